"""The types that a bot needs first, built: where a bot is forked from, so that each of them need not do it anew."""

from aiogram.methods import EditMessageText, GetUpdates, Response, SendMessage, SendVideo
from aiogram.types import Message, Update

BUILT = (Update, Response[Message], GetUpdates, SendMessage, SendVideo, EditMessageText)

for kind in BUILT:
    kind.model_rebuild()
