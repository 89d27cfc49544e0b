"""A world made from the rows of a list, and what a run over that list must come to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from standin import distractors
from standin.rows import Row, publish
from standin.text import digest, fraction
from standin.works import Publication, deposit, paper, preprint, update
from standin.world import Deposit, Paper, Preprint, Repo, World


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """Say what a row must come to.

    `identifiers` must be among those of the entry, none of `forbidden` may be; a DOI that stands in neither
    `identifiers` nor `also` is a wrong one. `repos` are (canonical name, statuses that are right).
    """

    line: int
    title: str
    status: str = "resolved"
    identifiers: Mapping[str, str] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    forbidden: Mapping[str, str] = field(default_factory=dict)
    issues: tuple[str, ...] = ()
    repos: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Hold a row's records and what it must come to; `work` is the published one where there is one."""

    row: Row
    work: Publication
    deposits: tuple[Deposit, ...] = ()
    preprints: tuple[Preprint, ...] = ()
    papers: tuple[Paper, ...] = ()
    expected: Expected


Twist = Callable[[Row], Scene]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Hold a world, what is expected of a run over its list, and the scenes that both are made of."""

    world: World
    expected: tuple[Expected, ...]
    scenes: tuple[Scene, ...]


def stage(
    rows: Iterable[Row], twists: Mapping[str, Twist], repos: Iterable[Repo], missing: frozenset[str] = frozenset()
) -> Setting:
    """Make the world of some rows; a twist, by title, takes the place of the usual scene; `missing` repositories stay out."""
    scenes = tuple(twists.get(row.title, usual)(row) for row in rows)
    known = {each.full_name.lower(): each for each in repos}
    states = dict(_states(scenes, known, missing))
    world = World(
        deposits=(*(each for scene in scenes for each in scene.deposits), *distractors.noise()),
        preprints=(each for scene in scenes for each in scene.preprints),
        papers=(each for scene in scenes for each in scene.papers),
        repos=(
            {each.id: each for each, _ in states.values() if each} | {each.id: each for each in known.values()}
        ).values(),
    )
    expected = tuple(_with_repo(scene, states) for scene in scenes)
    return Setting(world=world, expected=expected, scenes=scenes)


def _with_repo(scene: Scene, states: Mapping[str, tuple[Repo | None, str]]) -> Expected:
    name = repo_name(scene.row)
    if not name:
        return scene.expected
    repo, status = states[name.lower()]
    canonical = repo.full_name if repo and status != "missing" else name
    statuses = ("missing", "unavailable") if repo and repo.block else (status,)
    return replace(scene.expected, repos=((canonical, statuses),))


def _states(
    scenes: Iterable[Scene], known: Mapping[str, Repo], missing: frozenset[str]
) -> Iterator[tuple[str, tuple[Repo | None, str]]]:
    """Give for each linked name its repository, if any, and the status that is right."""
    renamed = {old.lower(): each for each in known.values() for old in each.former}
    for name in filter(None, (repo_name(scene.row) for scene in scenes)):
        key = name.lower()
        if name in missing:
            yield key, (None, "missing")
            continue
        repo = known.get(key) or renamed.get(key) or common_repo(name)
        status = "archived" if repo.archived_at else "renamed" if key in renamed else "ok"
        yield key, (repo, "missing" if repo.private else status)


def repo_name(row: Row) -> str | None:
    if not row.code or "github.com/" not in row.code:
        return None
    return "/".join(row.code.partition("github.com/")[2].partition("?")[0].split("/")[:2])


def common_repo(name: str) -> Repo:
    """Give a repository that is in order, with counts by its name."""
    chance = fraction(name)
    year = 2023 + int(chance * 4)
    pushed = f"{year}-{1 + int(chance * 97) % 10:02}-{1 + int(chance * 991) % 28:02}T08:00:00Z"
    licenses = ("mit", "apache-2.0", None, "gpl-3.0", "other")
    return Repo(
        id=10_000 + int(digest(name, size=3), 16),
        full_name=name,
        stars=int(chance * 400),
        forks=int(chance * 60),
        issues=int(chance * 9),
        pulls=int(chance * 3),
        license=licenses[int(chance * 1000) % len(licenses)],
        topics=("synthetic", "stand-in") if chance < 0.4 else (),
        language="Python" if chance < 0.9 else "Jupyter Notebook",
        pushed_at=pushed,
        committed_at=pushed,
        updated_at="2026-11-01T03:04:05Z",
        release="v1.0" if chance < 0.15 else None,
        homepage="" if chance < 0.3 else None,
    )


# --- scenes ---


def usual(row: Row) -> Scene:
    """Let the work be deposited as its link says, with distractors, and mostly known to Semantic Scholar."""
    work = publish(row)
    if work.arxiv and not work.doi:
        return preprint_only(row)
    if row.number % 8 == 3:
        work = replace(work, arxiv=f"{min(row.year, 2025) % 100:02}03.{10000 + row.number}")
    makers = distractors.around(work, row.number)
    changes = spelling(work, row.number)
    if distractors.erratum in makers:
        changes["updated_by"] = [update(distractors.erratum(work).doi, "correction")]
    return Scene(
        row=row,
        work=work,
        deposits=(deposit(work, **changes), *(make(work) for make in makers)),
        preprints=(preprint(work),) if work.arxiv else (),
        papers=known_paper(work, row.number),
        expected=expect(row, work),
    )


def preprint_only(row: Row) -> Scene:
    """Let arXiv alone know the work, and Semantic Scholar by its arXiv id."""
    work = publish(row)
    return Scene(row=row, work=work, preprints=(preprint(work),), papers=(paper(work),), expected=expect(row, work))


def known_paper(work: Publication, number: int) -> tuple[Paper, ...]:
    """Give Semantic Scholar's record of a work: none for one in six, and the rest with its habits."""
    if number % 6 == 5:
        return ()
    record = paper(work)
    changes: dict[str, Any] = {}
    if number % 7 == 0:
        changes["venue"] = ""
    if number % 7 == 1:
        changes |= {"publicationDate": None, "tldr": None, "abstract": None, "journal": None}
    if number % 9 == 4:
        changes["title"] = f"[PDF] {work.title}"
    if number % 4 == 2 and work.doi:
        changes["externalIds"] = dict(record.record["externalIds"]) | {"DOI": work.doi.upper()}
    return (Paper(record=dict(record.record) | changes),)


