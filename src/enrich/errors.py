"""Faults of the run itself; what lists and services normally contain is a value, never raised.

EnrichError
├── FetchError          a request that brought no usable answer
│   └── TransientError  … and that may bring one later
├── PayloadError        an answer that does not have the shape its service documents
├── ConfigError         a setting or a command-line argument that cannot be used
├── SeedError           a seed file that cannot be read
└── OutputError         an output that cannot be written or read back
"""

from __future__ import annotations


class EnrichError(Exception):
    """Stand at the root of all exceptions that `enrich` raises on purpose."""


class FetchError(EnrichError):
    """Say that a request brought no usable answer."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"{url}: {reason}")
        self.url = url
        self.reason = reason


class TransientError(FetchError):
    """Say that a request failed in a way that may pass; `retry_after` is in seconds, where told."""

    def __init__(self, url: str, reason: str, retry_after: float | None = None) -> None:
        super().__init__(url, reason)
        self.retry_after = retry_after


class PayloadError(EnrichError):
    """Say where (`where`: a path into the document) an answer breaks its documented shape."""

    def __init__(self, url: str, where: str, detail: str) -> None:
        super().__init__(f"{url}: {where}: {detail}")
        self.url = url
        self.where = where
        self.detail = detail


class ConfigError(EnrichError):
    """Name the setting, what was expected, and what came."""


class SeedError(EnrichError):
    """Name the seed file (and line), what was expected, and what came."""


class OutputError(EnrichError):
    """Name the output, and why it could not be written or read back."""
