"""Who is still on the way to the next question: what tells a part-filled request that nothing will join it."""

from __future__ import annotations

import anyio


class Agenda:
    """Know whether any flow is still on its way to its next question, and tell everybody when something changes."""

    def __init__(self) -> None:
        self.alive = 0  # flows that have begun and not ended
        self.running = 0  # those of them that do not wait for answers
        self._changed = anyio.Event()

    def enter(self) -> None:
        """Count a flow that begins."""
        self.alive += 1
        self.start()

    def leave(self) -> None:
        """Count off a flow that has ended."""
        self.alive -= 1
        self.rest()

    def start(self) -> None:
        self.running += 1

    def rest(self) -> None:
        self.running -= 1
        self.tell()

    def tell(self) -> None:
        self._changed.set()
        self._changed = anyio.Event()

    async def change(self, within: float | None = None) -> None:
        """Wait for the next change, `within` seconds at most."""
        with anyio.move_on_after(within):
            await self._changed.wait()


class Waiter:
    """Wait for a set of answers; its flow counts as running again from the moment the last of them is there."""

    def __init__(self, agenda: Agenda, step: int = 0) -> None:
        self.step = step  # how many answers its flow has had before
        self._agenda = agenda
        self._missing = 0
        self._resting = False
        self._ready = anyio.Event()

    def expect(self) -> None:
        self._missing += 1

    def arrived(self) -> None:
        self._missing -= 1
        if self._resting and self._missing == 0:
            self._agenda.start()
            self._ready.set()

    async def wait(self) -> None:
        if self._missing:
            self._resting = True
            self._agenda.rest()
            await self._ready.wait()
