"""Characters, over HTTP: made of a video that was created before, named in words, picked on a card, and removed."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.app import App
from bot.fulfilment.characters import HANDLES, IDS, name_in
from bot.providers import catalogue
from bot.sandbox.providers import Refusal
from bot.sandbox.telegram import SimulatedMessage
from bot.sandbox.telegram import User as Member
from bot.storage.tables import characters, jobs, tasks
from tests.telegram.test_create import card_in, card_of, chosen, creating, is_card, make
from tests.world import World, ask, balance

SHIPPED = catalogue.SHIPPED.read_text("utf-8")
CHARACTERS = "sora-2-characters-pro"
TRAITS = 'cheerful barista, <green> apron & {warm} "smile"'
BOUNDS = "no violence, politics, or alcohol; PG-13 max"


async def created(world: World, words: str = "a barista waves") -> SimulatedMessage:
    """The first video that the bot created for Ann, noted and paid: its progress is cleared after that."""
    video = await make(world.ann, await card_of(world.ann, f"/create {words}"))
    await world.telegram.calls.wait_for(lambda call: call.method == "deleteMessage")
    return video


async def first_question(user: Member, video: str = "a barista waves") -> SimulatedMessage:
    """Go from /characters to the question for a name."""
    listing = await ask(user, "/characters", "character")
    await user.press(listing, "Make a character")
    await listing.wait_until(lambda message: "Which video" in message.text)
    await user.press(listing, video)
    await listing.wait_until(lambda message: "character's name" in message.text)
    return listing


async def all_answered(
    user: Member, handle: str | None = "sky_ranger", traits: str = TRAITS, bounds: str | None = BOUNDS
) -> SimulatedMessage:
    """Answer the questions; None is skipped. Returns the card."""
    question = await first_question(user)
    if handle is None:
        await user.press(question, "Skip")
        await question.wait_until(lambda message: "like?" in message.text)
    else:
        question = await ask(user, handle, "What is the character like?")
    question = await ask(user, traits, "must not be shown")
    if bounds is not None:
        return await ask(user, bounds, bounds)
    await user.press(question, "Skip")
    await question.wait_until(is_card)
    return question


async def made(user: Member, card: SimulatedMessage) -> SimulatedMessage:
    """Press the card's button, and hear of the character."""
    await user.press(card, "Create, 5 credits")
    return await user.chat.wait_for(lambda message: "ready" in message.text, after=card)


async def rows(app: App) -> list[Any]:
    async with app.database.reading() as connection:
        return list((await connection.execute(select(characters).order_by(characters.c.id))).all())


async def have(app: App, user: Member, number: int) -> None:
    """Let the user, who created a video, have so many characters besides, as long as may be."""
    async with app.database.transaction() as connection:
        (job,) = (await connection.execute(select(jobs))).mappings()
        copied = {name: value for name, value in job.items() if name not in ("id", "request", "task_id")}
        for each in range(number):
            made = jobs.insert().values(**copied, request=f"another {each}").returning(jobs.c.id)
            values = {
                "user_id": user.id,
                "job_id": (await connection.execute(made)).scalar_one(),
                "provider": "kie",
                "model": CHARACTERS,
                "handle": json.dumps(f"hero{each}"),
                "traits": json.dumps("&" * 1000),
                "provider_character_id": f"number{each}",
                "result": "{}",
                "created_at": 1.0,
            }
            await connection.execute(characters.insert().values(values))


def has_button(text: str, message: SimulatedMessage) -> bool:
    return text in [button.text for button in message.buttons]


