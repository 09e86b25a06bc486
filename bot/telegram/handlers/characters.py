"""/characters: the user's characters, and the way to a new one: a video, a few questions, and one press."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from bot.fulfilment.character_drafts import CharacterCard, CharacterDrafts
from bot.fulfilment.characters import Characters
from bot.fulfilment.creations import Refusal
from bot.fulfilment.intake import NOT_TAKEN
from bot.storage.database import Database
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
from bot.telegram.character_views import CharacterViews
from bot.telegram.create_views import CreateViews
from bot.telegram.link_requests import LinkRequests
from bot.telegram.magic import Magic
from bot.telegram.places import Place
from bot.telegram.replies import Answers
from bot.telegram.views import View
from bot.users.users import User


def router() -> Router:
    """The handlers of this file, but for the command's."""
    router = Router(name="characters")
    router.message.register(answer, Magic(F.chat.type == ChatType.PRIVATE, F.text, ~F.text.startswith("/")))
    router.callback_query.register(show_again, ShowCharacters.filter())
    router.callback_query.register(show_origins, ShowOrigins.filter())
    router.callback_query.register(begin, BeginCharacter.filter())
    router.callback_query.register(skip, SkipQuestion.filter())
    router.callback_query.register(start, CreateCharacter.filter())
    router.callback_query.register(drop, DropCharacter.filter())
    router.callback_query.register(ask_removal, AskRemoval.filter())
    router.callback_query.register(remove, RemoveCharacter.filter())
    return router


async def show(
    message: Message,
    user: User,
    database: Database,
    characters: Characters,
    character_drafts: CharacterDrafts,
    character_views: CharacterViews,
) -> None:
    """The list of the user's characters."""
    view = await _list(user, database, characters, character_drafts, character_views)
    await message.answer(view.text, reply_markup=view.keyboard)


async def show_again(
    query: CallbackQuery,
    callback_data: ShowCharacters,
    user: User,
    database: Database,
    characters: Characters,
    character_drafts: CharacterDrafts,
    character_views: CharacterViews,
) -> None:
    """The same, or another page of it, where it stood.

    Many parameters because each is something that it asks for.
    """
    page = callback_data.page
    await _edit(query, await _list(user, database, characters, character_drafts, character_views, page))


async def _list(
    user: User,
    database: Database,
    characters: Characters,
    character_drafts: CharacterDrafts,
    character_views: CharacterViews,
    page: int = 0,
) -> View:
    async with database.reading() as connection:
        own = await characters.of_user(connection, user.id)
    return character_views.characters(user.locale, own, page=page, can_be_made=character_drafts.can_be_made)


async def show_origins(
    query: CallbackQuery, user: User, character_drafts: CharacterDrafts, character_views: CharacterViews
) -> None:
    """The videos that a character can be made of."""
    await _edit(query, character_views.origins(user.locale, await character_drafts.videos(user.id)))


async def begin(
    query: CallbackQuery,
    callback_data: BeginCharacter,
    user: User,
    character_drafts: CharacterDrafts,
    character_views: CharacterViews,
    create_views: CreateViews,
) -> None:
    """The first question for a character of this video."""
    if not isinstance(query.message, Message):
        await query.answer(create_views.refusal(user.locale, Refusal.GONE), show_alert=True)
        return
    reply_to = Place.of_message(query.message).reply_to()
    card = await character_drafts.begin(user.id, callback_data.job, reply_to, name=query.id)
    if isinstance(card, Refusal):
        await query.answer(create_views.refusal(user.locale, card), show_alert=True)
        return
    await _edit(query, character_views.card(user.locale, card))


async def answer(
    message: Message,
    user: User,
    character_drafts: CharacterDrafts,
    character_views: CharacterViews,
    links: LinkRequests,
) -> None:
    """Take a message for the answer that is waited for; any other, and links alone, go on to whom it concerns."""
    words = message.text or ""
    if links.are_links_alone(words):
        raise SkipHandler
    place = Place.of_message(message).reply_to().place
    card = await character_drafts.answer(user.id, place, words, message.message_id)
    if card is None:
        raise SkipHandler
    view = character_views.card(user.locale, card)
    await message.reply(view.text, reply_markup=view.keyboard)


async def skip(
    query: CallbackQuery,
    callback_data: SkipQuestion,
    user: User,
    character_drafts: CharacterDrafts,
    character_views: CharacterViews,
    create_views: CreateViews,
) -> None:
    """Go on to the next question."""
    card = await character_drafts.skip(user.id, callback_data.draft, callback_data.question)
    await _show_anew(query, user, card, character_views, create_views)


async def start(
    query: CallbackQuery,
    callback_data: CreateCharacter,
    user: User,
    character_drafts: CharacterDrafts,
    character_views: CharacterViews,
    create_views: CreateViews,
    answers: Answers,
) -> None:
    """Make it; where it costs something else by now, say so first.

    Many parameters because each is something that it asks for.
    """
    started = await character_drafts.start(user, callback_data.draft)
    if isinstance(started, Refusal):
        await query.answer(create_views.refusal(user.locale, started), show_alert=True)
    elif started.answer is None:
        await query.answer(create_views.say(user.locale, "create-changed").text, show_alert=True)
        await _show_anew(query, user, started.card, character_views, create_views, answered=True)
    else:
        await query.answer()
        if isinstance(query.message, Message):
            await answers.tell(query.message, user, [started.answer])
            if started.answer.reply not in NOT_TAKEN:
                await query.message.edit_text(character_views.started(user.locale, started.card).text)


async def drop(
    query: CallbackQuery,
    callback_data: DropCharacter,
    user: User,
    character_drafts: CharacterDrafts,
    character_views: CharacterViews,
) -> None:
    """Forget the card."""
    await character_drafts.drop(user.id, callback_data.draft)
    await _edit(query, character_views.say(user.locale, "create-dropped"))


async def ask_removal(
    query: CallbackQuery,
    callback_data: AskRemoval,
    user: User,
    database: Database,
    characters: Characters,
    character_views: CharacterViews,
    create_views: CreateViews,
) -> None:
    """Ask whether it is really to go.

    Many parameters because each is something that it asks for.
    """
    async with database.reading() as connection:
        own = await characters.of_user(connection, user.id)
    each = next((each for each in own if each.id == callback_data.character), None)
    if each is None:
        await query.answer(create_views.refusal(user.locale, Refusal.GONE), show_alert=True)
        return
    await _edit(query, character_views.removal(user.locale, each))


async def remove(
    query: CallbackQuery,
    callback_data: RemoveCharacter,
    user: User,
    database: Database,
    characters: Characters,
    character_drafts: CharacterDrafts,
    character_views: CharacterViews,
) -> None:
    """Keep it no more, and show those that are left.

    Many parameters because each is something that it asks for.
    """
    await characters.remove(user.id, callback_data.character)
    await _edit(query, await _list(user, database, characters, character_drafts, character_views))


async def _show_anew(
    query: CallbackQuery,
    user: User,
    card: CharacterCard | Refusal,
    character_views: CharacterViews,
    create_views: CreateViews,
    *,
    answered: bool = False,
) -> None:
    if isinstance(card, Refusal):
        await query.answer(create_views.refusal(user.locale, card), show_alert=True)
        return
    await _edit(query, character_views.card(user.locale, card), answered=answered)


async def _edit(query: CallbackQuery, view: View, *, answered: bool = False) -> None:
    if not answered:
        await query.answer()
    if isinstance(query.message, Message):
        await query.message.edit_text(view.text, reply_markup=view.keyboard)
