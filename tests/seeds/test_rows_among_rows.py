"""What stands beside papers: rows that are written as they are, and those that only look like papers."""

from __future__ import annotations

import pytest

from enrich.model import Kind, LinkRole
from lamps import KINDS, PAPER, TITLES, read, rows

SITE = "https://program.lamps2020.example/poster_1-08.html"
CODE = "https://github.com/lamp/led"
LIST = rows("- [{title}]({url})\n")


def last(row: str, text: str = LIST) -> Kind | None:
    """Tell the kind of a row that stands behind others; None where it is no entry."""
    entries = read(text + row)
    return entries[-1].kind if len(entries) > len(KINDS) else None


@pytest.mark.parametrize("links", [SITE, f"{SITE}) ([code]({CODE})"])
def test_an_item_that_is_written_as_the_papers_around_it_is_one(links: str) -> None:
    text = rows("* [{kind}Net]({url}) (GAN; lampe20)\n")
    assert last(f"* [Lampgen]({links}) (GAN; lampe20)\n", text) is Kind.PAPER


@pytest.mark.parametrize(
    "row",
    [
        f"- [Lampgen]({CODE})\n",
        "- [Lampgen](https://www.youtube.com/watch?v=1)\n",
        "- [Lampgen explained](https://medium.com/@lampe/1)\n",
        "- [Lampe Group](https://lampe.example/)\n",
    ],
)
def test_code_films_posts_and_sites_among_papers_are_none(row: str) -> None:
    assert last(row) is not Kind.PAPER


@pytest.mark.parametrize("venue", ["NeurIPS 2023", "Knowledge-Based Systems"])
def test_a_venue_without_an_address_leaves_its_title_a_paper(venue: str) -> None:
    (*_, entry) = read(LIST + f"- A Study of Point Lamps in Big Halls [[{venue}]]()\n")
    assert (entry.title, entry.venue, entry.kind) == ("A Study of Point Lamps in Big Halls", venue, Kind.PAPER)


@pytest.mark.parametrize("label", ["[code comming soon]", "[Loss-Code-Unofficial]", "[Project Pagee]"])
def test_a_label_that_nobody_knows_is_no_title(label: str) -> None:
    (*_, entry) = read(LIST + f"- 2015-NIPS - A Study of Lamps in Halls [[Paper]]({PAPER}9) [{label}]({CODE})\n")
    assert (entry.title, entry.kind) == ("A Study of Lamps in Halls", Kind.PAPER)


def test_a_subject_that_names_tools_announces_none() -> None:
    text = f"{LIST}\n## Lamps as a Tool\n\n- [Lamps for the Study of Rooms and Halls](https://lamp.github.io)\n"
    assert read(text)[-1].kind is Kind.PAPER


def test_what_stands_under_github_is_software() -> None:
    text = f"{LIST}\n## Github\n\n- [Light lamps for deep rooms, in Tensorflow]({CODE})\n"
    assert read(text)[-1].kind is Kind.SOFTWARE


def test_papers_that_are_kept_with_data_are_papers() -> None:
    text = f"{LIST}\n## Accepted papers\n\n- [The Lamp entry to the Light Challenge 2020](https://zenodo.org/record/4088609)\n"
    assert read(text)[-1].kind is Kind.PAPER


@pytest.mark.parametrize(
    "row",
    [
        '- CVPR 2023 Tutorial on "Recent Advances in Lamps" [[CVPR Workshop 2023]](https://lamps.example/t)\n',
        f"- Workshop on Lamp-Based Inspection [[CVPR Workshop paper list 2023]]({SITE})\n",
        f"- 2nd Workshop on Lamps [[paper]]({SITE})\n",
    ],
)
def test_what_is_held_among_papers_is_none(row: str) -> None:
    assert last(row) is Kind.OTHER


def test_a_tutorial_that_was_written_is_a_paper() -> None:
    assert (
        last("- A Tutorial on Hidden Lamp Models and Rooms, Ada Lampe. [[pdf]](https://lamps.example/1.pdf)\n")
        is Kind.PAPER
    )


def test_venues_that_a_list_was_gathered_from_are_no_papers() -> None:
    text = "# Lamps\n\n- 2024: NeurIPS, ICML, ICLR\n- 2023: NeurIPS, ICML\n\n## Papers\n\n"
    assert [each.title for each in read(text + LIST)] == TITLES


@pytest.mark.parametrize("venue", ["", " (ICLR 2021)"])
def test_a_row_whose_bullet_was_forgotten_is_one(venue: str) -> None:
    (*_, entry) = read(f"{LIST}\n## Others\n\nLighting Rooms via Meta-Learning{venue} [[arXiv]]({PAPER}9)\n")
    assert entry.title == "Lighting Rooms via Meta-Learning"


def test_an_invitation_with_a_papers_link_is_no_row() -> None:
    entries = read(f"{LIST}\n## Others\n\nPlease see our survey on it as well [[paper]]({PAPER}9)\n")
    assert [each.title for each in entries] == TITLES


def test_rows_without_links_under_a_group_are_rows() -> None:
    text = f"- Crowds\n  - [A Study of Lamps]({PAPER}1), ICRA 2020.\n  - LampNet, ICRA 2021.\n  - LED, IROS 2020.\n"
    assert [(each.title, each.venue) for each in read(LIST + text)[-3:]] == [
        ("A Study of Lamps", "ICRA 2020"),
        ("LampNet", "ICRA 2021"),
        ("LED", "IROS 2020"),
    ]


@pytest.mark.parametrize("name", ["CP Transformer", "SAT Net"])
def test_a_name_that_begins_with_a_venues_is_a_title(name: str) -> None:
    (*_, entry) = read(rows("* [{kind}Net]({url}) (GAN)\n") + f"* [{name}]({PAPER}9) (Transformer)\n")
    assert entry.title == name


