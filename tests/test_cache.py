"""The store of answers: what it keeps, for how long, and what it does with a directory it cannot trust."""

from __future__ import annotations

import json
import pickle
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.cache import BROKEN, DATABASE, EDITION, Cache, Stored, fresh
from enrich.errors import ConfigError
from enrich.flow import Absent, Found, Question, Shelf
from enrich.model import SourceName

DAY = 86_400.0
KEEP = dict.fromkeys(Shelf, 7 * DAY) | {Shelf.PUBLISHED: 30 * DAY, Shelf.REPOSITORY: 20 * 3600.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lamp(Question):
    source: ClassVar[SourceName] = SourceName.CROSSREF

    name: str
    bright: bool = False


LAMP = Lamp(name="desk lamp")
SHINES = Found(record=b'{"lux":\n500}', shelf=Shelf.PUBLISHED, etag='W/"1"')


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    with Cache.open(tmp_path / "cache") as opened:
        yield opened


def rows(cache: Cache) -> int:
    return cache.info().rows


# --- keeping ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "answer",
    [
        SHINES,
        Found(record=b"", shelf=Shelf.SEARCH),
        Found(record=bytes(range(256)) * 1000, shelf=Shelf.REPOSITORY, etag='"ü"'),
        Absent(),
        Absent(reason="Resource not found.\nReally."),
    ],
    ids=lambda answer: type(answer).__name__,
)
def test_an_answer_comes_back_as_it_was_with_the_time_it_was_fetched(cache: Cache, answer: Found | Absent) -> None:
    cache.put(LAMP, answer, 12.5)
    assert cache.get(LAMP) == Stored(answer=answer, fetched=12.5)


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cache]:
    with Cache.open(tmp_path_factory.mktemp("lasting")) as opened:
        yield opened


@given(record=st.binary(), etag=st.none() | st.text(), fetched=st.floats(min_value=0, max_value=1e11))
def test_any_record_comes_back(lasting: Cache, record: bytes, etag: str | None, fetched: float) -> None:
    answer = Found(record=record, shelf=Shelf.PREPRINT, etag=etag)
    lasting.put(LAMP, answer, fetched)
    assert lasting.get(LAMP) == Stored(answer=answer, fetched=fetched)


def test_what_was_not_put_is_not_there(cache: Cache) -> None:
    assert cache.get(LAMP) is None


def test_a_question_is_told_apart_by_its_kind_and_by_each_of_its_fields(cache: Cache) -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Torch(Question):
        source: ClassVar[SourceName] = SourceName.CROSSREF

        name: str

    cache.put(LAMP, SHINES, 1.0)
    assert [
        cache.get(each) for each in (Lamp(name="lamp"), Lamp(name="desk lamp", bright=True), Torch(name="desk lamp"))
    ] == [
        None,
        None,
        None,
    ]
    assert cache.get(Lamp(name="desk lamp")) is not None


def test_any_text_may_be_asked_for(cache: Cache) -> None:
    questions = [Lamp(name=name) for name in ("ü 李 😀", "a\nb", "x" * 10_000, "\udc80", "'", "\x00")]
    cache.put_all(dict.fromkeys(questions, SHINES), 1.0)
    assert [cache.get(each) for each in questions] == [Stored(answer=SHINES, fetched=1.0)] * len(questions)


def test_that_an_answer_was_given_stale_is_not_kept(cache: Cache) -> None:
    cache.put(LAMP, Found(record=b"1", shelf=Shelf.SEARCH, stale=True), 1.0)
    assert cache.get(LAMP) == Stored(answer=Found(record=b"1", shelf=Shelf.SEARCH), fetched=1.0)


def test_a_later_answer_replaces_an_earlier_one(cache: Cache) -> None:
    cache.put(LAMP, SHINES, 1.0)
    cache.put(LAMP, Absent(reason="gone"), 2.0)
    assert (cache.get(LAMP), rows(cache)) == (Stored(answer=Absent(reason="gone"), fetched=2.0), 1)


