"""A 45 MB video through the bot's download into its upload, beside a plain copy of the same bytes."""

from __future__ import annotations

import asyncio
import sys
import threading
import time

import httpx
import psutil
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bench.table import Figure
from bot.media.downloads import Downloads
from bot.sandbox.providers import Result, SimulatedProviders
from bot.sandbox.telegram import SimulatedTelegram
from bot.telegram.delivery import StreamedVideo

BYTES = 45_000_000
TIMES = 3
MOST_GROWTH_MB = 8.0
CHUNK = 128 * 1024


async def measure() -> Figure:
    """The servers run here, the copies in a process of their own, so that its memory is theirs alone."""
    async with SimulatedTelegram(rates=None) as telegram, SimulatedProviders() as providers:
        telegram.user("Ann", user_id=7, started=True)
        providers.results.result = Result(padding=BYTES - len(providers.sample.content))
        source = f"{providers.kie.url.rsplit('/', 1)[0]}/results/big.mp4"
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bench.streaming",
            telegram.url,
            telegram.token,
            source,
            stdout=asyncio.subprocess.PIPE,
        )
        told, _ = await process.communicate()
    plain, streamed, growth = (float(part) for part in told.split())
    return Figure(
        "a 45 MB video, streamed download into streamed upload",
        f"{streamed:.2f} s, memory grown by {growth:.1f} MB",
        f"{plain:.2f} s for a plain copy over the same two connections",
        f"memory grown by less than {MOST_GROWTH_MB:g} MB",
        growth < MOST_GROWTH_MB,
    )


class Peak:
    """The most memory that this process had, looked at all the time."""

    def __init__(self) -> None:
        self._process = psutil.Process()
        self.start: int = self._process.memory_info().rss
        self.most = self.start
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def _watch(self) -> None:
        while not self._over.wait(0.005):
            self.most = max(self.most, self._process.memory_info().rss)

    def grown_mb(self) -> float:
        """Megabytes since the start, at the peak."""
        self._over.set()
        self._thread.join()
        return float(self.most - self.start) / 1e6


async def _plain_copy(telegram_url: str, token: str, source: str) -> None:
    boundary = "copy"
    head = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n7\r\n'
        f'--{boundary}\r\nContent-Disposition: form-data; name="video"; filename="v.mp4"\r\n'
        "Content-Type: video/mp4\r\n\r\n"
    )
    async with httpx.AsyncClient(timeout=60) as client, client.stream("GET", source) as response:

        async def body() -> object:
            yield head.encode()
            async for chunk in response.aiter_raw(CHUNK):
                yield chunk
            yield f"\r\n--{boundary}--\r\n".encode()

        headers = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
        answer = await client.post(f"{telegram_url}/bot{token}/sendVideo", content=body(), headers=headers)  # type: ignore[arg-type]
        answer.raise_for_status()


async def _streamed(bot: Bot, source: str) -> None:
    downloads = Downloads(allow_local=True)
    async with downloads, downloads.open(source) as download:
        await bot.send_video(7, StreamedVideo(downloads, source, download, lambda: None))


async def _copy(telegram_url: str, token: str, source: str) -> None:
    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(telegram_url)))
    await _streamed(bot, source)
    await _plain_copy(telegram_url, token, source)
    plain = []
    for _ in range(TIMES):
        started = time.perf_counter()
        await _plain_copy(telegram_url, token, source)
        plain.append(time.perf_counter() - started)
    peak = Peak()
    streamed = []
    for _ in range(TIMES):
        started = time.perf_counter()
        await _streamed(bot, source)
        streamed.append(time.perf_counter() - started)
    sys.stdout.write(f"{min(plain)} {min(streamed)} {peak.grown_mb()}\n")
    await bot.session.close()


if __name__ == "__main__":
    asyncio.run(_copy(*sys.argv[1:4]))
