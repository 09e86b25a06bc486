"""What users and operators can take away: all that is known of one user, and the whole ledger."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.database import Database
from bot.storage.tables import (
    accounts,
    album_photos,
    audit,
    availability_alerts,
    character_drafts,
    characters,
    consents,
    drafts,
    gifts,
    jobs,
    ledger,
    payments,
    tasks,
    users,
)

ROWS_AT_ONCE = 1000
COLUMNS = ("entry", "at", "account", "kind", "credits", "job", "key", "note")


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month in UTC."""

    start: datetime
    end: datetime
    """The first moment of the next one."""

    @classmethod
    def parse(cls, words: str) -> Month:
        """Read `2026-11`. Raises ValueError."""
        start = datetime.strptime(words, "%Y-%m").replace(tzinfo=UTC)
        year, month = divmod(start.year * 12 + start.month, 12)
        return cls(start, start.replace(year=year, month=month + 1))


async def user_data(database: Database, user_id: int) -> dict[str, Any]:
    """All that is kept of a user, ready for JSON. Moments are ISO 8601 in UTC."""
    async with database.reading() as connection:
        return await _user_data(connection, user_id)


async def _user_data(connection: AsyncConnection, user_id: int) -> dict[str, Any]:
    own = (
        users.c.banned_at,
        users.c.language,
        users.c.chosen_language,
        users.c.theme,
        users.c.no_news_since,
        users.c.name_mark,
    )
    user = select(*own, accounts).join(accounts, accounts.c.id == users.c.id).where(users.c.id == user_id)
    row = (await connection.execute(user)).one()
    entries = await _entries(connection, user_id)
    return {
        "user": {
            "telegram_id": row.id,
            "known_since": _moment(row.created_at),
            "banned_since": _moment(row.banned_at),
            "left_before_on": row.left_on,
            "language": row.language,
            "chosen_language": row.chosen_language,
            "theme": row.theme,
            "no_news_since": _moment(row.no_news_since),
            "mark_of_name": row.name_mark,
            "invitation_code": row.invitation_code,
        },
        "confirmations": await _confirmations(connection, user_id),
        "balance": sum(entry["credits"] for entry in entries),
        "entries": entries,
        "jobs": await _jobs(connection, user_id),
        "drafts": await _drafts(connection, user_id),
        "payments": await _payments(connection, user_id),
        "gifts": await _gifts(connection, user_id),
        "waits_for_the_providers": await _alerts(connection, user_id),
        "acts_of_operators": await _acts(connection, user_id),
        "characters": await _characters(connection, user_id),
        "drafts_of_characters": await _character_drafts(connection, user_id),
        "photos_of_albums": await _album_photos(connection, user_id),
    }


async def _entries(connection: AsyncConnection, user_id: int) -> list[dict[str, Any]]:
    statement = select(ledger).where(ledger.c.account_id == user_id).order_by(ledger.c.id)
    return [
        {"at": _moment(row.at), "kind": row.kind, "credits": row.amount, "job": row.job_id, "note": row.note}
        for row in await _all(connection, statement)
    ]


async def _confirmations(connection: AsyncConnection, user_id: int) -> list[dict[str, Any]]:
    statement = select(consents).where(consents.c.user_id == user_id)
    return [{"wording": row.wording, "given_at": _moment(row.given_at)} for row in await _all(connection, statement)]


async def _jobs(connection: AsyncConnection, user_id: int) -> list[dict[str, Any]]:
    statement = (
        select(jobs, tasks.c.provider)
        .outerjoin(tasks, tasks.c.id == jobs.c.task_id)
        .where(or_(jobs.c.asked_by == user_id, jobs.c.account_id == user_id))
        .order_by(jobs.c.id)
    )
    return [
        {
            "job": row.id,
            "kind": row.order_kind,
            "order": json.loads(row.order_value),
            "in_answer_to": {"place": row.reply_place, "message": row.reply_message},
            "language": row.locale,
            "price": row.price,
            "paid_by": row.account_id,
            "state": row.state,
            "failure": row.failure,
            "provider": row.provider,
            "asked_at": _moment(row.created_at),
            "ended_at": _moment(row.ended_at),
        }
        for row in await _all(connection, statement)
    ]


async def _payments(connection: AsyncConnection, user_id: int) -> list[dict[str, Any]]:
    statement = select(payments).where(payments.c.paid_by == user_id).order_by(payments.c.paid_at)
    return [
        {
            "charge": row.charge_id,
            "for_account": row.account_id,
            "stars": row.stars,
            "credits": row.credits,
            "paid_at": _moment(row.paid_at),
            "refunded_at": _moment(row.refunded_at),
            "credits_taken_back": row.taken_back,
        }
        for row in await _all(connection, statement)
    ]