@pytest.mark.parametrize("title", ["KAN: Kolmogorov Lamp Networks", "Physics-Informed Lamps"])
def test_a_short_bold_title_before_its_papers_link_is_no_name(title: str) -> None:
    text = (
        rows("**{title} in Rooms**: [[ICLR2025]({url})] [[CODE]()]\n\n")
        + f"**{title}**: [[ICLR2025]({PAPER}9)] [[CODE]()]\n"
    )
    assert read(text)[-1].title == title


def test_numbers_within_bold_titles_are_none_of_them() -> None:
    entries = read(rows("**2. {title}**: [[ICLR2025]({url})]\n\n"))
    assert [each.title for each in entries] == TITLES


@pytest.mark.parametrize("date", ["2023.11", "2023-11", "2023"])
def test_a_date_behind_a_comma_ends_the_title(date: str) -> None:
    (entry,) = read(f"- A Study of Lamps: Light, Heat and Halls in Rooms, {date} [[paper]({PAPER})]\n")
    assert (entry.title, entry.date, entry.authors) == ("A Study of Lamps: Light, Heat and Halls in Rooms", date, ())


def test_a_tag_and_a_title_right_behind_a_dash_are_an_item() -> None:
    entries = read(
        f"- [A Study of Lamps]({PAPER})\n-【EUROGRAPHICS 2020】[Rooms in the Dark]() ; [video](https://youtu.be/1)\n"
    )
    assert [each.title for each in entries] == ["A Study of Lamps", "Rooms in the Dark"]


def test_marks_that_are_escaped_in_an_address_are_read_as_they_are_meant() -> None:
    (entry,) = read("- [A Study of Lamps](https://doi.org/10.1007/978-3-030-58583-9\\_5)\n")
    assert [each.value for each in entry.identifiers] == ["10.1007/978-3-030-58583-9_5"]


@pytest.mark.parametrize(
    ("label", "role"), [("📄", LinkRole.PAPER), ("💻", LinkRole.CODE), ("💾", LinkRole.DATASET), ("🤗", LinkRole.OTHER)]
)
def test_a_picture_says_what_a_link_is_for(label: str, role: LinkRole) -> None:
    (entry,) = read(f"- [A Study of Lamps]({PAPER}) [{label}](https://lamps.example/1)\n")
    assert entry.links[1].role is role


@pytest.mark.parametrize("label", ["[Lamp Gallery]", "[Hugging Face Space]"])
def test_a_label_in_brackets_is_nobody(label: str) -> None:
    (entry,) = read(
        f"**A Study of Lamps in Rooms** [[Paper]({PAPER})] [{label}(https://lamps.example/1)]\n" * 1 + LIST
    )[:1]
    assert [link.url for link in entry.links] == [PAPER, "https://lamps.example/1"]


def test_people_may_link_their_accounts() -> None:
    people = (
        "*[Ada Lampe](https://github.com/lampe), [Bo Ohm](https://ohm.example), [Cy Volt](https://github.com/volt/)*"
    )
    (entry, *_) = read(rows(f"**{{title}}**<br>\n{people}<br>\nICLR 2021. [[PDF]({{url}})]\n\n"))
    assert (entry.authors, len(entry.links)) == (("Ada Lampe", "Bo Ohm", "Cy Volt"), 1)


def test_who_wrote_the_code_is_no_venue() -> None:
    row = f'* **LED**: "A Study of Lamps", ICCV, 2021 (*Ohm*). [[Paper]({PAPER})][[PyTorch (ohm20)]({CODE})]\n'
    (entry,) = read(row)
    assert entry.venue == "ICCV, 2021"


@pytest.mark.parametrize("place", ["UT Austin", "Dark Matter AI, China"])
def test_where_authors_work_stands_behind_the_venue(place: str) -> None:
    (entry,) = read(f'* **LED**: "A Study of Lamps", ICCV, 2021 (*{place}*). [[Paper]({PAPER})]\n')
    assert entry.authors == ()


@pytest.mark.parametrize("label", ["Master Thesis", "arXiv Version (2019)", "NDSS Workshop Version"])
def test_another_version_is_not_the_venue(label: str) -> None:
    (entry,) = read(
        f"- A Study of Lamps in Rooms.\n  [[pdf]]({PAPER}) [[{label}]]({PAPER}9)\n  - Ada Lampe, Bo Ohm. *CVPR*, 2021.\n"
    )
    assert entry.venue == "CVPR"


def test_a_nickname_in_code_quotes_is_no_part_of_the_title() -> None:
    (entry,) = read(f"- [NSDI'20] Scheduling of Lamps in Big Halls (`Gavel`) [[paper]({PAPER})]\n")
    assert entry.title == "Scheduling of Lamps in Big Halls"


def test_a_title_of_three_words_stands_over_its_people() -> None:
    (entry,) = read(
        f"- Deep Lamp Backdoors.\n  [[pdf]]({PAPER})\n  - Ada Lampe, Bo Ohm, Cy Volt, and Dee Watt. arXiv, 2020.\n"
    )
    assert (entry.title, len(entry.authors)) == ("Deep Lamp Backdoors", 4)


@pytest.mark.parametrize("over", ["**[2025.02.07]**", "Week 3", "**Lamp cache**"])
def test_several_linked_titles_behind_the_key_of_papers_are_rows(over: str) -> None:
    nested = rows("    - Paper: [{title} in Rooms]({url}) ICLR 2025\n")
    assert [each.title for each in read(f"- {over}\n{nested}")] == [f"{title} in Rooms" for title in TITLES]


def test_one_linked_title_behind_the_key_of_papers_is_that_of_the_item_over_it() -> None:
    (entry,) = read(f"- LampNet\n    - Paper: [LampNet: A Study of Lamps]({PAPER})\n    - Code: [here]({CODE})\n")
    assert [link.role for link in entry.links] == [LinkRole.PAPER, LinkRole.CODE]


def test_a_badge_of_stars_stands_before_a_short_title() -> None:
    badge = f"[![Star](https://img.shields.io/github/stars/lamp/led.svg)]({CODE})"
    (entry,) = read(f"- {badge}<br>[Exploiting Lamp Light]({PAPER}) <br> Ada Lampe, Bo Ohm\n")
    assert entry.title == "Exploiting Lamp Light"


