"""Measure `enrich.matching` on pairs that others have labelled: one fixed matcher, no refit between the sets.

python benchmarks/matching.py [FOLDER]         the table; FOLDER holds the sets, by default ../shared/matching
python benchmarks/matching.py --pairs FILE     one JSON line a pair of FILE, which has the form of traps.json
"""

from __future__ import annotations

import argparse
import csv
import gc
import gzip
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from enrich.identifiers import identify
from enrich.matching import judge
from enrich.model import (
    Candidate,
    CslType,
    Entry,
    Identifier,
    Match,
    Name,
    Nature,
    PartialDate,
    Scheme,
    SourceName,
    Verdict,
)

SHARED = Path(__file__).parents[2] / "shared" / "matching"
ACCEPTED = {Verdict.SAME, Verdict.VERSION}

# --- pairs ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    id: str
    entry: Entry
    candidate: Candidate
    is_match: bool | None = None
    expected: Verdict | None = None


#: Crossref's types, as far as they tell what a record is beside a paper (https://api.crossref.org/types).
TYPES: Mapping[str, tuple[CslType, Nature]] = {
    "posted-content": (CslType.ARTICLE, Nature.PREPRINT),
    "proceedings-article": (CslType.PAPER_CONFERENCE, Nature.WORK),
    "book-chapter": (CslType.CHAPTER, Nature.WORK),
    "book": (CslType.BOOK, Nature.WORK),
    "dataset": (CslType.DATASET, Nature.WORK),
    "component": (CslType.DOCUMENT, Nature.COMPONENT),
    "peer-review": (CslType.REVIEW, Nature.PEER_REVIEW),
    "journal": (CslType.PERIODICAL, Nature.CONTAINER),
    "journal-issue": (CslType.PERIODICAL, Nature.CONTAINER),
    "journal-volume": (CslType.PERIODICAL, Nature.CONTAINER),
    "proceedings": (CslType.COLLECTION, Nature.CONTAINER),
}
EXPECTED = {True: Verdict.SAME, "version": Verdict.VERSION, False: Verdict.DIFFERENT}


def names(value: list[str] | str | None) -> tuple[str, ...]:
    """Read authors: a list, or one string with commas between blanks or semicolons."""
    parts = value if isinstance(value, list) else (value or "").replace(" ; ", " , ").split(" , ")
    return tuple(str(part).strip() for part in parts if part and str(part).strip())


def year_of(value: str | int | None) -> int | None:
    digits = str(value or "").strip()[:4]
    return int(digits) if digits.isdigit() else None


def identifiers(record: Mapping[str, Any]) -> tuple[Identifier, ...]:
    found = (
        [Identifier(Scheme.DOI, record["doi"].lower().removeprefix("https://doi.org/"))] if record.get("doi") else []
    )
    for url in (*(record.get("urls") or ()), *((record["url"],) if record.get("url") else ())):
        found += [each for each in [identify(url)] if isinstance(each, Identifier)]
    return tuple(dict.fromkeys(found))


def entry_of(record: Mapping[str, Any]) -> Entry:
    return Entry(
        file="pairs",
        line=1,
        title=record.get("title") or "",
        authors=names(record.get("authors")),
        venue=record.get("venue") or None,
        date=str(record["year"]) if record.get("year") else None,
        year=year_of(record.get("year")),
        identifiers=identifiers(record),
    )


def candidate_of(record: Mapping[str, Any]) -> Candidate:
    kind, nature = TYPES.get(record.get("type") or "", (CslType.ARTICLE_JOURNAL, Nature.WORK))
    found, year = identifiers(record), year_of(record.get("year"))
    is_arxiv = any(each.scheme is Scheme.ARXIV or each.value.startswith("10.48550/") for each in found)
    return Candidate(
        source=SourceName.ARXIV if is_arxiv else SourceName.CROSSREF,
        titles=(record.get("title") or "",),
        type=kind,
        nature=Nature.PREPRINT if is_arxiv else nature,
        authors=tuple(Name(literal=name) for name in names(record.get("authors"))),
        issued=PartialDate(year) if year else None,
        container_titles=(record["venue"],) if record.get("venue") else (),
        identifiers=found,
    )


def read_json(path: Path) -> Iterator[Pair]:
    text = path.read_text("utf-8")
    records = (
        json.loads(text) if text.lstrip().startswith("[") else [json.loads(line) for line in text.splitlines() if line]
    )
    for at, record in enumerate(records):
        yield Pair(
            id=str(record.get("id", at)),
            entry=entry_of(record["entry"]),
            candidate=candidate_of(record["candidate"]),
            expected=EXPECTED.get(record.get("same")),
        )


