"""What a block tells of the row over it: labels and facts alone, or a title of its own."""

from __future__ import annotations

import re
from itertools import islice

import enrich.seeds._venues as venues
from enrich.identifiers import identify
from enrich.model import LinkRole, Scheme
from enrich.seeds._flat import BREAKS, LINK_MARK, LINKS, MARKS, Anchor, Flat, key_of, without_links
from enrich.seeds._inline import CODE, STRONG
from enrich.seeds._links import place
from enrich.seeds._memory import remembered
from enrich.seeds._people import are_authors, are_full_names, are_plainly_people, cited, is_affiliation
from enrich.seeds._published import named_last
from enrich.seeds._words import ROLES, Field, field_of, label_role, reads_as_title, words_of

_DATED_NAME = re.compile(r"([^\W\d_][\w -]{1,60}?)\s*\([^()]{0,40}\b(?:19|20)\d\d\)")
#: `[The title](…) - Lampe and Ohm`
_NAMES_BEHIND = re.compile(
    rf"\W*{LINKS.pattern}\s*[-–—]\s*[A-Z][\w.'’-]{{1,30}}(?:(?:,|,? and|,? &)? [A-Z][\w.'’-]{{0,30}}){{0,6}}"
)
#: What begins a line on another text of the same work.
_VERSION = re.compile(
    r"(?:the )?(?:(?:arxiv|conference|extended|full|journal|long|preprint|short|updated) "
    r"(?:edition|extension|paper|preprint|text|version)|appendix|suppl\w*)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\[[a-z ]{2,20}[=:] ?\d+\]")  # `[cite=3]`
_REMARK = re.compile(r"[(（][^()（）]{0,200}[)）]")
#: `Researcher: Ada Lampe`, `LED manuscript (a): [The title](…)`
_KEY_LINE = re.compile(r"[\W_]{0,9}([^\W\d_][\w /&'-]{0,40})(?:\([^()]{1,20}\)\s?)?[*_]{0,3}[:：]")

#: `Lampsim. [Website](…)`: a name with a full stop is that of a thing of its own.
_NAMED = re.compile(rf"\s*[A-Z][\w-]{{2,20}}(?: [A-Z][\w-]{{1,20}})?\. (?=\[?{LINKS.pattern})")
#: `[ICLR 2021] A Study of Lamps`, its first bracket cut off or not
_TAGGED = re.compile(r"[(\[]?([^()\[\]]{3,30})[)\]]\s*(.+)", re.DOTALL)
#: `A. Lampe, B.-C. Ohm, and D. Volt.`, whatever became of the marks over their letters
_INITIALLED = r"(?>(?:-?[^\W\d_a-z]\.[ ~-]?){1,4})[^\s,.;:&\d][^,.;:&\d\n\x0b]{1,29}?"
_INITIALLED_PEOPLE = re.compile(
    rf"{_INITIALLED}(?:(?:[,;.]|,? (?:and|&))\s{{1,3}}(?:and ?)?{_INITIALLED}){{0,60}}(?:,? et al)?(?:, [A-Z])?"
    r"(?:\.\s*|\Z|,\s(?=[A-Z][\w-]+ (?:19|20)\d\d))"
)
_NAME_AND_YEAR = re.compile(r"[A-Z][\w&'’ -]{1,40},? (?:19|20)\d\d")
_YEAR_BEFORE_PEOPLE = re.compile(r"\w \((?:19|20)\d\d\), [A-Z]")  # `Lamp R-CNN (2017), A. Lampe`
_BEFORE_LABEL = " :[(\n\x0b"
LONGEST_KEY = 80  # letters
_BRACKETED_TITLE = re.compile(r"\s*\[([^\[\]\n\x0b]{12,300})\]")
SHORT = 3  # words of a subject
FEW = 3  # words between labels that are none
MOST_LINKS = 20  # of a block whose preprint is asked for
#: `IEEE Transactions on Lamps, 2012`, `Journal of Lamp Research 2017`
_ISSUED = re.compile(
    r"(?:(?:IEEE|ACM|[A-Z]\w+) )?(?:Annals|Bulletin|Journal|Letters|Magazine|Proceedings|Transactions|Workshop)"
    r" (?:of|on) [^:.?!]{3,80}(?:19|20)\d\d\W*\Z"
)
_EVENT = re.compile(r"\b(?:workshop|conference|symposium) (?:on|for)\b", re.IGNORECASE)
ISSUE = 4  # words of a venue and its year
MOST = 12  # words between links
SEVERAL = 3  # commas between people
_PART_END = re.compile(r"[,.;:]\s")


