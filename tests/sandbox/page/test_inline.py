"""Messages by way of the bot, on the chat page in a real Chromium: consent and back, and a failure."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from tests.sandbox.page.chat import PATIENCE_MS, a_link, become, go_to

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


async def type_inline(page: Page, text: str) -> None:
    """In a chat without the bot."""
    await go_to(page, "A chat without the bot")
    await page.get_by_test_id("composer").fill(f"@clean_video_bot {text}")


async def choose(page: Page) -> None:
    await page.get_by_test_id("results").get_by_role("option", name="Clean this video").click()


async def turn(page: Page, switch: str) -> None:
    """A switch behind the scenes."""
    await page.get_by_test_id("show-scenes").click()
    await page.get_by_test_id(f"switch-{switch}").click()
    await page.get_by_test_id("show-chat").click()


async def test_who_is_new_confirms_and_comes_back(page: Page) -> None:
    """The button over the results leads into the private chat, and from there back to the link."""
    await become(page, "Ann")
    await type_inline(page, a_link())
    await page.get_by_role("button", name="confirm").first.click()
    await page.get_by_role("button", name="I confirm").click()
    await page.get_by_role("button", name="Back").last.click()
    await choose(page)
    await page.get_by_test_id("video").first.wait_for()


async def test_it_fails(page: Page) -> None:
    """The message says why, and nothing of anybody's credits."""
    await become(page, "Ann")
    await turn(page, "fail")
    await type_inline(page, a_link())
    await choose(page)
    await expect(page.get_by_role("log").get_by_text("could not be cleaned")).to_be_visible(timeout=PATIENCE_MS)
    await expect(page.get_by_role("log").get_by_text("balance")).to_have_count(0)
