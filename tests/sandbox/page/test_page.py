"""The chat page in a real Chromium, with the real bot behind it: what a newcomer does first."""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path

import pytest
from playwright.async_api import Browser, FilePayload, Page, expect

from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.demo import Demo
from bot.sandbox.page.switches import USUAL_SECONDS
from tests.images import image
from tests.sandbox.page.chat import PATIENCE_MS, a_link, become, go_to, opened, say
from tests.sandbox.page.conftest import TASK_SECONDS

ROOT = Path(__file__).parents[3]
DARKNESS = """dark => [...document.querySelectorAll('.bubble img')].some((image) => {
    const canvas = document.createElement('canvas').getContext('2d');
    canvas.drawImage(image, 0, 0);
    const [red, , , painted] = canvas.getImageData(0, 0, 1, 1).data;
    return painted > 0 && (red < 128) === dark;
})"""
"""Whether a picture has come, and its ground is dark, or light."""

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


async def test_it_is_started_and_stopped(browser: Browser) -> None:
    """As `make demo` does: it prints the page's address, the bot answers there, and SIGTERM ends it well."""
    demo = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "demo", "--port", "0", "--no-browser", cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert demo.stdout is not None
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            found = None
            while found is None:
                line = await demo.stdout.readline()
                assert line, "the demo ended"
                found = re.search(r"http://\S+", line.decode())
        async with opened(browser, found[0]) as page:
            await say(page, "/start")
            await page.get_by_role("log").get_by_text("You have 3 credits").wait_for()
    finally:
        demo.terminate()
        assert await asyncio.wait_for(demo.wait(), PATIENCE_SECONDS) == 0


async def test_a_newcomer_pastes_a_link_sees_the_video_play_and_pays_for_more(page: Page) -> None:
    await expect(page.get_by_role("heading", name="Paste a Sora link")).to_be_visible()
    # With the keyboard alone: the composer has the focus from the start.
    await page.keyboard.type(f"https://sora.chatgpt.com/p/s_{'ab' * 16}")
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="I confirm").click()
    video = page.get_by_test_id("video").first
    await video.wait_for()
    await page.wait_for_function("document.querySelector('video').currentTime > 0.2")
    await expect(page.get_by_role("log").get_by_text("AI-generated video.")).to_be_visible()

    await page.get_by_test_id("composer").fill("/buy")
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="10 credits").click()
    await page.get_by_role("button", name="Pay ⭐️75").click()
    await expect(page.get_by_role("log").get_by_text("your balance is 12")).to_be_visible(timeout=PATIENCE_MS)
    # The messages scroll, the page does not: the composer stays where it is.
    assert await page.evaluate("document.scrollingElement.scrollHeight <= innerHeight")


async def test_the_bot_is_killed_and_the_job_goes_on(page: Page, demo: Demo) -> None:
    for provider in demo.providers.all:
        provider.duration = USUAL_SECONDS
    await page.get_by_role("button", name="Bob").click()
    await page.get_by_test_id("sample").click()
    await page.get_by_role("button", name="I confirm").click()
    await expect(page.get_by_role("log").get_by_text("Cleaning your video")).to_be_visible(timeout=PATIENCE_MS)
    await page.get_by_test_id("show-scenes").click()
    await page.get_by_test_id("switch-kill").click()
    await page.get_by_test_id("show-chat").click()
    await expect(page.get_by_text("was killed")).to_be_visible(timeout=PATIENCE_MS)
    await page.get_by_test_id("video").first.wait_for()
    await expect(page.get_by_test_id("video")).to_have_count(1)
    for provider in demo.providers.all:
        provider.duration = TASK_SECONDS


async def test_credits_are_bought_given_asked_about_refunded_and_left_behind(page: Page) -> None:
    log = page.get_by_role("log")
    await become(page, "Bob")
    await say(page, "/buy")
    await page.get_by_role("button", name="50 credits").click()
    await page.get_by_role("button", name="Pay ⭐️300").click()
    paid = log.get_by_text(re.compile("You paid 300"))
    await paid.wait_for()
    charge = re.search(r"charge (\S+)\)", await paid.inner_text())
    assert charge is not None
    await say(page, "/gift 2")
    gift = await log.get_by_role("link", name=re.compile("start=gift-")).get_attribute("href")
    assert gift is not None
    await say(page, "/export")
    async with page.expect_download() as download:
        await log.get_by_role("link", name=re.compile(r"my-data\.json")).click()
    assert charge[1] in (await (await download.value).path()).read_text()
    await say(page, "/paysupport Please refund me")
    await log.get_by_text("I passed your question on").wait_for()

    await become(page, "Olga")
    await say(page, gift)
    await log.get_by_text("2 credits are yours").wait_for()
    await (
        page.get_by_test_id("from-bot").filter(has_text="Please refund me").get_by_role("button", name="Reply").click()
    )
    await say(page, "Here you are")
    await log.get_by_text("Passed on.").wait_for()
    await say(page, f"/refund {charge[1]}")
    await log.get_by_text(re.compile(r"\d\d of 50 credits taken back")).wait_for()
    await say(page, "/ledger")
    await log.get_by_role("link", name=re.compile(r"ledger\.csv")).wait_for()

    await say(page, f"https://sora.chatgpt.com/p/s_{'cd' * 16}")
    await page.get_by_role("button", name="I confirm").click()
    await page.get_by_test_id("video").wait_for()
    await say(page, "/usage")
    await page.wait_for_function(DARKNESS, arg=False)
    await page.get_by_role("button", name="Dark").click()
    await page.wait_for_function(DARKNESS, arg=True)
    await say(page, "/delete_me")
    await page.get_by_role("button", name="Remove me").click()
    await log.get_by_text("you are removed").wait_for()

    await become(page, "Bob")
    await log.get_by_text("Here you are").wait_for()
    await log.get_by_text("300 ⭐ came back").wait_for()


