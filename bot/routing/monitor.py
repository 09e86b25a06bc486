"""Watches over the providers: tries those that rest, reads balances, and tells operators and users what changed."""

from __future__ import annotations

import asyncio
from enum import StrEnum

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.fulfilment.alerts import AvailabilityAlerts
from bot.messenger import Notifier
from bot.operators import Operators
from bot.providers.base import ErrorKind, Provider, ProviderError
from bot.routing.health import Health
from bot.routing.parts import Routing
from bot.storage.database import Database

TICK_SECONDS = 5.0
BALANCE_SECONDS = 600.0
LOW_FOR_VIDEOS = 20
"""The operators hear of a balance that is enough for fewer videos than this."""
ASSUMED_COST = {"kie": 10.0, "apimall": 30.0, "savesora": 1.0}
"""In the provider's own credits (docs/providers.md); 1 where it is not known."""

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
        alerts: AvailabilityAlerts,
        notifier: Notifier,
        operators: Operators,
    ) -> None:
        self._database = database
        self._clock = database.time
        self._pool = routing.pool
        self._health_store = routing.health_store
        self._alerts = alerts
        self._notifier = notifier
        self._operators = operators

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
            health = states.get(provider.name) or Health(provider.name)
            if health.cooldown_until is not None and not health.in_cooldown(now):
                await self._probe(provider)
            if health.balance_at is None or health.balance_at < now - BALANCE_SECONDS:
                await self._read_balance(provider)
        states = await self._health_store.read()
        for provider in self._pool:
            await self._tell_operators(states.get(provider.name) or Health(provider.name))
        is_open = self._pool.is_open(states)
        await self._tell_of_all(rest=not is_open)
        if is_open:
            await self._alerts.tell(self._notifier)

    async def _probe(self, provider: Provider) -> None:
        """Try a provider whose rest is over, if that costs nothing; else a job will."""
        try:
            works = await provider.probe()
        except ProviderError as error:
            log.info("a provider still rests", provider=provider.name, kind=error.kind.value)
            async with self._database.transaction() as connection:
                await self._health_store.failed(connection, provider.name, error)
            return
        if works:
            log.info("a provider works again", provider=provider.name)
            async with self._database.transaction() as connection:
                await self._health_store.worked(connection, provider.name)

    async def _read_balance(self, provider: Provider) -> None:
        try:
            balance = await provider.balance()
        except ProviderError as error:
            log.info("a balance could not be read", provider=provider.name, kind=error.kind.value)
            balance = None
        async with self._database.transaction() as connection:
            await self._health_store.note_balance(connection, provider.name, balance)

    async def _tell_operators(self, health: Health) -> None:
        news = news_of(health)
        if news == health.told:
            return
        async with self._database.transaction() as connection:
            await self._health_store.note_told(connection, health.provider, news)
        if news is None:
            return
        await self._operators.tell(f"operator-{news.value}", provider=health.provider, balance=health.balance or 0)

    async def _tell_of_all(self, *, rest: bool) -> None:
        async with self._database.transaction() as connection:
            if not await self._health_store.note_rest_of_all(connection, rest=rest):
                return
        log.info("all providers rest" if rest else "a provider works again, after all had rested")
        await self._operators.tell("operator-all-rest" if rest else "operator-back")


def news_of(health: Health) -> OperatorNews | None:
    """What an operator should know of the provider now."""
    if health.reason is ErrorKind.AUTH:
        return OperatorNews.KEY_REFUSED
    if health.is_empty or health.reason is ErrorKind.NO_CREDITS:
        return OperatorNews.EMPTY
    cost = ASSUMED_COST.get(health.provider, 1.0)
    if health.balance is not None and health.balance < LOW_FOR_VIDEOS * cost:
        return OperatorNews.LOW
    return None
