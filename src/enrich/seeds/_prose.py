"""Read one row that is written as text: which stretch is the title, and what the rest says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import enrich.seeds._venues as venues
from enrich.model import Link, LinkRole
from enrich.seeds._draft import Draft
from enrich.seeds._inline import BARE, CODE, EM, HARD, STRONG, Form, Piece, schemeless
from enrich.seeds._links import place, relative, role_of
from enrich.seeds._words import ROLES, Field, field_of, generic, label_role, placeholder, words_of

FIRST = 0xF0000  # a link stands in the flat text as one character of this private plane
LAST = FIRST + 0xFFF0
SPACE = re.compile(r"\s+")
LINKS = re.compile(f"[{chr(FIRST)}-{chr(LAST)}]")
LINK_MARK = chr(FIRST)
REACH = 2000  # letters from the start of a row in which its title begins
DEEPEST = 8  # parts that a stretch is split into, one behind the other
LONGEST = 400  # letters of a line below the title that can say more than prose
TITLE = "\uf8ff"  # where the title stood


@dataclass(frozen=True, slots=True)
class Anchor:
    """Hold a link of the row with what its label says."""

    label: str
    url: str
    style: int
    role: LinkRole | None  # as the label says, None where it says none
    bare: bool  # the label says nothing: the address itself, or "link"

    @property
    def inside(self) -> bool:
        """Tell whether it leads to a place of the same page."""
        return "#" in self.url and "://" not in self.url


@dataclass(slots=True)
class Flat:
    """Hold a row as one string: links and breaks are single characters, styles are spans over it."""

    text: str = ""
    spans: list[tuple[int, int, int]] = field(default_factory=list)  # start, end, style: not plain
    anchors: list[Anchor] = field(default_factory=list)
    badges: list[Piece] = field(default_factory=list)

    def anchor(self, mark: str) -> Anchor:
        return self.anchors[ord(mark) - FIRST]


def flatten(pieces: Sequence[Piece]) -> Flat:
    """Lay the pieces of a row out as one string."""
    flat = Flat()
    parts: list[str] = []
    length = 0
    for form, text, url, style in pieces:
        if form == Form.TEXT or (form == Form.LINK and _is_person(text, url, parts)):
            part = text
        elif form == Form.LINK:
            if len(flat.anchors) >= LAST - FIRST:
                continue
            part = chr(FIRST + len(flat.anchors))
            flat.anchors.append(_anchor(text, url, style))
        elif form == Form.BREAK:
            part = "\x0b" if style & HARD else "\n"
        else:
            flat.badges.append(Piece(form, text, url, style))
            continue
        if style & (STRONG | EM) and form != Form.BREAK:
            last = flat.spans[-1] if flat.spans else None
            if last and last[1] == length and last[2] == style & (STRONG | EM):
                flat.spans[-1] = (last[0], length + len(part), last[2])
            else:
                flat.spans.append((length, length + len(part), style & (STRONG | EM)))
        parts.append(part)
        length += len(part)
    flat.text = "".join(parts)
    return flat


def _is_person(label: str, url: str, before: Sequence[str]) -> bool:
    """Tell whether a link is an author's name: behind other words, and not to a paper or a repository."""
    if (
        not 2 <= label.count(" ") + 1 <= 5
        or not label[0].isupper()
        or not venues.are_authors(label)
        or venues.is_venue(label)
    ):
        return False
    if not any(letter.isalpha() for part in before[-40:] for letter in part) and "\x0b" not in before:
        return False
    return place(url).role not in (LinkRole.PAPER, LinkRole.CODE, LinkRole.VIDEO, LinkRole.DATASET) and not label_role(
        label
    )


def _anchor(label: str, url: str, style: int) -> Anchor:
    url = url.strip()
    label = label.strip()
    bare = bool(style & BARE) or label == url or (label.startswith(("http", "www.")) and " " not in label)
    inner = label.strip("[]()【】 ")
    role = None if bare else label_role(inner)
    if style & CODE and role is None and not bare and len(words_of(inner)) <= 3:
        role = LinkRole.OTHER if not place(url).role else place(url).role  # a badge or a label in code quotes
    said_nothing = not bare and role is None and generic(inner)
    return Anchor(inner if inner and (role or said_nothing) else label, url, style, role, bare or said_nothing)


# --- the title ----------------------------------------------------------------------------------

