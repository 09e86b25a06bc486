"""The gallery over HTTP: what its page is told, who is told nothing, and the files behind its addresses."""

from __future__ import annotations

import asyncio
import hmac
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, quote, urlencode

import httpx
import pytest

from bot.app import App
from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.telegram import Call, SimulatedMessage, User
from bot.storage.database import Database
from bot.storage.tables import users
from bot.telegram.gallery.page import FILES
from bot.telegram.gallery.server import PAGE_OF_VIDEOS
from bot.telegram.gallery.turns import ACTS, OF_ONE_USER, WAITING_OF_ONE
from tests.telegram.test_create import card_of, make
from tests.test_failover import free_port
from tests.world import TASK_SECONDS, World, ask, balance, is_video, new_link, teach

CREATING: dict[str, Any] = {"models": None, "free_credits": 20}
MOST_BYTES = 200_000
HOUR = 3600.0
DAY = 24 * HOUR
TROUBLE = "That did not work. Please try again in a moment."


@dataclass(frozen=True, slots=True)
class Page:
    """The gallery, opened by one user."""

    client: httpx.AsyncClient
    init_data: str

    async def get(self, path: str, **query: Any) -> Any:
        answer = await self.client.get(f"/gallery/api/{path}", params=query, headers=self.headers)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def post(self, path: str, body: Any = None, *, status: int = 200) -> Any:
        answer = await self.client.post(f"/gallery/api/{path}", json={} if body is None else body, headers=self.headers)
        assert answer.status_code == status, answer.text
        return answer.json()

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"tma {self.init_data}"}

    async def file(self, address: str, **headers: str) -> httpx.Response:
        """What is behind one of the addresses that the page was told."""
        return await self.client.get(f"/{address}", headers=headers)


@asynccontextmanager
async def gallery(world: World, **changes: Any) -> AsyncIterator[tuple[App, Page]]:
    """A bot with a gallery, and the page as Ann has it open."""
    port = free_port()
    public = f"http://127.0.0.1:{port}"
    async with (
        world.bot(public_url=public, http_port=port, **changes) as app,
        httpx.AsyncClient(base_url=public) as client,
    ):
        for provider in app.core.routing.pool:
            await teach(app.database, provider.name, seconds=TASK_SECONDS, models=provider.capabilities)
        yield app, Page(client, world.ann.init_data())


async def video_of(user: User, link: str | None = None) -> SimulatedMessage:
    said = await user.say(link or new_link())
    return await user.chat.wait_for(is_video, after=said)


async def create(user: User, words: str) -> SimulatedMessage:
    return await make(user, await card_of(user, f"/create {words}"))


async def shown(page: Page, number: int = 1) -> list[dict[str, Any]]:
    """The videos that the page begins with, when there are so many: a delivery is noted after it was seen."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while len(videos := (await page.get("start"))["videos"]) < number:
            pass
    return list(videos)


def of(page: Page, user: User) -> Page:
    """The same page, opened by somebody else."""
    return Page(page.client, user.init_data())


# What a user sees.


async def test_what_the_page_begins_with(world: World) -> None:
    """Its words in the user's language, the balance, and the newest videos with their pictures."""
    async with gallery(world) as (_, page):
        first, second = new_link(), new_link()
        await video_of(world.ann, first)
        await video_of(world.ann, second)
        await shown(page, 2)
        begun = await page.get("start")
        assert begun["locale"] == "en"
        assert begun["words"]["gallery-title"] == "Your videos"
        assert begun["account"]["balance"] == await balance(world.ann) == 1
        assert [video["link"] for video in begun["videos"]] == [second, first]
        assert not begun["more"]
        picture = await page.file(begun["videos"][0]["thumbnail"])
        assert picture.headers["Content-Type"] == "image/jpeg"
        assert picture.content.startswith(b"\xff\xd8")


async def test_in_the_language_that_was_chosen(world: World) -> None:
    async with gallery(world) as (_, page):
        card = await ask(world.ann, "/language", "language")
        await world.ann.tap(card, "Deutsch")
        await card.wait_until(lambda message: "Sprache" in message.text)
        begun = await page.get("start")
        assert (begun["locale"], begun["words"]["gallery-title"]) == ("de", "Deine Videos")