@pytest.mark.parametrize("venue", ["<ins>ACL, 2023</ins>", "<ins>ACL, 2023/ins>"])
def test_an_inserted_venue_ends_the_title_without_a_comma(venue: str) -> None:
    (entry,) = read(f"- Training of Lamps for Few-Shot Rooms {venue} [[Paper]({PAPER})]\n")
    assert (entry.title, entry.venue) == ("Training of Lamps for Few-Shot Rooms", "ACL, 2023")


def test_empty_brackets_behind_a_word_are_part_of_the_title() -> None:
    (entry,) = read(f"- lamp.int8(): 8-bit Light for Rooms at Scale, *NeurIPS, 2022* [[Paper]({PAPER})]\n")
    assert entry.title == "lamp.int8(): 8-bit Light for Rooms at Scale"


def test_a_second_sentence_of_a_title_is_nobody() -> None:
    (entry,) = read(f"- How Good Are Low-bit Lamps? An Empirical Study <br> arXiv 2024 [[Paper]({PAPER})]\n")
    assert (entry.title, entry.authors) == ("How Good Are Low-bit Lamps? An Empirical Study", ())


def test_titles_behind_issues_leave_a_venue_that_nobody_knows() -> None:
    text = rows("* 2017-CVPR - {title}. [[Paper]]({url})\n")
    text += f"* 2014-TNLS - Lamps of Noise in Rooms. [[Paper]]({PAPER}8)\n* 2014 - Lamps of the Night Halls. [[Paper]]({PAPER}9)\n"
    assert [(each.title, each.venue, each.year) for each in read(text)[-2:]] == [
        ("Lamps of Noise in Rooms", "TNLS", 2014),
        ("Lamps of the Night Halls", None, 2014),
    ]


@pytest.mark.parametrize("venue", ["AsiaLamps", "ICLD", "IET Lamp Processing"])
def test_a_venue_in_italics_behind_the_people_may_have_its_year_outside(venue: str) -> None:
    (entry,) = read(f"- A Study of Lamps in Rooms.\n  [[pdf]]({PAPER})\n  - Ada Lampe, Bo Ohm. *{venue}*, 2017.\n")
    assert (entry.venue, entry.year) == (venue, 2017)


def test_a_title_in_italics_ends_before_its_author() -> None:
    (entry,) = read(f"- [`2019-09`] *A Brief History of Lamps in Rooms and Law*, K. Lampe [[pdf]]({PAPER})\n")
    assert (entry.title, entry.authors) == ("A Brief History of Lamps in Rooms and Law", ("K. Lampe",))


def test_a_label_may_be_missing() -> None:
    entries = read(rows("**{title}.**[[]({url})]<br>\n*Ada Lampe, Bo Ohm*<br>\n\n"))
    assert [(each.title, each.links[0].role) for each in entries] == [(title, LinkRole.PAPER) for title in TITLES]


def test_a_year_and_people_with_initials_stand_before_the_title_in_a_link() -> None:
    label = (
        "2020: Lampe, A., and Ohm, B. P. \\\n  Hybrid lamp training in rooms. arXiv preprint arXiv:2007.09070, 2020."
    )
    (entry,) = read(f"- [{label}]({PAPER})\n")
    assert (entry.title, entry.authors, entry.date) == (
        "Hybrid lamp training in rooms",
        ("Lampe, A.", "Ohm, B. P."),
        "2020",
    )


def test_what_lamps_do_is_nobodys_name() -> None:
    (entry,) = read(f"- Train Short, Test Long: Lamps with Linear Light Enable Rooms, ICLR, 2022 [[Paper]({PAPER})]\n")
    assert entry.authors == ()


def test_lines_without_links_are_rows_where_most_of_a_list_is_such_lines() -> None:
    titles = [f"{title} and the study of {room}" for title in TITLES for room in ("rooms", "halls", "lofts")]
    text = "# Lamps\n\n" + "".join(f"{title}(PAMI 2007)\n\n" for title in titles)
    assert [(each.title, each.venue) for each in read(text)] == [(title, "PAMI 2007") for title in titles]


def test_sentences_are_no_rows_however_many() -> None:
    assert read("# Lamps\n\n" + "this is how we light the dark rooms of the house\n\n" * 12) == ()


@pytest.mark.parametrize(
    "row", ["**Lamp Extraction: A Survey;** Ada Lampe et al", "**Models of Lamps;** Ada Lampe, Bo Ohm; A remark.", "**Revisiting Lamps for Answers:** Ada Lampe et al"]
)  # fmt: skip
def test_a_short_bold_title_that_ends_in_a_mark_stands_before_its_people(row: str) -> None:
    (*_, entry) = read(LIST + rows("- **{title} in Many Rooms;** Ada Lampe, Bo Ohm\n") + f"- {row}\n")
    assert (entry.title, entry.authors[0]) == (row[2:].partition(";**")[0].partition(":**")[0], "Ada Lampe")


def test_a_topic_behind_the_mark_that_ends_a_title_is_none_of_it() -> None:
    (*_, entry) = read(LIST + "- **IDANI: Inference-time Lamps; (Domain Adaptation)** Ada Lampe, Bo Ohm\n")
    assert entry.title == "IDANI: Inference-time Lamps"


def test_an_item_whose_number_has_no_blank_behind_it_is_one_among_others() -> None:
    text = rows("1. {title} of Rooms [[paper]({url})]\n") + f"4.Data-Efficient Lamps for Rooms [[paper]({PAPER}9)]\n"
    assert read(text)[-1].title == "Data-Efficient Lamps for Rooms"


def test_remarks_below_papers_without_links_are_none() -> None:
    text = "".join(
        f"- **{title} in Many Rooms**, Ada Lampe, Bo Ohm, ICLR 2021\n\n1. train the lamp and the room jointly\n2. use it as the light of the hall\n\n"
        for title in TITLES
    )
    assert [each.title for each in read(text)] == [f"{title} in Many Rooms" for title in TITLES]


