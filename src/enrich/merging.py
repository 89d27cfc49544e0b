"""From the accepted records of a row to one work, with who said what of it.

Which record wins a field: the version to cite is the first that `matching.choose` accepted, where a publisher's
deposit speaks before what Semantic Scholar gathered of the same publication. A field of `OF_THE_VERSION` is taken from
the records of that version alone, in this order; one of `OF_THE_WORK` from any version; identifiers only where a
registry's own record carries them. `_trusted` holds the exceptions, each with its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from enrich import csl
from enrich.model import (
    REGISTERED,
    Candidate,
    Choice,
    Code,
    Entry,
    Identifier,
    Match,
    Metrics,
    Nature,
    Notice,
    Scheme,
    SourceName,
    Version,
    VersionKind,
    Work,
)

#: DOI prefixes whose deposits list the authors in alphabetical order: NeurIPS.
ALPHABETICAL = ("10.52202/",)

#: The order of `identifiers` in the output; schemes that are not listed there serve as evidence only.
PUBLISHED_SCHEMES = (
    Scheme.DOI,
    Scheme.ARXIV,
    Scheme.S2,
    Scheme.PII,
    Scheme.IEEE,
    Scheme.OPENREVIEW,
    Scheme.ACL,
    Scheme.PMID,
    Scheme.DBLP,
    Scheme.OPENALEX,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Hold what the accepted records say together."""

    work: Work | None = None
    identifiers: tuple[Identifier, ...] = ()
    versions: tuple[Version, ...] = ()
    metrics: Mapping[SourceName, Metrics] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()


# --- one work ---------------------------------------------------------------------------------


def merge(entry: Entry, choice: Choice) -> Merged:
    """Merge the accepted records; without any, only what the row's links say stands."""
    records = _registries_first(_verified(entry, choice))
    if not records:
        return Merged(identifiers=link_identifiers(entry, choice))
    return Merged(
        work=_work(records),
        identifiers=_identifiers(records, entry, choice),
        versions=_versions(records),
        metrics=_metrics(records),
        notices=_notices(records),
    )


#: Fields that belong to one manifestation: they come from records of the version that is cited, never from another.
OF_THE_VERSION: Mapping[str, Callable[[Candidate], Any]] = {
    "title": lambda record: record.title,
    "type": lambda record: record.type,
    "issued": lambda record: record.issued,
    "container_title": lambda record: next(iter(record.container_titles), None),
    "collection_title": lambda record: record.collection_title,
    "publisher": lambda record: record.publisher,
    "publisher_place": lambda record: record.publisher_place,
    "event_title": lambda record: record.event_title,
    "volume": lambda record: record.volume,
    "issue": lambda record: record.issue,
    "page": lambda record: record.page,
    "number": lambda record: record.number,
    "url": lambda record: record.url,
    "issn": lambda record: record.issn,
    "isbn": lambda record: record.isbn,
}

#: Fields that describe the work in whatever version.
OF_THE_WORK: Mapping[str, Callable[[Candidate], Any]] = {
    "authors": lambda record: record.authors,
    "editors": lambda record: record.editors,
    "abstract": lambda record: record.abstract,
    "language": lambda record: record.language,
    "primary_class": lambda record: next(iter(record.categories), None) if record.find(Scheme.ARXIV) else None,
}

#: Identifiers that a CSL item has a variable for; verified ones only.
OF_THE_IDENTIFIERS: Mapping[str, Scheme] = {
    "doi": Scheme.DOI,
    "arxiv": Scheme.ARXIV,
    "pmid": Scheme.PMID,
    "pmcid": Scheme.PMCID,
}

#: The CSL variable of each field of a work.
VARIABLES = {name: variable for variable, name in csl.FIELDS.items()}


