"""/history: a person's videos, each to be sent again for free, and their movements; and the receipt of each job."""

from __future__ import annotations

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.credits import Ledger
from bot.people import Person
from bot.receipts import Receipts
from bot.storage.database import Database
from bot.telegram.views import AGAIN, HISTORY, RECEIPT, View, Views
from bot.videos import Videos

PAGE = 5
MOVEMENTS = "movements"
VIDEOS = "videos"


def router() -> Router:
    """The handlers of this file."""
    router = Router(name="history")
    router.message.register(history, Command("history"), F.chat.type == ChatType.PRIVATE)
    router.callback_query.register(turn_page, F.data.startswith(f"{HISTORY}:"))
    router.callback_query.register(send_again, F.data.startswith(f"{AGAIN}:"))
    router.callback_query.register(show_receipt, F.data.startswith(f"{RECEIPT}:"))
    return router


async def history(
    message: Message, person: Person, views: Views, receipts: Receipts, ledger: Ledger, database: Database
) -> None:
    """The first page of the person's videos."""
    view = await _page(person, VIDEOS, 0, views, receipts, ledger, database)
    await message.answer(view.text, reply_markup=view.keyboard)


async def turn_page(
    query: CallbackQuery, person: Person, views: Views, receipts: Receipts, ledger: Ledger, database: Database
) -> None:
    """Another page, of videos or of movements."""
    _, what, number = (query.data or "").split(":", 2)
    await query.answer()
    if isinstance(query.message, Message) and what in (VIDEOS, MOVEMENTS) and number.isdecimal():
        view = await _page(person, what, int(number), views, receipts, ledger, database)
        await query.message.edit_text(view.text, reply_markup=view.keyboard)


async def _page(
    person: Person,
    what: str,
    number: int,
    views: Views,
    receipts: Receipts,
    ledger: Ledger,
    database: Database,
) -> View:
    # One more than a page tells whether there is another.
    offset, limit = number * PAGE, PAGE + 1
    async with database.reading() as connection:
        if what == MOVEMENTS:
            entries = await ledger.latest(connection, person.id, limit, offset=offset)
            return views.movements(person.locale, entries[:PAGE], page=number, more=len(entries) > PAGE)
        videos = await receipts.delivered(connection, person.id, offset=offset, limit=limit)
        return views.videos(person.locale, videos[:PAGE], page=number, more=len(videos) > PAGE)


async def send_again(
    query: CallbackQuery,
    person: Person,
    bot: Bot,
    views: Views,
    receipts: Receipts,
    videos: Videos,
    database: Database,
) -> None:
    """Send a video that the person got before once more, for free."""
    job_id = (query.data or "").removeprefix(f"{AGAIN}:")
    async with database.reading() as connection:
        receipt = await receipts.find(connection, int(job_id), person.id) if job_id.isdecimal() else None
        video = await videos.find(connection, receipt.job.video) if receipt else None
    if video is None or video.file_id is None or video.blocked:
        await query.answer(views.say(person.locale, "video-gone").text, show_alert=True)
        return
    try:
        await bot.send_video(query.from_user.id, video.file_id, caption=views.say(person.locale, "caption-again").text)
    except TelegramBadRequest:
        await query.answer(views.say(person.locale, "video-gone").text, show_alert=True)
    else:
        await query.answer()


async def show_receipt(
    query: CallbackQuery, person: Person, views: Views, receipts: Receipts, database: Database
) -> None:
    """The whole receipt of a job, in answer to its video."""
    job_id = (query.data or "").removeprefix(f"{RECEIPT}:")
    async with database.reading() as connection:
        receipt = await receipts.find(connection, int(job_id), person.id) if job_id.isdecimal() else None
    if receipt is None:
        await query.answer(views.say(person.locale, "receipt-unknown").text, show_alert=True)
        return
    await query.answer()
    if isinstance(query.message, Message):
        await query.message.reply(views.receipt(person.locale, receipt).text)
