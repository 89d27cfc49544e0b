"""What is asked for one entry, and in which order: from what its links say to what a search may find.

Cheap and certain questions come first: identifiers of the links travel in batches, a search costs a request of its own.
Each round of answers is judged; what the accepted records reveal (a DOI in an arXiv record, an arXiv id in Semantic
Scholar) is asked for in turn, so that every identifier in the output was seen in a record of its own registry.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from enrich import matching
from enrich.flow import Absent, Answer, Flow, Found, Question, Unavailable
from enrich.identifiers import aaai_dois, identify, read_link
from enrich.model import (
    REGISTERED,
    Candidate,
    Choice,
    Entry,
    Identifier,
    Kind,
    LinkRole,
    Match,
    Nature,
    Reading,
    RepoName,
    Scheme,
    Signal,
    SourceName,
    Status,
    Verdict,
)
from enrich.sources import SOURCES, Held, arxiv, crossref, github, semanticscholar

#: How often what was found may lead to further questions.
HOPS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Hold a question and its answer, for `explain`."""

    question: Question
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Hold all that was asked and found for an entry."""

    entry: Entry
    choice: Choice
    trail: tuple[Asked, ...] = ()
    repos: tuple[tuple[str, RepoName, Answer], ...] = ()
    missing: tuple[str, ...] = ()  # why sources could not answer
    dropped: tuple[str, ...] = ()  # records that could not be read

    @property
    def stale(self) -> bool:
        """Say whether an earlier answer had to stand in for a source that is down."""
        return any(isinstance(asked.answer, Found | Absent) and asked.answer.stale for asked in self.trail)


# --- which questions --------------------------------------------------------------------------


def about(identifier: Identifier, year: int | None) -> Iterator[Question]:
    """Ask the registries that know a scheme by its identifiers."""
    value = identifier.value
    match identifier.scheme:
        case Scheme.DOI:
            yield crossref.WorkByDoi(doi=value)
            yield semanticscholar.PaperById(paper=f"DOI:{value}")
        case Scheme.ARXIV:
            yield arxiv.PaperById(arxiv=value)
            yield semanticscholar.PaperById(paper=f"ARXIV:{value}")
        case Scheme.PII:
            yield crossref.WorksByPii(pii=value)
        case Scheme.ISBN:
            yield crossref.WorksByIsbn(isbn=value)
        case Scheme.AAAI:
            yield from (crossref.WorkByDoi(doi=doi) for doi in aaai_dois(value, year))
        case Scheme.S2:
            yield semanticscholar.PaperById(paper=value)
        case Scheme.ACL | Scheme.PMID | Scheme.PMCID:
            yield semanticscholar.PaperById(paper=f"{identifier.scheme.upper()}:{value}")
        case _:
            return


def linked(entry: Entry) -> Iterator[Question]:
    """Ask for what the row's links name, and for what they hint at."""
    for identifier in dict.fromkeys((*entry.stated, *entry.identifiers)):
        yield from about(identifier, entry.year)
    for link in entry.links:
        if link.role is LinkRole.PAPER:
            yield from (
                crossref.WorkByDoi(doi=guess.value)
                for guess in read_link(link.url).guesses
                if guess.scheme is Scheme.DOI
            )


def repository(name: RepoName) -> github.RepoByName | None:
    """Ask GitHub for a repository; other hosts are not asked."""
    if not name.on_github:
        return None
    owner, _, repo = name.full_name.partition("/")
    return github.RepoByName(owner=owner, name=repo)


def everywhere(entry: Entry) -> Question:
    """Ask Crossref for the row's citation text, without narrowing filters.

    https://www.crossref.org/documentation/retrieve-metadata/rest-api/tips-for-using-the-crossref-rest-api/
    """
    return crossref.WorkSearch(text=" ".join((entry.title, *entry.authors[:3])))


def at_ieee(entry: Entry) -> Question | None:
    """Ask for IEEE records only, where the link is one of theirs and the open search did not show its number."""
    numbered = any(identifier.scheme is Scheme.IEEE for identifier in entry.identifiers)
    return crossref.WorkSearch(text=entry.title, prefix="10.1109") if numbered else None


