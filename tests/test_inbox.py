"""Updates wait in the inbox until they are handled: each of them, and no longer."""

from __future__ import annotations

from bot.storage.database import Database
from bot.telegram.inbox import Inbox, Kept


async def test_kept_until_handled(database: Database) -> None:
    """One that is handled takes no other along; one that comes again stays as it came first, and as one."""
    inbox = Inbox(database)
    first, second, third = (
        Kept({"update_id": number, "message": {"text": str(number)}}, 10.5 * number) for number in (1, 2, 3)
    )
    await inbox.keep([second, first])
    await inbox.keep([Kept({"update_id": 2, "message": {"text": "again"}}, 99.0), third])
    assert await inbox.all() == [first, second, third]
    await inbox.drop([2])
    assert await inbox.all() == [first, third]
    assert await inbox.find(2) is None
    assert await inbox.find(3) == third.body
    await inbox.drop([1, 3])
    assert await inbox.all() == []
