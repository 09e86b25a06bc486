"""Updates wait in the inbox until they are handled: each of them, and no longer."""

from __future__ import annotations

from bot.storage.database import Database
from bot.telegram.inbox import LEASE_SECONDS, Inbox, Kept
from tests.clock import FakeClock


def kept(number: int, words: str = "") -> Kept:
    return Kept({"update_id": number, "message": {"text": words or str(number)}}, "7", 10.5 * number)


async def test_kept_until_handled(database: Database) -> None:
    """One that is handled takes no other along; one that comes again stays as it came first, and as one."""
    box = Inbox(database)
    first, second, third = map(kept, (1, 2, 3))
    await box.keep([second, first])
    await box.keep([kept(2, "again"), third])
    assert await box.claim(whoever_holds=True) == [first, second, third]
    await box.drop([2])
    assert await box.claim(whoever_holds=True) == [first, third]
    assert await box.find(2) is None
    assert await box.find(3) == third.body
    await box.drop([1, 3])
    assert await box.claim(whoever_holds=True) == []


async def test_held_by_one_process(database: Database, clock: FakeClock) -> None:
    """Another process sees what comes before its own, and has it once its holder is dead, or gives it back."""
    one, other = Inbox(database), Inbox(database)
    await one.keep([kept(1), kept(2)])
    assert await other.ahead("7", 1) == {1}
    assert await other.ahead("8", 3) == await one.ahead("7", 3) == set()
    assert await other.find(1) is None
    await other.drop([1])
    for _ in range(2):
        clock.pass_(LEASE_SECONDS - 1)
        await one.renew()
        assert await other.claim(whoever_holds=False) == []
    await one.release()
    assert await other.claim(whoever_holds=False) == [kept(1), kept(2)]
    assert await one.find(1) is None
    clock.pass_(LEASE_SECONDS + 1)
    assert await one.claim(whoever_holds=False) == [kept(1), kept(2)]
    assert await other.ahead("7", 3) == {1, 2}
