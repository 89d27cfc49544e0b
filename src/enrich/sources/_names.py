"""A name in one string, as arXiv and Semantic Scholar give it ("Given Family") -> its CSL parts."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from enrich.markup import plain
from enrich.model import Name

#: Particles written in lower case: CSL's non-dropping-particle.
_PARTICLES: Final = frozenset({
    "af", "al", "av", "bin", "da", "das", "de", "degli", "dei", "del", "della", "den", "der", "di", "do", "dos", "du",
    "el", "ibn", "la", "las", "le", "lo", "los", "op", "'t", "ten", "ter", "te", "tot", "van", "vom", "von", "zu",
    "zum", "zur",
})  # fmt: skip
#: The same in upper case are part of the family name ("Luc Van Gool"), but for those that are also given names.
_CAPITAL_PARTICLES: Final = frozenset({
    "Ben", "Bin", "Da", "De", "Del", "Della", "Den", "Der", "Des", "Di", "Dos", "Du", "El", "La", "Le", "Los", "St",
    "St.", "Ter", "Van", "Von",
})  # fmt: skip
#: "Van" before one of these is a Vietnamese middle name.
_VIETNAMESE: Final = frozenset({
    "bui", "cao", "dang", "dao", "dinh", "do", "doan", "duong", "ho", "hoang", "huynh", "lam", "le", "luong", "ly",
    "mai", "ngo", "nguyen", "pham", "phan", "phung", "ta", "tran", "trinh", "truong", "vo", "vu",
})  # fmt: skip
_CONJUNCTIONS: Final = frozenset({"e", "y"})  # "Silva e Costa", "Ortega y Gasset"
_SUFFIX: Final = re.compile(r"(?:jr|sr)\.?|i{2,3}|iv", re.IGNORECASE)
_GROUP: Final = re.compile(
    r"\b(?:collaborations?|collaborative|consortium|team|group|project|community|network|initiative|committee|"
    r"institutes?|university|labs?|laboratory|organi[sz]ation|society|association|working\s+party)\b|\.ai\b",
    re.IGNORECASE,
)
_ASIDE: Final = re.compile(r"\s*\([^()]*\)")  # "(for the H1 Collaboration)", "(王伟)"

#: LaTeX accents by their command; arXiv keeps some as their authors typed them.
_ACCENTS: Final = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
}  # fmt: skip
_ACCENT: Final = re.compile(r"""\{?\\(?:([`'^~=."])\s*|([urHvdck])(?=[\s{])\s*)\{?\\?([^\W\d_])\}?\}?""")


def name(text: str) -> Name | None:
    """Split a name; a group, a mononym, and what has no order that can be known, are literal."""
    whole = plain(_accented(text))
    person = _ASIDE.sub("", whole).strip() or whole
    if not any(each.isalpha() for each in person):
        return None  # arXiv puts ":" between a collaboration and its members
    if _GROUP.search(person) or person.count(",") > 1:
        return Name(literal=person)
    return _turned(person) if "," in person else _person(person.split())


def _accented(text: str) -> str:
    return unicodedata.normalize("NFC", _ACCENT.sub(lambda match: match[3] + _ACCENTS[match[1] or match[2]], text))


def _turned(person: str) -> Name:
    """Read "Family, Given", or "Given Family, Jr."."""
    before, after = (part.strip() for part in person.split(","))
    if not before or not after:
        return _person([before or after])
    if _SUFFIX.fullmatch(after):
        return _person([*before.split(), after])
    particle, family = _apart(before.split())
    return Name(family=family, given=after, particle=particle)


def _person(parts: list[str]) -> Name:
    suffix = parts.pop() if len(parts) > 2 and _SUFFIX.fullmatch(parts[-1]) else None
    if len(parts) == 1:
        return Name(literal=parts[0])
    start = _start(parts)
    particle, family = _apart(parts[start:])
    return Name(family=family, given=" ".join(parts[:start]), particle=particle, suffix=suffix)


def _start(parts: list[str]) -> int:
    """Find where the family name begins: at its first particle, else with the last word."""
    for index in range(1, len(parts) - 1):
        if parts[index] in _CONJUNCTIONS and index > 1:
            return index - 1
        if parts[index] in _PARTICLES or _opens_family(parts, index):
            return index
    return len(parts) - 1


def _opens_family(parts: list[str], index: int) -> bool:
    middle_name = parts[index] in {"Van", "Le"} and parts[index + 1].lower() in _VIETNAMESE
    return parts[index] in _CAPITAL_PARTICLES and not middle_name


def _apart(words: list[str]) -> tuple[str | None, str]:
    """Part the leading particles in lower case from the family name."""
    count = 0
    while count < len(words) - 1 and words[count] in _PARTICLES:
        count += 1
    return " ".join(words[:count]) or None, " ".join(words[count:])
