"""/usage: a user's last 30 days as a small picture that tells the truth."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageColor

from bot.billing.usage import DAYS, Day
from bot.telegram.chart import DELIVERED, FAILED, HEIGHT, WIDTH, draw, highest_line, label
from tests.world import World, ask, is_video, new_link

TODAY = date(2026, 11, 21)
LARGEST_PICTURE = 10_000


def month(*counts: tuple[int, int]) -> list[Day]:
    """Days up to today: these many delivered and failed on the last ones, nothing on those before."""
    quiet = [(0, 0)] * (DAYS - len(counts))
    return [Day(TODAY - timedelta(days=DAYS - 1 - number), *count) for number, count in enumerate([*quiet, *counts])]


def columns(png: bytes, colour: str) -> list[int]:
    """How many pixels of this colour each day's slice of the picture has."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    wanted = ImageColor.getrgb(colour)
    return [sum(image.getpixel((x, y)) == wanted for y in range(HEIGHT)) for x in range(WIDTH)]


async def test_delivered_and_failed_videos_stand_in_todays_bar_and_old_ones_in_none(world: World) -> None:
    async with world.bot():
        await ask(world.ann, "/usage", "No videos in the last 30 days")
        await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video)
        world.kie.fail_next(2)
        await ask(world.ann, new_link(), "credit is back")
        told = await ask(world.ann, "/usage", "Your last 30 days")
        assert "1 video for 1 credit" in told.text
        assert "1 failed" in told.text
        assert told.file is not None
        png = told.file.read()
        assert max(columns(png, DELIVERED)) > 0
        assert max(columns(png, FAILED)) > 0
        world.clock.pass_(31 * 24 * 3600)
        await ask(world.ann, "/usage", "No videos")


def test_a_bar_is_as_high_as_its_day_was_busy() -> None:
    heights = columns(draw(month((1, 0), (0, 0), (4, 0), (2, 2)), "en"), DELIVERED)
    one, four, two = sorted(set(heights) - {0})[0], max(heights), sorted(set(heights) - {0})[1]
    assert one * 4 == pytest.approx(four, abs=6)
    assert two * 2 == pytest.approx(four, abs=4)


@settings(max_examples=25, deadline=None)
@given(
    counts=st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 5000)), max_size=DAYS),
    locale=st.sampled_from(["en", "de", "ar", "zh-hans", "pt-br", "he", "tlh", ""]),
)
def test_any_month_in_any_locale_is_light_on_data(counts: list[tuple[int, int]], locale: str) -> None:
    assert len(draw(month(*counts), locale)) < LARGEST_PICTURE


@given(most=st.integers(0, 1_000_000))
def test_the_lines_stand_at_whole_numbers_and_no_bar_is_higher_than_the_highest(most: int) -> None:
    top = highest_line(most)
    assert top >= max(1, most)
    assert top <= 4 or top % 4 == 0


@pytest.mark.parametrize(
    ("locale", "words"), [("en", "11/21"), ("de-AT", "21.11."), ("pt-br", "21/11"), ("ar", "21/11"), ("xx", "11/21")]
)
def test_dates_stand_as_users_of_that_locale_write_them(locale: str, words: str) -> None:
    assert label(TODAY, locale) == words
