"""Lists are written in paragraphs and in headings too, where there are several of them; one alone is prose."""

from __future__ import annotations

import pytest

from enrich.model import Kind, Link, LinkRole
from lamps import KINDS, PAPER, TITLES, read, rows


@pytest.mark.parametrize(
    ("form", "authors", "venue", "year"),
    [
        ("Lampe, A., & Ohm, B. [**{title}**]({url}) Journal of Lamps (2021)\n\n", ("Lampe, A.", "Ohm, B."), "Journal of Lamps", 2021),
        ("Ada Lampe, Bo Ohm\n[{title}]({url}) Neuron (2021)\n\n", ("Ada Lampe", "Bo Ohm"), "Neuron", 2021),
        ("ICLR 2021, [{title}]({url})---Notes:[zhihu](https://zhuanlan.zhihu.com/p/1)\n\n", (), "ICLR 2021", 2021),
        ("ICLR 2021,[{title}](https://lampe.example/?{url})\n\n", (), "ICLR 2021", 2021),
        ("[{title}]({url}), Ada Lampe, Bo Ohm, ICLR 2021  \n", ("Ada Lampe", "Bo Ohm"), "ICLR 2021", 2021),
        ("[{title}]({url}) ICLR 2021 [[code]](https://github.com/a/b)<br>\n", (), "ICLR 2021", 2021),
        ("[{title}]({url})\n\n", (), None, None),
        ("**LED** : [{title}]({url})\n\n", (), None, None),
        (":star: :1st_place_medal: :page_facing_up:[{title}]({url})\n\n", (), None, None),
    ],
)  # fmt: skip
def test_paragraphs_that_link_their_titles_are_entries_where_there_are_several(
    form: str, authors: tuple[str, ...], venue: str | None, year: int | None
) -> None:
    entries = read(f"# Lamps\n\n{rows(form)}")
    assert [each.title for each in entries] == TITLES
    assert {(each.kind, each.authors, each.venue, each.year) for each in entries} == {
        (Kind.PAPER, authors, venue, year)
    }


@pytest.mark.parametrize(
    "text",
    [
        rows("Ada Lampe [{title}]({url}) ICLR 2021\n\n", KINDS[:4]),
        rows("All of what follows is built upon [{title}]({url}) by Ada Lampe, Bo Ohm, and shines.\n\n"),
        rows("This lights a room.\n\n" * 3 + "Ada Lampe [{title}]({url}) ICLR 2021\n\n"),
    ],
)
def test_a_few_paragraphs_with_linked_titles_are_prose(text: str) -> None:
    assert read(text) == ()


def test_a_line_of_a_row_that_begins_with_a_link_is_no_row() -> None:
    (entry,) = read(f"**A Study of Lamps** [[code]](https://github.com/a/b)\n[Journal of All Lamps (2021)]({PAPER}1)\n")
    assert [link.role for link in entry.links] == [LinkRole.CODE, LinkRole.PAPER]


def test_a_paragraph_in_a_list_of_items_speaks_of_a_paper() -> None:
    items = rows("- [{title}]({url})\n", (*KINDS, "Door"))
    paragraphs = rows("Ada Lampe [Another {title}]({url}) ICLR 2021\n\n")
    assert [each.title for each in read(f"{items}\n{paragraphs}")] == [*TITLES, "A Study of Door Lamps"]


def test_headings_that_are_linked_titles_are_entries_where_there_are_several() -> None:
    text = "# Lamps\n\n## Lights\n\n" + rows("#### [{title}]({url})\n\nICLR 2021\n\n1. lights the RNN and LSTM\n\n")
    assert [(each.title, each.venue, each.section, each.authors) for each in read(text)] == [
        (title, "ICLR 2021", ("Lamps", "Lights"), ()) for title in TITLES
    ]


def test_a_heading_that_only_holds_a_link_is_no_title() -> None:
    assert read("# Lamps\n\n" + rows("## Look at this [{title}]({url}) of many rooms\n\nIt shines.\n\n")) == ()


@pytest.mark.parametrize(
    ("venue", "year"),
    [("arXiv 2011", 2020), ("arXiv 2011, ICLR 2021", 2021), ("ICLR 2021", 2021), ("arXiv 2012", 2012)],
)
def test_the_month_of_a_preprint_is_no_year(venue: str, year: int) -> None:
    (entry,) = read(f"- [A Study of Lamps]({PAPER}1), {venue}\n")
    assert entry.year == year


