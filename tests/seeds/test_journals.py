"""Journals are known by name: alone, with a year, or with their volume and pages."""

from __future__ import annotations

import pytest

from enrich.seeds._journals import is_journal, without_volume
from enrich.seeds._venues import is_venue_strictly


@pytest.mark.parametrize(
    "text",
    [
        "Medical Image Analysis",
        "Information Processing & Management",
        "Communications Earth & Environment 2023",
        "The Visual Computer, 2021",
        "Machine Learning: Science and Technology 2, 3-4",
        "Behavior Research Methods, 51(3), 1258-1270",
        "Cluster Computing volume 24, pages 475-488 (2021)",
        "Molecular Pharmaceutics 13 (5)",
        "The Annals of Statistics, 47(2), pp. 1148-1178",
        "Remote Sensing, 2021",
        "Artificial Intelligence 139, 2002",
        "Cognition, 125",
        "Speech Communication (2019)",
    ],
)
def test_a_journal_is_a_venue(text: str) -> None:
    assert is_venue_strictly(text)


@pytest.mark.parametrize(
    "text",
    [
        "Remote Sensing",
        "Artificial Intelligence",
        "Robotics 2",
        "Machine Learning 101",
        "Cognition",
        "A study of 3 lamps",
    ],
)
def test_a_subject_is_none(text: str) -> None:
    assert not is_journal(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nature Methods 13, 703-704", "Nature Methods"),
        (
            "Information Processing & Management, vol. 53, no. 5, Sept. 2017, pp. 1103-19",
            "Information Processing & Management",
        ),
        ("Scientific Reports, 2021", "Scientific Reports, 2021"),
        ("Neuron", "Neuron"),
    ],
)
def test_the_volume_is_cut_off(text: str, name: str) -> None:
    assert without_volume(text) == name
