"""/maintenance: take no more requests for a while; what was taken goes on."""

from __future__ import annotations

from aiogram.filters import CommandObject
from aiogram.types import Message

from bot.fulfilment.acts import Acts
from bot.fulfilment.maintenance import LONGEST_WORDS
from bot.telegram.views import Views
from bot.users.users import User


async def maintenance(message: Message, command: CommandObject, user: User, views: Views, acts: Acts) -> None:
    """`/maintenance on|off [words]`: the words are for users who ask meanwhile."""
    switch, words = [*(command.args or "").split(maxsplit=1), "", ""][:2]
    if switch.lower() == "on":
        await begin(message, user, views, acts, words.strip()[:LONGEST_WORDS])
    elif switch.lower() == "off":
        await end(message, user, views, acts)
    else:
        key = "maintenance-is-on" if await acts.in_maintenance() else "maintenance-is-off"
        await message.answer(views.say(user.locale, key).text)


async def begin(message: Message, user: User, views: Views, acts: Acts, words: str) -> None:
    """Take no more requests."""
    await acts.begin_maintenance(user.id, words)
    await message.answer(views.say(user.locale, "maintenance-begun").text)


async def end(message: Message, user: User, views: Views, acts: Acts) -> None:
    """Take requests again."""
    key = "maintenance-ended" if await acts.end_maintenance(user.id) else "maintenance-is-off"
    await message.answer(views.say(user.locale, key).text)
