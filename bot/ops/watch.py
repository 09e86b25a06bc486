"""Watches what surrounds a running bot, and tells the operators once when it goes wrong: the disk, the log, payments.

It also measures by how much the event loop is late.
"""

from __future__ import annotations

import asyncio
import logging
import shutil
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

import structlog

from bot.billing.payments import StarTransaction
from bot.core import Core
from bot.messenger import Unavailable
from bot.metrics import Metrics
from bot.operators import Notices, Operators
from bot.storage.outage import DATABASE_ERRORS

TICK_SECONDS = 60.0
FIRST_COMPARISON_SECONDS = 3600.0
COMPARISON_SECONDS = 24 * 3600.0
LATE_NEWS_SECONDS = 60.0
"""News of a payment may be on its way: a difference counts when it is still there after this."""
LITTLE_SPACE = 500_000_000
"""Bytes; from twice as many on there is enough again."""
ERRORS_TOLERATED = 10
ERROR_SECONDS = 600.0
LAG_SECONDS = 1.0
MEGABYTE = 1_000_000

log = structlog.get_logger(__name__)


class Errors(logging.Handler):
    """Counts the errors in this process's log."""

    def __init__(self, metrics: Metrics) -> None:
        super().__init__(logging.ERROR)
        self._metrics = metrics
        self._moments: deque[float] = deque(maxlen=ERRORS_TOLERATED + 1)

    def emit(self, record: logging.LogRecord) -> None:
        self._metrics.log_errors.inc()
        self._moments.append(record.created)

    def pile_up(self, now: float) -> bool:
        """Whether more than are tolerated came within the last `ERROR_SECONDS`. `now` is in Unix seconds."""
        return len(self._moments) > ERRORS_TOLERATED and self._moments[0] > now - ERROR_SECONDS

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Count until the block ends."""
        root = logging.getLogger()
        root.addHandler(self)
        try:
            yield
        finally:
            root.removeHandler(self)


class Watch:
    """The duty of every process; what concerns all of them is told by one."""

    def __init__(
        self,
        core: Core,
        operators: Operators,
        errors: Errors,
        transactions: Callable[[], Awaitable[list[StarTransaction]]],
    ) -> None:
        """`transactions` reads the messenger's own list of payments; it may raise Unavailable."""
        self._database = core.database
        self._payments = core.parts.payments
        self._clock = core.database.time
        self._transactions = transactions
        self._operators = operators
        self._notices = Notices(core.database)
        self._errors = errors
        self._errors_told = False

    async def run(self) -> None:
        """Watch until cancelled."""
        loop = asyncio.get_running_loop()
        comparison = loop.time() + FIRST_COMPARISON_SECONDS
        while True:
            try:
                await self.check_errors()
                await self.check_disk()
                if loop.time() >= comparison:
                    comparison = loop.time() + COMPARISON_SECONDS
                    await self.compare_payments()
            except DATABASE_ERRORS as error:
                log.warning("the surroundings could not be watched", error=type(error).__name__)
            await asyncio.sleep(TICK_SECONDS)

    async def check_errors(self) -> None:
        """Tell when errors pile up in the log; again only after that has ended."""
        pile_up = self._errors.pile_up(self._clock())
        is_news, self._errors_told = pile_up and not self._errors_told, pile_up
        if is_news:
            minutes = round(ERROR_SECONDS / 60)
            await self._operators.tell("operator-errors", errors=ERRORS_TOLERATED, minutes=minutes)

    async def check_disk(self) -> None:
        """Tell when the disk that has the SQLite file fills up. PostgreSQL's is not for the bot to see."""
        folder = self._database.folder
        if folder is None:
            return
        free = (await asyncio.to_thread(shutil.disk_usage, folder)).free
        if free < LITTLE_SPACE:
            if await self._notices.is_news("disk", so=True):
                await self._operators.tell("operator-disk", free=free // MEGABYTE)
        elif free >= 2 * LITTLE_SPACE:
            await self._notices.is_news("disk", so=False)

    async def compare_payments(self, *, patience: float = LATE_NEWS_SECONDS) -> None:
        """Tell when Telegram's list of payments and the booked ones differ, and still do `patience` seconds later."""
        try:
            count = await self._differing()
            if count:
                await asyncio.sleep(patience)
                count = await self._differing()
        except Unavailable as error:
            log.warning("payments could not be compared", error=str(error))
            return
        if await self._notices.is_news("payments", so=count > 0) and count:
            await self._operators.tell("operator-payments", payments=count)

    async def _differing(self) -> int:
        told = await self._transactions()
        async with self._database.reading() as connection:
            return (await self._payments.compare(connection, told)).count


async def measure_lag(metrics: Metrics) -> None:
    """Observe by how much the event loop is late, until cancelled."""
    loop = asyncio.get_running_loop()
    while True:
        due = loop.time() + LAG_SECONDS
        await asyncio.sleep(LAG_SECONDS)
        metrics.loop_lag_seconds.observe(max(0.0, loop.time() - due))
