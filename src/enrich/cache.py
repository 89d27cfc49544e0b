"""Keep answers between runs: one row a question, bytes only, with the time it was fetched.

Rows never expire: whether a row is fresh is asked on reading (`fresh`), so that an old answer still stands on the day
its service is down. A cache directory may come from elsewhere (a CI cache, a clone), so nothing in it is trusted:
diskcache unpickles what it reads (CVE-2025-69872) and removes files that rows name; `Bytes` does neither, and a row
that does not read back whole counts as absent.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Literal, Self, TypeVar

import diskcache
from diskcache.core import DEFAULT_SETTINGS, METADATA, MODE_RAW
from pydantic import BaseModel, ConfigDict, FiniteFloat, TypeAdapter, ValidationError

from enrich.errors import ConfigError
from enrich.flow import Absent, Found, Question, Shelf

T = TypeVar("T")

EDITION: Final = 1  # part of every key: to be raised when rows, or the records in them, change their shape
DEPARTURES = f"{EDITION} departures "  # begins the rows that are no answers
DATABASE = "cache.db"
BROKEN = "cache.db.broken"

#: All of them, because diskcache takes the others from the database.
SETTINGS: Mapping[str, object] = {
    **DEFAULT_SETTINGS,
    "eviction_policy": "none",
    "cull_limit": 0,
    "disk_min_file_size": 2**40,  # every row inside the database: a kill leaves no half-written file
    "sqlite_cache_size": 512,  # pages of 4 kB
    "sqlite_mmap_size": 0,
}

#: What says that a database is in use or out of reach; all else says that it is broken. https://sqlite.org/rescode.html
UNREACHABLE = frozenset({"BUSY", "CANTOPEN", "FULL", "IOERR", "LOCKED", "NOLFS", "NOMEM", "PERM", "READONLY"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """Hold an answer and when it was fetched, in seconds since the epoch."""

    answer: Found | Absent
    fetched: float


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class ShelfInfo:
    """Count the rows of one source and shelf, and the bytes in them."""

    source: str
    shelf: Shelf
    rows: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheInfo:
    """Tell what a cache holds; `size` is that of its files, times are seconds since the epoch."""

    shelves: tuple[ShelfInfo, ...]
    size: int
    oldest: float | None
    newest: float | None
    unreadable: int

    @property
    def rows(self) -> int:
        return sum(each.rows for each in self.shelves)


def fresh(stored: Stored, question: Question, now: float, keep: Mapping[Shelf, float], spread: float = 0.2) -> bool:
    """Tell whether an answer may still be given unasked.

    Each question keeps a share of its own between `1 - spread` and 1 of the time in `keep`, so that what was fetched in
    one night is not all due in one night. A time of fetching in the future (another machine's clock) counts like one in
    the past.
    """
    digest = hashlib.blake2b(_key(question).encode(), digest_size=8).digest()
    share = int.from_bytes(digest) / 2**64
    return abs(now - stored.fetched) < keep[_shelf(stored.answer)] * (1 - spread * share)


class Cache:
    """Store answers in a directory; a context manager, to be used from any thread.

    `notices` says in words what could not be kept or read; nothing else of it reaches the caller: what the cache cannot
    give is asked again.
    """

    def __init__(self, directory: Path) -> None:
        self.notices: tuple[str, ...] = ()
        self._directory = directory
        # One thread owns the connection: diskcache opens one a thread and closes only its caller's.
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="cache")
        try:
            self._rows: diskcache.Cache = self._worker.submit(self._open).result()
        except BaseException:
            self._worker.shutdown()
            raise

    @classmethod
    def open(cls, directory: Path) -> Self:
        """Open a cache, made anew where there is none or a broken one; `ConfigError` where it cannot be."""
        return cls(directory)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._worker.submit(self._rows.close).result()
        self._worker.shutdown()

    def get(self, question: Question) -> Stored | None:
        return self._try(lambda: _read(self._rows.get(_key(question))), None)

    def get_all(self, questions: Sequence[Question]) -> tuple[Stored | None, ...]:
        """Give what is held for each question, in their order."""
        nothing = (None,) * len(questions)
        return self._try(lambda: tuple(_read(self._rows.get(_key(each))) for each in questions), nothing)

    def put(self, question: Question, answer: Found | Absent, fetched: float) -> None:
        self.put_all({question: answer}, fetched)

    def put_all(self, answers: Mapping[Question, Found | Absent], fetched: float) -> None:
        """Keep the answers of one response, all or none."""
        rows = {_key(question): _write(answer, fetched) for question, answer in answers.items()}
        self._try(lambda: self._set(rows), None)

    def touch(self, question: Question, fetched: float) -> None:
        """Say that the answer held was true again at a later time."""
        held = self.get(question)
        if held:
            self.put(question, held.answer, fetched)

    def departures(self, pool: str) -> tuple[float, ...]:
        """Give when the last requests of a pool left: a limit does not begin anew with a new run.

        A time in the future, by another machine's clock, was now at the latest.
        """
        now = time.time()
        return self._try(lambda: tuple(min(at, now) for at in _times(self._rows.get(DEPARTURES + pool))), ())

    def depart(self, pool: str, times: Iterable[float]) -> None:
        row = json.dumps(list(times)).encode()
        self._try(lambda: self._rows.set(DEPARTURES + pool, row), None)

    def info(self) -> CacheInfo:
        return self._try(self._info, CacheInfo(shelves=(), size=0, oldest=None, newest=None, unreadable=0))

    def prune(self, older_than: float, now: float | None = None) -> int:
        """Remove the rows that were fetched more than so many seconds ago, or cannot be read; say how many."""
        limit = (time.time() if now is None else now) - older_than
        return self._try(lambda: self._remove(_is_due(limit)), 0)

    def clear(self) -> int:
        """Remove all answers, and a broken database that was put aside; say how many answers."""
        (self._directory / BROKEN).unlink(missing_ok=True)
        return self._try(self._clear, 0)

    def _try(self, work: Callable[[], T], otherwise: T) -> T:
        try:
            return self._worker.submit(work).result()
        except (sqlite3.Error, diskcache.Timeout) as fault:
            self._notice(f"cache: {self._directory / DATABASE}: {fault or 'locked by another process'}")
            return otherwise

    def _notice(self, text: str) -> None:
        self.notices = tuple(dict.fromkeys((*self.notices, text)))

    def _open(self) -> diskcache.Cache:
        try:
            self._directory.mkdir(parents=True, exist_ok=True)
            self._put_broken_aside()
            return diskcache.Cache(str(self._directory.absolute()), disk=Bytes, **SETTINGS)
        except (OSError, sqlite3.Error) as fault:
            reason = getattr(fault, "strerror", None) or fault
            raise ConfigError(
                f"cache: {self._directory}: expected a directory that can be written, got: {reason}"
            ) from fault

    def _put_broken_aside(self) -> None:
        database = self._directory / DATABASE
        reason = _fault(database)
        if reason:
            database.replace(self._directory / BROKEN)
            for tail in ("-wal", "-shm"):
                database.with_name(DATABASE + tail).unlink(missing_ok=True)
            self._notice(f"cache: {database} is broken ({reason}): put aside as {BROKEN} and begun anew")

    def _set(self, rows: Mapping[str, bytes]) -> None:
        with self._rows.transact():
            for key, row in rows.items():
                self._rows.set(key, row)

    def _held(self) -> Iterator[tuple[str, bytes]]:
        for key in self._rows:
            if not key.startswith(DEPARTURES):
                yield key, self._rows.get(key, b"")

    def _remove(self, due: Callable[[str, bytes], bool]) -> int:
        keys = [key for key, row in self._held() if due(key, row)]
        with self._rows.transact():
            return sum(bool(self._rows.delete(key)) for key in keys)

    def _clear(self) -> int:
        """Remove all rows, also those of a form that only diskcache reads, but not when requests left."""
        departures = {key: self._rows.get(key) for key in self._rows if key.startswith(DEPARTURES)}
        with self._rows.transact():
            removed = int(self._rows.clear())
            self._set(departures)
        return removed - len(departures)

    def _info(self) -> CacheInfo:
        held = [(key, len(row), _read(row)) for key, row in self._held()]
        read = [(_source(key), _shelf(stored.answer), size) for key, size, stored in held if stored]
        times = [stored.fetched for _, _, stored in held if stored]
        return CacheInfo(
            shelves=tuple(_counted(read)),
            size=sum(path.stat().st_size for path in self._directory.glob(DATABASE + "*")),
            oldest=min(times, default=None),
            newest=max(times, default=None),
            unreadable=len(held) - len(read),
        )


class Bytes(diskcache.Disk):  # type: ignore[misc]  # diskcache ships no types
    """Let through keys of text and values of bytes, whatever the database says of them."""

    def store(self, value: bytes, read: bool, key: object = None) -> tuple[int, int, None, memoryview]:  # noqa: ARG002, FBT001  diskcache's signature
        return 0, MODE_RAW, None, memoryview(value)

    def fetch(self, mode: int, filename: str | None, value: object, read: bool) -> bytes:  # noqa: ARG002, FBT001  diskcache's signature
        return value if mode == MODE_RAW and isinstance(value, bytes) else b""

    def get(self, key: object, raw: bool) -> str:  # noqa: FBT001  diskcache's signature
        return key if raw and isinstance(key, str) else ""

    def remove(self, file_path: str) -> None:
        """Remove nothing: no row of ours has a file, and a row that names one is not ours."""


Times = TypeAdapter(list[FiniteFloat])


# --- rows -------------------------------------------------------------------------------------


class Header(BaseModel):
    """Describe a row in its first line, as JSON; the record, or the reason of an absence, follows."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    edition: Literal[1] = EDITION
    shelf: Shelf
    found: bool
    fetched: FiniteFloat
    etag: str | None = None
    size: int
    crc: int


def _key(question: Question) -> str:
    return f"{EDITION} {question.source} {question}"


def _source(key: str) -> str:
    return key.split(" ", maxsplit=2)[1]


def _shelf(answer: Found | Absent) -> Shelf:
    return answer.shelf if isinstance(answer, Found) else Shelf.ABSENT


def _write(answer: Found | Absent, fetched: float) -> bytes:
    found = isinstance(answer, Found)
    body = answer.record if isinstance(answer, Found) else answer.reason.encode(errors="replace")
    header = Header(
        shelf=_shelf(answer),
        found=found,
        fetched=fetched,
        etag=answer.etag if isinstance(answer, Found) else None,
        size=len(body),
        crc=zlib.crc32(body),
    )
    return header.model_dump_json().encode() + b"\n" + body


def _read(row: bytes | None) -> Stored | None:
    head, _, body = (row or b"").partition(b"\n")
    try:
        header = Header.model_validate_json(head)
    except ValidationError:
        return None
    if (header.size, header.crc) != (len(body), zlib.crc32(body)):
        return None
    answer: Found | Absent = (
        Found(record=body, shelf=header.shelf, etag=header.etag)
        if header.found
        else Absent(reason=body.decode(errors="replace"))
    )
    return Stored(answer=answer, fetched=header.fetched)


def _times(row: bytes | None) -> tuple[float, ...]:
    try:
        return tuple(Times.validate_json(row or b"[]"))
    except ValidationError:
        return ()


def _is_due(limit: float) -> Callable[[str, bytes], bool]:
    def due(key: str, row: bytes) -> bool:
        stored = _read(row) if key.startswith(f"{EDITION} ") else None
        return stored is None or stored.fetched < limit

    return due


def _counted(rows: Iterable[tuple[str, Shelf, int]]) -> Iterator[ShelfInfo]:
    sizes: dict[tuple[str, Shelf], list[int]] = {}
    for source, shelf, size in rows:
        sizes.setdefault((source, shelf), []).append(size)
    for source, shelf in sorted(sizes):
        yield ShelfInfo(source=source, shelf=shelf, rows=len(sizes[source, shelf]), size=sum(sizes[source, shelf]))


# --- the database as found --------------------------------------------------------------------


def _fault(database: Path) -> str:
    """Say why a database is not one of ours in good order, or "": then nothing but its rows is left to doubt."""
    if not database.is_file():
        return ""
    try:
        with closing(sqlite3.connect(database, timeout=60)) as connection:
            return _disorder(connection)
    except sqlite3.Error as fault:
        name = getattr(fault, "sqlite_errorname", "").removeprefix("SQLITE_")
        if name.split("_")[0] in UNREACHABLE:
            raise
        return str(fault)


def _disorder(connection: sqlite3.Connection) -> str:
    def rows(query: str) -> set[Any]:
        return set(chain.from_iterable(connection.execute(query)))

    tables = rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    if "Cache" in tables:
        rows("SELECT key, raw, store_time, expire_time, tag, size, mode, filename, value FROM Cache LIMIT 0")
    # diskcache sets its attributes by what stands in Settings
    unknown = rows("SELECT key FROM Settings") - {*DEFAULT_SETTINGS, *METADATA} if "Settings" in tables else set()
    found = rows("PRAGMA quick_check(1)") - {"ok"}
    return ", ".join(sorted(map(str, [*unknown, *found])))
