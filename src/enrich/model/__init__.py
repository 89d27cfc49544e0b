"""The nouns: what the program talks about, as frozen values without behaviour that needs more than themselves.

Field names of bibliographic data are those of CSL 1.0.2
(https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables).
"""

from enrich.model._identifiers import REGISTERED, Identifier, RepoName, Scheme
from enrich.model._judgement import Choice, Match, Signal, Status, Verdict
from enrich.model._records import (
    Candidate,
    CslType,
    Metrics,
    Name,
    Nature,
    Notice,
    PartialDate,
    Reading,
    Relation,
    RelationKind,
    SourceName,
)
from enrich.model._seeds import Code, Entry, Kind, Link, LinkRole, Parsed, Problem, SeedFile, Severity
from enrich.model._works import (
    Activity,
    Holding,
    Library,
    RepoState,
    RepoStatus,
    Retired,
    Version,
    VersionKind,
    Work,
)

__all__ = [
    "REGISTERED",
    "Activity",
    "Candidate",
    "Choice",
    "Code",
    "CslType",
    "Entry",
    "Holding",
    "Identifier",
    "Kind",
    "Library",
    "Link",
    "LinkRole",
    "Match",
    "Metrics",
    "Name",
    "Nature",
    "Notice",
    "Parsed",
    "PartialDate",
    "Problem",
    "Reading",
    "Relation",
    "RelationKind",
    "RepoName",
    "RepoState",
    "RepoStatus",
    "Retired",
    "Scheme",
    "SeedFile",
    "Severity",
    "Signal",
    "SourceName",
    "Status",
    "Verdict",
    "Version",
    "VersionKind",
    "Work",
]
