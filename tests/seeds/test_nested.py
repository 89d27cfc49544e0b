"""What stands nested under an item, or goes on with it: the citation of its paper, facts on it, notes, or other rows."""

from __future__ import annotations

import pytest

from enrich import seeds
from enrich.model import Entry, LinkRole, SeedFile

P, C = LinkRole.PAPER, LinkRole.CODE

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


@pytest.mark.parametrize("between", ["\n  ", "\n\n    "])
@pytest.mark.parametrize(
    ("name", "roles"),
    [
        (f"**LED：**   [[**code**]]({CODE})", [P, C]),
        (f"**LED**  [**[code]**]({CODE})", [P, C]),
        ("**LED:**", [P]),
    ],
)
def test_a_linked_title_under_a_name_is_the_title(name: str, between: str, roles: list[LinkRole]) -> None:
    (entry,) = read(f"- {name}{between}[{LAMPS}]({PAPER}1) [Ada Lampe et al., 2021]\n")
    assert (entry.title, entry.authors, entry.date) == (LAMPS, ("Ada Lampe",), "2021")
    assert [link.role for link in entry.links] == roles


def test_several_linked_titles_under_a_name_are_rows_of_their_own() -> None:
    rows = "".join(f"\n    **LED{n}:** [{LAMPS} {n}]({PAPER}{n}) [Ada Lampe et al., 2021]\n" for n in (1, 2))
    assert [(each.line, each.title, each.date, len(each.links)) for each in read(f"- **LED Series**\n{rows}")] == [
        (3, f"{LAMPS} 1", "2021", 1),
        (5, f"{LAMPS} 2", "2021", 1),
    ]


def test_nested_items_that_say_venue_people_and_addresses_are_facts_on_the_title_over_them() -> None:
    facts = (
        "Symposium on Lamps and Rooms (SLR) 2021",
        "Ada Lampe, Bo Ohm",
        PAPER,
        CODE,
        '"a fine lamp, as ICLR saw it"',
    )
    (entry,) = read(f"# 2021\n- {LAMPS}\n" + "".join(f"\t- {fact}\n" for fact in facts))
    assert (entry.title, entry.authors, entry.venue) == (LAMPS, ("Ada Lampe", "Bo Ohm"), "Symposium on Lamps and Rooms")
    assert [link.role for link in entry.links] == [P, C]


def test_nested_items_with_addresses_behind_their_titles_are_rows() -> None:
    rows = "".join(f"  - {LAMPS} {n}, ICLR 202{n} {PAPER}{n}\n" for n in (1, 2, 3))
    assert [each.line for each in read(f"- Lamps for Many Rooms\n{rows}")] == [2, 3, 4]


