"""/settings: how the bot works in a group, for its administrators to choose by buttons."""

from __future__ import annotations

from typing import Any

from aiogram import Bot, Router
from aiogram.types import CallbackQuery, Message

from bot.telegram.callbacks import ChangeGroup, ConfirmForGroup, GroupSetting, OpenGroupSettings
from bot.telegram.group_admins import GroupAdmins
from bot.telegram.group_messages import GROUPS
from bot.telegram.group_views import LIMITS, GroupViews
from bot.telegram.groups import Group, Groups, Payer, WhoMayAsk
from bot.telegram.replies import Answers
from bot.telegram.views import View
from bot.users.users import User


def router() -> Router:
    """The handlers of this file."""
    router = Router(name="group_settings")
    router.callback_query.register(open_again, OpenGroupSettings.filter())
    router.callback_query.register(change, ChangeGroup.filter())
    router.callback_query.register(confirm, ConfirmForGroup.filter())
    return router


async def settings(
    message: Message, user: User | None, groups: Groups, admins: GroupAdmins, group_views: GroupViews, answers: Answers
) -> None:
    """Show the settings to an administrator."""
    group = await groups.meet(message.chat.id, user)
    if not await admins.wrote(message):
        await answers.tell_once_a_burst(message, user, answers.say(user, group, "group-only-admins-set"))
        return
    view = group_views.settings(group)
    await message.reply(view.text, reply_markup=view.keyboard)


async def open_again(
    query: CallbackQuery, user: User, groups: Groups, admins: GroupAdmins, group_views: GroupViews
) -> None:
    """The same, in place of the message with the button."""
    group = await _group(query, user, groups, admins, group_views)
    if group is not None:
        await query.answer()
        await _show(query, group_views.settings(group))


async def change(
    query: CallbackQuery,
    callback_data: ChangeGroup,
    user: User,
    bot: Bot,
    groups: Groups,
    admins: GroupAdmins,
    group_views: GroupViews,
    asks_consent: bool,
) -> None:
    """Let one setting be what the button says. Who lets the group pay confirms for all who ask, once.

    Many parameters because handlers are given what they use.
    """
    group = await _group(query, user, groups, admins, group_views)
    if group is None:
        return
    changes = _read(callback_data, group_views)
    if changes is None:
        await query.answer(group_views.say(user.locale, "button-stale").text)
    elif changes.get("payer") is Payer.GROUP and asks_consent and not group.confirmed:
        await query.answer()
        await _show(query, group_views.consent(group.locale))
    elif changes.get("bare_links") and not await _sees_all(bot, admins, group):
        await query.answer(group_views.say(user.locale, "group-bare-links-unseen").text, show_alert=True)
    else:
        group = await groups.change(group, **changes)
        await query.answer()
        await _show(query, group_views.settings(group))


async def confirm(
    query: CallbackQuery, user: User, groups: Groups, admins: GroupAdmins, group_views: GroupViews
) -> None:
    """An administrator confirms for the group, which pays from then on."""
    group = await _group(query, user, groups, admins, group_views)
    if group is not None:
        group = await groups.confirm(group)
        await query.answer()
        await _show(query, group_views.settings(group))


async def _group(
    query: CallbackQuery, user: User, groups: Groups, admins: GroupAdmins, group_views: GroupViews
) -> Group | None:
    """The group whose administrator pressed the button; whoever else did is told who may."""
    message = query.message
    if not isinstance(message, Message) or message.chat.type not in GROUPS:
        await query.answer(group_views.say(user.locale, "button-stale").text)
        return None
    if not await admins.include(message.chat.id, user.id):
        await query.answer(group_views.say(user.locale, "group-only-admins-set").text, show_alert=True)
        return None
    return await groups.meet(message.chat.id, user)


async def _show(query: CallbackQuery, view: View) -> None:
    if isinstance(query.message, Message):
        await query.message.edit_text(view.text, reply_markup=view.keyboard)


async def _sees_all(bot: Bot, admins: GroupAdmins, group: Group) -> bool:
    """Whether the bot gets messages that do not address it (docs/telegram.md, "Groups")."""
    me = await bot.get_me()
    return bool(me.can_read_all_group_messages) or await admins.include(group.chat_id, me.id)


def _read(button: ChangeGroup, views: GroupViews) -> dict[str, Any] | None:
    """The setting as it is stored; None where the button is of another version."""
    value = button.value
    match button.setting:
        case GroupSetting.PAYER if value in set(Payer):
            return {"payer": Payer(value)}
        case GroupSetting.BARE_LINKS if value in ("on", "off"):
            return {"bare_links": value == "on"}
        case GroupSetting.LOCALE if value in views.locales:
            return {"locale": value}
        case GroupSetting.WHO_MAY_ASK if value in set(WhoMayAsk):
            return {"who_may_ask": WhoMayAsk(value)}
        case GroupSetting.DAILY_EACH if value in map(str, LIMITS):
            return {"daily_each": int(value) or None}
        case GroupSetting.DAILY_TOGETHER if value in map(str, LIMITS):
            return {"daily_together": int(value) or None}
    return None
