"""Rows that are set as references are taken apart: people, year, title and publication, in the order of each style."""

from __future__ import annotations

from typing import Any

import pytest

from enrich import seeds
from enrich.model import Entry, SeedFile

PAPER = "https://doi.org/10.5555/lamps.1"
LAMPS = "A study of lamps in small rooms"
PEOPLE = ("Lampe, A.", "Ohm, B. C.")


def read(text: str) -> tuple[Entry, ...]:
    return seeds.parse(SeedFile(name="list.md", suffix=".md", text=text)).entries


def row(text: str, **fields: Any) -> Any:
    told = {"title": LAMPS, "venue": None, "date": None, "authors": ()} | fields
    return pytest.param(text.replace("PAPER", PAPER).replace("LAMPS", LAMPS), told, id=text[:60])


WHOLE = [
    row("- [Lampe, A. and Ohm, B. C., 2021. LAMPS. *Light*, 382(6671), e30175.](PAPER)", authors=PEOPLE, date="2021", venue="Light"),
    row("- [Lampe, A., & Ohm, B. C. (2021). LAMPS. Annals of light, 12(3), 30-42.](PAPER)", authors=PEOPLE, date="2021", venue="Annals of light"),
    row("- [Ada B Lampe, B C Ohm, and Cy Volt. LAMPS. Neural Networks, 2021.](PAPER)", authors=("Ada B Lampe", "B C Ohm", "Cy Volt"), date="2021", venue="Neural Networks, 2021"),
    row("- [Ada Lampe, Bo Ohm, and Cy Volt. LAMPS. Light in Rooms, 2021.](PAPER)", authors=("Ada Lampe", "Bo Ohm", "Cy Volt"), date="2021", venue="Light in Rooms, 2021"),
    row("- [Ada Lampe, Bo Ohm, and Cy Volt. LAMPS. it lights rooms, 2021.](PAPER)", title="Ada Lampe, Bo Ohm, and Cy Volt. LAMPS. it lights rooms".replace("LAMPS", LAMPS), date="2021"),
    row('- [Ohm, Bo, and Ada Lampe. "Remarks on "Dark Rooms" by Volt and Lux."](PAPER)', title='Remarks on "Dark Rooms" by Volt and Lux', authors=("Ohm, Bo", "Ada Lampe")),
    row('- [Ada Lampe, Bo C. Ohm, Cy Volt "LAMPS." arXiv preprint arXiv:2101.00001 (2021)](PAPER)', authors=("Ada Lampe", "Bo C. Ohm", "Cy Volt"), venue="arXiv preprint arXiv:2101.00001 (2021)", date="2021"),
    row('- [Ohm, Bo. "LAMPS." In Proceedings of the 23rd Conference on Lamps, pp. 265-274. ACM, 2021.](PAPER)', authors=("Ohm, Bo",), venue="Proceedings of the 23rd Conference on Lamps, pp. 265-274", date="2021"),
    row("- Ada Lampe, Bo Ohm, Cy Volt: LAMPS. ICDE 2021: 3-9 [pdf](PAPER)", authors=("Ada Lampe", "Bo Ohm", "Cy Volt"), venue="ICDE 2021: 3-9"),
    row("- **[Light, MAB]** Ada Lampe, Bo Ohm: *A Study of Lamps in Small Rooms*. ICDE 2021 [pdf](PAPER)", title="A Study of Lamps in Small Rooms", authors=("Ada Lampe", "Bo Ohm"), venue="ICDE 2021"),
    row("- Ada Lampe, Bo Ohm, Delving Deep: LAMPS, arXiv 2021 [pdf](PAPER)", authors=("Ada Lampe", "Bo Ohm"), title="Delving Deep: A study of lamps in small rooms", venue="arXiv 2021"),
    row("- Ada Lampe, Bo Ohm. LampNet: Light in Rooms. CVPR 2023. [pdf](PAPER)", title="LampNet: Light in Rooms", authors=("Ada Lampe", "Bo Ohm"), venue="CVPR 2023"),
    row("- Lampe A, Ohm B. LampNet: light in rooms. ICML 2021. [pdf](PAPER)", title="LampNet: light in rooms", authors=("Lampe A", "Ohm B"), venue="ICML 2021"),
    row("- Go-LAMP. TPAMI 2016 [pdf](PAPER)", title="Go-LAMP", venue="TPAMI 2016"),
    row("- LAMPS. 2019 Visual Light [pdf](PAPER)", venue="Visual Light", date="2019"),
    row("- [Lampe, A. et al., 2021. LAMPS. arXiv preprint arXiv:2101.00001.](PAPER)", authors=("Lampe, A.",), date="2021", venue="arXiv preprint arXiv:2101.00001"),
    row("- [Lampe, A., 2021. LAMPS. In: Proceedings of the 3rd Conference on Lamps, Rooms, and Light (CLRL), pp.30-42.](PAPER)", authors=("Lampe, A.",), date="2021", venue="Proceedings of the 3rd Conference on Lamps, Rooms, and Light (CLRL)"),
    row("- [Lampe, A., 2021. LAMPS (No. w3042). Ohmic Bureau of Light.](PAPER)", authors=("Lampe, A.",), date="2021", venue="Ohmic Bureau of Light"),
    row("- [Lampe, A., 2021. Brighter rooms? Light in houses. *Journal of Lamps*, 3(4), pp.5-6.](PAPER)", title="Brighter rooms? Light in houses", authors=("Lampe, A.",), date="2021", venue="Journal of Lamps"),
    row("- [Lampe, A., 2021. LAMPS. Unpublished manuscript](PAPER)", authors=("Lampe, A.",), date="2021"),
    row("- [LAMPS. ICLR 2021.](PAPER)", venue="ICLR 2021"),
    row("- [LAMPS. ICLR 2021 (Under Review). 2020-02-29](PAPER)", venue="ICLR 2021", date="2020-02-29"),
    row("- [LAMPS. 2021-03](PAPER)", date="2021-03"),
    row("- [LAMPS. Ohm PhD Thesis. By Ada](PAPER)", authors=("Ada",), venue="Ohm PhD Thesis"),
    row("- [LAMPS. Ada Lampe;Bo C. Ohm](PAPER) ICML2021", authors=("Ada Lampe", "Bo C. Ohm"), venue="ICML2021"),
    row("- [LAMPS.Ada Lampe; Bo C. Ohm; and Cy Volt](PAPER)", authors=("Ada Lampe", "Bo C. Ohm", "Cy Volt")),
    row("- [Lamps in the U.S. and their rooms. A study](PAPER)", title="Lamps in the U.S. and their rooms. A study"),
    row("- [Lamps and rooms. Light, oil and candles](PAPER)", title="Lamps and rooms. Light, oil and candles"),
]  # fmt: skip