def test_an_answer_that_was_true_again_is_as_new(cache: Cache) -> None:
    cache.put(LAMP, SHINES, 1.0)
    cache.touch(LAMP, 99.0)
    cache.touch(Lamp(name="unknown"), 99.0)
    assert (cache.get(LAMP), rows(cache)) == (Stored(answer=SHINES, fetched=99.0), 1)


def test_answers_outlive_the_process_and_its_sums_agree(tmp_path: Path) -> None:
    with Cache.open(tmp_path) as cache:
        cache.put(LAMP, SHINES, 5.0)
        cache.put(Lamp(name="torch"), Absent(), 3.0)
    with Cache.open(tmp_path) as cache:
        info = cache.info()
    assert [(each.source, each.shelf, each.rows) for each in info.shelves] == [
        ("crossref", Shelf.ABSENT, 1),
        ("crossref", Shelf.PUBLISHED, 1),
    ]
    assert (info.rows, info.oldest, info.newest, info.unreadable) == (2, 3.0, 5.0, 0)
    assert info.size >= sum(each.size for each in info.shelves) > len(SHINES.record)


def test_an_empty_cache_says_so(cache: Cache) -> None:
    info = cache.info()
    assert (info.shelves, info.rows, info.oldest, info.newest) == ((), 0, None, None)


def test_pruning_removes_what_is_older_and_says_how_much(cache: Cache) -> None:
    for number in range(10):
        cache.put(Lamp(name=str(number)), SHINES, float(number))
    assert cache.prune(older_than=4.0, now=10.0) == 6
    assert [number for number in range(10) if cache.get(Lamp(name=str(number)))] == [6, 7, 8, 9]


def test_pruning_counts_from_today_where_nothing_else_is_said(cache: Cache) -> None:
    cache.put(LAMP, SHINES, time.time() - 100)
    assert [cache.prune(1000), cache.prune(10)] == [0, 1]


def test_clearing_removes_all_and_says_how_much(cache: Cache) -> None:
    cache.put_all({Lamp(name=str(number)): SHINES for number in range(250)}, 1.0)
    assert (cache.clear(), rows(cache), cache.clear()) == (250, 0, 0)


def test_answers_are_asked_for_together_in_the_order_of_the_questions(cache: Cache) -> None:
    cache.put(LAMP, SHINES, 1.0)
    assert cache.get_all([Lamp(name="torch"), LAMP]) == (None, Stored(answer=SHINES, fetched=1.0))


def test_answers_may_be_asked_for_from_any_thread(cache: Cache) -> None:
    def work(name: str) -> None:
        for number in range(20):
            cache.put(Lamp(name=f"{name}{number}"), SHINES, 1.0)
            assert cache.get(Lamp(name=f"{name}{number}"))

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert rows(cache) == 80


# --- departures -------------------------------------------------------------------------------


def test_when_requests_left_is_kept_beside_the_answers(cache: Cache) -> None:
    cache.depart("arxiv", [1.0, 2.5])
    cache.put(LAMP, SHINES, 1.0)
    assert (cache.departures("arxiv"), cache.departures("crossref")) == ((1.0, 2.5), ())
    assert (rows(cache), cache.prune(0, now=100.0), cache.clear()) == (1, 1, 0)
    assert cache.departures("arxiv") == (1.0, 2.5)


def test_clearing_does_not_count_departures(cache: Cache) -> None:
    cache.depart("arxiv", [1.0])
    cache.put(LAMP, SHINES, 1.0)
    assert cache.clear() == 1


def test_a_request_that_will_have_left_has_left_now_at_the_latest(cache: Cache) -> None:
    cache.depart("arxiv", [1.0, 1e12])
    past, future = cache.departures("arxiv")
    assert past == 1.0
    assert future <= time.time()


@pytest.mark.parametrize("row", [b"{}", b"[NaN]", b'["noon"]', b"", b"[1", "text", None])
def test_departures_that_cannot_be_read_are_none(tmp_path: Path, row: object) -> None:
    with Cache.open(tmp_path) as cache:
        cache.depart("arxiv", [1.0])
    tamper(tmp_path, "UPDATE Cache SET value = ?", row)
    with Cache.open(tmp_path) as cache:
        assert cache.departures("arxiv") == ()


