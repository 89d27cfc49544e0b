"""Find titles in quotes, and titles in a reference that is a link as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

import enrich.seeds._venues as venues
from enrich.seeds._before import PEOPLE_FIRST, REACH
from enrich.seeds._flat import LINKS, MARKS, Flat, without_links
from enrich.seeds._inline import STRONG
from enrich.seeds._people import are_authors, are_full_names
from enrich.seeds._references import issuer, reference
from enrich.seeds._words import ANSWERS, reads_as_title, words_of

LONGEST_TAG = 4  # words in brackets before a title
_NUMBERING = re.compile(r"^[\W\d]+")
SHORT_NAME = re.compile(r"^[\W\d]{0,20}[\w+/-]{1,24}(?: [\w+-]{1,12})?\s*[:：]")  # before the title, with a colon
_NAME_ASIDE = re.compile(r"\s*[(\[][^()\[\]\n\x0b]{1,120}[)\]](?=\s*[:：]\s*\Z)")  # `LED (lamps + rooms): "The title"`
_LEAD_TAG = re.compile(r"\A\W*[(\[【][^()\[\]【】]{1,40}[)\]】]\s+(?=\w)")
_GOES_ON = re.compile(r" (?!in |by |and )[a-z]{2,30} ")
_TITLE_GOES_ON = re.compile(r" (?!(?:[Aa]nd|[Aa]t|[Bb]y|[Ii]n|[Oo]n) )(?:[A-Z][a-z]+|a|an|the) (?:[a-z]+ )?[A-Z][a-z]")
LONGEST = 400  # letters of a title that quotes
FEW = 3  # words that a title may quote
_ENDS = frozenset(".,:)")  # what people, or a year behind them, end with before a title
_LAST_QUOTE = re.compile(r"[^\"\n]{1,200}(?:\"[^\"\n]{1,200}){0,2}\"(?![^\W_])")
QUOTES = frozenset('"“”«„`《‘')
QUOTE = re.compile(f"[{''.join(sorted(QUOTES))}]")
#: What closes a title in single quotes is an apostrophe as well: it does so where the sentence ends.
_QUOTED = re.compile(
    r"[\"“”«„]([^\"“”«»„\x0b]{3,400}?)[\"“”»]|``([^`\x0b]{3,400}?)''|《([^》]{3,300})》"
    r"|(?<![^\W_])‘([^‘\x0b]{3,400}?)(?:(?<=[.,?!])’(?![^\W_])|’(?=[.,;]))"
)
#: `Comment on "A study of lamps"`: the title quotes another work's, and is not that work.
_ANSWERS = re.compile(rf"{ANSWERS}\Z", re.IGNORECASE)
PROSE_WORD = re.compile(r"\b(?:is|are|was|a|an|the|of|for|as|this|its?|to|with|called|presents|says)\b")


def quoted(flat: Flat) -> Iterator[tuple[int, int, str, int]]:
    """Find the quotations that may be the title: where each begins and ends, what it says, and in how many words."""
    text = flat.text
    for found in _quotations(text):
        end = found.end()
        inner = next(group for group in found.groups() if group is not None)
        if within := _within(text, found):
            end, inner = within
        words = words_of(flat.labelled(inner))
        if len(words) == 2 and text[end : end + 2] == ": ":
            continue  # a name, and the title goes on
        if (
            _in_bold_title(flat, found.start(), end)
            or _describes_bold(flat, found.start(), end)
            or (len(words) <= FEW and _is_title(text[: _topic_end(flat)]))
        ):
            continue
        before = text[: found.start()]
        if len(words) <= FEW and before[-2:-1].isalnum() and _TITLE_GOES_ON.match(text, end):
            continue  # `Making "Dark Rooms" Shine Again`
        if found[0][0] == "‘" and before.rstrip()[-1:] not in _ENDS:
            continue  # a word in a title, or the first of one
        if _ANSWERS.search(before[-40:]):
            continue
        if found[0][0] == "《" and before.strip() and venues.is_venue(found[0]):
            continue  # `照明综述. 《照明学报》2021`: the journal of the title before it
        if (len(words) >= 2 or not inner.isascii()) and _before_title(before[_topic_end(flat) :]):
            yield found.start(), end, inner, len(words)


def _topic_end(flat: Flat) -> int:
    """Find where the bold words end that a row begins with, and a colon parts from people: `**Lamps, in rooms**: `."""
    start, end, style = flat.spans[0] if flat.spans else (0, 0, 0)
    label = start == 0 and style & STRONG and flat.text[end : end + 1] == ":"
    return end + 1 if label else 0


def _is_title(bold: str) -> bool:
    """Tell whether the bold words that a row begins with are its title: `**A study of lamps**: Ada. "Best Paper"`."""
    return len(words_of(bold)) > FEW and reads_as_title(bold.rstrip(":"))


def _quotations(text: str) -> Iterator[re.Match[str]]:
    """Find quotations from the left, each behind the end of the one before, with all that it quotes itself."""
    at = 0
    while found := _QUOTED.search(text, at, REACH):
        yield found
        within = _within(text, found)
        at = within[0] if within else found.end()


def _within(text: str, found: re.Match[str]) -> tuple[int, str] | None:
    """Read on where a quotation quotes with the same marks, `"Lamps by "Lighting" rooms"`: give its end and text."""
    end = found.end()
    if text[end - 1] != '"' or not text[end - 2].isspace() or not text[end : end + 1].isalnum():
        return None
    closing = text.find('"', end, found.start() + LONGEST)
    last = text.find('"', closing + 1, found.start() + LONGEST) if closing > 0 else -1
    inner = text[found.start() + 1 : last]
    return (last + 1, inner) if last > 0 and not ({"\x0b", "\n"} & set(inner) or LINKS.search(inner)) else None


def _in_bold_title(flat: Flat, start: int, end: int) -> bool:
    """Tell whether a quotation stands within a bold title: `**Lighting the "Dark Rooms": A study**`."""
    for first, last, style in flat.spans:
        if first > start:
            break
        if style & STRONG and first == start and flat.text[end:last].startswith(":"):
            return True
        if style & STRONG and first < start and end <= last:
            said = flat.text[end:last].strip(MARKS)
            before, behind = words_of(flat.text[first:start]), lettered(said)
            goes_on = bool(before) and before[-1] in venues.FUNCTION and (end == last or behind)
            titled = bool(before) and behind and not (venues.is_venue(said) or are_authors(flat.text[first:start]))
            return goes_on or titled
    return False


def _describes_bold(flat: Flat, start: int, end: int) -> bool:
    """Tell whether a quotation stands in what is said of a bold name: `**Lamp** - A small "dark room" that shines`."""
    if not _GOES_ON.match(flat.text, end):
        return False
    last = max((last for _, last, style in flat.spans if style & STRONG and last <= start), default=0)
    between = flat.text[last:start]
    return last > 0 and lettered(between) and not are_authors(between)


def _before_title(text: str) -> bool:
    """Tell whether what stands before a quotation lets it be the title: nothing, a short name, or the authors."""
    if text[-1:].isalnum() or _is_possessive(text.strip(MARKS)):
        return False
    if issuer(text):
        return True
    text = _NAME_ASIDE.sub("", text)
    if name := SHORT_NAME.match(text):
        text = text[name.end() :]
    said = without_links(text).replace("\n", " ").replace("\x0b", " ").strip(MARKS + '"“”')
    described = LINKS.search(text) is not None and PROSE_WORD.search(said) is not None
    if (len(said.split()) <= 4 and not described) or are_authors(_NUMBERING.sub("", _tagless(text, said))):
        return True
    names = said.split(", ") if text.rstrip()[-1:] in {",", "."} else []
    short = len(names) > 2 and all(len(name.split()) <= LONGEST_TAG for name in names)
    return short and sum(map(are_authors, names)) * 2 > len(names)


def _is_possessive(text: str) -> bool:
    """Tell whether words before a quotation end in a possessive, so that it goes on with them: "On Lampe's “…”"."""
    return text.endswith(("'s", "’s")) and " " in text and "et al" not in text


def _tagless(text: str, said: str) -> str:
    """Cut off a tag in brackets: `[optional] Ada Lampe, Bo Ohm, "The title"`."""
    tag = _LEAD_TAG.match(text)
    return without_links(text[tag.end() :]) if tag else said


def lettered(text: str) -> bool:
    """Tell whether a text holds a letter."""
    return any(map(str.isalpha, text))


def behind_people(label: str) -> str:
    """Find the title in a reference that is a link as a whole: `[Ada Lampe and Bo Ohm. "The title." ICLR 2021](…)`."""
    if (quoted := _QUOTED.search(label) if QUOTE.search(label) else None) and quoted.start() > 0:
        title = next(group for group in quoted.groups() if group is not None)
        people = label[: quoted.start()].rstrip()
        ended = people.endswith((".", ",", ":")) or are_full_names(people)
        if label.count('"') > 2 and label[quoted.start()] == '"' and (last := _LAST_QUOTE.match(label, quoted.end())):
            title = label[quoted.start() + 1 : last.end() - 1]  # which quotes another
        few = 2 if venues.YEAR.search(label, quoted.end()) else 3  # words of a title
        return title if ended and len(words_of(title)) >= few and are_authors(people) else label
    if told := reference(label):
        return told.title
    stub = PEOPLE_FIRST.match(label) if "al." in label else None
    return label[stub.end() :] if stub and len(words_of(label[stub.end() :])) >= 3 else label
