"""/usage and /stats: the last 30 days as a small picture that tells the truth, in one's language, light or dark."""

from __future__ import annotations

import functools
import io
import json
from datetime import date, timedelta
from itertools import pairwise, product
from typing import Any

import pytest
import resvg_py
from babel.localedata import locale_identifiers
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageColor

from bot.billing.usage import DAYS, Day, Usage
from bot.languages import locales_folder
from bot.sandbox.telegram import SimulatedMessage, User
from bot.telegram.callbacks import ChooseLanguage, SetTheme, Whose
from bot.telegram.chart import (
    COLOURS,
    DATES,
    FLOOR,
    HEIGHT,
    LEGEND,
    MARGIN,
    TITLE,
    WIDTH,
    Chart,
    draw,
    highest_line,
    known,
    label,
)
from bot.telegram.chart_views import ChartView, ChartViews
from bot.telegram.texts import Texts
from bot.users.users import Theme
from bot.users.users import User as KnownUser
from tests.telegram.test_admin_desk import operator
from tests.telegram.test_buttons import STALE, forged
from tests.test_locales import LANGUAGES
from tests.users.test_exports import document
from tests.world import World, ask, is_video, new_link

TODAY = date(2026, 11, 21)
LARGEST_PICTURE = 40_000
APART = 24
"""Pixels: further than words of one text are, and readable at a phone's size."""
TEXTS = Texts(locales_folder(), "en")
LIGHT, DARK = COLOURS[Theme.LIGHT], COLOURS[Theme.DARK]


def month(*counts: tuple[int, int], today: date = TODAY) -> list[Day]:
    """Days up to today: these many delivered and failed on the last ones, nothing on those before."""
    quiet = [(0, 0)] * (DAYS - len(counts))
    return [Day(today - timedelta(days=DAYS - 1 - number), *count) for number, count in enumerate([*quiet, *counts])]


def view(days: list[Day], locale: str = "en", *, theme: Theme = Theme.LIGHT, whose: Whose = Whose.OWN) -> ChartView:
    """What a user who speaks this language is shown of these days."""
    user, views = KnownUser(1, locale, banned=False, confirmed=frozenset(), theme=theme), ChartViews(TEXTS)
    return views.usage(user, Usage(tuple(days), 0)) if whose is Whose.OWN else views.stats(user, days)


