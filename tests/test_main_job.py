"""The main job as users live it: the whole bot, over HTTP, between a simulated Telegram and a simulated kie."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest

from bot.app import App
from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.providers import Result
from bot.sandbox.telegram import ApiError, Call, Moment, Origin
from bot.storage import database as storage
from bot.storage.tables import videos
from bot.telegram import delivery
from tests.logged import logged
from tests.world import World, ask, balance, is_video, new_link


async def test_a_pasted_link_becomes_the_clean_video_and_costs_a_credit(world: World) -> None:
    async with world.bot():
        said = await world.ann.say(f"look at this: {new_link()}?psh=who-shared-it")
        message = await world.ann.chat.wait_for(is_video)
        assert message.reply_to is not None
        assert message.reply_to.id == said.id
        assert message.text == f"AI-generated video.\n{world.kie.tasks[0].video_url}"
        assert await balance(world.ann) == 2
    assert len(world.kie.tasks) == 1
    assert "psh" not in world.kie.tasks[0].video_url


async def test_the_file_arrives_as_the_provider_made_it_with_its_size_and_length(world: World) -> None:
    async with world.bot():
        await world.ann.say(new_link())
        message = await world.ann.chat.wait_for(is_video)
    assert message.video is not None
    assert message.video.sha256 == world.providers.sample.sha256
    assert message.video.width > 0
    assert message.video.height > 0
    assert message.video.duration > 0


async def test_progress_is_one_message_that_is_gone_when_the_video_stands_there(world: World) -> None:
    world.kie.duration = 0.5
    async with world.bot():
        await world.ann.say(new_link())
        progress = await world.ann.chat.wait_for(lambda message: "Got it" in message.text)
        await world.ann.chat.wait_for(is_video)
        await progress.wait_until(lambda message: message.deleted)
        assert len(world.ann.chat.from_bot()) == 1


async def test_the_same_link_twice_while_it_runs_is_one_job(world: World) -> None:
    world.kie.duration = 0.6
    link = new_link()
    async with world.bot():
        await world.ann.say(link)
        await world.kie.wait_for_tasks(1)
        await ask(world.ann, link, "already")
        await world.ann.chat.wait_for(is_video)
        assert await balance(world.ann) == 2
    assert len(world.kie.tasks) == 1


async def test_twenty_users_who_ask_for_one_new_link_share_one_task_and_each_pays(world: World) -> None:
    world.kie.duration = 0.5
    link = new_link()
    users = [world.telegram.user(f"User {number}") for number in range(20)]
    async with world.bot():
        await asyncio.gather(*(user.say(link) for user in users))
        await asyncio.gather(*(user.chat.wait_for(is_video) for user in users))
        assert [await balance(user) for user in users] == [2] * 20
    assert len(world.kie.tasks) == 1


async def test_a_video_delivered_before_comes_at_once_by_file_id_and_for_free(world: World) -> None:
    link = new_link()
    bob = world.telegram.user("Bob")
    async with world.bot():
        await world.ann.say(link)
        first = await world.ann.chat.wait_for(is_video)
        await bob.say(link)
        second = await bob.chat.wait_for(is_video)
        assert second.text == f"AI-generated video.\n{link}"
        assert await balance(bob) == 3
    assert first.video is not None
    assert second.video is not None
    assert second.video.sha256 == first.video.sha256
    assert len(world.kie.tasks) == 1
    sent = world.telegram.calls.of("sendVideo")
    assert sent[-1].parameters["video"] == first.video.file_id


async def test_several_links_in_one_message_are_a_job_each(world: World) -> None:
    async with world.bot():
        await world.ann.say(f"{new_link()} and\n{new_link()}")
        first = await world.ann.chat.wait_for(is_video)
        await world.ann.chat.wait_for(is_video, after=first)
        assert await balance(world.ann) == 1


async def test_a_link_is_found_in_a_caption_behind_a_text_link_and_in_a_forward(world: World) -> None:
    async with world.bot():
        for said in (
            world.ann.say(f"see {new_link()}", media="photo"),
            world.ann.say(f'<a href="{new_link()}">this one</a>', html=True),
            world.ann.say(new_link(), forwarded=True),
        ):
            message = await said
            video = await world.ann.chat.wait_for(is_video, after=message)
            assert video.reply_to is not None
            assert video.reply_to.id == message.id


async def test_links_that_are_no_public_videos_get_their_reason_and_cost_nothing(world: World) -> None:
    async with world.bot():
        await ask(world.ann, "https://sora.chatgpt.com/d/gen_123", "draft")
        await ask(world.ann, "https://sora.chatgpt.com/profile/ann", "profile")
        await ask(world.ann, "https://videos.openai.com/az/file?sig=1", "temporary file address")
        await ask(world.ann, "what can you do?", "could not find a Sora link")
        await ask(world.ann, "/nonsense", "don't know that command")
        assert await balance(world.ann) == 3
    assert len(world.kie.tasks) == 0


async def test_a_failure_is_told_and_the_credit_comes_back(world: World) -> None:
    world.kie.fail_next(2)
    async with world.bot():
        await world.ann.say(new_link())
        told = await world.ann.chat.wait_for(lambda message: "could not be cleaned" in message.text)
        assert "credit is back" in told.text
        assert await balance(world.ann) == 3


async def test_a_paused_provider_costs_nothing_and_who_asked_hears_when_it_is_back(world: World) -> None:
    world.kie.paused = True
    async with world.bot():
        await world.ann.say(new_link())
        told = await world.ann.chat.wait_for(lambda message: "unavailable" in message.text)
        assert await balance(world.ann) == 3
        answer = await world.ann.press(told, "Clean it when they are back")
        assert "keep your link" in answer.text
        await told.wait_until(lambda message: message.rows == [])


async def test_consent_is_asked_once_and_the_waiting_link_goes_on_by_itself(world: World) -> None:
    async with world.bot(require_consent=True):
        await world.ann.say(new_link())
        question = await world.ann.chat.wait_for(lambda message: "please confirm" in message.text)
        assert len(world.kie.tasks) == 0
        await world.ann.press(question, "I confirm")
        await world.ann.chat.wait_for(is_video)
        said = await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video, after=said)
        questions = [message for message in world.ann.chat.from_bot() if "please confirm" in message.text]
        assert questions == []


async def test_a_job_that_waits_its_turn_can_be_cancelled_by_its_button(world: World) -> None:
    world.kie.duration = 1.0
    async with world.bot(max_active_jobs_per_user=1):
        await world.ann.say(new_link())
        await world.kie.wait_for_tasks(1)
        waiting = await ask(world.ann, new_link(), "Got it")
        answers = await asyncio.gather(*(world.ann.press(waiting, "Cancel") for _ in range(2)))
        assert {answer.text for answer in answers} == {"Cancelled."}
        await waiting.wait_until(lambda message: "Cancelled. Your credit is back" in message.text)
        await world.ann.chat.wait_for(is_video)
        assert await balance(world.ann) == 2
    assert len(world.kie.tasks) == 1


async def test_a_job_beyond_the_users_turn_starts_when_another_ends(world: World) -> None:
    world.kie.duration = 0.3
    async with world.bot(max_active_jobs_per_user=1):
        first, second = new_link(), new_link()
        await world.ann.say(first)
        await world.ann.say(second)
        video = await world.ann.chat.wait_for(is_video)
        await world.ann.chat.wait_for(is_video, after=video)
    assert [task.video_url for task in world.kie.tasks] == [first, second]


async def test_cancel_tells_when_there_is_nothing_to_cancel(world: World) -> None:
    async with world.bot():
        await ask(world.ann, "/cancel", "nothing to cancel")


async def test_without_credits_nothing_is_asked_for(world: World) -> None:
    async with world.bot(free_credits=0):
        await ask(world.ann, new_link(), "don't cover this")
        assert await balance(world.ann) == 0
    assert len(world.kie.tasks) == 0


async def test_who_blocked_the_bot_gets_the_credit_back_quietly(world: World) -> None:
    world.kie.duration = 0.5
    async with world.bot():
        await world.ann.say(new_link())
        await world.kie.wait_for_tasks(1)
        world.ann.block_bot()
        await world.telegram.calls.wait_for(lambda call: call.method == "sendVideo" and call.status == 403)
        world.ann.unblock_bot()
        async with asyncio.timeout(PATIENCE_SECONDS):
            while await balance(world.ann) != 3:
                continue


async def test_a_flood_wait_delays_one_chat_and_not_the_others(world: World) -> None:
    bob = world.telegram.user("Bob")
    async with world.bot():
        await ask(world.ann, "/start", "Send me")
        await ask(bob, "/start", "Send me")
        refusal = world.telegram.faults.too_many_requests(1, calls=1, chat_id=world.ann.id)
        bob_has_his = asyncio.Event()

        async def hold_anns(call: Call) -> None:
            if call.chat_id == world.ann.id and refusal.hits:
                await bob_has_his.wait()

        world.telegram.faults.before = hold_anns
        said = await world.ann.say("/help")
        await refusal.wait_until_hit()
        await ask(bob, "/help", "How it works")
        bob_has_his.set()
        await world.ann.chat.wait_for(lambda message: "How it works" in message.text, after=said)


@pytest.mark.parametrize("json", [False, True], ids=["html", "json"])
async def test_an_outage_of_telegram_delays_the_video_and_loses_nothing(world: World, json: bool) -> None:
    async with world.bot():
        fault = world.telegram.faults.outage(502, json=json, calls=2, method="sendVideo")
        await world.ann.say(new_link())
        await fault.wait_until_hit(2)
        await world.ann.chat.wait_for(is_video)
        assert await balance(world.ann) == 2
    assert len(world.kie.tasks) == 1


async def test_an_answer_of_telegram_that_got_lost_is_paid_once(world: World) -> None:
    async with world.bot():
        fault = world.telegram.faults.drop(Moment.AFTER, calls=1, method="sendVideo")
        await world.ann.say(new_link())
        await fault.wait_until_hit()
        await world.ann.chat.wait_for(is_video)
        assert await balance(world.ann) == 2


async def test_a_video_too_big_for_telegram_is_told_as_an_address_with_its_lifetime(world: World) -> None:
    world.providers.results.result = Result(padding=60_000_000)
    async with world.bot():
        await world.ann.say(new_link())
        told = await world.ann.chat.wait_for(lambda message: "too big" in message.text)
        assert "AI-generated" in told.text
        assert "hours" in told.text
        assert told.buttons[0].url is not None
        assert await balance(world.ann) == 2
    assert world.telegram.calls.of("sendVideo") == []


@pytest.mark.parametrize("local", [True, False])
async def test_the_limit_of_uploads_is_the_servers(
    world: World, monkeypatch: pytest.MonkeyPatch, *, local: bool
) -> None:
    """With TELEGRAM_API_LOCAL, what is too big for Telegram's own server comes as a video; without, as an address."""
    monkeypatch.setattr(delivery, "UPLOAD_LIMIT", 100_000)
    async with world.bot(telegram_api_local=local):
        await world.ann.say(new_link())
        told = await world.ann.chat.wait_for(lambda message: is_video(message) or "too big" in message.text)
    assert is_video(told) is local
    assert told.video is None or told.video.origin is Origin.UPLOAD


