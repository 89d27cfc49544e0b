"""What several rows of a list show of how all of it is written, and what stands beside titles in such lists."""

from __future__ import annotations

import pytest

from enrich.model import Kind, LinkRole
from lamps import KINDS, PAPER, TITLES, read, rows

OTHER = "https://arxiv.org/abs/2012.00009"


@pytest.mark.parametrize("form", ["{venue}: {title}", "{venue}. {title}", "{venue} | {title}"])
@pytest.mark.parametrize("venue", ["KDD 2019", "ICLR'21"])
def test_a_known_venue_with_its_year_before_the_titles_is_the_venue(form: str, venue: str) -> None:
    entries = read(rows("1. " + form.format(venue=venue, title="{title}") + " [[paper]]({url})\n"))
    assert [(each.title, each.venue) for each in entries] == [(title, venue) for title in TITLES]


def test_one_row_that_begins_with_a_name_and_a_year_is_the_report_of_an_event() -> None:
    text = rows("- {title} [[paper]]({url})\n") + f"- KDD 2019: A Report on Lamps [[paper]]({OTHER})\n"
    assert read(text)[-1].title == "KDD 2019: A Report on Lamps"


@pytest.mark.parametrize("venue", ["SIGIR2021", "SIGIR 2021", "CVPR'21"])
def test_a_known_venue_right_behind_a_title_is_the_venue(venue: str) -> None:
    entries = read(rows(f"- {{title}} {venue} [paper]({{url}})\n"))
    assert [(each.title, each.venue) for each in entries] == [(title, venue) for title in TITLES]


def test_a_venue_that_the_title_speaks_of_is_part_of_it() -> None:
    (entry,) = read(f"- A Study of All the Lamps at TREC 2021 [paper]({PAPER})\n")
    assert entry.title == "A Study of All the Lamps at TREC 2021"


def test_a_venue_right_behind_the_last_author_is_the_venue() -> None:
    (entry,) = read(f"- [A Study of Lamps]({PAPER}) - Ada Lampe, Bo Ohm CVPR2022\n")
    assert (entry.authors, entry.venue) == (("Ada Lampe", "Bo Ohm"), "CVPR2022")


@pytest.mark.parametrize(
    ("told", "title", "date"),
    [
        ("Ohm2015", "A Study of Lamps", "2015"),
        ("2015", "A Study of Lamps", "2015"),
        ("Rooms of 2015", "A Study of Lamps - Rooms of 2015", None),
        ("Part 2015", "A Study of Lamps - Part 2015", None),
    ],
)
def test_a_year_behind_a_dash_is_no_part_of_the_title(told: str, title: str, date: str | None) -> None:
    (entry,) = read(f"- [A Study of Lamps - {told}]({PAPER})\n")
    assert (entry.title, entry.date) == (title, date)


@pytest.mark.parametrize(
    ("told", "venue"),
    [
        ("arXiv 1801; ICML 2018", "ICML 2018"),
        ("arXiv (NAACL 2025)", "NAACL 2025"),
        ("ICML 2018; arXiv 1801", "ICML 2018"),
        ("arXiv 2021; CVPR workshop", "arXiv 2021"),
    ],
)
def test_a_publication_is_believed_over_the_preprint(told: str, venue: str) -> None:
    (entry,) = read(f"- [A Study of Lamps]({PAPER}) {told}\n")
    assert entry.venue == venue


@pytest.mark.parametrize(
    ("badge", "venue"),
    [
        ("![13-pages](https://img.shields.io/badge/ISCA-2025-green.svg)", "ISCA 2025"),
        ("![ICLR 2021](https://img.shields.io/badge/ISCA-2025-green.svg)", "ICLR 2021"),
        ("![Paper](https://img.shields.io/badge/Paper-CVPR%202021-red)", "CVPR 2021"),
        ("![Code](https://img.shields.io/badge/Code-GitHub-blue)", None),
    ],
)
def test_a_badge_says_the_venue_in_its_text_or_its_address(badge: str, venue: str | None) -> None:
    (entry,) = read(f"- [A Study of Lamps]({PAPER}) {badge}\n")
    assert entry.venue == venue


def test_a_picture_names_no_authors() -> None:
    (entry,) = read(f"- [A Study of Lamps]({PAPER}) ![Dynamic Lamp Badge](https://img.shields.io/endpoint?url=a)\n")
    assert entry.authors == ()


@pytest.mark.parametrize(
    ("before", "title", "authors"),
    [
        ("**LED** (Lampe et al.) - ", "*Consolidation of Lamps in Small Rooms*", ("Lampe",)),
        ("**Light Set Fitting** (Lampe and Ohm) - ", "*Consolidation of Lamps in Small Rooms*", ("Lampe", "Ohm")),
        ("**LED**: ", "*Consolidation of Lamps in Small Rooms*", ()),
    ],
)
def test_a_title_in_italics_behind_a_bold_name_is_the_title(before: str, title: str, authors: tuple[str, ...]) -> None:
    (entry,) = read(f"- {before}{title}. TOG 2009. [Paper]({PAPER})\n")
    assert (entry.title, entry.authors, entry.venue) == (title.strip("*"), authors, "TOG 2009")


def test_what_is_bold_within_brackets_is_no_part_of_the_title() -> None:
    entries = read("- A Study of Lamps (**T-IP**) [[paper]](https://a.example/a.pdf)\n- A Study of Rooms (**SPIC**) [[paper]](https://a.example/b.pdf)\n")  # fmt: skip
    assert [(each.title, each.venue) for each in entries] == [("A Study of Lamps", "T-IP"), ("A Study of Rooms", None)]


def test_a_tag_in_code_quotes_ends_the_cell_of_a_title() -> None:
    (entry,) = read(f"|Title|Paper|\n|-|-|\n|Detection of Lamps: A Survey `GOD`|[pdf]({PAPER})|\n")
    assert entry.title == "Detection of Lamps: A Survey"


def test_people_behind_semicolons_are_all_read() -> None:
    entries = read(f"- [A Study of Lamps]({PAPER})\n  *Ada Lampe; Bo Ohm; Cy Volt*\n- [A Study of Rooms]({OTHER}) Ada Lampe; ICLR 2021\n")  # fmt: skip
    assert [(each.authors, each.venue) for each in entries] == [
        (("Ada Lampe", "Bo Ohm", "Cy Volt"), None),
        (("Ada Lampe",), "ICLR 2021"),
    ]


def test_one_family_name_is_the_author_where_other_rows_name_several_so() -> None:
    text = f"- [A Study of Lamps]({PAPER}1) - Lampe, Ohm, Volt (2001)\n- [A Study of Rooms]({PAPER}2) - Lampe and Ohm (2002)\n- [A Study of Light]({PAPER}3) - Volt (2003)\n"
    assert [each.authors for each in read(text)] == [("Lampe", "Ohm", "Volt"), ("Lampe", "Ohm"), ("Volt",)]
    (alone,) = read(f"- [A Study of Light]({PAPER}3) - Volt (2003)\n")
    assert alone.authors == ()


def test_keys_among_the_items_behind_a_title_belong_to_it() -> None:
    row = "1. {title}\n1. intro: CVPR 2014\n1. paper: [ {url} ]\n1. github: [ https://github.com/lampe/{kind} ]\n"
    told = [
        (each.title, each.venue, each.line, [link.role for link in each.links]) for each in read(rows(row, KINDS[:3]))
    ]
    roles = [LinkRole.PAPER, LinkRole.CODE]
    assert told == [(title, "CVPR 2014", 1 + 4 * at, roles) for at, title in enumerate(TITLES[:3])]


def test_labels_in_a_paragraph_behind_an_item_without_links_belong_to_it() -> None:
    entries = read(rows("1. **{title}.** ACL, 2018.\n\n[paper]({url}) [code](https://github.com/lampe/{kind})\n\n"))
    assert [(each.title, len(each.links)) for each in entries] == [(title, 2) for title in TITLES]


def test_a_bullet_of_a_label_over_papers_with_their_venues_is_no_paper() -> None:
    nested = "".join(f"  - {title} ICDM2018 [Paper]({PAPER}{at}) [Note](https://a.example/{at})\n" for at, title in enumerate(TITLES))  # fmt: skip
    assert [each.title for each in read(f"- Papers\n{nested}")] == TITLES


