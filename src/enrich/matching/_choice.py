"""Which records are the listed work, looked at together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from enrich.matching._checks import problems_of_accepted, problems_of_refused
from enrich.matching._sides import identifiers_of
from enrich.matching._titles import TitleAgreement
from enrich.matching._venues import VenueAgreement, compare_venues, read_venue
from enrich.matching._verdict import CONFIRMED
from enrich.matching._versions import is_preprint, is_renamed, same_work
from enrich.model import Choice, Entry, Identifier, Match, Scheme, SourceName, Status, Verdict


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
    ranked = tuple(sorted(matches, key=_likeliest))
    same = _sameness(ranked)
    works = _works(_possible(entry, ranked), same)
    best, second = (*(work.share for work in works), 0.0, 0.0)[:2]
    if best < settings.accept or best - second < settings.margin:
        rivals = [work for work in works if max(match.probability for match in work.matches) >= settings.accept]
        status = Status.AMBIGUOUS if len(rivals) > 1 else Status.UNRESOLVED
        return Choice(status=status, others=ranked, problems=problems_of_refused(entry, ranked))
    joined = sorted(_joined(works[0].matches, ranked, same), key=lambda match: _citable(entry, match))
    accepted = _settled(joined, same)
    others = tuple(match for match in ranked if match not in accepted)
    accepted = _cleared(accepted, others)
    problems = problems_of_accepted(entry, accepted, others)
    return Choice(status=Status.RESOLVED, accepted=accepted, others=others, problems=problems)


_FITTING: Final = frozenset({Verdict.SAME, Verdict.VERSION})


def _likeliest(match: Match) -> tuple[float, int, str, tuple[str, ...]]:
    """Order by probability, then by what never depends on who answered first."""
    return (
        -match.probability,
        list(Verdict).index(match.verdict),
        match.candidate.source.value,
        tuple(str(each) for each in match.candidate.identifiers) + match.candidate.titles,
    )


def _possible(entry: Entry, ranked: Sequence[Match]) -> tuple[Match, ...]:
    """Give what may be the listed work: what the row states, if that was found; else what fits and is not ruled out."""
    stated = tuple(match for match in ranked if _carries(match, entry.stated))
    schemes = {each.scheme for each in entry.stated}
    return stated or tuple(
        match
        for match in ranked
        if match.verdict in _FITTING and schemes.isdisjoint(each.scheme for each in match.candidate.identifiers)
    )


def _carries(match: Match, identifiers: Sequence[Identifier]) -> bool:
    return not identifiers_of(match.candidate).isdisjoint(identifiers)


# --- works ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Work:
    """Hold records of one work, and the probability that this work, and no other one found, is the listed one."""

    matches: tuple[Match, ...]
    share: float


_Same = Callable[[Match, Match], bool]


def _sameness(matches: Sequence[Match]) -> _Same:
    """Join versions, but for two titles that Semantic Scholar keeps as two papers: authors claim wrong DOIs."""
    papers: dict[Identifier, set[Identifier]] = {}
    for match in matches:
        paper = match.candidate.find(Scheme.S2)
        for identifier in identifiers_of(match.candidate):
            papers.setdefault(identifier, set()).update([paper] if paper else [])

    def papers_of(match: Match) -> set[Identifier]:
        return {paper for each in identifiers_of(match.candidate) for paper in papers.get(each, ())}

    def same(a: Match, b: Match) -> bool:
        if not same_work(a.candidate, b.candidate):
            return False
        mine, theirs = papers_of(a), papers_of(b)
        return not (mine and theirs and mine.isdisjoint(theirs) and is_renamed(a.candidate, b.candidate))

    return same


def _works(matches: Sequence[Match], same: _Same) -> list[_Work]:
    """Part the records into works, the likeliest work first."""
    works: list[tuple[Match, ...]] = []
    for match in matches:
        joined = [work for work in works if any(same(match, other) for other in work)]
        works = [work for work in works if work not in joined]
        works.append((*(each for work in joined for each in work), match))
    shared = [_Work(work, share) for work, share in zip(works, _shares(works), strict=True)]
    return sorted(shared, key=lambda work: (-work.share, min(map(_likeliest, work.matches))))


def _shares(works: Sequence[Sequence[Match]]) -> list[float]:
    """Give each work's probability, given that at most one of them is the listed one.

    A linked record whose title agrees leaves nothing to the others; next, one whose title is the row's to the letter,
    as the others then need an excuse for what differs; next, a linked record with an excuse.
    """
    odds = [_odds(max(match.probability for match in work)) for work in works]
    named = [any(match.candidate.authors for match in work) for work in works]
    if any(named):  # the record of a paper names its authors; a notice under the same title may not
        odds = [each if is_named else each / 1000 for each, is_named in zip(odds, named, strict=True)]
    for certain in (_is_confirmed, _is_equal, _is_linked):
        marks = [any(certain(match) for match in work) for work in works]
        if any(marks):
            odds = [each if marked else each / 1000 for each, marked in zip(odds, marks, strict=True)]
            break
    return [each / (1 + sum(odds)) for each in odds]


def _is_confirmed(match: Match) -> bool:
    return match.linked and match.probability >= CONFIRMED


def _is_equal(match: Match) -> bool:
    """Tell whether the title is the row's to the letter, and nothing else makes the match doubtful."""
    equal = TitleAgreement.EQUAL.value
    return match.probability >= 0.9 and any(each.name == "title" and each.value == equal for each in match.signals)