def is_entitled(flat: Flat) -> bool:
    """Tell whether a sentence stands before the link, as a title does: `Its title. [Lampe (2021)](…pdf)`."""
    lead = LINKS.split(flat.text, maxsplit=1)[0].strip()
    first = flat.anchors[0]
    if len(words_of(lead)) < 2 or not lead[:1].isupper() or lead[-1] not in ".?!":
        return False
    return cited(first.label) is not None or place(first.url).role is LinkRole.PAPER


def are_of_others(flat: Flat, other: Flat) -> bool:
    """Tell whether two blocks both have a link labelled as the paper's, and are two works'.

    Their links lead to different preprints, or the second has words of its own before its link.
    """
    if not any(map(_leads_to_paper, flat.anchors)):
        return False
    if _VERSION.match(other.text.lstrip(" *_")):
        return False
    numbers, others = _preprints(flat), _preprints(other)
    return (bool(numbers and others) and numbers.isdisjoint(others)) or says_more_than_labels(other)


def _leads_to_paper(anchor: Anchor) -> bool:
    """Tell whether a link is labelled as the paper's or after its venue, or is the bare address of a paper."""
    return is_of_paper(anchor) or (anchor.bare and place(anchor.url).role is LinkRole.PAPER)


def _preprints(flat: Flat) -> set[str]:
    urls = (anchor.url for anchor in flat.anchors[:MOST_LINKS] if "arxiv" in anchor.url and _leads_to_paper(anchor))
    return {found.value for url in urls if (found := identify(url)) and found.scheme is Scheme.ARXIV}


def only_labels(flat: Flat) -> bool:
    """Tell whether nothing but labelled links, keys and punctuation stands here."""
    if not flat.anchors:
        return False
    if has_bold_title(flat):
        return False
    lines = flat.text.replace("\x0b", "\n").split("\n")
    for line in lines:
        key = key_of(line)
        said = line[key[1] :] if key else line
        for mark in LINKS.findall(said):
            anchor = flat.anchor(mark)
            if not (
                anchor.role
                or anchor.bare
                or key
                or venues.is_venue_strictly(anchor.label)
                or venues.is_date(anchor.label)
            ):
                return False
        rest = _REMARK.sub(" ", _COUNTED.sub(" ", without_links(said))).strip(MARKS)
        if _NAMED.match(said):
            return False
        unknown = (word for word in words_of(rest) if not label_role(word))
        told = len([*islice(unknown, FEW + 1)]) <= FEW or (key and not LINKS.search(said)) or _is_fact(rest)
        if not (told or (len(lines) == 1 and _is_byline(rest))):
            return False
    return True


def says_more_than_labels(flat: Flat) -> bool:
    """Tell whether a line has words before its paper's link that are no people, venue or date: "Lamps [[pdf](…)]"."""
    lead = LINKS.split(flat.text, maxsplit=1)[0].strip(MARKS)
    people = venues.ET_AL.search(lead) or (("," in lead or " and " in lead) and are_authors(lead))
    people = people and not _YEAR_BEFORE_PEOPLE.search(lead)
    other = people or venues.is_venue_or_date(lead) or venues.is_award(lead) or is_affiliation(lead)
    told = len(words_of(lead)) > 1 and not (key_of(flat.text) or other)
    return told and not label_role(lead) and any(map(_leads_to_paper, flat.anchors))


