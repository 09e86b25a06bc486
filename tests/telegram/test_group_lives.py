"""What happens to groups and in them, each with its end: who cannot be told from others, what is gone or has moved."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select

from bot.app import App
from bot.jobs.states import Failure, JobState
from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.telegram import ApiError, Group, SimulatedMessage, User
from bot.storage.database import Database
from bot.storage.tables import jobs, users
from bot.telegram.group_admins import KEPT_SECONDS
from bot.telegram.groups import Groups
from tests.telegram.test_buttons import forged
from tests.telegram.test_group_funds import let_group_pay
from tests.telegram.test_group_settings import choose, settings
from tests.world import World, ask, balance, is_video, new_link


@pytest.fixture
def bob(world: World) -> User:
    return world.telegram.user("Bob")


@pytest.fixture
def group(world: World, bob: User) -> Group:
    """Ann owns it."""
    return world.telegram.group("Friends", [world.ann, bob])


def is_progress(message: SimulatedMessage) -> bool:
    return message.from_bot and "Got it" in message.text


async def ends(app: App) -> list[tuple[str, str | None]]:
    """How all jobs ended, and why, once they have; oldest first."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:
            async with app.database.reading() as connection:
                rows = (await connection.execute(select(jobs.c.state, jobs.c.failure).order_by(jobs.c.id))).all()
            if all(JobState(row.state).ended for row in rows):
                return [(row.state, row.failure) for row in rows]
            await asyncio.sleep(0.05)


@pytest.mark.parametrize("name", ["anonymous", "channel"])
async def test_who_cannot_be_told_from_others(world: World, group: Group, name: str) -> None:
    """An anonymous administrator's link, or a channel's, is nobody's to pay: that is said. Once the group pays, it is
    taken like others'.
    """
    behind = group if name == "anonymous" else world.telegram.channel("News")
    async with world.bot(require_consent=True):
        await world.ann.say(f"/clean {new_link()}", chat=group, behind=behind)
        told = await group.wait_for(lambda message: "can't tell who is asking" in message.text)
        assert told.receiver_id is None
        panel = await settings(group, world.ann)
        await world.ann.press(panel, "Each member pays")
        await panel.wait_until(lambda message: "confirm for the group" in message.text)
        await world.ann.press(panel, "I confirm")
        await panel.wait_until(lambda message: "The group pays" in [button.text for button in message.buttons])
        await world.ann.say("/fund 2", chat=group)
        await group.wait_for(lambda message: "Thank you" in message.text)
        await world.ann.say(f"/clean {new_link()}", chat=group, behind=behind)
        await group.wait_for(is_video)
        assert await balance(world.ann) == 1


async def test_anonymous_administrators_set_the_group_up(world: World, group: Group) -> None:
    """/settings is answered to one, and who presses its buttons is looked up by their own name; a channel is none."""
    async with world.bot():
        await world.ann.say("/settings", chat=group, behind=world.telegram.channel("News"))
        await group.wait_for(lambda message: "Only this group's administrators" in message.text)
        panel = await settings(group, world.ann, behind=group)
        await world.ann.press(panel, "Everyone may ask")
        await panel.wait_until(lambda message: "Administrators may ask" in [button.text for button in message.buttons])
        await world.ann.say("/help", chat=group, behind=group)
        told = await group.wait_for(lambda message: "How it works here" in message.text)
        assert "/settings – " in told.text


