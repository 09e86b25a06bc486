"""By address where Telegram can fetch it itself, with the upload behind it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot import app as composition
from bot.media.downloads import Download, Downloads
from bot.sandbox.telegram import ApiError, Origin
from tests.world import World, is_video, new_link


class AsIfPublic(Downloads):
    """Takes the sandbox's results for public ones: the simulated Telegram can fetch them, as the real one can those."""

    @asynccontextmanager
    async def open(self, url: str) -> AsyncIterator[Download]:
        async with super().open(url) as download:
            download.public = True
            yield download


@pytest.fixture(autouse=True)
def results_are_public(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(composition, "Downloads", AsIfPublic)


async def test_a_small_public_result_is_fetched_by_telegram_itself(world: World) -> None:
    async with world.bot():
        await world.ann.say(new_link())
        message = await world.ann.chat.wait_for(is_video)
    assert message.video is not None
    assert message.video.origin is Origin.URL
    assert message.video.sha256 == world.providers.sample.sha256
    assert "AI-generated" in message.text


@pytest.mark.parametrize(
    "words", ["failed to get HTTP URL content", "wrong type of the web page content", "wrong HTTP URL specified"]
)
async def test_what_telegram_cannot_fetch_is_uploaded(world: World, words: str) -> None:
    world.telegram.faults.refuse(ApiError(400, f"Bad Request: {words}"), calls=1, method="sendVideo")
    async with world.bot():
        await world.ann.say(new_link())
        message = await world.ann.chat.wait_for(is_video)
    assert message.video is not None
    assert message.video.origin is Origin.UPLOAD
    assert message.video.sha256 == world.providers.sample.sha256