PLAIN = [
    row("* Lampe, A., & Ohm, B. C. (2021). LAMPS. *Light and Rooms*, *125*(3), 452-465. PAPER", authors=PEOPLE, date="2021", venue="Light and Rooms"),
    row("* Lampe, A., Ohm, B. C., 2021. LAMPS. Light Methods 14, 641-642. PAPER", authors=PEOPLE, date="2021", venue="Light Methods"),
    row("* Lampe, A. and Ohm, B. C. (2021a). LAMPS. Lamps with Applications, 63: 86-96. PAPER", authors=PEOPLE, date="2021a", venue="Lamps with Applications"),
    row("* Lampe, A. (2021). What could lamps be? Journal of Rooms, 79, 328-348. PAPER", title="What could lamps be?", authors=("Lampe, A.",), date="2021", venue="Journal of Rooms"),
    row("* Lampe, A. (2021). Lamps and rooms: Comment on Ohm (2018). *Light and Rooms*, *48*, 683-690. PAPER", title="Lamps and rooms: Comment on Ohm (2018)", authors=("Lampe, A.",), date="2021", venue="Light and Rooms"),
    row("* Lampe, A., and Ohm, B. C. “LAMPS.” Lighting in the Humanities, vol. 31, no. 3, Sept. 2021, pp. 45-69.", authors=PEOPLE, date="Sept. 2021", venue="Lighting in the Humanities"),
    row("* Lampe, A. “Rolling Lamps.” Lighting in the Humanities, vol. 31, no. 3, Sept. 2021, pp. 45-69.", title="Rolling Lamps", authors=("Lampe, A.",), date="Sept. 2021", venue="Lighting in the Humanities"),
    row("* Ada Lampe. 2021. LAMPS. *Commun. LAMP* 36, 7 (July 2021), 78-80. PAPER", authors=("Ada Lampe",), date="July 2021", venue="Commun. LAMP"),
    row("**LAMPS**\nAda Lampe, Bo Ohm\n[Lamps Rooms 42, 2010 (2021)](PAPER)", authors=("Ada Lampe", "Bo Ohm"), date="2021", venue="Lamps Rooms"),
    row("| Title | Authors | Year | Reference |\n|-|-|-|-|\n| LAMPS | Lampe, A., & Ohm, B. C. | 2021 | [*PLight*, 8:e9414](PAPER) |", authors=PEOPLE, date="2021", venue="PLight"),
    row("* [LAMPS](PAPER) It lights rooms 3, 4567 and more"),
    row("* [LAMPS](PAPER). Ada Lampe, Bo Ohm, Journal of Light, 2021", authors=("Ada Lampe", "Bo Ohm"), venue="Journal of Light 2021", date="2021"),
]  # fmt: skip

