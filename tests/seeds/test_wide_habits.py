"""What a whole list is written like: news that hold it, remarks behind its rows, titles that it leaves without links."""

from __future__ import annotations

import pytest

from enrich.model import Kind, LinkRole
from lamps import PAPER, read, rows

CODE = "https://github.com/lampe/lamps"
NAMED = "- **{kind}Net**: {title} [[paper]]({url})\n"
MANY = tuple(f"{kind} {place}" for kind in ("Desk", "Floor", "Street", "Garden") for place in ("Hall", "Room", "Attic"))


def test_a_rule_over_the_first_section_begins_no_front_matter() -> None:
    text = f"---\n### Lamps\n- [A Study of Lamps in Rooms]({PAPER}1)\n\n---\n### Rooms\n- [A Study of Rooms in Halls]({PAPER}2)\n"
    assert [entry.line for entry in read(text)] == [3, 7]


def test_front_matter_says_nothing() -> None:
    text = f"---\ntitle: A Study of Lamps in Big Rooms\n---\n- [A Study of Lamps in Rooms]({PAPER}1)\n"
    assert [entry.line for entry in read(text)] == [4]


def test_news_that_hold_most_papers_of_a_list_are_the_list() -> None:
    entries = read("# Lamps\n\n## Recent Update\n\n###### 2022-04-05\n\n" + rows(NAMED, MANY))
    assert [entry.section for entry in entries] == [("Lamps", "Recent Update", "2022-04-05")] * len(MANY)


def test_news_beside_a_list_are_none_of_it() -> None:
    news = f"## News\n\n- [A New Study of Lamps in Rooms]({PAPER}99)\n\n"
    assert len(read(f"# Lamps\n\n{news}## Papers\n\n" + rows("- [{title}]({url})\n", MANY))) == len(MANY)


def test_a_year_that_most_linked_titles_begin_with_is_their_date() -> None:
    entries = read(rows("* [2020 - {title}]({url})\n") + f"* [Lamps: an Overview]({PAPER}8)\n")
    assert [(entry.title[:10], entry.date) for entry in entries] == [("A Study of", "2020")] * 5 + [
        ("Lamps: an ", None)
    ]


def test_papers_nested_under_a_name_and_its_project_are_rows() -> None:
    text = f"* LED [[Project]](https://lamps.example/led)\n  * Ada Lampe and Bo Ohm, [A Study of Lamps in Rooms]({PAPER}1), CVPR, 2010.\n  * Ada Lampe, [LED: Lamps Lit Again in Halls]({PAPER}2), TPAMI, 2012.\n"
    assert [entry.title for entry in read(text) if entry.kind is Kind.PAPER] == [
        "A Study of Lamps in Rooms",
        "LED: Lamps Lit Again in Halls",
    ]


@pytest.mark.parametrize("remark", ["old paper", "| Note: lamps + rooms (not yet open)", "| also see another lamp"])
def test_a_few_words_behind_a_linked_title_in_a_paragraph_are_a_remark(remark: str) -> None:
    plain = rows("[{title}]({url}) | [source code](https://github.com/lampe/{kind})\n\n")
    entries = read(f"{plain}[A Study of Remarked Lamps]({PAPER}9) {remark}\n")
    assert entries[-1].title == "A Study of Remarked Lamps"


@pytest.mark.parametrize("aside", ["", "(**LED**)"])
def test_a_section_of_titles_without_links_is_read_in_a_list_of_papers(aside: str) -> None:
    linked = rows("- {title} in Rooms [[paper]]({url})\n", MANY)
    titles = [f"Fully Convolutional Lamps for Semantic {kind} Segmentation" for kind in ("Hall", "Room", "Attic")]
    text = f"## Linked\n\n{linked}\n## Tools\n\n- [x](https://github.com/a/b)\n\n## Plain\n\n" + "".join(
        f"- {title}{aside}\n" for title in titles
    )
    assert [entry.title for entry in read(text) if entry.section[-1:] == ("Plain",)] == titles


