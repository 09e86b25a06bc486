"""The ways into the gallery: buttons in private chats, where the bot can be reached from outside."""

from __future__ import annotations

from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    MenuButtonDefault,
    MenuButtonWebApp,
    WebAppInfo,
)

from bot.addresses import gallery_url
from bot.settings import Settings
from bot.telegram.texts import Texts
from bot.telegram.views import View

START_PARAMETER = "gallery"
"""Begins the private chat with a button that opens it."""


class GalleryButton:
    """The buttons, in every language; none where there is no PUBLIC_URL."""

    def __init__(self, settings: Settings, texts: Texts) -> None:
        self._url = gallery_url(settings)
        self._texts = texts

    def menu(self) -> MenuButtonWebApp | MenuButtonDefault:
        """What stands beside the input field. Telegram takes one text for all languages."""
        if self._url is None:
            return MenuButtonDefault()
        return MenuButtonWebApp(text=self._texts.get("", "gallery-menu"), web_app=WebAppInfo(url=self._url))

    def under(self, locale: str, view: View) -> View:
        """The view, with a button that opens the gallery below what it has."""
        if self._url is None:
            return view
        rows = [] if view.keyboard is None else view.keyboard.inline_keyboard
        button = InlineKeyboardButton(text=self._texts.get(locale, "gallery-open"), web_app=WebAppInfo(url=self._url))
        return View(view.text, InlineKeyboardMarkup(inline_keyboard=[*rows, [button]]))
