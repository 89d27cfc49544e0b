"""Fit the coefficients of `enrich.matching` anew and print `_coefficients.py`.

    python benchmarks/train_matching.py FOLDER > src/enrich/matching/_coefficients.py

FOLDER holds `dblp-acm-train.csv.gz`, `dblp-scholar-train.csv.gz` and `dblp-acm-dirty-train.csv.gz` (pairs of Köpcke,
Thor and Rahm in the splits of DeepMatcher). Needs numpy and scikit-learn, which the project does not install.

A pair trains once as it is, and again without the row's authors, then without its venue too, then without venue and
year: lists rarely tell all of them, and the probabilities must hold there as well. DBLP-ACM calls a conference paper
and its journal version two works; such pairs (whole title, agreeing authors) are left out, as is said in its README.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np  # type: ignore[import-not-found, unused-ignore]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-not-found, import-untyped, unused-ignore]

from enrich.matching._evidence import Breadth, Evidence, compare_spellings, gather
from enrich.matching._people import AuthorAgreement, people_of_strings
from enrich.matching._sides import Side, side_of_candidate, side_of_entry
from enrich.matching._titles import TitleAgreement
from matching import Pair, read_csv

SETS = ("dblp-acm-train", "dblp-scholar-train", "dblp-acm-dirty-train")
AGREE = {AuthorAgreement.EXACT, AuthorAgreement.ALL, AuthorAgreement.MOST, AuthorAgreement.IN_TITLE}
NOBODY = people_of_strings(())

HEAD = '''"""What each level of each signal weighs, in log-odds: positive speaks for the record, negative against it.

Printed by `benchmarks/train_matching.py`: logistic regression (L2, C = 1) on {pairs:,} pairs of the train splits of
DBLP-ACM, DBLP-Scholar and dirty DBLP-ACM, each again without authors, venue and year, as most lists give none.
A level that the data do not hold weighs nothing. What the data cannot teach stands as ceilings in `_verdict`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FAR: Final = 0.001  # probability where the titles share hardly a word
INTERCEPT: Final = {intercept:.2f}
WEIGHTS: Final[Mapping[str, Mapping[str, float]]] = {{'''


def evidence(left: Side, right: Side) -> Evidence:
    return gather(left, right, compare_spellings(left, right))


def variants(pair: Pair) -> Iterator[tuple[Evidence, float]]:
    """Give the evidence of a pair, and of what it would be if the row said less, with weights."""
    left, right = side_of_entry(pair.entry), side_of_candidate(pair.candidate)
    whole = evidence(left, right)
    yield whole, 1.0
    if whole.title.agreement is not TitleAgreement.FAR:
        yield evidence(replace(left, people=NOBODY), right), 0.3
        yield evidence(replace(left, people=NOBODY, venues=()), right), 0.15
        yield evidence(replace(left, venues=(), years=()), right), 0.15


def is_version(pair: Pair, found: Evidence) -> bool:
    return found.whole and found.authors in AGREE and found.breadth is not Breadth.COLUMN and not pair.is_match


def examples(folder: Path) -> Iterator[tuple[Evidence, bool, float]]:
    for name in SETS:
        for pair in read_csv(folder / f"{name}.csv.gz"):
            found = list(variants(pair))
            if "acm" not in name or not is_version(pair, found[0][0]):
                yield from ((each, bool(pair.is_match), weight) for each, weight in found)


def main(folder: Path) -> None:
    rows = list(examples(folder))
    levels = sorted({level for found, _, _ in rows for level in found.levels})
    place = {level: at for at, level in enumerate(levels)}
    table = np.zeros((len(rows), len(levels)), dtype=np.float32)
    for at, (found, _, _) in enumerate(rows):
        table[at, [place[level] for level in found.levels]] = 1
    model = LogisticRegression(C=1.0, max_iter=5000)
    model.fit(table, [match for _, match, _ in rows], sample_weight=[weight for _, _, weight in rows])
    weights = dict(zip(levels, model.coef_[0], strict=True))
    pairs = sum(weight == 1.0 for _, _, weight in rows)
    print(HEAD.format(pairs=pairs, intercept=model.intercept_[0]))
    for signal in dict.fromkeys(signal for signal, _ in rows[0][0].levels):
        print(f'    "{signal}": {{')
        for level in sorted((each for each in levels if each[0] == signal), key=lambda each: -weights[each]):
            print(f'        "{level[1]}": {weights[level]:.2f},')
        print("    },")
    print("}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