TABLE = "| Title | Paper | Venue |\n| --- | --- | --- |\n"


def test_a_row_of_a_table_that_only_names_a_group_is_none() -> None:
    text = TABLE + "| _3D Lamp Splatting (3DLS)_ | | |\n" + rows("| {title} | [pdf]({url}) | ICLR 2021 |\n")
    assert [each.title for each in read(text)] == TITLES


def test_rows_of_a_template_say_nothing_of_a_table() -> None:
    text = TABLE + f"| A Study of Lamps [[paper]({PAPER})] | | ICLR 2021 |\n" + "|.[[paper]()][[code]()]|||\n" * 6
    assert [each.title for each in read(text)] == ["A Study of Lamps"]


def test_a_column_of_venues_is_believed_before_a_badge() -> None:
    badge = "[![arXiv](https://img.shields.io/badge/arXiv-b31b1b.svg)]({url})"
    text = "| Title | Paper | Pub. & Date |\n| --- | --- | --- |\n" + rows(f"| {{title}} | {badge} | Nov., 2024 |\n")
    text += f"| Lamps of the Night | {badge.format(url=PAPER)} | ICLR, 2025 |\n"
    assert [(each.venue, each.date) for each in read(text)[-2:]] == [("arXiv", "Nov., 2024"), ("ICLR, 2025", None)]


def test_a_date_in_brackets_behind_a_venue_in_a_column_is_the_date() -> None:
    (*_, entry) = read(TABLE + rows("| {title} | [pdf]({url}) | arxiv [Oct'21] |\n"))
    assert (entry.venue, entry.date) == ("arxiv", "Oct'21")


def test_a_badge_of_words_names_the_venue_with_its_year_whatever_else_it_may_say() -> None:
    badge = f"[![](https://img.shields.io/badge/AAAI_2024-5291C8)]({PAPER})"
    (entry,) = read(f"- **A Study of Lamps in Rooms** {badge}\n")
    assert entry.venue == "AAAI 2024"


def test_a_paper_on_a_set_of_data_is_one_where_all_is_said_of_it() -> None:
    row = f'* **A2D2**: *"Lamp Driving Dataset"*, Lampe et al., *arXiv, 2020*. [[Paper]({PAPER}9)] [[Dataset](https://lamps.example/d)]\n'
    assert read(f"{LIST}\n## Datasets\n\n{row}")[-1].kind is Kind.PAPER


def test_a_tag_before_a_row_of_dashes_is_none_of_the_title() -> None:
    (entry,) = read(f"- RGBD/T ---- A Study of Lamps in Rooms. [[pdf]({PAPER})]\n")
    assert entry.title == "A Study of Lamps in Rooms"


def test_a_name_alone_under_frameworks_is_a_paper_where_all_is_said_of_it() -> None:
    row = f"- **TimeLamp-1**, _Lampe et al._, arxiv 2023. [[paper]({PAPER}9)]\n"
    assert read(f"{LIST}\n## Lamp Framework\n\n{row}")[-1].kind is Kind.PAPER


@pytest.mark.parametrize("heading", ["LLMs of Code", "Pre-trained Models for Code"])
def test_code_that_models_are_of_announces_none(heading: str) -> None:
    text = f"## {heading}\n\n" + rows(f"2. {{title}} of Rooms [2020-EMNLP] [GitHub]({CODE})\n")
    assert {each.kind for each in read(LIST + text)} == {Kind.PAPER}


def test_years_behind_titles_are_dates_where_most_titles_under_a_heading_have_them() -> None:
    text = f"{LIST}{LIST}\n## Rooms\n\n" + rows("- [{title}, 2020]({url})\n")
    assert [(each.title, each.date) for each in read(text)[-5:]] == [(title, "2020") for title in TITLES]


@pytest.mark.parametrize("tag", ["2024-Cluster Computing", "2024-ICSE"])
def test_a_year_before_a_name_in_brackets_is_a_venue(tag: str) -> None:
    (entry,) = read(f"1. A Study of Lamps in Rooms [{tag}] [[GitHub]({CODE})]\n")
    assert (entry.title, entry.venue) == ("A Study of Lamps in Rooms", tag)


def test_a_name_that_stands_twice_before_a_title_stands_once_in_it() -> None:
    (entry,) = read(f"1. LampBERT: LampBERT: A Pre-Trained Lamp [[pdf]({PAPER})]\n")
    assert entry.title == "LampBERT: A Pre-Trained Lamp"


def test_a_spelt_out_journal_in_a_linked_tag_is_the_venue() -> None:
    (entry,) = read(f"- [[Journal of Lamps and Rooms '24(CCF B)]({PAPER})] Lamp and Room Comparisons by Night.\n")
    assert entry.title == "Lamp and Room Comparisons by Night"


def test_ranks_that_are_printed_behind_names_are_nobody() -> None:
    (entry,) = read(
        f"- **A Study of Lamps in Rooms** Ada Lampe, Bo Ohm , Senior Member, IEEE, Cy Volt. [pdf]({PAPER})\n"
    )
    assert entry.authors == ("Ada Lampe", "Bo Ohm", "Cy Volt")


def test_words_in_italics_within_a_bold_title_are_part_of_it() -> None:
    (entry,) = read(f"- **Towards Lamps (An _Obviously_ Bright Room)** [pdf]({PAPER})\n")
    assert entry.title == "Towards Lamps (An Obviously Bright Room)"


@pytest.mark.parametrize("labels", ["[paper]({url}) / [code](https://github.com/lamp/led)", "[paper]({url}) / code"])
def test_paragraphs_with_tags_and_labels_before_their_titles_are_papers(labels: str) -> None:
    text = rows(f":red_square: `AVOS` `Aug` &nbsp;-&nbsp; {labels} &nbsp;-&nbsp; {{title}}\n\n")
    assert [each.title for each in read(f"# Lamps\n\n## ICCV 2025\n\n{text}")] == TITLES


