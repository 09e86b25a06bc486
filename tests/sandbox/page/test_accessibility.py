"""What axe finds on the chat page and in the gallery, light and dark: no fault that it calls serious or critical."""

from __future__ import annotations

from collections.abc import AsyncIterator
from urllib.parse import urlencode

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Frame, Page, expect

from bot.sandbox.demo import HOST, Demo
from tests.sandbox.page.chat import a_link, go_to, open_gallery, opened, say
from tests.sandbox.page.owners import WORDS, Owners, make_owners

# Each document is looked at by itself: axe can only reach into the gallery's if it is there, too.
OPTIONS = {"resultTypes": ["violations"], "iframes": False}
SERIOUS = ("serious", "critical")

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(scope="module", loop_scope="module", autouse=True)
async def owners(demo: Demo) -> Owners:
    return await make_owners(demo)


@pytest_asyncio.fixture(loop_scope="module", params=["light", "dark"])
async def page(browser: Browser, demo: Demo, request: pytest.FixtureRequest) -> AsyncIterator[Page]:
    async with (
        demo.page.serve(HOST, 0) as address,
        opened(browser, address, color_scheme=request.param, reduced_motion="reduce") as page,
    ):
        yield page


async def faults(shown: Page | Frame) -> list[str]:
    """The serious ones, each with where it is and what axe says of it."""
    found = await Axe().run(shown, options=OPTIONS)
    return [
        f"{fault['id']}: {node['target']}: {node['failureSummary']}"
        for fault in found.response["violations"]
        if fault["impact"] in SERIOUS
        for node in fault["nodes"]
    ]


async def test_the_private_chat(page: Page) -> None:
    """Messages, videos, buttons, an invoice, and a message that is answered."""
    await page.get_by_test_id("video").first.wait_for()
    await say(page, "/buy")
    await page.get_by_role("button", name="10 credits").last.click()
    await page.get_by_role("button", name="Pay ⭐️75").last.wait_for()
    await say(page, "/history")
    await page.get_by_role("button", name="Open the gallery").last.wait_for()
    await page.get_by_role("button", name="Reply").last.click()
    await page.get_by_test_id("sample").click()
    await expect(page.get_by_test_id("same")).to_be_visible()
    assert await faults(page) == []


async def test_a_group(page: Page) -> None:
    await go_to(page, "Clips")
    await say(page, f"/clean {a_link()}")
    await page.get_by_test_id("from-bot").first.wait_for()
    assert await faults(page) == []


async def test_a_chat_without_the_bot(page: Page) -> None:
    """With what the bot offers over the input field."""
    await go_to(page, "A chat without the bot")
    await page.get_by_test_id("composer").press_sequentially("@clean_video_bot ")
    await page.get_by_test_id("results").get_by_role("option").first.wait_for()
    assert await faults(page) == []


async def test_behind_the_scenes(page: Page, demo: Demo) -> None:
    """With a switch that is on, and the bot's calls."""
    demo.switches.set("no-creating", on=True)
    await say(page, "/help")
    await page.get_by_test_id("show-scenes").click()
    await expect(page.get_by_test_id("switch-no-creating")).to_have_attribute("aria-pressed", "true")
    await page.get_by_test_id("calls").get_by_text("sendMessage").first.wait_for()
    assert await faults(page) == []
    demo.switches.set("no-creating", on=False)


async def test_the_gallery(page: Page) -> None:
    """Its videos, one of them open, and the credits; and the page around it, also with a sheet over it."""
    gallery = await open_gallery(page)
    await expect(gallery.get_by_test_id("gallery").locator("img")).to_have_count(2)
    assert await faults(gallery) == []
    assert await faults(page) == []
    await gallery.get_by_test_id("gallery").get_by_role("button").filter(has_text=WORDS).click()
    await gallery.locator("#player").wait_for()
    await gallery.get_by_role("button", name="Send to our chat").click()
    await expect(gallery.get_by_role("status").last).to_be_visible()
    assert await faults(gallery) == []
    await gallery.get_by_role("button", name="Back").click()
    await gallery.get_by_label("Search your videos").fill("nothing like it")
    await expect(gallery.locator("#nothing")).not_to_be_empty()
    assert await faults(gallery) == []
    await gallery.get_by_role("tab", name="Credits").click()
    await gallery.locator("#entries").get_by_role("listitem").first.wait_for()
    assert await faults(gallery) == []
    await gallery.get_by_role("button", name="10 credits").click()
    await page.get_by_test_id("mini-app-sheet").wait_for()
    assert await faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_gallery_in_its_own_colours(browser: Browser, demo: Demo, owners: Owners, scheme: str) -> None:
    """Where Telegram hands it none."""
    address = f"{demo.public_url}/gallery#{urlencode({'tgWebAppData': owners.ann.init_data()})}"
    async with opened(browser, address, color_scheme=scheme) as page:
        await expect(page.get_by_test_id("gallery").locator("img")).to_have_count(2)
        assert await faults(page) == []
        await page.get_by_role("tab", name="Credits").click()
        await page.locator("#entries").get_by_role("listitem").first.wait_for()
        assert await faults(page) == []
