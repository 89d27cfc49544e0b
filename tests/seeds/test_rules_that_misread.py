"""Where a rule that reads one habit of writers would misread another: each of these was read wrongly once."""

from __future__ import annotations

import pytest

from enrich.model import Kind
from lamps import PAPER, TITLES, read, rows

PEOPLE = "Ada Lampe, Bo Ohm"
CODE = "https://github.com/lamp/led"
LIST = rows("- [{title}]({url})\n")


@pytest.mark.parametrize("cell", ["*[{title}]({url})*", "_{title}_ _[pdf]({url})_"])
def test_a_linked_title_in_italics_alone_in_its_row_is_no_heading_of_a_table(cell: str) -> None:
    table = rows(f"| {cell} | | |\n")
    text = f"## Papers\n\n| Title | Paper | Venue |\n| --- | --- | --- |\n{table}"
    assert [each.title for each in read(text)] == TITLES


@pytest.mark.parametrize(
    ("bold", "venue"),
    [
        (f"**A Study of Lamps in Rooms, _{PEOPLE}_**", None),
        (f"**_A Study of Lamps in Rooms_, {PEOPLE}, KDD 2021**", "KDD 2021"),
        ("<b><i>KDD</i> A Study of Lamps in Rooms</b>", "KDD"),
        ("**`KDD` A Study of Lamps in Rooms**", "KDD"),
    ],
)
def test_people_and_venues_in_italics_beside_a_bold_title_are_not_part_of_it(bold: str, venue: str | None) -> None:
    (entry,) = read(f"- {bold} [pdf]({PAPER})\n")
    assert (entry.title, entry.venue) == ("A Study of Lamps in Rooms", venue)


def test_titles_under_accepted_papers_are_papers_beside_rows_with_people() -> None:
    text = rows(f"- **{{title}}**. {PEOPLE}. *KDD 2021*. [pdf]({{url}})\n")
    accepted = [f"{title} in {place}" for title in TITLES for place in ("Rooms", "Halls")]
    listed = "".join(f"- {title}\n" for title in accepted)
    entries = read(f"## Papers\n\n{text}\n## Accepted Papers\n\n{listed}")
    assert [each.title for each in entries] == [*TITLES, *accepted]


@pytest.mark.parametrize("line", [f"{PEOPLE}, Cy Volt", "Lampe et al, KDD 2021", f"{PEOPLE} (KDD 2021)"])
def test_people_in_paragraphs_of_their_own_are_no_titles(line: str) -> None:
    entries = read("# Papers\n\n" + rows(f"{{title}}\n\n{line}\n\n"))
    assert [each.title for each in entries] == TITLES


@pytest.mark.parametrize(
    "lines",
    [
        "{title} On the Test Set\n\n![](result.png)\n\n",
        "### Step\n\nRun The Training Script {kind} On Your Data\n\n",
        "- Automatic {kind} Precision and Gradients\n",
    ],
)
def test_lines_and_features_of_a_readme_are_no_papers(lines: str) -> None:
    text = rows(lines) + rows(lines.replace("{kind}", "{kind} Second").replace("{title}", "{title} Second"))
    assert read(f"# Lampkit\n\nA tool.\n\n## Features\n\n{text}\n## Results\n\n{text}") == ()


@pytest.mark.parametrize("end", ["", "."])
def test_a_few_titles_under_a_conference_are_papers(end: str) -> None:
    entries = read("# Lamps\n\n## KDD 2022\n\n" + rows(f"{{title}} in Rooms{end}\n\n"))
    assert [each.title for each in entries] == [f"{title} in Rooms" for title in TITLES]


@pytest.mark.parametrize(
    "behind", ["A fast model for lamps in rooms", "100k images of rooms and halls", f"{PEOPLE}, Cy Volt, Dee Watt"]
)
def test_a_name_in_code_quotes_before_labels_stays_the_title(behind: str) -> None:
    (*_, entry) = read(f"{LIST}- `LampNet` [Paper]({PAPER}) [Code]({CODE}) {behind}\n")
    assert entry.title == "LampNet"


def test_a_bold_name_before_people_and_a_title_is_no_title() -> None:
    (*_, entry) = read(f"{LIST}- **LampNet**: Lampe et al., A Study of Lamps in Rooms, KDD 2021 [pdf]({PAPER})\n")
    assert entry.title == "A Study of Lamps in Rooms"