async def test_a_result_that_is_gone_is_told_and_the_credit_comes_back(world: World) -> None:
    world.providers.results.result = Result(status=410)
    async with world.bot():
        await ask(world.ann, new_link(), "could not be fetched")
        assert await balance(world.ann) == 3


async def test_a_download_that_breaks_off_is_begun_again(world: World) -> None:
    world.providers.results.result = Result(breaks_off_after=100_000)
    begun: list[str] = []

    async def only_the_first_breaks_off(moment: str) -> None:
        begun.append(moment)
        world.providers.results.result = Result()

    world.providers.results.on_download = only_the_first_breaks_off
    async with world.bot():
        await world.ann.say(new_link())
        video = await world.ann.chat.wait_for(is_video)
        assert begun.count("start") == 2
        assert video.video is not None
        assert video.video.sha256 == world.providers.sample.sha256


async def test_a_result_from_inside_the_operators_network_is_refused(world: World) -> None:
    async with world.bot(allow_local_result_urls=False):
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(lambda message: "could not be fetched" in message.text)
        assert await balance(world.ann) == 3


async def test_a_result_without_a_readable_host(world: World) -> None:
    """It is told like one that is gone, and the credit comes back."""
    world.providers.results.result = Result(address="https://xn--/x")
    async with world.bot():
        await ask(world.ann, new_link(), "could not be fetched")
        assert await balance(world.ann) == 3


