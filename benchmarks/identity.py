"""Measure who is taken for whom: invented lists over invented services full of look-alikes, in the process itself.

python benchmarks/identity.py [--rows N] [--seed N] [--worlds N] [--kind NAME] [--show N]

A world is made from a number (identity_world, identity_traps); every row is resolved with `resolve` and merged with
`merge`, and what comes out is held against whose each identifier is.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from enrich.flow import Found, Question
from enrich.merging import Merged, merge
from enrich.model import Code, Identifier, Match, Scheme, SourceName, Status
from enrich.resolve import READERS, Resolution, resolve
from enrich.sources import arxiv, crossref, semanticscholar
from identity_rows import Maker, Must, Row
from identity_services import Services
from identity_traps import populate
from identity_world import World

SEARCHES = (
    crossref.WorkSearch,
    crossref.WorkByAlias,
    semanticscholar.PaperByTitle,
    arxiv.PapersByTitle,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Hold what came of a row, and what is wrong with it."""

    row: Row
    resolution: Resolution
    merged: Merged
    asked: tuple[Question, ...]
    faults: tuple[str, ...] = ()
    missed: bool = False
    findable: bool = False

    @property
    def resolved(self) -> bool:
        return self.resolution.choice.status is Status.RESOLVED


def main() -> int:
    options = read_options()
    outcomes: list[Outcome] = []
    started = time.perf_counter()
    for seed in range(options.seed, options.seed + options.worlds):
        outcomes += run(options.rows, seed, options.kind)
    report(outcomes, time.perf_counter() - started, options.show)
    return 0


