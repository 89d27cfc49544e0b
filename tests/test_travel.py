"""What was read travels between processes whole."""

from __future__ import annotations

import pickle
from dataclasses import asdict, dataclass

import pytest

from enrich.model import Code, Entry, Identifier, Link, LinkRole, Problem, RepoName, Scheme, Severity
from enrich.model._travel import travels

TRAVELLERS = [
    Problem(code=Code.LINK_MALFORMED, severity=Severity.WARNING, message="it leads nowhere", file="a.md", line=3),
    Link(url="https://arxiv.org/abs/2101.00001", role=LinkRole.PAPER),
    Identifier(Scheme.ARXIV, "2101.00001", "3"),
    RepoName(host="github.com", full_name="lampe/led", subpath="tree/main"),
    Entry(
        file="a.md",
        line=3,
        title="A Study of Lamps",
        links=(Link(url="https://arxiv.org/abs/2101.00001", role=LinkRole.PAPER),),
        identifiers=(Identifier(Scheme.ARXIV, "2101.00001", "3"),),
        repos=(("https://github.com/lampe/led", RepoName(host="github.com", full_name="lampe/led")),),
    ),
]


@pytest.mark.parametrize("sent", TRAVELLERS, ids=lambda each: type(each).__name__)
def test_what_was_read_arrives_in_another_process_as_it_was(sent: object) -> None:
    arrived = pickle.loads(pickle.dumps(sent))
    assert (type(arrived), asdict(arrived)) == (type(sent), asdict(sent))  # type: ignore[call-overload]


def test_values_travel_without_the_names_of_their_fields() -> None:
    assert TRAVELLERS[1].__getstate__() == ("https://arxiv.org/abs/2101.00001", LinkRole.PAPER)


def test_a_record_of_one_field_cannot_travel() -> None:
    with pytest.raises(TypeError, match="Lamp: expected two fields or more, got 1"):

        @travels
        @dataclass(frozen=True, slots=True)
        class Lamp:
            light: int
