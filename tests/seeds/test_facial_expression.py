"""The list that the project was made for is read whole, its traps included."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from enrich import seeds
from enrich.model import Code, Entry, Identifier, Kind, Link, LinkRole, Parsed, RepoName, Scheme, SeedFile

SEED = Path(__file__).parents[2] / "seeds" / "facial-expression.md"


@pytest.fixture(scope="module")
def parsed() -> Parsed:
    return seeds.parse(SeedFile(name="seeds/facial-expression.md", suffix=".md", text=SEED.read_text("utf-8")))


def titled(parsed: Parsed, start: str) -> Entry:
    (found,) = [entry for entry in parsed.entries if entry.title.startswith(start)]
    return found


def test_it_has_65_rows_on_facial_and_29_on_micro_expressions(parsed: Parsed) -> None:
    assert Counter(entry.section for entry in parsed.entries) == {
        ("1. Paper Lists", "1.1 Facial Expression Recognition"): 65,
        ("1. Paper Lists", "1.2 Micro Expression Recognition"): 29,
    }
    assert {entry.kind for entry in parsed.entries} == {Kind.PAPER}


def test_every_row_has_a_title_a_venue_a_date_and_a_paper_link(parsed: Parsed) -> None:
    assert [
        entry.at
        for entry in parsed.entries
        if not (entry.title and entry.venue and entry.date and entry.year)
        or entry.links[0].role is not LinkRole.PAPER
        or len(entry.links) > 2
    ] == []


def test_a_row_is_read_field_by_field(parsed: Parsed) -> None:
    assert titled(parsed, "FEALLM") == Entry(
        file="seeds/facial-expression.md",
        line=21,
        title="FEALLM: Advancing Facial Emotion Analysis in Multimodal Large Language Models with Emotional Synergy and Reasoning",
        section=("1. Paper Lists", "1.1 Facial Expression Recognition"),
        venue="ACM MM 2025",
        date="2025-08",
        year=2025,
        links=(
            Link(url="https://arxiv.org/abs/2505.13419", role=LinkRole.PAPER),
            Link(url="https://github.com/953206211/FEALLM", role=LinkRole.CODE),
        ),
        identifiers=(Identifier(Scheme.ARXIV, "2505.13419"),),
        repos=(("https://github.com/953206211/FEALLM", RepoName(host="github.com", full_name="953206211/FEALLM")),),
    )


def test_dates_without_a_month_are_kept_as_written_and_reported(parsed: Parsed) -> None:
    short = [entry for entry in parsed.entries if entry.date and entry.date.endswith("-")]
    assert len(short) > 5
    assert {(problem.code, problem.line) for problem in parsed.problems} == {
        (Code.DATE_INCOMPLETE, entry.line) for entry in short
    }


def test_a_link_into_a_repository_names_the_repository_and_keeps_the_url(parsed: Parsed) -> None:
    names = {str(name) for entry in parsed.entries for _, name in entry.repos}
    urls = {url for entry in parsed.entries for url, _ in entry.repos}
    assert "github.com/hangyu94/Ada-CM" in names
    assert "https://github.com/hangyu94/Ada-CM/tree/main/Journal" in urls
    assert any("?tab=readme-ov-file" in url for url in urls)
    assert len([entry for entry in parsed.entries if entry.repos]) == 37


def test_rows_that_share_a_link_keep_it_both(parsed: Parsed) -> None:
    counts = Counter(str(each) for entry in parsed.entries for each in entry.identifiers)
    assert sorted(count for count in counts.values() if count > 1) == [2, 2]


def test_no_cell_has_stray_space_or_a_placeholder(parsed: Parsed) -> None:
    texts = [text for entry in parsed.entries for text in (entry.title, entry.venue or "", entry.date or "")]
    assert [text for text in texts if text != text.strip() or text.casefold() == "null"] == []
