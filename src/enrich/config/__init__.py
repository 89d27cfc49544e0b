"""The settings of a run: `enrich.toml`, then the environment, then flags; a later one wins.

Everything is checked here, at once, and each fault is told with its place: `enrich.toml:12: crossref.base_url: expected
an http(s) URL, got "foo"`. Secrets come from the environment only. Nothing below `cli` knows where a setting came from.
"""

from enrich.config._loading import load
from enrich.config._settings import (
    Arxiv,
    Config,
    Crossref,
    GitHub,
    Http,
    Patience,
    Run,
    SemanticScholar,
    seconds,
)

__all__ = [
    "Arxiv",
    "Config",
    "Crossref",
    "GitHub",
    "Http",
    "Patience",
    "Run",
    "SemanticScholar",
    "load",
    "seconds",
]
