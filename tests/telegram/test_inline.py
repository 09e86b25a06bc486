"""Inline mode: what stands over an input field, and messages that become the video in chats that the bot is not in."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import pytest

from bot.app import App
from bot.jobs.states import Failure, JobState
from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.telegram import ApiError, Button, Garbage, Moment, SimulatedMessage, User
from bot.storage.tables import jobs, users
from bot.telegram.inline_requests import MOST_RESULTS
from bot.telegram.paces import Rates
from tests.world import World, ask, balance, is_video, new_link

CONSENT = "Whoever sent this confirms"
CREDITS = "waits for credits"


def storage(world: World) -> User:
    """The operator, whose private chat the files are kept in."""
    return world.telegram.user("Olga", started=True)


async def choose(user: User, link: str) -> SimulatedMessage:
    """Type the link over an input field, and send the only result."""
    answer = await user.query(link)
    assert len(answer.results) == 1
    return await user.choose(answer.results[0])


def has_video(message: SimulatedMessage) -> bool:
    return message.video is not None


async def deliver(world: World, user: User, link: str) -> None:
    """Let the bot have sent this video in the private chat, and noted that."""
    said = await user.say(link)
    progress = await user.chat.wait_for(lambda message: "Got it" in message.text, after=said)
    await progress.wait_until(lambda message: message.deleted)


async def deliver_and_lose(world: World, link: str) -> None:
    """Ann had this link's video, and Telegram does not know its file any more."""
    await deliver(world, world.ann, link)
    (video,) = [message.video for message in world.ann.chat.from_bot() if message.video]
    world.telegram.files.forget(video.file_id)


async def jobs_of(app: App, *columns: str) -> list[tuple[object, ...]]:
    """These columns of each job."""
    async with app.database.reading() as connection:
        rows = await connection.execute(jobs.select().order_by(jobs.c.id))
        return [tuple(getattr(row, column) for column in columns) for row in rows]


async def until_jobs(app: App, values: tuple[object, ...], *columns: str) -> None:
    """Until the only job has these values there."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while await jobs_of(app, *columns) != [values]:  # noqa: ASYNC110  # a row tells of no event
            await asyncio.sleep(0.05)


async def test_a_link_becomes_its_video(world: World) -> None:
    """The message shows progress, then the video with its link; nothing in it tells of the user's credits."""
    olga, link = storage(world), new_link()
    world.hold_tasks()
    async with world.bot(storage_chat_id=olga.id):
        answer = await world.ann.query(link)
        assert answer.is_personal
        assert answer.cache_time <= 10
        assert answer.button is not None
        assert "3 credits" not in str(answer.results)
        message = await world.ann.choose(answer.results[0])
        assert link in message.text
        await message.wait_until(lambda message: "Cleaning" in message.text)
        world.let_tasks_end()
        await message.wait_until(has_video)
        assert message.video is not None
        assert message.video.sha256 == world.providers.sample.sha256
        assert message.text == f"AI-generated video.\n{link}"
        assert message.rows == []
        assert await balance(world.ann) == 2
    (kept,) = [each for each in olga.chat.from_bot() if is_video(each)]
    assert "AI-generated" in kept.text
    assert all("left" not in version.text and "credit" not in version.text for version in message.edits)


async def test_a_known_video_comes_at_once(world: World) -> None:
    """It is the result itself, for free, without a job and without a storage chat."""
    link = new_link()
    async with world.bot() as app:
        await deliver(world, world.ann, link)
        message = await choose(world.telegram.user("Bob"), link)
        assert message.video is not None
        assert message.text == f"AI-generated video.\n{link}"
        await world.telegram.all_confirmed()
        assert len(await jobs_of(app, "id")) == 1


async def test_a_known_video_that_costs_is_paid(world: World) -> None:
    """Then its message becomes the video when it is chosen, without a storage chat, and the price is booked."""
    bob, link = world.telegram.user("Bob"), new_link()
    async with world.bot(cached_price_credits=2):
        await deliver(world, world.ann, link)
        message = await choose(bob, link)
        assert message.video is None
        await message.wait_until(has_video)
        assert await balance(bob) == 1
    assert len(world.kie.tasks) == 1


