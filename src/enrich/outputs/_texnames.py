"""Names as BibTeX reads them: "von Family, Jr., Given", joined by "and"; an organisation in one pair of braces."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from enrich.model import Name
from enrich.outputs import _tex

Write = Callable[[str], str]

#: "C.S." is one token to BibTeX, hence one initial.
_INITIALS: Final = re.compile(r"(?<=[^\W\d_]\.)(?=[^\W\d_]\.)")
#: Words that a reader may take for what joins names, or for "et al.".
_JOINERS: Final = frozenset(("and", "others"))
OTHERS: Final = "others"


def people(names: Iterable[Name], write: Write = _tex.text) -> str:
    """Write a list of names; empty for no name."""
    return " and ".join(written for name in names if (written := _name(name, write)))


def _name(name: Name, write: Write) -> str:
    literal = name.literal or ""
    family, given = name.family or "", name.given or ""
    if literal or not (family and given):
        return _alone(literal or _whole(name, family or given), write)
    before = [each for each in (name.dropping_particle, name.particle) if each]
    suffix = name.suffix or ""
    parts = [_with_particles(before, family, write), *([_part(suffix, write)] if suffix else []), _given(given, write)]
    return ", ".join(parts)


def _whole(name: Name, single: str) -> str:
    before = [each for each in (name.dropping_particle, name.particle) if each]
    return " ".join(part for part in (*before, single, name.suffix or "") if part)


def _alone(name: str, write: Write) -> str:
    """Write an organisation, or a person of one name; bare only where nothing can be misread."""
    if name.lower() in {"et al.", "et al", OTHERS}:
        return OTHERS
    bare = " " not in name and "," not in name and not name.islower() and name.lower() not in _JOINERS
    return write(name) if bare else f"{{{write(name)}}}" if name else ""


def _with_particles(before: list[str], family: str, write: Write) -> str:
    """Put particles in front of the family name, and keep small words inside it from being taken for more of them."""
    words = family.split()
    small = next((at for at, word in enumerate(words) if not word[:1].islower()), len(words))
    leading, rest = (words[:small], words[small:]) if small < len(words) else ([], words)
    kept = " ".join(rest)
    if any("," in each or _has_joiner(each) for each in (*before, *leading)):
        return _braced("".join(map(_spaced, before)) + family, write)
    fixed = _braced(kept, write) if _is_misread(kept) else write(kept)
    return write("".join([*map(_spaced, before), *(f"{each} " for each in leading)])) + fixed


def _spaced(particle: str) -> str:
    return particle if particle.endswith(("'", "’", "-")) else f"{particle} "


def _is_misread(family: str) -> bool:
    words = family.split()
    small = any(word[:1].islower() for word in words[1:])
    return small or family.islower() or "," in family or _has_joiner(family)


def _has_joiner(part: str) -> bool:
    return any(word.lower() in _JOINERS for word in part.split())


def _given(given: str, write: Write) -> str:
    return _part(_INITIALS.sub(" ", given), write)


def _part(part: str, write: Write) -> str:
    split = "," in part or _has_joiner(part)
    return _braced(part, write) if split else write(part)


def _braced(part: str, write: Write) -> str:
    return f"{{{write(part)}}}"