@pytest.mark.parametrize("mark", ["-", "+", "*"])
def test_a_glued_item_is_an_item(mark: str) -> None:
    entries = read(rows(mark + "[{title}]({url}) in ICLR 2021\n"))
    assert [(each.title, each.venue) for each in entries] == [(title, "ICLR 2021") for title in TITLES]


@pytest.mark.parametrize(
    ("row", "links"),
    [
        ("- A Study of Lamps\n-[paper]({url})\n", [(LinkRole.PAPER, f"{PAPER}1")]),
        ("- Ada Lampe, Bo Ohm,\n*[A Study of Lamps]({url})*, ICLR 2021\n", [(LinkRole.PAPER, f"{PAPER}1")]),
    ],
)
def test_a_mark_that_goes_on_with_the_row_begins_no_item(row: str, links: list[tuple[LinkRole, str]]) -> None:
    (entry,) = read(row.format(url=f"{PAPER}1"))
    assert entry.title == "A Study of Lamps"
    assert entry.links == tuple(Link(url=url, role=role) for role, url in links)


def test_lines_with_numbers_in_brackets_are_items_where_a_list_of_papers_is_written_so() -> None:
    lines = "[1] Lamps of Rooms, 1964\n    - the first of them\n[2] Lamps of Towns, 2021, ICLR\n"
    more = '[3] "Led 4": A Lamp of Streets, 2021, LAMPCON\n'
    entries = read(f"## Lamp Papers\nAll of them.\n\n{lines}\n### Streets\n\n{more}")
    assert [(each.line, each.title, each.venue, each.date) for each in entries] == [
        (4, "Lamps of Rooms", None, "1964"),
        (6, "Lamps of Towns", "ICLR", "2021"),
        (10, '"Led 4": A Lamp of Streets', "LAMPCON", "2021"),
    ]


def test_the_references_of_a_text_are_no_list_unless_it_is_called_one() -> None:
    lines = "".join(f"[{number}] A Study of {kind} Lamps, 2021, ICLR\n" for number, kind in enumerate(KINDS, 1))
    assert [each.title for each in read(f"# Papers on Lamps\n{lines}")] == TITLES
    assert read(f"# LampNet\nLight as in [1].\n\n## References\n{lines}") == ()


def test_an_identifier_in_brackets_is_the_label_of_a_paper() -> None:
    text = (
        "**A Study of Lamps.**  \nAda Lampe, Bo Ohm.  \n*Journal of Lamps, May 2021.*  \n[[{0}](https://doi.org/{0})]\n"
    )
    (entry,) = read(f"# Lamps\n{text.format('10.5555/lamp-021-1.b')}")
    assert (entry.title, entry.authors, entry.venue, entry.date) == (
        "A Study of Lamps",
        ("Ada Lampe", "Bo Ohm"),
        "Journal of Lamps",
        "May 2021",
    )
    assert entry.links == (Link(url="https://doi.org/10.5555/lamp-021-1.b", role=LinkRole.PAPER),)


def test_one_heading_that_links_a_paper_is_no_title_where_the_rest_has_no_links() -> None:
    text = "".join(f"- [CVPR 2021] {title}\n" for title in TITLES)
    assert [each.title for each in read(f"# Lamps\n## Rooms\n{text}### [LampSet]({PAPER}1)\n")] == TITLES


def test_a_heading_that_links_a_title_is_an_entry_among_others_with_people_behind_it() -> None:
    items = "".join(f"- [{title} (2021)]({PAPER}{number})\n" for number, title in enumerate(TITLES))
    headings = (
        f"### :scroll: [Lamps of the Past (1949)]({PAPER}7) - Ohm\nIt led to [“Lamps of Systems”]({PAPER}8) of rooms.\n"
    )
    entries = read(f"# Lamps\n\n{items}\n## Others\n{headings}")
    assert [each.title for each in entries] == [*TITLES, "Lamps of the Past"]
    assert (entries[-1].date, entries[-1].venue, entries[-1].section) == ("1949", None, ("Lamps", "Others"))
    assert read(f"# Lamps\n\nIt lights.\n\n## Others\n{headings}\n## More\n\nIt lights rooms.\n") == ()


