"""The inside of a block is read leniently: what writers meant, not what the standard lets them."""

from __future__ import annotations

import pytest

from enrich.seeds._inline import BARE, CODE, EM, IMAGE, LINK, STRONG, TEXT, plain, scan

U = "https://example.org/a"


def seen(text: str) -> list[tuple[str, str]]:
    return [(piece.text, piece.url) for piece in scan(text, {"ref": U}) if piece.form == LINK]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (f"[a]({U})", [("a", U)]),
        (f'[a]({U} "A title")', [("a", U)]),
        (f"[a](<{U}>)", [("a", U)]),
        (f"[a b\nc]({U})", [("a b c", U)]),
        (f"[a](\n{U})", [("a", U)]),
        (f"[**a** b]({U})", [("a b", U)]),
        (f"[[a]]({U})", [("[a]", U)]),
        (f"[[a]({U})]", [("a", U)]),
        (f"[a]({U}_(b)_c)", [("a", f"{U}_(b)_c")]),
        (f"[a](({U}))", [("a", U)]),
        (f"[a] ({U})", [("a", U)]),
        (f"[a][{U}]", [("a", U)]),
        (f"[a]([./x.pdf]({U}))", [("a", U)]),
        ("[a][ref]", [("a", U)]),
        ("[ref]", [("ref", U)]),
        ("[a][none]", []),
        (f"a]({U})", [("a", U)]),
        ("[a]()", [("a", "")]),
        (f"<{U}>", [(U, U)]),
        (f"see {U}.", [(U, U)]),
        (f"({U})", [(U, U)]),
        (f"{U}_(b)", [(f"{U}_(b)", f"{U}_(b)")]),
        (f"[{U},{U}]", [(U, U), (U, U)]),
        (f"[{U}]({U})", [(U, U)]),
        (f"`{U}`", []),
        (f'<a href="{U}">a</a>', [("a", U)]),
        (f"<a href='{U}' target=_blank> a </a>", [("a", U)]),
        (f"<a href={U}>a", [("a", U)]),
        ("<a name='x'></a>", []),
        (f"[![b](https://img.shields.io/x)]({U})", [("b", U)]),
        (f"[`a`]({U})", [("a", U)]),
        (f"[\\[a\\]]({U})", [("[a]", U)]),
        (f"<!-- [a]({U}) -->", []),
        ("[a](x?b=1&amp;c=2)", [("a", "x?b=1&c=2")]),
    ],
)
def test_links(text: str, links: list[tuple[str, str]]) -> None:
    assert seen(text) == links


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a **b** _c_ `d`", "a b c d"),
        ("snake_case and 2*3", "snake_case and 2*3"),
        ("A* search", "A* search"),
        (r"\*a\* \[b\]", "*a* [b]"),
        ("a :star: b", "a b"),
        ("Ha-NeRF:laughing:: b", "Ha-NeRF: b"),
        (":1st_place_medal: a", "a"),
        ("at 1:2nd: a", "at 1:2nd: a"),
        ("2:4: ratio", "2:4: ratio"),
        ("a:b:c", "a:b:c"),
        ("R&#252;diger &amp; R&#252diger", "Rüdiger & Rüdiger"),
        ("a<br>b<br/>c", "a b c"),
        ("a <!-- b --> c", "a c"),
        ("a <!-- b", "a <!-- b"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("a ![b](c.png) d", "a d"),
        ("![b", "![b"),
        ("~~a~~", "a"),
        ("``a`b``", "a`b"),
        ("`a", "`a"),
        ("a\\\nb", "a b"),
        ("\uf8ff\U000f0000", "\ufffd\ufffd"),
    ],
)
def test_words_that_a_reader_sees(text: str, words: str) -> None:
    assert plain(scan(text)) == words


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("**a**", STRONG),
        ("__a__", STRONG),
        ("*a*", EM),
        ("<b>a</b>", STRONG),
        ("<i>a</i>", EM),
        ("***a***", STRONG | EM),
        ("`a`", CODE),
        (U, BARE),
    ],
)
def test_styles(text: str, style: int) -> None:
    assert [piece.style for piece in scan(text)] == [style]


def test_the_text_of_a_picture_is_one_line() -> None:
    assert [piece.text for piece in scan("![Lamps\n  of rooms](lamps.png)")] == ["Lamps of rooms"]


def test_a_picture_whose_address_stands_elsewhere_is_no_link() -> None:
    named = scan(
        "A study of lamps ![][~led] ![light][badge]",
        {"~led": "https://l.example/led.svg", "badge": "https://l.example/b.svg"},
    )
    assert [(piece.form, piece.text, piece.url) for piece in named if piece.form != TEXT] == [
        (IMAGE, "", "https://l.example/led.svg"),
        (IMAGE, "light", "https://l.example/b.svg"),
    ]
