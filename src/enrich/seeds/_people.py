"""Recognise people as writers of lists put them: names between commas, "et al.", a citation, and where they work."""

from __future__ import annotations

import re

from enrich.seeds._authors import PARTICLES, split_authors, without_ranks
from enrich.seeds._bag import bag
from enrich.seeds._memory import remembered
from enrich.seeds._venues import ET_AL, FUNCTION, HAN, SERIAL, YEAR, YEARS, is_venue, is_venue_strictly

_NAME = re.compile(r"[^\W\d_](?:[^\W\d]|[.'’\-‐·])*\d*")
_HAN_NAME = re.compile("[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,8})*")
_ORGANISATION = re.compile(
    r"\b(?:universi\w+|univ\b|instituti?on\b|institutes?\b|college\b|academy\b|school\b|polytechnic\b"
    r"|(?:lab|labs|laborator(?:y|ies)|research)(?=\s*(?:,|;|&|\band\b|$))"
    r"|(?:gmbh|inc|llc|ltd)\b)",
    re.IGNORECASE,
)
#: What all of its words hold: a text without any is not searched.
_STEMS = bag("univ institut college academy school polytechnic lab research gmbh inc llc ltd")
_CITED = re.compile(rf"(?P<people>[^()\d]{{2,80}}?(?P<others>\bet\.?\s?al\.?)?)[ ,]*(?P<open>\()?(?P<year>{YEARS})\)?")
_ONE_INITIALLED = r"[A-Z]{1,3}(?: [A-Z])? [A-Z][\w'’-]*[^\W\d_A-Z]"
_INITIALLED = re.compile(rf"{_ONE_INITIALLED}(?:(?:,|,? and|,? &) {_ONE_INITIALLED}){{0,12}}")
_FAMILY_NAME = re.compile(
    r"(?:Al|Ben|De|Di|El|Du|La|Le|Mac|Mc|Van|O['’]|D['’])?[A-Z][^\W\d_A-Z]+(?:-[A-Z][^\W\d_A-Z]+)?"
)
_TOPICS = bag(
    """access learning network networks model models based neural deep data analysis image images video detection
        recognition with using towards the of for transformer transformers diffusion survey generation segmentation
        estimation language attention framework dataset datasets benchmark benchmarks track keras pytorch tensorflow
        algorithm challenges code efficient future inc inc. opportunities overview past present proc proc.
        report reports status intelligence universal"""
)
#: Words of journals, publishers, firms and places, which are written as people are: "Energy and Buildings, 2021".
_NO_NAMES = bag(
    """acta actuators advances adversarial aerospace air algorithms amazon animal annals apple applications applied
        art artificial arts audio automation behavior behaviour best biology blog body book brain buildings business
        cancer cell cells chapter chemistry circuits cities city climate clinical cloud cognition comptes
        computational computer computers computing conference construction control current data databases deepmind
        design devices digital distributed draft earth education electronic energy engineering environment evolution
        express facebook finance food foundations frontiers fuel fuels functional games gas genes geology geosciences
        google grid health heart history human humans ibm imaging informatica information instruments intel intelligence
        interaction internet journal kaufmann keynote knowledge lab labs land language languages law lecture lectures
        letters library light logic machines magazine management manufacturing marine mass materials mathematics
        measurement media medical medicine meeting memory meta methods microsoft mind minds mining mobile molecular
        multimedia music nature news notes numerica nvidia ocean oncology online open openai oral organizations paper
        papers pattern perception perspectives philosophy physica physical physics plant plants policy post poster
        power prentice preprint press pretraining privacy probability procedia proceedings programming proteins
        quarterly radiology reasoning release released remote reports research review reviews robots safety science
        sciences scientific scripta security sensors sexuality signal signals smart social society software soil sound
        space speech spotlight springer statistics structures studies submitted surgery symposium system systems talk
        tasks technology test theory thesis time tools traffic train training transactions transfer transport
        transportation trends tutorial university updated urban vehicles verlag version video virtual visual water
        weather web wesley wind workshop"""
)
_ENDED = re.compile(r"[^\s.]{3}\.\s")  # a sentence, and no initial
#: Where people work, by the first word; "MIT Press" publishes.
_FIRMS = bag(
    """Adobe Airbnb Alibaba Amazon Baidu ByteDance CMU DeepMind DiDi EPFL ETH Facebook Google HKUST Huawei
        IBM Intel JD KAIST KU Kuaishou LinkedIn Meituan Meta Microsoft MIT NetEase Netflix NUS NVIDIA Nvidia NYU OpenAI
        Pinterest Qualcomm Salesforce Samsung SenseTime Shopee Snap Spotify Stanford Tencent Tsinghua TU Uber UC UCB UCL
        UCLA UCSB UCSD UIUC USC USTC Walmart Xiaohongshu Yandex"""
)
_FIRMS_IN_TWO = frozenset(["Georgia Tech", "Virginia Tech", "Hugging Face", "Imperial College", "CEA LIST"])
LONGEST_FIRM = 3  # words
SHORTEST = 2  # letters of initials without full stops; more in capitals are a firm's
_NO_NAME_END = re.compile(r"(?:ics|olog(?:y|ies)|tions?|ments?)\Z")
_PLACES = bag(
    """Africa America Australia Austria Belgium Brazil California Canada China Denmark Egypt England Europe Finland
        France Germany Greece Hungary India Ireland Israel Italy Japan Korea Luxembourg Macau Macao Malaysia Mexico
        Netherlands Norway Poland Portugal Romania Russia Scotland Singapore Slovenia Spain Sweden Switzerland Taiwan
        Thailand Turkey UAE UK USA Vietnam Zealand York Francisco Angeles Vegas Diego Kong"""
)
_SENTENCE = bag("of for the with via on in to using towards is are was were by")  # words of titles and of prose
_SUBJECTS = ("omics", "tics", "metrics", "hysics", "ology", "ability", "tainty", "tion", "tions")  # no name ends so
_NICKNAME = re.compile(r"(?<=\w) [\"“][A-Z][a-z]{1,15}[\"”] (?=[A-Z])")  # `Ada "Spark" Lampe`
_MIXED = re.compile(r"[a-z][A-Z]{2}")
_COINED = re.compile(r"[a-z][A-Z]|[A-Z]{3}")
_NO_PEOPLE = re.compile(r'[?!"“”=]')
_SEVERAL = re.compile(r"[,;&，、·•]| and ")
#: A mark or "and": it begins with one of a few letters, at which alone it is looked for.
_BETWEEN_NAMES = re.compile(r"[,;&，、·•a](?:(?<!a)|(?<=\ba)nd\b)")
_NUMBERED = re.compile(r"\s*[^\W\d]*[A-Z][^\W\d]*[A-Z][^\W\d]*\d+\s*")  # as models and versions are named
_MAY_STAND_BESIDE = re.compile(r"[(\d*†‡§¶∗]")
#: A digit within a word is its own.
_BESIDE_NAMES = re.compile(
    r"[(\d*†‡§¶∗](?:(?<=\()[^()]*\)|(?<=\d)(?:(?<![^\W_]\d)\d*|\d*+(?![^\W_]))|(?<=[*†‡§¶∗])[*†‡§¶∗]*)"
)
AFTER_PEOPLE = re.compile(r"\.(?:(?<=[^\s.]{2}\.)(?<!-[A-Z]\.)(?<!\bMd\.)\s+|\s*(?=(?:19|20)\d\d))")
NOBODY = "Anonymous"  # whom authors are called while their paper is judged


