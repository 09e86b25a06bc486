"""A Mini App on the chat page, in a real Chromium: what Telegram does around one, for one of the tests' own."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from aiogram import Bot
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    LabeledPrice,
    MenuButtonWebApp,
    PreparedInlineMessage,
    Update,
    WebAppInfo,
)
from aiogram.utils.web_app import WebAppInitData, safe_parse_webapp_init_data
from aiohttp import web
from playwright.async_api import Browser, Frame, Page, expect

from bot.sandbox.page.server import PageServer
from bot.sandbox.page.switches import Switches
from bot.sandbox.providers import SimulatedProviders
from bot.sandbox.telegram import SimulatedTelegram, User
from tests.sandbox.page.chat import PHONE, opened
from tests.sandbox.telegram.conftest import LoopbackSession

TOY = """<!doctype html><title>Toy</title><h1>The toy</h1>
<button onclick="send('web_app_open_link', { url: location.origin + '/other' })">Elsewhere</button>
<script>
const told = Object.fromEntries(new URLSearchParams(location.hash.slice(1))), heard = [];
addEventListener("message", (event) => { if (event.source === parent) heard.push(JSON.parse(event.data)); });
heard.shiftOf = (kind) => heard.splice(heard.findIndex((one) => one.eventType === kind) >>> 0, 1)[0];
function send(eventType, eventData) { parent.postMessage(JSON.stringify({ eventType, eventData }), "*"); }
send("iframe_ready", { reload_supported: true });
send("web_app_ready");
</script>"""
CHOICE = InlineQueryResultArticle(
    id="r1", title="Share", input_message_content=InputTextMessageContent(message_text="look at this")
)

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


class Scene:
    """A simulated Telegram with its page, a bot that the test is, and a Mini App."""

    def __init__(self, telegram: SimulatedTelegram, bot: Bot, page: Page, ann: User, url: str) -> None:
        """`ann` is whom the page shows first, `url` where the Mini App is."""
        self.telegram = telegram
        self.bot = bot
        self.page = page
        self.ann = ann
        self.url = url

    async def next_update(self) -> Update:
        """What the bot hears of next."""
        (update,) = await self.bot.get_updates(timeout=5, limit=1)
        await self.bot.get_updates(offset=update.update_id + 1, limit=1)
        return update

    async def set_menu(self, text: str = "Gallery", url: str | None = None) -> None:
        """Let the bot's menu button open the Mini App."""
        app = WebAppInfo(url=url or self.url)
        await self.bot.set_chat_menu_button(menu_button=MenuButtonWebApp(text=text, web_app=app))

    async def open(self) -> App:
        """The Mini App, opened by the menu button."""
        await self.set_menu()
        await self.page.get_by_test_id("menu-button").click()
        return await self.app()

    async def app(self) -> App:
        """The Mini App that was opened, once it is ready."""
        element = await self.page.get_by_test_id("mini-app").element_handle()
        frame = await element.content_frame()
        assert frame is not None
        await frame.wait_for_function("typeof told === 'object'")
        await expect(self.page.locator("#stage")).not_to_have_attribute("aria-busy", "true")
        return App(self, frame)


class App:
    """The Mini App in its frame."""

    def __init__(self, scene: Scene, frame: Frame) -> None:
        self.scene = scene
        self.frame = frame

    async def told(self, name: str) -> str:
        """What stands in its address under this name."""
        value: str = await self.frame.evaluate("name => told[name]", name)
        return value

    async def init_data(self) -> WebAppInitData:
        """Who opened it; the signature is checked."""
        return safe_parse_webapp_init_data(self.scene.telegram.token, await self.told("tgWebAppData"))

    async def send(self, kind: str, data: dict[str, Any] | None = None) -> None:
        """Tell Telegram of an event."""
        await self.frame.evaluate("([kind, data]) => send(kind, data)", [kind, data])

    async def heard(self, kind: str) -> Any:
        """What Telegram tells, or told, it by an event of this kind."""
        handle = await self.frame.wait_for_function("kind => heard.shiftOf(kind)", arg=kind)
        return (await handle.json_value())["eventData"]


@pytest_asyncio.fixture(loop_scope="module")
async def toy() -> AsyncIterator[str]:
    async def serve(request: web.BaseRequest) -> web.Response:
        return web.Response(text=TOY, content_type="text/html")

    runner = web.ServerRunner(web.Server(serve))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/app"
    await runner.cleanup()


