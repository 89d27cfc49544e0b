"""reStructuredText, BibTeX, delimited and plain text seeds; a suffix that nobody reads is a clear error."""

from __future__ import annotations

import pytest

from enrich import seeds
from enrich.errors import SeedError
from enrich.model import Code, Entry, Identifier, Kind, Link, LinkRole, Parsed, Scheme, SeedFile, Severity

PAPER = "https://arxiv.org/abs/2101.00001"


def parsed(suffix: str, text: str) -> Parsed:
    return seeds.parse(SeedFile(name=f"list{suffix}", suffix=suffix, text=text))


def entries(suffix: str, text: str) -> tuple[Entry, ...]:
    return parsed(suffix, text).entries


def test_a_suffix_without_a_format_is_an_error_that_names_those_there_are() -> None:
    with pytest.raises(SeedError, match=r"list\.doc: expected a file that ends in one of \.md, .*, got '\.doc'"):
        parsed(".doc", "")
    with pytest.raises(SeedError, match="got 'no ending'"):
        parsed("", "")


def test_every_format_has_a_suffix_of_its_own() -> None:
    assert len(set(seeds.SUFFIXES)) == len(seeds.SUFFIXES)
    assert {".md", ".markdown", ".rst", ".bib", ".csv", ".txt"} <= set(seeds.SUFFIXES)


@pytest.mark.parametrize("suffix", seeds.SUFFIXES)
def test_an_empty_seed_has_no_entries(suffix: str) -> None:
    assert parsed(suffix, "") == Parsed(entries=())


# --- reStructuredText ---------------------------------------------------------------------------

RST = f"""Lamps
=====

2. Papers
---------

* `A Bullet on Lamps <{PAPER}9>`_, Lampe et al., ICLR 2021
* **Bold Lamps in Rooms.** *Ada Lampe, Bo Ohm.* `[PDF] <{PAPER}8>`_

=====================================  =========  =====  =========  ===========================================
Paper Title                            Venue      Year   Ref        Materials
=====================================  =========  =====  =========  ===========================================
A Study of Lamps                       ICLR 2021  2020   [#a]_      `[PDF] <{PAPER}>`_, `[Code] <https://github.com/a/b>`_
A Study of Rooms                       Preprint   2021              `[PDF] <{PAPER}7>`_
=====================================  =========  =====  =========  ===========================================

.. [#a] A footnote with a `link <{PAPER}6>`_.
"""


def test_rst_is_read_by_its_sections_tables_and_bullets() -> None:
    assert [
        (each.title, each.line, each.venue, each.date, each.authors, len(each.links)) for each in entries(".rst", RST)
    ] == [
        ("A Bullet on Lamps", 7, "ICLR 2021", None, ("Lampe",), 1),
        ("Bold Lamps in Rooms", 8, None, None, ("Ada Lampe", "Bo Ohm"), 1),
        ("A Study of Lamps", 13, "ICLR 2021", "2020", (), 2),
        ("A Study of Rooms", 14, "Preprint", "2021", (), 1),
    ]
    assert {each.section for each in entries(".rst", RST)} == {("Lamps", "2. Papers")}


def test_rst_reads_no_other_file() -> None:
    text = f".. include:: /etc/passwd\n\n.. raw:: html\n   :file: /etc/passwd\n\n* `A Study of Lamps <{PAPER}>`_\n"
    assert [each.title for each in entries(".rst", text)] == ["A Study of Lamps"]


def test_rst_nested_beyond_reading_is_a_clear_error() -> None:
    with pytest.raises(SeedError, match=r"list\.rst: expected reStructuredText, got blocks nested too deeply"):
        parsed(".rst", "- " * 2000)


# --- BibTeX -------------------------------------------------------------------------------------

BIB = """@string{jl = "Journal of Lamps"}
@article{lampe2021,
  title = {A {DNA} Study of \\"Uber-Lamps},
  author = {Lampe, Ada and {Ohm Research Group} and M{\\"u}ller, Bo and others},
  journal = jl,
  year = 2021, month = mar,
  doi = {10.1234/Lamps_1},
}
@misc{lampe2021, title={Rooms}, eprint={2101.00001}, archivePrefix={arXiv}, title={Repeated}}
@software{kit, Title={LampKit}, URL={https://github.com/a/b~c}}
@article{broken
@dataset{set, title={LampSet}, url={https://zenodo.org/record/1}}
"""


