"""How far two titles agree."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enrich.matching._titles import Difference, TitleAgreement, TitleComparison, alike, compare_titles, read_title

BASE = "Bright and Steady Light for Reading Rooms"


def compared(left: str, right: str) -> TitleComparison:
    return compare_titles(read_title(left), read_title(right))


@pytest.mark.parametrize(
    "other",
    [
        "BRIGHT AND STEADY LIGHT FOR READING ROOMS.",
        "Bright & Steady Light for Reading Rooms",
        "Bright &amp; steady light for <i>Reading</i> Rooms",
        "Bright and steady light for read-ing rooms",
        "The Bright and Steady Light for Reading Rooms",
        "Bright and Steady\n          Light for Reading Rooms",
        "{Bright} and {S}teady Light for Reading Rooms",
    ],
)
def test_typography_says_nothing(other: str) -> None:
    assert compared(BASE, other).agreement is TitleAgreement.EQUAL


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Colour analysers in catalogues of behaviour", "Color analyzers in catalogs of behavior"),
        ("Phase III of the fourth lamp", "Phase 3 of the 4th lamp"),
        ("Part B of a lamp", "Part 2 of a lamp"),
        ("On \\'etudes by {\\o}rsted \\& M\\\"uller", "On études by Ørsted and Müller"),
        ("Lamps of $\\mathbb{Z}$ and $\\varepsilon_0$", "Lamps of ℤ and ε0"),
        ("Spin of Y2-xCaxBaNiO5", "Spin of ${\\rm Y_{2-x} Ca_x Ba Ni O_5}$"),
        ("Gas of InₓGa₁₋ₓN", "Gas of {{In}}{\\textsubscript{x}}{{Ga}}{\\textsubscript{1-x}}{{N}}"),
        ("st &#246; hr and &#216; ystein on lamps", "stöhr and Øystein on lamps"),
    ],
)
def test_spelling_says_nothing(left: str, right: str) -> None:
    assert compared(left, right).agreement is TitleAgreement.EQUAL


@pytest.mark.parametrize(
    ("other", "agreement"),
    [
        (f"LampNet: {BASE}", TitleAgreement.NAMED),
        (f"{BASE} (extended abstract)", TitleAgreement.REMARK),
        ("Bright and Staedy Light for Reading Rooms", TitleAgreement.SPELLING),
        ("Bright and Steady Light for Reading Room", TitleAgreement.ENDINGS),
        ("Steady and Bright Light for Reading Rooms", TitleAgreement.ENDINGS),
        ("Bright and Steady Light for …", TitleAgreement.CUT),
        (f"{BASE}: Shelves and Tables", TitleAgreement.SUBTITLE),
        (f"{BASE} with Wooden Shelves", TitleAgreement.BEGINNING),
        ("Towards Bright and Steady Light for Reading Rooms", TitleAgreement.WITHIN),
        ("Bright and Steady Light for Sleeping Rooms", TitleAgreement.NEAR),
        ("Bright and Steady Oil for Reading Books", TitleAgreement.SOME),
        ("Protein folding of yeast", TitleAgreement.FAR),
    ],
)
def test_titles_agree_by_degrees(other: str, agreement: TitleAgreement) -> None:
    assert compared(BASE, other).agreement is agreement
    assert compared(other, BASE).agreement is agreement


@pytest.mark.parametrize(
    ("left", "right", "difference"),
    [
        (BASE, f"{BASE} II", Difference.NUMBER),
        (BASE, f"{BASE}, Part 2", Difference.NUMBER),
        (BASE, f"{BASE}. II. Methods for the Dark", Difference.NUMBER),
        (BASE, f"{BASE} — Part B: Methods for the Dark", Difference.NUMBER),
        (f"{BASE}. A. Theory", f"{BASE}. B. Measurements", Difference.NUMBER),
        (f"{BASE} of Type B", f"{BASE} of Type C", Difference.NUMBER),
        (BASE, f"{BASE}. A. Lampe, B. Ohm", Difference.NONE),
        (f"{BASE} in 2D", f"{BASE} in 3D", Difference.NUMBER),
        (f"{BASE} with LampNet", f"{BASE} with LampNetv3", Difference.NUMBER),
        (f"A-Net: {BASE}", f"B-Net: {BASE}", Difference.NAME),
        (BASE, "Bright and Not Steady Light for Reading Rooms", Difference.NEGATION),
        (BASE, f"{BASE}. In: Proc. 27th Conf.", Difference.NONE),
        (BASE, f"{BASE}, pp. 436-447", Difference.NONE),
        (BASE, f"{BASE} (2024)", Difference.NONE),
        (f"{BASE} in 2D", f"{BASE} in two dimensions", Difference.NONE),
    ],
)
def test_some_differences_tell_two_works_apart(left: str, right: str, difference: Difference) -> None:
    assert compared(left, right).difference is difference
    assert compared(right, left).difference is difference


@pytest.mark.parametrize(
    ("left", "right"),
    [("network", "networks"), ("detection", "detecton"), ("thought", "tought"), ("recognition", "recogintion")],
)
def test_a_slip_or_an_ending_makes_no_other_word(left: str, right: str) -> None:
    assert alike(left, right)
    assert alike(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("micro", "macro"),
        ("affective", "effective"),
        ("intra", "inter"),
        ("gpt3", "gpt4"),
        ("static", "dynamic"),
        ("encoder", "decoder"),
    ],
)
def test_two_words_that_look_alike_stay_two(left: str, right: str) -> None:
    assert not alike(left, right)


def test_words_that_a_scan_ran_together_are_found() -> None:
    garbled = "Bright and steadylightforreading rooms"
    assert compared(BASE, garbled).agreement is TitleAgreement.EQUAL
    assert compared(BASE, f"{garbled} anew").similarity > 0.8


def test_a_word_used_twice_is_not_a_word_used_once() -> None:
    assert compared(BASE, "Bright Rooms and Steady Light for Reading Rooms").agreement is not TitleAgreement.ENDINGS


TEXTS = st.text(max_size=60)


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_comparison_takes_any_text_and_does_not_care_which_is_left(left: str, right: str) -> None:
    there, back = compared(left, right), compared(right, left)
    assert 0 <= there.similarity <= 1
    assert (there.agreement, there.difference) == (back.agreement, back.difference)


@settings(deadline=None)
@given(TEXTS.filter(lambda text: bool(read_title(text).glued)))
def test_a_title_equals_itself(text: str) -> None:
    assert compared(text, f" {text} ").agreement is TitleAgreement.EQUAL
