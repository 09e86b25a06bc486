"""What the HTTP server tells, and Telegram's webhook."""

from __future__ import annotations

import time

import httpx
from sqlalchemy import text

from bot.addresses import webhook_path
from bot.http import SECRET_HEADER
from tests.databases import migrated, postgres_url
from tests.test_failover import free_port
from tests.test_money import invoice
from tests.world import World, ask, balance, is_video, new_link, teach


async def test_health_readiness_and_metrics_tell_how_the_bot_does_and_no_secret(world: World) -> None:
    async with world.bot() as app:
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video)
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{app.port}") as client:
            assert (await client.get("/healthz")).status_code == 200
            assert (await client.get("/readyz")).status_code == 200
            metrics = (await client.get("/metrics")).text
    assert "sorabot_jobs_accepted_total 1.0" in metrics
    assert world.telegram.token.split(":")[1] not in metrics
    assert world.kie.key not in metrics


async def test_what_the_metrics_tell(world: World) -> None:
    """Updates, calls with those that Telegram slowed down, jobs under way, providers, users and Stars."""
    world.kie.duration = 60
    async with world.bot() as app, httpx.AsyncClient(base_url=f"http://127.0.0.1:{app.port}") as client:
        await ask(world.ann, new_link(), "Got it")
        await world.kie.wait_for_tasks(1)
        await world.ann.pay(await invoice(world.ann))
        await world.ann.chat.wait_for(lambda message: "Thank you." in message.text)
        await app.monitor.check_all()
        told = (await client.get("/metrics")).text
        for line in (
            'sorabot_jobs{kind="clean",provider="kie",state="waiting"} 1.0',
            'sorabot_provider_works{capability="sora-watermark-remover",provider="kie"} 1.0',
            'sorabot_provider_balance{provider="kie"} ',
            "sorabot_users 1.0",
            'sorabot_stars_total{what="paid"} 75.0',
            'sorabot_updates_total{kind="pre_checkout_query"} 1.0',
            'sorabot_update_seconds_count{kind="callback_query"} 1.0',
            'sorabot_telegram_calls_total{method="sendInvoice",outcome="ok"} 1.0',
            "sorabot_job_wait_seconds_count 1.0",
        ):
            assert line in told
        world.telegram.faults.too_many_requests(1, method="sendMessage")
        await ask(world.ann, "/help", "How it works")
        told = (await client.get("/metrics")).text
        assert 'sorabot_telegram_calls_total{method="sendMessage",outcome="too-many-requests"} 1.0' in told


async def test_another_schema(world: World) -> None:
    """A process whose database another version has changed under it is not ready, and says why."""
    async with world.bot() as app, httpx.AsyncClient() as client:
        async with app.database.transaction() as connection:
            await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        answer = await client.get(f"http://127.0.0.1:{app.port}/readyz")
        assert (answer.status_code, "another version" in answer.text) == (503, True)


async def test_a_bot_whose_updates_do_not_come_is_not_ready_and_says_why(world: World) -> None:
    world.telegram.faults.outage(502)
    async with world.bot() as app, httpx.AsyncClient() as client:
        answer = await client.get(f"http://127.0.0.1:{app.port}/readyz")
        assert answer.status_code == 503
        assert "updates" in answer.text
        assert (await client.get(f"http://127.0.0.1:{app.port}/healthz")).status_code == 200


async def test_by_webhook_a_link_becomes_a_video_and_a_forged_update_nothing(world: World) -> None:
    port = free_port()
    public = f"http://127.0.0.1:{port}"
    async with world.bot(updates="webhook", public_url=public, http_port=port) as app:
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video)
        address = public + webhook_path(app.settings.bot_token)
        async with httpx.AsyncClient() as client:
            assert (await client.post(address, json={})).status_code == 403
            wrong = {SECRET_HEADER: "guessed"}
            assert (await client.post(address, json={}, headers=wrong)).status_code == 403
            assert (await client.get(f"{public}/readyz")).status_code == 200
        assert await balance(world.ann) == 2


async def test_the_same_update_twice_makes_one_job(world: World) -> None:
    async with world.bot():
        said = await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video)
        world.telegram._cloud.deliver(said)
        await ask(world.ann, "/help", "How it works")
        assert await balance(world.ann) == 2
    assert len(world.kie.tasks) == 1
    assert len(world.telegram.calls.of("sendVideo")) == 1


async def test_on_postgresql_two_processes_share_the_work_and_nobody_pays_twice(world: World) -> None:

    async with postgres_url() as url:
        world.database_url = url
        async with migrated(url, time.time) as database:
            await teach(database, "kie", seconds=0.1)
        users = [world.telegram.user(f"User {number}") for number in range(6)]
        async with world.bot(), world.bot(updates="none"):
            for user in users:
                await user.say(new_link())
            for user in users:
                await user.chat.wait_for(is_video)
            assert [await balance(user) for user in users] == [2] * 6
    assert len(world.kie.tasks) == 6
    assert len(world.telegram.calls.of("sendVideo")) == 6