# --- freshness --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "age", "expected"),
    [
        (SHINES, 0, True),
        (SHINES, 23.9 * DAY, True),
        (SHINES, 30 * DAY, False),
        (Absent(), 5.5 * DAY, True),
        (Absent(), 7 * DAY, False),
        (Found(record=b"", shelf=Shelf.REPOSITORY), 15.9 * 3600, True),
        (Found(record=b"", shelf=Shelf.REPOSITORY), 24 * 3600, False),
        (SHINES, -DAY, True),
        (SHINES, -30 * DAY, False),
    ],
)
def test_an_answer_is_fresh_as_long_as_its_shelf_says(answer: Found | Absent, age: float, expected: bool) -> None:  # noqa: FBT001
    now = 1_800_000_000.0
    assert fresh(Stored(answer=answer, fetched=now - age), LAMP, now, KEEP) is expected


def test_answers_of_one_night_are_due_on_different_days_the_same_ones_every_time() -> None:
    def due(number: int) -> int:
        stored = Stored(answer=SHINES, fetched=0.0)
        return next(day for day in range(40) if not fresh(stored, Lamp(name=str(number)), day * DAY, KEEP))

    days = [due(number) for number in range(200)]
    assert days == [due(number) for number in range(200)]
    assert set(days) == {25, 26, 27, 28, 29, 30}
    assert max(days.count(day) for day in set(days)) < 60


def test_without_a_spread_all_are_due_at_once() -> None:
    stored = Stored(answer=SHINES, fetched=0.0)
    lamps = [Lamp(name=str(number)) for number in range(50)]
    assert {fresh(stored, lamp, 29.99 * DAY, KEEP, spread=0) for lamp in lamps} == {True}
    assert {fresh(stored, lamp, 30.01 * DAY, KEEP, spread=0) for lamp in lamps} == {False}


# --- a directory that cannot be trusted -------------------------------------------------------


class Bomb:
    """Leave a trace when unpickled."""

    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self) -> tuple[Callable[[Path], None], tuple[Path]]:
        return Path.touch, (self.trace,)


def tamper(directory: Path, statement: str, *values: object) -> int:
    with closing(sqlite3.connect(directory / DATABASE)) as connection:
        changed = connection.execute(statement, values).rowcount
        connection.commit()
        return changed


def test_a_planted_pickle_is_not_read(tmp_path: Path) -> None:
    with Cache.open(tmp_path) as cache:
        cache.put(LAMP, SHINES, 1.0)
    planted = pickle.dumps(Bomb(tmp_path / "trace"))
    assert pickle.loads(planted) is None
    (tmp_path / "trace").unlink()
    (tmp_path / "row.val").write_bytes(planted)
    for mode, filename, value in ((4, None, planted), (4, "row.val", None), (1, None, planted), (2, "row.val", None)):
        assert tamper(tmp_path, "UPDATE Cache SET mode = ?, filename = ?, value = ?", mode, filename, value) == 1
        with Cache.open(tmp_path) as cache:
            assert cache.get(LAMP) is None
            assert cache.info().unreadable == 1
            assert cache.notices == ()
    assert not (tmp_path / "trace").exists()


def test_a_planted_key_is_not_unpickled(tmp_path: Path) -> None:
    with Cache.open(tmp_path) as cache:
        cache.put(LAMP, SHINES, 1.0)
    tamper(tmp_path, "UPDATE Cache SET key = ?, raw = 0", pickle.dumps(Bomb(tmp_path / "trace")))
    with Cache.open(tmp_path) as cache:
        assert (cache.info().unreadable, cache.prune(0, now=0), cache.clear()) == (1, 0, 1)
    assert not (tmp_path / "trace").exists()


