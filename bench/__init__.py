"""Measures the bot beside its floors."""

from bot.telegram.lazy_types import import_aiogram

# A package is imported before its modules, and so before any of them imports aiogram.
import_aiogram()
