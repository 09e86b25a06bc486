"""/create: words, a card, one press, and a video; over HTTP with the whole bot between the simulations."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.app import App
from bot.sandbox.providers import Refusal
from bot.sandbox.telegram import Group, SimulatedMessage, Upload
from bot.sandbox.telegram import User as Member
from tests.telegram.test_group_privacy import whispered
from tests.telegram.test_group_settings import choose, settings
from tests.world import TASK_SECONDS, World, ask, balance, is_video, new_link, teach

TEXT_TO_VIDEO = "sora-2-text-to-video"
PRO = "sora-2-pro-text-to-video"
ODD = "a {brace} { $x }, <b>\"quotes\"</b> & 'more'\\, 雪の狐 🦊 קסם\n  two  spaces\tand a tab, %s `code` *star*"


@asynccontextmanager
async def creating(world: World, **changes: Any) -> AsyncIterator[App]:
    """A bot that creates; its users can pay for four videos."""
    values: dict[str, Any] = {"models": None, "free_credits": 20} | changes
    async with world.bot(**values) as app:
        for provider in app.core.routing.pool:
            await teach(app.database, provider.name, seconds=TASK_SECONDS, models=provider.capabilities)
        yield app


def is_card(message: SimulatedMessage) -> bool:
    """Whether it is a card whose button creates."""
    return message.from_bot and any(button.text.startswith("Create,") for button in message.buttons)


def create_button(card: SimulatedMessage) -> str:
    return next(button.text for button in card.buttons if button.text.startswith("Create"))


def chosen(card: SimulatedMessage) -> list[str]:
    return [button.text.removeprefix("✓ ") for button in card.buttons if button.text.startswith("✓")]


def is_chosen(text: str, card: SimulatedMessage) -> bool:
    return text in chosen(card)


async def card_of(user: Member, text: str, **given: Any) -> SimulatedMessage:
    """Say it, and get the card that answers."""
    said = await user.say(text, **given)
    return await user.chat.wait_for(is_card, after=said)


async def card_in(group: Group, user: Member, text: str) -> SimulatedMessage:
    """The same in a group."""
    said = await user.say(text, chat=group)
    return await group.wait_for(is_card, after=said)


async def make(user: Member, card: SimulatedMessage) -> SimulatedMessage:
    """Press Create, and get the video."""
    await user.press(card, create_button(card))
    return await user.chat.wait_for(is_video, after=card)


async def test_words_become_a_video(world: World) -> None:
    """They reach the provider as they were written, with the defaults; the video is delivered at the card's price."""
    async with creating(world):
        card = await card_of(world.ann, f"/create {ODD}")
        assert ODD in card.text
        assert create_button(card) == "Create, 5 credits"
        assert chosen(card) == ["Landscape", "10 s"]
        video = await make(world.ann, card)
        assert "AI-generated" in video.text
        assert [button.text for button in video.buttons] == ["Receipt", "Create again"]
        assert await balance(world.ann) == 15
        await card.wait_until(lambda message: not message.buttons)
        assert card.text.endswith(" · Landscape · 10 s")
    (task,) = world.kie.tasks
    assert task.model == TEXT_TO_VIDEO
    assert task.inputs == {
        "prompt": ODD,
        "aspect_ratio": "landscape",
        "n_frames": "10",
        "remove_watermark": True,
        "upload_method": "s3",
    }


async def test_choices(world: World) -> None:
    """Each has its button; what was chosen is sent, and kept for the next time."""
    async with creating(world, use=("kie", "apikley")):
        card = await card_of(world.ann, "/create a fox")
        for button in ("Sora 2 Pro", "Portrait", "15 s", "Standard"):
            await world.ann.press(card, button)
            await card.wait_until(partial(is_chosen, button))
        await make(world.ann, card)
        following = await card_of(world.ann, "/create a bear")
        assert chosen(following) == ["Sora 2 Pro", "Portrait", "15 s", "Standard"]
    (task,) = world.providers.apikley.tasks
    assert task.model == PRO
    assert task.inputs == {
        "prompt": "a fox",
        "aspect_ratio": "portrait",
        "n_frames": "15",
        "size": "standard",
        "remove_watermark": True,
    }


