"""Read identifiers that people write as words: `doi:10.…`, `arXiv:2401.00001v2`, `PMID: 123`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from enrich.identifiers._address import LONGEST, cleaned, trimmed
from enrich.identifiers._links import named_by
from enrich.identifiers._schemes import of
from enrich.model import Identifier, Scheme

_LABELS: Final[Mapping[str, Scheme]] = {
    **{str(scheme): scheme for scheme in Scheme},
    "info:doi": Scheme.DOI,
    "urn:doi": Scheme.DOI,
    "urn:isbn": Scheme.ISBN,
    "corpusid": Scheme.S2,
}
_LABELLED: Final = re.compile(
    rf"({'|'.join(sorted(_LABELS, key=len, reverse=True))})(?:\s*:\s*/{{0,2}}|/|\s+)(\S.*)", re.IGNORECASE | re.DOTALL
)
#: What is recognised by its shape alone, without a label. Numbers and hashes are not.
_BARE: Final[tuple[tuple[re.Pattern[str], Scheme], ...]] = (
    (re.compile(r"10\.\d{4,9}[./]"), Scheme.DOI),
    (re.compile(r"\d{4}\.\d{4,5}(?:v\d+)?$"), Scheme.ARXIV),
    (
        re.compile(
            r"(?:acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs"
            r"|dg-ga|funct-an|gr-qc|hep-(?:ex|lat|ph|th)|math|math-ph|mtrl-th|nlin|nucl-(?:ex|th)|patt-sol|physics|plasm-ph"
            r"|q-alg|q-bio|quant-ph|solv-int|supr-con)(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?$",
            re.IGNORECASE,
        ),
        Scheme.ARXIV,
    ),
    (re.compile(r"PMC\d+$", re.IGNORECASE), Scheme.PMCID),
    (re.compile(r"S\d{4}-?\d{3}[\dX]\(?\d\d\)?\d{5}-?[\dX]$|B\d{12}[\dX]\d{5}[\dX]$", re.IGNORECASE), Scheme.PII),
    (re.compile(r"[A-Z]\d\d-\d{4}$|\d{4}\.[a-z0-9_]+-[a-z0-9]+\.\d+$"), Scheme.ACL),
)

#: Two links in three of a paper list, read at a glance; the numbers are those since 2015:
#: https://info.arxiv.org/help/arxiv_identifier.html
_ARXIV_PAGE: Final = re.compile(
    r"https?://arxiv\.org/(?:abs|pdf)/((?:1[5-9]|[2-8]\d)(?:0[1-9]|1[0-2])\.\d{5})(?:v(\d{1,3}))?(?:\.pdf)?", re.ASCII
)

_URL: Final = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_EXACT: Final = ("s2", "pii", "ieee", "openreview", "acl", "dblp", "openalex", "aaai", "corpusid")
#: What a text holds that states an identifier; most hold none of it, and are not searched.
_PLAIN_TRACES: Final = (b"10.", b"rxiv", b"pmid", b"pmcid")
_TRACES: Final = (*_PLAIN_TRACES, *(f"{label}:".encode() for label in _EXACT))
#: A label and what may follow it in running text. Identifiers written exactly as we print them count for every scheme
#: but ISBN: the number in a row is as a rule that of the volume, not of the work. A label begins with one of a few
#: letters, at which alone it is looked for.
_SPOKEN: Final = re.compile(
    r"[ACDIOPSacdiops](?<![\w./-].)(?i:"
    r"(?<=d)oi(?:\s{0,9}:\s{0,9}|\.?\s{1,9}|/)(?P<doi>10\.\d{4,9}\S{1,600})"
    r"|(?<=a)rxiv(?:[\s,]{1,3}(?:preprint|e-?print)[\s,]{1,3}arxiv)?\s{0,9}[:\s]\s{0,9}"
    r"(?P<arxiv>(?:[a-z-]{2,12}(?:\.[a-z]{2})?/\d{7}|\d{4}\.\d{4,5})(?:v\d{1,3})?)(?![\w/])"
    r"|(?<=p)mid(?:\s{0,9}:\s{0,9}|\s{1,9})(?P<pmid>\d{1,8})(?!\w)"
    r"|(?<=p)mcid(?:\s{0,9}:\s{0,9}|\s{1,9})(?P<pmcid>PMC\d{1,9})(?!\w)"
    rf"|(?:{'|'.join(f'(?<={label[0]}){label[1:]}' for label in _EXACT)}):(?P<exact>[\w./:()-]{{1,100}})"
    r")"
)


def identify(text: str) -> Identifier | None:
    """Give the identifier that a link or a text (nothing else in it) names for certain, its own output included."""
    if page := _ARXIV_PAGE.fullmatch(text):
        return Identifier(Scheme.ARXIV, page[1], page[2])
    if len(text) > LONGEST:
        return None
    text = cleaned(text)
    named = None if text.startswith("http") else _labelled(text) or _bare(text)
    return named or next(iter(named_by(text)), None)


def _labelled(text: str) -> Identifier | None:
    match = _LABELLED.fullmatch(text)
    if not match:
        return None
    label, value = match[1].lower(), match[2]
    return of(_LABELS[label], f"CorpusId:{value}" if label == "corpusid" else value)


def _bare(text: str) -> Identifier | None:
    return next((of(scheme, text) for shape, scheme in _BARE if shape.match(text)), None)


def stated(text: str) -> tuple[Identifier, ...]:
    """Give the identifiers that running text states as words, in its order; what stands in a link is not stated."""
    said = text.encode("ascii", "replace").lower()  # all that states one is ASCII, and is found faster in bytes
    for trace in _TRACES if b":" in said else _PLAIN_TRACES:  # a loop takes half the time of any()
        if trace in said:
            break
    else:
        return ()
    found = (_spoken(match) for match in _SPOKEN.finditer(_URL.sub(" ", text)))
    return tuple(dict.fromkeys(each for each in found if each))


def _spoken(match: re.Match[str]) -> Identifier | None:
    scheme = match.lastgroup or ""
    label = match[0].partition(":")[0] if scheme == "exact" else scheme
    return _labelled(f"{label}:{trimmed(match[scheme])}")