async def test_a_video_becomes_a_character(world: World) -> None:
    """It is made where the video was, of exactly what was answered; its result is kept as it came."""
    async with creating(world) as app:
        await created(world)
        card = await all_answered(world.ann)
        assert TRAITS in card.text
        told = await made(world.ann, card)
        assert "@sky_ranger is ready." in told.text
        assert "10 left" in told.text
        assert await balance(world.ann) == 10
        (row,) = await rows(app)
        listing = await ask(world.ann, "/characters", "Your characters")
        assert TRAITS in listing.text
        history = await ask(world.ann, "/history", "Your videos")
        assert len([button for button in history.buttons if "barista" in button.text or ":" in button.text]) == 1
    video, task = world.kie.tasks
    assert task.model == CHARACTERS
    assert task.inputs == {
        "origin_task_id": video.id,
        "character_user_name": "sky_ranger",
        "character_prompt": TRAITS,
        "safety_instruction": BOUNDS,
    }
    assert json.loads(row.result) == world.kie.character_of(task)
    assert (row.provider, row.provider_character_id) == ("kie", f"character_{task.id}")


async def test_what_need_not_be_answered(world: World) -> None:
    """Name and bounds can be skipped: they are not sent, and the provider chooses a name, which is told."""
    async with creating(world):
        await created(world)
        told = await made(world.ann, await all_answered(world.ann, None, "a fox", None))
        video, task = world.kie.tasks
        assert f"@{task.id}.ab is ready" in told.text
    assert task.inputs == {"origin_task_id": video.id, "character_prompt": "a fox"}


async def test_answers_that_are_not_taken(world: World) -> None:
    """The seed's bounds: 40, 1000 and 1000 characters. What is longer is told, and asked for again."""
    async with creating(world):
        await created(world)
        await first_question(world.ann)
        await ask(world.ann, "h" * 41, "longer than 40")
        await ask(world.ann, "two words", "one word")
        await ask(world.ann, f"@{'h' * 40}", "What is the character like?")
        await ask(world.ann, "t" * 1001, "longer than 1,000")
        await ask(world.ann, "t" * 1000, "must not be shown")
        await ask(world.ann, "b" * 1001, "longer than 1,000")
        said = await world.ann.say('"' * 1000)
        card = await world.ann.chat.wait_for(is_card, after=said)
        await made(world.ann, card)
    task = world.kie.tasks[-1]
    assert [len(str(value)) for name, value in task.inputs.items() if name != "origin_task_id"] == [40, 1000, 1000]


async def test_a_restart_between_the_questions(world: World) -> None:
    """The answers are kept; what Telegram brings again changes nothing, and two presses make one character."""
    async with creating(world):
        await created(world)
        await first_question(world.ann)
        await ask(world.ann, "sky_ranger", "What is the character like?")
    async with creating(world) as app:
        said = await world.ann.say(TRAITS)
        await world.ann.chat.wait_for(lambda message: "must not be shown" in message.text, after=said)
        world.telegram.inject("message", said.wire, chat=world.ann.chat)
        await world.telegram.all_confirmed()
        card = await ask(world.ann, BOUNDS, BOUNDS)
        first, second = await world.ann.tap(card, "Create, 5 credits"), await world.ann.tap(card, "Create, 5 credits")
        await first.answered(60)
        await second.answered(60)
        await world.ann.chat.wait_for(lambda message: "ready" in message.text, after=card)
        assert await balance(world.ann) == 10
        assert len(await rows(app)) == 1
    assert [task.model for task in world.kie.tasks].count(CHARACTERS) == 1


async def test_words_name_it(world: World) -> None:
    """The name with its @ goes to the provider among the words, as it was written."""
    async with creating(world):
        await created(world)
        await made(world.ann, await all_answered(world.ann))
        await make(world.ann, await card_of(world.ann, "/create @sky_ranger pours coffee"))
    assert world.kie.tasks[-1].inputs["prompt"] == "@sky_ranger pours coffee"


