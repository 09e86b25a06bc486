"""Each model that ships, on the chat page in a real Chromium: words, a character of their video, and words with it."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Page, expect

from tests.sandbox.page.chat import PATIENCE_MS, become, say

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


async def test_words_a_character_and_words_with_it(page: Page) -> None:
    """kie's text to video and its characters, and Apikley's model, which takes the character that was made."""
    log, videos = page.get_by_role("log"), page.get_by_test_id("video")
    await become(page, "Bob")
    await say(page, "/buy")
    await page.get_by_role("button", name="10 credits").click()
    await page.get_by_role("button", name="Pay ⭐️75").click()
    await log.get_by_text("Thank you.").wait_for()

    await say(page, "/create a barista waves")
    await page.get_by_role("button", name="Create, 2 credits").click()
    await page.get_by_role("button", name="I confirm").click()
    await expect(videos).to_have_count(1, timeout=PATIENCE_MS)

    await say(page, "/characters")
    await page.get_by_role("button", name="Make a character").click()
    await page.get_by_role("button", name=re.compile("a barista waves")).last.click()
    await log.get_by_text("What is the character's name?").wait_for()
    await say(page, "sky_ranger")
    await log.get_by_text("What is the character like?").wait_for()
    await say(page, "cheerful barista, green apron")
    await log.get_by_text("must not be shown doing").wait_for()
    await page.get_by_role("button", name="Skip").last.click()
    await page.get_by_role("button", name="Create, 2 credits").last.click()
    await page.get_by_role("button", name="I confirm").click()
    await log.get_by_text("@sky_ranger is ready.").wait_for()

    await say(page, "/create @sky_ranger pours milk")
    await page.get_by_role("button", name="Sora 2 Pro").last.click()
    await page.get_by_role("button", name="✓ Sora 2 Pro").wait_for()
    await page.get_by_role("button", name="Create, 2 credits").last.click()
    await expect(videos).to_have_count(2, timeout=PATIENCE_MS)