def test_lines_of_one_paragraph_are_rows_where_each_is_a_title_before_its_paper() -> None:
    lines = rows("{title} (ICLR, 2021) [[paper]]({url})\n", KINDS[:3])
    entries = read(f"# Papers\n### Lamps\n{lines}")
    assert [(each.line, each.title, each.venue) for each in entries] == [
        (3 + number, title, "ICLR, 2021") for number, title in enumerate(TITLES[:3])
    ]


@pytest.mark.parametrize(
    "more",
    [
        "Ada Lampe, Bo Ohm, Cy Volt [arXiv]({url})\nInternational Conference on Lamps 2021 [pdf]({url}.pdf)",
        "Supplement to the same work [pdf]({url}s)\nExtended version of that work [paper]({url}x)",
    ],
)
def test_lines_with_papers_are_one_row_where_others_say_no_title(more: str) -> None:
    entries = read("# Papers\n\n" + rows("**{title}** [paper]({url})\n" + more + "\n\n"))
    assert [each.title for each in entries] == TITLES


def test_paragraphs_may_be_numbered_in_bold_brackets() -> None:
    first = "**[1]** Ada Lampe and Bo Ohm. **Lamps of rooms**. Neural Networks, 16(1):5–9, 2003.\n\n"
    more = "**[2]** Cy Volt. **Lamps of towns**. In\nICLR, 2021.\n\n### Streets\n\n**[3]** Di Watt.**Lamps of streets**. 2021.\n"
    entries = read(f"## Lamps\n\n### Rooms\n\n{first}{more}")
    assert [(each.title, each.authors) for each in entries] == [
        ("Lamps of rooms", ("Ada Lampe", "Bo Ohm")),
        ("Lamps of towns", ("Cy Volt",)),
        ("Lamps of streets", ("Di Watt",)),
    ]


@pytest.mark.parametrize("before", ["LAMPCON2021: ", "SIGGRAPH'19: ", "ICLR 2021 - "])
def test_the_venue_may_lead_a_paragraph(before: str) -> None:
    text = rows(before + "**{title}**. [paper]({url})<br>\n*comment*: it lights the rooms of many.\n\n")
    assert [each.title for each in read(f"# Papers\n\n{text}")] == TITLES


@pytest.mark.parametrize("venue", ["ICLR 2021", "Workshop on Lamps at Ohm 2021", "LX 2021"])
def test_the_venue_may_stand_on_a_line_between_the_title_and_the_address(venue: str) -> None:
    entries = read("# Papers\n\n" + rows("{title}\n" + venue + "\n{url}\n\n"))
    assert [(each.title, each.venue) for each in entries] == [(title, venue) for title in TITLES]


def test_bold_words_and_a_comma_before_a_linked_title_are_the_subject_of_the_row() -> None:
    text = rows("**Bias of {kind} Light in Rooms**, [{title}]({url}), ICLR 2021, [[code]](https://github.com/a/b)\n\n")
    assert [each.title for each in read(f"# Papers\n\n{text}")] == TITLES


def test_a_block_with_its_own_venue_and_address_is_no_detail_of_the_one_above() -> None:
    entries = read(
        "# Papers\n\n"
        + rows("{title}\nICLR 2021\n{url}\n\n", KINDS[:3])
        + f"Low Room Light with Cellular Lamps\nICLR 2021\n{PAPER}9\n\n"
        + f"A Lamp at Last\nICLR 2021\n{PAPER}8\n"
    )
    assert [(each.title, len(each.links)) for each in entries] == [
        (title, 1) for title in (*TITLES[:3], "Low Room Light with Cellular Lamps", "A Lamp at Last")
    ]


def test_titles_alone_in_paragraphs_under_a_conference_are_papers() -> None:
    titles = [f"{title} in {room}" for title in TITLES for room in ("Rooms", "Halls")]
    text = "# Lamps\n\nA list of lamps.\n\n## 2022\n\n### KDD 2022\n\n" + "".join(f"{title}\n\n" for title in titles)
    assert [(each.title, each.section[-1]) for each in read(text)] == [(title, "KDD 2022") for title in titles]


def test_sentences_in_paragraphs_under_a_conference_are_none() -> None:
    said = "We went there and saw that the lamps were all lit by hand.\n\n" * 5
    assert read(f"# Lamps\n\n## KDD 2022\n\n{said}") == ()


