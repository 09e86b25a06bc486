"""/cancel, and the cancel button under a job that no provider has yet."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.fulfilment.intake import Intake
from bot.fulfilment.receipts import Receipts
from bot.telegram.callbacks import Cancel
from bot.telegram.views import Views
from bot.users.users import User


def router() -> Router:
    """The handlers of this file."""
    router = Router(name="cancel")
    router.callback_query.register(cancel_one, Cancel.filter())
    return router


async def cancel_all(message: Message, user: User, views: Views, intake: Intake) -> None:
    """Cancel everything of the user's that has not begun."""
    gone = await intake.cancel(user.id)
    view = views.say(user.locale, "cancelled-some", videos=len(gone)) if gone else None
    await message.answer((view or views.say(user.locale, "cancel-nothing")).text)


async def cancel_one(
    query: CallbackQuery, callback_data: Cancel, user: User, views: Views, intake: Intake, receipts: Receipts
) -> None:
    """Cancel one job. Its progress message tells the rest when the job is closed."""
    job_id = callback_data.job
    if query.inline_message_id is not None and await receipts.find(job_id, user.id) is None:
        # Others see the button there, too.
        await query.answer(views.say(user.locale, "inline-not-yours").text)
        return
    gone = await intake.cancel(user.id, job_id) or await intake.is_cancelled(user.id, job_id)
    view = views.say(user.locale, "cancelled-some", videos=1) if gone else None
    await query.answer((view or views.say(user.locale, "cancel-too-late")).text)
