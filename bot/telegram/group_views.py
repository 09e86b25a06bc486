"""What groups see, and what their members are told of what they asked there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.settings import CreditPack
from bot.telegram.callbacks import ChangeGroup, ConfirmForGroup, FundGroup, GroupSetting, OpenGroupSettings
from bot.telegram.groups import Group, Payer, WhoMayAsk
from bot.telegram.menu import MenuCommand, Scope, names
from bot.telegram.texts import Texts
from bot.telegram.views import View

FROM_GROUP = "group"
"""The start parameter of who comes from a group to the private chat."""
T = TypeVar("T")
LIMITS = (0, 1, 3, 5, 10, 20, 50, 100)
"""Those that a press on the button goes through; 0 is none."""


class GroupViews:
    """The messages, in every language."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    @property
    def locales(self) -> Sequence[str]:
        """The languages that a group can choose from."""
        return self._texts.locales

    def say(self, locale: str, key: str, **values: object) -> View:
        """A message that is its words alone."""
        return View(self._texts.get(locale, key, **values))

    def greeting(self, locale: str) -> View:
        return View(self._texts.get(locale, "group-greeting"), self._keyboard(self._open(locale)))

    def help(self, locale: str, commands: Sequence[MenuCommand], *, for_admin: bool) -> View:
        scopes = (Scope.GROUPS, Scope.ADMINS) if for_admin else (Scope.GROUPS,)
        offered = [name for scope in scopes for name in names(commands, scope)]
        lines = [f"/{name} – {self._texts.get(locale, f'command-{name}')}" for name in offered]
        return View("\n".join([self._texts.get(locale, "group-help"), "", *lines]))

    def see_private_chat(self, locale: str, link: str) -> View:
        return View(self._texts.get(locale, "group-see-private-chat"), self._keyboard(self._way(locale, link)))

    def out_of_credits(self, locale: str, *, balance: int, price: int, link: str) -> View:
        text = self._texts.get(locale, "out-of-credits", price=price, balance=balance)
        button = InlineKeyboardButton(text=self._texts.get(locale, "open-shop"), url=link)
        return View(text, self._keyboard(button))

    def balance(self, locale: str, *, own: int, of_group: int | None) -> View:
        lines = [self._texts.get(locale, "balance", balance=own)]
        if of_group is not None:
            lines.append(self._texts.get(locale, "group-balance", balance=of_group))
        return View("\n".join(lines))

    def settings(self, group: Group) -> View:
        """The group's settings: each button tells one, and changes it to what it is not."""
        locale = group.locale
        locales = list(self.locales)
        language = self._texts.language(locale)
        values = {
            GroupSetting.PAYER: (group.payer, _next(list(Payer), group.payer)),
            GroupSetting.BARE_LINKS: (("off", "on")[group.bare_links], ("on", "off")[group.bare_links]),
            GroupSetting.LOCALE: (self._texts.get(language, "language-name"), _next(locales, language)),
            GroupSetting.WHO_MAY_ASK: (group.who_may_ask, _next(list(WhoMayAsk), group.who_may_ask)),
            GroupSetting.DAILY_EACH: (group.daily_each or 0, _next(LIMITS, group.daily_each or 0)),
            GroupSetting.DAILY_TOGETHER: (group.daily_together or 0, _next(LIMITS, group.daily_together or 0)),
        }
        buttons = [
            InlineKeyboardButton(
                text=self._texts.get(locale, f"group-setting-{setting.value}", value=value),
                callback_data=ChangeGroup(setting=setting, value=str(following)).pack(),
            )
            for setting, (value, following) in values.items()
        ]
        return View(self._texts.get(locale, "group-settings"), self._keyboard(*buttons))

    def consent(self, locale: str) -> View:
        confirm = self._button(locale, "consent-confirm", ConfirmForGroup())
        back = self._button(locale, "group-settings-back", OpenGroupSettings())
        return View(self._texts.get(locale, "group-consent"), self._keyboard(confirm, back))

    def packs(self, locale: str, packs: Sequence[CreditPack], account: int) -> View:
        buttons = [
            InlineKeyboardButton(
                text=self._texts.get(locale, "pack", credits=pack.credits, stars=pack.stars),
                callback_data=FundGroup(account=account, credits=pack.credits, stars=pack.stars).pack(),
            )
            for pack in packs
        ]
        return View(self._texts.get(locale, "fund-how"), self._keyboard(*buttons))

    def _open(self, locale: str) -> InlineKeyboardButton:
        return self._button(locale, "group-settings-open", OpenGroupSettings())

    def _way(self, locale: str, link: str) -> InlineKeyboardButton:
        return InlineKeyboardButton(text=self._texts.get(locale, "group-private-chat"), url=link)

    def _button(self, locale: str, key: str, data: CallbackData) -> InlineKeyboardButton:
        return InlineKeyboardButton(text=self._texts.get(locale, key), callback_data=data.pack())

    def _keyboard(self, *buttons: InlineKeyboardButton) -> InlineKeyboardMarkup:
        return InlineKeyboardMarkup(inline_keyboard=[[button] for button in buttons])


def _next(values: Sequence[T], value: T) -> T:
    """The one that follows, in a circle."""
    return values[(values.index(value) + 1) % len(values)] if value in values else values[0]
