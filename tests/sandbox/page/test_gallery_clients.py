"""The gallery in a real Chromium, in clients of Telegram's that are old or say odd things, and in strict browsers."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.sandbox.page.chat import PATIENCE_MS, PHONE
from tests.telegram.test_gallery import gallery, shown, video_of
from tests.world import World, new_world

NO_STORAGE = (
    "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
)
TOLD = """window.shown = [];
window.TelegramWebviewProxy = { postEvent: (event, data) => {
  if (event === "web_app_setup_back_button") shown.push(JSON.parse(data).is_visible);
} };"""

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(loop_scope="module")
async def world(tmp_path: Path, prepared: Path) -> AsyncIterator[World]:
    async with new_world(tmp_path, prepared) as world:
        yield world


@asynccontextmanager
async def opened(browser: Browser, world: World, script: str = "", **told: str) -> AsyncIterator[Page]:
    """Ann's gallery with one video, after this script, with what a client tells it. An error in it fails the test."""
    async with gallery(world) as (app, page):
        await video_of(world.ann)
        await shown(page)
        given = {"tgWebAppData": page.init_data, "tgWebAppVersion": "9.1", "tgWebAppThemeParams": "{}"} | told
        async with await browser.new_context(viewport=PHONE) as context:
            context.set_default_timeout(PATIENCE_MS)
            await context.add_init_script(script)
            window = await context.new_page()
            errors: list[str] = []
            window.on("pageerror", lambda error: errors.append(str(error)))
            await window.goto(f"{app.settings.public_url}/gallery#{urlencode(given)}")
            yield window
            assert errors == []


async def test_a_browser_that_lets_it_keep_nothing(browser: Browser, world: World) -> None:
    """As some do for a page within another one. It opens all the same, and again after a reload."""
    async with opened(browser, world, NO_STORAGE) as page:
        tiles = page.get_by_test_id("gallery").get_by_role("button")
        await expect(tiles).to_have_count(1)
        await page.reload()
        await expect(tiles).to_have_count(1)


async def test_colours_that_are_none(browser: Browser, world: World) -> None:
    """The page keeps its own, and opens."""
    theme = json.dumps({"bg_color": 5, "text_color": None, "hint_color": ["#ff0000"], "button_color": "red; x"})
    async with opened(browser, world, tgWebAppThemeParams=theme) as page:
        await expect(page.get_by_test_id("gallery").get_by_role("button")).to_have_count(1)
        assert await page.locator("html").get_attribute("style") is None


async def test_a_client_that_knows_no_invoices(browser: Browser, world: World) -> None:
    """Those before Mini Apps 6.1 have to open one as they open any link; in silence nobody would know."""
    async with opened(browser, world, tgWebAppVersion="6.0") as page:
        await page.route("https://t.me/**", lambda route: route.fulfill(body="Telegram"))
        await page.get_by_role("tab", name="Credits").click()
        await page.get_by_role("button", name="10 credits").click()
        await expect(page).to_have_url(re.compile(r"^https://t\.me/\$."))


async def test_what_it_says_is_heard(browser: Browser, world: World) -> None:
    """What is to be read aloud as soon as it changes is there before it does: readers pass over what appears whole."""
    async with opened(browser, world) as page:
        await page.get_by_test_id("gallery").get_by_role("button").click()
        said = page.get_by_role("status")
        await expect(said).to_have_text([""])
        await page.get_by_role("button", name="Send to our chat").click()
        await expect(said).to_have_text(["Sent. The video is in our chat."])


async def test_a_reload_while_a_video_is_open(browser: Browser, world: World) -> None:
    """The page begins anew, and takes back Telegram's button, which would lead nowhere and is in Close's place."""
    async with opened(browser, world, TOLD) as page:
        await page.get_by_test_id("gallery").get_by_role("button").click()
        await page.get_by_role("button", name="Back").wait_for()
        assert await page.evaluate("shown.at(-1)") is True
        await page.reload()
        await page.get_by_test_id("gallery").get_by_role("button").wait_for()
        assert await page.evaluate("shown.at(-1)") is False
