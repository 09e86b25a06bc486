"""/promo, /invite and /gift: promotional credits."""

from __future__ import annotations

import structlog
from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import Message
from aiogram.utils.deep_linking import create_start_link

from bot.billing.ledger import Ledger, OutOfCredits
from bot.billing.promotions import Claim, Claimed, Promotions
from bot.fulfilment.intake import Intake
from bot.messenger import MessengerError, Notifier
from bot.storage.database import Database
from bot.telegram.replies import Answers
from bot.telegram.views import Views
from bot.users.erasure import is_erased_account
from bot.users.users import User, Users

INVITATION = "invite-"
GIFT = "gift-"
LARGEST_GIFT = 10_000

log = structlog.get_logger(__name__)


def router() -> Router:
    """The handlers of this file. It stands before /start, whose links these are."""
    router = Router(name="promotions")
    router.message.filter(F.chat.type == ChatType.PRIVATE)
    router.message.register(accept_invitation, CommandStart(deep_link=True, magic=F.args.startswith(INVITATION)))
    router.message.register(open_gift, CommandStart(deep_link=True, magic=F.args.startswith(GIFT)))
    router.message.register(redeem, Command("promo"))
    router.message.register(invite, Command("invite"))
    router.message.register(wrap_gift, Command("gift"))
    return router


async def redeem(
    message: Message,
    command: CommandObject,
    user: User,
    views: Views,
    promotions: Promotions,
    intake: Intake,
    answers: Answers,
    database: Database,
) -> None:
    """Give what a promo code is worth."""
    if not command.args:
        await message.answer(views.say(user.locale, "promo-how").text)
        return
    async with database.transaction() as connection:
        claimed = await promotions.redeem(connection, user.id, command.args)
    going_on = await intake.go_on(user.id) if claimed.claim is Claim.GIVEN else []
    await message.answer(_said(views, user, "promo", claimed))
    await answers.tell(message, user, going_on)


async def invite(
    message: Message, bot: Bot, user: User, views: Views, promotions: Promotions, database: Database
) -> None:
    """Make the user's invitation link."""
    if promotions.invitation_credits == 0:
        await message.answer(views.say(user.locale, "invite-off").text)
        return
    async with database.transaction() as connection:
        code = await promotions.invitation_code(connection, user.id)
    link = await create_start_link(bot, f"{INVITATION}{code}")
    view = views.say(user.locale, "invite", credits=promotions.invitation_credits, link=link)
    await message.answer(view.text)


async def accept_invitation(
    message: Message,
    command: CommandObject,
    user: User,
    views: Views,
    promotions: Promotions,
    intake: Intake,
    answers: Answers,
    ledger: Ledger,
    users: Users,
    notifier: Notifier,
    database: Database,
) -> None:
    """Give both sides their credits; the inviter hears of it, and who is new hears what this is."""
    async with database.transaction() as connection:
        is_new = await promotions.is_new(connection, user.id)
        inviter = await promotions.inviter(connection, (command.args or "").removeprefix(INVITATION))
        claimed = Claimed(Claim.UNKNOWN)
        if inviter is not None:
            claimed = await promotions.accept_invitation(connection, user.id, inviter)
        balance = await ledger.balance(connection, user.id)
    going_on = await intake.go_on(user.id)
    words = _said(views, user, "invitation", claimed)
    await message.answer(views.welcome(user.locale, words, balance).text if is_new else words)
    await answers.tell(message, user, going_on)
    if inviter is not None and claimed.claim is Claim.GIVEN:
        await intake.go_on(inviter)
        await _tell(notifier, users, inviter, "invitation-accepted", claimed)


async def wrap_gift(
    message: Message,
    command: CommandObject,
    bot: Bot,
    user: User,
    views: Views,
    promotions: Promotions,
    database: Database,
) -> None:
    """Set credits aside, and make the link that whoever opens it first gets them by."""
    amount = (command.args or "").strip()
    if not amount.isdecimal() or not 0 < int(amount) <= LARGEST_GIFT:
        await message.answer(views.say(user.locale, "gift-how").text)
        return
    try:
        async with database.transaction() as connection:
            request = f"{message.chat.id}:{message.message_id}"
            code = await promotions.wrap_gift(connection, user.id, int(amount), request=request)
    except OutOfCredits:
        await message.answer(views.say(user.locale, "gift-too-much", daily=promotions.daily_credits).text)
        return
    link = await create_start_link(bot, f"{GIFT}{code}")
    await message.answer(views.say(user.locale, "gift", credits=int(amount), link=link).text)


async def open_gift(
    message: Message,
    command: CommandObject,
    user: User,
    views: Views,
    promotions: Promotions,
    intake: Intake,
    answers: Answers,
    ledger: Ledger,
    users: Users,
    notifier: Notifier,
    database: Database,
) -> None:
    """Give the gift to who opens it first; the giver hears of it, and who is new hears what this is."""
    code = (command.args or "").removeprefix(GIFT)
    async with database.transaction() as connection:
        is_new = await promotions.is_new(connection, user.id)
        claimed = await promotions.open_gift(connection, user.id, code)
        giver = await promotions.giver(connection, code)
        balance = await ledger.balance(connection, user.id)
    going_on = await intake.go_on(user.id)
    words = _said(views, user, "gift", claimed)
    await message.answer(views.welcome(user.locale, words, balance).text if is_new else words)
    await answers.tell(message, user, going_on)
    if giver is not None and claimed.claim is Claim.GIVEN:
        await _tell(notifier, users, giver, "gift-opened", claimed)


async def _tell(notifier: Notifier, users: Users, receiver_id: int, key: str, claimed: Claimed) -> None:
    """Tell who invited or gave what became of it, if they are still here."""
    receiver = await users.find(receiver_id)
    if receiver is None or is_erased_account(receiver_id):
        return
    try:
        await notifier.notify(receiver_id, key, locale=receiver.locale, credits=claimed.credits)
    except MessengerError as error:
        log.info("who invited or gave could not be told", error=type(error).__name__)


def _said(views: Views, user: User, what: str, claimed: Claimed) -> str:
    return views.say(user.locale, f"{what}-{claimed.claim.value}", credits=claimed.credits).text
