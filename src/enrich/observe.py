"""What a run tells while it runs: the events that a progress display may show."""

from __future__ import annotations

from typing import Protocol

from enrich.model import SourceName


class Observer(Protocol):
    """Be told what happens; nothing that an observer does changes the run."""

    def asked(self, source: SourceName, questions: int, request_number: int) -> None:
        """A request with so many questions leaves for a service: its nth of this run."""

    def answered(self, source: SourceName, seconds: float) -> None:
        """The answer to a request is here."""

    def waiting(self, source: SourceName, backlog: int, seconds: float) -> None:
        """So many questions wait, and the limits of the service will take so many seconds for them."""

    def entry_done(self, done: int, total: int) -> None:
        """An entry is finished."""

    def down(self, source: SourceName, reason: str) -> None:
        """A service is left alone for a while, or for the rest of the run."""


class Silent:
    """Observe without a word."""

    def asked(self, source: SourceName, questions: int, request_number: int) -> None: ...
    def answered(self, source: SourceName, seconds: float) -> None: ...
    def waiting(self, source: SourceName, backlog: int, seconds: float) -> None: ...
    def entry_done(self, done: int, total: int) -> None: ...
    def down(self, source: SourceName, reason: str) -> None: ...
