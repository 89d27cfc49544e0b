"""What publishers put into text fields becomes clean text; the shapes were met in records, the words are ours."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.markup import fold, plain, rich, words

RICH = {
    "A  Study\n   of Lamps ": "A Study of Lamps",
    "lamps &amp; moths": "lamps & moths",
    "lamps &amp;amp;amp; moths": "lamps & moths",
    "&#233;clair &#xE9;clair &Eacute;clair": "éclair éclair Éclair",
    "&unknown; R&D AT&T &copy": "&unknown; R&D AT&T &copy",
    "the δ&amp;lt;sup&amp;gt;13&amp;lt;/sup&amp;gt;C rise": "the δ<sup>13</sup>C rise",
    "<scp>L</scp>amps: an<scp>R</scp>package": "Lamps: anRpackage",
    "[Xy(bpy)<sub>3</sub>]<sup>2+</sup>": "[Xy(bpy)<sub>3</sub>]<sup>2+</sup>",
    "<jats:italic>Musca</jats:italic> and <EM>Apis</EM>": "<i>Musca</i> and <i>Apis</i>",
    "<strong>Bright</strong> <inf>2</inf>": "<b>Bright</b> <sub>2</sub>",
    "of moths,\n        <i>Actias luna,</i>\n        and lamps": "of moths, <i>Actias luna,</i> and lamps",
    "gene p1 (\n     <i>LMP1</i>\n     )": "gene p1 (<i>LMP1</i>)",
    "<i>Women in Lampland</i>\n            .": "<i>Women in Lampland</i>",
    "<i>N</i>\n   -acetyl lamps": "<i>N</i>-acetyl lamps",
    "CO\n  <sub>2</sub>\n  lamps": "CO<sub>2</sub> lamps",
    "a\n  <sup>13</sup>\n  C lamp": "a <sup>13</sup>C lamp",
    "lampes\u00a0: une étude": "lampes : une étude",
    "A<br/>B": "A B",
    "<jats:title>Abstract</jats:title><jats:p>We lit.</jats:p><jats:p>It shone.</jats:p>": "Abstract We lit. It shone.",
    '<a href="https://lamps.example/?a>b">Lamps</a>': "Lamps",
    "<jats:xref rid='r1'>1</jats:xref>": "1",
    "<jats:made-up>Lamp</jats:made-up>": "Lamp",
    "<![CDATA[Lamps & <i>moths</i>]]>": "Lamps & <i>moths</i>",
    "Lamps<!-- a <b> remark --> and moths <!-- open": "Lamps and moths <!-- open",
    '<?xml version="1.0"?><!DOCTYPE html>Lamps': "Lamps",
    "<script>alert('x')</script>Lamps<script/> shine<style>b": "Lamps shine",
    "<script>a</b></script>Lamps": "Lamps",
    # a "<" of the text
    "p < 0.05, a<b, x<y>z": "p < 0.05, a<b, x<y>z",
    "a<b>c": "a< b>c",
    "the <S> average": "the <S> average",
    "vector<int> and <unk>": "vector<int> and <unk>",
    "<<i>i>x</i>": "<<i>i>x</i>",
    "5 &lt; 6": "5 < 6",
    # what is never closed, never opened, empty or crossed
    "<i>Lamps": "< i>Lamps",
    "<sub>Lamps": "Lamps",
    "Lamps</i>": "Lamps",
    "Lamps<i></i><sub> </sub>": "Lamps<sub> </sub>",
    "<i>a<b>b</i>c</b>": "<i>ab</i>c",
    "<i>a <i>b</i></i>": "<i>a <i>b</i></i>",
    # characters
    "caf\u0092s \u0096 lamps\u0081": "caf’s – lamps",
    "lamp&#150;moth": "lamp–moth",
    "Dâ€™Ampère and JosÃ© on NÂ° 5, â€œlampsâ€ â€“ FAÇÃO": "D’Ampère and José on N° 5, “lamps” – FAÇÃO",
    "lam\u00adps\u200b \u202eevil\u202c \u2066x\u2069\ufeff\x07": "lamps evil x",
    "Lampe\u0301": "Lampé",
    "lone \ud800 half": "lone half",
    "la\u200dmp": "lamp",
    "می\u200cشود": "می\u200cشود",
    # MathML
    'd-<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:mi>π</mml:mi></mml:math> lamps': "d-π lamps",
    'for<mml:math alttext="$d>0$"><mml:mi>d</mml:mi></mml:math>-complete': "for d-complete",
    "the <math><mi>k</mi></math>th of <math><mi>n</mi></math>lamps": "the kth of n lamps",
    "<math><msup><mn>10</mn><mrow><mo>-</mo><mn>6</mn></mrow></msup></math>": "10<sup>-6</sup>",
    "<math><msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup><mo>=</mo><mi>y</mi></math>": "x<sub>i</sub><sup>2</sup>=y",
    "<math><mi>a</mi><mo>=</mo><mfrac><mi>b</mi><mi>c</mi></mfrac></math>": "a = b/c",
    "<math><mi>a</mi><mo>&lt;</mo><mi>b</mi></math>": "a < b",
    "<math><mo>−</mo><mn>1</mn><mspace/><mtext> if </mtext><mi>x</mi></math>": "−1 if x",
    "<math><semantics><mi>x</mi><annotation>x \\in y</annotation></semantics></math>": "x",
    "<alternatives><tex-math>$$x$$</tex-math><math><mi>x</mi></math></alternatives>": "x",
    "<math><mi>x</mrow></math> and <math><mi>never closed": "x and never closed",
    # LaTeX
    "<tex-math>\\documentclass[12pt]{minimal}\\begin{document}$$x^2$$\\end{document}</tex-math>": "$x^2$",
    "On the $$L^2$$ norm at $84.95": "On the $L^2$ norm at $84.95",
}


@pytest.mark.parametrize(("raw", "clean"), RICH.items())
def test_mark_up_is_reduced_to_what_csl_knows(raw: str, clean: str) -> None:
    assert rich(raw) == clean


@pytest.mark.parametrize("raw", RICH)
def test_cleaning_twice_changes_nothing(raw: str) -> None:
    assert rich(rich(raw)) == rich(raw)
    assert plain(plain(raw)) == plain(raw)


@pytest.mark.parametrize(
    ("raw", "clean"),
    {
        "lamps": "lamps",
        "<i>Musca</i> in CO<sub>2</sub>": "Musca in CO2",
        "the <i> bright </i> lamp": "the bright lamp",
        "p < 0.05": "p < 0.05",
        "a<b>c": "a< b>c",
    }.items(),
)
def test_plain_text_has_no_mark_up(raw: str, clean: str) -> None:
    assert plain(raw) == clean


@pytest.mark.parametrize(
    ("left", "right"),
    {
        "<scp>L</scp>amps: an<scp>R</scp>package": "Lamps: an R package",
        "Łódź straße, Ærø, œuvre, ﬁne": "lodz strasse aero oeuvre fine",
        "Don’t “quote”": "don't 'quote'",
        "H₂O and H<sub>2</sub>O": "H2O & H2O and".replace("& ", "and ").removesuffix(" and"),
        "Ⅳ ½ Ａ": "iv 12 a",
        "İstanbul ISPARTA": "istanbul isparta",
        "Ελλάδα": "ελλαδα",
        "كِتَاب": "كتاب",
        "한국어": unicodedata.normalize("NFD", "한국어"),
        "multi‐modal—lamps": "multi-modal lamps",
    }.items(),
)
def test_spellings_of_one_title_fold_alike(left: str, right: str) -> None:
    assert fold(left) == fold(right)


@pytest.mark.parametrize(("left", "right"), [("कि", "का"), ("か", "が"), ("ไม่", "มา"), ("lamp 1", "lamp 2")])
def test_different_words_do_not_fold_alike(left: str, right: str) -> None:
    assert fold(left) != fold(right)


@pytest.mark.parametrize(
    ("text", "expected"),
    {
        "An R package": ("an", "r", "package"),
        "Moths' self-lit lamps, 2nd ed.": ("moths", "self", "lit", "lamps", "2nd", "ed"),
        "L’été à Łódź": ("lete", "a", "lodz"),
        "हिन्दी दीप": ("हिन्दी", "दीप"),
        "": (),
        "***": (),
    }.items(),
)
def test_words_are_folded_one_by_one(text: str, expected: tuple[str, ...]) -> None:
    assert words(text) == expected


# --- laws -------------------------------------------------------------------------------------

MARKED = st.lists(
    st.sampled_from(
        [
            "<i>",
            "</i>",
            "<sub>",
            "</sub>",
            "<math>",
            "</math>",
            "<",
            ">",
            "&amp;",
            "&lt;",
            " ",
            "\n",
            "x",
            "é",
            ".",
            "$$",
        ]
    )
).map("".join)


def balanced(text: str) -> bool:
    open_tags: list[str] = []
    for tag in re.findall(r"</?(?:i|b|sub|sup)>", text):
        if not tag.startswith("</"):
            open_tags.append(tag)
        elif not open_tags or open_tags.pop() != tag.replace("/", ""):
            return False
    return not open_tags


@given(st.text() | MARKED)
def test_rich_text_is_balanced_normal_and_has_no_control_character(text: str) -> None:
    clean = rich(text)
    assert balanced(clean)
    assert clean == unicodedata.normalize("NFC", clean) == " ".join(clean.split())
    assert not [each for each in clean if unicodedata.category(each) in {"Cc", "Cs"}]


@given(st.text() | MARKED)
def test_folding_is_idempotent_and_the_join_of_the_words(text: str) -> None:
    assert fold(fold(text)) == fold(text) == "".join(words(text))


@given(st.text(st.characters(categories=["Lu", "Ll", "Nd", "Zs"], max_codepoint=0x24F)))
def test_plain_words_survive(text: str) -> None:
    assert plain(text) == unicodedata.normalize("NFC", " ".join(text.split()))


HOSTILE = {
    "brackets": "<" * 250_000,
    "escaped ampersands": "&amp;" * 50_000,
    "nested ampersands": "&" + "amp;" * 62_500,
    "starts of tags": "<i" * 125_000,
    "open tags": "<i>" * 75_000,
    "open tags, other ends": "<i>" * 25_000 + "</b>" * 25_000,
    "empty elements": "<i></i>" * 37_500,
    "open comments": "<!--" * 62_500,
    "open attributes": '<a "' * 62_500,
    "mixed quotes": "<a '\"" * 50_000,
    "open formulae": "<math>" * 37_500,
    "nested scripts": "<math>" + "<msup>" * 37_500,
    "dollars": "$" * 250_000,
    "blanks": " " * 250_000,
    "tag and blanks": "<i" + " " * 250_000,
    "line breaks": "\n " * 125_000,
    "preambles": "\\documentclass" * 17_500,
    "marks": "\u0301" * 250_000,
    "isotopes": "\n<sup>1</sup>" * 20_000,
}  # fmt: skip


def test_mark_up_hidden_in_mark_up_is_unpacked_a_few_times_only() -> None:
    hidden = "<i></i>"
    for _ in range(6):
        hidden = f"<{hidden}i></{hidden}i>"
    assert balanced(rich(f"Lamps{hidden}"))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_nonsense_takes_no_longer_for_its_shape(text: str) -> None:
    began = time.process_time()
    fold(text)
    assert time.process_time() - began < 20  # quadratic time would be hours
