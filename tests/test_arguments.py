"""The command line: what it takes, and what it says to what it does not take."""

from __future__ import annotations

import pytest

from enrich.arguments import COMMANDS, flags, parse
from enrich.errors import ConfigError


def test_settings_are_named_by_section_and_key() -> None:
    line = "run a.md lists --out build --cache c --config x.toml --limit 3 --formats json,ris --fail-on error --quiet --offline"
    arguments = parse(line.split())
    assert (arguments.command, arguments.seeds, arguments.config) == ("run", ["a.md", "lists"], "x.toml")
    assert flags(arguments) == {
        "run.seeds": None,
        "run.out": "build",
        "run.cache": "c",
        "run.offline": True,
        "run.refresh": None,
        "run.limit": 3,
        "run.formats": "json,ris",
        "run.fail_on": "error",
        "run.quiet": True,
        "run.verbose": None,
    }


def test_what_is_not_given_leaves_the_settings_alone() -> None:
    assert set(flags(parse(["run"])).values()) == {None}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("", "expected a command, got none; try `enrich run`, or `enrich --help`"),
        ("rum", "expected a command (run, explain, check, entries, export, schema, cache), got 'rum' (did you mean run?)"),
        ("run --ofline", "run: expected one of its options or arguments, got '--ofline' (did you mean --offline?) (see enrich run --help)"),
        ("run --off", "run: expected one of its options or arguments, got '--off' (did you mean --offline?) (see enrich run --help)"),
        ("run --limit=x", "run: --limit: expected a whole number, got 'x' (see enrich run --help)"),
        ("run --limit", "run: --limit: expected one argument (see enrich run --help)"),
        ("run --offline --refresh", "run: --refresh: not allowed with argument --offline (see enrich run --help)"),
        ("run --quiet --verbose", "run: --verbose: not allowed with argument --quiet (see enrich run --help)"),
        ("schema extra", "schema: expected one of its options or arguments, got 'extra' (see enrich schema --help)"),
        ("--colour", "expected one of its options or arguments, got '--colour' (see enrich --help)"),
    ],
)  # fmt: skip
def test_bad_usage_says_where_what_was_expected_and_what_came(line: str, message: str) -> None:
    with pytest.raises(ConfigError) as fault:
        parse(line.split())
    assert str(fault.value) == message


@pytest.mark.parametrize("line", ["cache", "cache foo", "explain", "export --format ris", "check --fail-on never-ever"])
def test_other_bad_usage_names_the_command(line: str) -> None:
    command = line.partition(" ")[0]
    with pytest.raises(ConfigError, match=f"^{command}: .*see enrich {command} --help"):
        parse(line.split())


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_a_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        parse([command, "--help"])
    text = capsys.readouterr().out
    assert end.value.code == 0
    assert text.startswith(f"usage: enrich {command}")
    assert command == "schema" or "examples:" in text


def test_the_help_names_every_command_exit_status_and_variable(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["--help"])
    text = capsys.readouterr().out
    assert [
        word
        for word in (*COMMANDS, "GITHUB_TOKEN", "SEMANTIC_SCHOLAR_API_KEY", "ENRICH_MAILTO", "NO_COLOR")
        if word not in text
    ] == []
    assert all(f"\n  {status:<5}" in text for status in (0, 1, 2, 3, 130))