def only_bracketed(flat: Flat) -> bool:
    """Tell whether nothing but links with labels in brackets stands here, whatever they say."""
    said = without_links(flat.text, "").strip(MARKS)
    return bool(flat.anchors) and not said and all(each.bracketed or each.role for each in flat.anchors)


def is_addressed_paper(flat: Flat) -> bool:
    """Tell whether a line is the name of a paper, no label, and its address: "LED (Lamps in rooms): https://…"."""
    if len(flat.anchors) != 1 or not flat.anchors[0].bare or place(flat.anchors[0].url).role is not LinkRole.PAPER:
        return False
    said = without_links(flat.text, "").strip(MARKS)
    return said != "" and not (label_role(said) or key_of(flat.text))


def has_address(flat: Flat) -> bool:
    """Tell whether a line says the venue and the year, and another is the bare address of a paper."""
    bare = [anchor.url for anchor in flat.anchors if anchor.bare]
    if len(bare) < len(flat.anchors) or not any(place(url).role is LinkRole.PAPER for url in bare):
        return False
    return any(map(has_venue, BREAKS.split(flat.text)))


def ends_in_paper(flat: Flat) -> bool:
    """Tell whether the last line is the paper's link: by the key before it, or the label of the first."""
    key = key_of(BREAKS.split(flat.text)[-1])
    role = ROLES.get(key[0]) if key else flat.anchors[0].role if flat.anchors else None
    return bool(flat.anchors) and role is LinkRole.PAPER


def has_bold_title(flat: Flat) -> bool:
    """Tell whether some of the words are bold and a title."""
    if any(style & STRONG and _is_title(flat.text[start:end]) for start, end, style in flat.spans):
        return True
    start, end, style = flat.spans[0] if flat.spans and flat.anchors else (1, 0, 0)
    bold = flat.text[:end].strip(MARKS) if start == 0 and style & STRONG else ""
    paper = flat.text[end : end + 6].strip(_BEFORE_LABEL)[:1] == LINK_MARK and is_of_paper(flat.anchors[0])
    return paper and len(words_of(bold)) > 1 and not (label_role(bold) or field_of(bold))


def is_of_paper(anchor: Anchor) -> bool:
    """Tell whether a link is labelled as the paper's, leads to it under whatever label, or is named after the venue."""
    labelled = anchor.role is not None and place(anchor.url).role is LinkRole.PAPER
    return anchor.role is LinkRole.PAPER or labelled or venues.is_venue_strictly(anchor.label)


def _is_title(bold: str) -> bool:
    """Tell whether bold words are a title: several of them, or a name with its year in brackets, "Name (ACL 2021)"."""
    said = without_links(bold)
    if len(words_of(said)) >= 4:
        return True
    named = _DATED_NAME.search(said) if "(" in said else None
    return named is not None and not label_role(named[1])


def _is_fact(said: str) -> bool:
    """Tell whether a few words between links are a venue or people, and no title with its venue behind it."""
    if len(said.split()) > MOST or not (venues.is_venue_strictly(said) or has_venue(said) or are_authors(said)):
        return False
    if ("|" in said and any(map(_reads_as_title, said.split("|")))) or _is_published_title(said):
        return False
    return all(
        len(words_of(part)) <= SHORT or venues.is_venue(part) or are_authors(part) for part in _PART_END.split(said)
    )


def _is_byline(said: str) -> bool:
    """Tell whether several people, however many, stand alone or before a venue; with initials one before it will do."""
    found = _INITIALLED_PEOPLE.match(said)
    people = found[0] if found else said.partition(". ")[0]
    behind = said[len(people) :].strip(MARKS)
    several = people.count(",") + people.count(";") >= SEVERAL
    if found:  # several with initials are people, whatever became of their letters
        published = _is_fact(behind) or _NAME_AND_YEAR.fullmatch(behind) is not None
        return (several or are_authors(people)) and (published if behind else several)
    return several and are_full_names(people) and are_authors(people) and (not behind or _is_fact(behind))


