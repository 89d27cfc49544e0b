"""What a run shows while it runs: on a terminal, in CI, or nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from io import StringIO

import pytest
from rich.console import Console

from enrich.model import SourceName
from enrich.observe import Observer, Silent
from enrich.progress import Lines, Scene, Terminal, drawn, shown
from enrich.wording import counted, duration, escaped

CROSSREF, ARXIV, GITHUB = SourceName.CROSSREF, SourceName.ARXIV, SourceName.GITHUB


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Screen(StringIO):
    def isatty(self) -> bool:
        return True


def story(observer: Observer) -> None:
    observer.asked(CROSSREF, 40, 1)
    observer.answered(CROSSREF, 0.25)
    observer.asked(CROSSREF, 12, 2)
    observer.waiting(CROSSREF, 30, 12.0)
    observer.waiting(ARXIV, 0, 0.0)
    observer.entry_done(31, 94)


def painted(scene: Scene, seconds: float = 0.0) -> str:
    console = Console(file=StringIO(), width=110, color_system=None)
    with console.capture() as capture:
        console.print(drawn(scene, seconds))
    return capture.get()


# --- the scene --------------------------------------------------------------------------------


def test_the_live_display_tells_who_is_asked_how_many_are_done_and_how_long_the_limits_take() -> None:
    scene = Scene()
    story(scene)
    scene.asked(GITHUB, 37, 1)
    scene.down(ARXIV, "no connection")
    entries, crossref, arxiv, github = (
        " ".join(line.replace("━", "").split()) for line in painted(scene, 95).splitlines()
    )
    assert entries.startswith("entries 31 of 94")
    assert entries.endswith("2 min")
    assert crossref == "crossref 2 requests 30 questions waiting, its limits take about 12 s"
    assert arxiv == "arxiv 0 requests left alone: no connection"
    assert github == "github 1 request answering"


def test_a_scene_before_the_first_word_is_drawn() -> None:
    assert " ".join(painted(Scene()).replace("━", "").split()) == "entries nothing done yet 0 s"


def test_a_service_that_answers_again_is_no_longer_down() -> None:
    scene = Scene()
    scene.down(CROSSREF, "no connection")
    scene.asked(CROSSREF, 1, 5)
    scene.answered(CROSSREF, 0.1)
    assert scene.rows[CROSSREF].words() == "done for now"


# --- lines ------------------------------------------------------------------------------------


def test_lines_come_every_few_seconds_and_at_the_end() -> None:
    stream, clock = StringIO(), Clock()
    lines = Lines(stream, clock)
    story(lines)
    assert stream.getvalue() == ""
    clock.now = 5.0
    lines.entry_done(32, 94)
    lines.entry_done(33, 94)
    lines.waiting(CROSSREF, 0, 0.0)
    lines.answered(CROSSREF, 0.2)
    lines.end()
    assert stream.getvalue().splitlines() == [
        "enrich: 32 of 94 entries done; crossref 2 requests, 30 questions waiting, its limits take about 12 s",
        "enrich: 33 of 94 entries done; crossref 2 requests, done for now",
    ]


def test_a_long_run_writes_fewer_lines() -> None:
    stream, clock = StringIO(), Clock()
    lines = Lines(stream, clock)
    for second in range(240):
        clock.now = float(second)
        lines.entry_done(second, 240)
    assert len(stream.getvalue().splitlines()) == 11 + 6


def test_a_short_run_writes_no_line() -> None:
    stream = StringIO()
    with shown(stream, {}, clock=Clock()) as observer:
        story(observer)
    assert stream.getvalue() == ""


def test_an_outage_is_told_at_once() -> None:
    stream = StringIO()
    with shown(stream, {}, clock=Clock()) as observer:
        observer.down(CROSSREF, "no connection")
    assert stream.getvalue() == "enrich: crossref is left alone: no connection\n"


def test_an_outage_is_an_annotation_in_github_actions() -> None:
    stream = StringIO()
    with shown(stream, {"GITHUB_ACTIONS": "true", "CI": "true"}, clock=Clock()) as observer:
        observer.down(CROSSREF, "50 %\nof answers broken")
    assert stream.getvalue() == "::warning title=enrich::crossref is left alone: 50 %25%0Aof answers broken\n"


def test_verbose_lines_tell_each_request() -> None:
    stream = StringIO()
    with shown(stream, {}, verbose=True, clock=Clock()) as observer:
        story(observer)
    assert stream.getvalue().splitlines() == [
        "enrich: crossref: request 1, 40 questions",
        "enrich: crossref: answered after 0.25 s",
        "enrich: crossref: request 2, 12 questions",
    ]


def test_nothing_is_told_twice() -> None:
    stream, clock = StringIO(), Clock()
    lines = Lines(stream, clock)
    for clock.now in (10.0, 20.0):
        lines.waiting(CROSSREF, 3, 0.5)
    assert stream.getvalue() == "enrich: nothing done yet; crossref 0 requests, 3 questions waiting\n"


# --- which one --------------------------------------------------------------------------------


def test_quiet_shows_nothing() -> None:
    stream = Screen()
    with shown(stream, {}, quiet=True) as observer:
        story(observer)
        observer.down(CROSSREF, "no connection")
    assert isinstance(observer, Silent)
    assert stream.getvalue() == ""


@pytest.mark.parametrize(
    ("stream", "environ", "kind"),
    [
        (Screen(), {"TERM": "xterm"}, Terminal),
        (Screen(), {"TERM": "dumb"}, Lines),
        (Screen(), {"TERM": "xterm", "CI": "true"}, Lines),
        (StringIO(), {"TERM": "xterm"}, Lines),
    ],
)
def test_only_a_terminal_gets_the_live_display(stream: StringIO, environ: Mapping[str, str], kind: type) -> None:
    with shown(stream, environ) as observer:
        assert type(observer) is kind


def test_the_live_display_leaves_nothing_behind_but_control_sequences() -> None:
    stream, clock = Screen(), Clock()
    with shown(stream, {"TERM": "xterm"}, clock=clock) as observer:
        story(observer)
    assert "\x1b[?25h" in stream.getvalue()  # the cursor is shown again


@pytest.mark.parametrize(
    ("environ", "coloured"), [({"TERM": "xterm-256color"}, True), ({"TERM": "xterm-256color", "NO_COLOR": "1"}, False)]
)
def test_no_color_is_honoured(environ: Mapping[str, str], coloured: bool) -> None:  # noqa: FBT001  a table's column
    stream = Screen()
    with Terminal(stream, environ, Clock()) as terminal:
        terminal.scene.down(CROSSREF, "no connection")
        terminal.refresh()
    assert ("\x1b[31m" in stream.getvalue()) is coloured


# --- words ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.4, "0 s"), (12.3, "12 s"), (89, "89 s"), (90, "2 min"), (1800, "30 min"), (3600, "1 h"), (4800, "1 h 20 min")],
)
def test_a_duration_reads_as_people_say_it(seconds: float, text: str) -> None:
    assert duration(seconds) == text


@pytest.mark.parametrize(
    ("number", "noun", "text"),
    [
        (1, "question", "1 question"),
        (0, "question", "0 questions"),
        (2000, "question", "2,000 questions"),
        (3, "entry", "3 entries"),
    ],
)
def test_a_count_agrees_with_its_noun(number: int, noun: str, text: str) -> None:
    assert counted(number, noun) == text


def test_workflow_commands_are_escaped() -> None:
    assert escaped("a%b\r\nc") == "a%25b%0D%0Ac"