async def test_up_to_five_are_picked(world: World) -> None:
    """A model that takes a list of them has a button for each on its card; a sixth is not taken, and says so."""
    async with creating(world, use=("kie", "apikley"), free_credits=100) as app:
        await created(world)
        for number in range(6):
            await made(world.ann, await all_answered(world.ann, f"hero{number}"))
        card = await card_of(world.ann, "/create they meet")
        assert not any("@hero" in button.text for button in card.buttons)
        await world.ann.press(card, "Sora 2 Pro")
        await card.wait_until(lambda message: "Sora 2 Pro" in chosen(message))
        told = [(await world.ann.press(card, f"@hero{number}")).text for number in range(6)]
        assert told[:5] == [""] * 5
        assert "5 characters at most" in told[5]
        await card.wait_until(lambda message: "@hero4" in chosen(message))
        assert [name for name in chosen(card) if name.startswith("@")] == [f"@hero{number}" for number in range(5)]
        await world.ann.press(card, "@hero1")
        await card.wait_until(lambda message: "@hero1" not in chosen(message))
        await make(world.ann, card)
        ids = [row.provider_character_id for row in await rows(app)]
    (task,) = world.providers.apikley.tasks
    assert task.inputs["character_id_list"] == [ids[0], ids[2], ids[3], ids[4]]


async def test_many_characters(world: World) -> None:
    """They are listed a few at a time, newest first, each with its button; a card offers the newest."""
    async with creating(world, use=("kie", "apikley")) as app:
        await created(world)
        await have(app, world.ann, 101)
        listing = await ask(world.ann, "/characters", "Your characters")
        assert [f"Remove @hero{number}" for number in range(100, 92, -1)] == [
            button.text for button in listing.buttons if button.text.startswith("Remove")
        ]
        with pytest.raises(AssertionError):
            listing.button("Newer")
        for newest in range(92, 0, -8):
            await world.ann.press(listing, "Older")
            await listing.wait_until(partial(has_button, f"Remove @hero{newest}"))
        assert "@hero0" in listing.text
        assert listing.text.count("@hero") == 5
        await world.ann.press(listing, "Remove @hero0")
        await listing.wait_until(lambda message: "Remove @hero0?" in message.text)
        await world.ann.press(listing, listing.buttons[0])
        await listing.wait_until(lambda message: "Your characters" in message.text)
        assert len(await rows(app)) == 100
        card = await card_of(world.ann, "/create they meet")
        await world.ann.press(card, "Sora 2 Pro")
        await card.wait_until(lambda message: "Sora 2 Pro" in chosen(message))
        assert [button.text for button in card.buttons if "@hero" in button.text][-1] == "@hero100"
        assert len(card.buttons) <= 100


async def test_a_card_in_a_group(world: World) -> None:
    """It lists none of its asker's characters, which are theirs alone."""
    group = world.telegram.group("Friends", [world.ann])
    async with creating(world, use=("kie", "apikley")):
        await created(world)
        await made(world.ann, await all_answered(world.ann))
        card = await card_in(group, world.ann, "/create a fox")
        await world.ann.press(card, "Sora 2 Pro")
        await card.wait_until(lambda message: "Sora 2 Pro" in chosen(message))
        assert not any("@sky_ranger" in button.text for button in card.buttons)


async def test_removing(world: World) -> None:
    """It asks first; then the character is gone, and nobody else's can be removed."""
    async with creating(world) as app:
        await created(world)
        await made(world.ann, await all_answered(world.ann))
        listing = await ask(world.ann, "/characters", "Your characters")
        await world.ann.press(listing, "Remove @sky_ranger")
        await listing.wait_until(lambda message: "Remove @sky_ranger?" in message.text)
        remove = listing.button("Remove")
        bob = world.telegram.user("Bob")
        await ask(bob, "/characters", "no characters")
        await bob.press(listing, remove)
        assert len(await rows(app)) == 1
        await world.ann.press(listing, remove)
        await listing.wait_until(lambda message: "no characters" in message.text)
        assert await rows(app) == []


async def test_a_name_that_is_taken(world: World) -> None:
    """What the provider refuses is told in plain words, and the credits come back."""
    async with creating(world) as app:
        await created(world)
        card = await all_answered(world.ann)
        world.kie.trouble_next(Refusal(422, "character_user_name is taken"), 2)
        await world.ann.press(card, "Create, 5 credits")
        await world.ann.chat.wait_for(lambda message: "the name may be taken" in message.text, after=card)
        assert await balance(world.ann) == 15
        assert await rows(app) == []


