"""What commands say of values that a small run offline does not bring forth."""

from __future__ import annotations

from collections.abc import Mapping
from io import StringIO
from pathlib import Path

import pytest

from enrich.cache import Cache
from enrich.cli import main
from enrich.commands._ink import PLAIN, Ink, ink
from enrich.commands._report import line, told
from enrich.courier import Tally
from enrich.flow import Absent, Found, Question, Shelf
from enrich.model import Code, Holding, Library, Problem, Severity, SourceName, Status
from enrich.pipeline import Report
from enrich.sources import arxiv, crossref, github
from factories import entry

DAY = 86_400.0
TODAY = 1_767_225_600.0  # 2026-01-01


def problem(code: Code, severity: Severity, at: int = 5) -> Problem:
    return Problem(code=code, severity=severity, message="a word", file="seeds/list.md", line=at)


def holding(status: Status, *problems: Problem, stale: bool = False) -> Holding:
    return Holding(key="a", entry=entry(), status=status, stale=stale, problems=problems)


# --- the report -------------------------------------------------------------------------------

REPORT = Report(
    library=Library(
        holdings=(
            holding(Status.RESOLVED, problem(Code.DATE_INCOMPLETE, Severity.WARNING), stale=True),
            holding(Status.RESOLVED, problem(Code.REPO_RENAMED, Severity.INFO)),
            holding(Status.PENDING, problem(Code.RETRACTED, Severity.ERROR)),
        ),
        problems=(problem(Code.ROW_MALFORMED, Severity.WARNING, 9),),
    ),
    written=(Path("out/enriched.json"), Path("out/references.bib")),
    tallies={
        SourceName.CROSSREF: Tally(
            questions=40, from_cache=30, requests=2, stale=1, unavailable=8, down="no connection"
        ),
        SourceName.ARXIV: Tally(questions=1, from_cache=1),
        SourceName.GITHUB: Tally(requests=1),
    },
    notices=("cache: broken, begun anew",),
    seconds=12.4,
)


def test_a_report_tells_rows_then_what_to_look_at_then_what_was_done() -> None:
    assert told(REPORT, PLAIN).splitlines() == [
        "3 entries: 2 resolved, 1 pending; 1 on earlier answers",
        "seeds/list.md:5: error: a word [retracted]",
        "seeds/list.md:5: warning: a word [date-incomplete]",
        "seeds/list.md:9: warning: a word [row-malformed]",
        "crossref was down (no connection): 1 earlier answer used, 8 questions left open",
        "cache: broken, begun anew",
        "wrote 2 outputs in out: enriched.json, references.bib",
        "asked crossref 2 times, github 1 time; 31 answers from the cache; 12 s",
    ]


def test_a_verbose_report_tells_information_too() -> None:
    assert "seeds/list.md:5: info: a word [repo-renamed]" in told(REPORT, PLAIN, verbose=True)


def test_a_report_of_an_empty_list_is_short() -> None:
    assert told(Report(library=Library(holdings=())), PLAIN) == "0 entries\noutputs unchanged\nasked nobody; 0 s\n"


def test_an_issue_is_coloured_by_its_severity() -> None:
    coloured = line(problem(Code.RETRACTED, Severity.ERROR), Ink(on=True))
    assert coloured == "seeds/list.md:5: \x1b[31merror\x1b[0m: a word [retracted]"


class Screen(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "environ", "on"),
    [
        (Screen(), {}, True),
        (Screen(), {"TERM": "dumb"}, False),
        (Screen(), {"NO_COLOR": "1"}, False),
        (Screen(), {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (Screen(), {"NO_COLOR": ""}, True),
        (StringIO(), {}, False),
        (StringIO(), {"FORCE_COLOR": "1"}, True),
    ],
)
def test_colours_follow_the_stream_and_the_environment(stream: StringIO, environ: Mapping[str, str], on: bool) -> None:  # noqa: FBT001  a table's column
    assert ink(stream, environ).on is on


# --- with answers in the cache ----------------------------------------------------------------

LIST = """\
- [Lamps in the Wild](https://doi.org/10.1000/lamps.1) ([code](https://github.com/lampe/lamps))
"""


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a list, and a cache with some answers about it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(TODAY)))
    Path("lamps.md").write_text(LIST, "utf-8")
    answers: Mapping[Question, Found | Absent] = {
        crossref.WorkByDoi(doi="10.1000/lamps.1"): Absent(reason="Crossref has none"),
        github.RepoByName(owner="lampe", name="lamps"): Absent(reason="there is no such repository"),
        arxiv.PapersByTitle(title="Lamps in the Wild"): Found(record=b"<feed/>" * 20_000, shelf=Shelf.SEARCH),
    }
    with Cache.open(Path("cache")) as cache:
        cache.put_all(answers, TODAY - 3 * DAY)
    return tmp_path


def test_the_cache_is_counted_by_source_and_kind(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cache", "info"]) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert head.startswith("cache: 3 answers, ")
    assert " MB on disk, fetched from 2025-12-29 to 2025-12-29 (the oldest " in head
    assert [row.split()[:3] for row in rows] == [
        ["arxiv", "search", "1"],
        ["crossref", "absent", "1"],
        ["github", "absent", "1"],
    ]
    assert main(["cache", "prune", "--older-than", "1 d"]) == 0
    assert capsys.readouterr().out == "cache: 3 answers removed\n"
    assert (kept / "cache").is_dir()


@pytest.mark.usefixtures("kept")
def test_a_row_is_explained_from_what_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "lamps.md:1"]) == 0
    text = capsys.readouterr().out
    assert "  crossref        WorkByDoi doi '10.1000/lamps.1': no such record (Crossref has none), fetched " in text
    assert "  github          RepoByName owner 'lampe', name 'lamps'" in text
    assert "  github.com/lampe/lamps: missing\n" in text
    assert "  Mend or remove the link to the repository that is missing.\n" in text
