from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
import rispy

from csl_schema import faults
from enrich.errors import ConfigError, OutputError
from enrich.model import (
    CslType,
    Holding,
    Library,
    LinkRole,
    Metrics,
    Name,
    Notice,
    PartialDate,
    RepoState,
    RepoStatus,
    SourceName,
    Status,
    Work,
)
from enrich.outputs import OUTPUTS, Options, chosen, csl_json, enriched, entries_csv, export, ris
from factories import arxiv, doi, entry, link, name

HERE = Path(__file__).parent
TORTURE = (HERE / "torture.json").read_text("utf-8")


def held(work: Work | None = None, **fields: Any) -> Library:
    defaults: dict[str, Any] = {"key": "k", "entry": entry(), "status": Status.RESOLVED, "work": work}
    return Library(holdings=(Holding(**(defaults | fields)),))


@pytest.mark.parametrize("output", ["references.csl.json", "references.ris", "entries.csv"])
def test_the_torture_set_is_written_as_the_golden_file(output: str) -> None:
    assert export(TORTURE, output) == (HERE / f"torture.{output}").read_bytes().decode("utf-8")


# --- CSL-JSON ---------------------------------------------------------------------------------


def test_the_list_is_valid_csl_and_keeps_what_it_was_given() -> None:
    given, written = json.loads(TORTURE), json.loads(export(TORTURE, "csl-json"))
    assert faults(written) == []
    changed = {"preprint": {"number": "arXiv:2209.01234"}}
    assert written == [item | changed.get(item["id"], {}) for item in given]


def test_texts_keep_csl_rich_text_in_titles_alone() -> None:
    work = Work(
        title="<em>E. coli</em> &amp; <u>more</u>", container_title="<i>Lamps</i>", authors=(name("<b>Ohm</b>"),)
    )
    (item,) = json.loads(csl_json.render(held(work)))
    assert (item["title"], item["container-title"]) == ("<i>E. coli</i> & more", "Lamps")
    assert item["author"] == [{"family": "Ohm"}]


def test_tags_that_cross_are_mended() -> None:
    (item,) = json.loads(csl_json.render(held(Work(title="a <i>b <sub>c</i> d</sub> </b>"))))
    assert item["title"] == "a <i>b c</i> d"


def test_extra_variables_are_tidied_too() -> None:
    extra = {"translator": [{"family": "Vo\nlt"}], "custom": {"n": 1, "t": "a\tb"}, "edition": "2nd\n"}
    (item,) = json.loads(csl_json.render(held(Work(title="x", extra=extra))))
    assert (item["translator"], item["custom"], item["edition"]) == ([{"family": "Vo lt"}], {"n": 1, "t": "a b"}, "2nd")


# --- RIS --------------------------------------------------------------------------------------


def record(work: Work, **fields: Any) -> list[str]:
    text = ris.render(held(work, **fields))
    assert text.endswith("ER  - \r\n\r\n")
    return text.split("\r\n")[:-3]


def test_a_record_says_a_tag_a_line() -> None:
    work = Work(
        title="CO<sub>2</sub> &\nlamps",
        type=CslType.ARTICLE_JOURNAL,
        authors=(
            Name(family="Gogh", given="V.", particle="van", suffix="Jr."),
            Name(family="Ohm", suffix="III"),
            Name(literal="Trade, Energy & *Rivers"),
        ),
        editors=(name("Volt", "A."),),
        issued=PartialDate(2020, 2),
        container_title="Journal of Lamps",
        container_title_short="J. Lamps",
        volume="1",
        issue="2",
        page="3–4",
        number="e5",
        doi="10.5555/a",
        url="https://example.org/a",
        issn=("1234-5679",),
        language="en",
        keywords=("lamps*",),
        abstract="Of lamps.",
        note="Mine",
        extra={"edition": "2"},
    )
    assert record(work) == [
        "TY  - JOUR",
        "ID  - k",
        "AU  - van Gogh, V., Jr.",
        "AU  - Ohm, , III",
        "AU  - Trade, Energy & Rivers",
        "ED  - Volt, A.",
        "TI  - CO₂ & lamps",
        "T2  - Journal of Lamps",
        "JO  - Journal of Lamps",
        "JA  - J. Lamps",
        "PY  - 2020",
        "DA  - 2020/02/",
        "VL  - 1",
        "IS  - 2",
        "SP  - 3",
        "EP  - 4",
        "C7  - e5",
        "ET  - 2",
        "SN  - 1234-5679",
        "DO  - 10.5555/a",
        "UR  - https://example.org/a",
        "LA  - en",
        "KW  - lamps",
        "AB  - Of lamps.",
        "N1  - Mine",
    ]


