"""Photos with /create as their caption, /create in answer to one, and albums: the card then makes a video of them."""

from __future__ import annotations

from dataclasses import dataclass

from aiogram import Bot, F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.types import Message

from bot.fulfilment.creations import Card, Creations, Refusal
from bot.fulfilment.drafts import Photo
from bot.fulfilment.photos import PhotoRefusal, Photos
from bot.media.images import media_type
from bot.telegram.create_views import CreateViews
from bot.telegram.files import FileNotHad, open_file
from bot.telegram.group_requests import GroupRequests
from bot.telegram.handlers.create import Unreadable, asker, show_card, written_in
from bot.telegram.magic import Magic
from bot.telegram.places import Place
from bot.telegram.replies import Answers
from bot.users.users import User

IMAGES = "image/"


@dataclass(frozen=True, slots=True)
class Sent:
    """An image that a message brings, or that it answers."""

    file_id: str
    size: int
    """In bytes."""
    album: str | None = None


def router() -> Router:
    """The handlers of this file. They come before the commands': it is the photo that makes the difference."""
    router = Router(name="photos")
    router.message.register(create, Command("create", ignore_case=True), photo_for)
    router.message.register(
        take_of_album, Magic(F.chat.type == ChatType.PRIVATE, F.media_group_id, ~F.caption), photo_for
    )
    return router


async def photo_for(message: Message) -> bool | dict[str, Sent]:
    """Whether a message brings an image, or answers one; which one."""
    sent = _in(message)
    if sent is None and message.reply_to_message is not None:
        sent = _in(message.reply_to_message)
    return False if sent is None else {"sent": sent}


def _in(message: Message) -> Sent | None:
    if message.photo:
        # The last one is the largest.
        return Sent(message.photo[-1].file_id, message.photo[-1].file_size or 0, message.media_group_id)
    document = message.document
    if document is not None and (document.mime_type or "").startswith(IMAGES):
        return Sent(document.file_id, document.file_size or 0, message.media_group_id)
    return None


async def create(
    message: Message,
    command: CommandObject,
    sent: Sent,
    bot: Bot,
    user: User | None,
    group_requests: GroupRequests,
    photos: Photos,
    creations: Creations,
    create_views: CreateViews,
) -> None:
    """Show the card of these words and this photo, with what of its album came before. In groups the bot sees of an
    album the photo with the words alone.

    Many parameters because each is something that it asks for.
    """
    allowed = await asker(message, command, user, group_requests)
    if allowed is None:
        return
    user, account = allowed
    try:
        written = written_in(message, command.args or "")
    except Unreadable:
        await message.reply(create_views.say(user.locale, "create-file-unread").text)
        return
    photo = await _look(bot, photos, sent)
    reply_to, album = Place.of_message(message).reply_to(), message.media_group_id
    taken = [] if isinstance(photo, PhotoRefusal) else [photo]
    if album is not None:
        taken = list((await photos.keep(user.id, reply_to.place, message.message_id, album, photo)).photos)
    if isinstance(photo, PhotoRefusal):
        await message.reply(create_views.photo_refusal(user.locale, photo, photos.largest))
        return
    card = await creations.begin(user.id, reply_to, written, taken, album, account)
    await _show(message, user, card, creations, create_views)


async def take_of_album(
    message: Message,
    sent: Sent,
    bot: Bot,
    user: User,
    photos: Photos,
    creations: Creations,
    create_views: CreateViews,
    answers: Answers,
) -> None:
    """Add another photo of an album to its card, or keep it until the words come with another one.

    Many parameters because each is something that it asks for.
    """
    if sent.album is None or photos.why_not(0) is not None:
        raise SkipHandler
    photo = await _look(bot, photos, sent)
    place = Place.of_message(message).reply_to().place
    album = await photos.keep(user.id, place, message.message_id, sent.album, photo)
    card = await creations.add_photos(user.id, place, sent.album, album.photos)
    if card is None:
        if not album.is_refused:
            await answers.tell_once_a_burst(message, user, create_views.say(user.locale, "photos-how"))
    elif isinstance(photo, PhotoRefusal):
        await message.reply(create_views.photo_refusal(user.locale, photo, photos.largest))
    else:
        await _show(message, user, card, creations, create_views)


async def _look(bot: Bot, photos: Photos, sent: Sent) -> Photo | PhotoRefusal:
    """The photo by its first bytes, or why it is not taken."""
    if refusal := photos.why_not(sent.size):
        return refusal
    try:
        async with open_file(bot, sent.file_id) as file:
            kind = media_type(file.head)
    except FileNotHad:
        return PhotoRefusal.UNREAD
    if kind is None:
        return PhotoRefusal.NO_IMAGE
    photo = Photo(sent.file_id, kind, sent.size or file.size or 0)
    return photos.check(photo) or photo


async def _show(
    message: Message, user: User, card: Card | Refusal, creations: Creations, create_views: CreateViews
) -> None:
    if isinstance(card, Refusal):
        await message.reply(create_views.refusal(user.locale, card))
    elif card.problem is None or card.draft.part == message.message_id:
        await show_card(message, user, card, creations, create_views)
