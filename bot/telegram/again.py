"""Sends a user a video that they got before, once more and for free."""

from __future__ import annotations

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest

from bot.fulfilment.gallery import Gallery
from bot.telegram.views import Views
from bot.users.users import User


async def send_again(bot: Bot, gallery: Gallery, views: Views, user: User, job_id: int) -> bool:
    """Send what this job of the user's made into their private chat. Returns whether it is still to be had.

    Raises what aiogram raises where the chat cannot be written to.
    """
    video = await gallery.video(job_id, user.id)
    if video is None:
        return False
    try:
        await bot.send_video(user.id, video.file_id, caption=views.caption(user.locale, video.job))
    except TelegramBadRequest:
        return False
    return True
