"""Dates and venues are recognised as writers put them, and texts that only look so are not."""

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


@pytest.mark.parametrize(
    ("venue", "year"),
    [
        ("CVPR'19", 2019),
        ("CVPR-19", 2019),
        ("CVPR 19", 2019),
        ("ACM MM 98.", 1998),
        ("ICML 37", None),
        ("PAMI 12", None),
        ("LAMPS 19", None),
    ],
)
def test_two_digits_behind_a_short_name_are_its_year(venue: str, year: int | None) -> None:
    assert venues.year_of(venue) == year


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
    "text",
    ["", "A kit that lights lamps in systems", "Ada Lampe", "2021", "LampNet", "code", "x" * 300, "oral", "\u00a0"],
)
def test_texts_that_are_no_venues(text: str) -> None:
    assert not venues.is_venue(text)


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


def test_a_venue_that_nobody_knows_may_have_a_long_name_of_capitals_and_its_year() -> None:
    assert venues.is_venue_strictly("BlackBoxLit2019")
