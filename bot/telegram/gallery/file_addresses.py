"""The addresses of a video's file and of its picture: signed, and good for a short while."""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass
from enum import StrEnum

from pydantic import SecretStr

from bot.addresses import GALLERY_PATH, secret
from bot.storage.database import Clock

FOLDER = f"{GALLERY_PATH}/files/"
GOOD_FOR_SECONDS = 3600
"""At least, and twice as long at most: within an hour the same file has the same address, which a browser keeps."""
FORM = re.compile(r"(video|thumbnail)\.([1-9][0-9]{0,17})\.([0-9]{1,12})\.([0-9a-f]{64})", re.ASCII)


class Part(StrEnum):
    """What of a video an address is for."""

    VIDEO = "video"
    THUMBNAIL = "thumbnail"


@dataclass(frozen=True, slots=True)
class Named:
    """What an address is for."""

    part: Part
    job_id: int


class FileAddresses:
    """The addresses of one bot: whoever has one may see what is behind it, and nobody else can make one."""

    def __init__(self, token: SecretStr, clock: Clock) -> None:
        self._key = secret(token, "gallery").encode()
        self._clock = clock

    def make(self, part: Part, job_id: int) -> str:
        """An address for what this job made, relative to the page's."""
        until = (int(self._clock()) // GOOD_FOR_SECONDS + 2) * GOOD_FOR_SECONDS
        return FOLDER.removeprefix("/") + self._signed(part, job_id, until)

    def read(self, signed: str) -> Named | None:
        """What stands in FOLDER; None where it was not made here, or is good no more."""
        named = FORM.fullmatch(signed)
        if named is None:
            return None
        part, job_id, until = Part(named[1]), int(named[2]), int(named[3])
        is_signed = hmac.compare_digest(self._signed(part, job_id, until), signed)
        return Named(part, job_id) if is_signed and until > self._clock() else None

    def _signed(self, part: Part, job_id: int, until: int) -> str:
        content = f"{part.value}.{job_id}.{until}"
        return f"{content}.{hmac.new(self._key, content.encode(), hashlib.sha256).hexdigest()}"