def test_two_linked_titles_joined_by_and_are_two_papers() -> None:
    text = f"- [The First Study of Lamps]({PAPER}) (2005) and [The Second Study of Lamps]({OTHER}) (2012): both light rooms.\n"
    told = [(each.title, each.date, [link.url for link in each.links], each.line) for each in read(text)]
    assert told == [
        ("The First Study of Lamps", "2005", [PAPER], 1),
        ("The Second Study of Lamps", "2012", [OTHER], 1),
    ]


def test_any_number_of_titles_may_be_joined() -> None:
    text = "- " + " and ".join(f"[The Study of Lamps {at}]({PAPER}{at})" for at in range(2000)) + "\n"
    assert len(read(text)) == 2000


def test_a_thing_with_a_name_and_a_label_is_no_detail_of_the_paper_before() -> None:
    text = (
        rows('Lampe, Ada, et al. "{title}." *ICLR*. 2021. [Paper]({url})\n\n')
        + "Lampsim. [Website](https://lampsim.example)\n"
    )
    assert [(each.title, len(each.links)) for each in read(text)][: len(TITLES)] == [(title, 1) for title in TITLES]


def test_items_right_behind_an_html_heading_are_items() -> None:
    entries = read("<h3>Lamps</h3>\n" + rows("- {title}. Ada Lampe. CVPR 2021\n"))
    assert [(each.title, each.line, each.section) for each in entries] == [
        (title, 2 + at, ("Lamps",)) for at, title in enumerate(TITLES)
    ]


def test_what_is_new_deep_in_a_list_is_new_in_its_field() -> None:
    deep = read("# Lamps\n## Rooms\n### Papers\n#### What's New\n" + rows("- [{title}]({url}) [2018]\n"))
    assert [each.title for each in deep] == TITLES
    assert read("# Lamps\n## What's New\n" + rows("- [{title}]({url}) [2018]\n")) == ()


@pytest.mark.parametrize("heading", ["Feedback", "Support", "Contact"])
def test_a_heading_that_may_name_a_subject_hides_no_papers_deep_in_a_list(heading: str) -> None:
    entries = read(f"# Lamps\n## Light\n### {heading}\n" + rows("- [{title}]({url})\n"))
    assert [each.title for each in entries] == TITLES


def test_papers_without_addresses_yet_are_entries_in_paragraphs_too() -> None:
    text = rows("[{title}]({url}), ACL 2021\n\n") + "[A Study of Dim Lamps](), ACL 2020\n"
    assert read(text)[-1].title == "A Study of Dim Lamps"


def test_paragraphs_of_several_lines_need_no_label_where_they_say_all_of_a_paper() -> None:
    row = "**[{kind}](https://lampe.example/{kind})** (2022 ECCV)<br>\n**{title}**<br>\n*Ada Lampe, Bo Ohm*<br>\n<ins>Es werde Licht, und es ward Licht in allen Räumen.</ins>\n\n"
    entries = read(rows(row))
    assert [(each.title, each.venue, each.authors) for each in entries] == [
        (title, "2022 ECCV", ("Ada Lampe", "Bo Ohm")) for title in TITLES
    ]


def test_an_unmarked_line_of_venue_and_linked_title_is_a_row_among_items() -> None:
    text = (
        rows("- [{title}]({url})\n", (*KINDS, "Door"))
        + f"\n:star: **ACL 2017**-[**A Study of Starred Lamps**]({OTHER})\n"
    )
    assert [(each.title, each.venue) for each in read(text)][-1] == ("A Study of Starred Lamps", "ACL 2017")


def test_a_list_without_links_is_known_by_its_years_where_titles_have_no_capitals() -> None:
    text = "# Papers\n" + "".join(f"- 201{at} | a study of {kind.lower()} lamps in rooms\n" for at, kind in enumerate(KINDS))  # fmt: skip
    assert [(each.title, each.date) for each in read(text)] == [
        (f"a study of {kind.lower()} lamps in rooms", f"201{at}") for at, kind in enumerate(KINDS)
    ]


def test_an_enumeration_in_a_subtitle_is_no_people() -> None:
    text = f"- Lamps at Home: Problem, Revisit, New Insight, and Superior Method [[paper]]({PAPER})\n- Lamps at Work: A Survey, Ada Lampe, Bo Ohm, and Cy Volt [[paper]]({OTHER})\n"
    assert [(each.title, each.authors) for each in read(text)] == [
        ("Lamps at Home: Problem, Revisit, New Insight, and Superior Method", ()),
        ("Lamps at Work: A Survey", ("Ada Lampe", "Bo Ohm", "Cy Volt")),
    ]


def test_dates_before_a_doi_are_read_and_the_doi_is_no_venue() -> None:
    text = f"- Lampe, Ada, et al. “[A Study of Lamps]({PAPER}).” *arXiv preprint*, Aug. 2023, doi:[10.48550/arXiv.2011.00001](https://doi.org/10.48550/arXiv.2011.00001).\n"
    (entry,) = read(text)
    assert (entry.venue, entry.date) == ("arXiv preprint", "Aug. 2023")


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("- [Awesome Small Lamps](https://github.com/lampe/awesome-lamps) by Ada Lampe\n", Kind.SOFTWARE),
        ("- [How Lamps Light the Rooms of Many](https://a.example/blogs/lamps) Ada Lampe\n", Kind.OTHER),
        ("- Lamps in the Rooms of Many by Ada Lampe, 2019 [[link]](https://www.youtube.com/watch?v=a)\n", Kind.OTHER),
    ],
)
def test_lists_posts_and_talks_are_no_papers(row: str, kind: Kind) -> None:
    assert read(rows("- [{title}]({url})\n") + row)[-1].kind is kind


def test_the_conferences_under_deadlines_are_no_papers() -> None:
    text = (
        "# Papers\n"
        + rows("- [{title}]({url})\n")
        + "# Top-tier Conference Deadline\n- April - [ICLR](https://iclr.cc/2021) [ICML](https://icml.cc/2021)\n"
    )
    assert [each.kind for each in read(text)] == [Kind.PAPER] * 5 + [Kind.OTHER]


def test_a_question_in_a_list_without_links_is_no_paper() -> None:
    text = "# Papers\n" + rows("- {title}\n") + "- How to light a room with one lamp for all of the night?\n"
    assert [each.title for each in read(text)] == TITLES


def test_chinese_keys_are_known_by_their_ends() -> None:
    block = "#### {title}\n* 作者：Ada Lampe, Bo Ohm\n* 发表于：ICLR 2017\n* 链接：{url}\n* 是否有开源代码：有 https://github.com/lampe/{kind}\n\n"
    told = [(each.title, each.venue, [link.role for link in each.links]) for each in read("# 论文\n" + rows(block))]
    assert told == [(title, "ICLR 2017", [LinkRole.PAPER, LinkRole.CODE]) for title in TITLES]


def test_a_column_of_further_information_is_no_title() -> None:
    text = "## Datasets\n\n| Name | Additional information |\n|-|-|\n" + "".join(
        f"| [{kind} Set](https://lampe.example/{kind}) (2016) | A set of many lamps for training of the models of rooms. |\n"
        for kind in KINDS
    )
    told = [(each.title, each.kind) for each in read(rows("- [{title}]({url})\n") + text)]
    assert told[len(TITLES) :] == [(f"{kind} Set", Kind.DATASET) for kind in KINDS]


def test_an_aside_in_a_heading_says_less_than_the_heading() -> None:
    text = "## Datasets (sorted by their use in papers)\n- [The Lamps of Ohm](https://lampe.example/set) (2016)\n"
    assert [each.kind for each in read(rows("- [{title}]({url})\n") + text)][-1] is Kind.DATASET


def test_a_bold_title_stays_one_whatever_is_bold_behind_its_venue() -> None:
    text = f"1. **Growing lamps deeper** IJCNN 2017. *Lampe et al.* [paper]({PAPER})\nThey add a light and use **intrinsic glow** for it.\n"
    (entry,) = read(text)
    assert (entry.title, entry.venue) == ("Growing lamps deeper", "IJCNN 2017")


@pytest.mark.parametrize("label", ["Lampe et al.", "Ada Lampe et al"])
def test_a_name_with_others_is_no_title_where_one_stands_below(label: str) -> None:
    (entry,) = read(f"- **[{label}]({PAPER})** (2021 ICCV)\n  **A Study of Lamps in Rooms**\n")
    assert entry.title == "A Study of Lamps in Rooms"