async def test_a_group_that_becomes_a_supergroup(world: World, bob: User) -> None:
    """A video on its way comes into the new chat, and the account with its credits, and the settings, stay; so do other
    groups.
    """
    group = world.telegram.group("Friends", [world.ann, bob], supergroup=False)
    others = world.telegram.group("Others", [world.ann, bob])
    world.hold_tasks()
    async with world.bot():
        await let_group_pay(world, others)
        await let_group_pay(world, group)
        await world.ann.say("/fund 3", chat=group)
        await group.wait_for(lambda message: "Thank you" in message.text)
        await bob.say(f"/clean {new_link()}", chat=group)
        await world.kie.wait_for_tasks(1)
        new = group.migrate()
        world.let_tasks_end()
        video = await new.wait_for(is_video)
        assert video.reply_to is None
        await bob.say(f"/clean {new_link()}", chat=new)
        await new.wait_for(is_video, after=video)
        await bob.say("/balance", chat=new)
        await new.wait_for(lambda message: message.receiver_id == bob.id and "The group has 1 credit." in message.text)
        assert await balance(bob) == 3
        await bob.say("/balance", chat=others)
        await others.wait_for(lambda message: "The group has no credits." in message.text)
    assert not any(message.text.startswith("Hello.") for message in new.messages)


async def test_met_twice_at_once(database: Database) -> None:
    """Two updates of a new group that are handled side by side find the same group."""
    groups = Groups(database, "en")
    (first, _), (second, _) = await asyncio.gather(*(groups.arrive(-5, "de") for _ in range(2)))
    assert first == second == await groups.find(-5)


async def test_a_move_that_nobody_told_of(world: World, bob: User) -> None:
    """The refusal of a call names the new chat as well, so a failure is told there."""
    group = world.telegram.group("Friends", [world.ann, bob], supergroup=False)
    world.hold_tasks()
    world.kie.fail_next()
    async with world.bot():
        await bob.say(f"/clean {new_link()}", chat=group)
        await world.kie.wait_for_tasks(1)
        new = group.migrated_to = world.telegram.group("Friends", [world.ann, bob])
        world.let_tasks_end()
        await new.wait_for(lambda message: "The credit is back" in message.text)
        assert await balance(bob) == 3


@pytest.mark.parametrize("status", ["kicked", "left", "restricted"])
async def test_the_bot_is_removed_or_muted(world: World, group: Group, bob: User, status: str) -> None:
    """What no provider has is cancelled, what one has comes to its end; all credits are back, and nothing is said."""
    world.hold_tasks()
    async with world.bot(max_active_jobs_per_user=1) as app:
        await bob.say(f"/clean {new_link()} {new_link()}", chat=group)
        await world.kie.wait_for_tasks(1)
        said = len(group.messages)
        group.set_bot_status(status)
        await world.telegram.all_confirmed()
        world.let_tasks_end()
        assert await ends(app) == [(JobState.FAILED, Failure.UNREACHABLE), (JobState.CANCELLED, None)]
        assert await balance(bob) == 3
        assert len(group.messages) == said
        if status == "restricted":
            await bob.say(f"/clean {new_link()}", chat=group)
            await world.telegram.all_confirmed()
            assert len(group.messages) == said + 1
        group.set_bot_status("member")
        await bob.say(f"/clean {new_link()}", chat=group)
        await group.wait_for(is_video)
    assert len(world.kie.tasks) == 2


def refuse_videos(world: World, group: Group) -> None:
    """Let the bot write in the group, but send no videos."""
    refusal = ApiError(400, "Bad Request: not enough rights to send videos to the chat")
    for method in ("sendVideo", "sendMediaGroup"):
        world.telegram.faults.refuse(refusal, calls=None, method=method, chat_id=group.id)


async def test_videos_are_not_allowed(world: World, group: Group, bob: User) -> None:
    """Where the bot may write, but send no videos, that is told in place of the progress, and the credit is back."""
    refuse_videos(world, group)
    async with world.bot() as app:
        await bob.say(f"/clean {new_link()}", chat=group)
        told = await group.wait_for(lambda message: "does not let me send videos" in message.text)
        assert told.text == "This group does not let me send videos. The credit is back."
        assert told.rows == []
        assert await ends(app) == [(JobState.FAILED, Failure.NO_VIDEOS)]
        assert await balance(bob) == 3
    assert not any(is_progress(message) for message in group.messages)


