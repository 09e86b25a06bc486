"""Creations: a user's words become a draft, its card asks what is to be chosen, and one press makes a job of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.fulfilment.characters import Character, Characters
from bot.fulfilment.drafts import Draft, Drafts, Photo, Written
from bot.fulfilment.images import Images
from bot.fulfilment.intake import NOT_TAKEN, Answer, Intake, Quota, Request
from bot.fulfilment.parts import Parts
from bot.fulfilment.photos import fits
from bot.jobs.job import Job, ReplyTo
from bot.orders.base import UnknownOrder
from bot.orders.blocked_words import BlockedWords
from bot.orders.create import Create
from bot.providers.catalogue import PROMPT, InputRefused, Model, Scalar
from bot.settings import Settings
from bot.storage.tables import jobs as job_rows
from bot.users.users import User

ASKED_SECONDS = 3600.0
"""For so long after a question for words, the next message is taken for them."""
TOGETHER_SECONDS = 10.0
CUT_FROM = 2048
"""A messenger cuts a text that is too long for one message somewhere in its second half: no shorter part goes on."""
WHOLE = 4096
"""What one message holds. A part of this size was cut where it was full, so that nothing is missing between it and the
next; and nothing was cut that would have fitted.
"""
TRIMMED = 16
"""So much space may have got lost at a cut, at most."""


class Problem(StrEnum):
    """Why a draft cannot be started as it stands. Each has a sentence in every language."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    BLOCKED = "blocked"
    """BLOCKED_WORDS_FILE says so."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a card shows: the draft, and what can be chosen for it."""

    draft: Draft
    model: Model
    models: Sequence[Model]
    """Those that it can be made with."""
    characters: Sequence[Character] = ()
    """Those of the user's that can be picked for the model."""
    problem: Problem | None = None

    @property
    def picked(self) -> Sequence[Character]:
        """The characters that were picked and are still the user's, at most as many as the model takes."""
        picked = [each for each in self.characters if each.provider_character_id in self.draft.characters]
        return picked[: self.most_characters]

    @property
    def most_characters(self) -> int:
        """How many characters the model takes."""
        taking = self.model.character_list
        if taking is None:
            return 0
        return len(self.characters) if taking.max_items is None else taking.max_items


class Refusal(StrEnum):
    """Why nothing came of pressing a card's button. Each has a sentence in every language."""

    GONE = "gone"
    """The draft is not kept any more."""
    NOT_YOURS = "not-yours"
    STARTED = "started"
    NO_MODEL = "no-model"
    """Nothing can be created here."""
    PHOTOS = "photos"
    """No model takes these photos, or so many."""
    NO_PHOTOS = "no-photos"
    """Providers cannot reach the bot (PUBLIC_URL), so nothing can be made of photos."""


@dataclass(frozen=True, slots=True)
class TooMany:
    """The model takes no more characters than these."""

    most: int


@dataclass(frozen=True, slots=True)
class Started:
    """What came of pressing Create."""

    card: Card
    answer: Answer | None = None
    """None where the card has changed, or has a problem: the user is to look at it once more."""