async def _gifts(connection: AsyncConnection, user_id: int) -> list[dict[str, Any]]:
    statement = select(gifts).where(gifts.c.giver_id == user_id).order_by(gifts.c.created_at)
    return [
        {"credits": row.credits, "made_at": _moment(row.created_at), "opened": row.taken_by is not None}
        for row in await _all(connection, statement)
    ]


async def _alerts(connection: AsyncConnection, user_id: int) -> list[dict[str, Any]]:
    statement = select(availability_alerts).where(availability_alerts.c.user_id == user_id)
    return [{"job": row.job_id or None, "since": _moment(row.asked_at)} for row in await _all(connection, statement)]


async def _acts(connection: AsyncConnection, user_id: int) -> list[dict[str, Any]]:
    statement = select(audit).where(audit.c.user_id == user_id).order_by(audit.c.id)
    return [
        {"at": _moment(row.at), "act": row.act, "subject": row.subject, "why": row.why}
        for row in await _all(connection, statement)
    ]


async def _characters(connection: AsyncConnection, user_id: int) -> list[dict[str, Any]]:
    statement = select(characters).where(characters.c.user_id == user_id).order_by(characters.c.id)
    return [
        {
            "name": json.loads(row.handle),
            "traits": json.loads(row.traits),
            "job": row.job_id,
            "provider": row.provider,
            "result": row.result,
            "made_at": _moment(row.created_at),
        }
        for row in await _all(connection, statement)
    ]


async def _drafts(connection: AsyncConnection, user_id: int) -> list[dict[str, Any]]:
    own = (drafts.c.user_id == user_id, drafts.c.dropped_at.is_(None))
    statement = select(drafts).where(*own).order_by(drafts.c.id)
    return [
        {
            "words": json.loads(row.words),
            "model": row.model,
            "options": json.loads(row.options),
            "photos": json.loads(row.photos),
            "characters": json.loads(row.characters),
            "price": row.price,
            "begun_at": _moment(row.created_at),
            "started_at": _moment(row.started_at),
        }
        for row in await _all(connection, statement)
    ]


async def _character_drafts(connection: AsyncConnection, user_id: int) -> list[dict[str, Any]]:
    statement = select(character_drafts).where(character_drafts.c.user_id == user_id).order_by(character_drafts.c.id)
    return [
        {"model": row.model, "answers": json.loads(row.answers), "started_at": _moment(row.started_at)}
        for row in await _all(connection, statement)
    ]


async def _album_photos(connection: AsyncConnection, user_id: int) -> list[dict[str, Any]]:
    statement = select(album_photos).where(album_photos.c.user_id == user_id).order_by(album_photos.c.came_at)
    return [
        {"photo": json.loads(row.photo) if row.photo else None, "came_at": _moment(row.came_at)}
        for row in await _all(connection, statement)
    ]


async def ledger_csv(database: Database, month: Month | None = None) -> AsyncIterator[bytes]:
    """The ledger as CSV (RFC 4180, UTF-8, with a heading), oldest entry first: all of it, or one month's."""
    yield _lines([COLUMNS])
    where = [] if month is None else _within(month)
    async with database.reading() as connection:
        last, end = (await connection.execute(_ends(month))).one()
    last = (last or 0) - 1
    while True:
        statement = select(ledger).where(ledger.c.id > last, ledger.c.id <= (end or 0), *where)
        statement = statement.order_by(ledger.c.id).limit(ROWS_AT_ONCE)
        async with database.reading() as connection:
            rows = await _all(connection, statement)
        if not rows:
            return
        last = rows[-1].id
        yield _lines(
            (row.id, _moment(row.at), row.account_id, row.kind, row.amount, row.job_id, row.key, row.note)
            for row in rows
        )


def _ends(month: Month | None) -> Select[int, int]:
    """The first and the last entry: the months are found by an index, and their entries by number then."""
    return select(func.min(ledger.c.id), func.max(ledger.c.id)).where(*([] if month is None else _within(month)))


def _within(month: Month) -> list[ColumnElement[bool]]:
    return [ledger.c.at >= month.start.timestamp(), ledger.c.at < month.end.timestamp()]


async def _all(connection: AsyncConnection, statement: Select[Any]) -> list[Any]:
    return list((await connection.execute(statement)).all())


def _lines(rows: Any) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def _moment(seconds: float | None) -> str | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
