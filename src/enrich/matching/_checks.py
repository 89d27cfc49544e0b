"""What a curator should look at, once it is known what a row lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from enrich.matching._evidence import Evidence, Years, compare_spellings, gather
from enrich.matching._sides import OF_RECORDS, identifiers_of, side_of_candidate, side_of_entry
from enrich.matching._venues import VenueAgreement
from enrich.matching._versions import is_preprint
from enrich.model import Code, Entry, Identifier, Match, Problem, Scheme, Severity

_W: Final = Severity.WARNING


def problems_of_refused(entry: Entry, matches: Sequence[Match]) -> tuple[Problem, ...]:
    """Report what is wrong with a row for which nothing was accepted."""
    return tuple(_mismatched_links(entry, (), matches))


def problems_of_accepted(entry: Entry, accepted: Sequence[Match], others: Sequence[Match]) -> tuple[Problem, ...]:
    """Report where the row and the accepted record do not agree."""
    return (
        *_mismatched_links(entry, accepted, others),
        *_title(entry, accepted),
        *_venue(entry, accepted),
        *_date(entry, accepted),
        *_superseded(entry, accepted),
        *_notices(entry, accepted),
    )


def _problem(entry: Entry, code: Code, message: str, severity: Severity = _W) -> Problem:
    return entry.problem(code, severity, message)


def _mismatched_links(entry: Entry, accepted: Sequence[Match], others: Sequence[Match]) -> Iterator[Problem]:
    confirmed = {each for match in accepted for each in identifiers_of(match.candidate)}
    for identifier in entry.identifiers:
        if identifier in confirmed:
            continue
        found = next((m for m in others if m.candidate.title and identifier in identifiers_of(m.candidate)), None)
        if found and not accepted and found.probability >= 0.5:
            continue  # it may well be the listed work: not accepted is not refuted
        if found:
            message = f'the link ({identifier}) leads to "{found.candidate.title}", not to "{entry.title}"'
            yield _problem(entry, Code.LINK_MISMATCH, message)
        elif accepted and (other := _rival(identifier, accepted)):
            message = f'the link ({identifier}) is not that of "{accepted[0].candidate.title}", which has {other}'
            yield _problem(entry, Code.LINK_MISMATCH, message)


def _rival(identifier: Identifier, accepted: Sequence[Match]) -> Identifier | None:
    """Give the accepted record's own identifier of a kind of which a record has one."""
    if identifier.scheme not in OF_RECORDS or identifier.scheme is Scheme.DOI:
        return None  # a DOI may be an alias of another (two deposits of one article)
    first = accepted[0].candidate
    return None if is_preprint(first) else first.find(identifier.scheme)


def _title(entry: Entry, accepted: Sequence[Match]) -> Iterator[Problem]:
    evidence = _compared(entry, accepted[0])
    if not evidence.whole:
        message = f'the record\'s title is "{accepted[0].candidate.title}", the row says "{entry.title}"'
        yield _problem(entry, Code.TITLE_MISMATCH, message)


def _compared(entry: Entry, match: Match) -> Evidence:
    left, right = side_of_entry(entry), side_of_candidate(match.candidate)
    return gather(left, right, compare_spellings(left, right))


def _venue(entry: Entry, accepted: Sequence[Match]) -> Iterator[Problem]:
    """Compare venues with all versions found: a row may name any of them."""
    agreements = {_compared(entry, match).venue for match in accepted if not is_preprint(match.candidate)}
    elsewhere = {VenueAgreement.OTHER, VenueAgreement.OTHER_KIND}
    if agreements and agreements <= elsewhere:
        told = next((name for match in accepted for name in match.candidate.container_titles), "")
        yield _problem(
            entry, Code.VENUE_MISMATCH, f'the record appeared in "{told}", the row says "{(entry.venue or "").strip()}"'
        )


def _date(entry: Entry, accepted: Sequence[Match]) -> Iterator[Problem]:
    """Compare years with a tolerance of one: online first in December is printed in the next year, or later."""
    gaps = [_compared(entry, match).years for match in accepted]
    if gaps and all(gap in {Years.TWO, Years.FEW, Years.MANY} for gap in gaps):
        told = next((match.candidate.issued for match in accepted if match.candidate.issued), None)
        yield _problem(
            entry, Code.DATE_MISMATCH, f"the record is dated {told}, the row says {entry.date or entry.year}"
        )


def _superseded(entry: Entry, accepted: Sequence[Match]) -> Iterator[Problem]:
    preprints = [match for match in accepted if is_preprint(match.candidate)]
    published = [match.candidate for match in accepted if not is_preprint(match.candidate)]
    links_arxiv = any(each.scheme is Scheme.ARXIV for each in (*entry.identifiers, *entry.stated))
    doi = published[0].find(Scheme.DOI) if published else None
    if doi and (links_arxiv or any(match.linked for match in preprints)):
        where = f" in {published[0].container_titles[0]}" if published[0].container_titles else ""
        message = f"the linked preprint is published{where}: https://doi.org/{doi.value}"
        yield _problem(entry, Code.PREPRINT_SUPERSEDED, message, Severity.INFO)


_GRAVITY: Final = {
    "retraction": (Code.RETRACTED, Severity.ERROR),
    "partial-retraction": (Code.RETRACTED, Severity.ERROR),
    "withdrawal": (Code.RETRACTED, Severity.ERROR),
    "removal": (Code.RETRACTED, Severity.ERROR),
    "expression-of-concern": (Code.CONCERN, _W),
}


def _notices(entry: Entry, accepted: Sequence[Match]) -> Iterator[Problem]:
    """Report notices; a `new_version` is none, nor is a correction of a record by itself (crossref.md, section 3)."""
    own = {each.value for match in accepted for each in identifiers_of(match.candidate) if each.scheme is Scheme.DOI}
    for notice in dict.fromkeys(notice for match in accepted for notice in match.candidate.notices):
        kind = notice.type.replace("_", "-")
        code, severity = _GRAVITY.get(kind, (Code.CORRECTED, Severity.INFO))
        if kind.startswith("new-") or (notice.doi in own and code is not Code.RETRACTED):
            continue
        where = f" (https://doi.org/{notice.doi})" if notice.doi else ""
        yield _problem(entry, code, f"the work has a notice: {kind}{where}", severity)
