"""Write the DOIs that an article of the AAAI proceedings can have: its link tells the number, not the issue."""

from __future__ import annotations

from typing import Final

_FOUNDED: Final = 1986  # volume 39 is of 2025
_ISSUES: Final = 30
_MOST: Final = 2  # volumes asked for, so that one look-up holds at most 60 DOIs

#: First article number of a volume, generously: the numbers of ojs.aaai.org grow with time (5878 in v34, 11794 in v32,
#: 33079 in v39). Up to volume 32 the proceedings were put there in one go, each volume one issue.
_FIRST: Final[tuple[tuple[int, int], ...]] = (
    (40, 36_300),
    (39, 31_300),
    (38, 27_300),
    (37, 24_500),
    (36, 19_400),
    (35, 13_500),
    (32, 7_400),
    (34, 5_200),
    (33, 3_600),
)


def aaai_dois(number: str, year: int | None) -> tuple[str, ...]:
    """Give every DOI that article `number` can have, at most 60; of these at most one exists.

    The volume follows from the year of the conference (2025 is 39). A list's year may be that of the preprint, so the
    volume in whose range the number lies is asked for too. The articles of 2019 have page-based numbers, which the link
    does not tell: for them nothing may exist.
    """
    if not number.isdecimal():
        return ()
    volumes = dict.fromkeys((*_of_year(year), *_of_number(int(number))))
    return tuple(doi for volume in tuple(volumes)[:_MOST] for doi in _of_volume(volume, int(number)))


def _of_year(year: int | None) -> tuple[int, ...]:
    return (year - _FOUNDED,) if year is not None and year - _FOUNDED >= 24 else ()


def _of_number(number: int) -> tuple[int, ...]:
    return next(((volume,) for volume, first in _FIRST if number >= first), ())


def _of_volume(volume: int, number: int) -> tuple[str, ...]:
    if volume <= 32:
        return (f"10.1609/aaai.v{volume}i1.{number}",)
    padded = 2 if volume in {33, 34} else 1  # `v34i04.5878`, but `v39i9.33079`
    return tuple(f"10.1609/aaai.v{volume}i{issue:0{padded}}.{number}" for issue in range(1, _ISSUES + 1))