def _registries_first(records: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Let the publisher's own deposit speak before what Semantic Scholar gathered about the same publication."""
    published = any(each.nature is Nature.WORK and each.source is not SourceName.SEMANTICSCHOLAR for each in records)
    return tuple(sorted(records, key=lambda each: published and each.source is SourceName.SEMANTICSCHOLAR))


def _work(records: Sequence[Candidate]) -> Work:
    cited = records[0]
    same = [record for record in records if record is cited or _same_version(cited, record)]
    fields: dict[str, Any] = {}
    provenance: dict[str, SourceName] = {}
    chosen = [
        *((name, read, same) for name, read in OF_THE_VERSION.items()),
        *((name, read, _trusted(name, cited, records)) for name, read in OF_THE_WORK.items()),
        *((name, _identifier(scheme), records) for name, scheme in OF_THE_IDENTIFIERS.items()),
    ]
    for name, read, candidates in chosen:
        for record in candidates:
            if value := read(record):
                fields[name] = value
                provenance[VARIABLES[name]] = record.source
                break
    return Work(**(fields | {"title": cited.title}), provenance=provenance)


def _identifier(scheme: Scheme) -> Callable[[Candidate], str | None]:
    def read(record: Candidate) -> str | None:
        found = record.find(scheme)
        return found.value if found else None

    return read


def _same_version(cited: Candidate, record: Candidate) -> bool:
    """Say whether two records describe the same manifestation: they share a DOI, or neither is a preprint's."""
    mine, theirs = cited.find(Scheme.DOI), record.find(Scheme.DOI)
    if mine and theirs:
        return mine == theirs
    return cited.nature is record.nature is Nature.PREPRINT


def _trusted(name: str, cited: Candidate, records: Sequence[Candidate]) -> Sequence[Candidate]:
    """Put the records whose word counts most for a field first."""
    doi = cited.find(Scheme.DOI)
    if name == "authors" and doi and doi.value.startswith(ALPHABETICAL):
        return sorted(records, key=lambda record: record is cited)
    return records


def _verified(entry: Entry, choice: Choice) -> list[Candidate]:
    """Give the accepted records without what Semantic Scholar alone says of DOIs and arXiv ids.

    Its records merge works at times: useful for linking them, dangerous as a key.
    One that names a work which was refused is such a record: nothing but its own name is believed.
    """
    told = _of_registries(choice.accepted)
    refuted = _of_registries(choice.others) - told
    sure = told | {*entry.stated, *entry.identifiers}
    verified: list[Candidate] = []
    for record in (match.candidate for match in choice.accepted):
        kept = record.identifiers
        if record.source is SourceName.SEMANTICSCHOLAR:
            is_mixed = not refuted.isdisjoint(kept)
            hearsay = frozenset(Scheme) - {Scheme.S2} if is_mixed else REGISTERED
            kept = tuple(each for each in kept if each in sure - refuted or each.scheme not in hearsay)
        verified.append(replace(record, identifiers=kept))
    return verified


def _of_registries(matches: Sequence[Match]) -> set[Identifier]:
    records = (match.candidate for match in matches if match.candidate.source is not SourceName.SEMANTICSCHOLAR)
    return {each for record in records for each in record.identifiers if each.scheme in REGISTERED}


#: What a link may say without any source to check it against; the other schemes count only where a record has them.
UNCHECKABLE = (Scheme.OPENREVIEW, Scheme.ACL, Scheme.PMID)


def _identifiers(records: Sequence[Candidate], entry: Entry, choice: Choice) -> tuple[Identifier, ...]:
    """Give one identifier a scheme: the cited version's own first, then those of its other versions."""
    linked = (*entry.stated, *entry.identifiers)
    known = [identifier for record in _cited_first(records) for identifier in record.identifiers]
    if not any(problem.code is Code.LINK_MISMATCH for problem in choice.problems):
        known += [identifier for identifier in linked if identifier.scheme in UNCHECKABLE]
    return tuple(_one_of_each(known))


def _cited_first(records: Sequence[Candidate]) -> Iterator[Candidate]:
    """Put the records of the cited version first; another publication of the work has identifiers of its own."""
    cited = records[0]
    for record in sorted(records, key=lambda each: each is not cited and not _same_version(cited, each)):
        both = (cited.find(Scheme.DOI), record.find(Scheme.DOI))
        if not (cited.nature is record.nature is Nature.WORK and all(both) and both[0] != both[1]):
            yield record


def _versions(records: Sequence[Candidate]) -> tuple[Version, ...]:
    """Give a version for each DOI or arXiv id, the cited one first, with what its own record says."""
    versions: dict[tuple[str | None, str | None], Version] = {}
    for record in records:
        if record.source is SourceName.SEMANTICSCHOLAR and len(records) > 1:
            continue
        doi, arxiv = record.find(Scheme.DOI), record.find(Scheme.ARXIV)
        version = Version(
            kind=_version_kind(record),
            doi=doi.value if doi else None,
            arxiv=arxiv.value if arxiv else None,
            title=record.title or None,
            date=str(record.issued) if record.issued else None,
        )
        versions.setdefault((version.doi, version.arxiv), version)
    return tuple(versions.values())


def _version_kind(record: Candidate) -> VersionKind:
    kinds = {Nature.PREPRINT: VersionKind.PREPRINT, Nature.WORK: VersionKind.PUBLISHED}
    return kinds.get(record.nature, VersionKind.OTHER)


def _metrics(records: Sequence[Candidate]) -> dict[SourceName, Metrics]:
    """Take each source's counts from its record of the cited version, else from its first record."""
    known: dict[SourceName, Metrics] = {}
    for record in records:
        if record.metrics != Metrics():
            known.setdefault(record.source, record.metrics)
    return known


def _notices(records: Sequence[Candidate]) -> tuple[Notice, ...]:
    notices = {notice for record in records for notice in record.notices}
    return tuple(sorted(notices, key=lambda each: (each.date or "", each.type, each.doi or "")))


# --- what the row says ------------------------------------------------------------------------


def link_identifiers(entry: Entry, choice: Choice) -> tuple[Identifier, ...]:
    """Give what the row's links carry, without those that a source says belong to another work."""
    refuted = {identifier for match in choice.others if match.linked for identifier in match.candidate.identifiers}
    known = [each for each in (*entry.stated, *entry.identifiers) if each not in refuted or each in entry.stated]
    return tuple(_one_of_each(known))


def _one_of_each(known: Sequence[Identifier]) -> Iterator[Identifier]:
    for scheme in PUBLISHED_SCHEMES:
        yield from [each for each in known if each.scheme is scheme][:1]