@pytest.mark.parametrize("venue", ["CVPR20", "ICCV2021"])
def test_a_known_venue_glued_to_its_year_before_linked_titles_is_the_venue(venue: str) -> None:
    entries = read(rows(f"- [{venue} {{title}}]({{url}})\n"))
    assert [(each.title, each.venue) for each in entries] == [(title, venue) for title in TITLES]


def test_a_venue_that_nobody_knows_is_one_where_known_ones_stand_behind_other_titles() -> None:
    text = (
        rows("- {title}, ICML 2021 [[pdf]({url})]\n") + f"- A Study of Dim Lamps, Tech Report 2008 [[pdf]({OTHER})]\n"
    )
    assert (read(text)[-1].title, read(text)[-1].venue) == ("A Study of Dim Lamps", "Tech Report 2008")
    assert read(f"- A Study of Dim Lamps, Tech Report 2008 [[pdf]({OTHER})]\n")[0].venue is None


def test_headings_with_their_code_below_are_papers() -> None:
    text = rows("#### [{title}]({url})\nCode: [{kind}Lamp](https://github.com/lampe/{kind}) ![stars](https://img.shields.io/github/stars/lampe/{kind})\n\n")  # fmt: skip
    told = [(each.title, [link.role for link in each.links]) for each in read(f"# Lamps\n{text}")]
    assert told == [(title, [LinkRole.PAPER, LinkRole.CODE]) for title in TITLES]


def test_an_item_whose_paper_is_to_come_is_a_paper() -> None:
    assert (
        read(rows("- {title} [[arXiv]]({url})\n") + "- A Study of Dim Lamps [[arXiv]]()\n")[-1].title
        == "A Study of Dim Lamps"
    )


@pytest.mark.parametrize(
    ("label", "venue"),
    [("Royal Lamp Society Series B", None), ("Journal of Lamp Studies", "Journal of Lamp Studies"), ("TMI", "TMI")],
)
def test_a_label_behind_a_title_is_no_title(label: str, venue: str | None) -> None:
    (entry,) = read(f"- Adaptive lamps for small rooms [[{label}]]({PAPER})\n")
    assert (entry.title, entry.venue) == ("Adaptive lamps for small rooms", venue)


@pytest.mark.parametrize(
    "venue",
    ["IEEE Transactions on Multimedia, 2012", "Journal of Machine Learning Research 2017", "NIPS Workshop on Learning Semantics 2014"],
)  # fmt: skip
def test_a_nested_item_may_say_a_long_venue_alone(venue: str) -> None:
    (entry,) = read(f"- [A Study of Lamps]({PAPER})\n  - Ada Lampe, Bo Ohm\n  - {venue}\n")
    assert (entry.authors, entry.venue) == (("Ada Lampe", "Bo Ohm"), venue)


def test_the_year_behind_a_publisher_is_the_date() -> None:
    (entry,) = read(
        f'- Lampe, Ada, et al. "A Study of Lamps." _Conference on Robot Learning_. PMLR, 2023. [pdf]({PAPER})\n'
    )
    assert (entry.venue, entry.date) == ("Conference on Robot Learning", "2023")


def test_columns_are_believed_over_a_citation_beside_them() -> None:
    cell = f"[Lampe, A., & Ohm, B. (2020). A Study of Lamps. _arXiv preprint arXiv:2001.11402_.]({PAPER})"
    (entry,) = read(f"| Name | Paper | Venue | Year |\n|-|-|-|-|\n| LampNet | {cell} | Frontiers of Lamps | 2021 |\n")
    assert (entry.title, entry.venue, entry.date) == ("A Study of Lamps", "Frontiers of Lamps", "2021")


def test_methods_with_their_results_are_no_papers() -> None:
    text = "| Method | Conference | AUC |\n|-|-|-|\n| Lamp Label Noise Cleaner | CVPR 19 | 82.1 |\n| LampNet | ICCV 19 | 75.4 |\n"
    assert read(rows("- [{title}]({url})\n") + f"\n{text}")[len(TITLES) :] == ()


def test_a_data_set_with_the_year_of_its_paper_is_a_data_set() -> None:
    entries = read(rows("- [{title}]({url})\n") + "## Datasets\n- Street Lamps (WACV 2020)\n")
    assert [(each.title, each.kind) for each in entries][-1] == ("Street Lamps", Kind.DATASET)


def test_a_data_set_with_a_long_name_is_one_beside_its_download() -> None:
    row = f"- LampRel: A Large Supervised Lamp Dataset [[paper]]({OTHER}) [[download]](https://lampe.example/set)\n"
    assert read(rows("- [{title}]({url})\n") + f"## Datasets\n{row}")[-1].kind is Kind.DATASET
    linked = f"- [LampRel: A Large Supervised Lamp Dataset]({OTHER}) [[code]](https://github.com/lampe/rel)\n"
    assert read(rows("- [{title}]({url})\n") + f"## Datasets\n{linked}")[-1].kind is Kind.PAPER


def test_what_stands_under_conferences_is_no_paper() -> None:
    row = "- [LAMPS](https://www.lampsconference.example/) (ACM International Conference on Lamps)\n"
    assert read(rows("- [{title}]({url})\n") + f"## 2. Conferences\n{row}")[-1].kind is Kind.OTHER


def test_a_sentence_that_goes_on_with_a_citation_is_no_paper() -> None:
    text = rows("- [{title}]({url})\n") + f"- Lamp guided diffusion by [Lampe and Ohm (2021)]({OTHER})\n"
    assert [each.title for each in read(text)] == TITLES


def test_tools_are_called_by_their_names_whatever_words_these_are_made_of() -> None:
    text = "# Tools\n- [lamp-pytorch](https://github.com/lampe/lamp-pytorch) - Lights a room with one lamp or many.\n- [YouTube-8M](https://lampe.example/8m) - Films of many lamps.\n"
    assert [each.title for each in read(rows("- [{title}]({url})\n") + text)][len(TITLES) :] == [
        "lamp-pytorch",
        "YouTube-8M",
    ]


@pytest.mark.parametrize(
    ("people", "authors"),
    [
        ("Boschert, Stefan, and Rosen, Roland.", ("Boschert, Stefan", "Rosen, Roland")),
        ("Peng, Zhenghao Mark, et al.", ("Peng, Zhenghao Mark",)),
        ("Taylor Shin, Robert L. Logan IV, Bo Ohm.", ("Taylor Shin", "Robert L. Logan IV", "Bo Ohm")),
        ("Zhen Ming (Jack) Jiang, Bo Ohm.", ("Zhen Ming Jiang", "Bo Ohm")),
    ],
)
def test_people_keep_all_of_their_names(people: str, authors: tuple[str, ...]) -> None:
    (entry,) = read(f"- **A Study of Lamps in Rooms.** *{people}* [pdf]({PAPER})\n")
    assert entry.authors == authors


def test_a_short_name_that_is_all_of_the_title_is_no_author() -> None:
    (entry,) = read(f"- **[Fast R-Lamp]** Fast R-Lamp | Ada Lampe | [pdf]({PAPER})\n")
    assert (entry.title, entry.authors) == ("Fast R-Lamp", ("Ada Lampe",))


def test_a_key_that_cites_before_a_title_is_none_of_it() -> None:
    (entry,) = read(f"* `[Dong et al. CVPR19]` Dual Encoding for Lamps. CVPR, 2019. [[paper]]({PAPER})\n")
    assert (entry.title, entry.authors, entry.venue) == ("Dual Encoding for Lamps", ("Dong",), "CVPR19")


def test_a_title_quoted_behind_a_linked_one_is_anothers() -> None:
    (entry,) = read(f"- [Describing Lamps by their Lights]({PAPER}) - L. Yao et al, ICCV2015. note: as in “Delving Deeper into Networks of Many Lamps”\n")  # fmt: skip
    assert (entry.title, entry.venue) == ("Describing Lamps by their Lights", "ICCV2015")


def test_a_remark_behind_the_venue_says_nothing_of_it() -> None:
    (entry,) = read(
        f"- [A Study of Lamps]({PAPER}) - G. Yu and J. Yuan, CVPR2015. Note: the code is NOT there. Note: Aka LED.\n"
    )
    assert (entry.authors, entry.venue) == (("G. Yu", "J. Yuan"), "CVPR2015")