def _is_linked(match: Match) -> bool:
    return match.linked and match.probability >= 0.9


def _odds(probability: float) -> float:
    return probability / max(1 - probability, 1e-4)


def _joined(work: Sequence[Match], ranked: Sequence[Match], same: _Same) -> tuple[Match, ...]:
    """Add the version that is missing and whose own title would not have told (it was changed on publication)."""
    kinds = {is_preprint(match.candidate) for match in work}
    added = (
        match
        for match in ranked
        if match not in work and is_preprint(match.candidate) not in kinds and any(same(match, each) for each in work)
    )
    return (*work, *added)


def _settled(accepted: Sequence[Match], same: _Same) -> tuple[Match, ...]:
    """Keep what is one work with the record that is cited.

    A preprint may have joined pieces that a venue prints under one title every year; then none knows whose it is.
    """
    first = accepted[0]
    kept = tuple(match for match in accepted if match is first or same(first, match))
    if len(kept) == len(accepted):
        return kept
    published = is_preprint(first.candidate)
    return tuple(match for match in kept if match is first or is_preprint(match.candidate) is published)


#: Who registers identifiers of a scheme, hence knows whose they are.
_REGISTRIES: Final = {Scheme.DOI: SourceName.CROSSREF, Scheme.ARXIV: SourceName.ARXIV}


def _cleared(accepted: Sequence[Match], others: Sequence[Match]) -> tuple[Match, ...]:
    """Take from the accepted records the identifiers that their registry gives to a work that was refused."""
    confirmed = {each for match in accepted for each in _registered(match)}
    foreign = {each for match in others for each in _registered(match)} - confirmed
    return tuple(_without(match, foreign) if foreign else match for match in accepted)


def _registered(match: Match) -> frozenset[Identifier]:
    source = match.candidate.source
    return frozenset(each for each in match.candidate.identifiers if _REGISTRIES.get(each.scheme) is source)


def _without(match: Match, foreign: Collection[Identifier]) -> Match:
    kept = tuple(each for each in match.candidate.identifiers if each not in foreign)
    claimed = tuple(each for each in match.candidate.claimed if each not in foreign)
    if (kept, claimed) == (match.candidate.identifiers, match.candidate.claimed):
        return match
    return replace(match, candidate=replace(match.candidate, identifiers=kept, claimed=claimed))


# --- versions ---------------------------------------------------------------------------------


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
