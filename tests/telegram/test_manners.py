"""The small things that people notice."""

from __future__ import annotations

import asyncio

import pytest

from bot.sandbox.telegram import Call
from bot.telegram import chat_actions
from tests.images import photo
from tests.telegram.test_characters import created, first_question
from tests.telegram.test_create import creating, is_card
from tests.telegram.test_photos import reachable
from tests.world import World, ask, balance, is_video, new_link


async def test_sending_a_video_is_shown(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """For as long as the upload lasts, and no longer."""
    monkeypatch.setattr(chat_actions, "LASTS_SECONDS", 0.05)
    goes_on = asyncio.Event()

    async def hold(moment: str) -> None:
        if moment == "half":
            await goes_on.wait()

    world.providers.results.on_download = hold
    async with world.bot():
        await world.ann.say(new_link())
        first = await world.telegram.calls.wait_for(lambda call: call.method == "sendChatAction")
        assert first.parameters["action"] == "upload_video"
        await world.telegram.calls.wait_for(lambda call: call.method == "sendChatAction", after=first)
        goes_on.set()
        await world.ann.chat.wait_for(is_video)
        await world.telegram.calls.wait_for(lambda call: call.method == "deleteMessage")
        shown = len(world.telegram.calls.of("sendChatAction"))
        for _ in range(3):
            await balance(world.ann)
        assert len(world.telegram.calls.of("sendChatAction")) == shown


async def test_a_refused_action(world: World) -> None:
    """It holds up no video."""
    world.telegram.faults.outage(502, calls=None, method="sendChatAction")
    async with world.bot():
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video)


async def test_progress_is_left_before_it_goes(world: World) -> None:
    """Once all of the video is on its way, its progress is not edited any more, however long Telegram takes."""
    edits: list[int] = []
    async with world.bot() as app:

        async def hold(call: Call) -> None:
            if call.method == "sendVideo":
                before = len(world.telegram.calls.of("editMessageText"))
                world.clock.pass_(60)
                await app._telegram.board._edit_what_changed()
                edits.append(len(world.telegram.calls.of("editMessageText")) - before)

        world.telegram.faults.before = hold
        progress = await ask(world.ann, new_link(), "Got it")
        await progress.wait_until(lambda message: message.deleted)
    assert edits == [0]


async def test_a_message_edited_into_a_link(world: World) -> None:
    """It counts as if it had been written so; the same link in the same message is not taken twice."""
    link = new_link()
    async with world.bot():
        said = await world.ann.say("wait, I'll look for it")
        await world.ann.chat.wait_for(lambda message: "could not find" in message.text)
        await world.ann.edit(said, f"here: {link}")
        video = await world.ann.chat.wait_for(is_video)
        assert video.reply_to is not None
        assert video.reply_to.id == said.id
        await world.ann.edit(said, f"here it is: {link}")
        await world.ann.edit(said, "never mind")
        assert await balance(world.ann) == 2
    assert len(world.kie.tasks) == 1
    assert len([message for message in world.ann.chat.from_bot() if "could not find" in message.text]) == 1


async def test_a_link_added_to_a_message(world: World) -> None:
    """The message's progress then tells of both, and the first is not paid twice."""
    world.hold_tasks()
    first, second = new_link(), new_link()
    async with world.bot():
        said = await world.ann.say(first)
        progress = await world.ann.chat.wait_for(lambda message: "Got it" in message.text)
        await world.ann.edit(said, f"{first} {second}")
        await progress.wait_until(lambda message: "2 of 2" in message.text)
        world.let_tasks_end()
        await progress.wait_until(lambda message: message.deleted)
        assert await balance(world.ann) == 1
    assert len(world.kie.tasks) == 2


@pytest.mark.parametrize("words", ["/create a fox as in {} bleu", "/paysupport the video of {} is bleu", "/no {} bleu"])
async def test_edited_commands(world: World, words: str) -> None:
    """A typo put right in a command with a link asks for no video of the link."""
    text = words.format(new_link())
    async with creating(world):
        said = await world.ann.say(text)
        await world.ann.chat.wait_for(lambda message: message.from_bot, after=said)
        await world.ann.edit(said, text.replace("bleu", "blue"))
        assert await balance(world.ann) == 20
    assert not world.kie.tasks


async def test_an_edited_caption(world: World) -> None:
    """The same, where the command is a photo's caption."""
    text = f"/create it as in {new_link()} bleu"
    async with reachable(world):
        said = await world.ann.say(text, media=photo())
        await world.ann.chat.wait_for(is_card, after=said)
        await world.ann.edit(said, text.replace("bleu", "blue"))
        assert await balance(world.ann) == 20


