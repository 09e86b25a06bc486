"""What the page's users do around a Mini App: open it, pay what it sells, and send what it has prepared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.sandbox.page.actions import Action
from bot.sandbox.telegram import (
    Chat,
    InvoiceStatus,
    PaymentRefused,
    PreparedMessageFailed,
    SimulatedTelegram,
    User,
)

NO_APP = "This bot has no Mini App."


class MiniAppActions:
    """The page shows the Mini App itself; see `mini_app.js`."""

    def __init__(
        self, telegram: SimulatedTelegram, users: Mapping[int, User], name_of: Callable[[Chat], str | None]
    ) -> None:
        """`name_of` tells how the page calls a chat; None for one that it does not show."""
        self._telegram = telegram
        self._users = users
        self._name_of = name_of

    def actions(self) -> dict[str, Action]:
        """By the names of their addresses."""
        return {
            "open-app": self._open,
            "open-invoice": self._open_invoice,
            "pay-link": self._pay_link,
            "open-prepared": self._open_prepared,
            "send-prepared": self._send_prepared,
        }

    def menus(self) -> dict[int, str | None]:
        """What each user's menu button says; None where it opens no Mini App."""
        return {user.id: self._telegram.menu_button(user.id).get("text") for user in self._users.values()}

    def _user(self, body: dict[str, Any]) -> User:
        return self._users[int(body["user"])]

    async def _open(self, body: dict[str, Any]) -> str | dict[str, Any]:
        """By a button under a `message`, by a link with a `start_param`, or by the menu button."""
        user = self._user(body)
        start_param = None if body.get("start_param") is None else str(body["start_param"])
        if start_param is not None and not self._telegram.has_main_web_app:
            return NO_APP
        url = self._pressed(body) if "message" in body else self._in_menu(user)
        if url is None:
            return NO_APP
        return {
            "title": self._telegram.bot["first_name"],
            "url": url,
            "start_param": start_param,
            "init_data": user.init_data(start_param=start_param),
        }

    def _pressed(self, body: dict[str, Any]) -> str | None:
        message = self._telegram.chats[int(body["chat"])].find(int(body["message"]))
        return None if message is None else message.rows[int(body["row"])][int(body["column"])].web_app

    def _in_menu(self, user: User) -> str | None:
        url: str | None = self._telegram.menu_button(user.id).get("web_app", {}).get("url")
        return url

    async def _open_invoice(self, body: dict[str, Any]) -> dict[str, Any]:
        invoice = self._user(body).open_link(str(body["slug"]))
        return {"title": invoice.title, "description": invoice.wire["description"], "stars": invoice.amount}

    async def _pay_link(self, body: dict[str, Any]) -> dict[str, Any]:
        user = self._user(body)
        try:
            await user.pay(user.open_link(str(body["slug"])))
        except PaymentRefused as refusal:
            return {"status": InvoiceStatus.FAILED, "said": str(refusal)}
        return {"status": InvoiceStatus.PAID}

    async def _open_prepared(self, body: dict[str, Any]) -> dict[str, Any]:
        try:
            chats = self._user(body).chats_for_prepared(str(body["id"]))
        except PreparedMessageFailed as failure:
            return {"failed": str(failure)}
        named = [(chat.id, self._name_of(chat)) for chat in chats]
        return {"chats": [{"id": chat_id, "name": name} for chat_id, name in named if name is not None]}

    async def _send_prepared(self, body: dict[str, Any]) -> dict[str, Any]:
        chat = self._telegram.chats[int(body["chat"])]
        try:
            await self._user(body).send_prepared(str(body["id"]), chat=chat)
        except PreparedMessageFailed as failure:
            return {"failed": str(failure)}
        return {"said": f"Sent to {self._name_of(chat)}."}
