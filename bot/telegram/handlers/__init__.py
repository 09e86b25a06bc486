"""What users can do, a file each."""

from __future__ import annotations

from aiogram import Dispatcher

from bot.telegram.handlers import (
    alerts,
    balance,
    buy,
    cancel,
    consent,
    delete_me,
    exports,
    history,
    links,
    operators,
    promotions,
    stale,
    start,
    support,
    usage,
)


def add_handlers(dispatcher: Dispatcher) -> None:
    """Make the dispatcher answer users. Links come last: they take every message that nothing else took."""
    dispatcher.include_routers(
        promotions.router(),
        start.router(),
        consent.router(),
        balance.router(),
        history.router(),
        usage.router(),
        buy.router(),
        cancel.router(),
        alerts.router(),
        delete_me.router(),
        operators.router(),
        exports.router(),
        support.router(),
        links.router(),
        stale.router(),
    )
