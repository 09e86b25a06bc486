"""/promo, /invite and /gift: credits that nobody pays for."""

from __future__ import annotations

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import Message
from aiogram.utils.deep_linking import create_start_link

from bot.billing.ledger import OutOfCredits
from bot.billing.promotions import Claimed, Promotions
from bot.fulfilment.accounts import Accounts, Received
from bot.telegram.magic import Magic
from bot.telegram.replies import Answers
from bot.telegram.views import View, Views
from bot.users.users import User

INVITATION = "invite-"
GIFT = "gift-"
LARGEST_GIFT = 10_000


def router() -> Router:
    """The handlers of this file. It stands before /start, whose links these are."""
    router = Router(name="promotions")
    router.message.filter(Magic(F.chat.type == ChatType.PRIVATE))
    router.message.register(accept_invitation, _link_begins_with(INVITATION))
    router.message.register(open_gift, _link_begins_with(GIFT))
    return router


def _link_begins_with(word: str) -> CommandStart:
    return CommandStart(deep_link=True, ignore_case=True, magic=F.args.startswith(word))


async def redeem(
    message: Message, command: CommandObject, user: User, views: Views, accounts: Accounts, answers: Answers
) -> None:
    """Give what a promo code is worth."""
    if not command.args:
        await message.answer(views.say(user.locale, "promo-how").text)
        return
    received = await accounts.redeem(user.id, command.args)
    await message.answer(_said(views, user, "promo", received.claimed))
    await answers.tell(message, user, received.going_on)


async def invite(
    message: Message, bot: Bot, user: User, views: Views, promotions: Promotions, accounts: Accounts
) -> None:
    """Make the user's invitation link."""
    if promotions.invitation_credits == 0:
        await message.answer(views.say(user.locale, "invite-off").text)
        return
    link = await create_start_link(bot, f"{INVITATION}{await accounts.invitation_code(user.id)}")
    view = views.say(user.locale, "invite", credits=promotions.invitation_credits, link=link)
    await message.answer(view.text)


async def accept_invitation(
    message: Message, command: CommandObject, user: User, views: Views, accounts: Accounts, answers: Answers
) -> None:
    """Give both sides their credits; the inviter hears of it, and who is new hears what this is."""
    received = await accounts.accept_invitation(user.id, (command.args or "").removeprefix(INVITATION))
    await _welcome(message, user, "invitation", received, views, answers)
    if received.other is not None:
        await answers.tell_other(received.other, "invitation-accepted", credits=received.claimed.credits)


async def wrap_gift(
    message: Message, command: CommandObject, user: User, views: Views, promotions: Promotions, accounts: Accounts
) -> None:
    """Set credits aside, and make the link that whoever opens it first gets them by."""
    amount = (command.args or "").strip()
    if not amount.isdecimal() or not 0 < int(amount) <= LARGEST_GIFT:
        await message.answer(views.say(user.locale, "gift-how").text)
        return
    try:
        request = f"{message.chat.id}:{message.message_id}"
        code = await accounts.wrap_gift(user.id, int(amount), request=request)
    except OutOfCredits:
        await message.answer(views.say(user.locale, "gift-too-much", daily=promotions.daily_credits).text)
        return
    assert message.bot is not None  # noqa: S101  # messages that were taken know their bot
    link = await create_start_link(message.bot, f"{GIFT}{code}")
    await message.answer(views.say(user.locale, "gift", credits=int(amount), link=link).text)


async def open_gift(
    message: Message, command: CommandObject, user: User, views: Views, accounts: Accounts, answers: Answers
) -> None:
    """Give the gift to who opens it first; the giver hears of it, and who is new hears what this is."""
    received = await accounts.open_gift(user.id, (command.args or "").removeprefix(GIFT))
    await _welcome(message, user, "gift", received, views, answers)
    if received.other is not None:
        await answers.tell_other(received.other, "gift-opened", credits=received.claimed.credits)


async def _welcome(message: Message, user: User, what: str, received: Received, views: Views, answers: Answers) -> None:
    words = _said(views, user, what, received.claimed)
    view = views.welcome(user.locale, words, received.balance) if received.is_new else View(words)
    await message.answer(view.text, reply_markup=view.keyboard)
    await answers.tell(message, user, received.going_on)


def _said(views: Views, user: User, what: str, claimed: Claimed) -> str:
    return views.say(user.locale, f"{what}-{claimed.claim.value}", credits=claimed.credits).text