async def test_who_never_wrote_to_the_bot(world: World) -> None:
    """They have the free credits, and no video yet."""
    async with gallery(world) as (_, page):
        bob = world.telegram.user("Bob")
        begun = await of(page, bob).get("start")
        assert (begun["account"]["balance"], begun["videos"]) == (3, [])


async def test_a_new_days_credits(world: World) -> None:
    """Whoever opens it on a new day has that day's credits; what waited for them has its own before they are shown."""
    async with gallery(world, free_credits=0, daily_free_credits=1) as (_, page):
        await video_of(world.ann)
        waits = await ask(world.ann, new_link(), "don't cover this")
        world.clock.pass_(DAY - world.clock() % DAY)
        opened = Page(page.client, world.ann.init_data(at=world.clock()))
        assert (await opened.get("start"))["account"]["balance"] == 0
        await world.ann.chat.wait_for(is_video, after=waits)


async def test_a_video_is_played(world: World) -> None:
    """Whole, and in whatever part a player asks for, byte by byte as it was sent."""
    async with gallery(world) as (_, page):
        sent = await video_of(world.ann)
        assert sent.file is not None
        content = sent.file.read()
        (video,) = await shown(page)
        address = (await page.get(f"videos/{video['id']}"))["address"]
        whole = await page.file(address)
        assert (whole.status_code, whole.content) == (200, content)
        assert (whole.headers["Content-Type"], whole.headers["Accept-Ranges"]) == ("video/mp4", "bytes")
        size = len(content)
        parts = {
            "bytes=0-": (0, size),
            "bytes=0-0": (0, 1),
            "bytes=100-299": (100, 300),
            f"bytes={size - 10}-": (size - 10, size),
            "bytes=-5": (size - 5, size),
            f"bytes=7-{size + 1000}": (7, size),
        }
        for asked, (start, stop) in parts.items():
            part = await page.file(address, Range=asked)
            assert (part.status_code, part.content) == (206, content[start:stop]), asked
            assert part.headers["Content-Range"] == f"bytes {start}-{stop - 1}/{size}"
        for asked in ("bytes=5-1", "lines=1-2", "bytes=a-b", "bytes=0-1,5-6"):
            assert (await page.file(address, Range=asked)).content == content, asked
        beyond = await page.file(address, Range=f"bytes={size}-")
        assert (beyond.status_code, beyond.headers["Content-Range"]) == (416, f"bytes */{size}")
        head = await page.client.head(f"/{address}")
        assert (head.status_code, head.headers["Content-Length"], head.content) == (200, str(size), b"")


async def test_a_server_in_local_mode(world: World, tmp_path: Any) -> None:
    """Its files are read from the disk, in parts as well."""
    world.telegram.files.local_folder = tmp_path
    async with gallery(world, telegram_api_local=True) as (_, page):
        sent = await video_of(world.ann)
        assert sent.file is not None
        (video,) = await shown(page)
        address = (await page.get(f"videos/{video['id']}"))["address"]
        assert (await page.file(address)).content == sent.file.read()
        assert (await page.file(address, Range="bytes=10-19")).content == sent.file.read()[10:20]


async def test_such_a_server_has_lost_a_file(world: World, tmp_path: Any) -> None:
    """It is asked where the file is now. One that is shorter than it should be breaks off, and nobody waits."""
    world.telegram.files.local_folder = folder = tmp_path / "files"
    folder.mkdir()
    async with gallery(world, telegram_api_local=True) as (_, page):
        sent = await video_of(world.ann)
        assert sent.file is not None
        (video,) = await shown(page)
        address = (await page.get(f"videos/{video['id']}"))["address"]
        (path,) = folder.iterdir()
        path.unlink()
        assert (await page.file(address)).content == sent.file.read()
        path.write_bytes(sent.file.read()[:1000])
        with pytest.raises(httpx.RemoteProtocolError):
            await page.file(address)
        assert (await page.file(address)).content == sent.file.read()


