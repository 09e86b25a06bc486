"""/cancel, and the cancel button under a job that no provider has yet."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.fulfilment.intake import Intake
from bot.fulfilment.receipts import Receipts
from bot.telegram.callbacks import Cancel, CancelRest
from bot.telegram.group_admins import GroupAdmins
from bot.telegram.groups import Groups
from bot.telegram.views import Views
from bot.users.users import User


def router() -> Router:
    """The handlers of this file."""
    router = Router(name="cancel")
    router.callback_query.register(cancel_one, Cancel.filter())
    router.callback_query.register(cancel_rest, CancelRest.filter())
    return router


async def cancel_all(message: Message, user: User, views: Views, intake: Intake) -> None:
    """Cancel everything of the user's that has not begun."""
    gone = await intake.cancel(user.id)
    view = views.say(user.locale, "cancelled-some", videos=len(gone)) if gone else None
    await message.answer((view or views.say(user.locale, "cancel-nothing")).text)


async def cancel_one(
    query: CallbackQuery,
    callback_data: Cancel,
    user: User,
    views: Views,
    intake: Intake,
    receipts: Receipts,
    groups: Groups,
    admins: GroupAdmins,
) -> None:
    """Cancel one job: who asked for it may, and in a group its administrators. Its progress message tells the rest when
    the job is closed.

    Many parameters because handlers are given what they use.
    """
    job_id = callback_data.job
    if query.inline_message_id is not None and not await receipts.is_of(job_id, user.id):
        # Others see the button there, too.
        await query.answer(views.say(user.locale, "button-not-yours").text)
        return
    gone = await intake.cancel(user.id, job_id) or await intake.is_cancelled(user.id, job_id)
    chat_id = query.message.chat.id if query.message is not None else user.id
    group = await groups.find(chat_id)
    if not gone and group is not None and await receipts.find(job_id, user.id) is None:
        if not await admins.include(chat_id, user.id):
            await query.answer(views.say(user.locale, "cancel-not-yours").text, show_alert=True)
            return
        places = group.places
        gone = await intake.cancel_in(places, job_id) or await intake.is_cancelled_in(places, job_id)
    view = views.say(user.locale, "cancelled-some", videos=1) if gone else None
    await query.answer((view or views.say(user.locale, "cancel-too-late")).text)


async def cancel_rest(
    query: CallbackQuery,
    callback_data: CancelRest,
    user: User,
    views: Views,
    intake: Intake,
    receipts: Receipts,
    groups: Groups,
    admins: GroupAdmins,
) -> None:
    """Cancel what has not begun of one message's jobs: who asked for them may, and in a group its administrators. The
    card tells the rest when they are closed.

    Many parameters because handlers are given what they use.
    """
    gone = await intake.cancel_together(user.id, callback_data.job)
    chat_id = query.message.chat.id if query.message is not None else user.id
    group = await groups.find(chat_id)
    if not gone and group is not None and await receipts.find(callback_data.job, user.id) is None:
        if not await admins.include(chat_id, user.id):
            await query.answer(views.say(user.locale, "cancel-not-yours").text, show_alert=True)
            return
        gone = await intake.cancel_together_in(group.places, callback_data.job)
    view = views.say(user.locale, "cancelled-some", videos=len(gone)) if gone else None
    await query.answer((view or views.say(user.locale, "cancel-too-late")).text)
