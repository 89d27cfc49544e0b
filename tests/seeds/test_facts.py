"""What a row says beside its title is told apart: people, venue and date, in the forms that writers use."""

from __future__ import annotations

import pytest

from enrich import seeds
from enrich.model import SeedFile

PAPER = "https://arxiv.org/abs/2101.00001"


def beside(text: str) -> tuple[tuple[str, ...], str | None, str | None]:
    row = f"- **[A Study of Lamps in Small Rooms]({PAPER})** {text}\n"
    (entry,) = seeds.parse(SeedFile(name="list.md", suffix=".md", text=row)).entries
    return entry.authors, entry.venue, entry.date


@pytest.mark.parametrize(
    ("text", "people", "date"),
    [
        ("— Lampe, Ada, 2021", ("Lampe, Ada",), "2021"),
        ("(Lampe and Ohm, 2021)", ("Lampe", "Ohm"), "2021"),
        ("(Lampe & Ohm 2021)", ("Lampe", "Ohm"), "2021"),
        ("(De Lampe, 2021)", ("De Lampe",), "2021"),
        ("- Ada Lampe, 2021.", ("Ada Lampe",), "2021"),
        ("- Ada Lampe, Bo Ohm and Cy Volt, 2021", ("Ada Lampe", "Bo Ohm", "Cy Volt"), "2021"),
        ("- Ada Lampe et al., 2021 👉[LED](#led)", ("Ada Lampe",), "2021"),
        ("- Vienna, Austria, 2021", (), "2021"),
    ],
)
def test_people_and_a_year_are_no_venue(text: str, people: tuple[str, ...], date: str) -> None:
    assert beside(text) == (people, None, date)


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("(Energy and Buildings, 2021)", "Energy and Buildings, 2021"),
        ("(Lighting Letters, 2021)", "Lighting Letters, 2021"),
        ("(Lampe Open, 2021)", "Lampe Open, 2021"),
        ("(Lampish and Electric Databases 2021)", "Lampish and Electric Databases 2021"),
        ("- Lumen Press, 2021", "Lumen Press, 2021"),
        ("- LAMPCON, 2021", "LAMPCON, 2021"),
    ],
)
def test_journals_and_publishers_are_no_people(text: str, venue: str) -> None:
    people, said, _ = beside(text)
    assert (people, said) == ((), venue)


@pytest.mark.parametrize(
    ("text", "people", "venue", "date"),
    [
        ("- Ada Lampe, Bo C. Ohm, Cy Volt, Di Watt, Ed Ampere, ICLR 2021.", ("Ada Lampe", "Bo C. Ohm", "Cy Volt", "Di Watt", "Ed Ampere"), "ICLR 2021", "2021"),
        ("- Ada Lampe, Bo Ohm, Cy Volt, Di Watt and Ed Ampere, ICLR, 2021", ("Ada Lampe", "Bo Ohm", "Cy Volt", "Di Watt", "Ed Ampere"), "ICLR 2021", "2021"),
        ("- Ada Lampe, Bo Ohm, Cy Volt, Lampcon 2021", ("Ada Lampe", "Bo Ohm", "Cy Volt"), "Lampcon 2021", "2021"),
        ("- Ada Lampe, Bo Ohm, Cy Volt 2021", ("Ada Lampe", "Bo Ohm", "Cy Volt"), None, "2021"),
        ("— Lampe, Ada, 2021 | Journal of Lamps and Rooms.", ("Lampe, Ada",), "Journal of Lamps and Rooms", "2021"),
    ],
)  # fmt: skip
def test_people_end_where_the_venue_begins(text: str, people: tuple[str, ...], venue: str | None, date: str) -> None:
    assert beside(text) == (people, venue, date)