async def test_a_video_is_found_by_its_words(world: World) -> None:
    """In any case and order, in any script; by the link's own letters, too; and by the day."""
    async with gallery(world, **CREATING) as (_, page):
        await ask(world.ann, "/start", "Send me")
        await create(world.ann, "Лиса { бежит } по снегу")
        await create(world.ann, "a fox in the snow")
        link = new_link()
        await video_of(world.ann, link)
        await shown(page, 3)

        async def found(**search: Any) -> list[str]:
            return [video["words"] for video in (await page.get("videos", **search))["videos"]]

        assert await found() == [link, "a fox in the snow", "Лиса { бежит } по снегу"]
        assert await found(words="SNOW fox") == ["a fox in the snow"]
        assert await found(words="лиса") == ["Лиса { бежит } по снегу"]
        assert await found(words=link[-12:]) == [link]
        assert await found(words="a whale") == []
        now = int(time.time())
        assert len(await found(since=now - 3600, until=now + 3600)) == 3
        assert await found(until=now - 3600) == await found(since=now + 3600) == []


async def test_more_videos_than_fit(world: World) -> None:
    """They come page by page, each once and the last page full, however few of them fit what is looked for."""
    pages = 11
    async with gallery(world) as (app, page):
        await video_of(world.ann)
        await shown(page)
        async with app.database.transaction() as connection:
            await connection.exec_driver_sql(
                "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)"
                " INSERT INTO videos (identity, file_id, created_at)"
                " SELECT 'v:' || n, (SELECT file_id FROM videos), 0 FROM numbers",
                (pages * PAGE_OF_VIDEOS - 1,),
            )
            columns = [row.name for row in await connection.exec_driver_sql("PRAGMA table_info(jobs)")]
            kept = [name for name in columns if name not in ("id", "request", "identity")]
            await connection.exec_driver_sql(
                f"INSERT INTO jobs (request, identity, {', '.join(kept)})"  # noqa: S608  # the table's own names
                f" SELECT videos.identity, videos.identity, {', '.join(f'jobs.{name}' for name in kept)}"
                " FROM jobs, videos WHERE videos.identity LIKE 'v:%'"
            )
        seen: list[int] = []
        more = True
        before: dict[str, int] = {}
        while more:
            answer = await page.get("videos", **before)
            assert len(answer["videos"]) == PAGE_OF_VIDEOS
            seen += [video["id"] for video in answer["videos"]]
            more, before = answer["more"], {"before": seen[-1]}
        assert len(seen) == len(set(seen)) == pages * PAGE_OF_VIDEOS
        assert seen == sorted(seen, reverse=True)


async def test_a_videos_receipt_and_words(world: World) -> None:
    async with gallery(world) as (_, page):
        link = new_link()
        await video_of(world.ann, link)
        (video,) = await shown(page)
        whole = await page.get(f"videos/{video['id']}")
        assert whole["words"] == link
        assert whole["receipt"][0] == f"Receipt {video['id']}"
        assert any("Delivered and spent" in line for line in whole["receipt"])
        assert not any("<" in line for line in whole["receipt"])


async def test_a_video_is_sent_again_and_shared(world: World) -> None:
    """By its file_id and for free, with what has to stand under it."""
    async with gallery(world) as (_, page):
        first = await video_of(world.ann)
        (video,) = await shown(page)
        said = await page.post(f"videos/{video['id']}/send")
        assert said == {"said": "Sent. The video is in our chat."}
        again = await world.ann.chat.wait_for(is_video, after=first)
        assert again.text.startswith("AI-generated")
        prepared = (await page.post(f"videos/{video['id']}/share"))["prepared"]
        shared = await world.ann.send_prepared(prepared)
        assert shared.text.startswith("AI-generated")
        assert shared.file is not None
        assert first.file is not None
        assert shared.file.sha256 == first.file.sha256
        assert await balance(world.ann) == 2


async def test_a_creation_is_created_again(world: World) -> None:
    """Its card stands in the chat, and nothing is charged before its button is pressed."""
    async with gallery(world, **CREATING) as (_, page):
        first = await create(world.ann, "a fox in the snow")
        had = await balance(world.ann)
        (video,) = await shown(page)
        assert video["isCreation"]
        assert await page.post(f"videos/{video['id']}/create-again") == {
            "said": "A card with the same words is in our chat."
        }
        card = await world.ann.chat.wait_for(
            lambda message: bool(message.buttons) and "a fox" in message.text, after=first
        )
        assert await balance(world.ann) == had
        await make(world.ann, card)


