"""How settings are gathered: from the file, the environment and flags, each remembered with its place for messages."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from enrich.config._settings import Config
from enrich.errors import ConfigError

NAME = "enrich.toml"

ENVIRONMENT: Mapping[str, tuple[str, str]] = {
    "ENRICH_MAILTO": ("crossref", "mailto"),
    "GITHUB_TOKEN": ("github", "token"),
    "SEMANTIC_SCHOLAR_API_KEY": ("semanticscholar", "api_key"),
    "SOURCE_DATE_EPOCH": ("run", "today"),
}
SECRETS: Mapping[tuple[str, str], str] = {
    place: variable for variable, place in ENVIRONMENT.items() if place[1] in {"token", "api_key"}
}

Place = tuple[str, ...]  # (section,) or (section, key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Hold a value as given, and by what: a line of the file, a variable, a flag."""

    place: Place
    value: object
    origin: str


def load(path: Path | None, environ: Mapping[str, str], flags: Mapping[str, object], *, now: float) -> Config:
    """Make the configuration of a run, or raise one `ConfigError` with all that is wrong, a line each.

    Without a path, `enrich.toml` of the current folder is read where there is one. Flags are named by section and key
    ("run.out"); one that is None was not given. `now` (seconds since the epoch) tells the day where nothing else does.
    """
    clock = Setting(place=("run", "today"), value=datetime.fromtimestamp(now, UTC).date(), origin="the clock")
    given = tuple(_from_file(path))
    leaked = [setting for setting in given if _is_secret(setting.place)]
    kept = [setting for setting in given if setting not in leaked]
    settings = {each.place: each for each in (clock, *kept, *_from_environment(environ), *_from_flags(flags))}
    config, faults = _validated(settings)
    faults = [*map(_leak, leaked), *faults]
    if config is None or faults:
        raise ConfigError("\n".join(sorted(faults, key=_line)))
    return config


def _from_file(path: Path | None) -> Iterator[Setting]:
    file = path or Path(NAME)
    if path is None and not file.exists():
        return
    text = _text(file)
    lines = _lines(text)
    for section, table in _tables(file, text).items():
        at = lines.get((section,), 1)
        if section not in Config.model_fields or not isinstance(table, dict) or not table:
            yield Setting(place=(section,), value=table, origin=f"{file.as_posix()}:{at}")
        else:
            for key, value in table.items():
                line = lines.get((section, key), at)
                yield Setting(place=(section, key), value=value, origin=f"{file.as_posix()}:{line}")


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except OSError as fault:
        raise ConfigError(f"{file.as_posix()}: expected a file that can be read, got: {fault.strerror}") from fault
    except UnicodeDecodeError as fault:
        line = fault.object[: fault.start].count(b"\n") + 1
        raise ConfigError(
            f"{file.as_posix()}:{line}: expected UTF-8, got byte 0x{fault.object[fault.start]:02X}"
        ) from fault


