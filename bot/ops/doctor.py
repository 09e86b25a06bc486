"""`doctor`: checks everything that the bot needs, a line each, and shows no secret."""

from __future__ import annotations

import sys
import time
from collections.abc import AsyncIterator, Iterator

import httpx
from aiogram.exceptions import TelegramAPIError
from sqlalchemy.exc import SQLAlchemyError

from bot.core import Core, build
from bot.extras import Extra, ExtraMissing
from bot.listening import ALIVE, ListenError, try_to_listen
from bot.ops.findings import Finding, Verdict
from bot.ops.surroundings import clock, disk, public_address, telegram
from bot.orders.blocked_words import BlockedWords
from bot.providers.base import Capability, ErrorKind, Provider, ProviderError
from bot.providers.catalogue import Catalogue
from bot.providers.registry import RegistrationError, create, known, models_of
from bot.routing.health import Health
from bot.routing.stats import CapabilityReport, ProviderReport, report
from bot.settings import Settings, SettingsError, load
from bot.storage.database import Database, DatabaseError, DatabaseMissing
from bot.storage.migrate import Schema, is_current, schema_of
from bot.telegram.client import create_bot
from bot.telegram.stars import star_transactions

NAMED_AT_MOST = 5
WHAT_TO_DO = {
    ErrorKind.AUTH: "the key is refused; make a new one on the provider's site",
    ErrorKind.NO_CREDITS: "the account is empty; fill it up on the provider's site",
    ErrorKind.PAUSED: "paused by the provider for now; the bot tries it again by itself",
    ErrorKind.RATE_LIMITED: "it was asked too often; try again in a minute",
}

IF_BROKEN = "see whether its site says why; the bot tries it again by itself"
NO_OPERATORS = (
    "ADMIN_IDS is empty while credits are sold for Stars: nobody can give Stars back or is told of trouble,"
    " and /paysupport only names SUPPORT_CONTACT"
)
SCHEMAS = {
    Schema.EMPTY: "empty; `run` or `migrate` makes its tables",
    Schema.OLDER: "its schema is older; `run` or `migrate` brings it up",
    Schema.CURRENT: "newest schema",
    Schema.NEWER: "made by a newer version of the bot; run that one",
}


async def examine() -> int:
    """Print the findings. Returns 0 when all is fine, else 1."""
    failed = False
    async for finding in _findings():
        sys.stdout.write(f"{finding}\n")
        sys.stdout.flush()
        failed = failed or finding.verdict is Verdict.FAILURE
    return 1 if failed else 0


async def _findings() -> AsyncIterator[Finding]:
    try:
        settings = load(known())
        models = models_of(settings)
        BlockedWords.of(settings)
        _check_extras(settings)
    except SettingsError as error:
        for mistake in error.mistakes:
            yield Finding(Verdict.FAILURE, "settings", mistake)
        return
    except (RegistrationError, ExtraMissing) as error:
        yield Finding(Verdict.FAILURE, "settings", str(error))
        return
    yield Finding(Verdict.OK, "settings", "all can be read")
    if not settings.admin_ids:
        yield Finding(Verdict.WARNING, "operators", NO_OPERATORS)
    async for finding in telegram(settings):
        yield finding
    async with httpx.AsyncClient() as client:
        for around in (await public_address(settings, client), await clock(settings, client)):
            if around is not None:
                yield around
        for name in settings.provider_names:
            async for finding in _provider(settings, name, client, models):
                yield finding
        async for finding in _stored(settings):
            yield finding
        yield await _port(settings, client)


def _check_extras(settings: Settings) -> None:
    """Raises ExtraMissing."""
    if settings.sentry_dsn is not None:
        Extra.SENTRY.need()
    if settings.otel_exporter_otlp_endpoint is not None:
        Extra.TRACING.need()


async def _stored(settings: Settings) -> AsyncIterator[Finding]:
    """The database, and what can be told from it."""
    try:
        database = Database(settings.database_url, time.time)
    except DatabaseError as error:
        yield Finding(Verdict.FAILURE, "database", str(error))
        return
    try:
        core = build(settings, database)
        state = await _database(database)
        yield state
        if state.verdict is Verdict.FAILURE or database.is_missing:
            return
        if (space := disk(database)) is not None:
            yield space
        for finding in await _last_day(core):
            yield finding
        for finding in await _payments(core):
            yield finding
        for finding in await _balances(core):
            yield finding
    finally:
        await database.close()


async def _provider(
    settings: Settings, name: str, client: httpx.AsyncClient, models: Catalogue
) -> AsyncIterator[Finding]:
    """The account, and each capability where the provider has more than one."""
    provider = create(name, settings.accounts[name], client, models.of(name))
    try:
        balance = await provider.balance()
    except ProviderError as error:
        yield _trouble(name, error)
        return
    if balance is not None and balance <= 0:
        yield Finding(Verdict.FAILURE, name, WHAT_TO_DO[ErrorKind.NO_CREDITS])
        return
    account = "it does not tell its balance" if balance is None else f"balance {balance:g}"
    if len(provider.capabilities) == 1:
        yield await _capability(provider, provider.capabilities[0], name, account)
        return
    yield Finding(Verdict.OK, name, account)
    for capability in provider.capabilities:
        yield await _capability(provider, capability, f"{name}, {capability.model}")