async def test_credits_are_bought(world: World) -> None:
    """An invoice of Telegram's is paid out of the page, and the ledger has it."""
    async with gallery(world) as (_, page):
        await ask(world.ann, "/start", "Send me")
        pack = (await page.get("credits"))["packs"][0]
        assert pack == {"credits": 10, "stars": 75, "label": "10 credits – 75 ⭐"}
        link = (await page.post("invoice", pack))["link"]
        assert await world.ann.pay_link(link) == "paid"
        await world.ann.chat.wait_for(lambda message: "Thank you." in message.text)
        told = await page.get("credits")
        assert told["account"]["balance"] == 13
        assert [(entry["amount"], entry["what"]) for entry in told["entries"]] == [(10, "bought"), (3, "welcome gift")]
        others: list[dict[str, Any]] = [{"credits": 10, "stars": 1}, {"credits": 10**30, "stars": 75}, {"credits": []}]
        for other in others:
            assert (await page.post("invoice", other, status=409))["said"].startswith("That pack")
        nonsense: Any
        for nonsense in ([], "pack", 5):
            assert (await page.post("invoice", nonsense, status=400)).keys() == {"said"}


async def test_what_the_page_never_sends(world: World) -> None:
    """Whatever somebody else sends in its place, and however they call it, is told off as a mistake of theirs."""
    async with gallery(world) as (_, page):
        bodies = (b"", b"\xff", b"[" * 100_000, b'{"credits": ' + b"9" * 5000 + b"}")
        sent = [(body, {"Content-Type": "application/json"}) for body in bodies]
        sent += [(b"{}", {"Content-Type": "application/json", "Content-Encoding": "gzip"})]
        sent += [(b"[]", {"Content-Type": f"application/json; charset={name}"}) for name in ("nonsense", "hex")]
        for body, headers in sent:
            answer = await page.client.post("/gallery/api/invoice", content=body, headers=page.headers | headers)
            assert (answer.status_code, answer.json()) == (400, {"said": TROUBLE}), headers


async def test_nothing_is_sold_that_could_not_be_used(world: World) -> None:
    world.kie.paused = True
    async with gallery(world) as (_, page):
        await ask(world.ann, new_link(), "nothing was charged")
        told = await page.get("credits")
        assert told["packs"] == []
        assert "unavailable" in told["shop"]
        assert "unavailable" in (await page.post("invoice", {"credits": 10, "stars": 75}, status=409))["said"]


# Who sees nothing.


def forged(init_data: str, **changes: str) -> str:
    fields = {name: values[0] for name, values in parse_qs(init_data).items()}
    return urlencode(fields | changes)


def signed(world: World, **fields: str) -> str:
    """As Telegram signs what it says of who opens the page, about whomever (see the Bot API's page on Mini Apps)."""
    key = hmac.digest(b"WebAppData", world.telegram.token.encode(), "sha256")
    content = "\n".join(f"{name}={value}" for name, value in sorted(fields.items()))
    return urlencode(fields | {"hash": hmac.digest(key, content.encode(), "sha256").hex()})


async def test_who_is_not_sent_by_telegram(world: World) -> None:
    """Forged, stale, of another bot, of tomorrow or no initData at all: a sentence, and nothing of anybody's."""
    async with gallery(world) as (_, page):
        await video_of(world.ann)
        await shown(page)
        own, now = page.init_data, time.time()
        user = parse_qs(own)["user"][0]
        stranger = user.replace(str(world.ann.id), str(world.ann.id + 1))
        refused = {
            "nonsense": "Please open this page from our chat",
            "%ff%fe=1&hash=%00": "Please open this page from our chat",
            own[:-1] + ("0" if own[-1] != "0" else "1"): "Please open this page from our chat",
            forged(own, user=stranger): "Please open this page from our chat",
            forged(own, auth_date=str(int(now) + 5)): "Please open this page from our chat",
            re.sub(r"hash=\w+", "hash=", own): "Please open this page from our chat",
            re.sub(r"hash=\w+", "hash=%C3%A9", own): "Please open this page from our chat",
            f"{own}&user={quote(stranger)}": "Please open this page from our chat",
            signed(world, auth_date=str(int(now))): "Please open this page from our chat",
            signed(world, auth_date=str(int(now)), user='{"id": 7, "is_bot": true, "first_name": "R"}'): (
                "Please open this page from our chat"
            ),
            world.ann.init_data(at=now - 24 * 3600): "This page has been open for a long time",
            world.ann.init_data(at=now + 24 * 3600): "This page has been open for a long time",
        }
        for init_data, words in refused.items():
            for path in ("start", "videos", "videos/1", "credits"):
                answer = await page.client.get(f"/gallery/api/{path}", headers=Page(page.client, init_data).headers)
                assert answer.status_code == 401, init_data
                assert answer.json().keys() == {"said"}
                assert words in answer.json()["said"]
        spoken = {"Accept-Language": "de-AT,en;q=0.5"}
        answer = await page.client.get("/gallery/api/start", headers=spoken)
        assert answer.json()["said"] == "Bitte öffne diese Seite aus unserem Chat in Telegram."