def _tables(file: Path, text: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        what, _, where = str(fault).rpartition(" (at ")
        told = re.search(r"line (\d+)", where)
        line = told[1] if told else text.count("\n") + 1
        raise ConfigError(f"{file.as_posix()}:{line}: expected TOML, got: {what}") from fault


def _lines(text: str) -> Mapping[Place, int]:
    """Find the lines of sections and keys, as well as one can without a TOML parser that tells them."""
    section: Place = ()
    lines: dict[Place, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*\[+\s*([\w.\"' -]+?)\s*\]", line):
            section = _parts(header[1])
            lines.setdefault(section[:1], number)
        elif key := re.match(r"\s*([\w.\"' -]+?)\s*=", line):
            place = (*section, *_parts(key[1]))
            lines.setdefault(place[:1], number)
            lines.setdefault(place[:2], number)
    return lines


def _parts(dotted: str) -> Place:
    return tuple(part.strip(" \"'") for part in dotted.split("."))


def _from_environment(environ: Mapping[str, str]) -> Iterator[Setting]:
    for variable, place in ENVIRONMENT.items():
        value = environ.get(variable, "").strip()
        if value:
            yield Setting(place=place, value=value, origin=variable)


def _from_flags(flags: Mapping[str, object]) -> Iterator[Setting]:
    for name, value in flags.items():
        if value is not None:
            place = _parts(name)
            yield Setting(place=place, value=value, origin="--" + place[-1].replace("_", "-"))


def _validated(settings: Mapping[Place, Setting]) -> tuple[Config | None, list[str]]:
    nested: dict[str, Any] = {}
    for (section, *key), setting in settings.items():
        if key:
            nested.setdefault(section, {})[key[0]] = setting.value
        else:
            nested[section] = setting.value
    try:
        return Config.model_validate(nested), []
    except ValidationError as fault:
        faults = fault.errors(include_url=False)
    return None, [
        _told(
            tuple(map(str, each["loc"][:2])),
            EXPECTED.get(each["type"], each["msg"]).format_map(each.get("ctx", {})),
            each["input"],
            settings,
        )
        for each in faults
    ]


# --- telling what is wrong --------------------------------------------------------------------

#: What was expected, by pydantic's names of faults; https://docs.pydantic.dev/latest/errors/validation_errors/
EXPECTED: Mapping[str, str] = {
    "bool_type": "true or false",
    "date_from_datetime_inexact": "a date without a time",
    "date_type": "a date such as 2026-03-01",
    "extra_forbidden": "",
    "finite_number": "a finite number",
    "float_type": "a number",
    "greater_than": "more than {gt:g}",
    "greater_than_equal": "at least {ge:g}",
    "int_type": "a whole number",
    "is_instance_of": "a path",
    "less_than": "less than {lt:g}",
    "less_than_equal": "at most {le:g}",
    "literal_error": "{expected}",
    "model_type": "a section",
    "path_type": "a path",
    "string_type": "text in quotes",
    "tuple_type": "a list",
    "value_error": "{error}",
}


def _told(place: Place, expected: str, value: object, settings: Mapping[Place, Setting]) -> str:
    origin = next((settings[each].origin for each in (place, place[:1]) if each in settings), _first(settings, place))
    subject = f"{origin}: {'.'.join(place)}" if ":" in origin else origin
    got = "a value that is not" if place in SECRETS else _shown(value)
    return f"{subject}: expected {expected}, got {got}" if expected else f"{subject}: expected {_meant(place)}"


def _line(fault: str) -> int:
    """Read the line of a fault off its place; one that is not in the file comes last."""
    told = re.match(r"[^ ]*:(\d+): ", fault)
    return int(told[1]) if told else sys.maxsize


def _first(settings: Mapping[Place, Setting], place: Place) -> str:
    return next((setting.origin for where, setting in settings.items() if where[:1] == place[:1]), "")


def _shown(value: object) -> str:
    """Write a value as TOML would, without what may be a password in a URL."""
    return re.sub(r"//[^/@\"]*@", "//…@", json.dumps(value, default=str, ensure_ascii=False))


def _meant(place: Place) -> str:
    """Say which name an unknown one may have been meant for."""
    kind = "section" if len(place) == 1 else f"setting of [{place[0]}]"
    section = Config.model_fields[place[0]].annotation if len(place) > 1 else Config
    known = [name for name in getattr(section, "model_fields", ()) if (place[0], name) not in SECRETS]
    near = get_close_matches(place[-1], known, n=1)
    return f"a {kind} (did you mean {near[0]}?)" if near else f"a {kind} (one of {', '.join(known)})"


def _is_secret(place: Place) -> bool:
    return place in SECRETS or bool(re.search(r"token|api_?key|secret|passw", place[-1], re.IGNORECASE))


def _leak(setting: Setting) -> str:
    variable = SECRETS.get((setting.place[0], setting.place[-1])) or next(
        (name for place, name in SECRETS.items() if place[0] == setting.place[0]), " or ".join(SECRETS.values())
    )
    where = f"{setting.origin}: {'.'.join(setting.place)}"
    return f"{where}: expected no secret in a file that is shared; put it into the environment as {variable}"
