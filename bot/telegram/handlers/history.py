"""/history: a user's videos, each to be sent again for free, and their entries; and the receipt of each job."""

from __future__ import annotations

from aiogram import Bot, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from bot.fulfilment.accounts import Accounts
from bot.fulfilment.gallery import Gallery
from bot.fulfilment.receipts import Receipts
from bot.telegram.again import send_again
from bot.telegram.callbacks import Again, Listing, Page, ShowReceipt
from bot.telegram.gallery.button import GalleryButton
from bot.telegram.views import View, Views
from bot.users.users import User

PAGE = 5


def router() -> Router:
    """The handlers of this file."""
    router = Router(name="history")
    router.callback_query.register(turn_page, Page.filter())
    router.callback_query.register(again, Again.filter())
    router.callback_query.register(show_receipt, ShowReceipt.filter())
    return router


async def history(
    message: Message, user: User, views: Views, gallery: Gallery, accounts: Accounts, gallery_button: GalleryButton
) -> None:
    """The first page of the user's videos."""
    view = await _page(user, Page(of=Listing.VIDEOS, number=0), views, gallery, accounts)
    view = gallery_button.under(user.locale, view)
    await message.answer(view.text, reply_markup=view.keyboard)


async def turn_page(
    query: CallbackQuery,
    callback_data: Page,
    user: User,
    views: Views,
    gallery: Gallery,
    accounts: Accounts,
    gallery_button: GalleryButton,
) -> None:
    """Another page, of videos or of entries.

    Many parameters because each page has its own source.
    """
    await query.answer()
    if isinstance(query.message, Message):
        view = await _page(user, callback_data, views, gallery, accounts)
        view = gallery_button.under(user.locale, view)
        await query.message.edit_text(view.text, reply_markup=view.keyboard)


async def _page(user: User, page: Page, views: Views, gallery: Gallery, accounts: Accounts) -> View:
    # One more than a page tells whether there is another.
    offset, limit = page.number * PAGE, PAGE + 1
    if page.of is Listing.ENTRIES:
        entries = await accounts.entries(user.id, offset=offset, limit=limit)
        return views.entries(user.locale, entries[:PAGE], page=page.number, more=len(entries) > PAGE)
    videos = await gallery.page(user.id, offset=offset, limit=limit)
    return views.videos(user.locale, videos[:PAGE], page=page.number, more=len(videos) > PAGE)


async def again(
    query: CallbackQuery, callback_data: Again, user: User, bot: Bot, views: Views, gallery: Gallery
) -> None:
    """Send a video that the user got before once more, for free."""
    if await send_again(bot, gallery, views, user, callback_data.job):
        await query.answer()
    else:
        await query.answer(views.say(user.locale, "video-gone").text, show_alert=True)


async def show_receipt(
    query: CallbackQuery,
    callback_data: ShowReceipt,
    user: User,
    views: Views,
    receipts: Receipts,
    accounts: Accounts,
) -> None:
    """The whole receipt of a job, in answer to its video."""
    receipt = await receipts.find(callback_data.job, user.id)
    if receipt is None:
        await query.answer(views.say(user.locale, "receipt-unknown").text, show_alert=True)
        return
    await query.answer()
    if isinstance(query.message, Message):
        is_private = query.message.chat.type == ChatType.PRIVATE
        balance = await accounts.balance(user.id) if is_private else None
        await query.message.reply(views.receipt(user.locale, receipt, balance).text)
