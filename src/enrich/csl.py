"""CSL-JSON items <-> works: the one place that knows how a citation item is spelt.

Written by the data schema of CSL 1.0.2 (https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json) and
the specification's appendix IV (https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables).
Writing is strict, reading is lenient: `from_item` takes what is usable, as other programs' items often break the
schema. Texts may hold CSL's rich text: `<i> <b> <sub> <sup>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from enrich.model import CslType, Name, PartialDate, Work

ARCHIVE: Final = "arXiv"

#: CSL variables that a work holds as text, and the work's field: the order of the item.
TEXTS: Final[dict[str, str]] = {
    "title": "title",
    "container-title": "container_title",
    "container-title-short": "container_title_short",
    "collection-title": "collection_title",
    "publisher": "publisher",
    "publisher-place": "publisher_place",
    "event-title": "event_title",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "number": "number",
    "genre": "genre",
    "DOI": "doi",
    "URL": "url",
    "PMID": "pmid",
    "PMCID": "pmcid",
    "archive_location": "arxiv",
    "ISSN": "issn",
    "ISBN": "isbn",
    "abstract": "abstract",
    "language": "language",
    "note": "note",
    "keyword": "keywords",
}
#: CSL variables that hold names, and the work's field.
NAMES: Final[dict[str, str]] = {"author": "authors", "editor": "editors"}
#: The fields of a work by their CSL variable, as `provenance` names them; the arXiv category has none of its own.
FIELDS: Final[Mapping[str, str]] = TEXTS | NAMES | {"type": "type", "issued": "issued", "custom": "primary_class"}

#: Further variables of the schema, by the kind of value; a work holds them as they are, in `extra`.
_MORE_TEXTS: Final = frozenset((
    "annote", "archive", "archive-place", "archive_collection", "archive_location", "authority", "call-number",
    "chapter-number", "citation-key", "citation-label", "citation-number", "collection-number", "dimensions",
    "division", "edition", "event", "event-place", "first-reference-note-number", "journalAbbreviation",
    "jurisdiction", "locator", "medium", "number-of-pages", "number-of-volumes", "original-publisher",
    "original-publisher-place", "original-title", "page-first", "part", "part-title", "printing", "references",
    "reviewed-genre", "reviewed-title", "scale", "section", "shortTitle", "source", "status", "supplement",
    "title-short", "version", "volume-title", "volume-title-short", "year-suffix",
))  # fmt: skip
_MORE_NAMES: Final = frozenset((
    "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator",
    "director", "editorial-director", "executive-producer", "guest", "host", "illustrator", "interviewer",
    "narrator", "organizer", "original-author", "performer", "producer", "recipient", "reviewed-author",
    "script-writer", "series-creator", "translator",
))  # fmt: skip
_MORE_DATES: Final = frozenset(("accessed", "available-date", "event-date", "original-date", "submitted"))

_NAME_PARTS: Final[Mapping[str, str]] = {
    "family": "family",
    "given": "given",
    "dropping-particle": "dropping_particle",
    "non-dropping-particle": "particle",
    "suffix": "suffix",
    "literal": "literal",
}

#: What other programs call the types (Crossref's REST API, older CSL).
_TYPES: Final[Mapping[str, CslType]] = {
    "journal-article": CslType.ARTICLE_JOURNAL,
    "proceedings-article": CslType.PAPER_CONFERENCE,
    "posted-content": CslType.ARTICLE,
    "preprint": CslType.ARTICLE,
    "book-chapter": CslType.CHAPTER,
    "book-section": CslType.CHAPTER,
    "book-part": CslType.CHAPTER,
    "monograph": CslType.BOOK,
    "edited-book": CslType.BOOK,
    "reference-book": CslType.BOOK,
    "proceedings": CslType.BOOK,
    "reference-entry": CslType.ENTRY,
    "dissertation": CslType.THESIS,
    "computer_program": CslType.SOFTWARE,
    "legal-case": CslType.LEGAL_CASE,
}

#: As programs write it in a number, a DOI or a URL (https://info.arxiv.org/help/arxiv_identifier.html).
_ARXIV_ID: Final = re.compile(
    r"(?:arxiv:\s*|(?:https?://(?:dx\.)?doi\.org/)?10\.48550/arxiv\.|https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/)"
    r"(?P<id>\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?(?:\s*\[(?P<class>[a-z.-]+)\])?\Z",
    re.IGNORECASE,
)
_ARXIV_CLASS: Final = re.compile(r"[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z]+(?:-[a-z]+)*)?\Z")
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


# --- a work as an item ------------------------------------------------------------------------


def to_item(work: Work, key: str) -> dict[str, object]:
    """Give a work as a CSL-JSON item, valid against the data schema of CSL 1.0.2."""
    item: dict[str, object] = {"id": key, "type": str(work.type), "title": clean(work.title)}
    item |= {variable: names for variable, field in NAMES.items() if (names := _names_out(getattr(work, field)))}
    if work.issued:
        item["issued"] = {"date-parts": [_date_parts(work.issued)]}
    item |= {variable: text for variable, field in TEXTS.items() if (text := _text_out(variable, getattr(work, field)))}
    return _with_arxiv(item, work) | _with_custom(work)


def _text_out(variable: str, value: str | tuple[str, ...] | None) -> str:
    if isinstance(value, tuple):
        value = " ".join(value) if variable == "ISBN" else ", ".join(value)
    return clean(value or "")


def _with_arxiv(item: dict[str, object], work: Work) -> dict[str, object]:
    """Say the arXiv id as CSL has it for an archive; styles print the `number` of a preprint."""
    if not work.arxiv:
        return item
    given = {} if "number" in item or work.type is not CslType.ARTICLE else {"number": f"{ARCHIVE}:{work.arxiv}"}
    located: dict[str, object] = {}
    for variable, value in item.items():
        located |= {"archive": ARCHIVE} if variable == "archive_location" else {}
        located[variable] = value
    return located | given


def _with_custom(work: Work) -> dict[str, object]:
    given = work.extra.get("custom")
    custom = dict(given) if isinstance(given, Mapping) else {}
    if work.arxiv and work.primary_class:
        custom["arxiv-primary-class"] = work.primary_class
    beyond = {variable: value for variable, value in work.extra.items() if variable != "custom"}
    if work.arxiv:
        beyond = {variable: value for variable, value in beyond.items() if not variable.startswith("archive")}
    return beyond | ({"custom": custom} if custom else {})


def _names_out(names: Sequence[Name]) -> list[dict[str, str]]:
    spelt = ({part: clean(getattr(name, field) or "") for part, field in _NAME_PARTS.items()} for name in names)
    told = ({part: text for part, text in name.items() if text} for name in spelt)
    return [name for name in told if name]


def _date_parts(date: PartialDate) -> list[int]:
    parts = [date.year, date.month, date.day]
    return [part for at, part in enumerate(parts) if part is not None and None not in parts[:at]]


# --- an item as a work ------------------------------------------------------------------------


def from_item(item: Mapping[str, object]) -> tuple[str, Work]:
    """Read the key and the work of any CSL-JSON item; what breaks the schema is mended, or left out, never an error."""
    texts: dict[str, Any] = {field: text for variable, field in TEXTS.items() if (text := text_of(item.get(variable)))}
    arxiv, primary_class = _arxiv_in(item)
    texts.pop("arxiv", None)
    number = texts.pop("number", None)
    texts |= {field: _numbers(texts.get(field, "")) for field in ("issn", "isbn")}
    keywords = (each.strip() for each in re.split("[,;]", texts.get("keywords", "")))
    texts["keywords"] = tuple(dict.fromkeys(each for each in keywords if each))
    work = Work(
        **({"title": ""} | texts),
        type=_type_in(item.get("type")),
        authors=names_of(item.get("author")),
        editors=names_of(item.get("editor")),
        issued=date_of(item.get("issued")),
        number=None if number and _ARXIV_ID.match(number) else number,
        arxiv=arxiv,
        primary_class=primary_class,
        extra=_extra_in(item, arxiv),
    )
    return text_of(item.get("id")), work


def _type_in(value: object) -> CslType:
    name = text_of(value).lower()
    return next((each for each in CslType if each == name), _TYPES.get(name, CslType.DOCUMENT))


def _numbers(text: str) -> tuple[str, ...]:
    """Part ISSN or ISBN, which CSL joins to one text in no fixed way; an ISBN may hold blanks."""
    parts = [part.strip() for part in re.split("[,;]", text)]
    digits = (re.sub("[^0-9X]", "", part.upper()) for part in parts)
    pieces = (
        part.split() if len(number) > 13 or "-" in part else [part] for part, number in zip(parts, digits, strict=True)
    )
    return tuple(piece for each in pieces for piece in each if piece)


def _arxiv_in(item: Mapping[str, object]) -> tuple[str | None, str | None]:
    """Find an arXiv id and its primary class, wherever programs put them."""
    place = text_of(item.get("archive_location"))
    if text_of(item.get("archive")).lower() == ARCHIVE.lower() and ":" not in place:
        place = f"{ARCHIVE}:{place}"
    places = [place, *(text_of(item.get(variable)) for variable in ("number", "DOI", "URL"))]
    found = next((match for each in places if (match := _ARXIV_ID.match(each))), None)
    if not found:
        return None, None
    custom = item.get("custom")
    told = custom.get("arxiv-primary-class") if isinstance(custom, Mapping) else None
    primary_class = text_of(told) or found["class"] or text_of(item.get("archive_collection"))
    return found["id"], primary_class if _ARXIV_CLASS.match(primary_class or "") else None


def _extra_in(item: Mapping[str, object], arxiv: str | None) -> dict[str, object]:
    extra: dict[str, object] = {}
    for variable, value in item.items():
        if variable in _MORE_TEXTS and not (arxiv and variable.startswith("archive")):
            extra[variable] = text_of(value)
        elif variable in _MORE_NAMES:
            extra[variable] = _names_out(names_of(value))
        elif variable in _MORE_DATES or (variable == "issued" and _is_more_than_a_day(value)):
            extra[variable] = _date_out(value)
        elif variable == "categories" and isinstance(value, list):
            extra[variable] = [text for each in value if (text := text_of(each))]
    custom = item.get("custom")
    if isinstance(custom, Mapping):
        kept = ((str(name), value) for name, value in custom.items() if name != "arxiv-primary-class")
        extra["custom"] = {name: value for name, value in kept if _is_shallow(value)}
    return {variable: value for variable, value in extra.items() if value}


def _is_shallow(value: object, levels: int = 9) -> bool:
    """Say whether a JSON value is nested no deeper than a program would nest it on purpose."""
    inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return levels > 0 and all(_is_shallow(each, levels - 1) for each in inner)


# --- values -----------------------------------------------------------------------------------


def clean(text: str) -> str:
    """Drop what JSON and XML cannot carry: control characters, lone surrogates."""
    return _UNWRITABLE.sub("", text)


def text_of(value: object) -> str:
    """Read a text, which may be a number in CSL-JSON; Crossref's CSL gives one in a list at times."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return clean(str(value)).strip(" \t\r\n")