#: `Lampe A, Ohm BC, de Lux D. …`, as Vancouver sets names: initials without full stops, and one behind the last.
_INDEXED = r"(?:[a-z]{1,3} ){0,2}[^\W\d_a-z][\w'’-]{1,30}(?: [^\W\d_a-z][\w'’-]{1,30}){0,2} [A-Z]{1,2}(?: ?[A-Z]){0,2}"
#: `Lampe, Ada B and Ohm, Bo, The title`, as BibTeX has them.
_FAMILY = r"(?:[a-z]{1,4} ){0,3}[^\W\d_a-z][\w'’-]{1,30}(?: [^\W\d_a-z][\w'’-]{1,30})?"
_GIVEN = r"[^\W\d_a-z][\w'’.-]{0,30}(?: [^\W\d_a-z][\w'’.-]{0,30}){0,2}"
_INDEXED_PEOPLE = re.compile(
    rf"(?:(?>{_INDEXED})(?:, (?>{_INDEXED})){{1,60}}(?:,? et al)?\.\s+"
    rf"|(?>{_FAMILY}, {_GIVEN})(?: and (?>{_FAMILY}, {_GIVEN})){{1,60}}, )(?=\S)"
)


def indexed_end(text: str, start: int = 0) -> int:
    """Find what stands behind several people, the family name first: "Lampe A, Ohm B. The title"; 0 for none."""
    found = _INDEXED_PEOPLE.match(text, start) if ", " in text and ("." in text or " and " in text) else None
    return found.end() if found else 0


def is_citation(text: str) -> bool:
    """Tell whether a text in brackets cites by people and year: "(Lampe et al., 2021)"."""
    return len(text) < 100 and YEAR.search(text) is not None and ET_AL.search(text) is not None


