"""Which records are versions of one work, and which version a record is."""

from __future__ import annotations

import re
from typing import Final

from enrich.matching._evidence import WHOLE, Breadth, Evidence, Years, compare_spellings, gather
from enrich.matching._people import AuthorAgreement
from enrich.matching._sides import Side, identifiers_of, side_of_candidate
from enrich.matching._titles import Difference, TitleAgreement
from enrich.matching._venues import VenueAgreement, VenueKind, read_venue
from enrich.model import Candidate, Entry, Identifier, Nature, Scheme

#: Repositories that give a deposit one DOI and each of its versions another (figshare, Zenodo: "DOI versioning").
_VERSIONED: Final = re.compile(r"^10\.(?:6084/m9\.figshare|5281/zenodo)\.")


def is_preprint(candidate: Candidate) -> bool:
    return candidate.nature is Nature.PREPRINT or any(
        venue.kind is VenueKind.PREPRINT for name in candidate.container_titles if (venue := read_venue(name))
    )


def is_other_version(entry: Entry, candidate: Candidate, evidence: Evidence) -> bool:
    """Tell whether a record of the listed work is another version of it than the one that the row names."""
    known = identifiers_of(candidate)
    if any(each in known and each.scheme is not Scheme.ARXIV for each in (*entry.stated, *entry.identifiers)):
        return False
    listed, found = _is_listed_as_preprint(entry), is_preprint(candidate)
    if listed is not None and listed != found:
        return True
    doi = candidate.find(Scheme.DOI)
    if doi and _VERSIONED.match(doi.value):
        return True
    if evidence.venue in {VenueAgreement.OTHER, VenueAgreement.OTHER_KIND}:
        return True
    return evidence.venue is not VenueAgreement.SAME and evidence.years in {Years.TWO, Years.FEW, Years.MANY}


def _is_listed_as_preprint(entry: Entry) -> bool | None:
    """Tell what version the row names, by its venue, else by its link; None where it names none."""
    if venue := read_venue(entry.venue or ""):
        return venue.kind is VenueKind.PREPRINT
    if entry.identifiers:
        return all(each.scheme is Scheme.ARXIV for each in entry.identifiers)
    return None


# --- two records ------------------------------------------------------------------------------

_STRONG: Final = frozenset(
    {Scheme.DOI, Scheme.ARXIV, Scheme.S2, Scheme.PII, Scheme.IEEE, Scheme.PMID, Scheme.OPENREVIEW, Scheme.ACL}
)


def same_work(a: Candidate, b: Candidate) -> bool:
    """Tell whether two records are one work, in one version or in two."""
    left, right = side_of_candidate(a), side_of_candidate(b)
    if left.nature is not right.nature:
        return False
    evidence = gather(left, right, compare_spellings(left, right))
    if evidence.title.difference is not Difference.NONE:
        return False
    if _is_related(a, b) or _share_an_identifier(a, b):
        alike = evidence.whole or (evidence.title.similarity >= 0.5 and evidence.authors not in _CONTRADICT)
        return alike or _is_renamed_by_publisher(a, b, evidence)
    if _is_claimed(a, b):
        return _may_be_renamed(left, right, evidence)
    return left.is_paper is right.is_paper and not _recurs(a, b, evidence) and _agree(a, b, left, right, evidence)


def _agree(a: Candidate, b: Candidate, left: Side, right: Side, evidence: Evidence) -> bool:
    """Tell whether two records that do not name each other agree all the same."""
    if evidence.authors in _AGREE:
        return _agree_by_authors(a, b, left, right, evidence)
    return _agree_by_title(a, b, evidence)


def _is_renamed_by_publisher(a: Candidate, b: Candidate, evidence: Evidence) -> bool:
    """Tell whether a publisher joins a preprint to its paper, whose title may have changed altogether."""
    return _is_related(a, b) and evidence.authors in _AGREE and is_preprint(a) != is_preprint(b)