def in_semantic_scholar(entry: Entry) -> Question:
    return semanticscholar.PaperByTitle(title=entry.title)


def in_arxiv(entry: Entry) -> Question:
    return arxiv.PapersByTitle(title=entry.title)


#: The searches, cheapest for the services first; the next is asked only where the ones before found nothing to accept.
SEARCHES: tuple[Callable[[Entry], Question | None], ...] = (everywhere, at_ieee, in_semantic_scholar, in_arxiv)

READERS: Mapping[SourceName, Callable[[bytes], Reading]] = {
    service.open(Held()).name: service.read for service in SOURCES if service.read
}

#: Whose papers have no DOI at Crossref: beside a preprint, a search there is in vain.
UNDEPOSITED = re.compile(
    r"\b(?:iclr|learning representations|icml|international conference on machine learning|pmlr|jmlr|tmlr|colm|usenix"
    r"|machine learning research)\b"
)
#: Prefixes that lead nowhere at Crossref: repositories that register with DataCite, and ACM's own numbers (10.5555).
NOT_OF_CROSSREF = ("10.48550/", "10.5281/", "10.6084/", "10.17605/", "10.7910/", "10.5061/", "10.57967/", "10.5555/")
PREPRINTS = re.compile(r"arxiv|\w*rxiv|preprint|\bssrn\b|\bopenreview\b|\bcorr\b")


# --- the inquiry ------------------------------------------------------------------------------


@dataclass(slots=True, kw_only=True)
class Inquiry:
    """Gather answers about one entry and judge them as they come."""

    entry: Entry
    settings: matching.Settings
    asked: dict[Question, Answer] = field(default_factory=dict)
    matches: list[Match] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    ruled_out: list[Match] = field(default_factory=list)
    chosen: Choice | None = None  # until a record comes that was not judged

    def ask(self, questions: Sequence[Question]) -> Flow[None]:
        """Ask what was not asked yet, and judge what comes back."""
        new = [question for question in dict.fromkeys(questions) if question not in self.asked]
        if not new:
            return
        answers = yield tuple(new)
        for question, answer in zip(new, answers, strict=True):
            self.asked[question] = answer
            self._judge(question, answer)

    def _judge(self, question: Question, answer: Answer) -> None:
        reader = READERS.get(question.source)
        if reader and isinstance(answer, Found):
            reading = reader(answer.record)
            self.dropped += reading.dropped
            known = {match.candidate for match in self.matches}
            told = [known_as(question, candidate) for candidate in reading.candidates]
            fresh = [candidate for candidate in told if candidate not in known and not self._rule_out(candidate)]
            if fresh:
                self.matches += [matching.judge(self.entry, candidate) for candidate in dict.fromkeys(fresh)]
                self.chosen = None

    def unknown(self) -> Iterator[Question]:
        """Ask where a DOI of the row leads that no list knows: Crossref redirects an alias."""
        for identifier in (*self.entry.stated, *self.entry.identifiers):
            if identifier.scheme is Scheme.DOI and not identifier.value.startswith(NOT_OF_CROSSREF):
                known = [self.asked.get(question) for question in about(identifier, None)]
                if all(isinstance(answer, Absent) for answer in known):
                    yield crossref.WorkByAlias(doi=identifier.value)

    def _rule_out(self, candidate: Candidate) -> bool:
        """Set aside what the maintainer said the row is not."""
        if set(candidate.identifiers).isdisjoint(self.entry.rejected):
            return False
        said = Signal(name="ruling", value=self.entry.ruling or "rejected by the maintainer", weight=0.0)
        match = Match(candidate=candidate, verdict=Verdict.DIFFERENT, probability=0.0, signals=(said,))
        self.ruled_out += [match] if match not in self.ruled_out else []
        return True

    def choose(self) -> Choice:
        if self.chosen is None:
            self.chosen = matching.choose(self.entry, self.matches, self.settings)
        return self.chosen

    def follow(self) -> Flow[None]:
        """Ask for what the accepted records reveal, until they reveal nothing new."""
        for _ in range(HOPS):
            accepted = [match.candidate for match in self.choose().accepted]
            questions = [question for record in accepted for question in revealed(record, accepted)]
            if all(question in self.asked for question in questions):
                return
            yield from self.ask(questions)

    def sure(self) -> bool:
        """Say whether a registry's own record is accepted."""
        return any(registered(match.candidate) for match in self.choose().accepted)

    def complete(self) -> bool:
        """Say whether a search could add nothing: a record is accepted, and it is of the version that the row names."""
        accepted = [match for match in self.choose().accepted if registered(match.candidate)]
        published = [match for match in accepted if match.candidate.nature is Nature.WORK]
        if names_a_venue(self.entry):
            return any(match.verdict is Verdict.SAME for match in published)
        return bool(accepted)


