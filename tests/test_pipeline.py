"""Whole runs over sockets: what a night, an outage, a storm of 429 or a hostile answer leaves in `out/` and in the ledger."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from enrich.errors import ConfigError, OutputError
from enrich.model import SeedFile
from nights import FAST, Home, Night, read_outputs
from standin import Ledger, Service, StandIn, Terms, faults
from standin.checking import check
from standin.generated import List, generate
from standin.wire import Reply

pytest_plugins = ["standin.fixtures"]

#: Seconds after which no limit of the quick stand-in remembers anything.
FORGOTTEN = 0.1

MODES = ("public", "polite", "keyed")


@pytest.fixture
def home(tmp_path: Path, standin: StandIn, small_list: List) -> Home:
    return Home(folder=tmp_path, standin=standin, text=small_list.text)


@pytest.fixture
def short(home: Home) -> Home:
    """Give a home whose list has a row of each publisher only."""
    return replace(home, text=shortened(home.text))


def shortened(text: str) -> str:
    lines = text.splitlines()
    return "\n".join([*lines[:4], *(lines[4 + row] for row in (0, 6, 9, 14, 16, 18))]) + "\n"


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory, small_list: List) -> Iterator[Night]:
    """Give a night over the short list in which nothing happened."""
    with StandIn(small_list.setting.world, scale=FAST) as standin:
        text = shortened(small_list.text)
        yield Home(folder=tmp_path_factory.mktemp("brief"), standin=standin, text=text).night()


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, small_list: List) -> Iterator[Night]:
    """Give a night in which nothing happened."""
    with StandIn(small_list.setting.world, scale=FAST) as standin:
        yield Home(folder=tmp_path_factory.mktemp("undisturbed"), standin=standin, text=small_list.text).night()


def known(night: Night) -> list[dict[str, Any]]:
    """Give the entries without what an outage may change: that values are old, and why."""
    return [{name: value for name, value in each.items() if name not in {"stale", "issues"}} for each in night.entries]


def assert_within_limits(ledger: Ledger) -> None:
    assert [str(each) for each in ledger.violations] == []
    assert ledger.bugs == []


# --- one night after another --------------------------------------------------------------------


@pytest.mark.parametrize("mode", MODES)
def test_a_run_keeps_all_limits_and_finds_what_is_to_be_found(home: Home, small_list: List, mode: str) -> None:
    night = replace(home, mode=mode).night()
    document = json.loads(night.outputs["enriched.json"])
    assert not check(document, small_list.setting.expected)
    assert_within_limits(night.ledger)
    assert night.ledger.repeated_items() == {}


def test_a_second_run_asks_nothing_and_writes_nothing(home: Home) -> None:
    first, second = home.night(), home.night()
    assert (second.asked, second.report.written, second.outputs) == (0, (), first.outputs)


def test_deleting_the_cache_changes_no_byte(home: Home) -> None:
    first = home.night()
    home.forget()
    time.sleep(FORGOTTEN)
    second = home.night()
    assert (second.outputs, second.report.written) == (first.outputs, ())


def test_refresh_asks_again_and_changes_no_byte(home: Home) -> None:
    first = home.night()
    second = home.night(refresh=True)
    assert (second.outputs, second.report.written, second.asked > 10) == (first.outputs, (), True)


def test_offline_opens_no_connection(home: Home) -> None:
    first = home.night()
    second = home.night(offline=True)
    assert (second.asked, second.outputs) == (0, first.outputs)


def test_offline_without_a_cache_lists_every_row(home: Home) -> None:
    night = home.night(offline=True)
    assert (night.asked, set(night.statuses), len(night.entries)) == (0, {"pending"}, 20)


def test_keys_stay_with_their_works_when_rows_move(home: Home) -> None:
    first = home.night()
    head, rows = home.text.splitlines()[:4], home.text.splitlines()[4:]
    moved = "\n".join([*head, *reversed(rows)]) + "\n"
    second = home.night(SeedFile(name=home.name, suffix=".md", text=moved))
    keys = [{each["seed"]["title"]: each["key"] for each in night.entries} for night in (first, second)]
    assert (keys[0], second.asked) == (keys[1], 0)


def test_a_limit_takes_the_first_rows(home: Home) -> None:
    assert len(home.night(limit=3).entries) == 3


def test_the_formats_that_are_chosen_are_written(home: Home) -> None:
    assert set(home.night(limit=1, formats=("bibtex",)).outputs) <= {"enriched.json", "references.bib"}


# --- order and haste change no byte ---------------------------------------------------------------


@pytest.mark.parametrize("late", Service)
def test_whoever_answers_last_the_bytes_are_the_same(home: Home, undisturbed: Night, late: Service) -> None:
    home.standin.play(late, faults.slow(0.1), share=0.5)
    assert home.night().outputs == undisturbed.outputs


@pytest.mark.parametrize("mode", ["public", "polite"])
def test_how_fast_services_may_be_asked_changes_no_work(home: Home, undisturbed: Night, mode: str) -> None:
    night = replace(home, mode=mode).night()
    assert night.outputs["references.bib"] == undisturbed.outputs["references.bib"]


# --- outages --------------------------------------------------------------------------------------

HTML = faults.Fault(name="HTML", play=faults.status(200, "<html>Please log in</html>"))
BAD_REQUEST = faults.Fault(name="400", play=faults.status(400, "no"))
OUTAGES: Mapping[str, faults.Fault | None] = {
    "refused": None,
    "503": faults.outage(),
    "429": replace(faults.throttled(), times=None),
    "429 for an hour": replace(faults.throttled(seconds=3600), times=None),
    "HTML": HTML,
    "bad request": BAD_REQUEST,
    "truncated gzip": faults.broken_gzip(None),
    "cut short": faults.cut_short(None),
    "garbage": faults.garbage(None),
    "huge": faults.huge(30),
    "elsewhere": faults.elsewhere("http://127.0.0.2:9/"),
    "blocked": faults.blocked(),
    "hang": faults.hang(),
}
#: The service on which most depends meets everything, the others what each may meet in its own way.
CASES = [(Service.CROSSREF, name) for name in OUTAGES] + [
    (service, name)
    for service in (Service.ARXIV, Service.SEMANTICSCHOLAR, Service.GITHUB)
    for name in ("refused", "429", "elsewhere")
]


def disturb(standin: StandIn, service: Service, name: str) -> None:
    if fault := OUTAGES[name]:
        standin.play(service, fault)
    else:
        standin.refuse(service)


def restore(standin: StandIn, service: Service) -> None:
    standin.refuse(service)  # ends what hangs
    standin.restore(service)


def with_last_outputs(home: Home, night: Night) -> Home:
    """Let a home have the outputs of a night, and no cache: a fresh clone of a repository that keeps `out/`."""
    home.out.mkdir()
    for name, data in night.outputs.items():
        (home.out / name).write_bytes(data)
    return home


@pytest.mark.parametrize(("service", "name"), CASES)
def test_in_an_outage_the_last_known_good_stands_even_without_a_cache(
    short: Home, brief: Night, service: Service, name: str
) -> None:
    home = with_last_outputs(short, brief)
    disturb(home.standin, service, name)
    night = home.night()
    assert known(night) == known(brief)
    assert any(entry["stale"] for entry in night.entries)
    assert (night.report.unreachable, night.requests[service] < 40) == (False, True)


@pytest.mark.parametrize("service", Service)
def test_the_night_after_an_outage_is_like_any_other(short: Home, brief: Night, service: Service) -> None:
    home = with_last_outputs(short, brief)
    disturb(home.standin, service, "503")
    home.night()
    restore(home.standin, service)
    assert home.night().outputs == brief.outputs


def test_rows_that_need_a_service_that_is_down_are_pending(home: Home) -> None:
    home.standin.refuse(Service.CROSSREF)
    home.standin.refuse(Service.SEMANTICSCHOLAR)
    statuses = {each["seed"]["title"]: each["status"] for each in home.night().entries}
    assert set(statuses.values()) == {"resolved", "pending"}  # arXiv still answers


def test_after_an_outage_the_bibliography_is_as_if_there_had_been_none(home: Home, undisturbed: Night) -> None:
    home.standin.refuse(Service.CROSSREF)
    home.night()
    home.standin.restore(Service.CROSSREF)
    night = home.night()
    works = [[each["identifiers"] for each in some.entries] for some in (night, undisturbed)]
    assert (works[0], night.statuses) == (works[1], undisturbed.statuses)


def test_where_nobody_can_be_reached_the_list_alone_is_written(home: Home) -> None:
    for service in Service:
        home.standin.refuse(service)
    night = home.night()
    assert (night.report.unreachable, set(night.statuses), len(night.entries)) == (True, {"pending"}, 20)


def test_where_nobody_can_be_reached_the_last_outputs_stand(home: Home, undisturbed: Night) -> None:
    with_last_outputs(home, undisturbed)
    for service in Service:
        home.standin.refuse(service)
    night = home.night()
    assert (night.report.unreachable, known(night)) == (True, known(undisturbed))


# --- faults that pass -----------------------------------------------------------------------------

PASSING: Mapping[str, faults.Fault] = {
    "500": faults.burst(500, times=2),
    "502": faults.burst(502, times=2),
    "429": faults.throttled(2),
    "429 with seconds": faults.throttled(1, seconds=1),
    "broken gzip": faults.broken_gzip(1),
    "cut short": faults.cut_short(1),
    "garbage": faults.garbage(1),
}


@pytest.mark.parametrize("service", [Service.CROSSREF, Service.SEMANTICSCHOLAR])
@pytest.mark.parametrize("name", PASSING)
def test_a_fault_that_passes_costs_nothing_but_time(short: Home, brief: Night, service: Service, name: str) -> None:
    short.standin.play(service, PASSING[name], after=1)
    night = replace(short, patience={**short.patience, "longest_wait": "4 seconds"}).night()
    assert night.outputs == brief.outputs
    assert_within_limits(night.ledger)


@pytest.mark.parametrize("as_date", [False, True])
def test_nothing_is_asked_earlier_than_told(short: Home, brief: Night, as_date: bool) -> None:  # noqa: FBT001  a parameter
    begun = time.time()
    short.standin.play(Service.CROSSREF, faults.throttled(1, seconds=2, as_date=as_date, now=begun), after=2)
    patient = replace(short, mode="public", patience={**short.patience, "longest_wait": "8 seconds"})
    night = patient.night()
    asked = night.ledger.of(Service.CROSSREF)
    told = next(at for at, each in enumerate(asked) if each.status == 429)
    until = int(begun + 2) - time.time() + time.monotonic() if as_date else (asked[told].finished or 0) + 2
    assert asked[told + 1].arrived >= until - 0.01  # a date has whole seconds
    assert night.outputs["references.bib"] == brief.outputs["references.bib"]


# --- limits ---------------------------------------------------------------------------------------


def test_a_limit_does_not_begin_anew_after_a_run_that_was_cut_off(home: Home) -> None:
    for limit in (1, 2, 4, 8, 16, 20):
        home.night(limit=limit)
    assert_within_limits(home.standin.ledger)


def test_no_limit_is_broken_by_slow_answers(home: Home) -> None:
    for service in Service:
        home.standin.play(service, faults.slow(0.15), share=0.4)
    assert_within_limits(home.night().ledger)


def repositories(count: int) -> List:
    """Invent a list that links so many repositories: two rows of five do."""
    return generate(-(-count * 5 // 2))


@pytest.mark.parametrize(("allowed", "linked"), [(10, 24), (5, 24)])
def test_an_allowance_that_is_spent_ends_the_questions(
    tmp_path: Path, make_standin: Callable[..., StandIn], allowed: int, linked: int
) -> None:
    made = repositories(linked)
    standin = make_standin(made.setting.world, terms=Terms(anonymous=allowed))
    home = Home(folder=tmp_path, standin=standin, text=made.text, mode="polite")
    night = home.night()
    states = [repo["status"] for entry in night.entries for repo in entry["repos"]]
    assert_within_limits(night.ledger)
    assert (night.requests[Service.GITHUB], states.count("unavailable") > 0) == (allowed, True)


# --- what services may send -----------------------------------------------------------------------

BOMB = '<!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><feed>&b;</feed>'
HOSTILE = "\x07\u202e{\\input{x}} \ud83d\ude00 & % $ # _ ^ ~ }{ <script>alert(1)</script>\x00"


def rewritten(change: Callable[[str], str]) -> faults.Fault:
    return faults.Fault(
        name="rewritten", play=lambda reply: replace(reply, body=change(reply.body.decode()).encode()), match=""
    )


def nested(reply: Reply) -> Reply:
    return replace(reply, body=b"[" * 200_000, status=200)


HOSTILITIES: Mapping[str, tuple[Service, faults.Fault]] = {
    "controls in titles": (
        Service.CROSSREF,
        rewritten(lambda text: text.replace('"title":["', '"title":["' + json.dumps(HOSTILE)[1:-1])),
    ),
    "endless titles": (Service.CROSSREF, replace(rewritten(lambda text: text.replace('"title":["', '"title":["' + "word " * 2000)), match="query.bib")),
    "wrong types": (Service.CROSSREF, rewritten(lambda text: text.replace('"author":[', '"author":[7,null,'))),
    "records that were not asked for": (Service.CROSSREF, replace(rewritten(lambda text: text.replace('"DOI":"10.', '"DOI":"10.9999/other.')), match="filter=doi")),
    "nested lists": (Service.CROSSREF, faults.Fault(name="nested", play=nested)),
    "nested papers": (Service.SEMANTICSCHOLAR, faults.Fault(name="nested", play=nested)),
    "nested repositories": (Service.GITHUB, faults.Fault(name="nested", play=nested)),
    "papers of wrong types": (Service.SEMANTICSCHOLAR, rewritten(lambda text: text.replace('"year":', '"year":"x","y":'))),
    "entities": (Service.ARXIV, faults.Fault(name="entities", play=lambda reply: replace(reply, body=BOMB.encode()))),
    "controls in a feed": (Service.ARXIV, rewritten(lambda text: text.replace("<title>", "<title>&#1;{{"))),
    "null": (Service.GITHUB, rewritten(lambda _: "null")),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILITIES)
def test_whatever_a_service_sends_no_identifier_is_wrong_and_outputs_parse(
    home: Home, small_list: List, name: str
) -> None:
    home.standin.play(*HOSTILITIES[name])
    night = home.night()
    assert check(json.loads(night.outputs["enriched.json"]), small_list.setting.expected).wrong == ()
    assert len(parsed_bibtex(night.outputs["references.bib"].decode())) == 20
    assert [each for each in night.report.notices if "Traceback" in each] == []


def parsed_bibtex(text: str) -> Mapping[str, Any]:
    from pybtex.database import parse_string  # noqa: PLC0415  slow to import, and of these tests only

    entries: Mapping[str, Any] = parse_string(text, "bibtex").entries
    return entries


# --- what stops a run -----------------------------------------------------------------------------


def test_an_earlier_output_with_conflict_marks_stops_the_run_untouched(home: Home) -> None:
    home.night(limit=1)
    spoilt = home.out / "enriched.json"
    spoilt.write_text("<<<<<<< HEAD\n" + spoilt.read_text("utf-8"), "utf-8")
    before = read_outputs(home.out)
    with pytest.raises(OutputError, match=r"enriched\.json"):
        home.night()
    assert read_outputs(home.out) == before


def test_outputs_that_cannot_be_written_stop_the_run_before_anything_is_asked(home: Home) -> None:
    home.out.write_text("a file where the folder should be", "utf-8")
    with pytest.raises(OutputError, match="expected a folder"):
        home.night()
    assert home.standin.ledger.asked == []


def test_a_cache_that_cannot_be_opened_stops_the_run_before_anything_is_asked(home: Home) -> None:
    home.cache.write_text("a file where the folder should be", "utf-8")
    with pytest.raises(ConfigError):
        home.night()
    assert (home.standin.ledger.asked, home.out.exists()) == ([], False)