@pytest_asyncio.fixture(loop_scope="module")
async def scene(browser: Browser, toy: str) -> AsyncIterator[Scene]:
    async with SimulatedTelegram() as telegram, SimulatedProviders() as providers:
        users = [telegram.user(name, started=True) for name in ("Ann", "Bob")]
        group = telegram.group("Film club", users)
        server = PageServer(telegram, users, [group], Switches(telegram, providers, lambda: None))
        async with (
            Bot(telegram.token, session=LoopbackSession(telegram)) as bot,
            server.serve("127.0.0.1", 0) as address,
            opened(browser, address, color_scheme="light") as page,
        ):
            scene = Scene(telegram, bot, page, users[0], toy)
            await scene.next_update()  # the bot came into the group
            yield scene


# Opened and closed.


async def test_the_menu_button_opens_it(scene: Scene) -> None:
    """It stands in private chats alone, and the app learns who opened it, signed anew each time."""
    menu = scene.page.get_by_test_id("menu-button")
    await expect(menu).to_be_hidden()
    await scene.set_menu("My gallery")
    await expect(menu).to_have_text("My gallery")
    await scene.page.get_by_test_id("places").get_by_role("button", name="Film club").click()
    await expect(menu).to_be_hidden()
    await scene.page.get_by_test_id("places").get_by_role("button", name="Private chat").click()
    await menu.click()
    app = await scene.app()
    first = await app.init_data()
    assert first.user is not None
    assert (first.user.id, first.user.first_name) == (scene.ann.id, "Ann")
    assert (await app.told("tgWebAppVersion"), await app.told("tgWebAppPlatform")) == ("9.1", "weba")
    await expect(scene.page.get_by_test_id("mini-app")).to_have_attribute("title", "Clean Video")
    await scene.page.get_by_test_id("mini-app-close").click()
    await expect(scene.page.get_by_test_id("mini-app")).to_have_count(0)
    await expect(menu).to_be_focused()
    await menu.click()
    assert (await (await scene.app()).init_data()).query_id != first.query_id


async def test_another_user_is_another(scene: Scene) -> None:
    """Who becomes somebody else leaves the app, and opens it as they."""
    await scene.open()
    await scene.page.get_by_test_id("mini-app-close").click()
    await scene.page.get_by_test_id("users").get_by_role("button", name="Bob").click()
    told = await (await scene.open()).init_data()
    assert told.user is not None
    assert told.user.first_name == "Bob"


@pytest.mark.parametrize("way", ["Escape", "the app itself"])
async def test_it_is_closed(scene: Scene, way: str) -> None:
    app = await scene.open()
    if way == "Escape":
        await scene.page.keyboard.press("Escape")
    else:
        await app.send("web_app_close")
    await expect(scene.page.get_by_test_id("mini-app")).to_have_count(0)
    await expect(scene.page.get_by_test_id("composer")).to_be_visible()


async def test_it_fills_a_phone(scene: Scene) -> None:
    """Under its head, it has the whole page; on a large one it is as wide as a phone, beside the chat."""
    await scene.open()
    frame = scene.page.get_by_test_id("mini-app")
    box = await frame.bounding_box()
    assert box is not None
    assert (box["x"], box["width"], box["y"] + box["height"]) == (0, PHONE["width"], PHONE["height"])
    assert box["height"] > 0.9 * PHONE["height"]
    await expect(scene.page.get_by_test_id("composer")).to_be_hidden()
    await scene.page.set_viewport_size({"width": 1280, "height": 900})
    box = await frame.bounding_box()
    assert box is not None
    assert box["width"] == 412
    await expect(scene.page.get_by_test_id("composer")).to_be_visible()


async def test_a_button_under_a_message_opens_it(scene: Scene) -> None:
    """At its own address."""
    button = InlineKeyboardButton(text="Open it", web_app=WebAppInfo(url=f"{scene.url}?from=button#place"))
    await scene.bot.send_message(scene.ann.id, "x", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]))
    await scene.page.get_by_role("button", name="Open it").click()
    app = await scene.app()
    assert app.frame.url.startswith(f"{scene.url}?from=button#place&tgWebAppData=")
    assert (await app.init_data()).query_id is not None