class Creations:
    """Drafts, and the jobs that come of them."""

    def __init__(
        self,
        parts: Parts,
        intake: Intake,
        settings: Settings,
        models: Sequence[Model],
        blocked_words: BlockedWords,
        images: Images,
    ) -> None:
        """`models` are those that can be created with, in order of preference."""
        self._database = parts.database
        self._jobs = parts.jobs
        self._kinds = parts.kinds
        self._metrics = parts.metrics
        self._intake = intake
        self._settings = settings
        self._models = models
        self._blocked_words = blocked_words
        self._images = images
        self._drafts = Drafts(parts.database)
        self._characters = Characters(parts.database)

    @property
    def models(self) -> Sequence[Model]:
        """The models that make something of words alone."""
        return self._models_for(())

    def _models_for(self, photos: Sequence[Photo]) -> Sequence[Model]:
        """The models that make something of words, and of these photos if there are any."""
        if not photos:
            return [model for model in self._models if not model.wants_image]
        if not self._images.can_be_fetched:
            return []
        return [model for model in self._models if model.image is not None and fits(model.image, photos)]

    async def begin(
        self,
        user_id: int,
        reply_to: ReplyTo,
        written: Written,
        photos: Sequence[Photo] = (),
        album: str | None = None,
        account: int | None = None,
    ) -> Card | Refusal:
        """Begin a draft with these words, which may be none yet, and with what the user chose the last time; of these
        photos, which may have come in an album. `account` is to pay, the user's own unless told.
        """
        request = f"{reply_to.place}:{reply_to.message}"
        async with self._database.transaction() as connection:
            last = await self._drafts.newest(connection, user_id)
            chosen = (last.model, last.options) if last is not None else ("", {})
            brought: dict[str, Any] = {"photos": photos, "album": album, "account_id": account or user_id}
            return await self._begin(connection, user_id, request, reply_to, written, *chosen, brought)

    async def add_photos(self, user_id: int, place: str, album: str, photos: Sequence[Photo]) -> Card | Refusal | None:
        """Let the draft that was begun there with this album be made of all these photos, in this order. None where
        there is no such draft, or it was started.
        """
        async with self._database.transaction() as connection:
            draft = await self._drafts.of_album(connection, user_id, place, album)
            if draft is None or draft.started_at is not None:
                return None
            model = self._model(draft.model, photos)
            if model is None:
                return self._no_model(photos)
            form = self._form(model, draft.options)
            return await self._card(connection, await self._drafts.change(connection, draft, photos=photos, **form))

    async def begin_again(self, user_id: int, job_id: int, reply_to: ReplyTo, *, name: str) -> Card | Refusal:
        """Begin a draft with the words and the choices of what this user's job created. `name` names the request."""
        async with self._database.transaction() as connection:
            order = await self._order(connection, user_id, job_id)
            if order is None:
                return Refusal.GONE
            written = Written(order.prompt, number=0, at=0.0, size=0)
            request = f"again:{job_id}:{name}"
            brought: dict[str, Any] = {
                "photos": [Photo(file_id) for file_id in order.photos],
                "characters": order.characters,
                "account_id": user_id,
            }
            chosen = (order.model, order.options)
            return await self._begin(connection, user_id, request, reply_to, written, *chosen, brought)

    async def _begin(
        self,
        connection: AsyncConnection,
        user_id: int,
        request: str,
        reply_to: ReplyTo,
        written: Written,
        model_name: str,
        chosen: Mapping[str, Scalar],
        brought: Mapping[str, Any],
    ) -> Card | Refusal:
        """Many parameters because a draft has as many sides; `brought` are its columns that no model decides."""
        photos: Sequence[Photo] = brought.get("photos", ())
        model = self._model(model_name, photos)
        if model is None:
            return self._no_model(photos)
        form = self._form(model, chosen)
        draft = await self._drafts.add(connection, user_id, request, reply_to, written, **form, **brought)
        return self._counted(await self._card(connection, draft))

    async def _order(self, connection: AsyncConnection, user_id: int, job_id: int) -> Create | None:
        own = select(job_rows).where(job_rows.c.id == job_id, job_rows.c.asked_by == user_id)
        row = (await connection.execute(own)).one_or_none()
        if row is None:
            return None
        job = Job.from_row(row)
        try:
            order = self._kinds.read(job.order_kind, job.order_value)
        except UnknownOrder:
            return None
        return order if isinstance(order, Create) else None

    async def go_on(self, user_id: int, place: str, written: Written) -> Card | None:
        """Take a message for the words of the user's newest draft there: where it asks for some, or where these are
        the next part of a text that was too long for one message. None where it is neither.
        """
        if not self._models:
            return None
        async with self._database.reading() as connection:
            draft = await self._drafts.newest(connection, user_id, place)
            if draft is None or draft.started_at is not None:
                return None
            if written.number <= draft.part and draft.words:
                # It came before, and its answer may have been lost.
                return await self._current(connection, draft) if written.number == draft.part else None
        whole = self._joined(draft, written)
        if whole is None:
            return None
        async with self._database.transaction() as connection:
            card = await self._current(connection, await self._drafts.change(connection, draft, written=whole))
        return None if card is None else self._counted(card)

    def _joined(self, draft: Draft, written: Written) -> Written | None:
        was_cut = draft.part_size >= CUT_FROM and draft.part_size + written.size > WHOLE - TRIMMED
        if was_cut and written.size > 0 and 0 <= written.at - draft.part_at <= TOGETHER_SECONDS:
            between = "" if draft.part_size >= WHOLE else "\n"
            return replace(written, words=f"{draft.words}{between}{written.words}")
        return written if self._asks(draft, written.at) else None

    def _asks(self, draft: Draft, at: float) -> bool:
        model = self._model(draft.model, draft.photos)
        return model is not None and self._problem(draft, model) is not None and at - draft.part_at <= ASKED_SECONDS

    async def has_words_of(self, user_id: int, place: str, number: int) -> bool:
        """Whether the message with this number brought words of one of the user's drafts there, dropped or not."""
        async with self._database.reading() as connection:
            return await self._drafts.have(connection, user_id, place, number)

    async def is_asking(self, user_id: int, place: str) -> bool:
        """Whether the user's newest draft there asks for words."""
        async with self._database.reading() as connection:
            draft = await self._drafts.newest(connection, user_id, place)
            is_open = draft is not None and draft.started_at is None
            card = await self._current(connection, draft) if draft is not None and is_open else None
        return card is not None and card.problem is not None

    async def stop_asking(self, user_id: int, place: str, at: float) -> bool:
        """Drop each of the user's drafts there that asks for words. Returns whether a message of this moment would have
        been taken for them.
        """
        async with self._database.transaction() as connection:
            newest = await self._drafts.newest(connection, user_id, place)
            asking = [each for each in await self._drafts.open(connection, user_id, place) if self._asks(each, at)]
            for each in asking:
                await self._drafts.drop(connection, each)
        return newest in asking

    async def note_card(self, draft: Draft, card: str) -> None:
        """Note what shows the draft's card."""
        async with self._database.transaction() as connection:
            await self._drafts.change(connection, draft, card=card)

    async def choose_model(self, user_id: int, draft_id: int, number: int) -> Card | Refusal:
        """Take the model with this number in the card's list; where there is none such, nothing changes."""
        async with self._database.transaction() as connection:
            card = await self._own(connection, user_id, draft_id)
            if isinstance(card, Refusal) or number >= len(card.models):
                return card
            model = card.models[number]
            form = self._form(model, card.draft.options)
            return await self._card(connection, await self._drafts.change(connection, card.draft, **form))

    async def choose(self, user_id: int, draft_id: int, field: int, option: int) -> Card | Refusal:
        """Take this option for this input, both by their numbers; where there are none such, nothing changes."""
        async with self._database.transaction() as connection:
            card = await self._own(connection, user_id, draft_id)
            if isinstance(card, Refusal) or field >= len(card.model.asked):
                return card
            asked = card.model.asked[field]
            if option >= len(asked.choices):
                return card
            options = {**card.draft.options, asked.name: asked.choices[option]}
            return await self._card(connection, await self._drafts.change(connection, card.draft, options=options))

    async def pick(self, user_id: int, draft_id: int, character_id: int) -> Card | Refusal | TooMany:
        """Pick this character, or let go of it; where the model takes no more of them, nothing changes."""
        async with self._database.transaction() as connection:
            card = await self._own(connection, user_id, draft_id)
            if isinstance(card, Refusal):
                return card
            wanted = next((each for each in card.characters if each.id == character_id), None)
            if wanted is None:
                return card
            picked = [each for each in card.characters if (each in card.picked) != (each == wanted)]
            if len(picked) > card.most_characters:
                return TooMany(card.most_characters)
            ids = [each.provider_character_id or "" for each in picked]
            return await self._card(connection, await self._drafts.change(connection, card.draft, characters=ids))

    async def drop(self, user_id: int, draft_id: int) -> Refusal | None:
        """Forget the draft; None when that is done."""
        async with self._database.transaction() as connection:
            draft = await self._own_draft(connection, user_id, draft_id)
            if isinstance(draft, Refusal):
                return draft
            await self._drafts.drop(connection, draft)
            return None

    async def start(
        self, user: User, draft_id: int, *, account: int, locale: str, quota: Quota | None = None
    ) -> Started | Refusal:
        """Make a job of the draft, once, however often this is asked for; unless its model, its price, what can be
        chosen or who pays has changed since the card told it: then the card tells that first. `account` pays, the
        user's or a group's; `locale` is what the job's words are in.
        """
        async with self._database.transaction() as connection:
            card = await self._own(connection, user.id, draft_id, started_too=True)
            if isinstance(card, Refusal):
                return card
            draft = card.draft
            form = {**self._form(card.model, draft.options), "account_id": account}
            told = {column: getattr(draft, column) for column in form}
            if draft.started_at is None and (card.problem is not None or form != told):
                changed = await self._drafts.change(connection, draft, **form)
                return Started(await self._card(connection, changed))
        answer = await self._intake.request(self._request(user, card, account, locale, quota))
        if answer.reply not in NOT_TAKEN:
            async with self._database.transaction() as connection:
                await self._drafts.start(connection, card.draft)
        return Started(card, answer)

    def _request(self, user: User, card: Card, account: int, locale: str, quota: Quota | None) -> Request:
        draft, taking = card.draft, card.model.image
        order = Create(
            model=draft.model,
            prompt=draft.words,
            options=draft.options,
            photos=tuple(photo.file_id for photo in draft.photos),
            photo_input=taking.name if taking is not None else "",
            characters=tuple(each.provider_character_id or "" for each in card.picked),
            credits=draft.price,
        )
        return Request(
            order=order,
            asked_by=user.id,
            account=account,
            reply_to=draft.reply_to,
            locale=locale,
            quota=quota,
            draft=draft.id,
        )

    async def _own(
        self, connection: AsyncConnection, user_id: int, draft_id: int, *, started_too: bool = False
    ) -> Card | Refusal:
        """The card of a draft that this user may still change. A model that is gone is replaced."""
        draft = await self._own_draft(connection, user_id, draft_id, started_too=started_too)
        if isinstance(draft, Refusal):
            return draft
        return await self._current(connection, draft) or self._no_model(draft.photos)

    async def _own_draft(
        self, connection: AsyncConnection, user_id: int, draft_id: int, *, started_too: bool = False
    ) -> Draft | Refusal:
        draft = await self._drafts.find(connection, draft_id)
        if draft is None:
            return Refusal.GONE
        if draft.user_id != user_id:
            return Refusal.NOT_YOURS
        if draft.started_at is not None and not started_too:
            return Refusal.STARTED
        return draft

    async def _current(self, connection: AsyncConnection, draft: Draft) -> Card | None:
        is_possible = self._model(draft.model, draft.photos) is not None
        return await self._card(connection, draft) if is_possible else None

    async def _card(self, connection: AsyncConnection, draft: Draft) -> Card:
        model = self._model(draft.model, draft.photos)
        assert model is not None  # noqa: S101  # whoever asks has looked
        own = await self._characters.of_user(connection, draft.user_id) if model.character_list is not None else ()
        named = tuple(each for each in own if each.provider_character_id is not None)
        return Card(draft, model, self._models_for(draft.photos), named, self._problem(draft, model))

    def _counted(self, card: Card) -> Card:
        if card.problem is Problem.BLOCKED:
            self._metrics.creations_blocked.inc()
        return card

    def _model(self, name: str, photos: Sequence[Photo] = ()) -> Model | None:
        """The model with this name; the first one where there is none such."""
        models = self._models_for(photos)
        return next((model for model in models if model.name == name), models[0] if models else None)

    def _no_model(self, photos: Sequence[Photo]) -> Refusal:
        """Why there is no model to make something of words, and of these photos if there are any."""
        if not photos:
            return Refusal.NO_MODEL
        return Refusal.PHOTOS if self._images.can_be_fetched else Refusal.NO_PHOTOS

    def _form(self, model: Model, chosen: Mapping[str, Scalar]) -> dict[str, object]:
        """A draft's columns with this model: of what was chosen, whatever the model takes, else its defaults."""
        options: dict[str, object] = {}
        for each in model.asked:
            options[each.name] = chosen.get(each.name, each.default)
            try:
                each.check(options[each.name])
            except InputRefused:
                options[each.name] = each.default
        return {"model": model.name, "options": options, "price": model.cost_in_credits(self._settings)}

    def _problem(self, draft: Draft, model: Model) -> Problem | None:
        if not draft.words.strip():
            return Problem.EMPTY
        prompt = model.input(PROMPT)
        if prompt is not None and prompt.max_length is not None and len(draft.words) > prompt.max_length:
            return Problem.TOO_LONG
        return Problem.BLOCKED if self._blocked_words.block(draft.words) else None
