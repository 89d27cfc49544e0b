"""What accepted records say together: which version is cited, whose word counts, what is left out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from enrich.merging import Merged, merge
from enrich.model import (
    Candidate,
    Choice,
    Code,
    CslType,
    Entry,
    Identifier,
    Match,
    Metrics,
    Nature,
    Notice,
    PartialDate,
    Problem,
    Scheme,
    Severity,
    SourceName,
    Status,
    Verdict,
    Version,
    VersionKind,
)
from factories import arxiv, candidate, doi, entry, name

PUBLISHED = candidate(
    volume="7", issue="2", page="1-9", identifiers=(doi("10.5555/lamps.1"), Identifier(Scheme.IEEE, "123"))
)
PREPRINT = candidate(
    source=SourceName.ARXIV,
    identifiers=(arxiv("2501.00001"),),
    nature=Nature.PREPRINT,
    type=CslType.ARTICLE,
    issued=PartialDate(2025, 1, 2),
    container_titles=(),
    publisher="arXiv",
    abstract="Lamps are studied.",
    categories=("cs.CV", "cs.AI"),
)
S2 = candidate(
    source=SourceName.SEMANTICSCHOLAR,
    identifiers=(Identifier(Scheme.S2, "a" * 40), doi("10.5555/lamps.1"), arxiv("2501.00001")),
    authors=(name("L.", "A."),),
    metrics=Metrics(citations=9, references=30, influential_citations=1),
)


def chosen(*records: Candidate, problems: tuple[Problem, ...] = ()) -> Choice:
    matches = [Match(candidate=record, verdict=Verdict.SAME, probability=0.99) for record in records]
    return Choice(status=Status.RESOLVED, accepted=tuple(matches), problems=problems)


def merged(*records: Candidate, row: Entry | None = None, **choice: Any) -> Merged:
    return merge(row or entry(), chosen(*records, **choice))


def work(*records: Candidate) -> Any:
    found = merged(*records).work
    assert found is not None
    return found


def test_the_published_version_is_cited_and_the_preprint_kept_as_its_eprint() -> None:
    found = work(PUBLISHED, PREPRINT)
    assert (found.doi, found.arxiv, found.primary_class, found.volume, found.issued) == (
        "10.5555/lamps.1",
        "2501.00001",
        "cs.CV",
        "7",
        PartialDate(2025, 3),
    )


def test_what_belongs_to_one_version_is_never_filled_from_another() -> None:
    found = work(candidate(publisher=None, page=None), PREPRINT)
    assert (found.publisher, found.page) == (None, None)


def test_what_describes_the_work_is_taken_from_any_version() -> None:
    assert work(PUBLISHED, PREPRINT).abstract == "Lamps are studied."


def test_a_publisher_speaks_before_semantic_scholar() -> None:
    assert (work(S2, PUBLISHED).provenance["author"], work(S2, PREPRINT).provenance["title"]) == (
        SourceName.CROSSREF,
        SourceName.SEMANTICSCHOLAR,
    )


def test_each_field_says_where_it_came_from() -> None:
    provenance = work(PUBLISHED, PREPRINT).provenance
    assert {name: provenance[name] for name in ("title", "author", "DOI", "archive_location", "abstract")} == {
        "title": SourceName.CROSSREF,
        "author": SourceName.CROSSREF,
        "DOI": SourceName.CROSSREF,
        "archive_location": SourceName.ARXIV,
        "abstract": SourceName.ARXIV,
    }


def test_a_deposit_in_alphabetical_order_does_not_order_the_authors() -> None:
    deposit = candidate(identifiers=(doi("10.52202/079017-0001"),), authors=(name("Ant"), name("Bee")))
    assert [each.family for each in work(deposit, PREPRINT).authors] == ["Lampe", "Ohm"]


def test_what_semantic_scholar_alone_says_of_a_doi_is_not_passed_on() -> None:
    found = merged(S2)
    assert (found.identifiers, found.work and found.work.doi) == ((Identifier(Scheme.S2, "a" * 40),), None)


def test_what_semantic_scholar_says_of_a_doi_counts_where_the_row_links_it() -> None:
    assert doi("10.5555/lamps.1") in merged(S2, row=entry(identifiers=(doi("10.5555/lamps.1"),))).identifiers


def test_what_semantic_scholar_alone_says_of_a_doi_makes_no_version() -> None:
    assert merged(S2).versions == (Version(kind=VersionKind.PUBLISHED, title=S2.title, date="2025-03"),)


def test_a_record_of_semantic_scholar_that_names_a_refused_work_is_believed_in_its_own_name_alone() -> None:
    mixed = candidate(
        source=SourceName.SEMANTICSCHOLAR,
        identifiers=(Identifier(Scheme.S2, "a" * 40), doi("10.5555/teapots"), Identifier(Scheme.DBLP, "conf/x/Y")),
    )
    teapots = candidate("On the Brewing of Imaginary Tea", identifiers=(doi("10.5555/teapots"),))
    refused = Match(candidate=teapots, verdict=Verdict.DIFFERENT, probability=0.001)
    choice = replace(chosen(mixed, PREPRINT), others=(refused,))
    row = entry(identifiers=(doi("10.5555/teapots"),))
    assert merge(row, choice).identifiers == (arxiv("2501.00001"), Identifier(Scheme.S2, "a" * 40))


def test_another_publication_of_the_work_lends_it_no_identifier() -> None:
    journal = candidate(identifiers=(doi("10.5555/journal"),))
    conference = candidate(identifiers=(doi("10.5555/conference"), Identifier(Scheme.IEEE, "777")))
    found = merged(journal, conference)
    assert found.identifiers == (doi("10.5555/journal"),)
    assert [version.doi for version in found.versions] == ["10.5555/journal", "10.5555/conference"]


def test_what_a_registry_confirms_is_passed_on() -> None:
    assert merged(PUBLISHED, S2).identifiers == (
        doi("10.5555/lamps.1"),
        Identifier(Scheme.S2, "a" * 40),
        Identifier(Scheme.IEEE, "123"),
    )


def test_an_identifier_that_nobody_can_check_is_taken_from_the_link() -> None:
    link = Identifier(Scheme.OPENREVIEW, "aBcD")
    assert link in merged(PREPRINT, row=entry(identifiers=(link,))).identifiers


def test_nothing_is_taken_from_a_link_that_leads_elsewhere() -> None:
    link = Identifier(Scheme.OPENREVIEW, "aBcD")
    mismatch = Problem(code=Code.LINK_MISMATCH, severity=Severity.WARNING, message="", file="seeds/list.md", line=5)
    assert link not in merged(PREPRINT, row=entry(identifiers=(link,)), problems=(mismatch,)).identifiers


def test_versions_hold_what_their_own_records_say() -> None:
    assert merged(PUBLISHED, PREPRINT, S2).versions == (
        Version(kind=VersionKind.PUBLISHED, doi="10.5555/lamps.1", title=PUBLISHED.title, date="2025-03"),
        Version(kind=VersionKind.PREPRINT, arxiv="2501.00001", title=PREPRINT.title, date="2025-01-02"),
    )


def test_counts_are_kept_by_source() -> None:
    found = merged(candidate(metrics=Metrics(citations=7)), S2).metrics
    assert {source: metrics.citations for source, metrics in found.items()} == {
        SourceName.CROSSREF: 7,
        SourceName.SEMANTICSCHOLAR: 9,
    }


def test_notices_of_all_versions_are_told_once() -> None:
    notice = Notice(type="retraction", doi="10.5555/r", date="2026-01-02")
    assert merged(candidate(notices=(notice,)), candidate(notices=(notice,), volume="1")).notices == (notice,)


@pytest.mark.parametrize("status", [Status.UNRESOLVED, Status.PENDING, Status.AMBIGUOUS])
def test_without_a_record_what_the_links_say_stands(status: Status) -> None:
    row = entry(identifiers=(arxiv("2501.00001"), Identifier(Scheme.IEEE, "123")))
    assert merge(row, Choice(status=status)) == Merged(identifiers=row.identifiers)


def test_without_a_record_a_link_of_another_work_does_not_stand() -> None:
    row = entry(identifiers=(doi("10.5555/lamps.1"),))
    other = Match(candidate=PUBLISHED, verdict=Verdict.DIFFERENT, probability=0.01, linked=True)
    assert merge(row, Choice(status=Status.UNRESOLVED, others=(other,))) == Merged()
