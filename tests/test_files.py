"""Seeds as read, outputs as written: all or none, also when the process is killed between two of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from enrich.errors import OutputError, SeedError
from enrich.files import ensure_writable, read_beside, read_previous, read_seeds, recover, write_outputs
from enrich.model import SeedFile

OLD = {"enriched.json": "{}\n", "references.bib": "@misc{old}\n", "report.md": "same\n"}
NEW = {"enriched.json": '{"a": 1}\n', "references.bib": "@misc{new}\n", "report.md": "same\n", "entries.csv": "key\n"}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lay(folder: Path, files: Mapping[str, str | bytes]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)


def standing(folder: Path) -> dict[str, str]:
    return {path.name: path.read_bytes().decode() for path in sorted(folder.iterdir())}


def seed_names(*paths: str) -> list[str]:
    return [seed.name for seed in read_seeds([Path(path) for path in paths])]


# --- seeds ------------------------------------------------------------------------------------


def test_a_folder_gives_its_seeds_sorted_by_name(here: Path) -> None:
    seeds = ["b.md", "a.markdown", "c.bib", "B.MD", "d.csv", "e.txt", "f.rst", "README.md"]
    others = ["a.html", "x.json", ".hidden.md", "notes.md~", "sub/deep.md", "folder.md/x", "md"]
    lay(here / "seeds", dict.fromkeys([*seeds, *others], ""))
    assert seed_names("seeds") == [f"seeds/{name}" for name in sorted(seeds)]


def test_a_seed_is_named_as_the_user_wrote_its_path(here: Path) -> None:
    lay(here, {"lists/a.md": "", "b.md": ""})
    assert seed_names("./lists", "b.md", str(here / "lists/a.md")) == ["lists/a.md", "b.md"]
    assert seed_names(str(here / "b.md")) == [(here / "b.md").as_posix()]


def test_files_are_read_in_the_order_named_each_once(here: Path) -> None:
    lay(here, {"s/a.md": "a", "s/b.md": "b", "c.md": "c"})
    (here / "s/link.md").symlink_to("a.md")
    assert seed_names("c.md", "s/b.md", "s", "c.md") == ["c.md", "s/b.md", "s/a.md"]


def test_a_file_that_is_named_may_have_any_suffix(here: Path) -> None:
    lay(here, {"list": "a", "List.MD": "b"})
    assert read_seeds([Path("list"), Path("List.MD")]) == (
        SeedFile(name="list", suffix="", text="a"),
        SeedFile(name="List.MD", suffix=".md", text="b"),
    )


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        ("a é 李\n".encode(), "a é 李\n"),
        (b"\xef\xbb\xbfa\n", "a\n"),
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"a\rb\n\r\n", "a\nb\n\n"),
    ],
)
def test_a_seed_is_utf_8_whose_lines_end_in_lf(here: Path, data: bytes, text: str) -> None:
    lay(here, {"a.md": data})
    assert read_seeds([Path("a.md")])[0].text == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"a\nb\r\nc\rd \xe9\n", "a.md:4: expected UTF-8, got byte 0xE9 at offset 9"),
        (b"\xef\xbb\xbf\n\xff", "a.md:2: expected UTF-8, got byte 0xFF at offset 4"),
        (b"a \xc3", "a.md:1: expected UTF-8, got byte 0xC3 at offset 2"),
        ("a\n".encode("utf-16"), "a.md:1: expected UTF-8, got UTF-16"),
    ],
)
def test_what_is_no_utf_8_is_told_with_its_place(here: Path, data: bytes, message: str) -> None:
    lay(here, {"a.md": data})
    with pytest.raises(SeedError) as fault:
        read_seeds([Path("a.md")])
    assert str(fault.value) == message


def test_a_missing_seed_is_told(here: Path) -> None:
    lay(here, {"seeds/a.md": ""})
    (here / "seeds/gone.md").symlink_to("nowhere.md")
    for path in ("missing.md", "seeds", "missing/"):
        with pytest.raises(SeedError, match=r"expected a file that can be read, got: No such file or directory"):
            read_seeds([Path(path)])


def test_a_folder_without_seeds_is_told(here: Path) -> None:
    lay(here, {"seeds/a.html": ""})
    with pytest.raises(SeedError, match=r"seeds: expected seeds \(\.md, .*\.txt\), found none"):
        read_seeds([Path("seeds")])


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe of POSIX")
def test_a_pipe_is_no_seed(here: Path) -> None:
    os.mkfifo(here / "a.md")
    with pytest.raises(SeedError, match=r"a\.md: expected a file, got something else"):
        read_seeds([Path("a.md")])


# --- outputs ----------------------------------------------------------------------------------


def test_outputs_are_written_byte_for_byte_into_a_folder_made_for_them(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    outputs = {"a.json": "é\r\n\n", "b.bib": ""}
    assert write_outputs(out, outputs) == (out / "a.json", out / "b.bib")
    assert standing(out) == outputs


def test_only_outputs_whose_bytes_differ_are_written(tmp_path: Path) -> None:
    write_outputs(tmp_path, OLD)
    os.utime(tmp_path / "report.md", (1, 1))
    assert write_outputs(tmp_path, NEW) == tuple(
        tmp_path / name for name in ("enriched.json", "references.bib", "entries.csv")
    )
    assert standing(tmp_path) == NEW | {}
    assert (tmp_path / "report.md").stat().st_mtime == 1
    folder = tmp_path.stat().st_mtime_ns
    assert (write_outputs(tmp_path, NEW), tmp_path.stat().st_mtime_ns) == ((), folder)


def test_other_files_in_the_folder_stay(tmp_path: Path) -> None:
    lay(tmp_path, {"notes.txt": "mine", ".gitkeep": ""})
    write_outputs(tmp_path, OLD)
    assert standing(tmp_path) == OLD | {"notes.txt": "mine", ".gitkeep": ""}


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    write_outputs(tmp_path, OLD)
    (tmp_path / "references.bib").chmod(0o640)
    (tmp_path / "enriched.json").chmod(0o444)
    write_outputs(tmp_path, NEW)
    modes = {name: (tmp_path / name).stat().st_mode & 0o777 for name in ("references.bib", "enriched.json")}
    assert modes == {"references.bib": 0o640, "enriched.json": 0o444}


def test_a_link_stays_a_link_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    out, paper = tmp_path / "out", tmp_path / "paper"
    lay(tmp_path, {"paper/refs.bib": "old", "out/x": ""})
    (out / "references.bib").symlink_to("../paper/refs.bib")
    (out / "entries.csv").symlink_to("../paper/new.csv")
    write_outputs(out, NEW)
    assert (out / "references.bib").is_symlink()
    assert standing(paper) == {"refs.bib": NEW["references.bib"], "new.csv": NEW["entries.csv"]}


def test_the_folder_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to("real")
    write_outputs(tmp_path / "out", NEW)
    assert standing(tmp_path / "real") == NEW


@pytest.mark.parametrize("bad", ["references.bib", "entries.csv"])
def test_when_one_output_cannot_be_written_none_is(tmp_path: Path, bad: str) -> None:
    write_outputs(tmp_path, {name: text for name, text in OLD.items() if name != bad})
    lay(tmp_path, {f"{bad}/in-the-way": ""})
    before = {path.name: path.is_dir() or path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(OutputError, match=rf"{bad}: expected a file, or room for one"):
        write_outputs(tmp_path, NEW)
    assert {path.name: path.is_dir() or path.read_bytes() for path in tmp_path.iterdir()} == before


def test_when_an_output_cannot_be_staged_nothing_has_happened(tmp_path: Path) -> None:
    write_outputs(tmp_path, OLD)
    (tmp_path / ".references.bib.enrich-staged").mkdir()
    with pytest.raises(OutputError, match="expected an output that can be written, got: Is a directory"):
        write_outputs(tmp_path, NEW)
    (tmp_path / ".references.bib.enrich-staged").rmdir()
    assert standing(tmp_path) == OLD


def test_text_that_is_none_is_told_and_nothing_has_happened(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="expected an output that can be written, got: 'utf-8' codec"):
        write_outputs(tmp_path / "out", {"a.json": "\ud800"})
    assert not (tmp_path / "out").exists()


def test_a_folder_that_can_be_written_is_left_as_it_is(tmp_path: Path) -> None:
    ensure_writable(tmp_path / "not" / "yet", ["a.json"])
    ensure_writable(tmp_path, ["a.json"])
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told_early(tmp_path: Path) -> None:
    lay(tmp_path, {"file": ""})
    (tmp_path / "dangling").symlink_to("nowhere")
    for path in ("file", "file/out", "dangling"):
        with pytest.raises(OutputError, match=f"{path}: expected a folder that can be written"):
            ensure_writable(tmp_path / path)
        with pytest.raises(OutputError):
            write_outputs(tmp_path / path, NEW)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_without_permission_is_told_early(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o500)
    with pytest.raises(OutputError, match="out: expected a folder that can be written"):
        ensure_writable(tmp_path / "out")


def test_a_link_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "references.bib").symlink_to("references.bib")
    (tmp_path / "entries.csv").symlink_to("no/where.csv")
    for name in ("references.bib", "entries.csv"):
        with pytest.raises(OutputError, match="expected a file, "):
            ensure_writable(tmp_path, [name])


def test_an_earlier_output_is_read_back(tmp_path: Path) -> None:
    lay(tmp_path, {"enriched.json": "é\r\n"})
    assert read_previous(tmp_path, "enriched.json") == "é\r\n"
    assert read_previous(tmp_path, "references.bib") is None
    assert read_previous(tmp_path / "nowhere", "references.bib") is None


@pytest.mark.parametrize("data", [b"\xff", None], ids=["no-utf-8", "folder"])
def test_an_earlier_output_that_cannot_be_read_is_told(tmp_path: Path, data: bytes | None) -> None:
    lay(tmp_path, {"enriched.json": data} if data else {"enriched.json/x": ""})
    with pytest.raises(OutputError, match=r"enriched\.json: expected an earlier output in UTF-8, got: "):
        read_previous(tmp_path, "enriched.json")


# --- kills ------------------------------------------------------------------------------------


def test_without_a_killed_run_there_is_nothing_to_recover(tmp_path: Path) -> None:
    write_outputs(tmp_path, OLD)
    assert (recover(tmp_path), recover(tmp_path / "nowhere"), standing(tmp_path)) == ((), (), OLD)


def test_a_journal_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    lay(tmp_path, {".enrich-journal/x": ""})
    told = r"\.enrich-journal: expected an output that can be written"
    with pytest.raises(OutputError, match=told):
        recover(tmp_path)
    with pytest.raises(OutputError, match=told):
        write_outputs(tmp_path, NEW)


@pytest.mark.parametrize(
    "journal", [b"", b"[", b"7", b'{"a": 1}', b"\xff", b'["../victim", "/victim", 7, ".hidden", ".."]']
)
def test_a_journal_that_is_none_of_ours_does_nothing(tmp_path: Path, journal: bytes) -> None:
    out = tmp_path / "out"
    lay(tmp_path, {"victim": "whole", ".victim.enrich-staged": "evil", "out/.enrich-journal": journal})
    assert recover(out) == ()
    assert (standing(out), (tmp_path / "victim").read_text()) == ({}, "whole")


KILLS = """
import json, os, signal, sys
from pathlib import Path
from enrich.files import recover, write_outputs

CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.chmod"}

def is_change(event, arguments):
    return event in CHANGES or (event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR))

def killed_at(step, work):
    "Do work in a process of its own, killed before its change number `step`; tell whether it was."
    child = os.fork()
    if child == 0:
        left = [step]
        def hook(event, arguments):
            if is_change(event, arguments):
                if left[0] == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                left[0] -= 1
        sys.addaudithook(hook)
        work()
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])

def standing(out):
    return {path.name: path.read_text() for path in sorted(out.iterdir())}

root, old, new = Path(sys.argv[1]), json.loads(sys.argv[2]), json.loads(sys.argv[3])
step, killed = 0, True
while killed:
    out = root / str(step)
    write_outputs(out, old)
    killed = killed_at(step, lambda: write_outputs(out, new))
    between = standing(out)
    again = 0
    while killed_at(again, lambda: recover(out)):
        again += 1
    print(json.dumps([between, standing(out), killed]))
    step += 1
"""


def kills(root: Path) -> Iterator[tuple[dict[str, str], dict[str, str], bool]]:
    """Kill a run that writes NEW over OLD before each of its changes; give what stands then, and after recovery."""
    paths = f"import sys; sys.path.insert(0, {str(Path(__file__).parents[1] / 'src')!r})\n"
    arguments = [str(root), json.dumps(OLD), json.dumps(NEW)]
    done = subprocess.run([sys.executable, "-c", paths + KILLS, *arguments], capture_output=True, text=True, check=True)
    for line in done.stdout.splitlines():
        yield tuple(json.loads(line))


@pytest.mark.skipif(sys.platform == "win32", reason="fork and kill of POSIX")
def test_killed_at_any_moment_all_outputs_are_replaced_or_none(tmp_path: Path) -> None:
    seen = list(kills(tmp_path))
    assert [killed for _, _, killed in seen] == [True] * (len(seen) - 1) + [False]
    for between, after, _ in seen:
        assert all(text in {OLD.get(name), NEW.get(name)} for name, text in between.items() if not name.startswith("."))
        assert after in (OLD, NEW)
    turns = [after == NEW for _, after, _ in seen]
    assert turns == sorted(turns)
    assert {True, False} == set(turns)
    between_two = [
        between
        for between, _, _ in seen
        if (between["enriched.json"], between["references.bib"]) == (NEW["enriched.json"], OLD["references.bib"])
    ]
    assert between_two


def test_what_stands_beside_lists_is_read_once_a_folder(tmp_path: Path) -> None:
    for folder in ("a", "b", "c"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "list.md").write_text("- x\n")
    for folder in ("a", "b"):
        (tmp_path / folder / "overrides.toml").write_text(f"# {folder}\n")
    paths = [tmp_path / "a", tmp_path / "a/list.md", tmp_path / "b/list.md", tmp_path / "c"]
    assert [seed.text for seed in read_beside(paths, "overrides.toml")] == ["# a\n", "# b\n"]
