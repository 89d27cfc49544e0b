"""The door: statuses and messages of the command as a user sees them."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from enrich.cli import main

LIST = """\
# Lamps

- [Lamps in the Wild](https://doi.org/10.1000/lamps.1), 2025 ([code](https://github.com/lampe/lamps))
- [Brighter Lamps](https://arxiv.org/abs/2501.00001)
"""

SEED = Path("seeds", "lamps.md")
HEAVY = ("httpx", "pydantic", "rich", "markdown_it", "bibtexparser", "diskcache", "anyio", "tenacity", "asyncio")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    status: int
    out: str
    err: str


Enrich = Callable[[str], Said]


@pytest.fixture
def enrich(capsys: pytest.CaptureFixture[str]) -> Enrich:
    def call(line: str) -> Said:
        status = main(line.split())
        out, err = capsys.readouterr()
        return Said(status=status, out=out, err=err)

    return call


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with one small list, and without the settings of whoever runs the tests."""
    monkeypatch.chdir(tmp_path)
    for variable in ("GITHUB_TOKEN", "SEMANTIC_SCHOLAR_API_KEY", "ENRICH_MAILTO", "FORCE_COLOR", "GITHUB_ACTIONS"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    SEED.parent.mkdir()
    SEED.write_text(LIST, "utf-8")
    return tmp_path


def process(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "enrich", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")


def unreachable(port: int) -> str:
    """Write settings by which every service is asked at a port of this machine, and given up soon."""
    services = ("crossref", "arxiv", "semanticscholar", "github")
    sections = [f'[{service}]\nbase_url = "http://127.0.0.1:{port}"\n' for service in services]
    return "\n".join(["[desk]\nattempts = 1\nfirst_failures = 1\nfailures = 1\n", *sections])


@pytest.fixture
def silent_port() -> int:
    """Give a port at which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


# --- run --------------------------------------------------------------------------------------


def test_a_run_without_network_writes_what_the_list_says(enrich: Enrich) -> None:
    said = enrich("run --offline")
    assert (said.status, said.err) == (0, "")
    assert said.out.splitlines()[0] == "2 entries: 2 pending"
    assert " in out: enriched.json, references.bib, " in said.out
    assert said.out.splitlines()[-1].startswith("asked nobody; ")
    document = json.loads(Path("out/enriched.json").read_text("utf-8"))
    assert [each["status"] for each in document["entries"]] == ["pending", "pending"]


def test_a_second_run_writes_nothing(enrich: Enrich) -> None:
    enrich("run --offline")
    assert "outputs unchanged" in enrich("run --offline").out


def test_named_lists_and_folders_stand_for_the_folder_of_lists(enrich: Enrich) -> None:
    Path("more").mkdir()
    Path("more/other.md").write_text("- [Dimmer Lamps](https://doi.org/10.1000/lamps.3)\n", "utf-8")
    assert enrich("run --offline more").out.startswith("1 entry: 1 pending\n")
    assert enrich(f"run --offline {SEED} more").out.startswith("3 entries: 3 pending\n")
    assert enrich("run --offline --seeds more --out elsewhere --limit 1").out.startswith("1 entry: 1 pending\n")
    assert Path("elsewhere/enriched.json").exists()


def test_formats_choose_what_is_written(enrich: Enrich) -> None:
    enrich("run --offline --formats json,ris")
    assert sorted(path.name for path in Path("out").iterdir()) == ["enriched.json", "references.ris", "run.json"]


def test_quiet_says_nothing_where_all_is_well(enrich: Enrich) -> None:
    said = enrich("run --offline --quiet")
    assert (said.status, said.out, said.err) == (0, "", "")


def test_a_gate_that_is_hit_gives_1_and_the_outputs_all_the_same(enrich: Enrich) -> None:
    said = enrich("run --offline --quiet --fail-on error,pending")
    assert (said.status, said.err) == (1, "enrich: --fail-on pending: 2 found\n")
    assert Path("out/enriched.json").exists()
    assert enrich("run --offline --fail-on stale,retracted").status == 0


def test_a_gate_may_stand_in_the_settings(enrich: Enrich) -> None:
    Path("enrich.toml").write_text('[run]\nfail_on = ["pending"]\noffline = true\n', "utf-8")
    assert enrich("run --quiet").status == 1


def test_no_network_at_all_gives_3_and_one_sentence(enrich: Enrich, silent_port: int) -> None:
    Path("enrich.toml").write_text(unreachable(silent_port), "utf-8")
    said = enrich("run --quiet")
    assert said.status == 3
    (line,) = said.err.splitlines()
    assert line.startswith("enrich: no source could be reached: crossref, ")
    assert line.endswith("; the outputs come from the lists and the cache alone")
    assert Path("out/enriched.json").exists()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("run --fail-on retractd", "--fail-on: expected one of error, warning, info, "),
        ("run --formats bibtecks", "unknown format 'bibtecks': expected one of json, "),
        ("run --limit 0", "--limit: expected at least 1, got 0"),
        ("run --limit many", "run: --limit: expected a whole number, got 'many'"),
        ("run --ofline", "run: expected one of its options or arguments, got '--ofline' (did you mean --offline?)"),
        ("run missing.md", "missing.md: expected a file that can be read, got: No such file or directory"),
        ("run latin.md", "latin.md:2: expected UTF-8, got byte 0xE9"),
        ("run --config missing.toml", "missing.toml: expected a file that can be read"),
        ("run --config odd.toml", 'odd.toml:2: crossref.base_url: expected an http(s) URL, got "foo"'),
        ("run --out seeds/lamps.md", "seeds/lamps.md: expected a folder that can be written"),
        ("rum", "expected a command (run, "),
    ],
)
def test_bad_input_gives_2_and_one_message_and_touches_nothing(enrich: Enrich, line: str, message: str) -> None:
    Path("latin.md").write_bytes(b"# Lamps\n- [caf\xe9](https://example.org)\n")
    Path("odd.toml").write_text('[crossref]\nbase_url = "foo"\n', "utf-8")
    said = enrich(line)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith(f"enrich: {message}")
    assert said.err.count("\n") == 1
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("number", "status", "word"), [(signal.SIGINT, 130, "interrupted"), (signal.SIGTERM, 143, "terminated")]
)
def test_an_interrupted_run_ends_at_once_and_leaves_the_outputs_alone(
    enrich: Enrich, number: int, status: int, word: str
) -> None:
    enrich("run --offline")
    before = {path.name: path.read_bytes() for path in Path("out").iterdir()}
    with socket.create_server(("127.0.0.1", 0)) as listener:  # takes a request and never answers
        Path("enrich.toml").write_text(unreachable(listener.getsockname()[1]), "utf-8")
        running = process("run")
        connection, _ = listener.accept()
        running.send_signal(number)
        out, err = running.communicate(timeout=20)
        connection.close()
    assert (running.returncode, out) == (status, "")
    assert err == f"enrich: {word}; what was fetched is in the cache, the outputs are the previous ones\n"
    assert {path.name: path.read_bytes() for path in Path("out").iterdir()} == before


def test_a_run_in_the_background_of_a_script_can_be_terminated() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        Path("enrich.toml").write_text(unreachable(listener.getsockname()[1]), "utf-8")
        command = ["sh", "-c", 'trap "" INT; exec "$0" -m enrich run', sys.executable]
        running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        connection, _ = listener.accept()
        running.terminate()
        out, err = running.communicate(timeout=20)
        connection.close()
    assert (running.returncode, out) == (143, "")
    assert err.startswith("enrich: terminated; ")


@pytest.fixture
def heard() -> Iterator[None]:
    """Let programs hear Ctrl-C: one that a script started in its background ignores it, and so do those it starts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
def test_ctrl_c_while_a_slow_reader_keeps_us_waiting_ends_in_silence(tmp_path: Path) -> None:
    listed = tmp_path / "list.md"
    listed.write_text(
        "# Papers\n\n"
        + "".join(f"- [A Study of Lamp {n}](https://arxiv.org/abs/2101.{n:05})\n" for n in range(1, 3000))
    )
    command = [sys.executable, "-m", "enrich", "entries", "--json", str(listed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as slow:
        assert slow.stdout
        slow.stdout.read(1)  # more is written than a pipe holds: what is left waits for us
        slow.send_signal(signal.SIGINT)
        _, err = slow.communicate(timeout=60)
    assert (slow.returncode, err) == (130, b"")


def redirected(redirection: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = ["sh", "-c", f'exec "$@" {redirection}', "sh", sys.executable, "-m", "enrich", *arguments]
    return subprocess.run(command, capture_output=True, timeout=60, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX closes the streams")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("command", ["entries", "check"])
def test_a_command_ends_well_though_its_streams_are_closed(tmp_path: Path, closed: str, command: str) -> None:
    listed = tmp_path / "list.md"
    listed.write_text("# Papers\n\n- [A Study of Lamps](https://arxiv.org/abs/2101.00001)\n")
    ended = redirected(closed, command, str(listed))
    assert ended.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_an_output_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    listed = tmp_path / "list.md"
    listed.write_text("# Papers\n\n- [A Study of Lamps](https://arxiv.org/abs/2101.00001)\n")
    ended = redirected(">/dev/full", "entries", "--json", str(listed))
    assert ended.returncode == 2
    assert ended.stderr == b"enrich: the output could not be written: No space left on device\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
@pytest.mark.parametrize(("argument", "status"), [("list.md", 0), ("missing.md", 2)])
def test_messages_that_cannot_be_written_change_no_exit_status(tmp_path: Path, argument: str, status: int) -> None:
    (tmp_path / "list.md").write_text("# Papers\n\n- [A Study of Lamps](https://arxiv.org/abs/2101.00001)\n")
    assert redirected("2>/dev/full", "check", str(tmp_path / argument)).returncode == status


def test_issues_are_shown_as_compilers_show_them_a_few_of_each_kind(enrich: Enrich) -> None:
    rows = "".join(
        f"| Study {number} of Lamps | [Lamps](https://doi.org/10.1000/{number}) | 2023- |\n" for number in range(5)
    )
    SEED.write_text(f"| Title | Source | Date |\n| --- | --- | --- |\n{rows}", "utf-8")
    said = enrich("run --offline")
    shown = [line for line in said.out.splitlines() if line.startswith("seeds/lamps.md:")]
    assert [line.partition(": warning: ")[0] for line in shown] == [f"seeds/lamps.md:{line}" for line in (3, 4, 5)]
    assert "… and 2 more [date-incomplete]; --verbose shows all\n" in said.out
    loud = enrich("run --offline --verbose")
    assert loud.out.count("[date-incomplete]") == 5


def test_colours_only_where_they_are_wanted(enrich: Enrich, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in enrich("run --offline").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[33m2 pending\x1b[0m" in enrich("run --offline").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in enrich("run --offline").out


# --- the other commands -----------------------------------------------------------------------


def test_the_schema_is_printed(enrich: Enrich) -> None:
    said = enrich("schema")
    assert (said.status, said.err) == (0, "")
    assert json.loads(said.out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_a_row_is_explained_by_its_place_and_by_its_key(enrich: Enrich) -> None:
    enrich("run --offline")
    said = enrich(f"explain {SEED.as_posix()}:3")
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("seeds/lamps.md:3  ")
    assert "Nothing of this row is in the cache: `enrich run` asks for it." in said.out
    key = said.out.partition("\n")[0].rpartition(" ")[2]
    assert enrich(f"explain {key}").out == said.out
    assert enrich(f"explain {SEED.as_posix()}:99").out.startswith("seeds/lamps.md:4  ")


def test_a_row_is_explained_by_its_key_also_where_it_moved(enrich: Enrich) -> None:
    enrich("run --offline")
    key = json.loads(Path("out/enriched.json").read_text("utf-8"))["entries"][0]["key"]
    SEED.write_text("# More\n\n" + LIST, "utf-8")
    assert enrich(f"explain {key}").out.startswith(f"seeds/lamps.md:5  {key}\n")
    SEED.unlink()
    assert enrich(f"explain {key}").out.startswith(f"seeds/lamps.md:3  {key}\n")


def test_a_row_is_explained_before_the_first_run(enrich: Enrich) -> None:
    said = enrich(f"explain {SEED.as_posix()}:3")
    assert (said.status, said.out.partition("\n")[0]) == (0, "seeds/lamps.md:3")
    assert not Path("cache").exists()


@pytest.mark.parametrize(
    ("target", "message"),
    [
        (
            "seeds/lamps.md:1",
            "explain: seeds/lamps.md:1: expected a row of the list there or before; the first row begins on line 3",
        ),
        (
            "seeds/empty.md:1",
            "explain: seeds/empty.md:1: expected a row of the list there or before; there is no row in it",
        ),
        ("seeds/none.md:1", "seeds/none.md: expected a file that can be read, got: No such file or directory"),
        ("lamps2025", "explain: expected FILE:LINE, or a citation key of out/enriched.json; got 'lamps2025'"),
    ],
)
def test_what_is_no_row_is_told(enrich: Enrich, target: str, message: str) -> None:
    Path("seeds/empty.md").write_text("# Nothing\n", "utf-8")
    said = enrich(f"explain {target}")
    assert (said.status, said.err) == (2, f"enrich: {message}\n")


def test_a_key_that_is_nearly_right_is_suggested(enrich: Enrich) -> None:
    enrich("run --offline")
    key = json.loads(Path("out/enriched.json").read_text("utf-8"))["entries"][0]["key"]
    assert f"(did you mean {key}?)" in enrich(f"explain {key}x").err


def test_the_cache_is_counted_pruned_and_cleared(enrich: Enrich) -> None:
    assert enrich("cache info").out == "cache: nothing is kept yet\n"
    assert not Path("cache").exists()
    enrich("run --offline")
    assert enrich("cache info").out.startswith("cache: 0 answers, ")
    assert enrich("cache prune --older-than 30d").out == "cache: 0 answers removed\n"
    assert enrich("cache clear").out == "cache: 0 answers removed\n"
    assert enrich("cache prune --older-than soon").err.startswith(
        "enrich: cache: --older-than: expected a duration such as"
    )


def test_one_format_is_exported_from_the_last_output(enrich: Enrich) -> None:
    enrich("run --offline")
    said = enrich("export --from out/enriched.json --format ris")
    assert (said.status, said.err) == (0, "")
    assert said.out == Path("out/references.ris").read_bytes().decode()


def test_any_csl_json_is_exported_with_its_own_keys(enrich: Enrich) -> None:
    items = [{"id": "lampe2025", "type": "article-journal", "title": "Lamps in the Wild", "DOI": "10.1000/lamps.1"}]
    Path("items.json").write_text("\ufeff" + json.dumps(items), "utf-8")
    assert "{lampe2025," in enrich("export --from items.json --format bibtex").out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("--from missing.json --format ris", "missing.json: expected a file that can be read, got: No such file"),
        ("--from latin.json --format ris", "latin.json: expected UTF-8, got byte 0xE9"),
        ("--from odd.json --format ris", "odd.json: the input is neither"),
        ("--from odd.json --format risx", "unknown format 'risx': expected one of "),
        ("--format ris", "export: the following arguments are required: --from"),
    ],
)
def test_what_cannot_be_exported_is_told(enrich: Enrich, arguments: str, message: str) -> None:
    Path("latin.json").write_bytes(b'"\xe9"')
    Path("odd.json").write_text("3", "utf-8")
    said = enrich(f"export {arguments}")
    assert said.status == 2
    assert said.err.startswith(f"enrich: {message}")


ROWS = """\
| Title | Source | Date | Code |
| --- | --- | --- | --- |
| Lamps in the Wild | [CVPR 2025](https://doi.org/10.1000/lamps.1) | 2025-06 | [code](https://github.com/lampe/lamps) |
| 灯 | [a, journal: of lamps](https://lamps.example.org/a-very-long-address-of-a-paper-about-lamps.pdf) | 2023- | Null |
"""


def test_a_list_is_checked_and_each_issue_told_by_its_place(enrich: Enrich) -> None:
    SEED.write_text(ROWS, "utf-8")
    said = enrich("check")
    assert said.status == 0
    assert said.out.startswith("seeds/lamps.md:4: warning: the date '2023-' ")
    assert said.out.endswith(" [date-incomplete]\n")
    assert said.err == "enrich: 2 entries in 1 list: 1 warning\n"
    assert enrich("check --fail-on warning").status == 1
    assert enrich("check --fail-on info seeds/lamps.md").status == 1
    assert enrich("check --fail-on never").status == 0


def test_issues_are_written_for_programs_and_for_pull_requests(enrich: Enrich) -> None:
    Path("a,b.md").write_text(ROWS, "utf-8")
    (found,) = json.loads(enrich("check --format json a,b.md").out)
    assert {name: found[name] for name in ("file", "line", "severity", "code")} == {
        "file": "a,b.md",
        "line": 4,
        "severity": "warning",
        "code": "date-incomplete",
    }
    said = enrich("check --format github a,b.md")
    assert said.out == f"::warning file=a%2Cb.md,line=4,title=date-incomplete::{found['message']}\n"


def test_rows_are_checked_against_each_other(enrich: Enrich) -> None:
    SEED.write_text("- [Lamps](https://doi.org/10.1000/lamps.1)\n- [Ohms](https://doi.org/10.1000/lamps.1)\n", "utf-8")
    assert [line.partition(": ")[0] for line in enrich("check").out.splitlines() if line.endswith("[link-shared]")] == [
        "seeds/lamps.md:1",
        "seeds/lamps.md:2",
    ]


def test_a_list_in_good_order_is_told_so(enrich: Enrich) -> None:
    assert enrich("check").err == "enrich: 2 entries in 1 list: nothing to mend\n"


def test_entries_are_shown_in_a_table(enrich: Enrich) -> None:
    SEED.write_text(ROWS, "utf-8")
    said = enrich("entries")
    assert (said.status, said.err) == (0, "")
    assert said.out.splitlines() == [
        "seeds/lamps.md: 2 entries, 1 issue (enrich check tells)",
        "  3  paper  Lamps in the Wild  CVPR 2025             2025-06  doi:10.1000/lamps.1                 github.com/lampe/lamps",
        "  4  paper  灯                 a, journal: of lamps  2023-    https://lamps.example.org/a-very-…",
    ]


def test_a_long_cell_is_cut_to_its_width_on_the_screen(enrich: Enrich) -> None:
    SEED.write_text(
        f"- [{'灯' * 50}](https://doi.org/10.1000/a)\n- [{'lamp ' * 20}](https://doi.org/10.1000/b)\n", "utf-8"
    )
    assert enrich("entries").out.splitlines()[1:] == [
        f"  1  paper  {'灯' * 31}…   doi:10.1000/a",
        f"  2  paper  {'lamp ' * 12}lam…  doi:10.1000/b",
    ]


def test_entries_are_written_for_programs(enrich: Enrich) -> None:
    said = enrich(f"entries --json {SEED}")
    first, second = json.loads(said.out)
    assert second == {
        "kind": "paper",
        "seed": {
            "file": "seeds/lamps.md",
            "line": 4,
            "section": ["Lamps"],
            "title": "Brighter Lamps",
            "authors": [],
            "venue": None,
            "date": None,
            "links": [{"url": "https://arxiv.org/abs/2501.00001", "role": "paper"}],
        },
    }
    assert list(first["seed"]) == ["file", "line", "section", "title", "authors", "venue", "date", "links"]


# --- the process ------------------------------------------------------------------------------


def test_help_imports_nothing_heavy() -> None:
    script = f"""
import sys
from enrich.cli import main
try:
    main(["--help"])
except SystemExit as end:
    assert end.code == 0
print(sorted({{name.partition(".")[0] for name in sys.modules}} & set({HEAVY!r})), file=sys.stderr)
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stderr == "[]\n"
    assert ran.stdout.startswith("usage: enrich ")


def test_export_reads_standard_input() -> None:
    items = [{"id": "lampe2025", "type": "book", "title": "Café Lamps"}]
    running = subprocess.run(
        [sys.executable, "-m", "enrich", "export", "--from", "-", "--format", "csl-json"],
        input=json.dumps(items),
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        check=True,
    )
    assert json.loads(running.stdout)[0]["title"] == "Café Lamps"


def test_a_reader_that_goes_away_is_no_fault() -> None:
    running = process("schema")
    assert running.stdout is not None
    running.stdout.close()
    assert running.wait(timeout=20) == 141
    assert running.stderr is not None
    assert running.stderr.read() == ""
    running.stderr.close()


def test_what_a_library_logs_is_not_printed(folder: Path) -> None:
    (folder / "broken.bib").write_text(
        "@article{a, title={Lamps\n@article{b, title={More Lamps}, year=2020}\n", "utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-m", "enrich", "check", "broken.bib"], capture_output=True, text=True, check=False
    )
    assert [line.partition(":")[0] for line in done.stderr.splitlines()] == ["enrich"]