async def test_another_users_video(world: World) -> None:
    """Nobody else sees it, is sent it, shares it or makes it anew; they hear the same as of one that is not there."""
    async with gallery(world, **CREATING) as (_, page):
        await create(world.ann, "a fox in the snow")
        (video,) = await shown(page)
        bobs = of(page, world.telegram.user("Bob", started=True))
        assert (await bobs.get("start"))["videos"] == []
        for number in (video["id"], video["id"] + 1000, 0, 2**63, "x"):
            answer = await page.client.get(f"/gallery/api/videos/{number}", headers=bobs.headers)
            assert answer.status_code == 404
            assert answer.json()["said"] == "I can't send this video any more. Please send its link again."
            for act in ("send", "share"):
                assert (await bobs.post(f"videos/{number}/{act}", status=404)).keys() == {"said"}
        assert "card" not in (await bobs.post(f"videos/{video['id']}/create-again"))["said"]


async def test_a_files_address_is_good_as_it_was_made_alone(world: World) -> None:
    """Forged, for another job or part, or late, it leads nowhere; so it does once the video is blocked."""
    async with gallery(world, admin_ids=frozenset({world.ann.id})) as (_, page):
        link = new_link()
        await video_of(world.ann, link)
        (video,) = await shown(page)
        address = (await page.get(f"videos/{video['id']}"))["address"]
        assert str(world.ann.id) not in address
        assert world.telegram.token.split(":")[1] not in address
        part, job, until, signed = address.rpartition("/")[2].split(".")
        wrong = [
            f"{part}.{int(job) + 1}.{until}.{signed}",
            f"{part}.{job}.{int(until) + 1}.{signed}",
            f"thumbnail.{job}.{until}.{signed}",
            f"{part}.{job}.{until}.{'0' * 64}",
            f"{part}.{job}.{until}.",
            "x",
            "%2e%2e%2fetc",
        ]
        for other in wrong:
            assert (await page.file(f"gallery/files/{other}")).status_code == 404, other
        world.clock.pass_(2 * 3600)
        assert (await page.file(address)).status_code == 404
        world.clock.pass_(-2 * 3600)
        assert (await page.file(address)).status_code == 200
        await ask(world.ann, f"/block {link}", "Blocked")
        assert (await page.file(address)).status_code == 404
        assert (await page.get("start"))["videos"] == []


async def test_a_picture_is_fetched_once(world: World) -> None:
    """Whoever searches, letter by letter, is told the same addresses, so that the browser has the pictures already."""
    # An hour that has just begun.
    world.clock.pass_(HOUR - world.clock() % HOUR)
    async with gallery(world) as (_, page):
        await video_of(world.ann)
        (video,) = await shown(page)
        world.clock.pass_(HOUR / 2)
        (found,) = (await page.get("videos", words="sora"))["videos"]
        assert found["thumbnail"] == video["thumbnail"]
        assert "max-age" in (await page.file(found["thumbnail"])).headers["Cache-Control"]
        world.clock.pass_(HOUR)
        assert (await page.file(found["thumbnail"])).status_code == 200


