"""The language of a user: what their Telegram speaks, or what they chose by /language."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from bot.sandbox.telegram import SimulatedMessage
from bot.telegram.callbacks import ChooseLanguage
from bot.telegram.texts import Texts
from tests.telegram.test_buttons import forged
from tests.telegram.test_group_settings import settings
from tests.toys.language import LANGUAGE, add_language
from tests.users.test_exports import document
from tests.world import World, ask

ASKED = "In which language"
HELP = "Kiel ĝi funkcias"


@pytest.fixture
def locales(tmp_path: Path) -> Path:
    """Those of the bot, and Esperanto."""
    add_language(tmp_path / "locales")
    return tmp_path / "locales"


def marked(message: SimulatedMessage) -> list[str]:
    return [button.text for button in message.buttons if button.text.startswith("✓")]


async def test_a_chosen_language(world: World, locales: Path) -> None:
    """It counts at once and after a restart, whatever Telegram speaks; the message with the buttons turns to it."""
    async with world.bot(locales=locales):
        panel = await ask(world.ann, "/language", ASKED)
        assert marked(panel) == ["✓ As in Telegram"]
        await world.ann.press(panel, "Esperanto")
        await panel.wait_until(lambda message: "En kiu lingvo" in message.text)
        assert marked(panel) == ["✓ Esperanto"]
        await ask(world.ann, "/help", HELP)
    world.ann.language_code = "en-GB"
    async with world.bot(locales=locales):
        await ask(world.ann, "/help", HELP)
        await world.ann.press(panel, "As in Telegram")
        await panel.wait_until(lambda message: ASKED in message.text)
        await ask(world.ann, "/help", "How it works")


async def test_a_language_chosen_for_what_comes_unasked(world: World, locales: Path) -> None:
    """An operator's answer, which comes hours later, is in it."""
    olga = world.telegram.user("Olga", started=True)
    async with world.bot(locales=locales, admin_ids=frozenset({olga.id})):
        panel = await ask(world.ann, "/language", ASKED)
        await world.ann.press(panel, "Esperanto")
        await world.ann.say("/paysupport Where is it?")
        question = await olga.chat.wait_for(lambda message: "Where is it?" in message.text)
        await olga.say("Here", reply_to=question)
        await world.ann.chat.wait_for(lambda message: "Respondo:" in message.text)


async def test_a_chosen_language_is_the_users_data(world: World, locales: Path) -> None:
    """It stands in /export, and is gone after /delete_me."""
    async with world.bot(locales=locales):
        await world.ann.press(await ask(world.ann, "/language", ASKED), "Esperanto")
        data = json.loads(await document(world.ann, "/export", "Everything I keep"))
        assert data["user"]["chosen_language"] == LANGUAGE
        question = await ask(world.ann, "/delete_me", "delete")
        await world.ann.press(question, question.buttons[0].text)
        await question.wait_until(lambda message: not message.buttons)
        await ask(world.ann, "/help", "How it works")


async def test_a_language_that_is_none(world: World, locales: Path) -> None:
    """A button for a language that has gone is an old one."""
    async with world.bot():
        panel = await ask(world.ann, "/language", ASKED)
        assert "old message" in (await world.ann.press(panel, forged(ChooseLanguage(locale="tlh").pack()))).text
        await ask(world.ann, "/help", "How it works")


async def test_an_operators_menu_follows(world: World, locales: Path) -> None:
    """At once, and at the next start."""
    olga = world.telegram.user("Olga", started=True)
    name, operators = f"commands/chat:{olga.id}/", frozenset({olga.id})
    async with world.bot(locales=locales, admin_ids=operators):
        panel = await ask(olga, "/language", ASKED)
        assert described(world, name) == "How it works"
        await olga.press(panel, "Esperanto")
        await panel.wait_until(lambda message: "En kiu lingvo" in message.text)
        await ask(olga, "/help", HELP)
        assert described(world, name) == HELP
    world.telegram.profile.clear()
    async with world.bot(locales=locales, admin_ids=operators):
        await ask(olga, "/help", HELP)
        assert described(world, name) == HELP


def described(world: World, menu: str) -> str:
    """What it says of /help."""
    return next(str(each["description"]) for each in world.telegram.profile[menu] if each["command"] == "help")


