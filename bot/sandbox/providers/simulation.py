"""The server behind which all four providers and their videos stand."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from types import TracebackType

from aiohttp import web

from bot.sandbox.providers.apimall import SimulatedAPIMall
from bot.sandbox.providers.faults import drop
from bot.sandbox.providers.jobs_api import SimulatedApikley, SimulatedKie
from bot.sandbox.providers.provider import SimulatedProvider
from bot.sandbox.providers.results import Results
from bot.sandbox.providers.sample import Sample
from bot.sandbox.providers.savesora import SimulatedSaveSora

HOST = "127.0.0.1"
LARGEST_BODY = 1024 * 1024
LAST_ANSWER_SECONDS = 0.05
"""For requests that are being answered when the port closes."""
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class SimulatedProviders:
    """All four on one port. Use it as an async context manager."""

    def __init__(self, *, port: int = 0, clock: Callable[[], float] = time.time) -> None:
        """`clock` gives Unix seconds, for when tasks end; waits (callbacks, slowness) are by the real time."""
        self._port = port
        self._runner: web.AppRunner | None = None
        self._site: web.TCPSite | None = None
        self.results = Results(lambda: f"{self._address()}/results")
        self.kie = SimulatedKie(self._address, self.results, clock)
        self.apikley = SimulatedApikley(self._address, self.results, clock)
        self.apimall = SimulatedAPIMall(self._address, self.results, clock)
        self.savesora = SimulatedSaveSora(self._address, self.results, clock)

    @property
    def all(self) -> tuple[SimulatedProvider, ...]:
        """Every provider."""
        return (self.kie, self.apikley, self.apimall, self.savesora)

    @property
    def sample(self) -> Sample:
        """The file that is served."""
        return self.results.sample

    def _address(self) -> str:
        return f"http://{HOST}:{self._port}"

    async def close_port(self) -> None:
        """Let connections be refused, and close those that stand."""
        if self._site is not None and self._runner is not None:
            await self._site.stop()
            if self._runner.server is not None:
                await self._runner.server.shutdown(LAST_ANSWER_SECONDS)
            self._site = None

    async def open_port(self) -> None:
        """Be there again, at the same address. Raises OSError when the port was taken meanwhile."""
        if self._site is None and self._runner is not None:
            self._site = web.TCPSite(self._runner, HOST, self._port, reuse_address=True)
            await self._site.start()
            self._port = self._runner.addresses[0][1]

    async def __aenter__(self) -> SimulatedProviders:
        app = web.Application(client_max_size=LARGEST_BODY, middlewares=[self._weather])
        for provider in self.all:
            provider.add_routes(app)
        app.router.add_get("/results/{name}", self.results.serve, allow_head=False)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=LAST_ANSWER_SECONDS)
        await self._runner.setup()
        await self.open_port()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for provider in self.all:
            await provider.close()
        if self._runner is not None:
            await self._runner.cleanup()

    @web.middleware
    async def _weather(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """What befalls every request to a provider."""
        first = request.path.split("/", 2)[1]
        provider = next((provider for provider in self.all if provider.name == first), None)
        if provider is None:
            return await handler(request)
        if provider.down:
            return drop(request)
        await provider.answer_late()
        return await handler(request)
