"""All records of one row together."""

from __future__ import annotations

from typing import Any

import pytest

from enrich.matching import choose, judge
from enrich.model import (
    Candidate,
    Choice,
    Code,
    Entry,
    Identifier,
    Nature,
    Notice,
    PartialDate,
    Scheme,
    SourceName,
    Status,
)
from factories import arxiv, candidate, doi, entry, name

TITLE = "Graph Attention Prompting for Facial Expression Recognition"
VENUE = "IEEE Transactions on Affective Computing"


def chosen(row: Entry, *records: Candidate) -> Choice:
    return choose(row, [judge(row, record) for record in records])


def record(title: str = TITLE, number: int = 1, **fields: Any) -> Candidate:
    defaults: dict[str, Any] = {"container_titles": (VENUE,), "identifiers": (doi(f"10.5555/gap.{number}"),)}
    return candidate(title, **(defaults | fields))


ROW = entry(TITLE, venue=VENUE, year=2025, date="2025-03")


def test_the_record_of_the_rows_title_is_accepted() -> None:
    choice = chosen(ROW, record("Another Title about Lamps", 2), record())
    assert choice.status is Status.RESOLVED
    assert [match.candidate.identifiers for match in choice.accepted] == [(doi("10.5555/gap.1"),)]


def test_nothing_is_accepted_where_nothing_fits() -> None:
    choice = chosen(ROW, record("Another Title about Lamps", 2))
    assert (choice.status, choice.accepted, choice.confidence) == (Status.UNRESOLVED, (), None)


def test_two_works_that_fit_alike_are_ambiguous() -> None:
    twin = record(number=2, authors=(name("Berg", "Cleo"),))
    choice = chosen(ROW, record(), twin)
    assert (choice.status, len(choice.others)) == (Status.AMBIGUOUS, 2)


def test_a_link_tells_two_works_of_one_title_apart() -> None:
    row = entry(TITLE, identifiers=(doi("10.5555/gap.2"),))
    choice = chosen(row, record(), record(number=2, authors=(name("Berg", "Cleo"),)))
    assert [match.candidate.identifiers for match in choice.accepted] == [(doi("10.5555/gap.2"),)]


def test_a_preprint_joins_its_published_paper_which_is_cited() -> None:
    row = entry(TITLE, venue=VENUE, year=2025, identifiers=(arxiv("2501.00001"),))
    preprint = record(nature=Nature.PREPRINT, container_titles=(), identifiers=(arxiv("2501.00001"),))
    choice = chosen(row, preprint, record())
    assert [match.candidate.identifiers[0] for match in choice.accepted] == [doi("10.5555/gap.1"), arxiv("2501.00001")]
    assert [problem.code for problem in choice.problems] == [Code.PREPRINT_SUPERSEDED]


def test_a_link_to_another_work_is_reported_and_not_followed() -> None:
    row = entry(TITLE, venue=VENUE, year=2025, identifiers=(doi("10.5555/lamps.9"),))
    choice = chosen(row, record("Lamps for Reading at Night", identifiers=(doi("10.5555/lamps.9"),)), record())
    assert [match.candidate.identifiers[0] for match in choice.accepted] == [doi("10.5555/gap.1")]
    assert [problem.code for problem in choice.problems] == [Code.LINK_MISMATCH]


def test_an_identifier_that_the_row_states_wins_over_its_title() -> None:
    row = entry(TITLE, stated=(doi("10.5555/lamps.9"),))
    choice = chosen(row, record("Lamps for Reading at Night", identifiers=(doi("10.5555/lamps.9"),)), record())
    assert [match.candidate.identifiers[0] for match in choice.accepted] == [doi("10.5555/lamps.9")]
    assert [problem.code for problem in choice.problems] == [Code.TITLE_MISMATCH]


def test_the_order_of_the_records_says_nothing() -> None:
    records = [
        record(),
        record("Another Title about Lamps", 2),
        record(nature=Nature.PREPRINT, identifiers=(arxiv("2501.00001"),)),
    ]
    assert chosen(ROW, *records) == chosen(ROW, *reversed(records))


def codes(choice: Choice) -> list[Code]:
    return [problem.code for problem in choice.problems]


