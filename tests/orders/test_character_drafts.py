"""Characters on both databases: put together from answers, started once, kept with the price that they cost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
from pydantic import SecretStr
from sqlalchemy import func, select

from bot.fulfilment.character_drafts import CharacterCard, CharacterDrafts, Question, StartedCharacter
from bot.fulfilment.creations import Card, Refusal, Started
from bot.fulfilment.drafts import Photo, Written
from bot.jobs.job import ReplyTo
from bot.providers.catalogue import shipped
from bot.providers.registry import create
from bot.sandbox.providers import SimulatedProviders
from bot.settings import ProviderAccount
from bot.storage.database import Database
from bot.storage.tables import character_drafts, characters
from tests.clock import FakeClock
from tests.heart import Heart

ANN = 7
BOB = 8
PLACE = "7"
ODD = "\x00 {brace} 'quotes\" 雪 🦊\u2028"


@pytest.fixture
async def providers(clock: FakeClock) -> AsyncIterator[SimulatedProviders]:
    async with SimulatedProviders(clock=clock) as providers:
        yield providers


@pytest.fixture
async def heart(database: Database, clock: FakeClock, providers: SimulatedProviders) -> AsyncIterator[Heart]:
    """A heart that creates with kie's models, and for whose Ann a video was created."""
    account = ProviderAccount(api_key=SecretStr(providers.kie.key), api_url=providers.kie.url)
    async with httpx.AsyncClient() as client:
        kie = create("kie", account, client, shipped().of("kie"))
        heart = Heart(database, clock, [kie], models=None, free_credits=100)
        await heart.core.prepare()
        user = await heart.users.meet(ANN)
        words = Written("a fox", number=1, at=100.0, size=5)
        card = await heart.core.creations.begin(ANN, ReplyTo(PLACE, "1"), words)
        assert isinstance(card, Card)
        assert isinstance(await heart.core.creations.start(user, card.draft.id, account=user.id, locale="en"), Started)
        await heart.run()
        yield heart


@pytest.fixture
def making(heart: Heart) -> CharacterDrafts:
    return heart.core.character_drafts


async def begin(making: CharacterDrafts, name: str = "press", user_id: int = ANN) -> CharacterCard | Refusal:
    (video,) = await making.videos(ANN)
    return await making.begin(user_id, video.id, ReplyTo(PLACE, "5"), name=name)


async def test_answers_become_a_character(heart: Heart, making: CharacterDrafts) -> None:
    """Started twice at once, it is made and paid once; answers are stored whole."""
    user = await heart.users.meet(ANN)
    card = await begin(making)
    assert isinstance(card, CharacterCard)
    assert await begin(making) == card
    skipped = await making.skip(ANN, card.draft.id, Question.HANDLE)
    assert isinstance(skipped, CharacterCard)
    assert skipped.question is Question.TRAITS
    assert await making.skip(ANN, card.draft.id, Question.TRAITS) == skipped
    await making.answer(ANN, PLACE, ODD, 6)
    await making.answer(ANN, PLACE, ODD, 6)
    done = await making.skip(ANN, card.draft.id, Question.BOUNDS)
    assert isinstance(done, CharacterCard)
    assert (done.question, done.draft.answers["traits"]) == (None, ODD.strip())
    both = await asyncio.gather(making.start(user, card.draft.id), making.start(user, card.draft.id))
    assert all(isinstance(each, StartedCharacter) for each in both)
    await heart.run()
    await heart.every_job_ended_and_everything_adds_up()
    async with heart.database.reading() as connection:
        (own,) = await heart.core.characters.of_user(connection, ANN)
        assert await heart.ledger.balance(connection, ANN) == 90
    assert own.traits == ODD.strip()
    assert own.provider_character_id is not None


async def test_it_waits_for_nobody_elses_answers(heart: Heart, making: CharacterDrafts) -> None:
    """Nor for those in another place, after an hour, or once a creation was begun."""
    await heart.users.meet(BOB)
    assert await begin(making, "bob's", BOB) is Refusal.GONE
    card = await begin(making)
    assert isinstance(card, CharacterCard)
    assert await making.answer(BOB, PLACE, "x", 6) is None
    assert await making.answer(ANN, "another", "x", 6) is None
    assert await making.skip(BOB, card.draft.id, Question.HANDLE) is Refusal.GONE
    heart.clock.pass_(1)
    await heart.core.creations.begin(ANN, ReplyTo(PLACE, "6"), Written("", number=6, at=0.0, size=0))
    assert await making.answer(ANN, PLACE, "x", 7) is None
    heart.clock.pass_(1)
    assert isinstance(await begin(making, "again"), CharacterCard)
    heart.clock.pass_(3601)
    assert await making.answer(ANN, PLACE, "x", 8) is None


async def test_old_drafts_go(heart: Heart, making: CharacterDrafts) -> None:
    """A user's newest few are kept."""
    for number in range(8):
        await begin(making, str(number))
    async with heart.database.reading() as connection:
        assert (await connection.execute(select(func.count()).select_from(character_drafts))).scalar_one() == 5
        assert (await connection.execute(select(characters.c.id))).all() == []


async def test_photos_of_an_album(heart: Heart) -> None:
    """They are kept in their order, each once, and for an hour."""
    photos = heart.core.photos
    for number in (3, 1, 3, 2):
        album = await photos.keep(ANN, PLACE, number, "album", Photo(f"file {number}", "image/png", 5))
    assert [photo.file_id for photo in album.photos] == ["file 1", "file 2", "file 3"]
    heart.clock.pass_(3601)
    album = await photos.keep(ANN, PLACE, 4, "album", Photo("file 4", "image/png", 5))
    assert [photo.file_id for photo in album.photos] == ["file 4"]
