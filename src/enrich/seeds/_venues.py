"""Recognise dates and venues as writers of lists put them: alone, in brackets, after the title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from enrich.seeds._acronyms import ACRONYMS, BESIDE_ACRONYMS, SMALL_NAMES, VOLUMES
from enrich.seeds._bag import bag
from enrich.seeds._journals import is_journal
from enrich.seeds._memory import remembered

_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|"
    r"november|december|okt|mei|maa|mrt|juni|juli|augustus|januari|februari|maart|mai|dez)"
)
YEARS = r"(?:19[3-9]\d|20[0-3]\d)[a-c]?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE_FORMS = "|".join(
    (
        rf"{YEARS}\s?[-/.年]\s?\d{{1,2}}\s?[-/.月]\s?\d{{1,2}}日?",
        rf"{YEARS}\s?[-/.年]\s?\d{{1,2}}月?",
        rf"{YEARS}\s?[-/.]?\s?{_MONTH}\.?(?:\s?[-/., ]\s?\d{{1,2}})?",
        rf"{YEARS}\s?[-/.年]?",
        r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])?",
        r"\d\d[-/.]\d\d[-/.]\d\d",
        rf"\d{{1,2}}(?:[-/.]\d{{1,2}}[-/.]|/\d{{1,2}},\s?){YEARS}",
        rf"\d{{1,2}}\s?[-/.]\s?{YEARS}",
        rf"{_DAY}\s?(?:of )?[-. ]?{_MONTH}\.?,?\s?[-. ]?{YEARS}",
        rf"{_MONTH}\.?\s?{_DAY},?\s?{YEARS}",
        rf"{_MONTH}\.?\s?[-,.'’/]?\s?{YEARS}",
        rf"{_MONTH}\.?\s?['’]\d\d",
    )
)
DATE = re.compile(rf"(?:{_DATE_FORMS})", re.IGNORECASE)
_DATE_ONLY = re.compile(
    rf"[\s(\[]*(?:published|posted|submitted|released|date|on|in)?:?\s*(?:{_DATE_FORMS})[\s)\].,;]*", re.IGNORECASE
)
#: What a date that begins with a letter begins with: a month, or a word before it such as "published".
_DATES_BEGIN = bag("ja fe ma ap ju au se oc no de ok me mr pu po su re da on in")
#: Patterns that are searched for begin with what they look for, and look back from there: so most text is skipped.
YEAR = re.compile(r"((?:19[3-9]\d|20[0-3]\d)(?<![\d.:]\d{4})[a-c]?)(?!\d|\.\d{4,}|:\d)")
CENTURY = 50  # the first year of two digits that is of the last century
LONGEST_DATE = 40  # letters
_DIGIT = re.compile(r"\d")
_DIGITS = "0123456789"
_SHORT_YEAR = re.compile(r"(\d\d)(?!\d)(?:(?<=[A-Za-z'’‘`]\d\d)|(?<=['’‘`]\s\d\d))")
_HYPHEN_YEAR = re.compile(r"(?<=[A-Z]{2})(?:-(\d\d)(?!\d)| ([012]\d|9\d)\W*\Z)")  # `CVPR-19`, `CVPR 19`
_CODE_NAME = re.compile(r"[A-Za-z]\d{1,3}[A-Za-z]|-[A-Z]\d\d\b")  # `LAMP4EO-S12` is a model's name
_EASTERN = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")  # words around a name that is no known venue
_SHORT_DATE = re.compile(r"\s*(\d\d)[-/.]\d\d[-/.]\d\d\s*$")
_MONTHLY = re.compile(rf"\b(?=[adfjmnos]){_MONTH}\.?,?\s*(?:\d{{1,2}},?\s*)?(?:{YEARS}|['’]\d\d)\b", re.IGNORECASE)
_MONTHS = bag("jan feb mar apr may jun jul aug sep oct nov dec okt mei maa mrt mai dez")
_INCOMPLETE = re.compile(rf"{YEARS}\s?[-/.]")

_KEYWORDS = re.compile(
    r"""\b(?:arxiv|bioarxiv|biorxiv|medrxiv|chemrxiv|techrxiv|ssrn|preprints?|pre-print|transactions\s+on|trans\.|journal\s+of|(?<=\w\s)journal|
    conference|conf\.|proceedings|proc\.|symposium|symp\.|workshops?|lett\.|pnas|plos|npj|ph\.?\s?d\.?\s+thesis|thesis|dissertation|
    technical\s+report|tech\s+report|tech\.\s+rep\.|under\s+review|openreview|nucleic\s+acids|annual\s+review|commun\.|lecture\s+notes|
    computer\s+graphics\s+forum|in\s+submission|book\s+chapter|accepted\s+(?:by|at|to)|findings\s+of|advances\s+in\s+neural)(?:\b|(?<=\.))""",
    re.VERBOSE,
)
#: `Proc. Int. Conf. on Lamps Lett., 2021`: full stops that end no sentence, two at least, and a year or a known word.
_SHORT_WORD = re.compile(r"\b[A-Z][a-z-]{1,11}\.")
_KNOWN_SHORT = bag(
    """Adv. Am. Appl. Artif. Biol. Chem. Commun. Comput. Conf. Eng. Eur. Front. Int. Intell. Lett. Mach. Mater. Med.
    Nat. Neurosci. Phys. Proc. Process. Res. Rev. Sci. Soc. Symp. Syst. Trans."""
)
_ABBREVIATED = re.compile(
    rf"(?:\d{{1,3}}(?:st|nd|rd|th)\s)?(?:(?:[A-Z][\w-]{{0,24}}\.?|&|(?:on|of|and|in)(?=\s[A-Z]))(?:,?\s+|(?=,|\Z))){{2,12}}"
    rf"(?P<year>,?\s*\(?{YEARS}\)?(?!\d))?"
)
#: Words that many journals have in their names, and that other texts have as well: only where all is written as a name.
_WEAK_KEYWORDS = re.compile(
    r"""\b(?:journal|transactions|letters|magazine|nature|ieee|acm|springer|elsevier|elife|frontiers|usenix|bulletin|archive|neurocomputing|
    bioinformatics|communications|comm\.|int\.|rev\.|phys\.|nat\.?|sci\.?|chem\.?|biol\.?|international|association\s+for|findings|cell|
    cells|pattern\s+recognition|computational\s+linguistics|information\s+fusion|(?<![a-z]\s)neural\s+networks|neural\s+computation|systems|sensors|neurips|siggraph|mdpi|wiley|
    (?<=\w\s)press|biophysical|biophysics|biotechnology|opinion|scientific\s+reports|comput\.|expert\s+systems|science|sciences|review|reviews|proteins|
    molecules|biology|medicine|chemistry|engineering|materials|advances|research|chem|methods|structure|today|blog)(?:\b|(?<=\.))""",
    re.VERBOSE,
)
#: Words that begin the names of journals and series, and of titles as well: only where a year stands behind.
_SERIES = re.compile(
    r"(?:acta|advances\s+in|annals\s+of|archives?\s+of|encyclop\w+\s+of|foundations\s+and\s+trends|frontiers\s+(?:in|of)"
    r"|handbook\s+o[fn]|progress\s+in|studies\s+in|trends\s+in)\s",
    re.IGNORECASE,
)
#: A blank for each letter that is in no word of small letters: four calls take a third of the time of a pattern.
_NO_LETTERS = bytes(code if ord("a") <= code <= ord("z") else ord(" ") for code in range(256))
_ACRONYM = re.compile(r"[A-Za-z&3](?:(?<!3)|DV)[A-Za-z0-9&+/]*+(?:-[A-Za-z&]++)*+")  # a digit begins 3DV alone
_SHORT_NAME = re.compile(r"[A-Z]{3}")
_CAPITALS = re.compile(r"[A-Z\d](?:(?<=[A-Za-z][A-Z])|(?<=\d\d))")
_TWO_CAPITALS = re.compile(r"[A-Z][^A-Z]*[A-Z]")
_SHORT_YEARS = re.compile(r"\d\d(?<!\d\d\d)(?!\d)")
_SMALL_NAME_YEAR = re.compile(r"([a-z]{3,11})[ -]?(?:(?:19|20)\d\d|['’]\d\d)")
_COMPACT = re.compile(r"((?:19|20)\d\d)(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])?")
HAN = re.compile("[\u4e00-\u9fff]")
_HAN_REMARK = re.compile("(?:[【（(，,：:\\s]*[\u4e00-\u9fff]|\\s*【).*", re.DOTALL)
MOST_HAN = 6  # letters of a Chinese remark beside a venue: "CVPR 2021 最佳论文"
FEW = 3  # words in small letters
#: A journal by its last word, and its year.
_HAN_SERIAL = re.compile(r"《?[^,，.。《》]{2,30}(?:学报|学刊|期刊|杂志|论文集)》?(?:[,，]?\s?\(?(?:19|20)\d\d\)?)?")
#: `Lampsys '21`: the apostrophe is enough for a name that nobody knows, but for a season.
_APOSTROPHE_YEAR = re.compile(
    r"(?!(?:spring|summer|fall|autumn|winter|class|since)\b)[A-Z][A-Za-z&+/-]{2,14}\s?['’‘`]\d\d", re.IGNORECASE
)
_NAME_YEAR = re.compile(rf"[A-Za-z][^()\d]{{1,80}}?[ ,'’‘-]{{0,2}}(?:{YEARS}|(?<=[ '’‘])\d\d)")
_YEAR_ACRONYM = re.compile(rf"{YEARS}\s?[-,/]?\s?[A-Z][A-Za-z&+-]+")
_AWARD = re.compile(
    r"""\W*\b(?:oral|spotlight|best\s+paper(?:\s+\w+){0,3}|highlights?|award\w*|findings|long|short|demo|main|accepted|
    runner[- ]up|notable(?:\s+top\W*\d+%?)?|posters?|workshops?|top\s*\d+%)\b\W*""",
    re.IGNORECASE | re.VERBOSE,
)
#: What all of them hold: a text without any is not searched.
_AWARD_STEMS = bag("oral spot best light award find long short demo main accept runner notable poster shop top")

_NO_NAME = re.compile(
    r"[:?!]|\b(?:awards?|prize|winners?|finalists?|challenge|competition|invited|keynote|licen[cs]e|talk|slides|video|tutorial|lecture|notes|blog|post|"
    r"version|edition|volume|chapter|updated|released|published|submitted|accepted|unpublished|forthcoming|(?:short|full|long)\s+paper|cited|citations)\b",
    re.IGNORECASE,
)

FUNCTION = bag(
    """a an the of for with via from by on in to at using towards toward through under over without is are as into
    and how what why when"""
)
#: Words of which a text must hold one to match either of the two; a plural may stand without its last letter.
_VENUE_WORDS = (
    frozenset(
        word[: len(word) - short]
        for pattern in (_KEYWORDS, _WEAK_KEYWORDS)
        for word, optional in re.findall(r"([a-z]{2,})(\??)", pattern.pattern)
        for short in range(1 + len(optional))
    )
    - FUNCTION
)

#: "et al.", "and others", "等人": it begins with one of a few letters, at which alone it is looked for.
ET_AL = re.compile(
    r"[Ee等Aa](?<!\w[EeAa])(?:(?<=[Ee])[Tt][.\s]{0,2}[Aa][Ll]\b|(?<=[Aa])t\sal\.|(?<=等)(?:人|$)|(?<=[Aa])[Nn][Dd]\s+[Oo][Tt][Hh][Ee][Rr][Ss]\b)"
)
SERIAL = re.compile(
    r"\b(?:journal|transactions|proceedings|proc|annals|bulletin|letters|press|reviews?|thesis|dissertation|conference)\b",
    re.IGNORECASE,
)


def is_date(text: str) -> bool:
    """Tell whether a text is a date and nothing else."""
    return len(text) < LONGEST_DATE and _is_date(text)


@remembered
def _is_date(text: str) -> bool:
    return may_begin_date(text) and _DIGIT.search(text) is not None and _DATE_ONLY.fullmatch(text) is not None


def may_begin_date(text: str, at: int = 0) -> bool:
    """Tell whether a date can begin here, by its first letters; a word such as "published" may stand before it."""
    return not text[at : at + 1].isalpha() or text[at : at + 2].casefold() in _DATES_BEGIN


def incomplete(date: str) -> bool:
    """Tell whether a date breaks off after the year, as "2023-" does."""
    return bool(_INCOMPLETE.fullmatch(date.strip()))


@remembered
def year_of(text: str) -> int | None:
    """Read the year of a date or a venue: four digits, or two behind an acronym or an apostrophe."""
    if found := YEAR.search(text) or _COMPACT.fullmatch(text):
        return int(found[1][:4])
    if found := _SHORT_DATE.match(text):
        return 2000 + int(found[1])
    found = _SHORT_YEAR.search(text)
    if found or ((found := _HYPHEN_YEAR.search(text)) and has_acronym(text)):
        if found.lastindex == 2 and not VOLUMES.isdisjoint(_ACRONYM.findall(text)):
            return None  # what stands behind a journal is its volume
        return in_full(found[found.lastindex or 1])
    return None


def in_full(year: str) -> int:
    """Give the year of which these are the last two digits."""
    short = int(year)
    return short + (2000 if short < CENTURY else 1900)


def has_acronym(text: str) -> bool:
    """Tell whether one of the words is the short name of a known venue."""
    words = _ACRONYM.findall(text)
    if not ACRONYMS.isdisjoint(words):
        return True
    return not ACRONYMS.isdisjoint([word.rstrip(_DIGITS) for word in words if word[-1].isdigit()])


def is_venue_or_date(text: str) -> bool:
    """Tell whether a text is a date, or is surely a venue's name."""
    return is_venue_strictly(text) or is_date(text)


