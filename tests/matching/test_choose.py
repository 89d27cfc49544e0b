"""All records of one row together."""

from __future__ import annotations

from typing import Any

from enrich.matching import choose, judge
from enrich.model import Candidate, Choice, Code, Entry, Nature, Status
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
