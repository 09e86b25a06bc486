"""The arguments of a call, read as the Bot API reads them: everything may be a string, nested things JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from bot.sandbox.telegram.errors import bad_request
from bot.sandbox.telegram.files import StoredFile

TRUE = frozenset({"true", "yes", "1", "True"})


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    mime_type: str
    stored: StoredFile


class Arguments:
    """What a call was given."""

    __slots__ = ("uploads", "values")

    def __init__(self, values: dict[str, Any], uploads: dict[str, Upload] | None = None) -> None:
        self.values = values
        self.uploads = uploads or {}

    def text(self, name: str) -> str | None:
        """A string; None where it is missing or empty."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        return value if isinstance(value, str) else json.dumps(value)

    def required(self, name: str, refusal: str | None = None) -> str:
        """A string that must be there. Raises ApiError."""
        value = self.text(name)
        if value is None:
            raise bad_request(refusal or f'parameter "{name}" is required')
        return value

    def integer(self, name: str, default: int | None = None) -> int | None:
        """A whole number. Raises ApiError when it is something else."""
        value = self.values.get(name)
        if value is None or value == "":
            return default
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad_request(f'parameter "{name}" must be an Integer') from None

    def flag(self, name: str) -> bool:
        """True or False; False where it is missing."""
        value = self.values.get(name)
        return value is True or value == 1 or (isinstance(value, str) and value in TRUE)

    def structure(self, name: str) -> Any:
        """A JSON value; None where it is missing. Raises ApiError."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None

    def described(self) -> dict[str, Any]:
        """All arguments for the log of calls: JSON strings read, uploads described."""
        described = {name: _read(value) for name, value in self.values.items()}
        for name, upload in self.uploads.items():
            described[name] = f"<{upload.name}, {upload.stored.size} bytes, sha256 {upload.stored.sha256[:12]}…>"
        return described

    def take_upload(self, name: str) -> Upload | None:
        """The file that came under this name; it belongs to the caller from now on."""
        return self.uploads.pop(name, None)

    def discard_uploads(self) -> None:
        """Give back the files that nobody took."""
        for upload in self.uploads.values():
            upload.stored.close()


def _read(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in {"{", "["}:
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