@pytest.mark.parametrize(
    "note", ["- [SPE-RECO] Acoustic Models for Speech in Rooms", "- Use the lamp for all that is read"]
)
def test_notes_among_references_with_titles_set_apart_are_no_papers(note: str) -> None:
    text = rows('1. A. Lampe and B. Ohm, "{title}", ICLR, 2021.\n')
    assert [each.title for each in read(f"# Lamps\n\n## Rooms\n\n{note}\n\n{text}")] == TITLES


@pytest.mark.parametrize("label", ["论文", "Papers"])
def test_a_label_over_nested_items_is_no_title(label: str) -> None:
    text = rows("  - [{kind}Net-CIKM2022]({url})\n")
    assert label not in [each.title for each in read(f"# Lamps\n\n- {label}\n{text}")]


def test_a_licence_on_a_badge_is_no_venue() -> None:
    (entry,) = read(f"- **[A Study of Lamps in Rooms]({PAPER})** ![CC0 license](https://lamps.example/badge.svg)\n")
    assert entry.venue is None


def test_frameworks_in_brackets_are_nobody() -> None:
    (entry,) = read(f"- [A Study of Lamps in Rooms]({PAPER}) (Keras & PyTorch)\n")
    assert entry.authors == ()


def test_how_a_heading_says_that_rows_are_sorted_announces_nothing() -> None:
    table = "| Name | Types |\n| --- | --- |\n| [Lampnoise](https://lamps.example/noise) (2013) | 18 |\n"
    text = f"# Lamps\n\n## Papers\n\n{LIST}\n## Datasets\n\n### Noises (sorted by their use in papers)\n\n{table}"
    assert read(text)[-1].kind is Kind.DATASET


@pytest.mark.parametrize(
    ("row", "title"), [("Lamp Networks", "Lamp Networks"), ("Fast L-LED (**FLED**)", "Fast L-LED")]
)
def test_a_title_of_two_words_stands_among_titles_that_link_nothing_either(row: str, title: str) -> None:
    text = f"{LIST}- A Study of Point Lamps in Big Halls\n- {row}\n"
    assert [each.title for each in read(text)][len(KINDS) :] == ["A Study of Point Lamps in Big Halls", title]


@pytest.mark.parametrize("words", ["Point lamps:", "lamp networks", "Lamps", "See all the lamps!"])
def test_other_words_among_titles_are_none(words: str) -> None:
    text = f"{LIST}- A Study of Point Lamps in Big Halls\n- {words}\n"
    assert [each.title for each in read(text)][len(KINDS) :] == ["A Study of Point Lamps in Big Halls"]


def test_a_table_of_frameworks_with_their_papers_lists_papers() -> None:
    table = f"| Framework | Paper | Code |\n|-|-|-|\n| **LampSim** | [[Paper]({PAPER}9)] | [[Code]({CODE})] |\n"
    (*_, entry) = read(f"{LIST}\n## Platforms & Frameworks\n\n{table}")
    assert (entry.kind, entry.title) == (Kind.PAPER, "LampSim")


def test_titles_behind_their_years_are_papers_whose_code_is_linked_in_brackets() -> None:
    text = rows("* 2021 {title} ([LED](https://github.com/lamp/led))\n\n")
    row = "* 2019 Relocatable lighting model for lamps ([LAMPSIGHT](https://github.com/lamp/led))\n"
    assert [(each.kind, each.title, each.date) for each in read(text + row)] == [
        *((Kind.PAPER, title, "2021") for title in TITLES),
        (Kind.PAPER, "Relocatable lighting model for lamps", "2019"),
    ]


def test_an_address_among_titles_leaves_them_rows() -> None:
    text = rows("- {title} of All Rooms. ICRA 2021\n")
    text = f"# Lamps\n\n## Lamps in Halls\n{text}- https://lamps.example/adjust.html\n\n## Others\n{LIST}"
    assert [each.title for each in read(text)][: len(KINDS)] == [f"{title} of All Rooms" for title in TITLES]


@pytest.mark.parametrize(
    "before",
    [
        "**[LED]** | **ICLR'21** | ",
        "LED | ICLR'21 | ",
        "ICLR'21 | LED | ",
        '<span id="1">**[LED]**</span> | ICLR\'21 | ',
    ],
)
def test_between_bars_the_part_of_several_words_is_the_title(before: str) -> None:
    (entry,) = read(f"1. {before}A Study of Lamps in Rooms | [`[pdf]`]({PAPER})\n")
    assert (entry.title, entry.venue) == ("A Study of Lamps in Rooms", "ICLR'21")


def test_a_link_behind_the_key_of_a_project_is_no_person() -> None:
    (entry,) = read(f"- **A Study of Lamps in Rooms** [pdf]({PAPER})\n  - `Project:` [Lamp Room]({SITE})\n")
    assert [(link.url, link.role) for link in entry.links] == [(PAPER, LinkRole.PAPER), (SITE, LinkRole.PROJECT)]


@pytest.mark.parametrize("title", ["PACT", "2101-PACT"])
def test_a_link_to_a_paper_alone_is_its_title_though_a_venue_is_called_so(title: str) -> None:
    (*_, entry) = read(f"{LIST}- [{title}](https://arxiv.org/abs/2101.00009)\n")
    assert (entry.title, entry.kind) == ("PACT", Kind.PAPER)


def test_a_table_of_conferences_lists_no_papers() -> None:
    table = "| Conference | Date | Paper List |\n|-|-|-|\n| 2021 LCLT | 2021. 10. 7. | [LINK](https://lamps.example/a.pdf) |\n"
    assert read(f"{LIST}\n## Conferences\n\n{table}")[-1].kind is Kind.OTHER


def test_a_paper_among_those_on_a_data_set_is_no_data_set() -> None:
    table = f"| Date | Paper |\n|-|-|\n| 2021 | [A Study of All Lamps in Rooms]({SITE}) |\n"
    assert read(f"{LIST}\n## Papers\n\n### Other dataset\n\n{table}")[-1].kind is Kind.PAPER


