"""Write an identifier of each scheme in its one normal form, or refuse it.

Every rule is idempotent: the normal form is read back unchanged, so `scheme:value` is a spelling of the identifier too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import quote

from enrich.identifiers._address import trimmed
from enrich.model import Identifier, Scheme

#: A DOI inside other text: printable ASCII without `"`, `?`, `&`, `|`, backquote; `#` only as a SICI's check character.
#: Where a typographic dash follows, an editor has changed the DOI: none is better than half of one.
DOI = r"10\.\d{4,9}(?:\.\d+)*+/(?:[!$%'-;=@-_a-{}~]|<(?!/?[A-Za-z])|>|(?<=;2-)\#)++(?![\u2010-\u2015\u2212])"
_DOI = re.compile(rf"(?<![\d.]){DOI}", re.ASCII)
_LONGEST_DOI = 500

#: Tails that publishers put behind a DOI in their links.
_TAIL = re.compile(
    r"(?:/(?:full|fulltext|abstract|pdf|epdf|pdfft|epub|html?|meta|xml|summary|references|citations|metrics|asset|media"
    r"|(?:figures|tables)(?:/\d+)?|suppl_file/.*)(?:/html)?"
    r"|\.pdf|\.html?|\.svg|\.full(?:\.pdf|-text)?(?:\+html)?|;jsessionid=.*|/)$",
    re.IGNORECASE,
)
#: bioRxiv and medRxiv write the version behind the DOI; it is no part of it.
_POSTED = re.compile(r"(10\.(?:1101|64898)/(?:\d{4}\.\d\d\.\d\d\.)?\d{5,8})v\d.*", re.IGNORECASE)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
_PSEUDO = ("10.5555/",)  # ACM numbers works without a DOI so; it is not registered anywhere

_ARXIV_NEW = re.compile(r"(?P<id>(\d\d)(\d\d)\.(\d{4,5}))(?:v(?P<version>\d{1,3}))?", re.ASCII)
_ARXIV_OLD = re.compile(r"([a-z-]+)(?:\.[a-z]{2})?/((\d\d)(\d\d)\d{3})(?:v(?P<version>\d{1,3}))?", re.ASCII)

_PLAIN: Mapping[Scheme, re.Pattern[str]] = {
    Scheme.IEEE: re.compile(r"0*([1-9]\d{2,9})", re.ASCII),
    Scheme.OPENREVIEW: re.compile(r"([A-Za-z0-9_-]{6,40})", re.ASCII),
    Scheme.PMID: re.compile(r"0*([1-9]\d{0,7})", re.ASCII),
    Scheme.DBLP: re.compile(r"((?:conf|journals|books|series|phd|reference|homepages|www)/[\w-]+/[\w-]+)", re.ASCII),
    Scheme.AAAI: re.compile(r"0*([1-9]\d{0,6})", re.ASCII),
}
_UPPER: Mapping[Scheme, re.Pattern[str]] = {
    Scheme.PII: re.compile(r"(S?\d{7}[\dX]\d{7}[\dX]|B\d{12}[\dX]\d{5}[\dX])", re.ASCII),
    Scheme.OPENALEX: re.compile(r"(W[1-9]\d{3,12})", re.ASCII),
    Scheme.PMCID: re.compile(r"(PMC[1-9]\d{0,8})", re.ASCII),
    Scheme.ISBN: re.compile(r"(97[89]\d{10})", re.ASCII),
}
_PUNCTUATED = frozenset({Scheme.PII, Scheme.ISBN})
_ACL = re.compile(r"([a-z]\d{2}-\d{4})|(\d{4}\.[a-z0-9_]+-[a-z0-9]+\.\d+)", re.IGNORECASE | re.ASCII)
_S2 = re.compile(r"([0-9a-f]{40})|corpusid:\s*([1-9]\d{0,11})", re.IGNORECASE | re.ASCII)


def of(scheme: Scheme, text: str) -> Identifier | None:
    """Give the identifier that `text` (nothing else in it) spells, or None where it spells none."""
    text = text.strip()
    if rule := _RULES.get(scheme):
        return rule(text)
    if plain := _PLAIN.get(scheme):
        return _held(scheme, plain.fullmatch(text))
    bare = re.sub(r"[^0-9A-Za-z]", "", text) if scheme in _PUNCTUATED else text
    return _held(scheme, _UPPER[scheme].fullmatch(bare.upper()))


def _held(scheme: Scheme, match: re.Match[str] | None) -> Identifier | None:
    return Identifier(scheme, match[1]) if match else None


def _doi(text: str) -> Identifier | None:
    """Normalise a DOI; the DOI that DataCite gives to an arXiv paper becomes the arXiv id: one work, one identifier."""
    found = _DOI.match(_plain(text))
    if not found:
        return None
    value = _bare(found[0].lower())
    if len(value) > _LONGEST_DOI or value.startswith(_PSEUDO) or not _DOI.fullmatch(value):
        return None
    if arxiv := _ARXIV_DOI.fullmatch(value):
        return _arxiv(arxiv[1])
    return Identifier(Scheme.DOI, value)


def _plain(text: str) -> str:
    """Undo what LaTeX and HTML do to the characters of a DOI."""
    for escaped, meant in (("\\_", "_"), ("&lt;", "<"), ("&gt;", ">")):
        text = text.replace(escaped, meant)
    return text


def _bare(doi: str) -> str:
    """Take off what does not belong to the DOI until nothing changes; the first segment behind the prefix stays."""
    prefix, _, suffix = doi[: _LONGEST_DOI + 100].partition("/")
    before = None
    while before != suffix:
        before = suffix
        suffix = trimmed(_TAIL.sub("", suffix))
        if posted := _POSTED.fullmatch(f"{prefix}/{suffix}"):
            suffix = posted[1].partition("/")[2]
    return f"{prefix}/{suffix}"


def _arxiv(text: str) -> Identifier | None:
    """Normalise an arXiv id by https://info.arxiv.org/help/arxiv_identifier.html: month, digits by year, no class."""
    text = text.lower()
    if (new := _ARXIV_NEW.fullmatch(text)) and _is_new(new[2], new[3], new[4]):
        return Identifier(Scheme.ARXIV, new["id"], new["version"])
    if (old := _ARXIV_OLD.fullmatch(text)) and _is_old(old[3] + old[4]):
        return Identifier(Scheme.ARXIV, f"{old[1]}/{old[2]}", old["version"])
    return None