async def _capability(provider: Provider, capability: Capability, subject: str, *before: str) -> Finding:
    try:
        works = await provider.probe(capability)
    except ProviderError as error:
        return _trouble(subject, error)
    words = "works" if works else "only a real job can tell whether it works"
    return Finding(Verdict.OK, subject, "; ".join([*before, words]))


def _trouble(subject: str, error: ProviderError) -> Finding:
    words = WHAT_TO_DO.get(
        error.kind,
        f"it does not answer as it should ({error.kind}); {IF_BROKEN}",
    )
    return Finding(Verdict.FAILURE, subject, words)


async def _database(database: Database) -> Finding:
    try:
        await database.open(exclusive=False)
        schema = await schema_of(database)
    except DatabaseMissing:
        schema = Schema.EMPTY
    except DatabaseError as error:
        return Finding(Verdict.FAILURE, "database", str(error))
    verdict = Verdict.FAILURE if schema is Schema.NEWER else Verdict.OK
    return Finding(verdict, "database", f"{database.name}: {SCHEMAS[schema]}")


async def _last_day(core: Core) -> list[Finding]:
    """What each provider did, where the database has it."""
    try:
        if not await is_current(core.database):
            return []
        classes = known()
        offers = {name: classes[name].capabilities for name in core.settings.provider_names}
        reports = await report(core.database, core.routing.health_store, offers)
    except (SQLAlchemyError, OSError):
        # That it does not answer has a line of its own.
        return []
    return [Finding(Verdict.OK, *line) for told in reports for line in _in_words(told)]


async def _payments(core: Core) -> list[Finding]:
    """Whether Telegram's list of payments and the booked ones agree, where both can be read."""
    bot = create_bot(core.settings)
    try:
        if not await is_current(core.database):
            return []
        told = await star_transactions(bot)
        async with core.database.reading() as connection:
            differences = await core.parts.payments.compare(connection, told)
    except (SQLAlchemyError, OSError, TelegramAPIError):
        # That one of them does not answer has a line of its own.
        return []
    finally:
        await bot.session.close()
    if differences:
        words = f"{differences.count} differ from Telegram's list; `python -m bot reconcile` shows them"
        return [Finding(Verdict.WARNING, "payments", words)]
    return [Finding(Verdict.OK, "payments", "they agree with Telegram's list")]


async def _balances(core: Core) -> list[Finding]:
    """Whether each balance is the sum of its entries."""
    try:
        if not await is_current(core.database):
            return []
        async with core.database.reading() as connection:
            differing = await core.parts.ledger.differing(connection)
    except (SQLAlchemyError, OSError):
        # That it does not answer has a line of its own.
        return []
    if differing:
        accounts = ", ".join(map(str, differing[:NAMED_AT_MOST]))
        words = f"{len(differing)} are not the sum of their entries: accounts {accounts}; restore a backup"
        return [Finding(Verdict.FAILURE, "balances", words)]
    return [Finding(Verdict.OK, "balances", "each is the sum of its entries")]


def _in_words(told: ProviderReport) -> Iterator[tuple[str, str]]:
    """Whose day, and how it was: a line for the provider, or for each capability where there are several."""
    name = told.account.provider
    for capability in told.capabilities:
        subject = name if len(told.capabilities) == 1 else f"{name}, {capability.health.capability}"
        health = capability.health if told.account.is_well else told.account
        yield f"{subject}, last day", "; ".join([_state(health), *_figures(capability)])


def _state(health: Health) -> str:
    return "works" if health.is_well else f"in cooldown after {health.failures} failures ({health.reason})"


def _figures(told: CapabilityReport) -> Iterator[str]:
    yield f"{told.done} done, {told.failed} failed"
    if told.success_percent is not None:
        yield f"success rate {told.success_percent} %"
    if told.median_time is not None:
        yield f"median time {told.median_time:.1f} s"
    if told.cost_per_task is not None:
        yield f"cost per task {told.cost_per_task:g}"


async def _port(settings: Settings, client: httpx.AsyncClient) -> Finding:
    try:
        try_to_listen(settings.http_host, settings.http_port)
    except ListenError as error:
        if await _answers(settings, client):
            return Finding(Verdict.OK, "port", f"{settings.http_host}:{settings.http_port} is the running bot's")
        return Finding(Verdict.FAILURE, "port", str(error))
    return Finding(Verdict.OK, "port", f"{settings.http_host}:{settings.http_port} is free")


async def _answers(settings: Settings, client: httpx.AsyncClient) -> bool:
    """Whether a bot listens there already."""
    host = f"[{settings.http_host}]" if ":" in settings.http_host else settings.http_host
    try:
        answer = await client.get(f"http://{host}:{settings.http_port}/healthz")
    except httpx.HTTPError:
        return False
    return answer.text == ALIVE
