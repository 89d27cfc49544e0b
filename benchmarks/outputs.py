"""Print how long 10,000 invented works take to write in each format, and in all.

Usage: python benchmarks/outputs.py [NUMBER OF WORKS]
"""

from __future__ import annotations

import sys
import time

from enrich.model import CslType, Entry, Holding, Library, Link, LinkRole, Name, PartialDate, SourceName, Status, Work
from enrich.outputs import OUTPUTS, Options

HOLD = 10.0  # seconds for 10,000 works in all formats, in one process

ABSTRACT = " ".join(
    ["We study the drift of émigré clocks & their α-pendulums, 40% of which stand in Nuuk (2019)."] * 12
)


def work(number: int) -> Work:
    return Work(
        title=f"Slow Drift in α-Pendulum Clocks & the BERT Model: CO<sub>2</sub> at $H_\\infty$ in {number} Towns",
        type=(CslType.ARTICLE_JOURNAL, CslType.PAPER_CONFERENCE, CslType.ARTICLE)[number % 3],
        authors=tuple(Name(family=f"García van {number}-{at}", given="Íñigo M.") for at in range(6)),
        issued=PartialDate(1990 + number % 35, 1 + number % 12),
        container_title="Proceedings of the 4th Workshop on Small Machines (WSM)",
        volume="12",
        issue="3-4",
        page="45-61",
        doi=f"10.5555/jsm_{number}",
        url=f"https://example.org/articles/{number}?from=list_a&part=2",
        arxiv=f"2401.{number:05}",
        primary_class="cs.CV",
        abstract=ABSTRACT,
        provenance={"title": SourceName.CROSSREF, "author": SourceName.CROSSREF},
    )


def holding(number: int) -> Holding:
    return Holding(
        key=f"garcia{1990 + number % 35}slow{number}",
        entry=Entry(
            file="seeds/clocks.md",
            line=number + 5,
            title=f"Slow drift in {number} towns",
            section=("1. Clocks", "1.1 Drift & Wear"),
            links=(Link(url=f"https://example.org/{number}", role=LinkRole.PAPER),),
        ),
        status=Status.RESOLVED,
        work=work(number),
    )


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    library = Library(holdings=tuple(holding(each) for each in range(number)))
    start = time.process_time()
    for output in OUTPUTS:
        before = time.process_time()
        text = output.render(library, Options())
        print(f"{output.name:26} {time.process_time() - before:6.2f} s {len(text) / 1e6:7.1f} MB")
    print(f"{'all':26} {time.process_time() - start:6.2f} s for {number} works (hold: {HOLD:g} s for 10,000)")


if __name__ == "__main__":
    main()
