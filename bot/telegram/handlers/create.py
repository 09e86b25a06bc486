"""/create: words become a card, and one press on it a video. They come with the command, after it, or in a file."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO

import aiohttp
from aiogram import Bot, F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Document, Message

from bot.fulfilment.creations import Card, Creations, Refusal, TooMany
from bot.fulfilment.drafts import Written
from bot.fulfilment.intake import NOT_TAKEN
from bot.telegram.callbacks import Choose, ChooseModel, CreateAgain, CreateDraft, DropDraft, PickCharacter
from bot.telegram.create_views import CreateViews
from bot.telegram.group_requests import GroupRequests
from bot.telegram.link_requests import LinkRequests
from bot.telegram.magic import Magic
from bot.telegram.places import Place
from bot.telegram.replies import Answers
from bot.users.users import User

LARGEST_FILE = 100_000
"""In bytes: more than the words of any model take."""
FETCH_SECONDS = 30
TEXT_FILES = "text/plain"


class Unreadable(Exception):
    """A file that is no text in UTF-8, or is too big, or could not be fetched."""


def router() -> Router:
    """The handlers of this file, but for the command's."""
    router = Router(name="create")
    router.message.register(go_on, Magic(F.chat.type == ChatType.PRIVATE, F.text, ~F.text.startswith("/")))
    router.message.register(go_on_with_file, Magic(F.chat.type == ChatType.PRIVATE, F.document, ~F.caption))
    router.callback_query.register(choose_model, ChooseModel.filter())
    router.callback_query.register(choose, Choose.filter())
    router.callback_query.register(pick, PickCharacter.filter())
    router.callback_query.register(start, CreateDraft.filter())
    router.callback_query.register(drop, DropDraft.filter())
    router.callback_query.register(create_again, CreateAgain.filter())
    return router


async def create(
    message: Message,
    command: CommandObject,
    bot: Bot,
    user: User | None,
    group_requests: GroupRequests,
    creations: Creations,
    create_views: CreateViews,
) -> None:
    """Show the card of these words, or ask for some. Its buttons are its asker's.

    Many parameters because each is something that it asks for.
    """
    allowed = await asker(message, command, user, group_requests, in_file=message.document is not None)
    if allowed is None:
        return
    user, account = allowed
    try:
        parts = [command.args] if command.args else []
        if message.document is not None:
            parts.append(await _text_of(message.document, bot))
        written = written_in(message, "\n".join(parts))
    except Unreadable:
        await message.reply(create_views.say(user.locale, "create-file-unread").text)
        return
    card = await creations.begin(user.id, Place.of_message(message).reply_to(), written, account=account)
    if isinstance(card, Refusal):
        await message.reply(create_views.refusal(user.locale, card))
        return
    await show_card(message, user, card, creations, create_views)


async def asker(
    message: Message,
    command: CommandObject,
    user: User | None,
    group_requests: GroupRequests,
    *,
    in_file: bool = False,
) -> tuple[User, int] | None:
    """Whose draft it is to be, and who pays; None where nothing is begun, of which they were told. A group says who may
    ask, and no later message brings the words there; `in_file` says that a file may.
    """
    if message.chat.type == ChatType.PRIVATE:
        return None if user is None else (user, user.id)
    missing = None if command.args or in_file else "create-how-group"
    allowed = await group_requests.asker(message, user, missing=missing if user is not None else "create-anonymous")
    return None if allowed is None or allowed.user is None else (allowed.user, allowed.account)


async def go_on(
    message: Message, user: User, creations: Creations, create_views: CreateViews, links: LinkRequests
) -> None:
    """Take a message for the words that a card waits for; any other, and links alone, go on to whom they concern."""
    words = message.text or ""
    if links.are_links_alone(words):
        raise SkipHandler
    try:
        card = await creations.go_on(user.id, _place(message), written_in(message, words))
    except Unreadable:
        raise SkipHandler from None
    if card is None:
        raise SkipHandler
    await show_card(message, user, card, creations, create_views)


async def go_on_with_file(
    message: Message, bot: Bot, user: User, creations: Creations, create_views: CreateViews, links: LinkRequests
) -> None:
    """The same, for words in a text file."""
    assert message.document is not None  # noqa: S101  # the filter's condition
    if message.document.mime_type != TEXT_FILES or not await creations.is_asking(user.id, _place(message)):
        raise SkipHandler
    try:
        written = written_in(message, await _text_of(message.document, bot))
    except Unreadable:
        await message.reply(create_views.say(user.locale, "create-file-unread").text)
        return
    is_list = links.are_links_alone(written.words)
    card = None if is_list else await creations.go_on(user.id, _place(message), written)
    if card is None:
        raise SkipHandler
    await show_card(message, user, card, creations, create_views)


async def choose_model(
    query: CallbackQuery, callback_data: ChooseModel, user: User, creations: Creations, create_views: CreateViews
) -> None:
    """Another model for the card."""
    outcome = await creations.choose_model(user.id, callback_data.draft, callback_data.model)
    await _show_anew(query, user, outcome, create_views)


async def choose(
    query: CallbackQuery, callback_data: Choose, user: User, creations: Creations, create_views: CreateViews
) -> None:
    """Another shape, length or whatever the model has."""
    outcome = await creations.choose(user.id, callback_data.draft, callback_data.field, callback_data.option)
    await _show_anew(query, user, outcome, create_views)


