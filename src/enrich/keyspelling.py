"""What a citation key may look like: ASCII, and unique ignoring case, as BibTeX takes `Chen` and `chen` for one."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from string import ascii_lowercase
from typing import Final

#: What every consumer reads as a key.
KEY: Final = re.compile(r"[A-Za-z][A-Za-z0-9_:.-]*\Z")


def safe(key: str) -> str:
    """Spell a foreign key so that every consumer reads it."""
    spelt = re.sub("[^A-Za-z0-9_:.-]+", "_", transliterated(key)).strip("_")
    return spelt if KEY.match(spelt) else f"x{spelt}" if spelt else "untitled"


def unique(keys: Iterable[str]) -> tuple[str, ...]:
    """Add letters to keys that are taken, ignoring case, from the first on."""
    free = Free(set())
    return tuple(free.take(key) for key in keys)


_SCRIPTS: Final = str.maketrans(
    dict(zip("абвгдеёзийклмнопрстуфыэіїєґ", "abvgdeeziiklmnoprstufyeiieg", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya"}
    | dict(zip("αβγδεζηικλμνξοπρσςτυφω", "abgdeziiklmnxoprsstyfo", strict=True))
    | {"θ": "th", "χ": "ch", "ψ": "ps"}
)
_SYLLABLE: Final = re.compile(r"(?:HANGUL SYLLABLE|(?:HIRAGANA|KATAKANA) LETTER(?: SMALL)?) (\w+)\Z")


def transliterated(text: str) -> str:
    """Spell a text in ASCII as far as its script can be without a dictionary; the rest stays."""
    if text.isascii():
        return text
    spelt = unicodedata.normalize("NFKC", text).translate(_SCRIPTS)
    syllables = "".join(_syllable(each) for each in spelt)
    return "".join(each for each in unicodedata.normalize("NFKD", syllables) if not unicodedata.combining(each))


def _syllable(character: str) -> str:
    """Spell a Korean or Japanese syllable by its Unicode name."""
    if character < "\u3040":
        return character
    named = _SYLLABLE.match(unicodedata.name(character, ""))
    return named[1].lower() if named else character


@dataclass(slots=True)
class Free:
    """Give keys that are free, and remember how far the letters of each base have come."""

    taken: set[str]  # lower case
    next: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def take(self, base: str) -> str:
        while (key := base + _letters(self.next[base.lower()])).lower() in self.taken:
            self.next[base.lower()] += 1
        self.taken.add(key.lower())
        return key


def _letters(number: int) -> str:
    """Count: nothing, a to z, aa, ab and on."""
    letters = ""
    while number:
        number, digit = divmod(number - 1, len(ascii_lowercase))
        letters = ascii_lowercase[digit] + letters
    return letters
