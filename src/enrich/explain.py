"""Tell in words why a row came out as it did: what it says, what was asked, what was found, why, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from textwrap import shorten, wrap
from typing import Final

from enrich import csl
from enrich.identifiers import LinkReading, read_link, url_of
from enrich.model import (
    REGISTERED,
    Candidate,
    Choice,
    Entry,
    Identifier,
    Link,
    Match,
    Name,
    Problem,
    RepoState,
    RepoStatus,
    Signal,
    Status,
    Verdict,
    Work,
)

WIDTH: Final = 118
#: How many refused candidates are shown, and how many like steps one by one.
OTHERS: Final = 5
ALIKE: Final = 3
#: What is not worth a line: a candidate of less probability, an observation of less weight.
HOPELESS: Final = 0.005
WEIGHTLESS: Final = 0.25
DAY: Final = 86_400


class Outcome(StrEnum):
    """Say what became of a question."""

    FOUND = "found"
    ABSENT = "no such record"
    UNANSWERED = "not answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Hold a question in words, and what became of it; `fetched` is seconds since the epoch."""

    source: str
    question: str
    outcome: Outcome
    fetched: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Hold all that is to be told about one row; `accept` is the probability from which a candidate is accepted."""

    entry: Entry
    steps: tuple[Step, ...]
    choice: Choice
    now: float
    accept: float
    key: str | None = None
    work: Work | None = None
    repos: tuple[RepoStatus, ...] = ()
    problems: tuple[Problem, ...] = ()
    dropped: tuple[str, ...] = ()


def explain(case: Case) -> str:
    """Write the whole story of a row."""
    sections = (
        ("READ FROM THE ROW", _row(case.entry)),
        ("ASKED", _asked(case)),
        ("FOUND", _found(case)),
        ("ACCEPTED" if case.choice.accepted else "NOT ACCEPTED", _why(case)),
        ("CITED AS", _cited(case.work)),
        ("REPOSITORIES", map(_repo, case.repos)),
        ("ISSUES", (f"{each.severity}: {each.message} [{each.code}]" for each in case.problems)),
        ("WHAT TO DO", _advice(case)),
    )
    head = [f"{case.entry.at}{f'  {case.key}' if case.key else ''}"]
    return "\n".join([*head, *(line for name, lines in sections for line in _section(name, lines))]) + "\n"


def _section(name: str, lines: Iterable[str]) -> Iterator[str]:
    """Indent a section; one that has nothing to say is left out."""
    told = list(lines)
    if told:
        yield from ("", name)
        yield from (part for line in told for part in _wrapped(line))


def _wrapped(line: str) -> list[str]:
    indent = " " * (2 + len(line) - len(line.lstrip()))
    return wrap(
        line.strip(), WIDTH, initial_indent=indent, subsequent_indent=indent + "    ", break_long_words=False
    ) or [""]


# --- the row ----------------------------------------------------------------------------------


def _row(entry: Entry) -> Iterator[str]:
    told = {
        "title": entry.title,
        "kind": entry.kind,
        "section": " > ".join(entry.section),
        "authors": ", ".join(entry.authors),
        "venue": entry.venue,
        "date": f"{entry.date} (year {entry.year})" if entry.date and entry.year else entry.date or entry.year,
        "stated": ", ".join(map(str, entry.stated)),
    }
    yield from (f"{name:<8}{value}" for name, value in told.items() if value)
    yield from (f"{each.role:<8}{each.url}: {_link(each)}" for each in entry.links)


def _link(link: Link) -> str:
    reading = read_link(link.url)
    parts = [*_identified(reading), *_hinted(reading)]
    return "; ".join(parts) or "no identifier in it"


def _identified(reading: LinkReading) -> Iterator[str]:
    if reading.repo:
        yield f"{reading.repo}{f', at {reading.repo.subpath}' if reading.repo.subpath else ''}"
    yield from map(_identifier, reading.identifiers)
    if reading.guesses:
        yield f"perhaps {' or '.join(map(str, reading.guesses))}"


def _identifier(identifier: Identifier) -> str:
    return f"{identifier}{f' (version {identifier.version})' if identifier.version else ''}"


def _hinted(reading: LinkReading) -> Iterator[str]:
    hints = {"title": reading.title, "author": reading.author, "year": reading.year}
    told = [f'{name} "{value}"' if name == "title" else f"{name} {value}" for name, value in hints.items() if value]
    if told:
        yield f"hints at {', '.join(told)}"


# --- the questions ----------------------------------------------------------------------------


def _asked(case: Case) -> Iterator[str]:
    """Tell the steps in their order, those that are alike in one line: an AAAI number asks for thirty DOIs."""
    for _, group in groupby(case.steps, key=lambda step: (step.source, step.outcome, step.question.partition(" ")[0])):
        alike = list(group)
        shown = alike if len(alike) <= ALIKE or alike[0].outcome is Outcome.FOUND else alike[:1]
        yield from (_step(step, case.now) for step in shown)
        if len(alike) > len(shown):
            yield f"    … and {len(alike) - len(shown)} more like it"


def _step(step: Step, now: float) -> str:
    when = f", fetched {_ago(now - step.fetched)}" if step.fetched is not None else ""
    reason = f" ({step.reason})" if step.reason else ""
    return f"{step.source:<16}{step.question}: {step.outcome}{reason}{when}"


def _ago(seconds: float) -> str:
    days = int(seconds // DAY)
    return "today" if days < 1 else "yesterday" if days == 1 else f"{days} days ago"


# --- the candidates ---------------------------------------------------------------------------


def _found(case: Case) -> Iterator[str]:
    for match in case.choice.accepted:
        yield from _match(match, "accepted")
    shown = [match for match in case.choice.others if match.probability >= HOPELESS][:OTHERS]
    for match in shown:
        tied = case.choice.status is Status.AMBIGUOUS and match.probability >= case.accept
        yield from _match(match, "tied" if tied else "refused")
    if len(case.choice.others) > len(shown):
        yield f"and {len(case.choice.others) - len(shown)} {'less likely' if shown else 'unlikely'} ones"
    yield from (f"a record was dropped: {reason}" for reason in case.dropped)


def _match(match: Match, fate: str) -> Iterator[str]:
    record = match.candidate
    yield f"{fate}: {VERDICTS[match.verdict]}, probability {match.probability:.3f}"
    yield f"  {record.source}: {_record(record)}"
    if record.identifiers:
        yield f"  {', '.join(map(str, record.identifiers))}"
    yield from (f"    {_signal(signal)}" for signal in _telling(match, refused=fate == "refused"))


def _telling(match: Match, *, refused: bool) -> Sequence[Signal]:
    """Choose the observations that decided, the weightiest first: what is against a refused record, else all."""
    weighty = [signal for signal in match.signals if abs(signal.weight) >= WEIGHTLESS]
    against = [signal for signal in weighty if signal.weight < 0]
    chosen = against if refused and against else weighty
    return sorted(chosen, key=lambda signal: -abs(signal.weight))


VERDICTS: Final[Mapping[Verdict, str]] = {
    Verdict.SAME: "the same work",
    Verdict.VERSION: "another version of the work",
    Verdict.DIFFERENT: "a different work",
    Verdict.UNSURE: "uncertain",
}


def _record(record: Candidate) -> str:
    container = record.container_titles[0] if record.container_titles else None
    parts = (f'"{record.title}"', _people(record.authors), record.issued and str(record.issued), container, record.type)
    return ", ".join(part for part in parts if part)


def _people(names: Sequence[Name]) -> str:
    first = names[0].family or names[0].literal if names else ""
    return f"{first} et al." if len(names) > 1 else first or ""


def _signal(signal: Signal) -> str:
    return f"{signal.weight:+6.2f}  {signal.name}: {signal.value}"


# --- the decision -----------------------------------------------------------------------------

WHY: Final[Mapping[Status, str]] = {
    Status.RESOLVED: "{best:.3f} is at or over {accept:g}, and no other work comes near.",
    Status.AMBIGUOUS: "Two or more works fit the row; none was taken, because a wrong identifier is worse than none.",
    Status.UNRESOLVED: "Every source answered, and nothing that they know is probably the listed work.",
    Status.PENDING: "A source that had to be asked did not answer, so nothing is decided yet.",
}


def _why(case: Case) -> Iterator[str]:
    best = max((match.probability for match in (*case.choice.accepted, *case.choice.others)), default=0.0)
    yield WHY[case.choice.status].format(best=best, accept=case.accept)
    if case.choice.status is Status.UNRESOLVED and case.choice.others:
        yield f"The likeliest candidate reaches {best:.3f}, expected {case.accept:g} or more."
    yield from (f"{each.severity}: {each.message} [{each.code}]" for each in case.choice.problems)


def _cited(work: Work | None) -> Iterator[str]:
    """Tell the fields of the work with who said each."""
    if work is None:
        return
    for variable, source in work.provenance.items():
        value = getattr(work, csl.FIELDS.get(variable, ""), None)
        if value:
            yield f"{variable:<18}{_value(value)}  ({source})"


def _value(value: object) -> str:
    if isinstance(value, tuple):
        people = [each.family or each.literal if isinstance(each, Name) else str(each) for each in value]
        return shorten(", ".join(str(each) for each in people), WIDTH, placeholder=" …")
    return shorten(str(value), WIDTH, placeholder=" …")


def _repo(repo: RepoStatus) -> str:
    facts = {
        "stars": repo.stars,
        "forks": repo.forks,
        "license": repo.license,
        "last commit": repo.last_commit_at,
        "activity": repo.activity,
    }
    told = [f"{name} {value}" for name, value in facts.items() if value is not None]
    return f"{repo.host}/{repo.full_name}: {', '.join([repo.status, *told])}"


# --- the advice -------------------------------------------------------------------------------


def _advice(case: Case) -> Iterator[str]:
    if case.steps and all(step.outcome is Outcome.UNANSWERED for step in case.steps):
        yield "Nothing of this row is in the cache: `enrich run` asks for it."
    elif case.choice.status is Status.PENDING:
        yield "Nothing; the next `enrich run` asks again. If the sources stay silent, look at out/run.json."
    elif case.choice.status is not Status.RESOLVED:
        yield from _overrule(case)
    elif any(problem.code == "link-mismatch" for problem in case.choice.problems):
        yield "Look at the row's link: it leads to another work than the title names."
    if any(repo.status is RepoState.MISSING for repo in case.repos):
        yield "Mend or remove the link to the repository that is missing."


def _overrule(case: Case) -> Iterator[str]:
    """Say how a person's word settles it: an identifier written on the row counts as the curator's own."""
    tied = [match for match in case.choice.others if match.probability >= case.accept]
    known = [
        identifier for match in tied for identifier in match.candidate.identifiers if identifier.scheme in REGISTERED
    ]
    if known:
        yield "Write the identifier of the right one on the row:"
        yield from (f"  {identifier}    {url_of(identifier)}" for identifier in dict.fromkeys(known))
    else:
        yield "If you know its identifier, write it on the row, for example `doi:10.1000/xyz` or `arXiv:2401.00001`."
