"""What each bot would do first, done where it is forked from: types are built, texts and certificates read.

Without it, a process that is measured spends most of its time on other packages' code.
"""

import ssl
from functools import cache

from aiogram.methods import EditMessageText, GetUpdates, Response, SendMessage, SendVideo
from aiogram.types import Message, Update
from fluent.runtime import FluentResource

import bot.telegram.texts
from bot.languages import locales_folder
from tests.conftest import certificates_once

for kind in (Update, Response[Message], GetUpdates, SendMessage, SendVideo, EditMessageText):
    kind.model_rebuild()

# As the fixture `read_once` does for the bots of the tests' own process.
setattr(bot.telegram.texts, "FluentResource", cache(FluentResource))  # noqa: B010
setattr(ssl, "create_default_context", certificates_once(ssl.create_default_context))  # noqa: B010

TEXTS = bot.telegram.texts.Texts(locales_folder(), "en")
