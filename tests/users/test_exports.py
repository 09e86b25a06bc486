"""/export and /ledger: what users and operators take away is whole, and adds up."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime

import pytest
from sqlalchemy import text as sql

from bot.billing.ledger import EntryKind, Ledger
from bot.sandbox.telegram import User
from bot.storage.database import Database
from bot.storage.tables import ledger
from bot.users.exports import ROWS_AT_ONCE, Month, _ends, ledger_csv
from tests.jobs.rows import add_user
from tests.test_money import invoice
from tests.world import World, ask, balance, is_video, new_link


async def document(user: User, command: str, words: str) -> bytes:
    message = await ask(user, command, words)
    assert message.file is not None
    return message.file.read()


async def test_a_user_gets_all_that_is_kept_of_them_and_nothing_of_anybody_else(world: World) -> None:
    bob, link = world.telegram.user("Bob"), new_link()
    async with world.bot(require_consent=True) as app:
        await bob.press(await ask(bob, new_link(), "please confirm"), "I confirm")
        payment = await world.ann.pay(await invoice(world.ann))
        consent = await ask(world.ann, link, "please confirm")
        await world.ann.press(consent, "I confirm")
        await world.ann.chat.wait_for(is_video)
        await ask(world.ann, "/gift 2", "start=")
        await world.telegram.calls.wait_for(lambda call: call.method == "deleteMessage")
        await app.core.accounts.grant(1, world.ann.id, 1, key="grant", why="patience")
        data = json.loads(await document(world.ann, "/export", "Everything I keep"))
        assert data["balance"] == await balance(world.ann) == 11
    assert data["user"]["telegram_id"] == world.ann.id
    assert len(data["confirmations"]) == 1
    assert [job["order"]["link"]["address"] for job in data["jobs"]] == [link]
    assert (data["jobs"][0]["state"], data["jobs"][0]["provider"]) == ("delivered", "kie")
    assert [entry["kind"] for entry in data["entries"]] == ["welcome", "purchase", "reserve", "spend", "gift", "grant"]
    assert [paid["charge"] for paid in data["payments"]] == [payment.charge_id]
    assert data["gifts"][0]["opened"] is False
    assert data["user"]["language"] == "en"
    assert [act["why"] for act in data["acts_of_operators"]] == ["patience"]
    assert str(bob.id) not in json.dumps(data)


async def test_drafts_are_exported(world: World) -> None:
    """What a user wrote to have created, with what was chosen for it."""
    async with world.bot(models=None):
        await ask(world.ann, "/create a fox", "a fox")
        data = json.loads(await document(world.ann, "/export", "Everything I keep"))
    (draft,) = data["drafts"]
    assert (draft["words"], draft["options"]["aspect_ratio"], draft["price"]) == ("a fox", "landscape", 5)


async def test_alerts_are_exported(world: World) -> None:
    """What waits for the providers to be back, with its job."""
    world.kie.paused = True
    async with world.bot():
        told = await ask(world.ann, new_link(), "unavailable")
        await world.ann.press(told, "Clean it when they are back")
        data = json.loads(await document(world.ann, "/export", "Everything I keep"))
    assert [alert["job"] for alert in data["waits_for_the_providers"]] == [job["job"] for job in data["jobs"]]


async def test_operators_get_the_ledger_and_nobody_else_does(world: World) -> None:
    olga = world.telegram.user("Olga")
    async with world.bot(admin_ids=frozenset({olga.id})):
        assert await balance(world.ann) == 3
        await ask(olga, f'/grant {world.ann.id} 5 patience, "really"', "Done")
        entries = list(csv.DictReader(io.StringIO((await document(olga, "/ledger", "The ledger")).decode())))
        this_month = datetime.now(UTC).strftime("%Y-%m")
        again = list(csv.DictReader(io.StringIO((await document(olga, f"/ledger {this_month}", "CSV")).decode())))
        assert (await document(olga, "/ledger 2024-02", "CSV")).decode().strip() == ",".join(entries[0])
        await ask(olga, "/ledger soon", "2026-11")
        await ask(world.ann, "/ledger", "don't know that command")
    assert entries == again
    assert sum(int(entry["credits"]) for entry in entries if entry["account"] == str(world.ann.id)) == 8
    assert entries[-1]["note"] == 'patience, "really"'


async def test_a_long_ledger_comes_whole(database: Database) -> None:
    count = ROWS_AT_ONCE * 2 + 1
    async with database.transaction() as connection:
        await add_user(database, connection, 1)
        for number in range(count):
            await Ledger(database).give(connection, 1, 1, kind=EntryKind.GRANT, key=f"grant:{number}")
    text = b"".join([chunk async for chunk in ledger_csv(database)]).decode()
    keys = [entry["key"] for entry in csv.DictReader(io.StringIO(text))]
    assert keys == [f"grant:{number}" for number in range(count)]


@pytest.mark.parametrize(("words", "end"), [("2026-11", "2026-12-01"), ("2026-12", "2027-01-01")])
def test_a_month_ends_where_the_next_begins(words: str, end: str) -> None:
    assert Month.parse(words).end.date().isoformat() == end


@pytest.mark.parametrize("words", ["soon", "2026-13", "2026", "2026-11-01", "9999-12"])
def test_what_is_no_month_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Month.parse(words)


@pytest.mark.parametrize("words", ["2026-11", None])
async def test_the_ledger_of_a_month(words: str | None, database: Database) -> None:
    """A month's entries are found without reading all others, and none is missing at its edges."""
    month = Month.parse(words) if words else None
    november, december = datetime(2026, 11, 1, tzinfo=UTC).timestamp(), datetime(2026, 12, 1, tzinfo=UTC).timestamp()
    moments = (november - 1, november, december - 1, december)
    async with database.transaction() as connection:
        await add_user(database, connection, 1)
        for moment in moments:
            entry = {"account_id": 1, "kind": "grant", "amount": 1, "key": f"at {moment}", "at": moment}
            await connection.execute(ledger.insert().values(entry))
    text = b"".join([chunk async for chunk in ledger_csv(database, month)]).decode()
    keys = [row["key"] for row in csv.DictReader(io.StringIO(text))]
    assert keys == [f"at {moment}" for moment in (moments[1:3] if month else moments)]
    if database.is_sqlite and month is not None:
        async with database.reading() as connection:
            query = str(_ends(month).compile(compile_kwargs={"literal_binds": True}))
            plan = str((await connection.execute(sql(f"EXPLAIN QUERY PLAN {query}"))).all())
        assert "ix_ledger_at_id" in plan