def test_two_words_before_a_comma_are_no_person_where_people_stand_behind_the_titles() -> None:
    twice = "Look Twice, Light Once with Lamp Models"
    text = rows(f"- [{{title}}]({{url}}) - {PEOPLE}\n") + f"- [{twice}]({PAPER})\n" * 3
    assert [each.title for each in read(text)][-3:] == [twice] * 3


@pytest.mark.parametrize("title", ["Overview of the Lamp Track, {}", "Findings of the Shared Task WMT-{}"])
def test_tracks_keep_their_years(title: str) -> None:
    tracks = "".join(f"- [{title.format(year)}]({PAPER}{year})\n" for year in range(2019, 2023))
    titles = [each.title for each in read(f"## Papers\n\n{LIST}\n## Challenges\n\n{tracks}")]
    assert titles[-4:] == [title.format(year) for year in range(2019, 2023)]


def test_a_name_before_dashes_is_part_of_what_is_told() -> None:
    (*_, entry) = read(f"{LIST}\n## Tools\n\n- Lampkit --- A tool for lamps in rooms [code]({CODE})\n")
    assert "Lampkit" in entry.title


def test_a_linked_title_in_brackets_that_names_a_journal_is_the_title() -> None:
    (entry,) = read(f"- [[A Review of the Journal of Lamps and Rooms]({PAPER})] The Best Survey on Lamps Yet.\n")
    assert entry.title == "A Review of the Journal of Lamps and Rooms"


@pytest.mark.parametrize("label", ["WIP", "TODO", "Wiki"])
def test_a_remark_in_brackets_beside_words_is_no_label(label: str) -> None:
    titles = [each.title for each in read(f"{LIST}- Notes on How to Read Papers Here [[{label}]]\n")]
    assert titles == TITLES


@pytest.mark.parametrize("heading", ["Implementations of Code", "Collection of Code", "List of Software"])
def test_headings_over_code_that_is_kept_announce_software(heading: str) -> None:
    (*_, entry) = read(f"## Papers\n\n{LIST}\n## {heading}\n\n- A Study of Lamps in Rooms and Halls [code]({CODE})\n")
    assert entry.kind is Kind.SOFTWARE


def test_a_tutorial_in_capitals_is_held_and_no_paper() -> None:
    (*_, entry) = read(f"{LIST}- CVPR 2021 TUTORIAL on Lamps in Rooms [[site](https://lamps.example/tutorial)]\n")
    assert entry.kind is Kind.OTHER


@pytest.mark.parametrize("date", ["arXiv Mar 2021", "arXiv 2021-03"])
def test_a_column_of_venues_is_believed_before_a_server_in_a_column_of_dates(date: str) -> None:
    text = rows(f"| {date} | CVPR 2021 | {{title}} | [pdf]({{url}}) |\n")
    entries = read(f"## Papers\n\n| Date | Venue | Title | Links |\n| --- | --- | --- | --- |\n{text}")
    assert {each.venue for each in entries} == {"CVPR 2021"}


def test_a_title_with_commas_in_a_paragraph_of_its_own_is_no_list_of_people() -> None:
    title = "Past, Present, and Future of Lamps in Rooms"
    entries = read("# Lamps\n\n## KDD 2022\n\n" + rows("{title} in Rooms\n\n") + f"{title}\n\n")
    assert entries[-1].title == title


def test_a_title_whose_paper_is_to_come_is_a_row_of_its_table() -> None:
    table = "| Title | Venue | Code |\n| --- | --- | --- |\n" + rows("| [{title}]({url}) | KDD 2021 | |\n")
    entries = read(f"## Papers\n\n{table}| [A Study of Lamps to Come]() | | |\n")
    assert [each.title for each in entries] == [*TITLES, "A Study of Lamps to Come"]


@pytest.mark.parametrize("badge", ["PDF 2021", "GitHub 2021", "Journal 2023"])
def test_a_label_with_a_year_on_a_badge_is_no_venue(badge: str) -> None:
    (entry,) = read(f"- [A Study of Lamps in Rooms]({PAPER}) ![{badge}](https://lamps.example/badge.svg)\n")
    assert entry.venue is None


FEATURES = "## Features\n\n- Lightweight and fast with no dependencies\n- Supports multi GPU training\n\n"


