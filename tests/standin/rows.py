"""The rows of a list, read with twenty lines of our own, and the work that each row's link stands for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from standin.works import Publication

LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Hold a row as written; `number` counts the rows of all tables from 1."""

    number: int
    line: int
    title: str
    venue: str
    url: str
    date: str
    code: str | None

    @property
    def year(self) -> int:
        return int(self.date[:4])

    @property
    def month(self) -> int | None:
        return int(self.date[5:]) if self.date[5:] else None


def read_rows(text: str) -> tuple[Row, ...]:
    """Read tables of the form `| Title | [Source](link) | Date | [code](link) |`."""
    found: list[Row] = []
    for line, written in enumerate(text.splitlines(), start=1):
        cells = [cell.strip() for cell in written.split("|")[1:-1]]
        source = LINK.fullmatch(cells[1]) if len(cells) >= 4 else None
        if source is None:
            continue
        code = LINK.fullmatch(cells[3])
        row = Row(
            number=len(found) + 1,
            line=line,
            title=cells[0],
            venue=source[1].strip(),
            url=source[2],
            date=cells[2],
            code=code[2] if code else None,
        )
        found.append(row)
    return tuple(found)


# --- what a row's link stands for ---

#: Container title and event of the conferences that lists name in short; and the type of their deposits.
CONFERENCES: Mapping[str, tuple[str, str, str]] = {
    "ACM MM": (
        "Proceedings of the ACM International Conference on Multimedia",
        "MM: ACM International Conference on Multimedia",
        "proceedings-article",
    ),
    "IJCAI": (
        "Proceedings of the International Joint Conference on Artificial Intelligence",
        "International Joint Conference on Artificial Intelligence {IJCAI}",
        "proceedings-article",
    ),
    "ICCV": (
        "IEEE/CVF International Conference on Computer Vision (ICCV)",
        "IEEE/CVF International Conference on Computer Vision (ICCV)",
        "proceedings-article",
    ),
    "CVPR": (
        "IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)",
        "IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)",
        "proceedings-article",
    ),
    "WACV": (
        "IEEE/CVF Winter Conference on Applications of Computer Vision (WACV)",
        "IEEE/CVF Winter Conference on Applications of Computer Vision (WACV)",
        "proceedings-article",
    ),
    "AAAI": ("Proceedings of the AAAI Conference on Artificial Intelligence", "", "journal-article"),
    "ECAI": ("Frontiers in Artificial Intelligence and Applications", "", "book-chapter"),
    "ECCV": ("Lecture Notes in Computer Science", "", "book-chapter"),
}


def describe(row: Row) -> Publication:
    """Give the work of a row without identifiers: authors and details are invented, the title is the row's."""
    short, _, year = row.venue.rpartition(" ")
    conference = CONFERENCES.get(short) if year.isdecimal() else None
    container, event, kind = conference or (row.venue, "", "journal-article")
    if conference and kind == "proceedings-article":
        container = f"{year} {container}"
    count = 2 + row.number % 4
    return Publication(
        title=row.title,
        authors=tuple(f"Author{100 * row.number + each}" for each in range(count)),
        year=row.year,
        month=row.month,
        type=kind,
        container=container,
        event=f"{event} {year}" if event else None,
        volume=None if event else str(10 + row.number % 30),
        issue=None if event else str(1 + row.number % 12),
        page=f"{10 * row.number}-{10 * row.number + 9}",
        citations=row.number % 40,
    )


def publish(row: Row) -> Publication:
    """Give the work of a row as its publisher deposits it: with the DOI and numbers that the link leads to."""
    for pattern, identify in PUBLISHERS.items():
        if found := re.search(pattern, row.url):
            return identify(row, found)
    return replace(describe(row), doi=f"10.5555/stand-in.{row.year}.{row.number}")


def _ieee(row: Row, found: re.Match[str]) -> Publication:
    """Deposit without a number in the DOI, as most IEEE journals do; the year often comes without a month."""
    dated = None if row.number % 3 else row.month
    year = row.year + (row.number % 12 == 8)  # some come out in the year after their early access
    return replace(
        describe(row), doi=f"10.1109/stand-in.{row.year}.{row.number:04}", ieee=int(found[1]), year=year, month=dated
    )


def _elsevier(row: Row, found: re.Match[str]) -> Publication:
    page = str(100000 + row.number)
    return replace(
        describe(row), doi=f"10.1016/j.stand-in.{row.year}.{page}", pii=found[1].upper(), page=page, article_number=page
    )


def _aaai(row: Row, found: re.Match[str]) -> Publication:
    issue = 1 + row.number * 7 % 28
    return replace(
        describe(row),
        doi=f"10.1609/aaai.v{row.year - 1986}i{issue}.{found[1]}",
        volume=str(row.year - 1986),
        issue=str(issue),
    )


def _embedded(row: Row, found: re.Match[str]) -> Publication:
    return replace(describe(row), doi=found[1].lower())


def _ijcai(row: Row, found: re.Match[str]) -> Publication:
    """Deposit under a number that is not the submission's, which is all that the link holds."""
    del found
    return replace(describe(row), doi=f"10.24963/ijcai.{row.year}/stand-in.{row.number}")


def _cvf(row: Row, found: re.Match[str]) -> Publication:
    """Deposit with IEEE, with the first author whom the file name tells."""
    plain = describe(row)
    doi = f"10.1109/stand-in.cvf.{row.year}.{row.number:05}"
    return replace(plain, doi=doi, authors=(found[1], *plain.authors[1:]), ieee=97_000_000 + row.number)


def _preprint(row: Row, found: re.Match[str]) -> Publication:
    """Deposit with nobody: some twist of the world says where it was published."""
    return replace(describe(row), arxiv=found[1])


PUBLISHERS: Mapping[str, Callable[[Row, re.Match[str]], Publication]] = {
    r"ieee\.org/(?:abstract/)?document/0*(\d+)": _ieee,
    r"sciencedirect\.com/science/article/(?:abs/)?pii/(\w+)": _elsevier,
    r"ojs\.aaai\.org/index\.php/AAAI/article/view/(\d+)": _aaai,
    r"ijcai-preprints\.s3[^/]*/\d+/(\d+)\.pdf": _ijcai,
    r"openaccess\.thecvf\.com/.*/([A-Z][a-z]+)_": _cvf,
    r"arxiv\.org/abs/(\d{4}\.\d{4,5})": _preprint,
    r"(10\.\d{4,9}/[^?#\s]+)": _embedded,
}