async def test_words_in_the_next_message(world: World) -> None:
    """The command alone asks for words, and takes the next message for them; links alone are cleaned all the same."""
    async with creating(world):
        await ask(world.ann, "/create", "What shall the video show?")
        links = await world.ann.say(f"{new_link()}\n{new_link()}")
        video = await world.ann.chat.wait_for(is_video, after=links)
        await world.ann.chat.wait_for(is_video, after=video)
        card = await card_of(world.ann, f"like {new_link()} but blue")
        await make(world.ann, card)
        await ask(world.ann, "and now?", "could not find a Sora link")
    assert world.kie.tasks[-1].inputs["prompt"].endswith("but blue")
    assert len(world.kie.tasks) == 3


async def test_cancelling_the_question(world: World) -> None:
    """/cancel ends it, also where words were asked for twice, and says so; what comes next is no answer."""
    async with creating(world):
        await ask(world.ann, "/create", "What shall the video show?")
        await ask(world.ann, "/create", "What shall the video show?")
        await ask(world.ann, "/cancel", "my question no longer waits")
        await ask(world.ann, "hello", "could not find a Sora link")
        await ask(world.ann, "/cancel", "nothing to cancel")


async def test_cancelling_keeps_a_card(world: World) -> None:
    """One that asks for nothing can still be pressed."""
    async with creating(world):
        card = await card_of(world.ann, "/create a fox")
        await ask(world.ann, "/cancel", "nothing to cancel")
        await make(world.ann, card)


async def test_cancelling_words_that_are_too_long(world: World) -> None:
    """They asked for shorter ones; what has not begun is cancelled beside."""
    async with creating(world, max_active_jobs_per_user=1):
        world.hold_tasks()
        await world.ann.say(f"{new_link()} {new_link()}")
        await world.kie.wait_for_tasks(1)
        said = await world.ann.say("/create", media=text_file(b"x" * 10_001))
        await world.ann.chat.wait_for(lambda message: "10,001 characters" in message.text, after=said)
        told = await ask(world.ann, "/cancel", "my question no longer waits")
        assert told.text.startswith("Cancelled.")
        await ask(world.ann, "shorter", "could not find a Sora link")


async def test_a_list_of_links_in_place_of_words(world: World) -> None:
    """A file that holds links alone is a list of links, as such a message is, whatever was asked for."""
    async with creating(world):
        await ask(world.ann, "/create", "What shall the video show?")
        file = text_file(f"{new_link()}\r\n{new_link()}\n".encode(), "links.txt")
        said = await world.ann.say(media=file)
        await world.ann.chat.wait_for(lambda message: "2 links in this file" in message.text, after=said)
        said = await world.ann.say(media=text_file(b""))
        await world.ann.chat.wait_for(lambda message: "What shall the video show?" in message.text, after=said)
        assert is_card(await card_of(world.ann, "", media=text_file(f"a fox as in {new_link()}".encode())))


async def test_pasted_words_that_come_in_parts(world: World) -> None:
    """A client cuts what is too long for one message; the parts are put together, and nothing is lost between."""
    words = "".join(f"{number:05d} žlutý " for number in range(10_000))[:10_000]
    assert words == words.strip()
    async with creating(world):
        await world.ann.say("/create")
        for start in range(0, len(words), 4096):
            await world.ann.say(words[start : start + 4096])
        card = await world.ann.chat.wait_for(is_card)
        await card.wait_until(lambda message: "10,000 characters" in message.text)
        await make(world.ann, card)
    (task,) = world.kie.tasks
    assert task.inputs["prompt"] == words


async def test_parts_after_the_command(world: World) -> None:
    """The same, where the first part stands behind the command."""
    words = "x" * 6000
    first = f"/create {words}"
    async with creating(world):
        await world.ann.say(first[:4096])
        await world.ann.say(first[4096:])
        card = await world.ann.chat.wait_for(is_card)
        await card.wait_until(lambda message: "6,000 characters" in message.text)
        await make(world.ann, card)
    assert world.kie.tasks[0].inputs["prompt"] == words


async def test_a_remark_after_long_words(world: World) -> None:
    """It is no part of them: together they would have fitted into one message."""
    words = "x" * 3000
    async with creating(world):
        card = await card_of(world.ann, f"/create {words}")
        await ask(world.ann, "thanks, that looks good", "could not find a Sora link")
        await make(world.ann, card)
    assert world.kie.tasks[0].inputs["prompt"] == words