async def test_videos_are_not_allowed_on_a_card(world: World, group: Group, bob: User) -> None:
    """A card says so in each line, and comes to its end; what was to go as an album, too."""
    refuse_videos(world, group)
    async with world.bot():
        await bob.say(f"/clean {new_link()} {new_link()}", chat=group)
        card = await group.wait_for(lambda message: "0 delivered, 2 failed. 2 credits are back." in message.text)
        assert card.text.count("videos are not allowed here") == 2
        assert card.rows == []
        assert await balance(bob) == 3


async def test_neither_videos_nor_words_are_allowed(world: World, group: Group, bob: User) -> None:
    """Then nobody can be told, and the credit is back all the same."""
    refuse_videos(world, group)
    world.hold_tasks()
    async with world.bot() as app:
        await bob.say(f"/clean {new_link()}", chat=group)
        progress = await group.wait_for(is_progress)
        words = ApiError(400, "Bad Request: not enough rights to send text messages to the chat")
        for method in ("sendMessage", "editMessageText"):
            world.telegram.faults.refuse(words, calls=None, method=method, chat_id=group.id)
        world.let_tasks_end()
        assert [state for state, _ in await ends(app)] == [JobState.FAILED]
        assert await balance(bob) == 3
    assert group.from_bot()[-1] is progress


@pytest.mark.parametrize("how", ["closed", "deleted"])
async def test_a_topic_that_is_gone(world: World, bob: User, how: str) -> None:
    """A video for a closed or deleted topic comes nowhere, and costs nothing."""
    group = world.telegram.group("Forum", [world.ann, bob], forum=True)
    topic = group.create_topic("Videos")
    world.hold_tasks()
    async with world.bot() as app:
        await bob.say(f"/clean {new_link()}", chat=group, topic=topic)
        await world.kie.wait_for_tasks(1)
        if how == "closed":
            topic.closed = True
        else:
            del group.topics[topic.thread_id]
        world.let_tasks_end()
        assert await ends(app) == [(JobState.FAILED, Failure.UNREACHABLE)]
        assert await balance(bob) == 3
    assert not any(map(is_video, group.messages))


@pytest.mark.parametrize("by_admin", [False, True])
async def test_cancel_belongs_to_the_asker_and_to_administrators(
    world: World, group: Group, bob: User, by_admin: bool
) -> None:
    """Another member who presses it hears whose it is; an administrator may."""
    carl = world.telegram.user("Carl")
    group.members[carl.id] = carl
    world.kie.duration = 60
    async with world.bot(max_active_jobs_per_user=1):
        await bob.say(f"/clean {new_link()}", chat=group)
        await world.kie.wait_for_tasks(1)
        said = await bob.say(f"/clean {new_link()}", chat=group)
        waiting = await group.wait_for(is_progress, after=said)
        assert "Only who asked" in (await carl.press(waiting, "Cancel")).text
        assert (await (world.ann if by_admin else bob).press(waiting, "Cancel")).text == "Cancelled."
        await waiting.wait_until(lambda message: message.text == "Cancelled.")


async def test_too_late_to_cancel(world: World, group: Group, bob: User) -> None:
    """Who asked for a video that is being made reads that, and not that it is somebody else's."""
    world.kie.duration = 60
    async with world.bot() as app:
        await bob.say(f"/clean {new_link()}", chat=group)
        progress = await group.wait_for(is_progress)
        await world.kie.wait_for_tasks(1)
        async with app.database.reading() as connection:
            number = await connection.scalar(select(jobs.c.id))
        assert "Too late" in (await bob.press(progress, forged(f"cancel:{number}"))).text


async def paused(world: World, group: Group, user: User, count: int) -> None:
    """Let this user ask for so many links while no provider works, and have them kept for when one does."""
    world.kie.paused = True
    for _ in range(count):
        said = await user.say(f"/clean {new_link()}", chat=group)
        told = await group.wait_for(lambda message: "unavailable" in message.text and bool(message.rows), after=said)
        assert "keep your link" in (await user.press(told, "Clean it when they are back")).text