async def test_telegram_is_told_in_each_language(world: World, tmp_path: Path) -> None:
    """Menus and descriptions, by two letters; what Telegram shows already is not set again."""
    locales = tmp_path / "locales"
    add_language(locales).rename(locales / "eo-XX")
    async with world.bot(locales=locales):
        await ask(world.ann, "/help", "How it works")
    shown = world.telegram.profile
    assert described(world, f"commands/all_private_chats/{LANGUAGE}") == HELP
    assert shown[f"short_description/default/{LANGUAGE}"].startswith("Sendu")
    assert shown["short_description/default/"].startswith("Send me")
    assert shown["description/default/"].startswith("Send me")
    before = len(world.telegram.calls.of("setMyCommands"))
    shown["short_description/default/"] = "By hand"
    async with world.bot(locales=locales):
        await ask(world.ann, "/help", "How it works")
    assert len(world.telegram.calls.of("setMyCommands")) == before
    assert "language_code" not in world.telegram.calls.of("setMyShortDescription")[-1].parameters
    assert shown["short_description/default/"].startswith("Send me")


@pytest.mark.parametrize("method", ["getMyDescription", "setMyShortDescription"])
async def test_descriptions_hold_up_nothing(world: World, method: str) -> None:
    """Telegram allows few changes of them: the bot works all the same."""
    world.telegram.faults.outage(429, calls=None, method=method)
    async with world.bot():
        await ask(world.ann, "/help", "How it works")


async def test_menus_that_have_to_wait(world: World) -> None:
    """Telegram lets menus be changed no more for an hour: the bot answers meanwhile."""
    world.telegram.faults.too_many_requests(3600, calls=None, method="setMyCommands")
    async with world.bot():
        await ask(world.ann, "/help", "How it works")


async def test_a_group_goes_through_all_languages(world: World, tmp_path: Path) -> None:
    """Each press brings the next of eight, by its own name, and the last is followed by the first."""
    locales = tmp_path / "locales"
    add_language(locales)
    for number in range(8 - len([*locales.iterdir()])):
        copy = add_language(tmp_path / f"more-{number}")
        file = shutil.copytree(copy, locales / f"x{'abcdefgh'[number]}") / "bot.ftl"
        file.write_text(file.read_text("utf-8").replace("= Esperanto", f"= Esperanto {number}"), "utf-8")
    names = [Texts(locales, "en").get(locale, "language-name") for locale in Texts(locales, "en").locales]
    group = world.telegram.group("Friends", [world.ann])
    async with world.bot(locales=locales):
        panel = await settings(group, world.ann)
        seen = []
        for name in [*names[names.index("English") + 1 :], *names[: names.index("English") + 1]]:
            button = panel.buttons[2].text
            seen.append(button.split(": ")[1])
            await world.ann.press(panel, button)
            await panel.wait_until(lambda message, name=name: message.buttons[2].text.endswith(f": {name}"))  # type: ignore[misc]
    first = names.index("English")
    assert seen == [*names[first:], *names[:first]]
    assert len(seen) >= 8


async def test_a_group_begins_in_the_chosen_language_of_who_adds_it(world: World, locales: Path) -> None:
    """Whatever Telegram speaks to them."""
    async with world.bot(locales=locales):
        await world.ann.press(await ask(world.ann, "/language", ASKED), "Esperanto")
        group = world.telegram.group("Friends", [world.ann])
        panel = await settings(group, world.ann)
        assert panel.button("Language: Esperanto")


@pytest.mark.parametrize(
    ("spoken", "language"),
    [
        ("pt-BR", "pt-BR"),
        ("pt-br", "pt-BR"),
        ("pt_BR", "pt-BR"),
        ("pt", "pt-BR"),
        ("pt-PT", "pt-BR"),
        ("PT-pt", "pt-BR"),
        ("de-AT", "de"),
        ("DE", "de"),
        ("en-GB", "en"),
        ("tlh", "en"),
        ("p", "en"),
        ("", "en"),
    ],
)
def test_which_language_is_said(tmp_path: Path, spoken: str, language: str) -> None:
    """One's own in any case, else the base language, else one with the same base, else the default."""
    for locale in ("de", "en", "pt-BR"):
        (tmp_path / locale).mkdir()
    assert Texts(tmp_path, "en").language(spoken) == language


def test_a_base_language_comes_first(tmp_path: Path) -> None:
    """Another country's comes only where there is none."""
    for locale in ("en", "pt-BR", "pt"):
        (tmp_path / locale).mkdir()
    assert Texts(tmp_path, "en").language("pt-PT") == "pt"
    assert Texts(tmp_path, "en").language("pt-BR") == "pt-BR"
