"""What is asked for in groups, taken as each group wants it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from aiogram.exceptions import TelegramAPIError, TelegramForbiddenError
from aiogram.types import Message

from bot.fulfilment.intake import Request
from bot.messenger import Unavailable
from bot.telegram.group_admins import GroupAdmins
from bot.telegram.group_messages import GROUPS
from bot.telegram.groups import Group, Groups, Payer, WhoMayAsk
from bot.telegram.link_requests import Asker, LinkRequests
from bot.telegram.replies import Answers
from bot.telegram.standing import may_write
from bot.telegram.views import is_in_group
from bot.users.users import User


class GroupRequests:
    """Takes what messages in groups ask for."""

    def __init__(
        self, groups: Groups, admins: GroupAdmins, links: LinkRequests, answers: Answers, *, asks_consent: bool
    ) -> None:
        """`asks_consent` says whether anything has to be confirmed by those who ask."""
        self._groups = groups
        self._admins = admins
        self._links = links
        self._answers = answers
        self._asks_consent = asks_consent

    async def take(self, message: Message, user: User | None, *, silent: bool = False) -> None:
        """Make a job of each link in the message, or in the one that it answers; say why where none is made, unless
        the message was not for the bot (`silent`). Raises TelegramAPIError.
        """
        found = self._links.find(message)
        missing = None if found.links or found.refusals else "clean-how"
        asker = await self.asker(message, user, missing=missing, silent=silent)
        if asker is not None:
            await self._links.take(message, asker, found, silent=silent)

    async def asker(
        self, message: Message, user: User | None, *, missing: str | None = None, silent: bool = False
    ) -> Asker | None:
        """On whose behalf what the message asks for is taken; None where it is not, of which they are then told,
        unless the message was not for the bot. `missing` is the key of what to tell where it asks for nothing. Raises
        TelegramAPIError.
        """
        group = await self._groups.meet(message.chat.id, user)
        if group.is_gone and not await _may_answer(message):
            return None
        account = group.account_for(user)
        by_admin = partial(self._admins.wrote, message)
        refusal = missing or await self._refusal(group, by_admin) or ("group-anonymous" if account is None else None)
        if account is not None and refusal is None:
            return Asker(user, account, group.locale, group)
        if refusal is not None and not silent:
            await self._answers.tell_once_a_burst(message, user, self._answers.say(user, group, refusal))
        return None

    async def presser(self, message: Message, user: User) -> Asker | str:
        """On whose behalf a button under this message of the bot's was pressed, in whatever chat; where its group does
        not want that taken, why, as the key of what is told. Raises TelegramAPIError.
        """
        if message.chat.type not in GROUPS:
            return Asker.alone(user)
        group = await self._groups.meet(message.chat.id, user)
        refusal = await self._refusal(group, partial(self._admins.include, message.chat.id, user.id))
        return refusal or Asker(user, group.account_for(user), group.locale, group)

    async def renew(self, user: User, request: Request) -> Request | None:
        """A request of this user's from before, as its group takes it now: at the expense of who pays there today, and
        within today's limits. None where the group does not take it, or did pay and does no more. What was asked for
        elsewhere stays as it is. Raises Unavailable.
        """
        if not is_in_group(request):
            return request
        group = await self._groups.find(int(request.reply_to.place))
        if group is None or group.is_gone:
            return None
        try:
            refusal = await self._refusal(group, partial(self._admins.include, group.chat_id, user.id))
        except TelegramForbiddenError:
            return None
        except TelegramAPIError as error:
            raise Unavailable(type(error).__name__) from error
        account = group.account_for(user)
        if refusal is not None or request.account not in (account, user.id):
            return None
        return replace(request, account=account, quota=group.quota)

    async def _refusal(self, group: Group, by_admin: Callable[[], Awaitable[bool]]) -> str | None:
        """Why the group does not want something taken, as the key of what is told. `by_admin` tells whether one of its
        administrators asks.
        """
        if group.who_may_ask is WhoMayAsk.ADMINS and not await by_admin():
            return "group-only-admins-ask"
        if group.payer is Payer.GROUP and self._asks_consent and not group.confirmed:
            return "group-unconfirmed"
        return None


async def _may_answer(message: Message) -> bool:
    """Whether the bot may write here, of which the contrary was heard last."""
    assert message.bot is not None  # noqa: S101  # messages that were taken know their bot
    return may_write(await message.bot.get_chat_member(message.chat.id, message.bot.id))
