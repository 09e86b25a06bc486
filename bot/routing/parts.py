"""What decides which provider makes a job's result, and keeps account of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.routing.health import HealthStore
from bot.routing.pool import Pool
from bot.routing.sweeper import Sweeper
from bot.routing.tasks import Tasks
from bot.routing.throughput import Throughput


@dataclass(frozen=True, slots=True)
class Routing:
    """The providers, how they stand, and the tasks that they work on."""

    pool: Pool
    health_store: HealthStore
    tasks: Tasks
    sweeper: Sweeper
    throughput: Throughput
    callback_url: Callable[[str], str | None]
    """Where a provider, by its name, is to send its callbacks; None where they cannot reach the bot."""