async def test_only_where_the_video_was_made(world: World, tmp_path: Path) -> None:
    """A provider that has the same model, and not the video, is not asked; while the video's rests, nothing is made."""
    (entry,) = (part for part in SHIPPED.split("[[model]]\n") if f'name = "{CHARACTERS}"' in part)
    models = tmp_path / "models.toml"
    models.write_text("[[model]]\n" + entry.replace('"kie"', '"apikley"'))
    async with creating(world, use=("kie", "apikley"), models_file=str(models)) as app:
        world.providers.apikley.add_models(app.core.character_drafts._models)
        await created(world)
        card = await all_answered(world.ann)
        world.kie.paused = True
        await world.ann.press(card, "Create, 5 credits")
        await world.ann.chat.wait_for(lambda message: "unavailable" in message.text, after=card)
        assert await balance(world.ann) == 15
    assert world.providers.apikley.creates == 0


async def test_without_a_video(world: World) -> None:
    """Where there is none to make it of, that is said."""
    async with creating(world):
        listing = await ask(world.ann, "/characters", "no characters")
        await world.ann.press(listing, "Make a character")
        await listing.wait_until(lambda message: "no video to make" in message.text)


async def test_export_and_erasure(world: World) -> None:
    """/export has characters and drafts; /delete_me leaves neither."""
    async with creating(world) as app:
        await created(world)
        await made(world.ann, await all_answered(world.ann))
        await world.ann.say("/export")
        sent = await world.ann.chat.wait_for(lambda message: message.file is not None and message.video is None)
        assert sent.file is not None
        data = json.loads(sent.file.read())
        assert [each["name"] for each in data["characters"]] == ["sky_ranger"]
        assert data["drafts_of_characters"][0]["answers"]["traits"] == TRAITS
        asked = await ask(world.ann, "/delete_me", "credits")
        await world.ann.press(asked, asked.buttons[0])
        await asked.wait_until(lambda message: not message.buttons)
        assert await rows(app) == []
        async with app.database.reading() as connection:
            assert (await connection.execute(select(tasks.c.id))).all()


async def test_cancelling_the_questions(world: World) -> None:
    """/cancel ends them, also the one for words that came after; what is said next is no answer."""
    async with creating(world, use=("kie", "apikley")):
        await created(world)
        await first_question(world.ann)
        await ask(world.ann, "/cancel", "my question no longer waits")
        await ask(world.ann, "hello", "could not find a Sora link")
        world.clock.pass_(30)
        await first_question(world.ann)
        await ask(world.ann, "/create", "What shall the video show?")
        await ask(world.ann, "/cancel", "my question no longer waits")
        await ask(world.ann, "hello", "could not find a Sora link")


@pytest.mark.parametrize(
    ("result", "handle", "number"),
    [
        ('{"resultObject":{"character_id":"c1","character_user_name":"a.b"}}', "a.b", "c1"),
        ('{"resultObject":"{\\"characterId\\":\\"c1\\",\\"userName\\":\\"@a\\"}"}', "a", "c1"),
        ('[{"data":{"id":7,"handle":"a"}}]', "a", "7"),
        ('{"id":"outer","x":{"character_id":"c1"}}', None, "c1"),
        ('{"character_id":"two words","character_user_name":""}', None, None),
        ('{"resultUrls":["https://example.com/x.mp4"]}', None, None),
        ("not json", None, None),
        ("[" * 3000, None, None),
        ("", None, None),
    ],
)
def test_reading_a_result(result: str, handle: str | None, number: str | None) -> None:
    """What a character's result looks like is shown by one example alone, so it is read tolerantly."""
    assert (name_in(result, HANDLES), name_in(result, IDS)) == (handle, number)
