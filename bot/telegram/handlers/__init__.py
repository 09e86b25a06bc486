"""What people can do, a file each. A new one is added to ROUTERS, and to COMMANDS when the menu should name it."""

from __future__ import annotations

from aiogram import Dispatcher, Router

from bot.telegram.handlers import balance, cancel, consent, links, operators, reopening, start

COMMANDS = ("start", "help", "balance", "cancel")
"""What the menu offers; each has its words under `command-…`."""


def add_handlers(dispatcher: Dispatcher) -> None:
    """Make the dispatcher answer people. Links come last: they take every message that nothing else took."""
    routers: tuple[Router, ...] = (
        start.router(),
        consent.router(),
        balance.router(),
        cancel.router(),
        reopening.router(),
        operators.router(),
        links.router(),
    )
    dispatcher.include_routers(*routers)
