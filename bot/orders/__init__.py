"""Which kinds of order there are. A new one is a new file and one line here; CONTRIBUTING has the steps."""

from __future__ import annotations

from bot.orders.base import Order
from bot.orders.character import MakeCharacter
from bot.orders.clean import Clean
from bot.orders.create import Create

KINDS: tuple[type[Order], ...] = (Clean, Create, MakeCharacter)
