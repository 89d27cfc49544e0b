"""Records that are found beside the right one, and sometimes before it: what a title alone does not tell apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from standin.text import fraction
from standin.works import Publication, deposit, stamp, update
from standin.world import Deposit

#: Words whose exchange makes another paper of it.
EXCHANGES = {
    "Micro-Expression": "Macro-Expression",
    "Micro-expression": "Macro-expression",
    "micro-expression": "macro-expression",
    "Dynamic": "Static",
    "Facial": "Vocal",
    "facial": "vocal",
    "Recognition": "Synthesis",
    "recognition": "synthesis",
    "Detection": "Tracking",
    "Age": "Gender",
    "Expression": "Gesture",
    "Emotion": "Pain",
    "Learning": "Forgetting",
    "Fusion": "Selection",
}


def part_two(work: Publication) -> Deposit:
    """Continue the work: same authors, same container, same words and two more."""
    return _stored(_other(work, f"{work.title}: Part II", "part2", same_authors=True))


def erratum(work: Publication) -> Deposit:
    other = _other(work, f"Correction to “{work.title}”", "correction", same_authors=True)
    return _stored(other, update_to=[update(str(work.doi), "correction")])


def posted(work: Publication) -> Deposit:
    """Post it as a preprint under its own DOI, with the same title and authors."""
    other = replace(
        _other(work, work.title, "preprint", same_authors=True),
        container="",
        type="posted-content",
        doi=f"10.36227/stand-in.{_suffix(work)}.v1",
    )
    related = {"is-preprint-of": [{"id-type": "doi", "id": work.doi, "asserted-by": "subject"}]}
    gone = dict.fromkeys(("volume", "page", "published_print", "event", "ISSN", "issn_type", "link"))
    date = {"date-parts": [[work.year, work.month or 1, 9]]}
    relation = related if work.doi and fraction("relation", work.title) < 0.5 else {}
    return _stored(
        other,
        **gone,
        subtype="preprint",
        posted=date,
        published=date,
        issued=date,
        accepted=date,
        relation=relation,
        institution=[{"name": "Synthetic preprint server"}],
        group_title="Synthetic",
    )


def comment(work: Publication) -> Deposit:
    return _stored(_other(work, f"Comments on “{work.title}”", "comment"))


def review(work: Publication) -> Deposit:
    other = replace(_other(work, f"Review for “{work.title}”", "review"), type="peer-review", container="")
    return _stored(other, review={"stage": "pre-publication", "revision-round": "1"}, ISSN=None, issn_type=None)


def near_title(work: Publication) -> Deposit:
    """Exchange one word: another paper of the same year in the same place."""
    title = work.title
    for word, instead in EXCHANGES.items():
        if re.search(rf"\b{word}\b", title):
            title = re.sub(rf"\b{word}\b", instead, title, count=1)
            break
    else:
        title = f"{title} Revisited"
    return _stored(_other(work, title, "near"))


def namesake(work: Publication) -> Deposit:
    """Give another work of the very same title, elsewhere and earlier, by others: only a number tells them apart."""
    container = "International Conference on Synthetic Namesakes"
    other = replace(
        _other(work, work.title, "namesake"),
        year=work.year - 1,
        type="proceedings-article",
        container=container,
        event=container,
    )
    return _stored(other, ISSN=None, issn_type=None)


def supplement(work: Publication) -> Deposit:
    """Give a component, which has a title only in some deposits, and no date."""
    other = replace(_other(work, f"Supplementary material for {work.title}", "supplement"), type="component")
    nothing = {"date-parts": [[None]]}
    return _stored(other, issued=nothing, published=None, published_print=None, author=None)


def _other(work: Publication, title: str, kind: str, *, same_authors: bool = False) -> Publication:
    """Describe another deposit beside a work, with an identifier that says what it is."""
    authors = work.authors if same_authors else tuple(f"{name}{kind.capitalize()}" for name in work.authors[:2])
    return replace(
        work,
        title=title,
        authors=authors,
        doi=f"10.5555/stand-in.{kind}.{_suffix(work)}",
        ieee=96_000_000 + int(fraction(kind, work.title) * 10**6) if work.ieee else None,
        pii=None,
        page=None,
        article_number=None,
    )


def _stored(other: Publication, **changes: Any) -> Deposit:
    """Let the search like it a little more or less than the work it stands beside."""
    return deposit(other, boost=0.85 + 0.4 * fraction("liking", other.doi), **changes)


def _suffix(work: Publication) -> str:
    return str(work.doi or work.arxiv).rpartition("/")[2]


Maker = Callable[[Publication], Deposit]
HARMLESS: tuple[Maker, ...] = (part_two, erratum, posted, comment, near_title, review, supplement)


def around(work: Publication, number: int) -> tuple[Maker, ...]:
    """Choose one to three by the number; a namesake only where a number on the link can decide."""
    chosen = [HARMLESS[number % len(HARMLESS)]]
    if number % 3:
        chosen.append(HARMLESS[(number * 5 + 3) % len(HARMLESS)])
    if number % 5 == 0 and (work.ieee or work.pii) and "stand-in.cvf" not in str(work.doi):
        chosen.append(namesake)
    return tuple(dict.fromkeys(chosen))


def noise() -> Iterator[Deposit]:
    """Give papers of the field that nobody lists: a search always finds something."""
    for number, method in enumerate(
        ("Graph", "Prompt", "Diffusion", "Mamba", "Hypergraph", "Quaternion", "Contrastive", "Federated")
    ):
        for task in (
            "Facial Expression Recognition",
            "Micro-Expression Spotting",
            "Action Unit Detection",
            "Emotion Recognition in the Wild",
        ):
            title = f"{method} Networks for Synthetic {task}"
            doi = f"10.5555/stand-in.noise.{number}.{task.split()[0].lower()}"
            work = Publication(
                title=title,
                authors=(f"Noise{number}",),
                year=2018 + number,
                doi=doi,
                container="Journal of Synthetic Noise",
            )
            yield deposit(work, created=stamp(2018 + number, 1, 1))