async def test_nothing_typed_lists_ones_videos(world: World) -> None:
    """The balance leads into the private chat; one's own videos, newest first, each ready to be sent."""
    links = [new_link(), new_link()]
    async with world.bot(free_credits=5):
        for link in links:
            await deliver(world, world.ann, link)
        answer = await world.ann.query("")
        assert answer.button == {"text": "You have 3 credits", "start_parameter": "balance"}
        assert answer.is_personal
        assert answer.next_offset == ""
        sent = [await world.ann.choose(result) for result in answer.results]
        assert [message.text.splitlines()[1] for message in sent] == links[::-1]
        assert all(message.video is not None for message in sent)
        assert (await world.telegram.user("Bob").query("")).results == ()
        await ask(world.ann, "/start balance", "You have 3 credits")


async def test_the_list_has_pages(world: World) -> None:
    """Fifty at a time; each video stands on one page, in whatever order others come meanwhile."""
    async with world.bot(price_credits=0) as app:
        await deliver(world, world.ann, new_link())
        async with app.database.transaction() as connection:
            (job,) = (await connection.execute(jobs.select())).mappings().all()
            (video,) = (await connection.exec_driver_sql("SELECT file_id FROM videos")).all()
            for number in range(MOST_RESULTS + 4):
                again = {**job, "id": job["id"] + number + 1, "request": f"r{number}", "identity": f"v:{number}"}
                await connection.execute(jobs.insert().values(again))
                await connection.exec_driver_sql(
                    "INSERT INTO videos (identity, file_id, created_at) VALUES (?, ?, 0)", (f"v:{number}", video[0])
                )
        first = await world.ann.query("")
        assert len(first.results) == MOST_RESULTS
        await deliver(world, world.ann, new_link())
        second = await world.ann.query("", offset=first.next_offset)
        assert len(second.results) == 5
        assert second.next_offset == ""
        assert not {result.id for result in first.results} & {result.id for result in second.results}
        for nonsense in ("-1", "x", "٣", "9" * 40):
            assert len((await world.ann.query("", offset=nonsense)).results) == MOST_RESULTS


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("cats", "Type or paste"),
        ("https://example.org/x", "Type or paste"),
        ("https://sora.chatgpt.com/d/gen_1", "not the link of a published video"),
    ],
)
async def test_what_is_no_link_has_no_result(world: World, typed: str, said: str) -> None:
    """The line above the empty list says why."""
    async with world.bot(storage_chat_id=storage(world).id):
        answer = await world.ann.query(typed)
    assert answer.results == ()
    assert answer.button is not None
    assert said in answer.button["text"]


async def test_a_blocked_video_is_not_offered(world: World) -> None:
    """Not even where it was sent before."""
    link = new_link()
    async with world.bot() as app:
        await deliver(world, world.ann, link)
        async with app.database.transaction() as connection:
            await connection.exec_driver_sql("UPDATE videos SET blocked_at = 1")
        assert (await world.ann.query("")).results == ()
        answer = await world.ann.query(link)
        assert answer.results == ()
        assert answer.button is not None
        assert "blocked" in answer.button["text"]


async def test_typing_writes_nothing(world: World) -> None:
    """A query comes with each letter: nobody is stored for it, no job is made, no provider asked."""
    async with world.bot(storage_chat_id=storage(world).id) as app:
        link = new_link()
        for length in range(len(link) - 3, len(link) + 1):
            await world.ann.query(link[:length])
        answer = await world.ann.query("")
        assert answer.button is not None
        assert "New here" in answer.button["text"]
        async with app.database.reading() as connection:
            assert (await connection.execute(users.select())).all() == []
        assert await jobs_of(app, "id") == []
    assert len(world.kie.tasks) == 0


async def test_typing_waits_for_nothing(world: World) -> None:
    """A private chat that Telegram tells to wait holds up no list."""
    told = world.telegram.faults.too_many_requests(30, chat_id=world.ann.id)
    async with world.bot():
        await world.ann.say("/help")
        await told.wait_until_hit()
        assert (await world.ann.query("")).results == ()
        told.lift()