async def test_words_that_are_cut_early(world: World) -> None:
    """Some clients cut a text at a break in its second half, so that a part may be far from full."""
    async with creating(world):
        card = await card_of(world.ann, f"/create {'x' * 2500}")
        await world.ann.say("y" * 2500)
        await card.wait_until(lambda message: "5,001 characters" in message.text)


def text_file(content: bytes, name: str = "words.txt", mime_type: str = "text/plain") -> Upload:
    return Upload("document", content, name, mime_type)


@pytest.mark.parametrize("asked_first", [True, False])
async def test_words_in_a_file(world: World, *, asked_first: bool) -> None:
    """A text file keeps every space and line, at its edges too."""
    words = f"  {ODD}\r\n\x00" + "длинно " * 1000 + "\n"
    async with creating(world):
        if asked_first:
            await world.ann.say("/create")
        card = await card_of(world.ann, "" if asked_first else "/create", media=text_file(words.encode()))
        await make(world.ann, card)
    assert world.kie.tasks[0].inputs["prompt"] == words


async def test_a_file_with_words_in_its_caption(world: World) -> None:
    """They come first, on a line of their own."""
    async with creating(world):
        card = await card_of(world.ann, "/create in the style of a noir film", media=text_file(b"a fox in the snow"))
        await make(world.ann, card)
    assert world.kie.tasks[0].inputs["prompt"] == "in the style of a noir film\na fox in the snow"


@pytest.mark.parametrize(
    "file",
    [
        text_file(b"\xff\xfe\x00"),
        text_file(b"%PDF", "paper.pdf", "application/pdf"),
        text_file(b"x" * 100_001),
    ],
)
async def test_files_that_are_no_words(world: World, file: Upload) -> None:
    """A sentence says which files are read."""
    async with creating(world):
        said = await world.ann.say("/create", media=file)
        await world.ann.chat.wait_for(lambda message: "text file (.txt) in UTF-8" in message.text, after=said)


async def test_words_that_are_too_long(world: World) -> None:
    """A sentence says by how much; shorter ones are taken from the next message."""
    async with creating(world):
        said = await world.ann.say("/create", media=text_file(b"x" * 10_001))
        await world.ann.chat.wait_for(lambda message: "10,001 characters" in message.text, after=said)
        assert is_card(await card_of(world.ann, "shorter"))


async def test_two_presses_create_once(world: World) -> None:
    """One job, one task, one price."""
    async with creating(world):
        card = await card_of(world.ann, "/create a fox")
        button = card.button(create_button(card))
        first, second = await world.ann.tap(card, button), await world.ann.tap(card, button)
        await first.answered()
        await second.answered()
        await world.ann.chat.wait_for(is_video)
        assert await balance(world.ann) == 15
    assert len(world.kie.tasks) == 1


async def test_a_card_outlives_a_restart(world: World) -> None:
    async with creating(world):
        card = await card_of(world.ann, "/create a fox")
        await world.ann.press(card, "Portrait")
    async with creating(world):
        await make(world.ann, card)
    assert world.kie.tasks[0].inputs["aspect_ratio"] == "portrait"


async def test_a_price_that_changed(world: World) -> None:
    """The card says so and asks again; it costs what the card then tells."""
    async with creating(world):
        card = await card_of(world.ann, "/create a fox")
    async with creating(world, create_price_credits=7):
        answer = await world.ann.press(card, create_button(card))
        assert answer.show_alert
        assert "has changed" in answer.text
        await card.wait_until(lambda message: create_button(message) == "Create, 7 credits")
        await make(world.ann, card)
        assert await balance(world.ann) == 13


async def test_a_model_that_is_gone(world: World) -> None:
    """The same, with a model that there is; where there is none, a sentence says so."""
    use = ("kie", "apikley")
    async with creating(world, use=use):
        card = await card_of(world.ann, "/create a fox")
    async with creating(world, use=use, models=(PRO,)):
        assert "has changed" in (await world.ann.press(card, create_button(card))).text
        await card.wait_until(lambda message: "Sora 2 Pro" in message.text)
    async with creating(world, use=use, models=()):
        assert "Nothing can be created" in (await world.ann.press(card, create_button(card))).text
        await ask(world.ann, "/create a fox", "Nothing can be created")
    assert not world.kie.tasks


