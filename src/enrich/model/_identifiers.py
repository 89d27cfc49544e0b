"""Identifiers: how works and repositories are named."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from enrich.model._travel import travels


class Scheme(StrEnum):
    """Name the kind of an identifier, in the order in which `identifiers` of the output lists them."""

    DOI = "doi"  # lower case, no prefix: 10.1109/taffc.2025.1234567
    ARXIV = "arxiv"  # without version: 2505.13419, hep-th/9901001
    S2 = "s2"  # Semantic Scholar paperId, 40 hex digits (or CorpusId:N)
    PII = "pii"  # upper case, no punctuation: S0957417425031823
    IEEE = "ieee"  # document number without leading zeros
    OPENREVIEW = "openreview"
    ACL = "acl"
    PMID = "pmid"
    DBLP = "dblp"
    OPENALEX = "openalex"
    PMCID = "pmcid"
    AAAI = "aaai"  # article number of ojs.aaai.org; the DOI ends in it
    ISBN = "isbn"  # of a book-chapter PII: 13 digits


#: Schemes that have a registry to ask: what others alone say of such an identifier is hearsay.
REGISTERED: Final = frozenset({Scheme.DOI, Scheme.ARXIV})


@travels
@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """Hold one normalised identifier; `version` is kept apart (arXiv `v3`: "3") and not compared."""

    scheme: Scheme
    value: str
    version: str | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"


@travels
@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class RepoName:
    """Name a repository on a code host: `host` lower case, `full_name` as written, without `.git`."""

    host: str
    full_name: str
    subpath: str = ""  # what the link points at inside the repository

    @property
    def on_github(self) -> bool:
        """Tell whether it is kept on GitHub, the one host that is asked for stars and activity."""
        return self.host == "github.com"

    def __str__(self) -> str:
        return f"{self.host}/{self.full_name}"
