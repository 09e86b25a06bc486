"""Several bots behind one webhook, on one PostgreSQL: each update is handled by one of them, and a chat's in order."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from bot.app import App
from bot.storage.tables import inbox
from tests.databases import postgres_url
from tests.process.test_crashes import bot_process
from tests.process.test_kills import PATIENCE
from tests.telegram.test_updates import Held
from tests.test_failover import free_port
from tests.world import World, ask

pytestmark = pytest.mark.postgres
HELP, BALANCE = "How it works", "You have"


class Balancer:
    """What stands before several bots: it hands all that comes to the one that the test names."""

    def __init__(self) -> None:
        self.url = ""
        self.to = 0
        """The port of that one."""

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """It listens until the block ends."""
        async with aiohttp.ClientSession() as self._session:
            server = web.Server(self._hand_on)
            runner = web.ServerRunner(server)
            await runner.setup()
            port = free_port()
            await web.TCPSite(runner, "127.0.0.1", port).start()
            self.url = f"http://127.0.0.1:{port}"
            yield
            await runner.cleanup()

    async def _hand_on(self, request: web.BaseRequest) -> web.Response:
        address = f"http://127.0.0.1:{self.to}{request.path}"
        body = await request.read()
        try:
            async with self._session.post(address, data=body, headers=request.headers) as answer:
                return web.Response(status=answer.status, body=await answer.read())
        except aiohttp.ClientError:
            return web.Response(status=502)


@pytest.fixture
async def world(world: World) -> AsyncIterator[World]:
    """A world on PostgreSQL."""
    async with postgres_url() as url:
        world.database_url = url
        yield world


@pytest.fixture
async def balancer() -> AsyncIterator[Balancer]:
    """It stands at the PUBLIC_URL of all bots of a test."""
    balancer = Balancer()
    async with balancer.running():
        yield balancer


@asynccontextmanager
async def one_more(world: World, balancer: Balancer) -> AsyncIterator[App]:
    """One more bot, which gets what comes from now on."""
    async with world.bot(updates="webhook", public_url=balancer.url) as app:
        balancer.to = app.port
        await ask(world.telegram.user("Bob"), "/help", HELP)
        yield app


def answers(world: World) -> list[str]:
    """What Ann was told, in this order."""
    return [HELP if HELP in message.text else BALANCE for message in world.ann.chat.from_bot()]


async def test_a_start_beside_another(world: World, balancer: Balancer) -> None:
    """What one process is handling is not handled by another that starts meanwhile."""
    async with one_more(world, balancer):
        held = Held(world, chat_id=world.ann.id)
        await world.ann.say("/help")
        await held.until(1)
        await world.telegram.all_confirmed()
        async with one_more(world, balancer):
            held.release()
            await ask(world.ann, "/balance", BALANCE)
    assert answers(world) == [HELP, BALANCE]


async def test_order(world: World, balancer: Balancer) -> None:
    """What a chat says waits until what it said before is handled, by whichever process."""
    async with one_more(world, balancer) as first, one_more(world, balancer) as second:
        balancer.to = first.port
        held = Held(world, chat_id=world.ann.id, words=HELP)
        await world.ann.say("/help")
        await held.until(1)
        await world.telegram.all_confirmed()
        balancer.to = second.port
        said = await world.ann.say("/balance")
        await world.telegram.all_confirmed()
        held.release()
        await world.ann.chat.wait_for(lambda message: HELP in message.text)
        await world.ann.chat.wait_for(lambda message: HELP not in message.text, after=said)
    assert answers(world) == [HELP, BALANCE]


@pytest.mark.process
async def test_a_dead_process(world: World, balancer: Balancer, tmp_path: Path) -> None:
    """What a killed process had stored is handled by one that runs already, before what came after it."""
    port = free_port()
    settings = {"UPDATES": "webhook", "PUBLIC_URL": balancer.url, "HTTP_PORT": str(port)}
    held = Held(world, chat_id=world.ann.id)
    async with one_more(world, balancer) as app:
        async with bot_process(world, tmp_path, **settings) as other:
            balancer.to = port
            await world.ann.say("/help")
            await held.until(1)
            await world.telegram.all_confirmed()
            other.kill()
            await other.wait()
        held.drop()
        balancer.to = app.port
        said = await world.ann.say("/balance")
        await world.telegram.all_confirmed()
        async with app.database.transaction() as connection:
            # As if all the time had passed for which it held them.
            await connection.execute(inbox.update().values(held_until=app.database.now))
        await world.ann.chat.wait_for(lambda message: HELP in message.text, timeout=PATIENCE)
        await world.ann.chat.wait_for(lambda message: HELP not in message.text, after=said)
    assert answers(world) == [HELP, BALANCE]
