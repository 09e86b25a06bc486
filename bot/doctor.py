"""`doctor`: checks everything that the bot needs, a line each, and shows no secret."""

from __future__ import annotations

import socket
import sys
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import closing
from dataclasses import dataclass

import httpx
from aiogram.exceptions import TelegramAPIError, TelegramUnauthorizedError
from sqlalchemy.exc import SQLAlchemyError

from bot.app import create_bot
from bot.providers.base import ErrorKind, ProviderError
from bot.providers.registry import create, known
from bot.providers.report import ProviderReport, report
from bot.providers.services import Services
from bot.settings import Settings, SettingsError, load
from bot.storage.database import Database, DatabaseError
from bot.storage.migrate import is_current

REQUEST_SECONDS = 10
WHAT_TO_DO = {
    ErrorKind.AUTH: "the key is refused; make a new one on the provider's site",
    ErrorKind.NO_CREDITS: "the account is empty",
    ErrorKind.PAUSED: "the service rests at the moment",
    ErrorKind.RATE_LIMITED: "it was asked too often; try again in a minute",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One line."""

    subject: str
    fine: bool
    words: str

    def __str__(self) -> str:
        return f"{'ok  ' if self.fine else 'FAIL'} {self.subject}: {self.words}"


async def examine() -> int:
    """Print the findings. Returns 0 when all is fine, else 1."""
    failed = False
    async for finding in _findings():
        sys.stdout.write(f"{finding}\n")
        sys.stdout.flush()
        failed = failed or not finding.fine
    return 1 if failed else 0


async def _findings() -> AsyncIterator[Finding]:
    try:
        settings = load(known())
    except SettingsError as error:
        for mistake in error.mistakes:
            yield Finding("settings", fine=False, words=mistake)
        return
    yield Finding("settings", fine=True, words="all can be read")
    yield await _token(settings)
    async with httpx.AsyncClient() as client:
        for name in settings.provider_names:
            yield await _provider(settings, name, client)
    database = Database(settings.database_url, time.time)
    try:
        yield await _database(database)
        for finding in await _last_day(database, settings.provider_names):
            yield finding
    finally:
        await database.close()
    yield _port(settings)


async def _token(settings: Settings) -> Finding:
    bot = create_bot(settings)
    try:
        me = await bot.get_me(request_timeout=REQUEST_SECONDS)
    except TelegramUnauthorizedError:
        return Finding("token", fine=False, words="Telegram refuses it; take it anew from BotFather")
    except TelegramAPIError as error:
        return Finding("token", fine=False, words=f"Telegram does not answer ({type(error).__name__})")
    finally:
        await bot.session.close()
    return Finding("token", fine=True, words=f"it is @{me.username}'s")


async def _provider(settings: Settings, name: str, client: httpx.AsyncClient) -> Finding:
    provider = create(name, settings.accounts[name], client)
    try:
        balance = await provider.balance()
        works = await provider.probe()
    except ProviderError as error:
        return Finding(
            name, fine=False, words=WHAT_TO_DO.get(error.kind, f"it does not answer as it should ({error.kind})")
        )
    account = "it does not tell its balance" if balance is None else f"balance {balance:g}"
    if balance is not None and balance <= 0:
        return Finding(name, fine=False, words=WHAT_TO_DO[ErrorKind.NO_CREDITS])
    return Finding(
        name, fine=True, words=f"{account}; {'works' if works else 'only a real job can tell whether it works'}"
    )


async def _database(database: Database) -> Finding:
    try:
        await database.open(exclusive=False)
        current = await is_current(database)
    except DatabaseError as error:
        return Finding("database", fine=False, words=str(error))
    state = "newest schema" if current else "its schema is older; `run` or `migrate` brings it up"
    return Finding("database", fine=True, words=f"{database.name}: {state}")


async def _last_day(database: Database, names: Iterable[str]) -> list[Finding]:
    """What each provider did, where the database has it."""
    try:
        if not await is_current(database):
            return []
        async with database.reading() as connection:
            reports = await report(database, Services(database), connection, names)
    except (SQLAlchemyError, OSError):
        # That it does not answer has a line of its own.
        return []
    return [Finding(f"{told.service.provider}, last day", fine=True, words=_in_words(told)) for told in reports]


def _in_words(told: ProviderReport) -> str:
    service = told.service
    state = "works" if service.is_well else f"rests after {service.failures} failures ({service.reason})"
    figures = {
        "success rate": None if told.success_percent is None else f"{told.success_percent} %",
        "middle time": None if told.middle_time is None else f"{told.middle_time:.1f} s",
        "cost per video": None if told.cost_per_video is None else f"{told.cost_per_video:g}",
    }
    known = [f"{name} {value}" for name, value in figures.items() if value is not None]
    return "; ".join([state, f"{told.done} done, {told.failed} failed", *known])


def _port(settings: Settings) -> Finding:
    where = f"{settings.http_host}:{settings.http_port}"
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.http_host, settings.http_port))
        except OSError as error:
            words = f"{where} cannot be used: {error.strerror}. Is the bot running already?"
            return Finding("port", fine=False, words=words)
    return Finding("port", fine=True, words=f"{where} is free")