def _is_published_title(said: str) -> bool:
    """Tell whether a title stands beside its venue: "A Study of Lamps ICLR2021", "[ICLR 2021] A Study of Lamps"."""
    if tagged := _TAGGED.match(said):
        told = venues.is_venue_or_date(tagged[1]) and not _are_several_people(tagged[2])
        return told and _has_words_of_its_own(tagged[2])
    parted = named_last(said)
    return parted is not None and _reads_as_title(parted[0])


def _reads_as_title(part: str) -> bool:
    """Tell whether a part between pipes has a title's words, and is no key, date, venue, person or lab."""
    part = part.strip()
    if len(words_of(part)) < SHORT or key_of(part):
        return False
    people = _are_several_people(part) or (are_authors(part) and are_plainly_people(part, alone=True))
    return not people and _has_words_of_its_own(part)


def _are_several_people(part: str) -> bool:
    return are_authors(part) and ("," in part or "et al" in part or " and " in part)


def _has_words_of_its_own(part: str) -> bool:
    """Tell whether two words or more, the first with a capital, are no date, venue or lab."""
    part = part.strip()
    venue = venues.is_venue_strictly(part) or has_venue(part) or (venues.is_venue(part) and venues.is_serial(part))
    told = venue or venues.is_date(part) or is_affiliation(part)
    return len(words_of(part)) > 1 and part[:1].isupper() and not told


def has_venue(said: str) -> bool:
    return venues.YEAR.search(said) is not None and venues.is_venue(said)


def announces_code(flat: Flat) -> bool:
    """Tell whether a block is a key of code and nothing else: "Code:" over the repositories."""
    key = None if flat.anchors else key_of(flat.text)
    return key is not None and key[0] is Field.CODE and not flat.text[key[1] :].strip(MARKS)


def links_repositories(flat: Flat) -> bool:
    """Tell whether nothing stands here but links to repositories, whatever they are called."""
    said = any(map(str.isalpha, without_links(flat.text, "")))
    return bool(flat.anchors) and not said and all(place(anchor.url).is_repository for anchor in flat.anchors)


def names_repositories(flat: Flat) -> bool:
    """Tell whether nothing stands here but links named after the repositories they lead to: `[ohm/lamp](…)`."""
    said = words_of(without_links(flat.text))
    return bool(flat.anchors) and len(said) <= SHORT and all(map(_names_repository, flat.anchors))


def _names_repository(anchor: Anchor) -> bool:
    where = place(anchor.url)
    named = "/" in anchor.label and f"/{anchor.label.strip()}".lower() in where.path.lower()
    return where.is_repository and named


def names_event(flat: Flat) -> bool:
    """Tell whether a line is set in code quotes as a whole, and names a workshop or a conference on something."""
    start, end, style = flat.spans[0] if flat.spans else (0, 0, 0)
    whole = bool(style & CODE) and not (flat.text[:start].strip(MARKS) or flat.text[end:].strip(MARKS))
    return whole and _EVENT.search(flat.text) is not None


def names_where(said: str) -> bool:
    """Tell whether a name, and no people, stands before a comma and a known venue with its year: "LED, ICLR 2021"."""
    name, _, venue = said.strip(MARKS).rpartition(", ")
    dated = venues.YEAR.search(venue) is not None and venues.is_venue_strictly(venue)
    return name != "" and dated and not (venues.is_venue(name) or are_authors(name))


def says_where_alone(said: str) -> bool:
    """Tell whether a note says the venue or the date, and nothing else."""
    words = len(said.split())
    short = words <= ISSUE and "(" not in said and has_venue(said) and venues.SERIAL.search(said)
    long = words <= MOST and _ISSUED.match(said) is not None
    return bool(short) or long or venues.is_venue_or_date(said)


def begins_with_people(flat: Flat) -> bool:
    """Tell whether several people stand before the first words that are set in another style: `Ada, Bo *ICML 2018*`."""
    lead = flat.text[: flat.spans[0][0]].strip(MARKS) if flat.spans else ""
    return "," in lead and are_full_names(lead) and are_authors(lead)