QUOTED = [
    row("* [optional] Lampe, Ada, and Bo Ohm. ‘LAMPS’. Light Letters, vol. 53, no. 5, 2021, pp. 11-19. PAPER.", authors=("Lampe, Ada", "Bo Ohm"), date="2021", venue="Light Letters"),
    row("* Lampe, Ada, et al. ‘A study of Ada’s lamps’. Light in Rooms 5 (2021): 1-9. PAPER.", title="A study of Ada’s lamps", authors=("Lampe, Ada",), date="2021", venue="Light in Rooms"),
    row("* Lampe, Ada. ‘LAMPS.’ ICLR 2021.", authors=("Lampe, Ada",), venue="ICLR 2021"),
    row("1. The Lampe Light Consortium. 2021. ‘LAMPS’. Light 489 (7414): 57. PAPER.", authors=("The Lampe Light Consortium",), date="2021", venue="Light"),
    row("1. Lampe Light Consortium (2021), “LAMPS”. PAPER", authors=("Lampe Light Consortium",), date="2021"),
    row("* ‘Dark’ and light rooms: a study of lamps [paper](PAPER)", title="‘Dark’ and light rooms: a study of lamps"),
]  # fmt: skip

PEOPLE_FIRST = [
    row("* Lampe, A. B. C., & Ohm, B. C. LAMPS. ICLR 2021 [pdf](PAPER)", authors=("Lampe, A. B. C.", "Ohm, B. C."), venue="ICLR 2021"),
    row("* [online] Lampe, A., de Ohm, B. and Volt, C. ‘Stylight’: a kit of lamps (a manual). 2021. PAPER", title="‘Stylight’: a kit of lamps (a manual)", authors=("Lampe, A.", "de Ohm, B.", "Volt, C."), date="2021"),
    row("* Lampe, A. LAMPS. ICLR 2021 [pdf](PAPER)", authors=("Lampe, A.",), venue="ICLR 2021"),
    row("* Lamps, A Study of Rooms. ICLR 2021 [pdf](PAPER)", title="Lamps, A Study of Rooms", venue="ICLR 2021"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fields"), [*WHOLE, *PLAIN, *QUOTED, *PEOPLE_FIRST])
def test_references(text: str, fields: dict[str, Any]) -> None:
    (entry,) = read(text)
    assert {name: getattr(entry, name) for name in fields} == fields


def test_references_with_escaped_numbers_and_spaced_initials_are_items() -> None:
    lines = "".join(
        f'\\[{number}\\] Y . Ohm, A. Lampe, and B. Volt, "Direction of lamps\nin rooms {number},"Light Letters, vol. 2{number}, pp. 3--9, 2021.\n\n'
        for number in range(63, 68)
    )
    entries = read(f"### Rooms\n\n{lines}### Halls\n\n{lines}")
    assert [(each.title, each.authors[0], each.line) for each in entries[:5]] == [
        (f"Direction of lamps in rooms {number}", "Y. Ohm", 3 + 3 * at) for at, number in enumerate(range(63, 68))
    ]


@pytest.mark.parametrize(
    "people", ["Ohm, Bo, et al., ", "Ohm, Bo, Ada Lampe, and Cy Volt., ", "Ohm, Bo, and Ada Lampe, "]
)
def test_people_as_mla_sets_them_may_stand_before_a_comma_and_the_title(people: str) -> None:
    (entry,) = read(f"- {people}A Study of Lamps in Rooms and Halls, ICLR, 2021. [pdf]({PAPER})\n")
    assert (entry.title, entry.authors[0]) == ("A Study of Lamps in Rooms and Halls", "Ohm, Bo")
