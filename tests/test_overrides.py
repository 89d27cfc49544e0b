"""A person's word: read from a file, put upon the rows it is about, and told where it is about none."""

from __future__ import annotations

import pytest

from enrich.errors import SeedError
from enrich.model import Code, Holding, Library, Status
from enrich.overrides import Override, apply, read, unused
from factories import arxiv, doi, entry

TEXT = """# our rulings
[[override]]
title = "Deep  Lamps"
pin = ["https://doi.org/10.9876/LAMPS"]
reason = "the journal version"

[[override]]
key = "lampe2025study"
reject = ["arxiv:2501.00001v2", "doi:10.9876/other"]
"""

PINNED = Override(line=2, title="Deep  Lamps", pin=(doi("10.9876/lamps"),), reason="the journal version")
REJECTED = Override(line=7, key="lampe2025study", reject=(arxiv("2501.00001"), doi("10.9876/other")))


def test_rulings_are_read_with_their_lines() -> None:
    assert read("seeds/overrides.toml", TEXT) == (PINNED, REJECTED)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[override]\n", "expected TOML"),
        ("pins = 3\n", "expected tables [[override]], got pins"),
        ("override = 3\n", "expected tables [[override]], got a single value"),
        ('[[override]]\npin = ["doi:10.9876/x"]\n', ":1: expected either title or key"),
        ('\n[[override]]\ntitle = "a"\n', ":2: expected pin or reject, got neither"),
        ('[[override]]\ntitle = "a"\npin = ["lamps"]\n', ":1: pin.0: expected an identifier such as doi:10.1000/xyz"),
        ('[[override]]\ntitle = "a"\npins = ["doi:10.9876/x"]\n', ":1: pins: Extra inputs are not permitted"),
    ],
)
def test_a_fault_is_told_with_its_place(text: str, message: str) -> None:
    with pytest.raises(SeedError) as told:
        read("seeds/overrides.toml", text)
    assert str(told.value).startswith("seeds/overrides.toml:")
    assert message in str(told.value)


def test_a_ruling_by_title_is_put_upon_its_row() -> None:
    (row,) = apply([PINNED], [entry("Deep Lamps", stated=(arxiv("2501.00001"),))], None)
    assert (row.stated, row.ruling) == ((doi("10.9876/lamps"), arxiv("2501.00001")), "the journal version")


def test_a_link_that_is_rejected_is_none() -> None:
    ruling = Override(line=1, title="Lamps", reject=(doi("10.9876/other"),))
    (row,) = apply([ruling], [entry("Lamps", identifiers=(doi("10.9876/other"), doi("10.9876/lamps")))], None)
    assert (row.identifiers, row.ruling) == ((doi("10.9876/lamps"),), "as ruled in overrides.toml")


def test_a_ruling_by_key_is_put_upon_the_row_that_had_it() -> None:
    before = Library(holdings=(Holding(key="lampe2025study", entry=entry("Lamps", line=3), status=Status.RESOLVED),))
    moved, other = apply([REJECTED], [entry("Lamps", line=9), entry("Shades")], before)
    assert (moved.rejected, other.rejected) == (REJECTED.reject, ())


def test_a_ruling_about_no_row_is_told() -> None:
    problems = unused("seeds/overrides.toml", [PINNED, REJECTED], [entry("Deep Lamps")], None)
    assert [(each.code, each.line, each.message) for each in problems] == [
        (Code.OVERRIDE_UNUSED, 7, "no row has the key 'lampe2025study'")
    ]