async def test_dropping(world: World) -> None:
    async with creating(world):
        card = await card_of(world.ann, "/create a fox")
        old = card.button(create_button(card))
        await world.ann.press(card, "Drop it")
        await card.wait_until(lambda message: "Dropped" in message.text)
        assert "don't keep this" in (await world.ann.press(card, old)).text
        assert await balance(world.ann) == 20


async def test_dropping_after_a_question(world: World) -> None:
    """Nothing waits for words any more."""
    async with creating(world):
        await ask(world.ann, "/create", "What shall the video show?")
        card = await card_of(world.ann, "/create a fox")
        await world.ann.press(card, "Drop it")
        await ask(world.ann, "thank you", "could not find a Sora link")


async def test_cards_of_somebody_else(world: World) -> None:
    """Only who asked can press its buttons."""
    bob = world.telegram.user("Bob")
    async with creating(world):
        card = await card_of(world.ann, "/create a fox")
        own = await card_of(bob, "/create a bear")
        for text in ("Portrait", create_button(card), "Drop it"):
            answer = await bob.press(own, card.button(text))
            assert "Only who asked" in answer.text


async def test_creating_again(world: World) -> None:
    """The button shows a card with the same words and choices, however often; each video is made anew and paid for."""
    async with creating(world):
        card = await card_of(world.ann, "/create a fox")
        await world.ann.press(card, "Portrait")
        video = await make(world.ann, card)
        await world.ann.press(video, "Create again")
        again = await world.ann.chat.wait_for(is_card, after=video)
        assert chosen(again) == ["Portrait", "10 s"]
        await make(world.ann, again)
        await world.ann.press(video, "Create again")
        await make(world.ann, await world.ann.chat.wait_for(is_card, after=again))
        assert await balance(world.ann) == 5
    assert [task.inputs["prompt"] for task in world.kie.tasks] == ["a fox"] * 3


async def test_history_with_the_words(world: World) -> None:
    async with creating(world):
        await make(world.ann, await card_of(world.ann, "/create a fox in the snow"))
        await world.telegram.calls.wait_for(lambda call: call.method == "deleteMessage")
        history = await ask(world.ann, "/history", "Your videos")
        name = history.buttons[0].text
        assert name.endswith("a fox in the snow")
        await world.ann.press(history, name)
        await world.ann.chat.wait_for(is_video, after=history)
    assert len(world.kie.tasks) == 1


async def test_consent_of_its_own(world: World) -> None:
    """It is asked once, and the video goes on when it is given."""
    async with creating(world, require_consent=True):
        card = await card_of(world.ann, "/create a fox")
        await world.ann.press(card, create_button(card))
        question = await world.ann.chat.wait_for(lambda message: "no celebrities" in message.text)
        await world.ann.press(question, "I confirm")
        await world.ann.chat.wait_for(is_video)
        await make(world.ann, await card_of(world.ann, "/create a bear"))
    assert len(world.kie.tasks) == 2


async def test_words_that_the_service_does_not_allow(world: World) -> None:
    """A plain sentence, and the credits are back."""
    async with creating(world):
        world.kie.trouble_next(Refusal(422, "The content is not allowed"))
        card = await card_of(world.ann, "/create a fox")
        await world.ann.press(card, create_button(card))
        told = await world.ann.chat.wait_for(lambda message: "did not accept this" in message.text)
        assert "credits are back" in told.text
        assert await balance(world.ann) == 20


async def test_a_creation_that_fails(world: World) -> None:
    """The credits are back, and a button creates again."""
    async with creating(world):
        world.kie.fail_next()
        card = await card_of(world.ann, "/create a fox")
        await world.ann.press(card, create_button(card))
        told = await world.ann.chat.wait_for(lambda message: "could not be created" in message.text)
        await world.ann.press(told, "Create again")
        await make(world.ann, await world.ann.chat.wait_for(is_card, after=told))
        assert await balance(world.ann) == 15


async def test_a_paused_model(world: World) -> None:
    """Nothing is paid; it goes on when the model is back, and other models go on all the while."""
    async with creating(world):
        world.kie.paused_models.add(TEXT_TO_VIDEO)
        card = await card_of(world.ann, "/create a fox")
        await world.ann.press(card, create_button(card))
        told = await world.ann.chat.wait_for(lambda message: "are unavailable" in message.text)
        assert "go on with it" in (await world.ann.press(told, "Create it when they are back")).text
        cleaned = await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video, after=cleaned)
        assert await balance(world.ann) == 19
        world.kie.paused_models.clear()
        world.clock.pass_(120)
        back = await world.ann.chat.wait_for(lambda message: "can be made again" in message.text)
        await world.ann.chat.wait_for(is_video, after=back)
        assert await balance(world.ann) == 14


