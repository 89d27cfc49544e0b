"""How far two titles agree, and in what they differ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from enrich.matching._serials import are_lettered, are_parts
from enrich.matching._words import cleaned, keys_of, listed

# --- one title --------------------------------------------------------------------------------

_ARTICLES: Final = frozenset({"a", "an", "the"})
_NAME: Final = re.compile(r"\s*([^\s:：]{1,40})(?:\s*[:：]|\s[-–—]+\s)\s*(\S.*)", re.DOTALL)
#: What publishers and crawlers set before the title of the work itself.
_MARK: Final = re.compile(
    r"^\s*(?:\[(?:pdf|retracted)\]|(?:retracted|withdrawn|removed)(?: article| chapter| paper)?\s*[:–—-])\s*",
    re.IGNORECASE,
)
#: "…, B": a part may be named by a letter alone.
_LETTERED: Final = re.compile(r"(?:(?<=[a-z])\s+|[,:.;–—]\s*)([A-HVX])\.?\s*$")
_BOUNDARY: Final = re.compile(r"\s*(?:[:;：;?!.…]+(?=\s|$)|\s[-–—]+\s|[–—]{1,2}|--+|[\(\[])\s*")
_CUT: Final = re.compile(r"(?:…|\.\.\.|& ?hellip ?;)\s*$")


@dataclass(frozen=True, slots=True)
class Title:
    """Hold a title as keys; glued keys hide how words are hyphenated and spaced."""

    text: str
    words: tuple[str, ...]
    bag: frozenset[str]
    glued: str  # without a leading article
    grams: frozenset[str]  # each three letters in a row of the glued title
    name: str  # a single word before the first colon or dash; glued
    body: str  # what follows the name; glued
    bracketed: frozenset[str]  # the words in brackets
    initials: str  # the first letters of the words
    content: int  # how many words say something: three of them make a title that others may well have
    cut: bool  # ends in dots: somebody shortened it


def _glue(words: Sequence[str]) -> str:
    return "".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


def _glued(text: str) -> str:
    return _glue(keys_of(text))


@lru_cache(maxsize=65_536)
def read_title(text: str) -> Title:
    """Read a title; the cache serves one record judged for many entries, and one entry against many records."""
    text = _LETTERED.sub(r" part \1", _MARK.sub("", cleaned(text)))
    words = keys_of(text)
    bag = frozenset(words)
    glued = _glue(words)
    named = _NAME.match(text)
    return Title(
        text=text,
        words=words,
        bag=bag,
        glued=glued,
        grams=frozenset([glued[at : at + 3] for at in range(max(len(glued) - 2, 1))]),
        name="".join(keys_of(named[1])) if named else "",
        body=_glued(named[2]) if named else "",
        bracketed=frozenset(word for part in _IN_BRACKETS.findall(text) for word in keys_of(part)),
        initials="".join([word[0] for word in words]),
        content=sum([weight(word) >= 1 for word in bag]),
        cut=text.endswith(("…", "...")) or bool(_CUT.search(text)),
    )


@lru_cache(maxsize=4_096)
def _heads(text: str) -> frozenset[str]:
    """Give what stands before each colon, dash, full stop or bracket of a title; glued."""
    return frozenset(_glued(text[: match.start()]) for match in _BOUNDARY.finditer(text)) - {""}


# --- words ------------------------------------------------------------------------------------

_EMPTY: Final = listed("a an the of for in on with and to from by via at as is are or its s t")

#: Words of remarks that people and publishers add to a title; none of them tells two works apart.
_REMARKS: Final = listed(
    "abstract panel demo session keynote invited talk slides available poster award preprint accepted appear oral"
    " spotlight highlight pages pp vol proceedings proc conference conf int intl acm ieee retracted withdrawn pdf"
)
#: The same in brackets only: "long video" and "online detection" are subjects, "(long version)" is a remark.
_BRACKETED_REMARKS: Final = listed(
    "extended demonstration description tutorial paper experience industrial track best student full long short version"
    " international journal workshop technical report tech rep online supplementary code official"
)
_IN_BRACKETS: Final = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


@lru_cache(maxsize=65_536)
def weight(word: str) -> float:
    """Weigh a word by what it says: little ones nothing, single letters hardly anything."""
    if word in _EMPTY:
        return 0.0
    return 1.0 if len(word) > 2 or not word.isascii() or any(map(str.isdigit, word)) else 0.4


_ENDINGS: Final = frozenset({"", "s", "es", "ed", "d", "ing", "e", "y", "ies", "ly", "al", "ally", "ic", "ical"})


def _middles(a: str, b: str) -> tuple[int, str, str]:
    """Cut off what two words share at the beginning and at the end; tell how much they share at the beginning."""
    shortest = min(len(a), len(b))
    start = 0
    while start < shortest and a[start] == b[start]:
        start += 1
    end = 0
    while end < shortest - start and a[-1 - end] == b[-1 - end]:
        end += 1
    return start, a[start : len(a) - end], b[start : len(b) - end]


def is_inflected(a: str, b: str) -> bool:
    """Tell whether two words are one word with two endings."""
    start = _middles(a, b)[0]
    return start >= 3 and a[start:] in _ENDINGS and b[start:] in _ENDINGS and not _has_digit(a + b)


#: A letter in front that makes another word.
_PREFIXES: Final = frozenset("aeiou")


def is_mistyped(a: str, b: str) -> bool:
    """Tell whether one word is the other with a slip.

    Slips rarely touch the beginning of a word (Pollock & Zamora 1984), whereas "micro" and "macro", "affective" and
    "effective", "inter" and "intra" are two words: the first letters must agree, more of them in short words.
    """
    start, left, right = _middles(a, b)
    longest = max(len(a), len(b))
    if longest < (4 if start else 8) or _has_digit(a + b):
        return False
    if start == 0 and len(left) == 2:
        return left == right[::-1]
    if len(left) + len(right) == 1:
        return start > 0 or (left + right) not in _PREFIXES  # "symmetric" and "asymmetric"
    slips = max(len(left), len(right))
    return start >= 2 and longest >= 6 and (slips == 1 or (slips == 2 and (left == right[::-1] or longest >= 10)))


def alike(a: str, b: str) -> bool:
    """Tell whether two words may be one."""
    return is_inflected(a, b) or is_mistyped(a, b)


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


# --- two titles -------------------------------------------------------------------------------


class TitleAgreement(StrEnum):
    """Say how far two titles agree, the best first."""

    EQUAL = "equal"
    NAMED = "equal but for a name before the colon"
    REMARK = "equal but for a remark"
    SPELLING = "equal but for a slip"
    ENDINGS = "equal but for endings or order"
    CUT = "one is the other, cut short"
    SUBTITLE = "one is the other without its subtitle"
    BEGINNING = "one begins with the other"
    WITHIN = "all words of one stand in the other"
    CLOSE = "nearly all words agree"
    NEAR = "most words agree"
    SOME = "some words agree"
    FAR = "few words agree"


class Difference(StrEnum):
    """Name a difference that tells two works apart, however alike their titles are."""

    NONE = "none"
    NUMBER = "numbers differ"
    NAME = "names before the colon differ"
    NEGATION = "one denies what the other says"


@dataclass(frozen=True, slots=True)
class TitleComparison:
    """Hold what two titles, left and right, have in common."""

    agreement: TitleAgreement
    similarity: float  # share of the weight of all words, 0..1
    letters: float = 1.0  # share of three letters in a row, 0..1: what scans and crawlers garble keeps most of them
    difference: Difference = Difference.NONE


_NEGATIONS: Final = frozenset({"not", "no", "without", "non", "never", "cannot", "un", "anti"})
_NOTHING: Final = frozenset[str]()


def share_of_letters(left: Title, right: Title) -> float:
    shared = len(left.grams & right.grams)
    return shared / (len(left.grams) + len(right.grams) - shared)


def _holds(left: Title, right: Title) -> bool:
    """Tell whether one title may be a small part of the other."""
    return len(left.grams & right.grams) >= 0.6 * min(len(left.grams), len(right.grams))


def is_far(left: Title, right: Title, least: float) -> bool:
    """Tell cheaply whether two titles share hardly anything."""
    return share_of_letters(left, right) < least and not _holds(left, right)


def compare_titles(
    left: Title, right: Title, explained: frozenset[str] = _NOTHING, least: float = 0.2
) -> TitleComparison:
    """Compare two titles; words among `explained` (authors of either side) say nothing.

    Titles that share less than `least` of their letters are not looked at word by word: most pairs end here.
    """
    if left.glued == right.glued and left.glued:
        return TitleComparison(TitleAgreement.EQUAL, 1.0)
    letters = share_of_letters(left, right)
    if letters < least and not _holds(left, right):
        return TitleComparison(TitleAgreement.FAR, 0.0, letters)
    if (left.body and left.body == right.glued) or (right.body and right.body == left.glued):
        return TitleComparison(TitleAgreement.NAMED, 0.97, letters)
    return _by_words(left, right, explained, letters)


_YEAR: Final = re.compile(r"^(?:1[89]|20)\d\d[a-f]?$")


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word[-1].isdigit()


def _years(words: Sequence[str]) -> list[str]:
    return [word for word in words if _is_year(word)]


def _is_year(word: str) -> bool:
    return word[0] in "12" and bool(_YEAR.match(word))


def _by_words(left: Title, right: Title, explained: frozenset[str], letters: float) -> TitleComparison:
    only_left, only_right = _apart(left.words, right), _apart(right.words, left)
    inflected = _pair_off(only_left, only_right, is_inflected)
    slips = _pair_off(only_left, only_right, is_mistyped) + _glue_off(only_left, only_right)
    told_left = [word for word in only_left if not _says_nothing(word, explained, left, right)]
    told_right = [word for word in only_right if not _says_nothing(word, explained, right, left)]
    common = sum(map(weight, left.bag & right.bag)) + slips + inflected
    alone = sum(map(weight, told_left)), sum(map(weight, told_right))
    similarity = 2 * common / (2 * common + sum(alone) or 1.0)
    if not any(alone) or (not all(alone) and max(alone) < 1):  # an initial more or less
        agreement = _excuse(only_left + only_right, slips, inflected)
    else:
        agreement = _remainder(left, right, similarity, alone)
    if _years(only_left) and _years(only_right):
        difference = Difference.NUMBER  # "2022 update" and "2023 update"
    else:
        difference = _difference(left, right, told_left, told_right, similarity)
    return TitleComparison(agreement, similarity, letters, difference)


def _excuse(apart: Sequence[str], slips: int, inflected: int) -> TitleAgreement:
    """Say what two titles differ in that say the same."""
    if any(map(weight, apart)):
        return TitleAgreement.REMARK
    return TitleAgreement.SPELLING if slips and not inflected else TitleAgreement.ENDINGS


def _remainder(left: Title, right: Title, similarity: float, alone: tuple[float, float]) -> TitleAgreement:
    """Say how much of two titles agrees that do not say the same."""
    if not all(alone) and (partial := _partial(left, right)):
        return partial
    if not all(alone) and similarity >= 0.5:
        return TitleAgreement.WITHIN
    return next((agreement for least, agreement in _DEGREES if similarity >= least), TitleAgreement.FAR)


_DEGREES: Final = ((0.84, TitleAgreement.CLOSE), (0.68, TitleAgreement.NEAR), (0.5, TitleAgreement.SOME))


def _apart(words: Sequence[str], other: Title) -> list[str]:
    """Give the words that the other title lacks, a word used twice and found once among them."""
    apart = [word for word in words if word not in other.bag]
    if len(set(words)) < len(words):
        seen = Counter(words)
        apart += [word for word, count in seen.items() if word in other.bag and count > other.words.count(word)]
    return apart


def _says_nothing(word: str, explained: frozenset[str], own: Title, other: Title) -> bool:
    return (
        word in explained
        or word in _REMARKS
        or (word in own.bracketed and word in _BRACKETED_REMARKS)
        or weight(word) == 0
        or _is_year(word)
        or (word in other.initials and 2 <= len(word) <= 6)  # "(CNN)", beside its words
    )


def _pair_off(left: list[str], right: list[str], is_pair: Callable[[str, str], bool]) -> int:
    """Take out pairs that are one word in two forms; count them."""
    pairs = 0
    if not right:
        return pairs
    for word in tuple(left):
        near = (other for other in right if other[0] == word[0] or other[-1] == word[-1])
        twin = next((other for other in near if is_pair(word, other)), None)
        if twin is not None:
            left.remove(word)
            right.remove(twin)
            pairs += 1
    return pairs


def _glue_off(left: list[str], right: list[str]) -> int:
    """Take out words that the other side writes in pieces ("data base") or glued ("database"); count them."""
    return _pieces_off(left, right) + _pieces_off(right, left)


def _pieces_off(glued: list[str], pieces: list[str]) -> int:
    found = 0
    for word in tuple(glued):
        if len(word) >= 6 and word in "".join(pieces) and not any(word in piece for piece in pieces):
            glued.remove(word)
            pieces[:] = [piece for piece in pieces if not (len(piece) >= 2 and piece in word)]
            found += 1
    return found


def _partial(left: Title, right: Title) -> TitleAgreement | None:
    short, long = (left, right) if len(left.glued) < len(right.glued) else (right, left)
    if not short.glued or not long.glued.startswith(short.glued):
        return None
    if short.cut:
        return TitleAgreement.CUT
    return TitleAgreement.SUBTITLE if short.glued in _heads(long.text) else TitleAgreement.BEGINNING


def _difference(
    left: Title, right: Title, alone_left: list[str], alone_right: list[str], similarity: float
) -> Difference:
    numbers_left, numbers_right = _digits(alone_left), _digits(alone_right)
    if numbers_left and numbers_right and numbers_left != numbers_right:
        return Difference.NUMBER
    if bool(numbers_left) != bool(numbers_right) and (
        _is_sequel(alone_left + alone_right) or _is_successor(alone_left, alone_right)
    ):
        return Difference.NUMBER
    if _are_namesakes(left, right):
        return Difference.NAME
    nested = left.glued.startswith(right.glued) or right.glued.startswith(left.glued)
    if are_parts(left.text, right.text, nested=nested) or are_lettered(left.words, right.words):
        return Difference.NUMBER
    if similarity >= 0.68 and (_NEGATIONS & set(alone_left)) != (_NEGATIONS & set(alone_right)):
        return Difference.NEGATION
    return Difference.NONE


def _digits(words: Sequence[str]) -> set[str]:
    """Give the figures in words: "2d" and "2" of "two-dimensional" agree."""
    return {"".join(filter(str.isdigit, word)) for word in words if _is_number(word)}


def _are_namesakes(left: Title, right: Title) -> bool:
    """Tell whether two titles name two things and say the same of both."""
    both = left.name and right.name and left.body == right.body
    return bool(both) and left.name != right.name and not alike(left.name, right.name)


def _is_sequel(words: list[str]) -> bool:
    """Tell whether nothing but one small number is left: "X" and "X II", not "X" and "X, pp. 436-447"."""
    told = [word for word in words if weight(word) >= 1 and word not in _SEQUELS]
    return len(told) == 1 and told[0].isdigit() and int(told[0]) < 40


def _is_successor(left: list[str], right: list[str]) -> bool:
    """Tell whether one side names what the other names, with a number: "YOLO" and "YOLOv3"."""
    pairs = [(word, right) for word in left] + [(word, left) for word in right]
    return any((bare := _NUMBER_AT_END.sub("", word)) != word and bare in others for word, others in pairs)


_NUMBER_AT_END: Final = re.compile(r"(?<=[a-z])v?\d{1,2}$")
_SEQUELS: Final = frozenset({"part", "vol", "volume", "version"})
