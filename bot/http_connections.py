"""The connections of the HTTP server: how many there may be, and how long one may keep us waiting.

aiohttp closes a connection that says nothing after its keep-alive time alone, and takes as many as there are files.
"""

from __future__ import annotations

import asyncio
from typing import Any

import structlog
from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from bot.listening import ListenError

HEADER_SECONDS = 10.0
"""After this, a connection that has not sent a whole head is closed."""
KEEPALIVE_SECONDS = 75.0
"""Longer than balancers keep theirs, so that none closes as a request comes."""
LINGERING_SECONDS = 1.0
SHUTDOWN_SECONDS = 1.0
OPEN_AT_MOST = 200

log = structlog.get_logger(__name__)


class Connections:
    """Those that are open. One more than there may be closes the oldest that only waits, or else itself."""

    def __init__(self, at_most: int) -> None:
        self._at_most = at_most
        self._open: dict[Connection, None] = {}

    def add(self, connection: Connection) -> None:
        """It was opened."""
        self._open[connection] = None
        if len(self._open) > self._at_most:
            ended = next((other for other in self._open if other.is_idle), connection)
            self.remove(ended)
            ended.force_close()

    def remove(self, connection: Connection) -> None:
        """It was closed."""
        self._open.pop(connection, None)


class Connection(web.RequestHandler):
    """aiohttp's, counted, with a bound on the time that a request's head may take."""

    __slots__ = ("_connections", "_silence")

    def __init__(self, connections: Connections, server: web.Server) -> None:
        super().__init__(
            server,
            loop=asyncio.get_running_loop(),
            keepalive_timeout=KEEPALIVE_SECONDS,
            lingering_time=LINGERING_SECONDS,
            access_log=None,  # type: ignore[arg-type]  # aiohttp's own way to have none
        )
        self._connections = connections
        self._silence: asyncio.TimerHandle | None = None

    @property
    def is_idle(self) -> bool:
        """Whether no request is being answered."""
        return self._current_request is None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self._silence = asyncio.get_running_loop().call_later(HEADER_SECONDS, self._close_if_silent)
        self._connections.add(self)

    def connection_lost(self, exc: BaseException | None) -> None:
        super().connection_lost(exc)
        self._connections.remove(self)
        if self._silence is not None:
            self._silence.cancel()

    def _close_if_silent(self) -> None:
        if self._request_count == 0:
            self.force_close()

    def log_exception(self, *args: Any, **kw: Any) -> None:
        """A fault of ours in full; one of the other side in a line."""
        error = kw.get("exc_info")
        if isinstance(error, HttpProcessingError | web.RequestPayloadError):
            log.info("a request cannot be read", error=type(error).__name__)
        else:
            super().log_exception(*args, **kw)


class HttpServer:
    """Serves an application."""

    def __init__(self, app: web.Application) -> None:
        self._runner = web.AppRunner(app, shutdown_timeout=SHUTDOWN_SECONDS)
        self._listening: asyncio.Server | None = None

    async def start(self, host: str, port: int) -> int:
        """Listen. Returns the port, the real one for 0. Raises ListenError."""
        await self._runner.setup()
        server = self._runner.server
        assert server is not None  # noqa: S101  # `setup` has made it
        connections = Connections(OPEN_AT_MOST)
        try:
            self._listening = await asyncio.get_running_loop().create_server(
                lambda: Connection(connections, server), host, port
            )
        except OSError as error:
            raise ListenError(host, port, error) from error
        return int(self._listening.sockets[0].getsockname()[1])

    async def stop(self) -> None:
        """Accept nothing more, let the requests under way end within a moment, and close all connections."""
        if self._listening is not None:
            self._listening.close()
        await self._runner.cleanup()
