"""What is installed only where an operator wants it."""

from __future__ import annotations

from importlib.util import find_spec


class ExtraMissing(Exception):
    """A setting asks for an extra that is not installed. The text is for the operator."""

    def __init__(self, setting: str, extra: str) -> None:
        super().__init__(f"{setting}: install sorabot with its `{extra}` extra, or leave the setting out")


def is_installed(module: str) -> bool:
    """Whether an extra's module is there."""
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False
