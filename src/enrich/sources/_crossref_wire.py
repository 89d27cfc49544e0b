"""The shape of a Crossref work record: each field lenient to every variant that the service was seen to send.

Only the DOI must be right. Shapes: https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md and recorded
answers of 2022 to 2026 (`date-parts` of `[[null]]`, a text where a list is documented, an object where a list is …).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Final, TypeVar

from pydantic import AliasPath, BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator

from enrich.markup import plain
from enrich.model import PartialDate

T = TypeVar("T")

_DOI: Final = re.compile(r"10\.\d{4,9}/\S+")
_DOI_SHELL: Final = re.compile(r"(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*")
_YEARS: Final = range(1000, 2200)


def doi(value: object) -> str | None:
    """Read a DOI in any of the spellings met: in capitals, as a URL, in quotation marks."""
    if not isinstance(value, str):
        return None
    bare = value.strip(" \t\n\"'“”‘’<>").lower()
    bare = _DOI_SHELL.sub("", bare, count=1)
    return bare if _DOI.fullmatch(bare) else None


def _stated_doi(value: object) -> object:
    return doi(value) or value


def _raw(value: object) -> str | None:
    """Read one text as it is, mark-up and all; blank is None, a number is its digits."""
    if isinstance(value, list):
        value = next((each for each in value if _raw(each)), None)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return value if isinstance(value, str) and value.strip() else None


def _text(value: object) -> str | None:
    raw = _raw(value)
    return (plain(raw) or None) if raw else None


def _each(read: Callable[[object], T | None]) -> Callable[[object], tuple[T, ...]]:
    """Read a list, or one value where a list is documented; what cannot be read is left out."""

    def read_all(value: object) -> tuple[T, ...]:
        values = value if isinstance(value, list) else [value]
        return tuple(got for each in values if (got := read(each)) is not None)

    return read_all


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def date(value: object) -> PartialDate | None:
    """Read `{"date-parts": [[year, month, day]]}`; parts may be missing, null or nonsense."""
    parts = _object(value).get("date-parts")
    while isinstance(parts, list) and parts and isinstance(parts[0], list):
        parts = parts[0]
    return _date_of(parts) if isinstance(parts, list) else None


def _date_of(parts: list[object]) -> PartialDate | None:
    year, month, day = (_whole(part) for part in [*parts, None, None, None][:3])
    if year is None or year not in _YEARS:
        return None
    if month is None or not 1 <= month <= 12:
        return PartialDate(year)
    return PartialDate(year, month, day if day and 1 <= day <= 31 else None)


def _whole(value: object) -> int | None:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _count(value: object) -> int | None:
    number = _whole(value)
    return number if number is not None and number >= 0 else None


Raws = Annotated[tuple[str, ...], PlainValidator(_each(_raw))]
Text = Annotated[str | None, PlainValidator(_text)]
Texts = Annotated[tuple[str, ...], PlainValidator(_each(_text))]
Day = Annotated[PartialDate | None, PlainValidator(date)]
Count = Annotated[int | None, PlainValidator(_count)]
Doi = Annotated[str | None, PlainValidator(doi)]


class _Wire(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


M = TypeVar("M", bound=_Wire)


def _model(model: type[M]) -> Callable[[object], M | None]:
    return lambda value: model.model_validate(value) if isinstance(value, dict) else None


class Contributor(_Wire):
    given: Text = None
    family: Text = None
    suffix: Text = None
    name: Text = None


class Event(_Wire):
    name: Text = None
    start: Day = None


class Update(_Wire):
    """One editorial notice: on the original it is in `updated-by`, on the notice in `update-to`."""

    doi: Doi = Field(default=None, alias="DOI")
    type: Text = None
    updated: Day = None


class Target(_Wire):
    id_type: Text = Field(default=None, alias="id-type")
    id: Text = None


class Assertion(_Wire):
    name: Text = None
    value: Text = None


class Institution(_Wire):
    name: Text = None


class Address(_Wire):
    url: Text = Field(default=None, alias="URL")


class JournalIssue(_Wire):
    published_print: Day = Field(default=None, alias="published-print")
    published_online: Day = Field(default=None, alias="published-online")


def _relations(value: object) -> tuple[tuple[str, Target], ...]:
    read = _each(_model(Target))
    return tuple((kind, target) for kind, targets in _object(value).items() for target in read(targets))


Contributors = Annotated[tuple[Contributor, ...], PlainValidator(_each(_model(Contributor)))]
Updates = Annotated[tuple[Update, ...], PlainValidator(_each(_model(Update)))]


class Work(_Wire):
    doi: Annotated[str, BeforeValidator(_stated_doi), Field(alias="DOI", pattern=r"^10\.\d{4,9}/\S+$")]
    type: Text = None
    subtype: Text = None
    url: Text = Field(default=None, alias="URL")
    title: Raws = ()
    subtitle: Raws = ()
    original_title: Raws = Field(default=(), alias="original-title")
    author: Contributors = ()
    editor: Contributors = ()
    issued: Day = None
    published: Day = None
    published_print: Day = Field(default=None, alias="published-print")
    published_online: Day = Field(default=None, alias="published-online")
    published_other: Day = Field(default=None, alias="published-other")
    posted: Day = None
    approved: Day = None
    content_created: Day = Field(default=None, alias="content-created")
    journal_issue: Annotated[JournalIssue, BeforeValidator(_object)] = Field(JournalIssue(), alias="journal-issue")
    container_title: Texts = Field(default=(), alias="container-title")
    short_container_title: Texts = Field(default=(), alias="short-container-title")
    event: Annotated[Event, BeforeValidator(_object)] = Event()
    institution: Annotated[tuple[Institution, ...], PlainValidator(_each(_model(Institution)))] = ()
    publisher: Text = None
    publisher_location: Text = Field(default=None, alias="publisher-location")
    volume: Text = None
    issue: Text = None
    page: Text = None
    article_number: Text = Field(default=None, alias="article-number")
    issn: Texts = Field(default=(), alias="ISSN")
    isbn: Texts = Field(default=(), alias="ISBN")
    alternative_id: Texts = Field(default=(), alias="alternative-id")
    resource: Text = Field(default=None, validation_alias=AliasPath("resource", "primary", "URL"))
    link: Annotated[tuple[Address, ...], PlainValidator(_each(_model(Address)))] = ()
    relation: Annotated[tuple[tuple[str, Target], ...], PlainValidator(_relations)] = ()
    update_to: Updates = Field(default=(), alias="update-to")
    updated_by: Updates = Field(default=(), alias="updated-by")
    assertion: Annotated[tuple[Assertion, ...], PlainValidator(_each(_model(Assertion)))] = ()
    abstract: Raws = ()
    language: Text = None
    citations: Count = Field(default=None, alias="is-referenced-by-count")
    references: Count = Field(default=None, alias="references-count")