def _is_new(year: str, month: str, number: str) -> bool:
    digits = 4 if year < "15" else 5
    return "0704" <= year + month <= "9012" and "01" <= month <= "12" and len(number) == digits


def _is_old(year_month: str) -> bool:
    return (year_month <= "0703" or year_month >= "9107") and "01" <= year_month[2:] <= "12"


def _acl(text: str) -> Identifier | None:
    match = _ACL.fullmatch(text)
    if not match:
        return None
    return Identifier(Scheme.ACL, match[1].upper() if match[1] else match[2].lower())


def _s2(text: str) -> Identifier | None:
    match = _S2.fullmatch(text)
    if not match:
        return None
    return Identifier(Scheme.S2, match[1].lower() if match[1] else f"CorpusId:{match[2]}")


_RULES: Mapping[Scheme, Callable[[str], Identifier | None]] = {
    Scheme.DOI: _doi,
    Scheme.ARXIV: _arxiv,
    Scheme.ACL: _acl,
    Scheme.S2: _s2,
}


_LINKS: Mapping[Scheme, str] = {
    Scheme.DOI: "https://doi.org/{}",
    Scheme.ARXIV: "https://arxiv.org/abs/{}",
    Scheme.S2: "https://www.semanticscholar.org/paper/{}",
    Scheme.PII: "https://www.sciencedirect.com/science/article/pii/{}",
    Scheme.IEEE: "https://ieeexplore.ieee.org/document/{}",
    Scheme.OPENREVIEW: "https://openreview.net/forum?id={}",
    Scheme.ACL: "https://aclanthology.org/{}/",
    Scheme.PMID: "https://pubmed.ncbi.nlm.nih.gov/{}/",
    Scheme.DBLP: "https://dblp.org/rec/{}",
    Scheme.OPENALEX: "https://openalex.org/{}",
    Scheme.PMCID: "https://pmc.ncbi.nlm.nih.gov/articles/{}/",
    Scheme.AAAI: "https://ojs.aaai.org/index.php/AAAI/article/view/{}",
    Scheme.ISBN: "urn:isbn:{}",
}


def url_of(identifier: Identifier) -> str:
    """Give the canonical link of an identifier, percent-encoded, without version."""
    if identifier.scheme is Scheme.S2 and identifier.value.startswith("CorpusId:"):
        return f"https://api.semanticscholar.org/{identifier.value.replace('CorpusId', 'CorpusID')}"
    return _LINKS[identifier.scheme].format(quote(identifier.value, safe="/:;()!$'*+,=@~-._"))