@pytest.mark.parametrize("name", ["**Lamp/Lamp++**: ", "**LAMP** ", "**LED**: "])
def test_a_bold_name_stands_before_the_titles_of_paragraphs(name: str) -> None:
    entries = read(
        rows(f"{name}{{title}} in Rooms [[code](https://github.com/a/b)] [[paper]({{url}})] **CVPR2021**\n\n")
    )
    assert [each.title for each in entries] == [f"{title} in Rooms" for title in TITLES]


def test_a_remark_in_brackets_behind_a_linked_title_says_nothing() -> None:
    entries = read(rows("[{title}]({url})\n\n") + f"[Lamps of the Night]({PAPER}) (in the section above as well)\n")
    assert entries[-1].title == "Lamps of the Night"


def test_researchers_below_a_linked_title_wrote_it() -> None:
    entries = read(rows("[{title}]({url})\nResearcher: Ada Lampe, Bo Ohm\n\n"))
    assert {each.authors for each in entries} == {("Ada Lampe", "Bo Ohm")}


def test_bold_titles_in_paragraphs_are_rows_with_a_remark_below_each() -> None:
    text = "".join(
        f"**[Causal Light] Lamps of Many Kinds in Hall {n}**. (2023-ICLR) Ada Lampe, Bo Ohm, Cy Volt, Di Watt, Ed Joule.\n"
        f"**TLDR**: A principled look at lamps.\n\n"
        for n in range(6)
    )
    entries = read(f"# Lamp Papers\n\nWe organize papers on lamps that `ICLR'23` has.\n\n### Light\n\n{text}")
    assert [(entry.title, entry.venue, entry.authors[0], len(entry.authors)) for entry in entries] == [
        (f"Lamps of Many Kinds in Hall {n}", "2023-ICLR", "Ada Lampe", 5) for n in range(6)
    ]


@pytest.mark.parametrize("target", ["./A Study of Lamps.pdf", "../papers/lamps (1).pdf"])
def test_a_file_beside_the_list_may_have_blanks_in_its_address(target: str) -> None:
    (entry,) = read(f"# Lamp Papers\n\n- [A Study of Lamps]({PAPER}1), ICLR 2021 [[notes]({target})]\n")
    assert (entry.title, entry.links[1].url) == ("A Study of Lamps", target.replace(" ", "%20"))


def test_a_place_in_the_list_may_have_blanks_in_its_name() -> None:
    (entry,) = read(f"# Lamp Papers\n\n- [A Study of Lamps]({PAPER}1) [[notes](#A Study of Lamps (ICML'22))]\n")
    assert (entry.title, entry.venue, entry.year, len(entry.links)) == ("A Study of Lamps", None, None, 1)


@pytest.mark.parametrize(
    "text", ["[A Study of Lamps](see below, A Lamp.pdf)", '[A Study of Lamps](./lamp.pdf "A Lamp")']
)
def test_what_is_no_place_beside_the_list_is_left_as_it_is(text: str) -> None:
    assert not any("%20" in link.url for each in read(f"# Lamp Papers\n\n- {text}\n") for link in each.links)


@pytest.mark.parametrize("journal", ["ICLR", "AAAI", "JLLR"])
def test_a_link_named_after_a_journal_that_nobody_knows_makes_a_paragraph_a_row_as_any_other(journal: str) -> None:
    link = f"\\[[{journal}](https://doi.org/10.5555/1)\\]\\[rooms\\]"
    (entry,) = read(f"# Papers\n\n**A Study of Lamps in Rooms**  \nAda Lampe, Bo Ohm  \n{link}\n")
    assert (entry.title, entry.authors) == ("A Study of Lamps in Rooms", ("Ada Lampe", "Bo Ohm"))


def test_titles_that_are_links_alone_are_papers_under_their_heading_whatever_is_told_below_each() -> None:
    told = "[{title}]({url})\n\nLamps light a room, and so do these.\n\nMore of them light more.\n\n"
    assert [each.title for each in read(f"# Lamps\n\n## Papers\n\n{rows(told, KINDS[:3])}")] == TITLES[:3]