def test_names_in_full_of_measures_are_no_titles() -> None:
    linked = rows("- {title} in Rooms [[paper]]({url})\n", MANY)
    measures = (
        "- Peak Signal to Noise Ratio (PSNR)\n- Root Mean Square Error (RMSE)\n- Universal Image Quality Index (UIQI)\n"
    )
    assert len(read(f"## Linked\n\n{linked}\n## Measures\n\n{measures}")) == len(MANY)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("[[BMVC]({url}1)] Lamps in Rooms and Halls.", "[[ACCV]({url}2)] Rooms with Lamps and Halls."),
        (
            "Lamps in Rooms and Halls. Ada Lampe, Bo Ohm. ICLR 2018.",
            "Rooms with Lamps and Halls. Cy Volt, and Di Watt. EMNLP 2017.",
        ),
    ],
)
def test_a_line_that_is_a_row_as_the_first_is_lost_its_bullet(first: str, second: str) -> None:
    text = f"- {first}\n {second}\n- [A Study of Lamps]({PAPER}3)\n- [A Study of Rooms]({PAPER}4)\n".replace(
        "{url}", PAPER
    )
    assert [entry.line for entry in read(text)] == [1, 2, 3, 4]


def test_a_column_of_titles_says_more_than_the_heading_over_its_table() -> None:
    text = f"## Benchmarks, datasets, and tools\n\n| Name | Paper Title | Year | Venue | Resources |\n|-|-|-|-|-|\n| LED | A Study of Lamps in Rooms | 2021 | Nat. Lamps | [[code]]({CODE}) |\n"
    assert [entry.kind for entry in read(text)] == [Kind.PAPER]


@pytest.mark.parametrize("title", ['Hear "No Evil", See "Lamps": Light in Rooms', 'The "Dark Room" Problem of Lamps'])
def test_quotations_within_a_bold_title_are_parts_of_it(title: str) -> None:
    (entry,) = read(f"- **{title}**. IEEE S&P 2021. [[pdf]]({PAPER}1)\n")
    assert entry.title == title


def test_a_name_with_digits_in_brackets_ends_no_title_that_goes_on() -> None:
    (entry,) = read(f"- The Open Lamps (OLamp25) dataset, evaluations, and models [[pdf]]({PAPER}1)\n")
    assert entry.title == "The Open Lamps (OLamp25) dataset, evaluations, and models"


def test_a_mirror_of_arxiv_has_the_paper() -> None:
    (entry,) = read("- [A Study of Lamps in Rooms](https://ar5iv.org/html/2410.00001)\n")
    assert ([link.role for link in entry.links], [each.value for each in entry.identifiers]) == (
        [LinkRole.PAPER],
        ["2410.00001"],
    )


def test_a_heading_behind_a_bullet_is_a_heading_over_what_follows() -> None:
    text = f"## Papers\n\n- ### Lamps\n\n* [A Study of Lamps in Rooms]({PAPER}1)\n"
    assert [entry.section for entry in read(text)] == [("Papers", "Lamps")]


def test_several_names_with_a_paper_each_are_rows() -> None:
    entries = read(
        f"- [CycleLamp]({PAPER}1), [DiscoLamp]({PAPER}2), [DualLamp]({PAPER}3) - light without pairs\n" + rows(NAMED)
    )
    assert [(entry.title, entry.line) for entry in entries[:3]] == [("CycleLamp", 1), ("DiscoLamp", 1), ("DualLamp", 1)]


def test_labels_that_lead_to_one_paper_are_one_row() -> None:
    entries = read(f"- [A Study of Lamps]({PAPER}1), [code](https://github.com/a/b)\n" + rows(NAMED))
    assert len(entries) == 6


@pytest.mark.parametrize("said", ["I did these two months ago (Oct 2018)", "These are new lamps of the group (2021)"])
def test_a_word_to_the_reader_is_no_paper_whatever_its_date(said: str) -> None:
    assert len(read(f"{rows(NAMED)}\n## Notes on it\n\n- {said}\n")) == 5


def test_addresses_of_several_papers_and_nothing_else_are_rows() -> None:
    entries = read(f"{rows(NAMED)}- {PAPER}6, {PAPER}7 (with rooms), {PAPER}8\n")[5:]
    assert [(entry.title, [link.url for link in entry.links]) for entry in entries] == [
        ("", [f"{PAPER}{number}"]) for number in (6, 7, 8)
    ]


@pytest.mark.parametrize(
    "second",
    ["https://arxiv.org/pdf/2011.00006v2", "https://doi.org/10.1234/lamps.2021", "https://lampe.example/lamps.html"],
)
def test_addresses_that_may_lead_to_one_paper_are_no_rows_of_their_own(second: str) -> None:
    assert read(f"{rows(NAMED)}- {PAPER}6, {second}\n")[5:] == ()
