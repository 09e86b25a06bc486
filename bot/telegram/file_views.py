"""What users see of a file with links."""

from __future__ import annotations

from collections.abc import Iterator

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.telegram.callbacks import StartFile
from bot.telegram.link_files import FileError, Summary
from bot.telegram.texts import Texts
from bot.telegram.views import View


class FileViews:
    """The messages about files, in every language."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def refused(self, locale: str, error: FileError) -> View:
        """Why a file is not taken."""
        return View(self._texts.get(locale, f"file-{error.reason}"))

    def summary(self, locale: str, summary: Summary, balance: int) -> View:
        """What is in a file and what it costs, with the button that starts."""
        good = len(summary.good)
        lines = [*self._lines(locale, summary)]
        if not good:
            return View("\n".join(lines))
        lines.append(self._texts.get(locale, "file-price", price=summary.price, balance=balance))
        text = self._texts.get(locale, "file-start", links=good)
        button = InlineKeyboardButton(text=text, callback_data=StartFile().pack())
        return View("\n".join(lines), InlineKeyboardMarkup(inline_keyboard=[[button]]))

    def _lines(self, locale: str, summary: Summary) -> Iterator[str]:
        good, listed = summary.good, summary.listed
        known = sum(each.known for each in good)
        blocked = len(summary.appraisals) - len(good)
        yield self._texts.get(locale, "file-summary", links=len(good))
        if known:
            yield self._texts.get(locale, "file-known", links=known)
        for refusal, times in listed.refusals.items():
            why = self._texts.get(locale, f"refusal-{refusal.reason}")
            yield self._texts.get(locale, "file-left-out", links=times, why=why)
        if blocked:
            yield self._texts.get(locale, "file-left-out", links=blocked, why=self._texts.get(locale, "banned-video"))
        if listed.further:
            yield self._texts.get(locale, "file-further", links=len(listed.links), further=listed.further)

    def started(self, locale: str, links: int) -> View:
        """The button was pressed."""
        return View(self._texts.get(locale, "file-started", links=links))
