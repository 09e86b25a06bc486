"""Making a character: a user picks a video, answers a few questions, and one press makes a job of it.

What was answered is a row, so it outlives a restart.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.fulfilment.creations import ASKED_SECONDS, Refusal
from bot.fulfilment.drafts import is_part, keep_newest
from bot.fulfilment.intake import NOT_TAKEN, Answer, Intake, Request
from bot.fulfilment.parts import Parts
from bot.jobs.job import Job, ReplyTo
from bot.jobs.states import JobState
from bot.orders.blocked_words import BlockedWords
from bot.orders.character import BOUNDS, HANDLE, TRAITS, MakeCharacter
from bot.providers.base import CREATE
from bot.providers.catalogue import InputRefused, Model
from bot.settings import Settings
from bot.storage.tables import character_drafts, drafts, tasks
from bot.storage.tables import jobs as job_rows
from bot.users.users import User

SHOWN = 8
"""So many of a user's videos are offered, the newest."""
KEPT = 5
"""So many drafts of a user's are kept, the newest."""


class Question(StrEnum):
    """What is asked for a character, in this order. Each has a sentence in every language."""

    HANDLE = "handle"
    TRAITS = "traits"
    BOUNDS = "bounds"

    @property
    def input(self) -> str:
        """The model's input that takes the answer."""
        return {Question.HANDLE: HANDLE, Question.TRAITS: TRAITS, Question.BOUNDS: BOUNDS}[self]


class AnswerProblem(StrEnum):
    """Why an answer is not taken. Each has a sentence in every language."""

    TOO_LONG = "too-long"
    SPACES = "spaces"
    """In a name, which ends at the first."""
    BLOCKED = "blocked"
    """BLOCKED_WORDS_FILE says so."""


@dataclass(frozen=True, slots=True)
class CharacterDraft:
    """One draft. Moments are Unix seconds."""

    id: int
    user_id: int
    request: str
    reply_to: ReplyTo
    provider: str
    model: str
    origin: str
    """The provider's own name of the task that made the video."""
    price: int
    """In credits, as it was told."""
    answers: Mapping[str, str]
    """By question; empty where it was passed over."""
    parts: tuple[int, ...]
    """The numbers of the messages that answers came by, in order."""
    asked_at: float
    started_at: float | None

    @classmethod
    def from_row(cls, row: Row[Any]) -> CharacterDraft:
        values = dict(row._mapping)  # noqa: SLF001  # the documented way to a row's names
        values["reply_to"] = ReplyTo(values.pop("reply_place"), values.pop("reply_message"))
        values["answers"] = json.loads(values["answers"])
        values["parts"] = tuple(json.loads(values["parts"]))
        return cls(**values)


@dataclass(frozen=True, slots=True)
class CharacterCard:
    """What is shown of a draft: its next question, or what it is made of."""

    draft: CharacterDraft
    question: Question | None
    """None once all is answered."""
    can_skip: bool = False
    most: int = 0
    """How many characters the answer may have; 0 where that is not bounded."""
    problem: AnswerProblem | None = None


@dataclass(frozen=True, slots=True)
class StartedCharacter:
    """What came of pressing the button that makes it; no answer where the card has changed."""

    card: CharacterCard
    answer: Answer | None = None