async def test_an_edited_clean(world: World) -> None:
    """/clean with another link is a request, also once it was edited."""
    async with world.bot():
        said = await world.ann.say("/clean here")
        await world.ann.chat.wait_for(lambda message: "could not find" in message.text)
        await world.ann.edit(said, f"/clean {new_link()}")
        await world.ann.chat.wait_for(is_video)


@pytest.mark.parametrize("then", ["card", "dropped", "more"])
async def test_edited_words(world: World, then: str) -> None:
    """Words that answered /create stay words when they are edited, whatever became of their card."""
    text = f"a fox as in {new_link()} bleu"
    async with creating(world):
        await ask(world.ann, "/create", "What shall the video show?")
        said = await world.ann.say(text + " x" * 2000 if then == "more" else text)
        card = await world.ann.chat.wait_for(is_card, after=said)
        if then == "more":
            await world.ann.say("x " * 40)
            await card.wait_until(lambda message: is_card(message) and "4,1" in message.text)
        elif then == "dropped":
            await world.ann.press(card, "Drop it")
            await card.wait_until(lambda message: "Dropped" in message.text)
        await world.ann.edit(said, said.text.replace("bleu", "blue"))
        assert await balance(world.ann) == 20
    assert not world.kie.tasks


async def test_edited_answers_about_a_character(world: World) -> None:
    """They stay answers, too."""
    text = f"friendly as in {new_link()} bleu"
    async with creating(world, use=("kie", "apikley")):
        await created(world)
        await first_question(world.ann)
        await ask(world.ann, "barista", "What is the character like?")
        said = await world.ann.say(text)
        await world.ann.chat.wait_for(lambda message: "must not be shown" in message.text, after=said)
        await ask(world.ann, "nothing sad", "nothing sad")
        before = await balance(world.ann)
        await world.ann.edit(said, text.replace("bleu", "blue"))
        assert await balance(world.ann) == before


async def test_an_operators_edited_answer(world: World) -> None:
    """An answer to a user's question is no request, whatever link stands in it."""
    text = f"it is {new_link()} bleu"
    async with world.bot(admin_ids=frozenset({world.ann.id})):
        bob = world.telegram.user("Bob")
        await ask(world.ann, "/start", "Send me")
        await bob.say("/paysupport where is my video?")
        question = await world.ann.chat.wait_for(lambda message: "where is my video?" in message.text)
        said = await world.ann.say(text, reply_to=question)
        await world.ann.chat.wait_for(lambda message: message.from_bot, after=said)
        await world.ann.edit(said, text.replace("bleu", "blue"))
        assert await balance(world.ann) == 3


async def test_commands_in_any_case(world: World) -> None:
    """Telephones write the first letter large."""
    async with world.bot():
        await ask(world.ann, "/START", "Send me")
        await ask(world.ann, "/Balance", "You have")
        await ask(world.ann, "/Start gift-nonsense", "I don't know this gift")


async def test_buttons_of_start(world: World) -> None:
    """A sample link to copy, the balance, and help."""
    async with world.bot():
        start = await ask(world.ann, "/start", "Send me")
        copied = start.button("Copy a sample link").wire["copy_text"]["text"]
        assert copied in start.text
        await world.ann.press(start, "My balance")
        await world.ann.chat.wait_for(lambda message: "You have 3 credits." in message.text, after=start)
        await world.ann.press(start, "How it works")
        await world.ann.chat.wait_for(lambda message: message.text.startswith("How it works"))


async def test_forwarded_videos_tell_nothing_of_who_sends_them(world: World) -> None:
    """Under a video stand its link and what it is; its price and the balance are for who presses "Receipt"."""
    link = new_link()
    async with world.bot():
        await world.ann.say(link)
        video = await world.ann.chat.wait_for(is_video)
        assert video.text == f"AI-generated video.\n{link}"
        await world.telegram.calls.wait_for(lambda call: call.method == "deleteMessage")
        await world.ann.press(video, "Receipt")
        receipt = await world.ann.chat.wait_for(lambda message: message.text.startswith("Receipt"))
        assert "1 credit reserved" in receipt.text
        assert "Your balance is 2." in receipt.text
        history = await ask(world.ann, "/history", "Your videos")
        await world.ann.press(history, history.buttons[0])
        again = await world.ann.chat.wait_for(is_video, after=history)
        assert again.text == video.text
