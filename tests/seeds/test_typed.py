"""References by GB/T 7714 are read by the mark behind their title."""

from __future__ import annotations

import pytest

from enrich import seeds
from enrich.model import SeedFile

PAPER = "https://arxiv.org/abs/2101.00001"
LAMPS = "A study of lamps in small rooms"
THREE = ("Lampe A", "Ohm B", "Lux C")


@pytest.mark.parametrize(
    ("row", "authors", "venue", "date"),
    [
        (f"Lampe A, Ohm B, Lux C. {LAMPS}[J]. Nature, 2015, 521(7553): 436-444. [[pdf]]({PAPER})", THREE, "Nature", "2015"),
        (f"Lampe A, Ohm B, Lux C, et al. {LAMPS}[C]//Proceedings of the Conference on Lamps. 2016: 770-778.", THREE, "Proceedings of the Conference on Lamps", "2016"),
        (f"[1] Lampe A, Ohm B, Lux C, et al. {LAMPS}[C]//2017 Conference on Lamps (ICL). IEEE, 2017: 1-8.", THREE, "2017 Conference on Lamps (ICL)", "2017"),
        (f"Lampe A, Ohm B, Lux C. {LAMPS}[J]. arXiv preprint arXiv:1412.6980, 2014. [pdf]({PAPER})", THREE, "arXiv preprint arXiv:1412.6980", "2014"),
        (f"Lampe A, Ohm B, Lux C. <b>{LAMPS}[J]</b>. Lighting Letters, 2022, 22(15): 5778. [Link]({PAPER})", THREE, "Lighting Letters", "2022"),
        (f"Lampe A. {LAMPS}[D]. University of Lampe, 2013.", ("Lampe A",), "University of Lampe", "2013"),
        (f"Lampe A, Ohm B. {LAMPS}[J]. 2017:355-364.[[pdf]]({PAPER})", THREE[:2], None, "2017"),
        (f"Lampe A, Ohm B. {LAMPS}[J]. 2017.[[pdf]]({PAPER})", THREE[:2], None, "2017"),
        ("Van den Oord A, Ohm B. A study of lamps \n  in small rooms[C]//Proceedings of Lamps. \n  ACM, 2016: 811-820.", ("Van den Oord A", "Ohm B"), "Proceedings of Lamps", "2016"),
        (f"{LAMPS} [EB/OL]. Lampe Online, 2021. [pdf]({PAPER})", (), "Lampe Online", "2021"),
    ],
)  # fmt: skip
def test_a_reference_is_taken_apart(row: str, authors: tuple[str, ...], venue: str | None, date: str) -> None:
    (entry,) = seeds.parse(SeedFile(name="list.md", suffix=".md", text=f"# Papers\n\n- {row}\n")).entries
    assert (entry.title, entry.authors, entry.venue, entry.date) == (LAMPS, authors, venue, date)
