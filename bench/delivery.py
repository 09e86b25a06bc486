"""From the provider's "done" to the video in the chat; and a cached video from paste to delivery."""

from __future__ import annotations

import time
import uuid
from statistics import median

import httpx

from bench.children import child
from bench.table import Figure
from bot.sandbox.providers import SimulatedProviders
from bot.sandbox.telegram import SimulatedTelegram, User

TIMES = 15
TASK_SECONDS = 1.0
CACHED_MS = 50.0


async def measure(settings: dict[str, str], providers: SimulatedProviders) -> list[Figure]:
    """Both, with the medians of some repetitions."""
    async with SimulatedTelegram(rates=None) as telegram:
        async with child("bot", telegram, **settings):
            ann = telegram.user("Ann")
            await _paste(ann, _new_link())
            arrivals = [await _from_done_to_arrival(ann, providers) for _ in range(TIMES)]
            link = _new_link()
            file_id = await _paste(ann, link)
            cached = [await _timed(ann, link) for _ in range(TIMES)]
        plain = [await _plain_copy(telegram, ann, providers) for _ in range(TIMES)]
        async with child("echo", telegram):
            await _timed(ann, f"file {file_id}")
            bare = [await _timed(ann, f"file {file_id}") for _ in range(TIMES)]
    return [
        Figure(
            f'from the provider\'s "done" to the video in the chat (tasks of {TASK_SECONDS:g} s, no callback)',
            f"{1000 * median(arrivals):.0f} ms, of which polling is a tenth of the task's time at most",
            f"{1000 * median(plain):.0f} ms for a plain copy of the file",
            "a tenth of the task's time, and the copy",
            median(arrivals) <= TASK_SECONDS / 10 + 10 * median(plain),
        ),
        Figure(
            "a cached video, from paste to delivery",
            f"{1000 * median(cached):.1f} ms",
            f"{1000 * median(bare):.1f} ms for a bare aiogram handler",
            f"under {CACHED_MS:g} ms",
            1000 * median(cached) < CACHED_MS,
        ),
    ]


def _new_link() -> str:
    return f"https://sora.chatgpt.com/p/s_{uuid.uuid4().hex}"


async def _paste(user: User, text: str) -> str:
    said = await user.say(text)
    message = await user.chat.wait_for(
        lambda message: message.from_bot and message.video is not None, after=said, timeout=30
    )
    assert message.video is not None
    return message.video.file_id


async def _timed(user: User, text: str) -> float:
    started = time.perf_counter()
    await _paste(user, text)
    return time.perf_counter() - started


async def _from_done_to_arrival(user: User, providers: SimulatedProviders) -> float:
    await _paste(user, _new_link())
    return time.time() - providers.kie.tasks[-1].ends_at


async def _plain_copy(telegram: SimulatedTelegram, user: User, providers: SimulatedProviders) -> float:
    started = time.perf_counter()
    async with httpx.AsyncClient() as client:
        video = (await client.get(providers.kie.result_url(providers.kie.tasks[-1]))).content
        answer = await client.post(
            f"{telegram.url}/bot{telegram.token}/sendVideo",
            data={"chat_id": user.id},
            files={"video": ("v.mp4", video)},
        )
        answer.raise_for_status()
    return time.perf_counter() - started
