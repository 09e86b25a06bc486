"""kie.ai. Source: docs/providers.md."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pydantic import FiniteFloat

from bot.providers.base import CLEAN, Capability, Limits
from bot.providers.jobs_api import CLEANER, JobsApi
from bot.providers.parsing import Reading


class Balance(Reading):
    data: FiniteFloat


class Kie(JobsApi):
    """The provider at kie.ai. Its callbacks are signed where the account turned that on."""

    name: ClassVar[str] = "kie"
    default_url: ClassVar[str] = "https://api.kie.ai"
    capabilities: ClassVar[tuple[Capability, ...]] = (
        Capability(CLEAN, CLEANER, cost=10.0, result_lifetime=24 * 3600.0, sources=frozenset({"sora"})),
    )
    limits: ClassVar[Limits] = Limits(creates=20, window=10.0, at_once=100)
    added_inputs: ClassVar[Mapping[str, Mapping[str, object]]] = {CLEANER: {"upload_method": "s3"}}

    async def balance(self) -> float | None:
        """The account's credits."""
        return (await self._ask("GET", "/api/v1/chat/credit", Balance)).data
