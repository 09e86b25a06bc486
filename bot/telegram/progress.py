"""The progress messages: one for each job, edited only when it changes and when the rates leave room.

What is shown lives in the process that worked on the job last. Before it edits, it looks whether the job still stands
as this process left it: one that has ended, or that another process has taken, is not its to tell of. After a restart
the next step of the job shows it again.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from sqlalchemy.exc import SQLAlchemyError

from bot.jobs.job import Job
from bot.jobs.queue import Queue
from bot.jobs.states import JobState
from bot.messenger import Making, Progress, Queued
from bot.storage.database import Clock
from bot.telegram.places import ChatPlace, Place, progress_message
from bot.telegram.sender import NoRoom, Sender
from bot.telegram.views import View, Views

TICK_SECONDS = 1.0
EDIT_SECONDS = 5.0
EDIT_TIMEOUT_SECONDS = 10
SHOWN_AT_MOST = 500
STANDING_AT_MOST = 10_000

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Shown:
    """A progress message and what it tells."""

    job: Job
    progress: Progress
    message: str | None
    checked_at: float
    """When it was last seen whether the job still stands so; Unix seconds."""
    view: View | None = None
    changed: bool = False
    """Whether it tells another stage than the message does; seconds and places can wait longer."""

    def is_due(self, now: float) -> bool:
        """Whether it is time to look at it again."""
        return (self.changed and self.message is not None) or now - self.checked_at >= EDIT_SECONDS


class ProgressBoard:
    """All progress messages that this process keeps current."""

    def __init__(self, bot: Bot, sender: Sender, views: Views, queue: Queue, clock: Clock) -> None:
        self._bot = bot
        self._sender = sender
        self._views = views
        self._queue = queue
        self._clock = clock
        self._shown: dict[int, Shown] = {}
        self._standing: dict[int, str] = {}
        """Messages that stand, by job: a step may have claimed the job before its message was noted."""
        self._changed = asyncio.Event()
        self._edited: int | None = None
        """The job whose message is being edited."""
        self._edit_ended = asyncio.Condition()

    def show(self, job: Job, progress: Progress) -> None:
        """Let the job's message tell this as soon as there is room. With very many jobs, some go without."""
        shown = self._shown.get(job.id)
        if shown is None:
            if len(self._shown) >= SHOWN_AT_MOST:
                return
            shown = Shown(job, progress, self._standing.get(job.id), self._clock())
            shown.changed = not _is_known(job, progress)
            self._shown[job.id] = shown
        elif type(shown.progress) is not type(progress):
            shown.changed = True
        shown.job, shown.progress = job, progress
        shown.message = shown.message or progress_message(job)
        self._changed.set()

    def has_message(self, job: Job, message: str, place: int) -> None:
        """The job's progress message stands now, and tells this place in the queue."""
        self._standing[job.id] = message
        if len(self._standing) > STANDING_AT_MOST:
            del self._standing[next(iter(self._standing))]
        if job.id in self._shown:
            self._shown[job.id].message = message
            self._shown[job.id].changed = True
            self._changed.set()
        else:
            self.show(job, Queued(place))

    def leave(self, job: Job) -> None:
        """Edit the job's message no more."""
        self._shown.pop(job.id, None)

    async def drop(self, job: Job) -> str | None:
        """Edit the job's message no more, once an edit that is on its way has ended. Returns it, if known."""
        self.leave(job)
        async with self._edit_ended:
            await self._edit_ended.wait_for(lambda: self._edited != job.id)
        return self._standing.pop(job.id, None) or progress_message(job)

    async def run(self) -> None:
        """Keep the messages current until cancelled."""
        while True:
            await self._changed.wait()
            self._changed.clear()
            while self._shown:
                try:
                    await self._edit_what_changed()
                except (SQLAlchemyError, OSError) as error:
                    log.info("progress waits for the database", error=type(error).__name__)
                await asyncio.sleep(TICK_SECONDS)

    async def _edit_what_changed(self) -> None:
        now = self._clock()
        due = {job_id: shown for job_id, shown in self._shown.items() if shown.is_due(now)}
        if not due:
            return
        standing = await self._queue.standing(
            due, with_places=any(isinstance(d.progress, Queued) for d in due.values())
        )
        for job_id, shown in due.items():
            seen = standing.get(job_id)
            if seen is None or seen.token != shown.job.token:
                if self._shown.get(job_id) is shown:
                    del self._shown[job_id]
                continue
            shown.checked_at = now
            if isinstance(shown.progress, Queued) and seen.place:
                shown.progress = Queued(seen.place)
            view = self._views.progress(shown.job, shown.progress, now)
            if view == shown.view:
                shown.changed = False
            elif shown.message is not None and self._sender.has_room(Place.of_job(shown.job).pace):
                await self._edit(shown, shown.message, view)

    async def _edit(self, shown: Shown, message: str, view: View) -> None:
        if self._shown.get(shown.job.id) is not shown:
            return
        self._edited = shown.job.id
        try:
            with self._sender.at_once():
                place = Place.of_job(shown.job)
                stands = await place.edit(self._bot, message, view, timeout=EDIT_TIMEOUT_SECONDS)
            shown.view, shown.changed = view, False
            if not stands:
                self._give_up(shown, "it was deleted")
        except NoRoom:
            # It is due again.
            return
        except TelegramAPIError as error:
            self._give_up(shown, type(error).__name__)
        finally:
            async with self._edit_ended:
                self._edited = None
                self._edit_ended.notify_all()

    def _give_up(self, shown: Shown, error: str) -> None:
        """A progress message is a courtesy: the job goes on without it, and its end is told all the same."""
        log.info("a progress message could not be edited", job=shown.job.id, error=error)
        self._shown.pop(shown.job.id, None)


def _is_known(job: Job, progress: Progress) -> bool:
    """Whether whoever worked on it before, here or elsewhere, told as much."""
    if isinstance(progress, Queued):
        # An inline message says nothing of its place until it is shown here for the first time.
        return isinstance(Place.of_job(job), ChatPlace)
    return isinstance(progress, Making) and job.state is JobState.WAITING
