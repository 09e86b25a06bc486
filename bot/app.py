"""The composition root: the one place that knows all parts, and wires them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, suppress

import httpx
import structlog
from aiogram import Dispatcher
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramNotFound, TelegramUnauthorizedError
from sqlalchemy.exc import SQLAlchemyError

from bot.billing.ledger import Ledger
from bot.billing.payments import Payments
from bot.billing.promotions import Promotions
from bot.fulfilment.intake import Intake, Terms
from bot.fulfilment.pipeline import Pipeline
from bot.fulfilment.receipts import Receipts
from bot.fulfilment.videos import Videos
from bot.http import add_callbacks, add_webhook, application, callback_path, secret, webhook_path
from bot.http_connections import HttpServer
from bot.jobs.queue import Queue
from bot.jobs.runner import Runner
from bot.jobs.store import JobStore
from bot.languages import locales_folder
from bot.media.downloads import Downloads
from bot.metrics import Metrics
from bot.providers.registry import create
from bot.routing.health import HealthStore
from bot.routing.monitor import Monitor
from bot.routing.pool import Pool
from bot.routing.sweeper import Sweeper
from bot.routing.tasks import Tasks
from bot.settings import Settings, Updates
from bot.sources import SOURCES
from bot.sources.base import Source
from bot.storage.database import Clock, Database
from bot.storage.migrate import is_current, migrate
from bot.telegram.client import create_bot
from bot.telegram.delivery import TelegramMessenger
from bot.telegram.handlers import add_handlers
from bot.telegram.inbox import Inbox
from bot.telegram.menu import set_menus
from bot.telegram.middleware import UserMiddleware
from bot.telegram.paces import Rates, SharedPaces
from bot.telegram.progress import ProgressBoard
from bot.telegram.replies import Answers
from bot.telegram.sender import Sender
from bot.telegram.texts import Texts
from bot.telegram.update_queue import UpdateQueue
from bot.telegram.updates import Polling
from bot.telegram.views import Prices, Views
from bot.users.alerts import AvailabilityAlerts
from bot.users.erasure import Erasure
from bot.users.users import Users

STOP_SECONDS = 10.0
PAUSE_SECONDS = 5.0
PROVIDER_CONNECTIONS = 200
TOKEN_REFUSED = (TelegramUnauthorizedError, TelegramNotFound)
"""Waiting does not make a wrong token right."""

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
    ) -> None:
        self.settings = settings
        self._sources = sources
        self._clock = clock
        self._rates = rates
        self._stack = AsyncExitStack()
        self._duties: list[asyncio.Task[None]] = []
        self._taking: asyncio.Task[None] | None = None
        self._polling: Polling | None = None
        self.metrics = Metrics()
        self.port = settings.http_port
        """Where the HTTP server listens; the real one, when the setting says 0."""

    async def __aenter__(self) -> App:
        try:
            await self._start()
        except BaseException:
            await self._stack.aclose()
            raise
        return self

    async def _start(self) -> None:
        settings = self.settings
        texts = Texts(locales_folder(), settings.default_locale)
        self.database = Database(settings.database_url, self._clock)
        clock = self.database.time
        await self.database.open()
        self._stack.push_async_callback(self.database.close)
        await migrate(self.database)

        self.bot = create_bot(settings)
        self._stack.push_async_callback(self.bot.session.close)
        sender = Sender(self._rates, None if self.database.is_sqlite else SharedPaces(self.database))
        self.bot.session.middleware(sender)

        client = await self._stack.enter_async_context(
            httpx.AsyncClient(limits=httpx.Limits(max_connections=PROVIDER_CONNECTIONS))
        )
        downloads = await self._stack.enter_async_context(Downloads(allow_local=settings.allow_local_result_urls))
        prices = Prices(settings.price_credits, settings.cached_price_credits, settings.max_links_per_message)
        views = Views(texts, prices, self._sources)
        jobs = JobStore(self.database)
        queue = Queue(jobs, settings.max_active_jobs_per_user)
        board = ProgressBoard(self.bot, sender, views, queue, clock)
        ledger = Ledger(self.database)
        self.users = users = Users(
            self.database,
            ledger,
            Erasure(self.database, ledger, token=settings.bot_token, clock=clock),
            free_credits=settings.free_credits,
            default_locale=settings.default_locale,
            clock=clock,
        )
        payments = Payments(self.database, ledger)
        promotions = Promotions(
            self.database,
            ledger,
            payments,
            daily=settings.daily_free_credits,
            invitation=settings.referral_credits,
            clock=clock,
        )
        videos = Videos(self.database)
        tasks = Tasks(self.database)
        messenger = TelegramMessenger(
            self.bot, sender, views, board, downloads, is_local_server=settings.telegram_api_local
        )
        health_store = HealthStore(self.database, task_seconds=settings.job_timeout_seconds)
        await health_store.register(settings.provider_names)
        pool = Pool([create(name, settings.accounts[name], client) for name in settings.provider_names], health_store)
        self._pool = pool
        intake = Intake(
            terms=Terms(
                price=settings.price_credits,
                cached_price=settings.cached_price_credits,
                require_consent=settings.require_consent,
            ),
            database=self.database,
            jobs=jobs,
            videos=videos,
            users=users,
            ledger=ledger,
            payments=payments,
            queue=queue,
            metrics=self.metrics,
        )
        sweeper = Sweeper(
            timeout=settings.job_timeout_seconds,
            database=self.database,
            jobs=jobs,
            tasks=tasks,
            health_store=health_store,
            queue=queue,
            metrics=self.metrics,
        )
        self._pipeline = pipeline = Pipeline(
            timeout=settings.job_timeout_seconds,
            database=self.database,
            jobs=jobs,
            tasks=tasks,
            videos=videos,
            ledger=ledger,
            queue=queue,
            intake=intake,
            pool=pool,
            health_store=health_store,
            sweeper=sweeper,
            messenger=messenger,
            metrics=self.metrics,
            clock=clock,
            callback_url=self._callback_url,
        )
        alerts = AvailabilityAlerts(self.database, users, intake, self._sources)
        self.monitor = monitor = Monitor(
            database=self.database,
            health_store=health_store,
            pool=pool,
            alerts=alerts,
            notifier=messenger,
            operators=sorted(settings.admin_ids),
            clock=clock,
        )
        self._dispatcher = Dispatcher(
            disable_fsm=True,
            operators=settings.admin_ids,
            support_contact=settings.support_contact,
            packs=settings.credit_packs,
            payments=payments,
            promotions=promotions,
            receipts=Receipts(tasks),
            videos=videos,
            users=users,
            notifier=messenger,
            messenger=messenger,
            clock=clock,
            pool=pool,
            health_store=health_store,
            alerts=alerts,
            views=views,
            prices=prices,
            sources=self._sources,
            database=self.database,
            ledger=ledger,
            intake=intake,
            answers=Answers(views, board, jobs, ledger, self.database, clock),
        )
        self._dispatcher.update.outer_middleware(UserMiddleware(users, promotions, intake, views))
        add_handlers(self._dispatcher)

        if self.database.is_sqlite:
            # One process has the file, so whoever held a lease is dead.
            await jobs.release()
        self.database.listen()
        self._runner = Runner(jobs, pipeline)
        self._queue = UpdateQueue(self.bot, self._dispatcher, Inbox(self.database), self.metrics)
        if settings.updates is not Updates.NONE:
            await self._queue.restore()
        await self._serve()
        beside = {"jobs": self._runner.run, "progress": board.run, "monitor": monitor.run, "sweeper": sweeper.run}
        for name, run in beside.items():
            self._duties.append(asyncio.create_task(supervised(name, run)))
        if settings.updates is Updates.NONE:
            self._tell_the_start(str(self.bot.id))
        else:
            duty = supervised("updates", lambda: self._take_updates(texts), unless=TOKEN_REFUSED)
            self._taking = asyncio.create_task(duty)
            self._duties.append(self._taking)

    async def _serve(self) -> None:
        settings = self.settings
        app = application(readiness=self._why_not_ready, metrics=self.metrics)
        add_callbacks(app, providers=self._pool, pipeline=self._pipeline, token=settings.bot_token)
        if settings.updates is Updates.WEBHOOK:
            add_webhook(app, queue=self._queue, metrics=self.metrics, token=settings.bot_token)
        server = HttpServer(app)
        self._stack.push_async_callback(server.stop)
        self.port = await server.start(settings.http_host, settings.http_port)

    def _callback_url(self, provider: str) -> str | None:
        if self.settings.public_url is None:
            return None
        return f"{self.settings.public_url}{callback_path(self.settings.bot_token, provider)}"

    async def _take_updates(self, texts: Texts) -> None:
        settings = self.settings
        while True:
            try:
                await set_menus(self.bot, texts, default_locale=settings.default_locale, operators=settings.admin_ids)
                name = f"@{(await self.bot.me()).username}"
                if settings.updates is Updates.WEBHOOK:
                    await self._set_webhook()
                    self._tell_the_start(name)
                    return
                await self.bot.delete_webhook()
                self._tell_the_start(name)
                break
            except TOKEN_REFUSED:
                raise
            except TelegramBadRequest as error:
                log.warning(
                    "Telegram refuses what the bot begins with",
                    method=type(error.method).__name__,
                    reason=error.message,
                    again_in=PAUSE_SECONDS,
                )
                await asyncio.sleep(PAUSE_SECONDS)
            except TelegramAPIError as error:
                log.warning("Telegram does not answer yet", error=type(error).__name__, again_in=PAUSE_SECONDS)
                await asyncio.sleep(PAUSE_SECONDS)
        self._polling = Polling(self.bot, self._queue, self._dispatcher.resolve_used_update_types())
        await self._polling.run()

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

    async def _set_webhook(self) -> None:
        token = self.settings.bot_token
        await self.bot.set_webhook(
            f"{self.settings.public_url}{webhook_path(token)}",
            secret_token=secret(token, "webhook header"),
            allowed_updates=self._dispatcher.resolve_used_update_types(),
        )
        self._webhook_is_set = True

    _webhook_is_set = False

    async def _why_not_ready(self) -> str | None:
        try:
            if not await is_current(self.database):
                return "the database's schema is not current"
        except (SQLAlchemyError, OSError):
            return "the database does not answer"
        if not await self.database.can_write():
            return "the database cannot be written to"
        if self.settings.updates is Updates.POLLING and not (self._polling and self._polling.is_taking):
            return "updates are not being taken"
        if self.settings.updates is Updates.WEBHOOK and not self._webhook_is_set:
            return "the webhook is not set"
        return None

    async def wait(self) -> None:
        """Return only if a duty of the bot ends by itself; raises what ended it."""
        done, _ = await asyncio.wait(self._duties, return_when=asyncio.FIRST_EXCEPTION)
        for duty in done:
            duty.result()

    async def __aexit__(self, *_: object) -> None:
        if self._taking is not None:
            self._taking.cancel()
        updates = self._polling or self._queue
        await asyncio.gather(self._runner.stop(STOP_SECONDS), updates.stop(STOP_SECONDS))
        for duty in self._duties:
            duty.cancel()
            with suppress(asyncio.CancelledError, TelegramAPIError):
                await duty
        await self._stack.aclose()


async def supervised(
    name: str, duty: Callable[[], Awaitable[None]], *, unless: tuple[type[Exception], ...] = ()
) -> None:
    """Let a duty go on until it ends by itself, whatever goes wrong in it. Raises `unless` alone."""
    while True:
        try:
            await duty()
        except unless:
            raise
        except Exception:
            log.exception("a duty broke off and begins again", duty=name, again_in=PAUSE_SECONDS)
            await asyncio.sleep(PAUSE_SECONDS)
        else:
            return
