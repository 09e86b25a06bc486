"""What operators open from the panel: figures, maintenance, providers and the audit log."""

from __future__ import annotations

from typing import Any

from bot.sandbox.telegram import SimulatedMessage, User
from tests.test_money import invoice
from tests.world import World, ask, balance, is_video, new_link


def operator(world: World) -> User:
    return world.telegram.user("Olga", started=True)


async def opened(olga: User, panel: SimulatedMessage, button: str, words: str) -> SimulatedMessage:
    mark = olga.chat.mark()
    await olga.press(panel, button)
    return await olga.chat.wait_for(lambda message: words in message.text, after=mark)


async def test_the_panel(world: World) -> None:
    """Its buttons open what the commands do."""
    olga = operator(world)
    async with world.bot(admin_ids=frozenset({olga.id})):
        panel = await ask(olga, "/admin", "What shall I open?")
        await opened(olga, panel, "Figures", "How I did")
        await opened(olga, panel, "Providers", "kie")
        await opened(olga, panel, "What operators did", "nothing yet")
        await opened(olga, panel, "Broadcasts", "your words behind it")
        await opened(olga, panel, "Begin maintenance", "take no more requests")
        panel = await ask(olga, "/admin", "What shall I open?")
        await opened(olga, panel, "End maintenance", "take requests again")


async def test_figures(world: World) -> None:
    """A day, a week and a month in words, and the month as a picture."""
    olga = operator(world)
    async with world.bot(admin_ids=frozenset({olga.id})):
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video)
        world.kie.fail_next(2)
        await ask(world.ann, new_link(), "credit is back")
        await world.ann.pay(await invoice(world.ann))
        await world.ann.chat.wait_for(lambda message: "Thank you." in message.text)
        world.clock.pass_(2 * 24 * 3600)
        told = await ask(olga, "/stats", "How I did")
    day, week, month = told.text.split("Last ")[1:]
    assert "0 delivered, 0 failed" in day
    for period in (week, month):
        assert "1 delivered, 1 failed, 0 cancelled; success rate 50 %" in period
        assert "1 credit spent · 75 ⭐ paid, 0 given back" in period
    assert "kie" in month
    assert any(message.file is not None for message in olga.chat.from_bot())


async def test_maintenance(world: World) -> None:
    """New requests are turned away with the operator's words, also after a restart; what runs goes on."""
    olga = operator(world)
    admins = frozenset({olga.id})
    world.hold_tasks()
    async with world.bot(admin_ids=admins):
        await ask(olga, "/maintenance", "is off")
        await world.ann.say(new_link())
        await world.kie.wait_for_tasks(1)
        await ask(olga, "/maintenance On\nBack at <noon>", "take no more requests")
        await ask(world.ann, new_link(), "Back at <noon>")
        world.let_tasks_end()
        await world.ann.chat.wait_for(is_video)
    async with world.bot(admin_ids=admins):
        await ask(world.ann, new_link(), "Back at <noon>")
        await ask(olga, "/maintenance on", "take no more requests")
        await ask(world.ann, new_link(), "no new requests for the moment")
        await ask(olga, "/maintenance", "is on")
        await ask(olga, "/maintenance off", "take requests again")
        await ask(olga, "/maintenance off", "is off")
        said = await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video, after=said)
        assert await balance(world.ann) == 1
    assert len(world.kie.tasks) == 2


async def test_a_provider_is_stopped(world: World) -> None:
    """It gets no jobs, and nobody tries it, until it is started again, also after a restart."""
    olga = operator(world)
    settings: dict[str, Any] = {"admin_ids": frozenset({olga.id}), "use": ("kie", "apikley")}
    async with world.bot(**settings) as app:
        shown = await ask(olga, "/providers", "kie")
        await olga.press(shown, "Stop kie")
        await shown.wait_until(lambda message: "stopped by an operator" in message.text)
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video)
        assert (world.kie.creates, world.providers.apikley.creates) == (0, 1)
        await olga.press(shown, "Stop apikley")
        await ask(world.ann, new_link(), "unavailable")
        world.clock.pass_(24 * 3600)
        await app.monitor.check_all()
        await ask(world.ann, "/buy", "unavailable at the moment")
    async with world.bot(**settings):
        await ask(world.ann, new_link(), "unavailable")
        shown = await ask(olga, "/providers", "kie")
        await olga.press(shown, "Start kie")
        said = await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video, after=said)
    assert (world.kie.creates, world.providers.apikley.creates) == (1, 1)


async def test_a_failed_provider_is_started_again(world: World) -> None:
    """An operator who knows that it works again need not wait for its cooldown."""
    olga = operator(world)
    async with world.bot(admin_ids=frozenset({olga.id})):
        world.kie.paused = True
        await ask(world.ann, new_link(), "unavailable")
        world.kie.paused = False
        shown = await ask(olga, "/providers", "it says that it is paused")
        await olga.press(shown, "Start kie")
        said = await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video, after=said)


async def test_the_audit_log(world: World) -> None:
    """Who did what, on whom and why, page by page; who was removed is nobody in it."""
    olga = operator(world)
    async with world.bot(admin_ids=frozenset({olga.id})):
        await ask(world.ann, "/start", "Send me")
        await ask(olga, f"/grant {world.ann.id} 2 Ann was patient", "Done")
        payment = await world.ann.pay(await invoice(world.ann))
        await world.ann.chat.wait_for(lambda message: "Thank you." in message.text)
        await ask(olga, f"/refund {payment.charge_id}", "Refunded")
        code = (await ask(olga, "/make_promo 4 9", "gives")).text.split()[0]
        told = await ask(olga, "/audit", "What operators did")
        for words in (code, payment.charge_id, "Ann was patient", str(world.ann.id), str(olga.id)):
            assert words in told.text
        question = await ask(world.ann, "/delete_me", "Shall I remove you?")
        await world.ann.press(question, "Remove me")
        await question.wait_until(lambda message: "you are removed" in message.text)
        told = await ask(olga, "/audit", "What operators did")
        assert str(world.ann.id) not in told.text
        assert "Ann was patient" not in told.text
        for _ in range(9):
            await ask(olga, "/maintenance on", "take no more")
        first = await ask(olga, "/audit", "What operators did")
        assert first.text.count("began maintenance") == 9
        await olga.press(first, "Older")
        await first.wait_until(lambda message: code not in message.text and "gave credits" in message.text)
        await olga.press(first, "Newer")
        await first.wait_until(lambda message: code in message.text)