def cited(text: str) -> tuple[tuple[str, ...], str] | None:
    """Read the people and the year that a link is named after: "Lampe, Ohm (2021)", "Lampe et al. 2021"."""
    found = _CITED.fullmatch(text.strip(" .,[]")) if len(text) < 100 and YEAR.search(text) else None
    if not found or is_venue(people := found["people"]):
        return None
    names = tuple(name.strip(" .") for name in _BETWEEN_NAMES.split(ET_AL.split(people)[0]) if name.strip(" ."))
    if found["others"] or (found["open"] and all(map(_FAMILY_NAME.fullmatch, names))):
        return names, found["year"]
    listed = found["open"] and "," in people and are_authors(people)  # without commas it may be a journal as well
    return (split_authors(people), found["year"]) if listed else None


@remembered
def is_affiliation(text: str) -> bool:
    """Tell whether a text names where its authors work: "Ohm University, Lampe Labs", neither people nor a venue."""
    if _is_firm(text):
        return not SERIAL.search(text)
    found = _ORGANISATION.search(text) if any(map(text.lower().__contains__, _STEMS)) else None
    if not found or YEAR.search(text) or SERIAL.search(text):
        return False
    first = text.partition(",")[0]
    return found.start() < len(first) or " " not in first


def are_affiliations(text: str) -> bool:
    """Tell whether most of several parts between commas name where people work: "TU Delft, Booking.com, UCSD"."""
    parts = text.strip(" .").split(", ")
    if len(parts) < 2 or not (_is_workplace(parts[0]) or _is_workplace(parts[1])):
        return False  # as nearly always
    return sum(map(_is_workplace, parts)) * 2 > len(parts)


def _is_workplace(part: str) -> bool:
    return is_affiliation(part) or (part.isupper() and part.isalpha() and len(part) > SHORTEST)


def _is_firm(text: str) -> bool:
    """Tell whether a text is the name of a firm or a university that is known by one, alone or among others."""
    parts = (part.strip(" .").split() for part in text.split(","))
    return all(
        0 < len(part) <= LONGEST_FIRM and (part[0] in _FIRMS or " ".join(part[-2:]) in _FIRMS_IN_TWO) for part in parts
    )


def are_initials(text: str) -> bool:
    """Tell whether a list in brackets has short names in capitals, as organisations have: "UOL, Lampe"."""
    parts = [part.strip(" .") for part in text.split(",")]
    return any(len(part) > 2 and part.isupper() and part.isalpha() for part in parts) and not is_venue_strictly(text)


@remembered
def are_authors(text: str) -> bool:
    """Tell whether a text is a list of people: names between commas, or a name and "et al."."""
    text = text.strip(" .,;:*_")
    text = without_ranks(text)
    if '"' in text or "“" in text:
        text = _NICKNAME.sub(" ", text)
    words = text.split()
    if not words:
        return False
    if stub := ET_AL.search(text) if ("et" in text and "al" in text) or "等" in text or "others" in text else None:
        said = text[: stub.start()]
        if stub[0][0] == "等":
            people = _is_name(said) or _are_names(said)
        else:
            people = len(said.split()) <= 40 and _SENTENCE.isdisjoint(_BESIDE_NAMES.sub("", said).split())
    elif not _are_several(text):
        people = _is_one_person(text, words)
    else:
        told = text.istitle() or _few_are_small(words)
        people = told and len(text) < 6000 and " " in text and _are_names(text)
    return people and _NO_PEOPLE.search(text) is None


def _few_are_small(words: list[str]) -> bool:
    """Tell whether at most half of the words begin small, as particles and "and" do, and none joins things."""
    small = len([word for word in words if word[0].islower()])
    return small * 2 <= len(words) and "with" not in words


def _parted(text: str) -> list[str]:
    """Part people between marks and words; where commas alone stand between them it takes a tenth of the time."""
    if text.isascii() and not (";" in text or "&" in text or "and" in text):
        return text.split(",")
    return _BETWEEN_NAMES.split(text)


def _are_several(text: str) -> bool:
    """Tell whether a text names several things."""
    if text.isascii():
        return "," in text or " and " in text or ";" in text or "&" in text
    return _SEVERAL.search(text) is not None


def are_full_names(text: str) -> bool:
    """Tell whether each of several people is written with more than the family name."""
    names = [said for name in _parted(text) if (said := name.strip())]
    return len(names) > 1 and all(" " in name for name in names)


def is_unlike(last: str, names: str) -> bool:
    """Tell whether a lone word stands behind people with all their names: "Ada Lampe, Bo Ohm, Healthlux"."""
    return " " not in last.strip() and are_full_names(names)