async def test_cancelling_before_a_provider_is_asked(world: World) -> None:
    world.kie.duration = 60
    async with creating(world, max_active_jobs_per_user=1):
        await world.ann.say(new_link())
        await world.kie.wait_for_tasks(1)
        card = await card_of(world.ann, "/create a fox")
        await world.ann.press(card, create_button(card))
        waiting = await world.ann.chat.wait_for(lambda message: "Got it" in message.text, after=card)
        await world.ann.press(waiting, "Cancel")
        await waiting.wait_until(lambda message: "5 credits are back" in message.text)


async def test_progress_in_minutes(world: World) -> None:
    """It tells the usual time of the model's entry until that is learnt."""
    world.kie.duration = 600
    async with world.bot(models=None, free_credits=20):
        card = await card_of(world.ann, "/create a fox")
        await world.ann.press(card, create_button(card))
        progress = await world.ann.chat.wait_for(lambda message: "Creating" in message.text, after=card)
        await progress.wait_until(lambda message: "usually about 3 min" in message.text)


async def test_the_daily_limit(world: World) -> None:
    """Those that fail do not count, and the card stays for the next day."""
    async with creating(world, creations_per_day=1):
        world.kie.fail_next()
        card = await card_of(world.ann, "/create a fox")
        await world.ann.press(card, create_button(card))
        await world.ann.chat.wait_for(lambda message: "could not be created" in message.text)
        await make(world.ann, await card_of(world.ann, "/create a bear"))
        third = await card_of(world.ann, "/create a wolf")
        await world.ann.press(third, create_button(third))
        await world.ann.chat.wait_for(lambda message: "come back tomorrow" in message.text, after=third)
        world.clock.pass_(25 * 3600)
        await make(world.ann, third)
    assert [task.inputs["prompt"] for task in world.kie.tasks] == ["a fox", "a bear", "a wolf"]


async def test_blocked_words(world: World, tmp_path: Path) -> None:
    """They are refused plainly, and counted; others are taken from the next message."""
    file = tmp_path / "blocked.txt"
    file.write_text("# comment\n\n\\bfox(es)?\\b\n")
    async with creating(world, blocked_words_file=str(file)) as app:
        await ask(world.ann, "/create a FOX", "does not want videos of such words")
        assert b"sorabot_creations_blocked_total 1.0" in app.metrics.text()
        await make(world.ann, await card_of(world.ann, "a foxglove"))


async def test_credits_that_are_missing(world: World) -> None:
    """It waits for them, and goes on by itself."""
    async with creating(world, free_credits=3, admin_ids=frozenset({world.ann.id})):
        card = await card_of(world.ann, "/create a fox")
        await world.ann.press(card, create_button(card))
        await world.ann.chat.wait_for(lambda message: "don't cover this" in message.text)
        await world.ann.say(f"/grant {world.ann.id} 5")
        await world.ann.chat.wait_for(is_video)
        assert await balance(world.ann) == 3


async def test_removing_oneself(world: World) -> None:
    """A user with drafts can leave, and what they wrote goes with them."""
    async with creating(world) as app:
        card = await card_of(world.ann, "/create a secret fox")
        question = await ask(world.ann, "/delete_me", "Shall I remove you?")
        await world.ann.press(question, "Remove me")
        await question.wait_until(lambda message: "you are removed" in message.text)
        assert "don't keep this" in (await world.ann.press(card, create_button(card))).text
        assert app is not None


async def test_in_a_group(world: World) -> None:
    """The card answers the message, its buttons are its asker's alone, and the member pays for the video."""
    bob = world.telegram.user("Bob", started=True)
    group = world.telegram.group("Friends", [world.ann, bob])
    async with creating(world):
        said = await bob.say("/create", chat=group)
        await group.wait_for(lambda message: "Write /create and what the video shall show" in message.text, after=said)
        said = await bob.say("/create a fox", chat=group)
        card = await group.wait_for(is_card, after=said)
        assert card.reply_to is not None
        assert card.reply_to.id == said.id
        refused = await (await world.ann.tap(card, create_button(card))).answered()
        assert "Only who asked" in str(refused.text)
        await bob.press(card, create_button(card))
        video = await group.wait_for(is_video, after=card)
        assert video.text == "AI-generated video."
        assert await balance(bob) == 15
        assert await balance(world.ann) == 20