def test_an_author_may_be_linked_right_behind_the_title() -> None:
    (entry,) = read(f"- [A Study of Lamps]({PAPER}) - [R. Hou](https://lampe.example/~hou/) et al, ICCV2017.\n")
    assert (entry.authors, len(entry.links)) == (("R. Hou",), 1)


def test_files_that_are_shared_are_links_and_nobody() -> None:
    (entry,) = read(f"- **A Study of Lamps** [[paper]({PAPER})] [[Google Drive](https://drive.google.com/a)]\n")
    assert (entry.authors, [link.role for link in entry.links]) == ((), [LinkRole.PAPER, LinkRole.OTHER])


def test_an_identifier_right_behind_a_short_title_is_no_key() -> None:
    (entry,) = read(f"- **Lamp Tuning**. arXiv:2304.08485. [[paper]({PAPER})]\n")
    assert entry.venue == "arXiv:2304.08485"


def test_a_title_may_end_in_a_plus() -> None:
    assert read(f"- [Lamps with the jackknife+]({PAPER})\n")[0].title == "Lamps with the jackknife+"


def test_how_a_paper_was_judged_is_no_venue() -> None:
    (entry,) = read(f"- [A Study of Lamps]({PAPER})\n  - Ada Lampe, Bo Ohm\n  - OpenReview: 8, 6, 6\n")
    assert (entry.authors, entry.venue) == (("Ada Lampe", "Bo Ohm"), None)


def test_an_empty_part_of_a_subtitle_enumerates_nothing() -> None:
    (entry,) = read(f"- A study of lamps: , Ada Lampe, Bo Ohm, and Cy Lux [paper]({PAPER})\n")
    assert entry.authors == ("Ada Lampe", "Bo Ohm", "Cy Lux")


def test_bullets_below_bullets_behind_a_tag_go_on_with_them() -> None:
    item = "- **{title}**\n  - [paper]({url})\n  - [code](https://github.com/lampe/{kind})\n"
    entries = read(f"<details><summary>2021</summary>\n{rows(item)}</details>\n")
    assert [(each.title, len(each.links)) for each in entries] == [(title, 2) for title in TITLES]


@pytest.mark.parametrize(
    "text",
    [
        f"- A Study of Old Lamps\n- Paper: [Another Study of Rooms]({OTHER})\n",
        f"- Lamps\n- Paper: [Another Study of Rooms]({OTHER})\n- Code: [lamp](https://github.com/lampe/a)\n",
        f"- Back to top\n\n[pdf]({OTHER}) [code](https://github.com/lampe/a)\n",
    ],
)
def test_a_paper_that_is_named_belongs_to_no_item_before_it(text: str) -> None:
    told = [
        each.title
        for each in read(rows("- [{title}]({url})\n") + f"\n{text}")
        if OTHER in {link.url for link in each.links}
    ]
    assert told in (["Another Study of Rooms"], [])


def test_a_linked_heading_is_no_title_of_the_papers_that_are_named_below() -> None:
    text = rows("## [{title}]({url})\n\n- Paper: [Another {title}]({url}9)\n\n")
    assert [each.title for each in read(text) if each.links[0].url.endswith("9")] == [
        f"Another {title}" for title in TITLES
    ]


def test_what_is_said_behind_two_joined_titles_is_said_of_both() -> None:
    text = f"- [The First Study of Lamps]({PAPER}) and [The Second Study of Lamps]({OTHER}). Ada Lampe, Bo Ohm. ICLR 2021\n"
    assert [(each.authors, each.venue) for each in read(text)] == [(("Ada Lampe", "Bo Ohm"), "ICLR 2021")] * 2


@pytest.mark.parametrize("label", ["its longer journal version", "A Study of Lamps, PyTorch"])
def test_another_text_or_the_code_of_a_work_is_no_second_one(label: str) -> None:
    url = "https://github.com/lampe/a" if "PyTorch" in label else OTHER
    assert [each.title for each in read(f"- [A Study of Lamps]({PAPER}) and [{label}]({url})\n")] == [
        "A Study of Lamps"
    ]


def test_a_label_with_an_initial_is_nobody() -> None:
    (entry,) = read(f"- [A Study of Lamps]({PAPER}) - [R. Code](https://lampe.example/code)\n")
    assert (entry.authors, len(entry.links)) == ((), 2)


@pytest.mark.parametrize(("cell", "venue"), [("oral", "ICLR 2020"), ("ICLR", "ICLR 2020"), ("CVPR 2021", "CVPR 2021")])
def test_a_column_that_says_less_than_the_row_is_not_believed(cell: str, venue: str) -> None:
    (entry,) = read(f"|Paper|Venue|\n|-|-|\n| A Study of Lamps (ICLR 2020) [paper]({PAPER}) | {cell} |\n")
    assert entry.venue == venue


def test_a_clause_that_breaks_off_takes_nothing_with_it() -> None:
    (entry,) = read(
        f"- [A Study of Lamps]({PAPER}). Ada Lampe, Bo Ohm. ICLR 2021, with code in [lamps](https://github.com/lampe/a)\n"
    )
    assert (entry.authors, entry.venue) == (("Ada Lampe", "Bo Ohm"), "ICLR 2021")


def test_one_report_that_is_listed_often_makes_no_habit() -> None:
    text = rows("- [{title}]({url})\n") + f"- [KDD 2019: A Report on Lamps]({OTHER})\n" * 4
    assert {each.title for each in read(text)} == {*TITLES, "KDD 2019: A Report on Lamps"}


def test_the_time_that_a_title_tells_of_is_part_of_it() -> None:
    assert read(f"- [Lamps through the ages 1990 - 2021]({PAPER})\n")[0].title == "Lamps through the ages 1990 - 2021"


def test_an_archive_is_what_its_label_says() -> None:
    url = "https://genome.cshlp.org/content/suppl/2017/11/02/lamps.tar.gz"
    (entry,) = read(f"- [A Study of Lamps]({PAPER}) [[code]({url})]\n")
    assert {str(link.url): link.role for link in entry.links}[url] == "code"


def test_a_workshop_among_resources_is_no_paper_though_it_says_where_and_when() -> None:
    held = "- [The Second Workshop on Lamps and Their Light](https://lamps.example/2020/), ACL 2020\n"
    text = f"## Papers\n\n- [A Study of Lamps]({PAPER})\n\n## Resources\n\n{held}"
    assert [each.kind for each in read(text)] == ["paper", "other"]


@pytest.mark.parametrize(
    ("cited", "authors", "venue"),
    [
        ("Ada Lampe, ICLR 2021", ("Ada Lampe",), "ICLR 2021"),
        ("Ada Lampe , ICLR 2021", ("Ada Lampe",), "ICLR 2021"),
        ("AB Lampe, ICLR 2021", ("AB Lampe",), "ICLR 2021"),
        ("Ada B. Lampe, ICLR 2021", ("Ada B. Lampe",), "ICLR 2021"),
        ("A. Lampe et al., ICLR 2021", ("A. Lampe",), "ICLR 2021"),
    ],
)
@pytest.mark.parametrize("form", ["- [{title}, {cited}] [[paper]]({url})\n", "- {title}, {cited} [[paper]]({url})\n"])
def test_one_person_and_a_known_venue_end_the_title(
    form: str, cited: str, authors: tuple[str, ...], venue: str
) -> None:
    entries = read(rows(form.replace("{cited}", cited)))
    assert [(each.title, each.authors, each.venue) for each in entries] == [(said, authors, venue) for said in TITLES]


def test_a_short_title_with_its_papers_link_below_is_a_row_and_no_note() -> None:
    text = rows("{title} ,\nPDF: <{url}>\n\n") + f"Bright Warm Lamps ,\nPDF: <{OTHER}>\n"
    assert [each.title for each in read(text)] == [*TITLES, "Bright Warm Lamps"]


def test_among_paragraphs_with_papers_one_that_links_a_project_is_a_row_as_well() -> None:
    text = (
        rows("{title} ,\nPDF: <{url}>\n\n") + "A Study of Hidden Lamps in Rooms ,\nProject: <https://lamps.example>\n"
    )
    assert [(each.title, each.kind) for each in read(text)][-1] == ("A Study of Hidden Lamps in Rooms", Kind.PAPER)