def test_a_title_without_link_is_broken_in_its_cell_as_those_with_links_are() -> None:
    table = f"| Date | Paper |\n|-|-|\n| 2021 | [A Study of<br />All Lamps]({PAPER}) |\n| 2021 | A Study of<br />Small Rooms |\n"
    assert [(each.title, each.authors) for each in read(table)] == [
        ("A Study of All Lamps", ()),
        ("A Study of Small Rooms", ()),
    ]


@pytest.mark.parametrize("title", ['"A study of lamps in rooms. "', "A study of lamps in rooms."])
@pytest.mark.parametrize(
    "people", ["Ada Lampe, Bo Ohm:", "**LED:** Ada Lampe, Bo Ohm, Cy Volt.", "Ada Lampe, Bo Ohm:\n"]
)
def test_a_title_stands_in_a_paragraph_under_its_people(people: str, title: str) -> None:
    (entry,) = read(f"- {people}\n\n  {title}\n\n  [[paper]({PAPER})]\n")
    assert entry.title == "A study of lamps in rooms"
    assert entry.authors[:2] == ("Ada Lampe", "Bo Ohm")


def test_a_venue_behind_a_hyphen_is_no_part_of_the_title() -> None:
    (entry,) = read(f"- [A Study of Lamps-ICLR2021]({PAPER})\n")
    assert (entry.title, entry.venue) == ("A Study of Lamps", "ICLR2021")


@pytest.mark.parametrize(
    "said", ["比如[这篇文章]({})", "如[LED]({})一文,灯光", "[LED]({})学习了灯光", "后续,[这篇]({})"]
)
def test_a_word_of_a_sentence_in_chinese_is_no_title(said: str) -> None:
    assert len(read(f"{LIST}- {said.format(PAPER)}\n")) == len(KINDS)


def test_a_badge_of_the_licence_is_no_entry() -> None:
    badges = "[![License: CC0-1.0](https://img.shields.io/badge/CC0.svg)](LICENSE)\n[![Stars](https://img.shields.io/github/stars/a/b)](https://github.com/a/b/stargazers)\n"
    assert [each.title for each in read(f"# Lamps\n\n{badges}\n{LIST}")] == TITLES


def test_lecture_notes_are_no_papers() -> None:
    assert (
        read(f"{LIST}\n* Lecture notes\n  * [Temporal Lamps](https://lampe.example/lamps.pdf) [2019]\n")[-1].kind
        is Kind.OTHER
    )


def test_a_long_address_is_kept_whole() -> None:
    long = f"https://lampe.example/main.pdf?Token={'a' * 2500}&Signature=b"
    (entry,) = read(f"- A Study of Lamps in Rooms | [pdf]({long}) | [code]({CODE})\n")
    assert [link.url for link in entry.links] == [long, CODE]


def test_a_description_behind_a_bold_name_is_no_title() -> None:
    (entry,) = read(f"- **LED**: Bright framework for lamps in halls; light and shade — [[Paper]({PAPER})]\n")
    assert entry.title == "LED"


@pytest.mark.parametrize("name", ["LED", "Lit to Adapt"])
def test_a_long_title_without_link_stands_among_few_papers_behind_its_bold_name(name: str) -> None:
    text = rows("- {title}: Bright Lamps [pdf]({url})\n", KINDS[:2])
    plain = "".join(f"- **{name} {kind}**: A Study of {kind} Lamps in Small Rooms\n" for kind in KINDS)
    assert len(read(f"# Lamps\n\n## ICLR\n\n{text}{plain}")) == 2 + len(KINDS)


def test_a_heading_that_links_a_note_beside_the_list_is_no_title() -> None:
    text = rows("* {title} of Rooms (2021)\n")
    assert len(read(f"{LIST}\n## [Style of Lamps](./doc/style.md)\n\n{text}")) == 2 * len(KINDS)


def test_a_number_glued_to_a_title_without_link_is_no_part_of_it() -> None:
    text = rows("* 1.[{title}]({url})<br>\n\n")
    (*_, entry) = read(f"{text}* 16.A Study of Point Lamps in Big Halls<br><br>\n")
    assert (entry.title, entry.kind) == ("A Study of Point Lamps in Big Halls", Kind.PAPER)


def test_a_full_width_bar_parts_a_label_from_its_address() -> None:
    (entry,) = read(f"* [A Study of Lamps]({PAPER})<br>\n代码｜{SITE}\n")
    assert entry.links[-1].role is LinkRole.CODE


def test_a_label_may_say_more_in_brackets() -> None:
    (entry,) = read(f"* A Study of Lamps ([pdf]({PAPER}), [code2(lamp_set)]({CODE}))\n")
    assert entry.title == "A Study of Lamps"


def test_items_behind_keys_tell_of_the_title_behind_its_own_key() -> None:
    block = "<details>\n<summary>{kind}Net</summary>\n\n- **Paper:** [{title}]({url}) (Lamps of Nature, 2021)\n"
    block += f"- **Docs:** [Read more](docs/led/) *to come*\n- **Code:** {CODE}\n- **Approach:** DL\n</details>\n\n"
    entries = read(f"# Lamps\n\n## Lamps\n\n{rows(block)}")
    assert [(each.title, each.venue, each.links[-1].url) for each in entries] == [
        (title, "Lamps of Nature, 2021", CODE) for title in TITLES
    ]


@pytest.mark.parametrize("head", ["Topic", "Approaches"])
def test_a_cell_may_name_several_works(head: str) -> None:
    cell = f"[{{kind}}LED]({{url}}1) ([code]({CODE})), [ICLR’24 version]({PAPER}2); [{{kind}}Lit]({{url}}3)"
    text = f"| Area | {head} |\n|-|-|\n" + rows(f"| {{title}} | {cell} |\n")
    entries = read(f"# Lamps\n\n## Lamps\n\n{text}")
    assert [each.title for each in entries] == [f"{kind}{name}" for kind in KINDS for name in ("LED", "Lit")]
    assert [len(each.links) for each in entries] == [3, 1] * len(KINDS)


