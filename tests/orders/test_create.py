"""Orders that create, whichever way they are asked for: each its user's own, by any provider that has the model."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.orders.base import Kinds
from bot.orders.blocked_words import BlockedWords
from bot.orders.create import Create
from bot.providers.catalogue import shipped
from bot.sandbox.providers import Trouble
from bot.settings import SettingsError
from tests.providers.test_catalogue import OWN, TEXT, settings
from tests.telegram.test_create import card_of, chosen, create_button, creating, make
from tests.world import World, ask, balance, is_video

AT_APIKLEY = OWN.replace('"kie"', '"apikley"')


def own_file(folder: Path, text: str) -> str:
    file = folder / "own.toml"
    file.write_text(text, "utf-8")
    return str(file)


def test_an_order_is_stored_whole() -> None:
    """Whatever the words are, they are read as they were."""
    words = "\x00\x1f \u2028{'\"}\\ 🦊 \n"
    order = Create(model=TEXT, prompt=words, options={"n_frames": "15", "sound": True}, credits=5)
    assert Kinds([Create]).read("create", order.model_dump_json()) == order
    assert order.identity is None
    assert order.title == "{'\"}\\ 🦊"


def test_which_capabilities_make_it() -> None:
    """Those of the same model, wherever they are."""
    order = Create(model=TEXT, prompt="a fox", credits=5)
    assert [model.name for model in shipped() if order.is_made_by(model.capability)] == [TEXT]


async def test_a_fifth_model(world: World, tmp_path: Path) -> None:
    """One in a file of the operator's runs end to end: card, checks, price, request, video."""
    file = own_file(tmp_path, OWN)
    async with creating(world, models_file=file, models=("maker/five",)) as app:
        world.kie.add_models(app.core.creations.models)
        card = await card_of(world.ann, "/create a fox")
        assert chosen(card) == ["quality: 720p"]
        assert create_button(card) == "Create, 2 credits"
        await world.ann.press(card, card.buttons[0].text)
        await make(world.ann, card)
        assert await balance(world.ann) == 18
        await ask(world.ann, f"/create {'x' * 2001}", "2,001 characters, and this model takes 2,000")
    (task,) = world.kie.tasks
    assert (task.model, task.inputs) == ("maker/five", {"prompt": "a fox", "resolution": "480p"})


async def test_another_provider_of_the_same_model(world: World, tmp_path: Path) -> None:
    """Where one fails, the next that has the model makes it, for the same price."""
    file = own_file(tmp_path, OWN + AT_APIKLEY)
    async with creating(world, models_file=file, models=("maker/five",), use=("kie", "apikley")) as app:
        for provider in (world.kie, world.providers.apikley):
            provider.add_models(app.core.creations.models)
        world.kie.fail_next()
        await make(world.ann, await card_of(world.ann, "/create a fox"))
        assert await balance(world.ann) == 18
    assert [len(provider.tasks) for provider in (world.kie, world.providers.apikley)] == [1, 1]
    assert world.providers.apikley.tasks[0].inputs["prompt"] == "a fox"


async def test_results_are_nobody_elses(world: World) -> None:
    """The same words of two users, and twice of one, are three tasks; nothing is shared or sent from before."""
    bob = world.telegram.user("Bob")
    world.kie.duration = 1.0
    async with creating(world):
        cards = [(user, await card_of(user, "/create a fox")) for user in (world.ann, bob, world.ann)]
        for user, card in cards:
            await user.press(card, create_button(card))
        for user, card in cards:
            await user.chat.wait_for(is_video, after=card)
        await world.kie.wait_for_tasks(3)
        assert await balance(bob) == 15


async def test_a_model_that_was_switched_off_meanwhile(world: World) -> None:
    """Who waits for it hears so, and has the credits back."""
    world.kie.duration = 60
    async with creating(world):
        card = await card_of(world.ann, "/create a fox")
        world.kie.trouble(Trouble.RATE_LIMITED)
        await world.ann.press(card, create_button(card))
        await world.ann.chat.wait_for(lambda message: "Got it" in message.text, after=card)
    world.kie.trouble(None)
    async with creating(world, models=("sora-2-characters-pro",)):
        world.clock.pass_(60)
        await world.ann.chat.wait_for(lambda message: "did not accept this" in message.text, after=card)
        assert await balance(world.ann) == 20


def test_blocked_words(tmp_path: Path) -> None:
    """Patterns fit in whichever case; each mistake in their file is one line."""
    with pytest.raises(SettingsError) as caught:
        BlockedWords.of(settings(blocked_words_file=own_file(tmp_path, "fox\n(bear\n[wolf\n")))
    for told, line in zip(caught.value.mistakes, (2, 3), strict=True):
        assert told.startswith(f"BLOCKED_WORDS_FILE: line {line} is no regular expression: ")
    blocked = BlockedWords.of(settings(blocked_words_file=own_file(tmp_path, "# fox\n\n\\bbears?\\b\n")))
    assert [blocked.block(words) for words in ("a fox", "BEARS", "a bearskin", "#")] == [False, True, False, False]
    with pytest.raises(SettingsError, match="BLOCKED_WORDS_FILE: it cannot be read"):
        BlockedWords.of(settings(blocked_words_file=str(tmp_path)))