async def test_a_button_starts_it_without_feedback(world: World) -> None:
    """Where the bot does not hear of the choice, whoever sent the message presses its button; nobody else can."""
    world.telegram.inline_feedback = False
    bob = world.telegram.user("Bob")
    async with world.bot(storage_chat_id=storage(world).id) as app:
        message = await choose(world.ann, new_link())
        assert "for who asked" in (await bob.press(message, "Get the clean video")).text
        assert await jobs_of(app, "id") == []
        assert (await world.ann.press(message, "Get the clean video")).text == ""
        await message.wait_until(has_video)
        assert await balance(world.ann) == 2


async def test_feedback_and_press_make_one_job(world: World) -> None:
    """Both may come."""
    world.kie.duration = 1.0
    async with world.bot(storage_chat_id=storage(world).id) as app:
        message = await choose(world.ann, new_link())
        button = message.button("Get the clean video")
        await asyncio.gather(*(world.ann.press(message, button) for _ in range(3)))
        await message.wait_until(has_video)
        assert len(await jobs_of(app, "id")) == 1
        assert await balance(world.ann) == 2


async def test_forged_buttons(world: World) -> None:
    """A button that no placeholder has does nothing but say so."""
    async with world.bot(storage_chat_id=storage(world).id) as app:
        message = await choose(world.ann, new_link())
        await message.wait_until(has_video)
        for data in (
            f"here:{world.ann.id}:sora:nonsense",
            f"here:{world.ann.id}:nowhere:s_{'0' * 32}",
            f"here:{world.ann.id}",
            "here:x:sora:y",
        ):
            answer = await world.ann.press(message, Button(text="?", data=data, url=None, wire={}))
            assert "old message" in answer.text
        assert len(await jobs_of(app, "id")) == 1


async def test_others_cannot_cancel(world: World) -> None:
    """The button is seen by all in that chat, and serves one of them."""
    bob = world.telegram.user("Bob")
    world.kie.duration = 60
    async with world.bot(storage_chat_id=storage(world).id, max_active_jobs_per_user=1):
        await choose(world.ann, new_link())
        await world.kie.wait_for_tasks(1)
        message = await choose(world.ann, new_link())
        await message.wait_until(lambda message: "in line" in message.text or "next" in message.text)
        assert "for who asked" in (await bob.press(message, "Cancel")).text
        assert "Cancelled" in (await world.ann.press(message, "Cancel")).text
        await message.wait_until(lambda message: message.text == "Cancelled.")
        assert await balance(world.ann) == 2


async def test_consent_leads_there_and_back(world: World) -> None:
    """The line over the results leads into the private chat, whose answer leads back; what was chosen goes on."""
    link = new_link()
    async with world.bot(storage_chat_id=storage(world).id, require_consent=True):
        answer = await world.ann.query(link)
        assert answer.button is not None
        assert "confirm" in answer.button["text"]
        message = await world.ann.choose(answer.results[0])
        await message.wait_until(lambda message: CONSENT in message.text)
        assert message.button("Confirm").url == f"https://t.me/{world.telegram.bot['username']}?start=confirm"
        question = await ask(world.ann, f"/start {answer.button['start_parameter']}", "please confirm")
        assert len(world.kie.tasks) == 0
        await world.ann.press(question, "I confirm")
        await question.wait_until(lambda message: "noted" in message.text)
        assert question.button("Back").wire["switch_inline_query"] == link
        await message.wait_until(has_video)
        assert await balance(world.ann) == 2
        again = await ask(world.ann, f"/start {answer.button['start_parameter']}", "noted")
        assert again.button("Back").wire["switch_inline_query"] == link


async def test_consent_for_what_is_known(world: World) -> None:
    """A known video is no exception: it comes once its user has confirmed."""
    bob, link = world.telegram.user("Bob"), new_link()
    async with world.bot(require_consent=True):
        question = await ask(world.ann, link, "please confirm")
        await world.ann.press(question, "I confirm")
        progress = await world.ann.chat.wait_for(lambda message: "Got it" in message.text)
        await progress.wait_until(lambda message: message.deleted)
        message = await choose(bob, link)
        await message.wait_until(lambda message: CONSENT in message.text)
        question = await ask(bob, "/start confirm", "please confirm")
        await bob.press(question, "I confirm")
        await message.wait_until(has_video)
        assert await balance(bob) == 3