def known_as(question: Question, candidate: Candidate) -> Candidate:
    """Give a record the alias by which it was found."""
    if not isinstance(question, crossref.WorkByAlias):
        return candidate
    return replace(candidate, identifiers=(*candidate.identifiers, Identifier(Scheme.DOI, question.doi)))


def revealed(record: Candidate, accepted: Sequence[Candidate]) -> Iterator[Question]:
    """Ask for the other identifiers and versions that an accepted record names, but not a source for its own record."""
    related = [relation.target for relation in record.relations]
    for named in (*record.identifiers, *record.claimed, *related):
        identifier = identify(str(named)) or named  # arXiv's own DOI of a paper stands for its arXiv id
        if identifier.scheme in REGISTERED:
            told = {each.source for each in accepted if identifier in each.identifiers}
            yield from (question for question in about(identifier, None) if question.source not in told)


def registered(record: Candidate) -> bool:
    """Say whether the record is a registry's own; Semantic Scholar's is about one."""
    return record.source is not SourceName.SEMANTICSCHOLAR


def names_a_venue(entry: Entry) -> bool:
    """Say whether the row names a venue whose papers have DOIs, so that a preprint alone is not the whole answer."""
    venue = (entry.venue or "").casefold()
    return bool(venue) and not PREPRINTS.search(venue) and not UNDEPOSITED.search(venue)


def resolve(entry: Entry, settings: matching.Settings | None = None) -> Flow[Resolution]:
    """Find out what an entry is, and how its repositories do."""
    inquiry = Inquiry(entry=entry, settings=settings or matching.Settings())
    repos = [(url, name, repository(name)) for url, name in entry.repos]
    yield from inquiry.ask([*linked(entry), *(question for *_, question in repos if question)])
    yield from inquiry.ask(list(inquiry.unknown()))
    yield from inquiry.follow()
    if entry.kind is Kind.PAPER and entry.title:
        yield from search(inquiry)
    return conclude(inquiry, repos)


def search(inquiry: Inquiry) -> Flow[None]:
    """Search until there is something to accept; where that is a preprint of a published work, search once more."""
    for find in SEARCHES:
        if inquiry.complete() or (find is not everywhere and inquiry.sure()):
            return
        if question := find(inquiry.entry):
            yield from inquiry.ask([question])
            if find is everywhere and isinstance(inquiry.asked[question], Unavailable):
                return  # without the main registry the row stays pending, whatever others say: they are spared
            yield from inquiry.follow()


def conclude(inquiry: Inquiry, repos: Sequence[tuple[str, RepoName, Question | None]]) -> Resolution:
    """Tell an absence from an outage: nothing to accept while a source could not answer is "pending"."""
    choice = inquiry.choose()
    choice = replace(choice, others=(*choice.others, *inquiry.ruled_out))
    unanswered = {
        question: answer.reason for question, answer in inquiry.asked.items() if isinstance(answer, Unavailable)
    }
    missing = [reason for question, reason in unanswered.items() if question.source is not SourceName.GITHUB]
    if missing and choice.status is not Status.RESOLVED:
        choice = replace(choice, status=Status.PENDING, accepted=())
    asked_repos = [
        (url, name, inquiry.asked[question] if question else Unavailable(reason="not a GitHub repository"))
        for url, name, question in repos
    ]
    return Resolution(
        entry=inquiry.entry,
        choice=choice,
        trail=tuple(Asked(question=question, answer=answer) for question, answer in inquiry.asked.items()),
        repos=tuple(asked_repos),
        missing=tuple(dict.fromkeys(missing)),
        dropped=tuple(dict.fromkeys(inquiry.dropped)),
    )
