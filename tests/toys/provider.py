"""A provider in another package: kie's wire format, and the links of clips.example alone."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import pytest

from bot.providers.kie import Kie


class ClipCleaner(Kie):
    """Registers by an entry point, as any other package's provider does."""

    name: ClassVar[str] = "clipcleaner"
    default_url: ClassVar[str] = "https://api.clips.example"
    sources: ClassVar[frozenset[str]] = frozenset({"clips"})


def install_provider(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let Python find the package that brings it."""
    info = folder / "clip_cleaner-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: clip-cleaner\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        f"[sorabot.providers]\n{ClipCleaner.name} = {ClipCleaner.__module__}:{ClipCleaner.__name__}\n"
    )
    monkeypatch.syspath_prepend(str(folder))
