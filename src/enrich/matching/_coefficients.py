"""What each level of each signal weighs, in log-odds: positive speaks for the record, negative against it.

Obtained by `benchmarks/train_matching.py`: logistic regression (L2, C = 1) on the train splits of DBLP-ACM,
DBLP-Scholar and dirty DBLP-ACM, each pair once as it is and again without authors, venue and year, as most lists
give none. Rounded to two digits; a level that the data do not hold weighs nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FAR: Final = 0.001  # probability where the titles share hardly a word
INTERCEPT: Final = -2.05
WEIGHTS: Final[Mapping[str, Mapping[str, float]]] = {
    "title": {
        "equal": 2.05,
        "equal but for spelling or order": 1.32,
        "one is the other without its subtitle": 1.24,
        "one begins with the other": 0.97,
        "equal but for a remark": 0.77,
        "equal but for a name before the colon": 0.46,
        "nearly all words agree": 0.30,
        "all words of one stand in the other": -1.03,
        "most words agree": -1.38,
        "some words agree": -2.74,
        "few words agree": -3.80,
    },
    "authors": {
        "all of the shorter list agree": 0.59,
        "the authors stand in the title": 0.41,
        "one side names none": 0.14,
        "most agree": 0.10,
        "some agree": -0.32,
        "the record names none": -1.05,
        "none agrees": -1.71,
    },
    "years": {
        "same year": 2.12,
        "one side has no year": 1.37,
        "five years apart or more": -1.10,
        "one year apart": -1.10,
        "three or four years apart": -1.40,
        "two years apart": -1.72,
    },
    "venue": {
        "same venue": 0.49,
        "venue unclear": 0.30,
        "one side names no venue": -0.65,
        "other kind of venue": -0.85,
        "other venue": -1.13,
    },
    "breadth": {
        "five or more words that say something": 1.31,
        "three or four words that say something": 0.82,
        "one or two words that say something": -0.52,
        "the title of a column": -3.45,
    },
    "title and authors": {
        "whole title, authors agree": 1.95,
        "whole title, other authors": 1.40,
        "whole title, authors unknown": 1.09,
        "part of the title, authors unknown": 0.48,
        "part of the title, authors agree": 0.42,
        "part of the title, some authors agree": 0.28,
        "whole title, some authors agree": 0.16,
        "part of the title, other authors": 0.00,
        "near title, some authors agree": -0.10,
        "near title, authors agree": -0.14,
        "near title, authors unknown": -0.28,
        "near title, other authors": -0.56,
        "other title, some authors agree": -0.67,
        "other title, authors agree": -1.13,
        "other title, authors unknown": -2.20,
        "other title, other authors": -2.55,
    },
    "breadth and authors": {
        "three or four words that say something, authors agree": 1.07,
        "five or more words that say something, authors agree": 1.00,
        "five or more words that say something, authors unknown": 0.72,
        "one or two words that say something, authors agree": 0.38,
        "three or four words that say something, some authors agree": 0.14,
        "three or four words that say something, authors unknown": 0.02,
        "one or two words that say something, some authors agree": -0.02,
        "five or more words that say something, other authors": -0.12,
        "the title of a column, some authors agree": -0.15,
        "five or more words that say something, some authors agree": -0.29,
        "one or two words that say something, other authors": -0.31,
        "three or four words that say something, other authors": -0.41,
        "one or two words that say something, authors unknown": -0.57,
        "the title of a column, other authors": -0.87,
        "the title of a column, authors unknown": -1.08,
        "the title of a column, authors agree": -1.35,
    },
}
