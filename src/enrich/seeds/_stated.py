"""Which identifiers and links of a row are its own: its sentences name other works too, and link them."""

from __future__ import annotations

import re

from enrich.identifiers import stated
from enrich.model import Identifier
from enrich.seeds._bag import bag
from enrich.seeds._flat import BREAKS, MARKS, without_links
from enrich.seeds._words import ANSWERS, words_of

#: What may state an identifier: the label, with the words that stand before it in "arXiv preprint arXiv:2101.00001".
#: It begins with one of a few letters, at which alone it is looked for.
_LABEL = re.compile(
    r"[ACDIOPSacdiops](?<![\w./-].)(?i:(?<=a)rxiv[\s,]{1,3}(?:preprint|e-?print)[\s,]{1,3}"
    r"(?:doi|arxiv|pmid|pmcid|s2|pii|ieee|openreview|acl|dblp|openalex|aaai|corpusid)(?![\w-])"
    r"|(?:(?<=a)(?:rxiv|cl|aai)|(?<=c)orpusid|(?<=d)(?:oi|blp)|(?<=i)eee|(?<=o)pen(?:review|alex)"
    r"|(?<=p)(?:mid|mcid|ii)|(?<=s)2)(?![\w-]))"
)
_WORD_BEFORE = re.compile(r"([^\W\d_](?<![^\W\d_]{2})[^\W\d_]*+)([\s:：(\[（【]*+)\Z")
_ONE_MORE = re.compile(r"[\s:./]*\S+\s*(?:and|or|also|&)?\s*")  # between identifiers that are listed: `arXiv:…, doi:…`
#: A word before an identifier that leads to the work itself; others that begin small belong to a sentence.
_OWN = re.compile(r"In|at|article|available|id|link|online|paper|pdf|preprints?|print|published|version")
#: A word before an identifier, or in the head of its column, that says it is another work's.
_OTHERS = re.compile(
    r"baseline|cf|cite[sd]|code|comments?|compared?|correction|corrigendum|data|datasets?|erratum|extend(?:ed|ing|s)"
    r"|follows|related|repl(?:y|ies)|replace[sd]|response|review|see|software|supersede[sd]|supplement(?:ary)?|unlike",
    re.IGNORECASE,
)
#: Words right before a link that lead to another work: what a sentence says so, and what names it before a colon.
_ELSEWHERE = re.compile(
    r"(?<![\w-])(?:(?:compared|similar) (?:to|with)|(?:extended|followed|replaced|superseded) by|see also|unlike"
    r"|extend(?:s|ing)|implement(?:s|ing)|replaces|supersedes|(?:comments?|correction|repl(?:y|ies)|response) (?:on|to)"
    r"|(?:baselines?|comments?|corrections?|corrigendum|errat(?:a|um)|follow[- ]?ups?|repl(?:y|ies)|responses?"
    r"|related(?: papers?| works?)?)(?= ?[:：]))"
    r"(?: (?:a|an|the|this|that))?(?: (?:article|method|paper|work)(?: (?:by|from|in|of))?)?[\s:：(\[“\"'*]*\Z",
    re.IGNORECASE,
)
_BEFORE_LINK = " \t\n\x0b:：([“\"'*"
#: What such words end in: asked of all that stands before a link, for it takes a tenth of the time of the pattern.
_LAST_WORDS = bag(
    """a also an article baseline baselines by comment comments correction corrections corrigendum errata erratum
    extending extends followup followups follow-up follow-ups from implementing implements in method of on paper papers
    related replaces replies reply response responses supersedes that the this to unlike up ups with work works"""
)
_ALSO = re.compile(r"\s*(?:[,;/&]|and\b|or\b)[\s\[(]*")  # between links that are listed
_ANSWERED = re.compile(rf"{ANSWERS}[\"“”„«'‘]", re.IGNORECASE)  # behind the quoted title stands what identifies that
LONGEST = 100  # letters between identifiers that are listed
REACH = 200  # letters before one that are looked at
REACH_OF_WORDS = 40  # letters before a link that say where it leads
SHORTEST = 7  # letters that say so: "unlike" and a blank
FEW = 3  # words of a title that stands before them


def stated_in(laid: str, title: str) -> tuple[Identifier, ...]:
    """Give the identifiers that a row states as its own, in its order."""
    if not stated(laid):
        return ()
    lines: list[str] = []
    for line in BREAKS.split(laid.strip()):
        lines.append(_owned(without_links(line), title.rstrip(MARKS), is_note=bool(lines)))
    return stated("\n".join(lines))


def of_others(head: str) -> bool:
    """Tell whether the head of a column says that its cells name other works: "Related", "Superseded by"."""
    words = re.findall(r"[a-z]+", head.lower())
    return "paper" not in words and any(map(_OTHERS.fullmatch, words))


def leads_elsewhere(before: str) -> bool:
    """Tell whether the words right before a link lead to another work: "compared with [", "Baseline: ["."""
    if len(before) < SHORTEST:
        return False  # a mark between links, as nearly always
    words = before[-REACH_OF_WORDS:].rstrip(_BEFORE_LINK).split()
    if not words or words[-1].lower() not in _LAST_WORDS:
        return False
    return _ELSEWHERE.search(before, max(0, len(before) - REACH_OF_WORDS)) is not None


def stands_over_others(head: str) -> bool:
    """Tell whether the head of a column says that its links lead to other works, and not to the paper."""
    return "paper" not in words_of(head) and leads_elsewhere(f"{head.strip()}:")


def lists_more(between: str) -> bool:
    """Tell whether what stands between two links only lists them: the second leads where the first does."""
    return _ALSO.fullmatch(between) is not None


def is_told_before(before: str) -> bool:
    """Tell whether a title may stand before words that lead to another work: "A Study of Lamps, compared with"."""
    found = _ELSEWHERE.search(before, max(0, len(before) - REACH_OF_WORDS))
    return found is not None and len(words_of(before[: found.start()])) >= FEW


def _owned(line: str, title: str, *, is_note: bool) -> str:
    """Take the labels off identifiers of other works; the lines behind the first are notes to it."""
    own, last = True, 0
    parts: list[str] = []
    for found in _LABEL.finditer(line):
        between = line[last : found.start()]
        if not (last and len(between) < LONGEST and _ONE_MORE.fullmatch(between)):
            own = _is_own(line[max(0, found.start() - REACH) : found.start()], title, is_note=is_note)
        parts += [between, found[0] if own else "·"]
        last = found.end()
    return "".join([*parts, line[last:]])


def _is_own(before: str, title: str, *, is_note: bool) -> bool:
    if _ANSWERED.search(before):
        return False
    found = _WORD_BEFORE.search(before)
    if not found or not before.strip(MARKS):
        return True
    word, mark = found[1], found[2].strip()
    if title.endswith(word):
        return True
    if _OTHERS.fullmatch(word):
        return False
    if is_note:
        return bool(_OWN.fullmatch(word)) or mark[-1:] in (":", "：")
    return bool(mark or _OWN.fullmatch(word)) or not word.islower()