def read_csv(path: Path) -> Iterator[Pair]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        for at, row in enumerate(csv.DictReader(stream)):
            left, right = ({k.removeprefix(f"{side}_"): v for k, v in row.items()} for side in ("left", "right"))
            yield Pair(id=str(at), entry=entry_of(left), candidate=candidate_of(right), is_match=row["label"] == "1")


# --- figures ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    name: str
    value: float
    floor: float
    aim: float
    detail: str = ""

    def __str__(self) -> str:
        better = self.value >= self.aim if self.aim > self.floor else self.value <= self.aim
        passed = self.value >= self.floor if self.aim > self.floor else self.value <= self.floor
        mark = "aim" if better else "floor" if passed else "MISSED"
        return f"{self.name:<44} {self.value:>10,.4g} {self.floor:>8,g} {self.aim:>8,g}  {mark:<7} {self.detail}"


def f1(pairs: Sequence[Pair], matches: Sequence[Match], accepted: set[Verdict]) -> tuple[float, str]:
    taken = [match.verdict in accepted for match in matches]
    right = sum(each and bool(pair.is_match) for each, pair in zip(taken, pairs, strict=True))
    precision, recall = right / sum(taken), right / sum(bool(pair.is_match) for pair in pairs)
    return 200 * precision * recall / (precision + recall), f"precision {precision:.4f} recall {recall:.4f}"


def calibration_error(pairs: Sequence[Pair], matches: Sequence[Match]) -> float:
    """Give the expected calibration error over ten bins of equal width (Guo et al. 2017)."""
    bins: dict[int, list[float]] = {}
    for pair, match in zip(pairs, matches, strict=True):
        bins.setdefault(min(int(match.probability * 10), 9), []).append(match.probability - bool(pair.is_match))
    return sum(abs(sum(each)) for each in bins.values()) / len(pairs)


SETS = (
    ("DBLP-ACM valid, F1 of same", "dblp-acm-valid", {Verdict.SAME}, 97.5, 98.5),
    ("DBLP-Scholar valid, F1 of same or version", "dblp-scholar-valid", ACCEPTED, 93.0, 95.0),
    ("dirty DBLP-ACM valid, F1 of same", "dblp-acm-dirty-valid", {Verdict.SAME}, 95.5, 97.5),
)


def figures(folder: Path) -> Iterator[Figure]:
    errors: list[tuple[float, int]] = []
    spent, judged = 0.0, 0
    for label, name, accepted, floor, aim in SETS:
        pairs = list(read_csv(folder / f"{name}.csv.gz"))
        gc.collect()
        gc.freeze()  # the pairs are ours, not the matcher's, to keep an eye on
        start = time.process_time()
        matches = [judge(pair.entry, pair.candidate) for pair in pairs]
        spent, judged = spent + time.process_time() - start, judged + len(pairs)
        value, detail = f1(pairs, matches, accepted)
        error = calibration_error(pairs, matches)
        errors.append((error, len(pairs)))
        yield Figure(name=label, value=value, floor=floor, aim=aim, detail=f"{detail} calibration error {error:.4f}")
    yield from trap_figures(list(read_json(folder / "traps.json")))
    total = sum(error * count for error, count in errors) / sum(count for _, count in errors)
    yield Figure(name="expected calibration error, all three", value=total, floor=0.05, aim=0.02)
    yield Figure(name="pairs a second on one core", value=judged / spent, floor=5_000, aim=20_000)


def trap_figures(pairs: Sequence[Pair]) -> Iterator[Figure]:
    matches = [judge(pair.entry, pair.candidate) for pair in pairs]
    both = list(zip(pairs, matches, strict=True))
    false = [pair.id for pair, match in both if pair.expected is Verdict.DIFFERENT and match.verdict in ACCEPTED]
    missed = [f"{pair.id} {match.verdict}" for pair, match in both if match.verdict is not pair.expected]
    yield Figure(name="traps: false pairs accepted", value=len(false), floor=2, aim=0, detail=" ".join(false))
    share = 1 - len(missed) / len(pairs)
    yield Figure(name="traps: three-way accuracy", value=share, floor=0.85, aim=0.95, detail=", ".join(missed))


def line_of(pair: Pair) -> str:
    match = judge(pair.entry, pair.candidate)
    reasons = [f"{signal.name}: {signal.value} ({signal.weight:+.2f})" for signal in match.signals]
    told = {"id": pair.id, "verdict": match.verdict.value, "confidence": match.probability, "reasons": reasons}
    return json.dumps(told, ensure_ascii=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--pairs", type=Path, metavar="FILE")
    asked = parser.parse_args()
    if asked.pairs:
        for pair in read_json(asked.pairs):
            print(line_of(pair))
        return
    print(f"{'measure':<44} {'value':>10} {'floor':>8} {'aim':>8}")
    for figure in figures(asked.folder):
        print(figure)


if __name__ == "__main__":
    main()
