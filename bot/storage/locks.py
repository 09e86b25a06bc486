"""One at a time, where two transactions at once would each see what only one of them can have."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import accounts


async def lock_account(connection: AsyncConnection, account_id: int, *, to_remove: bool = False) -> bool:
    """Keep other transactions from this account's credits and turns until the present one ends.

    It comes first in every transaction that books credits or ends a job, before the rows that these are for: a job, a
    payment, a gift, a code.

    On SQLite, with its one writer, every transaction is alone already. On PostgreSQL it is the weaker of the two locks:
    rows that refer to the account can be added beside it, or two transactions that had added some would wait for each
    other for ever. Who is about to remove the account takes the stronger one.

    Returns whether the account is there.
    """
    own = select(accounts.c.id).where(accounts.c.id == account_id)
    return (await connection.execute(own.with_for_update(key_share=not to_remove))).first() is not None


async def lock_accounts(connection: AsyncConnection, account_ids: Iterable[int]) -> None:
    """Lock several accounts, in the one order in which all do that."""
    for account_id in sorted(account_ids):
        await lock_account(connection, account_id)
