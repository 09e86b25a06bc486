"""/fund: credits for a group's account, from a member's own or for Telegram Stars."""

from __future__ import annotations

from aiogram import Bot, Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from bot.billing.ledger import OutOfCredits
from bot.billing.payments import payload_of
from bot.billing.promotions import Promotions
from bot.fulfilment.accounts import Accounts
from bot.fulfilment.intake import Reply
from bot.routing.pool import Pool
from bot.settings import CreditPack
from bot.telegram.callbacks import FundGroup
from bot.telegram.group_views import GroupViews
from bot.telegram.groups import Groups, Payer
from bot.telegram.handlers.buy import Packs
from bot.telegram.handlers.promotions import LARGEST_GIFT
from bot.telegram.invoices import terms
from bot.telegram.replies import Answers
from bot.users.users import User


def router() -> Router:
    """The handlers of this file."""
    router = Router(name="fund")
    router.callback_query.register(invoice, FundGroup.filter())
    return router


async def fund(
    message: Message,
    command: CommandObject,
    user: User | None,
    groups: Groups,
    accounts: Accounts,
    promotions: Promotions,
    answers: Answers,
    group_views: GroupViews,
    packs: Packs,
    pool: Pool,
) -> None:
    """`/fund <credits>`: from the member's own account; alone, it offers packs for Stars.

    Many parameters because handlers are given what they use.
    """
    group = await groups.meet(message.chat.id, user)
    amount = (command.args or "").strip()
    if user is None:
        await answers.tell_once_a_burst(message, user, answers.say(user, group, "group-anonymous"))
    elif group.payer is not Payer.GROUP:
        await answers.tell_alone(message, user, answers.say(user, group, "fund-members-pay"))
    elif not amount.isdecimal() or not 0 < int(amount) <= LARGEST_GIFT:
        is_open = await pool.is_open_now()
        await answers.tell_alone(message, user, group_views.packs(user.locale, packs if is_open else (), group.account))
    else:
        try:
            request = f"{message.chat.id}:{message.message_id}"
            funded = await accounts.fund(user.id, group.account, int(amount), request=request)
        except OutOfCredits:
            view = answers.say(user, group, "gift-too-much", daily=promotions.daily_credits)
            await answers.tell_alone(message, user, view)
            return
        await message.reply(group_views.say(group.locale, "fund-done", credits=int(amount)).text)
        going_on = [answer for answer in funded.going_on if answer.reply is Reply.ACCEPTED]
        await answers.tell(message, user, going_on, group)


async def invoice(
    query: CallbackQuery,
    callback_data: FundGroup,
    user: User,
    bot: Bot,
    groups: Groups,
    group_views: GroupViews,
    packs: Packs,
) -> None:
    """Send the invoice for a pack that is still on sale, whose credits are the group's, whoever pays it.

    Many parameters because handlers are given what they use.
    """
    pack = CreditPack(credits=callback_data.credits, stars=callback_data.stars)
    group = await groups.of_account(callback_data.account)
    if pack not in packs or group is None or not isinstance(query.message, Message):
        await query.answer(group_views.say(user.locale, "pack-gone").text, show_alert=True)
        return
    await query.answer()
    title = group_views.say(group.locale, "pack-title", credits=pack.credits).text
    description = group_views.say(group.locale, "fund-description").text
    await bot.send_invoice(
        query.message.chat.id,
        message_thread_id=query.message.message_thread_id if query.message.is_topic_message else None,
        **terms(title, description, payload_of(pack, group.account), pack.stars),
    )
