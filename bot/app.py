"""A running bot: what starts, what stops, in which order. core.py and telegram/front.py build what it is made of."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path

import httpx
import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot import core
from bot.duties import Duties
from bot.fulfilment.retention import Retention
from bot.http import add_callbacks, add_images, add_webhook, application
from bot.http_connections import HttpServer
from bot.jobs.runner import Runner
from bot.media.downloads import Downloads
from bot.ops.watch import Errors, Watch, measure_lag
from bot.orders import KINDS
from bot.orders.base import Order
from bot.providers.registry import chosen
from bot.settings import Settings, Updates
from bot.sources import SOURCES
from bot.sources.base import Source
from bot.storage.database import Clock, Database
from bot.storage.migrate import Schema, migrate, schema_of
from bot.telegram import front
from bot.telegram.files import open_file
from bot.telegram.handlers import COMMANDS
from bot.telegram.menu import MenuCommand
from bot.telegram.paces import Rates
from bot.telegram.stars import told_transactions
from bot.telegram.subscription import TOKEN_REFUSED
from bot.tracing import TracedSteps

STOP_SECONDS = 10.0
PROVIDER_CONNECTIONS = 200

log = structlog.get_logger(__name__)


class App:
    """The whole bot in one process. `async with App(settings) as app:` has it running until the block ends."""

    def __init__(
        self,
        settings: Settings,
        *,
        clock: Clock = time.time,
        rates: Rates | None = None,
        sources: Sequence[Source] = SOURCES,
        kinds: Sequence[type[Order]] = KINDS,
        commands: Sequence[MenuCommand] = COMMANDS,
        locales: Path | None = None,
    ) -> None:
        """`locales` is the folder of the languages that come with the bot, unless told.

        Many parameters because each is something that another one can be added to, as tests do.
        """
        self.settings = settings
        self.port = settings.http_port
        """Where the HTTP server listens; the real one, when the setting says 0."""
        self.database = Database(settings.database_url, clock)
        self._client = httpx.AsyncClient(limits=httpx.Limits(max_connections=PROVIDER_CONNECTIONS))
        self._downloads = Downloads(allow_local=settings.allow_local_result_urls)
        self.core = core.build(settings, self.database, chosen(settings, self._client), sources, kinds)
        self.metrics = self.core.parts.metrics
        self._telegram = front.build(self.core, self._downloads, rates, commands=commands, locales=locales)
        self.monitor = self.core.monitor(self._telegram.messenger, self._telegram.group_requests.renew)
        self._errors = Errors(self.metrics)
        operators = self.core.operators(self._telegram.messenger)
        self.watch = Watch(self.core, operators, self._errors, partial(told_transactions, self._telegram.bot))
        self._pipeline = self.core.pipeline(self._telegram.messenger)
        endpoint = settings.otel_exporter_otlp_endpoint
        self._traced = TracedSteps(self._pipeline, endpoint) if endpoint is not None else None
        self._runner = Runner(self.core.parts.jobs, self._traced or self._pipeline)
        self._duties = Duties()
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> App:
        try:
            await self._start()
        except BaseException:
            await self._stack.aclose()
            raise
        return self

    async def _start(self) -> None:
        """What is opened here is closed in the opposite order."""
        await self.database.open()
        self._stack.push_async_callback(self.database.close)
        await migrate(self.database)
        self._stack.push_async_callback(self._telegram.bot.session.close)
        if self._traced is not None:
            self._stack.push_async_callback(self._traced.stop)
        await self._stack.enter_async_context(self._client)
        await self._stack.enter_async_context(self._downloads)
        self._stack.enter_context(self._errors.counted())
        await self.core.prepare()
        self.database.listen()
        if self.settings.updates is Updates.WEBHOOK:
            await self._telegram.queue.restore()
            self._duties.start("inbox", self._telegram.queue.keep_leases)
        await self._serve()
        self._duties.start("jobs", self._runner.run)
        self._duties.start("leases", self._runner.keep_leases)
        self._duties.start("progress", self._telegram.board.run)
        self._duties.start("monitor", self.monitor.run)
        self._duties.start("throughput", self.core.routing.throughput.run)
        self._duties.start("watch", self.watch.run)
        self._duties.start("lag", partial(measure_lag, self.metrics))
        self._duties.start("broadcasts", self._telegram.broadcasting.run)
        self._duties.start("sweeper", self.core.routing.sweeper.run)
        self._duties.start("retention", Retention(self.database, days=self.settings.keep_days).run)
        if self.settings.updates is Updates.NONE:
            self._tell_the_start(str(self._telegram.bot.id))
        else:
            taking = partial(self._telegram.subscription.run, self._tell_the_start)
            self._duties.start("updates", taking, unless=TOKEN_REFUSED)

    async def _serve(self) -> None:
        app = application(
            readiness=self._why_not_ready, ready=self._ready, metrics=self.metrics, read_gauges=self.core.gauges.read
        )
        token = self.settings.bot_token
        add_callbacks(app, providers=self.core.routing.pool, pipeline=self._pipeline, token=token)
        add_images(app, images=self.core.images, open_file=partial(open_file, self._telegram.bot), metrics=self.metrics)
        if self.settings.public_url is not None:
            self._telegram.gallery.add_to(app)
        if self.settings.updates is Updates.WEBHOOK:
            add_webhook(app, queue=self._telegram.queue, metrics=self.metrics, token=token)
        server = HttpServer(app)
        self._stack.push_async_callback(server.stop)
        self.port = await server.start(self.settings.http_host, self.settings.http_port)

    def _tell_the_start(self, name: str) -> None:
        settings = self.settings
        log.info(
            "the bot runs",
            bot=name,
            updates=settings.updates.value,
            listens=f"{settings.http_host}:{self.port}",
            database="sqlite" if self.database.is_sqlite else "postgresql",
            providers=", ".join(settings.provider_names),
        )

    async def _why_not_ready(self) -> str | None:
        try:
            if await schema_of(self.database) is not Schema.CURRENT:
                return "another version of the bot has changed the database's schema"
        except (SQLAlchemyError, OSError):
            return "the database does not answer"
        if not await self.database.can_write():
            return "the database cannot be written to"
        return self._telegram.subscription.why_not_taking()

    def _ready(self) -> str:
        return "ready; another process takes the updates" if self._telegram.subscription.is_waiting else "ready"

    async def wait(self) -> None:
        """Return only if a duty of the bot ends by itself; raises what ended it."""
        await self._duties.wait()

    async def __aexit__(self, *_: object) -> None:
        self._duties.cancel("updates")
        await asyncio.gather(self._runner.stop(STOP_SECONDS), self._telegram.subscription.stop(STOP_SECONDS))
        await self._duties.stop()
        await self._stack.aclose()
