"""Tables between pipes are read by a rule of ours: it finds what markdown-it's own rule finds, with one token a table."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import enrich.seeds._pipes as pipes

Table = list[tuple[int, tuple[str, ...]]]

_CELLS = st.sampled_from(["a", "b\\|c", "", " ", "`x|y`", "é", "[t](u)", "\\", "---", ":-:", "- x", "# h", "> q"])
_DASHES = st.sampled_from(["---", ":-:", "-", " :--", "--: ", ""])
_LINES = st.one_of(
    st.lists(_CELLS, max_size=4).map("|".join),
    st.lists(_CELLS, max_size=4).map(lambda cells: f"| {' | '.join(cells)} |"),
    st.lists(_DASHES, max_size=4).map("|".join),
    st.lists(_DASHES, max_size=4).map(lambda cells: f"|{'|'.join(cells)}|"),
    st.sampled_from(["", "- item", "  ", "    | a |", "> | a | b |", "> |---|---|", "- | a |", "  |-|", "text", "```"]),
)
_TEXTS = st.lists(_LINES, max_size=12).map("\n".join)


def _theirs(text: str) -> list[Table]:
    tables: list[Table] = []
    inside = False
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type in {"table_open", "table_close"}:
            inside = token.nesting > 0
            tables += [[]] if inside else []
        elif inside and token.type == "tr_open" and token.map:
            tables[-1].append((token.map[0] + 1, ()))
        elif inside and token.type == "inline":
            line, cells = tables[-1].pop()
            tables[-1].append((line, (*cells, token.content)))
    return tables


def _ours(text: str) -> list[Table]:
    parser = MarkdownIt("commonmark").enable("table")
    parser.block.ruler.at("table", pipes.table, {"alt": ["paragraph", "reference"]})
    return [
        [((token.map or [0])[0] + 1, token.meta["head"]), *((row.line, row.cells) for row in token.meta["rows"])]
        for token in parser.parse(text)
        if token.type == pipes.TOKEN
    ]


@given(text=_TEXTS)
def test_the_rule_finds_the_tables_of_markdown_it(text: str) -> None:
    assert _ours(text) == _theirs(text)


def test_a_table_that_only_wants_to_grow_ends_where_too_much_would_be_filled_up() -> None:
    wide = "|".join("a" * 300)
    [table] = _ours("\n".join([wide, "|".join("-" * 300), *["x"] * 1000]))
    assert sum(len(cells) for _, cells in table) < pipes.MOST_FILLED + 2 * 300
