"""Which languages there are words for."""

from __future__ import annotations

from pathlib import Path


def locales_folder() -> Path:
    """Where the languages are: beside the package in a checkout, inside it when installed."""
    package = Path(__file__).parent
    inside = package / "locales"
    return inside if inside.is_dir() else package.parent / "locales"


def languages() -> list[str]:
    """The languages that there are words for, as `DEFAULT_LOCALE` names them."""
    return sorted(folder.name for folder in locales_folder().iterdir() if any(folder.glob("*.ftl")))