def test_titles_with_their_authors_below_are_entries_in_a_list_of_papers() -> None:
    signed = f"1. {LAMPS}  \nAuthors: Ada Lampe, Bo Ohm\n1. Lamps of Streets\nAuthors: Cy Watt, Lux Volt\n"
    text = f"# Papers\n## 2020\n1. Lamps, an Overview  \nAuthors: Ada Lampe\nICLR 2020\n## 2021\n<https://lampe.example>\n\n{signed}"
    assert [(each.line, each.title, each.authors[0]) for each in read(text)] == [
        (3, "Lamps, an Overview", "Ada Lampe"),
        (9, LAMPS, "Ada Lampe"),
        (11, "Lamps of Streets", "Cy Watt"),
    ]


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("Lamps and the Rooms. Ada Lampe, Bo Ohm, and Cy Watt. 2021. LRA. 4 pages.", ("Lamps and the Rooms", "LRA", "2021", 3)),
        ("Lamps and the Rooms. Lampe et al. 2021. New Journal of Lamps. 13 pages.", ("Lamps and the Rooms", "New Journal of Lamps", "2021", 1)),
        ("Lamps and the Rooms. Ada Lampe. 2021. 253 pages.", ("Lamps and the Rooms", None, "2021", 1)),
        ("Lamps are lit. They shine on all. 2021. It was a year.", ("First paper on lamps", None, None, 0)),
        ("Says what lamps are, and what they were in 2021.", ("First paper on lamps", None, None, 0)),
    ],
)  # fmt: skip
def test_a_paragraph_below_a_link_may_cite_it(below: str, expected: tuple[str, str | None, str | None, int]) -> None:
    (entry,) = read(f"* [First paper on lamps]({PAPER}1)\n\n{below}\n\nIt tells what lamps are.\n")
    assert (entry.title, entry.venue, entry.date, len(entry.authors)) == expected


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"Lampe, A., Ohm, B., 2021. {LAMPS}. Lamps 1, 2–3.", f"Ohm, B., 2022. Lamps of Streets. Lamps 2, 3–4. {PAPER}2"),
        (f'Lampe, A. and Ohm, B. "{LAMPS}." Lamps, vol. 1, 2021.', "Ohm, B. and Lux, C. “Lamps of Streets.” in *Lamps*, 2022."),
    ],
)  # fmt: skip
def test_a_second_citation_on_the_next_line_of_an_item_is_a_row(first: str, second: str) -> None:
    assert [(each.line, each.title) for each in read(f"# Papers\n* {first}\n{second}\n* {first}\n")] == [
        (2, LAMPS),
        (3, "Lamps of Streets"),
        (4, LAMPS),
    ]


def test_a_citation_that_goes_on_in_the_next_line_is_one_row() -> None:
    text = f"Lampe, A., Ohm, B., 2021. {LAMPS}.\nJournal of Lamps, 2021. {PAPER}1"
    assert [each.title for each in read(f"# Papers\n* {text}\n")] == [LAMPS]


def test_a_bold_title_may_be_broken_over_two_lines_each_bold() -> None:
    (entry,) = read(f"1. **Lamps and the Rooms**\n   **that are lit by lamps.** ICLR, 2021. [paper]({PAPER}1)\n")
    assert entry.title == "Lamps and the Rooms that are lit by lamps"


@pytest.mark.parametrize("second", ["**code:**", "**best paper award**", "**Ada Lampe**", "**arxiv 2021**"])
def test_bold_words_under_a_bold_title_are_no_part_of_it(second: str) -> None:
    (entry,) = read(f"1. **{LAMPS}**\n   {second} [paper]({PAPER}1)\n")
    assert entry.title == LAMPS


def test_keys_and_labels_may_be_japanese() -> None:
    (entry,) = read(
        f"1. **{LAMPS}**\n   - 発表日: 2021年3月\n   - 概要: 灯りの研究\n   - [論文]({PAPER}1)\n   - [コード]({CODE})\n"
    )
    assert (entry.title, entry.date, [link.role for link in entry.links]) == (LAMPS, "2021年3月", [P, C])


def test_a_row_with_its_venue_is_no_detail_of_the_line_above() -> None:
    entries = read(f"**2021**\n\n- {LAMPS}, _ICML_, 2021. [Paper]({PAPER}1), [Code]({CODE})\n")
    assert [(each.title, each.venue, len(each.links)) for each in entries] == [(LAMPS, "ICML", 2)]


def test_headings_are_titles_where_people_and_links_stand_under_them() -> None:
    rows = "".join(f"### {LAMPS} {n}\n*Ada Lampe, Bo Ohm* — CVPR 2021\n\n[[Paper]({PAPER}{n})]\n\n" for n in range(3))
    read_rows = [(each.title, each.authors, each.venue) for each in read(f"# Lamps\n\n{rows}")]
    assert read_rows == [(f"{LAMPS} {n}", ("Ada Lampe", "Bo Ohm"), "CVPR 2021") for n in range(3)]


