"""Watches over the providers: tries what was in cooldown, reads balances, and tells what changed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from enum import StrEnum

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.operators import Notices, Operators
from bot.providers.base import Capability, ErrorKind, Provider, ProviderError
from bot.routing.health import Health
from bot.routing.parts import Routing
from bot.storage.database import Database

TICK_SECONDS = 5.0
BALANCE_SECONDS = 600.0
LOW_FOR_TASKS = 20
"""The operators hear of a balance that is enough for fewer tasks than this."""
ALL_UNAVAILABLE = "all-unavailable"
UNKNOWN_COST = 1.0
"""Assumed of a task, in the provider's own credits, where no cost is known."""

log = structlog.get_logger(__name__)


class OperatorNews(StrEnum):
    """What the operators are told of a provider, once each time it becomes true."""

    KEY_REFUSED = "key-refused"
    EMPTY = "empty"
    LOW = "low"


class Monitor:
    """The duty that runs beside the jobs."""

    def __init__(
        self,
        database: Database,
        routing: Routing,
        operators: Operators,
        while_open: Callable[[], Awaitable[None]],
    ) -> None:
        """`while_open` is called again and again as long as something can be made."""
        self._database = database
        self._clock = database.time
        self._pool = routing.pool
        self._health_store = routing.health_store
        self._operators = operators
        self._notices = Notices(database)
        self._while_open = while_open
        self._only_jobs_try: set[tuple[str, str]] = set()
        """Capabilities of which no probe tells anything."""

    async def run(self) -> None:
        """Monitor until cancelled."""
        while True:
            try:
                await self.check_all()
            except (SQLAlchemyError, OSError):
                log.exception("the providers could not be watched")
            await asyncio.sleep(TICK_SECONDS)

    async def check_all(self) -> None:
        """Do once all that is due."""
        states = await self._health_store.read()
        now = self._clock()
        for provider in self._pool:
            account = states.account(provider.name)
            for capability in provider.capabilities:
                own = states.capability(provider.name, capability.model)
                is_unwell = account.stopped_at is None and not (account.is_well and own.is_well)
                if is_unwell and not account.in_cooldown(now) and not own.in_cooldown(now):
                    await self._try(provider, capability)
            if account.balance_at is None or account.balance_at < now - BALANCE_SECONDS:
                await self._read_balance(provider)
        states = await self._health_store.read()
        for provider in self._pool:
            await self._tell_operators(provider, states.account(provider.name))
        is_open = self._pool.is_open(states)
        await self._tell_of_all(unavailable=not is_open)
        if is_open:
            await self._while_open()

    async def _try(self, provider: Provider, capability: Capability) -> None:
        """Try what was in cooldown, if that costs nothing and no other process does; else a job will."""
        names = (provider.name, capability.model)
        if names in self._only_jobs_try:
            return
        async with self._database.transaction() as connection:
            trial = await self._health_store.take_trial(connection, *names)
        if trial is None:
            return
        outcome = await self._probe(provider, capability)
        async with self._database.transaction() as connection:
            await self._health_store.end_trial(connection, *names, trial)
            if isinstance(outcome, ProviderError):
                await self._health_store.failed(connection, *names, outcome)
            elif outcome:
                await self._health_store.worked(connection, *names)
        if outcome is False:
            self._only_jobs_try.add(names)

    async def _probe(self, provider: Provider, capability: Capability) -> ProviderError | bool:
        """What is wrong, or whether all is known to be well."""
        try:
            works = await provider.probe(capability)
        except ProviderError as error:
            kind = error.kind.value
            log.info("a provider still fails", provider=provider.name, capability=capability.model, kind=kind)
            return error
        if works:
            log.info("a provider works again", provider=provider.name, capability=capability.model)
        return works

    async def _read_balance(self, provider: Provider) -> None:
        try:
            balance = await provider.balance()
        except ProviderError as error:
            log.info("a balance could not be read", provider=provider.name, kind=error.kind.value)
            balance = None
        async with self._database.transaction() as connection:
            await self._health_store.note_balance(connection, provider.name, balance)

    async def _tell_operators(self, provider: Provider, account: Health) -> None:
        news = news_of(account, provider.capabilities)
        if news == account.told:
            return
        async with self._database.transaction() as connection:
            await self._health_store.note_told(connection, provider.name, news)
        if news is None:
            return
        await self._operators.tell(f"operator-{news.value}", provider=provider.name, balance=account.balance or 0)

    async def _tell_of_all(self, *, unavailable: bool) -> None:
        if not await self._notices.is_news(ALL_UNAVAILABLE, so=unavailable):
            return
        log.info("all providers are unavailable" if unavailable else "a provider works again, after none did")
        await self._operators.tell("operator-all-unavailable" if unavailable else "operator-back")


def news_of(account: Health, capabilities: Iterable[Capability]) -> OperatorNews | None:
    """What an operator should know of the account now. It is low when it does not last for the dearest tasks."""
    if account.reason is ErrorKind.AUTH:
        return OperatorNews.KEY_REFUSED
    if account.is_empty or account.reason is ErrorKind.NO_CREDITS:
        return OperatorNews.EMPTY
    costs = [capability.cost for capability in capabilities if capability.cost is not None]
    if account.balance is not None and account.balance < LOW_FOR_TASKS * max(costs, default=UNKNOWN_COST):
        return OperatorNews.LOW
    return None
