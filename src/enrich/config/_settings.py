"""What can be set, section by section as in `enrich.toml`, and what each value must look like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr

from enrich import keys, matching, outputs
from enrich.errors import ConfigError
from enrich.flow import Pace, Shelf
from enrich.model import SourceName

UNITS: Mapping[str, int] = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
DURATION = re.compile(r"(?P<number>\d+(?:\.\d+)?) ?(?P<unit>[a-z]+)")
MAIL = re.compile(r"[!#-'*+\-./0-9=?A-Z^_`a-z{|}~]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


# --- kinds of values --------------------------------------------------------------------------


def seconds(text: object) -> float:
    """Read a duration such as "30 days", "20h" or "1.5 seconds"; a number without unit could mean anything."""
    told = DURATION.fullmatch(text.strip().lower()) if isinstance(text, str) else None
    stem = told["unit"].removesuffix("s") or "s" if told else "?"
    unit = next((unit for unit in UNITS if unit.startswith(stem)), None)
    if not told or not unit:
        raise ValueError('a duration such as "30 days", "20 hours" or "90 seconds"')
    return float(told["number"]) * UNITS[unit]


def _url(text: str) -> str:
    """Take an absolute URL that a path can follow."""
    try:
        parts = urlsplit(text)
        whole = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        whole = False
    if not whole or not text.isascii() or not text.isprintable() or " " in text:
        raise ValueError("an http(s) URL")
    if parts.query or parts.fragment or "@" in parts.netloc:
        raise ValueError("an http(s) URL without user name, query and fragment")
    return text.rstrip("/")


def _mail(text: str) -> str:
    address = text.removeprefix("mailto:")
    if not MAIL.fullmatch(address):
        raise ValueError("a mail address")
    return address


def _secret(secret: SecretStr) -> SecretStr:
    value = secret.get_secret_value()
    if not value.isascii() or not value.isprintable() or " " in value:
        raise ValueError("one word of ASCII")
    return secret


def _path(value: object) -> object:
    return Path(value) if isinstance(value, str) and value else value


def _paths(value: object) -> object:
    if isinstance(value, str | Path):
        return (_path(value),)
    return tuple(map(_path, value)) if isinstance(value, list | tuple) and value else value


def _texts(value: object) -> object:
    """Read a list, or its parts between commas."""
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    return tuple(value) if isinstance(value, list) else value


def _day(value: object) -> object:
    """Read SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), or a date of TOML."""
    if not isinstance(value, str):
        return value
    try:
        return datetime.fromtimestamp(int(value), UTC).date()
    except (ValueError, OverflowError, OSError) as fault:
        raise ValueError("seconds since 1970") from fault


def _pattern(text: str) -> str:
    try:
        keys.assign((), None, text)
    except ConfigError as fault:
        fields = ", ".join(f"{{{name}}}" for name in keys.FIELDS)
        raise ValueError(f"a pattern of {fields}, letters, digits and _:.-") from fault
    return text


Duration = Annotated[float, BeforeValidator(seconds), Field(gt=0)]
Url = Annotated[str, AfterValidator(_url)]
Mail = Annotated[str, AfterValidator(_mail)]
Secret = Annotated[SecretStr, AfterValidator(_secret)]
AnyPath = Annotated[Path, BeforeValidator(_path)]
Paths = Annotated[tuple[Path, ...], BeforeValidator(_paths)]
Texts = Annotated[tuple[str, ...], BeforeValidator(_texts)]
Day = Annotated[date, BeforeValidator(_day)]
Share = Annotated[float, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=1)]


# --- the settings -----------------------------------------------------------------------------


class Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class Run(Section):
    """Say what is read and written; `today` is what ages are counted from."""

    today: Day
    seeds: Paths = (Path("seeds"),)
    out: AnyPath = Path("out")
    cache: AnyPath = Path("cache")
    formats: Texts = ()  # all
    fail_on: Texts = ()
    limit: Count | None = None
    offline: bool = False
    refresh: bool = False
    quiet: bool = False
    verbose: bool = False


class Keep(Section):
    """Say how long each kind of answer is taken as it is, in seconds, and how far rows are spread below that."""

    published: Duration = 30 * 86_400.0
    preprint: Duration = 7 * 86_400.0
    search: Duration = 7 * 86_400.0
    absent: Duration = 7 * 86_400.0
    repository: Duration = 20 * 3_600.0
    spread: Annotated[float, Field(ge=0, lt=1)] = 0.2

    @property
    def shelves(self) -> Mapping[Shelf, float]:
        return {shelf: getattr(self, shelf) for shelf in Shelf}


class Http(Section):
    """Bound every exchange; times in seconds."""

    connect_timeout: Duration = 5.0
    read_timeout: Duration = 30.0
    request_timeout: Duration = 60.0
    max_body_mb: Count = 20
    homepage: Url | None = None  # told in the user agent

    @property
    def body_cap(self) -> int:
        return self.max_body_mb * 1_000_000


class Patience(Section):
    """Say when a request is given up, and when a service counts as down; times in seconds."""

    attempts: Count = 5
    failures: Count = 6
    first_failures: Count = 4
    first_wait: Duration = 0.5
    longest_wait: Duration = 90.0
    pause: Duration = 300.0


class Service(Section):
    """Say where a service is asked, if at all; `rate` (requests a second) and `concurrency` can only slow down."""

    base_url: Url
    enabled: bool = True
    rate: Annotated[float, Field(gt=0)] | None = None
    concurrency: Count | None = None
    read_timeout: Duration | None = None  # else those of `http`
    request_timeout: Duration | None = None

    def slowed(self, pace: Pace) -> Pace:
        """Give the pace as published, or the slower one that the user set."""
        concurrency = min(pace.concurrency, self.concurrency or pace.concurrency)
        if self.rate and self.rate < pace.requests / pace.per:
            return Pace(requests=1, per=1 / self.rate, concurrency=concurrency)
        return Pace(requests=pace.requests, per=pace.per, concurrency=concurrency)


class Crossref(Service):
    base_url: Url = "https://api.crossref.org"
    mailto: Mail | None = None


class Arxiv(Service):
    """Wait longer than elsewhere: an answer may take two minutes."""

    base_url: Url = "https://export.arxiv.org"
    read_timeout: Duration | None = 60.0
    request_timeout: Duration | None = 120.0


class SemanticScholar(Service):
    base_url: Url = "https://api.semanticscholar.org"
    api_key: Secret | None = None


class GitHub(Service):
    base_url: Url = "https://api.github.com"
    graphql_url: Url | None = None
    token: Secret | None = None

    @property
    def graphql(self) -> str | None:
        """Say where GraphQL is asked, if not at `base_url` + "/graphql": an Enterprise Server has it elsewhere."""
        if self.graphql_url or not self.base_url.endswith("/api/v3"):
            return self.graphql_url
        return self.base_url.removesuffix("/v3") + "/graphql"


class Matching(Section):
    """Say how probable a candidate must be to be accepted, and how far ahead of the next one."""

    accept: Share = 0.9
    margin: Share = 0.5

    @property
    def settings(self) -> matching.Settings:
        return matching.Settings(accept=self.accept, margin=self.margin)


class Bibliography(Section):
    """Say what the bibliographies hold; `accents`: where classic BibTeX spells accented letters by LaTeX commands."""

    accents: Literal["names", "everywhere", "nowhere"] = "names"
    unresolved: bool = True
    abstracts: bool = True
    keys: Annotated[str, AfterValidator(_pattern)] = keys.DEFAULT

    @property
    def options(self) -> outputs.Options:
        return outputs.Options(
            unresolved=self.unresolved, accents=outputs.Accents(self.accents), abstracts=self.abstracts
        )


class Config(Section):
    """Hold all settings of a run, a section of `enrich.toml` each."""

    run: Run
    cache: Keep = Keep()
    http: Http = Http()
    desk: Patience = Patience()
    crossref: Crossref = Crossref()
    arxiv: Arxiv = Arxiv()
    semanticscholar: SemanticScholar = SemanticScholar()
    github: GitHub = GitHub()
    matching: Matching = Matching()
    bibliography: Bibliography = Bibliography()

    @property
    def services(self) -> Mapping[SourceName, Service]:
        return {
            SourceName.CROSSREF: self.crossref,
            SourceName.ARXIV: self.arxiv,
            SourceName.SEMANTICSCHOLAR: self.semanticscholar,
            SourceName.GITHUB: self.github,
        }
