"""Updates wait in the inbox until they are handled: each of them, and no longer."""

from __future__ import annotations

from bot.storage.database import Database
from bot.telegram.inbox import Inbox


async def test_kept_until_handled(database: Database) -> None:
    """One that is handled takes no other along; one that comes again stays as it came first, and as one."""
    inbox = Inbox(database)
    first, second, third = ({"update_id": number, "message": {"text": str(number)}} for number in (1, 2, 3))
    await inbox.keep({2: second, 1: first})
    await inbox.keep({2: {"update_id": 2, "message": {"text": "again"}}, 3: third})
    assert await inbox.all() == [first, second, third]
    await inbox.drop([2])
    assert await inbox.all() == [first, third]
    assert await inbox.find(2) is None
    assert await inbox.find(3) == third
    await inbox.drop([1, 3])
    assert await inbox.all() == []