def pixels(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def columns(png: bytes, colour: str) -> list[int]:
    """How many pixels of this colour each column of the picture has."""
    wanted, image = bytes(ImageColor.getrgb(colour)), pixels(png).tobytes()
    is_wanted = bytes(image[at : at + 3] == wanted for at in range(0, len(image), 3))
    return [is_wanted[x::WIDTH].count(1) for x in range(WIDTH)]


def paper(png: bytes) -> str:
    """The ground that the picture is painted on."""
    return f"#{pixels(png).tobytes()[:3].hex()}"


def painted(image: Image.Image, ground: str) -> Image.Image:
    """White where something is painted, black where the ground is bare."""
    difference = ImageChops.difference(image, Image.new("RGB", image.size, ground))
    return difference.convert("L").point(lambda value: 255 if value else 0)


def gaps(flags: list[bool]) -> list[int]:
    """How long what is bare is between what is not."""
    inked = [number for number, flag in enumerate(flags) if flag]
    return [after - before for before, after in pairwise(inked) if after - before > 1]


def picture(message: SimulatedMessage) -> bytes:
    assert message.file is not None
    return message.file.read()


async def shown(user: User, command: str) -> SimulatedMessage:
    """The picture that comes in answer."""
    said = await user.say(command)
    return await user.chat.wait_for(lambda message: message.from_bot and message.file is not None, after=said)


async def turned(message: SimulatedMessage, theme: Theme) -> None:
    """Wait until its picture is in this theme."""
    await message.wait_until(lambda message: paper(picture(message)) == COLOURS[theme].paper)


async def get_video(world: World, user: User) -> None:
    """The test's first one, and wait until it is booked."""
    await user.say(new_link())
    await user.chat.wait_for(is_video)
    await world.telegram.calls.wait_for(lambda call: call.method == "deleteMessage")


async def test_delivered_and_failed_videos_stand_in_todays_bar_and_old_ones_in_none(world: World) -> None:
    async with world.bot():
        await ask(world.ann, "/usage", "No videos in the last 30 days")
        await get_video(world, world.ann)
        world.kie.fail_next(2)
        await ask(world.ann, new_link(), "credit is back")
        told = await ask(world.ann, "/usage", "Your last 30 days")
        assert "1 video for 1 credit; 1 failed" in told.text
        png = picture(told)
        assert max(columns(png, LIGHT.delivered)) > 100
        assert max(columns(png, LIGHT.failed)) > 100
        world.clock.pass_(31 * 24 * 3600)
        await ask(world.ann, "/usage", "No videos")
        await world.ann.press(told, "Dark")
        await told.wait_until(lambda message: "No videos" in message.text)
        assert max(columns(picture(told), DARK.delivered)) < 50


async def test_a_theme_is_kept(world: World) -> None:
    """The button turns the picture in its place, and the next ones come so: after a restart, and those of /stats."""
    olga = operator(world)
    admins = frozenset({olga.id})
    async with world.bot(admin_ids=admins):
        await get_video(world, olga)
        told = await shown(olga, "/usage")
        assert [button.text for button in told.buttons] == ["🌙 Dark"]
        assert paper(picture(told)) == LIGHT.paper
        caption = told.text
        await olga.press(told, "Dark")
        await turned(told, Theme.DARK)
        assert (told.text, [button.text for button in told.buttons]) == (caption, ["☀️ Light"])
    async with world.bot(admin_ids=admins):
        told = await shown(olga, "/stats")
        assert told.text == "All videos, day by day"
        assert paper(picture(told)) == DARK.paper
        await olga.press(told, "Light")
        await turned(told, Theme.LIGHT)
        assert told.text == "All videos, day by day"
        assert paper(picture(await shown(olga, "/usage"))) == LIGHT.paper


async def test_a_theme_is_the_users_data(world: World) -> None:
    """It stands in /export, and is gone after /delete_me."""
    async with world.bot():
        await get_video(world, world.ann)
        await world.ann.press(await shown(world.ann, "/usage"), "Dark")
        data = json.loads(await document(world.ann, "/export", "Everything I keep"))
        assert data["user"]["theme"] == "dark"
        question = await ask(world.ann, "/delete_me", "delete")
        await world.ann.press(question, question.buttons[0].text)
        await question.wait_until(lambda message: not message.buttons)
        data = json.loads(await document(world.ann, "/export", "Everything I keep"))
        assert data["user"]["theme"] is None


async def test_the_figures_of_all_are_the_operators(world: World) -> None:
    """A button with them is no button of other users', nor is one for a theme that there is none of."""
    async with world.bot():
        await get_video(world, world.ann)
        told = await shown(world.ann, "/usage")
        for data in (SetTheme(whose=Whose.ALL, theme=Theme.DARK).pack(), "theme:own:sepia", "theme:all", "theme"):
            assert STALE in (await world.ann.press(told, forged(data))).text, data
        assert paper(picture(await shown(world.ann, "/usage"))) == LIGHT.paper


async def test_the_picture_is_in_the_users_language(world: World) -> None:
    """Each language has its own, in either theme, and a caption that Telegram takes."""
    async with world.bot():
        await get_video(world, world.ann)
        panel = await ask(world.ann, "/language", "In which language")
        seen = set()
        for language in LANGUAGES:
            await world.ann.press(panel, forged(ChooseLanguage(locale=language).pack()))
            told = await shown(world.ann, "/usage")
            for theme in (Theme.DARK, Theme.LIGHT):
                seen.add(picture(told))
                await world.ann.press(told, TEXTS.get(language, f"chart-to-{theme.value}"))
                await turned(told, theme)
        assert len(seen) == len(Theme) * len(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_or_overlaps(language: str) -> None:
    """In each month and theme: the margins are bare, each line of words stands by itself, and so does each date."""
    for number in range(12):
        theme, whose = list(Theme)[number % 2], list(Whose)[number // 2 % 2]
        today = date(2026, number + 1, 28)
        png = draw(view(month((8000, 2000), today=today), language, theme=theme, whose=whose).chart)
        ink = painted(pixels(png), COLOURS[theme].paper)
        left, top, right, bottom = ink.getbbox() or (0, 0, 0, 0)
        assert min(left, top, WIDTH - right, HEIGHT - bottom) >= MARGIN // 2
        words = ink.crop((0, 0, WIDTH, LEGEND + 20))
        assert len(gaps([bool(words.crop((0, y, WIDTH, y + 1)).getbbox()) for y in range(words.height)])) == 1
        dates = ink.crop((0, (FLOOR + DATES) // 2, WIDTH, HEIGHT))
        between = gaps([bool(dates.crop((x, 0, x + 1, dates.height)).getbbox()) for x in range(WIDTH)])
        assert len([gap for gap in between if gap >= APART]) == 2


def test_every_letter_has_a_shape(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """Of all the words, and of the months in every country that has one of the languages: the renderer misses none."""
    loud: Any = functools.partial(resvg_py.svg_to_bytes, log_information=True)
    monkeypatch.setattr(resvg_py, "svg_to_bytes", loud)
    spoken = {language.split("-")[0] for language in LANGUAGES}
    places = [
        each.replace("_", "-") for each in locale_identifiers() if each.split("_")[0] in spoken and len(each) <= 6
    ]
    dates = "".join(label(date(2026, number, 28), known(place)) for place in places for number in range(1, 13))
    letters = "".join(sorted(set(dates)))
    for chart in [
        view(month((8000, 2000)), language, whose=whose).chart for language, whose in product(LANGUAGES, Whose)
    ]:
        draw(chart)
    draw(Chart(letters, "", "", month((1, 0)), "en", Theme.LIGHT))
    assert capfd.readouterr().out == ""
    draw(Chart("中", "", "", month((1, 0)), "en", Theme.LIGHT))
    assert "U+4E2D" in capfd.readouterr().out


def test_letters_of_hindi_join() -> None:
    """Two consonants become one shape, unless a sign between them says not to."""
    joined, apart = (
        painted(pixels(draw(Chart(words, "", "", month(), "hi", Theme.LIGHT))), LIGHT.paper).crop((0, 0, WIDTH, TITLE))
        for words in ("क्ष", "क्\N{ZERO WIDTH NON-JOINER}ष")
    )
    assert width(joined) < width(apart) * 0.8


def width(ink: Image.Image) -> int:
    left, _, right, _ = ink.getbbox() or (0, 0, 0, 0)
    return right - left


def test_a_bar_is_as_high_as_its_day_was_busy() -> None:
    heights = columns(draw(view(month((1, 0), (0, 0), (4, 0), (2, 2))).chart), LIGHT.delivered)
    one, two, four = sorted(set(heights[WIDTH // 2 :]) - {0})
    assert one * 4 == pytest.approx(four, abs=6)
    assert two * 2 == pytest.approx(four, abs=4)


@settings(max_examples=25, deadline=None)
@given(
    counts=st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 5000)), max_size=DAYS),
    locale=st.sampled_from([*LANGUAGES, "de-AT", "ar", "zh-hans", "he", "tlh", ""]),
    theme=st.sampled_from(Theme),
)
def test_any_month_in_any_locale_is_light_on_data(counts: list[tuple[int, int]], locale: str, theme: Theme) -> None:
    assert len(draw(view(month(*counts), locale, theme=theme).chart)) < LARGEST_PICTURE


@given(most=st.integers(0, 1_000_000))
def test_the_lines_stand_at_round_numbers_and_no_bar_is_higher_than_the_highest(most: int) -> None:
    top = highest_line(most)
    assert max(1, most) <= top <= most * 1.1 + 4
    assert top <= 4 or top % 4 == 0
    assert len(str(top // 4).rstrip("0")) <= 2


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("en", "Nov 21"),
        ("en-GB", "21 Nov"),
        ("de-AT", "21. Nov."),
        ("pt", "21 de nov."),
        ("uk", "21 лист."),
        ("hi", "21 नव॰"),
        ("ar", "Nov 21"),
        ("en-XX", "Nov 21"),
    ],
)
def test_dates_stand_as_users_of_that_locale_write_them(locale: str, words: str) -> None:
    """Where the words are in a language that is not the user's, the dates are in it, too."""
    assert label(TODAY, known(view(month((1, 0)), locale).chart.locale)) == words
