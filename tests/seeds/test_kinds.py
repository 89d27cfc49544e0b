"""What is no entry is none; what is no paper is said so."""

from __future__ import annotations

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
        f"## Words\n- There is [an interesting paper on lamps]({PAPER}) for those who look.\n",
        "| Venue | Years |\n|-|-|\n| ICCV | 23 |\n",
    ],
)
def test_what_is_no_entry_is_none(section: str) -> None:
    assert kinds(f"# Papers\n{ROWS}\n{section}") == []


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("## Tools\n- [LampKit](https://github.com/a/lampkit) - a kit for lamps.\n", Kind.SOFTWARE),
        (f"## Tools\n- [LampKit](https://github.com/a/lampkit) - a kit for lamps. [[paper]({PAPER})]\n", Kind.SOFTWARE),
        ("## Datasets\n- [LampSet](https://example.org/lampset)\n", Kind.DATASET),
        (f"## Datasets\n- LampSet [[paper]({PAPER})] [[data](https://example.org/d)]\n", Kind.DATASET),
        (f"## Datasets\n- LampSet: A Large Set of Annotated Lamps [[paper]({PAPER})]\n", Kind.PAPER),
        ("## Talks\n- [Lamps, a talk](https://youtu.be/x)\n", Kind.OTHER),
        ("## Blogs\n- [How we built our lamps](https://example.org/lamps)\n", Kind.OTHER),
        (f"## Challenges\n- The 5th Challenge on Lamps in Rooms [[paper]({PAPER})]\n", Kind.OTHER),
        ("## Lamps\n- :scroll: [Lamps Lit](lamps-lit.pdf)\n", Kind.PAPER),
        ("## Lamps\n- [A Study of Lamps]()\n", Kind.PAPER),
        ("## Video Lamps\n- [Lamps in Videos, Seen by Many Rooms](https://github.com/a/b), ICLR 2021\n", Kind.PAPER),
    ],
)
def test_a_kind_is_told_by_the_section_and_by_the_row(section: str, expected: Kind) -> None:
    assert [kind for kind, _ in kinds(f"# Papers\n{ROWS}\n{section}")] == [expected]


def test_a_list_of_tools_has_no_papers() -> None:
    tools = "".join(
        f"- [Tool{n}](https://github.com/a/t{n}) - It lights the lamps. [[paper]({PAPER}{n})]\n" for n in range(5)
    )
    assert {entry.kind for entry in parsed(f"# Awesome Lamps\n## Lights\n{tools}").entries} == {Kind.SOFTWARE}


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
