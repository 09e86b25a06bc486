"""Drafts on both databases: stored whole, put together from parts, and started once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest
from pydantic import SecretStr
from sqlalchemy import func, select

from bot.fulfilment.creations import Card, Creations, Problem, Refusal, Started
from bot.fulfilment.drafts import KEPT, Written
from bot.fulfilment.intake import Reply
from bot.jobs.job import ReplyTo
from bot.providers.catalogue import shipped
from bot.providers.registry import create
from bot.settings import ProviderAccount
from bot.storage.database import Database
from bot.storage.tables import drafts, jobs, ledger
from tests.clock import FakeClock
from tests.heart import Heart

ANN = 7
PLACE = "7"
ODD = "\x00 {brace} 'quotes\" 雪 🦊\u2028\n"


@pytest.fixture
async def heart(database: Database, clock: FakeClock) -> AsyncIterator[Heart]:
    """A heart that creates with kie's models."""
    account = ProviderAccount(api_key=SecretStr("unused"), api_url="http://127.0.0.1:9")
    async with httpx.AsyncClient() as client:
        kie = create("kie", account, client, shipped().of("kie"))
        heart = Heart(database, clock, [kie], models=None, free_credits=100)
        await heart.core.prepare()
        yield heart


@pytest.fixture
def creations(heart: Heart) -> Creations:
    return heart.core.creations


def written(words: str, number: int, *, at: float = 100.0, size: int | None = None) -> Written:
    return Written(words, number=number, at=at, size=len(words) if size is None else size)


async def begin(heart: Heart, words: Written, user_id: int = ANN) -> Card:
    await heart.users.meet(user_id)
    card = await heart.core.creations.begin(user_id, ReplyTo(PLACE, str(words.number)), words)
    assert isinstance(card, Card)
    return card


async def test_words_are_stored_whole(heart: Heart, creations: Creations) -> None:
    """Also what PostgreSQL does not store as text; and so they reach the order."""
    card = await begin(heart, written(ODD, 1))
    assert card.draft.words == ODD
    started = await creations.start(await heart.users.meet(ANN), card.draft.id, account=ANN, locale="en")
    assert isinstance(started, Started)
    assert started.answer is not None
    assert started.answer.job is not None
    assert heart.core.parts.kinds.read("create", started.answer.job.order_value).inputs()["prompt"] == ODD


async def test_brought_twice(heart: Heart, creations: Creations) -> None:
    """The same message makes one draft, and its part is joined once."""
    first = await begin(heart, written("x" * 4096, 1))
    assert (await begin(heart, written("x" * 4096, 1))).draft == first.draft
    for _ in range(2):
        card = await creations.go_on(ANN, PLACE, written("y", 2, at=101))
        assert card is not None
        assert card.draft.words == "x" * 4096 + "y"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (written("x" * 4096, 1), written("y", 2, at=110), "x" * 4096 + "y"),
        (written("x" * 3000, 1), written("y" * 1100, 2), "x" * 3000 + "\n" + "y" * 1100),
        (written("x" * 3000, 1), written("y" * 1000, 2), None),
        (written("x" * 4094, 1), written("y", 2), "x" * 4094 + "\ny"),
        (written("x" * 4000, 1), written("thanks", 2), None),
        (written("x" * 2000, 1), written("y" * 4000, 2), None),
        (written("x" * 4096, 1), written("from a file", 2, size=0), None),
        (written("x" * 4096, 1), written("y", 2, at=111), None),
        (written("x" * 2047, 1), written("y", 2), None),
        (written("x" * 4096, 1), written("y", 2, at=99), None),
        (written("", 1), written("y", 2, at=3700), "y"),
        (written("", 1), written("y", 2, at=3701), None),
        (written("x", 1, size=0), written("y", 2), None),
    ],
)
async def test_what_goes_on(
    heart: Heart, creations: Creations, first: Written, second: Written, joined: str | None
) -> None:
    """What a client cut comes together at once; what answers a question may take an hour; all else is something new."""
    await begin(heart, first)
    card = await creations.go_on(ANN, PLACE, second)
    assert (card.draft.words if card is not None else None) == joined
    assert await creations.go_on(8, PLACE, second) is None
    assert await creations.go_on(ANN, "another place", second) is None