SAID = [
    ("the preprint's page", Work(title="x", type=CslType.ARTICLE, arxiv="2001.00001"), "UR  - https://arxiv.org/abs/2001.00001"),
    ("the DOI where there is no URL", Work(title="x", doi="10.5555/a", arxiv="2001.00001"), "UR  - https://doi.org/10.5555/a"),
    ("a single page", Work(title="x", page="e12"), "SP  - e12"),
    ("an article number as page", Work(title="x", type=CslType.ARTICLE_JOURNAL, number="114"), "SP  - 114"),
    ("the number of a report", Work(title="x", type=CslType.REPORT, number="TR-7"), "SN  - TR-7"),
    ("another number", Work(title="x", type=CslType.STANDARD, number="7"), "M1  - 7"),
    ("a conference without proceedings", Work(title="x", type=CslType.PAPER_CONFERENCE, event_title="Lampfest"), "C3  - Lampfest"),
    ("editors of proceedings", Work(title="x", type=CslType.CHAPTER, editors=(name("Ohm", "B."),)), "A2  - Ohm, B."),
    ("a type without a name", Work(title="x", type=CslType.STANDARD), "TY  - GEN"),
]  # fmt: skip


@pytest.mark.parametrize(("work", "line"), [case[1:] for case in SAID], ids=[case[0] for case in SAID])
def test_a_record_says_it_where_readers_look(work: Work, line: str) -> None:
    assert line in record(work)


def test_an_abstract_may_be_left_out_of_ris() -> None:
    assert "AB  -" not in ris.render(held(Work(title="x", abstract="Of lamps.")), Options(abstracts=False))


def test_rispy_reads_every_record() -> None:
    read = rispy.loads(export(TORTURE, "ris"))
    given = json.loads(TORTURE)
    assert [each["id"] for each in read] == [each["id"] for each in given]
    assert read[0]["authors"] == ["Hale, Ruth", "Okafor, Chidi"]


# --- CSV --------------------------------------------------------------------------------------


def rows(library: Library, **options: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(entries_csv.render(library, Options(**options)))))


def test_a_resolved_entry_fills_a_row() -> None:
    library = held(
        Work(
            title='Lamps,\n"all" of CO<sub>2</sub>',
            type=CslType.ARTICLE_JOURNAL,
            authors=(name("Lampe", "Ada"), Name(literal="Lamp Group")),
            issued=PartialDate(2020),
            container_title="Journal of Lamps",
            doi="10.5555/a",
            arxiv="2001.00001",
            url="https://example.org/a",
            abstract="Of lamps.",
        ),
        entry=entry(section=("Lists", "Lamps"), line=9),
        metrics={SourceName.CROSSREF: Metrics(citations=3), SourceName.ARXIV: Metrics()},
        notices=(Notice(type="retraction"), Notice(type="retraction")),
        repos=(RepoStatus(url="https://github.com/a/b", host="github.com", full_name="a/b", status=RepoState.OK, stars=7, last_commit_at="2026-01-01T00:00:00Z"),),
    )  # fmt: skip
    assert rows(library) == [
        {
            "key": "k",
            "kind": "paper",
            "status": "resolved",
            "title": 'Lamps, "all" of CO₂',
            "authors": "Ada Lampe; Lamp Group",
            "year": "2020",
            "venue": "Journal of Lamps",
            "type": "article-journal",
            "doi": "10.5555/a",
            "arxiv": "2001.00001",
            "url": "https://example.org/a",
            "citations": "3",
            "notices": "retraction",
            "code": "https://github.com/a/b",
            "code_status": "ok",
            "code_stars": "7",
            "code_last_commit": "2026-01-01T00:00:00Z",
            "section": "Lists > Lamps",
            "file": "seeds/list.md",
            "line": "9",
            "abstract": "Of lamps.",
        }
    ]