def names_of(value: object) -> tuple[Name, ...]:
    """Read a list of names; a bare text counts as a name given literally."""
    given = value if isinstance(value, list) else [value]
    return tuple(name for each in given if (name := _name_of(each)))


def _name_of(value: object) -> Name | None:
    if isinstance(value, str):
        value = {"literal": value}
    if not isinstance(value, Mapping):
        return None
    parts = {field: text for part, field in _NAME_PARTS.items() if (text := text_of(value.get(part)))}
    literal = parts.pop("literal", "") or text_of(value.get("name"))
    if "family" not in parts:
        literal = literal or " ".join(parts.values())
        return Name(literal=literal) if literal else None
    return Name(**parts)


_ISO: Final = re.compile(r"\s*(-?\d{4,})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?:T.*)?\s*\Z", re.DOTALL)
_YEAR: Final = re.compile(r"(?<!\d)(1[0-9]{3}|20[0-9]{2})(?!\d)")


def date_of(value: object) -> PartialDate | None:
    """Read a date; of a range its start, of free text its year."""
    parts = next(_all_date_parts(value), None)
    if parts:
        return _date(parts)
    raw = _raw_of(value)
    if iso := _ISO.match(raw.split("/")[0]):
        return _date([int(part) for part in iso.groups() if part])
    year = _YEAR.search(raw)
    return PartialDate(int(year[1])) if year else None