async def test_what_nobody_confirms_lapses(world: World) -> None:
    """After a day the message says that it was let go."""
    async with world.bot(storage_chat_id=storage(world).id, require_consent=True) as app:
        message = await choose(world.ann, new_link())
        await message.wait_until(lambda message: CONSENT in message.text)
        world.clock.pass_(24 * 3600 + 1)
        app.core.parts.jobs.due.set()
        await message.wait_until(lambda message: "waited for a day" in message.text)
        assert "Nothing was charged" in message.text
        assert message.rows == []
        assert await jobs_of(app, "state") == [(JobState.CANCELLED,)]


async def test_a_day_without_credits_says_nothing_in_private(world: World) -> None:
    """A link that was pasted lapses as silently as it did wait."""
    async with world.bot(free_credits=0) as app:
        await ask(world.ann, new_link(), "don't cover this")
        world.clock.pass_(24 * 3600 + 1)
        app.core.parts.jobs.due.set()
        await until_jobs(app, (JobState.CANCELLED, None, None), "state", "progress", "due")
    assert [each for each in world.ann.chat.from_bot() if "waited for a day" in each.text] == []


async def test_without_credits_it_waits(world: World) -> None:
    """One short line without figures; it goes on when credits come in."""
    olga = storage(world)
    async with world.bot(storage_chat_id=olga.id, free_credits=0, admin_ids=frozenset({olga.id})):
        message = await choose(world.ann, new_link())
        await message.wait_until(lambda message: CREDITS in message.text)
        assert not any(character.isdigit() for character in message.text)
        url = message.button("Open the private chat").url
        assert url is not None
        await ask(world.ann, f"/start {url.partition('=')[2]}", "Credits for Telegram Stars")
        await ask(olga, f"/grant {world.ann.id} 2", "Done")
        await message.wait_until(has_video)
        assert await balance(world.ann) == 1


async def test_a_failure_is_told(world: World) -> None:
    """In the words as anywhere, without figures; the credit is back."""
    async with world.bot(storage_chat_id=storage(world).id):
        world.kie.fail_next()
        message = await choose(world.ann, new_link())
        await message.wait_until(lambda message: "could not be cleaned" in message.text)
        assert message.text.endswith("The credit is back.")
        assert await balance(world.ann) == 3


async def test_it_goes_on_when_providers_are_back(world: World) -> None:
    """A press keeps what failed for want of a provider, for whoever sent it; the same message becomes the video."""
    bob = world.telegram.user("Bob")
    world.kie.paused = True
    async with world.bot(storage_chat_id=storage(world).id) as app:
        message = await choose(world.ann, new_link())
        await message.wait_until(lambda message: "unavailable" in message.text)
        assert "for who asked" in (await bob.press(message, "when they are back")).text
        assert "as soon as" in (await world.ann.press(message, "when they are back")).text
        await message.wait_until(lambda message: message.rows == [])
        world.kie.paused = False
        world.clock.pass_(61)
        await app.monitor.check_all()
        await message.wait_until(has_video)
        assert await balance(world.ann) == 2


async def test_without_storage_a_new_link_is_sent_elsewhere(world: World) -> None:
    """The message says where to ask, and no job is made."""
    async with world.bot() as app:
        message = await choose(world.ann, new_link())
        assert "in a private chat" in message.text
        assert message.button("Open the private chat").url is not None
        await world.telegram.all_confirmed()
        assert await jobs_of(app, "id") == []


async def test_a_storage_chat_that_is_closed(world: World) -> None:
    """The message says that it went wrong, and the credit is back."""
    nobody = world.telegram.user("Nobody")
    async with world.bot(storage_chat_id=nobody.id):
        message = await choose(world.ann, new_link())
        await message.wait_until(lambda message: "went wrong on my side" in message.text)
        assert message.text.endswith("The credit is back.")
        assert await balance(world.ann) == 3


