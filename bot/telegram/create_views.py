"""What users see of creations: the question for words, the card with its buttons, and why something cannot be."""

from __future__ import annotations

import html
import math
from collections.abc import Iterator, Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.fulfilment.creations import CUT_FROM, Card, Problem, Refusal
from bot.fulfilment.photos import PhotoRefusal
from bot.providers.catalogue import PROMPT, Input, Scalar
from bot.telegram.callbacks import Choose, ChooseModel, CreateDraft, DropDraft, PickCharacter
from bot.telegram.character_views import character_name
from bot.telegram.texts import Texts
from bot.telegram.views import CHOSEN, MEGABYTE, View, is_in_group

SHOWN_CHARACTERS = 600
"""Of the words, on the card; all of them are created from."""
BUTTONS_A_ROW = 3
OFFERED_CHARACTERS = 15
"""So many of the newest have a button, besides those that were picked: a keyboard takes a hundred in all."""


class CreateViews:
    """The messages about creations, in every language."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def card(self, locale: str, card: Card) -> View:
        """The words, the model, what can be chosen, and the price; or why these words cannot be created from."""
        if card.problem is not None:
            return View(self.problem(locale, card))
        facts = self._texts.get(locale, "create-facts", model=_escaped(card.model.title), price=card.draft.price)
        lines = [self._words(locale, card), *self._photos(locale, card), facts]
        if is_in_group(card.draft):
            payer = "member" if card.draft.account_id == card.draft.user_id else "group"
            lines.append(self._texts.get(locale, "create-payer", payer=payer))
        if card.model.usual_seconds is not None:
            lines.append(self._texts.get(locale, "create-usual", minutes=math.ceil(card.model.usual_seconds / 60)))
        return View("\n".join(lines), InlineKeyboardMarkup(inline_keyboard=list(self._rows(locale, card))))

    def problem(self, locale: str, card: Card) -> str:
        """Why these words cannot be created from, and what to do about it."""
        prompt = card.model.input(PROMPT)
        most = prompt.max_length if prompt is not None and prompt.max_length is not None else 0
        problem = (card.problem or Problem.EMPTY).value
        return self._texts.get(locale, f"create-problem-{problem}", length=len(card.draft.words), most=most)

    def started(self, locale: str, card: Card) -> View:
        """The same card, without buttons: what is being created."""
        chosen = [
            self._option(locale, each, card.draft.options[each.name])
            for each in card.model.asked
            if each.name in card.draft.options
        ]
        picked = [character_name(each.handle, each.traits) for each in card.picked]
        facts = " · ".join([card.model.title, *chosen, *picked])
        return View("\n".join([self._words(locale, card), *self._photos(locale, card), _escaped(facts)]))

    def say(self, locale: str, key: str, **values: object) -> View:
        """A message that is its words alone."""
        return View(self._texts.get(locale, key, **values))

    def refusal(self, locale: str, refusal: Refusal) -> str:
        """Why nothing came of it."""
        if refusal is Refusal.NO_PHOTOS:
            return self.photo_refusal(locale, PhotoRefusal.NOT_HERE, None)
        return self._texts.get(locale, f"create-refusal-{refusal.value}")

    def photo_refusal(self, locale: str, refusal: PhotoRefusal, largest: int | None) -> str:
        """Why a photo is not taken; `largest` is what one may have, in bytes."""
        most = (largest or 0) // MEGABYTE
        return self._texts.get(locale, f"photo-refusal-{refusal.value}", megabytes=most)

    def _photos(self, locale: str, card: Card) -> list[str]:
        photos = len(card.draft.photos)
        return [self._texts.get(locale, "create-photos", photos=photos)] if photos else []

    def _words(self, locale: str, card: Card) -> str:
        words = card.draft.words
        if len(words) <= SHOWN_CHARACTERS:
            return f"<blockquote>{_escaped(words)}</blockquote>"
        # In private, a part that follows is added; most groups do not even show it to the bot.
        may_lack = is_in_group(card.draft) and card.draft.part_size >= CUT_FROM
        length = self._texts.get(locale, "create-length-group" if may_lack else "create-length", length=len(words))
        return f"<blockquote>{_escaped(words[:SHOWN_CHARACTERS])}…</blockquote>\n{length}"

    def _rows(self, locale: str, card: Card) -> Iterator[list[InlineKeyboardButton]]:
        draft = card.draft.id
        if len(card.models) > 1:
            for number, model in enumerate(card.models):
                chosen = CHOSEN if model.name == card.model.name else ""
                data = ChooseModel(draft=draft, model=number).pack()
                yield [InlineKeyboardButton(text=f"{chosen}{model.title}", callback_data=data)]
        for field, each in enumerate(card.model.asked):
            value = card.draft.options.get(each.name, each.default)
            buttons = []
            for option, choice in enumerate(each.choices):
                mark = CHOSEN if choice == value else ""
                data = Choose(draft=draft, field=field, option=option).pack()
                text = f"{mark}{self._option(locale, each, choice)}"
                buttons.append(InlineKeyboardButton(text=text, callback_data=data))
            yield from _in_rows(buttons)
        # In a group others would read what else its asker has.
        offered = [] if is_in_group(card.draft) else card.characters[-OFFERED_CHARACTERS:]
        for character in [each for each in card.characters if each in offered or each in card.picked]:
            mark = CHOSEN if character in card.picked else ""
            data = PickCharacter(draft=draft, character=character.id).pack()
            text = f"{mark}{character_name(character.handle, character.traits)}"
            yield [InlineKeyboardButton(text=text, callback_data=data)]
        create = self._texts.get(locale, "create-start", price=card.draft.price)
        yield [InlineKeyboardButton(text=create, callback_data=CreateDraft(draft=draft).pack())]
        drop = self._texts.get(locale, "create-drop")
        yield [InlineKeyboardButton(text=drop, callback_data=DropDraft(draft=draft).pack())]

    def _option(self, locale: str, each: Input, value: Scalar) -> str:
        """What a choice is called: in the locale's own words, else in the catalogue's."""
        words = each.words or each.name
        if isinstance(value, bool):
            said = self._texts.get(locale, "option-yes" if value else "option-no")
            return f"{words}: {said}"
        own = self._texts.find(locale, f"option-{words}-{value}") or self._texts.find(
            locale, f"option-{words}", value=str(value)
        )
        return own or f"{words}: {value}"


def _escaped(words: str) -> str:
    return html.escape(words)


def _in_rows(buttons: Sequence[InlineKeyboardButton]) -> Iterator[list[InlineKeyboardButton]]:
    for start in range(0, len(buttons), BUTTONS_A_ROW):
        yield list(buttons[start : start + BUTTONS_A_ROW])
