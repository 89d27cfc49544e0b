"""Answer questions from a world in the process itself: bytes in the services' shapes, read by the sources' own code."""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from random import Random

from enrich.flow import Absent, Answer, Answered, Question, Refused, Response, Source
from enrich.sources import arxiv, crossref, semanticscholar
from enrich.sources._s2_record import spellings, spelt
from identity_world import Record, World

_WORD = re.compile(r"\w+")
_NOISE = 0.06  # how much a score wavers
_LOST = 0.03  # part of the queries whose best record does not show
_LOOSE = 0.35  # part of a query's weight that a record of Semantic Scholar must hold to be its match
_LEFT = 40  # records that a query looks at closely


def tokens(text: str) -> list[str]:
    plain = re.sub(r"<[^>]+>|\$[^$]*\$", " ", text)
    folded = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode().lower()
    return _WORD.findall(folded)


class Index:
    """Rank texts by the words that they share with a query, weighed by rarity and length, with some noise."""

    def __init__(self, texts: Mapping[str, str], seed: int) -> None:
        self.seed = seed
        self.words = {key: Counter(tokens(text)) for key, text in texts.items()}
        self.postings: defaultdict[str, list[str]] = defaultdict(list)
        for key, words in self.words.items():
            for word in words:
                self.postings[word].append(key)

    def rarity(self, word: str) -> float:
        held = len(self.postings.get(word, ()))
        return math.log(1 + len(self.words) / held) if held else 0.0

    def rank(self, text: str, keep: Callable[[str], bool] = lambda _: True) -> list[tuple[float, str]]:
        scores: defaultdict[str, float] = defaultdict(float)
        for word in dict.fromkeys(tokens(text)):
            weight = self.rarity(word)
            if len(self.postings.get(word, ())) < 0.4 * len(self.words):
                for key in self.postings.get(word, ()):
                    scores[key] += weight
        rough = sorted(
            ((score / (8 + len(self.words[key])) ** 0.5, key) for key, score in scores.items() if keep(key)),
            reverse=True,
        )
        rng = Random(f"{self.seed} {text}")
        ranked = sorted(((score * rng.gauss(1, _NOISE), key) for score, key in rough[:_LEFT]), reverse=True)
        return ranked[1:] if ranked and rng.random() < _LOST else ranked


