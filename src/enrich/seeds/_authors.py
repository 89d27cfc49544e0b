"""Cut a list of people into their names, as written: whatever stands between them, and whichever name is first."""

from __future__ import annotations

import re

from enrich.seeds._bag import bag
from enrich.seeds._venues import ET_AL, HAN

_RANK = re.compile(r"\s*,\s*(?:(?:Graduate |Life |Senior |Student )*)?(?:Fellow|Member),\s*IEEE")
_ASIDE = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
_SAYS_PEOPLE = re.compile(r"(?:authors?|by)\s*[:：]?\s+", re.IGNORECASE)
_TWO_PEOPLE = re.compile(r"(\S+) (?:and|&) (\S+)")
_AND = re.compile(r" and | & ")
_PERSON_END = re.compile(r"\s*;\s*(?:and\s+)?|\s+(?:and|&)\s+")
#: `Lampe, Ada and Ohm, Bo`: the family name before each comma, as BibTeX has people.
_REVERSED = re.compile(r"(?:[a-z]+ ){0,3}[^\W\d_][^\s,]*, [^\W\d_][^,]*")
_PERSON_ENDS = re.compile(r"[,，、&•·a](?:(?<=[,，、])\s*(?:and\s+|&\s*)?|(?<=&)\s*|(?<=[•·])\s+|(?<=\sa)nd\s+)")
_INITIALS = re.compile(r"(?:[A-Z]\.?[\s-]?){1,3}")
LONGEST_INITIALS = 9  # letters
_INITIAL_END = re.compile(r"\b[A-Z]\.\Z")
_INITIAL_AT_END = re.compile(r" [A-Z]\.?\Z")
_NO_DOT = re.compile(r"[A-Z](?<!\w[A-Z])(?![\w.'’-]|\Z)")
_AROUND = " .,;:*_†‡"
_WORKS_AT = re.compile(r"(?<=[^\W\d_A-Z])\d{1,2}\Z")  # `Ada Lampe1`: the number of where they work
PARTICLES = bag(
    "van von v. der den d. de des la le du di da dos del della bin al el ben ter and e y jr sr ii iii ul ibn"
)


def without_ranks(text: str) -> str:
    """Cut off the ranks that IEEE prints behind names: "Ada Lampe, Senior Member, IEEE"."""
    return _RANK.sub("", text) if "IEEE" in text else text


def split_authors(text: str) -> tuple[str, ...]:
    """Split a list of people into names as written, without "et al."."""
    text = without_ranks(text)
    text, *others = ET_AL.split(_ASIDE.sub("", text) if "(" in text else text, maxsplit=1)
    text = text.strip()
    if said := _SAYS_PEOPLE.match(text):
        text = text[said.end() :]
    if two := _TWO_PEOPLE.fullmatch(text.strip(" .,")):
        return two.groups()
    if ";" in text or _are_joined(text):
        parts = _PERSON_END.split(text)
    else:
        parts = _joined(_PERSON_ENDS.split(text), reverse=_ends_reversed(text, more=bool(others)))
    undotted = _NO_DOT.search(text) is not None  # "Ohm B, Lampe A.": the full stop ends the list
    return tuple(name for part in parts if len(name := _person(part, undotted=undotted)) > 1)


def _are_joined(text: str) -> bool:
    """Tell whether "and" parts all people, and a comma at most the names of one: "Lampe, Ada and Ohm, Bo"."""
    parts = _AND.split(text) if "," in text and (" and " in text or " & " in text) else ()
    # "Ada Lampe and Bo Ohm, Cy Watt, and Di Volt"
    listed = any(part.count(",") > 1 and " " in part.partition(",")[0] for part in parts)
    two = len(parts) == 2 and all(_REVERSED.fullmatch(part) or _has_one_given(part) for part in parts)
    return (len(parts) > 2 and not listed) or two


def _has_one_given(part: str) -> bool:
    """Tell whether one given name stands behind a comma, which is nobody's whole name: "Ohm Lampe, Ada"."""
    family, _, given = part.strip().partition(", ")
    return given.isalpha() and " " not in given and "," not in family


def ends_in_initial(text: str) -> bool:
    """Tell whether the full stop at the end of a text may be that of an initial."""
    return text[-1:] == "." and _INITIAL_END.search(text, max(0, len(text) - 2)) is not None


def _person(part: str, *, undotted: bool) -> str:
    """Give a name without the marks around it; the full stop of an initial at its end stays."""
    name = " ".join(part.split())
    said = name.strip(_AROUND)
    if said[-1:].isdigit():
        said = _WORKS_AT.sub("", said)
    return f"{said}." if not undotted and ends_in_initial(name) else said


def _ends_reversed(text: str, *, more: bool) -> bool:
    """Tell whether the last person has the family name first: "Lampe, Ada, and Ohm, Bo", "Lampe, Ada Bo, et al."."""
    if more:
        family, _, given = text.strip(" ,").partition(", ")
        return text[-1:] == "," and given != "" and " " not in family and "," not in given and " and " not in given
    family, _, given = text.rpartition(" and ")[2].partition(", ")
    return " and " in text and given != "" and "," not in given and not (" " in family and " " in given)


def _joined(parts: list[str], *, reverse: bool) -> list[str]:
    """Join "Family, Given" again where a list is written that way: each of its people, or the first."""
    clean = [part.strip() for part in parts if part.strip(" .")]
    if reverse and len(clean) % 2 == 0 and " " not in clean[0]:
        return [f"{family}, {given}" for family, given in zip(clean[::2], clean[1::2], strict=True)]
    initials = [len(part) <= LONGEST_INITIALS and _INITIALS.fullmatch(part) is not None for part in clean]
    if any(initials):
        mostly = sum(initials) * 2 >= len(clean) - 1
        joined: list[str] = []
        for part, initial in zip(clean, initials, strict=True):
            if initial and joined and (mostly or " " not in joined[-1]):
                joined[-1] += f", {part}"
            else:
                joined.append(part)
        return joined
    if _are_reversed(clean):
        return [f"{family}, {given}" for family, given in zip(clean[::2], clean[1::2], strict=True)]
    return [f"{clean[0]}, {clean[1]}", *clean[2:]] if _begins_reversed(clean) else clean


def _are_reversed(names: list[str]) -> bool:
    """Tell whether a family name stands before each given name, "Lampe, Ada B, Ohm, Bo": an initial tells it."""
    if len(names) % 2 or any(" " in name or "." in name for name in names[::2]):
        return False
    return any(_INITIAL_AT_END.search(name) for name in names[1::2])


def _begins_reversed(names: list[str]) -> bool:
    """Tell whether the first person's given name stands apart, as in "Lampe, Ada B., Bo Ohm, and Cy Volt"."""
    if len(names) < 2 or HAN.search(names[0]) or "." in names[0]:
        return False
    particles = sum(word.lower() in PARTICLES for word in names[0].split()[:-1])
    given = " " not in names[1] or _INITIAL_AT_END.search(names[1]) is not None
    return names[0].count(" ") == particles and given and all(" " in name for name in names[2:])