@pytest.mark.parametrize(
    "reference",
    [
        "- Ada Lampe, Bo Ohm. A Study of Lamps in Rooms. CVPR 2021.",
        "- LampNet: A Study of Lamps [[Paper](#)]\n- LampNet 2: Lamps Again [[Paper](#)]",
    ],
)
def test_features_of_a_tool_are_no_papers(reference: str) -> None:
    entries = read(f"# LampKit\n\n{FEATURES}## References\n\n{reference}\n")
    assert not [entry for entry in entries if entry.section[-1] == "Features"]


@pytest.mark.parametrize("tag", ["(NeurIPS'21)", "(ICML2021)", "(ECCV)", "(2021)"])
def test_a_venue_in_brackets_before_a_colon_and_people_ends_the_title(tag: str) -> None:
    (entry,) = read(f"- A Study of Lamps in Rooms {tag}: Ada Lampe, Bo Ohm [[pdf]({PAPER})]\n")
    assert (entry.title, entry.authors) == ("A Study of Lamps in Rooms", ("Ada Lampe", "Bo Ohm"))


@pytest.mark.parametrize("names", [("v1", "v2"), ("Original", "Follow-up work"), ("Part I", "Part II")])
def test_versions_under_a_title_with_a_colon_are_its_links(names: tuple[str, str]) -> None:
    text = "".join(f"  * {name}: {PAPER}{at}\n" for at, name in enumerate(names))
    (entry,) = read(f"- A Study of Lamps in Dark Rooms:\n{text}")
    assert (entry.title, len(entry.links)) == ("A Study of Lamps in Dark Rooms", 2)


@pytest.mark.parametrize("days", ["Lamp Workshop, May 3-7, 2021", "Proc. LampConf, pages 12-14, 2021"])
def test_days_and_pages_before_a_year_are_no_date(days: str) -> None:
    (entry,) = read(f"- **A Study of Lamps in Rooms**. {days}. [[pdf]({PAPER})]\n")
    assert not (entry.date or "").startswith(("3-7", "12-14"))


@pytest.mark.parametrize(
    ("row", "title"),
    [
        ("Survey **[A Review of Lamp Systems]** [[pdf]({url})]", "A Review of Lamp Systems"),
        (
            "Neural Lamps by ohm [[code](https://github.com/a/b)] [[A Study of Dark Lamps]({url})]",
            "A Study of Dark Lamps",
        ),
        ('**A Study of Lamps in Rooms**: Ada Lampe, Bo Ohm. "Best Paper" [[pdf]({url})]', "A Study of Lamps in Rooms"),
    ],
)
def test_the_title_is_found_beside_what_looks_like_it(row: str, title: str) -> None:
    (entry,) = read(f"- {row.format(url=PAPER)}\n")
    assert entry.title.strip("[]") == title


def test_of_two_firms_before_the_venue_none_is_a_part_of_it() -> None:
    (entry,) = read(f"- [A Study of Lamps in Rooms]({PAPER}), Google, Stanford, NeurIPS 2019\n")
    assert entry.venue == "NeurIPS 2019"


@pytest.mark.parametrize(
    "row", ["Call for papers [[link](https://neurips.cc/cfp)]", "Ada Lampe and Bo Ohm [[paper]({url})]"]
)
def test_what_no_title_is_under_a_venue_is_no_paper_of_its_own(row: str) -> None:
    entries = read(f"- **NeurIPS 2021**\n  - {row.format(url=PAPER)}\n")
    assert not [entry for entry in entries if entry.line == 2 and entry.kind is Kind.PAPER]


def test_ten_thousand_rows_under_a_year_are_compared_by_identity() -> None:
    text = "- 2021\n" + "".join(f"  - Lamps of Hall {at} [[paper]({PAPER}{at})]\n" for at in range(2000))
    assert len(read(text)) == 2000


@pytest.mark.parametrize("people", ["张三 Kevin Zhang, 李四 Bo Li", "AlShedivat, ElHoseiny, BenDavid"])
def test_people_with_two_names_or_two_capitals_are_people(people: str) -> None:
    (entry,) = read(f"- **A Study of Lamps in Rooms**\n  - {people}\n  - [pdf]({PAPER})\n")
    assert len(entry.authors) == people.count(",") + 1


@pytest.mark.parametrize("said", ["For lamps in rooms, please refer to", "For all other lamps in rooms see"])
def test_a_sentence_that_leads_to_another_list_is_no_entry(said: str) -> None:
    assert len(read(f"- A Study of Lamps in Rooms [paper]({PAPER})\n- {said} [Link](https://github.com/a/b)\n")) == 1


