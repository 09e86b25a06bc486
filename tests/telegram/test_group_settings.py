"""A group's settings, by whom they are changed, and what they change."""

from __future__ import annotations

import pytest

from bot.sandbox.telegram import Group, SimulatedMessage, User
from bot.telegram.callbacks import ChangeGroup, GroupSetting
from bot.telegram.group_admins import KEPT_SECONDS
from tests.telegram.test_buttons import forged
from tests.telegram.test_group_privacy import whispered
from tests.world import World, balance, is_video, new_link


@pytest.fixture
def bob(world: World) -> User:
    return world.telegram.user("Bob")


@pytest.fixture
def group(world: World, bob: User) -> Group:
    """Ann owns it."""
    return world.telegram.group("Friends", [world.ann, bob])


async def settings(group: Group, user: User, *, behind: Group | None = None) -> SimulatedMessage:
    said = await user.say("/settings", chat=group, behind=behind)
    return await group.wait_for(lambda message: "How I work in this group" in message.text, after=said)


async def choose(user: User, panel: SimulatedMessage, now: str, then: str) -> None:
    """Press the button that says how it is now, until it says something else."""
    await user.press(panel, now)
    await panel.wait_until(lambda message: then in [button.text for button in message.buttons])


async def test_the_greeting_leads_to_the_settings(world: World, group: Group) -> None:
    """Who adds the bot gets one short greeting, whose button opens the settings in its place."""
    async with world.bot():
        greeting = await group.wait_for(lambda message: message.text.startswith("Hello."))
        await world.ann.press(greeting, "Settings")
        await greeting.wait_until(lambda message: "How I work in this group" in message.text)
        assert [button.text for button in greeting.buttons] == [
            "Each member pays",
            "Links: only with /clean or a mention",
            "Language: English",
            "Everyone may ask",
            "A member a day: no limit",
            "All together a day: no limit",
        ]
    assert len(group.from_bot()) == 1


async def test_only_administrators_change_settings(world: World, group: Group, bob: User) -> None:
    """Others hear who may; so does an administrator who is none any more, at an old button."""
    async with world.bot():
        await bob.say("/settings", chat=group)
        await whispered(group, bob, "Only this group's administrators")
        panel = await settings(group, world.ann)
        assert "administrators" in (await bob.press(panel, "Everyone may ask")).text
        group.promote(bob)
        world.clock.pass_(KEPT_SECONDS + 1)
        await choose(bob, panel, "Everyone may ask", "Administrators may ask")
        group.demote(bob)
        world.clock.pass_(KEPT_SECONDS + 1)
        refused = await bob.press(panel, "Administrators may ask")
        assert refused.show_alert
        assert "administrators" in refused.text
        assert panel.button("Administrators may ask")


async def test_administrators_may_be_the_only_ones_who_ask(world: World, group: Group, bob: User) -> None:
    """Then others are told so alone."""
    async with world.bot():
        await choose(world.ann, await settings(group, world.ann), "Everyone may ask", "Administrators may ask")
        await bob.say(f"/clean {new_link()}", chat=group)
        await whispered(group, bob, "for its administrators only")
        await world.ann.say(f"/clean {new_link()}", chat=group)
        await group.wait_for(is_video)
    assert len(world.kie.tasks) == 1


async def test_bare_links(world: World, bob: User) -> None:
    """They are taken where the group wants it and the bot sees them; what is wrong with others is left alone."""
    group = world.telegram.group("Friends", [world.ann, bob])
    async with world.bot():
        panel = await settings(group, world.ann)
        refused = await world.ann.press(panel, "Links: only with /clean or a mention")
        assert "privacy mode" in refused.text
        world.telegram.privacy_mode = group.privacy = False
        await choose(world.ann, panel, "Links: only with /clean or a mention", "Links: I take every one")
        await bob.say("https://sora.chatgpt.com/drafts/1", chat=group)
        await bob.say(f"look, {new_link()}", chat=group)
        await group.wait_for(is_video)
        assert await balance(bob) == 2
    assert not any("draft" in message.text for message in group.messages if message.from_bot)


async def test_the_group_pays(world: World, group: Group, bob: User) -> None:
    """An administrator confirms once for all; then nobody is asked, and the group's account pays. Without credits the
    link waits until somebody gives some.
    """
    async with world.bot(require_consent=True):
        panel = await settings(group, world.ann)
        await world.ann.press(panel, "Each member pays")
        await panel.wait_until(lambda message: "confirm for the group" in message.text)
        await choose(world.ann, panel, "I confirm", "The group pays")
        await bob.say(f"/clean {new_link()}", chat=group)
        await whispered(group, bob, "The group's credits don't cover this")
        await world.ann.say("/fund 2", chat=group)
        await group.wait_for(is_video)
        assert (await balance(world.ann), await balance(bob)) == (1, 3)
        await bob.say("/balance", chat=group)
        await whispered(group, bob, "The group has 1 credit.")
        await choose(world.ann, panel, "The group pays", "Each member pays")
        await choose(world.ann, panel, "Each member pays", "The group pays")


async def test_confirming_comes_to_be_asked_for(world: World, group: Group, bob: User) -> None:
    """A group that pays since before anything had to be confirmed has its links refused until somebody does."""
    async with world.bot():
        await choose(world.ann, await settings(group, world.ann), "Each member pays", "The group pays")
    async with world.bot(require_consent=True):
        await bob.say(f"/clean {new_link()}", chat=group)
        await whispered(group, bob, "has to confirm")
        panel = await settings(group, world.ann)
        await choose(world.ann, panel, "The group pays", "Each member pays")
        await world.ann.press(panel, "Each member pays")
        await panel.wait_until(lambda message: "confirm for the group" in message.text)
        await choose(world.ann, panel, "I confirm", "The group pays")
        await bob.say(f"/clean {new_link()}", chat=group)
        await whispered(group, bob, "The group's credits don't cover this")


@pytest.mark.parametrize(
    ("button", "words"),
    [("A member a day", "You have had your videos for today"), ("All together a day", "This group has had its videos")],
)
async def test_limits(world: World, group: Group, bob: User, button: str, words: str) -> None:
    """The second video of a day is refused, to who asked alone; the next day has another."""
    async with world.bot():
        await choose(world.ann, await settings(group, world.ann), f"{button}: no limit", f"{button}: 1")
        await bob.say(f"/clean {new_link()}", chat=group)
        await group.wait_for(is_video)
        await bob.say(f"/clean {new_link()}", chat=group)
        await whispered(group, bob, words)
        world.clock.pass_(24 * 3600)
        said = await bob.say(f"/clean {new_link()}", chat=group)
        await group.wait_for(is_video, after=said)
    assert len(world.kie.tasks) == 2


async def test_buttons_of_another_version(world: World, group: Group) -> None:
    """A value that there is none of changes nothing."""
    async with world.bot():
        panel = await settings(group, world.ann)
        for setting in GroupSetting:
            button = forged(ChangeGroup(setting=setting, value="?").pack())
            assert "nothing" in (await world.ann.press(panel, button)).text
