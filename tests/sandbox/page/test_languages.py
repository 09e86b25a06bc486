"""Each language on a phone, from the first message to a delivered video, a purchase, a refusal and the gallery."""

from __future__ import annotations

import asyncio
import re

import pytest
from playwright.async_api import Browser, Frame, Locator, Page

from bot.languages import languages, locales_folder
from bot.sandbox.demo import HOST, Demo
from bot.sandbox.page.server import PageServer
from bot.telegram.texts import Texts
from tests.sandbox.page.chat import a_link, open_gallery, opened, say
from tests.sandbox.page.legible import problems

DRAFT = "https://sora.chatgpt.com/d/gen_01abcdefghijklmnopqrstuvwx"
WORDS = "snow"
EXAMPLES = [
    ('<p style="width: 900px">x</p>', "the page is"),
    ('<p style="width: 20px">Wassermarke</p>', "cut off in P"),
    ('<button style="width: 50px; white-space: nowrap">Wassermarke</button>', "too wide in BUTTON"),
    ('<p style="height: 10px; overflow: hidden">one<br>two</p>', "cut off in P"),
    ('<input placeholder="Wassermarke" style="width: 50px">', "a placeholder is cut off"),
    ("<p>You have { $balance }</p>", "a brace"),
    ("<p>gallery-title</p>", "a bare key"),
    ('<p aria-label="gallery-title">x</p>', "a bare key"),
    ('<h1 style="width: 50px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis">A title</h1>', None),
    ("<p>It is well-known.</p>", None),
]
"""Pages, and how what is told of each begins; None where all can be read."""

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


class Reader:
    """Somebody who reads one language, and looks at each thing that comes."""

    def __init__(self, page: Page, language: str) -> None:
        self.page = page
        self.log = page.get_by_role("log")
        self._language = language
        self._texts = Texts(locales_folder(), "en")

    def words(self, key: str, **values: int) -> str:
        """What they look for, without markup."""
        return re.sub(r"<[^>]*>", "", self._texts.get(self._language, key, **values))

    async def ask(self, text: str) -> Locator:
        """Write this, and look at the chat once the bot has answered; the answer."""
        mine = self.page.get_by_test_id("from-me")
        before = await mine.count()
        await say(self.page, text)
        answer = mine.nth(before).locator("xpath=following-sibling::*[@data-testid='from-bot']").first
        await answer.wait_for()
        await self.look(self.page)
        return answer

    async def press(self, button: str) -> None:
        """The last button that says this."""
        await self.page.get_by_role("button", name=button, exact=True).last.click()

    async def look(self, shown: Page | Frame) -> None:
        """Whether all can be read."""
        assert await problems(shown) == []


async def test_from_start_to_the_gallery(browser: Browser, demo: Demo) -> None:
    """Nothing is cut off or reaches over its edge, and all is in words."""
    # At once, since Telegram lets the bot write to each user once a second.
    walks = [walk(browser, demo, language) for language in languages()]
    ended = await asyncio.gather(*walks, return_exceptions=True)
    if failures := [error for error in ended if isinstance(error, Exception)]:
        raise ExceptionGroup("some languages cannot be read", failures)


async def walk(browser: Browser, demo: Demo, language: str) -> None:
    """As somebody new, whose Telegram speaks English, on a page of their own."""
    user = demo.telegram.user("Kim")
    server = PageServer(demo.telegram, [user], [], demo.switches)
    async with (
        server.serve(HOST, 0) as address,
        opened(browser, address, color_scheme="light", reduced_motion="reduce") as page,
    ):
        reader = Reader(page, language)
        try:
            await choose_language(reader)
            await get_a_video(reader)
            await read_around(reader)
            await buy(reader)
            await watch(reader)
        except Exception as error:
            error.add_note(f"This was in {language}.")
            raise


async def choose_language(reader: Reader) -> None:
    await reader.ask("/language")
    await reader.press(reader.words("language-name"))
    await reader.log.get_by_text(reader.words("language-ask")).wait_for()
    await reader.look(reader.page)


async def get_a_video(reader: Reader) -> None:
    """From the first words, by way of consent."""
    await reader.ask("/start")
    await reader.ask(a_link())
    await reader.press(reader.words("consent-confirm"))
    await reader.page.get_by_test_id("video").wait_for()
    await reader.look(reader.page)
    await reader.press(reader.words("receipt-open"))
    await reader.log.get_by_text("kie").last.wait_for()
    await reader.look(reader.page)


async def read_around(reader: Reader) -> None:
    """Two refusals, and the longest texts and cards."""
    refusal = await reader.ask(DRAFT)
    assert reader.words("refusal-draft") in await refusal.inner_text()
    for command in ("/help", "/balance", "/history", "/terms", f"/create {WORDS}"):
        await reader.ask(command)
    await reader.press("Sora 2 Pro")
    await reader.page.get_by_role("button", name="✓ Sora 2 Pro").wait_for()
    await reader.look(reader.page)


async def buy(reader: Reader) -> None:
    await reader.ask("/buy")
    await reader.press(reader.words("pack", credits=50, stars=300))
    await reader.page.get_by_role("button", name="Pay ⭐️300").click()
    await reader.log.get_by_text(reader.words("payment-booked", credits=50, links=0, balance=52)).wait_for()
    await reader.look(reader.page)


async def watch(reader: Reader) -> None:
    """What is in the gallery: the videos, one of them, and the credits."""
    gallery = await open_gallery(reader.page)
    assert await gallery.title() == reader.words("gallery-title")
    await reader.look(gallery)
    await gallery.get_by_test_id("gallery").get_by_role("button").first.click()
    await gallery.locator("#player").wait_for()
    await gallery.get_by_role("button", name=reader.words("gallery-send")).click()
    await gallery.get_by_text(reader.words("gallery-sent")).wait_for()
    await reader.look(gallery)
    await gallery.get_by_role("button", name=reader.words("gallery-back"), exact=True).click()
    await gallery.get_by_role("tab", name=reader.words("gallery-credits")).click()
    await gallery.locator("#entries").get_by_role("listitem").first.wait_for()
    await reader.look(gallery)


async def test_what_cannot_be_read(browser: Browser) -> None:
    """What the test above looks for is found."""
    async with opened(browser, "about:blank") as page:
        for shown, told in EXAMPLES:
            await page.set_content(f"<!doctype html>{shown}")
            found = await problems(page)
            assert any(each.startswith(told) for each in found) if told else found == [], shown
