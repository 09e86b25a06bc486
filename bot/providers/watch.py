"""Watches over the providers: tries those that rest, reads balances, and tells operators and people what changed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from enum import StrEnum

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.messenger import MessengerError, Notifier
from bot.providers.base import ErrorKind, Provider, ProviderError
from bot.providers.pool import Pool
from bot.providers.services import Service, Services
from bot.reopenings import Reopenings
from bot.storage.database import Clock, Database

TICK_SECONDS = 5.0
BALANCE_SECONDS = 600.0
LOW_FOR_VIDEOS = 20
"""The operators hear of a balance that is enough for fewer videos than this."""
ASSUMED_COST = {"kie": 10.0, "apimall": 30.0, "savesora": 1.0}
"""In the service's own credits (facts: providers, price); 1 where it is not known."""

log = structlog.get_logger(__name__)


class OperatorNews(StrEnum):
    """What the operators are told of a provider, once each time it becomes true."""

    KEY_REFUSED = "key-refused"
    EMPTY = "empty"
    LOW = "low"


class Watch:
    """The duty that runs beside the jobs."""

    def __init__(
        self,
        *,
        database: Database,
        services: Services,
        pool: Pool,
        reopenings: Reopenings,
        notifier: Notifier,
        operators: Sequence[int],
        clock: Clock,
    ) -> None:
        self._database = database
        self._services = services
        self._pool = pool
        self._reopenings = reopenings
        self._notifier = notifier
        self._operators = operators
        self._clock = clock

    async def run(self) -> None:
        """Watch until cancelled."""
        while True:
            try:
                await self.look_around()
            except (SQLAlchemyError, OSError):
                log.exception("the providers could not be watched")
            await asyncio.sleep(TICK_SECONDS)

    async def look_around(self) -> None:
        """Do once all that is due."""
        async with self._database.reading() as connection:
            states = await self._services.all(connection)
        now = self._clock()
        for provider in self._pool:
            service = states.get(provider.name) or Service(provider.name)
            if service.resting_until is not None and not service.rests(now):
                await self._probe(provider)
            if service.balance_at is None or service.balance_at < now - BALANCE_SECONDS:
                await self._read_balance(provider)
        async with self._database.reading() as connection:
            states = await self._services.all(connection)
        for provider in self._pool:
            await self._tell_operators(states.get(provider.name) or Service(provider.name))
        is_open = self._pool.is_open(states)
        await self._tell_of_all(rest=not is_open)
        if is_open:
            await self._reopenings.tell(self._notifier)

    async def _probe(self, provider: Provider) -> None:
        """Try a provider whose rest is over, if that costs nothing; else a job will."""
        try:
            works = await provider.probe()
        except ProviderError as error:
            log.info("a provider still rests", provider=provider.name, kind=error.kind.value)
            async with self._database.transaction() as connection:
                await self._services.failed(connection, provider.name, error)
            return
        if works:
            log.info("a provider works again", provider=provider.name)
            async with self._database.transaction() as connection:
                await self._services.worked(connection, provider.name)

    async def _read_balance(self, provider: Provider) -> None:
        try:
            balance = await provider.balance()
        except ProviderError as error:
            log.info("a balance could not be read", provider=provider.name, kind=error.kind.value)
            balance = None
        async with self._database.transaction() as connection:
            await self._services.note_balance(connection, provider.name, balance)

    async def _tell_operators(self, service: Service) -> None:
        news = news_of(service)
        if news == service.told:
            return
        async with self._database.transaction() as connection:
            await self._services.note_told(connection, service.provider, news)
        if news is None:
            return
        await self._tell(news.value, provider=service.provider, balance=service.balance or 0)

    async def _tell_of_all(self, *, rest: bool) -> None:
        async with self._database.transaction() as connection:
            if not await self._services.note_rest_of_all(connection, rest=rest):
                return
        log.info("all providers rest" if rest else "a provider works again, after all had rested")
        await self._tell("all-rest" if rest else "back")

    async def _tell(self, news: str, **values: object) -> None:
        for operator in self._operators:
            try:
                await self._notifier.notify(operator, f"operator-{news}", locale=None, **values)
            except MessengerError as error:
                log.warning("an operator could not be told", news=news, error=type(error).__name__)


def news_of(service: Service) -> OperatorNews | None:
    """What an operator should know of the provider now."""
    if service.reason is ErrorKind.AUTH:
        return OperatorNews.KEY_REFUSED
    if service.is_empty or service.reason is ErrorKind.NO_CREDITS:
        return OperatorNews.EMPTY
    cost = ASSUMED_COST.get(service.provider, 1.0)
    if service.balance is not None and service.balance < LOW_FOR_VIDEOS * cost:
        return OperatorNews.LOW
    return None