async def test_who_is_banned(world: World) -> None:
    """Sees nothing any more, by no address that they had either."""
    async with gallery(world) as (app, page):
        await video_of(world.ann)
        (video,) = await shown(page)
        address = (await page.get(f"videos/{video['id']}"))["address"]
        assert (await page.file(address)).status_code == 200
        await ban(app.database, world.ann.id)
        assert (await page.file(address)).status_code == 404
        app.core.users.forget(world.ann.id)
        answer = await page.client.get("/gallery/api/start", headers=page.headers)
        assert (answer.status_code, answer.json().keys()) == (403, {"said"})


async def ban(database: Database, user_id: int) -> None:
    async with database.transaction() as connection:
        await connection.execute(users.update().where(users.c.id == user_id).values(banned_at=1.0))


# When things go wrong.


async def test_telegram_is_out(world: World) -> None:
    """What has to be asked of it is told as a moment's trouble; what is known is shown."""
    async with gallery(world) as (_, page):
        await video_of(world.ann)
        (video,) = await shown(page)
        world.telegram.faults.outage(502)
        assert len((await page.get("start"))["videos"]) == 1
        answer = await page.client.get(f"/gallery/api/videos/{video['id']}", headers=page.headers)
        assert (answer.status_code, answer.json()) == (
            502,
            {"said": "That did not work. Please try again in a moment."},
        )
        assert (await page.file(video["thumbnail"])).status_code == 502


async def test_the_user_has_blocked_the_bot(world: World) -> None:
    async with gallery(world) as (_, page):
        await video_of(world.ann)
        (video,) = await shown(page)
        world.ann.block_bot()
        said = (await page.post(f"videos/{video['id']}/send", status=409))["said"]
        assert said.startswith("I can't write to you.")


async def test_a_video_that_is_too_large_to_be_handed_out(world: World) -> None:
    """Telegram hands no file over 20 MB to a bot: the page says so, and the chat still gets it."""
    async with gallery(world) as (_, page):
        await video_of(world.ann)
        (video,) = await shown(page)
        world.telegram.files.largest_handed_out = 100
        assert (await page.get(f"videos/{video['id']}"))["address"] is None
        await page.post(f"videos/{video['id']}/send")


async def test_a_video_that_telegram_has_no_more(world: World) -> None:
    """As with another bot's token: whoever opens, sends or shares it hears what to do, and not to try again."""
    async with gallery(world) as (_, page):
        sent = await video_of(world.ann)
        (video,) = await shown(page)
        assert sent.file is not None
        world.telegram.files.forget(sent.file.file_id)
        gone = "I can't send this video any more. Please send its link again."
        answer = await page.client.get(f"/gallery/api/videos/{video['id']}", headers=page.headers)
        assert (answer.status_code, answer.json()) == (404, {"said": gone})
        for act in ("send", "share"):
            assert await page.post(f"videos/{video['id']}/{act}", status=404) == {"said": gone}


async def held_pictures(
    world: World, page: Page, number: int
) -> tuple[asyncio.Event, set[asyncio.Task[httpx.Response]]]:
    """Ask for the picture of Ann's video so often at once, and let Telegram not say where it is before the event."""
    (video,) = await shown(page)
    go_on, asked = asyncio.Event(), asyncio.Semaphore(0)

    async def hold(call: Call) -> None:
        if call.method == "getFile":
            asked.release()
            await go_on.wait()

    world.telegram.faults.before = hold
    asking = {asyncio.create_task(page.file(video["thumbnail"])) for _ in range(number)}
    for _ in range(OF_ONE_USER):
        await asked.acquire()
    return go_on, asking


async def test_all_pictures_at_once(world: World) -> None:
    """A browser that speaks HTTP/2, as through most balancers, asks for a page's pictures at once, and shows them all;
    what its user presses on meanwhile is done, too.
    """
    async with gallery(world) as (_, page), asyncio.timeout(PATIENCE_SECONDS):
        await video_of(world.ann)
        go_on, asking = await held_pictures(world, page, PAGE_OF_VIDEOS)
        pressed = asyncio.create_task(page.get("credits"))
        # Somebody else's answer comes after all these were taken in.
        await of(page, world.telegram.user("Bob")).get("start")
        assert not any(answer.done() for answer in {*asking, pressed})
        go_on.set()
        assert [answer.status_code for answer in await asyncio.gather(*asking)] == [200] * PAGE_OF_VIDEOS
        assert (await pressed)["account"]["balance"] == 2


