"""Which records are the listed work, looked at together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from enrich.matching._checks import problems_of_accepted, problems_of_refused
from enrich.matching._sides import identifiers_of
from enrich.matching._venues import VenueAgreement, compare_venues, read_venue
from enrich.matching._versions import is_preprint, same_work
from enrich.model import Choice, Entry, Identifier, Match, Status, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Set how sure a choice must be.

    `accept` is the least probability of an accepted work, other works that fit taken into account; `margin` is how
    much likelier it must be than the next work.
    """

    accept: float = 0.9
    margin: float = 0.5


def choose(entry: Entry, matches: Sequence[Match], settings: Settings = Settings()) -> Choice:
    """Choose the work that the row lists, or say that none or more than one fits; order of `matches` says nothing."""
    ranked = sorted(matches, key=_likeliest)
    stated = tuple(match for match in ranked if _carries(match, entry.stated))
    possible = stated or tuple(
        m for m in ranked if m.verdict in _GOOD and not (entry.stated and _contradicts(m, entry))
    )
    works = _works(possible)
    shares = _shares(works)
    if not works or shares[0] < settings.accept or (len(shares) > 1 and shares[0] - shares[1] < settings.margin):
        tied = len(works) > 1 and shares[0] - shares[1] < settings.margin
        status = Status.AMBIGUOUS if tied else Status.UNRESOLVED
        return Choice(status=status, others=tuple(ranked), problems=problems_of_refused(entry, ranked))
    accepted = tuple(sorted(_joined(works[0], ranked, stated), key=lambda match: _citable(entry, match)))
    others = tuple(match for match in ranked if match not in accepted)
    return Choice(
        status=Status.RESOLVED, accepted=accepted, others=others, problems=problems_of_accepted(entry, accepted, others)
    )


_GOOD = frozenset({Verdict.SAME, Verdict.VERSION})


def _likeliest(match: Match) -> tuple[float, int, str, tuple[str, ...]]:
    """Order by probability, then by what never depends on who answered first."""
    return (
        -match.probability,
        list(Verdict).index(match.verdict),
        match.candidate.source.value,
        tuple(str(each) for each in match.candidate.identifiers) + match.candidate.titles,
    )


def _carries(match: Match, identifiers: Sequence[Identifier]) -> bool:
    return not identifiers_of(match.candidate).isdisjoint(identifiers)


def _contradicts(match: Match, entry: Entry) -> bool:
    """Tell whether a record has another identifier where the row states one."""
    schemes = {each.scheme for each in entry.stated}
    return any(each.scheme in schemes for each in match.candidate.identifiers)


def _works(matches: Sequence[Match]) -> list[list[Match]]:
    """Part the records into works, the likeliest work first."""
    works: list[list[Match]] = []
    for match in matches:
        joined = [work for work in works if any(same_work(match.candidate, other.candidate) for other in work)]
        works = [work for work in works if work not in joined]
        works.append([each for work in joined for each in work] + [match])
    return sorted(works, key=lambda work: min(map(_likeliest, work)))


def _shares(works: Sequence[Sequence[Match]]) -> list[float]:
    """Give each work's probability, given that at most one of them is the listed one.

    A linked record whose title agrees leaves nothing to the others.
    """
    linked = [any(match.linked for match in work) for work in works]
    odds = [_odds(max(match.probability for match in work)) for work in works]
    if any(linked):
        odds = [each if is_linked else each / 1000 for each, is_linked in zip(odds, linked, strict=True)]
    return [each / (1 + sum(odds)) for each in odds]


def _odds(probability: float) -> float:
    return probability / max(1 - probability, 1e-4)


def _joined(work: Sequence[Match], ranked: Sequence[Match], stated: Sequence[Match]) -> list[Match]:
    """Add the records that belong to the work though their own title would not have told (a changed title)."""
    joined = list(work)
    for match in ranked:
        if match not in joined and any(same_work(match.candidate, each.candidate) for each in (*work, *stated)):
            joined.append(match)
    return joined


def _citable(entry: Entry, match: Match) -> tuple[bool, int, bool, bool, tuple[float, int, str, tuple[str, ...]]]:
    """Order versions: the stated one; of the row's venue; published before preprint; linked; the likeliest."""
    return (
        not _carries(match, entry.stated),
        _fit(entry, match),
        not match.linked,
        match.verdict is not Verdict.SAME,
        _likeliest(match),
    )


def _fit(entry: Entry, match: Match) -> int:
    if is_preprint(match.candidate):
        return 2
    listed = read_venue(entry.venue) if entry.venue else None
    found = [compare_venues(listed, read_venue(name)) for name in match.candidate.container_titles]
    if VenueAgreement.SAME in found:
        return 0
    elsewhere = {VenueAgreement.OTHER, VenueAgreement.OTHER_KIND}
    return 3 if found and elsewhere.issuperset(found) and not match.linked else 1
