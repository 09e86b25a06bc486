"""One at a time, where two transactions at once would each see what only one of them can have."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import accounts

_OWN = select(accounts.c.id).where(accounts.c.id == bindparam("account_id"))
_LOCK = _OWN.with_for_update(key_share=True)
_LOCK_TO_REMOVE = _OWN.with_for_update()
_LOCKED = "locked_accounts"
"""Where a connection notes its present transaction, and which accounts that has locked: each is locked once."""


async def lock_account(connection: AsyncConnection, account_id: int, *, to_remove: bool = False) -> bool:
    """Keep other transactions from this account's credits and turns until the present one ends.

    It comes first in every transaction that books credits or ends a job, before the rows that these are for: a job, a
    payment, a gift, a code.

    On SQLite, with its one writer, every transaction is alone already. On PostgreSQL it is the weaker of the two locks:
    rows that refer to the account can be added beside it, or two transactions that had added some would wait for each
    other for ever. Who is about to remove the account takes the stronger one.

    Returns whether the account is there.
    """
    locked = _locked_in_this_transaction(connection)
    if account_id in locked and not to_remove:
        return True
    statement = _LOCK_TO_REMOVE if to_remove else _LOCK
    is_there = (await connection.execute(statement, {"account_id": account_id})).first() is not None
    if is_there:
        locked.add(account_id)
    return is_there


async def lock_accounts(connection: AsyncConnection, account_ids: Iterable[int]) -> None:
    """Lock several accounts, in the one order in which all do that."""
    for account_id in sorted(account_ids):
        await lock_account(connection, account_id)


def _locked_in_this_transaction(connection: AsyncConnection) -> set[int]:
    transaction = connection.sync_connection and connection.sync_connection.get_transaction()
    noted: tuple[object, set[int]] = connection.info.get(_LOCKED, (None, set()))
    if noted[0] is not transaction:
        noted = connection.info[_LOCKED] = (transaction, set())
    return noted[1]
