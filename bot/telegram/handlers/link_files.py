"""A text or CSV file with links, and the button that starts it."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from bot.fulfilment.accounts import Accounts
from bot.telegram.callbacks import StartFile
from bot.telegram.file_views import FileViews
from bot.telegram.link_files import FileError, LinkFiles
from bot.telegram.link_requests import Asker, LinkRequests
from bot.telegram.magic import Magic
from bot.telegram.replies import Answers
from bot.telegram.views import Views
from bot.users.users import User


def router() -> Router:
    """The handlers of this file."""
    router = Router(name="link_files")
    router.message.filter(Magic(F.chat.type == ChatType.PRIVATE))
    # Telegram shows an animation as a document, too.
    router.message.register(offer, Magic(F.document, ~F.animation))
    router.callback_query.register(start, StartFile.filter())
    return router


async def offer(
    message: Message,
    user: User,
    links: LinkRequests,
    files: LinkFiles,
    file_views: FileViews,
    answers: Answers,
    accounts: Accounts,
) -> None:
    """Say what is in the file, and what it would cost; links in its caption are taken as those of any message.

    Many parameters because it is told in figures of the file and of the account.
    """
    if links.has_links(message):
        await links.take(message, Asker.alone(user))
        return
    assert message.document is not None  # noqa: S101  # the filter's condition
    try:
        summary = await files.summary(message.document)
    except FileError as error:
        await answers.tell_once_a_burst(message, user, file_views.refused(user.locale, error))
        return
    view = file_views.summary(user.locale, summary, await accounts.balance(user.id))
    await message.reply(view.text, reply_markup=view.keyboard)


async def start(
    query: CallbackQuery, user: User, links: LinkRequests, files: LinkFiles, file_views: FileViews, views: Views
) -> None:
    """Make the jobs. A second press, or the same one again after a crash, makes none twice."""
    summary = query.message if isinstance(query.message, Message) else None
    sent = summary.reply_to_message if summary is not None else None
    if summary is None or sent is None or sent.document is None:
        await query.answer(views.say(user.locale, "file-gone").text, show_alert=True)
        return
    try:
        listed = await files.read(sent.document)
    except FileError as error:
        await query.answer(file_views.refused(user.locale, error).text, show_alert=True)
        return
    started = await links.take_orders(sent, Asker.alone(user), listed.orders, answer_to=summary)
    await query.answer()
    await summary.edit_text(file_views.started(user.locale, started).text)
