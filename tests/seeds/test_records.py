"""Records: keys with values below each other, in one paragraph or in several, and what begins and ends them."""

from __future__ import annotations

import pytest

from enrich.model import Kind, LinkRole
from lamps import KINDS, PAPER, TITLES, read, rows

CODE = "https://github.com/lampe/lamps"


@pytest.mark.parametrize(
    "form",
    [
        "[{title}]({url})\nResearcher: Ada Lampe, Ohm\n\n",
        "[{title}]({url})\nHighlight: it is lit, and how\nResearcher: Ada Lampe, of the University of Ohms\n\n",
        "Fed{kind}:\n[{title}]({url})\n\n",
        "{kind} manuscript (a): [{title}]({url})\n\n",
        "Paper: [{title}]({url})\n\n---\n\n",
    ],
)
def test_a_linked_title_and_lines_of_keys_are_a_row_where_there_are_several(form: str) -> None:
    assert [each.title for each in read(f"# Lamps\n\n{rows(form)}")] == TITLES


@pytest.mark.parametrize("form", ["Manual: [{title}]({url})\n\n", "We looked at [{title}]({url})\nNote: it is lit\n\n"])
def test_a_link_behind_any_other_key_is_no_title(form: str) -> None:
    assert read(f"# Lamps\n\n{rows(form)}") == ()


def test_a_link_that_ends_with_its_venue_is_a_title_all_the_same() -> None:
    form = "Fed{kind}:\n[{title}. ICLR 2021 (Under Review)]({url})\n\n"
    assert [each.line for each in read(f"# Lamps\n\n{rows(form)}")] == [3, 6, 9, 12, 15]


def test_the_heading_over_records_names_software_and_is_no_title() -> None:
    form = f"## Lamp{{kind}}\nSoftware: {CODE}{{kind}}\n\nManuscript: [{{title}}]({{url}})\n\n"
    entries = read(f"# Lamps\n\n{rows(form)}## LampOnly\nSoftware: {CODE}Only\n")
    assert [(each.title, each.section[-1], each.kind) for each in entries] == [
        (title, f"Lamp{kind}", Kind.PAPER) for title, kind in zip(TITLES, KINDS, strict=True)
    ]
    assert {tuple(link.role for link in each.links) for each in entries} == {(LinkRole.PAPER, LinkRole.CODE)}
    assert [each.line for each in entries] == [4, 9, 14, 19, 24]


def test_software_that_stands_before_a_title_belongs_to_it() -> None:
    form = f"{{kind}} software: {CODE}{{kind}}\n\nVignette: {CODE}/{{kind}}\n\n{{kind}} manuscript: [{{title}}]({{url}})\n\n"
    entries = read(f"# Lamps\n\n{rows(form)}")
    assert [[link.url for link in each.links[1:]] for each in entries] == [
        [f"{CODE}{kind}", f"{CODE}/{kind}"] for kind in KINDS
    ]


RECORD = """\
**Title:** [{title}]({url})

**Authors:** Ada Lampe, et al.

**Journal Info:** Journal of Lamps, May 2021

**Description:** It is about lamps.
Seen at ICLR 2020.

**Lamps/rooms compared:** `LED`, `Lux`.

**Recommendation(s):** Take an [LED](https://led.example/paper.pdf).

---

"""


def test_paragraphs_of_keys_are_one_row_that_begins_with_the_title() -> None:
    template = "## Format\n**Title:**\n\n**Authors:**\n\n**Journal Info:**\n\n**Description:**\n\n"
    entries = read(f"# Lamps\n{template}## Rooms\n{rows(RECORD)}")
    assert [(each.title, each.authors, each.venue, len(each.links)) for each in entries] == [
        (title, ("Ada Lampe",), "Journal of Lamps, May 2021", 1) for title in TITLES
    ]


def test_a_paragraph_that_begins_with_whom_it_speaks_of_is_prose() -> None:
    said = f"[Lampe et al., 2021]({PAPER}1) is one of many studies of lamps, like [Ohm et al., 2021]({PAPER}2).\n\n"
    assert [each.title for each in read(f"# Lamps\n{said}- [A Study of Many Lamps]({PAPER}3)\n")] == [
        "A Study of Many Lamps"
    ]


def test_chinese_keys_may_end_in_a_bar_and_go_with_the_title_over_them() -> None:
    title = "### 灯的研究\n\n[{number}].{title}\n\n作者 | Ada Lampe, Bo Ohm\n\n单位 | 灯大学\n\n"
    rest = f"代码 | {CODE}\n\n备注 | ICLR 2021 Oral\n\n"
    text = "".join(title.format(number=n, title=each) + rest * (n != 1) for n, each in enumerate(TITLES))
    entries = read(f"# Lamps\n{text}")
    assert [(each.title, each.authors, each.section[-1]) for each in entries] == [
        (title, ("Ada Lampe", "Bo Ohm"), "灯的研究") for title in TITLES
    ]
    assert [(each.venue, len(each.links)) for each in entries[:2]] == [("ICLR 2021 Oral", 1), (None, 0)]


def test_a_bar_behind_another_word_is_no_key() -> None:
    (entry,) = read(f"- [A Study of Desk Lamps]({PAPER}1)\n  Paper | Ada Lampe, Bo Ohm\n")
    assert entry.authors == ("Ada Lampe", "Bo Ohm")


def test_a_title_behind_its_key_under_a_short_heading_is_the_entrys() -> None:
    keyed = "**[Paper]** (CVPR 2022) {title} <Br>\n**[Author]** Ada Lampe, [Bo Ohm](https://ohm.example/) <Br>\n"
    named = "".join(f"#### LED-{n} ★\n{keyed.format(title=title)}\n" for n, title in enumerate(TITLES))
    text = f"## Rooms\n\n{named}#### *Lamps in Small Rooms*\nTitle: Lamps in Small Rooms\nAuthors: Cy Volt\n"
    *found, last = read(text)
    assert [(each.title, each.venue, each.authors, each.section) for each in found] == [
        (title, "CVPR 2022", ("Ada Lampe", "Bo Ohm"), ("Rooms",)) for title in TITLES
    ]
    assert (last.title, last.authors) == ("Lamps in Small Rooms", ("Cy Volt",))


def test_a_title_behind_its_key_under_a_heading_of_other_words_leaves_that_a_section() -> None:
    keyed = "".join(f"Title: [{title}]({PAPER}{n})\nAuthors: Cy Volt\n\n" for n, title in enumerate(TITLES))
    assert {each.section for each in read(f"## What we read this year at home\n\n{keyed}")} == {
        ("What we read this year at home",)
    }
