"""Groups: links that are asked for there, and what becomes of the bot's place in them."""

from __future__ import annotations

from collections.abc import Sequence

import structlog
from aiogram import F, Router
from aiogram.filters import Command, CommandStart, MagicData
from aiogram.types import ChatMemberUpdated, Message

from bot.fulfilment.accounts import Accounts
from bot.fulfilment.intake import Intake
from bot.telegram.group_admins import GroupAdmins
from bot.telegram.group_messages import GROUPS, Meant
from bot.telegram.group_requests import GroupRequests
from bot.telegram.group_views import FROM_GROUP, GroupViews
from bot.telegram.groups import Groups, Payer
from bot.telegram.magic import Magic
from bot.telegram.menu import MenuCommand
from bot.telegram.replies import Answers
from bot.telegram.standing import is_there, may_write
from bot.telegram.views import Views
from bot.users.users import User, Users

log = structlog.get_logger(__name__)


def router() -> Router:
    """The handlers of this file. Who comes from a group stands before /start, whose link that is."""
    router = Router(name="groups")
    router.my_chat_member.register(change_standing, Magic(F.chat.type.in_(GROUPS)))
    router.message.register(go_on_in_private, CommandStart(deep_link=True, magic=F.args == FROM_GROUP))
    router.message.register(move, Magic(F.migrate_to_chat_id | F.migrate_from_chat_id))
    router.message.register(clean, MagicData(F.meant == Meant.MENTION))
    router.message.register(take_bare, MagicData(F.meant == Meant.BARE_LINK))
    router.edited_message.register(take_edited, MagicData(F.meant.in_({Meant.MENTION, Meant.BARE_LINK})))
    router.edited_message.register(take_edited, MagicData(F.meant == Meant.COMMAND), Command("clean", ignore_case=True))
    return router


async def clean(message: Message, user: User | None, group_requests: GroupRequests) -> None:
    """`/clean <link>…`, or in answer to a message with links; or a mention of the bot with a link: a job a link."""
    await group_requests.take(message, user)


async def take_bare(message: Message, user: User | None, group_requests: GroupRequests) -> None:
    """Links that stand by themselves, in a group that wants them taken. What is wrong with a message that was not for
    the bot is nothing to talk of.
    """
    await group_requests.take(message, user, silent=True)


async def take_edited(message: Message, user: User | None, group_requests: GroupRequests) -> None:
    """Links that an edit brought into a message. What it says besides was answered when it came."""
    await group_requests.take(message, user, silent=True)


async def help_(
    message: Message,
    user: User | None,
    groups: Groups,
    admins: GroupAdmins,
    group_views: GroupViews,
    commands: Sequence[MenuCommand],
) -> None:
    """Say in a few lines how it works here."""
    group = await groups.meet(message.chat.id, user)
    view = group_views.help(group.locale, commands, for_admin=await admins.wrote(message))
    await message.reply(view.text)


async def balance(
    message: Message, user: User | None, groups: Groups, accounts: Accounts, group_views: GroupViews, answers: Answers
) -> None:
    """Tell the asker alone what they have, and where the group pays, what it has."""
    group = await groups.meet(message.chat.id, user)
    if user is None:
        await answers.tell_once_a_burst(message, user, answers.say(user, group, "group-anonymous"))
        return
    of_group = await accounts.balance(group.account) if group.payer is Payer.GROUP else None
    view = group_views.balance(user.locale, own=await accounts.balance(user.id), of_group=of_group)
    await answers.tell_alone(message, user, view)


async def go_on_in_private(
    message: Message, user: User, intake: Intake, answers: Answers, accounts: Accounts, views: Views
) -> None:
    """Somebody comes from a group, where what is theirs alone could not be told: tell what their links wait for."""
    waiting = await intake.go_on_for(user.id)
    if waiting:
        await answers.tell(message, user, waiting)
    else:
        await message.answer(views.start(user.locale, await accounts.balance(user.id)).text)


async def change_standing(
    event: ChatMemberUpdated, groups: Groups, group_views: GroupViews, intake: Intake, users: Users
) -> None:
    """The bot was added: greet, once. It was removed, or muted: what no provider has is cancelled, and the rest comes
    to its end as undeliverable; nobody can be told.
    """
    if may_write(event.new_chat_member):
        adder = await users.look_up(event.from_user.id, event.from_user.language_code)
        locale = event.from_user.language_code if adder is None else adder.locale
        group, is_new = await groups.arrive(event.chat.id, locale)
        if is_new and not is_there(event.old_chat_member):
            view = group_views.greeting(group.locale)
            await event.answer(view.text, reply_markup=view.keyboard)
    elif group_left := await groups.leave(event.chat.id):
        gone = await intake.cancel_in(group_left.places, tell=False)
        log.info("the bot can no longer write in a group", cancelled=len(gone))


async def move(message: Message, groups: Groups) -> None:
    """The group has become a supergroup; either of its chats tells of it first."""
    if message.migrate_to_chat_id is not None:
        await groups.move(message.chat.id, message.migrate_to_chat_id)
    elif message.migrate_from_chat_id is not None:
        await groups.move(message.migrate_from_chat_id, message.chat.id)
