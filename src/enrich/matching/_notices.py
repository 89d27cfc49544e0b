"""What a title says its record is: the work itself, or something about a work."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from enrich.matching._words import cleaned
from enrich.model import Nature

_ABOUT: Final = r"\s*(?::|\.|;|-|–|—|\bto\b|\bfor\b|\bof\b|\bon\b|$)"
_POSSIBLE_OWNER: Final = r"(?:(?:an? |the )?(?:author|publisher|editorial)s?['’]?s?['’]? )?"

#: How titles begin of what is not the paper (Crossmark update types; NISO RP-45-2024 for retraction notices).
#: "RETRACTED: …" is the paper itself.
_BEGINNINGS: Final = {
    Nature.NOTICE: (
        _POSSIBLE_OWNER
        + r"(?:erratum|errata|corrigend(?:um|a)|corrections?|addend(?:um|a))(?: note| notice)?"
        + _ABOUT,
        r"(?:statement of |notice of )?(?:retraction|withdrawal|removal)(?: note| notice)?" + _ABOUT,
        r"(?:editorial )?expression of concern\b",
        r"publisher['’]?s note\b",
    ),
    Nature.COMMENT: (
        r"comments? (?:on|to|about)\b",
        r"commentary(?::| on| to)",
        _POSSIBLE_OWNER + r"(?:a )?(?:reply|response|rejoinder|rebuttal)s?(?::| to\b| on\b)",
        r"(?:guest )?editorial\s*:|(?:author response|decision letter|peer review|referee report)" + _ABOUT,
        r"(?:research )?(?:highlights?|perspectives?|viewpoint|preface|foreword|introduction|news)\s*:",
        r"(?:podcast|spotlight|insights?|interview|in brief|summary|synopsis|q ?& ?a)\s*:",
        r"in reply\b|discussion(?::| of| on)|letter to the editor\b|re: |(?:a )?(?:book )?review: ",
    ),
    Nature.COMPONENT: (
        r"(?:replication|supplement(?:ary|al)|supporting|additional|underlying|raw|source)"
        r" (?:data|material|information|files?|code|figures?|tables?|text)(?: \d+)?" + _ABOUT,
        r"supplement (?:to|of)\b|(?:data|dataset|code) (?:from|for):|additional file \d+|moesm\d+ of\b",
        r"video abstract\b|(?:front |back )?cover (?:picture|image|feature)\b|graphical abstract\b",
    ),
    Nature.CONTAINER: (
        r"(?:front|back) (?:matter|cover)$|table of contents$|title page$|proceedings of the .{0,80}conference",
    ),
}
_ANNOUNCING: Final = tuple(
    (nature, re.compile("|".join(beginnings), re.IGNORECASE)) for nature, beginnings in _BEGINNINGS.items()
)

_ENDING: Final = re.compile(
    r"(?:[:–—(\[]|\s-)\s*(?:(?:the )?(?:author|publisher)(?:['’]?s|s['’])? )?"
    r"(?:correction|erratum|corrigendum|addendum|retraction(?: note| notice)?|expression of concern"
    r"|reply|response|rejoinder)\W*$",
    re.IGNORECASE,
)

#: Titles that return in every volume: they name a column, not a work.
_COLUMNS: Final = (
    r"(?:guest |from the )?editorials?(?: (?:notes?|column|comments?|introduction|message|foreword|preface))?",
    r"(?:from the )?(?:guest )?editors?\W{0,4}s?\W{1,2}(?:notes?|introduction|foreword|preface|message|page|comments?)",
    r"foreword|preface|introduction|abstracts?|news|obituary|contents|index|errat(?:um|a)|corrections?|panel|summary",
    r"book (?:reviews?|notices?)(?: column)?|reviews?|letters?(?: to the editor)?|announcements?|acknowledge?ments?",
    r"keynote(?: address| speech| talk)?|invited talks?|poster session|tutorials?|(?:workshop|conference) report",
    r"(?:introduction|preface|editorial|foreword) to (?:the|this) special (?:issue|section|track)",
    r"about the authors?|calendar|conclusions?|discussion|(?:in )?this issue|special issue|call for papers",
    r"\w+\W{0,3}s? (?:message|address|column)|industry perspectives",
    r"reminiscences (?:on|in) influential papers",
)
_COLUMN: Final = re.compile("|".join(_COLUMNS), re.IGNORECASE)


@lru_cache(maxsize=65_536)
def nature_of(title: str) -> Nature:
    """Read from its beginning what a title announces."""
    text = cleaned(title).strip(" \"'“”‘’«»[](){}*")
    announced = next((nature for nature, pattern in _ANNOUNCING if pattern.match(text)), Nature.WORK)
    return Nature.NOTICE if announced is Nature.WORK and _ENDING.search(text) else announced


@lru_cache(maxsize=65_536)
def is_column(title: str) -> bool:
    """Tell whether a title names a column: only authors, venue and date tell its pieces apart."""
    return bool(_COLUMN.fullmatch(cleaned(title).strip(" .:!?\"'“”")))
