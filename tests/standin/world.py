"""The records that the stand-in holds, and how its searches find them."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from standin.text import fraction, words

Record = Mapping[str, Any]

NOTE = "Synthetic record served by a stand-in, not real data."


@dataclass(frozen=True, slots=True, kw_only=True)
class Deposit:
    """Hold a Crossref record in its own shape; `boost` is how much the search likes it beyond its words."""

    record: Record
    boost: float = 1.0

    @property
    def doi(self) -> str:
        return str(self.record["DOI"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Preprint:
    """Hold what arXiv knows of a paper; dates are ISO 8601, `versions` counts them."""

    id: str
    title: str
    authors: tuple[str, ...]
    published: str = "2025-05-20T12:00:00Z"
    updated: str = "2025-05-20T12:00:00Z"
    versions: int = 1
    summary: str = NOTE
    comment: str | None = NOTE
    journal_ref: str | None = None
    doi: str | None = None  # as authors give it: several may stand there, between spaces
    categories: tuple[str, ...] = ("cs.CV",)
    affiliations: Mapping[str, str] = field(default_factory=dict)  # by author


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """Hold a Semantic Scholar record with all its fields; `merged` are earlier paperIds of it."""

    record: Record
    boost: float = 1.0
    merged: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return str(self.record["paperId"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Repo:
    """Hold what GitHub knows of a repository; `former` are earlier names, `block` a reason ("dmca", "tos")."""

    id: int
    full_name: str
    former: tuple[str, ...] = ()
    private: bool = False
    block: str | None = None
    stars: int = 12
    forks: int = 3
    issues: int = 2
    pulls: int = 1
    description: str | None = NOTE
    homepage: str | None = None
    language: str | None = "Python"
    topics: tuple[str, ...] = ()
    license: str | None = "mit"
    created_at: str = "2024-01-02T03:04:05Z"
    updated_at: str = "2026-11-01T03:04:05Z"
    pushed_at: str | None = "2026-10-20T03:04:05Z"
    committed_at: str | None = "2026-10-18T03:04:05Z"
    archived_at: str | None = None
    disabled: bool = False
    fork_of: str | None = None
    mirror_of: str | None = None
    template: bool = False
    empty: bool = False
    branch: str = "main"
    release: str | None = None  # tag of the latest release
    released_at: str = "2026-06-01T00:00:00Z"

    @property
    def owner(self) -> str:
        return self.full_name.partition("/")[0]

    @property
    def name(self) -> str:
        return self.full_name.partition("/")[2]


class Index:
    """Rank documents for a text: rare words count more, long documents less, and a little chance is left."""

    def __init__(self, documents: Iterable[tuple[str, Sequence[tuple[str, float]], float]]) -> None:
        """Take documents as (id, ((text, weight), ...), boost)."""
        self._postings: dict[str, dict[str, float]] = defaultdict(dict)
        self._norm: dict[str, float] = {}
        for name, texts, boost in documents:
            weights: Counter[str] = Counter()
            for text, weight in texts:
                for word in words(text):
                    weights[word] = max(weights[word], weight)  # type: ignore[assignment]  # a Counter of floats
            for word, weight in weights.items():
                self._postings[word][name] = weight
            chance = 0.96 + 0.08 * fraction(name)
            self._norm[name] = boost * chance / (0.55 + 0.45 * math.sqrt(max(len(weights), 1) / 16))

    def rank(self, query: str) -> list[tuple[str, float]]:
        """Give (id, score) of every document that shares a word with the query, the best first."""
        scores: dict[str, float] = defaultdict(float)
        for word in self._telling(query):
            found = self._postings[word]
            rarity = math.log(1 + len(self._norm) / (1 + len(found)))
            for name, weight in found.items():
                scores[name] += rarity * weight
        scored = ((name, score * self._norm[name]) for name, score in scores.items())
        return sorted(scored, key=lambda pair: (-pair[1], pair[0]))

    def _telling(self, query: str) -> list[str]:
        """Give the words that some document has; those that very many have only where there are few others."""
        known = [word for word in dict.fromkeys(words(query)) if word in self._postings]
        rare = [word for word in known if len(self._postings[word]) <= 300 + len(self._norm) // 50]
        return rare if len(rare) >= 3 else known


class World:
    """Hold all records of all services, each under the names by which it is asked for."""

    def __init__(
        self,
        *,
        deposits: Iterable[Deposit] = (),
        preprints: Iterable[Preprint] = (),
        papers: Iterable[Paper] = (),
        repos: Iterable[Repo] = (),
        aliases: Mapping[str, str] | None = None,
        agencies: Mapping[str, tuple[str, str]] | None = None,
    ) -> None:
        self.deposits = {each.doi.lower(): each for each in deposits}
        self.preprints = {each.id: each for each in preprints}
        self.papers = {each.id: each for each in papers}
        self.repos = {each.full_name.lower(): each for each in repos}
        self.aliases = dict(aliases or {})
        self.agencies = dict(agencies or {})

    def __add__(self, other: World) -> World:
        return World(
            deposits=(*self.deposits.values(), *other.deposits.values()),
            preprints=(*self.preprints.values(), *other.preprints.values()),
            papers=(*self.papers.values(), *other.papers.values()),
            repos=(*self.repos.values(), *other.repos.values()),
            aliases=self.aliases | other.aliases,
            agencies=self.agencies | other.agencies,
        )

    @cached_property
    def crossref_index(self) -> Index:
        return Index((doi, _crossref_texts(each.record), each.boost) for doi, each in self.deposits.items())

    @cached_property
    def title_index(self) -> Index:
        return Index(
            (doi, ((" ".join(each.record.get("title") or ()), 1.0),), each.boost) for doi, each in self.deposits.items()
        )

    @cached_property
    def paper_index(self) -> Index:
        return Index((name, ((str(each.record["title"]), 1.0),), each.boost) for name, each in self.papers.items())

    @cached_property
    def paper_ids(self) -> Mapping[str, str]:
        """Map every identifier that Semantic Scholar accepts, in lower case, to a paperId."""
        found: dict[str, str] = {}
        for name, paper in self.papers.items():
            for scheme, value in (paper.record["externalIds"] or {}).items():
                found[f"{_SCHEMES.get(scheme, scheme)}:{value}".lower()] = name
            found |= {name: name, **dict.fromkeys(paper.merged, name)}
        return found

    @cached_property
    def renamed(self) -> Mapping[str, Repo]:
        return {old.lower(): each for each in self.repos.values() for old in each.former}

    @cached_property
    def repos_by_id(self) -> Mapping[int, Repo]:
        return {each.id: each for each in self.repos.values()}

    @cached_property
    def crossref_parts(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """Map the values of the fields that are looked up most (`alternative-id`, …) to DOIs."""
        found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for doi, each in self.deposits.items():
            for name in ("alternative-id", "ISBN", "ISSN", "prefix", "type", "member"):
                value = each.record.get(name) or ()
                for one in [value] if isinstance(value, str) else value:
                    found[name][str(one).lower()].append(doi)
        return {name: {key: tuple(dois) for key, dois in values.items()} for name, values in found.items()}


_SCHEMES = {"ArXiv": "arxiv", "PubMed": "pmid", "PubMedCentral": "pmcid"}


def _crossref_texts(record: Record) -> tuple[tuple[str, float], ...]:
    """Give what `query.bibliographic` looks at: titles, authors, ISSNs, years; and the container, a little."""
    authors = " ".join(
        f"{each.get('given', '')} {each.get('family', each.get('name', ''))}" for each in record.get("author") or ()
    )
    year = str(record["issued"]["date-parts"][0][0] or "")
    return (
        (" ".join((*(record.get("title") or ()), *(record.get("subtitle") or ()))), 1.0),
        (authors, 0.6),
        (" ".join((*(record.get("ISSN") or ()), year)), 0.4),
        (" ".join(record.get("container-title") or ()), 0.25),
    )