def are_plainly_people(text: str, *, alone: bool) -> bool:
    """Tell whether a text can be no journal nor firm either; a person `alone` may have a name without a particle."""
    words = text.replace(",", " ").split()
    if "*" in text or any(word.lower() in _NO_NAMES or _NO_NAME_END.search(word) for word in words):
        return False
    if not _SEVERAL.search(text):
        lone = alone and not any(len(word.strip(".")) > 1 and word.isupper() for word in words)
        return (lone or (not alone and words[0].lower() in PARTICLES)) and are_authors(text)
    names = [name.strip() for name in _BETWEEN_NAMES.split(text)]
    if any((len(name) > 3 and name.isupper()) or _ENDED.search(name) or not _is_name(name) for name in names if name):
        return False
    return are_authors(text)


def are_before_venue(people: str) -> bool:
    """Tell whether people stand right before a venue, and not the sentence that ends with them and its first words."""
    return are_authors(people) and not (". " in people and begins_with_sentence(people))


def begins_with_sentence(text: str) -> bool:
    """Tell whether a sentence of people stands first: "Ada Lampe. PhD Thesis 2016"."""
    people, *behind = AFTER_PEOPLE.split(text, maxsplit=1)
    return behind != [] and are_plainly_people(people, alone="," not in people)


def is_family_name(text: str) -> bool:
    """Tell whether one word is written as a family name, and is neither a venue nor a word of one."""
    named = _FAMILY_NAME.fullmatch(text) is not None and text.lower() not in _NO_NAMES
    return named and not (_NO_NAME_END.search(text) or is_venue(text))


def are_initialled(text: str) -> bool:
    """Tell whether a text is nothing but family names behind initials without full stops: "AB Lampe, C Ohm"."""
    if not _INITIALLED.fullmatch(text) or (text[:2] == "J " and "," not in text):
        return False  # "J Neurosci" is a journal
    return not any(word.lower() in _NO_NAMES or _NO_NAME_END.search(word) for word in text.replace(",", " ").split())


def is_place(text: str) -> bool:
    """Tell whether a short text is a town: "Vienna, Austria"."""
    return text.count(",") <= 2 and text.rpartition(" ")[2] in _PLACES and are_authors(text)


def _is_one_person(text: str, words: list[str]) -> bool:
    if not 2 <= len(words) <= 5 or len(text) >= 60 or words[0] in {"A", "The"}:
        return False
    if not (text.isascii() and text.istitle()) and _has_capitals(text, words):
        return False
    few = len(words) <= 3 or any(word[-1] == "." or word in PARTICLES for word in words)
    return few and _is_name(text)


def _has_capitals(text: str, words: list[str]) -> bool:
    """Tell whether some of the words have capitals as no name has: "Explainable LED", "Lamp LoRA"."""
    if any(len(word) > 2 and word.isupper() and word.isalpha() for word in words) and not text.isupper():
        return True
    return _MIXED.search(text) is not None and words[-1] != "Team"


def _are_names(text: str) -> bool:
    said = _BESIDE_NAMES.sub("", text) if _MAY_STAND_BESIDE.search(text) else text
    names = [name for part in _parted(said) if (name := part.strip())]
    if (len(names) == 1 and " " not in names[0]) or _FIRMS.issuperset(names):
        return False
    if not text.istitle() and sum(map(_is_coined, names)) * 2 > len(names):
        return False  # "TabPFN, CelebA, Mitra"
    if not any(" " in name for name in names) and any(map(_NUMBERED.fullmatch, text.split(","))):
        return False  # "LampT5, LampBART"
    spare = len(names) // 5
    for name in names:
        if not _is_name(name):
            spare -= 1
            if spare < 0:
                return False
    return not all(name.isupper() and name.isascii() and " " not in name for name in names)  # "RNN and LSTM"


def _is_coined(name: str) -> bool:
    """Tell whether one word is written as models and sets of data are, with capitals within, and no family is."""
    return _COINED.search(name) is not None and " " not in name and not _FAMILY_NAME.fullmatch(name)


@remembered
def _is_name(text: str) -> bool:
    text = text.replace("~", " ")
    words = text.split()
    if not 1 <= len(words) <= 5 or not (FUNCTION.isdisjoint(words) and _TOPICS.isdisjoint(text.lower().split())):
        return False
    if any(word.endswith(_SUBJECTS) for word in words) or (words[0] == "A" and words[-1].lower() in _NO_NAMES):
        return False  # "A Tutorial"
    if not text.isascii() and (han := [word for word in words if HAN.search(word)]):
        latin = words[len(han) :]  # "张三 Kevin Zhang"
        whole = not latin or (len(latin) > 1 and all(map(str.istitle, latin)))
        return whole and words[: len(han)] == han and all(map(_HAN_NAME.fullmatch, han))
    if text.istitle() and "".join(words).isalpha():
        return True  # as most are
    return all(word.isalpha() or _NAME.fullmatch(word) for word in words) and all(
        word[0].isupper() or word.lower().partition("-")[0] in PARTICLES or not word[0].isascii() for word in words
    )