async def test_nobody_takes_all_the_turns(world: World) -> None:
    """Whoever asks for far more at once than one page does is refused; others are answered meanwhile."""
    most = OF_ONE_USER + WAITING_OF_ONE
    async with gallery(world) as (_, page), asyncio.timeout(PATIENCE_SECONDS):
        await video_of(world.ann)
        go_on, asking = await held_pictures(world, page, most + 1)
        refused, asking = await asyncio.wait(asking, return_when=asyncio.FIRST_COMPLETED)
        assert [answer.result().status_code for answer in refused] == [429]
        assert (await of(page, world.telegram.user("Bob")).get("start"))["videos"] == []
        go_on.set()
        assert [answer.status_code for answer in await asyncio.gather(*asking)] == [200] * most


async def test_the_clock_is_set_back(world: World) -> None:
    """Nobody has to wait for that hour to pass once more."""
    async with gallery(world) as (_, page):
        pack = (await page.get("credits"))["packs"][0]
        for _ in range(ACTS.burst):
            await page.post("invoice", pack)
        world.clock.pass_(-3600)
        again = Page(page.client, world.ann.init_data(at=world.clock()))
        await again.get("credits")
        await again.post("invoice", pack)


async def test_nobody_has_telegram_asked_without_end(world: World) -> None:
    """Whoever asks again and again is told to wait for a moment; others, and what only has to be read, go on."""
    async with gallery(world) as (_, page):
        bobs = of(page, world.telegram.user("Bob"))
        pack = (await page.get("credits"))["packs"][0]
        for _ in range(ACTS.burst):
            await page.post("invoice", pack)
        assert await page.post("invoice", pack, status=429) == {"said": TROUBLE}
        await bobs.post("invoice", pack)
        await page.get("credits")
        world.clock.pass_(ACTS.interval)
        await page.post("invoice", pack)
        await page.post("invoice", pack, status=429)


# The page itself, and the ways to it.


async def test_the_page_is_small_and_loads_nothing_from_elsewhere(world: World) -> None:
    async with gallery(world) as (_, page):
        size = 0
        for path in ("/gallery", *(f"/gallery/{name}" for name in FILES if name != "index.html")):
            answer = await page.client.get(path)
            assert answer.status_code == 200
            size += len(answer.content)
            policy = answer.headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            assert not re.search(r"""(src|href)=["']https?:""", answer.text)
            assert " style=" not in answer.text
        assert size <= MOST_BYTES


async def test_what_leads_to_it(world: World) -> None:
    """The menu's button, /history, and a link; without PUBLIC_URL nothing does, and it is not there."""
    async with gallery(world) as (app, _):
        url = f"{app.settings.public_url}/gallery"
        for asked, words in (("/history", "You have no videos yet"), ("/start gallery", "All your videos")):
            answer = await ask(world.ann, asked, words)
            assert answer.button("Open the gallery").wire["web_app"]["url"] == url
        button = world.telegram.menu_button()
        assert (button["type"], button["text"], button["web_app"]["url"]) == ("web_app", "Videos", url)
    async with world.bot() as app, httpx.AsyncClient() as client:
        assert (await client.get(f"http://127.0.0.1:{app.port}/gallery")).status_code == 404
        for asked, words in (("/history", "You have no videos yet"), ("/start gallery", "All your videos")):
            answer = await ask(world.ann, asked, words)
            assert not any(each.text == "Open the gallery" for each in answer.buttons)
        assert world.telegram.menu_button()["type"] == "default"


async def test_a_menu_button_that_is_none_of_the_bots(world: World) -> None:
    """Where there is no gallery, what the operator had @BotFather put beside the input field stays."""
    app = {"type": "web_app", "text": "Shop", "web_app": {"url": "https://example.org/shop"}}
    async with httpx.AsyncClient() as client:
        address = f"{world.telegram.url}/bot{world.telegram.token}/setChatMenuButton"
        assert (await client.post(address, json={"menu_button": app})).json()["ok"]
    async with world.bot():
        await ask(world.ann, "/start", "Send me")
    assert world.telegram.menu_button() == app