@pytest.mark.parametrize("note", ["[Lamps](https://lamps.example), [Ohm2 Data](https://ohm.example)", "desk, [rooms](https://rooms.example)"])  # fmt: skip
def test_links_below_an_unknown_key_are_the_rows_own(note: str) -> None:
    (entry,) = read(f"- [A Study of Lamps]({PAPER})\n  - ExpEnv: {note}\n")
    assert entry.title == "A Study of Lamps"


def test_a_label_with_a_number_is_nobody() -> None:
    (entry,) = read(f"- [A Study of Lamps]({PAPER}), Ada Lampe, Bo Ohm, [Ohm2 Rooms](https://ohm.example)\n")
    assert entry.authors == ("Ada Lampe", "Bo Ohm")


def test_a_quotation_that_ends_a_bold_title_is_part_of_it() -> None:
    (entry,) = read(
        f"- **Predicting Lamp Properties from “Big Rooms”** (2015), ICLR 2015, Lampe, Ada, et al. [pdf]({PAPER})\n"
    )
    assert entry.title == "Predicting Lamp Properties from “Big Rooms”"


def test_a_known_venue_behind_the_title_is_believed_over_a_tag() -> None:
    (entry,) = read(f'* **Lamp Systems**: "A Study of Lamps in Rooms". SIGKDD Explorations(2017) [[paper]]({PAPER})\n')
    assert entry.venue == "SIGKDD Explorations"


def test_a_name_with_its_short_form_is_nobody() -> None:
    (entry,) = read(f'* **Lamp Mechanism (LPM)**: "A Study of Lamps in Rooms". ACL 2017 [[paper]]({PAPER})\n')
    assert (entry.authors, entry.venue) == ((), "ACL 2017")


def test_a_bold_name_before_a_description_is_the_title() -> None:
    (entry,) = read("* **Lampsim**: a simulator of lamps in rooms ([code](https://github.com/lampe/lampsim))\n")
    assert (entry.title, entry.kind) == ("Lampsim", Kind.SOFTWARE)


def test_a_link_named_after_its_paper_and_venue_says_the_venue() -> None:
    (entry,) = read(f"- A Study of All the Lamps [[Paper-ECCV14]]({PAPER})\n")
    assert entry.venue == "ECCV14"


def test_a_review_that_a_publisher_has_is_a_paper() -> None:
    (entry,) = read("- Review: [A Study of Lamps](https://doi.org/10.1234/lamps.1)\n")
    assert [link.role for link in entry.links] == [LinkRole.PAPER]


def test_however_many_people_stand_below_a_title_they_are_its_authors() -> None:
    people = [f"{given}{name} {family}" for given in "AB" for name in ("da", "eo", "io", "ul") for family in ("Lampe", "Ohm", "Lux", "Volt", "Birne")]  # fmt: skip
    text = f"- [A Study of Lamps]({PAPER})\n  - {', '.join(people)}\n"
    assert read(text)[0].authors == tuple(people)


def test_the_appendix_of_a_paper_leaves_it_a_paper() -> None:
    (entry,) = read("- **A Study of Lamps** ICLR 2021 [pdf with appendix](https://lampe.example/lamps)\n")
    assert [link.role for link in entry.links] == [LinkRole.PAPER]


def test_a_journal_of_one_word_before_people_is_the_venue() -> None:
    (entry,) = read(f"- **A Study of Lamps** (2020), Neurocomputing, Lampe, Ada, et al. [[pdf]]({PAPER})\n")
    assert (entry.venue, entry.authors) == ("Neurocomputing", ("Lampe, Ada",))


PEOPLE = ("Ada Lampe", "Bo Ohm", "Cy Lux", "Dee Volt", "Eo Birne", "Fay Kerze", "Gus Fackel")


@pytest.mark.parametrize("behind", ["", " ICLR 2018."])
def test_people_below_an_item_belong_to_it_however_many_they_are(behind: str) -> None:
    text = f"10. **A Study of Lamps in Rooms of All Kinds.**\n\n   *{', '.join(PEOPLE)}*.{behind} [[pdf]({PAPER})]\n"
    assert [(each.title, each.authors) for each in read(text)] == [("A Study of Lamps in Rooms of All Kinds", PEOPLE)]


def test_people_before_titles_in_paragraphs_belong_to_no_paragraph_above() -> None:
    people = ", ".join(PEOPLE)
    assert [each.title for each in read(rows(f"{people}. {{title}}. ICLR 2018. [[paper]({{url}})]\n\n"))] == TITLES


@pytest.mark.parametrize(
    ("said", "authors", "year"),
    [
        ("AB Lampe, C Ohm, DE Lux 2007", ("AB Lampe", "C Ohm", "DE Lux"), 2007),
        ("A Lampe, B O'Ohm 2007", ("A Lampe", "B O'Ohm"), 2007),
        ("C Ohm, 2007", ("C Ohm",), 2007),
    ],
)
def test_people_and_a_year_in_brackets_are_no_venue(said: str, authors: tuple[str, ...], year: int) -> None:
    (entry,) = read(f"- [A Study of Lamps]({PAPER}) ({said})\n")
    assert (entry.authors, entry.venue, entry.year) == (authors, None, year)


@pytest.mark.parametrize(
    ("said", "authors", "date"),
    [
        ("Ada Lampe et. al. (2007)", ("Ada Lampe",), "2007"),
        ("Lampe et al.", ("Lampe",), None),
    ],
)
def test_people_behind_a_dash_in_a_link_are_no_part_of_the_title(
    said: str, authors: tuple[str, ...], date: str | None
) -> None:
    (entry,) = read(f"- [A Study of Lamps - {said}]({PAPER})\n")
    assert (entry.title, entry.authors, entry.date) == ("A Study of Lamps", authors, date)


@pytest.mark.parametrize("title", ["Deep Lamps in Bioinformatics", "The Next Era: Lamps in Pharmaceutical Research"])
def test_a_title_before_a_pipe_and_people_is_no_venue(title: str) -> None:
    (entry,) = read(f"- **2016-03** | {title} | *Ada Lampe, Bo Ohm* | [Pharmaceutical Research]({PAPER})\n")
    assert (entry.title, entry.authors) == (title, ("Ada Lampe", "Bo Ohm"))


@pytest.mark.parametrize("venue", ["ICLR 2018 best paper", "NeurIPS 2019 ML4Phys workshop", "ICLR 2018 oral"])
def test_what_a_paper_was_at_a_venue_right_behind_people_goes_with_the_venue(venue: str) -> None:
    (entry,) = read(f"- [A Study of Lamps]({PAPER}) Ada Lampe, Bo Ohm {venue} [paper]({PAPER})\n")
    assert (entry.authors, entry.venue) == (("Ada Lampe", "Bo Ohm"), venue)


def test_a_journal_of_one_word_behind_people_is_the_venue() -> None:
    (entry,) = read(f"- [A Study of Lamps]({PAPER}), Ada Lampe, Bo Ohm, Cy Lux, Neurocomputing\n")
    assert (entry.authors, entry.venue) == (("Ada Lampe", "Bo Ohm", "Cy Lux"), "Neurocomputing")


def test_nobody_is_called_anonymous() -> None:
    (entry,) = read(f"- [A Study of Lamps]({PAPER}), Anonymous, ICLR 2022\n")
    assert (entry.authors, entry.venue) == ((), "ICLR 2022")


def test_an_extended_version_is_nobody() -> None:
    (entry,) = read(f"- **A Study of Lamps** (Extended Version) [paper]({PAPER})\n")
    assert entry.authors == ()


def test_a_nested_line_in_code_quotes_is_no_paper() -> None:
    (entry,) = read(f"- [A Study of Lamps]({PAPER})\n  - `Third workshop on Bayesian Lamps (NeurIPS 2018)`\n")
    assert entry.title == "A Study of Lamps"


def with_projects(number: int) -> str:
    """Write papers, more of them under "Additional Links", and behind these some rows that link a project alone."""
    projects = "".join(
        f"- A Study of Hidden Lamps in Room {at} [[project]](https://lamps.example/{at})\n" for at in range(number)
    )
    form = "- {title} [[paper]]({url})\n"
    return f"{rows(form)}\n## Additional Links\n\n{rows(form)}{projects}"