@pytest.mark.parametrize("title", ["[{title}]({url})", "《{title}》 [paper]({url})"])
def test_linked_and_quoted_titles_are_items_whatever_stands_behind_the_number(title: str) -> None:
    listed = "".join(f"{at}.{title.format(title=each, url=f'{PAPER}{at}')}\n" for at, each in enumerate(TITLES, 1))
    entries = read(f"# Papers\n\n{listed}")
    assert [(each.line, each.title) for each in entries] == list(enumerate(TITLES, 3))


def test_bold_titles_with_people_and_venue_are_a_list_whatever_it_is_called() -> None:
    row = "**Lamps of Many Kinds in Hall {n}**. (2023-ICLR) Ada Lampe, Bo Ohm, Cy Volt.\n\n"
    assert len(read("# Lamps\n\n## Light\n\n" + "".join(row.format(n=n) for n in range(10)))) == 10


def test_a_few_bold_titles_with_people_and_venue_are_the_references_of_a_text() -> None:
    row = "**Lamps of Many Kinds in Hall {n}**. (2023-ICLR) Ada Lampe, Bo Ohm, Cy Volt.\n\n"
    assert read("# Lamps\n\n## Light\n\n" + "".join(row.format(n=n) for n in range(9))) == ()


def test_a_paragraph_with_its_venue_in_front_is_no_detail_of_the_one_above() -> None:
    titles = ("Lamp-Based Light in Rooms", "Weakly Lit Rooms", "Lighting Rooms via Lamps")
    text = "".join(f"[ICLR 2021] {title} [[paper]]({PAPER}{n})\n\n" for n, title in enumerate(titles))
    assert [(each.title, each.venue) for each in read(text)] == [(title, "ICLR 2021") for title in titles]


@pytest.mark.parametrize("label", ["Lamp cuts", "**ICLR'21**", "**3DV'21**"])
def test_a_few_words_over_an_item_are_no_title_whose_links_it_holds(label: str) -> None:
    text = f"{label}\n\n- Pragmatic Light [[paper]({PAPER}1)]\n\n"
    assert [each.title for each in read(f"# Lamps\n\n{text * 3}")] == ["Pragmatic Light"] * 3


def test_names_of_files_in_paragraphs_are_titles() -> None:
    titles = [f"LED-{n}: Lamps as They Are Seen" for n in range(20)]
    text = "".join(f"[LED] {title}.pdf\n\n" for title in titles)
    assert [each.title for each in read(text)] == titles


@pytest.mark.parametrize("title", ["Lamp Generator", "Lamp Generator Matching"])
def test_a_short_bold_title_over_a_link_to_its_paper_is_no_detail_of_the_one_above(title: str) -> None:
    text = f"**A Study of Desk Lamps** \\\n[[Website]({PAPER}1)]\n\n**{title}** \\\n[[Website]({PAPER}2)]\n\n"
    assert [(each.title, [link.url for link in each.links]) for each in read(text)] == [
        ("A Study of Desk Lamps", [f"{PAPER}1"]),
        (title, [f"{PAPER}2"]),
    ]


def test_a_title_in_paragraphs_keeps_what_stands_below_it() -> None:
    titles = ["Lighting the Rooms", "Lighting the Halls", "Lighting the Streets"]
    text = "".join(f"{title}\n\n- Meta AI Research [[pdf]({PAPER}{n})]\n\n" for n, title in enumerate(titles))
    assert [each.title for each in read(f"# Lamps\n\n{text}")] == titles


def test_a_sentence_over_items_takes_nothing_from_the_first() -> None:
    text = f"*Newly published papers that are worth reading*\n- Lamp R-CNN (2017), A. Lampe. [[pdf]]({PAPER}1)\n"
    assert [each.title for each in read(f"# Lamps\n\n### New papers\n{text}")] == ["Lamp R-CNN"]


def test_a_title_written_as_a_sentence_keeps_the_items_below_it() -> None:
    below = ("CVPR 2018 paper", "Official version", "Published at CVPR")
    titles = ("Learning to see in the dark", "Learning to see by lamps", "Learning to see at night")
    pairs = enumerate(zip(titles, below, strict=True))
    text = "".join(f"{title}\n\n- {words} [[pdf]({PAPER}{n})]\n\n" for n, (title, words) in pairs)
    assert [each.title for each in read(f"# Lamps\n\n{text}")] == list(titles)


