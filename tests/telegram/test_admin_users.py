"""What operators do about users and videos: look up, ban, block, give and take back; and what those hear."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.app import App
from bot.jobs.job import Job
from bot.jobs.states import JobState
from bot.sandbox.telegram import User
from bot.telegram.handlers import COMMANDS
from bot.telegram.menu import Scope
from tests.users.test_erasure import everything
from tests.world import World, ask, balance, is_video, new_link


@pytest.fixture
def olga(world: World) -> User:
    return world.telegram.user("Olga", started=True)


@pytest.fixture
async def app(world: World, olga: User) -> AsyncIterator[App]:
    async with world.bot(admin_ids=frozenset({olga.id}), max_active_jobs_per_user=1) as app:
        yield app


async def all_jobs(app: App) -> list[Job]:
    async with app.database.reading() as connection:
        return await app.core.parts.jobs.find(connection)


async def one_made_and_one_waiting(world: World) -> tuple[str, str]:
    """Ann's first link is at the provider, and her second waits for it."""
    world.kie.duration = 60
    links = new_link(), new_link()
    await world.ann.say(links[0])
    await world.kie.wait_for_tasks(1)
    await ask(world.ann, links[1], "Got it")
    return links


async def test_nobody_else(world: World, app: App) -> None:
    """To everybody else the operators' commands do not exist."""
    for name in (command.name for command in COMMANDS if command.scope is Scope.OPERATORS):
        world.clock.pass_(60)
        await ask(world.ann, f"/{name} {world.ann.id}", "don't know that command")


async def test_in_a_group(world: World, olga: User, app: App) -> None:
    """There they do not exist for operators either: what they tell is not for all to read."""
    group = world.telegram.group("Friends", [world.ann, olga])
    await ask(world.ann, "/start", "You have 3 credits")
    for name in (command.name for command in COMMANDS if command.scope is Scope.OPERATORS):
        await olga.say(f"/{name} {world.ann.id} 7", chat=group)
    await world.telegram.all_confirmed()
    assert await balance(world.ann) == 3
    assert [message.text for message in group.from_bot() if not message.text.startswith("Hello.")] == []
    assert not any("gave you" in message.text for message in world.ann.chat.from_bot())


async def test_a_ban(world: World, olga: User, app: App) -> None:
    """What waits is cancelled and what runs fails, all credits are back, and the user hears it when they write."""
    await one_made_and_one_waiting(world)
    assert await balance(world.ann) == 1
    told = await ask(olga, f"/ban {world.ann.id}\nsells videos", f"Banned: user {world.ann.id}.")
    assert "2 jobs were ended" in told.text
    await ask(world.ann, "/balance", "can't use this bot")
    assert sorted(job.state for job in await all_jobs(app)) == [JobState.CANCELLED, JobState.FAILED]
    await ask(olga, f"/ban {world.ann.id}", "not banned already")
    await ask(olga, f"/unban {world.ann.id}", f"User {world.ann.id} can use me again")
    assert await balance(world.ann) == 3
    await ask(olga, f"/unban {world.ann.id}", "nobody banned")


async def test_a_ban_that_comes_to_light_late(world: World, olga: User, app: App) -> None:
    """A request that slipped in as the ban came ends by it, and costs nothing."""
    world.kie.duration = 60
    bob = world.telegram.user("Bob")
    await ask(bob, "/start", "Send me")
    async with app.database.transaction() as connection:
        # As another process does it: this one remembers for some seconds that bob is welcome.
        await connection.exec_driver_sql("UPDATE users SET banned_at = 1 WHERE id = ?", (bob.id,))
    await ask(bob, new_link(), "operator of this bot has blocked it")
    assert world.kie.creates == 0
    case = await app.core.cases.user(bob.id)
    assert case is not None
    assert (case.balance, case.reserved) == (3, 0)


async def test_operators_are_not_banned(world: World, olga: User, app: App) -> None:
    """An operator who bans themselves could not undo it."""
    await ask(olga, f"/ban {olga.id}", "That is an operator")


async def test_a_block(world: World, olga: User, app: App) -> None:
    """A blocked video is sent to nobody: jobs for it end with the credits back, and further links are refused."""
    made, _ = await one_made_and_one_waiting(world)
    await ask(olga, f"/block {made}", "1 job was ended")
    await world.ann.chat.wait_for(lambda message: "has blocked it" in message.text)
    await ask(world.ann, made, "blocked it. Nothing was charged")
    assert await balance(world.ann) == 2
    await ask(olga, f"/block {made}", "blocked already")
    await ask(olga, "/block that one", "Write the link")
    await ask(olga, f"/unblock {made}", "Allowed again")
    await ask(olga, f"/unblock {made}", "not blocked")
    await ask(world.ann, made, "Got it")


async def test_a_delivered_video_is_blocked(world: World, olga: User, app: App) -> None:
    """Also who had it is not sent it again, and its link may stand in a message that the command answers."""
    link = new_link()
    await world.ann.say(link)
    await world.ann.chat.wait_for(is_video)
    complaint = await olga.say(f"They complain about {link}", forwarded=True)
    said = await olga.say("/block", reply_to=complaint)
    await olga.chat.wait_for(lambda message: "Blocked." in message.text, after=said)
    history = await ask(world.ann, "/history", "Your videos")
    answer = await world.ann.press(history, history.buttons[0])
    assert "can't send" in answer.text


