"""/promo, /invite and /gift: credits that nobody pays for."""

from __future__ import annotations

import structlog
from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import Message
from aiogram.utils.deep_linking import create_start_link

from bot.credits import Ledger, OutOfCredits
from bot.departures import is_nobodys
from bot.messenger import MessengerError, Notifier
from bot.people import People, Person
from bot.presents import Claim, Claimed, Presents
from bot.storage.database import Database
from bot.telegram.answers import Answers
from bot.telegram.views import Views
from bot.wishes import Wishes

INVITATION = "invite-"
GIFT = "gift-"
LARGEST_GIFT = 10_000

log = structlog.get_logger(__name__)


def router() -> Router:
    """The handlers of this file. It stands before /start, whose links these are."""
    router = Router(name="presents")
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
    person: Person,
    views: Views,
    presents: Presents,
    wishes: Wishes,
    answers: Answers,
    database: Database,
) -> None:
    """Give what a promo code is worth."""
    if not command.args:
        await message.answer(views.say(person.locale, "promo-how").text)
        return
    async with database.transaction() as connection:
        claimed = await presents.redeem(connection, person.id, command.args)
    going_on = await wishes.go_on(person.id) if claimed.claim is Claim.GIVEN else []
    await message.answer(_said(views, person, "promo", claimed))
    await answers.tell(message, person, going_on)


async def invite(
    message: Message, bot: Bot, person: Person, views: Views, presents: Presents, database: Database
) -> None:
    """Make the person's invitation link."""
    if presents.invitation_credits == 0:
        await message.answer(views.say(person.locale, "invite-off").text)
        return
    async with database.transaction() as connection:
        code = await presents.invitation_code(connection, person.id)
    link = await create_start_link(bot, f"{INVITATION}{code}")
    view = views.say(person.locale, "invite", credits=presents.invitation_credits, link=link)
    await message.answer(view.text)


async def accept_invitation(
    message: Message,
    command: CommandObject,
    person: Person,
    views: Views,
    presents: Presents,
    wishes: Wishes,
    answers: Answers,
    ledger: Ledger,
    people: People,
    notifier: Notifier,
    database: Database,
) -> None:
    """Give both sides their credits; the inviter hears of it, and who is new hears what this is."""
    async with database.transaction() as connection:
        is_new = await presents.is_new(connection, person.id)
        inviter = await presents.inviter(connection, (command.args or "").removeprefix(INVITATION))
        claimed = Claimed(Claim.UNKNOWN)
        if inviter is not None:
            claimed = await presents.accept_invitation(connection, person.id, inviter)
        balance = await ledger.balance(connection, person.id)
    going_on = await wishes.go_on(person.id)
    words = _said(views, person, "invitation", claimed)
    await message.answer(views.welcome(person.locale, words, balance).text if is_new else words)
    await answers.tell(message, person, going_on)
    if inviter is not None and claimed.claim is Claim.GIVEN:
        await wishes.go_on(inviter)
        await _tell(notifier, people, inviter, "invitation-accepted", claimed)


async def wrap_gift(
    message: Message,
    command: CommandObject,
    bot: Bot,
    person: Person,
    views: Views,
    presents: Presents,
    database: Database,
) -> None:
    """Set credits aside, and make the link that whoever opens it first gets them by."""
    amount = (command.args or "").strip()
    if not amount.isdecimal() or not 0 < int(amount) <= LARGEST_GIFT:
        await message.answer(views.say(person.locale, "gift-how").text)
        return
    try:
        async with database.transaction() as connection:
            request = f"{message.chat.id}:{message.message_id}"
            code = await presents.wrap_gift(connection, person.id, int(amount), request=request)
    except OutOfCredits:
        await message.answer(views.say(person.locale, "gift-too-much", daily=presents.daily_credits).text)
        return
    link = await create_start_link(bot, f"{GIFT}{code}")
    await message.answer(views.say(person.locale, "gift", credits=int(amount), link=link).text)


async def open_gift(
    message: Message,
    command: CommandObject,
    person: Person,
    views: Views,
    presents: Presents,
    wishes: Wishes,
    answers: Answers,
    ledger: Ledger,
    people: People,
    notifier: Notifier,
    database: Database,
) -> None:
    """Give the gift to who opens it first; the giver hears of it, and who is new hears what this is."""
    code = (command.args or "").removeprefix(GIFT)
    async with database.transaction() as connection:
        is_new = await presents.is_new(connection, person.id)
        claimed = await presents.open_gift(connection, person.id, code)
        giver = await presents.giver(connection, code)
        balance = await ledger.balance(connection, person.id)
    going_on = await wishes.go_on(person.id)
    words = _said(views, person, "gift", claimed)
    await message.answer(views.welcome(person.locale, words, balance).text if is_new else words)
    await answers.tell(message, person, going_on)
    if giver is not None and claimed.claim is Claim.GIVEN:
        await _tell(notifier, people, giver, "gift-opened", claimed)


async def _tell(notifier: Notifier, people: People, receiver_id: int, key: str, claimed: Claimed) -> None:
    """Tell who invited or gave what became of it, if they are still here."""
    receiver = await people.find(receiver_id)
    if receiver is None or is_nobodys(receiver_id):
        return
    try:
        await notifier.notify(receiver_id, key, locale=receiver.locale, credits=claimed.credits)
    except MessengerError as error:
        log.info("who invited or gave could not be told", error=type(error).__name__)


def _said(views: Views, person: Person, what: str, claimed: Claimed) -> str:
    return views.say(person.locale, f"{what}-{claimed.claim.value}", credits=claimed.credits).text