def test_where_most_rows_under_links_are_papers_all_are() -> None:
    assert read(with_projects(1))[-1].kind is Kind.PAPER


def test_where_fewer_rows_under_links_are_papers_the_others_are_none() -> None:
    assert read(with_projects(4))[-1].kind is Kind.OTHER


@pytest.mark.parametrize(
    ("said", "authors", "venue"),
    [
        ("H. Brendan McLampe. KDD 2013", ("H. Brendan McLampe",), "KDD 2013"),
        ("Ada Lampe. PhD Thesis 2016", ("Ada Lampe",), "PhD Thesis 2016"),
        ("Ada C. Lampe. PhD Thesis 2014", ("Ada C. Lampe",), "PhD Thesis 2014"),
        ("Ada Lampe, Bo Y. Ohm. Management Science 2015", ("Ada Lampe", "Bo Y. Ohm"), "Management Science 2015"),
    ],
)
def test_people_end_at_the_full_stop_before_a_venue(said: str, authors: tuple[str, ...], venue: str) -> None:
    (entry,) = read(f"- [A Study of Lamps]({PAPER}) by {said}.\n")
    assert (entry.authors, entry.venue) == (authors, venue)


def test_a_paragraph_whose_link_ends_with_its_author_is_a_row_like_the_others() -> None:
    text = rows("[{title}]({url})\n\n") + f"[A Study of Hidden Lamps - Lampe et al.]({OTHER})\n"
    assert [each.title for each in read(text)] == [*TITLES, "A Study of Hidden Lamps"]


def test_what_stands_under_contact_and_feedback_is_no_entry() -> None:
    contact = "## Contact & Feedback\n\nIf you have any suggestions about papers, feel free to mail me :)\n\n- [blog](https://lampe.example)\n"
    assert len(read(f"{rows('- {title} [[paper]]({url})' + chr(10))}\n{contact}")) == len(TITLES)


def test_papers_under_two_subjects_that_could_be_the_lists_own_are_papers() -> None:
    assert len(read("## Contact and Support\n\n" + rows("- [{title}]({url})\n"))) == len(TITLES)


def test_papers_on_the_news_of_a_field_are_papers() -> None:
    assert len(read("## Financial News\n\n" + rows("- [{title}]({url})\n"))) == len(TITLES)


def test_a_second_sentence_of_a_title_is_nobody() -> None:
    (entry,) = read(
        f"- So Bright Yet So Alike! Constrained Unsupervised Lamp Style Transfer, ACL, 2022, [[paper]]({PAPER})\n"
    )
    assert (entry.title, entry.venue) == (
        "So Bright Yet So Alike! Constrained Unsupervised Lamp Style Transfer",
        "ACL, 2022",
    )


def test_a_sentence_that_ends_with_people_names_nobody() -> None:
    (entry,) = read(f"- [A Study of Lamps]({PAPER}) - Bright lamps were proposed for dark rooms by Ohm et al.\n")
    assert entry.authors == ()


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Learning **Bright Lamp Models** for Dark Rooms", "Learning Bright Lamp Models for Dark Rooms"),
        ("A Novel **Lamp loss** function with improved rooms", "A Novel Lamp loss function with improved rooms"),
        ("**Lamp Loss** for Dense Rooms", "Lamp Loss for Dense Rooms"),
        ("Lighting All Rooms with a Novel **Lamp Loss**", "Lighting All Rooms with a Novel Lamp Loss"),
    ],
)
@pytest.mark.parametrize("form", ["- {} [[paper]]({})\n", "| Title |\n|---|\n| {} [(paper)]({}) |\n"])
def test_a_term_in_bold_is_part_of_the_title_around_it(form: str, written: str, title: str) -> None:
    (entry,) = read(form.format(written, PAPER))
    assert (entry.title, entry.authors) == (title, ())


@pytest.mark.parametrize("before", ["Ada Lampe and Bo Ohm", "ICLR 2021"])
def test_a_bold_title_behind_people_or_a_venue_is_the_title(before: str) -> None:
    (entry,) = read(f"- {before} **A Study of Lamps** [[paper]]({PAPER})\n")
    assert entry.title == "A Study of Lamps"


def test_a_column_of_venues_is_believed_over_the_name_of_a_server() -> None:
    text = "| Paper Link | Method | Published |\n|---|---|---|\n" + rows(
        "| [arXiv]({url}) | Lamp{kind} | CVPRW2022 |\n"
    )
    assert [each.venue for each in read(text)] == ["CVPRW2022"] * len(TITLES)


def test_what_stands_under_the_news_of_a_subject_is_no_entry() -> None:
    text = "## Lamp News\n\n- 2024/05/24: A Study of New Lamps: [[link]](https://lampe.example);\n\n## Papers\n\n"
    assert [each.title for each in read(text + rows("- {title} [[paper]]({url})\n"))] == TITLES


def test_papers_on_fake_news_are_no_news() -> None:
    assert [each.title for each in read("## Fake News\n\n" + rows("- {title} [[paper]]({url})\n"))] == TITLES


def test_a_label_with_an_address_is_no_venue() -> None:
    (entry,) = read(
        f"- [A Study of Lamps]({PAPER}) [keras : https://github.com/lampe1994/lamp](https://github.com/lampe1994/lamp)\n"
    )
    assert entry.venue is None


def test_a_tag_with_its_kind_in_brackets_is_no_part_of_the_title() -> None:
    (entry,) = read(f"- [**Lamp Caching(LiT)**] LED: Lamp Caching in Rooms [[paper]]({PAPER})\n")
    assert entry.title == "LED: Lamp Caching in Rooms"


def test_a_venue_behind_a_dash_goes_on_in_the_next_line() -> None:
    (entry,) = read(f"- [A Study of Lamps - Workshop on\n  Lamps 2014]({PAPER})\n")
    assert (entry.title, entry.venue) == ("A Study of Lamps", "Workshop on Lamps")


@pytest.mark.parametrize(
    ("people", "authors"),
    [
        ("Lampe et al.", ("Lampe",)),
        ("Ada Lampe & Bo Ohm", ("Ada Lampe", "Bo Ohm")),
        ("Lampe, Ohm & Lux", ("Lampe", "Ohm", "Lux")),
        ("A.B. Lampe and C.D. Ohm", ("A.B. Lampe", "C.D. Ohm")),
    ],
)
def test_a_link_that_is_a_whole_reference_by_commas_is_parted(people: str, authors: tuple[str, ...]) -> None:
    (entry,) = read(f"- [{people}, A Study of Lamps, Rooms and Light, 2014]({PAPER})\n")
    assert (entry.title, entry.authors, entry.date) == ("A Study of Lamps, Rooms and Light", authors, "2014")


@pytest.mark.parametrize("kind", ["POSTER", "Poster", "Demo", "Tutorial", "Short Paper"])
@pytest.mark.parametrize("form", ["- {}. CCS 2017. [pdf]({})\n", "| Title | Link |\n|---|---|\n| {} | [pdf]({}) |\n"])
def test_what_a_conference_prints_before_a_title_is_part_of_it(form: str, kind: str) -> None:
    (entry,) = read(form.format(f"{kind}: A Study of Lamps in Rooms", PAPER))
    assert entry.title == f"{kind}: A Study of Lamps in Rooms"


@pytest.mark.parametrize(
    ("people", "authors"),
    [("Ada B. Lampe", ("Ada B. Lampe",)), ("Ada Lampe and Bo C. Ohm", ("Ada Lampe", "Bo C. Ohm"))],
)
def test_words_in_italics_behind_people_are_the_title(people: str, authors: tuple[str, ...]) -> None:
    (entry,) = read(f"- {people}, *Lamps for Statistics, Social, and Other Rooms*, 2015 [[link]]({PAPER})\n")
    assert (entry.title, entry.authors) == ("Lamps for Statistics, Social, and Other Rooms", authors)


def test_a_set_of_data_that_is_linked_before_its_paper_is_one() -> None:
    row = f"- Ohm University Lamp Database: a rich set of lamps in rooms ([Database](https://lampe.example) | [Paper]({OTHER}))\n"
    assert read(rows("- {title} [[paper]]({url})\n") + "\n## Available datasets\n\n" + row)[-1].kind is Kind.DATASET


