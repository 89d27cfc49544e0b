"""What stands nested under an item, or goes on with it: the citation of its paper, facts on it, notes, or other rows."""

from __future__ import annotations

from enrich import seeds
from enrich.model import Entry, SeedFile

PAPER = "https://arxiv.org/abs/2101.0000"
CODE = "https://github.com/lampe/lamps"
LAMPS = "A Study of Lamps in Small Rooms"
LABEL = f"* LED [[Web]](https://lampe.example) [[Code]]({CODE}) [[PDF]]({PAPER}1)\n"


def read(text: str) -> tuple[Entry, ...]:
    return seeds.parse(SeedFile(name="list.md", suffix=".md", text=text)).entries


def test_the_first_nested_item_cites_the_paper_and_others_are_notes() -> None:
    (entry,) = read(f"{LABEL}  * {LAMPS} (ICLR21), Ohm et al.\n  * Lights one room after the other\n  * No switch\n")
    assert (entry.title, entry.venue, entry.authors, len(entry.links)) == (LAMPS, "ICLR21", ("Ohm",), 3)


def test_a_citation_needs_no_year_where_it_names_its_people() -> None:
    (entry,) = read(f"{LABEL}  * {LAMPS} (Arxiv), Ohm et al.\n")
    assert (entry.title, entry.venue, entry.authors) == (LAMPS, "Arxiv", ("Ohm",))


def test_several_nested_citations_are_no_title_of_the_item_over_them() -> None:
    text = f"* Lamps [[PDF]]({PAPER}1)\n  * {LAMPS} (ICLR21), Ohm et al.\n  * Lamps Once More (ICLR22), Lux et al.\n"
    assert next(each.title for each in read(text)) == "Lamps"


def test_items_with_citations_under_them_are_rows_and_no_details_of_the_text_above() -> None:
    text = f"## Rooms\nThis began with the LED.\n{LABEL}  * {LAMPS} (ICLR21), Ohm et al.\n"
    assert [(each.line, each.title) for each in read(text)] == [(3, LAMPS)]
