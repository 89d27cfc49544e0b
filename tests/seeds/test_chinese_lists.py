"""Lists whose writers remark in Chinese: glosses, labels, dates before venues, and breaks in place of blank lines."""

from __future__ import annotations

import pytest

from enrich.model import Kind, LinkRole
from lamps import KINDS, PAPER, TITLES, read, rows


@pytest.mark.parametrize("between", ["<br>\n<br>\n", "\n<br><br>\n", "<br><br>\n", "<BR/> <br />\n"])
def test_breaks_with_nothing_between_them_part_paragraphs(between: str) -> None:
    record = "{number}.A Study of {kind} Lamps<br>\n作者：Ada Lampe, Bo Ohm<br>\n论文链接：{url}"
    text = between.join(record.format(number=3 - at, kind=KINDS[at], url=f"{PAPER}{at}") for at in range(3))
    assert [(each.title, each.line) for each in read(text)] == [
        (f"A Study of {kind} Lamps", text[: text.index(kind)].count("\n") + 1) for kind in KINDS[:3]
    ]


def test_one_break_on_a_line_of_its_own_ends_the_line_before_it() -> None:
    text = rows("1.{title}\n<br>\n作者：Ada Lampe, Bo Ohm<br>\n论文链接：{url}\n\n")
    assert [(each.title, each.authors) for each in read(text)] == [(title, ("Ada Lampe", "Bo Ohm")) for title in TITLES]


@pytest.mark.parametrize("gloss", ["（灯光研究）", "(Oral,灯光)", "（Oral，灯光研究）", " 灯光研究与房间"])
def test_what_is_said_in_chinese_behind_a_title_is_none_of_it(gloss: str) -> None:
    (entry,) = read(f"- [A Study of Lamps in Rooms{gloss}]({PAPER})\n")
    assert entry.title == "A Study of Lamps in Rooms"


def test_a_title_in_chinese_stays_whole() -> None:
    (entry,) = read(f"- [基于 Transformer 的灯光研究]({PAPER})\n")
    assert entry.title == "基于 Transformer 的灯光研究"


def test_a_remark_in_chinese_brackets_names_nobody() -> None:
    (entry,) = read("- Learning Lamps in the Dark. CIKM 2021【Lamp Embedding】\n")
    assert (entry.authors, entry.venue) == ((), "CIKM 2021")


def test_a_long_remark_in_chinese_is_no_part_of_the_venue() -> None:
    (entry,) = read(f"- ICLR-18 提出了一种新的灯光学习方法：[A Study of Lamps]({PAPER})\n")
    assert entry.venue == "ICLR-18"


@pytest.mark.parametrize(
    "row",
    [
        "- 灯光与房间研究综述. 《灯光学报》2021. [[paper]]({url})",
        "- [《灯光与房间研究综述》]({url}), 《灯光学报》2021.",
    ],
)
def test_a_journal_in_angle_quotes_is_the_venue_and_no_title(row: str) -> None:
    (entry,) = read(row.format(url=PAPER))
    assert (entry.title, entry.venue) == ("灯光与房间研究综述", "《灯光学报》2021")


@pytest.mark.parametrize("date", ["20180612", "201806", "2018-06-12"])
def test_a_date_before_the_venue_is_the_date(date: str) -> None:
    (entry,) = read(f"- {date} CVPR-18 [A Study of Lamps]({PAPER})\n")
    assert (entry.date, entry.venue, entry.year) == (date, "CVPR-18", 2018)


def test_a_sentence_that_mentions_a_venue_is_none() -> None:
    (entry,) = read(f"- [A Study of Lamps]({PAPER}) （一个发在S&P上的论文，用来保护灯光）\n")
    assert entry.venue is None


@pytest.mark.parametrize(("label", "role"), [("我的解读", LinkRole.OTHER), ("官方代码", LinkRole.CODE)])
def test_a_chinese_label_says_what_it_ends_in(label: str, role: LinkRole) -> None:
    (entry,) = read(f"- [A Study of Lamps]({PAPER})\n  - [{label}](https://lamps.example/1)\n")
    assert entry.links[1].role is role


def test_what_stands_behind_a_linked_title_under_a_name_tells_of_it() -> None:
    text = f"- 灯光分析方法(Lamp analysis, LA)\n\t- [A Study of Lamps in Rooms]({PAPER})\n\t- [我的解读](https://zhuanlan.zhihu.com/p/1)\n"
    (entry,) = read(text)
    assert (entry.title, [link.role for link in entry.links]) == (
        "A Study of Lamps in Rooms",
        [LinkRole.PAPER, LinkRole.OTHER],
    )


def test_a_row_without_a_link_is_a_paper_where_others_begin_with_their_venues_too() -> None:
    text = rows("- KDD-14 [{title}]({url})\n") + "".join(
        f"- {venue} A Study of {what} Lamps 灯光研究\n"
        for venue, what in [("KDD-14", "Red"), ("ICML-12", "Blue"), ("AAAI-15", "Dim")]
    )
    assert [(each.title, each.venue, each.kind) for each in read(text)[-3:]] == [
        ("A Study of Red Lamps", "KDD-14", Kind.PAPER),
        ("A Study of Blue Lamps", "ICML-12", Kind.PAPER),
        ("A Study of Dim Lamps", "AAAI-15", Kind.PAPER),
    ]
