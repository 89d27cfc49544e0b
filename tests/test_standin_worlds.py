"""The worlds that the stand-in serves hold together: what is expected of a run can be found out, and nothing else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from standin.checking import check
from standin.demo_world import TWISTS, demo
from standin.generated import List, generate
from standin.rows import Row, read_rows
from standin.setting import Expected, Scene, Setting
from standin.variants import variants
from standin.works import PUBLISHER
from standin.world import NOTE, World

pytest_plugins = ["standin.fixtures"]

SEED = Path(__file__).parents[1] / "seeds" / "facial-expression.md"


@pytest.fixture(scope="module")
def setting() -> Setting:
    return demo(SEED)


def test_a_row_is_read_as_it_stands() -> None:
    text = "| Title | Source | Date | Code |\n| --- | --- | --- | --- |\n| Of Lamps | [ J. Lamps](https://example.org/a) | 2025-03 | [code](https://github.com/a/b) | \n| Of Kettles | [K](https://example.org/b) | 2023- | Null |\n"
    first, second = read_rows(text)
    assert first == Row(
        number=1,
        line=3,
        title="Of Lamps",
        venue="J. Lamps",
        url="https://example.org/a",
        date="2025-03",
        code="https://github.com/a/b",
    )
    assert (second.line, second.year, second.month, second.code) == (4, 2023, None, None)


def test_the_demo_has_a_scene_for_each_row_of_the_list(setting: Setting) -> None:
    assert len(setting.scenes) == 94
    assert Counter(each.status for each in setting.expected) == {"resolved": 90, "unresolved": 3, "ambiguous": 1}


def test_every_twist_is_for_a_row_of_the_list(setting: Setting) -> None:
    assert set(TWISTS) - {each.row.title for each in setting.scenes} == set()


def test_the_demo_is_the_same_every_time(setting: Setting) -> None:
    again = demo(SEED)
    assert again.expected == setting.expected
    assert list(again.world.deposits) == list(setting.world.deposits)


@pytest.mark.parametrize("name", ["demo", "variants", "generated"])
def test_every_record_says_that_it_is_synthetic(name: str, setting: Setting, small_list: List) -> None:
    world = {"demo": setting.world, "variants": variants(), "generated": small_list.setting.world}[name]
    variant = name == "variants"
    assert [doi for doi, each in world.deposits.items() if each.record.get("publisher", PUBLISHER) != PUBLISHER] == []
    assert [
        name for name, each in world.preprints.items() if NOTE not in (each.summary, each.comment) and not variant
    ] == []
    assert [name for name, each in world.papers.items() if each.record["abstract"] not in {NOTE, None}] == []
    assert [name for name, each in world.repos.items() if each.description not in {NOTE, None} and not variant] == []


def in_the_world(world: World, scene: Scene) -> bool:
    """Tell whether what is expected of a row stands in the world where a client can find it."""
    wanted = scene.expected.identifiers
    record = world.deposits[wanted["doi"]].record if "doi" in wanted else {}
    said = str(record.get("resource")) + str(record.get("link")) + str(record.get("alternative-id"))
    return (
        all(wanted[scheme] in said for scheme in ("ieee", "pii") if scheme in wanted)
        and wanted.get("arxiv", "2505.13419") in world.preprints
    )


def test_all_that_is_expected_can_be_found(setting: Setting) -> None:
    resolved = [each for each in setting.scenes if each.expected.status == "resolved"]
    assert [each.row.title for each in resolved if not each.expected.identifiers] == []
    assert [each.row.title for each in resolved if not in_the_world(setting.world, each)] == []


def test_nothing_of_an_absent_row_stands_in_the_world(setting: Setting) -> None:
    absent = [each for each in setting.scenes if each.expected.status == "unresolved"]
    dois = {str(each.work.doi) for each in absent}
    assert dois & set(setting.world.deposits) == set()
    titles = {each.row.title.lower() for each in absent}
    assert titles & {str(each.record["title"]).lower() for each in setting.world.papers.values()} == set()
    assert titles & {each.title.lower() for each in setting.world.preprints.values()} == set()


def test_a_search_finds_the_right_record_among_five_but_often_not_first(setting: Setting) -> None:
    places = []
    for scene in setting.scenes:
        ranked = [doi for doi, _ in setting.world.crossref_index.rank(scene.row.title)]
        if (doi := scene.expected.identifiers.get("doi")) and doi in ranked:
            places.append(ranked.index(doi))
    assert max(places) < 5
    assert 0.2 < sum(place > 0 for place in places) / len(places) < 0.8


def test_repositories_have_every_state(setting: Setting) -> None:
    states = Counter(statuses for each in setting.expected for _, statuses in each.repos)
    assert {("ok",), ("renamed",), ("archived",), ("missing",), ("missing", "unavailable")} == set(states)
    repos = setting.world.repos.values()
    assert any(each.empty for each in repos)
    assert any(each.license is None for each in repos)
    assert any(each.fork_of in {other.full_name for other in repos} for each in repos if each.fork_of)


def test_an_invented_list_of_any_length_reads_back() -> None:
    made = generate(200)
    assert [row.title for row in read_rows(made.text)] == [each.row.title for each in made.setting.scenes]
    assert len({each.row.title for each in made.setting.scenes}) == 200
    assert Counter(each.status for each in made.setting.expected) == {"resolved": 195, "unresolved": 5}
    assert [
        each.row.title
        for each in made.setting.scenes
        if each.expected.status == "resolved" and not in_the_generated_world(made.setting.world, each)
    ] == []


def in_the_generated_world(world: World, scene: Scene) -> bool:
    wanted = scene.expected.identifiers
    return (
        wanted.get("doi", next(iter(world.deposits))) in world.deposits
        and wanted.get("arxiv", next(iter(world.preprints))) in world.preprints
    )


# --- what a run came to ---

WANTED = Expected(
    line=5,
    title="Of Lamps",
    identifiers={"doi": "10.1/a", "ieee": "7"},
    also=("10.48550/arxiv.1",),
    forbidden={"pii": "S1"},
    issues=("link-shared",),
    repos=(("a/b", ("ok", "renamed")),),
)


def entry(**changes: Any) -> dict[str, Any]:
    right = {
        "seed": {"line": 5},
        "status": "resolved",
        "identifiers": {"doi": "10.1/a", "ieee": "7"},
        "issues": [{"code": "link-shared"}],
        "repos": [{"full_name": "A/b", "status": "renamed"}],
    }
    return right | changes


@pytest.mark.parametrize(
    ("changes", "wrong", "missed"),
    [
        ({}, [], []),
        ({"identifiers": {"doi": "10.48550/arxiv.1", "ieee": "7"}}, [], []),
        ({"identifiers": {"doi": "10.1/b", "ieee": "7"}}, ["DOI 10.1/b, right would be 10.1/a"], []),
        ({"identifiers": {"doi": "10.1/a", "ieee": "8"}}, ["ieee 8, right would be 7"], []),
        ({"identifiers": {"doi": "10.1/a", "ieee": "7", "pii": "S1"}}, ["pii S1 is another work's"], []),
        ({"identifiers": {"ieee": "7"}}, [], ["no doi, right would be 10.1/a"]),
        ({"status": "pending"}, [], ["status pending, right would be resolved"]),
        ({"issues": []}, [], ["issue link-shared is missing"]),
        ({"repos": []}, [], ["repository a/b ok/renamed, found []"]),
        ({"seed": {"line": 6}}, [], ["no entry"]),
    ],
)
def test_what_is_wrong_is_told_apart_from_what_is_missed(
    changes: dict[str, Any], wrong: list[str], missed: list[str]
) -> None:
    findings = check({"entries": [entry(**changes)]}, [WANTED])
    told = [
        tuple(text.removeprefix("line 5: ").removesuffix(" (Of Lamps)") for text in texts)
        for texts in (findings.wrong, findings.missed)
    ]
    assert told == [tuple(wrong), tuple(missed)]


def test_resolving_what_cannot_be_resolved_is_wrong() -> None:
    findings = check(
        {"entries": [entry(identifiers={}, issues=[], repos=[])]},
        [Expected(line=5, title="Of Lamps", status="ambiguous")],
    )
    assert findings.wrong == ("line 5: resolved, right would be ambiguous (Of Lamps)",)