def test_a_file_that_a_planted_row_names_is_not_removed(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.touch()
    with Cache.open(tmp_path / "cache") as cache:
        cache.put(LAMP, SHINES, 1.0)
        cache.put(Lamp(name="torch"), SHINES, 1.0)
    tamper(tmp_path / "cache", "UPDATE Cache SET mode = 2, filename = ?", str(precious))
    with Cache.open(tmp_path / "cache") as cache:
        cache.put(LAMP, SHINES, 2.0)
        assert (cache.get(LAMP), cache.clear()) == (Stored(answer=SHINES, fetched=2.0), 2)
    assert precious.exists()


def header(**changed: object) -> bytes:
    told = {
        "edition": EDITION,
        "shelf": "published",
        "found": True,
        "fetched": 1.0,
        "etag": None,
        "size": 1,
        "crc": 3904355907,
    }
    return json.dumps(told | changed).encode()


def test_a_row_in_our_own_form_is_read(tmp_path: Path) -> None:
    assert read_back(tmp_path, header() + b"\na") == Stored(
        answer=Found(record=b"a", shelf=Shelf.PUBLISHED), fetched=1.0
    )


@pytest.mark.parametrize(
    "row",
    [
        b"",
        b"\n",
        b"a",
        header(),
        header() + b"\n",
        header() + b"\nab",
        header() + b"\nb",
        header()[:-1] + b"\na",
        header(edition=0) + b"\na",
        header(edition=EDITION + 1) + b"\na",
        header(shelf="attic") + b"\na",
        header(fetched="noon") + b"\na",
        header(surprise=1) + b"\na",
        header(fetched=float("nan")) + b"\na",
        b"[]\na",
        b"\xff\xfe\na",
        "text, not bytes",
        17,
        None,
    ],
)
def test_a_row_that_does_not_read_back_whole_is_absent(tmp_path: Path, row: object) -> None:
    assert read_back(tmp_path, row) is None


def read_back(directory: Path, row: object) -> Stored | None:
    with Cache.open(directory) as cache:
        cache.put(LAMP, SHINES, 1.0)
    tamper(directory, "UPDATE Cache SET value = ?", row)
    with Cache.open(directory) as cache:
        stored = cache.get(LAMP)
        assert cache.notices == ()
        cache.put(LAMP, SHINES, 1.0)
        assert cache.get(LAMP) == Stored(answer=SHINES, fetched=1.0)
        return stored


def scribble(database: Path) -> None:
    database.write_bytes(b"not a database at all" * 100)


def cut(database: Path) -> None:
    data = database.read_bytes()
    database.write_bytes(data[: len(data) // 2])


def garble(database: Path) -> None:
    data = bytearray(database.read_bytes())
    data[4096 : 4096 * 4] = b"\xaa" * 4096 * 3
    database.write_bytes(data)


def reshape(database: Path) -> None:
    tamper(database.parent, "ALTER TABLE Cache RENAME COLUMN value TO treasure")


def plant_setting(database: Path) -> None:
    tamper(database.parent, "INSERT INTO Settings VALUES ('_disk', 'x')")


@pytest.mark.parametrize("damage", [scribble, cut, garble, reshape, plant_setting])
def test_a_broken_database_is_put_aside_and_begun_anew(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    with Cache.open(tmp_path) as cache:
        cache.put_all({Lamp(name=str(number)): SHINES for number in range(500)}, 1.0)
    damage(tmp_path / DATABASE)
    with Cache.open(tmp_path) as cache:
        assert cache.get(LAMP) is None
        assert [notice.split(" (")[0] for notice in cache.notices] == [f"cache: {tmp_path / DATABASE} is broken"]
        cache.put(LAMP, SHINES, 1.0)
    with Cache.open(tmp_path) as cache:
        assert (cache.get(LAMP), cache.notices) == (Stored(answer=SHINES, fetched=1.0), ())
        assert (tmp_path / BROKEN).exists()
        cache.clear()
        assert not (tmp_path / BROKEN).exists()


def test_a_planted_setting_of_diskcache_is_not_taken(tmp_path: Path) -> None:
    with Cache.open(tmp_path) as cache:
        cache.put(LAMP, SHINES, 1.0)
    tamper(tmp_path, "UPDATE Settings SET value = 'least-recently-used' WHERE key = 'eviction_policy'")
    tamper(tmp_path, "UPDATE Settings SET value = 1 WHERE key IN ('size_limit', 'cull_limit', 'statistics')")
    with Cache.open(tmp_path) as cache:
        cache.put_all({Lamp(name=str(number)): SHINES for number in range(50)}, 1.0)
        assert rows(cache) == 51


def test_a_fault_while_running_costs_the_answer_and_a_notice(tmp_path: Path) -> None:
    with Cache.open(tmp_path) as cache:
        cache.put(LAMP, SHINES, 1.0)
        tamper(tmp_path, "DROP TABLE Cache")
        cache.put(LAMP, SHINES, 2.0)
        assert (cache.get(LAMP), cache.prune(0), cache.clear(), cache.info().rows) == (None, 0, 0, 0)
        assert cache.notices == (f"cache: {tmp_path / DATABASE}: no such table: Cache",)


@pytest.mark.parametrize("place", ["file/cache", "file"])
def test_a_directory_that_cannot_be_made_is_a_fault_of_the_configuration(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ConfigError, match="expected a directory that can be written, got: "):
        Cache.open(tmp_path / place)


def test_a_database_that_cannot_be_opened_is_a_fault_of_the_configuration(tmp_path: Path) -> None:
    (tmp_path / DATABASE).mkdir()
    with pytest.raises(
        ConfigError, match="expected a directory that can be written, got: unable to open database file"
    ):
        Cache.open(tmp_path)


def test_a_database_that_cannot_be_looked_into_is_not_taken_for_broken(tmp_path: Path) -> None:
    with Cache.open(tmp_path) as cache:
        cache.put(LAMP, SHINES, 1.0)
    (tmp_path / f"{DATABASE}-wal").mkdir()
    with pytest.raises(ConfigError, match="got: unable to open database file"):
        Cache.open(tmp_path)
    (tmp_path / f"{DATABASE}-wal").rmdir()
    with Cache.open(tmp_path) as cache:
        assert cache.get(LAMP) == Stored(answer=SHINES, fetched=1.0)


def test_an_empty_database_is_begun_anew_without_a_word(tmp_path: Path) -> None:
    (tmp_path / DATABASE).touch()
    with Cache.open(tmp_path) as cache:
        cache.put(LAMP, SHINES, 1.0)
        assert cache.notices == ()


# --- several processes, and their end ---------------------------------------------------------

WRITER = """
import sys
from pathlib import Path
from test_cache import LAMP, SHINES, Lamp
from enrich.cache import Cache
with Cache.open(Path(sys.argv[1])) as cache:
    print("open", flush=True)
    for number in range(int(sys.argv[3])):
        cache.put_all({Lamp(name=f"{sys.argv[2]}{number}.{part}"): SHINES for part in range(5)}, 1.0)
        assert cache.get(Lamp(name=f"{sys.argv[2]}{number}.4"))
"""


def writer(directory: Path, name: str, batches: int) -> subprocess.Popen[bytes]:
    paths = f"import sys; sys.path[:0] = {[str(Path(__file__).parent), str(Path(__file__).parents[1] / 'src')]!r}\n"
    arguments = [str(directory), name, str(batches)]
    return subprocess.Popen([sys.executable, "-W", "error", "-c", paths + WRITER, *arguments], stdout=subprocess.PIPE)


def test_a_kill_at_any_moment_leaves_a_usable_cache_with_whole_batches(tmp_path: Path) -> None:
    for attempt in range(4):
        with writer(tmp_path, f"{attempt}-", 100_000) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(0.01 + attempt * 0.013)
            process.send_signal(signal.SIGKILL)
        with Cache.open(tmp_path) as cache:
            info = cache.info()
            assert (info.unreadable, info.rows % 5, cache.notices) == (0, 0, ())
    assert info.rows > 0


def test_two_processes_write_at_once_without_loss(tmp_path: Path) -> None:
    processes = [writer(tmp_path, name, 40) for name in ("a", "b")]
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    with Cache.open(tmp_path) as cache:
        assert (rows(cache), cache.notices) == (400, ())


def test_nothing_is_left_open(tmp_path: Path) -> None:
    with writer(tmp_path, "a", 3) as process:
        process.communicate()
    assert process.returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == [DATABASE]