def end_of(value: object) -> PartialDate | None:
    """Read the end of a range of dates."""
    both = list(_all_date_parts(value))
    if len(both) > 1:
        return _date(both[1])
    _, slash, end = _raw_of(value).partition("/")
    return date_of({"raw": end}) if slash else None


def _raw_of(value: object) -> str:
    if isinstance(value, str):
        return text_of(value)
    if not isinstance(value, Mapping):
        return ""
    return next((text for name in ("edtf", "raw", "literal") if (text := text_of(value.get(name)))), "")


def _all_date_parts(value: object) -> Iterator[list[int]]:
    rows = value.get("date-parts") if isinstance(value, Mapping) else None
    for row in rows if isinstance(rows, list) else ():
        parts = [_whole(part) for part in (row if isinstance(row, list) else [row])]
        known = parts[: parts.index(None)] if None in parts else parts
        if known:
            yield [part for part in known if part is not None]


def _whole(value: object) -> int | None:
    text = text_of(value).removesuffix(".0")
    return int(text) if re.fullmatch("-?[0-9]{1,9}", text) else None


def _date(parts: Sequence[int]) -> PartialDate | None:
    """Keep of a date what can be: CSL allows months 13 to 24 for seasons, and people write 0 for "unknown"."""
    year, month, day = (*parts, None, None)[:3]
    if not year:
        return None
    if month not in range(1, 13):
        return PartialDate(year)
    return PartialDate(year, month, day if day in range(1, 32) else None)


def _is_more_than_a_day(value: object) -> bool:
    return isinstance(value, Mapping) and (end_of(value) is not None or bool({"season", "circa"} & value.keys()))


def _date_out(value: object) -> dict[str, object]:
    """Give a date variable in the schema's form."""
    parts = [_date_parts(date) for date in (date_of(value), end_of(value)) if date]
    if not parts:
        literal = _raw_of(value)
        return {"literal": literal} if literal else {}
    marks = (
        {} if not isinstance(value, Mapping) else {name: value[name] for name in ("season", "circa") if name in value}
    )
    plain = {name: mark for name, mark in marks.items() if isinstance(mark, str | int | float)}
    return {"date-parts": parts, **plain}