def test_a_row_without_a_record_tells_what_the_seed_says() -> None:
    links = (link("https://example.org/a"), link("https://github.com/a/b", LinkRole.CODE))
    row = entry("Lamps", authors=("Ada Lampe",), venue="Journal of Lamps", year=2020, links=links)
    (told,) = rows(held(None, entry=row, status=Status.PENDING, identifiers=(doi("10.5555/a"), arxiv("2001.00001"))))
    assert {name: value for name, value in told.items() if value} == {
        "key": "k",
        "kind": "paper",
        "status": "pending",
        "title": "Lamps",
        "authors": "Ada Lampe",
        "year": "2020",
        "venue": "Journal of Lamps",
        "doi": "10.5555/a",
        "arxiv": "2001.00001",
        "url": "https://example.org/a",
        "code": "https://github.com/a/b",
        "file": "seeds/list.md",
        "line": "5",
    }


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1 lamps", "@SUM(A1)"])
def test_a_spreadsheet_runs_no_cell(title: str) -> None:
    assert rows(held(Work(title=title)))[0]["title"] == f"'{title}"


def test_options_leave_out_rows_and_abstracts() -> None:
    assert rows(held(None, status=Status.PENDING), unresolved=False) == []
    assert "abstract" not in rows(held(Work(title="x")), abstracts=False)[0]


# --- export -----------------------------------------------------------------------------------


def test_every_output_has_its_format_and_its_file() -> None:
    assert [(each.format, each.name) for each in OUTPUTS] == [
        ("json", "enriched.json"),
        ("bibtex", "references.bib"),
        ("biblatex", "references.biblatex.bib"),
        ("csl-json", "references.csl.json"),
        ("ris", "references.ris"),
        ("csv", "entries.csv"),
    ]


def test_a_library_exports_as_the_run_would_write_it() -> None:
    library = held(Work(title="Lamps", doi="10.5555/a"), entry=entry(section=("Lists",)))
    for output in OUTPUTS:
        assert export(enriched.render(library), output.format) == output.render(library, Options())


def test_rows_of_a_library_may_list_one_work_but_items_of_a_list_stand_each_for_itself() -> None:
    items = [{"id": "a", "type": "book", "DOI": "10.5555/a"}, {"id": "b", "type": "book", "DOI": "10.5555/a"}]
    assert [each["id"] for each in json.loads(export(json.dumps(items), "csl-json"))] == ["a", "b"]
    assert len(json.loads(export(export(json.dumps(items), "json"), "csl-json"))) == 1


def test_keys_of_a_list_are_its_ids_respelt_where_readers_would_stumble() -> None:
    items = [{"id": given, "type": "book", "title": "x"} for given in ("a", "A", "http://x.org/1 2", 7, "")]
    assert [each["id"] for each in json.loads(export(json.dumps(items), "csl-json"))] == [
        "a",
        "Aa",
        "http:_x.org_1_2",
        "x7",
        "untitled",
    ]


def test_a_list_may_stand_in_an_object() -> None:
    assert json.loads(export('{"items": [{"id": "a", "type": "book"}]}', "csl-json"))[0]["id"] == "a"


def test_an_empty_list_gives_an_empty_file() -> None:
    assert [export("[]", each) for each in ("bibtex", "biblatex", "csl-json", "ris")] == ["", "", "[]\n", ""]


BAD = [
    ("{", "the input is no JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
    ("7", "the input is neither an enriched.json nor a list of CSL-JSON items"),
    ("[7]", "the input is neither an enriched.json nor a list of CSL-JSON items"),
    ('{"title": "x"}', "the input is neither an enriched.json nor a list of CSL-JSON items"),
    ('{"entries": 7}', "enriched.json cannot be read back: schema_version: Field required"),
    ("[" * 100_000, "the input is no JSON: maximum recursion depth exceeded"),
]


@pytest.mark.parametrize(("text", "told"), BAD, ids=range(len(BAD)))
def test_what_is_no_list_is_refused_with_a_word(text: str, told: str) -> None:
    with pytest.raises(OutputError) as caught:
        export(text, "bibtex")
    assert str(caught.value).startswith(told)


def test_an_unknown_format_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(ConfigError) as caught:
        export("[]", "word")
    assert str(caught.value) == "unknown format 'word': expected one of json, bibtex, biblatex, csl-json, ris, csv"


def test_formats_are_chosen_by_name_in_the_order_of_the_registry() -> None:
    assert [each.format for each in chosen(["RIS", "references.bib"])] == ["bibtex", "ris"]
    assert chosen([]) == OUTPUTS
    with pytest.raises(ConfigError, match="unknown format 'word'"):
        chosen(["word"])