def test_a_label_that_says_its_link_is_available_leads_nowhere() -> None:
    (entry,) = read(f"- **A Study of Lamps in Rooms** [paper]({PAPER}) [code](available)\n")
    assert [link.url for link in entry.links] == [PAPER]


def test_a_row_of_a_table_that_leads_down_the_page_is_an_index() -> None:
    table = "| Kind | Lamp | One-line idea | Venue |\n| - | - | - | - |\n| Dim | [LED](#dim) | A light for all | ICLR'21 |\n"
    papers = "".join(f"- [{title}]({PAPER}{at})\n" for at, title in enumerate(TITLES))
    assert [each.title for each in read(f"# Papers\n\n{table}\n## Dim\n\n{papers}")] == TITLES


def test_a_sentence_that_names_several_works_with_their_venues_is_none() -> None:
    news = "> - New lamps: LED (ICLR 2021), DimLED (ACL 2021), Bright Ones (KDD 2021)\n\n"
    papers = "".join(f"- [{title}]({PAPER}{at})\n" for at, title in enumerate(TITLES))
    assert [each.title for each in read(f"# Papers\n\n{news}## Dim\n\n{papers}")] == TITLES


def test_a_title_that_ends_in_database_with_its_people_is_a_paper_among_sets_of_data() -> None:
    links = f"[[Paper]({PAPER})] [[Homepage](https://lamps.example)]"
    (entry,) = read(f"## Datasets\n\n- **Lamp-DB: the lamp database** Ada Lampe, Bo Ohm {links}\n")
    assert entry.kind is Kind.PAPER


def test_a_full_stop_ends_a_title_whose_link_is_not_known_yet_as_it_does_the_others() -> None:
    awaited = "A Study of Large and Quiet Lamps."
    entries = read(
        "".join(f"- {title}.\n  [[paper]({PAPER}{at})]\n" for at, title in enumerate(TITLES)) + f"- {awaited}\n"
    )
    assert [each.title for each in entries] == [*TITLES, awaited.rstrip(".")]


def test_a_title_that_speaks_to_the_reader_before_a_colon_is_no_sentence() -> None:
    spoken = "You are a Lamp: Telling Lamps from People in Dark Rooms"
    entries = read(
        "".join(f"- {title}\n" for title in (*TITLES, "Lamps of All Rooms", spoken)).join(["# Papers\n\n", ""])
    )
    assert spoken in [each.title for each in entries]


def test_brackets_around_an_address_are_none_of_it() -> None:
    (entry,) = read(f"- **A Study of Lamps in Rooms** [paper]({PAPER}) [code]([https://github.com/a/b])\n")
    assert [link.url for link in entry.links] == [PAPER, "https://github.com/a/b"]


def test_a_row_without_a_link_of_its_own_is_a_paper_whatever_is_told_of_it_down_the_page() -> None:
    table = "| Title | Venue | Notes |\n| - | - | - |\n| A Study of Lamps in Rooms | ICLR 2021 | [summary](#dim) |\n"
    papers = "".join(f"- [{title}]({PAPER}{at})\n" for at, title in enumerate(TITLES))
    assert read(f"# Papers\n\n{table}\n## Dim\n\n{papers}")[0].title == "A Study of Lamps in Rooms"


def test_one_work_with_two_venues_is_an_entry() -> None:
    (*_, last) = read(
        "".join(f"- {title} (ICLR 2021)\n" for title in (*TITLES, "Lamps (ACL 2021), longer (PAMI 2022)"))
    )
    assert last.line == len(TITLES) + 1


WORKS = f"- [A Study of Lamps in All Rooms]({PAPER}1)\n" * 4


def numbers(text: str) -> list[tuple[str, list[str]]]:
    return [(each.title, [one.value for one in each.identifiers]) for each in read(text)]


@pytest.mark.parametrize("first", [f"[Light is all you need]({PAPER}2)", "Light is all you need, NIPS 2017"])
def test_a_work_named_by_its_method_below_a_title_under_a_subject_keeps_its_number(first: str) -> None:
    found = dict(numbers(f"{WORKS}\n## More\n\n- **Transformers**\n  - {first}\n  - [GPT-3]({PAPER}3)\n"))
    assert "2011.00003" not in found["Light is all you need"]


