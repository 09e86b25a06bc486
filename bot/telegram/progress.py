"""The progress messages: one for each job, edited only when it changes and when the rates leave room.

What is shown lives in this process alone: after a restart the next step of the job shows it again.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError

from bot.jobs.job import Job
from bot.messenger import Progress
from bot.storage.database import Clock
from bot.telegram.sender import Sender
from bot.telegram.views import View, Views

TICK_SECONDS = 1.0
EDIT_SECONDS = 5.0
SHOWN_AT_MOST = 500
STANDING_AT_MOST = 10_000

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Shown:
    """A progress message and what it tells."""

    job: Job
    progress: Progress
    message_id: int | None
    view: View | None = None
    edited_at: float = 0.0
    changed: bool = True
    """Whether it tells another stage than the message does; seconds alone can wait longer."""


class ProgressBoard:
    """All progress messages that this process keeps current."""

    def __init__(self, bot: Bot, sender: Sender, views: Views, clock: Clock) -> None:
        self._bot = bot
        self._sender = sender
        self._views = views
        self._clock = clock
        self._shown: dict[int, Shown] = {}
        self._standing: dict[int, int] = {}
        """Messages that stand, by job: a step may have claimed the job before its message was noted."""
        self._changed = asyncio.Event()

    def show(self, job: Job, progress: Progress) -> None:
        """Let the job's message tell this as soon as there is room. With very many jobs, some go without."""
        shown = self._shown.get(job.id)
        if shown is None:
            if len(self._shown) >= SHOWN_AT_MOST:
                return
            self._shown[job.id] = shown = Shown(job, progress, self._standing.get(job.id))
        elif type(shown.progress) is not type(progress):
            shown.changed = True
        shown.progress = progress
        shown.message_id = shown.message_id or job.progress_message_id
        self._changed.set()

    def has_message(self, job: Job, message_id: int) -> None:
        """The job's progress message stands now."""
        self._standing[job.id] = message_id
        if len(self._standing) > STANDING_AT_MOST:
            del self._standing[next(iter(self._standing))]
        if job.id in self._shown:
            self._shown[job.id].message_id = message_id
            self._changed.set()

    def drop(self, job: Job) -> int | None:
        """Edit the job's message no more. Returns its id, if one is known."""
        self._shown.pop(job.id, None)
        return self._standing.pop(job.id, None) or job.progress_message_id

    async def run(self) -> None:
        """Keep the messages current until cancelled."""
        while True:
            await self._changed.wait()
            self._changed.clear()
            while self._shown:
                await self._edit_what_changed()
                await asyncio.sleep(TICK_SECONDS)

    async def _edit_what_changed(self) -> None:
        now = self._clock()
        for shown in list(self._shown.values()):
            if shown.message_id is None or (not shown.changed and now - shown.edited_at < EDIT_SECONDS):
                continue
            view = self._views.progress(shown.job, shown.progress, now)
            if view == shown.view or not self._sender.has_room(shown.job.chat_id):
                continue
            shown.view, shown.edited_at, shown.changed = view, now, False
            await self._edit(shown, view)

    async def _edit(self, shown: Shown, view: View) -> None:
        if shown.job.id not in self._shown:
            return
        try:
            await self._bot.edit_message_text(
                view.text, chat_id=shown.job.chat_id, message_id=shown.message_id, reply_markup=view.keyboard
            )
        except TelegramAPIError as error:
            # A progress message is a courtesy: the job goes on without it, and its end is told all the same.
            log.info("a progress message could not be edited", job=shown.job.id, error=type(error).__name__)
            self._shown.pop(shown.job.id, None)