async def test_a_link_opens_it(scene: Scene) -> None:
    """With what stands behind `startapp`; not where the bot has no main Mini App."""
    await scene.set_menu()
    await scene.bot.send_message(scene.ann.id, "https://t.me/clean_video_bot?startapp=v_42")
    link = scene.page.get_by_role("log").get_by_role("link")
    await link.click()
    app = await scene.app()
    told = await app.init_data()
    assert (told.start_param, told.query_id) == ("v_42", None)
    assert "tgWebAppStartParam=v_42" in app.frame.url
    await scene.page.get_by_test_id("mini-app-close").click()
    scene.telegram.has_main_web_app = False
    await link.click()
    await expect(scene.page.get_by_role("alert")).to_have_text("This bot has no Mini App.")
    await expect(scene.page.get_by_test_id("mini-app")).to_have_count(0)


# What they tell each other.


async def test_it_asks_how_it_is_shown(scene: Scene) -> None:
    """Height, safe areas and colours; whatever else it asks is passed over."""
    app = await scene.open()
    await app.send("web_app_of_some_later_version", {"what": 1})
    await app.send("web_app_expand")
    await app.send("web_app_request_viewport")
    height = await app.frame.evaluate("innerHeight")
    shown = await app.heard("viewport_changed")
    assert (shown["height"], shown["is_expanded"], shown["is_state_stable"]) == (height, True, True)
    for kind in ("safe_area", "content_safe_area"):
        await app.send(f"web_app_request_{kind}")
        assert await app.heard(f"{kind}_changed") == {"top": 0, "bottom": 0, "left": 0, "right": 0}
    await app.send("web_app_set_header_color", {"color": "#102030"})
    head = scene.page.get_by_test_id("mini-app-close").locator("xpath=..")
    await expect(head).to_have_css("background-color", "rgb(16, 32, 48)")


async def test_it_hears_when_it_gets_dark(scene: Scene) -> None:
    """It has the page's own colours, and hears of others at once."""
    app = await scene.open()
    await app.send("web_app_request_theme")
    light = (await app.heard("theme_changed"))["theme_params"]
    assert light["bg_color"] == "#ffffff"
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in light.values())
    assert f'"bg_color":"{light["bg_color"]}"' in await app.told("tgWebAppThemeParams")
    await scene.page.emulate_media(color_scheme="dark")
    dark = (await app.heard("theme_changed"))["theme_params"]
    assert dark.keys() == light.keys()
    assert dark["bg_color"] != light["bg_color"]


async def test_its_back_button(scene: Scene) -> None:
    """It stands over the app while the app wants it."""
    app = await scene.open()
    back = scene.page.get_by_test_id("mini-app-back")
    await expect(back).to_be_hidden()
    await app.send("web_app_setup_back_button", {"is_visible": True})
    await back.click()
    await app.heard("back_button_pressed")
    await app.send("web_app_setup_back_button", {"is_visible": False})
    await expect(back).to_be_hidden()


async def test_nobody_else_is_listened_to(scene: Scene) -> None:
    """What the page hears from elsewhere closes nothing."""
    app = await scene.open()
    await scene.page.evaluate("""window.postMessage('{"eventType": "web_app_close"}', '*')""")
    await app.frame.evaluate("parent.postMessage('{', '*')")
    await app.send("web_app_request_theme")
    await app.heard("theme_changed")
    await expect(scene.page.get_by_test_id("mini-app")).to_be_visible()


# What it sells.


async def invoice(scene: Scene) -> str:
    prices = [LabeledPrice(label="10 credits", amount=75)]
    link = await scene.bot.create_invoice_link("10 credits", "Ten clean videos", "pack:10", "XTR", prices)
    return link.removeprefix("https://t.me/$")


@pytest.mark.parametrize(("agrees", "status"), [(True, "paid"), (False, "failed")])
async def test_an_invoice_is_paid_or_refused(scene: Scene, agrees: bool, status: str) -> None:
    """The bot decides; who is refused sees why, and who paid has it in the chat."""
    app, slug = await scene.open(), await invoice(scene)
    await app.send("web_app_open_invoice", {"slug": slug})
    sheet = scene.page.get_by_test_id("mini-app-sheet")
    await expect(sheet.get_by_text("Ten clean videos")).to_be_visible()
    await sheet.get_by_role("button", name="Pay ⭐️75").click()
    query = (await scene.next_update()).pre_checkout_query
    assert query is not None
    assert query.invoice_payload == "pack:10"
    await scene.bot.answer_pre_checkout_query(query.id, ok=agrees, error_message=None if agrees else "sold out")
    assert await app.heard("invoice_closed") == {"slug": slug, "status": status}
    await expect(sheet).to_have_count(0)
    if not agrees:
        await expect(scene.page.get_by_role("alert")).to_have_text("sold out")
    await app.send("web_app_close")
    await expect(scene.page.get_by_role("log").get_by_text("You paid 75")).to_have_count(1 if agrees else 0)