@pytest.mark.parametrize(
    ("cell", "title"),
    [(f"[{LAMPS}]({PAPER}2)", LAMPS), (f"[arXiv'21]({PAPER}2)", "LampB"), (f"[Paper]({PAPER}2)", "LampB")],
)
def test_a_row_of_a_table_without_title_has_the_name_of_its_method(cell: str, title: str) -> None:
    first = f"[A First Study of Lamps]({PAPER}1)" if title == LAMPS or "Paper" in cell else f"[arXiv'20]({PAPER}1)"
    text = f"| Name | Description | Paper |\n|-|-|-|\n| LampA | lights | {first} |\n| LampB | lights | {cell} |\n"
    assert [each.title for each in read(text)][1] == title


def test_a_row_without_link_is_an_entry_in_a_table_of_titles() -> None:
    rows = "".join(f"| [{LAMPS} {n}]({PAPER}{n}) | No |\n" for n in range(4))
    entries = read(f"| Article | Code |\n|-|-|\n{rows}| Nets of lamps in rooms | No |\n| TBD | No |\n")
    assert [each.title for each in entries][4:] == ["Nets of lamps in rooms"]


def test_a_column_of_people_may_hold_the_year() -> None:
    (entry,) = read(f"| Title | Author / Year |\n|-|-|\n| [{LAMPS}]({PAPER}1) | Lampe et al. (2021) |\n")
    assert (entry.authors, entry.date) == (("Lampe",), "2021")


def test_items_that_are_cut_into_citations_keep_their_own_text() -> None:
    cited = [
        (f"Lampe, A., {year}. The study of rooms {year}.", f"Ohm, B., {year}. The lamps of rooms {year}.")
        for year in (2019, 2020, 2021)
    ]
    entries = read(
        "# Papers\n\n" + "".join(f"- {first} Nature, 3(4).\n  {second} Nature, 3(4).\n" for first, second in cited)
    )
    expected = [f"The {what} of rooms {year}" for year in (2019, 2020, 2021) for what in ("study", "lamps")]
    assert [each.title for each in entries] == expected


def test_notes_that_are_one_blank_deeper_stand_all_under_their_row() -> None:
    (entry,) = read(f"- {LAMPS} [code]({CODE}) [paper]({PAPER}1)\n - a note on rooms\n - a note on lamps\n")
    assert entry.title == LAMPS


def test_a_heading_within_an_item_is_a_section() -> None:
    (entry,) = read(f"# Papers\n### Lamps\n+ #### Rooms\n  - 2021 | {LAMPS} | [`PDF`]({PAPER}1)\n+ #### Streets\n")
    assert (entry.title, entry.section) == (LAMPS, ("Papers", "Lamps", "Rooms"))


@pytest.mark.parametrize(
    "note",
    [
        "Ada Lampe, Bo Ohm | Workshop on Lamps 2021",
        "Lampe et al. | Journal of Machine Light 2021",
        "University of Ohm Lab | ICLR 2021",
        "ICLR 2021 | oral presentation of the day",
    ],
)
def test_parts_between_pipes_that_are_no_title_are_notes(note: str) -> None:
    (entry,) = read(f"# Papers\n- {LAMPS}\n  - {note} | [paper]({PAPER}1)\n")
    assert (entry.title, [link.url for link in entry.links]) == (LAMPS, [f"{PAPER}1"])


def test_links_below_a_key_that_nobody_knows_are_notes() -> None:
    (entry,) = read(
        f"# Papers\n- [{LAMPS}]({PAPER}1)\n  - Bo Ohm\n  - LampEnv: [Desk](https://d.example/), [Floor](https://f.example/)\n"
    )
    assert (entry.title, entry.identifiers[0].value) == (LAMPS, "2101.00001")


@pytest.mark.parametrize("venue", ["ICLR 2021", "Lamp letters 2021", "2021"])
def test_a_nested_item_that_says_the_venue_alone_is_a_note(venue: str) -> None:
    (entry,) = read(f"# Papers\n* {LAMPS} [[paper]]({PAPER}1)\n\t* Ada Lampe, Bo Ohm and Cy Volt\n\t* {venue}\n")
    assert (entry.authors, entry.year) == (("Ada Lampe", "Bo Ohm", "Cy Volt"), 2021)