async def test_who_scrolled_up_sees_what_they_send(page: Page) -> None:
    """Samples stand beside the composer, and one's own message is scrolled to, whatever one was reading."""
    sees_newest = """() => {
        const place = document.getElementById('messages').getBoundingClientRect();
        const last = document.getElementById('log').lastElementChild.getBoundingClientRect();
        return last.bottom <= place.bottom + 1 && last.bottom > place.top;
    }"""
    mine = page.get_by_test_id("from-me")
    await become(page, "Bob")
    before = await mine.count()
    for number in range(1, 6):
        await say(page, "/help")
        await expect(mine).to_have_count(before + number)
    await page.evaluate("document.getElementById('messages').scrollTop = 0")
    sample = page.get_by_role("form", name="Write a message").get_by_test_id("sample")
    await expect(sample).to_be_in_viewport()
    await sample.click()
    await expect(mine).to_have_count(before + 6)
    await page.wait_for_function(sees_newest)
    await page.evaluate("document.getElementById('messages').scrollTop = 0")
    await say(page, "/balance")
    await expect(page.get_by_role("log").get_by_text("You have").last).to_be_in_viewport(timeout=PATIENCE_MS)
    await page.wait_for_function(sees_newest)


async def test_a_reload_keeps_who_one_is(page: Page) -> None:
    """The page comes back with the user one was, and their messages."""
    await become(page, "Bob")
    await say(page, "It is Bob who says this")
    said = page.get_by_role("log").get_by_text("It is Bob who says this")
    await said.last.wait_for()
    await page.reload()
    await expect(page.get_by_role("button", name="Bob")).to_have_attribute("aria-pressed", "true")
    await expect(said.last).to_be_in_viewport(timeout=PATIENCE_MS)


async def test_a_photo_becomes_a_video(page: Page) -> None:
    """It is chosen on the page, and the simulated provider fetches it from the bot."""
    await page.get_by_role("button", name="Ann").click()
    photo = FilePayload(name="photo.jpg", mimeType="image/jpeg", buffer=image())
    await page.get_by_test_id("photos").set_input_files(photo)
    await say(page, "/create it waves")
    await expect(page.get_by_role("log").get_by_text("Made from your photo.")).to_be_visible(timeout=PATIENCE_MS)
    videos = await page.get_by_test_id("video").count()
    await page.get_by_role("button", name="Create, 2 credits").click()
    await page.get_by_role("button", name="I confirm").click()
    await expect(page.get_by_test_id("video")).to_have_count(videos + 1, timeout=PATIENCE_MS)


async def test_a_link_in_a_topic(page: Page) -> None:
    """The video comes in the same topic of the group, and nowhere else."""
    await become(page, "Ann")
    await go_to(page, "Clips")
    await say(page, f"/clean {a_link()}")
    await page.get_by_test_id("video").first.wait_for()
    await expect(page.get_by_test_id("video")).to_have_count(1)
    await expect(page.get_by_role("log").get_by_text("your balance")).to_have_count(0)


async def test_a_link_over_the_input_field(page: Page) -> None:
    """In a chat without the bot, what it offers becomes the video."""
    await become(page, "Ann")
    await go_to(page, "A chat without the bot")
    await page.get_by_test_id("composer").press_sequentially(f"@clean_video_bot {a_link()}")
    await page.get_by_test_id("results").get_by_role("option", name="Clean this video").click()
    await page.get_by_test_id("video").first.wait_for()
    await expect(page.get_by_test_id("video")).to_have_count(1)


async def test_a_mention_where_the_bot_is_no_member(page: Page) -> None:
    """A guest's answer becomes the video, too."""
    await become(page, "Ann")
    await go_to(page, "A chat without the bot")
    before = await page.get_by_test_id("video").count()
    await say(page, f"@clean_video_bot {a_link()}")
    await expect(page.get_by_test_id("video")).to_have_count(before + 1, timeout=PATIENCE_MS)