def test_rows_under_a_heading_with_people_and_a_day_stay_rows() -> None:
    people = "# Awesome lamp papers\n\nAda Lampe, Bo Ohm\n\nMIT, 2021\n\n"
    rows = f"- [A follow-up work on lamps]({PAPER}3). Cy Volt. CVPR 2022.\n- [Another follow-up work]({PAPER}4). Cy Volt. CVPR 2022.\n"
    assert [each.title for each in read(people + rows)] == ["A follow-up work on lamps", "Another follow-up work"]


def test_a_heading_over_many_links_to_one_work_is_its_title() -> None:
    links = f"[[paper]](https://openreview.net/forum?id=a1b2) [[pdf]](https://openreview.net/pdf?id=a1b2) [[arXiv]]({PAPER}3) [[CVF]](https://openaccess.thecvf.com/a.html)"
    code = "[[TensorFlow]](https://github.com/a/b) [[PyTorch]](https://github.com/a/c) [[JAX]](https://github.com/a/d)"
    text = f"# P\n## Lighting cars with many lamps\n{links}\n## Lighting boats with many lamps\n[[paper]]({PAPER}4)\n## Lighting towns with many lamps\n{code}\n"
    assert [each.title for each in read(text)] == [
        f"Lighting {each} with many lamps" for each in ("cars", "boats", "towns")
    ]


def test_a_link_to_a_paper_that_is_called_after_its_venue_is_no_site_of_it() -> None:
    text = "# P\n\n- Masked Lamps\n  - [ICML](https://proceedings.mlr.press/v97/abc19a.html)\n- Deep Lamps\n  - [ECCV](https://www.ecva.net/papers/eccv_2020/html/1_ECCV.php)\n"
    assert [each.title for each in read(text)] == ["Masked Lamps", "Deep Lamps"]


@pytest.mark.parametrize(
    "remark",
    [
        "The code is available on the project page [[paper]]({url}1)",
        "Also see the extended journal version [[paper]]({url}2)",
        "This work builds on LampNet and uses data [[paper]]({url}2)",
    ],
)
def test_a_remark_below_a_bold_title_is_no_row_though_it_has_the_label_of_a_paper(remark: str) -> None:
    text = f"{WORKS}\n**Lighting rooms with many lamps** [[paper]]({PAPER}1)\n{remark.format(url=PAPER)}\n"
    assert "Lighting rooms with many lamps" in [each.title for each in read(text)]
    assert len(read(text)) == 5


def test_the_extended_version_in_a_paragraph_of_its_own_is_no_entry() -> None:
    text = f"{WORKS}\n**Lighting rooms with few lamps** [[paper]]({PAPER}3)\n\nExtended version for the journal [[paper]]({PAPER}4)\n"
    assert len(read(text)) == 5


def test_a_row_with_a_link_is_no_second_head() -> None:
    rows = f"<tr><td>Code</td><td>Data</td><td>Method</td></tr><tr><td>Code</td><td>Data</td><td><a href='{PAPER}1'>Lamps in the rooms of day</a></td></tr>"
    assert [each.title for each in read(f"{WORKS}\n<table>{rows}</table>\n")][4:] == ["Lamps in the rooms of day"]


def test_a_bracketed_key_before_an_address_keeps_the_venue_beside_it() -> None:
    text = f"{WORKS}\n- **Lamps in the doors of houses**\n  **[Paper]** ICLR 2021 {PAPER}8\n"
    assert read(text)[-1].venue == "ICLR 2021"


@pytest.mark.parametrize(
    "cited", ["*International Conference on Lamps*, ICLR 2021", "*builds on Lamps in dark rooms*. CVPR 2021"]
)
def test_a_venue_or_a_remark_in_italics_under_a_label_is_no_title(cited: str) -> None:
    assert read(f"- LampNet [[paper]]({PAPER}1)\n  - Ada Lampe, Bo Ohm, {cited}\n")[0].title == "LampNet"


def test_a_faculty_of_engineers_is_no_blog() -> None:
    row = "- [Lamps of the rooms and doors](https://www.eng.cam.ac.uk/research/lamps.html). Ada Lampe, Bo Ohm.\n"
    assert read(f"{WORKS}{row}")[-1].kind is Kind.PAPER


def test_a_language_with_its_paper_is_a_title() -> None:
    assert read(f"{WORKS}- **Korean** [[paper]]({PAPER}5). Ada Lampe. ACL 2021\n")[-1].title == "Korean"


def test_extensions_of_a_program_are_software() -> None:
    row = "## Browser Extensions\n\n- [Lamps for the rooms of Firefox](https://addons.mozilla.org/lamp)\n"
    assert read(f"## Papers\n\n{WORKS}\n{row}")[-1].kind is Kind.SOFTWARE


