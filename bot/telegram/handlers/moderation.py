"""/user, /ban and /unban; /block and /unblock: what operators do about users and videos."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message, MessageOriginUser
from aiogram.types import User as TelegramUser

from bot.fulfilment.accounts import Accounts
from bot.fulfilment.acts import Acts
from bot.fulfilment.cases import Cases
from bot.messenger import Notifier
from bot.operators import Operators
from bot.orders.clean import Clean
from bot.settings import TELEGRAM_IDS_BELOW
from bot.sources.base import Source, find
from bot.telegram.handlers.operators import FromOperator, tell_user
from bot.telegram.handlers.support import ASKER
from bot.telegram.link_requests import hidden_addresses
from bot.telegram.operator_callbacks import Give, SetBan, ShowUser, Take
from bot.telegram.operator_views import OperatorViews
from bot.telegram.views import Views
from bot.users.users import User, Users


def router() -> Router:
    """The handlers of this file that no command is for."""
    router = Router(name="moderation")
    router.callback_query.filter(FromOperator())
    router.callback_query.register(open_user, ShowUser.filter())
    router.callback_query.register(set_ban, SetBan.filter())
    router.callback_query.register(give, Give.filter())
    router.callback_query.register(take, Take.filter())
    return router


async def whom(message: Message, words: str, users: Users) -> tuple[int | None, str]:
    """The user that a command is about, by their id, their @name or the message that it answers; and the rest of it.

    None where nobody can be told.
    """
    first, rest = [*words.split(maxsplit=1), "", ""][:2]
    behind = _behind(message.reply_to_message)
    if first.isdecimal():
        return (int(first) if int(first) < TELEGRAM_IDS_BELOW else None), rest.strip()
    if first.startswith("@"):
        if isinstance(behind, TelegramUser) and f"@{behind.username}".lower() == first.lower():
            return behind.id, rest.strip()
        return await users.named(first), rest.strip()
    return (behind.id if isinstance(behind, TelegramUser) else behind), words.strip()


def _behind(message: Message | None) -> TelegramUser | int | None:
    """Whose message it is: who wrote it first, or asked the question in it."""
    if message is None:
        return None
    if isinstance(message.forward_origin, MessageOriginUser):
        return message.forward_origin.sender_user
    if message.from_user is None or message.forward_origin is not None:
        return None
    if message.from_user.is_bot:
        asker = ASKER.search(message.text or "")
        return int(asker[1]) if asker is not None else None
    return message.from_user


def _unknown(command: CommandObject) -> str:
    return "user-name-unknown" if (command.args or "").startswith("@") else "user-how"


async def user_(
    message: Message,
    command: CommandObject,
    user: User,
    views: Views,
    operator_views: OperatorViews,
    cases: Cases,
    users: Users,
) -> None:
    """`/user <id|@name>`, or in answer to a message: show a user.

    Many parameters because aiogram hands each thing over by its name.
    """
    about, _ = await whom(message, command.args or "", users)
    if about is None:
        await message.answer(views.say(user.locale, _unknown(command)).text)
        return
    await _show(message, about, user, views, operator_views, cases)


async def _show(
    message: Message, about: int, user: User, views: Views, operator_views: OperatorViews, cases: Cases
) -> None:
    case = await cases.user(about)
    view = views.say(user.locale, "grant-unknown") if case is None else operator_views.user(user.locale, case)
    await message.answer(view.text, reply_markup=view.keyboard)


async def open_user(
    query: CallbackQuery,
    callback_data: ShowUser,
    user: User,
    views: Views,
    operator_views: OperatorViews,
    cases: Cases,
) -> None:
    """The same, from a button."""
    await query.answer()
    if isinstance(query.message, Message):
        await _show(query.message, callback_data.user, user, views, operator_views, cases)


async def ban(
    message: Message,
    command: CommandObject,
    user: User,
    views: Views,
    acts: Acts,
    operators: Operators,
    users: Users,
) -> None:
    """`/ban <user> [why]`: what they wait for is cancelled, what runs fails, and all credits come back.

    Many parameters because aiogram hands each thing over by its name.
    """
    about, why = await whom(message, command.args or "", users)
    if about is None:
        await message.answer(views.say(user.locale, _unknown(command)).text)
        return
    await message.answer(await _ban(about, why, user, views, acts, operators))


async def _ban(about: int, why: str, user: User, views: Views, acts: Acts, operators: Operators) -> str:
    if about in operators:
        return views.say(user.locale, "ban-operator").text
    ended = await acts.ban(user.id, about, why=why)
    if ended is None:
        return views.say(user.locale, "ban-nothing").text
    return views.say(user.locale, "ban-done", user=str(about), jobs=ended).text


async def unban(message: Message, command: CommandObject, user: User, views: Views, acts: Acts, users: Users) -> None:
    """`/unban <user>`: let them in again."""
    about, _ = await whom(message, command.args or "", users)
    if about is None:
        await message.answer(views.say(user.locale, _unknown(command)).text)
        return
    await message.answer(await _unban(about, user, views, acts))


async def _unban(about: int, user: User, views: Views, acts: Acts) -> str:
    key = "unban-done" if await acts.unban(user.id, about) else "unban-nothing"
    return views.say(user.locale, key, user=str(about)).text


async def set_ban(
    query: CallbackQuery,
    callback_data: SetBan,
    user: User,
    views: Views,
    operator_views: OperatorViews,
    cases: Cases,
    acts: Acts,
    operators: Operators,
) -> None:
    """The same, from a button.

    Many parameters because aiogram hands each thing over by its name.
    """
    about = callback_data.user
    if callback_data.banned:
        words = await _ban(about, "", user, views, acts, operators)
    else:
        words = await _unban(about, user, views, acts)
    await query.answer(words)
    await _show_again(query, about, user, operator_views, cases)


async def give(
    query: CallbackQuery,
    callback_data: Give,
    user: User,
    views: Views,
    operator_views: OperatorViews,
    cases: Cases,
    accounts: Accounts,
    notifier: Notifier,
) -> None:
    """Give credits, and tell the user.

    Many parameters because aiogram hands each thing over by its name.
    """
    amount = callback_data.credits
    granted = await accounts.grant(user.id, callback_data.user, amount, key=f"grant:{query.id}")
    if granted is None:
        await query.answer(views.say(user.locale, "grant-unknown").text)
        return
    receiver, balance = granted
    await query.answer(views.say(user.locale, "grant-done", credits=amount, balance=balance).text)
    await tell_user(notifier, receiver, "granted", credits=amount, balance=balance)
    await _show_again(query, receiver.id, user, operator_views, cases)


async def take(
    query: CallbackQuery,
    callback_data: Take,
    user: User,
    views: Views,
    operator_views: OperatorViews,
    cases: Cases,
    accounts: Accounts,
    notifier: Notifier,
) -> None:
    """Take credits back as far as they are unspent, and tell the user.

    Many parameters because aiogram hands each thing over by its name.
    """
    taken = await accounts.take_credits(user.id, callback_data.user, callback_data.credits, key=f"grant:{query.id}")
    if taken is None:
        await query.answer(views.say(user.locale, "grant-unknown").text)
        return
    other, credits_taken = taken
    await query.answer(views.say(user.locale, "take-done", credits=credits_taken).text)
    if credits_taken:
        balance = await accounts.balance(other.id)
        await tell_user(notifier, other, "taken-back", credits=credits_taken, balance=balance)
        await _show_again(query, other.id, user, operator_views, cases)


async def _show_again(
    query: CallbackQuery, about: int, user: User, operator_views: OperatorViews, cases: Cases
) -> None:
    case = await cases.user(about)
    if case is not None and isinstance(query.message, Message):
        view = operator_views.user(user.locale, case)
        await query.message.edit_text(view.text, reply_markup=view.keyboard)


async def block(
    message: Message, command: CommandObject, user: User, views: Views, acts: Acts, sources: tuple[Source, ...]
) -> None:
    """`/block <link>`, or in answer to a message with one: nobody is sent this video any more."""
    videos = _videos(message, command, sources)
    if not videos:
        await message.answer(views.say(user.locale, "block-how").text)
        return
    for identity in videos:
        ended = await acts.block(user.id, identity)
        key = "block-nothing" if ended is None else "block-done"
        await message.answer(views.say(user.locale, key, jobs=ended or 0).text)


async def unblock(
    message: Message, command: CommandObject, user: User, views: Views, acts: Acts, sources: tuple[Source, ...]
) -> None:
    """`/unblock <link>`, or in answer to a message with one: allow it again."""
    videos = _videos(message, command, sources)
    if not videos:
        await message.answer(views.say(user.locale, "block-how").text)
        return
    for identity in videos:
        key = "unblock-done" if await acts.unblock(user.id, identity) else "unblock-nothing"
        await message.answer(views.say(user.locale, key).text)


def _videos(message: Message, command: CommandObject, sources: tuple[Source, ...]) -> list[str]:
    """The identities of the videos whose links stand in the command, or in the message that it answers."""
    places = [(command.args or "", message)]
    if message.reply_to_message is not None:
        answered = message.reply_to_message
        places.append((answered.text or answered.caption or "", answered))
    links = [link for text, place in places for link in find(text, hidden_addresses(place), sources).links]
    return list(dict.fromkeys(Clean(link=link).identity for link in links))
