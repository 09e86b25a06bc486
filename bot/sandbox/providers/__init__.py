"""The four services, simulated over HTTP on loopback, with speed, failures and moments to act at on demand.

async with SimulatedProviders() as providers:        # port=0: a free port
    providers.kie.url, providers.kie.key             # base address, the operator's key; also .apikley, .apimall,
                                                     # .savesora
    providers.kie.duration = 0.1                     # seconds, or a function that gives them
    providers.kie.fail_next(2)                       # the next two tasks are taken, and fail
    providers.kie.trouble_next(Trouble.HTML)         # the next create meets this; trouble_next_look, trouble
    providers.kie.paused = True; providers.kie.balance = 0; providers.kie.limit = (20, 10.0)
    providers.kie.before_create = hook               # also after_create, on_look: async functions
    await providers.kie.wait_for_tasks(1); await providers.kie.wait_for_looks(2)
    providers.kie.tasks                              # SimulatedTask(id, video_url, created_at, looks, paid, …)
    providers.results.result = Result(padding=45_000_000)
    providers.sample.sha256                          # of the file that is served
"""

from __future__ import annotations

from types import TracebackType

from aiohttp import web

from bot.sandbox.providers.apimall import SimulatedAPIMall
from bot.sandbox.providers.market import SimulatedApikley, SimulatedKie
from bot.sandbox.providers.results import Result, Results, Sample
from bot.sandbox.providers.savesora import SimulatedSaveSora
from bot.sandbox.providers.service import SimulatedService, SimulatedTask, TaskEnd, Trouble

__all__ = [
    "Result",
    "Sample",
    "SimulatedAPIMall",
    "SimulatedApikley",
    "SimulatedKie",
    "SimulatedProviders",
    "SimulatedSaveSora",
    "SimulatedService",
    "SimulatedTask",
    "TaskEnd",
    "Trouble",
]
LARGEST_BODY = 1024 * 1024


class SimulatedProviders:
    """All four on one port. Use it as an async context manager."""

    def __init__(self, *, port: int = 0) -> None:
        self._port = port
        self._runner: web.AppRunner | None = None
        self.results = Results()
        self.kie = SimulatedKie(self._address, self._result_address)
        self.apikley = SimulatedApikley(self._address, self._result_address)
        self.apimall = SimulatedAPIMall(self._address, self._result_address)
        self.savesora = SimulatedSaveSora(self._address, self._result_address)

    @property
    def all(self) -> tuple[SimulatedService, ...]:
        """Every service."""
        return (self.kie, self.apikley, self.apimall, self.savesora)

    @property
    def sample(self) -> Sample:
        """The file that is served."""
        return self.results.sample

    def _address(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def _result_address(self) -> str:
        return f"{self._address()}/results"

    async def __aenter__(self) -> SimulatedProviders:
        app = web.Application(client_max_size=LARGEST_BODY)
        for service in self.all:
            service.add_routes(app)
        app.router.add_get("/results/{name}", self.results.serve)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._runner is not None:
            await self._runner.cleanup()
