"""Serves the chat page, tells it what happens, and does what its users do."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.sandbox.page import shown
from bot.sandbox.page.actions import Action, doing
from bot.sandbox.page.mini_app import MiniAppActions
from bot.sandbox.page.switches import Switches
from bot.sandbox.telegram import (
    CallAnswered,
    Chat,
    Event,
    Group,
    InlineAnswer,
    MenuButtonChosen,
    MessageChanged,
    PaymentRefused,
    SimulatedMessage,
    SimulatedTelegram,
    Topic,
    Upload,
    User,
)

FILES = {"/": "index.html", "/mini_app.js": "mini_app.js"}
WITHOUT_BOT = "A chat without the bot"
LONGEST_TEXT = 4096
LARGEST_BODY = 128 * 1024 * 1024
"""An album of ten photos, in letters."""
JPEG = "image/jpeg"
KEEPALIVE_SECONDS = 15.0
INLINE_SECONDS = 15.0
"""For so long results are waited for; who goes on typing wants others."""


class PageServer:
    """One page for all users of a simulation, their groups, and a chat that the bot is not in."""

    def __init__(
        self, telegram: SimulatedTelegram, users: Sequence[User], groups: Sequence[Group], switches: Switches
    ) -> None:
        self._telegram = telegram
        self._users = {user.id: user for user in users}
        self._groups = groups
        self._results: dict[int, InlineAnswer] = {}
        """What each user was last shown over the input field."""
        self._switches = switches
        self._mini_app = MiniAppActions(telegram, self._users, self._name_of)
        self._streams: set[asyncio.Queue[tuple[str, Any] | None]] = set()
        """What waits to be told to each open page; None ends it."""

    @asynccontextmanager
    async def serve(self, host: str, port: int) -> AsyncIterator[str]:
        """The page's address, while it is served. Raises OSError when the port is taken."""
        app = web.Application(client_max_size=LARGEST_BODY)
        for path in FILES:
            app.router.add_get(path, self._page)
        app.router.add_get("/events", self._events)
        app.router.add_get("/files/{chat}/{message}", self._file)
        app.router.add_get("/inline", self._inline)
        for name, action in (self._actions() | self._mini_app.actions()).items():
            app.router.add_post(f"/{name}", doing(action))
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
            yield f"http://{host}:{runner.addresses[0][1]}/"
        finally:
            for waiting in self._streams:
                waiting.put_nowait(None)
            await runner.cleanup()

    def _actions(self) -> dict[str, Action]:
        return {
            "say": self._say,
            "press": self._press,
            "pay": self._pay,
            "choose": self._choose,
            "switch": self._switch,
        }

    async def _page(self, request: web.Request) -> web.FileResponse:
        return web.FileResponse(Path(__file__).parent / FILES[request.path], headers={"Cache-Control": "no-store"})

    async def _say(self, body: dict[str, Any]) -> str | None:
        text, photos = str(body["text"])[:LONGEST_TEXT], [_photo(each) for each in body.get("photos", ())]
        if not text.strip() and not photos:
            return None
        user, chat = self._users[int(body["user"])], self._chat(body)
        answered = None if body.get("reply_to") is None else chat.find(int(body["reply_to"]))
        if chat is self._telegram.elsewhere and f"@{self._telegram.bot['username']}" in text.lower():
            await user.summon(text, reply_to=answered)
        elif len(photos) > 1:
            await user.send_album(photos, text)
        elif photos:
            await user.say(text, chat=chat, topic=_topic(chat, body), reply_to=answered, media=photos[0])
        else:
            await user.say(text, chat=chat, topic=_topic(chat, body), reply_to=answered)
        return None

    def _chat(self, body: dict[str, Any]) -> Chat:
        """Where something is done: in the user's private chat, whose number is theirs, if nothing else is said."""
        return self._telegram.chats[int(body["chat"] if "chat" in body else body["user"])]

    def _message(self, body: dict[str, Any]) -> SimulatedMessage:
        message = self._chat(body).find(int(body["message"]))
        if message is None:
            raise KeyError("there is no such message")
        return message

    async def _press(self, body: dict[str, Any]) -> str | None:
        user, message = self._users[int(body["user"])], self._message(body)
        answer = await user.press(message, message.rows[int(body["row"])][int(body["column"])])
        return answer.text

    async def _inline(self, request: web.Request) -> web.Response:
        """What the bot offers for the words behind its name."""
        user = self._users[int(request.query["user"])]
        try:
            found = await user.query(request.query.get("text", ""), timeout=INLINE_SECONDS)
        except AssertionError:
            return web.json_response({"results": [], "button": None})
        self._results[user.id] = found
        button = found.button and {"text": found.button["text"], "start": found.button.get("start_parameter")}
        return web.json_response({"results": [shown.result(each) for each in found.results], "button": button})

    async def _choose(self, body: dict[str, Any]) -> str | None:
        user = self._users[int(body["user"])]
        result = self._results[user.id].result(str(body["result"]))
        await user.choose(result, chat=self._chat(body))
        return None

    async def _pay(self, body: dict[str, Any]) -> str | None:
        user, message = self._users[int(body["user"])], self._message(body)
        try:
            await user.pay(message)
        except PaymentRefused as refusal:
            return str(refusal)
        return None

    async def _switch(self, body: dict[str, Any]) -> str | None:
        return self._switches.set(str(body["name"]), on=bool(body["on"]))

    async def _file(self, request: web.Request) -> web.Response:
        chat = self._telegram.chats.get(int(request.match_info["chat"]))
        message = chat.find(int(request.match_info["message"])) if chat is not None else None
        if message is None or message.file is None:
            raise web.HTTPNotFound
        return web.Response(body=message.file.read(), content_type=message.file.mime_type)

    async def _events(self, request: web.Request) -> web.StreamResponse:
        """Everything that stands now, and then what changes: Server-Sent Events."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await response.prepare(request)
        waiting: asyncio.Queue[tuple[str, Any] | None] = asyncio.Queue()
        self._streams.add(waiting)
        unsubscribe = self._telegram.events.subscribe(lambda event: self._note(event, waiting))
        unwatch = self._switches.monitor(lambda: waiting.put_nowait(("switches", self._switches.state())))
        try:
            await self._send(response, "state", self._state())
            while True:
                try:
                    told = await asyncio.wait_for(waiting.get(), KEEPALIVE_SECONDS)
                except TimeoutError:
                    await response.write(b": still here\n\n")
                    continue
                if told is None:
                    break
                await self._send(response, *told)
        except ConnectionResetError:
            # The page was closed; the browser opens a new stream when it wants one.
            return response
        finally:
            self._streams.discard(waiting)
            unsubscribe()
            unwatch()
        return response

    def _note(self, event: Event, waiting: asyncio.Queue[tuple[str, Any] | None]) -> None:
        if isinstance(event, MessageChanged) and event.message.chat.id in {chat.id for chat in self._chats()}:
            waiting.put_nowait(("message", shown.message(event.message)))
        elif isinstance(event, MenuButtonChosen):
            waiting.put_nowait(("menus", self._mini_app.menus()))
        elif isinstance(event, CallAnswered) and (call := shown.call(event.call)) is not None:
            waiting.put_nowait(("call", call))

    def _state(self) -> dict[str, Any]:
        return {
            "bot": self._telegram.bot["first_name"],
            "username": self._telegram.bot["username"],
            "users": [{"id": user.id, "name": user.name} for user in self._users.values()],
            "places": list(self._places()),
            "menus": self._mini_app.menus(),
            "messages": [
                shown.message(message) for chat in self._chats() for message in chat.messages if not message.deleted
            ],
            "switches": self._switches.state(),
        }

    def _chats(self) -> list[Chat]:
        return [*(user.chat for user in self._users.values()), *self._groups, self._telegram.elsewhere]

    def _name_of(self, chat: Chat) -> str | None:
        """How the page calls a chat; None for one that it does not show."""
        if chat is self._telegram.elsewhere:
            return WITHOUT_BOT
        if isinstance(chat, Group):
            return chat.title if chat in self._groups else None
        return "Private chat"

    def _places(self) -> Iterator[dict[str, Any]]:
        """Where a user can write, besides their private chat."""
        for group in self._groups:
            yield {"chat": group.id, "topic": None, "name": group.title, "bot": True}
            for topic in group.topics.values():
                yield {"chat": group.id, "topic": topic.thread_id, "name": f"{group.title}: {topic.name}", "bot": True}
        yield {"chat": self._telegram.elsewhere.id, "topic": None, "name": WITHOUT_BOT, "bot": False}

    @staticmethod
    async def _send(response: web.StreamResponse, kind: str, data: object) -> None:
        await response.write(f"event: {kind}\ndata: {json.dumps(data)}\n\n".encode())


def _photo(body: dict[str, Any]) -> Upload:
    """A file as the page has it. Telegram shows a JPEG as a photo; another image goes as a document here."""
    kind = "photo" if body["type"] == JPEG else "document"
    return Upload(kind, base64.b64decode(body["content"]), str(body["name"]), str(body["type"]))


def _topic(chat: Chat, body: dict[str, Any]) -> Topic | None:
    thread_id = body.get("topic")
    return chat.topics[int(thread_id)] if isinstance(chat, Group) and thread_id is not None else None
