"""The progress messages: one for each message of a user's, edited only when it changes and when the rates leave room.

A message of one job tells of it; one of many jobs is a card, with a line for each. Which jobs share a message stands in
their rows, so a card is made again of these, whatever was restarted in between.

What is shown lives in the process that worked on the job last. Before it edits, it looks whether the job still stands
as this process left it: one that has ended, or that another process has taken, is not its to tell of. A card is edited
by whoever left the first of its jobs that is worked on. After a restart the next step of the job shows it again.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from sqlalchemy.exc import SQLAlchemyError

from bot.fulfilment.companions import Companions, Standing
from bot.jobs.job import Job
from bot.jobs.states import JobState
from bot.messenger import Making, Progress, Queued
from bot.storage.database import Clock
from bot.telegram.card_views import CardViews
from bot.telegram.places import ChatPlace, Place, progress_message
from bot.telegram.sender import NoRoom, Sender
from bot.telegram.views import View, Views

TICK_SECONDS = 1.0
EDIT_SECONDS = 5.0
CARD_SECONDS = 3.0
"""A card of many lines changes often: its edits leave room for the videos."""
EDIT_TIMEOUT_SECONDS = 10
SHOWN_AT_MOST = 500
STANDING_AT_MOST = 10_000

Shared = tuple[str, str]
"""A progress message: the place that its jobs answer in, and the message there."""

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Told:
    """A job as this process left it, and what is to be told of it."""

    job: Job
    progress: Progress


@dataclass(slots=True)
class Shown:
    """A progress message and what it tells."""

    message: str
    looked_at: float
    """When it was last seen whether its jobs still stand so; Unix seconds."""
    told: dict[int, Told] = field(default_factory=dict)
    """By job."""
    view: View | None = None
    edited_at: float = 0.0
    changed: bool = False
    """Whether it tells another stage than the message does; seconds and places can wait longer."""

    def is_due(self, now: float) -> bool:
        """Whether it is time to look at it again."""
        if self.changed and (len(self.told) == 1 or now - self.edited_at >= CARD_SECONDS):
            return True
        return now - self.looked_at >= EDIT_SECONDS


class ProgressBoard:
    """All progress messages that this process keeps current."""

    def __init__(
        self, bot: Bot, sender: Sender, views: Views, cards: CardViews, companions: Companions, clock: Clock
    ) -> None:
        self._bot = bot
        self._sender = sender
        self._views = views
        self._cards = cards
        self._companions = companions
        self._clock = clock
        self._shown: dict[Shared, Shown] = {}
        self._unsent: dict[int, Told] = {}
        """What is to be told, by job, as soon as its message stands."""
        self._standing: dict[int, str] = {}
        """Messages that stand, by job: a step may have claimed the job before its message was noted."""
        self._changed = asyncio.Event()
        self._edited: Shared | None = None
        """The message that is being edited."""
        self._edit_ended = asyncio.Condition()

    def show(self, job: Job, progress: Progress, *, is_told: bool | None = None) -> None:
        """Let the job's message tell this as soon as there is room. With very many jobs, some go without.

        `is_told` says whether the message tells as much already, where that is known.
        """
        message = self.message_of(job)
        if message is not None:
            self._tell(message, job, progress, is_told=_is_known(job, progress) if is_told is None else is_told)
            return
        self._unsent[job.id] = Told(job, progress)
        if len(self._unsent) > SHOWN_AT_MOST:
            del self._unsent[next(iter(self._unsent))]

    def _tell(self, message: str, job: Job, progress: Progress, *, is_told: bool) -> None:
        shown = self._shown.get((job.reply_to.place, message))
        if shown is None:
            if len(self._shown) >= SHOWN_AT_MOST:
                return
            shown = self._shown[job.reply_to.place, message] = Shown(message, self._clock())
        before = shown.told.get(job.id)
        shown.changed |= not is_told if before is None else type(before.progress) is not type(progress)
        shown.told[job.id] = Told(job, progress)
        self._changed.set()

    def has_message(self, standing: Collection[Standing], message: str, view: View | None) -> None:
        """The progress message of these jobs stands now, and says this; None where it does not tell of all of them."""
        for each in standing:
            job = each.job
            self._standing[job.id] = message
            if len(self._standing) > STANDING_AT_MOST:
                del self._standing[next(iter(self._standing))]
            unsent = self._unsent.pop(job.id, None)
            told = unsent or Told(job, Queued(each.place))
            self._tell(message, told.job, told.progress, is_told=unsent is None and view is not None)
            shown = self._shown.get((job.reply_to.place, message))
            if shown is not None:
                shown.view = view

    def leave(self, job: Job) -> None:
        """Tell of this job no more."""
        self._unsent.pop(job.id, None)
        key = self._key_of(job)
        if key in self._shown:
            self._shown[key].told.pop(job.id, None)
            if not self._shown[key].told:
                del self._shown[key]

    def look_again(self, job: Job) -> None:
        """The rows have news for the message that this job shares with others."""
        shown = self._shown.get(self._key_of(job))
        if shown is not None:
            shown.changed = True
            self._changed.set()

    async def drop(self, job: Job) -> str | None:
        """Tell of this job no more, once an edit that is on its way has ended. Returns its message, if known."""
        key = self._key_of(job)
        self.leave(job)
        async with self._edit_ended:
            await self._edit_ended.wait_for(lambda: self._edited != key)
        return self._standing.pop(job.id, None) or progress_message(job)

    def message_of(self, job: Job) -> str | None:
        """The message that shows the job's progress, if known."""
        return self._standing.get(job.id) or progress_message(job)

    def _key_of(self, job: Job) -> Shared:
        return job.reply_to.place, self.message_of(job) or ""

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
        due = {key: shown for key, shown in self._shown.items() if shown.is_due(now)}
        if not due:
            return
        told = [told.job for shown in due.values() for told in shown.told.values()]
        standing: defaultdict[Shared, list[Standing]] = defaultdict(list)
        for each in await self._companions.standing(told, {message for _, message in due}):
            standing[self._key_of(each.job)].append(each)
        for key, shown in due.items():
            if self._shown.get(key) is shown:
                await self._look_at(key, shown, standing[key], now)

    async def _look_at(self, key: Shared, shown: Shown, standing: Sequence[Standing], now: float) -> None:
        mine = {each.job.id for each in standing if _is_as_left(each.job, shown.told.get(each.job.id))}
        for job_id in shown.told.keys() - mine:
            del shown.told[job_id]
        if not mine:
            del self._shown[key]
            return
        shown.looked_at = now
        if _first_at_work(standing) not in mine:
            return
        view = self._view(shown, standing, now)
        if view == shown.view:
            shown.changed = False
        elif self._sender.has_room(Place.of_job(standing[0].job).pace):
            await self._edit(key, shown, standing[0].job, view)

    def _view(self, shown: Shown, standing: Sequence[Standing], now: float) -> View:
        if len(standing) > 1:
            return self._cards.card(standing, {job_id: told.progress for job_id, told in shown.told.items()}, now)
        told = shown.told[standing[0].job.id]
        if isinstance(told.progress, Queued):
            told.progress = Queued(standing[0].place or told.progress.place)
        return self._views.progress(told.job, told.progress, now)

    async def _edit(self, key: Shared, shown: Shown, job: Job, view: View) -> None:
        self._edited = key
        try:
            with self._sender.at_once():
                place = Place.of_job(job)
                stands = await place.edit(self._bot, shown.message, view, timeout=EDIT_TIMEOUT_SECONDS)
            shown.view, shown.changed, shown.edited_at = view, False, self._clock()
            if not stands:
                self._give_up(key, job, "it was deleted")
        except NoRoom:
            # It is due again.
            return
        except TelegramAPIError as error:
            self._give_up(key, job, type(error).__name__)
        finally:
            async with self._edit_ended:
                self._edited = None
                self._edit_ended.notify_all()

    def _give_up(self, key: Shared, job: Job, error: str) -> None:
        """A progress message is a courtesy: the job goes on without it, and its end is told all the same."""
        log.info("a progress message could not be edited", job=job.id, error=error)
        self._shown.pop(key, None)


def _is_known(job: Job, progress: Progress) -> bool:
    """Whether whoever worked on it before, here or elsewhere, told as much."""
    if isinstance(progress, Queued):
        # An inline message says nothing of its place until it is shown here for the first time.
        return isinstance(Place.of_job(job), ChatPlace)
    return isinstance(progress, Making) and job.state is JobState.WAITING


def _is_still(job: Job) -> bool:
    """Whether nobody works on it, or will by itself."""
    return job.state.ended or job.state is JobState.HELD


def _is_as_left(job: Job, told: Told | None) -> bool:
    # What was read before a step of this process began is older than what that step told.
    return told is not None and not _is_still(job) and told.job.token >= job.token


def _first_at_work(standing: Sequence[Standing]) -> int | None:
    """The first job that is worked on, or else the first that waits."""
    open_jobs = [each.job for each in standing if not _is_still(each.job)]
    first = min(open_jobs, key=lambda job: (job.state is JobState.QUEUED, job.id), default=None)
    return None if first is None else first.id
