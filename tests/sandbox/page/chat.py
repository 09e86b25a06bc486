"""The chat page as somebody uses it who holds a telephone."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from playwright.async_api import Browser, Frame, Page, ViewportSize

from bot.sandbox import PATIENCE_SECONDS

PATIENCE_MS = 1000 * PATIENCE_SECONDS
PHONE = ViewportSize(width=400, height=800)


@asynccontextmanager
async def opened(browser: Browser, address: str, **context: Any) -> AsyncIterator[Page]:
    """The page at this address, in a browser that knows of nothing yet. What goes wrong in a script fails the test."""
    async with await browser.new_context(viewport=PHONE, **context) as whole:
        whole.set_default_timeout(PATIENCE_MS)
        page = await whole.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        await page.goto(address)
        yield page
        assert errors == []


async def say(page: Page, text: str) -> None:
    """Write to the bot, or where one is."""
    await page.get_by_test_id("composer").fill(text)
    await page.keyboard.press("Enter")


async def become(page: Page, name: str) -> None:
    """Another of the page's users."""
    await page.get_by_test_id("users").get_by_role("button", name=name).click()


async def go_to(page: Page, name: str) -> None:
    """Another chat, or a topic."""
    await page.get_by_test_id("places").get_by_role("button", name=name).click()


async def open_gallery(page: Page) -> Frame:
    """The gallery, by the menu button, as soon as it shows something."""
    await page.get_by_test_id("menu-button").click()
    element = await page.get_by_test_id("mini-app").element_handle()
    frame = await element.content_frame()
    assert frame is not None
    await frame.locator("#main").wait_for()
    return frame


def a_link() -> str:
    """One that nobody has pasted before."""
    return f"https://sora.chatgpt.com/p/s_{secrets.token_hex(16)}"
