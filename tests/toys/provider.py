"""Providers in another package, which speak kie's wire format."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

import pytest

from bot.providers.base import CLEAN, Capability, Limits
from bot.providers.jobs_api import CLEANER
from bot.providers.kie import Kie


class ClipCleaner(Kie):
    """Takes the links of clips.example alone, at a price of its own."""

    name: ClassVar[str] = "clipcleaner"
    default_url: ClassVar[str] = "https://api.clips.example"
    capabilities: ClassVar[tuple[Capability, ...]] = (
        Capability(CLEAN, CLEANER, cost=100.0, result_lifetime=3600.0, sources=frozenset({"clips"})),
    )


SECOND = "second-remover"


class TwoModels(Kie):
    """Has two models that clean, and prefers the first."""

    name: ClassVar[str] = "twomodels"
    capabilities: ClassVar[tuple[Capability, ...]] = (
        Capability(CLEAN, CLEANER, cost=10.0, result_lifetime=3600.0, sources=frozenset({"sora"})),
        Capability(CLEAN, SECOND, cost=20.0, result_lifetime=3600.0, sources=frozenset({"sora"})),
    )
    limits: ClassVar[Limits] = Limits()
    added_inputs: ClassVar[Mapping[str, Mapping[str, object]]] = {
        CLEANER: {"upload_method": "s3"},
        SECOND: {"upload_method": "s3"},
    }


def install_provider(monkeypatch: pytest.MonkeyPatch, folder: Path, brought: type[Kie] = ClipCleaner) -> None:
    """Let Python find the package that brings it by an entry point, as any other package does."""
    info = folder / f"{brought.name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {brought.name}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        f"[sorabot.providers]\n{brought.name} = {brought.__module__}:{brought.__name__}\n"
    )
    monkeypatch.syspath_prepend(str(folder))