def is_bracketed_title(flat: Flat) -> bool:
    """Tell whether a line begins with a title in brackets that awaits its link: "[A study of lamps] ICLR2021"."""
    found = _BRACKETED_TITLE.match(flat.text)
    return found is not None and len(words_of(found[1])) > SHORT and not are_authors(found[1])


def may_be_outlined(flat: Flat, *, over: bool) -> bool:
    """Tell whether an item without links may be a title under a label, or a label `over` others: it says no fact."""
    if flat.anchors or key_of(flat.text):
        return False
    line = BREAKS.split(flat.text, maxsplit=1)[0].strip(MARKS)
    told = says_where_alone(line) or begins_with_people(flat) or are_authors(line.rpartition(" by ")[2])
    return over or (len(words_of(line)) > SHORT and not line[0].islower() and line[-1] != "." and not told)


def is_whole(flat: Flat) -> bool:
    """Tell whether a heading is a link, and nothing but numbers, a remark in brackets or people beside it."""
    said = _REMARK.sub("", without_links(flat.text, ""))
    return not any(map(str.isalpha, said)) or _NAMES_BEHIND.fullmatch(flat.text) is not None


def is_record(laid: str) -> bool:
    """Tell whether a paragraph is a link alone, or one behind a key that says it is a paper's, and lines of keys."""
    titled = False
    for line in BREAKS.split(laid):
        key = _KEY_LINE.match(line)
        said = without_links(line[key.end() :] if key else line, "")
        lettered = any(map(str.isalpha, said))
        if lettered and not key:
            return False
        titled = titled or (not lettered and LINKS.search(line) is not None and (not key or _names_paper(key[1])))
    return titled


def keyed(line: str) -> tuple[Field | None, int] | None:
    """Read the key that a line begins with, styled or not, with what it means and where its value begins."""
    key = _KEY_LINE.match(line)
    return (field_of(key[1]), key.end()) if key else None


def is_keyed(text: str) -> bool:
    """Tell whether a block begins with a key, known or not, and is no item: `**What it is compared with:** …`."""
    return _KEY_LINE.match(text) is not None


def links_below_key(flat: Flat) -> bool:
    """Tell whether a line is a key, known or not, and links to no papers: `ExpEnv: lamps, [Light](…)`.

    Nothing else stands there but a few things in small letters before the links, each with a comma.
    """
    key = _KEY_LINE.match(flat.text)
    if key is None:
        return False
    before, *behind = LINKS.split(flat.text[key.end() :])
    listed = before.strip()[-1:] == "," and before.islower() and len(before.split()) <= MOST
    if any(map(str.isalpha, "".join(behind))) or not (listed or not any(map(str.isalpha, before))):
        return False
    return not any(place(anchor.url).role is LinkRole.PAPER for anchor in flat.anchors)


def without_remark_below(text: str) -> str:
    """Give the only line of a text, or the first where a remark on it stands below, `**TLDR**: …`; else nothing."""
    first, _, below = text.partition("\n")
    key = key_of(below.replace("*", "").lstrip())
    return first if not below or (key is not None and key[0] in (Field.IGNORED, Field.ABOUT)) else ""


@remembered
def begins_record(text: str) -> bool:
    """Tell whether a block begins with a key that says that a title follows."""
    head = text[:LONGEST_KEY]
    key = _KEY_LINE.match(head) if ":" in head or "：" in head else None
    return key is not None and field_of(key[1]) is Field.TITLE


def _names_paper(key: str) -> bool:
    """Tell whether the last word of a key calls what follows a paper: "LampNet manuscript"."""
    return label_role(key.rsplit(maxsplit=1)[-1]) is LinkRole.PAPER


def names_papers(label: str, below: str) -> bool:
    """Tell whether a line under a label of a few words is a title, and the label the subject that it belongs to."""
    words = words_of(below)
    if len(words_of(label)) > SHORT or len(words) <= SHORT or not reads_as_title(below):
        return False
    published = venues.is_venue(below) and venues.is_serial(below)
    return not (published or are_authors(below) or is_affiliation(below))
