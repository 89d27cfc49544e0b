"""A Crossref work record, as read from the wire -> a candidate in our nouns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from enrich.identifiers import identify
from enrich.markup import plain
from enrich.model import (
    Candidate,
    CslType,
    Identifier,
    Metrics,
    Nature,
    Notice,
    PartialDate,
    Relation,
    RelationKind,
    Scheme,
    SourceName,
)
from enrich.sources._crossref_containers import containers
from enrich.sources._crossref_identifiers import identifiers, isbn, issn
from enrich.sources._crossref_names import names
from enrich.sources._crossref_titles import Titles, read_titles
from enrich.sources._crossref_wire import Update, Work, doi

#: CSL's type for Crossref's, in the order of https://api.crossref.org/types.
TYPES: Final = {
    "book-section": CslType.CHAPTER,
    "monograph": CslType.BOOK,
    "report-component": CslType.REPORT,
    "report": CslType.REPORT,
    "peer-review": CslType.REVIEW,
    "book-track": CslType.CHAPTER,
    "journal-article": CslType.ARTICLE_JOURNAL,
    "book-part": CslType.CHAPTER,
    "other": CslType.DOCUMENT,
    "book": CslType.BOOK,
    "journal-volume": CslType.PERIODICAL,
    "book-set": CslType.BOOK,
    "reference-entry": CslType.ENTRY,
    "proceedings-article": CslType.PAPER_CONFERENCE,
    "journal": CslType.PERIODICAL,
    "component": CslType.DOCUMENT,
    "book-chapter": CslType.CHAPTER,
    "proceedings-series": CslType.COLLECTION,
    "report-series": CslType.COLLECTION,
    "proceedings": CslType.BOOK,
    "database": CslType.DATASET,
    "standard": CslType.STANDARD,
    "reference-book": CslType.BOOK,
    "posted-content": CslType.ARTICLE,
    "journal-issue": CslType.PERIODICAL,
    "dissertation": CslType.THESIS,
    "grant": CslType.DOCUMENT,
    "dataset": CslType.DATASET,
    "book-series": CslType.COLLECTION,
    "edited-book": CslType.BOOK,
    "standard-series": CslType.COLLECTION,
}
_NATURES: Final = {
    "peer-review": Nature.PEER_REVIEW,
    "journal-volume": Nature.CONTAINER,
    "journal": Nature.CONTAINER,
    "component": Nature.COMPONENT,
    "proceedings-series": Nature.CONTAINER,
    "report-series": Nature.CONTAINER,
    "book-set": Nature.CONTAINER,
    "proceedings": Nature.CONTAINER,
    "journal-issue": Nature.CONTAINER,
    "book-series": Nature.CONTAINER,
    "standard-series": Nature.CONTAINER,
}
#: Where notices and comments are deposited.
_WITH_NOTICES: Final = frozenset({None, "journal-article", "proceedings-article", "book-chapter", "other"})
#: What else is posted on preprint servers.
_BLOG: Final = "blog"
_SSRN: Final = "10.2139/ssrn."  # a preprint server that deposits its papers as journal articles too

#: Notices by the type of the update; "withdrawn" as the contract spells it, the others as Crossref does.
_NOTICES: Final = {"withdrawal": "withdrawn"}
#: Updates that publish a work anew, and say nothing against it.
_ANEW: Final = frozenset({"new_version", "new_edition", "version_of_record"})

_RELATIONS: Final = {
    "has-preprint": RelationKind.HAS_PREPRINT,
    "is-preprint-of": RelationKind.IS_PREPRINT_OF,
    "is-version-of": RelationKind.IS_VERSION_OF,
    "is-translation-of": RelationKind.IS_VERSION_OF,
    "is-manuscript-of": RelationKind.IS_VERSION_OF,
    "has-version": RelationKind.HAS_VERSION,
    "has-translation": RelationKind.HAS_VERSION,
    "has-manuscript": RelationKind.HAS_VERSION,
    "is-same-as": RelationKind.IS_SAME_AS,
    "is-identical-to": RelationKind.IS_SAME_AS,
}


def candidate(work: Work) -> Candidate | None:
    """Translate a record; one without any title is none."""
    titles = read_titles(
        work.title, work.subtitle, work.original_title, of_ieee=work.doi.startswith(("10.1109/", "10.23919/"))
    )
    if not titles.spellings:
        return None
    held = containers(work)
    return Candidate(
        source=SourceName.CROSSREF,
        titles=titles.spellings,
        identifiers=tuple(dict.fromkeys(identifiers(work))),
        nature=_nature(work, titles),
        type=_type(work, held.event_title),
        authors=tuple(names(work.author)),
        editors=tuple(names(work.editor)),
        issued=_issued(work),
        dates=_dates(work),
        container_titles=held.titles,
        collection_title=held.collection_title,
        publisher=_publisher(work),
        publisher_place=_imprint(work.publisher_location),
        event_title=held.event_title,
        volume=work.volume,
        issue=work.issue,
        page=_page(work),
        number=work.article_number,
        abstract=_abstract(work.abstract),
        language=work.language,
        issn=tuple(dict.fromkeys(each for value in work.issn if (each := issn(value)))),
        isbn=tuple(dict.fromkeys(each for value in work.isbn if (each := isbn(value)))),
        url=f"https://doi.org/{work.doi}",
        relations=tuple(dict.fromkeys(_relations(work))),
        notices=_notices(work, titles.mark),
        metrics=Metrics(citations=work.citations, references=work.references),
    )


# --- what it is -------------------------------------------------------------------------------


def _type(work: Work, event: str | None) -> CslType:
    """Give the CSL type; Springer deposits conference papers as chapters, and names the conference."""
    if work.type == "book-chapter" and event:
        return CslType.PAPER_CONFERENCE
    if work.subtype == _BLOG:
        return CslType.POST_WEBLOG
    return TYPES.get(work.type or "", CslType.DOCUMENT)


def _nature(work: Work, titles: Titles) -> Nature:
    if _updates_another(work):
        return Nature.NOTICE
    if nature := _NATURES.get(work.type or ""):
        return nature
    if any(kind in {"is-supplement-to", "is-component-of"} for kind, _ in work.relation) and work.type != "dataset":
        return Nature.COMPONENT
    if titles.nature and (work.type in _WITH_NOTICES or titles.nature is Nature.COMPONENT):
        return titles.nature
    posted = work.type == "posted-content" and work.subtype != _BLOG
    return Nature.PREPRINT if posted or work.doi.startswith(_SSRN) else Nature.WORK


def _updates_another(work: Work) -> bool:
    return any(each.doi != work.doi and each.type not in _ANEW for each in work.update_to if each.doi)


# --- dates ------------------------------------------------------------------------------------

_NEVER: Final = PartialDate(9999)


def _precise_first(date: PartialDate) -> tuple[int, int, int]:
    return date.year, date.month or 13, date.day or 32


def _dates(work: Work) -> tuple[PartialDate, ...]:
    stated = (
        work.issued,
        work.published,
        work.published_print,
        work.published_online,
        work.published_other,
        work.posted,
        work.journal_issue.published_print,
        work.journal_issue.published_online,
    )
    return tuple(sorted({date for date in stated if date}, key=_precise_first))


def _issued(work: Work) -> PartialDate | None:
    """Give `issued`, which Crossref makes of the earliest publication; where it is null, what says nearly the same.

    `created` is the day of deposit, decades late for old papers, and never taken.
    """
    if work.issued:
        return work.issued
    others = (*_dates(work), work.content_created or _NEVER, work.approved or _NEVER)
    earliest = min(others, key=_precise_first)
    if earliest != _NEVER:
        return earliest
    held = work.event.start if work.type in {"proceedings-article", "proceedings"} else None
    return PartialDate(held.year) if held else None


# --- the rest ---------------------------------------------------------------------------------

_ABSTRACT_TITLE: Final = re.compile(
    r"\A\s*(?:<(?:\w+:)?sec>\s*)?<(?:\w+:)?title>\s*(?:abstract|summary)[.:]?\s*</(?:\w+:)?title>", re.IGNORECASE
)
_ABSTRACT_WORD: Final = re.compile(r"\A(?:ABSTRACT\b[.:]?|Abstract(?:[.:\u2013\u2014]|\Z))\s*")


def _abstract(raws: tuple[str, ...]) -> str | None:
    text = plain(_ABSTRACT_TITLE.sub("", raws[0])) if raws else ""
    return _ABSTRACT_WORD.sub("", text) or None


def _page(work: Work) -> str | None:
    """Give the pages; an article number that is repeated as the page is none."""
    return None if work.page == work.article_number else work.page


def _publisher(work: Work) -> str | None:
    """Give the publisher; of a thesis that is the university, not the library that registers it."""
    granted = [each.name for each in work.institution if each.name] if work.type == "dissertation" else []
    return granted[0] if granted else _imprint(work.publisher)


def _imprint(text: str | None) -> str | None:
    """Take off the punctuation of a library's card; "s.n." and "s.l." there mean that nothing is known."""
    bare = (text or "").strip(" ,:;/")
    return None if bare.strip("[].").lower() in {"", "s.n", "s.l"} else bare


