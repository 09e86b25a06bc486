"""Users who leave: what the bot knew of them is removed, and what accounting needs stays, pseudonymised.

Their ledger entries and payments go to an account that bears a random number. What says that somebody left is a keyed
hash and a day: it leads back to nobody, but who comes back is recognised, and does not get a second time what is given
once.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Text, cast, delete, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.billing.ledger import EntryKind, Ledger, reservation_key
from bot.billing.payments import Payments
from bot.billing.promotions import Side, invitation_key
from bot.jobs.job import Job
from bot.jobs.states import JobState
from bot.settings import TELEGRAM_IDS_BELOW
from bot.storage.database import Database
from bot.storage.locks import lock_account
from bot.storage.tables import (
    accounts,
    album_photos,
    audit,
    availability_alerts,
    broadcasts,
    character_drafts,
    characters,
    consents,
    drafts,
    erasures,
    gifts,
    jobs,
    ledger,
    payments,
    users,
)
from bot.users.marks import Marks

ACCOUNTS = 2**62
"""So many may be those of users who left: they lie beyond Telegram's ids."""


def is_erased_account(account: int) -> bool:
    """Whether this is the account of somebody who left."""
    return account <= -TELEGRAM_IDS_BELOW


@dataclass(frozen=True, slots=True)
class Gone:
    """What went with a user."""

    jobs: tuple[Job, ...] = ()
    """Those that had not ended: their credits were given back, and nobody is told."""
    credits: int = 0
    """What they had left, including that."""


class Erasure:
    """Removes users from one database, and knows those who left."""

    def __init__(self, database: Database, entries: Ledger, payments: Payments, marks: Marks) -> None:
        self._database = database
        self._ledger = entries
        self._payments = payments
        self._marks = marks

    async def left_on(self, connection: AsyncConnection, user_id: int) -> str | None:
        """The day (UTC, ISO 8601) on which the user left for the last time; None when they never did."""
        day: str | None = await connection.scalar(
            select(erasures.c.left_on).where(erasures.c.mark == self._marks.user(user_id))
        )
        return day

    async def remove(self, connection: AsyncConnection, user_id: int) -> Gone:
        """Remove the user, with what they wanted, confirmed and had left. Whoever is removed already stays so."""
        own = (jobs.c.asked_by == user_id, jobs.c.ended_at.is_(None))
        paying = set((await connection.execute(select(jobs.c.account_id).where(*own))).scalars())
        there = {
            account_id: await lock_account(connection, account_id, to_remove=account_id == user_id)
            for account_id in sorted(paying | {user_id})
        }
        if not there[user_id]:
            return Gone()
        day = datetime.fromtimestamp(self._database.time(), UTC).date().isoformat()
        await connection.execute(
            self._database.insert(erasures)
            .values(mark=self._marks.user(user_id), left_on=day)
            .on_conflict_do_update(index_elements=["mark"], set_={"left_on": day})
        )
        # A gift has two users, who may leave at the same moment.
        theirs = or_(gifts.c.giver_id == user_id, gifts.c.taken_by == user_id)
        await connection.execute(select(gifts.c.code).where(theirs).order_by(gifts.c.code).with_for_update())
        locked = select(jobs).where(*own, jobs.c.account_id.in_(there)).order_by(jobs.c.id).with_for_update()
        unfinished = tuple(Job.from_row(row) for row in (await connection.execute(locked)).all())
        for job in unfinished:
            if job.state is not JobState.HELD:
                await self._give_back(connection, user_id, job)
        left = await self._ledger.balance(connection, user_id)
        if left:
            key = f"forfeit:{user_id}"
            await self._ledger.take(connection, user_id, left, kind=EntryKind.FORFEIT, key=key)
        await self._strip_jobs(connection, user_id, unfinished)
        await self._unlink(connection, user_id)
        for table in (consents, availability_alerts, drafts, character_drafts, characters, album_photos):
            await connection.execute(delete(table).where(table.c.user_id == user_id))
        await connection.execute(delete(users).where(users.c.id == user_id))
        await connection.execute(delete(accounts).where(accounts.c.id == user_id))
        return Gone(unfinished, left)

    async def _give_back(self, connection: AsyncConnection, user_id: int, job: Job) -> None:
        """What a group paid is its again, less what its refunded payments miss; the user's own stays behind whole."""
        await self._ledger.give_back(connection, job)
        if job.account_id != user_id:
            await self._payments.take_what_came_back(
                connection, job.account_id, job.price, set_aside=reservation_key(job), name=f"job:{job.id}"
            )

    async def _unlink(self, connection: AsyncConnection, user_id: int) -> None:
        """Bring what accounting needs to an account of its own, and take the user's number out of every key."""
        account = -(TELEGRAM_IDS_BELOW + secrets.randbelow(ACCOUNTS))
        await connection.execute(accounts.insert().values(id=account, created_at=0.0))
        named = or_(ledger.c.account_id == user_id, ledger.c.key == invitation_key(user_id, Side.INVITER))
        for entry in (await connection.execute(select(ledger.c.id, ledger.c.kind, ledger.c.key).where(named))).all():
            key = ":".join(f"left-{entry.id}" if part == str(user_id) else part for part in entry.key.split(":"))
            if entry.kind == EntryKind.FUND:
                # It names the message in which the user asked for it.
                key = f"fund:left-{entry.id}"
            if key != entry.key:
                await connection.execute(update(ledger).where(ledger.c.id == entry.id).values(key=key))
        await connection.execute(
            update(ledger).where(ledger.c.account_id == user_id).values(account_id=account, note=None)
        )
        await connection.execute(update(jobs).where(jobs.c.account_id == user_id).values(account_id=account))
        await connection.execute(update(payments).where(payments.c.account_id == user_id).values(account_id=account))
        await connection.execute(update(payments).where(payments.c.paid_by == user_id).values(paid_by=account))
        await connection.execute(
            update(gifts).where(gifts.c.giver_id == user_id).values(giver_id=account, request=None)
        )
        await connection.execute(update(gifts).where(gifts.c.taken_by == user_id).values(taken_by=account))
        sent = update(broadcasts).where(broadcasts.c.operator_id == user_id)
        name = literal("left-") + cast(broadcasts.c.id, Text)
        await connection.execute(sent.values(operator_id=account, request=name))
        acts = update(audit)
        await connection.execute(acts.where(audit.c.user_id == user_id).values(user_id=account, why=None))
        await connection.execute(acts.where(audit.c.operator_id == user_id).values(operator_id=account))

    async def _strip_jobs(self, connection: AsyncConnection, user_id: int, unfinished: Iterable[Job]) -> None:
        """Leave of each job of the user's what it cost and how it ended; one that had not ended is taken from whoever
        works on it. One that came meanwhile refers to the user still, who then cannot be removed: try again.
        """
        cancelled = {
            "state": JobState.CANCELLED,
            "ended_at": self._database.now,
            "due": None,
            "leased": False,
            "token": jobs.c.token + 1,
        }
        ids = [job.id for job in unfinished]
        await connection.execute(update(jobs).where(jobs.c.id.in_(ids)).values(cancelled))
        stripped = {
            "asked_by": None,
            "request": literal("left-") + cast(jobs.c.id, Text),
            "reply_place": "",
            "reply_message": "",
            "progress": None,
            "locale": "",
            "order_value": "",
            "identity": "",
            "task_id": None,
            "due": None,
        }
        own = (jobs.c.asked_by == user_id, jobs.c.ended_at.is_not(None))
        await connection.execute(update(jobs).where(*own).values(stripped))