async def test_nonsense_gets_an_answer_and_costs_nothing(world: World) -> None:
    async with world.bot():
        await ask(world.ann, "\x00\u202e" + "x" * 4000, "could not find")
        assert await balance(world.ann) == 3


async def test_a_video_that_is_not_allowed_here(world: World) -> None:
    """The operator banned it: no provider is asked, also where the ban came while the link waited its turn."""
    world.kie.duration = 1.0
    banned, barred_meanwhile = new_link(), new_link()
    async with world.bot(max_active_jobs_per_user=1) as app:
        await bar(app, banned)
        await ask(world.ann, banned, "has blocked it")
        await world.ann.say(new_link())
        said = await world.ann.say(barred_meanwhile)
        await world.ann.chat.wait_for(lambda message: "Got it" in message.text, after=said)
        await bar(app, barred_meanwhile)
        await world.ann.chat.wait_for(lambda message: "has blocked it" in message.text, after=said)
        assert await balance(world.ann) == 2
    assert len(world.kie.tasks) == 1


async def bar(app: App, link: str) -> None:
    """Do not allow this video, as its operator can."""
    video = f"sora:{link.rsplit('/', 1)[1]}"
    async with app.database.transaction() as connection:
        row = {"identity": video, "blocked_at": app.database.now, "created_at": app.database.now}
        await connection.execute(videos.insert().values(row))


