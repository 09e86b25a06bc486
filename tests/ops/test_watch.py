"""Operators hear once when the disk fills, errors pile up or payments differ; and again only after that was over."""

from __future__ import annotations

import logging
import shutil

import pytest

from bot.ops.watch import ERROR_SECONDS, ERRORS_TOLERATED, LITTLE_SPACE
from bot.sandbox.telegram import User
from tests.test_money import invoice
from tests.world import World

BROKEN = "something is broken"


def heard(olga: User, words: str) -> int:
    return sum(words in message.text for message in olga.chat.from_bot())


async def test_the_disk_fills(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once while it is full, and once more when it fills again."""
    olga = world.telegram.user("Olga", started=True)
    async with world.bot(admin_ids=frozenset({olga.id})) as app:
        for free, times in [(1, 1), (1, 1), (LITTLE_SPACE, 1), (1, 1), (2 * LITTLE_SPACE, 1), (1, 2)]:
            monkeypatch.setattr("shutil.disk_usage", lambda _, free=free: shutil._ntuple_diskusage(free, 0, free))
            await app.watch.check_disk()
            assert heard(olga, "nearly full") == times


@pytest.mark.errors(BROKEN)
async def test_errors_pile_up(world: World) -> None:
    """Some are tolerated; more within some minutes are told once, until it was quiet for as long."""
    olga = world.telegram.user("Olga", started=True)
    log = logging.getLogger("test")
    async with world.bot(admin_ids=frozenset({olga.id})) as app:
        for _ in range(ERRORS_TOLERATED):
            log.error(BROKEN)
        await app.watch.check_errors()
        assert heard(olga, "errors came into the log") == 0
        log.error(BROKEN)
        for _ in range(2):
            await app.watch.check_errors()
        assert heard(olga, f"More than {ERRORS_TOLERATED} errors came into the log") == 1
        assert f"sorabot_log_errors_total {ERRORS_TOLERATED + 1}.0" in app.metrics.text().decode()
        world.clock.pass_(ERROR_SECONDS + 60)
        await app.watch.check_errors()
        world.clock.pass_(-ERROR_SECONDS - 60)
        await app.watch.check_errors()
        assert heard(olga, "errors came into the log") == 2


async def test_payments_differ(world: World) -> None:
    """A payment that was never booked is told once, also over a restart; while all agree, nothing is."""
    olga = world.telegram.user("Olga", started=True)
    async with world.bot(admin_ids=frozenset({olga.id})) as app:
        payment = await world.ann.pay(await invoice(world.ann))
        await world.ann.chat.wait_for(lambda message: "Thank you!" in message.text)
        await app.watch.compare_payments(patience=0)
        assert heard(olga, "differ") == 0
        async with app.database.transaction() as connection:
            await connection.exec_driver_sql("DELETE FROM payments WHERE charge_id = ?", (payment.charge_id,))
        for _ in range(2):
            await app.watch.compare_payments(patience=0)
        assert heard(olga, "1 payment differs") == 1
    async with world.bot(admin_ids=frozenset({olga.id})) as app:
        await app.watch.compare_payments(patience=0)
        assert heard(olga, "1 payment differs") == 1
