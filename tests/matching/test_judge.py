"""One record against one row."""

from __future__ import annotations

import pytest

from enrich.matching import judge
from enrich.model import Identifier, Nature, Scheme, Verdict
from factories import candidate, doi, entry

TITLE = "Graph Attention Prompting for Facial Expression Recognition"
ROW = {"venue": "IEEE Transactions on Affective Computing", "year": 2025}
RECORD = {"container_titles": ("IEEE Transactions on Affective Computing",)}


def test_an_equal_title_in_the_same_venue_and_year_is_the_same_work() -> None:
    match = judge(entry(TITLE, **ROW), candidate(TITLE, **RECORD))
    assert (match.verdict, match.probability > 0.95, match.linked) == (Verdict.SAME, True, False)


@pytest.mark.parametrize(
    "other",
    [
        "Graph Attention Prompting for Facial Expression Recognition in the Wild",
        "Graph Attention Prompting for Micro-Expression Recognition",
        "Graph Attention Prompting II for Facial Expression Recognition",
        "Erratum: Graph Attention Prompting for Facial Expression Recognition",
        "Graph Attention Prompting for Facial Expression Recognition - authors' reply",
        "Graph Attention Prompting for Facial Expression Recognition: Response",
    ],
)
def test_a_title_that_differs_by_a_word_or_two_is_not_accepted(other: str) -> None:
    match = judge(entry(TITLE, **ROW), candidate(other, **RECORD))
    assert match.verdict in {Verdict.DIFFERENT, Verdict.UNSURE}


def test_a_link_that_leads_to_another_title_does_not_make_a_match() -> None:
    row = entry(TITLE, identifiers=(doi("10.5555/lamps.1"),), **ROW)
    match = judge(row, candidate("Lamps for Reading at Night", **RECORD))
    assert (match.verdict, match.linked) == (Verdict.DIFFERENT, True)


def test_a_linked_record_whose_title_agrees_is_certain() -> None:
    row = entry(TITLE, identifiers=(Identifier(Scheme.IEEE, "11224779"),), **ROW)
    record = candidate(f"GAP: {TITLE}", identifiers=(doi("10.5555/gap"), Identifier(Scheme.IEEE, "11224779")), **RECORD)
    match = judge(row, record)
    assert (match.verdict, match.probability) == (Verdict.SAME, 0.999)


def test_a_preprint_is_another_version_of_the_paper_that_a_row_lists() -> None:
    assert (
        judge(entry(TITLE, **ROW), candidate(TITLE, nature=Nature.PREPRINT, container_titles=())).verdict
        is Verdict.VERSION
    )


def test_a_name_before_the_colon_needs_a_venue_or_a_year_that_agrees() -> None:
    named = candidate(f"GAP: {TITLE}", container_titles=("Journal of Invented Lamps",))
    certain, doubtful = judge(entry(TITLE, year=2025), named), judge(entry(TITLE), named)
    assert certain.probability > 0.9 > doubtful.probability


def test_a_topic_may_be_a_title_at_a_conference_every_year() -> None:
    record = candidate("Reinforcement Learning", container_titles=("2025 IEEE/CVF Winter Conference (WACV)",))
    this_year, last_year = (
        judge(entry("Reinforcement Learning", venue="WACV", year=each), record) for each in (2025, 2026)
    )
    assert this_year.probability > 0.9 > last_year.probability
