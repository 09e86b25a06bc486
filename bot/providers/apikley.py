"""Apikley, which speaks kie's wire format. Source: docs/providers.md, "Wire formats".

Its page names a "Get Task Details" endpoint without the address; kie's is taken. Cost, limits and how long results
live are not found: no limit is assumed, and kie's lifetime.
"""

from __future__ import annotations

from typing import ClassVar

from bot.providers.base import CLEAN, Capability
from bot.providers.jobs_api import CLEANER, JobsApi


class Apikley(JobsApi):
    """The provider at apikley.ru. Where it tells the balance is not found; that its probe costs nothing is taken from
    kie, whose format it speaks, and not documented.
    """

    name: ClassVar[str] = "apikley"
    default_url: ClassVar[str] = "https://api.apikley.ru"
    capabilities: ClassVar[tuple[Capability, ...]] = (
        Capability(CLEAN, CLEANER, cost=None, result_lifetime=24 * 3600.0, sources=frozenset({"sora"})),
    )