def _relations(work: Work) -> Iterator[Relation]:
    for key, kind in _RELATIONS.items():
        for found, target in work.relation:
            value = doi(target.id) if found == key and target.id_type in {"doi", "uri"} else None
            if value and value != work.doi:
                yield Relation(kind=kind, target=Identifier(Scheme.DOI, value))
                if (meant := identify(f"{Scheme.DOI}:{value}")) and meant.scheme is Scheme.ARXIV:
                    yield Relation(kind=kind, target=meant)


def _notices(work: Work, mark: str | None) -> tuple[Notice, ...]:
    """Join what `updated-by`, an update to itself, and the title say: one notice of a type and DOI.

    A publisher and Retraction Watch tell the same retraction twice; a new version of itself is no notice.
    """
    itself = [each for each in work.update_to if each.doi == work.doi]
    told = [each for each in (*work.updated_by, *itself) if not (each.type in _ANEW and each.doi == work.doi)]
    notices = [_notice(each) for each in told if each.type]
    if mark and all(each.type != mark for each in notices):
        notices.append(Notice(type=mark))
    named = {each.type for each in notices if each.doi not in {None, work.doi}}
    kept = [each for each in notices if each.type not in named or each.doi not in {None, work.doi}]
    return tuple(_earliest(kept, key) for key in sorted({(each.type, each.doi or "") for each in kept}))


def _notice(update: Update) -> Notice:
    kind = update.type or ""
    spelt = _NOTICES.get(kind, kind.lower().replace("_", "-").replace(" ", "-"))
    return Notice(type=spelt, doi=update.doi, date=str(update.updated) if update.updated else None)


def _earliest(notices: list[Notice], key: tuple[str, str]) -> Notice:
    dates = sorted(each.date for each in notices if (each.type, each.doi or "") == key and each.date)
    return Notice(type=key[0], doi=key[1] or None, date=dates[0] if dates else None)
