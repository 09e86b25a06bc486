"""The gallery in a real Chromium of a phone's size, opened as Telegram opens it, with the real bot behind it."""

from __future__ import annotations

import asyncio
import re
import struct
import time
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Frame, Locator, Page, Request, Response, Route, expect

from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.demo import HOST, Demo
from bot.sandbox.providers import Result
from bot.sandbox.telegram import User
from bot.sandbox.telegram.init_data import init_data
from bot.telegram.gallery.visitor import GOOD_FOR_SECONDS
from tests.sandbox.page.chat import become, go_to, open_gallery, opened
from tests.sandbox.page.owners import WORDS, Owners, make_owners

GAP = 4_000_000
"""So many bytes lie between the pictures and the index of the videos here: too many for a player to read on."""
OUTSIDE = "Please open this page from our chat in Telegram."
STALE = "This page has been open for a long time. Please close it and open it again."
GONE = "I can't send this video any more. Please send its link again."
NOTHING_FOUND = re.compile("^Nothing found")

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


def with_index_far_behind(content: bytes) -> bytes:
    """The same video, whose index (`moov`) is the last box, and comes after much that says nothing."""
    index = content.rindex(b"moov") - 4
    return content[:index] + struct.pack(">I4s", GAP, b"free") + bytes(GAP - 8) + content[index:]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def owners(demo: Demo) -> Owners:
    content = with_index_far_behind(demo.providers.sample.with_index_last().content)
    demo.providers.results.result = Result(content=content)
    return await make_owners(demo)


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser: Browser, demo: Demo, owners: Owners) -> AsyncIterator[Page]:
    """The chat page, with Ann in her private chat."""
    async with (
        demo.page.serve(HOST, 0) as address,
        opened(browser, address, color_scheme="light", timezone_id="UTC") as page,
    ):
        yield page


def tiles(gallery: Frame) -> Locator:
    return gallery.get_by_test_id("gallery").get_by_role("button")


async def open_video(gallery: Frame, title: str) -> Locator:
    """Press on a tile; its player."""
    await tiles(gallery).filter(has_text=title).click()
    player = gallery.locator("#player")
    await player.wait_for()
    return player


async def until(locator: Locator, condition: str) -> None:
    """Wait for what a script says of `one`. Playwright's own ways to wait are against the gallery's content policy."""
    look = f"({condition}) ? done() : requestAnimationFrame(look)"
    async with asyncio.timeout(PATIENCE_SECONDS):
        await locator.evaluate(f"one => new Promise((done) => {{ const look = () => {{ {look}; }}; look(); }})")


async def close(page: Page) -> None:
    await page.get_by_test_id("mini-app-close").click()


# Watched and found.


async def test_the_videos_stand_there_with_their_pictures(page: Page, owners: Owners) -> None:
    """The newest first, each named as its owner asked for it."""
    gallery = await open_gallery(page)
    await expect(tiles(gallery)).to_have_count(2)
    await expect(tiles(gallery).first).to_contain_text(WORDS)
    await expect(tiles(gallery).last).to_contain_text(owners.link[-4:])
    for number in range(2):
        await until(tiles(gallery).nth(number).locator("img"), "one.naturalWidth > 100")
    assert await gallery.title() == "Your videos"


