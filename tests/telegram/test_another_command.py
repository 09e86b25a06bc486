"""Another command, and another language: in the menu, in /help and answered, without a change in bot/."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from bot.languages import locales_folder
from bot.telegram.handlers import COMMANDS
from tests.toys.command import ECHO, add_words
from tests.toys.language import LANGUAGE, add_language
from tests.world import World, ask


def offered(menu: list[dict[str, Any]]) -> dict[str, str]:
    return {one["command"]: one["description"] for one in menu}


async def test_another_command(world: World, tmp_path: Path) -> None:
    """One line in the list of commands, and its words: it is offered, and answers in private chats alone."""
    locales = tmp_path / "locales"
    shutil.copytree(locales_folder(), locales)
    for language in locales.iterdir():
        add_words(language)
    group = world.telegram.group("Family", [world.ann])
    async with world.bot(commands=(*COMMANDS, ECHO), locales=locales):
        await world.ann.say("/echo@clean_video_bot in a group", chat=group)
        answer = await ask(world.ann, "/echo once more", "You said")
        assert answer.text == "You said: once more"
        assert "/echo – Say it again" in (await ask(world.ann, "/help", "How it works")).text
    assert offered(world.telegram.profile["commands/all_private_chats/"])["echo"] == "Say it again"
    assert [message.text for message in group.from_bot() if not message.text.startswith("Hello.")] == []


async def test_another_language(world: World, tmp_path: Path) -> None:
    """A folder beside the others: who speaks it is answered in it, and has the menu in it; the others have theirs."""
    locales = tmp_path / "locales"
    add_language(locales)
    eva = world.telegram.user("Eva", language_code=LANGUAGE)
    async with world.bot(locales=locales):
        answer = await ask(eva, "/help", "Kiel ĝi funkcias")
        assert "/help – Kiel ĝi funkcias" in answer.text
        await ask(world.ann, "/help", "How it works")
    menus = world.telegram.profile
    assert offered(menus[f"commands/all_private_chats/{LANGUAGE}"])["help"] == "Kiel ĝi funkcias"
    assert offered(menus["commands/all_private_chats/"])["help"] == "How it works"