def _agree_by_title(a: Candidate, b: Candidate, evidence: Evidence) -> bool:
    """Join a record that names no authors, as poor ones do, by a long title of one time; not under another DOI."""
    dois = {each.find(Scheme.DOI) for each in (a, b)}
    return (len(dois) == 1 or None in dois) and (
        evidence.authors in {AuthorAgreement.UNKNOWN, AuthorAgreement.UNNAMED}
        and evidence.title.agreement is TitleAgreement.EQUAL
        and evidence.breadth is Breadth.LONG
        and evidence.years in {Years.SAME, Years.ONE, Years.UNKNOWN}
    )


def _recurs(a: Candidate, b: Candidate, evidence: Evidence) -> bool:
    """Tell a yearly piece: one venue does not print one work in two years under two DOIs."""
    dois = a.find(Scheme.DOI), b.find(Scheme.DOI)
    apart = evidence.years not in {Years.SAME, Years.UNKNOWN}
    return (
        evidence.venue is VenueAgreement.SAME and apart and None not in dois and not (is_preprint(a) or is_preprint(b))
    )


_AGREE: Final = frozenset({AuthorAgreement.EXACT, AuthorAgreement.ALL, AuthorAgreement.MOST})
_CONTRADICT: Final = frozenset({AuthorAgreement.NONE, AuthorAgreement.OTHERS})  # Semantic Scholar merges works at times


def _agree_by_authors(a: Candidate, b: Candidate, left: Side, right: Side, evidence: Evidence) -> bool:
    """Join by title and authors; two published records only where hardly anything differs."""
    if evidence.breadth is Breadth.COLUMN:
        return False
    same_people = evidence.authors in {AuthorAgreement.EXACT, AuthorAgreement.ALL}
    if is_preprint(a) == is_preprint(b):
        return evidence.title.agreement in _TO_THE_LETTER and (same_people or a.source is not b.source)
    if evidence.whole:
        return same_people or evidence.title.agreement in _TO_THE_LETTER
    return (
        same_people
        and min(len(left.people.persons), len(right.people.persons)) >= 3
        and evidence.title.similarity >= 0.6
        and (evidence.title.agreement in _ONE_SIDED or _share_a_name(left, right))
        and evidence.years not in {Years.FEW, Years.MANY}
    )


_TO_THE_LETTER: Final = frozenset({TitleAgreement.EQUAL, TitleAgreement.NAMED, TitleAgreement.REMARK})


def _share_a_name(left: Side, right: Side) -> bool:
    """Tell whether both titles begin with one name ("MA-Net: …"): authors keep it when they change the rest."""
    return left.titles[0].name == right.titles[0].name != ""


def _is_related(a: Candidate, b: Candidate) -> bool:
    """Tell whether a publisher says that one record is a version of the other."""
    return bool(_related(a) & _strong(b) or _related(b) & _strong(a))


def _share_an_identifier(a: Candidate, b: Candidate) -> bool:
    return bool(_strong(a) & _strong(b))


def _is_claimed(a: Candidate, b: Candidate) -> bool:
    """Tell whether an author says that one record is the other."""
    return bool({*a.claimed} & _strong(b) or {*b.claimed} & _strong(a))


def _may_be_renamed(left: Side, right: Side, evidence: Evidence) -> bool:
    """Tell a new title from another paper of the same people: those differ by a word put for a word."""
    title = evidence.title
    return title.agreement in _ONE_SIDED or title.similarity >= 0.9 or _share_a_name(left, right)


_ONE_SIDED: Final = WHOLE | {
    TitleAgreement.CUT,
    TitleAgreement.SUBTITLE,
    TitleAgreement.BEGINNING,
    TitleAgreement.WITHIN,
}


def _strong(candidate: Candidate) -> frozenset[Identifier]:
    return frozenset(each for each in identifiers_of(candidate) if each.scheme in _STRONG)


def _related(candidate: Candidate) -> frozenset[Identifier]:
    return frozenset(relation.target for relation in candidate.relations)


def is_renamed(a: Candidate, b: Candidate) -> bool:
    """Tell whether two records of one work have different titles."""
    left, right = side_of_candidate(a), side_of_candidate(b)
    return compare_spellings(left, right).agreement not in WHOLE