@pytest.mark.parametrize("below", [f"BERT: [A Study of Lamps in Dens]({PAPER}2)", "Deep Halls of Lamps (ICML 2021)"])
def test_a_nested_paper_below_a_key_or_with_its_venue_is_a_row(below: str) -> None:
    entries = read(f"# Papers\n- [{LAMPS}]({PAPER}1)\n  - {below}\n- [{LAMPS} b]({PAPER}3)\n- [{LAMPS} c]({PAPER}4)\n")
    assert [entry.line for entry in entries] == [2, 3, 4, 5]


@pytest.mark.parametrize("over", ["**[2021.06.02]**", "**2021**", "2021.06.02"])
def test_one_paper_under_a_date_alone_is_the_row(over: str) -> None:
    (entry,) = read(f"- {over}\n  - Paper: [A Study of Lamps in Rooms]({PAPER})\n  - Code: [here]({CODE})\n")
    assert (entry.title, entry.line) == ("A Study of Lamps in Rooms", 2)
    assert [(link.role, link.url) for link in entry.links] == [(P, PAPER), (C, CODE)]


def test_one_paper_under_a_venue_alone_is_the_row() -> None:
    (entry,) = read(f"- **ICLR 2021**\n  - Paper: [A Study of Lamps in Rooms]({PAPER})\n")
    assert (entry.title, entry.line, entry.venue) == ("A Study of Lamps in Rooms", 2, "ICLR 2021")


def test_names_with_their_papers_addresses_under_a_line_with_a_colon_are_rows() -> None:
    text = f"- Others:\n  * LED (Lamps in rooms): {PAPER}1\n  * Dark Hall Nets: {PAPER}2\n"
    assert [(entry.title, entry.line) for entry in read(text)] == [("LED (Lamps in rooms)", 2), ("Dark Hall Nets", 3)]


def test_labels_with_addresses_under_a_title_with_a_colon_are_its_links() -> None:
    (entry,) = read(f"- {LAMPS}:\n  * Paper: {PAPER}1\n  * Code: {CODE}\n")
    assert [(link.role, link.url) for link in entry.links] == [(P, f"{PAPER}1"), (C, CODE)]


@pytest.mark.parametrize("venue", [" EACL2021", "", " 2019"])
def test_titles_in_brackets_that_await_their_links_are_rows_under_labels(venue: str) -> None:
    linked = "".join(f"  - [Lamps of Hall {n} for Rooms]({PAPER}{n}) ACL2020\n" for n in range(4))
    awaited = f"  - coreference\n    - [Modeling Lamp Relations in Visual Dialog]{venue}\n"
    entries = read(f"- Models\n{linked}{awaited}")
    assert [entry.line for entry in entries] == ([2, 3, 4, 5, 7] if venue else [2, 3, 4, 5])


def test_titles_without_links_are_rows_under_labels_of_labels_where_others_await_theirs() -> None:
    awaited = "".join(f"- Lamp data mining: a study {n} [[paper](#)]\n" for n in range(3))
    outline = "- Traditional Methods\n    - Batch Mode\n        - Lit lamps: Realtime light of streaming rooms\n        - Direction-preserving lamp simplification\n"
    entries = read(f"# Lamps\n\n## Surveys\n\n{awaited}\n## Methods\n\n{outline}")
    assert [entry.line for entry in entries] == [5, 6, 7, 13, 14]


@pytest.mark.parametrize("label", ["- Traditional Methods\n    - ![](lamps.png)", "- \n    - ![](lamps.png)", "-"])
def test_a_picture_or_nothing_over_titles_without_links_says_nothing(label: str) -> None:
    awaited = "".join(f"- Lamp data mining: a study {n} [[paper](#)]\n" for n in range(3))
    outline = "    - Lit lamps: Realtime light of streaming rooms\n    - Direction-preserving lamp simplification\n"
    entries = read(f"# Lamps\n\n## Surveys\n\n{awaited}\n## Methods\n\n{label}\n{outline}")
    first = 12 + label.count("\n")
    assert [entry.line for entry in entries] == [5, 6, 7, first, first + 1]


