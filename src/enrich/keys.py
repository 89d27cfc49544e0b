"""Citation keys: made once, then kept with their work for good.

A key that was published stays, whatever happens to the row or to its record, as people's documents cite it; the letter
of a collision goes to the newcomer (https://github.com/retorquere/zotero-better-bibtex/issues/76 tells why).
The last output is the memory: a row of this run is recognised in it by what it says, then by what was found for it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from enrich.errors import ConfigError
from enrich.identifiers import identify
from enrich.keyspelling import KEY, Free, transliterated
from enrich.markup import fold, words
from enrich.model import REGISTERED, Entry, Holding, Identifier, Library, Name, Retired, Scheme, Work

DEFAULT: Final = "{surname}{year}{word}"


def assign(
    rows: Sequence[tuple[Entry, Work | None]], previous: Library | None, pattern: str = DEFAULT
) -> tuple[str, ...]:
    """Give each row its key, in order: the one it had in the last output, else a new one that was never in use."""
    make = _maker(pattern)
    known = tuple({row.key.lower(): row for row in _remembered(previous)}.values()) if previous else ()
    kept = _recognised([_row(entry, work) for entry, work in rows], known)
    free = Free({row.key.lower() for row in known})
    return tuple(kept.get(at) or free.take(make(entry, work)) for at, (entry, work) in enumerate(rows))


def retired(previous: Library | None, keys: Iterable[str]) -> tuple[Retired, ...]:
    """Give the keys once published that no row of this run has, sorted; the library carries them on."""
    if previous is None:
        return ()
    used = {key.lower() for key in keys}
    gone = [Retired(key=each.key, title=each.entry.title, identifiers=_known(each)) for each in previous.holdings]
    return tuple(sorted((each for each in (*gone, *previous.retired) if each.key.lower() not in used), key=_by_key))


# --- recognition ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """Hold what a row is recognised by; `key` is empty for a row of this run."""

    title: str  # folded
    words: frozenset[str]
    file: str = ""
    section: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    works: frozenset[Identifier] = frozenset()
    author: str = ""  # folded
    key: str = ""


def _row(entry: Entry, work: Work | None, *, works: Iterable[Identifier] = (), key: str = "") -> _Row:
    found = _work_identifiers(work) if work else ()
    return _Row(
        title=fold(entry.title),
        words=frozenset(words(entry.title)),
        file=entry.file,
        section=entry.section,
        links=tuple(sorted(each.url for each in entry.links)),
        works=frozenset(_normal(each) for each in (*found, *works) if each.scheme in REGISTERED),
        author=fold(_surname(work)) if work else "",
        key=key,
    )


def _work_identifiers(work: Work) -> Iterator[Identifier]:
    if work.doi:
        yield Identifier(Scheme.DOI, work.doi.lower())
    if work.arxiv:
        yield Identifier(Scheme.ARXIV, work.arxiv)


def _normal(identifier: Identifier) -> Identifier:
    """Take the DOI that arXiv registers for a paper as the paper's arXiv id."""
    return identify(str(identifier)) or identifier


def _known(holding: Holding) -> tuple[Identifier, ...]:
    """Give all DOIs and arXiv ids of a holding and its versions."""
    versions = [Identifier(Scheme.DOI, each.doi) for each in holding.versions if each.doi]
    versions += [Identifier(Scheme.ARXIV, each.arxiv) for each in holding.versions if each.arxiv]
    return tuple(dict.fromkeys((*holding.identifiers, *versions)))


def _remembered(previous: Library) -> Iterator[_Row]:
    for each in previous.holdings:
        if KEY.match(each.key):
            yield _row(each.entry, each.work, works=_known(each) if each.work else (), key=each.key)
    for gone in previous.retired:
        works = frozenset(_normal(each) for each in gone.identifiers)
        yield _Row(title=fold(gone.title), words=frozenset(words(gone.title)), works=works, key=gone.key)


def _contradict(new: _Row, old: _Row) -> bool:
    """Say whether two rows of one title list two works: other identifiers, and another first author."""
    other_ids = bool(new.works and old.works) and not new.works & old.works
    return other_ids and bool(new.author and old.author) and new.author != old.author


def _agree(new: _Row, old: _Row) -> bool:
    return not _contradict(new, old)


def _similar(new: _Row, old: _Row) -> bool:
    """Say whether a title was mended rather than replaced."""
    both = new.words | old.words
    return bool(both) and len(new.words & old.words) / len(both) >= 0.5


#: By which signs a row is recognised in the last output, the surest first, and what must be true besides.
_LIKENESS: Final[tuple[tuple[Callable[[_Row], Sequence[Hashable]], Callable[[_Row, _Row], bool]], ...]] = (
    (lambda row: [(row.file, row.section, row.title, row.links)], _agree),
    (lambda row: [(row.file, row.title, row.links)], _agree),
    (lambda row: [(row.title, row.links)] if row.title and row.links else [], _agree),
    (lambda row: [(row.file, row.section, row.title)] if row.title else [], _agree),
    (lambda row: [(row.file, row.title)] if row.title else [], _agree),
    (lambda row: [row.title] if row.title else [], _agree),
    (lambda row: sorted(row.works), lambda _new, _old: True),
    (lambda row: [(row.file, row.links)] if row.links else [], _similar),
)