_MARKS = " \n\x0b*_-–—•·|/\\[](){}（）【】,;:.，。；：、"
_BREAKS = re.compile(r"[\n\x0b]")
_QUOTED = re.compile(r"[\"“”«„]([^\"“”«»„\x0b]{3,400}?)[\"“”»]|``([^`\x0b]{3,400}?)''|《([^》]{3,300})》")
_BRACKETED = re.compile(r"\[([^\[\]\x0b\n]{8,400})\]")
#: `Ohm, B. and Lampe, A. (1993). The title. …`, as APA, ACM and others set references.
_REFERENCE = re.compile(
    rf"[\W\d]{0, 20}(?P<people>[^\n\x0b{chr(FIRST)}-{chr(LAST)}]{{4,400}}?)[.,]?\s+\(?(?:19|20)\d\d[a-z]?\)?[.:,]\s+"
    rf"(?P<title>[^.?!\n\x0b{chr(FIRST)}-{chr(LAST)}]{{8,300}}[?!]?)"
)
_LEAD = re.compile(
    r"""(?:[\s\W]*?(?:
        [(\[（【{]\s*(?P<group>[^()\[\]（）【】{}\x0b\n]{0,80}?)\s*[)\]）】}]\s*[:.\-–—]*
      | (?:no\.?\s*)?\d{1,4}\s*[).:、]\s+
      | \d{1,3}(?:\)|\.(?=[A-Z]))
    ))""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """Hold a stretch of the flat text that may be the title, and how well it is set apart."""

    start: int
    end: int
    title: str
    score: float
    url: str = ""


def read(
    pieces: Sequence[Piece], line: int, *, details: Sequence[Piece] = (), default: LinkRole | None = None
) -> Draft:
    """Read a row of text; `details` are the lines below it, which add fields but never the title."""
    flat = flatten(pieces)
    found = title_of(flat)
    below = flatten(details)
    reading = Reading(flat, found, below, default)
    reading.open()
    return reading.draft(line)


def title_of(flat: Flat) -> Found | None:
    """Find the title: a quoted, linked or bold stretch of several words, else the words before the first label."""
    best = max(_candidates(flat), key=_score, default=None)
    if best is None or best.score < 4:
        best = max((*_leading(flat), *([best] if best else [])), key=_score, default=None)
    if best is None or (best.url and best.score < 6 and _behind_labels(flat, best.start)):
        return None
    title = clean_title(best.title)
    return Found(best.start, best.end, title, best.score, best.url) if title else None


def _score(found: Found) -> float:
    return found.score


def _behind_labels(flat: Flat, at: int) -> bool:
    """Tell whether a linked stretch only follows other labels: `[Paper](…) | [Supplement B](…)` has no title."""
    before = flat.text[:at]
    return any(flat.anchor(mark).role for mark in LINKS.findall(before)) and not any(
        letter.isalpha() for letter in LINKS.sub("", before)
    )


def _candidates(flat: Flat) -> Iterator[Found]:
    text = flat.text
    for found in _QUOTED.finditer(text, 0, REACH):
        inner = next(group for group in found.groups() if group is not None)
        words = words_of(LINKS.sub(lambda mark: flat.anchor(mark[0]).label, inner))
        if (len(words) >= 2 or not inner.isascii()) and _before_title(text[: found.start()]):
            yield _found(flat, found.start(), found.end(), inner, 6 + min(len(words), 8) / 4)
    for mark in LINKS.finditer(text, 0, REACH):
        anchor = flat.anchor(mark[0])
        if anchor.role is None and not anchor.bare and (score := _label_score(flat, mark.start(), anchor)):
            yield Found(mark.start(), mark.end(), anchor.label, score, anchor.url)
    for start, end, style in flat.spans:
        if start < REACH and style & STRONG and (score := _strong_score(flat, start, end)):
            yield _found(flat, start, end, text[start:end], score)
    yield from _bracketed(flat)


def _before_title(text: str) -> bool:
    """Tell whether what stands before a quotation lets it be the title: nothing, a short name, or the authors."""
    if text[-1:].isalnum():
        return False
    text = re.sub(r"^[\W\d]{0,20}[\w-]{1,20}\s*[:：]", "", text)
    said = LINKS.sub(" ", text).replace("\n", " ").replace("\x0b", " ").strip(_MARKS + '"“”')
    return len(said.split()) <= 4 or venues.are_authors(re.sub(r"^[\W\d]+", "", said))


def _leads(before: str) -> bool:
    """Tell whether only tags and people stand before a title."""
    before = _BREAKS.split(before)[-1]
    said = re.sub(
        r"[(\[（【{][^()\[\]（）【】{}]*[)\]）】}]|^[\W\d]{0,20}[\w-]{1,20}\s*[:：]", " ", LINKS.sub(" ", before)
    ).strip(_MARKS + '"“”')
    return not any(letter.isalpha() for letter in said) or venues.are_authors(said)


def _found(flat: Flat, start: int, end: int, inner: str, score: float) -> Found:
    """Take a stretch that may hold a link in it: the words are the label's, and the title leads there."""
    marks = [flat.anchor(mark) for mark in LINKS.findall(inner)]
    url = next((anchor.url for anchor in marks if anchor.role is None), "")
    said = LINKS.sub(lambda mark: "" if flat.anchor(mark[0]).role else flat.anchor(mark[0]).label, inner)
    return Found(start, end, said, score, url)


def _label_score(flat: Flat, at: int, anchor: Anchor) -> float:
    words = len(words_of(anchor.label))
    if not words or anchor.url.startswith(("mailto:",)):
        return 0
    if venues.is_date(anchor.label) or venues.is_venue_strictly(anchor.label) or anchor.label.isdigit():
        return 0
    if re.match(r"(?:doi|arxiv)\s*:?\s*\d", anchor.label, re.IGNORECASE):
        return 0
    before = flat.text[:at]
    if (
        words <= 12
        and venues.YEAR.search(anchor.label)
        and venues.is_venue(anchor.label)
        and before.strip(" \n\x0b[(-*•|")
    ):
        return 0
    first = not LINKS.search(before)
    told = any(letter.isalpha() for letter in before)
    if (anchor.inside and (told or not first)) or (words <= 2 and told and not first):
        return 0
    if _BREAKS.search(before.strip()):
        return 2.5 if told else 4.5
    return (
        4.9
        + min(words, 6) / 5
        + (0.5 if first else 0)
        + (0.4 if anchor.style & STRONG else 0)
        - (0 if words > 2 else 1.5)
    )


def _strong_score(flat: Flat, start: int, end: int) -> float:
    inner = flat.text[start:end]
    said = LINKS.sub(" ", inner)
    words = words_of(said)
    if not words or not re.sub(r"[\d\W]+", "", said):
        return 0
    line = re.split(r"[\n\x0b]", flat.text[:start])[-1]
    if line.count("(") > line.count(")"):
        return 0
    bracketed = flat.text[max(0, start - 1) : start] in {"[", "("} and flat.text[end : end + 1] in {"]", ")"}
    stripped = said.strip()
    if bracketed or (stripped[:1] in "[(" and stripped[-1:] in "])" and len(words) <= 3):
        return 0
    if (
        venues.is_date(stripped)
        or (venues.is_venue_strictly(stripped) and not stripped.endswith(")"))
        or field_of(stripped.rstrip(":： "))
    ):
        return 0
    after = flat.text[end : end + 200]
    if len(words) <= 5 and _names_only(stripped, after):
        return 1
    whole = not flat.text[:start].strip(_MARKS) and after[:2].lstrip(" ")[:1] in {"\n", "\x0b", ""} and len(words) >= 3
    return 4 + min(len(words), 8) / 4 + (3 if whole else 0) + (0.3 if not LINKS.search(flat.text[:start]) else 0)


def _names_only(inner: str, after: str) -> bool:
    """Tell whether a bold stretch is the short name before the title: `**Name**: The title`, `**Name** The title`."""
    follow = after.lstrip(" ")
    if inner[-1:] in {".", "!", "?"}:
        return False
    if inner.endswith((":", "：")) or follow[:1] in {":", "："}:
        rest = LINKS.split(follow.lstrip(":： "))[0]
        return len(words_of(rest)) >= 3 or not rest.strip("[( \n\x0b")
    return (
        bool(follow)
        and follow[0].isalnum()
        and follow[0].isupper()
        and len(words_of(LINKS.split(re.split(r"[\n\x0b]", follow)[0])[0])) >= 4
    )


def _bracketed(flat: Flat) -> Iterator[Found]:
    """`[The title]` without a target, at the start of the row."""
    found = _BRACKETED.search(flat.text, 0, REACH)
    if found and not re.sub(r"[\W\d]+", "", flat.text[: found.start()]) and not LINKS.search(found[1]):
        words = words_of(found[1])
        whole = not flat.text[found.end() :].split("\n")[0].split("\x0b")[0].strip(_MARKS)
        if (
            len(words) >= (1 if whole else 3)
            and not venues.is_venue_strictly(found[1])
            and not venues.is_date(found[1])
        ):
            yield Found(found.start(), found.end(), found[1], 4.2)


def _leading(flat: Flat) -> Iterator[Found]:
    """Take the words before the first label, bracketed venue, or hard break; in a reference, those behind its year."""
    if (cited := _REFERENCE.match(flat.text)) and venues.are_authors(cited["people"]):
        yield Found(cited.start("title"), cited.end("title"), cited["title"], 4.1)
    if (key := key_of(flat.text)) and key[0] not in (Field.TITLE, Field.NAME, Field.IGNORED):
        return
    start = _after_name(flat, lead_end(flat))
    stop = min(_stop(flat, start), _styled(flat, start))
    words = words_of(LINKS.sub(" ", flat.text[start:stop]))
    if words:
        yield _found(flat, start, stop, flat.text[start:stop], 2 + min(len(words), 8) / 10)


def lead_end(flat: Flat) -> int:
    """Find where the row proper begins: behind numbers, dates and venues in brackets, check boxes and pictures."""
    text = flat.text[:REACH]
    at, last = 0, len(text.rstrip())
    while found := _LEAD.match(text, at):
        group = found["group"]
        if group is not None and len(words_of(LINKS.sub(" ", group))) > 6 and not venues.is_venue(group):
            break
        if group is not None and found.end() >= last:
            break
        at = found.end()
    while (dated := _LEAD_DATE.match(text, at)) and dated.end() > at:
        at = dated.end()
    while at < len(text) and not text[at].isalnum() and text[at] not in _OPENERS:
        if text[at] >= LINK_MARK and flat.anchor(text[at]).label and not flat.anchor(text[at]).role:
            break
        at += 1
    return at


def _after_name(flat: Flat, start: int) -> int:
    for first, last, style in flat.spans:
        if (
            style & (STRONG | EM)
            and first <= start < last
            and _names_only(flat.text[first:last].strip(), flat.text[last : last + 200])
        ):
            at = last
            while at < len(flat.text) and flat.text[at] in " :：-–—":
                at += 1
            return at
    return start


def _styled(flat: Flat, start: int) -> int:
    """Find where a stretch of another style behind the title says a venue, a date or people."""
    for first, last, _ in flat.spans:
        said = flat.text[first:last].strip(_MARKS)
        if first > start and (venues.is_date(said) or venues.is_venue(said) or venues.are_authors(said)):
            return first
    return len(flat.text)


def _stop(flat: Flat, start: int) -> int:
    """Find where a title without mark-up ends."""
    text = flat.text
    for found in _STOP.finditer(text, start):
        at = found.start()
        letter = text[at]
        if letter in "\x0b|｜•":
            return at
        if letter >= LINK_MARK:
            anchor = flat.anchor(letter)
            if anchor.role or anchor.bare or at > start:
                return at
        elif at > start and _STOPS[letter](flat, start, at):
            return at + (letter in "?!")
    return len(text)


def _description_begins(flat: Flat, start: int, at: int) -> bool:
    """Read "Name  Name is a …" and "The title This paper shows …": a description without a mark before it."""
    text = flat.text
    if _DESCRIBES.match(text, at):
        return True
    title = text[start:at].strip()
    return text[at + 1 : at + 2] == " " and 0 < len(title) < 120 and text[at : at + 300].lstrip().startswith(title)


def _line_begins_anew(flat: Flat, _start: int, at: int) -> bool:
    at += 1
    rest = flat.text[at : at + 400].split("\n", 1)[0].split("\x0b", 1)[0]
    stripped = rest.lstrip(" -*•[(")
    if not stripped:
        return True
    if LINKS.match(stripped):
        return True
    if key_of(stripped):
        return True
    styled = any(first <= at + (len(rest) - len(rest.lstrip())) < last for first, last, _ in flat.spans)
    return styled or venues.are_authors(LINKS.split(rest)[0])


def _group_ends_title(flat: Flat, _start: int, at: int) -> bool:
    text = flat.text
    close = next((end for end in range(at + 1, min(len(text), at + 160)) if text[end] in ")]）】}"), -1)
    if close < 0:
        return bool(LINKS.match(text[at + 1 : at + 2]))
    inner = text[at + 1 : close]
    if LINKS.search(inner) or text[at] in "[【":
        return True
    if inner.startswith("@") or venues.ends_in_year(inner):
        return True
    return (
        venues.is_date(inner)
        or (venues.is_venue(inner) and (len(inner.split()) <= 12))
        or placeholder(inner)
        or bool(label_role(inner))
    )


def _sentence_ends_title(flat: Flat, start: int, at: int) -> bool:
    text = flat.text
    if text[at + 1 : at + 2] not in {" ", "\n", ""}:
        return False
    if (
        at - start < 12
        or (text[at - 2 : at - 1] in " ." and text[at - 1].isalpha())
        or text[max(0, at - 2) : at].lower() in {"vs"}
    ):
        return False
    rest = LINKS.split(re.split(r"[\x0b\n|]", text[at + 1 : at + 400])[0])[0].strip(" .[(")
    if not rest:
        return True
    head = re.split(r"[.,]", rest)[0]
    return venues.are_authors(rest) or venues.is_venue(rest[:80]) or venues.is_date(head) or venues.are_authors(head)


def _dash_ends_title(flat: Flat, _start: int, at: int) -> bool:
    text = flat.text
    if text[at - 1 : at] != " " or text[at + 1 : at + 2] != " ":
        return False
    rest = LINKS.split(re.split(r"[\x0b\n|]", text[at + 2 : at + 400])[0])[0].strip(" [(")
    return not rest or venues.is_venue_strictly(rest.split(",")[0]) or venues.is_date(rest) or venues.are_authors(rest)


def _comma_ends_title(flat: Flat, start: int, at: int) -> bool:
    text = flat.text
    if at - start < 10:
        return False
    rest = LINKS.split(re.split(r"[\x0b\n|]", text[at + 1 : at + 600])[0])[0].strip(" [(")
    head = re.split(r"[,.(]", rest)[0].strip()
    if not head or venues.is_date(head):
        return not head or not rest[len(head) :].strip(" ,.)") or venues.is_venue(rest)
    return (
        venues.is_venue_strictly(head)
        or bool(re.match(r"[^,.]{2,40}\bet[ .]?al\b", rest))
        or (rest.count(",") >= 2 and venues.are_authors(",".join(rest.split(",")[:3])))
    )


#: What may end a title without mark-up, and what decides whether it does.
_STOPS: dict[str, Callable[[Flat, int, int], bool]] = {
    "\n": _line_begins_anew,
    " ": _description_begins,
    **dict.fromkeys("([（【{", _group_ends_title),
    **dict.fromkeys(".?!", _sentence_ends_title),
    **dict.fromkeys("-–—", _dash_ends_title),
    **dict.fromkeys(",，", _comma_ends_title),
}
_STOP = re.compile(
    f"[\x0b|｜•\n(\\[（【{{.?!,，{LINK_MARK}-{chr(LAST)}]|(?<= )[-–—](?= )| (?= |This |Introduces|Presents|Proposes|Investigates)"
)

_EMOJI = "\u2000-\u206f\u2190-\u2bff\u3000-\u3004\ufe00-\ufe0f\U0001f000-\U0001faff\u200d"
_TITLE_LEAD = re.compile(rf"^(?:[\s{_EMOJI}*_|•·,;:：.\-–—>+]|\d{{1,3}}\)(?=\s))+")
_TITLE_TAIL = re.compile(rf"(?:[\s{_EMOJI}*_|•·,;:：\-–—<+]|\.(?!\.))+$")
_TAIL_GROUP = re.compile(r"\s*[(\[（【]([^()\[\]（）【】]{1,120})[)\]）】]\s*\.?$")
_LEAD_TAG = re.compile(r"^[\[【]([^\[\]【】]{1,60})[\]】]\s*[:：\-–—]?\s*(?=\S)")
_LEAD_DATE = re.compile(rf"[\s*]*(?:{venues.DATE.pattern})\s*[|｜,:：·–—]\s*", re.IGNORECASE)
_OPENERS = '$\\"“('  # a title may begin with mathematics, a quotation or a bracket
_YEAR_TAIL = re.compile(r"(?<=\s)[a-z][\w-]*[.,]?\s+((?:19|20)\d\d)$")
_FILE = re.compile(r"\.pdf$", re.IGNORECASE)


def clean_title(text: str) -> str:
    """Cut what belongs to the row and not to the title: tags in front, venue and organisation behind, marks on both sides."""
    text = SPACE.sub(" ", text).strip()
    for _ in range(4):
        before = text
        if not text[:1].isalpha():
            text = _TITLE_LEAD.sub("", text)
        if not text[-1:].isalnum():
            text = _TITLE_TAIL.sub("", text)
        text = _unquoted(text)
        text = _FILE.sub("", text)
        if (tag := _LEAD_TAG.match(text)) and len(words_of(text[tag.end() :])) >= 2:
            text = text[tag.end() :]
        if (tail := _TAIL_GROUP.search(text)) and tail.start() > 0 and _is_tail(tail[1]):
            text = text[: tail.start()]
        if text == before:
            break
    return text


def _is_tail(inner: str) -> bool:
    return venues.ends_in_year(inner) or (
        inner.startswith("@")
        or venues.is_date(inner)
        or venues.is_venue_strictly(inner)
        or bool(label_role(inner))
        or (venues.YEAR.search(inner) is not None and venues.is_venue(inner))
    )


def _unquoted(text: str) -> str:
    if len(text) > 2 and text[0] in "\"“”'‘«`" and text[-1] in "\"“”'’»`":
        return text[1:-1].strip()
    if text[:1] in {"“", '"', "”"} and not re.search(r"[\"”“]", text[1:]):
        return text[1:].strip()
    if text[-1:] in {"”", '"', "“"} and not re.search(r"[\"“”]", text[:-1]):
        return text[:-1].strip()
    return text


# --- the rest -----------------------------------------------------------------------------------

_KEY = re.compile(rf"\s*[^\w\[(\n\x0b{chr(FIRST)}-{chr(LAST)}]*([A-Za-z一-鿿][\w /&'-]{{0,28}}?)\s*[:：]\s*")
_IN = re.compile(r"^(?:in|at|published in|to appear in|appeared in)\s*:?\s+(?=[A-Z\d])", re.IGNORECASE)
_AFFILIATION = re.compile(rf"(?<=\w)[ ]?\([^(){chr(FIRST)}-{chr(LAST)}\x0b\n]{{1,80}}\)(?=\s*(?:et[. ]+al|,\s*[A-Z]))")
_IN_PROSE = re.compile(r"\b(?:for|the|in|on|of|from|to|with|a|an|this|our|their|using|like|as|and|is|than)\s\Z")
_PROSE_BEFORE = re.compile(r"(?:\b[a-z][\w'-]*,?|,)\s[\"'(*]?\Z")
_PROSE_AFTER = re.compile(r"[\"')*]?,?\s+(?!(?:and|code|arxiv)\b)[a-z]{2,}\b")
_DESCRIBES = re.compile(
    r"\s+(?:This (?:paper|work|study|report|survey|article)|Introduces|Presents|Proposes|Investigates)\b"
)
_DATE_BEHIND = re.compile(rf"[,.\s]\s*({venues.DATE.pattern})$", re.IGNORECASE)
_ET_AL = re.compile(r"\bet[.\s]{0,2}al\b\.?")
_AFTER_PEOPLE = re.compile(r"(?<=[^\s.]{2})\.\s+|\.\s*(?=(?:19|20)\d\d)")
_BY = re.compile(r"^(?:by|from|authors?:?)\s+", re.IGNORECASE)
_GROUP = re.compile(r"[(\[（【]([^()\[\]（）【】]{1,120})[)\]）】]")
_OPENING = frozenset("([（【")
_CHUNK = re.compile(f"[\\[\\](){{}}（）【】|｜•\n\x0b{TITLE}{chr(FIRST)}-{chr(LAST)}]+|\\s[-–—]\\s|[;；、]\\s")


def key_of(text: str) -> tuple[Field, int] | None:
    """Read `Key:` at the start of a line, and where its value begins."""
    found = _KEY.match(text)
    if not found or text[found.end() - 1 : found.end() + 2] == "://":
        return None
    meaning = field_of(found[1])
    return (meaning, found.end()) if meaning else None


class Reading:
    """Collect the fields of one row; the first that says a thing is believed."""

    def __init__(self, flat: Flat, found: Found | None, below: Flat | None, default: LinkRole | None) -> None:
        self.flat = flat
        self.found = found
        self.below = below
        self.default = default
        self.links: list[Link] = []
        self.venue: str | None = None
        self.date: str | None = None
        self.authors: tuple[str, ...] = ()
        self.labelled = False
        self.sure = False
        self.malformed: list[str] = []
        self.prose = 0
        self.titled_default = default

    def open(self) -> None:
        """Read the row itself, then the lines below it."""
        flat, found = self.flat, self.found
        if found:
            self.title_rest(flat.text[found.start : found.end])
        self.read_rest(flat, found)
        if self.below:
            self.read_rest(self.below, None)
            self.badges_of(self.below)
        self.badges_of(flat)

    def draft(self, line: int, *, marked: bool = False, listed: str = "") -> Draft:
        """Give what was read."""
        flat, found = self.flat, self.found
        title = found.title if found else ""
        if (tail := _YEAR_TAIL.search(title)) and not self.date and len(title.split()) > 4:
            title, self.date = title[: tail.start(1)].rstrip(" .,"), tail[1]
        return Draft(
            line=line,
            title=title,
            title_url=found.url if found else "",
            links=tuple(dict.fromkeys(self.links)),
            venue=self.venue,
            date=self.date,
            authors=self.authors,
            stated=LINKS.sub(" ", f"{flat.text}\n{self.below.text}" if self.below else flat.text),
            marked=marked or bool(found and found.score >= 3),
            labelled=self.labelled,
            sure=self.sure and any(link.role is LinkRole.PAPER or relative(link.url) for link in self.links),
            leads=bool(found and _leads(flat.text[: found.start])),
            described=self.prose > 3,
            listed=listed,
            wordless=not found,
            malformed=tuple(self.malformed),
        )

    def title_rest(self, text: str) -> None:
        """Read the venue or date that the title's own brackets hold."""
        marks = LINKS.findall(text)
        said = LINKS.sub(lambda mark: self.flat.anchor(mark[0]).label, text)
        for group in _GROUP.findall(said):
            if group not in (self.found.title if self.found else ""):
                self.chunk(group, bracketed=True)
        for mark in marks:
            self.link(self.flat.anchor(mark), None, titled=True)

    def read_rest(self, flat: Flat, found: Found | None) -> None:
        text = flat.text
        if found:
            text = text[: found.start] + TITLE * (found.end - found.start) + text[found.end :]
        meaning: Field | None = None
        for start, stop in _lines(text):
            if found is None and stop - start > LONGEST and not LINKS.search(text, start, stop):
                continue
            key = (
                key_of(text[start:stop])
                if ":" in text[start : start + 40] or "：" in text[start : start + 40]
                else None
            )
            if key:
                meaning = key[0]
                start += key[1]
            elif not LINKS.match(text[start:stop].strip()[:1] or " "):
                meaning = None
            self.read_line(flat, text, start, stop, meaning)

    def read_line(self, flat: Flat, text: str, start: int, stop: int, meaning: Field | None) -> None:
        role = ROLES.get(meaning) if meaning else None
        before = start
        for mark in LINKS.finditer(text, start, stop):
            said = text[before : mark.start()]
            if said[-1:] == " " and _in_prose(said, text, mark.end(), stop, first=before == start):
                continue
            self.link(flat.anchor(mark[0]), role or self.said_role(said), titled=False)
            before = mark.end()
        value = text[start:stop]
        if meaning in (Field.AUTHORS, Field.VENUE, Field.DATE):
            self.keyed(meaning, LINKS.sub(lambda mark: flat.anchor(mark[0]).label, value))
        elif meaning is None:
            for chunk, bracketed in _chunks(flat, text, start, stop):
                if len(chunk) > 1 and not chunk.isspace():
                    self.chunk(chunk, bracketed=bracketed)

    def said_role(self, before: str) -> LinkRole | None:
        """Read `Paper: ` or `code:` right before a bare link."""
        said = before.rstrip(" [(<")
        if said[-1:] not in {":", "：", "="}:
            return None
        words = words_of(said[-30:])
        return label_role(words[-1]) if words else None

    def keyed(self, meaning: Field, value: str) -> None:
        value = SPACE.sub(" ", value).strip(" .*_[]|")
        if placeholder(value):
            return
        if meaning is Field.AUTHORS and not self.authors:
            self.authors = venues.split_authors(value)
        elif meaning is Field.VENUE and not self.venue:
            self.venue = value
        elif meaning is Field.DATE and not self.date:
            self.date = value

    def link(self, anchor: Anchor, said: LinkRole | None, *, titled: bool, cell: bool = False) -> None:
        if not anchor.url or anchor.url in {"link", "url", "#"} or placeholder(anchor.url):
            if anchor.role:
                self.malformed.append(anchor.label)
                self.labelled = True
            return
        if anchor.inside or anchor.url.startswith("mailto:"):
            return
        labelled = anchor.role or said
        if cell and not anchor.role and place(anchor.url).role in (LinkRole.PROJECT, LinkRole.VIDEO, LinkRole.DATASET):
            labelled = None
        if not titled and not cell and not anchor.bare and (not anchor.role or _names_server(anchor.label)):
            self.label(anchor)
        self.labelled = self.labelled or bool(anchor.role or said or anchor.bare)
        self.sure = self.sure or LinkRole.PAPER in (anchor.role, said) or place(anchor.url).role is LinkRole.PAPER
        if (
            not titled
            and labelled is None
            and not anchor.bare
            and (venues.is_venue(anchor.label) or venues.YEAR.search(anchor.label))
        ):
            labelled = LinkRole.PAPER
            self.labelled = True
        self.links.append(
            Link(
                url=anchor.url,
                role=role_of(anchor.url, labelled or (self.titled_default if titled else None), titled=titled),
            )
        )

    def label(self, anchor: Anchor) -> None:
        """Read the venue or date that a link is named after: all of the label is the venue's."""
        dated = venues.YEAR.search(anchor.label) is not None
        if venues.is_date(anchor.label):
            self.chunk(anchor.label)
        elif dated or venues.is_venue(anchor.label):
            venue = self.venue
            self.chunk(anchor.label)
            self.venue = venue or anchor.label

    def badges_of(self, flat: Flat) -> None:
        """Read the venue and the date that pictures of text say."""
        for badge in flat.badges:
            said = badge.text or badge_text(badge.url)
            if (len(said) < 40 and not label_role(said)) or said.casefold() in {"arxiv", "biorxiv"}:
                self.chunk(said)

    def chunk(self, text: str, *, bracketed: bool = False, depth: int = 0) -> None:
        """Read one stretch between marks: date, venue, authors, or two of them behind one another."""
        text = _IN.sub("", " ".join(text.split()).strip(" .,;:*_-–—/\"'“”：，。"))
        if not text or placeholder(text):
            return
        if len(text) > LONGEST and "et al" not in text and text.count(",") * 40 < len(text):
            self.prose += 9
        elif venues.is_date(text):
            self.date = self.date or text
        elif venues.is_venue_strictly(text) or (bracketed and venues.ends_in_year(text)):
            self.venue = self.venue or text
        elif depth > DEEPEST or not (self.split_authors_off(text, depth + 1) or self.split_date_off(text, depth + 1)):
            if venues.are_authors(text) and not self.authors and not (venues.is_venue(text) and "," not in text):
                self.authors = venues.split_authors(text)
            elif venues.is_venue(text):
                self.venue = self.venue or self.venue_of(text)
            else:
                self.prose += len(text.split())

    def split_authors_off(self, text: str, depth: int) -> bool:
        """Read "by Ada Lampe, Bo Ohm et al., CVPR 2021": people up to "et al.", the rest behind it."""
        text = _BY.sub("", text)
        head, comma, rest = text.partition(",")
        if (
            comma
            and rest.strip()
            and venues.is_venue_strictly(head)
            and not venues.YEAR.search(head)
            and not venues.is_date(rest.strip())
        ):
            self.venue = self.venue or head.strip()
            self.chunk(rest, depth=depth)
            return True
        found = _ET_AL.search(text) if "et" in text else None
        if found:
            if not self.authors:
                self.authors = venues.split_authors(text[: found.end()])
            self.chunk(re.sub(r"^\s*\([^()]*\)", "", text[found.end() :]), depth=depth)
            return True
        parts = _AFTER_PEOPLE.split(text, maxsplit=1) if "." in text else [text]
        if (
            len(parts) == 2
            and not self.authors
            and len(parts[0]) > 4
            and venues.are_authors(parts[0])
            and not venues.is_venue_strictly(parts[0])
        ):
            self.authors = venues.split_authors(parts[0])
            self.chunk(parts[1], depth=depth)
            return True
        return False

    def split_date_off(self, text: str, depth: int) -> bool:
        """Read "arXiv, May 2023" and "Nature Methods. 2024-01": a venue, and a date behind it."""
        found = _DATE_BEHIND.search(text) if any(letter.isdigit() for letter in text[-8:]) else None
        if not found or not (left := text[: found.start()].strip(" ,.(")):
            return False
        if re.fullmatch(r"\d{4}", found[1]) and (venues.is_venue(text) or venues.is_venue(left)):
            if not self.venue and not venues.are_authors(left.rsplit(",", 1)[0]):
                self.venue = self.venue_of(text)
                if text[found.start()] == ",":
                    self.date = self.date or found[1]
                return True
            if "," in left:
                self.chunk(left.rsplit(",", 1)[0], depth=depth)
                self.chunk(f"{left.rsplit(',', 1)[1]} {found[1]}", depth=depth)
                return True
        self.chunk(found[1], depth=depth)
        if not self.venue and len(left.split()) <= 2 and left[0].isupper():
            self.venue = text if text.endswith(found[1]) and found[1].isdigit() else left
        else:
            self.chunk(left, depth=depth)
        return True

    def venue_of(self, text: str) -> str | None:
        """Take a venue out of a sentence: its first part that is one."""
        parts = re.split(r"(?<=[^\s.]{3})\.\s+(?=[A-Z])", text)
        return next((part for part in parts if venues.is_venue(part)), text).strip(" .,;")


def _in_prose(said: str, text: str, end: int, stop: int, *, first: bool) -> bool:
    """Tell whether a link stands in running text: "built on [Y](…)", "as the [paper](…) shows"."""
    tail = said[-24:]
    if (found := _IN_PROSE.search(tail)) and not (first and found.start() + len(said) - len(tail) == 0):
        return True
    return bool(_PROSE_BEFORE.search(tail)) and bool(_PROSE_AFTER.match(text, end, stop))


def _names_server(label: str) -> bool:
    """Tell whether a label names a preprint with its number or year: "arXiv:1904.13240", "bioRxiv 2023"."""
    return any(letter.isdigit() for letter in label) and venues.is_venue(label)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in re.finditer(r"[\n\x0b]", text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _chunks(flat: Flat, text: str, start: int, stop: int) -> Iterator[tuple[str, bool]]:
    """Cut a line where a mark stands or the style changes, and say of each piece whether it stands in brackets."""
    edges = {start, stop}
    for first, last, _ in flat.spans:
        if start < first < stop:
            edges.add(first)
        if start < last < stop:
            edges.add(last)
    cuts = sorted(edges)
    for first, last in zip(cuts, cuts[1:], strict=False):
        piece = _AFFILIATION.sub(" ", text[first:last])
        before = text[first - 1 : first] if first > start else ""
        at = 0
        for mark in _CHUNK.finditer(piece):
            yield piece[at : mark.start()], before[-1:] in _OPENING
            before = mark[0]
            at = mark.end()
        yield piece[at:], before[-1:] in _OPENING


def badge_text(url: str) -> str:
    """Read what a shields.io badge says: `/badge/LABEL-MESSAGE-COLOUR`."""
    found = re.search(r"shields\.io/badge/([^?#]+)", url)
    if not found:
        return ""
    parts = [part for part in re.split(r"(?<!-)-(?!-)", found[1].replace("%20", " ").replace("_", " ")) if part]
    return " ".join(parts[:-1]) if len(parts) > 1 else ""


__all__ = ["Draft", "Flat", "Found", "flatten", "read", "schemeless", "title_of"]