@remembered
def is_venue(text: str) -> bool:
    """Tell whether a text set apart (in brackets, between commas) names where something was published."""
    text = text.strip(" .,;:()[]*_")
    if not text or len(text) > 220 or is_date(text):
        return False
    serial = False
    if not text.isascii():
        serial = _HAN_SERIAL.fullmatch(text) is not None
        text = without_remark(text)
    if serial or is_venue_strictly(text) or (text[:1].isdigit() and _YEAR_ACRONYM.fullmatch(text)):
        return True
    words = text.split()
    if len(words) <= 8 and has_acronym(text) and not (_runs(words) and year_of(text) is None):
        return True
    low = text.lower()
    if _VENUE_WORDS.isdisjoint(low.encode("ascii", "replace").translate(_NO_LETTERS).decode().split()):
        return _is_series(text, words)
    running = len(words) > 8 and text[0].islower()  # a sentence that tells of a conference
    if (len(words) <= 30 and (_KEYWORDS.match(low) if running else _KEYWORDS.search(low))) or _is_series(text, words):
        return True
    return len(words) <= 8 and _in_title_case(words) and _WEAK_KEYWORDS.search(low) is not None


def without_remark(text: str) -> str:
    """Cut off what is remarked in Chinese behind a venue or a date: "ICLR 2021 提出了一种新的灯光方法"."""
    if text.isascii() or len(HAN.findall(text)) <= MOST_HAN:
        return text
    return _HAN_REMARK.sub("", text)