def test_a_paper_of_another_venue_and_year_is_told() -> None:
    row = entry(TITLE, venue="CVPR 2022", year=2022, date="2022", authors=("A. Lampe",))
    choice = chosen(row, record(issued=PartialDate(2024)))
    assert (choice.status, codes(choice)) == (Status.RESOLVED, [Code.VENUE_MISMATCH, Code.DATE_MISMATCH])
    assert [(problem.file, problem.line) for problem in choice.problems] == [("seeds/list.md", 5)] * 2


def test_online_first_a_year_before_print_is_no_mismatch() -> None:
    assert codes(chosen(ROW, record(issued=PartialDate(2026, 1)))) == []
    dates = (PartialDate(2025, 3), PartialDate(2027, 6))
    assert codes(chosen(ROW, record(issued=PartialDate(2027, 6), dates=dates))) == []


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        (Notice(type="retraction", doi="10.5555/r"), [Code.RETRACTED]),
        (Notice(type="withdrawal"), [Code.RETRACTED]),
        (Notice(type="expression_of_concern", doi="10.5555/c"), [Code.CONCERN]),
        (Notice(type="correction", doi="10.5555/e"), [Code.CORRECTED]),
        (Notice(type="new_version", doi="10.5555/gap.1"), []),
        (Notice(type="correction", doi="10.5555/gap.1"), []),
    ],
)
def test_notices_about_the_work_are_told(notice: Notice, expected: list[Code]) -> None:
    assert codes(chosen(ROW, record(notices=(notice,)))) == expected


def test_the_version_of_the_rows_venue_is_cited_first() -> None:
    row = entry(TITLE, venue="CVPR 2024", year=2024)
    paper = record(number=2, container_titles=("Computer Vision and Pattern Recognition",), issued=PartialDate(2024))
    choice = chosen(row, record(), paper)
    assert [match.candidate.identifiers for match in choice.accepted] == [
        (doi("10.5555/gap.2"),),
        (doi("10.5555/gap.1"),),
    ]


def test_a_preprint_comes_before_a_paper_of_a_venue_that_the_row_does_not_name() -> None:
    row = entry(TITLE, venue="ICLR 2024", year=2024)
    preprint = record(nature=Nature.PREPRINT, container_titles=(), identifiers=(arxiv("2401.00001"),))
    assert chosen(row, record(), preprint).accepted[0].candidate is preprint


def test_what_the_row_states_rules_out_records_that_contradict_it() -> None:
    choice = chosen(entry(TITLE, venue=VENUE, year=2025, stated=(doi("10.5555/missing"),)), record())
    assert (choice.status, choice.accepted) == (Status.UNRESOLVED, ())


def test_a_row_whose_link_leads_elsewhere_and_whose_title_is_not_found_says_so() -> None:
    row = entry(TITLE, identifiers=(doi("10.5555/lamps.9"),))
    choice = chosen(row, record("Lamps for Reading at Night", identifiers=(doi("10.5555/lamps.9"),)))
    assert (choice.status, codes(choice)) == (Status.UNRESOLVED, [Code.LINK_MISMATCH])


def test_a_link_to_what_may_well_be_the_listed_work_is_not_called_wrong() -> None:
    row = entry(f"Grahp Attetnion{TITLE.removeprefix('Graph Attention')}", identifiers=(doi("10.5555/gap.1"),))
    choice = chosen(row, record())
    assert 0.5 <= choice.others[0].probability < 0.9
    assert (choice.status, codes(choice)) == (Status.UNRESOLVED, [])


@pytest.mark.parametrize(
    ("title", "venue"),
    [
        (f"[Journal of Invented Lamps] {TITLE}", "Journal of Invented Lamps"),
        (f"{TITLE} (Journal of Invented Lamps)", "Journal of Invented Lamps"),
        (f"[Proceedings of the AAAI Conference on Artificial Intelligence] {TITLE}", None),
    ],
)
def test_a_venue_that_is_glued_to_the_title_says_nothing_of_the_work(title: str, venue: str | None) -> None:
    container = venue or "Proceedings of the AAAI Conference on Artificial Intelligence"
    choice = chosen(entry(title, venue=venue, year=2025), record(container_titles=(container,)))
    assert (choice.status, codes(choice)) == (Status.RESOLVED, [])


def test_the_rows_title_to_the_letter_outranks_a_link_with_an_excuse() -> None:
    row = entry(TITLE, venue=VENUE, year=2025, identifiers=(doi("10.5555/gap.2"),))
    choice = chosen(row, record(f"{TITLE} in the Wild", 2, authors=(name("Berg", "Cleo"),)), record())
    assert [match.candidate.identifiers for match in choice.accepted] == [(doi("10.5555/gap.1"),)]
    assert codes(choice) == [Code.LINK_MISMATCH]


