"""Hypothesis strategies for CSL-JSON items: fair ones, with any text in them, and ones that break the schema."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from csl_schema import DATES, NAMES, NUMBERS, TEXTS
from enrich.model import CslType

#: Pieces that have broken exporters.
TRAPS = [
    "{", "}", "\\", "\\input{/etc/passwd}", "\\", "$", "$x_1$", "$\\ell_2$", "$$", "%", "&", "&amp;", "#", "_", "^", "^^5c",
    "~", '"', "'", "``", "''", "<i>", "</i>", "<sub>2</sub>", "<sup>ab</sup>", "<", ">", "@", "\n@article{x,", "\r\nER  - ",
    "\u202e", "\u00ad", "\u200b", "\ufdd0", "\x00", "\x1b", "\u2028", "é", "e\u0301", "ß", "Å", "ễ", "李", "ش", "😀", "₂", "=1+1", ",",
    ";", " and ", "others", "--", "–", "BERT", "tRNA", "A", "de", "van der", "a" * 300,
]  # fmt: skip

texts = st.lists(
    st.one_of(st.sampled_from(TRAPS), st.text(max_size=8), st.sampled_from([" ", "lamp", "Deep"])), max_size=8
).map("".join)

names = st.one_of(
    st.fixed_dictionaries(
        {"family": texts},
        optional={"given": texts, "suffix": texts, "non-dropping-particle": texts, "dropping-particle": texts},
    ),
    st.fixed_dictionaries({"literal": texts}),
)
dates = st.builds(
    lambda *parts: {"date-parts": [[part for part in parts if part is not None]]},
    st.integers(1, 2100),
    st.none() | st.integers(1, 12),
)
_VARIABLES = [
    "container-title", "collection-title", "publisher", "publisher-place", "event-title", "volume", "issue", "page",
    "number", "genre", "DOI", "URL", "abstract", "language", "note", "keyword", "edition",
]  # fmt: skip
fair: st.SearchStrategy[dict[str, Any]] = st.builds(
    lambda must, may: must | may,
    st.fixed_dictionaries(
        {"id": texts, "type": st.sampled_from([str(each) for each in CslType]), "title": texts},
        optional={**dict.fromkeys(("author", "editor"), st.lists(names, max_size=3)), "issued": dates},
    ),
    st.dictionaries(st.sampled_from(_VARIABLES), texts, max_size=5),
)

json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts | st.just("\ud800"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
hostile: st.SearchStrategy[dict[str, Any]] = st.dictionaries(
    st.sampled_from([*TEXTS, *NUMBERS, *NAMES, *DATES, "id", "type", "custom", "categories", "unheard-of"]),
    json | names | st.lists(names | json, max_size=2) | dates | st.just({"date-parts": [["2020", "0", "x"]]}),
    max_size=8,
)
