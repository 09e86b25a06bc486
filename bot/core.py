"""Builds the heart of the bot once: for the app, the operators' commands, the tests and the bench. No messenger is
known here; whoever makes the pipeline and the monitor hands one in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from bot.addresses import callback_url
from bot.audit import Audit
from bot.billing.ledger import Ledger
from bot.billing.payments import Payments
from bot.billing.promotions import Promotions
from bot.fulfilment.accounts import Accounts
from bot.fulfilment.acts import Acts
from bot.fulfilment.alerts import AvailabilityAlerts, Renew
from bot.fulfilment.cases import Cases
from bot.fulfilment.character_drafts import CharacterDrafts
from bot.fulfilment.characters import Characters
from bot.fulfilment.creations import Creations
from bot.fulfilment.gallery import Gallery
from bot.fulfilment.gauges import Gauges
from bot.fulfilment.images import Images
from bot.fulfilment.intake import Intake
from bot.fulfilment.maintenance import Maintenance
from bot.fulfilment.parts import Parts
from bot.fulfilment.photos import Photos
from bot.fulfilment.pipeline import Pipeline
from bot.fulfilment.receipts import Receipts
from bot.fulfilment.videos import Videos
from bot.jobs.queue import Queue
from bot.jobs.store import JobStore
from bot.messenger import Messenger, Notifier
from bot.metrics import Metrics
from bot.operators import Operators
from bot.orders import KINDS
from bot.orders.base import Kinds, Order
from bot.orders.blocked_words import BlockedWords
from bot.providers.base import CHARACTER, CREATE, Provider
from bot.providers.registry import models_of
from bot.routing.health import HealthStore
from bot.routing.monitor import Monitor
from bot.routing.parts import Routing
from bot.routing.pool import Pool
from bot.routing.sweeper import Sweeper
from bot.routing.tasks import Tasks
from bot.routing.throughput import Throughput
from bot.settings import Settings
from bot.sources import SOURCES
from bot.sources.base import Source
from bot.storage.database import Database
from bot.users.broadcasts import Broadcasts
from bot.users.erasure import Erasure
from bot.users.marks import Marks
from bot.users.users import Users


@dataclass(frozen=True, slots=True)
class Core:
    """The parts of one bot on one database. Time is the database's."""

    settings: Settings
    parts: Parts
    routing: Routing
    users: Users
    promotions: Promotions
    intake: Intake
    accounts: Accounts
    alerts: AvailabilityAlerts
    acts: Acts
    audit: Audit
    gauges: Gauges
    cases: Cases
    broadcasts: Broadcasts
    receipts: Receipts
    gallery: Gallery
    creations: Creations
    images: Images
    photos: Photos
    characters: Characters
    character_drafts: CharacterDrafts
    sources: Sequence[Source]

    @property
    def database(self) -> Database:
        """Where everything is stored; whoever handed it in opens and closes it."""
        return self.parts.database

    async def prepare(self) -> None:
        """Make the database ready for work, after it was opened and has the newest schema."""
        await self.routing.health_store.register(self.routing.pool)
        if self.database.is_sqlite:
            # One process has the file, so whoever held a lease is dead.
            await self.parts.jobs.release()
            await self.broadcasts.release()

    def pipeline(self, messenger: Messenger) -> Pipeline:
        """The main job, which delivers by this messenger."""
        timeout = self.settings.job_timeout_seconds
        return Pipeline(self.parts, self.routing, self.intake, messenger, self.images, timeout=timeout)

    def operators(self, notifier: Notifier) -> Operators:
        """The operators, who are told by this notifier."""
        return Operators(self.settings.admin_ids, notifier)

    def monitor(self, notifier: Notifier, renew: Renew) -> Monitor:
        """The watch over the providers, which tells its news by this notifier; `renew` is for what waited for them."""
        tell_users = partial(self.alerts.tell, notifier, renew)
        return Monitor(self.database, self.routing, self.operators(notifier), while_open=tell_users)


def build(
    settings: Settings,
    database: Database,
    providers: Sequence[Provider] = (),
    sources: Sequence[Source] = SOURCES,
    kinds: Sequence[type[Order]] = KINDS,
) -> Core:
    """Wire the parts. Long because there are many. Nothing is read or written yet, so the database may be opened later.

    `providers` are in order of preference; commands that make no video need none. Raises SettingsError for mistakes in
    the files that settings name.
    """
    parts = _parts(settings, database, kinds)
    users = _users(settings, parts)
    promotions = _promotions(settings, parts)
    audit, maintenance = Audit(database), Maintenance(database)
    intake = Intake(parts, users, settings, maintenance)
    routing = _routing(settings, parts, providers)
    images = Images(parts, settings)
    making = (parts, intake, settings)
    models, blocked_words = models_of(settings), BlockedWords.of(settings)
    creating = models.offered(CREATE, providers)
    return Core(
        settings=settings,
        parts=parts,
        routing=routing,
        users=users,
        promotions=promotions,
        intake=intake,
        accounts=Accounts(parts, users, promotions, intake, audit),
        alerts=AvailabilityAlerts(parts, users, intake, routing, maintenance),
        acts=Acts(parts, users, intake, audit, maintenance, routing.health_store),
        audit=audit,
        gauges=Gauges(parts, routing),
        cases=Cases(parts, routing.tasks),
        broadcasts=Broadcasts(database, audit),
        receipts=Receipts(database, routing.tasks),
        gallery=Gallery(parts),
        creations=Creations(*making, creating, blocked_words, images),
        images=images,
        photos=Photos(database, images, creating),
        characters=Characters(database),
        character_drafts=CharacterDrafts(*making, models.possible(CHARACTER, providers), blocked_words),
        sources=sources,
    )


def _parts(settings: Settings, database: Database, kinds: Sequence[type[Order]]) -> Parts:
    jobs, ledger = JobStore(database), Ledger(database)
    return Parts(
        database=database,
        kinds=Kinds(kinds),
        jobs=jobs,
        queue=Queue(jobs, settings.max_active_jobs_per_user),
        videos=Videos(database),
        ledger=ledger,
        payments=Payments(database, ledger),
        metrics=Metrics(),
    )


def _users(settings: Settings, parts: Parts) -> Users:
    database = parts.database
    marks = Marks(settings.bot_token)
    return Users(
        database,
        parts.ledger,
        Erasure(database, parts.ledger, parts.payments, marks),
        marks,
        free_credits=settings.free_credits,
        default_locale=settings.default_locale,
    )


def _promotions(settings: Settings, parts: Parts) -> Promotions:
    return Promotions(
        parts.database,
        parts.ledger,
        parts.payments,
        daily=settings.daily_free_credits,
        invitation=settings.referral_credits,
        clock=parts.database.time,
    )


def _routing(settings: Settings, parts: Parts, providers: Sequence[Provider]) -> Routing:
    tasks = Tasks(parts.database)
    health_store = HealthStore(parts.database, task_seconds=settings.job_timeout_seconds)
    pool = Pool(providers, health_store)
    return Routing(
        pool=pool,
        throughput=Throughput(parts.database, pool),
        health_store=health_store,
        tasks=tasks,
        sweeper=Sweeper(
            parts.jobs,
            parts.queue,
            tasks,
            health_store,
            parts.metrics,
            timeout=settings.job_timeout_seconds,
        ),
        callback_url=partial(callback_url, settings),
    )