@pytest.mark.parametrize("framework", ["PyTorch", "TensorFlow", "MXNet", "Keras"])
def test_repositories_under_a_framework_are_software_though_they_are_named_after_papers(framework: str) -> None:
    text = (
        rows("- {title} [[paper]]({url})\n")
        + f"\n## {framework}\n\n- [A Study of Lamps in All Rooms](https://github.com/lampe/led)\n"
    )
    assert read(text)[-1].kind is Kind.SOFTWARE


@pytest.mark.parametrize(
    "told",
    [
        "It contains four sets of lamps in rooms, with a total of 73 pairs.",
        "This dataset contains four sets of lamps in rooms, with a total of 73 pairs.",
        "A rendered lamp dataset, which contains 25 rooms.",
        "A dataset built upon rooms for lamp detection.",
    ],
)
def test_a_bold_name_before_what_it_contains_is_the_title(told: str) -> None:
    (entry,) = read(f"+ **iLamps4**: {told} [[pdf]]({PAPER})\n")
    assert entry.title == "iLamps4"


def test_a_quotation_behind_a_possessive_is_part_of_the_title() -> None:
    (entry,) = read(f"* On Lampe’s “Most Influential Lamps”. [Ohm (1995)]({PAPER})\n")
    assert entry.title == "On Lampe’s “Most Influential Lamps”"


def test_capitals_between_a_title_and_its_year_are_the_venue() -> None:
    (entry,) = read(f'+ Ada Lampe, Bo Ohm: "*A Study of Lamps in Rooms.*" CISAI (2022) [[paper]]({PAPER})\n')
    assert (entry.venue, entry.year) == ("CISAI", 2022)


@pytest.mark.parametrize("journal", ["ACM Trans. Graph", "IEEE Trans. Image Process"])
def test_the_full_stops_of_a_short_journal_end_nothing(journal: str) -> None:
    (entry,) = read(
        f'+ Ada Lampe, Bo Ohm: "*A Study of Lamps in Rooms.*" {journal}. 31(4): 84:1-84:10 (2012) [[pdf]]({PAPER})\n'
    )
    assert entry.venue == journal


def test_the_badge_of_lists_is_no_entry() -> None:
    badge = "[![Awesome](https://awesome.re/badge.svg)](https://github.com/sindresorhus/awesome)"
    text = f"# Awesome\n\n# Awesome Lamps {badge}\n\n## Papers\n\n" + rows("- {title} [[paper]]({url})\n")
    assert [each.title for each in read(text)] == TITLES


@pytest.mark.parametrize(
    "title",
    [
        "Love Thy Neighbor, Know Thy Graph",
        "Reinforcement Learning, Fast and Slow",
        "Train Short, Test Long",
        "Thinking Fast, Thinking Slow",
    ],
)
def test_the_second_half_of_a_title_is_nobody(title: str) -> None:
    (entry,) = read(f"- {title}, ICLR 2022 [paper]({PAPER})\n")
    assert (entry.title, entry.authors) == (title, ())


def test_several_people_and_a_known_venue_end_the_title_at_the_first_of_them() -> None:
    (entry,) = read(f"- A Study of Lamps in Rooms, Ada Lampe, Bo Ohm, Science Robotics 2021 [paper]({PAPER})\n")
    assert (entry.title, entry.authors) == ("A Study of Lamps in Rooms", ("Ada Lampe", "Bo Ohm"))


@pytest.mark.parametrize("title", ["Video with Depth", "Talk with the Lamp in the Room", "Data with Label Noise"])
def test_a_title_that_begins_like_a_label_is_none(title: str) -> None:
    (entry,) = read(f"- [{title}]({PAPER}), ICLR 2021\n")
    assert (entry.title, entry.venue) == (title, "ICLR 2021")


@pytest.mark.parametrize("venue", ["ICLR 2021", "KDD 2021", "ACM Computing Surveys 2021"])
@pytest.mark.parametrize("behind", ["", " spotlight", " with code"])
def test_a_venue_in_bold_is_no_term_of_the_title(venue: str, behind: str) -> None:
    (entry,) = read(f"- A Study of Lamps in Rooms **{venue}**{behind} [paper]({PAPER})\n")
    assert (entry.title, entry.venue) == ("A Study of Lamps in Rooms", venue)


@pytest.mark.parametrize("lead", ["Google", "Week 3", "June 2021", "Stanford University AI Lab"])
def test_a_bold_title_behind_plain_words_is_the_title(lead: str) -> None:
    (entry,) = read(f"- {lead} **LampNet for Dark Rooms** is great [paper]({PAPER})\n")
    assert entry.title == "LampNet for Dark Rooms"


def test_a_title_in_small_letters_stands_behind_its_bold_name() -> None:
    (entry,) = read(f"- **iLamp**: incremental lamp and room learning, CVPR 2017 [paper]({PAPER})\n")
    assert (entry.title, entry.venue) == ("incremental lamp and room learning", "CVPR 2017")


@pytest.mark.parametrize("venue", ["J Neurosci 2017", "J Physiol 2017"])
def test_a_short_journal_in_brackets_is_nobody(venue: str) -> None:
    (entry,) = read(f"- Learning to Walk ({venue}) [paper]({PAPER})\n")
    assert (entry.venue, entry.authors) == (venue, ())


@pytest.mark.parametrize(
    "title", ["Introducing Our New Model - Code Lamp (2023)", "A Tour of Robots - San Francisco 2019"]
)
def test_a_name_behind_a_dash_is_part_of_the_title_without_others(title: str) -> None:
    assert read(f"- [{title}]({PAPER})\n")[0].authors == ()


def test_nested_rows_below_a_key_stay_rows() -> None:
    text = "- [LampKit](https://github.com/a/kit) - A kit\n  - Plugins: [plug one](https://github.com/a/plug1) adds light\n"
    assert len(read(text)) == 2


def test_a_nested_title_in_code_quotes_is_a_paper() -> None:
    text = f"- [A Study of Lamps]({PAPER})\n- [Lamps]({OTHER})\n  - `Another Study of Lamps in Rooms, CVPR 2021`\n"
    assert "Another Study of Lamps in Rooms" in [each.title for each in read(text)]


def test_whom_a_list_is_maintained_by_is_no_paper() -> None:
    text = rows("{title}\n[paper]({url})\n\n") + "Maintained by us with love\n[page](https://lampe.example)\n"
    assert [each.title for each in read(text)] == TITLES


@pytest.mark.parametrize("byline", ["Ada Lampe. *CVPR 2016*", "Ada Lampe (CVPR 2016)", "J. Lampe. *CVPR 2016*"])
def test_one_person_below_a_heading_leaves_it_the_title(byline: str) -> None:
    assert [each.title for each in read(rows("### {title}\n" + byline + "\n[paper]({url})\n\n"))] == TITLES


def test_a_row_below_a_title_with_a_word_in_code_quotes_stays_a_row() -> None:
    row = "  - Bright Lamps in All the Dark Rooms. Proceedings of the Conference on Lamps {}. `oral`\n"
    text = f"- [A Study of Lamps]({PAPER})\n" + row.format(2018) + row.format(2019)
    assert len(read(text)) == 3


def test_a_reference_whose_first_author_stands_reversed_is_read() -> None:
    people = "Lampe, Ada, Bo Ohm, Cy Lux, and Dee Volt"
    row = f"{people}. Talk2Lamp: Interactive Lamps for Rooms. Proceedings of the Conference on Lamps, 2025."
    (entry,) = read(f"- {row} [Website](https://lampe.example/)\n")
    assert entry.title == "Talk2Lamp: Interactive Lamps for Rooms"


def test_bold_words_in_a_sentence_are_no_paper() -> None:
    text = "## Criteria\n\n1. A list of **top deep lamp papers** published since 2015.\n\n## Papers\n\n"
    assert [each.title for each in read(text + rows("- {title} [[paper]]({url})\n"))] == TITLES


@pytest.mark.parametrize("form", ["[{title}]({url})", '<a href="{url}">{title}</a>', "{title}: {url}"])
@pytest.mark.parametrize("key", ["noteId", "section", "copy", "region", "para"])
def test_a_key_in_an_address_is_no_character_of_html(form: str, key: str) -> None:
    url = f"https://openreview.net/forum?id=abc&{key}=abc"
    (entry,) = read(f"- {form.format(title='A Study of Lamps in Rooms', url=url)}\n")
    assert [link.url for link in entry.links] == [url]