async def test_a_video_plays(page: Page, owners: Owners) -> None:
    """It is fetched in parts, as the player asks for them, and can be played from anywhere."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer) if "/files/video" in answer.url else None)
    gallery = await open_gallery(page)
    player = await open_video(gallery, owners.link[-4:])
    film = player.locator("video")
    await until(film, "one.duration > 4")
    await film.evaluate("film => film.play()")
    await until(film, "one.currentTime > 0.2")
    await film.evaluate("film => { film.currentTime = 4; }")
    await until(film, "!one.seeking && one.currentTime > 4.1")
    asked = {await answer.request.header_value("range"): answer.status for answer in answers}
    assert None not in asked
    assert set(asked.values()) == {206}
    assert any(int(re.findall(r"\d+", each or "")[0]) >= GAP for each in asked)


async def test_videos_are_found_by_words(page: Page) -> None:
    """All of them, in any case and order."""
    gallery = await open_gallery(page)
    search = gallery.get_by_label("Search your videos")
    for words, found in (("FOX snow", 1), ("sora.chatgpt.com", 1), ("fox sora", 0), ("s", 2), ("", 2)):
        await search.fill(words)
        await expect(tiles(gallery)).to_have_count(found)
        await expect(gallery.locator("#nothing")).to_have_text("" if found else NOTHING_FOUND)


async def test_videos_are_found_by_dates(page: Page) -> None:
    gallery = await open_gallery(page)
    for since, until, found in ((-1, 1, 2), (2, None, 0), (-1, None, 2), (None, -2, 0), (None, 1, 2)):
        for label, days in (("From", since), ("To", until)):
            day = None if days is None else datetime.now(UTC).date() + timedelta(days=days)
            await gallery.get_by_label(label).fill("" if day is None else day.isoformat())
        await expect(tiles(gallery)).to_have_count(found)
        await expect(gallery.locator("#nothing")).to_have_text("" if found else NOTHING_FOUND)


# Sent, shared, bought, made again.


async def test_a_video_is_sent_again(page: Page, owners: Owners) -> None:
    videos = page.get_by_test_id("video")
    before = await videos.count()
    gallery = await open_gallery(page)
    player = await open_video(gallery, owners.link[-4:])
    await player.get_by_role("button", name="Send to our chat").click()
    await expect(gallery.get_by_role("status").last).to_have_text("Sent. The video is in our chat.")
    await close(page)
    await expect(videos).to_have_count(before + 1)


async def test_a_video_is_shared(page: Page, owners: Owners) -> None:
    """It comes into the chat that was chosen, as from its owner."""
    gallery = await open_gallery(page)
    player = await open_video(gallery, owners.link[-4:])
    await player.get_by_role("button", name="Share").click()
    await page.get_by_test_id("mini-app-sheet").get_by_role("button", name="A chat without the bot").click()
    await expect(gallery.get_by_role("status").last).to_have_text("Shared.")
    await close(page)
    await go_to(page, "A chat without the bot")
    shared = page.get_by_test_id("from-me").filter(has=page.get_by_test_id("video"))
    await expect(shared).to_have_count(1)
    await expect(shared).to_contain_text("AI-generated video.")


async def test_credits_are_bought(page: Page) -> None:
    """The balance rises where one looks, and the ledger says why."""
    gallery = await open_gallery(page)
    await gallery.get_by_role("tab", name="Credits").click()
    balance = gallery.locator("#balance-long")
    await expect(balance).to_have_text("0")
    await gallery.get_by_role("button", name="10 credits").click()
    await page.get_by_test_id("mini-app-sheet").get_by_role("button", name="Pay ⭐️75").click()
    await expect(balance).to_have_text("10")
    await expect(gallery.get_by_role("tab", name="Credits")).to_have_text("Credits 10")
    newest = gallery.locator("#entries").get_by_role("listitem").first
    await expect(newest).to_contain_text("bought+10")


async def test_a_creation_is_made_again(page: Page) -> None:
    """The same words are on a card in the chat, whose button creates."""
    cards = page.get_by_test_id("from-bot").filter(has=page.get_by_role("button", name="Create, 2 credits"))
    gallery = await open_gallery(page)
    player = await open_video(gallery, WORDS)
    await expect(player.locator("#player-words")).to_have_text(WORDS)
    await player.get_by_role("button", name="Create again").click()
    await expect(gallery.get_by_role("status").last).to_have_text("A card with the same words is in our chat.")
    await close(page)
    await expect(cards.last).to_contain_text(WORDS)


# Whose it is not.


async def test_a_video_of_somebody_else(page: Page, owners: Owners) -> None:
    """Whoever asks for one by its number hears that it is not there."""
    numbers: list[str] = []
    page.on("request", lambda request: numbers.extend(re.findall(r"api/videos/(\d+)$", request.url)))
    await open_video(await open_gallery(page), owners.link[-4:])
    (of_ann,) = numbers

    async def ask_for_it(route: Route, request: Request) -> None:
        await route.continue_(url=re.sub(r"\d+$", of_ann, request.url))

    await close(page)
    await become(page, "Bob")
    gallery = await open_gallery(page)
    await page.route(re.compile(r"api/videos/\d+$"), ask_for_it)
    await tiles(gallery).click()
    await expect(gallery.get_by_role("status").last).to_have_text(GONE)
    assert numbers[1] != of_ann
    await expect(gallery.locator("#player")).to_be_hidden()


def outside(demo: Demo, user: User) -> str:
    return ""


def forged(demo: Demo, user: User) -> str:
    return init_data("1234567:of-another-bot", user.wire, at=int(time.time()))


def about_somebody_else(demo: Demo, user: User) -> str:
    return user.init_data().replace(str(user.id), str(demo.cast.operator.id))


def stale(demo: Demo, user: User) -> str:
    return user.init_data(at=time.time() - GOOD_FOR_SECONDS - 1)


@pytest.mark.parametrize(
    ("made", "sentence"),
    [(outside, OUTSIDE), (forged, OUTSIDE), (about_somebody_else, OUTSIDE), (stale, STALE)],
)
async def test_who_is_not_known_sees_a_sentence_alone(
    browser: Browser, demo: Demo, owners: Owners, made: Callable[[Demo, User], str], sentence: str
) -> None:
    """Opened outside Telegram, with what Telegram did not sign, or with what it signed long ago."""
    told = made(demo, owners.ann)
    address = f"{demo.public_url}/gallery"
    if told:
        address += f"#{urlencode({'tgWebAppData': told, 'tgWebAppVersion': '9.1'})}"
    async with opened(browser, address) as page:
        await expect(page.get_by_role("status").last).to_have_text(sentence)
        await expect(page.get_by_role("main")).to_have_count(0)


# With the keyboard, and in the dark.


async def test_the_keyboard_alone(page: Page) -> None:
    """Everything is reached by it, and the focus comes back to where it was."""
    await page.get_by_test_id("menu-button").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("mini-app-close")).to_be_focused()
    gallery = page.frame_locator("[data-testid=mini-app]")
    await gallery.get_by_test_id("gallery").get_by_role("button").first.wait_for()
    await page.keyboard.press("Tab")
    videos, other = gallery.get_by_role("tab", name="Videos"), gallery.get_by_role("tab", name="Credits")
    await expect(videos).to_be_focused()
    await page.keyboard.press("ArrowRight")
    await expect(other).to_be_focused()
    await expect(gallery.get_by_role("tabpanel", name="Credits")).to_be_visible()
    await page.keyboard.press("ArrowLeft")
    await expect(videos).to_be_focused()
    await page.keyboard.press("Tab")
    await expect(gallery.get_by_label("Search your videos")).to_be_focused()
    await page.keyboard.type("fox")
    tile = gallery.get_by_test_id("gallery").get_by_role("button")
    await expect(tile).to_have_count(1)
    while not await tile.evaluate("tile => tile === document.activeElement"):
        await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(gallery.get_by_role("heading", name=WORDS)).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(tile).to_be_focused()


async def test_it_is_as_dark_as_telegram(page: Page) -> None:
    """At once, while it is open."""
    gallery = await open_gallery(page)
    for scheme, colour in (("dark", "rgb(22, 30, 39)"), ("light", "rgb(255, 255, 255)")):
        await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        await expect(gallery.locator("body")).to_have_css("background-color", colour)
        await expect(gallery.locator("html")).to_have_css("color-scheme", scheme)