async def pick(
    query: CallbackQuery, callback_data: PickCharacter, user: User, creations: Creations, create_views: CreateViews
) -> None:
    """Another character for the card, or one less."""
    outcome = await creations.pick(user.id, callback_data.draft, callback_data.character)
    if isinstance(outcome, TooMany):
        words = create_views.say(user.locale, "create-most-characters", most=outcome.most).text
        await query.answer(words, show_alert=True)
        return
    await _show_anew(query, user, outcome, create_views)


async def start(
    query: CallbackQuery,
    callback_data: CreateDraft,
    user: User,
    creations: Creations,
    create_views: CreateViews,
    answers: Answers,
    group_requests: GroupRequests,
) -> None:
    """Create it; where the card is not what would be created any more, show it anew.

    Many parameters because aiogram hands each thing over by its name.
    """
    if not isinstance(query.message, Message):
        await query.answer(create_views.refusal(user.locale, Refusal.GONE), show_alert=True)
        return
    asker = await group_requests.presser(query.message, user)
    if isinstance(asker, str):
        await query.answer(create_views.say(user.locale, asker).text, show_alert=True)
        return
    quota = None if asker.group is None else asker.group.quota
    started = await creations.start(user, callback_data.draft, account=asker.account, locale=asker.locale, quota=quota)
    if isinstance(started, Refusal):
        await query.answer(create_views.refusal(user.locale, started), show_alert=True)
    elif started.answer is None:
        words = create_views.say(user.locale, "create-changed").text
        if started.card.problem is not None:
            words = create_views.problem(user.locale, started.card)
        await query.answer(words, show_alert=True)
        await _edit(query, create_views, user, started.card)
    else:
        await query.answer()
        await answers.tell(query.message, user, [started.answer], asker.group)
        if started.answer.reply not in NOT_TAKEN:
            await query.message.edit_text(create_views.started(user.locale, started.card).text)


async def drop(
    query: CallbackQuery, callback_data: DropDraft, user: User, creations: Creations, create_views: CreateViews
) -> None:
    """Forget the card."""
    refusal = await creations.drop(user.id, callback_data.draft)
    if refusal in (Refusal.NOT_YOURS, Refusal.STARTED):
        await query.answer(create_views.refusal(user.locale, refusal), show_alert=True)
        return
    await query.answer()
    if isinstance(query.message, Message):
        await query.message.edit_text(create_views.say(user.locale, "create-dropped").text)


async def create_again(
    query: CallbackQuery, callback_data: CreateAgain, user: User, creations: Creations, create_views: CreateViews
) -> None:
    """A new card, with the words and choices of what was created."""
    if not isinstance(query.message, Message):
        await query.answer(create_views.refusal(user.locale, Refusal.GONE), show_alert=True)
        return
    reply_to = Place.of_message(query.message).reply_to()
    card = await creations.begin_again(user.id, callback_data.job, reply_to, name=query.id)
    if isinstance(card, Refusal):
        await query.answer(create_views.refusal(user.locale, card), show_alert=True)
        return
    await query.answer()
    await show_card(query.message, user, card, creations, create_views)


async def show_card(message: Message, user: User, card: Card, creations: Creations, create_views: CreateViews) -> None:
    """Show the card where it stands already, as when its words go on; else in answer to the message."""
    view = create_views.card(user.locale, card)
    if card.draft.card is not None:
        with suppress(TelegramBadRequest):
            await _bot(message).edit_message_text(
                view.text, chat_id=message.chat.id, message_id=int(card.draft.card), reply_markup=view.keyboard
            )
            return
    sent = await message.reply(view.text, reply_markup=view.keyboard)
    if card.problem is None:
        await creations.note_card(card.draft, str(sent.message_id))


async def _show_anew(query: CallbackQuery, user: User, outcome: Card | Refusal, create_views: CreateViews) -> None:
    if isinstance(outcome, Refusal):
        await query.answer(create_views.refusal(user.locale, outcome), show_alert=True)
        return
    await query.answer()
    await _edit(query, create_views, user, outcome)


async def _edit(query: CallbackQuery, create_views: CreateViews, user: User, card: Card) -> None:
    if isinstance(query.message, Message):
        view = create_views.card(user.locale, card)
        await query.message.edit_text(view.text, reply_markup=view.keyboard)


def _bot(message: Message) -> Bot:
    assert message.bot is not None  # noqa: S101  # messages that were taken know their bot
    return message.bot


def _place(message: Message) -> str:
    return Place.of_message(message).reply_to().place


def written_in(message: Message, words: str) -> Written:
    """The words as this message brought them.

    Raises Unreadable for what cannot be written in UTF-8, half a character for example.
    """
    try:
        words.encode()
        size = len((message.text or "").encode("utf-16-le")) // 2
    except UnicodeEncodeError:
        raise Unreadable from None
    return Written(words, number=message.message_id, at=message.date.timestamp(), size=size)


async def _text_of(document: Document, bot: Bot) -> str:
    """Raises Unreadable."""
    if document.mime_type != TEXT_FILES or (document.file_size or 0) > LARGEST_FILE:
        raise Unreadable
    content = BytesIO()
    try:
        await bot.download(document, destination=content, timeout=FETCH_SECONDS)
        # A mark at the front says how the file is written; it is none of its words.
        return content.getvalue().decode("utf-8-sig")
    except (UnicodeDecodeError, aiohttp.ClientError, TimeoutError, OSError):
        # What is raised holds the address, or the path at a local server, and these the token.
        raise Unreadable from None
