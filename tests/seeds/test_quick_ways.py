"""What is asked of every row is asked in a quick way first; it never says another thing than the pattern behind it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from enrich.seeds import _ends, _openings, _people, _stated, _words
from enrich.seeds._flat import LINKS, flatten
from enrich.seeds._inline import scan

PIECES = some.sampled_from(
    ["Ada Lampe", "Bo", " and ", " with ", ", ", "; ", " & ", "，", "、", "·", "et al.", "band", "Withers", " ", ".", "灯", "1", "*"]
)  # fmt: skip
TEXTS = some.lists(PIECES, max_size=12).map("".join)


@given(TEXTS)
def test_people_are_parted_as_the_pattern_parts_them(text: str) -> None:
    assert _people._parted(text) == _people._BETWEEN_NAMES.split(text)


@given(TEXTS)
def test_several_people_are_told_as_the_pattern_tells_them(text: str) -> None:
    assert _people._are_several(text) == (_people._SEVERAL.search(text) is not None)


@given(some.text(alphabet="aB1_'’+-. é灯", max_size=40))
def test_words_are_parted_as_the_pattern_parts_them(text: str) -> None:
    assert list(_words.words_of(text)) == re.findall(r"[\w+'’]+", text.lower().replace("_", " "))


@pytest.mark.parametrize(
    "words",
    ["compared with", "similar to the paper by", "extended by this work", "see also", "unlike", "extends", "implementing",
     "replaces the method", "comments on", "replies to that", "response to", "baselines:", "Comment：", "correction:",
     "corrigendum:", "errata:", "erratum :", "follow-up:", "Follow ups:", "replies:", "response:", "related:",
     "related papers:", "Related work:", "compared with an article from", "a study of lamps in", "the lamp of"],
)  # fmt: skip
@pytest.mark.parametrize("behind", [" [", ": [", "\x0b", "\n", ' *"('])
def test_words_lead_elsewhere_as_the_pattern_says(words: str, behind: str) -> None:
    before = f"A study of lamps, {words}{behind}"
    found = _stated._ELSEWHERE.search(before, max(0, len(before) - _stated.REACH_OF_WORDS))
    assert _stated.leads_elsewhere(before) == (found is not None)


@pytest.mark.parametrize(
    "words", ["In ", "at: ", "Published in ", "to appear in ", "Appeared in ", "submitted to ", "Under review at "]
)
def test_what_leads_to_a_venue_begins_with_a_letter_that_is_looked_at(words: str) -> None:
    assert _openings.without_in(f"{words}Lamps") == "Lamps"


@given(some.lists(some.sampled_from(["[a](https://a.example)", "b ", "**c** ", "\n", "<br>"]), max_size=9).map("".join))
def test_links_stand_where_their_marks_do(text: str) -> None:
    flat = flatten(scan(text))
    assert [at for at, _ in flat.linked(flat.text, 0, len(flat.text))] == [m.start() for m in LINKS.finditer(flat.text)]


@pytest.mark.parametrize(
    "body", ["University", "UNIVERSITÄT", "Univ", "Institute", "institution", "instituton", "College", "Academy", "School",
             "Polytechnic", "Lab", "labs,", "Laboratory", "Laboratories", "Research"],
)  # fmt: skip
def test_where_people_work_is_looked_for_by_what_its_words_hold(body: str) -> None:
    assert _people._ORGANISATION.search(f"Ohm {body}")
    assert any(stem in body.lower() for stem in _people._STEMS)


STATED = re.compile(
    r"\b(?:(?:[Ss]ubmitted|[Aa]ccepted|[Pp]ublished|[Uu]nder review)(?: (?:to|by|at|in|for))?|[Ii]n:?) (?=[A-Z])"
)


@given(
    some.lists(
        some.sampled_from(
            ["submitted", "Accepted", "published", "Under review", "In", "in:", " ", " to ", "x", "Lamps"]
        ),
        max_size=9,
    ).map("".join)
)
def test_how_a_paper_stands_is_found_where_a_word_begins(said: str) -> None:
    assert _ends._STATE.sub("", said) == STATED.sub("", said)