def _runs(words: Sequence[str]) -> bool:
    """Tell whether the words of a text run as those of a sentence do."""
    return sum(word[0].islower() and word not in FUNCTION for word in words) >= FEW


def _is_series(text: str, words: Sequence[str]) -> bool:
    return len(words) <= 12 and ":" not in text and YEAR.search(text) is not None and _SERIES.match(text) is not None


def abbreviated(text: str) -> str:
    """Read a venue that is written in abbreviations at the start of a text: "Proc. Conf. Lamps, 2021"."""
    found = _ABBREVIATED.match(text)
    if not found or ". In " in found[0]:
        return ""
    short = _SHORT_WORD.findall(found[0])
    known = found["year"] or not _KNOWN_SHORT.isdisjoint(short)
    enough = len(short) >= 2 or found[0].startswith(("IEEE J. ", "IEEE Trans. "))
    return found[0].rstrip(" ,") if enough and known else ""


def is_serial(text: str) -> bool:
    """Tell whether the words of a venue say that it is one, or a year does."""
    articled = text.lower().startswith(("a ", "an ", "the "))
    return not articled and bool(SERIAL.search(text) or YEAR.search(text))


def is_venue_by_form(text: str) -> bool:
    """Tell whether a text that may be a title as well is a venue: known, or with a year or a series' word."""
    return is_venue_strictly(text) or (is_venue(text) and is_serial(text))


