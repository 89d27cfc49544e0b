from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.model import Name
from enrich.sources._names import name

PEOPLE = [
    ("Ada Lampe", Name(family="Lampe", given="Ada")),
    ("  Ada\n  B. Lampe ", Name(family="Lampe", given="Ada B.")),
    ("A. Lampe", Name(family="Lampe", given="A.")),
    ("Peter H. N. de Wit", Name(family="Wit", given="Peter H. N.", particle="de")),
    ("Jan van der Lamp", Name(family="Lamp", given="Jan", particle="van der")),
    ("Luc Van Lamp", Name(family="Van Lamp", given="Luc")),
    ("Rosa De la Lampara", Name(family="De la Lampara", given="Rosa")),
    ("Thanh Van Nguyen", Name(family="Nguyen", given="Thanh Van")),
    ("Van Nguyen", Name(family="Nguyen", given="Van")),
    ("Maria Costa e Silva", Name(family="Costa e Silva", given="Maria")),
    ("José Lampara y Gasset", Name(family="Lampara y Gasset", given="José")),
    ("Roy Lampe Jr.", Name(family="Lampe", given="Roy", suffix="Jr.")),
    ("Roy Lampe, Jr", Name(family="Lampe", given="Roy", suffix="Jr")),
    ("Roy Lampe III", Name(family="Lampe", given="Roy", suffix="III")),
    ("van der Lamp, Jan", Name(family="Lamp", given="Jan", particle="van der")),
    ("Lampe, Ada", Name(family="Lampe", given="Ada")),
    ("Lampe,", Name(literal="Lampe")),
    ("Xi Jr", Name(family="Jr", given="Xi")),
    ("Ada Lampe (for the Lamp Collaboration)", Name(family="Lampe", given="Ada")),
    ("(Ada Lampe)", Name(family="Lampe)", given="(Ada")),
    ("Poincar\\'e", Name(literal="Poincaré")),
    ('G{\\"o}del Lamp', Name(family="Lamp", given="Gödel")),
    ("Ho\\v{r}a Lamp\\'{\\i}", Name(family="Lampí", given="Hořa")),
]
LITERALS = ["The Lamp Collaboration", "Lamp Team", "Lamp-AI", "王伟", "Ada, Αδα, Lampe, Λαμπε", "Lumen.ai Research"]


@pytest.mark.parametrize(("text", "expected"), PEOPLE, ids=[text for text, _ in PEOPLE])
def test_a_name_in_one_string_is_split(text: str, expected: Name) -> None:
    assert name(text) == expected


@pytest.mark.parametrize("text", LITERALS)
def test_what_is_no_person_with_a_known_order_is_literal(text: str) -> None:
    assert name(text) == Name(literal=text)


@pytest.mark.parametrize("text", [":", "", "  ", "--", "1"])
def test_what_has_no_letter_is_no_name(text: str) -> None:
    assert name(text) is None


WORDS = st.lists(
    st.sampled_from(["Ada", "B.", "van", "der", "De", "Lampe", "Le", "Nguyen", "y", "e", "Jr.", "王"]),
    min_size=1,
    max_size=6,
)


@given(WORDS)
def test_no_word_of_a_name_is_lost(words: list[str]) -> None:
    assert str(name(" ".join(words))).split() == words


@given(st.text(max_size=40))
def test_any_text_gives_a_name_with_letters_or_none(text: str) -> None:
    found = name(text)
    assert found is None or any(each.isalpha() for each in str(found))