async def test_a_user_is_looked_up(world: World, olga: User, app: App) -> None:
    """By id, or by their question."""
    await world.ann.say(new_link())
    await world.ann.chat.wait_for(is_video)
    told = await ask(olga, f"/user {world.ann.id}", "User")
    assert "Balance: 2" in told.text
    assert "delivered 1" in told.text
    await ask(world.ann, "/paysupport Hello?", "passed your question on")
    question = await olga.chat.wait_for(lambda message: "Hello?" in message.text)
    said = await olga.say("/user", reply_to=question)
    await olga.chat.wait_for(lambda message: f"User {world.ann.id}" in message.text, after=said)
    await ask(olga, "/user", "Name a user")
    await ask(olga, "/user 4", "No user with this id")
    await ask(olga, f"/user {2**60}", "Name a user")


async def test_a_user_is_named(world: World, olga: User, app: App) -> None:
    """By the @name that they wrote under last, in any case; whoever has it now is meant, and it stands nowhere."""
    bob = world.telegram.user("Bob", username="Snow_Fox")
    await ask(olga, "/user @snow_fox", "Nobody has written to me under this @name")
    await ask(bob, "/start", "Send me")
    await ask(olga, "/user @snow_fox", f"User {bob.id}")
    await ask(olga, "/ban @SNOW_FOX\nWhy not", f"Banned: user {bob.id}.")
    await ask(bob, "/balance", "operator")
    await ask(olga, "/unban @Snow_Fox", "again")
    await ask(olga, "/grant @snow_fox 2 for you", "Done")
    assert await balance(bob) == 5
    bob.username, world.ann.username = "red_fox", "snow_fox"
    await ask(world.ann, "/start", "Send me")
    await ask(olga, "/user @snow_fox", f"User {world.ann.id}")
    await ask(olga, "/grant @red_fox 2", "Nobody has written")
    await ask(bob, "/balance", "5 credits")
    await ask(olga, "/user @red_fox", f"User {bob.id}")
    bob.username = None
    await ask(bob, "/balance", "5 credits")
    await ask(olga, "/user @red_fox", "Nobody has written")
    kept = " ".join(value for value in await everything(world))
    assert "fox" not in kept.lower()


async def test_buttons_under_a_user(world: World, olga: User, app: App) -> None:
    """Give, take back, ban and let in again; the user hears of their credits, and each act is in the audit log."""
    await ask(world.ann, "/start", "Send me")
    shown = await ask(olga, f"/user {world.ann.id}", "Balance: 3")
    await olga.press(shown, "+5")
    await world.ann.chat.wait_for(lambda message: "gave you 5 credits" in message.text)
    await shown.wait_until(lambda message: "Balance: 8" in message.text)
    assert "Took 8 credits back" in (await olga.press(shown, "−20")).text
    await world.ann.chat.wait_for(lambda message: "took 8 credits back" in message.text)
    assert "no credits left" in (await olga.press(shown, "−1")).text
    assert "Banned" in (await olga.press(shown, "Ban")).text
    await shown.wait_until(lambda message: "Banned since" in message.text)
    assert "can use me again" in (await olga.press(shown, "Let in again")).text
    told = await ask(olga, "/audit", "What operators did")
    acts = [line.split(" · ")[2:4] for line in told.text.splitlines()[1:]]
    assert acts == [
        ["let in again", str(world.ann.id)],
        ["banned", str(world.ann.id)],
        ["took credits back", str(world.ann.id)],
        ["gave credits", str(world.ann.id)],
    ]


async def test_buttons_of_the_banned(world: World, olga: User, app: App) -> None:
    """Whatever they press says that they are banned."""
    shown = await ask(world.ann, "/history", "no videos")
    await ask(olga, f"/ban {world.ann.id}", "Banned")
    answer = await world.ann.press(shown, shown.buttons[0])
    assert answer.show_alert
    assert "can't use this bot" in answer.text


async def test_operators_buttons_are_no_ones_else(world: World, olga: User, app: App) -> None:
    """Whoever forges one gets what any button of nothing gets."""
    await ask(world.ann, "/start", "Send me")
    shown = await ask(olga, f"/user {world.ann.id}", "Balance: 3")
    for button in ("+5", "Ban"):
        assert "old message" in (await world.ann.press(shown, button)).text
    assert await balance(world.ann) == 3


async def test_the_story_of_a_job(world: World, olga: User, app: App) -> None:
    """What was asked, what became of it, which tasks were made and what was booked; no address of a result."""
    await world.ann.say(new_link())
    await world.ann.chat.wait_for(is_video)
    (job,) = await all_jobs(app)
    told = await ask(olga, f"/job {job.id}", f"Job {job.id}")
    for words in ("delivered", job.identity, str(world.ann.id), "kie", "Entry: reserve, -1", "Entry: spend", "Task"):
        assert words in told.text
    assert world.providers.results._base() not in told.text
    await olga.press(told, "Who asked")
    shown = await olga.chat.wait_for(lambda message: "Balance: 2" in message.text, after=told)
    await olga.press(shown, f"{job.id} delivered")
    await olga.chat.wait_for(lambda message: f"Job {job.id}" in message.text, after=shown)
    await ask(olga, "/job 99", "no job with this number")
    await ask(olga, "/job soon", "no job with this number")
