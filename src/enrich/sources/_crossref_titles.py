"""What the titles of a Crossref record say: the title to cite, its spellings, and whether it is no paper at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from enrich.markup import fold, plain, rich, words
from enrich.model import Nature

_KIND: Final = r"(?: (?:article|chapter|paper))?"
_CLOSED: Final = r"\s*(?:[\])]\s*:?|:)\s*"

#: How publishers mark the paper itself as withdrawn from the record; the rest of the title is the paper's own.
_MARKS: Final = (
    ("retraction", re.compile(rf"[\[(]?\s*retracted{_KIND}{_CLOSED}", re.IGNORECASE)),
    ("retraction", re.compile(r"RETRACTED(?: ARTICLE| CHAPTER| PAPER)? (?=[A-Z])")),
    ("withdrawn", re.compile(rf"[\[(]?\s*withdrawn{_KIND}{_CLOSED}", re.IGNORECASE)),
    ("removal", re.compile(r"(?:TEMPORARY REMOVAL|REMOVED)\s*:\s*")),
)
#: IEEE puts the notice before the title of the paper's own record.
_MARKS_OF_IEEE: Final = (
    ("retraction", re.compile(r"notice of retraction\s*:?\s*", re.IGNORECASE)),
    ("expression-of-concern", re.compile(r"notice of violation of IEEE publication principles\s*:?\s*", re.IGNORECASE)),
)
_MARK_AT_END: Final = re.compile(r"\s*[\[(]\s*(retracted|withdrawn)(?: article)?\s*[\])]$", re.IGNORECASE)
_AT_END: Final = {"retracted": "retraction", "withdrawn": "withdrawn"}

_WHOSE: Final = r"(?:(?:author|publisher|editor)(?:['’]?s|s['’])? )"
_ENDS: Final = r"\s*(?:$|[:.\u2013\u2014-])"
_CITES: Final = r"\s*(?::|[\"“”„‘’'«]|.{2,60}\bet al\b)"  # a colon, a title in quotation marks, "Smith et al."

#: How a title begins that is not a paper's own. "Correction of …" and "Response to …" also begin papers.
_NOT_PAPERS: Final = tuple(
    (nature, re.compile(pattern, re.IGNORECASE))
    for nature, pattern in (
        (Nature.NOTICE, rf"{_WHOSE}?(?:errat(?:um|a)|corrigend(?:um|a)|addendum)(?: (?:to|for)\b|{_ENDS})"),
        (Nature.NOTICE, rf"{_WHOSE}corrections?\b"),
        (Nature.NOTICE, rf"corrections?(?: notice| note)?(?:\s*(?:$|:)| (?:to|for){_CITES}| to (?-i:[A-Z]))"),
        (Nature.NOTICE, rf"retraction(?: statement)?(?:\s*(?:$|:)| (?:to|of|for){_CITES})"),
        (Nature.NOTICE, r"retraction not(?:ic)?e\b|(?:editorial )?expression of concern\b|editorial note\b"),
        (Nature.NOTICE, r"(?:withdrawal|removal)(?: notice)?\s*(?:$|:)"),
        (Nature.COMMENT, rf"{_WHOSE}?(?:reply|response|rejoinder) to(?:{_CITES}| (?:the )?(?:comment|letter|editor))"),
        (Nature.COMMENT, rf"{_WHOSE}(?:reply|response)\b|(?:in reply|reply|rejoinder)\s*(?:$|:)"),
        (Nature.COMMENT, rf"comments? on\b|comments? to{_CITES}|(?:discussion|closure) (?:of|on|to){_CITES}"),
        (Nature.COMMENT, rf"(?:guest )?editorial(?: board| preface| introduction)?{_ENDS}"),
        (Nature.COMMENT, rf"book reviews?{_ENDS}|letters? to the editor"),
        (Nature.COMPONENT, r"supplement(?:al|ary) (?:materials?|information|data)(?: (?:to|for|of)\b|\s*:)"),
    )
)  # fmt: skip
#: A review whose title is the book's imprint (American Chemical Society, Cambridge).
_IMPRINT: Final = re.compile(r"\b\d{1,4}\s*(?:pp|pages)\b.{0,80}\bISBN\b", re.DOTALL)

_CATALOGUED: Final = re.compile(r"\s+[/:;=]$")  # how a library's card parts the title from what follows
_BLURB: Final = 6  # words from which a subtitle that ends in a full stop is a sentence, not a subtitle
_NEW: Final = 0.25  # part of a subtitle's words that may be no word of the title, where it is its running head


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """Hold the spellings of a title, the one to cite first; `mark` is the notice that stood in it."""

    spellings: tuple[str, ...]
    mark: str | None = None
    nature: Nature | None = None


def read_titles(
    titles: tuple[str, ...], subtitles: tuple[str, ...], originals: tuple[str, ...], *, of_ieee: bool
) -> Titles:
    """Read the titles as deposited; the first spelling may hold CSL's rich text, the others are plain."""
    given = [clean for each in (*titles, *originals) if fold(clean := _CATALOGUED.sub("", rich(each)))]
    if not given:
        return Titles(spellings=())
    mark, title = _unmarked(given[0], of_ieee=of_ieee)
    cited = _joined(title, rich(subtitles[0])) if titles and subtitles else title
    others = (plain(_unmarked(each, of_ieee=of_ieee)[1]) for each in (cited, title, *given[1:]))
    return Titles(spellings=tuple(dict.fromkeys((cited, *others))), mark=mark, nature=_nature(plain(title)))


def _unmarked(title: str, *, of_ieee: bool) -> tuple[str | None, str]:
    """Part the mark of a retraction from the title, unless nothing else is left."""
    for notice, pattern in (*_MARKS, *(_MARKS_OF_IEEE if of_ieee else ())):
        if (match := pattern.match(title)) and fold(title[match.end() :]):
            return notice, title[match.end() :]
    if (match := _MARK_AT_END.search(title)) and fold(title[: match.start()]):
        return _AT_END[match[1].lower()], title[: match.start()]
    return None, title


def _joined(title: str, subtitle: str) -> str:
    if _holds(plain(title), plain(subtitle)):
        return title
    return f"{title}{' ' if title[-1] in ':?!' else ': '}{subtitle}"


def _holds(title: str, subtitle: str) -> bool:
    """Tell a subtitle from what is deposited in its place: the title again, a running head, a blurb."""
    inner, outer = fold(subtitle), fold(title)
    if inner in outer or inner.startswith(outer):
        return True
    mine, theirs = words(subtitle), set(words(title))
    new = sum(word not in theirs for word in mine)
    running_head = len(mine) > 3 and new <= _NEW * len(mine)
    return running_head or (len(mine) >= _BLURB and subtitle.endswith("."))


def _nature(title: str) -> Nature | None:
    if _IMPRINT.search(title):
        return Nature.COMMENT
    return next((nature for nature, pattern in _NOT_PAPERS if pattern.match(title)), None)