def is_wrong(outcome: Outcome) -> bool:
    return any(fault.startswith(("wrong", "resolved")) for fault in outcome.faults)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure who is taken for whom.")
    parser.add_argument("--rows", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--worlds", type=int, default=1)
    parser.add_argument("--kind", default="", help="tell of rows of this kind only")
    parser.add_argument("--show", type=int, default=20, help="how many rows to tell of at length")
    return parser.parse_args()


# --- one world --------------------------------------------------------------------------------


def run(rows: int, seed: int, kind: str) -> Iterator[Outcome]:
    rng = Random(seed)
    world = World(rng=rng)
    maker = Maker(rng=rng, world=world)
    for _ in populate(maker, rows):
        pass
    services = Services(world, seed)
    for row in maker.rows:
        if kind in row.kind:
            yield judged(row, world, services)


def drive(row: Row, services: Services) -> tuple[Resolution, tuple[Question, ...]]:
    flow = resolve(row.entry)
    asked: list[Question] = []
    try:
        questions = next(flow)
        while True:
            asked += questions
            questions = flow.send(tuple(services.answer(each) for each in questions))
    except StopIteration as end:
        return end.value, tuple(asked)


def judged(row: Row, world: World, services: Services) -> Outcome:
    resolution, asked = drive(row, services)
    merged = merge(row.entry, resolution.choice)
    findable = row.must is not Must.REFUSE and can_be_found(row, world, services)
    faults = tuple(faults_of(row, resolution, merged, world))
    resolved = resolution.choice.status is Status.RESOLVED
    missed = row.must is Must.FIND and findable and not (resolved and not set(row.named).isdisjoint(merged.identifiers))
    return Outcome(
        row=row, resolution=resolution, merged=merged, asked=asked, faults=faults, missed=missed, findable=findable
    )


#: Schemes whose identifiers are a wrong answer where they are another work's.
CHECKED = (Scheme.DOI, Scheme.ARXIV, Scheme.S2, Scheme.IEEE, Scheme.PII, Scheme.ACL, Scheme.DBLP)


def faults_of(row: Row, resolution: Resolution, merged: Merged, world: World) -> Iterator[str]:
    """Name what is wrong with an outcome, the worst first."""
    resolved = resolution.choice.status is Status.RESOLVED
    where = "wrong" if resolved else "kept off a wrong link:"  # nothing was found that could tell
    told = [*merged.identifiers]
    told += [Identifier(Scheme.DOI, each.doi) for each in merged.versions if each.doi]
    told += [Identifier(Scheme.ARXIV, each.arxiv) for each in merged.versions if each.arxiv]
    for identifier in dict.fromkeys(told):
        owners = world.owners.get(identifier, set())
        if identifier.scheme in CHECKED and owners and owners.isdisjoint(row.works):
            yield f"{where} {identifier.scheme}"
    if resolved and row.must is Must.REFUSE:
        yield "resolved, but is nowhere"
    if set(row.other) & set(merged.identifiers) and set(row.named).isdisjoint(merged.identifiers):
        yield "other edition"
    mismatch = any(problem.code is Code.LINK_MISMATCH for problem in resolution.choice.problems)
    others = [each for each in row.entry.identifiers if world.owners.get(each, row.works).isdisjoint(row.works)]
    if mismatch and not others and row.mismatch is not True:
        yield "mismatch told of a right link"
    if resolved and not mismatch and (row.mismatch or any(shows(each, merged) for each in others)):
        yield "mismatch not told"


def shows(identifier: Identifier, merged: Merged) -> bool:
    """Say whether a linked identifier of another work shows as such: it can be looked up, or the record has its own."""
    looked_up = identifier.scheme in {Scheme.DOI, Scheme.ARXIV, Scheme.PII}
    return looked_up or any(each.scheme is identifier.scheme for each in merged.identifiers)


def can_be_found(row: Row, world: World, services: Services) -> bool:
    """Say whether any question that follows from the row brings a record of the work."""
    entry = row.entry
    questions: list[Question] = [
        crossref.WorkSearch(text=" ".join((entry.title, *entry.authors[:3]))),
        crossref.WorkSearch(text=entry.title),
        semanticscholar.PaperByTitle(title=entry.title),
        arxiv.PapersByTitle(title=entry.title),
    ]
    for each in entry.identifiers:
        questions += [crossref.WorkByDoi(doi=each.value)] if each.scheme is Scheme.DOI else []
        questions += [arxiv.PaperById(arxiv=each.value)] if each.scheme is Scheme.ARXIV else []
        questions += [crossref.WorksByPii(pii=each.value)] if each.scheme is Scheme.PII else []
    return any(not row.works.isdisjoint(whose(question, world, services)) for question in questions)


def whose(question: Question, world: World, services: Services) -> Iterator[int]:
    answer = services.answer(question)
    if isinstance(answer, Found):
        for candidate in READERS[question.source](answer.record).candidates:
            schemes = {Scheme.S2} if candidate.source is SourceName.SEMANTICSCHOLAR else {Scheme.DOI, Scheme.ARXIV}
            for identifier in candidate.identifiers:
                if identifier.scheme in schemes:
                    yield from world.owners.get(identifier, ())


# --- the report -------------------------------------------------------------------------------


def report(outcomes: Sequence[Outcome], seconds: float, show: int) -> None:
    statuses = Counter(each.resolution.choice.status.value for each in outcomes)
    faults = Counter(fault for each in outcomes for fault in dict.fromkeys(each.faults))
    wrong = [each for each in outcomes if is_wrong(each)]
    to_find = [each for each in outcomes if each.row.must is Must.FIND and each.findable]
    missed = [each for each in outcomes if each.missed]
    print(f"rows                {len(outcomes):6}   {dict(statuses)}")
    print(f"wrong               {len(wrong):6}   {1000 * len(wrong) / len(outcomes):.1f} in a thousand rows")
    for fault, count in faults.most_common():
        print(f"  {fault:30}{count:6}")
    print(
        f"found               {len(to_find) - len(missed):6}   of {len(to_find)}, {1 - len(missed) / len(to_find):.2%}"
    )
    both = [each for each in outcomes if each.resolved and each.row.versions == 2]
    joined = sum({Scheme.DOI, Scheme.ARXIV} <= {one.scheme for one in each.merged.identifiers} for each in both)
    print(f"with its preprint   {joined:6}   of {len(both)} resolved works that have one")
    print(f"calibration error   {calibration(outcomes):6.3f}")
    requests(outcomes)
    print(f"seconds             {seconds:6.1f}")
    print(f"\n{'kind':42}rows  wrong  missed")
    for kind, count in sorted(Counter(each.row.kind for each in outcomes).items()):
        held = [sum(each.row.kind == kind for each in some) for some in (wrong, missed)]
        print(f"{kind:42}{count:4}  {held[0] or '':5}  {held[1] or '':6}")
    odd = [each for each in outcomes if each.faults or each.missed]
    odd.sort(key=lambda each: (not any(fault.startswith("wrong") for fault in each.faults), not each.faults))
    for each in odd[:show]:
        tell(each)


def requests(outcomes: Sequence[Outcome]) -> None:
    """Count what travels alone (searches) and what travels in company, per row."""
    for source in (SourceName.CROSSREF, SourceName.SEMANTICSCHOLAR, SourceName.ARXIV):
        asked = [question for each in outcomes for question in each.asked if question.source is source]
        alone = sum(isinstance(question, SEARCHES) for question in asked)
        count = len(outcomes)
        print(f"{source.value:20}{alone / count:6.2f}   searches a row, {(len(asked) - alone) / count:.2f} look-ups")
    sure = [each for each in outcomes if each.resolved and each.resolution.choice.accepted[0].linked]
    searched = sum(any(isinstance(question, SEARCHES) for question in each.asked) for each in sure)
    print(f"linked and searched {searched:6}   of {len(sure)}")


def calibration(outcomes: Sequence[Outcome]) -> float:
    """Give the expected calibration error of the confidence over ten equal bins."""
    told = [(each.resolution.choice.confidence or 0.0, not is_wrong(each)) for each in outcomes if each.resolved]
    bins = [[one for one in told if min(int(one[0] * 10), 9) == at] for at in range(10)]
    gaps = (abs(sum(c for c, _ in held) - sum(right for _, right in held)) for held in bins)
    return sum(gaps) / max(len(told), 1)


#: Signals that are told with a row.
TOLD = ("title", "authors", "date", "venue", "type", "link", "nature")


def tell(outcome: Outcome) -> None:
    row, choice = outcome.row, outcome.resolution.choice
    entry = row.entry
    faults = ", ".join(outcome.faults) or "missed"
    print(f"\n--- {row.kind} · {row.must} · {faults} · {choice.status} {choice.confidence}")
    links = " ".join(each.url for each in entry.links)
    print(f"  row   {entry.title} | {entry.venue} | {entry.date} | {', '.join(entry.authors)} | {links}")
    print(f"  named {spelt(row.named)}  got {spelt(outcome.merged.identifiers)}")
    print(f"  told  {' '.join(problem.code.value for problem in choice.problems)}")
    for name, matches in (("taken", choice.accepted), ("other", choice.others[:3])):
        for match in matches:
            print(f"  {name} {match.verdict.value} {match.probability:.3f} {shown(match)}")


def spelt(identifiers: Iterable[Identifier]) -> str:
    return " ".join(map(str, identifiers)) or "nothing"


def shown(match: Match) -> str:
    """Show a record and why it was judged so."""
    record = match.candidate
    why = ", ".join(f"{each.name}: {each.value} {each.weight:+.1f}" for each in match.signals if each.name in TOLD)
    where = next(iter(record.container_titles), "")
    people = ", ".join(map(str, record.authors[:3]))
    what = f"{record.source.value} {record.nature.value} {record.type.value}"
    return f"{what} | {record.title} | {people} | {where} {record.issued} | {spelt(record.identifiers)} [{why}]"


if __name__ == "__main__":
    raise SystemExit(main())