def test_a_sentence_under_a_short_title_is_a_note_on_it() -> None:
    text = "".join(f"- [Dark Lamps {n}]({PAPER}{n})\n  - It lights all of the rooms that are dark.\n" for n in range(3))
    assert [entry.line for entry in read(text)] == [1, 3, 5]


@pytest.mark.parametrize("over", ["**CVPR**", "**Year 2019**", "2019"])
def test_a_title_of_two_words_under_a_venue_or_a_year_is_a_row(over: str) -> None:
    (entry,) = read(f"- {over}\n  - Lamp Inpainting [[Paper]]({PAPER}1) [[Code]]({CODE})\n")
    assert (entry.title, entry.line) == ("Lamp Inpainting", 2)


@pytest.mark.parametrize("label", ["Zou et al.", "LED", "Dark Hall Nets"])
def test_a_label_its_links_and_a_count_under_a_title_are_links_of_it(label: str) -> None:
    (entry,) = read(f"* {LAMPS} (CVPR 2019)\n  * {label} [[paper]({PAPER})] **(NO CODE)** [cite=3]\n")
    assert (entry.title, entry.line, entry.venue) == (LAMPS, 1, "CVPR 2019")
    assert "NO CODE" not in entry.authors


def test_a_bold_title_nested_under_tags_in_code_quotes_is_the_rows() -> None:
    tags = "`【2025-02】-【LED】-【CUHK】-【Type: Model】`"
    (entry,) = read(f"- {tags}\n  - **LED: {LAMPS}**\n  - **Author(s):** Ada Lampe, Bo Ohm\n  - [Paper]({PAPER})\n")
    assert (entry.title, entry.line, entry.authors) == (f"LED: {LAMPS}", 1, ("Ada Lampe", "Bo Ohm"))


@pytest.mark.parametrize(
    "people",
    [
        "A. Lampe, B. Ohm, C. Volt, D. Watt, E. Joule, and F. Lux",
        "A. Lampe, B.-C. Ohm, P. Vol`t, andQ. W. Watt",
        "A. Lampe, B. Ohm, C. Volt, D. Watt, E. Joule, X",
        "A. Lampe; B. Ohm; C. Volt; D. Watt and E. Joule",
        "A. Lampe",
    ],
)
def test_people_with_initials_their_venue_and_labels_under_a_title_belong_to_it(people: str) -> None:
    text = f"- LED: {LAMPS}.\n  - {people}. *NIPS 2020*. [[pdf]]({PAPER}1)\n"
    assert [(each.line, each.title, each.venue) for each in read(text * 3)] == [
        (line, f"LED: {LAMPS}", "NIPS 2020") for line in (1, 3, 5)
    ]


def test_people_with_initials_before_another_title_are_a_row_of_their_own() -> None:
    text = f"- Lamps\n  - A. Lampe, B. Ohm, and C. Volt. {LAMPS}. ICLR 2021. [[pdf]]({PAPER}1)\n"
    assert [each.title for each in read(text * 3)] == [LAMPS] * 3


def test_a_heading_that_is_a_picture_begins_no_section() -> None:
    text = f'# Lamps\n\n<h1 align="center">\n  <img src="lamp.png" alt="Header">\n</h1>\n\n## Rooms\n\n- [{LAMPS}]({PAPER}1)\n'
    assert [each.section for each in read(text)] == [("Lamps", "Rooms")]


def test_bold_words_over_the_label_of_a_paper_are_no_title_under_one() -> None:
    text = (
        f"- **{LAMPS}**\n  - **Read the paper**\n    - [paper]({PAPER}1)\n  - **Get the code**\n    - [code]({CODE})\n"
    )
    assert [(each.title, len(each.links)) for each in read(text)] == [(LAMPS, 2)]