async def test_a_good_link_is_taken_although_the_words_on_a_bad_one_beside_it_cannot_be_sent(world: World) -> None:
    async with world.bot():
        world.telegram.faults.refuse(ApiError(400, "Bad Request: message text is empty"), calls=1, method="sendMessage")
        await world.ann.say(f"https://sora.chatgpt.com/d/gen_1 {new_link()}")
        await world.ann.chat.wait_for(is_video)


async def test_a_button_works_although_telegram_has_no_time_for_a_moment(world: World) -> None:
    async with world.bot(require_consent=True):
        question = await ask(world.ann, new_link(), "please confirm")
        world.telegram.faults.too_many_requests(1, calls=1, method="answerCallbackQuery")
        await world.ann.press(question, "I confirm")
        await question.wait_until(lambda message: "Thank you" in message.text)
        await world.ann.chat.wait_for(is_video)


async def test_more_links_than_a_message_may_have(world: World) -> None:
    """The first ones are taken, the others are told of, and nobody pays for those."""
    links = [new_link() for _ in range(3)]
    async with world.bot(max_links_per_message=2):
        await ask(world.ann, "\n".join(links), "I took the first 2")
        first = await world.ann.chat.wait_for(is_video)
        await world.ann.chat.wait_for(is_video, after=first)
        assert await balance(world.ann) == 1
    assert {task.video_url for task in world.kie.tasks} == set(links[:2])


async def test_a_known_file_that_is_gone(world: World) -> None:
    """Telegram does not know the file any more: the video is cleaned anew, and known again afterwards."""
    link = new_link()
    bob, cleo = world.telegram.user("Bob"), world.telegram.user("Cleo")
    async with world.bot():
        await world.ann.say(link)
        await world.ann.chat.wait_for(is_video)
        gone = ApiError(400, "Bad Request: wrong file identifier/HTTP URL specified")
        world.telegram.faults.refuse(gone, calls=1, method="sendVideo")
        await bob.say(link)
        await bob.chat.wait_for(is_video)
        await cleo.say(link)
        await cleo.chat.wait_for(is_video)
    assert len(world.kie.tasks) == 2


async def test_a_busy_database(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A message that comes while something else writes is answered as soon as that is done."""
    monkeypatch.setattr(storage, "BUSY_TIMEOUT_MS", 20)
    with logged() as lines:
        async with world.bot():
            await ask(world.ann, "/start", "Send me")
            other = sqlite3.connect(
                tmp_path / "bot.db", isolation_level=None, timeout=PATIENCE_SECONDS, check_same_thread=False
            )
            # The bot may be writing at this moment, in this very thread.
            await asyncio.to_thread(other.execute, "BEGIN IMMEDIATE")
            said = await world.ann.say(new_link())
            async with asyncio.timeout(PATIENCE_SECONDS):
                while not any("database is away" in str(line["event"]) for line in lines):  # noqa: ASYNC110  # a log calls nobody
                    await asyncio.sleep(0.01)
            other.execute("ROLLBACK")
            other.close()
            await world.ann.chat.wait_for(is_video, after=said)
            assert await balance(world.ann) == 2
