"""Text or link -> normalised identifier: all that the program knows of DOI, arXiv, publisher and code-host syntax."""

from enrich.identifiers._aaai import aaai_dois
from enrich.identifiers._address import normal_url, target_of
from enrich.identifiers._links import LinkReading, read_link
from enrich.identifiers._repositories import repository
from enrich.identifiers._schemes import url_of
from enrich.identifiers._words import identify, stated

__all__ = [
    "LinkReading",
    "aaai_dois",
    "identify",
    "normal_url",
    "read_link",
    "repository",
    "stated",
    "target_of",
    "url_of",
]
