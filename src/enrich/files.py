"""Read seeds, and write outputs: each replaced atomically, and all of them or none.

Outputs are staged beside their targets and synced; then a journal that names them is put in place; then they are
renamed, and the journal is removed. Until the journal stands, nothing has happened; from then on `recover` finishes
the work, whenever the process was killed.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from enrich import seeds
from enrich.errors import OutputError, SeedError
from enrich.model import SeedFile

if sys.platform != "win32":
    import fcntl

BOM = b"\xef\xbb\xbf"
UTF16 = (b"\xff\xfe", b"\xfe\xff")
JOURNAL = ".enrich-journal"
STAGED = ".enrich-staged"


# --- seeds ------------------------------------------------------------------------------------


def read_seeds(paths: Sequence[Path]) -> tuple[SeedFile, ...]:
    """Read the files named, and of a folder all that are seeds by their suffix, sorted by name; each file once.

    A README.md in the folder is a seed like any other: many lists live in one. Hidden files and subfolders are not.
    """
    named: dict[Path, Path] = {}
    for file in (file for path in paths for file in _seed_files(path)):
        named.setdefault(file.resolve(), file)
    return tuple(map(_read_seed, named.values()))


def read_beside(paths: Sequence[Path], name: str) -> tuple[SeedFile, ...]:
    """Read the files of a name that stand beside the lists, where there are any."""
    folders = dict.fromkeys(path if path.is_dir() else path.parent for path in paths)
    return tuple(_read_seed(folder / name) for folder in folders if (folder / name).is_file())


def _seed_files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    try:
        inside = sorted(path.iterdir(), key=lambda each: each.name)
    except OSError as fault:
        raise SeedError(f"{path.as_posix()}: expected a folder that can be read, got: {fault.strerror}") from fault
    found = [each for each in inside if _is_seed(each)]
    if not found:
        raise SeedError(f"{path.as_posix()}: expected seeds ({', '.join(seeds.SUFFIXES)}), found none")
    return found


def _is_seed(path: Path) -> bool:
    return path.suffix.lower() in seeds.SUFFIXES and not path.name.startswith(".") and not path.is_dir()


def _read_seed(path: Path) -> SeedFile:
    name = path.as_posix()
    if path.exists() and not path.is_file():
        raise SeedError(f"{name}: expected a file, got something else")
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise SeedError(f"{name}: expected a file that can be read, got: {fault.strerror}") from fault
    return SeedFile(name=name, suffix=path.suffix.lower(), text=_text(name, data))


def _text(name: str, data: bytes) -> str:
    """Decode UTF-8; a line ends in LF, so that lines count the same however they ended in the file."""
    if data.startswith(UTF16):
        raise SeedError(f"{name}:1: expected UTF-8, got UTF-16")
    try:
        text = data.decode()
    except UnicodeDecodeError as fault:
        line = _lined(data[: fault.start].decode()).count("\n") + 1
        raise SeedError(
            f"{name}:{line}: expected UTF-8, got byte 0x{data[fault.start]:02X} at offset {fault.start}"
        ) from fault
    return _lined(text.removeprefix(BOM.decode()))


def _lined(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


# --- outputs ----------------------------------------------------------------------------------


def ensure_writable(directory: Path, names: Iterable[str] = ()) -> None:
    """Raise `OutputError` where outputs cannot be written later; touch nothing."""
    there = next(each for each in (directory, *directory.absolute().parents) if each.exists() or each.is_symlink())
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        raise OutputError(f"{directory.as_posix()}: expected a folder that can be written")
    for target in (_target(directory, name) for name in names if directory.is_dir()):
        if target.exists() != target.is_file() or not target.parent.is_dir():
            raise OutputError(f"{target.as_posix()}: expected a file, or room for one")


def read_previous(directory: Path, name: str) -> str | None:
    """Read back an output of an earlier run, where there is one."""
    path = directory / name
    try:
        return path.read_bytes().decode()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as fault:
        raise OutputError(f"{path.as_posix()}: expected an earlier output in UTF-8, got: {fault}") from fault


def write_outputs(directory: Path, outputs: Mapping[str, str]) -> tuple[Path, ...]:
    """Replace the outputs whose bytes differ, all or none; give the paths of those."""
    try:
        encoded = {name: text.encode() for name, text in outputs.items()}
        directory.mkdir(parents=True, exist_ok=True)
        ensure_writable(directory, outputs)
        with _alone(directory):
            _recover(directory)
            changed = {name: data for name, data in encoded.items() if _differs(directory, name, data)}
            if changed:
                _stage(directory, changed)
                _recover(directory)
    except (OSError, UnicodeEncodeError) as fault:
        raise _unwritable(directory, fault) from fault
    return tuple(directory / name for name in changed)


def recover(directory: Path) -> tuple[Path, ...]:
    """Finish what a killed run had decided to write, drop what it had not; give the paths of the outputs replaced."""
    if not directory.is_dir():
        return ()
    try:
        with _alone(directory):
            return _recover(directory)
    except OSError as fault:
        raise _unwritable(directory, fault) from fault


def _unwritable(directory: Path, fault: OSError | UnicodeEncodeError) -> OutputError:
    where = getattr(fault, "filename", None) or directory.as_posix()
    reason = getattr(fault, "strerror", None) or fault
    return OutputError(f"{where}: expected an output that can be written, got: {reason}")


def _stage(directory: Path, outputs: Mapping[str, bytes]) -> None:
    """Write down, beside their targets, the outputs to be, and in the end the journal that makes them count."""
    try:
        for name, data in outputs.items():
            target = _target(directory, name)
            _write_synced(_staged(target), data)
            if target.exists():
                _staged(target).chmod(stat.S_IMODE(target.stat().st_mode))
        journal = directory / (JOURNAL + STAGED)
        _write_synced(journal, json.dumps(sorted(outputs)).encode())
        journal.replace(directory / JOURNAL)
        _sync(directory)
    except OSError:
        _drop(directory, outputs)
        raise


def _recover(directory: Path) -> tuple[Path, ...]:
    done = []
    names = _journalled(directory)
    for name in names:
        target = _target(directory, name)
        if _staged(target).exists():
            _staged(target).replace(target)
            done.append(directory / name)
    if names:
        _sync(directory)
    (directory / JOURNAL).unlink(missing_ok=True)
    _drop(directory, ())
    return tuple(done)


def _journalled(directory: Path) -> list[str]:
    """Read the names in the journal; a name that leads out of the folder is none that we wrote."""
    try:
        names = json.loads((directory / JOURNAL).read_bytes())
    except (FileNotFoundError, ValueError):
        return []
    if not isinstance(names, list):
        return []
    return [name for name in names if isinstance(name, str) and name == Path(name).name and not name.startswith(".")]


def _drop(directory: Path, names: Iterable[str]) -> None:
    """Remove what is staged but not journalled."""
    for staged in (*directory.glob(f".*{STAGED}"), *(_staged(_target(directory, name)) for name in names)):
        with suppress(OSError):
            staged.unlink()


def _target(directory: Path, name: str) -> Path:
    """Say which file an output replaces: that at the end of a link, which stays a link."""
    target = Path(os.path.realpath(directory / name)) if (directory / name).is_symlink() else directory / name
    if target.is_symlink():
        raise OutputError(f"{(directory / name).as_posix()}: expected a file, got a link that leads to itself")
    return target


def _staged(target: Path) -> Path:
    return target.with_name(f".{target.name}{STAGED}")


def _differs(directory: Path, name: str, data: bytes) -> bool:
    try:
        return (directory / name).read_bytes() != data
    except FileNotFoundError:
        return True


def _write_synced(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(directory: Path) -> None:
    """Bring renames to the disk, where the system has that for folders."""
    if sys.platform != "win32":
        descriptor = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _alone(directory: Path) -> Iterator[None]:
    """Keep other runs from writing in the folder meanwhile; the lock goes with the process."""
    if sys.platform == "win32":
        yield
        return
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems have no locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
