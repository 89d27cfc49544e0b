"""An entry is written as the contract's seed object."""

from __future__ import annotations

from enrich.model import LinkRole
from enrich.seedform import seed
from factories import entry, link


def test_a_seed_has_the_keys_of_the_contract_in_its_order() -> None:
    told = seed(
        entry(
            section=("A", "B"),
            authors=("Ada Lampe",),
            venue="Lamps 2025",
            date="2025-",
            links=(link("https://x.org", LinkRole.CODE),),
        )
    )
    assert list(told.items()) == [
        ("file", "seeds/list.md"),
        ("line", 5),
        ("section", ["A", "B"]),
        ("title", "A Plainly Invented Study of Lamps"),
        ("authors", ["Ada Lampe"]),
        ("venue", "Lamps 2025"),
        ("date", "2025-"),
        ("links", [{"url": "https://x.org", "role": "code"}]),
    ]


def test_what_a_row_does_not_say_is_null_or_empty() -> None:
    told = seed(entry())
    assert (told["venue"], told["date"], told["authors"], told["links"]) == (None, None, [], [])
