"""Measure the main job against the stand-in under the real limits: the user's list, or an invented one of any length.

    .venv/bin/python benchmarks/world.py [--rows N] [--polite] [--tokens]

The least possible wall time, printed beside the time that was taken, is a bound from below. Each service has a need
(requests that no client can do without) and a pace (its published limit); a pool that admits `k` in `p` seconds and
needs `n` requests takes its last one `p * floor((n - 1) / k)` seconds after its first, however they are sent:

- Crossref, lists (1 a second without contact, 3 with): one search for each row whose link holds no identifier that a
  filter takes (IEEE, CVF, IJCAI: only a search finds them), DOIs and PIIs 50 a request, an AAAI article as 30 DOIs.
- arXiv (1 in 3 s): its ids 100 a request.
- Semantic Scholar (1 a second with a key): all rows 500 a request.
- GitHub: with a token 100 repositories a request; without one each its own, each rename one more, one after the other.
- A row that is not to be resolved: one title search more of arXiv and of Semantic Scholar, and of Crossref where its
  link promised an identifier, since no service may be left unasked before a row is called unresolved.

The pools run side by side, so the bound is the slowest of them, and then one answer's latency for each step of the
longest chain (search; then ask Semantic Scholar what joins the find; then arXiv). Python's start is not in it.

Two more bounds tell where time went: "searches shared" lets Semantic Scholar's title match take over a part of the
searches, at its own pace; "for what was asked" takes the requests that were made in place of those that were needed.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from collections import Counter
from math import ceil
from pathlib import Path

PROJECT = Path(__file__).parents[1]
sys.path.insert(0, str(PROJECT / "tests"))

from standin import Service, StandIn  # noqa: E402  found by the line above
from standin.checking import check  # noqa: E402
from standin.demo_world import demo  # noqa: E402
from standin.generated import generate  # noqa: E402
from standin.running import read_enriched, run_enrich  # noqa: E402
from standin.server import LATENCY  # noqa: E402
from standin.setting import Setting, repo_name  # noqa: E402

SEED = PROJECT / "seeds" / "facial-expression.md"


def main() -> int:
    options = read_options()
    with tempfile.TemporaryDirectory() as folder:
        seed, setting = choose(options.rows, Path(folder))
        with StandIn(setting.world) as standin:
            secrets = standin.secrets(mailto=options.polite, tokens=options.tokens)
            out, cache = Path(folder, "out"), Path(folder, "cache")
            run = run_enrich(standin, [str(seed), *options.arguments], out=out, cache=cache, secrets=secrets)
            findings = check(read_enriched(out), setting.expected)
            shutil.rmtree(cache, ignore_errors=True)
    needs = need(setting, tokens=options.tokens)
    print(f"rows                {len(setting.scenes):8}")
    print(f"wall time           {run.seconds:8.2f} s, exit status {run.status}")
    bounds = {"least possible": needs, "  for what was asked": dict(run.requests)}
    if options.tokens:
        bounds["  searches shared"] = share(needs, polite=options.polite)
    for name, counts in bounds.items():
        least = bound(counts, polite=options.polite, tokens=options.tokens)
        print(f"{name:20}{least:8.2f} s, ratio {run.seconds / least:.2f}")
    print(f"peak memory         {run.peak_megabytes:8.1f} MB")
    start = min((each.arrived for each in standin.ledger.asked), default=0.0)
    for service in Service:
        times = [each.arrived - start for each in standin.ledger.of(service)]
        span = f"from {min(times):.2f} s to {max(times):.2f} s" if times else "never"
        print(f"{service:20}{run.requests[service]:8} requests, least {needs[service]}, {span}")
    for pool, count in run.pools.items():
        print(f"  {pool:30}{count:5}")
    print(f"violations          {len(standin.ledger.violations):5}", *standin.ledger.violations[:5], sep="\n  ")
    if options.requests:
        print(*standin.ledger.asked, sep="\n")
    print(f"made twice          {len(standin.ledger.repeats()):5}")
    print(f"wrong               {len(findings.wrong):5}", *findings.wrong[:10], sep="\n  ")
    print(f"missed              {len(findings.missed):5}", *findings.missed[:10], sep="\n  ")
    return run.status


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the main job against the stand-in under the real limits.")
    parser.add_argument("--rows", type=int, default=0, help="length of an invented list; without it, the user's list")
    parser.add_argument("--polite", action="store_true", help="send a contact: Crossref's polite pool")
    parser.add_argument("--tokens", action="store_true", help="use a GitHub token and a Semantic Scholar key")
    parser.add_argument("--requests", action="store_true", help="print every request")
    parser.add_argument("arguments", nargs="*", help="further arguments of `enrich run`, after --")
    return parser.parse_args()


def choose(rows: int, folder: Path) -> tuple[Path, Setting]:
    if not rows:
        return SEED, demo(SEED)
    made = generate(rows)
    seed = folder / "list.md"
    seed.write_text(made.text, encoding="utf-8")
    return seed, made.setting


#: What a link holds that a service can be asked for in company: kind -> pattern.
HELD = {
    "preprint": r"arxiv\.org/abs/",
    "article": r"ojs\.aaai\.org/",
    "number": r"sciencedirect\.com/",
    "doi": r"/10\.\d{4,9}/",
}


def need(setting: Setting, *, tokens: bool) -> dict[Service, int]:
    """Count the requests that no client can do without."""
    kinds = Counter(kind_of(scene.row.url) for scene in setting.scenes)
    lost = [kind_of(scene.row.url) for scene in setting.scenes if scene.expected.status == "unresolved"]
    searches = kinds["search"] + sum(kind != "search" for kind in lost)
    names = {name.lower() for scene in setting.scenes if (name := repo_name(scene.row))}
    renamed = len(names & set(setting.world.renamed))
    return {
        Service.CROSSREF: searches + ceil((kinds["doi"] + 30 * kinds["article"]) / 50) + ceil(kinds["number"] / 50),
        Service.ARXIV: ceil(kinds["preprint"] / 100) + len(lost),
        Service.SEMANTICSCHOLAR: ceil(len(setting.scenes) / 500) + len(lost),
        Service.GITHUB: ceil(len(names) / 100) if tokens else len(names) + renamed,
    }


def kind_of(url: str) -> str:
    return next((kind for kind, pattern in HELD.items() if re.search(pattern, url)), "search")


def share(needs: dict[Service, int], *, polite: bool) -> dict[Service, int]:
    """Move searches from Crossref to Semantic Scholar until both end together."""
    crossref, match = (3 if polite else 1), 1
    moved = needs[Service.CROSSREF] * match // (crossref + match)
    changed = {
        Service.CROSSREF: needs[Service.CROSSREF] - moved,
        Service.SEMANTICSCHOLAR: needs[Service.SEMANTICSCHOLAR] + moved,
    }
    return needs | changed


def bound(needs: dict[Service, int], *, polite: bool, tokens: bool) -> float:
    """Give the seconds under which the needs cannot be met."""
    answer = {service: (low + high) / 2 for service, (low, high) in LATENCY.items()}
    pools = [
        max(needs[Service.CROSSREF] - 1, 0) // (3 if polite else 1),
        3 * max(needs[Service.ARXIV] - 1, 0),
        max(needs[Service.SEMANTICSCHOLAR] - 1, 0) if tokens else 0,
        needs[Service.GITHUB] * answer[Service.GITHUB],
    ]
    chain = answer[Service.CROSSREF] + answer[Service.SEMANTICSCHOLAR] + answer[Service.ARXIV]
    return max(pools) + chain


if __name__ == "__main__":
    raise SystemExit(main())
