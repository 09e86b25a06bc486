"""What users see of the last days: a picture with its words in it, a caption, and the button for the other theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.billing.usage import DAYS, Day, Usage
from bot.telegram.callbacks import SetTheme, Whose
from bot.telegram.chart import Chart
from bot.telegram.texts import Texts
from bot.users.users import Theme, User

NAMES = {Whose.OWN: "usage.png", Whose.ALL: "stats.png"}


@dataclass(frozen=True, slots=True)
class ChartView:
    """One message: a chart that is yet to be drawn, its caption in HTML, and its button."""

    chart: Chart
    name: str
    """The file's."""
    caption: str
    keyboard: InlineKeyboardMarkup


class ChartViews:
    """The messages with pictures of the last days, in every language."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def usage(self, user: User, used: Usage) -> ChartView:
        """The user's own days. The caption has their sums, also for whoever has it read aloud."""
        title = self._texts.get(user.locale, "chart-usage")
        return self._view(user, Whose.OWN, title, used.days, self.sums(user, used))

    def sums(self, user: User, used: Usage) -> str:
        """What became of the user's videos, or that there were none."""
        key = "usage-caption" if used.delivered or used.failed else "usage-nothing"
        values = {"days": DAYS, "delivered": used.delivered, "failed": used.failed, "spent": used.spent}
        return self._texts.get(user.locale, key, **values)

    def stats(self, user: User, days: Sequence[Day]) -> ChartView:
        """Everyone's days, for an operator. The figures are a message of their own."""
        title = self._texts.get(user.locale, "chart-stats")
        return self._view(user, Whose.ALL, title, days, title)

    def _view(self, user: User, whose: Whose, title: str, days: Sequence[Day], caption: str) -> ChartView:
        other = Theme.LIGHT if user.theme is Theme.DARK else Theme.DARK
        button = InlineKeyboardButton(
            text=self._texts.get(user.locale, f"chart-to-{other.value}"),
            callback_data=SetTheme(whose=whose, theme=other).pack(),
        )
        chart = Chart(
            title=title,
            delivered=self._texts.get(user.locale, "chart-delivered"),
            failed=self._texts.get(user.locale, "chart-failed"),
            days=days,
            locale=self._writing(user.locale),
            theme=user.theme,
        )
        return ChartView(chart, NAMES[whose], caption, InlineKeyboardMarkup(inline_keyboard=[[button]]))

    def _writing(self, locale: str) -> str:
        """How dates are written: as where the user is, if that is where the words are from."""
        spoken = self._texts.language(locale)
        return locale if locale.lower().split("-")[0] == spoken.lower().split("-")[0] else spoken