@pytest.mark.parametrize(
    "text",
    [
        "A, B etc. C\n" + "\n" * 40_000,
        "# P\n\nLighting rooms with many lamps\n\n" + "![](a.png)\n\n" * 4_000,
        f"# P\n\nLamps in rooms [[paper]]({PAPER}1)\n" + "*.* " * 10_000,
        "## LED\nTitle: lamps in rooms" + " <br>" * 8_000 + "x\nfoo",
    ],
)
def test_texts_of_one_thing_many_times_are_read_to_their_end(text: str) -> None:
    assert len(read(text)) < 2


@pytest.mark.parametrize(
    "title", ["Long Short-Term Memory", "Short Rooms and Empty Lamps", "Full Rooms of Lamps by Night"]
)
def test_a_title_that_begins_as_versions_do_is_a_row_of_its_own(title: str) -> None:
    titles = ["Lamps for Dark Rooms", title, "Night Lamps of Day", "Rooms of Light"]
    text = "".join(f"{each} [[paper]]({PAPER}{n})\n\n" for n, each in enumerate(titles))
    assert numbers(text) == [(each, [f"2011.0000{n}"]) for n, each in enumerate(titles)]


def test_a_line_of_titles_may_begin_as_remarks_do() -> None:
    titles = [
        "Sequence to Sequence Learning",
        "Code Llama: Open Foundation Models for Code",
        "See More, Know More: Lamps with Attention",
    ]
    text = "".join(f"{each} [[paper]]({PAPER}{n})\n" for n, each in enumerate(titles))
    assert [each.title for each in read(text)] == titles


def test_the_badge_of_a_publisher_keeps_the_doi_it_leads_to() -> None:
    badge = "[![{name}](https://img.shields.io/badge/{name}-x-red)]({url})"
    row = f"- **Learning Lamps in Dark Rooms** {badge.format(name='arXiv', url=PAPER + '1')} {badge.format(name='Frontiers', url='https://doi.org/10.3389/x.1')}\n"
    (entry,) = read(row)
    assert [one.value for one in entry.identifiers] == ["2011.00001", "10.3389/x.1"]


def test_many_pictures_may_stand_between_a_title_and_its_links() -> None:
    row = "**{title}**\n\n" + "![](a.png)\n\n" * 5 + "[paper]({url}) [code](https://github.com/a/b)\n\n"
    assert [each.title for each in read(rows(row))] == TITLES


@pytest.mark.parametrize(
    "behind",
    [
        "Lamps for Dark Rooms. ICLR 2021. [pdf]({url})",
        "Lamps for Dark Rooms (ICLR 2021).",
        "Lamps for Dark Rooms, ICLR 2021",
    ],
)
def test_etc_stands_for_the_others_before_a_title_with_its_venue(behind: str) -> None:
    entries = read(f"{WORKS}- Lampe, Ada etc. {behind.format(url=PAPER + '8')}\n")
    assert (entries[-1].title, entries[-1].authors) == ("Lamps for Dark Rooms", ("Lampe, Ada",))


def test_a_survey_with_people_and_venue_is_a_paper_though_its_code_is_a_list() -> None:
    row = "- A Survey on Lamps in Dark Rooms, Ada Lampe, Bo Ohm, ICLR 2021. [[code]](https://github.com/ada/awesome-lamps)\n"
    assert read(f"{WORKS}{row}")[-1].kind is Kind.PAPER


def test_a_stressed_title_may_have_its_film_before_its_paper() -> None:
    row = f"- **Neural Lamps**-Based Rooms in Light [video](https://youtu.be/1) [[paper]]({PAPER}8)\n"
    assert read(f"{WORKS}{row}")[-1].title == "Neural Lamps-Based Rooms in Light"


def test_a_title_may_name_a_laboratory_before_the_link_to_its_method() -> None:
    assert read(f"{WORKS}- Lamps in the Laboratory ([LED]({PAPER}8))\n")[-1].title == "Lamps in the Laboratory"


def test_a_list_is_one_by_its_name_whatever_venue_stands_beside_it() -> None:
    row = "- [Lamp-Tuning-Papers](https://github.com/ada/Lamp-Tuning-Papers) (ICLR 2021)\n"
    assert read(f"{WORKS}{row}")[-1].kind is Kind.SOFTWARE