def test_a_name_with_the_month_of_its_release_and_code_is_software() -> None:
    assert read(f"{LIST}- [2024/11] **lampgen-dev** [[code]({CODE})]\n")[-1].kind is Kind.SOFTWARE


def test_a_summary_beside_the_list_is_a_link_of_its_paper() -> None:
    (entry,) = read(f"- [A Study of Lamps in Rooms]({PAPER})\n  - Ada Lampe, Bo Ohm\n  - [summary](/summaries/x.md)\n")
    assert [link.url for link in entry.links] == [PAPER, "/summaries/x.md"]


def test_who_wrote_the_list_is_no_entry_of_it() -> None:
    people = '<p align="center">\n<a href="https://github.com/lampe">Ada Lampe</a>,\n<a href=https://github.com/ohm1>Bo Ohm</a>,\n<a>Cy Volt</a>\n</p>\n\nhttps://github.com/lampe/lamps/assets/65-fd\n'
    assert [each.title for each in read(f"# Lamps\n\n{people}\n## Lamps\n\n{LIST}")] == TITLES


def test_a_badge_without_words_of_its_own_says_what_its_link_is_for() -> None:
    badge = '<a href="https://lamps.example/led"><img src="https://img.shields.io/badge/project-Website-blue"></a>'
    (entry,) = read(f"- [A Study of Lamps in Rooms]({PAPER}) {badge}\n")
    assert entry.links[-1].role is LinkRole.PROJECT


def test_a_title_without_link_stands_in_a_table_without_heads() -> None:
    table = "|   |   |   |\n|-|-|-|\n" + rows("| ICLR2024 | [{title} of Rooms]({url}) | [code](" + CODE + ") |\n")
    entries = read(f"{table}| ICLR024 | A Study of Point Lamps in Big Halls | None |\n")
    assert (entries[-1].title, entries[-1].kind) == ("A Study of Point Lamps in Big Halls", Kind.PAPER)


def test_a_paper_that_a_seminar_reads_is_a_paper_though_only_its_slides_are_linked() -> None:
    table = "| Date | Paper Title | Notes |\n|-|-|-|\n" + rows("| 3.10 | {title} | [Slides](./Slides/{kind}.pptx) |\n")
    assert [each.kind for each in read(f"{LIST}\n## Seminars\n\n{table}")] == [Kind.PAPER] * 2 * len(KINDS)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("2021-arxiv-Study_of_Lamps", "2021-arxiv-Study_of_Lamps"),
        ("2021-LIDB-LED_Benchmark", "2021-LIDB-LED_Benchmark"),
        ("2021-VLDB-LED", "LED"),
    ],
)
def test_a_link_that_is_named_as_the_file_of_its_paper_is_its_title(name: str, title: str) -> None:
    (*_, entry) = read(f"{LIST}- [{name}](papers/{name}.pdf)\n")
    assert (entry.kind, entry.title) == (Kind.PAPER, title)


def test_rows_that_a_blank_line_parts_from_their_table_are_its_rows() -> None:
    table = f"| Date | Paper |\n|-|-|\n| 2021 | [A Study of Point Lamps]({PAPER}8) |\n\n"
    entries = read(f"# Lamps\n\n{table}" + rows("| 2021 | [{title}]({url}) |\n\n"))
    assert [each.title for each in entries] == ["A Study of Point Lamps", *TITLES]
    assert [each.line for each in entries] == [5, 7, 9, 11, 13, 15]


def test_rows_behind_a_blank_line_may_be_short_by_some_cells() -> None:
    table = f"| Paper | Date | Code | Note |\n|-|-|-|-|\n| [A Study of Point Lamps]({PAPER}8) | 2021 | - |\n\n"
    entries = read(f"# Lamps\n\n{table}" + rows("| [{title}]({url}) | 2021 | - |\n\n"))
    assert [each.title for each in entries] == ["A Study of Point Lamps", *TITLES]


def test_a_link_in_brackets_behind_the_title_is_named_after_its_venue() -> None:
    cell = "A Study of Lamps in Rooms [(Journal of Bright Lamps '02)](https://lamps.example/a.pdf)"
    (entry,) = read(f"| Paper | Datasets |\n|-|-|\n| {cell} | MNLI |\n")
    assert (entry.title, entry.venue) == ("A Study of Lamps in Rooms", "Journal of Bright Lamps '02")


@pytest.mark.parametrize("name", ["**Curriculum Lamp** ", "**Automatic Lighting**  ", "**(Lighting**) "])
def test_what_a_method_is_called_in_bold_before_its_title_is_nobody(name: str) -> None:
    (entry,) = read(f"- {name}Curriculum lamp: Robust learning of lamps in halls [pdf]({PAPER})\n")
    assert (entry.title, entry.authors) == ("Curriculum lamp: Robust learning of lamps in halls", ())


def test_a_title_whose_link_is_yet_to_come_keeps_its_notes() -> None:
    row = "- [A Study of Lamp Drones in Big Halls](), 2021\n  - Use the depth of lamps as their input\n  - The output of them is light\n"
    assert [each.title for each in read(LIST + row)] == [*TITLES, "A Study of Lamp Drones in Big Halls"]


def test_a_list_of_lists_is_no_paper() -> None:
    assert (
        read(f"{LIST}\n## Others\n\n* [Lamp Networks / Light Circuits of Rooms](https://github.com/a/awesome-lamps)\n")[
            -1
        ].kind
        is Kind.SOFTWARE
    )


def test_the_page_of_a_journals_last_issue_is_no_paper() -> None:
    url = "https://ieeexplore.ieee.org/xpl/RecentIssue.jsp?punumber=6979"
    assert (
        read(f"{LIST}\n## Conferences & Journals\n\n1. [IEEE Transactions on Intelligent Lamps]({url})\n")[-1].kind
        is Kind.OTHER
    )


