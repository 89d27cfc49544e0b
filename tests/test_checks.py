"""Lists are linted without network."""

from __future__ import annotations

from typing import Any

from enrich import checks
from enrich.model import Code, Entry, Kind, LinkRole, Parsed, Problem, Severity
from factories import arxiv, entry, link

PAPER = link("https://arxiv.org/abs/2101.00001")
KNOWN: dict[str, Any] = {"links": (PAPER,), "identifiers": (arxiv("2101.00001"),)}


def parsed(*entries: Entry, problems: tuple[Problem, ...] = ()) -> Parsed:
    return Parsed(entries=entries, problems=problems)


def found(*lists: Parsed) -> list[tuple[Code, Severity, str, int]]:
    return [(each.code, each.severity, each.file, each.line) for each in checks.check(lists)]


def test_a_sound_list_has_no_problems() -> None:
    assert found(parsed(entry(**KNOWN))) == []


def test_what_the_parser_found_is_told_once() -> None:
    problem = Problem(code=Code.DATE_INCOMPLETE, severity=Severity.WARNING, message="m", file="seeds/list.md", line=5)
    assert checks.check([parsed(entry(**KNOWN), problems=(problem, problem))]) == (problem,)


def test_a_title_listed_twice_in_a_section_is_a_warning_and_in_another_section_a_remark() -> None:
    again = entry(title="A plainly invented study of LAMPS", line=6, **KNOWN)
    elsewhere = entry(line=7, section=("Other",), **KNOWN)
    assert found(parsed(entry(**KNOWN), again, elsewhere)) == [
        (Code.DUPLICATE_ENTRY, Severity.WARNING, "seeds/list.md", 6),
        (Code.DUPLICATE_ENTRY, Severity.INFO, "seeds/list.md", 7),
    ]


def test_a_title_listed_in_two_files_is_reported_where_it_comes_second() -> None:
    assert found(parsed(entry(**KNOWN)), parsed(entry(file="seeds/b.md", line=1, **KNOWN))) == [
        (Code.DUPLICATE_ENTRY, Severity.INFO, "seeds/b.md", 1)
    ]


def test_a_paper_link_on_rows_with_different_titles_is_reported_on_both() -> None:
    problems = checks.check([parsed(entry(**KNOWN), entry("On Ohms", line=6, **KNOWN))])
    assert [(each.code, each.line, each.message) for each in problems] == [
        (Code.LINK_SHARED, 5, "arxiv:2101.00001 is also the paper link of “On Ohms”, at seeds/list.md:6"),
        (
            Code.LINK_SHARED,
            6,
            "arxiv:2101.00001 is also the paper link of “A Plainly Invented Study of Lamps”, at seeds/list.md:5",
        ),
    ]


def test_a_link_without_identifier_is_compared_by_its_address() -> None:
    same: dict[str, Any] = {"links": (link("https://example.org/a.pdf"),)}
    assert [code for code, *_ in found(parsed(entry(**same), entry("On Ohms", line=6, **same)))] == [
        Code.LINK_SHARED
    ] * 2


def test_a_shared_code_link_is_no_problem() -> None:
    code = link("https://github.com/a/b", LinkRole.CODE)
    rows = (
        entry(links=(PAPER, code)),
        entry("On Ohms", line=6, links=(link("https://arxiv.org/abs/2101.00002"), code)),
    )
    assert found(parsed(*rows)) == []


def test_a_paper_without_link_or_identifier_is_remarked() -> None:
    assert found(parsed(entry())) == [(Code.NO_IDENTIFIER, Severity.INFO, "seeds/list.md", 5)]
    assert found(parsed(entry(stated=(arxiv("2101.00001"),)))) == []
    assert found(parsed(entry(kind=Kind.SOFTWARE))) == []


def test_a_row_that_says_nothing_is_an_error() -> None:
    assert (Code.TITLE_MISSING, Severity.ERROR, "seeds/list.md", 5) in found(parsed(entry("")))


def test_problems_come_in_the_order_of_files_and_lines() -> None:
    first, second = (
        parsed(entry(file="z.md", line=9), entry("On Ohms", file="z.md", line=2)),
        parsed(entry("C", file="a.md")),
    )
    assert [(file, line) for _, _, file, line in found(first, second)] == [("z.md", 2), ("z.md", 9), ("a.md", 5)]


def test_a_long_title_is_cut_in_a_message() -> None:
    (only,) = checks.check([parsed(entry("x" * 80))])
    assert only.message.startswith("no link or identifier says which paper “" + "x" * 59 + "…” is")