def test_very_many_people_with_initials_under_a_title_are_read() -> None:
    people = "; ".join(f"{chr(65 + n % 26)}. Lampe" for n in range(60))
    (entry,) = read(f"- **{LAMPS}**\n  - {people}, ICLR 2021 [[paper]({PAPER}1)]\n")
    assert (entry.title, len(entry.links)) == (LAMPS, 1)


def test_a_short_quoted_title_over_its_papers_label_is_a_row_under_a_subject() -> None:
    row = '  - **"{title}"**, ICPR, 2014\n    - Ada Lampe, Bo Ohm *(a lamp)*\n    - [[Paper]]({url})\n'
    rows = "".join(row.format(title=title, url=f"{PAPER}{n}") for n, title in enumerate(("Budding Lamps", LAMPS)))
    assert [each.title for each in read(f"- ***Lamps that grow***\n{rows}")] == ["Budding Lamps", LAMPS]


@pytest.mark.parametrize(
    ("behind", "papers"),
    [
        ("builds on [Lit]({url})", 1),
        ("[[Lamp-MoE]({url})]", 1),
        ("[[website]({url})]", 1),
        ("[[code]({url})]", 1),
        ("[[extended version]({url})]", 2),
        ("[[v2]({url})]", 2),
        ("[[camera ready]({url})]", 2),
        ("[[ICLR]({url})]", 2),
    ],
)
@pytest.mark.parametrize("row", [f"[{LAMPS}]({PAPER}1)", f"**{LAMPS}** [[paper]({PAPER}1)]"])
def test_another_number_on_arxiv_is_another_works_unless_its_label_says_what_it_is(
    row: str, behind: str, papers: int
) -> None:
    (entry,) = read(f"- {row} {behind.format(url=f'{PAPER}2')}\n")
    assert [link.url for link in entry.links if link.role is P] == [f"{PAPER}1", f"{PAPER}2"][:papers]


def test_a_link_in_a_sentence_is_not_the_paper_beside_which_others_are_another_works() -> None:
    (entry,) = read(f"- **{LAMPS}** improves [GLOW]({PAPER}1) - [GraphLamps]({PAPER}3)\n")
    assert P in [link.role for link in entry.links if link.url == f"{PAPER}3"]


LIGHTS = "Lights in Rooms Without Any Windows"


@pytest.mark.parametrize(
    ("nested", "title", "venue", "links"),
    [
        (f"{LIGHTS}, ICLR'19\n  - [[Python]]({CODE})", LIGHTS, "ICLR'19", 1),
        (f"{LIGHTS}\n  - [[paper]]({PAPER}1) [[Java]]({CODE})", LIGHTS, None, 2),
        (f"[{LIGHTS}]({PAPER}1), ICLR 2019\n  - [[Python-keras]]({CODE})", LIGHTS, "ICLR 2019", 2),
    ],
)
def test_a_title_nested_first_under_a_bold_name_is_the_rows_with_the_links_below_it(
    nested: str, title: str, venue: str | None, links: int
) -> None:
    (entry,) = read(f"- **LED**\n  - {nested}\n")
    assert (entry.line, entry.title, entry.venue, len(entry.links)) == (1, title, venue, links)


@pytest.mark.parametrize(
    ("nested", "titles"),
    [
        (f"A lamp for every small room.\n  - [[paper]]({PAPER}1)", ["LED"]),
        (f"{LIGHTS}\n  - {LAMPS}\n  - [[paper]]({PAPER}1)", ["LED"]),
        (f"[{LIGHTS}]({PAPER}1)\n  - [{LAMPS}]({PAPER}2)", [LIGHTS, LAMPS]),
    ],
)
def test_what_stands_under_a_bold_name_is_no_title_where_it_is_a_sentence_or_one_of_several(
    nested: str, titles: list[str]
) -> None:
    assert [each.title for each in read(f"- **LED**\n  - {nested}\n")] == titles


