"""A Chromium for the tests of a module, and a demo for it to show."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator

import fontpkg
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from bot.sandbox.demo import HOST, Demo, make_demo
from tests.databases import missing
from tests.sandbox.page.chat import PATIENCE_MS, opened

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
FONT = "Noto Sans"
FONTS = """<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{folder}</dir>
  <match><edit name="family" mode="prepend" binding="strong"><string>{font}</string></edit></match>
</fontconfig>"""
"""The same letters on every machine: whether a button's words fit does not depend on what else is installed."""
TASK_SECONDS = 0.2


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Browser]:
    path = os.environ.get("TEST_CHROMIUM") or shutil.which("chromium")
    if path is None:
        missing("no Chromium is installed (TEST_CHROMIUM names one)")
    expect.set_options(timeout=PATIENCE_MS)
    fonts = tmp_path_factory.mktemp("fonts") / "fonts.conf"
    fonts.write_text(FONTS.format(folder=fontpkg.path(FONT).parent, font=FONT), encoding="utf-8")
    env: dict[str, str | float | bool] = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS, env=env)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def demo() -> AsyncIterator[Demo]:
    """What `make demo` runs, with quicker providers and its simulations at hand; the bot is a process of its own."""
    stop = asyncio.Event()
    async with make_demo() as demo:
        for provider in demo.providers.all:
            provider.duration = TASK_SECONDS
        running = asyncio.create_task(demo.keep_running(stop))
        yield demo
        stop.set()
        assert await running == 0


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser: Browser, demo: Demo) -> AsyncIterator[Page]:
    """The chat page, in a browser that knows of nothing yet."""
    async with demo.page.serve(HOST, 0) as address, opened(browser, address) as page:
        yield page
