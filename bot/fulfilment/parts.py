"""What intake and the main job both work with."""

from __future__ import annotations

from dataclasses import dataclass

from bot.billing.ledger import Ledger
from bot.billing.payments import Payments
from bot.fulfilment.videos import Videos
from bot.jobs.queue import Queue
from bot.jobs.store import JobStore
from bot.metrics import Metrics
from bot.orders.base import Kinds
from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class Parts:
    """One database, what it holds of jobs and credits, what can be asked for, and what is counted of it."""

    database: Database
    kinds: Kinds
    jobs: JobStore
    queue: Queue
    videos: Videos
    ledger: Ledger
    payments: Payments
    metrics: Metrics
