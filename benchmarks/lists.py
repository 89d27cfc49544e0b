"""Measure how well real lists are read: entries found against the truth, and the fields of the sampled entries.

    python benchmarks/lists.py [FOLDER] [--show] [NAME ...]

FOLDER (default ../shared/lists) holds the lists and their truth; --show prints each field that differs.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from enrich import seeds
from enrich.cores import count, spread
from enrich.model import Entry, Kind, LinkRole, Parsed, SeedFile

FIELDS = ("title", "paper", "code", "union", "venue", "date", "authors", "section", "line")


@dataclass
class Score:
    name: str
    kind: str
    found: int
    expected: int
    tolerance: float
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    size: int = 0

    @property
    def counted(self) -> bool:
        return abs(self.found - self.expected) <= max(1.0, 0.02 * self.expected)


def words(text: str | None) -> str:
    folded = unicodedata.normalize("NFKC", text or "").casefold()
    return "".join(letter for letter in folded if letter.isalnum())


def address(url: str) -> str:
    url = url.strip().split("#")[0].removeprefix("https://").removeprefix("http://").removeprefix("www.")
    return url.rstrip("/")


def contained(mine: str | None, theirs: str) -> bool:
    a, b = words(mine), words(theirs)
    return bool(a) and (a in b or b in a)


def seed_of(path: Path) -> SeedFile:
    return SeedFile(name=path.name, suffix=path.suffix, text=path.read_text("utf-8"))


def read(path: Path) -> tuple[Parsed, float]:
    """Read a list alone, on one core; give the processor time of it in seconds."""
    seed = seed_of(path)
    started = time.process_time()
    parsed = seeds.parse(seed)
    return parsed, time.process_time() - started


def read_all(paths: list[Path]) -> float:
    """Read all lists on all cores, as a command does; give the seconds on the clock."""
    found = [seed_of(path) for path in paths]
    started = time.perf_counter()
    seeds.parse_all(found, spread)
    return time.perf_counter() - started


def best(truth: dict[str, Any], entries: list[Entry]) -> tuple[Entry | None, bool]:
    titles = {words(title) for title in (truth["title"], *truth.get("title_alternatives", ()))}
    near = [each for each in entries if truth["line"] - 1 <= each.line <= truth["end_line"]]
    same = [each for each in near if words(each.title) in titles] or [
        each for each in entries if words(each.title) in titles
    ]

    def away(entry: Entry) -> int:
        return abs(entry.line - int(truth["line"]))

    return min(same or near, key=away, default=None), bool(same)


def links(entry: Entry, role: LinkRole | None) -> set[str]:
    return {address(each.url) for each in entry.links if role is None or each.role is role}


def judge(truth: dict[str, Any], entries: list[Entry]) -> dict[str, tuple[bool, object, object]]:
    """Give for each field that the truth states: whether it is right, what was read, and what was expected."""
    entry, titled = best(truth, entries)
    told: dict[str, tuple[bool, object, object]] = {"title": (titled, entry and entry.title, truth["title"])}
    mine = entry or Entry(file="", line=0, title="")
    papers = {address(url) for url in truth["urls"]["paper"]}
    codes = {address(url) for url in truth["urls"]["code"]}
    union = {address(url) for role, urls in truth["urls"].items() if role != "relative" for url in urls}
    told["paper"] = (links(mine, LinkRole.PAPER) == papers, links(mine, LinkRole.PAPER), papers)
    told["code"] = (links(mine, LinkRole.CODE) == codes, links(mine, LinkRole.CODE), codes)
    told["union"] = (
        links(mine, None) - {address(url) for url in truth["urls"]["relative"]} == union,
        links(mine, None),
        union,
    )
    if truth["venue"]:
        told["venue"] = (contained(mine.venue, truth["venue"]), mine.venue, truth["venue"])
    if truth["date"]:
        told["date"] = (contained(mine.date, truth["date"]), mine.date, truth["date"])
    if truth["authors"]:
        told["authors"] = (
            contained(mine.authors[0] if mine.authors else None, truth["authors"]),
            mine.authors[:3],
            truth["authors"][:80],
        )
    told["section"] = (
        [words(each) for each in mine.section] == [words(each) for each in truth["section"]],
        mine.section,
        truth["section"],
    )
    told["line"] = (abs(mine.line - truth["line"]) <= 1, mine.line, truth["line"])
    return told


def measure(folder: Path, truth: dict[str, Any], *, show: bool) -> Score:
    path = folder / truth["file"]
    parsed, seconds = read(path)
    papers = [each for each in parsed.entries if each.kind is Kind.PAPER]
    listed = papers if truth["kind"] != "not_a_list" else list(parsed.entries)
    doubt = truth["count_confidence"]
    score = Score(
        truth["name"], truth["kind"], len(listed), truth["paper_entries"], float(doubt[1:]) if doubt[0] == "±" else 0
    )
    score.seconds, score.size = seconds, path.stat().st_size
    for each in truth["entries"]:
        for name, (right, got, expected) in judge(each, papers).items():
            score.asked[name] += 1
            score.right[name] += right
            if show and not right:
                print(f"  {truth['file']}:{each['line']} {name}: read {got!r}, expected {expected!r}")
    return score


def share(right: int, asked: int) -> str:
    return f"{100 * right / asked:5.1f}" if asked else "    -"


def report(scores: list[Score]) -> None:
    print(f"{'list':38}{'found':>6}{'truth':>6}     " + "".join(f"{name:>8}" for name in FIELDS))
    for score in scores:
        mark = "ok" if score.counted else "!!"
        print(
            f"{score.name:38}{score.found:6}{score.expected:6} {mark}  "
            + "".join(f"{share(score.right[name], score.asked[name]):>8}" for name in FIELDS)
        )
    lists = [score for score in scores if score.kind == "paper_list"]
    right: Counter[str] = sum((score.right for score in lists), Counter())
    asked: Counter[str] = sum((score.asked for score in lists), Counter())
    print(
        f"{'total over paper lists':38}{sum(s.found for s in lists):6}{sum(s.expected for s in lists):6}     "
        + "".join(f"{share(right[name], asked[name]):>8}" for name in FIELDS)
    )
    print(f"lists with a right count: {share(sum(s.counted for s in lists), len(lists))} % of {len(lists)}")
    print(f"paper and code links right: {share(right['paper'] + right['code'], asked['paper'] + asked['code'])} %")
    print(
        f"venue and date right where stated: {share(right['venue'] + right['date'], asked['venue'] + asked['date'])} %"
    )
    others = {kind: sum(s.found for s in scores if s.kind == kind) for kind in ("not_a_list", "tool_list")}
    print(
        f"entries in READMEs that are no list: {others['not_a_list']}; papers in lists of tools: {others['tool_list']}"
    )
    size = sum(s.size for s in scores) / 1e6
    print(f"speed of one core: {size / sum(s.seconds for s in scores):.2f} MB/s over {size:.1f} MB, of processor time")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parents[2] / "shared" / "lists")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    truths = [json.loads(path.read_text("utf-8")) for path in sorted((arguments.folder / "truth").glob("*.json"))]
    chosen = [truth for truth in truths if not arguments.names or truth["name"] in arguments.names]
    report([measure(arguments.folder, truth, show=arguments.show) for truth in chosen])
    paths = [arguments.folder / truth["file"] for truth in chosen]
    seconds = min(read_all(paths) for _ in range(3))
    size = sum(path.stat().st_size for path in paths) / 1e6
    print(f"speed of {count()} cores: {size / seconds:.2f} MB/s over {size:.1f} MB, on the clock, best of 3")
    return 0


if __name__ == "__main__":
    sys.exit(main())
