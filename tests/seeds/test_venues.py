"""Dates, venues and people are recognised as writers put them, and texts that only look so are not."""

from __future__ import annotations

import pytest

from enrich.seeds import _venues as venues


@pytest.mark.parametrize(
    ("date", "year"),
    [
        ("2021", 2021), ("2021-03", 2021), ("2021-03-04", 2021), ("2021.3", 2021), ("2021/03", 2021), ("03/2021", 2021), ("21-03-04", 2021), ("2021-", 2021),
        ("Mar 2021", 2021), ("March, 2021", 2021), ("Oct., 2021", 2021), ("28th May, 2021", 2021), ("January 14, 2021", 2021), ("18 okt 2013", 2013), ("2021年3月", 2021), ("(2018b)", 2018),
    ],
)  # fmt: skip
def test_dates(date: str, year: int) -> None:
    assert venues.is_date(date)
    assert venues.year_of(date) == year


@pytest.mark.parametrize("text", ["", "Lamps", "12", "2021 lamps", "arXiv:2003.11145", "1.2.3"])
def test_texts_that_are_no_dates(text: str) -> None:
    assert not venues.is_date(text)


def test_a_number_of_arxiv_is_no_year() -> None:
    assert venues.year_of("arXiv:2003.11145") is None


@pytest.mark.parametrize(("date", "broken"), [("2021-", True), ("2021.", True), ("2021", False), ("2021-03", False)])
def test_a_date_that_breaks_off_after_the_year_is_incomplete(date: str, broken: bool) -> None:  # noqa: FBT001  a column of the table
    assert venues.incomplete(date) is broken


@pytest.mark.parametrize(
    "text",
    ["CVPR 2021", "CVPR'21", "ICCV' 19", "CHI25", "NeurIPS", "CVPR2024", "(TNNLS 19)", "ACM MM 2025", "ICLR 2021 Oral", "SIGMOD-Companion ’23", "SoCC 2022", "USENIX Security 2024", "arXiv 2021"],
)  # fmt: skip
def test_venues_known_by_name(text: str) -> None:
    assert venues.is_venue_strictly(text)
    assert venues.is_venue(text)


@pytest.mark.parametrize(
    "text",
    ["IEEE Transactions on Multimedia", "Nature Machine Intelligence", "Journal of Lamps", "Proceedings of the Conference on Lamps", "2018 CVPR", "PhD thesis", "Information Fusion", "bioRxiv (2023)"],
)  # fmt: skip
def test_venues_known_by_their_words(text: str) -> None:
    assert venues.is_venue(text)


@pytest.mark.parametrize(
    "text", ["", "A kit that lights lamps in systems", "Ada Lampe", "2021", "LampNet", "code", "x" * 300, "oral"]
)
def test_texts_that_are_no_venues(text: str) -> None:
    assert not venues.is_venue(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Lampe, Bo Ohm", ("Ada Lampe", "Bo Ohm")),
        ("Ada Lampe, Bo Ohm, and Cy Volt", ("Ada Lampe", "Bo Ohm", "Cy Volt")),
        ("Ada Lampe et al.", ("Ada Lampe",)),
        ("Ada Lampe (University of Ohms) et al", ("Ada Lampe",)),
        ("Lampe, A., Ohm, B., & Volt, C.", ("Lampe, A.", "Ohm, B.", "Volt, C.")),
        ("Lampe, Ada, et al", ("Lampe, Ada",)),
        ("Lampe and Ohm", ("Lampe", "Ohm")),
        ("Ada Lampe and Bo Ohm and Cy Volt, Jr", ("Ada Lampe", "Bo Ohm", "Cy Volt, Jr")),
        ("Ada Lampe; Bo Ohm", ("Ada Lampe", "Bo Ohm")),
        ("张三，李四", ("张三", "李四")),
    ],
)
def test_people(text: str, names: tuple[str, ...]) -> None:
    assert venues.split_authors(text) == names


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Lamps Syst. Appl., 2021. More", "Lamps Syst. Appl., 2021"),
        ("Lamp Model. Lamp-Adapt. Interact., 2021", "Lamp Model. Lamp-Adapt. Interact., 2021"),
        ("46th Eur. Lamps Conf. on Rooms, Lausanne", "46th Eur. Lamps Conf. on Rooms, Lausanne"),
        ("Nat. Lamps. (2021)", "Nat. Lamps. (2021)"),
        ("Simple. Fast. Small.", ""),
        ("Lamps Data. In Library of Lamps. 2021", ""),
        ("A. Lampe, B. Ohm", ""),
        ("it lights the Lamps. Always.", ""),
    ],
)
def test_venues_in_abbreviations_are_read_whole(text: str, venue: str) -> None:
    assert venues.abbreviated(text) == venue


@pytest.mark.parametrize(
    "text",
    ["Ada Lampe, Bo Ohm", "Ada Lampe", "Lampe, Ada, et al.", "Kwang In Kim, Jian Sun", "Ludwig van Lampe and Bo Ohm"],
)
def test_texts_that_are_people(text: str) -> None:
    assert venues.are_authors(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Lampe",
        "Deep Learning",
        "Learning, Deep and Wide",
        "what is a lamp?",
        "Caffe,Matlab",
        "A Second Title About Graphs",
        "lamps and rooms",
        "灯与房间的跟踪方法, 提高网络的能力与速度",
        "参照Lampe",
    ],
)
def test_texts_that_are_no_people(text: str) -> None:
    assert not venues.are_authors(text)
