"""The block rules of ours find what markdown-it's own rules find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from enrich.seeds._rules import ITEM, MOST_FILLED, TABLE, parser_of

if TYPE_CHECKING:
    from markdown_it.token import Token

#: A block as (type, line it begins in, content); a table as ("table", the line, its cells row by row with their lines).
Block = tuple[str, int, object]

_CELLS = st.sampled_from(["a", "b\\|c", "", " ", "`x|y`", "é", "[t](u)", "\\", "---", ":-:", "- x", "# h", "> q"])
_DASHES = st.sampled_from(["---", ":-:", "-", " :--", "--: ", ""])
_TABLE_LINES = st.one_of(
    st.lists(_CELLS, max_size=4).map("|".join),
    st.lists(_CELLS, max_size=4).map(lambda cells: f"| {' | '.join(cells)} |"),
    st.lists(_DASHES, max_size=4).map("|".join),
    st.lists(_DASHES, max_size=4).map(lambda cells: f"|{'|'.join(cells)}|"),
)
_LINES = st.sampled_from(
    [
        "",
        "text",
        "*emphasis*",
        "[t](u)",
        "- item",
        "- other",
        "-   **bold**",
        "* **bold**",
        "* (x) y",
        "  - nested too",
        "- ***",
        "- a | b",
        "3. three",
        "4. | x",
        "  - nested",
        "  more",
        "    deep",
        "1. one",
        "2. two",
        "10) ten",
        "+ b",
        "> q",
        "> |---|---|",
        "> - i",
        "- | a |",
        "  |-|",
        "```",
        "~~~ x",
        "***",
        "---",
        "===",
        "# h",
        "####### no",
        "#h",
        "<p>",
        "<!-- c -->",
        "</div>",
        "<b>x</b>",
        "[r]: https://x.org",
        "[r",
        "]: /u",
        "    | a |",
        "  ",
        "\tx",
        "-",
        "é|ü",
    ]
)
_TEXTS = st.lists(_LINES | _TABLE_LINES, max_size=14).map("\n".join)


def _theirs(text: str) -> Iterator[Block]:
    """Give the blocks that markdown-it's own rules find, each table as one."""
    table: list[tuple[int, tuple[str, ...]]] | None = None
    for token in MarkdownIt("commonmark").enable("table").disable(["inline", "text_join"]).parse(text):
        if token.type == "table_open":
            table = []
        elif token.type == "table_close":
            yield "table", (table or [(0, ())])[0][0], table
            table = None
        elif table is None:
            yield from _block(token)
        elif token.type == "tr_open":
            table.append((_line(token), ()))
        elif token.type == "inline":
            line, cells = table.pop()
            table.append((line, (*cells, token.content)))


def _ours(text: str) -> Iterator[Block]:
    for token in parser_of(text).parse(text):
        if token.type == TABLE:
            rows = [(row.line, row.cells) for row in token.meta["rows"]]
            yield "table", _line(token), [(_line(token), token.meta["head"]), *rows]
        elif token.type == ITEM:
            yield "list_item_open", _line(token), ""
            yield "inline", _line(token), token.content
            yield "list_item_close", 0, ""
        else:
            yield from _block(token)


def _block(token: Token) -> Iterable[Block]:
    kept = {"inline", "heading_open", "list_item_open", "list_item_close", "html_block", "fence", "code_block"}
    return [(token.type, _line(token), token.content)] if token.type in kept else []


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 0


@given(text=_TEXTS)
@example("a | b\n-|-\nc")
@example("- item\n- other\n\ntext")
@example("- item\n\n  more")
@example("- a\n  b\n===")
@example("[r]:\n/u\ntext")
def test_our_rules_find_the_blocks_of_markdown_it(text: str) -> None:
    assert list(_ours(text)) == list(_theirs(text))


def test_a_table_that_only_wants_to_grow_ends_where_too_much_would_be_filled_up() -> None:
    wide = "|".join("a" * 300)
    [(_, _, table), *_] = _ours("\n".join([wide, "|".join("-" * 300), *["x"] * 1000]))
    assert isinstance(table, list)
    assert sum(len(cells) for _, cells in table) < MOST_FILLED + 2 * 300