def spelling(work: Publication, number: int) -> dict[str, Any]:
    """Spell a title as depositors do: in capitals, broken over lines, with a subtitle apart, with mark-up."""
    title = work.title
    head, colon, rest = title.partition(": ")
    if number % 11 == 0:
        return {"title": [title.upper()]}
    if number % 13 == 0:
        return {"title": [title.replace(" ", "\n                    ", 1)]}
    if number % 10 == 7 and colon:
        return {"title": [head], "subtitle": [rest]}
    if number % 14 == 5:
        return {"title": [f"<i>{title}</i>"]}
    if number % 16 == 9:
        return {"title": [title.replace(" and ", " &amp; ")]}
    return {}


def expect(
    row: Row, work: Publication, *, status: str = "resolved", also: tuple[str, ...] = (), **changes: Any
) -> Expected:
    numbers = {"doi": work.doi, "pii": work.pii} if work.doi else {"arxiv": work.arxiv}
    linked = {"ieee": str(work.ieee)} if work.ieee and str(work.ieee) in row.url else {}
    if work.arxiv and work.arxiv in row.url:
        linked["arxiv"] = work.arxiv
    found = {key: value for key, value in (numbers | linked).items() if value}
    fields: dict[str, Any] = {
        "line": row.line,
        "title": row.title,
        "status": status,
        "identifiers": found,
        "also": (*also, *((f"10.48550/arxiv.{work.arxiv}",) if work.arxiv else ())),
    }
    return Expected(**(fields | changes))