def test_bibtex_entries_are_read_field_by_field() -> None:
    assert entries(".bib", BIB)[0] == Entry(
        file="list.bib",
        line=2,
        title="A DNA Study of Über-Lamps",
        authors=("Lampe, Ada", "Ohm Research Group", "Müller, Bo"),
        venue="Journal of Lamps",
        date="mar 2021",
        year=2021,
        links=(Link(url="https://doi.org/10.1234/Lamps_1", role=LinkRole.PAPER),),
        identifiers=(Identifier(Scheme.DOI, "10.1234/lamps_1"),),
        stated=(Identifier(Scheme.DOI, "10.1234/lamps_1"),),
    )


def test_bibtex_keys_that_repeat_and_fields_that_repeat_lose_nothing() -> None:
    assert [(each.kind, each.title, each.line) for each in entries(".bib", BIB)[1:]] == [
        (Kind.PAPER, "Rooms", 9),
        (Kind.SOFTWARE, "LampKit", 10),
        (Kind.DATASET, "LampSet", 12),
    ]
    assert entries(".bib", BIB)[1].identifiers == (Identifier(Scheme.ARXIV, "2101.00001"),)
    assert entries(".bib", BIB)[2].links == (Link(url="https://github.com/a/b~c", role=LinkRole.CODE),)


def test_a_broken_bibtex_entry_is_reported_with_its_line() -> None:
    (problem,) = parsed(".bib", BIB).problems
    assert (problem.code, problem.severity, problem.line) == (Code.ROW_MALFORMED, Severity.ERROR, 11)
    assert problem.message == "expected a BibTeX entry, got '@article{broken', which cannot be read"


def test_a_bibtex_macro_that_is_defined_again_keeps_its_first_meaning() -> None:
    text = '@string{jl="Journal of Lamps"}\n@string{jl="Rooms"}\n@article{a, title={Lamps at Night}, journal=jl}\n'
    assert [(each.line, each.title, each.venue) for each in entries(".bib", text)] == [
        (3, "Lamps at Night", "Journal of Lamps")
    ]


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_bibtex_reads_the_same_whatever_ends_its_lines(newline: str) -> None:
    assert parsed(".bib", BIB.replace("\n", newline)) == parsed(".bib", BIB)


# --- delimited ----------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimited_columns_are_named_as_in_tables(delimiter: str) -> None:
    rows = [
        ["Title", "Year", "Paper link", "Code"],
        ['"A Study of\nLamps"', "2021", PAPER, "https://github.com/a/b"],
        ["A Study of Rooms", "2021-", "", ""],
    ]
    text = "\n".join(delimiter.join(row) for row in rows)
    found = parsed(".csv", text)
    assert [(each.title, each.line, each.date, [link.role for link in each.links]) for each in found.entries] == [
        ("A Study of Lamps", 2, "2021", [LinkRole.PAPER, LinkRole.CODE]),
        ("A Study of Rooms", 4, "2021-", []),
    ]
    assert [(each.code, each.line) for each in found.problems] == [(Code.DATE_INCOMPLETE, 4)]


def test_a_delimited_text_without_head_is_read_by_what_stands_in_it() -> None:
    text = f"2021,A Study of Lamps,{PAPER}\n2022,A Study of Rooms,{PAPER}2\n"
    assert [(each.title, each.line, each.date) for each in entries(".csv", text)] == [
        ("A Study of Lamps", 1, "2021"),
        ("A Study of Rooms", 2, "2022"),
    ]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("title,doi\nA Study of Lamps,10.1000/lamps.1\n", ["doi:10.1000/lamps.1"]),
        ("arxiv,title\n2101.00001,A Study of Lamps\n", ["arxiv:2101.00001"]),
        ("title,doi,venue\nA Study of Lamps,10.1000/lamps.1,Nature\n", ["doi:10.1000/lamps.1"]),
        ("title,venue\nA Study of Lamps,Nature\n", []),
        ("title,note\nA Study of Lamps,\n", []),
        ("title\nA Study of Lamps\n", []),
    ],
)
def test_a_record_with_a_title_is_an_entry_without_any_link(text: str, stated: list[str]) -> None:
    (entry,) = entries(".csv", text)
    assert (entry.title, entry.line, entry.kind) == ("A Study of Lamps", 2, Kind.PAPER)
    assert [str(each) for each in entry.stated] == stated