class Services:
    """Hold the three services over one world."""

    def __init__(self, world: World, seed: int) -> None:
        self.world = world
        self.works = Index({doi: _crossref_text(record) for doi, record in world.crossref.items()}, seed)
        self.papers = Index({str(at): str(each["title"]) for at, each in enumerate(world.papers)}, seed)
        self.spelt: dict[str, int] = {}
        for at, paper in enumerate(world.papers):
            for spelling in spellings(paper):
                self.spelt.setdefault(spelling, at)
        self.posted = {number: [_stem(each) for each in tokens(title)] for number, title in world.arxiv_titles.items()}
        self.holding: defaultdict[str, set[str]] = defaultdict(set)
        for number, words in self.posted.items():
            for word in words:
                self.holding[word].add(number)
        self.numbered: defaultdict[str, list[str]] = defaultdict(list)
        for doi, record in world.crossref.items():
            for number in record.get("alternative-id", ()):
                self.numbered[number].append(doi)

    def answer(self, question: Question) -> Answer:  # noqa: PLR0911  one answer a kind of question
        match question:
            case crossref.WorkByAlias():
                doi = question.doi.lower()
                return self._single(question, self.world.aliases.get(doi, doi))
            case crossref.WorkByDoi():
                return self._listed(question, [question.doi.lower()])
            case crossref.WorksByPii():
                return self._listed(question, self.numbered.get(question.pii, []))
            case crossref.WorkSearch():
                return self._listed(question, self.search(question.text, question.prefix)[:8])
            case semanticscholar.PaperById():
                at = self.spelt.get(spelt(question.paper))
                return _read(
                    semanticscholar.SemanticScholar(), question, [None if at is None else self.world.papers[at]]
                )
            case semanticscholar.PaperByTitle():
                return self._matched(question)
            case arxiv.PaperById():
                return self._feed(question, [question.arxiv])
            case arxiv.PapersByTitle():
                return self._feed(question, self.phrase(question.title)[:10])
        return Absent(reason="nobody knows")

    # --- Crossref -----------------------------------------------------------------------------

    def search(self, text: str, prefix: str | None) -> list[str]:
        return [doi for _, doi in self.works.rank(text, lambda doi: prefix is None or doi.startswith(f"{prefix}/"))]

    def _listed(self, question: Question, dois: Iterable[str]) -> Answer:
        items = [self.world.crossref[each] for each in dois if each in self.world.crossref]
        message = {"facets": {}, "total-results": len(items), "items": items, "items-per-page": 20}
        body = {"status": "ok", "message-type": "work-list", "message-version": "1.0.0", "message": message}
        return _read(crossref.Crossref(), question, body)

    def _single(self, question: Question, doi: str) -> Answer:
        if doi not in self.world.crossref:
            return Absent(reason="Resource not found.")
        body = {"status": "ok", "message-type": "work", "message-version": "1.0.0", "message": self.world.crossref[doi]}
        return _read(crossref.Crossref(), question, body, url=f"https://api.crossref.org/works/{doi}")

    # --- Semantic Scholar ---------------------------------------------------------------------

    def _matched(self, question: semanticscholar.PaperByTitle) -> Answer:
        asked = dict.fromkeys(tokens(question.title))
        whole = sum(self.papers.rarity(word) or math.log(1 + len(self.papers.words)) for word in asked)
        for _, key in self.papers.rank(question.title)[:1]:
            shared = sum(self.papers.rarity(word) for word in asked if word in self.papers.words[key])
            if shared >= _LOOSE * whole:
                paper = self.world.papers[int(key)] | {"matchScore": 100.0 * shared / whole}
                return _read(semanticscholar.SemanticScholar(), question, {"data": [paper]})
        return Absent(reason="Title match not found")

    # --- arXiv --------------------------------------------------------------------------------

    def phrase(self, title: str) -> list[str]:
        wanted = [_stem(each) for each in tokens(title)]
        return [each for each in self.all_of(title) if _holds(self.posted[each], wanted)]

    def all_of(self, title: str) -> list[str]:
        wanted = sorted(dict.fromkeys(_stem(each) for each in tokens(title)), key=len, reverse=True)[:8]
        return sorted(set.intersection(*(self.holding.get(each, set()) for each in wanted))) if wanted else []

    def _feed(self, question: Question, numbers: Sequence[str]) -> Answer:
        entries = [self.world.arxiv[each] for each in numbers if each in self.world.arxiv]
        body = (
            '<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" '
            'xmlns="http://www.w3.org/2005/Atom"><id>https://arxiv.org/api/x</id><title>arXiv Query</title>'
            f"<opensearch:totalResults>{len(entries)}</opensearch:totalResults>{''.join(entries)}</feed>"
        )
        return _outcome(arxiv.Arxiv(), question, Response(status=200, body=body.encode()))


def _holds(words: Sequence[str], wanted: Sequence[str]) -> bool:
    return any(list(words[at : at + len(wanted)]) == wanted for at in range(len(words) - len(wanted) + 1))


def _stem(word: str) -> str:
    return word.removesuffix("s") if len(word) > 3 else word


def _crossref_text(record: Record) -> str:
    people = " ".join(str(each.get("family") or each.get("name") or "") for each in record.get("author", ()))
    named = (*record.get("title", ()), *record.get("subtitle", ()), *record.get("original-title", ()))
    year = (record.get("issued") or {}).get("date-parts", [[""]])[0][0] or ""
    return " ".join((*named, people, *record.get("container-title", ()), str(year)))


def _read(source: Source, question: Question, document: object, url: str = "") -> Answer:
    return _outcome(source, question, Response(status=200, body=json.dumps(document).encode(), url=url))


def _outcome(source: Source, question: Question, response: Response) -> Answer:
    outcome = source.unpack([question], response)
    if isinstance(outcome, Refused):
        return outcome.alone
    assert isinstance(outcome, Answered), (question, outcome)
    answer = outcome.answers[question]
    assert not hasattr(answer, "answers")
    return answer  # type: ignore[return-value]  # nothing here answers 304
