"""How the calls of many processes to one chat take turns."""

from __future__ import annotations

import time

import pytest

from bot.storage.database import Database
from bot.telegram.paces import ChatPace, Kind, Rate, Rates, SharedPaces
from tests.databases import migrated, postgres_url

SLOW = Rate(1, 1000.0, burst=2)
CHAT = 7


async def wait(database: Database, kind: Kind) -> float:
    """What a process that has not called the chat before hears; 0 when its call was counted."""
    return (await SharedPaces(database).take(CHAT, kind, SLOW, Rates().overall)).chat


@pytest.mark.postgres
@pytest.mark.parametrize(("first", "other"), [(Kind.ANSWER, Kind.STEP), (Kind.STEP, Kind.ANSWER)])
async def test_the_next_turn_is_the_others(first: Kind, other: Kind) -> None:
    """One process fills a chat with calls of one kind; the next turn is kept for what another process came with."""
    async with postgres_url() as url, migrated(url, time.time) as database:
        assert [await wait(database, first) for _ in range(2)] == [0.0, 0.0]
        assert SLOW.interval / 2 < await wait(database, first) < SLOW.interval
        assert SLOW.interval / 2 < await wait(database, other) < SLOW.interval
        assert await wait(database, first) > SLOW.interval


@pytest.mark.parametrize(("first", "other"), [(Kind.ANSWER, Kind.STEP), (Kind.STEP, Kind.ANSWER)])
def test_the_next_turn_in_one_process(first: Kind, other: Kind) -> None:
    """It is kept for the other kind as well; while that does not come, nothing is left out for it."""
    pace, now = ChatPace(SLOW), 1_000_000.0

    def comes(kind: Kind, at: float) -> float:
        if seconds := pace.wait(at, kind):
            pace.keep(kind, at + seconds)
        else:
            pace.take(at, kind)
        return seconds

    assert [comes(first, now) for _ in range(4)] == [0.0, 0.0, SLOW.interval, SLOW.interval]
    assert comes(other, now) == SLOW.interval
    assert comes(first, now) == 2 * SLOW.interval
    later = now + SLOW.interval
    assert comes(other, later) == 0.0
    assert comes(first, later) == SLOW.interval