def test_a_row_of_a_table_with_a_title_and_an_identifier_is_an_entry_without_any_link() -> None:
    text = "| Title | DOI |\n|-|-|\n| A Study of Lamps | 10.1000/lamps.1 |\n| A Study of Rooms | 10.1000/lamps.2 |\n"
    assert [(each.title, [str(named) for named in each.stated]) for each in entries(".md", text)] == [
        ("A Study of Lamps", ["doi:10.1000/lamps.1"]),
        ("A Study of Rooms", ["doi:10.1000/lamps.2"]),
    ]


def test_a_cell_that_is_too_long_is_reported_and_the_rows_before_it_stand() -> None:
    text = f'Title,Link\nA Study of Lamps,{PAPER}\n"{"x" * 200_000}",y\n'
    found = parsed(".csv", text)
    assert [each.title for each in found.entries] == ["A Study of Lamps"]
    assert [(each.code, each.line) for each in found.problems] == [(Code.ROW_MALFORMED, 3)]


# --- plain text ---------------------------------------------------------------------------------


def test_a_line_of_plain_text_is_an_identifier_a_link_or_a_title() -> None:
    text = f"# my lamps\n\n10.1234/lamps.1\narXiv:2101.00001v2\n{PAPER}\nA Study of Lamps\n2. A Study of Rooms {PAPER.replace('01', '02')}\nhttps://github.com/a/b\n"
    doi, arxiv = Identifier(Scheme.DOI, "10.1234/lamps.1"), Identifier(Scheme.ARXIV, "2101.00001")
    assert [(each.line, each.kind, each.title, each.stated, each.identifiers) for each in entries(".txt", text)] == [
        (3, Kind.PAPER, "", (doi,), ()),
        (4, Kind.PAPER, "", (arxiv,), ()),
        (5, Kind.PAPER, "", (), (arxiv,)),
        (6, Kind.PAPER, "A Study of Lamps", (), ()),
        (7, Kind.PAPER, "A Study of Rooms", (), (Identifier(Scheme.ARXIV, "2102.00002"),)),
        (8, Kind.SOFTWARE, "", (), ()),
    ]


def test_a_line_too_long_for_a_title_is_reported() -> None:
    found = parsed(".txt", "x" * 1000)
    assert found.entries == ()
    assert [(each.code, each.line) for each in found.problems] == [(Code.ROW_MALFORMED, 1)]


# --- identifiers as words -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "cell", "stated"),
    [
        ("DOI", "10.1000/lamps.1", "doi:10.1000/lamps.1"),
        ("DOI", "[10.1000/lamps.1](https://doi.org/10.1000/lamps.1)", None),
        ("arXiv ID", "2101.00001", "arxiv:2101.00001"),
        ("Where", "doi:10.1000/lamps.1", "doi:10.1000/lamps.1"),
        ("Notes", "arXiv:2101.00001", "arxiv:2101.00001"),
        ("Abstract", "It goes beyond arXiv:2101.00001.", None),
        ("DOI", "to come", None),
    ],
)
def test_a_cell_of_a_table_states_an_identifier(head: str, cell: str, stated: str | None) -> None:
    table = f"# Papers\n\n| Title | Venue | {head} |\n|-|-|-|\n| A Study of Lamps in Rooms | ICLR 2021 | {cell} |\n"
    (entry,) = entries(".md", table)
    assert [str(each) for each in entry.stated] == ([stated] if stated else [])


def test_a_link_that_a_line_of_plain_text_repeats_counts_once() -> None:
    (entry,) = entries(".txt", f"A Study of Lamps {PAPER} {PAPER}\n")
    assert entry.links == (Link(url=PAPER, role=LinkRole.PAPER),)


@pytest.mark.parametrize(
    ("line", "stated"),
    [
        ("PMID: 12345678", "pmid:12345678"),
        ("openreview:abcdef_12", "openreview:abcdef_12"),
        ("acl:P19-1001", "acl:P19-1001"),
    ],
)
def test_a_line_states_an_identifier_of_any_scheme(line: str, stated: str) -> None:
    assert [str(each) for each in entries(".txt", line)[0].stated] == [stated]


def test_an_indented_heading_behind_an_item_is_a_heading() -> None:
    text = f"## Scoring\n\n- [Lamps Scored in Rooms]({PAPER}1)\n\n  ### Rooms\n\n- [Rooms Scored by Lamps]({PAPER}2)\n"
    entries = seeds.parse(SeedFile(name="list.md", suffix=".md", text=text)).entries
    assert [entry.section for entry in entries] == [("Scoring",), ("Scoring", "Rooms")]
