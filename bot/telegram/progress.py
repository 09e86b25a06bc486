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
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from sqlalchemy.exc import SQLAlchemyError

from bot.jobs.job import Job
from bot.jobs.queue import Queue
from bot.jobs.states import JobState
from bot.messenger import Making, Progress, Queued
from bot.storage.database import Clock
from bot.telegram.places import Place, progress_message
from bot.telegram.sender import NoRoom, Sender
from bot.telegram.views import View, Views

TICK_SECONDS = 1.0
EDIT_SECONDS = 5.0
EDIT_TIMEOUT_SECONDS = 10
SHOWN_AT_MOST = 500
STANDING_AT_MOST = 10_000
SAME_MESSAGE = "message is not modified"

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Shown:
    """A progress message and what it tells."""

    job: Job
    progress: Progress
    message_id: int | None
    checked_at: float
    """When it was last seen whether the job still stands so; Unix seconds."""
    view: View | None = None
    changed: bool = False
    """Whether it tells another stage than the message does; seconds and places can wait longer."""

    def is_due(self, now: float) -> bool:
        """Whether it is time to look at it again."""
        return (self.changed and self.message_id is not None) or now - self.checked_at >= EDIT_SECONDS


class ProgressBoard:
    """All progress messages that this process keeps current."""

    def __init__(self, bot: Bot, sender: Sender, views: Views, queue: Queue, clock: Clock) -> None:
        self._bot = bot
        self._sender = sender
        self._views = views
        self._queue = queue
        self._clock = clock
        self._shown: dict[int, Shown] = {}
        self._standing: dict[int, int] = {}
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
            # Whoever worked on it before, here or elsewhere, told as much.
            shown.changed = not (isinstance(progress, Queued) or _is_known(job, progress))
            self._shown[job.id] = shown
        elif type(shown.progress) is not type(progress):
            shown.changed = True
        shown.job, shown.progress = job, progress
        shown.message_id = shown.message_id or progress_message(job)
        self._changed.set()

    def has_message(self, job: Job, message_id: int, place: int) -> None:
        """The job's progress message stands now, and tells this place in the queue."""
        self._standing[job.id] = message_id
        if len(self._standing) > STANDING_AT_MOST:
            del self._standing[next(iter(self._standing))]
        if job.id in self._shown:
            self._shown[job.id].message_id = message_id
            self._shown[job.id].changed = True
            self._changed.set()
        else:
            self.show(job, Queued(place))

    def leave(self, job: Job) -> None:
        """Edit the job's message no more."""
        self._shown.pop(job.id, None)

    async def drop(self, job: Job) -> int | None:
        """Edit the job's message no more, once an edit that is on its way has ended. Returns its id, if known."""
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
            elif shown.message_id is not None and self._sender.has_room(Place.of_job(shown.job).chat_id):
                await self._edit(shown, view)

    async def _edit(self, shown: Shown, view: View) -> None:
        if self._shown.get(shown.job.id) is not shown:
            return
        self._edited = shown.job.id
        try:
            with self._sender.at_once():
                await self._bot.edit_message_text(
                    view.text,
                    chat_id=Place.of_job(shown.job).chat_id,
                    message_id=shown.message_id,
                    reply_markup=view.keyboard,
                    request_timeout=EDIT_TIMEOUT_SECONDS,
                )
            shown.view, shown.changed = view, False
        except NoRoom:
            # It is due again.
            return
        except TelegramBadRequest as error:
            shown.view, shown.changed = view, False
            if SAME_MESSAGE not in error.message.lower():
                self._give_up(shown, error)
        except TelegramAPIError as error:
            self._give_up(shown, error)
        finally:
            async with self._edit_ended:
                self._edited = None
                self._edit_ended.notify_all()

    def _give_up(self, shown: Shown, error: TelegramAPIError) -> None:
        """A progress message is a courtesy: the job goes on without it, and its end is told all the same."""
        log.info("a progress message could not be edited", job=shown.job.id, error=type(error).__name__)
        self._shown.pop(shown.job.id, None)


def _is_known(job: Job, progress: Progress) -> bool:
    return isinstance(progress, Making) and job.state is JobState.WAITING