async def test_a_deleted_message_costs_nothing(world: World) -> None:
    """Nobody is there to see the video, so its credit is back."""
    world.hold_tasks()
    async with world.bot(storage_chat_id=storage(world).id) as app:
        message = await choose(world.ann, new_link())
        await world.kie.wait_for_tasks(1)
        await world.ann.delete(message)
        world.let_tasks_end()
        await world.telegram.calls.wait_for(
            lambda call: call.method == "editMessageMedia" and "MESSAGE_ID_INVALID" in str(call.error)
        )
        await until_jobs(app, (Failure.UNREACHABLE,), "failure")
        assert await balance(world.ann) == 3


async def test_where_the_bot_is_in_the_chat(world: World) -> None:
    """It sees what was sent by way of it, and does not take the link in that for another request."""
    group = world.telegram.group("Friends", [world.ann], privacy=False, bot_is_admin=True)
    world.kie.duration = 1.0
    async with world.bot(storage_chat_id=storage(world).id) as app:
        await ask(world.ann, "/start", "Send me")
        for chat in (world.ann.chat, group):
            answer = await world.ann.query(new_link())
            message = await world.ann.choose(answer.results[0], chat=chat)
            await message.wait_until(has_video)
        await world.telegram.all_confirmed()
        assert len(await jobs_of(app, "id")) == 2
    assert [each for each in [*world.ann.chat.from_bot(), *group.from_bot()] if is_video(each)] == []


async def test_two_users_one_task(world: World) -> None:
    """The same link in two chats is cleaned once, and both messages become the video."""
    bob, link = world.telegram.user("Bob"), new_link()
    world.kie.duration = 1.0
    async with world.bot(storage_chat_id=storage(world).id):
        messages = await asyncio.gather(choose(world.ann, link), choose(bob, link))
        await asyncio.gather(*(message.wait_until(has_video) for message in messages))
        assert (await balance(world.ann), await balance(bob)) == (2, 2)
    assert len(world.kie.tasks) == 1


async def test_one_user_in_two_chats(world: World) -> None:
    """The same link chosen twice: each message becomes the video."""
    link = new_link()
    world.kie.duration = 1.0
    async with world.bot(storage_chat_id=storage(world).id):
        messages = [await choose(world.ann, link), await choose(world.ann, link)]
        await asyncio.gather(*(message.wait_until(has_video) for message in messages))
    assert len(world.kie.tasks) == 1


async def test_a_file_that_telegram_lost(world: World) -> None:
    """What cannot be offered as a file is offered as a message that becomes the video, made anew."""
    link = new_link()
    async with world.bot(storage_chat_id=storage(world).id):
        await deliver_and_lose(world, link)
        assert (await world.ann.query("")).results == ()
        message = await choose(world.ann, link)
        await message.wait_until(has_video)
    assert len(world.kie.tasks) == 2


async def test_a_lost_file_among_others(world: World) -> None:
    """It alone is missing from the list; the others are offered, and Telegram is not asked for it again."""
    async with world.bot() as app:
        for _ in range(3):
            await deliver(world, world.ann, new_link())
        kept, lost, _ = (message.video for message in world.ann.chat.from_bot() if message.video)
        world.telegram.files.largest_handed_out = kept.size - 1
        world.telegram.files.forget(lost.file_id)
        titles = [[result.id for result in (await world.ann.query("")).results] for _ in range(2)]
        numbers = [number for (number,) in await jobs_of(app, "id")]
        assert titles == [[f"own-{numbers[2]}", f"own-{numbers[0]}"]] * 2
    assert len(world.telegram.calls.of("getFile")) == 3


@pytest.mark.parametrize("method", ["editMessageMedia", "editMessageText", "sendVideo", "answerInlineQuery"])
async def test_outages(world: World, method: str) -> None:
    """Telegram's gateway answers with a page: the message becomes the video all the same."""
    world.telegram.faults.garble(Garbage.HTML_502, calls=2, method=method)
    async with world.bot(storage_chat_id=storage(world).id):
        message = await choose(world.ann, new_link())
        await message.wait_until(has_video)
        assert await balance(world.ann) == 2