@remembered
def ends_in_year(text: str) -> bool:
    """Tell whether a text in brackets is a name and a year, as in (CHEOPS 22) and (Image and Vision Computing 2013)."""
    return len(text) < 100 and bool(_NAME_YEAR.fullmatch(text.strip(" .,"))) and not ET_AL.search(text)


def is_named(text: str) -> bool:
    """Tell whether a text before a year, behind the people, is written as a name: "Rooms, Lamps and Their Uses"."""
    words = text.split()
    written = 2 <= len(words) <= 10 and words[0].lower() not in FUNCTION and _in_title_case(words)
    return written and not names_nothing(text)


def names_nothing(text: str) -> bool:
    """Tell whether one of the words says that a text is no name: an award, an edition, a talk."""
    return _NO_NAME.search(text) is not None


def is_known(text: str) -> bool:
    """Tell whether a text is a venue known by its short name, and no server of preprints."""
    return is_venue_strictly(text) and has_acronym(text) and not is_preprint(text)


def is_known_dated(text: str) -> bool:
    """Tell whether a text is a venue with the short name of a known one, and its year."""
    return has_acronym(text) and YEAR.search(text) is not None and is_venue(text)


def is_award(text: str) -> bool:
    """Tell whether a text says nothing but how a paper was presented or praised: "oral", "Best Paper"."""
    return _AWARD.fullmatch(text) is not None