def test_where_people_work_is_nobody() -> None:
    (entry,) = read(f"- [A Study of Lamps in Rooms]({PAPER})\n  - TU Delft, Lampe.com, UCSD\n")
    assert entry.authors == ()


def test_a_picture_before_a_venue_is_no_part_of_it() -> None:
    (entry,) = read(f"- [📄 A Study of Lamps in Rooms]({PAPER}) | 📖 CVPR 2023 | [🌐 Code]({CODE})\n")
    assert (entry.title, entry.venue) == ("A Study of Lamps in Rooms", "CVPR 2023")


def test_a_linked_paragraph_without_label_stands_among_those_that_have_one() -> None:
    row = f"[{{title}} of Rooms]({{url}}) | CVPR 2023 | in light of $F_{{{{inv}}}}$ and of all that is lit | [Code]({CODE})\n\n"
    plain = f"[A Study of Point Lamps]({PAPER}9) | CVPR 2023 | in light of $F$ and of all that is lit | [Code]\n\n"
    text = f"# Lamps\n\n## Rooms\n\n{rows(row)}## Halls\n\n{rows(row)}{plain}"
    assert len(read(text)) == 2 * len(KINDS) + 1


def test_titles_in_paragraphs_some_with_their_code_below_stand_under_a_subject() -> None:
    code = f"[[Code]]({CODE})\n\n"
    text = "".join(f"{title} of Small Rooms\n\n{code if at % 5 == 1 else ''}" for at, title in enumerate(TITLES * 2))
    entries = read(f"# Lamps\n\n## List of papers\n\n### Light from above\n\n{text}")
    assert [each.title for each in entries] == [f"{title} of Small Rooms" for title in TITLES * 2]
    assert [len(each.links) for each in entries] == [0, 1, 0, 0, 0] * 2


def test_an_item_behind_a_key_that_links_another_paper_is_a_row_of_its_own() -> None:
    text = f"- **Paper:** [A Study of All Lamps]({PAPER}1)\n- **Code:** {CODE}\n- **Against:** [A Study of Small Rooms]({PAPER}2)\n"
    assert [(each.title, [link.url for link in each.links]) for each in read(text)] == [
        ("A Study of All Lamps", [f"{PAPER}1", CODE]),
        ("A Study of Small Rooms", [f"{PAPER}2"]),
    ]


@pytest.mark.parametrize("key", ["Against", "Compared with"])
@pytest.mark.parametrize("said", ["arXiv:2101.00009", "doi:10.1145/1.2", "https://arxiv.org/abs/2101.00009"])
def test_an_item_behind_a_key_that_nobody_knows_gives_no_identifier_to_the_title_before(key: str, said: str) -> None:
    (entry,) = read(f"- **Paper:** [A Study of All Lamps]({PAPER}1)\n- **{key}:** {said}\n- **Code:** {CODE}\n")
    assert entry.links[-1].url == CODE
    assert [each.value for each in (*entry.identifiers, *entry.stated)] == [f"{PAPER}1".rpartition("/")[2]]


@pytest.mark.parametrize("key", ["Title", "Paper title", "标题"])
def test_the_key_of_a_title_is_no_part_of_it(key: str) -> None:
    text = f"- {key}: A Study of All Lamps\n  - Authors: Ada Lampe, Bo Ohm\n  - Link: {PAPER}\n"
    assert [(each.title, each.authors) for each in read(text)] == [("A Study of All Lamps", ("Ada Lampe", "Bo Ohm"))]


def test_papers_with_identifiers_of_their_own_that_share_a_cell_are_rows_each_with_its_own() -> None:
    cell = f"[Desk Lamps]({PAPER}7), [Point Lamps]({PAPER}8)"
    entries = read(f"| Area | Papers |\n|-|-|\n| Light | {cell} |\n| Rooms | [A Study of Lamps]({PAPER}9) |\n")
    assert [(each.title, [link.url for link in each.links]) for each in entries] == [
        ("Desk Lamps", [f"{PAPER}7"]),
        ("Point Lamps", [f"{PAPER}8"]),
        ("A Study of Lamps", [f"{PAPER}9"]),
    ]


@pytest.mark.parametrize("other", ["Journal extension", "Part 2", "中文版", "Workshop"])
def test_another_edition_in_the_cell_of_a_title_is_no_row(other: str) -> None:
    cell = f"[A Study of Desk Lamps]({PAPER}7), [{other}]({PAPER}8)"
    entries = read(f"| Title | Venue |\n|-|-|\n| {cell} | ICLR 2021 |\n| [A Study of Lamps]({PAPER}9) | KDD 2021 |\n")
    assert [each.title for each in entries] == ["A Study of Desk Lamps", "A Study of Lamps"]


def test_the_label_of_a_link_is_no_venue_where_a_cell_is_missing() -> None:
    table = f"| Title | Venue | Code |\n|-|-|-|\n| [A Study of Lamps]({PAPER}9) | [code](https://github.com/a/b) |\n"
    assert [each.venue for each in read(table)] == [None]


def scheduled(head: str, names: list[str]) -> list[str]:
    cells = "".join(f"| {name} | 2021 | OSDI | [Paper]({PAPER}{n}) | ♣ |\n" for n, name in enumerate(names))
    return [
        each.title for each in read(f"# Lamps\n\n| {head} | Year | Series | Paper | Objective |\n|-|-|-|-|-|\n{cells}")
    ]


def test_the_first_column_names_the_papers_that_another_links_whatever_its_head_says() -> None:
    assert scheduled("Scheduler", ["Synergy", "LampNet", "Lit"]) == ["Synergy", "LampNet", "Lit"]


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("Area", ["Light", "Light", "Rooms"]),
        ("Week", ["Week 1", "Week 2", "Week 3"]),
        ("Presenter", ["Ada Lampe", "Bo Ohm", "Cy Volt"]),
    ],
)
def test_a_first_column_of_areas_numbers_or_people_names_no_papers(head: str, names: list[str]) -> None:
    assert scheduled(head, names) == []
