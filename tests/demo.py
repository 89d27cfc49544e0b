"""Run the main job on the user's list against the stand-in of the services, twice, and tell what happened.

`make demo` runs this. Nothing leaves this machine, every record says that it is synthetic, the limits are the real ones.
Options: `--polite` sends a contact (Crossref's polite pool), `--tokens` gives a GitHub token and a Semantic Scholar key,
`--fresh` forgets what earlier demos have cached.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from standin import StandIn
from standin.checking import check
from standin.demo_world import demo
from standin.running import PROJECT, Run, read_enriched, run_enrich
from standin.setting import Setting

SEED = "seeds/facial-expression.md"


def main() -> int:
    options = read_options()
    out, cache = PROJECT / "out" / "demo", PROJECT / "cache" / "demo"
    if options.fresh:
        shutil.rmtree(cache, ignore_errors=True)
    setting = demo(PROJECT / SEED)
    with StandIn(setting.world, s2_keyless_429=options.busy) as standin:
        secrets = standin.secrets(mailto=options.polite, tokens=options.tokens)
        say("The main job on the user's list, against a stand-in that serves synthetic records.")
        first = run_enrich(standin, [SEED], out=out, cache=cache, secrets=secrets)
        tell("first run", first)
        if not first.digests:
            say("the run wrote nothing")
            return 1
        second = run_enrich(standin, [SEED, "--quiet"], out=out, cache=cache, secrets=secrets)
        tell("the same again, at once", second)
        say("\n".join(["", *(map(str, standin.ledger.asked) if options.requests else ()), str(standin.ledger)]))
        return 1 if faults(standin, setting, out, (first, second)) else 0


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Run the main job on the user's list against a stand-in of the services."
    )
    parser.add_argument("--polite", action="store_true", help="send a contact: Crossref's polite pool")
    parser.add_argument("--tokens", action="store_true", help="use a GitHub token and a Semantic Scholar key")
    parser.add_argument("--fresh", action="store_true", help="forget what earlier demos have cached")
    parser.add_argument("--requests", action="store_true", help="print every request")
    parser.add_argument(
        "--busy",
        type=float,
        default=0.0,
        metavar="SHARE",
        help="share of 429 that Semantic Scholar answers without a key",
    )
    return parser.parse_args()


def tell(name: str, run: Run) -> None:
    requests = ", ".join(f"{service} {count}" for service, count in run.requests.items())
    say(
        f"\n{name}: {run.seconds:.1f} s, exit status {run.status}, peak {run.peak_megabytes:.0f} MB; requests: {requests}"
    )


def faults(standin: StandIn, setting: Setting, out: Path, runs: tuple[Run, Run]) -> tuple[str, ...]:
    """Print what came out, and give what must not be so."""
    document = read_enriched(out)
    findings = check(document, setting.expected)
    first, second = runs
    summary = document["summary"]
    say(f"\nrows: {summary.get('entries', 0)}; resolved {summary.get('resolved', 0)}, ambiguous {summary.get('ambiguous', 0)}, "
        f"unresolved {summary.get('unresolved', 0)}, pending {summary.get('pending', 0)}; as meant: "
        f"{len(setting.expected) - len({each.partition(':')[0] for each in (*findings.wrong, *findings.missed)})} of {len(setting.expected)}")  # fmt: skip
    found = [f"exit status {run.status}" for run in runs if run.status]
    found += [f"wrong: {each}" for each in findings.wrong]
    found += [f"missed: {each}" for each in findings.missed]
    found += [f"over a limit: {each}" for each in standin.ledger.violations]
    found += [f"made twice: {' '.join(each)[:150]}" for each in standin.ledger.repeats()]
    found += [f"stand-in bug: {each}" for each in standin.ledger.bugs]
    if sum(second.requests.values()) > 1:
        found.append(f"the second run made {sum(second.requests.values())} requests")
    changed = sorted(name for name, digest in first.digests.items() if second.digests.get(name) != digest)
    if changed:
        found.append(f"the second run wrote other bytes: {', '.join(changed)}")
    say("\n".join(["", *found[:40]]) if found else "all as it should be")
    if len(found) > 40:
        say(f"… and {len(found) - 40} more")
    return tuple(found)


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