async def test_parts_that_are_too_long_together(heart: Heart, creations: Creations) -> None:
    """They are refused as a whole, and what follows replaces them."""
    await begin(heart, written("x" * 4096, 1))
    for number in (2, 3):
        card = await creations.go_on(ANN, PLACE, written("x" * 4096, number))
    assert card is not None
    assert card.problem is Problem.TOO_LONG
    user = await heart.users.meet(ANN)
    started = await creations.start(user, card.draft.id, account=user.id, locale="en")
    assert isinstance(started, Started)
    assert started.answer is None
    shorter = await creations.go_on(ANN, PLACE, written("shorter", 4, at=500))
    assert shorter is not None
    assert (shorter.draft.words, shorter.problem) == ("shorter", None)


async def test_started_at_once(heart: Heart, creations: Creations, database: Database) -> None:
    """However many press at the same moment, in however many processes: one job, one price."""
    card = await begin(heart, written("a fox", 1))
    user = await heart.users.meet(ANN)
    told = await asyncio.gather(*(creations.start(user, card.draft.id, account=user.id, locale="en") for _ in range(5)))
    replies = [started.answer.reply for started in told if isinstance(started, Started) and started.answer is not None]
    assert sorted(replies) == [Reply.ACCEPTED, *[Reply.REPEATED] * 4]
    async with database.reading() as connection:
        assert await connection.scalar(select(func.count()).select_from(jobs)) == 1
        assert await connection.scalar(select(func.sum(ledger.c.amount))) == 95
    assert await creations.choose(ANN, card.draft.id, 0, 0) is Refusal.STARTED
    assert await creations.drop(ANN, card.draft.id) is Refusal.STARTED


async def test_buttons_of_nothing(heart: Heart, creations: Creations) -> None:
    """A number beyond what there is to choose changes nothing."""
    card = await begin(heart, written("a fox", 1))
    draft = card.draft.id
    assert await creations.choose(ANN, draft, 0, 7) == card
    assert await creations.choose(ANN, draft, 7, 0) == card
    assert await creations.choose_model(ANN, draft, 7) == card
    assert await creations.choose(8, draft, 0, 0) is Refusal.NOT_YOURS
    assert await creations.choose(ANN, draft + 1, 0, 0) is Refusal.GONE
    changed = await creations.choose(ANN, draft, 0, 0)
    assert changed == replace(
        card, draft=replace(card.draft, options={**card.draft.options, "aspect_ratio": "portrait"})
    )


async def test_old_drafts_are_let_go(heart: Heart, creations: Creations, database: Database) -> None:
    """The newest are kept, of each user; and none of who leaves."""
    other = await begin(heart, written("a bear", 1000), user_id=8)
    for number in range(KEPT + 3):
        card = await begin(heart, written("a fox", number))
    async with database.reading() as connection:
        kept = (await connection.execute(select(drafts.c.id).where(drafts.c.user_id == ANN))).scalars().all()
        assert len(kept) == KEPT
        assert card.draft.id in kept
    await heart.users.remove(ANN)
    async with database.reading() as connection:
        assert (await connection.execute(select(drafts.c.id))).scalars().all() == [other.draft.id]


async def test_another_users_drafts_count_for_them_alone(heart: Heart, database: Database) -> None:
    """However many somebody begins, others keep theirs."""
    for number in (1, 2):
        await begin(heart, written("a fox", number))
        for each in range(KEPT + 1):
            await begin(heart, written("a bear", 10 * KEPT * number + each), user_id=8)
    await begin(heart, written("a fox", 3))
    async with database.reading() as connection:
        of_ann = select(func.count()).where(drafts.c.user_id == ANN)
        assert await connection.scalar(of_ann) == 3


async def test_whose_words_a_message_brought(heart: Heart, creations: Creations) -> None:
    """Messages are numbered anew in each place, and each user's count for them alone."""
    await begin(heart, written("a fox", 1))
    assert await creations.has_words_of(ANN, PLACE, 1)
    assert not await creations.has_words_of(ANN, PLACE, 2)
    assert not await creations.has_words_of(ANN, "another place", 1)
    assert not await creations.has_words_of(8, PLACE, 1)
