"""The photos that providers fetch from the bot: an address for each, good for the time of its job alone.

The address is signed over job and file, so nobody can make one up, and nobody can turn one job's into another's. Whose
job it is, and whether it still runs, is looked up when somebody comes for the photo.
"""

from __future__ import annotations

import hmac
import re

from bot.addresses import image_path
from bot.fulfilment.parts import Parts
from bot.jobs.job import Job
from bot.orders.base import UnknownOrder
from bot.settings import Settings
from bot.storage.tables import jobs as job_rows

PATH_FORM = re.compile(r"([1-9][0-9]{0,17})\.([0-9]{1,3})\.[0-9a-f]{64}", re.ASCII)


class Images:
    """The photos of one database's jobs."""

    def __init__(self, parts: Parts, settings: Settings) -> None:
        self._database = parts.database
        self._jobs = parts.jobs
        self._kinds = parts.kinds
        self._public_url = settings.public_url
        self._token = settings.bot_token
        self._timeout = settings.job_timeout_seconds

    @property
    def can_be_fetched(self) -> bool:
        """Whether providers reach the bot at all."""
        return self._public_url is not None

    def address(self, job: Job, number: int, file_id: str) -> str | None:
        """Where a provider fetches the job's photo with this number; None where it cannot reach the bot."""
        if self._public_url is None:
            return None
        return f"{self._public_url}{image_path(self._token, job.id, number, file_id)}"

    async def find(self, signed_path: str) -> str | None:
        """The file behind what stands after `/images/`; None where nobody may have it, for whichever reason."""
        named = PATH_FORM.fullmatch(signed_path)
        job_id, number = (int(named[1]), int(named[2])) if named else (0, 0)
        file_id = await self._file_of(job_id, number)
        expected = image_path(self._token, job_id, number, file_id or "")
        is_signed = hmac.compare_digest(expected.encode(), f"/images/{signed_path}".encode(errors="surrogateescape"))
        return file_id if is_signed else None

    async def _file_of(self, job_id: int, number: int) -> str | None:
        async with self._database.reading() as connection:
            found = await self._jobs.find(connection, job_rows.c.id == job_id, job_rows.c.ended_at.is_(None))
        job = found[0] if found else None
        if job is None or job.queued_at is None or self._database.time() - job.queued_at > self._timeout:
            return None
        try:
            files = self._kinds.read(job.order_kind, job.order_value).files
        except UnknownOrder:
            return None
        return files[number] if number < len(files) else None
