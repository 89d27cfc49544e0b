"""enriched.json: everything a run says. Written by the contract, read back for keys and last known good values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from pydantic import ValidationError

import enrich.outputs._wire as wire
from enrich import csl
from enrich.errors import OutputError
from enrich.jsonform import written
from enrich.model import (
    Candidate,
    Code,
    Entry,
    Holding,
    Identifier,
    Library,
    Link,
    Match,
    Metrics,
    Notice,
    PartialDate,
    Problem,
    RepoStatus,
    Retired,
    Scheme,
    Signal,
    SourceName,
    Status,
    Version,
    Work,
)
from enrich.outputs._options import DEFAULTS, Options
from enrich.seedform import seed

NAME: Final = "enriched.json"
_CANDIDATES: Final = 5
_DECIMALS: Final = 4

# --- writing ----------------------------------------------------------------------------------


def render(library: Library, options: Options = DEFAULTS) -> str:
    """Write the library, whole whatever the options: the same bytes from the same library."""
    del options
    return written(
        {
            "schema_version": wire.VERSION,
            "entries": [_entry(each) for each in library.holdings],
            "summary": _summary(library.holdings),
            "issues": [_issue(each) | {"file": each.file} for each in library.problems],
            "retired_keys": [_retired(each) for each in library.retired],
        }
    )


def _entry(holding: Holding) -> dict[str, object]:
    work = holding.work
    return {
        "key": holding.key,
        "kind": holding.entry.kind,
        "status": holding.status,
        "stale": holding.stale,
        "confidence": None if holding.confidence is None else round(holding.confidence, _DECIMALS),
        "seed": seed(holding.entry),
        "identifiers": _identifiers(holding.identifiers),
        "work": csl.to_item(work, holding.key) if work else None,
        "versions": [_version(each) for each in holding.versions],
        "provenance": dict(work.provenance) if work else {},
        "evidence": [{"source": source, **_signal(signal)} for source, signal in holding.evidence],
        "candidates": [_candidate(each) for each in _shown(holding)],
        "metrics": _metrics(holding.metrics),
        "notices": [{"type": each.type, "doi": each.doi, "date": each.date} for each in holding.notices],
        "repos": [_repo(each) for each in holding.repos],
        "issues": [_issue(each) for each in holding.problems],
    }


def _identifiers(identifiers: Iterable[Identifier]) -> dict[str, str]:
    """Give the first identifier of each scheme, in the order of the schemes."""
    given = tuple(identifiers)
    first = {scheme: next((each.value for each in given if each.scheme is scheme), "") for scheme in Scheme}
    return {str(scheme): value for scheme, value in first.items() if value}


def _version(version: Version) -> dict[str, str]:
    told = {"kind": version.kind, "doi": version.doi, "arxiv": version.arxiv}
    told |= {"title": version.title, "date": version.date}
    return {name: value for name, value in told.items() if value}


def _signal(signal: Signal) -> dict[str, object]:
    return {"signal": signal.name, "value": signal.value, "weight": round(signal.weight, _DECIMALS)}


def _shown(holding: Holding) -> tuple[Match, ...]:
    """Show five candidates, but of an ambiguous row all that tie."""
    ties = [each for each in holding.candidates if holding.status is Status.AMBIGUOUS and _ties(each, holding)]
    return holding.candidates[: max(_CANDIDATES, len(ties))]


def _ties(match: Match, holding: Holding) -> bool:
    return match.verdict == holding.candidates[0].verdict


def _candidate(match: Match) -> dict[str, object]:
    return {
        "source": match.candidate.source,
        "identifiers": _identifiers(match.candidate.identifiers),
        "title": match.candidate.title,
        "year": match.candidate.year,
        "score": round(match.probability, _DECIMALS),
        "verdict": match.verdict,
        "evidence": [_signal(each) for each in match.signals],
    }


def _metrics(metrics: Mapping[SourceName, Metrics]) -> dict[str, object]:
    """Give citations by source; the other counts as the first source has them."""
    told = [(source, metrics[source]) for source in SourceName if source in metrics]
    return {
        "citations": {str(source): each.citations for source, each in told if each.citations is not None},
        "references": next((each.references for _, each in told if each.references is not None), None),
        "influential_citations": next(
            (each.influential_citations for _, each in told if each.influential_citations is not None), None
        ),
    }


def _repo(repo: RepoStatus) -> dict[str, object]:
    return {name: getattr(repo, name) for name in wire.RepoWire.model_fields}


def _issue(problem: Problem) -> dict[str, object]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "line": problem.line,
    }


def _retired(retired: Retired) -> dict[str, object]:
    return {"key": retired.key, "title": retired.title, "identifiers": _identifiers(retired.identifiers)}


def _summary(holdings: tuple[Holding, ...]) -> dict[str, object]:
    by_status = Counter(each.status for each in holdings)
    by_code = Counter(problem.code for each in holdings for problem in each.problems)
    return {
        "entries": len(holdings),
        **{str(status): by_status[status] for status in Status},
        "repos": sum(len(each.repos) for each in holdings),
        "stale": sum(each.stale for each in holdings),
        "issues": {str(code): by_code[code] for code in Code if by_code[code]},
    }


# --- reading ----------------------------------------------------------------------------------


def read(text: str) -> Library:
    """Read an enriched.json of any 1.x version; what it does not know it leaves out.

    Raises:
        OutputError: the text is no such file.
    """
    try:
        document = wire.LibraryWire.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "the file"
        raise OutputError(f"{NAME} cannot be read back: {place}: {first['msg']}") from error
    return Library(
        holdings=tuple(_holding_in(each) for each in document.entries),
        problems=tuple(_problems_in(document.issues)),
        retired=tuple(_retired_in(each) for each in document.retired_keys),
    )


def _holding_in(entry: wire.EntryWire) -> Holding:
    located = [wire.FileIssueWire(**dict(each), file=entry.seed.file) for each in entry.issues]
    return Holding(
        key=entry.key,
        entry=_entry_in(entry),
        status=entry.status,
        stale=entry.stale,
        confidence=entry.confidence,
        identifiers=_identifiers_in(entry.identifiers),
        work=_work_in(entry),
        versions=tuple(Version(**dict(each)) for each in entry.versions),
        evidence=tuple((source, _signal_in(each)) for each in entry.evidence if (source := _source_in(each.source))),
        candidates=tuple(match for each in entry.candidates if (match := _match_in(each))),
        metrics=_metrics_in(entry.metrics),
        notices=tuple(Notice(**dict(each)) for each in entry.notices),
        repos=tuple(RepoStatus(**dict(each)) for each in entry.repos),
        problems=tuple(_problems_in(located)),
    )


def _entry_in(entry: wire.EntryWire) -> Entry:
    """Give the row as far as the output tells it: without what was read off its links."""
    told = dict(entry.seed) | {"links": tuple(Link(**dict(each)) for each in entry.seed.links)}
    year = _YEAR.search(f"{entry.seed.date} {entry.seed.venue}")
    return Entry(kind=entry.kind, year=int(year[0]) if year else None, **told)


_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def _work_in(entry: wire.EntryWire) -> Work | None:
    if entry.work is None:
        return None
    _, work = csl.from_item(entry.work)
    provenance = {variable: source for variable, name in entry.provenance.items() if (source := _source_in(name))}
    return replace(work, provenance=provenance)


def _source_in(name: str) -> SourceName | None:
    return SourceName(name) if name in set(SourceName) else None


def _signal_in(signal: wire.SignalWire) -> Signal:
    return Signal(name=signal.signal, value=signal.value, weight=signal.weight)


def _match_in(match: wire.CandidateWire) -> Match | None:
    source = _source_in(match.source)
    if source is None:
        return None
    candidate = Candidate(
        source=source,
        titles=(match.title,),
        identifiers=_identifiers_in(match.identifiers),
        issued=PartialDate(match.year) if match.year is not None else None,
    )
    signals = tuple(_signal_in(each) for each in match.evidence)
    return Match(candidate=candidate, verdict=match.verdict, probability=match.score, signals=signals)


def _metrics_in(metrics: wire.MetricsWire) -> dict[SourceName, Metrics]:
    """Read the counts; those not told by source are given to the first one."""
    counts = {source: count for name, count in metrics.citations.items() if (source := _source_in(name))}
    by_source = {source: Metrics(citations=count) for source, count in counts.items()}
    if metrics.references is None and metrics.influential_citations is None:
        return by_source
    first = next((source for source in SourceName if source in by_source), SourceName.SEMANTICSCHOLAR)
    others = Metrics(
        citations=counts.get(first),
        references=metrics.references,
        influential_citations=metrics.influential_citations,
    )
    return by_source | {first: others}


def _identifiers_in(identifiers: wire.IdentifiersWire) -> tuple[Identifier, ...]:
    return tuple(Identifier(Scheme(name), value) for name, value in identifiers if value)


def _problems_in(issues: Iterable[wire.FileIssueWire]) -> Iterable[Problem]:
    known = set(Code)
    return (Problem(**(dict(each) | {"code": Code(each.code)})) for each in issues if each.code in known)


def _retired_in(retired: wire.RetiredWire) -> Retired:
    return Retired(key=retired.key, title=retired.title, identifiers=_identifiers_in(retired.identifiers))


# --- its schema -------------------------------------------------------------------------------


def schema() -> str:
    """Write the JSON Schema of enriched.json."""
    described = wire.LibraryWire.model_json_schema(mode="serialization")
    return written({"$schema": "https://json-schema.org/draft/2020-12/schema", **described})
