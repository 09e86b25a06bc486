"""What a real process logs at its most talkative: enough to follow what happens, and nothing that is a secret."""

from __future__ import annotations

import asyncio
import re
import socket
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from bot.addresses import callback_path, secret, webhook_path
from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.bot_process import sandbox_settings
from bot.sandbox.providers.results import Result
from bot.sandbox.telegram import ApiError, Garbage, User
from tests.process.forked_bot import ForkedBot
from tests.test_money import invoice
from tests.world import World, ask, is_video, new_link

pytestmark = pytest.mark.process
WORDS = "xyzzy-plugh"
"""Part of all that users write here."""
SIGNATURE = "Signature-of-a-result"
CALLBACK_KEY = "callback-key-of-kie"
LINK_SECRET = "psh-of-a-link"
ERRORS = 4
"""Of the database, told in the log while it refuses: one for each thing asked."""


@dataclass
class Trial:
    """A running bot and what must not be seen of it."""

    world: World
    bot: ForkedBot
    olga: User
    secrets: set[str] = field(default_factory=set)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def _trial(world: World, folder: Path, **more: str) -> AsyncIterator[Trial]:
    port = _free_port()
    olga = world.telegram.user("Olga", started=True)
    world.kie.callback_key = CALLBACK_KEY
    results = world.providers.results
    results.result = Result(address=f"{results._base()}/clean.mp4?{SIGNATURE}=1")
    bot = ForkedBot(
        sandbox_settings(
            token=world.telegram.token,
            telegram_url=world.telegram.url,
            database_url=world.database_url,
            providers={"kie": (world.kie.url, world.kie.key)},
            **{
                "ADMIN_IDS": str(olga.id),
                "FREE_CREDITS": "10",
                "HTTP_PORT": str(port),
                "KIE_CALLBACK_KEY": CALLBACK_KEY,
                "LOG_LEVEL": "DEBUG",
                "PUBLIC_URL": f"http://127.0.0.1:{port}",
                "REQUIRE_CONSENT": "false",
            }
            | more,
        ),
        folder=folder,
    )
    token = SecretStr(world.telegram.token)
    trial = Trial(world, bot, olga, {WORDS, SIGNATURE, CALLBACK_KEY, LINK_SECRET, world.kie.key})
    trial.secrets |= {world.telegram.token.partition(":")[2], secret(token, "webhook header")}
    trial.secrets |= {path.rpartition("/")[2] for path in (webhook_path(token), callback_path(token, "kie"))}
    await bot.start()
    try:
        yield trial
    finally:
        bot.kill()
        await bot.wait()


async def _use_everything(trial: Trial) -> None:
    """Links, gifts, promo codes, grants, payments, questions, and a callback that is forged."""
    world, ann, olga = trial.world, trial.world.ann, trial.olga
    bob = world.telegram.user("Bob")
    await ask(ann, f"/start {WORDS}", "credit")
    said = await ann.say(f"{new_link()}?psh={LINK_SECRET} {WORDS}")
    await ann.chat.wait_for(is_video, after=said)
    await ask(ann, f"{WORDS} is no link", "link")
    gift = await ask(ann, "/gift 2", "start=")
    trial.secrets.add(_found(r"start=gift[_-]?([\w-]+)", gift.text))
    await ask(bob, f"/start {_found(r'start=([-_A-Za-z0-9]+)', gift.text)}", "gift")
    promo = await ask(olga, "/make_promo 2 5", "gives")
    code = promo.text.split()[0]
    trial.secrets.add(code)
    await ask(bob, f"/promo {code}", "credit")
    await ask(bob, f"/promo {WORDS}", "code")
    await ask(olga, f"/grant {bob.id} 1 {WORDS}", "Done:")
    question = await ask(ann, f"/paysupport {WORDS}?", "passed your question on")
    assert question.from_bot
    payment = await ann.pay(await invoice(ann))
    await ann.chat.wait_for(lambda message: "Thank you." in message.text)
    await ask(olga, f"/refund {payment.charge_id}", "Refunded")
    async with httpx.AsyncClient() as client:
        address = f"http://127.0.0.1:{trial.bot._environment['HTTP_PORT']}"
        path = callback_path(SecretStr(world.telegram.token), "kie")
        assert (await client.post(address + path, content=WORDS)).status_code == 403
        assert (await client.post(f"{address}/{WORDS}", content=WORDS)).status_code == 404


async def _meet_odd_answers(trial: Trial) -> None:
    """Telegram and a provider answer what nobody can read, refuse with users' words, or do not answer."""
    world, ann = trial.world, trial.world.ann
    world.kie.fail_next(1)
    said = await ann.say(new_link())
    await ann.chat.wait_for(lambda message: "credit" in message.text, after=said)
    garbled = world.telegram.faults.garble(Garbage.HTML_502, calls=1, method="sendMessage")
    await ann.say(f"/promo {WORDS}")
    await garbled.wait_until_hit()
    refused = world.telegram.faults.refuse(ApiError(400, "Bad Request: the message is odd"), calls=1)
    await ann.say(f"/promo {WORDS}")
    await refused.wait_until_hit()
    await ask(ann, "/help", "How it works")


@contextmanager
def _nothing_can_be_noted(file: str) -> Iterator[None]:
    """The database refuses each gift, grant and promo code, as a constraint would."""
    tables = {"gifts": "INSERT", "promo_codes": "INSERT", "ledger": "INSERT", "jobs": "INSERT"}
    with closing(sqlite3.connect(file, timeout=PATIENCE_SECONDS, isolation_level=None)) as connection:
        for table, act in tables.items():
            connection.execute(
                f"CREATE TRIGGER no_{table} BEFORE {act} ON {table} BEGIN SELECT RAISE(ABORT, 'refused'); END"
            )
        yield
        for table in tables:
            connection.execute(f"DROP TRIGGER no_{table}")


async def _meet_database_errors(trial: Trial) -> None:
    ann, olga = trial.world.ann, trial.olga
    with _nothing_can_be_noted(trial.world.database_url.removeprefix("sqlite:///")):
        await olga.say(f"/grant {ann.id} 1 {WORDS}")
        await ann.say(f"{new_link()}?psh={LINK_SECRET} {WORDS}")
        await ann.say("/gift 1")
        await olga.say("/make_promo 3 1")
        # Each is tried again for a while before the bot gives up on it; a stopped bot tries them at its next start.
        async with asyncio.timeout(PATIENCE_SECONDS):
            while trial.bot.log.count("IntegrityError") < ERRORS:  # noqa: ASYNC110  # a file tells of no event
                await asyncio.sleep(0.05)
    await ask(ann, "/help", "How it works")


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    assert match is not None
    return match[1]


@pytest.mark.parametrize(("form", "updates"), [("console", "polling"), ("json", "webhook")], ids=["console", "json"])
async def test_no_secret_in_the_log(world: World, tmp_path: Path, form: str, updates: str) -> None:
    """All that a bot does, well and badly, at LOG_LEVEL=DEBUG: no key, code, signature or word of a user's."""
    async with _trial(world, tmp_path, LOG_FORMAT=form, UPDATES=updates) as trial:
        await _use_everything(trial)
        await _meet_odd_answers(trial)
        await _meet_database_errors(trial)
        await trial.bot.stop()
        log = trial.bot.log
    assert {word for word in trial.secrets if word in log} == set()
    # New codes are in no message when the database refuses them.
    assert "[parameters:" not in log
    assert "filelock" not in log
    assert log.count("a video was delivered") >= 1
    for event in ("the bot runs", "a payment was booked", "a refund was booked"):
        assert log.count(event) == 1, event