async def test_words_that_are_cut_in_a_group(world: World) -> None:
    """The card says that a second part is not added there, and what to do; it says so only where there may be one."""
    group = world.telegram.group("Friends", [world.ann, world.telegram.user("Bob")])
    async with creating(world):
        await world.ann.say(f"/create {'x' * 700}", chat=group)
        short = await group.wait_for(is_card)
        assert "700 characters; all of them count." in short.text
        said = await world.ann.say(f"/create {'x' * 4088}", chat=group)
        await world.ann.say("x" * 3612, chat=group)
        card = await group.wait_for(is_card, after=said)
        assert "4,088 characters, and in a group this one message is all that counts." in card.text
        assert "all of them count" not in card.text
        assert "send it as a text file (.txt) with /create as its caption" in card.text
        private = await card_of(world.ann, f"/create {'x' * 4088}")
        assert "4,088 characters; all of them count." in private.text


async def test_at_a_groups_expense(world: World) -> None:
    """The group's account pays; what a creation must not show is confirmed by its asker all the same."""
    bob = world.telegram.user("Bob", started=True)
    group = world.telegram.group("Friends", [world.ann, bob])
    async with creating(world, require_consent=True):
        panel = await settings(group, world.ann)
        await world.ann.press(panel, "Each member pays")
        await panel.wait_until(lambda message: "confirm for the group" in message.text)
        await choose(world.ann, panel, "I confirm", "The group pays")
        await world.ann.say("/fund 7", chat=group)
        await group.wait_for(lambda message: "has 7 credits more" in message.text)
        card = await card_in(group, bob, "/create a fox")
        await bob.press(card, create_button(card))
        asked = await whispered(group, bob, "Before your first creation")
        await bob.press(asked, "I confirm")
        await group.wait_for(is_video, after=card)
        assert await balance(bob) == 20
    assert len(world.kie.tasks) == 1


async def test_a_group_that_takes_no_more_from_members(world: World) -> None:
    """Create on a card from before is refused as new words are, and costs the group nothing."""
    bob = world.telegram.user("Bob", started=True)
    group = world.telegram.group("Friends", [world.ann, bob])
    async with creating(world):
        panel = await settings(group, world.ann)
        card = await card_in(group, bob, "/create a fox")
        await choose(world.ann, panel, "Everyone may ask", "Administrators may ask")
        refused = await bob.press(card, create_button(card))
        assert refused.show_alert
        assert "for its administrators only" in refused.text
        await choose(world.ann, panel, "Administrators may ask", "Everyone may ask")
        await bob.press(card, create_button(card))
        await group.wait_for(is_video, after=card)
    assert len(world.kie.tasks) == 1


async def test_who_pays_has_changed(world: World) -> None:
    """A group's card says who pays; where that has changed when Create is pressed, it says so and asks again."""
    bob = world.telegram.user("Bob", started=True)
    group = world.telegram.group("Friends", [world.ann, bob])
    async with creating(world):
        panel = await settings(group, world.ann)
        await choose(world.ann, panel, "Each member pays", "The group pays")
        await world.ann.say("/fund 7", chat=group)
        await group.wait_for(lambda message: "has 7 credits more" in message.text)
        card = await card_in(group, bob, "/create a fox")
        assert "The group pays." in card.text
        await choose(world.ann, panel, "The group pays", "Each member pays")
        told = await bob.press(card, create_button(card))
        assert told.show_alert
        assert "who pays" in told.text
        await card.wait_until(lambda message: "You pay, from your own credits." in message.text)
        assert await balance(bob) == 20
        await bob.press(card, create_button(card))
        await group.wait_for(is_video, after=card)
        assert await balance(bob) == 15
        await choose(world.ann, panel, "Each member pays", "The group pays")
        following = await card_in(group, bob, "/create a bear")
        await bob.press(following, create_button(following))
        await group.wait_for(is_video, after=following)
        assert await balance(bob) == 15
    assert len(world.kie.tasks) == 2