def test_a_linked_record_may_say_more_than_the_row() -> None:
    row = entry(TITLE, venue=VENUE, year=2025, identifiers=(doi("10.5555/gap.2"),))
    choice = chosen(row, record(f"{TITLE} in the Wild", 2))
    assert (choice.status, codes(choice)) == (Status.RESOLVED, [Code.TITLE_MISMATCH])


def test_a_title_to_the_letter_outranks_one_with_a_slip() -> None:
    slip = record(TITLE.replace("Recognition", "Recogniton"), 2, authors=(name("Berg", "Cleo"),))
    assert chosen(ROW, slip, record()).accepted[0].candidate.title == TITLE


def test_a_title_that_is_not_quite_the_rows_does_not_overrule_its_link() -> None:
    row = entry(TITLE.replace("Recognition", "Recogniton"), venue=VENUE, year=2025, identifiers=(doi("10.5555/else"),))
    assert chosen(row, record()).status is Status.UNRESOLVED


def test_a_stated_preprint_is_cited_and_its_paper_told() -> None:
    row = entry(TITLE, stated=(arxiv("2501.00001"),))
    preprint = record(nature=Nature.PREPRINT, container_titles=(), identifiers=(arxiv("2501.00001"),))
    choice = chosen(row, record(), preprint)
    assert choice.accepted[0].candidate is preprint
    assert codes(choice) == [Code.PREPRINT_SUPERSEDED]
    assert "10.5555/gap.1" in choice.problems[0].message


def test_a_paper_of_another_venue_needs_a_name_or_a_link() -> None:
    assert chosen(entry(TITLE, venue="CVPR 2025", year=2025), record()).status is Status.UNRESOLVED


def test_pieces_that_a_venue_prints_every_year_are_not_versions_of_each_other() -> None:
    pieces = [record(number=number, issued=PartialDate(2023 + number)) for number in range(1, 4)]
    preprint = record(nature=Nature.PREPRINT, container_titles=(), identifiers=(arxiv("2501.00001"),))
    choice = chosen(entry(TITLE, venue=VENUE, year=2025), *pieces, preprint)
    assert [match.candidate.identifiers for match in choice.accepted] == [(doi("10.5555/gap.2"),)]


def test_an_identifier_that_its_registry_gives_to_another_work_is_taken_away() -> None:
    merged = record(
        source=SourceName.SEMANTICSCHOLAR, identifiers=(Identifier(Scheme.S2, "0" * 40), doi("10.5555/gap.9"))
    )
    choice = chosen(ROW, merged, record("Protein Folding of Yeast", 9))
    assert [match.candidate.identifiers for match in choice.accepted] == [(Identifier(Scheme.S2, "0" * 40),)]


def test_a_claimed_paper_that_semantic_scholar_keeps_apart_is_not_joined() -> None:
    preprint = record(
        nature=Nature.PREPRINT, container_titles=(), identifiers=(arxiv("2501.00001"),), claimed=(doi("10.5555/gap.9"),)
    )
    other = record(f"{TITLE} in the Wild", 9)
    papers = [
        record(
            other.title,
            source=SourceName.SEMANTICSCHOLAR,
            identifiers=(Identifier(Scheme.S2, "1" * 40), doi("10.5555/gap.9")),
        ),
        record(
            nature=Nature.PREPRINT,
            source=SourceName.SEMANTICSCHOLAR,
            identifiers=(Identifier(Scheme.S2, "2" * 40), arxiv("2501.00001")),
        ),
    ]
    row = entry(TITLE, year=2025, identifiers=(arxiv("2501.00001"),))
    assert other in [match.candidate for match in chosen(row, preprint, other).accepted]
    assert other not in [match.candidate for match in chosen(row, preprint, other, *papers).accepted]


def test_a_link_with_another_number_than_the_record_is_told() -> None:
    row = entry(TITLE, venue=VENUE, year=2025, identifiers=(Identifier(Scheme.IEEE, "11"),))
    choice = chosen(row, record(identifiers=(doi("10.5555/gap.1"), Identifier(Scheme.IEEE, "12"))))
    assert (choice.status, codes(choice)) == (Status.RESOLVED, [Code.LINK_MISMATCH])
