"""The simulated Telegram as a whole."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from types import TracebackType
from typing import Any, Self

from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.telegram.calls import CallLog
from bot.sandbox.telegram.chats import Channel, Chat, Group
from bot.sandbox.telegram.cloud import Cloud
from bot.sandbox.telegram.events import Events
from bot.sandbox.telegram.faults import Faults
from bot.sandbox.telegram.files import Files
from bot.sandbox.telegram.menu_buttons import MenuButton
from bot.sandbox.telegram.methods.stars import refund
from bot.sandbox.telegram.payments import Payment, Payments
from bot.sandbox.telegram.rates import Rates
from bot.sandbox.telegram.server import Server
from bot.sandbox.telegram.transcript import SimulatedMessage
from bot.sandbox.telegram.users import User
from bot.sandbox.telegram.webhook import RETRY_SECONDS, WebhookDelivery

UPLOAD_LIMIT = 50_000_000
REAL_RATES = Rates()
TOKEN = "123456789:AAsandboxsandboxsandboxsandboxsandb"  # noqa: S105  # opens nothing
BOT_ID = 123_456_789


class SimulatedTelegram:
    """A Telegram with one bot, on loopback. Serves inside `async with`; everything about it is lost at the end."""

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        token: str = TOKEN,
        bot_name: str = "Clean Video",
        bot_username: str = "clean_video_bot",
        clock: Callable[[], float] = time.time,
        upload_limit: int = UPLOAD_LIMIT,
        rates: Rates | None = REAL_RATES,
        webhook_retry_seconds: Sequence[float] = RETRY_SECONDS,
    ) -> None:
        """`clock` gives Unix seconds; messages bear its dates, and queries and updates grow old by it.

        `upload_limit` is in bytes: 50 MB, as Telegram's own server has it. What comes faster than
        `rates` is answered with 429; with None the bot may be as fast as it likes.

        Many parameters because a test changes one, and leaves the others as they are.
        """
        bot = {"id": BOT_ID, "is_bot": True, "first_name": bot_name, "username": bot_username}
        self._cloud = Cloud(token=token, bot=bot, clock=clock, upload_limit=upload_limit)
        self._cloud.faults.keep_rates(rates)
        self._server = Server(self._cloud)
        self._webhook = WebhookDelivery(self._cloud, self._server.call_in_answer, webhook_retry_seconds)
        self._host = host
        self._port = port

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.stop()

    async def start(self) -> None:
        """Begin to serve."""
        self._port = await self._server.start(self._host, self._port)

    async def stop(self) -> None:
        """End all connections and drop all files' bytes."""
        await self._webhook.close()
        self._cloud.updates.wake()
        await self._server.stop()
        await self._cloud.fetcher.close()
        self._cloud.close()

    @property
    def url(self) -> str:
        """The server's address, without a closing slash."""
        return f"http://{self._host}:{self._port}"

    @property
    def token(self) -> str:
        """The bot's token."""
        return self._cloud.token

    @property
    def bot(self) -> dict[str, Any]:
        """The bot's User, as the Bot API has it."""
        return self._cloud.bot

    @property
    def calls(self) -> CallLog:
        """The calls that the bot made: iterate, `of("sendVideo")`, `await wait_for(…)`."""
        return self._cloud.calls

    @property
    def faults(self) -> Faults:
        """What goes wrong on demand."""
        return self._cloud.faults

    @property
    def events(self) -> Events:
        """Everything that happens: `subscribe(listener)`, or `async with stream()`."""
        return self._cloud.events

    @property
    def files(self) -> Files:
        """All files that Telegram keeps."""
        return self._cloud.files

    @property
    def payments(self) -> Payments:
        """What was paid in Stars."""
        return self._cloud.payments

    @property
    def profile(self) -> dict[str, Any]:
        """Commands and descriptions that the bot set, by `what/scope/language`."""
        return self._cloud.profile

    @property
    def chats(self) -> dict[int, Chat]:
        """All chats by id."""
        return self._cloud.chats

    @property
    def elsewhere(self) -> Group:
        """The chat in which users choose inline results, and mention the bot, without the bot being in it."""
        return self._cloud.elsewhere

    @property
    def inline_messages(self) -> dict[str, SimulatedMessage]:
        """Messages sent by way of the bot, by inline_message_id."""
        return self._cloud.inline_messages

    @property
    def pending_updates(self) -> list[dict[str, Any]]:
        """The updates that the bot has not confirmed."""
        return [update.body for update in self._cloud.updates.pending]

    @property
    def privacy_mode(self) -> bool:
        """BotFather's setting; counts for groups that are made afterwards."""
        return self._cloud.privacy_mode

    @privacy_mode.setter
    def privacy_mode(self, on: bool) -> None:
        self._cloud.privacy_mode = on

    @property
    def inline_mode(self) -> bool:
        """BotFather's setting: whether the bot hears of what is typed behind its name."""
        return self._cloud.inline_mode

    @inline_mode.setter
    def inline_mode(self, on: bool) -> None:
        self._cloud.inline_mode = on

    @property
    def guest_mode(self) -> bool:
        """BotFather's setting: whether the bot hears of mentions in chats that it is no member of."""
        return self._cloud.guest_mode

    @guest_mode.setter
    def guest_mode(self, on: bool) -> None:
        self._cloud.guest_mode = on

    @property
    def inline_feedback(self) -> bool:
        """BotFather's setting: whether the bot hears of chosen results."""
        return self._cloud.inline_feedback

    @inline_feedback.setter
    def inline_feedback(self, on: bool) -> None:
        self._cloud.inline_feedback = on

    @property
    def ephemeral_messages(self) -> bool:
        """Whether this server knows them; an older one passes over who alone is to see a message."""
        return self._cloud.ephemeral_messages

    @ephemeral_messages.setter
    def ephemeral_messages(self, on: bool) -> None:
        self._cloud.ephemeral_messages = on

    @property
    def has_main_web_app(self) -> bool:
        """BotFather's setting: whether links with `?startapp` open the bot's Mini App."""
        return self._cloud.has_main_web_app

    @has_main_web_app.setter
    def has_main_web_app(self, on: bool) -> None:
        self._cloud.has_main_web_app = on

    def menu_button(self, chat_id: int | None = None) -> MenuButton:
        """The Bot API's MenuButton that counts in a private chat, or in those that have none of their own."""
        return self._cloud.menu_buttons.of(chat_id)

    def init_data(self, user: User, *, at: float | None = None, start_param: str | None = None) -> str:
        """See `User.init_data`."""
        return user.init_data(at=at, start_param=start_param)

    def channel(self, title: str) -> Channel:
        """A channel that users may post as: `say(…, behind=channel)`."""
        return Channel(self._cloud.next_channel_id(), title)

    def user(
        self,
        name: str,
        *,
        language_code: str | None = "en",
        username: str | None = None,
        user_id: int | None = None,
        started: bool = False,
    ) -> User:
        """Somebody on Telegram. With `started`, they talked to the bot before, so that it may write first."""
        user = User(self._cloud, name, language_code=language_code, username=username, user_id=user_id)
        user.chat.started = user.met = started
        return user

    def group(
        self,
        title: str,
        members: Iterable[User] = (),
        *,
        supergroup: bool = True,
        forum: bool = False,
        privacy: bool | None = None,
        bot_is_admin: bool = False,
        username: str | None = None,
    ) -> Group:
        """A group that the first of its members owns, and has just put the bot into (my_chat_member tells it).

        `privacy` differs from the bot's own setting only where it is given.

        Many parameters because each is one thing in which groups differ.
        """
        group = self._cloud.add_group(
            title,
            members,
            is_supergroup=supergroup or forum,
            is_forum=forum,
            privacy=self.privacy_mode if privacy is None else privacy,
            username=username,
        )
        group.bot_status = "left"
        group.set_bot_status("administrator" if bot_is_admin else "member")
        return group

    def refund(self, payment: Payment) -> None:
        """Telegram gives a user's Stars back; the bot is told by refunded_payment."""
        refund(self._cloud, payment.user["id"], payment.charge_id)

    def inject(self, kind: str, payload: Any, *, chat: Chat | None = None) -> int:
        """Bring the bot an update as it stands here, whatever its kind and shape. Returns its id."""
        return int(self._cloud.updates.push_unasked(kind, payload, chat.id if chat is not None else 0)["update_id"])

    async def all_confirmed(self, *, timeout: float = PATIENCE_SECONDS) -> None:
        """Until the bot has confirmed every update, for "it stays silent". Raises AssertionError after `timeout` s."""
        await self._cloud.updates.all_confirmed(timeout)
