"""Four listeners on 127.0.0.1, one a service, in a thread of their own."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import count
from typing import Protocol, Self

from standin import faults
from standin.ledger import Asked, Ledger, Service
from standin.text import fraction
from standin.wire import Call, Reply, read_call, send, text_reply

Now = Callable[[], float]

#: Seconds that an answer takes, from and to; the request's own hash says where between.
LATENCY: Mapping[Service, tuple[float, float]] = {
    Service.CROSSREF: (0.03, 0.06),
    Service.ARXIV: (0.03, 0.06),
    Service.SEMANTICSCHOLAR: (0.03, 0.06),
    Service.GITHUB: (0.02, 0.04),
}


class App(Protocol):
    """Play one service: admit or refuse a call under its limits, then answer it."""

    @property
    def service(self) -> Service: ...

    def admit(self, call: Call, asked: Asked, others: int) -> Reply | None:
        """Give the refusal where a limit is broken; `others` are open connections beside the call's own."""
        ...

    def leave(self, call: Call) -> None: ...

    def answer(self, call: Call, asked: Asked) -> Reply: ...


@dataclass(slots=True)
class Connection:
    number: int
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    @property
    def open(self) -> bool:
        return not (self.reader.at_eof() or self.writer.is_closing())


class Listener:
    """Serve one service on a port that stays its own, also through an outage."""

    def __init__(
        self, app: App, ledger: Ledger, switchboard: faults.Switchboard, now: Now, latency: tuple[float, float]
    ) -> None:
        self.app, self.ledger, self.switchboard, self.now, self.latency = app, ledger, switchboard, now, latency
        self.port = 0
        self.connections: dict[int, Connection] = {}
        self._numbers = count(1)
        self._door: socket.socket | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._writers: set[asyncio.StreamWriter] = set()

    async def open(self) -> None:
        if self._door is None:
            self._door = socket.create_server(("127.0.0.1", self.port))
            self._door.settimeout(0)
            self.port = self._door.getsockname()[1]
            asyncio.get_running_loop().add_reader(self._door, self._accept, self._door)

    async def close(self) -> None:
        """Stop listening and break what is under way: the next connection is refused, the last one closed."""
        if self._door is not None:
            asyncio.get_running_loop().remove_reader(self._door)
            self._door.close()
            self._door = None
        for writer in self._writers:
            writer.transport.abort()  # also where a client does not read what it was sent
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    @property
    def open_connections(self) -> int:
        return sum(each.open for each in self.connections.values())

    def _accept(self, door: socket.socket) -> None:
        """Take a connection and have it served; it is closed with its task, be that cancelled before its first step.

        `asyncio.Server` loses a connection that it accepts in the same turn of the loop in which it is closed.
        """
        with suppress(BlockingIOError, ConnectionAbortedError):  # a client that has gone meanwhile
            accepted, _ = door.accept()
            task = asyncio.create_task(self._serve(accepted))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
            task.add_done_callback(lambda _: accepted.close())

    async def _serve(self, accepted: socket.socket) -> None:
        reader, writer = await asyncio.open_connection(sock=accepted, limit=1 << 22)
        self._writers.add(writer)
        connection = Connection(next(self._numbers), reader, writer)
        try:
            with suppress(ConnectionError):
                while call := await read_call(reader, connection.number, self.now):
                    self.connections.setdefault(connection.number, connection)
                    if not await self._converse(call, connection):
                        break
        finally:
            self.connections.pop(connection.number, None)
            writer.close()
            with suppress(ConnectionError, asyncio.CancelledError):  # who cancels has broken the connection before
                await writer.wait_closed()
            self._writers.discard(writer)

    async def _converse(self, call: Call, connection: Connection) -> bool:
        asked = Asked(
            service=self.app.service,
            method=call.method,
            path=call.path,
            params=call.params,
            body=call.body,
            arrived=call.arrived,
            connection=call.connection,
        )
        self.ledger.asked.append(asked)
        refusal = self.app.admit(call, asked, self.open_connections - 1)
        try:
            reply = self._decide(call, asked, refusal)
            await self._take_time(call, reply, refused=refusal is not None)
        finally:
            if refusal is None:
                self.app.leave(call)
        asked.status, asked.finished, asked.delivered = reply.status, self.now(), connection.open
        return await send(connection.writer, call, reply)

    def _decide(self, call: Call, asked: Asked, refusal: Reply | None) -> Reply:
        if refusal is not None:
            return refusal
        try:
            reply = self.app.answer(call, asked)
            fault = self.switchboard.pick(asked.service, call)
            asked.fault = fault.name if fault else asked.fault
            return fault.play(reply) if fault else reply
        except Exception:  # noqa: BLE001  a bug of the stand-in must be seen by the test, not hang its client
            self.ledger.bugs.append(traceback.format_exc())
            return text_reply("stand-in bug", 500)

    async def _take_time(self, call: Call, reply: Reply, *, refused: bool) -> None:
        low, high = self.latency
        chance = fraction(call.method, call.path, call.query, call.body)
        usual = 0.002 if refused else low + (high - low) * chance
        if reply.hang:
            await asyncio.sleep(3600)
        await asyncio.sleep(max(0.0, usual - (self.now() - call.arrived)) + reply.delay)


class Thread:
    """Run an event loop in a thread, and coroutines in it from outside."""

    def __init__(self) -> None:
        self.loop = asyncio.SelectorEventLoop()
        self._thread = threading.Thread(target=self._run, name="stand-in", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        asyncio.set_event_loop(self.loop)
        self.loop.run_forever()

    def run(self, work: Callable[[], object]) -> None:
        """Run a coroutine function to its end."""

        async def wrapped() -> None:
            result = work()
            if asyncio.iscoroutine(result):
                await result

        asyncio.run_coroutine_threadsafe(wrapped(), self.loop).result(timeout=30)

    def stop(self) -> None:
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(timeout=10)
        self.loop.close()


class Listeners:
    """Hold the listeners of all services; a context manager."""

    def __init__(
        self, apps: Mapping[Service, App], ledger: Ledger, *, now: Now = time.monotonic, haste: float = 1.0
    ) -> None:
        self.ledger = ledger
        self.switchboard = faults.Switchboard()
        self.listeners = {
            service: Listener(
                app, ledger, self.switchboard, now, (LATENCY[service][0] / haste, LATENCY[service][1] / haste)
            )
            for service, app in apps.items()
        }
        self._thread: Thread | None = None

    def __enter__(self) -> Self:
        self._thread = Thread()
        for listener in self.listeners.values():
            self._thread.run(listener.open)
        return self

    def __exit__(self, *_: object) -> None:
        assert self._thread is not None
        for listener in self.listeners.values():
            self._thread.run(listener.close)
        self._thread.stop()

    def url(self, service: Service) -> str:
        return f"http://127.0.0.1:{self.listeners[service].port}"

    def refuse(self, service: Service) -> None:
        """Let connections to a service be refused."""
        assert self._thread is not None
        self._thread.run(self.listeners[service].close)

    def restore(self, service: Service) -> None:
        """End an outage of any kind."""
        assert self._thread is not None
        self.switchboard.off(service)
        self._thread.run(self.listeners[service].open)

    def play(self, service: Service, fault: faults.Fault, **changes: object) -> None:
        """Switch a fault on, with changes to its fields (`times`, `match`, `share`, `after`)."""
        self.switchboard.on(service, replace(fault, **changes) if changes else fault)  # type: ignore[arg-type]  # fields
