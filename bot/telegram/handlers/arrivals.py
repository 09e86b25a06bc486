"""Who comes into the private chat by a link, or by a button of an inline message or of the list over an input field."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from bot.fulfilment.intake import Intake
from bot.orders.clean import Clean
from bot.sources.base import Source, link_with
from bot.telegram.callbacks import ConfirmAndReturn
from bot.telegram.gallery.button import START_PARAMETER, GalleryButton
from bot.telegram.handlers import balance, buy
from bot.telegram.inline_views import BALANCE, BUY, CONFIRM, InlineViews
from bot.telegram.magic import Magic
from bot.telegram.replies import Answers
from bot.telegram.views import Views
from bot.users.users import User


def router() -> Router:
    """The handlers of this file. It stands before /start, whose links these are."""
    router = Router(name="arrivals")
    router.message.filter(Magic(F.chat.type == ChatType.PRIVATE))
    router.message.register(balance.balance, CommandStart(deep_link=True, magic=F.args == BALANCE))
    router.message.register(buy.offer, CommandStart(deep_link=True, magic=F.args == BUY))
    router.message.register(show_gallery, CommandStart(deep_link=True, magic=F.args == START_PARAMETER))
    router.message.register(confirm, CommandStart(deep_link=True, magic=F.args.startswith(CONFIRM)))
    router.callback_query.register(confirm_and_return, ConfirmAndReturn.filter())
    return router


async def show_gallery(message: Message, user: User, views: Views, gallery_button: GalleryButton) -> None:
    """The way into the gallery; where there is none, to the same by a command."""
    view = gallery_button.under(user.locale, views.say(user.locale, "gallery-how"))
    await message.answer(view.text, reply_markup=view.keyboard)


async def confirm(
    message: Message,
    command: CommandObject,
    user: User,
    intake: Intake,
    views: Views,
    inline_views: InlineViews,
    sources: Sequence[Source],
) -> None:
    """Ask for the consent that an inline message waits for; where a link is named, lead back to it then.

    Many parameters because both ends of the way stand in it.
    """
    _, source, video = [*(command.args or "").split("-", 2), "", ""][:3]
    link = link_with(source, video, sources)
    if link is not None and not (await intake.outlook(user, Clean(link=link))).needs_consent:
        view = inline_views.back(user.locale, views.consent_noted(user.locale, Clean.kind, 1).text, link)
        await message.answer(view.text, reply_markup=view.keyboard)
        return
    returning = inline_views.consent(user.locale, Clean.kind, link) if link is not None else None
    view = returning or views.consent(user.locale, Clean.kind, 1)
    await message.answer(view.text, reply_markup=view.keyboard)


async def confirm_and_return(
    query: CallbackQuery,
    callback_data: ConfirmAndReturn,
    user: User,
    intake: Intake,
    answers: Answers,
    views: Views,
    inline_views: InlineViews,
    sources: Sequence[Source],
) -> None:
    """Note the confirmation, let what waited for it go on, and show the way back.

    Many parameters because both ends of the way stand in it.
    """
    link = link_with(callback_data.source, callback_data.video, sources)
    confirmation = await intake.confirm_rights(user, callback_data.kind) if link is not None else None
    if link is None or confirmation is None:
        await query.answer(views.say(user.locale, "button-stale").text)
        return
    _, taken = confirmation
    await query.answer()
    if isinstance(query.message, Message):
        view = inline_views.back(
            user.locale, views.consent_noted(user.locale, callback_data.kind, len(taken)).text, link
        )
        await query.message.edit_text(view.text, reply_markup=view.keyboard)
        await answers.tell(query.message, user, taken)
