"""A broadcast: previewed, sent to all or to those of one language, cancelled, and refused by who wants none."""

from __future__ import annotations

from collections import Counter

from bot.sandbox.telegram import SimulatedMessage, User
from tests.users.test_erasure import everything, leave
from tests.world import World, ask

NEWS = "Videos are faster now"


def got(user: User, words: str = NEWS) -> int:
    return sum(words in message.text for message in user.chat.from_bot())


async def drafted(olga: User, text: str = NEWS) -> SimulatedMessage:
    """The question to whom it shall go."""
    return await ask(olga, f"/broadcast {text}", "Who gets it?")


async def done(olga: User, after: SimulatedMessage) -> SimulatedMessage:
    return await olga.chat.wait_for(lambda message: "The broadcast is done" in message.text, after=after)


async def test_to_all(world: World) -> None:
    """Everybody gets it once, as the preview showed it; who blocked the bot or wants no news is counted or left out."""
    olga = world.telegram.user("Olga", started=True)
    users = [world.ann, *(world.telegram.user(name) for name in ("Bob", "Cid", "Dan"))]
    async with world.bot(admin_ids=frozenset({olga.id})):
        for user in users:
            await ask(user, "/start", "Send me")
        users[1].block_bot()
        question = await drafted(olga)
        assert got(olga) == 1
        await olga.press(question, "All (5)")
        told = await done(olga, question)
        assert "4 sent, 1 have blocked me, 0 failed" in told.text
        assert [got(user) for user in users] == [1, 0, 1, 1]
        (news,) = [message for message in world.ann.chat.from_bot() if NEWS in message.text]
        assert "no more news" in (await world.ann.press(news, "No more news")).text
        question = await drafted(olga, "Again")
        await olga.press(question, "All (4)")
        await done(olga, question)
        assert [got(user, "Again") for user in users] == [0, 0, 1, 1]
        assert "news again" in (await world.ann.press(news, "News again")).text
        await drafted(olga, "Not sent yet")
        await ask(olga, "/broadcast", "3 sent")


async def test_to_one_language(world: World) -> None:
    """Those whose Telegram spoke it when they last wrote; `fi` is another language than `fil`."""
    olga = world.telegram.user("Olga", started=True)
    codes = ("de-AT", "de", "fi", "fil")
    users = [world.telegram.user(code, language_code=code) for code in codes]
    async with world.bot(admin_ids=frozenset({olga.id})):
        for user in users:
            await ask(user, "/start", "")
        for button, reached in (("Only de (2)", [1, 1, 0, 0]), ("Only fi (1)", [1, 1, 1, 0])):
            question = await drafted(olga)
            await olga.press(question, button)
            await done(olga, question)
            assert [got(user) for user in users] == reached


async def test_cancelled(world: World) -> None:
    """A draft that is dropped reaches nobody, and one under way stops."""
    olga = world.telegram.user("Olga", started=True)
    async with world.bot(admin_ids=frozenset({olga.id})):
        users = [world.telegram.user(f"User {number}") for number in range(8)]
        for user in users:
            await ask(user, "/start", "Send me")
        question = await drafted(olga)
        await olga.press(question, "Don't send it")
        await question.wait_until(lambda message: "Cancelled: 0 sent" in message.text)
        question = await drafted(olga)
        await olga.press(question, "All (9)")
        await question.wait_until(lambda message: "Sending" in message.text)
        await olga.press(question, "How far is it?")
        await olga.press(question, "Cancel")
        await question.wait_until(lambda message: "Cancelled" in message.text)
        assert sum(map(got, users)) < len(users)
        audit = await ask(olga, "/audit", "What operators did")
        assert audit.text.count("a broadcast") == 2


async def test_markup_and_what_telegram_refuses(world: World) -> None:
    """Bold words stay bold, also of a message that the command answers; a hopeless one is told so."""
    olga = world.telegram.user("Olga", started=True)
    async with world.bot(admin_ids=frozenset({olga.id})):
        await olga.say("/broadcast <b>Big</b> &lt;news&gt;", html=True)
        preview = await olga.chat.wait_for(lambda message: message.text == "Big <news>")
        assert [entity["type"] for entity in preview.wire["entities"]] == ["bold"]
        written = await olga.say("<i>Small</i> news", html=True)
        said = await olga.say("/broadcast", reply_to=written)
        await olga.chat.wait_for(lambda message: message.text == "Small news", after=said)
        await olga.say("<b>/broadcast Broken</b>", html=True)
        await olga.chat.wait_for(lambda message: "Telegram does not take it" in message.text)
        await ask(olga, "/broadcast", "your words behind it")


async def test_a_chat_that_has_to_wait(world: World) -> None:
    """Whom Telegram lets nobody write to for an hour goes without, and holds up nobody."""
    olga = world.telegram.user("Olga", started=True)
    bob = world.telegram.user("Bob")
    async with world.bot(admin_ids=frozenset({olga.id})):
        for user in (world.ann, bob):
            await ask(user, "/start", "Send me")
        world.telegram.faults.too_many_requests(3600, method="sendMessage", chat_id=world.ann.id)
        question = await drafted(olga)
        await olga.press(question, "All (3)")
        told = await done(olga, question)
        assert "2 sent, 0 have blocked me, 1 failed" in told.text
    assert (got(world.ann), got(bob)) == (0, 1)


async def test_an_operator_who_leaves(world: World) -> None:
    """Nothing in the database names an operator who was removed, whatever they did."""
    olga = world.telegram.user("Olga", started=True)
    async with world.bot(admin_ids=frozenset({olga.id})):
        await ask(world.ann, "/start", "Send me")
        await drafted(olga)
        await ask(olga, f"/ban {world.ann.id}", "Banned")
        await leave(olga)
    assert not [value for value in await everything(world) if str(olga.id) in value]


async def test_while_telegram_is_away(world: World) -> None:
    """An outage costs nobody else their message: it goes on when Telegram answers, and reaches each once."""
    olga = world.telegram.user("Olga", started=True)
    users = [world.telegram.user(f"User {number}") for number in range(4)]
    async with world.bot(admin_ids=frozenset({olga.id})):
        for user in users:
            await ask(user, "/start", "Send me")
        question = await drafted(olga)
        world.telegram.faults.drop(method="sendMessage", chat_id=users[1].id)
        await olga.press(question, "All (5)")
        told = await done(olga, question)
        assert "4 sent, 0 have blocked me, 1 failed" in told.text
    assert Counter(map(got, users)) == {1: 3, 0: 1}
