"""What the page's users do, as requests: JSON in, and what comes of it as JSON out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

Action = Callable[[dict[str, Any]], Awaitable[str | dict[str, Any] | None]]
"""What a user does; returns a word from the bot that pops up, if there is one, or what the page asked for."""


def doing(action: Action) -> Callable[[web.Request], Awaitable[web.Response]]:
    """The handler of an action's address."""

    async def do(request: web.Request) -> web.Response:
        if request.content_type != "application/json":
            # Another site's page cannot send JSON here without being asked for leave first.
            return web.json_response({"error": "send JSON"}, status=415)
        try:
            done = await action(await request.json())
        except (KeyError, ValueError, TypeError, AssertionError, TimeoutError) as error:
            return web.json_response({"error": str(error) or type(error).__name__}, status=400)
        return web.json_response(done if isinstance(done, dict) else {"said": done})

    return do