def is_preprint(text: str) -> bool:
    """Tell whether a venue is a server of preprints."""
    return "xiv" in (low := text.casefold()) or "ssrn" in low or "preprint" in low


def is_dated_publication(text: str) -> bool:
    """Tell whether a venue has its year, and is neither a server of preprints nor an award."""
    return year_of(text) is not None and not (is_preprint(text) or names_nothing(text))


def _in_title_case(words: list[str]) -> bool:
    return all(not word[0].islower() or word.lower() in FUNCTION for word in words)


@remembered
def is_venue_strictly(text: str) -> bool:
    """Tell whether a short text is a venue with great likelihood: known by name, with at most a year and an award."""
    text = text.strip(" .,;:()[]*_")
    if not text:
        return False
    return is_journal(text) or _is_known_in_short(text) or (text[0].islower() and _is_known_small(text))


def _is_known_in_short(text: str) -> bool:
    """Tell whether most words of a text are short names of venues: "CVPR 2021 (oral)", "ECCVW'18"."""
    if (
        len(text) > 80
        or not (_CAPITALS.search(text) or text.partition(" ")[0].rstrip(_DIGITS) in ACRONYMS)
        or text.endswith(" IV")
    ):
        return False  # "Ada Lampe IV" is a person
    words = _ACRONYM.findall(text)
    digits = _DIGIT.search(text) is not None
    known = [word for word in words if _is_known(word)]
    named = known or ((digits or not BESIDE_ACRONYMS.isdisjoint(words)) and any(map(_is_acronym, words)))
    coded = named and not known and ((_CODE_NAME.search(text) and not YEAR.search(text)) or _EASTERN.search(text))
    if not named or coded:
        return not named and digits and _APOSTROPHE_YEAR.fullmatch(text) is not None and not _is_monthly(text, words)
    if digits and _is_monthly(text, words):
        return False
    dated = digits and year_of(text) is not None
    if not known and not dated and BESIDE_ACRONYMS.isdisjoint(words):
        return False
    rest = YEAR.sub(" ", _SHORT_YEARS.sub(" ", text)) if digits else text
    if len(words) > 1 and any(map(rest.casefold().__contains__, _AWARD_STEMS)):
        rest = _AWARD.sub(" ", rest)
    words = [word for word in _ACRONYM.findall(rest) if word not in BESIDE_ACRONYMS]
    if not words:
        return bool(_SHORT_NAME.search(rest))
    known = [word for word in words if _is_known(word) or (dated and _is_acronym(word))]
    enough = 2 if len(words) == 2 and not dated and words[1].istitle() else len(words) / 2  # "CP Transformer" is none
    return len(words) <= 4 and len(known) >= enough


def _is_monthly(text: str, words: Sequence[str]) -> bool:
    """Tell whether a text has a month and a year: "June 2021" is no venue."""
    if _MONTHS.isdisjoint(word[:3].lower() for word in words):
        return False
    return _MONTHLY.search(text) is not None


def _is_known_small(text: str) -> bool:
    """Tell whether a text is a short name in small letters and a year: "iclr 2021"."""
    small = _SMALL_NAME_YEAR.fullmatch(text) if text[-1].isdigit() else None
    return small is not None and small[1] in SMALL_NAMES


def _is_known(word: str) -> bool:
    if word in ACRONYMS or (word[-4:].isdigit() and word[:-4] in ACRONYMS):
        return True
    if "-" not in word:
        return False
    first, _, rest = word.partition("-")
    known = first in ACRONYMS and (rest == rest.upper() or rest in BESIDE_ACRONYMS)
    return known or (first == "T" and f"T{rest}" in ACRONYMS)


def _is_acronym(word: str) -> bool:
    if len(word) > (14 if "-" in word else 16) or word[1:].islower():  # `BlackBoxLit2019`
        return False
    named = "-" in word and all(map(str.istitle, word.split("-")))  # "Heng-Tze"
    return not named and _TWO_CAPITALS.search(word) is not None
