"""/usage: a picture of a user's last 30 days."""

from __future__ import annotations

import asyncio

from aiogram.types import BufferedInputFile, Message

from bot.billing.usage import DAYS
from bot.billing.usage import usage as read_usage
from bot.storage.database import Clock, Database
from bot.telegram.chart import draw
from bot.telegram.views import Views
from bot.users.users import User

NAME = "usage.png"


async def usage(message: Message, user: User, views: Views, database: Database, clock: Clock) -> None:
    """Draw the last days, if anything happened on them."""
    used = await read_usage(database, user.id, clock())
    values = {"days": DAYS, "delivered": used.delivered, "failed": used.failed, "spent": used.spent}
    if not used.delivered and not used.failed:
        await message.answer(views.say(user.locale, "usage-nothing", **values).text)
        return
    picture = await asyncio.to_thread(draw, used.days, user.locale)
    caption = views.say(user.locale, "usage-caption", **values).text
    await message.answer_photo(BufferedInputFile(picture, NAME), caption=caption)
