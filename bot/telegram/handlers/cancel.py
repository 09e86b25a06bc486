"""/cancel, and the cancel button under a job that no provider has yet."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.fulfilment.character_drafts import CharacterDrafts
from bot.fulfilment.creations import Creations
from bot.fulfilment.intake import Intake
from bot.fulfilment.receipts import Receipts
from bot.telegram.callbacks import Cancel, CancelRest
from bot.telegram.group_admins import GroupAdmins
from bot.telegram.groups import Group, Groups
from bot.telegram.places import Place
from bot.telegram.views import Views
from bot.users.users import User


def router() -> Router:
    """The handlers of this file."""
    router = Router(name="cancel")
    router.callback_query.register(cancel_one, Cancel.filter())
    router.callback_query.register(cancel_rest, CancelRest.filter())
    return router


async def cancel_all(
    message: Message,
    user: User,
    views: Views,
    intake: Intake,
    creations: Creations,
    character_drafts: CharacterDrafts,
) -> None:
    """Cancel everything of the user's that has not begun, and what the next message would be taken for an answer to."""
    place = Place.of_message(message).reply_to().place
    of_character = await character_drafts.stop_asking(user.id, place)
    of_words = await creations.stop_asking(user.id, place, message.date.timestamp())
    # Last, since what it did is told, and where the database is away all is done again.
    gone = await intake.cancel(user.id)
    lines = [views.say(user.locale, "cancelled-some", videos=len(gone)).text] if gone else []
    if of_character or of_words:
        lines.append(views.say(user.locale, "cancel-asked").text)
    await message.answer("\n".join(lines) or views.say(user.locale, "cancel-nothing").text)


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
    gone = bool(await intake.cancel(user.id, job_id) or await intake.is_cancelled(user.id, job_id))
    group = None if gone else await _group_of_anothers(query, job_id, user, receipts, groups)
    if group is not None:
        if not await _may_cancel(query, user, views, admins):
            return
        gone = bool(await intake.cancel_in(group.places, job_id) or await intake.is_cancelled_in(group.places, job_id))
    await _answer(query, user, views, int(gone))


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
    job_id = callback_data.job
    gone = len(await intake.cancel_together(user.id, job_id))
    group = None if gone else await _group_of_anothers(query, job_id, user, receipts, groups)
    if group is not None:
        if not await _may_cancel(query, user, views, admins):
            return
        gone = len(await intake.cancel_together_in(group.places, job_id))
    await _answer(query, user, views, gone)


async def _group_of_anothers(
    query: CallbackQuery, job_id: int, user: User, receipts: Receipts, groups: Groups
) -> Group | None:
    """The group in which somebody else asked for this job; None where the user did, or where it is no group."""
    group = await groups.find(_chat(query, user))
    return group if group is not None and await receipts.find(job_id, user.id) is None else None


async def _may_cancel(query: CallbackQuery, user: User, views: Views, admins: GroupAdmins) -> bool:
    """Whether the user may cancel what others of the group asked for; where not, they are told."""
    if await admins.include(_chat(query, user), user.id):
        return True
    await query.answer(views.say(user.locale, "cancel-not-yours").text, show_alert=True)
    return False


def _chat(query: CallbackQuery, user: User) -> int:
    return query.message.chat.id if query.message is not None else user.id


async def _answer(query: CallbackQuery, user: User, views: Views, gone: int) -> None:
    view = views.say(user.locale, "cancelled-some", videos=gone) if gone else views.say(user.locale, "cancel-too-late")
    await query.answer(view.text)