def test_the_sites_of_venues_under_a_field_are_no_entries() -> None:
    venues = "- Data mining\n  * [KDD](https://www.kdd.org/)\n  * [ACL](http://www.acl2019.org/EN/index.xhtml)\n"
    papers = f"- [{LAMPS}]({PAPER}1)\n- Lamps\n  * [ICLR 2021]({PAPER}2)\n"
    assert [each.title for each in read(f"{venues}\n# Papers\n\n{papers}")] == [LAMPS, "Lamps"]


@pytest.mark.parametrize(
    "cited",
    [
        f"Ada Lampe, Bo Ohm, and Cy Volt, *{LIGHTS}*, arXiv:2101.00001 / ICLR 2021",
        f'Ada Lampe, Bo Ohm, Cy Volt, "{LIGHTS}", ICLR 2021.',
        f"A. Lampe, B. Ohm, and C. Volt., *{LIGHTS},* arXiv preprint arXiv:2101.00001",
    ],
)
def test_a_citation_nested_under_a_label_has_its_title_in_italics_or_quotes(cited: str) -> None:
    (entry,) = read(f"* Lamp Labs + Ohm Univ. [[Paper]({PAPER}1)] [[Code]({CODE})]\n  * {cited}\n")
    assert (entry.title, len(entry.authors), len(entry.links)) == (LIGHTS, 3, 2)


def test_people_in_italics_under_a_title_are_none() -> None:
    (entry,) = read(
        f"* {LAMPS} [[Paper]({PAPER}1)] ICLR 2021\n  * *Lampe, Ada and Ohm, Bo and Volt, Cy A.* ICLR 2021\n"
    )
    assert entry.title == LAMPS


def test_etc_behind_a_person_stands_for_the_others() -> None:
    (entry,) = read(f"* LED [[paper]({PAPER}1)][[code]({CODE})]\n  * Lampe, Ada etc. {LIGHTS}. (CVPR 2021)\n")
    assert (entry.title, entry.authors, entry.venue) == (LIGHTS, ("Lampe, Ada",), "CVPR 2021")


def test_linked_titles_in_paragraphs_under_a_subject_of_many_words_are_rows() -> None:
    titles = "".join(f"\n    [{LAMPS} {n}]({PAPER}{n})\n" for n in range(3))
    text = f"- Rooms\n\n  - Lamps that are switched off by a hand\n{titles}\n"
    assert [each.title for each in read(text)] == [f"{LAMPS} {n}" for n in range(3)]


@pytest.mark.parametrize(("badge", "papers"), [("SParC", 1), ("paper", 2), ("arXiv", 2), ("extended_version", 2)])
def test_a_badge_with_the_name_of_a_data_set_leads_to_another_work(badge: str, papers: int) -> None:
    row = f"- **LED**: {LIGHTS}\n[[paper]({PAPER}1)]\n[![](https://img.shields.io/badge/{badge}-green)]({PAPER}2)\n"
    (entry,) = read(row)
    assert len(entry.identifiers) == papers


@pytest.mark.parametrize(
    ("badge", "url", "role"),
    [
        ("Spider", "https://aclanthology.org/2021.naacl-main.105.pdf", LinkRole.OTHER),
        ("Wiley", "https://onlinelibrary.wiley.com/doi/10.1002/pro.70210", P),
        ("IEEE_Xplore", "https://ieeexplore.ieee.org/document/9150821", P),
    ],
)
def test_a_badge_with_the_name_of_its_publisher_leads_to_the_paper(badge: str, url: str, role: LinkRole) -> None:
    row = f"- **LED**: {LIGHTS}\n[[paper]({PAPER}1)]\n[![](https://img.shields.io/badge/{badge}-green)]({url})\n"
    (entry,) = read(row)
    assert entry.links[1].role is role
