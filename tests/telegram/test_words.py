"""What users read of their credits and jobs, and which commands they are offered."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from bot.sandbox.telegram import SimulatedMessage
from bot.telegram.handlers import COMMANDS
from bot.telegram.menu import Scope
from tests.test_money import PACK
from tests.world import World, ask, balance, is_video, new_link


def lines(message: SimulatedMessage) -> list[str]:
    """What happened to the credits, without the days."""
    return [line.split(" · ", 1)[1] for line in message.text.splitlines() if " · " in line]


def labels(message: SimulatedMessage) -> list[str]:
    return [button.text for button in message.buttons]


async def test_one_line_a_video(world: World) -> None:
    """A video is one line, whether it came, came for free, failed or is under way."""
    link = new_link()
    async with world.bot(free_credits=5, max_active_jobs_per_user=1):
        for _ in range(2):
            said = await world.ann.say(link)
            await world.ann.chat.wait_for(is_video, after=said)
        world.kie.fail_next()
        await ask(world.ann, new_link(), "credit is back")
        world.kie.duration = 60
        await world.ann.say(new_link())
        await world.kie.wait_for_tasks(3)
        waiting = await ask(world.ann, new_link(), "Got it")
        await world.ann.press(waiting, "Cancel")
        told = await ask(world.ann, "/balance", "You have 3 credits")
        came_to_nothing = "±0 · video that failed or was cancelled, credit back"
        assert lines(told) == [came_to_nothing, "−1 · video under way", came_to_nothing, "±0 · video", "−1 · video"]
        history = await ask(world.ann, "/history", "Your videos")
        await world.ann.press(history, "Credits")
        await history.wait_until(lambda message: "Your credits" in message.text)
        assert lines(history) == lines(told)
        assert "Older" in labels(history)


def begins_with(amount: str, message: SimulatedMessage) -> bool:
    return amount in (lines(message) or [""])[0]


async def test_the_history_is_turned_page_by_page(world: World) -> None:
    """Older leads a page back, and Newer a page forth."""
    async with world.bot(free_credits=0, admin_ids=frozenset({world.ann.id})):
        for number in range(1, 12):
            await ask(world.ann, f"/grant {world.ann.id} {number}", "Done")
        history = await ask(world.ann, "/history", "no videos")
        for button, newest in (("Credits", 11), ("Older", 6), ("Older", 1), ("Newer", 6), ("Newer", 11)):
            await world.ann.press(history, button)
            await history.wait_until(partial(begins_with, f"+{newest} "))


async def test_links_that_go_on_with_a_payment(world: World) -> None:
    """What was added, how many links go on with it, and what is then left."""
    async with world.bot(free_credits=0):
        empty = await ask(world.ann, f"{new_link()} {new_link()}", "don't cover this")
        await world.ann.press(empty, "Get credits")
        shop = await world.ann.chat.wait_for(lambda message: "Stars" in message.text, after=empty)
        await world.ann.press(shop, PACK)
        await world.ann.pay(await world.ann.chat.wait_for(lambda message: message.invoice is not None))
        told = await world.ann.chat.wait_for(lambda message: "Thank you." in message.text)
        assert told.text == "Thank you. 10 credits added. 2 waiting links go on; 8 left."
        await world.ann.chat.wait_for(is_video, after=told)
        assert await balance(world.ann) == 8


def commands(menu: list[dict[str, Any]]) -> list[str]:
    return [one["command"] for one in menu]


def listed(message: SimulatedMessage) -> list[str]:
    return re.findall(r"^/(\w+) – ", message.text, flags=re.MULTILINE)


async def test_help_lists_the_menu(world: World) -> None:
    """Everybody's /help and menu hold the same commands, and an operator's hold the operators', too."""
    olga = world.telegram.user("Olga", started=True)
    nobody = 987_654_321
    async with world.bot(admin_ids=frozenset({olga.id, nobody})):
        anns = listed(await ask(world.ann, "/help", "How it works"))
        olgas = listed(await ask(olga, "/help", "How it works"))
    menus = world.telegram.profile
    assert commands(menus["commands/all_private_chats/"]) == anns
    assert commands(menus[f"commands/chat:{olga.id}/"]) == olgas
    assert "delete_me" in anns
    assert "grant" not in anns
    assert olgas == [*anns, *(command.name for command in COMMANDS if command.scope is Scope.OPERATORS)]


async def test_groups_have_their_own_menu(world: World) -> None:
    """Members are offered what works for them, administrators their settings, too; /help there lists the same."""
    bob = world.telegram.user("Bob")
    group = world.telegram.group("Friends", [world.ann, bob])
    async with world.bot():
        told = []
        for user in (bob, world.ann):
            said = await user.say("/help", chat=group)
            told.append(await group.wait_for(lambda message: "How it works here" in message.text, after=said))
    menus = world.telegram.profile
    members = commands(menus["commands/all_group_chats/"])
    admins = commands(menus["commands/all_chat_administrators/"])
    assert members == ["clean", "create", "help", "balance", "fund"]
    assert admins == [*members, "settings"]
    assert [listed(message) for message in told] == [members, admins]


async def test_no_receipt_for_nothing(world: World) -> None:
    """Refused and cancelled links have no receipt: nothing was made of them."""
    async with world.bot(max_active_jobs_per_user=1):
        world.kie.paused = True
        assert "Receipt" not in labels(await ask(world.ann, new_link(), "unavailable"))
        world.kie.paused = False
        world.clock.pass_(3600)
        world.kie.duration = 60
        await world.ann.say(new_link())
        await world.kie.wait_for_tasks(1)
        waiting = await ask(world.ann, new_link(), "Got it")
        await world.ann.press(waiting, "Cancel")
        await waiting.wait_until(lambda message: "Cancelled" in message.text)
        assert waiting.rows == []


async def test_videos_bear_their_time(world: World) -> None:
    """History names a video by when it came, and only those of one minute also by the end of their link."""
    links = [new_link() for _ in range(3)]
    async with world.bot():
        for link, pause in zip(links, (0, 0, 600), strict=True):
            world.clock.pass_(pause)
            said = await world.ann.say(link)
            await world.ann.chat.wait_for(is_video, after=said)
            await world.telegram.calls.wait_for(lambda call: call.method == "deleteMessage")
            world.telegram.calls.clear()
        history = await ask(world.ann, "/history", "Your videos")
    newest, *older = labels(history)[:3]
    assert re.fullmatch(r"\w+ \d+, \d{4}, \d+:\d\d\s[AP]M", newest)
    assert all(re.search(r"M( · …[0-9a-f]{4})?$", name) for name in older)


async def test_why_a_provider_rests(world: World) -> None:
    """Operators read it in words."""
    olga = world.telegram.user("Olga")
    async with world.bot(admin_ids=frozenset({olga.id})):
        world.kie.paused = True
        await ask(world.ann, new_link(), "unavailable")
        told = await ask(olga, "/providers", "kie")
        assert "paused after 1 failure: it says that it is paused" in told.text