class CharacterDrafts:
    """The drafts of one bot, and the jobs that come of them."""

    def __init__(
        self, parts: Parts, intake: Intake, settings: Settings, models: Sequence[Model], blocked_words: BlockedWords
    ) -> None:
        """`models` are those that make characters, in order of preference."""
        self._database = parts.database
        self._metrics = parts.metrics
        self._intake = intake
        self._settings = settings
        self._models = models
        self._blocked_words = blocked_words

    @property
    def can_be_made(self) -> bool:
        """Whether a provider makes any here."""
        return bool(self._models)

    async def videos(self, user_id: int) -> Sequence[Job]:
        """The user's newest videos that a character can be made of."""
        statement = select(job_rows).join(tasks, tasks.c.id == job_rows.c.task_id).where(*self._origins(user_id))
        async with self._database.reading() as connection:
            rows = await connection.execute(statement.order_by(job_rows.c.id.desc()).limit(SHOWN))
            return [Job.from_row(row) for row in rows]

    def _origins(self, user_id: int) -> tuple[Any, ...]:
        return (
            job_rows.c.asked_by == user_id,
            job_rows.c.order_kind == CREATE,
            job_rows.c.state == JobState.DELIVERED,
            tasks.c.provider_task_id.is_not(None),
            tasks.c.provider.in_([model.provider for model in self._models]),
        )

    async def begin(self, user_id: int, job_id: int, reply_to: ReplyTo, *, name: str) -> CharacterCard | Refusal:
        """Begin with the video that this job of the user's made. `name` names the request."""
        statement = select(tasks).join(job_rows, tasks.c.id == job_rows.c.task_id)
        statement = statement.where(job_rows.c.id == job_id, *self._origins(user_id))
        async with self._database.transaction() as connection:
            task = (await connection.execute(statement)).one_or_none()
            if task is None:
                return Refusal.GONE
            model = next(model for model in self._models if model.provider == task.provider)
            values = {
                "user_id": user_id,
                "request": f"character:{name}",
                "reply_place": reply_to.place,
                "reply_message": reply_to.message,
                "provider": task.provider,
                "model": model.name,
                "origin": task.provider_task_id,
                "price": model.cost_in_credits(self._settings),
                "answers": "{}",
                "parts": "[]",
                "asked_at": self._database.now,
            }
            insert = self._database.insert(character_drafts).values(values).on_conflict_do_nothing()
            await connection.execute(insert)
            begun = select(character_drafts).where(character_drafts.c.request == values["request"])
            draft = CharacterDraft.from_row((await connection.execute(begun)).one())
            await keep_newest(connection, character_drafts, user_id, KEPT)
        return self._card(draft)

    async def answer(self, user_id: int, place: str, words: str, number: int) -> CharacterCard | None:
        """Take a message for the answer that the user's newest draft there waits for; None where none does.

        `number` is the message's, which rises from one to the next in the same place.
        """
        async with self._database.transaction() as connection:
            draft = await self._waiting(connection, user_id, place)
            if draft is None:
                return None
            card = self._card(draft)
            last = max(draft.parts, default=0)
            if number <= last or card.question is None:
                # It came before, and what was said to it may have been lost.
                return card if number == last else None
            problem = self._problem(draft, card.question, words)
            if problem is not None:
                return replace(card, problem=problem)
            answer = words.strip().removeprefix("@") if card.question is Question.HANDLE else words.strip()
            parts = json.dumps([*draft.parts, number])
            return self._card(await self._note(connection, draft, card.question, answer, parts=parts))

    async def has_answer_of(self, user_id: int, place: str, number: int) -> bool:
        """Whether the message with this number answered a question of one of the user's drafts there."""
        async with self._database.reading() as connection:
            return await is_part(connection, character_drafts, user_id, place, number)

    async def _waiting(self, connection: AsyncConnection, user_id: int, place: str) -> CharacterDraft | None:
        """The newest draft there that was asked for not long ago, unless a creation was begun since."""
        since = (drafts.c.user_id == user_id, drafts.c.created_at > character_drafts.c.asked_at)
        statement = select(character_drafts).where(
            character_drafts.c.user_id == user_id,
            character_drafts.c.reply_place == place,
            character_drafts.c.started_at.is_(None),
            character_drafts.c.asked_at > self._database.now - ASKED_SECONDS,
            ~exists().where(*since),
        )
        row = (await connection.execute(statement.order_by(character_drafts.c.id.desc()).limit(1))).one_or_none()
        return None if row is None else CharacterDraft.from_row(row)

    async def stop_asking(self, user_id: int, place: str) -> bool:
        """Forget whatever waits for an answer there. Returns whether anything did."""
        asked = False
        async with self._database.transaction() as connection:
            while (draft := await self._waiting(connection, user_id, place)) and self._card(draft).question:
                await connection.execute(delete(character_drafts).where(character_drafts.c.id == draft.id))
                asked = True
        return asked

    async def skip(self, user_id: int, draft_id: int, question: Question) -> CharacterCard | Refusal:
        """Pass over a question that need not be answered; where it is not the one that is asked, nothing changes."""
        async with self._database.transaction() as connection:
            draft = await self._own(connection, user_id, draft_id)
            if isinstance(draft, Refusal):
                return draft
            card = self._card(draft)
            if card.question is not question or not card.can_skip:
                return card
            return self._card(await self._note(connection, draft, question, ""))

    async def drop(self, user_id: int, draft_id: int) -> None:
        """Forget the draft, if it was not started."""
        own = (character_drafts.c.id == draft_id, character_drafts.c.user_id == user_id)
        async with self._database.transaction() as connection:
            await connection.execute(delete(character_drafts).where(*own, character_drafts.c.started_at.is_(None)))

    async def start(self, user: User, draft_id: int) -> StartedCharacter | Refusal:
        """Make a job of the draft, once, however often this is asked for; unless something is not answered yet, or the
        price has changed since it was told.
        """
        async with self._database.transaction() as connection:
            draft = await self._own(connection, user.id, draft_id, started_too=True)
            if isinstance(draft, Refusal):
                return draft
            model = self._model(draft)
            if model is None:
                return Refusal.NO_MODEL
            price = model.cost_in_credits(self._settings)
            if draft.started_at is None and (self._card(draft).question is not None or price != draft.price):
                return StartedCharacter(self._card(await self._change(connection, draft, price=price)))
        answer = await self._intake.request(self._request(user, draft))
        if answer.reply not in NOT_TAKEN and draft.started_at is None:
            async with self._database.transaction() as connection:
                await self._change(connection, draft, started_at=self._database.now)
        return StartedCharacter(self._card(draft), answer)

    def _request(self, user: User, draft: CharacterDraft) -> Request:
        order = MakeCharacter(
            model=draft.model,
            provider=draft.provider,
            origin=draft.origin,
            handle=draft.answers.get(Question.HANDLE, ""),
            traits=draft.answers.get(Question.TRAITS, ""),
            bounds=draft.answers.get(Question.BOUNDS, ""),
            credits=draft.price,
        )
        return Request(
            order=order,
            asked_by=user.id,
            account=user.id,
            reply_to=draft.reply_to,
            locale=user.locale,
            draft=draft.id,
        )

    async def _own(
        self, connection: AsyncConnection, user_id: int, draft_id: int, *, started_too: bool = False
    ) -> CharacterDraft | Refusal:
        statement = select(character_drafts).where(character_drafts.c.id == draft_id)
        row = (await connection.execute(statement)).one_or_none()
        if row is None or row.user_id != user_id:
            return Refusal.GONE
        if row.started_at is not None and not started_too:
            return Refusal.STARTED
        return CharacterDraft.from_row(row)

    async def _note(
        self, connection: AsyncConnection, draft: CharacterDraft, question: Question, words: str, **columns: Any
    ) -> CharacterDraft:
        answers = json.dumps({**draft.answers, question.value: words})
        return await self._change(connection, draft, answers=answers, asked_at=self._database.now, **columns)

    async def _change(self, connection: AsyncConnection, draft: CharacterDraft, **columns: Any) -> CharacterDraft:
        own = update(character_drafts).where(character_drafts.c.id == draft.id)
        changed = await connection.execute(own.values(**columns).returning(character_drafts))
        return CharacterDraft.from_row(changed.one())

    def _model(self, draft: CharacterDraft) -> Model | None:
        fitting = (m for m in self._models if m.provider == draft.provider and m.name == draft.model)
        return next(fitting, None)

    def _card(self, draft: CharacterDraft) -> CharacterCard:
        model = self._model(draft)
        for question in Question:
            asked = model.input(question.input) if model is not None else None
            if asked is not None and question.value not in draft.answers:
                return CharacterCard(draft, question, can_skip=not asked.required, most=asked.max_length or 0)
        return CharacterCard(draft, None)

    def _problem(self, draft: CharacterDraft, question: Question, words: str) -> AnswerProblem | None:
        model = self._model(draft)
        asked = model.input(question.input) if model is not None else None
        answer = words.strip()
        if question is Question.HANDLE and (not answer.removeprefix("@") or any(map(str.isspace, answer))):
            return AnswerProblem.SPACES
        try:
            if asked is not None:
                asked.check(answer.removeprefix("@") if question is Question.HANDLE else answer)
        except InputRefused:
            return AnswerProblem.TOO_LONG
        if self._blocked_words.block(answer):
            self._metrics.creations_blocked.inc()
            return AnswerProblem.BLOCKED
        return None
