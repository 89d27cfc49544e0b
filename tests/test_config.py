"""The settings of a run: where they come from, which one wins, and how a bad one is told."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from enrich.config import Config, load, seconds
from enrich.errors import ConfigError
from enrich.flow import Pace, Shelf
from enrich.model import SourceName

NOW = 1_772_366_400.0  # 2026-03-01 12:00 UTC
EXAMPLE = Path(__file__).parents[1] / "enrich.example.toml"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(
    toml: str | bytes = "", environ: Mapping[str, str] | None = None, flags: Mapping[str, object] | None = None
) -> Config:
    if toml:
        Path("enrich.toml").write_bytes(toml if isinstance(toml, bytes) else toml.encode())
    return load(None, environ or {}, flags or {}, now=NOW)


def faults(
    toml: str | bytes = "", environ: Mapping[str, str] | None = None, flags: Mapping[str, object] | None = None
) -> list[str]:
    with pytest.raises(ConfigError) as fault:
        read(toml, environ, flags)
    return str(fault.value).split("\n")


# --- where settings come from -----------------------------------------------------------------


def test_without_anything_the_defaults_stand() -> None:
    config = read()
    assert (config.run.seeds, config.run.out, config.run.cache) == ((Path("seeds"),), Path("out"), Path("cache"))
    assert {name: service.base_url for name, service in config.services.items()} == {
        SourceName.CROSSREF: "https://api.crossref.org",
        SourceName.ARXIV: "https://export.arxiv.org",
        SourceName.SEMANTICSCHOLAR: "https://api.semanticscholar.org",
        SourceName.GITHUB: "https://api.github.com",
    }
    assert (config.crossref.mailto, config.github.token, config.semanticscholar.api_key) == (None, None, None)
    assert config.run.today == date(2026, 3, 1)


def test_each_kind_of_answer_has_its_time() -> None:
    shelves = read('[cache]\nsearch = "2 weeks"\n').cache.shelves
    days = {shelf: kept / 86_400 for shelf, kept in shelves.items()}
    assert days == {
        Shelf.PUBLISHED: 30,
        Shelf.PREPRINT: 7,
        Shelf.SEARCH: 14,
        Shelf.ABSENT: 7,
        Shelf.REPOSITORY: 20 / 24,
    }


def test_flags_win_over_the_environment_and_that_over_the_file() -> None:
    toml = '[run]\nout = "a"\ntoday = 2020-01-01\nlimit = 1\n[crossref]\nmailto = "file@example.org"\n'
    environ = {"ENRICH_MAILTO": "variable@example.org", "SOURCE_DATE_EPOCH": "1600000000"}
    config = read(toml, environ, {"run.out": Path("b"), "run.limit": None, "run.seeds": (Path("x"), Path("y"))})
    assert (config.run.out, config.run.limit, config.crossref.mailto) == (Path("b"), 1, "variable@example.org")
    assert (config.run.seeds, config.run.today) == ((Path("x"), Path("y")), date(2020, 9, 13))
    assert read(toml).run.today == date(2020, 1, 1)


def test_secrets_come_from_the_environment_and_do_not_show() -> None:
    config = read(environ={"GITHUB_TOKEN": " t0ken\n", "SEMANTIC_SCHOLAR_API_KEY": "k3y"})
    assert config.github.token
    assert config.semanticscholar.api_key
    assert config.github.token.get_secret_value() == "t0ken"
    assert config.semanticscholar.api_key.get_secret_value() == "k3y"
    assert not re.search("t0ken|k3y", f"{config!r}{config}{config.model_dump_json()}")


@pytest.mark.parametrize("empty", ["", " ", "\n"])
def test_an_empty_variable_counts_as_unset(empty: str) -> None:
    names = ("GITHUB_TOKEN", "SEMANTIC_SCHOLAR_API_KEY", "ENRICH_MAILTO", "SOURCE_DATE_EPOCH")
    assert read(environ=dict.fromkeys(names, empty)) == read()


def test_the_file_named_is_read_and_no_other(here: Path) -> None:
    (here / "enrich.toml").write_text("[run]\nlimit = 1\n")
    (here / "other.toml").write_text("[run]\nquiet = true\n")
    config = load(Path("other.toml"), {}, {}, now=NOW)
    assert (config.run.limit, config.run.quiet) == (None, True)


@pytest.mark.parametrize(
    ("toml", "expected"),
    [
        ('[run]\nseeds = "lists"', {"seeds": (Path("lists"),)}),
        ('[run]\nseeds = ["a", "b.md"]', {"seeds": (Path("a"), Path("b.md"))}),
        ('[run]\nfail_on = ["retracted", "repo-missing"]', {"fail_on": ("retracted", "repo-missing")}),
        ('[run]\nfail_on = "retracted, repo-missing"', {"fail_on": ("retracted", "repo-missing")}),
        ("[run]\noffline = true\nverbose = true", {"offline": True, "verbose": True}),
        ("run.limit = 7", {"limit": 7}),
        ("run = { limit = 7 }", {"limit": 7}),
        ("\ufeff[run]\r\nlimit = 7\r\n", {"limit": 7}),
    ],
)
def test_values_may_be_written_in_more_than_one_way(toml: str, expected: dict[str, Any]) -> None:
    run = read(toml).run.model_dump()
    assert {name: run[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("90 seconds", 90),
        ("1 second", 1),
        ("90s", 90),
        ("0.5 sec", 0.5),
        ("5 min", 300),
        ("5m", 300),
        ("20 Hours", 72_000),
        ("20h", 72_000),
        (" 30 days ", 2_592_000),
        ("30d", 2_592_000),
        ("2 weeks", 1_209_600),
    ],
)
def test_a_duration_is_a_number_with_its_unit(text: str, expected: float) -> None:
    assert seconds(text) == expected


@pytest.mark.parametrize(
    "text", ["", "30", "days", "30 moons", "30 daysx", "-1 day", "1e3 s", "5 sours", "1 day 2 h", 30, None]
)
def test_a_duration_without_its_unit_is_none(text: object) -> None:
    with pytest.raises(ValueError, match='a duration such as "30 days"'):
        seconds(text)


# --- what they mean ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("toml", "pace"),
    [
        ("", Pace(requests=3, per=1.0, concurrency=3)),
        ("rate = 10", Pace(requests=3, per=1.0, concurrency=3)),
        ("rate = 3.0", Pace(requests=3, per=1.0, concurrency=3)),
        ("rate = 0.5", Pace(requests=1, per=2.0, concurrency=3)),
        ("concurrency = 9", Pace(requests=3, per=1.0, concurrency=3)),
        ("concurrency = 1", Pace(requests=3, per=1.0, concurrency=1)),
        ("rate = 2\nconcurrency = 2", Pace(requests=1, per=0.5, concurrency=2)),
    ],
)
def test_a_service_can_only_be_asked_more_slowly(toml: str, pace: Pace) -> None:
    assert read(f"[crossref]\n{toml}").crossref.slowed(Pace(requests=3, per=1.0, concurrency=3)) == pace


@pytest.mark.parametrize(
    ("toml", "graphql"),
    [
        ("", None),
        ('base_url = "http://127.0.0.1:9/github/"', None),
        ('base_url = "https://git.test/api/v3/"', "https://git.test/api/graphql"),
        ('base_url = "https://git.test/api/v3"\ngraphql_url = "https://x.test/g"', "https://x.test/g"),
        ('graphql_url = "https://x.test/g"', "https://x.test/g"),
    ],
)
def test_graphql_is_beside_rest_but_for_an_enterprise_server(toml: str, graphql: str | None) -> None:
    assert read(f"[github]\n{toml}").github.graphql == graphql


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://api.test", "https://api.test"),
        ("https://api.test/v1/", "https://api.test/v1"),
        ("http://127.0.0.1:9000/crossref", "http://127.0.0.1:9000/crossref"),
        ("http://[::1]:9000", "http://[::1]:9000"),
    ],
)
def test_a_base_url_ends_without_a_slash(given: str, kept: str) -> None:
    assert read(f'[arxiv]\nbase_url = "{given}"').arxiv.base_url == kept


# --- the example ------------------------------------------------------------------------------


def test_the_example_shows_the_defaults() -> None:
    assert load(EXAMPLE, {}, {}, now=NOW) == read()


def test_the_example_shows_every_setting_but_the_secrets() -> None:
    text = re.sub(r"^# (\w+ = )", r"\1", EXAMPLE.read_text("utf-8"), flags=re.MULTILINE)
    shown = {section: set(table) for section, table in tomllib.loads(text).items()}
    known = {name: set(type(getattr(read(), name)).model_fields) - {"token", "api_key"} for name in Config.model_fields}
    assert shown == known
    Path("whole.toml").write_text(text, "utf-8")
    assert load(Path("whole.toml"), {}, {}, now=NOW).crossref.mailto == "you@example.org"


# --- faults -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('[crossref]\nbase_url = "foo"', 'enrich.toml:2: crossref.base_url: expected an http(s) URL, got "foo"'),
        ("[crossref]\nbase_url = 7", "enrich.toml:2: crossref.base_url: expected text in quotes, got 7"),
        ("\n[run]\n\nlimit = 0", "enrich.toml:4: run.limit: expected at least 1, got 0"),
        ("[run]\nlimit = 1.5", "enrich.toml:2: run.limit: expected a whole number, got 1.5"),
        ('[run]\nlimit = "7"', 'enrich.toml:2: run.limit: expected a whole number, got "7"'),
        ("[run]\nlimit = true", "enrich.toml:2: run.limit: expected a whole number, got true"),
        ('[run]\noffline = "yes"', 'enrich.toml:2: run.offline: expected true or false, got "yes"'),
        ("[run]\nout = 7", "enrich.toml:2: run.out: expected a path, got 7"),
        ('[run]\nout = ""', 'enrich.toml:2: run.out: expected a path, got ""'),
        ("[run]\nseeds = []", "enrich.toml:2: run.seeds: expected a list, got []"),
        ('[run]\nseeds = ["a", 7]', "enrich.toml:2: run.seeds: expected a path, got 7"),
        ("[run]\nfail_on = 7", "enrich.toml:2: run.fail_on: expected a list, got 7"),
        ('[run]\ntoday = "noon"', 'enrich.toml:2: run.today: expected seconds since 1970, got "noon"'),
        ("[run]\ntoday = 12:00:00", 'enrich.toml:2: run.today: expected a date such as 2026-03-01, got "12:00:00"'),
        ("[cache]\nspread = 1", "enrich.toml:2: cache.spread: expected less than 1, got 1"),
        ("[cache]\nspread = nan", "enrich.toml:2: cache.spread: expected a finite number, got NaN"),
        (
            "[cache]\npublished = 30",
            'enrich.toml:2: cache.published: expected a duration such as "30 days", "20 hours" or "90 seconds", got 30',
        ),
        ('[cache]\nsearch = "0 days"', 'enrich.toml:2: cache.search: expected more than 0, got "0 days"'),
        ('[arxiv]\nrate = "fast"', 'enrich.toml:2: arxiv.rate: expected a number, got "fast"'),
        ('[crossref]\nmailto = "foo"', 'enrich.toml:2: crossref.mailto: expected a mail address, got "foo"'),
        (
            "[crossref]\nbase_ulr = 1",
            "enrich.toml:2: crossref.base_ulr: expected a setting of [crossref] (did you mean base_url?)",
        ),
        ("[corssref]\nrate = 1", "enrich.toml:1: corssref: expected a section (did you mean crossref?)"),
        ("[corssref]", "enrich.toml:1: corssref: expected a section (did you mean crossref?)"),
        ("limit = 1", "enrich.toml:1: limit: expected a section (one of "),
        ("x = 1\ncrossref = 5", "enrich.toml:2: crossref: expected a section, got 5"),
        ("crossref = {rate = -1.0}", "enrich.toml:1: crossref.rate: expected more than 0, got -1.0"),
        ("crossref.rate = -1.0", "enrich.toml:1: crossref.rate: expected more than 0, got -1.0"),
        ("[[crossref]]\nrate = 1.0", 'enrich.toml:1: crossref: expected a section, got [{"rate": 1.0}]'),
        ("[run]\nlimit 7", "enrich.toml:2: expected TOML, got: Expected '=' after a key in a key/value pair"),
        ('[run]\nout = "a', "enrich.toml:2: expected TOML, got: "),
    ],
)
def test_a_fault_is_told_with_its_place_what_was_expected_and_what_came(toml: str, message: str) -> None:
    told = faults(toml)
    assert [each for each in told if each.startswith(message)], told


def test_a_pattern_of_keys_is_one_that_can_be_filled_in() -> None:
    (told,) = faults('[bibliography]\nkeys = "{nobody}"')
    assert told.startswith("enrich.toml:2: bibliography.keys: expected a pattern of {")
    assert told.endswith(', got "{nobody}"')


def test_the_cap_on_an_answer_is_told_in_megabytes() -> None:
    assert read("[http]\nmax_body_mb = 3").http.body_cap == 3_000_000


def test_an_unknown_name_like_no_other_gets_the_list_of_all() -> None:
    assert faults("[matching]\nzzz = 1")[0].startswith(
        "enrich.toml:2: matching.zzz: expected a setting of [matching] (one of "
    )


@pytest.mark.parametrize(
    "url", ["ftp://x.test", "//x.test", "https://", "https://[", "http://x:y", "https://x.test/a b", "https://ü.test"]
)
def test_a_base_url_is_an_absolute_one(url: str) -> None:
    assert faults(f'[arxiv]\nbase_url = "{url}"') == [
        f'enrich.toml:2: arxiv.base_url: expected an http(s) URL, got "{url}"'
    ]


@pytest.mark.parametrize(
    "url", ["https://x.test?a=b", "https://x.test/#a", "https://me:pw@x.test", "https://me@x.test"]
)
def test_a_base_url_holds_neither_user_nor_query(url: str) -> None:
    (told,) = faults(f'[arxiv]\nbase_url = "{url}"')
    assert "expected an http(s) URL without user name, query and fragment" in told
    assert "pw" not in told


@pytest.mark.parametrize(
    ("toml", "place", "variable"),
    [
        ('[github]\ntoken = "t0ken"', "2: github.token", "GITHUB_TOKEN"),
        ('[github]\nGITHUB_TOKEN = "t0ken"', "2: github.GITHUB_TOKEN", "GITHUB_TOKEN"),
        ('[semanticscholar]\napi_key = "t0ken"', "2: semanticscholar.api_key", "SEMANTIC_SCHOLAR_API_KEY"),
        ('[semanticscholar]\napikey = "t0ken"', "2: semanticscholar.apikey", "SEMANTIC_SCHOLAR_API_KEY"),
        ('github_token = "t0ken"', "1: github_token", "GITHUB_TOKEN or SEMANTIC_SCHOLAR_API_KEY"),
        ('[http]\npassword = "t0ken"', "2: http.password", "GITHUB_TOKEN or SEMANTIC_SCHOLAR_API_KEY"),
    ],
)
def test_a_secret_in_the_file_is_told_where_it_belongs_and_not_shown(toml: str, place: str, variable: str) -> None:
    assert faults(toml) == [
        f"enrich.toml:{place}: expected no secret in a file that is shared; put it into the environment as {variable}"
    ]


def test_all_faults_are_told_at_once_in_the_order_of_the_file() -> None:
    toml = '[run]\nlimit = 0\n[github]\ntoken = "x"\nbase_url = "foo"\n[cache]\nspread = 2\n[nowhere]\n'
    told = faults(toml, {"ENRICH_MAILTO": "foo"})
    assert [each.split(": ")[:2] for each in told] == [
        ["enrich.toml:2", "run.limit"],
        ["enrich.toml:4", "github.token"],
        ["enrich.toml:5", "github.base_url"],
        ["enrich.toml:7", "cache.spread"],
        ["enrich.toml:8", "nowhere"],
        ["ENRICH_MAILTO", 'expected a mail address, got "foo"'],
    ]


@pytest.mark.parametrize(
    ("environ", "message"),
    [
        ({"ENRICH_MAILTO": "me"}, 'ENRICH_MAILTO: expected a mail address, got "me"'),
        (
            {"ENRICH_MAILTO": "me@x.org\nX-Evil: 1"},
            r'ENRICH_MAILTO: expected a mail address, got "me@x.org\nX-Evil: 1"',
        ),
        ({"SOURCE_DATE_EPOCH": "today"}, 'SOURCE_DATE_EPOCH: expected seconds since 1970, got "today"'),
        ({"SOURCE_DATE_EPOCH": "9" * 30}, f'SOURCE_DATE_EPOCH: expected seconds since 1970, got "{"9" * 30}"'),
        ({"GITHUB_TOKEN": "a b"}, "GITHUB_TOKEN: expected one word of ASCII, got a value that is not"),
        (
            {"SEMANTIC_SCHOLAR_API_KEY": "kéy"},
            "SEMANTIC_SCHOLAR_API_KEY: expected one word of ASCII, got a value that is not",
        ),
    ],
)
def test_a_variable_that_cannot_be_used_is_told_by_its_name(environ: Mapping[str, str], message: str) -> None:
    assert faults(environ=environ) == [message]


def test_a_flag_that_cannot_be_used_is_told_by_its_name() -> None:
    assert faults(flags={"run.limit": -3}) == ["--limit: expected at least 1, got -3"]
    assert faults(flags={"run.fail_on": 7}) == ["--fail-on: expected a list, got 7"]


def test_a_mail_address_may_be_written_as_a_link() -> None:
    assert (
        read(environ={"ENRICH_MAILTO": "mailto:me+list@x-y.example.org"}).crossref.mailto == "me+list@x-y.example.org"
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"[run]\n# \xe9\n", "enrich.toml:2: expected UTF-8, got byte 0xE9"),
        (b"\xff\xfe[\x00", "enrich.toml:1: expected UTF-8, got byte 0xFF"),
    ],
)
def test_a_file_that_is_no_utf_8_is_told(data: bytes, message: str) -> None:
    assert faults(data) == [message]


def test_a_file_that_is_named_must_be_there(here: Path) -> None:
    (here / "folder").mkdir()
    for path, reason in (("none.toml", "No such file or directory"), ("folder", "Is a directory")):
        with pytest.raises(ConfigError) as fault:
            load(Path(path), {}, {}, now=NOW)
        assert str(fault.value) == f"{path}: expected a file that can be read, got: {reason}"