async def test_a_lost_answer_delivers_once(world: World) -> None:
    """The message is the video, and Telegram's word of it is lost: it is paid once, and stays the video."""
    fault = world.telegram.faults.drop(Moment.AFTER, method="editMessageMedia")
    async with world.bot(storage_chat_id=storage(world).id) as app:
        message = await choose(world.ann, new_link())
        await fault.wait_until_hit()
        await until_jobs(app, (JobState.DELIVERED,), "state")
        assert message.video is not None
        assert await balance(world.ann) == 2


async def test_told_to_wait_the_file_is_uploaded_once(world: World) -> None:
    """What Telegram has is not sent again because its message has to wait."""
    olga = storage(world)
    world.telegram.faults.too_many_requests(1, calls=2, method="editMessageMedia")
    async with world.bot(storage_chat_id=olga.id):
        message = await choose(world.ann, new_link())
        await message.wait_until(has_video)
    assert len(world.telegram.calls.of("sendVideo")) == 1


async def test_progress_keeps_its_pace(world: World) -> None:
    """A message is edited once in five seconds at most, however much happens; the video comes without such a wait."""
    world.kie.duration = 3.0
    async with world.bot(storage_chat_id=storage(world).id, rates=Rates(), max_active_jobs_per_user=1):
        messages = [await choose(world.ann, new_link()) for _ in range(2)]
        await asyncio.gather(*(message.wait_until(has_video) for message in messages))
    for message in messages:
        told = [
            call.at
            for call in world.telegram.calls.of("editMessageText")
            if call.parameters["inline_message_id"] == message.inline_message_id
        ]
        assert told
        assert all(later - earlier >= 4.9 for earlier, later in pairwise(told))


async def test_too_big_a_video_is_told_by_address(world: World) -> None:
    """The message says where it is, and nothing of credits."""
    world.telegram.faults.refuse(ApiError(413, "Request Entity Too Large"), calls=1, method="sendVideo")
    async with world.bot(storage_chat_id=storage(world).id):
        message = await choose(world.ann, new_link())
        await message.wait_until(lambda message: "too big" in message.text)
        assert message.button("Open the video").url is not None
        assert "left" not in message.text


async def test_removed_users_leave_no_placeholder(world: World) -> None:
    """Who has their data removed while a message waits: the message says that it was cancelled."""
    async with world.bot(storage_chat_id=storage(world).id, free_credits=0):
        message = await choose(world.ann, new_link())
        await message.wait_until(lambda message: CREDITS in message.text)
        question = await ask(world.ann, "/delete_me", "Shall I remove you?")
        await world.ann.press(question, "Remove me")
        await message.wait_until(lambda message: message.text == "Cancelled.")


async def test_the_banned_are_offered_nothing(world: World) -> None:
    """Neither videos nor links."""
    link = new_link()
    async with world.bot() as app:
        await deliver(world, world.ann, link)
        async with app.database.transaction() as connection:
            await connection.execute(users.update().values(banned_at=1.0))
        app.core.users.forget(world.ann.id)
        assert (await world.ann.query("")).results == ()
        assert (await world.ann.query(link)).results == ()


async def test_a_ban_between_list_and_choice(world: World) -> None:
    """The message says so instead of waiting for ever."""
    olga = storage(world)
    async with world.bot(storage_chat_id=olga.id, admin_ids=frozenset({olga.id})) as app:
        await ask(world.ann, "/start", "Send me")
        (offered,) = (await world.ann.query(new_link())).results
        await ask(olga, f"/ban {world.ann.id}", "Banned")
        message = await world.ann.choose(offered)
        await message.wait_until(lambda message: "can't use this bot" in message.text)
        assert message.rows == []
        assert await jobs_of(app, "id") == []


async def test_chosen_during_maintenance(world: World) -> None:
    """The message says the operator's words, and its button begins it once requests are taken again."""
    olga = storage(world)
    async with world.bot(storage_chat_id=olga.id, admin_ids=frozenset({olga.id})):
        await ask(olga, "/maintenance on Back at <noon>", "take no more requests")
        message = await choose(world.ann, new_link())
        await message.wait_until(lambda message: message.text == "Back at <noon>")
        assert "Back at <noon>" in (await world.ann.press(message, "Get the clean video")).text
        await ask(olga, "/maintenance off", "take requests again")
        await world.ann.press(message, "Get the clean video")
        await message.wait_until(has_video)