def _recognised(new: Sequence[_Row], old: Sequence[_Row]) -> Mapping[int, str]:
    """Pair rows with remembered ones, each once; the index of a row -> its key."""
    pairs: dict[int, int] = {}
    for signs, agree in _LIKENESS:
        _pair(pairs, new, old, signs, agree)
    return {at: old[index].key for at, index in pairs.items()}


def _pair(
    pairs: dict[int, int],
    new: Sequence[_Row],
    old: Sequence[_Row],
    signs: Callable[[_Row], Sequence[Hashable]],
    agree: Callable[[_Row, _Row], bool],
) -> None:
    """Pair the rows still single that share a sign and agree, in the order of both lists."""
    claimed = set(pairs.values())
    by_sign: dict[Hashable, list[int]] = defaultdict(list)
    for index, row in enumerate(old):
        if index not in claimed:
            for sign in signs(row):
                by_sign[sign].append(index)
    for at, row in enumerate(new):
        if at not in pairs:
            bucket = (index for sign in signs(row) for index in by_sign.get(sign, ()))
            found = next((index for index in bucket if index not in claimed and agree(row, old[index])), None)
            if found is not None:
                pairs[at] = found
                claimed.add(found)


# --- new keys ---------------------------------------------------------------------------------

_STOP: Final = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "how", "in", "into", "is",
    "it", "its", "of", "on", "or", "over", "the", "to", "toward", "towards", "under", "using", "via", "what", "when",
    "where", "which", "who", "why", "with", "without", "das", "dem", "den", "der", "des", "die", "ein", "eine", "und",
    "une", "un", "la", "le", "les", "du", "et", "el", "los", "las", "il", "lo", "i", "we", "you", "your", "my", "our",
))  # fmt: skip
_LONGEST: Final = 24
_FIELD: Final = re.compile(r"\{(\w*)\}")
_SEPARATORS: Final = re.compile(r"([_:.-])[_:.-]+")


def _maker(pattern: str) -> Callable[[Entry, Work | None], str]:
    """Read a pattern once, for all rows.

    Raises:
        ConfigError: the pattern names an unknown field, or has a character that a key cannot hold.
    """
    unknown = [name for name in _FIELD.findall(pattern) if name not in FIELDS]
    if unknown or not _FIELD.search(pattern):
        named = f"has no field {{{unknown[0]}}}" if unknown else "names no field"
        raise ConfigError(f"key pattern {pattern!r} {named}: expected some of {', '.join(FIELDS)}")
    if stray := re.search("[^A-Za-z0-9_:.-]", _FIELD.sub("", pattern)):
        raise ConfigError(f"key pattern {pattern!r} holds {stray[0]!r}: expected letters, digits and _ : . -")

    def make(entry: Entry, work: Work | None) -> str:
        told = _told(entry, work)
        spelt = _SEPARATORS.sub(r"\1", _FIELD.sub(lambda each: FIELDS[each[1]](told), pattern)).strip("_:.-")
        return spelt if KEY.match(spelt) else f"x{spelt}" if spelt else "untitled"

    return make


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """Hold the parts that a key is made of, in ASCII and lower case."""

    surname: str
    year: str
    words: tuple[str, ...]


#: The fields of a pattern.
FIELDS: Final[Mapping[str, Callable[[_Told], str]]] = {
    "surname": lambda told: told.surname,
    "Surname": lambda told: told.surname.capitalize(),
    "year": lambda told: told.year,
    "yy": lambda told: told.year[-2:],
    "word": lambda told: "".join(told.words[:1]),
    "Word": lambda told: "".join(told.words[:1]).capitalize(),
    "title": lambda told: "".join(told.words[:3]),
    "Title": lambda told: "".join(word.capitalize() for word in told.words[:3]),
}


def _told(entry: Entry, work: Work | None) -> _Told:
    title = tuple(_significant(work.title if work and work.title else entry.title))
    surname = _ascii(_surname(work) or _surname_as_written(entry))
    if not surname:
        surname, title = "".join(title[:1]), title[1:]
    year = work.issued.year if work and work.issued else entry.year
    return _Told(surname=surname[:_LONGEST], year=str(abs(year)) if year else "", words=title)


def _significant(title: str) -> Iterator[str]:
    for word in words(title):
        spelt = _ascii(word)
        if spelt and word not in _STOP and not spelt.isdigit():
            yield spelt[:_LONGEST]


def _surname(work: Work | None) -> str:
    names = (work.authors or work.editors) if work else ()
    return _family(names[0]) if names else ""


def _family(name: Name) -> str:
    parts = (name.dropping_particle, name.particle, name.family)
    return " ".join(part for part in parts if part) or name.literal or name.given or ""


def _surname_as_written(entry: Entry) -> str:
    """Read the first author of a row: "Vaswani, A." or "Ashish Vaswani"."""
    first = entry.authors[0] if entry.authors else ""
    return first.split(",")[0] if "," in first else first.split()[-1] if first.split() else ""


def _ascii(text: str) -> str:
    """Spell a text in lower-case ASCII letters and digits, as far as its script can be without a dictionary."""
    return "".join(each for each in transliterated(fold(text)).lower() if each.isascii() and each.isalnum())


def _by_key(each: Retired) -> tuple[str, str]:
    return each.key.lower(), each.key