def test_the_names_of_characters_in_an_address_are_read() -> None:
    (entry,) = read("- [A Study of Lamps](https://openreview.net/forum?id=abc&amp;noteId=abc)\n")
    assert [link.url for link in entry.links] == ["https://openreview.net/forum?id=abc&noteId=abc"]


@pytest.mark.parametrize("behind", ["", " | [Pytorch]", " | [Pytorch, Tensorflow]"])
def test_a_repository_by_its_own_name_below_a_paper_is_its_code(behind: str) -> None:
    (entry,) = read(f"- [A Study of Lamps]({PAPER}) | [2018/06]\n  + [ohm/lamp](https://github.com/ohm/lamp){behind}\n")
    assert [link.role for link in entry.links] == [LinkRole.PAPER, LinkRole.CODE]


def test_repositories_below_a_tool_stay_tools() -> None:
    text = "- [flask](https://github.com/pallets/flask) - Serves.\n  - [awesome-flask](https://github.com/ohm/awesome-flask)\n"
    assert len(read(text)) == 2


def test_a_linked_title_alone_under_a_heading_of_papers_is_one() -> None:
    text = f"## Survey\n\n[A Survey of All the Lamps]({OTHER})\n\n## Attacks\n\n" + rows("- {title} [[paper]]({url})\n")
    assert read(text)[0].title == "A Survey of All the Lamps"


def test_who_is_named_by_initials_behind_by_is_no_venue() -> None:
    (entry,) = read(f"- [A Study of Lamps]({PAPER}) by ABC Lampe, 1984.\n")
    assert (entry.authors, entry.date) == (("ABC Lampe",), "1984")


def test_a_date_in_double_brackets_is_read_without_them() -> None:
    (entry,) = read(f"- A Study of All the Lamps [[4 Sep 2022]]({PAPER})\n")
    assert entry.date == "4 Sep 2022"


def test_what_a_pdf_left_before_a_title_is_none_of_it() -> None:
    (entry,) = read(f"- [\ufffc\ufffcA Study of Lamps]({PAPER})\n")
    assert entry.title == "A Study of Lamps"


def test_a_topic_in_bold_before_a_linked_title_is_nobody() -> None:
    (entry,) = read(f"- **Adversarial Training**, [A Study of Lamps]({PAPER}), NeurIPS 2020\n")
    assert (entry.title, entry.authors) == ("A Study of Lamps", ())


def test_names_of_models_are_nobody() -> None:
    (entry,) = read(f"- [A Study of Lamps]({PAPER}), AAAI 2021, (**LampT5, LampBART**)\n")
    assert entry.authors == ()


@pytest.mark.parametrize(
    "said", ["Lampe, A., Ohm, B., *et al.* {}. *Nature* 5, 1-3 (2020).", "Ada Lampe, *et al.* {}. ICML 2020"]
)
def test_others_in_italics_are_no_title(said: str) -> None:
    (entry,) = read(f"- {said.format('The Title of Rooms in Halls')} [[paper]]({PAPER})\n")
    assert entry.title == "The Title of Rooms in Halls"


def test_a_remark_in_italics_behind_a_title_of_two_words_is_none() -> None:
    (entry,) = read(f"- Bright Lamps. *Lampe et al.* ICML 2020. [pdf]({PAPER})\n")
    assert (entry.title, entry.authors) == ("Bright Lamps", ("Lampe",))


def test_items_below_an_unlinked_bold_title_belong_to_it() -> None:
    text = f"**Learning to Light Rooms**\n\n- ICML 2019 [paper]({PAPER})\n- Official code [github](https://github.com/a/b)\n"
    assert [each.title for each in read(text)] == ["Learning to Light Rooms"]


def test_a_term_that_a_title_ends_with_leaves_the_row_an_entry() -> None:
    (entry,) = read(f"- Lighting the Dark Rooms with **Lamp Net** [[paper]]({PAPER})\n")
    assert entry.title == "Lighting the Dark Rooms with Lamp Net"


@pytest.mark.parametrize("whose", ["Google's", "Lampe et al.'s"])
def test_a_quoted_title_may_stand_behind_whose_it_is(whose: str) -> None:
    (entry,) = read(f'- {whose} "The Title of the Lamp in Rooms" [pdf]({PAPER})\n')
    assert entry.title == "The Title of the Lamp in Rooms"


def test_words_that_a_title_joins_are_nobody() -> None:
    (entry,) = read(f"- [Pride and Prejudice, Bias in Word Vectors, 2019]({PAPER})\n")
    assert entry.authors == ()


def test_a_venue_in_a_whole_reference_is_no_part_of_the_title() -> None:
    (entry,) = read(f"- [Lampe et al., A Study of Lamps, NeurIPS, 2021]({PAPER})\n")
    assert (entry.title, entry.venue) == ("A Study of Lamps", "NeurIPS")


def test_a_sentence_may_be_the_title_behind_a_bold_name() -> None:
    (entry,) = read(f"- **ProtoLamp**: This looks like that: deep lamps for rooms. NeurIPS 2019. [[paper]]({PAPER})\n")
    assert entry.title == "This looks like that: deep lamps for rooms"


def test_a_dated_paper_on_fake_news_is_a_paper() -> None:
    (entry,) = read(f"## Fake News\n\n- A Study of Halls in News. Ada Lampe. 2020.01.02 [[pdf]]({PAPER})\n")
    assert entry.kind is Kind.PAPER


def test_a_paper_on_sets_of_data_that_links_its_data_first_is_a_paper() -> None:
    row = f"- Dataset Distillation by Lamps in Rooms [[data]](https://lamps.example) [[paper]]({OTHER})\n"
    text = rows("- {title} [[paper]]({url})\n") + f"\n## Dataset Distillation\n\n{row}"
    assert read(text)[-1].kind is Kind.PAPER


def test_a_demo_below_a_title_is_no_entry() -> None:
    text = f"**The Title of Rooms in Halls** [paper]({PAPER})\n- Code: [c](https://github.com/a/b)\n- Demo: try it on our site [demo](https://lamp.example)\n"
    assert [each.title for each in read(text)] == ["The Title of Rooms in Halls"]


def test_people_joined_by_and_before_a_year_end_the_title() -> None:
    (entry,) = read(f"- Lamp Learning in Big Dark Rooms, Lampe and Ohm, 2021 [pdf]({PAPER})\n")
    assert (entry.title, entry.authors) == ("Lamp Learning in Big Dark Rooms", ("Lampe", "Ohm"))


def test_two_digits_behind_a_journal_are_a_year_where_most_rows_begin_with_a_venue_and_a_year() -> None:
    conferences = "".join(f"* (CVPR 1{n}) {title}\n" for n, title in enumerate(TITLES))
    entries = read(
        f"# Papers\n\n{conferences}* (Neurocomputing 20) Lifelong Lamps\n* (Nature Communications 21) Dark Lamps\n"
    )
    assert [(each.title, each.venue, each.year) for each in entries[-2:]] == [
        ("Lifelong Lamps", "Neurocomputing 20", 2020),
        ("Dark Lamps", "Nature Communications 21", 2021),
    ]


def test_one_family_name_before_the_venue_is_a_person_where_others_have_et_al_there() -> None:
    signed = rows("- [{title}]({url}) — Lampe et al., ICLR 2021.\n")
    alone = f"- [Dark Lamps in Rooms]({PAPER}8) — Ohm, ACL 2019 demo.\n- [Lit Lamps in Rooms]({PAPER}9) — Volt, 2016.\n"
    entries = read(signed + alone)
    assert [(each.authors, each.venue, each.year) for each in entries[-2:]] == [
        (("Ohm",), "ACL 2019 demo", 2019),
        (("Volt",), None, 2016),
    ]


@pytest.mark.parametrize("issue", ["ICML'19", "NeurIPS ’21", "Big Data'19", "CVPR'21 Oral"])
def test_a_venue_and_the_last_digits_of_its_year_before_a_title_are_none_of_it_where_several_rows_begin_so(
    issue: str,
) -> None:
    listed = "".join(f"- KDD'1{n} {title} [[Paper]({PAPER}{n})]\n" for n, title in enumerate(TITLES))
    (*_, last) = read(f"{listed}- {issue} Dark Lamps in Rooms [[Paper]({PAPER}9)]\n")
    assert (last.title, last.venue) == ("Dark Lamps in Rooms", issue)
