"""The card: one message that tells of all links of another, a line each."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.fulfilment.companions import Standing
from bot.jobs.job import Job
from bot.jobs.states import CANCELLABLE, Failure, JobState
from bot.messenger import Making, Progress
from bot.orders.base import Kinds
from bot.telegram.callbacks import CancelRest, TellMeAll
from bot.telegram.texts import Texts
from bot.telegram.views import LONGER, View


class CardViews:
    """What cards say, in every language."""

    def __init__(self, texts: Texts, kinds: Kinds) -> None:
        self._texts = texts
        self._kinds = kinds

    def card(self, standing: Sequence[Standing], told: Mapping[int, Progress], now: float) -> View:
        """Where each job stands; `told` has what is known of those that are worked on, by job."""
        states = [self._state(each, told.get(each.job.id), now) for each in standing]
        first = standing[0].job
        if not any(each.job.state in CANCELLABLE and each.job.task_id is None for each in standing):
            return View(self._lines([each.job for each in standing], states))
        button = self._button(first, "card-cancel", CancelRest(job=first.id))
        return View(self._lines([each.job for each in standing], states), button)

    def ended(self, jobs: Sequence[Job]) -> View | None:
        """What became of all of them; None when the videos say it all."""
        counts = Counter(job.state for job in jobs)
        if counts[JobState.DELIVERED] == len(jobs):
            return None
        first = jobs[0]
        back = [job.price for job in jobs if job.state is not JobState.DELIVERED and job.queued_at is not None]
        total = self._texts.get(
            first.locale,
            "card-sum",
            delivered=counts[JobState.DELIVERED],
            failed=counts[JobState.FAILED],
            cancelled=counts[JobState.CANCELLED],
            credits=sum(back),
        )
        text = self._lines(jobs, [self._state(Standing(job, 0), None, 0.0) for job in jobs])
        unavailable = [job for job in jobs if job.failure is Failure.UNAVAILABLE]
        button = self._button(first, "card-tell-me", TellMeAll(job=unavailable[0].id)) if unavailable else None
        return View(f"{text}\n{total}", button)

    def _lines(self, jobs: Sequence[Job], states: Iterable[str]) -> str:
        return "\n".join(
            self._texts.get(
                job.locale, "card-line", number=number, links=len(jobs), title=self._title(job), state=state
            )
            for number, (job, state) in enumerate(zip(jobs, states, strict=True), start=1)
        )

    def _title(self, job: Job) -> str:
        return html.escape(self._kinds.read(job.order_kind, job.order_value).title)

    def _state(self, standing: Standing, told: Progress | None, now: float) -> str:
        job = standing.job
        if job.failure is not None:
            return self._texts.get_for(job.order_kind, job.locale, f"card-failed-{job.failure.value}")
        if job.state is JobState.QUEUED:
            return self._texts.get(job.locale, "card-queued", place=standing.place)
        if job.state is not JobState.WAITING:
            return self._texts.get(job.locale, f"card-{job.state.value}")
        doing = self._texts.get_for(job.order_kind, job.locale, "card-making")
        if not isinstance(told, Making) or told.usual is None:
            return doing
        key = "card-making-longer" if now - told.since > told.usual * LONGER else "card-making-usual"
        return self._texts.get(job.locale, key, doing=doing, seconds=max(1, round(told.usual)))

    def _button(self, job: Job, key: str, data: CallbackData) -> InlineKeyboardMarkup:
        button = InlineKeyboardButton(text=self._texts.get(job.locale, key), callback_data=data.pack())
        return InlineKeyboardMarkup(inline_keyboard=[[button]])
