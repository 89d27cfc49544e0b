"""What is no entry is none; what is no paper is said so."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from enrich import seeds
from enrich.model import Code, Kind, Parsed, SeedFile

PAPER = "https://arxiv.org/abs/2101.00001"
ROWS = "".join(f"- [A Study of Lamps of Kind {number}]({PAPER}{number})\n" for number in range(4))


def parsed(text: str) -> Parsed:
    return seeds.parse(SeedFile(name="list.md", suffix=".md", text=text))


def kinds(text: str) -> list[tuple[Kind, str]]:
    return [(entry.kind, entry.title) for entry in parsed(text).entries[4:]]


@pytest.mark.parametrize(
    "section",
    [
        "## Contents\n- [Lamps](#lamps)\n- [Rooms and lamps in them](https://github.com/lampe/awesome#rooms)\n",
        "- [2021-06-02] Add papers accepted by ICML'21, ICLR'21 and CVPR'21!\n",
        "- Introduction:\n    - The code of lamps is on [Lamp Hub](https://github.com/) where there is any.\n",
        f"## About Me\n- My paper [[link]({PAPER})] was accepted to CVPR2021.\n",
        "## Main Recent Update\n- [Sep. 22, 2021] Create the repo!\n",
        "## News\n- [Sep. 22, 2021] Create the repo!\n",
        "- (TODO) Lamps of all the small rooms (2021)\n",
        "## Update Records\n- [Feb.12, 2021] The first version of our survey is on arXiv.\n",
        "## Contributing\n- [See the guide of contributions](https://example.org/guide.pdf)\n",
        f"## News\n- [2021] Our [paper]({PAPER}) is out.\n",
        "## Star History\n\n[![Star History Chart](https://api.star-history.com/svg?repos=a/b)](https://star-history.com/#a/b)\n",
        "## Lamps\n\nThis section has papers on lamps, see the [first](https://example.org/a.pdf) of them.\n",
        "Format: [题目 - 刊名](paper超链接) [[code](code超链接)]\n",
        "- [题目 - 刊名](题目) [[code](超链接)]\n",
        "- **Notes on lamps without any link**\n",
        "```\n@article{lampe, title={A Study}}\n```\n",
        "## Datasets\n- [A Set of Lamps]()\n",
        "- [Soon]()\n",
        "| Method | Publication | Light |\n|-|-|-|\n| LEDNet | ICME 2020 | 86.3 |\n| LampNet v2 | IJCAI 19 | 75.6 |\n",
        "- [2.3.3 More]()\n",
        f"## Latest News\n- [2021/03] [Lamps: better lights for all of the small rooms]({PAPER})\n",
        "## Future Work\n- Add lamps of the streets, ICLR 2021\n",
        "- A [LAMP15 baseline](lamps/baseline.zip) set of lights along with its documents.\n",
        "- Five lamps which were lit in all of the rooms (see Lampe et al. 2021, Suppl. Rooms 1.12).\n",
        "| Name | Task | Publication |\n|-|-|-|\n| Lamp Set | Light | [CVPR2021](#lampe2021) |\n",
        "- LAMPCON (2021, 2020, 2019)\n",
        "- More papers on all of the lamps can be found at this [page](https://lampe.example/lamps)\n",
        f"## Words\n- There is [an interesting paper on lamps]({PAPER}) for those who look.\n",
        "| Venue | Years |\n|-|-|\n| ICCV | 23 |\n",
        "| Lamp | ROOM07 | ROOM12 | Published In |\n|-|-|-|-|\n| LampNet | 78.2 (07+12) | 73.9 (07+12) | ICCV'15 |\n| Led | 1 | 68.4 (07++12) | ICCV'15 |\n",
        "| Type | Abbr | Algorithm | Year |\n|-|-|-|-|\n| Led | LOF | Local Lamp Factor of Rooms | 2000 |\n",
        "| Year | Official Website | Paper List | Deadline | Location |\n|-|-|-|-|-|\n| 2026 | [website](https://lampe.example/26/) | [link](https://lampe.example/26/p.html) | Cycle 1: 2025-06-05<br>Cycle 2: 2025-11-13 | San Lampe, CA |\n",
        f"- LampNet ({PAPER}9) room tower model and weights added (part of the kit)\n",
        f"## Updates\n### May 14, 2021\n- [A New Study of Lamps and Rooms]({PAPER}9)\n",
        '## List Criteria\n- **2021** : +60 citations or "More Lamps from 2021"\n',
    ],
)
def test_what_is_no_entry_is_none(section: str) -> None:
    assert kinds(f"# Papers\n{ROWS}\n{section}") == []


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("## Tools\n- [LampKit](https://github.com/a/lampkit) - a kit for lamps.\n", Kind.SOFTWARE),
        ("## Tools\n- [httplamp](https://github.com/a/httplamp) - A kit for the lamps of the web.\n", Kind.SOFTWARE),
        (f"## Tools\n- [LampKit](https://github.com/a/lampkit) - a kit for lamps. [[paper]({PAPER})]\n", Kind.SOFTWARE),
        ("## Lamps\n- **A Study of Bare Lamps**, arXiv:2101.00009 [paper]\n", Kind.PAPER),
        ("## Lamps\n- LampGen: A Lamp Generator Tool, [[Code](https://github.com/a/lampgen)]\n", Kind.SOFTWARE),
        ("## Lamps\n- [LampPapers: Must-read papers on all lamps](https://github.com/a/lamppapers)\n", Kind.SOFTWARE),
        (
            "## Recent Content\n- ICLR 2021 workshop on [Lamps in the Dark of Rooms](https://lampe.github.io/)\n",
            Kind.OTHER,
        ),
        ("## Recent\n- [Lamps in the Dark of Rooms](https://lampe.github.io/) @ ICRA 2021\n", Kind.OTHER),
        ("## Recent\n- [Ada Lampe](https://lampe.example/) (University of Ohm)\n", Kind.OTHER),
        (
            "## Tutorials\n- [Lamps in the Dark of Rooms](https://lampe.example/t.pdf) by Ada Lampe. AAMAS, 2014.\n",
            Kind.OTHER,
        ),
        (f"## Tutorials\n- [Lamps in the Dark of Rooms]({PAPER}9) by Ada Lampe. AAMAS, 2014.\n", Kind.PAPER),
        (f"## Tutorials\n- 2010 | A Tutorial on the Lights of Rooms | [`PDF`]({PAPER})\n", Kind.PAPER),
        (
            "## System and Tutorial\n- Lamps in the Dark of Small Rooms (VLDB 2021) [[link](https://lampe.example/t)]\n",
            Kind.PAPER,
        ),
        (
            f"## Leaderboard\n| Rank | Model | Score | Paper |\n|-|-|-|-|\n| 1 | LampLM 7B (Prompted) | 71.0 | [paper]({PAPER}9) |\n",
            Kind.OTHER,
        ),
        ("## Datasets\n- [LampSet](https://example.org/lampset)\n", Kind.DATASET),
        (
            f"## Rooms\n| Light | Benchmarks \\& Datasets |\n|-|-|\n| dim | [LampSet]({PAPER}9), [Lit]({PAPER}8) |\n",
            Kind.DATASET,
        ),
        (f"## Data sets\n- [LampSet]({PAPER}9)\n", Kind.DATASET),
        ("## Voices\n- [Ada the Cheerful Lamp Engineer](https://twitter.com/ada)\n", Kind.OTHER),
        (f"## Datasets\n- Embodied Lamp Light (CVPR 2021) [[paper]({PAPER})]\n", Kind.PAPER),
        (f"## Datasets\n- LampSet [[paper]({PAPER})] [[data](https://example.org/d)]\n", Kind.DATASET),
        (f"## Datasets\n- LampSet: A Large Set of Annotated Lamps [[paper]({PAPER})]\n", Kind.PAPER),
        ("## Talks\n- [Lamps, a talk](https://youtu.be/x)\n", Kind.OTHER),
        ("## Rooms\n- [A Study of Lamps - Seen in Rooms](https://youtu.be/x)\n", Kind.OTHER),
        ("## Blogs\n- [How we built our lamps](https://example.org/lamps)\n", Kind.OTHER),
        ("## More\n- [How all of our lamps were built](https://blog.lampe.example/lamps)\n", Kind.OTHER),
        ("## Blog Post\n- [Beyond the lamps of many rooms](https://lampe.example/blog/beyond/)\n", Kind.OTHER),
        ("## Books\n- Lamps of Many Small Rooms - Ada Lampe and Bo Ohm (2021)\n", Kind.OTHER),
        ("## More\n- [Two-Lamp (Red and Blue) pretrained model weights](https://github.com/a/b)\n", Kind.SOFTWARE),
        ("## More\n- A study of small lamps in rooms, ICIP 19.\n", Kind.PAPER),
        (f"## *Content*\n- [A Study of Lamps Listed Here]({PAPER}9)\n", Kind.PAPER),
        ("## More\n- [Lamps find the way to many rooms](http://news.lampe.example/2021/lamps)\n", Kind.OTHER),
        ("## More\n- [Source code about lamps in many rooms](https://github.com/a/lamps)\n", Kind.SOFTWARE),
        (
            "## More\n- [Project] All of the lamps in many rooms, [[github]](https://github.com/a/lamps)\n",
            Kind.SOFTWARE,
        ),
        ("## More\n- An implementation of the lamps of many rooms, [[code]](https://github.com/a/b)\n", Kind.SOFTWARE),
        (
            f"## Sets\n|Dataset|Discription|Paper|\n|-|-|-|\n|[LAMPS 2015](https://l.example/)|1000 lamps and 500 rooms|[paper]({PAPER}9)|\n",
            Kind.DATASET,
        ),
        ("## Notebooks\n- [How to light all of the lamps](https://github.com/a/b/lamps.ipynb)\n", Kind.SOFTWARE),
        (
            "## Talks\n- [Lamps under Attack](https://www.usenix.org/lamps/presentation/ohm), Bo Ohm, 2017\n",
            Kind.OTHER,
        ),
        (f"## Challenges\n- [Lessons of Ohm in the Lamp Challenge]({PAPER}), 2021\n", Kind.PAPER),
        (f"## Challenges\n- [The 5th Challenge on Lamps in Rooms]({PAPER}), 2021\n", Kind.OTHER),
        (f"## Challenges\n- The 5th Challenge on Lamps in Rooms [[paper]({PAPER})]\n", Kind.OTHER),
        ("## Lamps\n- :scroll: [Lamps Lit](lamps-lit.pdf)\n", Kind.PAPER),
        ("## Lamps\n- [A Study of Lamps]()\n", Kind.PAPER),
        ("## Video Lamps\n- [Lamps in Videos, Seen by Many Rooms](https://github.com/a/b), ICLR 2021\n", Kind.PAPER),
        ("## Conferences\n- [LAMP - Conference on Lamps in Small Rooms](https://lamp.acm.org/)\n", Kind.OTHER),
        ("## Conferences\n- [Conference on Complex Lamps and Rooms](https://lamps.example/events)\n", Kind.OTHER),
        ("## Conferences\n- [Lamps in Small and Large Rooms](https://lampe.example/a), CVPR 2021\n", Kind.PAPER),
        ("## Journals\n- [Nature of Lamps and Small Rooms](https://www.nature.com/natlamps/)\n", Kind.OTHER),
        ("## Journals\n- [Lamps and Society](https://journals.sagepub.com/home/las)\n", Kind.OTHER),
        ("## Journals\n- [Lamps in Society, a Long Study](https://www.nature.com/articles/s41-021-1)\n", Kind.PAPER),
        (
            "## Rooms\n- [Lamp Vision Foundation open access](http://www.cv-foundation.org/openaccess/menu.py)\n",
            Kind.OTHER,
        ),
        ("## Rooms\n- [The Archive of All Open Lamps](https://lampe.example/)\n", Kind.OTHER),
        ("## Books\n- [How Lamps Judge Machines](https://doi.org/10.5555/1) by Ada Lampe (2021)\n", Kind.OTHER),
        ("## Courses\n- [Collected Lessons on Lamps](https://ocean.sagepub.com/lessons-on-lamps)\n", Kind.OTHER),
        ("## Rooms\n- **LampDocs**: Institutes of Lamps. [database](https://lampe.example/d/)\n", Kind.DATASET),
        ("## Rooms\n- Added the lamp models of Ohm (https://github.com/ohm/lamp)\n", Kind.SOFTWARE),
        (
            "## Rooms\n| model | top1 |\n|-|-|\n| [lamp_b0.a4_e36_r224_in1k](http://hf.co/a/lamp_b0) | 79.3 |\n",
            Kind.OTHER,
        ),
        (
            "## Rooms\n| Kind | Function |\n|-|-|\n| [docs](https://lampe.example/a) | lights all the lamps of a room |\n",
            Kind.OTHER,
        ),
    ],
)
def test_a_kind_is_told_by_the_section_and_by_the_row(section: str, expected: Kind) -> None:
    assert [kind for kind, _ in kinds(f"# Papers\n{ROWS}\n{section}")] == [expected]


def test_challenges_in_a_title_are_no_event() -> None:
    row = f"- [Lamps: Basics, challenges, and prospects]({PAPER}9). ICLR 2021\n"
    assert kinds(f"{ROWS}## Frameworks\n{row}") == [(Kind.PAPER, "Lamps: Basics, challenges, and prospects")]


def test_a_column_of_articles_and_theses_lists_papers() -> None:
    table = "\n| Articles, Theses and Reports | Code |\n|-|-|\n| [Lamps in all of the small rooms](https://lampe.example/l?f=1) | No |\n"
    assert kinds(f"{ROWS}{table}") == [(Kind.PAPER, "Lamps in all of the small rooms")]


def test_a_list_of_tools_has_no_papers() -> None:
    tools = "".join(
        f"- [Tool{n}](https://github.com/a/t{n}) - It lights the lamps. [[paper]({PAPER}{n})]\n" for n in range(5)
    )
    assert {entry.kind for entry in parsed(f"# Awesome Lamps\n## Lights\n{tools}").entries} == {Kind.SOFTWARE}


TOOL = "[led](https://github.com/lampe/led)"


@pytest.mark.parametrize(
    ("row", "title"),
    [
        (f"{TOOL} - [R] - [A lamp-wise approach to the lighting of rooms]({PAPER})", "led"),
        (f"{TOOL}: [A lamp-wise approach to the lighting of rooms]({PAPER})", "led"),
        (f"{TOOL} - A language for lamps, [described in this paper]({PAPER}).", "led"),
        ("[Lamp Blog](https://lampe.example/b/) - News about [lamps](https://lampe.example/l).", "Lamp Blog"),
        (f"[Lamps of our rooms]({PAPER}) - [the full text of it](https://lampe.example/t)", "Lamps of our rooms"),
    ],
)
def test_a_tool_keeps_its_name_whatever_stands_behind_it(row: str, title: str) -> None:
    entries = parsed(f"# Awesome Lamps\n## Software packages\n- [a](https://github.com/b/a) - a kit\n- {row}\n").entries
    assert entries[1].title == title


def test_among_papers_the_title_behind_a_name_stays_the_title() -> None:
    row = f"- {TOOL} - [A Study of Lamps in Small Rooms]({PAPER}9)\n"
    assert kinds(f"# Papers\n{ROWS}\n## Rooms\n{row}") == [(Kind.PAPER, "A Study of Lamps in Small Rooms")]


def test_a_readme_that_is_no_list_has_no_entries() -> None:
    prose = "The [paper](https://arxiv.org/abs/2101.00001) shows how lamps are lit, and this code lights them.\n\n"
    steps = "- install it with `pip install lamps`\n- read the [documentation](https://lamps.example)\n\n"
    text = (
        f"# lamps\n\n{prose * 6}## Installation\n\n{steps}## Usage\n\n{prose * 4}| Model | Score |\n|-|-|\n| A | 1 |\n"
    )
    assert parsed(text) == Parsed(entries=())


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (f"| Lamps | [Lamps 2021]({PAPER}) | 2021- |", Code.DATE_INCOMPLETE),
        ("| Lamps | [paper]() | 2021-03 |", Code.LINK_MALFORMED),
    ],
)
def test_a_malformed_row_is_reported_with_its_line_and_the_others_go_on(row: str, code: Code) -> None:
    text = f"# Papers\n\n| Title | Where | Date |\n|-|-|-|\n{row}\n| Rooms | [Rooms 2021]({PAPER}2) | 2021-03 |\n"
    found = parsed(text)
    assert [(each.code, each.file, each.line) for each in found.problems] == [(code, "list.md", 5)]
    assert "Rooms" in [entry.title for entry in found.entries]


def test_a_title_that_leads_nowhere_is_reported() -> None:
    found = parsed(f"# Papers\n{ROWS}- [A Study of Lost Lamps]()\n")
    assert [(each.code, each.line) for each in found.problems] == [(Code.LINK_MALFORMED, 6)]
    assert "A Study of Lost Lamps" in [entry.title for entry in found.entries]


def test_a_table_of_titles_is_a_list_however_much_is_said_around_it() -> None:
    text = "Some words on lamps.\n\n" * 40 + f"| Title | Where |\n|-|-|\n| A Study of Lamps | [Lamps 2021]({PAPER}) |\n"
    assert [entry.title for entry in parsed(text).entries] == ["A Study of Lamps"]


PLAIN = "Lamps as They Are Seen in Small Rooms"


def test_a_title_without_a_link_is_an_entry_among_papers_with_links() -> None:
    assert kinds(f"# Lamps\n{ROWS}- {PLAIN}\n") == [(Kind.PAPER, PLAIN)]


def test_a_title_that_stands_alone_is_an_entry_among_those_under_the_heading_above() -> None:
    assert kinds(f"# Lamps\n## 2021\n### Rooms\n{ROWS}### Streets\n- {PLAIN}\n") == [(Kind.PAPER, PLAIN)]


@pytest.mark.parametrize(
    "said",
    [
        "- Lamps in Small Rooms",
        f"- {PLAIN}:",
        "- We look at lamps and at what they light",
        "- It is based on Lamps and Bright Light Dynamics",
        f"- {PLAIN}. They shine on all of us.",
        f"## Contents\n- {PLAIN}\n",
        f"<details><summary>{PLAIN}</summary>\n\n{ROWS}</details>",
    ],
)
def test_a_subject_or_a_sentence_among_papers_is_no_entry(said: str) -> None:
    assert [title for _, title in kinds(f"# Lamps\n{ROWS}{said}\n") if "Kind" not in title] == []


def test_a_paper_without_a_link_may_be_the_name_of_what_is_folded_up() -> None:
    text = "## Publications\n<details>\n  <summary>LED: Lamps in Rooms, Joint Conference on Lamps, 2021</summary>\n\n  What it says.\n</details>\n"
    (entry,) = parsed(text).entries
    assert (entry.title, entry.venue, entry.kind) == (
        "LED: Lamps in Rooms",
        "Joint Conference on Lamps, 2021",
        Kind.PAPER,
    )


def test_what_stands_under_theses_are_papers() -> None:
    text = "".join(f"- [A Study of Lamps {n}](https://lampe.example/{n})\n" for n in (1, 2))
    assert {each.kind for each in parsed(f"# Lamps\n## Theses of Students\n{text}").entries} == {Kind.PAPER}


def test_titles_under_a_subject_are_entries_where_the_list_is_called_one_of_papers() -> None:
    titles = ("LED: A Study of Lamps", "Lamps Lit Again: the Rooms", "Implementing Lamps in Lighting Systems")
    said = "".join(f"    * {title} <br>\n灯与房间的研究。\n" for title in titles)
    notes = "* Rooms\n    * here we look at lamps in rooms\n* Lamps of Small Rooms\n    * Presented by Ada Lampe\n"
    assert [each.title for each in parsed(f"# Lamp papers\n* Lamps\n{said}\n{notes}").entries] == [
        *titles,
        "Lamps of Small Rooms",
    ]


def test_titles_under_a_heading_that_announces_papers_are_entries_with_the_venue_before_a_slash() -> None:
    rows = ("ICLR / Lamps of Rooms: a Study", "ICML / Lamps as seen again", "Lighting / The Light of Small Lamps")
    text = "# My wiki\n- Read the Papers of Each Week\n# Paper-List\n" + "".join(f"- {row}\n" for row in rows)
    assert [(each.title, each.venue) for each in parsed(text).entries] == [
        ("Lamps of Rooms: a Study", "ICLR"),
        ("Lamps as seen again", "ICML"),
        ("The Light of Small Lamps", "Lighting"),
    ]


def test_a_slash_within_titles_stands_behind_no_venue() -> None:
    rows = "".join(f"- Lamps / Rooms of Kind {n} [[paper]](https://arxiv.org/abs/2101.0000{n})\n" for n in range(4))
    assert {each.title[:5] for each in parsed(rows).entries} == {"Lamps"}


def test_what_stands_under_a_bullet_on_contributing_is_no_entry() -> None:
    titles = "".join(f"- Lamps of All the Small Rooms {number}, ICLR 2021\n" for number in range(4))
    text = f"# Papers\n\n{titles}- Contributing\n  - Please Open Pull Requests With Papers\n"
    assert [entry.line for entry in parsed(text).entries] == [3, 4, 5, 6]


def test_several_links_into_the_list_itself_are_its_contents() -> None:
    own = "https://github.com/lamp/papers/blob/main/README.md"
    assert kinds(f"{ROWS}\n## Others\n\n- [Desk lamps]({own}#desk), [Lamps that light all rooms]({own}#rooms)\n") == []


def test_what_stands_under_a_bullet_of_slides_is_no_paper() -> None:
    row = "- Lecture slides\n  - [Deep Lamps for Reading (IC17 Keynote)](https://lamps.example/1.pdf)\n"
    assert kinds(ROWS + row) == [(Kind.OTHER, "Deep Lamps for Reading")]


def test_a_wiki_is_no_paper_whoever_keeps_it() -> None:
    text = f"{ROWS}\n## Resources\n\n- Lamps - ACL Wiki. [[Website](https://aclweb.org/aclwiki/Lamps)]\n"
    assert [kind for kind, _ in kinds(text)] == [Kind.OTHER]


def test_a_link_to_a_shop_sells_a_book() -> None:
    row = "- [Why Lamps Learn: The Elegant Light of Modern Rooms](https://www.amazon.com/Why-Lamps/dp/0000000000)\n"
    assert [kind for kind, _ in kinds(ROWS + row)] == [Kind.OTHER]


def test_sentences_under_the_name_of_a_list_without_links_introduce_it() -> None:
    titles = "".join(f"- Lamps of All the Small Rooms {number}, ICLR 2021\n" for number in range(4))
    said = "- Some papers have a short summary that I wrote to remind myself.\n"
    entries = parsed(f"# Lamps\n\n{said}\n## Rooms\n\n{titles}").entries
    assert [entry.line for entry in entries] == [7, 8, 9, 10]


def test_bold_titles_over_their_people_are_papers_in_small_letters_too() -> None:
    text = "".join(
        f"1. **{title}**\n\n    *Ada Lampe, Bo Ohm*\n\n"
        for title in ("Lamps for small rooms", "How to Use Lamps in the Dark?", "Learning lamps from dark halls")
    )
    assert [entry.title for entry in parsed(f"# Papers\n\n{text}").entries] == [
        "Lamps for small rooms",
        "How to Use Lamps in the Dark?",
        "Learning lamps from dark halls",
    ]


def test_a_title_with_et_al_behind_it_is_a_paper_without_any_link_among_papers() -> None:
    said = "- Lamps enhanced in rooms by light, H. Lampe et al.\n"
    assert [title for _, title in kinds(ROWS + said)] == ["Lamps enhanced in rooms by light"]


def test_a_sentence_that_speaks_of_others_is_no_paper() -> None:
    assert kinds(f"{ROWS}- shows what Lampe et al. lit\n") == []


def test_recent_highlights_are_news_of_the_list() -> None:
    assert (
        kinds(f'{ROWS}\n### Recent Highlights\n\n- **[2025-03] LED:** "A Lamp" ([Site](https://lamps.example/1))\n')
        == []
    )


def test_a_row_that_links_nothing_but_posts_is_no_paper() -> None:
    row = "- Laplace lamps, Gaussian lamps and the light of rooms [[Link](https://zhuanlan.zhihu.com/p/1)]\n"
    assert [kind for kind, _ in kinds(ROWS + row)] == [Kind.OTHER]


def test_a_cell_that_asks_to_be_clicked_is_no_title() -> None:
    table = (
        "| Conference | Link | Total |\n|-|-|-|\n| ICCV2021 | [click](https://openaccess.thecvf.com/ICCV2021) | 34 |\n"
    )
    assert kinds(f"{ROWS}\n{table}") == []


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("Lampe et al, A Study of Lamps in Rooms, CVPR 2018, [[Code](https://github.com/a/b)]", Kind.PAPER),
        ("Lampe et al, A Study of Lamps in Rooms, CVPR 2018, [[Web](https://lampe.github.io/lamps)]", Kind.PAPER),
        ("Lampe et al, A Study of Lamps in Rooms, CVPR 2018, [[Data](https://lampe.github.io/lamps)]", Kind.DATASET),
        ("[A Study of Lamps in Rooms](https://github.com/a/b), Ada Lampe, Bo Ohm, CVPR 2018", Kind.DATASET),
        ("Lampe et al, Lamps, CVPR 2018, [[Code](https://github.com/a/b)]", Kind.DATASET),
    ],
)
def test_a_reference_under_datasets_that_leads_to_no_data_is_a_paper(row: str, kind: Kind) -> None:
    assert [each for each, _ in kinds(f"{ROWS}\n## Datasets\n\n- {row}\n")] == [kind]


@pytest.mark.parametrize("label", ["", "2021:\n\n", "2021:\n", "**2021**\n\n"])
def test_the_address_of_a_paper_alone_is_a_paper_whose_title_its_writer_left_for_later(label: str) -> None:
    text = f"{ROWS}\n{label}1. https://doi.org/10.1234/lamps.2021\n2. https://arxiv.org/abs/2101.00009\n"
    assert kinds(text) == [(Kind.PAPER, ""), (Kind.PAPER, "")]


@pytest.mark.parametrize(
    "section",
    [
        "- https://github.com/lampe/lamps\n",
        "- https://lampe.example/lamps.html\n",
        "- arxiv: [ https://arxiv.org/abs/2101.00009 ]\n",
        "## Citation\n\n- https://arxiv.org/abs/2101.00009\n",
        "## Tools\n\n- https://arxiv.org/abs/2101.00009\n",
    ],
)
def test_an_address_alone_that_names_no_paper_of_the_list_is_none(section: str) -> None:
    assert kinds(f"{ROWS}\n{section}") == []


def test_a_table_of_contents_says_nothing_of_what_a_text_is() -> None:
    contents = "".join(f"- [Lamps of kind {number}](#kind-{number})\n" for number in range(60))
    assert [entry.line for entry in parsed(f"# Lamps\n\n{contents}\n## Rooms\n\n{ROWS}").entries] == [66, 67, 68, 69]


def test_titles_that_say_who_wrote_them_when_are_no_tools_that_outweigh_the_papers() -> None:
    cited = "".join(
        f"- [A Study of Rooms {n}](https://lampe.example/{n}) (Lampe et al. 2020) looks at them\n" for n in range(6)
    )
    paper = f"- [A Study of Lamps of Kind 9]({PAPER}9)\n"
    assert parsed(f"# Lamps\n\n{paper}{cited}").entries[0].kind is Kind.PAPER


def listed(titles: Iterable[str]) -> list[str]:
    return [entry.title for entry in parsed("# Lamps\n\n" + "".join(f"- {title}\n" for title in titles)).entries]


TITLES = [*(f"LED-Net {n}: Lamps as They Are Seen" for n in range(4)), *(f"{PLAIN} {n}" for n in range(16))]


def test_a_text_that_lists_long_titles_and_nothing_else_is_a_list_of_papers() -> None:
    assert listed(TITLES) == TITLES


@pytest.mark.parametrize(
    "points",
    [
        TITLES[1:],
        [f"Lighting Systems for Small and Large Rooms {n}" for n in range(30)],
        [f"Lecture {n}: Lamps as They Are Seen in Rooms" for n in range(30)],
        [f"What Is the Difference Between LED-Net {n} and a Lamp?" for n in range(30)],
        [*TITLES, *(f"lit room {n}" for n in range(20))],
        ["The lamps are lit whenever somebody enters the small room"] * 40,
    ],
    ids=["a few", "topics", "lectures", "questions", "among others", "sentences"],
)
def test_points_of_a_text_are_no_list_of_papers(points: list[str]) -> None:
    assert listed(points) == []


@pytest.mark.parametrize("heading", ["Dataset Distillation", "Lamp Reduction / Dataset Condensation"])
def test_a_subject_that_has_data_sets_in_its_name_announces_none(heading: str) -> None:
    row = f"- [ICLR 2021] Heterogeneous Lamp Condensation [[pdf]({PAPER}9)] [[code](https://github.com/lampe/led)]\n"
    assert [kind for kind, _ in kinds(f"{ROWS}\n## {heading}\n\n{row}")] == [Kind.PAPER]


@pytest.mark.parametrize("host", ["www.cnki.com.cn", "kns.cnki.net", "d.wanfangdata.com.cn", "www.cqvip.com"])
def test_chinese_publishers_keep_papers(host: str) -> None:
    assert kinds(f"{ROWS}1. [房间灯光技术综述](http://{host}/Article/1.htm)\n") == [(Kind.PAPER, "房间灯光技术综述")]


def test_titles_without_links_may_be_written_as_sentences_among_papers_in_a_list_of_many() -> None:
    rows = "".join(f"{n}. [A Study of Lamps of Kind {n}]({PAPER}{n})\n" for n in range(10))
    titles = (
        "Lighting small rooms by hand in winter.",
        "Led: Lamps of few colours",
        "3d lamps from very few pictures of them",
    )
    text = rows + "".join(f"{n}. {title}\n" for n, title in enumerate(titles, 11))
    assert [each.title for each in parsed(text).entries[10:]] == [title.rstrip(".") for title in titles]


@pytest.mark.parametrize(
    "note", ["- it lights small rooms by hand in winter\n", "- We light small rooms by hand in winter\n"]
)
def test_sentences_among_papers_are_no_titles(note: str) -> None:
    assert kinds(ROWS * 3 + note)[8:] == []


def test_notes_among_bold_titles_without_links_are_no_papers() -> None:
    rows = "".join(f"- **[2024.0{n} | Preprint]** **A Study of Lamps of Kind {n}**\n" for n in range(1, 10))
    notes = "### Focus\n\n- lighting of very small rooms\n- choice of lamps by their colour\n"
    text = f"# Lamps\n\n## Rooms\n\n{rows}\n{notes}\n## Halls\n\n{rows}\n{notes}"
    assert len(parsed(text).entries) == 18


def test_titles_before_notes_on_them_are_papers() -> None:
    rows = "".join(f"* A Study of Lamps of Kind {n} [[note](./A%20Study%20{n}.md)]\n" for n in range(4))
    assert [entry.kind for entry in parsed(f"# Notes\n\n## Lamps\n\n{rows}").entries] == [Kind.PAPER] * 4


@pytest.mark.parametrize(
    "url", ["https://github.com/sindresorhus/awesome", "https://github.com/lampe/lamps/issues/new"]
)
def test_a_line_over_the_lists_own_badges_is_no_paper(url: str) -> None:
    badges = f"[![paper](https://l.example/p.svg)]({PAPER}9)\n[![badge](https://l.example/b.svg)]({url})\n"
    text = f"# Lamps\n\n**A living map of research on lamps and light**\n\n{badges}\n## Papers\n\n{ROWS}"
    assert [entry.title for entry in parsed(text).entries] == [entry.title for entry in parsed(ROWS).entries]


@pytest.mark.parametrize(
    "row",
    [
        "- [Workshop on the Light of Lamps](https://www.ndss-symposium.org/ndss-program/lamps-2024/) (NDSS 24)\n",
        "- [The 3rd Summer School: Lamps in Rooms](https://lamps.example/school)\n",
    ],
)
def test_workshops_and_schools_are_no_papers(row: str) -> None:
    assert [kind for kind, _ in kinds(ROWS + row)] == [Kind.OTHER]


@pytest.mark.parametrize("heading", ["Changes in This Refresh", "Changelog", "Recent changes"])
def test_what_was_changed_in_a_list_is_no_entry_under_whatever_heading(heading: str) -> None:
    text = f"# Lamps\n\n## Rooms\n\n{ROWS}\n## {heading}\n\n### Added\n\n- Light: [A Study of Old Lamps]({PAPER}9)\n"
    assert kinds(text) == []


@pytest.mark.parametrize(
    "behind",
    [
        "[[a mistake?](https://github.com/x/y/issues/new)]",
        "[![awesome](https://awesome.re/badge.svg)](https://awesome.re)",
    ],
)
def test_a_badge_of_the_list_behind_a_paper_takes_nothing_from_it(behind: str) -> None:
    assert kinds(f"{ROWS}- [A Study of Old Lamps]({PAPER}9) {behind}\n") == [(Kind.PAPER, "A Study of Old Lamps")]


def test_a_single_sentence_among_many_papers_is_a_note() -> None:
    assert kinds(f"{ROWS * 3}- More of them on the website of those who lit the rooms\n")[8:] == []


def test_what_somebody_wrote_about_summer_schools_is_a_paper() -> None:
    row = "- A Study of Summer School 2021. Ada Lampe, Bo Ohm. ICLR 2021 [[link](https://lamps.example/a)]\n"
    assert [kind for kind, _ in kinds(ROWS + row)] == [Kind.PAPER]


def test_papers_on_changes_are_papers() -> None:
    text = f"{ROWS}\n## Rooms\n\n### Changes\n\n- [A Study of Old Lamps]({PAPER}9)\n"
    assert kinds(text) == [(Kind.PAPER, "A Study of Old Lamps")]


def test_a_picture_with_words_over_rows_ends_the_section_before() -> None:
    text = f"# Lamps\n\n## Contributing\n\n- Write to us\n\n## ![Papers](https://l.example/p.svg)\n\n{ROWS}"
    assert {entry.section for entry in parsed(text).entries} == {("Lamps", "Papers")}


def test_a_title_of_four_words_over_its_code_under_a_conference_is_a_paper() -> None:
    row = "- Partially Lit Room Lighting. [[code](https://github.com/lampe/led)]\n"
    assert kinds(f"{ROWS}\n### AAAI-2021\n\n{row}") == [(Kind.PAPER, "Partially Lit Room Lighting")]


def test_a_title_without_a_link_over_its_people_is_a_paper_among_papers() -> None:
    row = f"- {PLAIN}  \n  *Ada Lampe (Ohm University); Bo Ohm (Lampe Labs)*  \n"
    assert kinds(ROWS + row) == [(Kind.PAPER, PLAIN)]


def test_changes_of_a_program_are_no_entries() -> None:
    commit = "https://github.com/lampe/led/commit/63563f8a7a"
    rows = "".join(f"- [[`63563f8a7{n}`]({commit}{n})] - **lamps**: light it (Ada Lampe)\n" for n in range(9))
    assert parsed(f"# Changes\n\n## Version 2\n\n{rows}").entries == ()


def test_papers_that_are_kept_as_issues_are_papers() -> None:
    rows = "".join(
        f"- [A Study of Old Lamps {n}](https://github.com/me/papers/issues/{n}) (ICLR 2021)\n" for n in range(4)
    )
    assert [entry.kind for entry in parsed(f"# Papers\n\n{rows}").entries] == [Kind.PAPER] * 4


def test_under_a_conference_what_is_linked_as_its_code_alone_is_software() -> None:
    row = "- [Lampsim for Small Rooms](https://github.com/lampe/lampsim)\n"
    assert [kind for kind, _ in kinds(f"{ROWS}\n### NeurIPS 2021\n\n{row}")] == [Kind.SOFTWARE]


@pytest.mark.parametrize("heading", ["Features", "Course Schedule", "Roadmap"])
def test_points_under_a_heading_of_points_are_no_list_of_papers(heading: str) -> None:
    assert parsed(f"# Lamps\n\n## {heading}\n\n" + "".join(f"- {title}\n" for title in TITLES)).entries == ()


KEYED = "".join(f"**A Study of Lamps in Room {n}**\n\n- arxiv: <{PAPER}{n}>\n\n" for n in range(4))
TRAIN = "**Start Training Lamps with Your Own Light**\n\n{keys}\n"


def test_a_bold_title_over_keys_of_nothing_but_code_and_posts_is_none_of_a_paper() -> None:
    keys = "- blog: <https://lampe.example/blog>\n- github: <https://github.com/lampe/led>"
    *_, entry = parsed(KEYED + TRAIN.format(keys=keys)).entries
    assert entry.kind is Kind.SOFTWARE


@pytest.mark.parametrize(
    "keys",
    [
        "- project page: <https://github.com/lampe/led>",
        "- intro: ICLR 2021\n- github: <https://github.com/lampe/led>",
    ],
)
def test_a_bold_title_over_a_key_of_its_project_or_its_venue_is_a_papers(keys: str) -> None:
    *_, entry = parsed(KEYED + TRAIN.format(keys=keys)).entries
    assert entry.kind is Kind.PAPER


def test_a_reference_with_people_venue_and_year_under_simulators_is_a_paper() -> None:
    row = "- **Lamps: A Simulator of Light in Small Rooms**, ICRA, 2021\n  Ada Lampe, Bo Ohm\n  [[page](https://lampe.example)]\n"
    coded = row.replace("[page](https://lampe.example)", "[tool](https://github.com/lampe/led)")
    named = "- **LampSim: an open simulator of lamps** [[page](https://lampe.example/sim)]\n"
    papers = f"- [A Study of Lamps]({PAPER})\n" * 4
    found = parsed(f"{papers}\n## Lamp Simulators\n\n{row}{coded}{named}").entries[-3:]
    assert [each.kind for each in found] == [Kind.PAPER, Kind.SOFTWARE, Kind.SOFTWARE]


def test_a_short_title_that_links_a_repository_is_a_paper_where_all_beside_it_link_nothing_else() -> None:
    notes = "https://github.com/lampe/notes/blob/master"
    titles = [f"A Study of Lamps in Room {n}" for n in range(8)] + ["Lamps for Rooms"]
    papers = "".join(f"- [Lights in Room {n}]({PAPER}{n})\n" for n in range(10))
    text = f"# Lamps\n\n{papers}\n# ICLR 2021\n\n" + "".join(
        f"- [{title}]({notes}/{n}.md)\n" for n, title in enumerate(titles)
    )
    assert [(each.title, each.kind) for each in parsed(text).entries[10:]] == [(title, Kind.PAPER) for title in titles]


def test_a_post_with_a_note_beside_the_list_is_no_paper() -> None:
    papers = f"- [A Study of Lamps]({PAPER})\n" * 4
    post = "- [Reading Lamps in the Light of Small Rooms](https://towardsdatascience.com/lamps) [[notes](lamps.md)]\n"
    assert parsed(f"{papers}{post}").entries[-1].kind is Kind.OTHER


TOLD = "".join(f"- **A Study of Lamps in Room {n}**, 2021, [Paper]({PAPER}{n})\n" for n in range(4))


@pytest.mark.parametrize(
    "row",
    [
        "- **Building Lamps for All the Rooms**, 2023, [Blog](https://lampe.example/2023)\n",
        "- **Lamp Engineering for Developers!** [Course](https://lampe.example/course)\n",
    ],
)
def test_a_row_whose_links_are_labelled_as_posts_or_courses_is_no_paper(row: str) -> None:
    *_, entry = parsed(f"# Lamps\n\n{TOLD}{row}").entries
    assert entry.kind is Kind.OTHER


def test_a_row_with_its_venue_is_a_paper_whatever_its_link_is_labelled() -> None:
    row = "- **Building Lamps for All the Rooms**, ICLR 2023, [Blog](https://lampe.example/2023)\n"
    *_, entry = parsed(f"# Lamps\n\n{TOLD}{row}").entries
    assert entry.kind is Kind.PAPER


def test_a_sentence_on_a_chapter_beside_the_list_is_no_entry() -> None:
    row = "- **Light** serves as an enhancement of the rooms of a house, see [Light](chapter/light.md)\n"
    assert len(parsed(f"# Lamps\n\n{TOLD}{row}").entries) == 4


def test_the_name_of_a_language_is_no_title() -> None:
    text = f"**English** | [**中文版**](README.zh.md) | [**Paper**]({PAPER}9)\n\n{TOLD}"
    assert [each.title for each in parsed(text).entries] == [f"A Study of Lamps in Room {n}" for n in range(4)]


def test_a_small_word_between_links_is_no_title() -> None:
    row = "- [Slides](https://lampe.example/a.pdf) and [Video](https://youtu.be/a) by [Ada Lampe](https://ada.example) (2019).\n"
    assert [each.title for each in parsed(f"{row}{TOLD}").entries] == [
        f"A Study of Lamps in Room {n}" for n in range(4)
    ]


def test_repositories_that_are_lists_by_their_names_are_no_papers() -> None:
    lists = (
        "## Papers of 2022 are sorted here\n[CVPR-2022-Papers](https://github.com/lampe/CVPR-2022-Papers/blob/main/README.md)\n"
        "[WACV-2022-Papers](https://github.com/lampe/WACV-2022-Papers)\n\n"
    )
    papers = "".join(f"- [A Study of Lamps in Room {n}]({PAPER}{n})\n" for n in range(4))
    found = parsed(f"{lists}## Lamps\n\n{papers}").entries
    assert [each.title for each in found if each.kind is Kind.PAPER] == [
        f"A Study of Lamps in Room {n}" for n in range(4)
    ]


def test_a_section_of_improvements_and_extensions_holds_papers() -> None:
    text = (
        f"{TOLD}\n## Improvements and Extensions\n\n- **Lights in the Dark of Small Rooms** [[Paper]]() *(ACML 2018)*\n"
    )
    *_, entry = parsed(text).entries
    assert entry.kind is Kind.PAPER


@pytest.mark.parametrize(
    "host", ["eng.lampe.example", "lampe.engineering", "lampetechblog.com", "tech.lampe.example", "lampe.blogspot.com"]
)
def test_a_title_at_a_blog_is_no_paper(host: str) -> None:
    *_, entry = parsed(f"{TOLD}- [How We Light the Rooms of All Our Users](https://{host}/lamps)\n").entries
    assert entry.kind is Kind.OTHER
