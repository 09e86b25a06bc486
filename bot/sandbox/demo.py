"""The whole product offline: Telegram and the providers simulated, the real bot between them, and a page to chat on."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
import tempfile
import webbrowser
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.sandbox.bot_process import BotProcess, sandbox_settings
from bot.sandbox.page.server import PageServer
from bot.sandbox.page.switches import USUAL_SECONDS, Switches
from bot.sandbox.providers import SimulatedProviders
from bot.sandbox.telegram import SimulatedTelegram

HOST = "127.0.0.1"
RESTART_SECONDS = 1.0
PORT_TAKEN = 1
BOT_FAILED = 2


async def run_demo(*, port: int, open_browser: bool) -> int:
    """Run until SIGINT or SIGTERM. Returns the exit code: 1 when the port is taken."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    async with AsyncExitStack() as stack:
        demo = await stack.enter_async_context(make_demo())
        try:
            address = await stack.enter_async_context(demo.page.serve(HOST, port))
        except OSError as error:
            sys.stderr.write(
                f"Port {port} cannot be used: {os.strerror(error.errno or 0)}. Take another with --port.\n"
            )
            return PORT_TAKEN
        sys.stdout.write(f"\nOpen {address} and paste a link. Ctrl-C ends it.\n\n")
        sys.stdout.flush()
        if open_browser:
            webbrowser.open(address)
        return await demo.keep_running(stop)


class Cast:
    """Who uses the bot, and where."""

    def __init__(self, telegram: SimulatedTelegram) -> None:
        self.operator = telegram.user("Olga (operator)", started=True)
        self.users = [telegram.user("Ann"), telegram.user("Bob"), self.operator]
        # Whoever comes first owns it.
        self.group = telegram.group("Film club", reversed(self.users), forum=True)
        self.group.create_topic("Clips")
        self.storage = telegram.group("Storage", [self.operator])


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo is made of."""

    telegram: SimulatedTelegram
    providers: SimulatedProviders
    cast: Cast
    public_url: str
    """Where the bot's own server is."""
    bot: BotProcess
    switches: Switches
    page: PageServer

    async def keep_running(self, stop: asyncio.Event) -> int:
        """Start the bot, and start it again when it was killed, until told to stop. Returns the exit code."""
        stopping = asyncio.create_task(stop.wait())
        try:
            while not stop.is_set():
                await self.bot.start()
                self.switches.note_bot(running=True)
                ended = asyncio.create_task(self.bot.wait())
                await asyncio.wait({stopping, ended}, return_when=asyncio.FIRST_COMPLETED)
                if not ended.done():
                    await self.bot.stop()
                    await ended
                    break
                self.switches.note_bot(running=False)
                if ended.result() == BOT_FAILED:
                    return BOT_FAILED
                await asyncio.wait({stopping}, timeout=RESTART_SECONDS)
        finally:
            stopping.cancel()
            self.bot.kill()
        return 0


@asynccontextmanager
async def make_demo() -> AsyncIterator[Demo]:
    """The simulations and the page, of which nothing is served yet, and the bot, which is not started yet."""
    async with SimulatedTelegram() as telegram, SimulatedProviders() as providers:
        for provider in providers.all:
            provider.duration = USUAL_SECONDS
        cast = Cast(telegram)
        port = _free_port()
        public_url = f"http://{HOST}:{port}"
        with tempfile.TemporaryDirectory(prefix="sorabot-demo-") as folder:
            settings = sandbox_settings(
                token=telegram.token,
                telegram_url=telegram.url,
                database_url=f"sqlite:///{folder}/bot.db",
                providers={provider.name: (provider.url, provider.key) for provider in providers.all},
                ADMIN_IDS=str(cast.operator.id),
                STORAGE_CHAT_ID=str(cast.storage.id),
                REFERRAL_CREDITS="2",
                CREATE_PRICE_CREDITS="2",
                HTTP_PORT=str(port),
                PUBLIC_URL=public_url,
            )
            bot = BotProcess(settings, folder=Path(folder))
            switches = Switches(telegram, providers, bot.kill)
            page = PageServer(telegram, cast.users, [cast.group], switches)
            yield Demo(telegram, providers, cast, public_url, bot, switches, page)


def _free_port() -> int:
    """One for the bot's own server, where the simulated providers fetch photos, also after a restart."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
