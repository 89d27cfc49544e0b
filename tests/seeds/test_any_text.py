"""Any text gives entries or a clear error: never a crash, never a hang."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enrich import seeds
from enrich.errors import SeedError
from enrich.model import Parsed, SeedFile

MARKS = ("[", "]", "(", ")", "](", "](https://arxiv.org/abs/2101.00001)", "![", "`", "**", "*", "_", "|", "\n", "\n\n", "- ", "  - ", "# ", "> ", "1. ", "|-|-|\n", "<a href='", "<!--", "-->", "<table><tr><td>", "</td>", "<li>", "<details><summary>", "</summary>", "https://x.org", "&amp;", "\\", ":star:", "2021", "(2021)", "CVPR 2021", "Ada Lampe et al.", '"', "“", "”", "A Study of Lamps", ", ", ". ", "[[paper]]", "Paper: ", "Date: 2021-", "\t", "\r\n", "\x00", "\u2028", "\u00a0", "\uf8ff", "\U000f0000", "&#xf0000;", "&#xf8ff;", '@string{a="b"}\n', "<!-- -->", "|Title|Date|Paper|Code|\n|---|---|---|---|\n", "@article{a, title={", "}", "==", "--", ".. ", "::", ";", "灯")  # fmt: skip

#: Texts that made some reader of Markdown quadratic, or might make this one so.
PATHOLOGICAL = ("[", "]", "[a](", "![", "*a ", "*", "_a ", "`", "`a``b```c", "> ", "- ", "|a", "|a|b|\n|-|-|\n", '<a href="', "<b>", "<!--", "<table>", "<td>", "<", "&", "https://a.b,", "(", "- T (", "- Ada Lampe, ", "- Aa. ", "- “a ", "- (2021) ", "2021 ", "a:", ":a:", "![a](b)", "[A Title of It](https://a.b) ", "# a\n", "**b** ", "**[1]** a\n", "`a` b\n", "Ada Lampe IV, ", "; Ada Lampe", " and [The Study of Lamps](https://a.b)", "et al. ", "](", "][", "[]", "\\", "a_b", "  b\n", "- [ ] ", "1. ", "\n", " ", "\r", "- \n", "**b (2021)** [[p](https://a.b)] \n", "<ul><li>", "```\n", "    a\n", "---\n", "&nbsp;", "![a](b) ", "<!-- ", "1234567890,", "`Lamps(2021)` ", "doi:10.1000/ab see arXiv ", '@string{a="b"}\n')  # fmt: skip

#: Texts that broke a reader once.
BREAKING = (
    (".md", "- A Study of Lamps &#xF0000;&#xFFFFF;"),
    (".csv", "title\n&#xF0000; lamps\n"),
    (".md", "- **[paper](https://arxiv.org/abs/2101.00001)** Lamps\n  - \\\n"),
    (".rst", "# 2005\n    |a|"),
    (".txt", "  -   -   - "),
    (".md", "- A study of lamps: , Ada Lampe, Bo Ohm, and Cy Lux [paper](https://arxiv.org/abs/2101.00001)\n"),
    (".md", "- " + " and ".join(["[The Study of Lamps](https://arxiv.org/abs/2101.00001)"] * 2000)),
)

TEXTS = st.lists(st.sampled_from(MARKS), max_size=40).map("".join) | st.text(max_size=200)


def read(suffix: str, text: str) -> Parsed | None:
    try:
        return seeds.parse(SeedFile(name="list", suffix=suffix, text=text))
    except SeedError:
        return None


@pytest.mark.parametrize("suffix", seeds.SUFFIXES)
@given(text=TEXTS)
@settings(max_examples=60, deadline=None)
def test_any_text_gives_entries_on_its_lines(suffix: str, text: str) -> None:
    parsed = read(suffix, text)
    for entry in parsed.entries if parsed else ():
        assert 1 <= entry.line <= text.count("\n") + text.count("\r") + 1
        assert entry.title == entry.title.strip()
    for problem in parsed.problems if parsed else ():
        assert problem.line >= 1


@pytest.mark.parametrize(("suffix", "text"), BREAKING)
def test_a_text_that_broke_a_reader_is_read(suffix: str, text: str) -> None:
    parsed = seeds.parse(SeedFile(name="list", suffix=suffix, text=text))
    assert all(entry.title or entry.links for entry in parsed.entries)


@given(text=TEXTS)
@settings(max_examples=50, deadline=None)
def test_reading_twice_says_the_same(text: str) -> None:
    assert read(".md", text) == read(".md", text)


@pytest.mark.parametrize("piece", PATHOLOGICAL)
def test_a_text_of_one_mark_repeated_is_read(piece: str) -> None:
    for suffix in (".md", ".txt", ".csv", ".bib"):
        read(suffix, f"- [A Study of Lamps](https://arxiv.org/abs/2101.00001) {piece * 1500}")
