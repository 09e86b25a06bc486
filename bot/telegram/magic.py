"""Magic filters that are resolved where they are asked; aiogram goes to a thread for each bare one of every update."""

from __future__ import annotations

from aiogram.filters import Filter
from aiogram.types import TelegramObject
from magic_filter import MagicFilter


class Magic(Filter):
    """Lets through what fits each of these magic filters `F…`."""

    def __init__(self, *magic: MagicFilter) -> None:
        self._magic = magic

    async def __call__(self, event: TelegramObject) -> bool:
        return all(magic.resolve(event) for magic in self._magic)