async def reopen(world: World, app: App) -> None:
    world.kie.paused = False
    world.clock.pass_(61)
    await app.monitor.check_all()


async def test_links_that_waited_count_for_the_day(world: World, group: Group, bob: User) -> None:
    """What waited for the providers goes on as far as the group's limits let it, and the user hears of the rest."""
    await bob.say("/start")
    async with world.bot() as app:
        panel = await settings(group, world.ann)
        await choose(world.ann, panel, "A member a day: no limit", "A member a day: 1")
        await paused(world, group, bob, 3)
        await reopen(world, app)
        told = await bob.chat.wait_for(lambda message: "2 requests that waited do not go on" in message.text)
        assert any("I am working on your link." in message.text for message in bob.chat.from_bot())
        await group.wait_for(is_video)
        await app.monitor.check_all()
        assert bob.chat.from_bot()[-1] is told
        assert await balance(bob) == 2
    assert len(world.kie.tasks) == 1


@pytest.mark.parametrize(
    ("now", "then"), [("Everyone may ask", "Administrators may ask"), ("The group pays", "Each member pays")]
)
async def test_links_that_waited_in_a_group_with_other_rules(
    world: World, group: Group, bob: User, now: str, then: str
) -> None:
    """What the group would not take any more, or not pay, does not go on at its expense, nor at the member's."""
    await bob.say("/start")
    async with world.bot() as app:
        panel = await settings(group, world.ann)
        await choose(world.ann, panel, "Each member pays", "The group pays")
        await world.ann.say("/fund 2", chat=group)
        await group.wait_for(lambda message: "Thank you" in message.text)
        await paused(world, group, bob, 1)
        await choose(world.ann, panel, now, then)
        await reopen(world, app)
        await bob.chat.wait_for(lambda message: "One request that waited does not go on" in message.text)
        assert not any("I am working on" in message.text for message in bob.chat.from_bot())
        assert await balance(bob) == 3
    assert len(world.kie.tasks) == 0


async def test_links_that_waited_in_a_group_that_telegram_does_not_tell_of(
    world: World, group: Group, bob: User
) -> None:
    """Where Telegram does not say whether their user administers the group, they wait on."""
    group.promote(bob)
    async with world.bot() as app:
        await choose(world.ann, await settings(group, world.ann), "Everyone may ask", "Administrators may ask")
        await paused(world, group, bob, 1)
        world.clock.pass_(KEPT_SECONDS + 1)
        outage = world.telegram.faults.outage(method="getChatMember")
        await reopen(world, app)
        assert len(world.kie.tasks) == 0
        outage.lift()
        await app.monitor.check_all()
        await group.wait_for(is_video)


async def test_another_presses_clean_it_when_they_are_back(world: World, group: Group, bob: User) -> None:
    """That button belongs to who asked for the video."""
    async with world.bot():
        world.kie.paused = True
        await bob.say(f"/clean {new_link()}", chat=group)
        told = await group.wait_for(lambda message: "unavailable" in message.text)
        assert "for who asked" in (await world.ann.press(told, "Clean it when they are back")).text
        assert "keep your link" in (await bob.press(told, "Clean it when they are back")).text


async def test_the_banned_are_not_answered(world: World, group: Group, bob: User) -> None:
    """Nothing of theirs is taken in a group, and nothing is said there."""
    async with world.bot() as app:
        await ask(bob, "/balance", "You have")
        async with app.database.transaction() as connection:
            await connection.execute(users.update().where(users.c.id == bob.id).values(banned_at=1.0))
        app.core.users.forget(bob.id)
        await bob.say(f"/clean {new_link()}", chat=group)
        await world.telegram.all_confirmed()
    assert [message.text for message in group.from_bot() if not message.text.startswith("Hello.")] == []
    assert world.kie.tasks == []