@pytest.mark.parametrize("way", ["Escape", "Close"])
async def test_an_invoice_is_closed(scene: Scene, way: str) -> None:
    """Nothing is paid, and the app stays open."""
    app, slug = await scene.open(), await invoice(scene)
    await app.send("web_app_open_invoice", {"slug": slug})
    sheet = scene.page.get_by_test_id("mini-app-sheet")
    await expect(sheet.get_by_role("button", name="Pay")).to_be_focused()
    if way == "Escape":
        await scene.page.keyboard.press("Escape")
    else:
        await sheet.get_by_role("button", name="Close").click()
    assert await app.heard("invoice_closed") == {"slug": slug, "status": "cancelled"}
    await expect(scene.page.get_by_test_id("mini-app")).to_be_visible()
    await app.send("web_app_open_invoice", {"slug": "nothing"})
    assert await app.heard("invoice_closed") == {"slug": "nothing", "status": "failed"}


# What it shares, and where it leads.


async def prepared(scene: Scene) -> PreparedInlineMessage:
    return await scene.bot.save_prepared_inline_message(scene.ann.id, CHOICE, allow_group_chats=True)


async def test_a_message_is_sent_to_a_chat(scene: Scene) -> None:
    """One of those that the user is in."""
    app = await scene.open()
    await app.send("web_app_send_prepared_message", {"id": (await prepared(scene)).id})
    sheet = scene.page.get_by_test_id("mini-app-sheet")
    await expect(sheet.get_by_role("button")).to_have_text(["Film club", "A chat without the bot", "Close"])
    await sheet.get_by_role("button", name="Film club").click()
    await app.heard("prepared_message_sent")
    await app.send("web_app_close")
    await scene.page.get_by_test_id("places").get_by_role("button", name="Film club").click()
    await expect(scene.page.get_by_test_id("from-me").get_by_text("look at this")).to_be_visible()


async def test_a_message_is_not_sent(scene: Scene) -> None:
    """Its user changes their mind, or it is none."""
    app = await scene.open()
    await app.send("web_app_send_prepared_message", {"id": (await prepared(scene)).id})
    await scene.page.get_by_test_id("mini-app-sheet").get_by_role("button", name="Close").click()
    assert await app.heard("prepared_message_failed") == {"error": "USER_DECLINED"}
    await app.send("web_app_send_prepared_message", {"id": "nothing"})
    assert await app.heard("prepared_message_failed") == {"error": "MESSAGE_EXPIRED"}


async def test_it_leads_into_the_chat(scene: Scene) -> None:
    """A link to the bot starts it there; one of its own Mini App opens that anew."""
    app = await scene.open()
    await app.send("web_app_open_tg_link", {"path_full": "/clean_video_bot?startapp=again"})
    await expect(scene.page.get_by_test_id("mini-app")).to_have_attribute("src", re.compile("StartParam=again"))
    await (await scene.app()).send("web_app_open_tg_link", {"path_full": "/clean_video_bot?start=buy-10"})
    await expect(scene.page.get_by_test_id("mini-app")).to_have_count(0)
    message = (await scene.next_update()).message
    assert message is not None
    assert (message.text, message.chat.id) == ("/start buy-10", scene.ann.id)


async def test_it_leads_elsewhere(scene: Scene) -> None:
    """Another page opens beside this one."""
    app = await scene.open()
    async with scene.page.context.expect_page() as other:
        await app.frame.get_by_role("button", name="Elsewhere").click()
    await expect(await other.value).to_have_url(re.compile("/other$"))
    await app.send("web_app_open_link", {"url": "javascript:document.body.remove()"})
    await app.send("web_app_request_theme")
    await app.heard("theme_changed")
    await asyncio.gather(
        *(expect(scene.page.get_by_test_id(name)).to_have_count(1) for name in ("mini-app", "composer"))
    )
