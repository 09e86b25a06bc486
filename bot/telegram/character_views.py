"""What users see of characters: their list, the questions for a new one, its card, and what came of it."""

from __future__ import annotations

import html
from collections.abc import Sequence

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.fulfilment.character_drafts import CharacterCard, CharacterDraft, Question
from bot.fulfilment.characters import Character
from bot.jobs.job import Job
from bot.messenger import MadeCharacter
from bot.orders.base import Kinds
from bot.orders.creation import shorten
from bot.telegram.callbacks import (
    AskRemoval,
    BeginCharacter,
    CreateCharacter,
    DropCharacter,
    RemoveCharacter,
    ShowCharacters,
    ShowOrigins,
    SkipQuestion,
)
from bot.telegram.texts import Texts
from bot.telegram.views import View

NAME_CHARACTERS = 40
TRAITS_CHARACTERS = 100
"""Of each, in the list."""
LISTED = 8
"""So many are on one page."""


def character_name(handle: str, traits: str) -> str:
    """What a character is called: its name, else the first words of what it is like."""
    return f"@{handle}" if handle else shorten(traits, NAME_CHARACTERS)


class CharacterViews:
    """The messages about characters, in every language."""

    def __init__(self, texts: Texts, kinds: Kinds) -> None:
        self._texts = texts
        self._kinds = kinds

    def say(self, locale: str, key: str, **values: object) -> View:
        """A message that is its words alone."""
        return View(self._texts.get(locale, key, **values))

    def characters(self, locale: str, characters: Sequence[Character], *, page: int, can_be_made: bool) -> View:
        """A page of the user's characters, newest first, with a button to make another, and one to remove each.

        `characters` are all of them, oldest first.
        """
        page = min(page, max(0, len(characters) - 1) // LISTED)
        shown = characters[::-1][page * LISTED : (page + 1) * LISTED]
        key = "characters" if characters else "characters-none"
        lines = [self._texts.get(locale, key), *(self._character(locale, each) for each in shown)]
        rows = [[self._button(locale, "character-new", ShowOrigins())]] if can_be_made else []
        for each in shown:
            remove = self._texts.get(locale, "character-remove", name=character_name(each.handle, each.traits))
            rows.append([InlineKeyboardButton(text=remove, callback_data=AskRemoval(character=each.id).pack())])
        turning = [self._button(locale, "history-to-newer", ShowCharacters(page=page - 1))] if page else []
        if len(characters) > (page + 1) * LISTED:
            turning.append(self._button(locale, "history-to-older", ShowCharacters(page=page + 1)))
        rows += [turning] if turning else []
        return View("\n".join(lines), InlineKeyboardMarkup(inline_keyboard=rows))

    def _character(self, locale: str, each: Character) -> str:
        name = html.escape(character_name(each.handle, each.traits))
        traits = html.escape(shorten(each.traits, TRAITS_CHARACTERS))
        return self._texts.get(locale, "character", name=name, traits=traits)

    def removal(self, locale: str, each: Character) -> View:
        """Whether it is really to go."""
        rows = [
            [self._button(locale, "character-remove-yes", RemoveCharacter(character=each.id))],
            [self._button(locale, "character-remove-no", ShowCharacters())],
        ]
        name = html.escape(character_name(each.handle, each.traits))
        text = self._texts.get(locale, "character-remove-ask", name=name)
        return View(text, InlineKeyboardMarkup(inline_keyboard=rows))

    def origins(self, locale: str, jobs: Sequence[Job]) -> View:
        """The videos that a character can be made of, a button each."""
        rows = [
            [
                InlineKeyboardButton(
                    text=self._kinds.read(job.order_kind, job.order_value).title,
                    callback_data=BeginCharacter(job=job.id).pack(),
                )
            ]
            for job in jobs
        ]
        text = self._texts.get(locale, "character-origins" if jobs else "character-no-origins")
        return View(text, InlineKeyboardMarkup(inline_keyboard=rows))

    def card(self, locale: str, card: CharacterCard) -> View:
        """The next question, or, once all is answered, what is made and what it costs."""
        drop = self._button(locale, "create-drop", DropCharacter(draft=card.draft.id))
        if card.question is None:
            make = self._texts.get(locale, "create-start", price=card.draft.price)
            data = CreateCharacter(draft=card.draft.id).pack()
            rows = [[InlineKeyboardButton(text=make, callback_data=data)], [drop]]
            return View(self._answers(locale, card.draft), InlineKeyboardMarkup(inline_keyboard=rows))
        lines = [self._texts.get(locale, f"character-ask-{card.question.value}")]
        if card.problem is not None:
            lines.insert(0, self._texts.get(locale, f"character-problem-{card.problem.value}", most=card.most))
        rows = [[drop]]
        if card.can_skip:
            skip = SkipQuestion(draft=card.draft.id, question=card.question)
            rows.insert(0, [self._button(locale, "character-skip", skip)])
        return View("\n".join(lines), InlineKeyboardMarkup(inline_keyboard=rows))

    def started(self, locale: str, card: CharacterCard) -> View:
        """The same card, without buttons."""
        return View(self._answers(locale, card.draft))

    def _answers(self, locale: str, draft: CharacterDraft) -> str:
        said = {question: html.escape(draft.answers.get(question.value, "")) for question in Question}
        name = f"@{said[Question.HANDLE]}" if said[Question.HANDLE] else self._texts.get(locale, "character-no-name")
        lines = [f"<b>{name}</b>", f"<blockquote>{said[Question.TRAITS]}</blockquote>"]
        if said[Question.BOUNDS]:
            lines.append(self._texts.get(locale, "character-bounds", bounds=said[Question.BOUNDS]))
        return "\n".join(lines)

    def made(self, job: Job, character: MadeCharacter, balance: int, buttons: InlineKeyboardMarkup | None) -> View:
        """What came of it, and how later words use it."""
        name = html.escape(character_name(character.handle, character.traits))
        key = "character-made" if character.handle else "character-made-nameless"
        return View(self._texts.get(job.locale, key, name=name, price=job.price, balance=balance), buttons)

    def _button(self, locale: str, key: str, data: CallbackData) -> InlineKeyboardButton:
        return InlineKeyboardButton(text=self._texts.get(locale, key), callback_data=data.pack())