@pytest.mark.parametrize("tag", ["[light] ", "[light] [rooms] "])
def test_a_tag_stands_before_the_titles_of_paragraphs_some_without_an_address_yet(tag: str) -> None:
    titles = [f"A Study of Lamps in Room {number}" for number in range(12)]
    urls = [f"{PAPER}{number}" if number % 4 else "" for number in range(12)]
    text = "".join(f"{tag}[{title}]({url}).\n\n" for title, url in zip(titles, urls, strict=True))
    assert [each.title for each in read(text)] == titles


def test_a_bold_name_and_a_comma_stand_before_the_titles_of_paragraphs() -> None:
    assert [each.title for each in read(rows("**LED**, [{title}]({url})\n\n"))] == TITLES


def test_papers_in_paragraphs_under_one_heading_are_rows_where_the_rest_are_items() -> None:
    items = "".join(
        f"- [A Study of Lamps in Room {number}]({PAPER}{number}) [code](https://lamp.example)\n" for number in range(9)
    )
    paragraphs = "".join(f"[Lights in Dark Room {number}]({PAPER}1{number}), arxiv\n\n" for number in range(5))
    assert len(read(f"# Rooms\n\n{items}\n# Dark rooms\n\n{paragraphs}")) == 14


def test_a_few_paragraphs_that_link_papers_among_items_are_none() -> None:
    items = "".join(f"- [A Study of Lamps in Room {number}]({PAPER}{number})\n" for number in range(9))
    said = f"[Lights in Dark Rooms]({PAPER}11), arxiv\n\n"
    assert len(read(f"# Rooms\n\n{items}\n# About\n\n{said * 2}")) == 9


@pytest.mark.parametrize("picture", ["![](lamp.png)", '<img src="lamp.png" width="300">'])
def test_a_picture_under_a_bold_title_does_not_part_it_from_its_keys(picture: str) -> None:
    text = "".join(
        f"**{title}**\n\n{picture}\n\n- intro: ICLR 2021\n- arxiv: <{PAPER}{n}>\n\n" for n, title in enumerate(TITLES)
    )
    assert [(each.title, each.venue) for each in read(text)] == [(title, "ICLR 2021") for title in TITLES]


@pytest.mark.parametrize("end", ["<br>\n", "  \n", "\n"])
def test_lines_of_one_paragraph_that_each_have_the_label_of_their_paper_are_rows(end: str) -> None:
    lines = [
        f'Ada Lampe, Bo Ohm "A Study of Lamps in Small Rooms" [[paper]]({PAPER}1) [[code]](https://github.com/a/b) ICLR 2021',
        f"Lights in Rooms Without Any Windows [[paper]]({PAPER}2)",
        f"Ohm B, Lampe A, et al. Rolling-Shutters: Lamps in Small Rooms[C].(CVPR2018)[[paper]]({PAPER}3)",
    ]
    entries = read(f"#### 2019\n\n{end.join(lines)}\n\n#### 2018\n\n{rows('{title} [[paper]]({url})' + chr(10))}")
    assert [(each.line, each.title, [one.value for one in each.identifiers]) for each in entries[:3]] == [
        (3, "A Study of Lamps in Small Rooms", ["2011.00001"]),
        (4, "Lights in Rooms Without Any Windows", ["2011.00002"]),
        (5, "Rolling-Shutters: Lamps in Small Rooms", ["2011.00003"]),
    ]


def test_two_lines_with_the_label_of_a_paper_under_a_year_are_two_rows() -> None:
    titles = [f"A Study of Lamps in Room {number}" for number in range(4)]
    lines = [f"{title} [[paper]]({PAPER}{number})\n" for number, title in enumerate(titles)]
    text = f"#### 2018\n\n{lines[0]}{lines[1]}\n#### 2019\n\n{lines[2]}{lines[3]}"
    assert [each.title for each in read(text)] == titles


def test_a_line_with_the_label_of_another_text_of_the_work_is_no_row() -> None:
    lines = f"**A Study of Lamps in Rooms** [[paper]]({PAPER}1)\nExtended version for journals [[paper]]({PAPER}2)\n"
    assert [each.title for each in read(lines)] == ["A Study of Lamps in Rooms"]


def test_a_heading_over_links_to_several_works_is_the_title_of_none() -> None:
    below = f"LED [paper]({PAPER}1)\n\nLux [paper]({PAPER}2)\n\nGlow [paper]({PAPER}3)\n"
    titled = "".join(f"### {title}\n\n[paper]({PAPER}1{n})\n\n" for n, title in enumerate(TITLES))
    assert [each.title for each in read(f"# Lamps\n\n{titled}### Lamps of Other Kinds\n\n{below}")] == TITLES


