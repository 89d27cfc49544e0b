"""How far two lists of authors agree."""

from __future__ import annotations

import pytest

from enrich.matching._people import AuthorAgreement, compare_people, people_of_names, people_of_strings
from enrich.model import Name


@pytest.mark.parametrize(
    ("left", "right", "agreement"),
    [
        (["Jörg Müller"], ["J. Muller"], AuthorAgreement.EXACT),
        (["Müller, Jörg"], ["Jörg Müller"], AuthorAgreement.EXACT),
        (["Zhang Wei"], ["Wei Zhang"], AuthorAgreement.EXACT),
        (["Ludwig van Beethoven"], ["L. Beethoven"], AuthorAgreement.EXACT),
        (["Rudolf Bayer Jr."], ["Rudolf Bayer"], AuthorAgreement.EXACT),
        (["Héctor García-Molina"], ["H. Garcia"], AuthorAgreement.EXACT),
        (["Ada Lampe"], ["Ada Lamppe"], AuthorAgreement.EXACT),
        (["Ada Lampe", "Bo Ohm"], ["Ada Lampe", "Bo Ohm", "Cleo Berg"], AuthorAgreement.ALL),
        (["Ada Lampe", "Bo Ohm"], ["Ada Lampe", "Cleo Berg"], AuthorAgreement.MOST),
        (["Ada Lampe", "Bo Ohm", "Cleo Berg"], ["Ada Lampe", "Dan Fall", "Eve Gruen"], AuthorAgreement.SOME),
        (["Bob Gerber"], ["Robert Gerber"], AuthorAgreement.SOME),
        (["Ada Lampe"], ["Cleo Berg"], AuthorAgreement.OTHERS),
        (["A. Lampe"], ["C. Berg"], AuthorAgreement.NONE),
        (["Ada Lampe"], [], AuthorAgreement.UNKNOWN),
        (["Ada Lampe"], ["&NA;", "N/A", "et al.", "…"], AuthorAgreement.UNKNOWN),
        (["Ada Lampe"], ["Steady Light Consortium"], AuthorAgreement.UNKNOWN),
    ],
)
def test_people_are_written_in_many_ways(left: list[str], right: list[str], agreement: AuthorAgreement) -> None:
    assert compare_people(people_of_strings(tuple(left)), people_of_strings(tuple(right))) is agreement


def test_names_of_records_and_of_lists_are_compared() -> None:
    names = (Name(family="Ohm", given="Bo"), Name(literal="Ada Lampe"), Name(given="Voltaire"))
    assert (
        compare_people(people_of_names(names), people_of_strings(("B. Ohm", "A. Lampe", "Voltaire")))
        is AuthorAgreement.EXACT
    )


def test_one_part_of_a_double_name_stands_for_the_whole() -> None:
    whole = people_of_names((Name(family="Garcia Molina", given="Hector"),))
    assert compare_people(whole, people_of_names((Name(family="Molina", given="H."),))) is AuthorAgreement.EXACT