def test_a_paragraph_with_the_label_of_another_preprint_is_no_detail_of_the_one_above() -> None:
    titles = [
        "Affordances in Rooms - A Survey",
        "A Review of Lamps for Rooms- Challenges, and More",
        "The Limits of Lamps for Deep Rooms",
    ]
    text = "".join(f"**[arXiv]** 202{n}-{title}, [[paper]({PAPER}{n})]\n\n" for n, title in enumerate(titles))
    assert [(each.title, [one.value for one in each.identifiers]) for each in read(text)] == [
        (title, [f"2011.0000{n}"]) for n, title in enumerate(titles)
    ]


def test_headings_over_people_and_a_venue_are_titles_with_or_without_an_address() -> None:
    text = (
        "# Lamps\n\n##### Lighting rooms.\nAda Lampe, Bo Ohm.  \nIn Proceedings of the 4th Workshop on Lamps, 2004.\n\n"
        "##### A study of lamps\nCy Volt  \nIn Eighth Symposium on Lamps, pages 8-19, August 2021.  \nhttp://lamps.example/a.pdf\n\n"
        "##### Lamps for all\nAda Lampe and Cy Volt\nIn PLDI 2020\n"
    )
    assert [(each.line, each.title, each.authors, each.year, len(each.links)) for each in read(text)] == [
        (3, "Lighting rooms", ("Ada Lampe", "Bo Ohm"), 2004, 0),
        (7, "A study of lamps", ("Cy Volt",), 2021, 1),
        (12, "Lamps for all", ("Ada Lampe", "Cy Volt"), 2020, 0),
    ]


def test_a_heading_over_people_and_their_posts_is_no_title() -> None:
    people = "## Who we are\nAda Lampe, Bo Ohm\n\nProfessors of lamps in Ohmstadt\n\n"
    papers = "".join(f"- [{title}]({PAPER}{n})\n" for n, title in enumerate(TITLES))
    assert [each.title for each in read(f"# Lamps\n\n{people * 3}## Papers\n\n{papers}")] == TITLES


def test_repositories_below_a_key_of_code_are_the_code_of_the_title_above() -> None:
    row = ":white_check_mark: [**{title}**] [[Paper]]({url}) *(ICLR 2021)*\n\n:sparkle: **Code:**\n\n* [Torch-based](https://github.com/a/b)\n* [Keras-based](https://github.com/a/c)\n\n"
    named = f":white_check_mark: [**Lamp Style Generator**] [[Paper]]({PAPER}9)\n"
    entries = read(f"# Lamps\n\n{rows(row)}{named}")
    assert [each.title for each in entries] == [*TITLES, "Lamp Style Generator"]
    assert {tuple(link.role for link in each.links) for each in entries[:-1]} == {
        (LinkRole.PAPER, LinkRole.CODE, LinkRole.CODE)
    }
    assert [one.value for one in entries[-2].identifiers] == [f"2011.0000{len(TITLES) - 1}"]


def test_a_paragraph_with_the_bare_address_of_another_paper_is_no_detail_of_the_one_above() -> None:
    people = ["Lampe, Ohm", "Lampe, A. and Ohm, B. and de Volt, C.", "Lux, Ohm, Watt"]
    text = "".join(
        f"{title}.\t{names}\thttps://arxiv.org/pdf/2011.0000{n}.pdf\n\n"
        for n, (title, names) in enumerate(zip(TITLES, people, strict=False))
    )
    assert [[one.value for one in each.identifiers] for each in read(text)] == [[f"2011.0000{n}"] for n in range(3)]


def test_short_titles_before_their_venues_link_keep_apart_from_the_quotation_above() -> None:
    row = "* Lamp Networks {n}: [NeurIPS19]({url})\n\n![tag](https://img.shields.io/badge/lamps-red.svg)\n\n> We light rooms with lamps that {n} were never lit before.\n\n"
    text = "".join(row.format(n=n, url=f"{PAPER}{n}") for n in range(4))
    assert [(each.title, each.venue) for each in read(f"# Lamps\n\n{text}")] == [
        (f"Lamp Networks {n}", "NeurIPS19") for n in range(4)
    ]
