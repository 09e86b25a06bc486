"""What stands around a Mini App: the menu button, buttons that open it, who opened it, and what it lets users send."""

from __future__ import annotations

import asyncio
from urllib.parse import parse_qs, urlencode

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultCachedVideo,
    InputTextMessageContent,
    LabeledPrice,
    MenuButtonCommands,
    MenuButtonDefault,
    MenuButtonWebApp,
    PreparedInlineMessage,
    Update,
    WebAppInfo,
)
from aiogram.utils.web_app import safe_parse_webapp_init_data

from bot.sandbox.telegram import InvoiceStatus, MenuButtonChosen, PreparedMessageFailed, SimulatedTelegram, User
from tests.clock import FakeClock

APP = "https://example.org/app"


def opening(url: str = APP, text: str = "Gallery") -> MenuButtonWebApp:
    return MenuButtonWebApp(text=text, web_app=WebAppInfo(url=url))


def keyboard(url: str = APP) -> InlineKeyboardMarkup:
    button = InlineKeyboardButton(text="Open", web_app=WebAppInfo(url=url))
    return InlineKeyboardMarkup(inline_keyboard=[[button]])


async def next_update(bot: Bot) -> Update:
    (update,) = await bot.get_updates(timeout=5)
    await bot.get_updates(offset=update.update_id + 1)
    return update


# The menu button.


async def test_a_menu_button_for_all_and_for_one(telegram: SimulatedTelegram, bot: Bot, ann: User) -> None:
    """A chat has the button that was chosen for it, or else that for all."""
    bob = telegram.user("Bob")
    assert isinstance(await bot.get_chat_menu_button(), MenuButtonDefault)
    await bot.set_chat_menu_button(menu_button=opening())
    await bot.set_chat_menu_button(chat_id=bob.id, menu_button=MenuButtonCommands())
    assert (await bot.get_chat_menu_button(chat_id=ann.id)).model_dump() == opening().model_dump()
    assert isinstance(await bot.get_chat_menu_button(chat_id=bob.id), MenuButtonCommands)
    assert telegram.menu_button(ann.id) == {"type": "web_app", "text": "Gallery", "web_app": {"url": APP}}
    await bot.set_chat_menu_button(chat_id=bob.id, menu_button=MenuButtonDefault())
    assert telegram.menu_button(bob.id) == telegram.menu_button()
    await bot.set_chat_menu_button()
    assert telegram.menu_button(ann.id) == {"type": "default"}


async def test_who_listens_hears_of_a_menu_button(telegram: SimulatedTelegram, bot: Bot, ann: User) -> None:
    """A page can show it at once."""
    heard: list[int | None] = []
    telegram.events.subscribe(
        lambda event: heard.append(event.chat_id) if isinstance(event, MenuButtonChosen) else None
    )
    await bot.set_chat_menu_button(chat_id=ann.id, menu_button=opening())
    await bot.set_chat_menu_button(menu_button=opening())
    assert heard == [ann.id, None]


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000/app", "http://localhost/app", "http://[::1]/app"])
async def test_a_mini_app_of_this_machine(bot: Bot, ann: User, url: str) -> None:
    """Plain http is for addresses of this machine alone, which Telegram itself would not take."""
    await bot.set_chat_menu_button(menu_button=opening(url))
    await bot.send_message(ann.id, "look", reply_markup=keyboard(url))
    assert ann.chat.messages[-1].button("Open").web_app == url


@pytest.mark.parametrize(
    "url", ["http://example.org/app", "ftp://127.0.0.1/app", "/app", "https://[", "http://10.0.0.1"]
)
async def test_an_address_that_no_mini_app_may_have(bot: Bot, ann: User, url: str) -> None:
    with pytest.raises(TelegramBadRequest, match=r"menu button Web App URL '.*' is invalid"):
        await bot.set_chat_menu_button(menu_button=opening(url))
    with pytest.raises(TelegramBadRequest, match=r"inline keyboard button Web App URL '.*' is invalid"):
        await bot.send_message(ann.id, "look", reply_markup=keyboard(url))


async def test_a_menu_button_that_is_wrong(telegram: SimulatedTelegram, bot: Bot) -> None:
    group = telegram.group("Friends", [telegram.user("Bob")])
    with pytest.raises(TelegramBadRequest, match="text must be non-empty"):
        await bot.set_chat_menu_button(menu_button=opening(text=""))
    with pytest.raises(TelegramBadRequest, match="user not found"):
        await bot.set_chat_menu_button(chat_id=1, menu_button=opening())
    with pytest.raises(TelegramBadRequest, match="invalid chat_id"):
        await bot.get_chat_menu_button(chat_id=group.id)


async def test_a_main_mini_app_is_botfathers_setting(telegram: SimulatedTelegram, bot: Bot) -> None:
    assert (await bot.get_me()).has_main_web_app is True
    telegram.has_main_web_app = False
    assert (await bot.get_me()).has_main_web_app is False


# Buttons under messages.


async def test_a_button_that_opens_it_is_for_private_chats(telegram: SimulatedTelegram, bot: Bot, ann: User) -> None:
    """Elsewhere the whole call is refused."""
    group = telegram.group("Friends", [ann])
    with pytest.raises(TelegramBadRequest, match="BUTTON_TYPE_INVALID"):
        await bot.send_message(group.id, "look", reply_markup=keyboard())
    sent = await bot.send_message(group.id, "look")
    with pytest.raises(TelegramBadRequest, match="BUTTON_TYPE_INVALID"):
        await sent.edit_reply_markup(reply_markup=keyboard())
    with pytest.raises(TelegramBadRequest, match="BUTTON_TYPE_INVALID"):
        await bot.save_prepared_inline_message(ann.id, article(keyboard()), allow_group_chats=True)
    private = await bot.send_message(ann.id, "look")
    await private.edit_reply_markup(reply_markup=keyboard())
    assert ann.chat.messages[-1].button("Open").web_app == APP


# Who opened it.


async def test_a_mini_app_is_told_who_opened_it(telegram: SimulatedTelegram, clock: FakeClock) -> None:
    """What it is told is signed with the bot's token."""
    ann = telegram.user("Änn & Co", username="ann", language_code="pt-br")
    told = safe_parse_webapp_init_data(telegram.token, telegram.init_data(ann))
    assert told.user is not None
    assert (told.user.id, told.user.first_name, told.user.language_code) == (ann.id, "Änn & Co", "pt-br")
    assert told.auth_date.timestamp() == int(clock())
    assert told.query_id is not None
    assert told.start_param is None


async def test_a_link_tells_what_it_carries(telegram: SimulatedTelegram, ann: User) -> None:
    """Opened by a link, it hears what stands behind `startapp`; such a session has no query_id."""
    told = safe_parse_webapp_init_data(telegram.token, ann.init_data(start_param="v_42", at=1_700_000_000.9))
    assert (told.start_param, told.chat_type, told.query_id) == ("v_42", "sender", None)
    assert told.auth_date.timestamp() == 1_700_000_000
    assert safe_parse_webapp_init_data(telegram.token, ann.init_data(start_param="")).start_param is None


async def test_a_changed_word_breaks_the_signature(telegram: SimulatedTelegram, ann: User) -> None:
    told = {name: values[0] for name, values in parse_qs(ann.init_data()).items()}
    forged = urlencode(told | {"user": told["user"].replace("Ann", "Bob")})
    with pytest.raises(ValueError, match="signature"):
        safe_parse_webapp_init_data(telegram.token, forged)


# What it lets its user send.


def article(markup: InlineKeyboardMarkup | None = None) -> InlineQueryResultArticle:
    words = InputTextMessageContent(message_text="look at this")
    return InlineQueryResultArticle(id="r1", title="Share", input_message_content=words, reply_markup=markup)


def again() -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="More", callback_data="more")]])


async def prepared(bot: Bot, user: User) -> PreparedInlineMessage:
    return await bot.save_prepared_inline_message(user.id, article(again()), allow_group_chats=True)


async def test_a_prepared_message_is_its_users(telegram: SimulatedTelegram, bot: Bot, ann: User) -> None:
    """It stands in the chat that they pick, from them and by way of the bot, which hears of the choice."""
    group = telegram.group("Friends", [ann], privacy=False)
    await next_update(bot)
    waiting = await prepared(bot, ann)
    message = await ann.send_prepared(waiting.id, chat=group)
    assert (message.text, message.wire["from"]["id"], message.from_bot) == ("look at this", ann.id, False)
    assert message.wire["via_bot"]["id"] == telegram.bot["id"]
    seen, chosen = await bot.get_updates()
    assert seen.message is not None
    assert seen.message.text == "look at this"
    assert chosen.chosen_inline_result is not None
    assert chosen.chosen_inline_result.result_id == "r1"
    assert chosen.chosen_inline_result.inline_message_id == message.inline_message_id is not None


async def test_a_prepared_video(bot: Bot, ann: User) -> None:
    stored = await bot.send_video(ann.id, BufferedInputFile(b"film", "v.mp4"))
    assert stored.video is not None
    result = InlineQueryResultCachedVideo(id="v", video_file_id=stored.video.file_id, title="Mine", caption="mine")
    waiting = await bot.save_prepared_inline_message(ann.id, result, allow_user_chats=True, allow_group_chats=True)
    message = await ann.send_prepared(waiting.id)
    assert message.video is not None
    assert (message.video.read(), message.caption) == (b"film", "mine")


async def test_a_prepared_message_goes_where_the_bot_allows(telegram: SimulatedTelegram, bot: Bot, ann: User) -> None:
    """Into groups that the user is in; into the chat with the bot, where that was allowed; into no other."""
    group, others = telegram.group("Friends", [ann]), telegram.group("Others", [telegram.user("Bob")])
    waiting = await prepared(bot, ann)
    assert ann.chats_for_prepared(waiting.id) == [group, telegram.elsewhere]
    for wrong in (ann.chat, others):
        with pytest.raises(AssertionError, match="cannot send this"):
            await ann.send_prepared(waiting.id, chat=wrong)
    private = await bot.save_prepared_inline_message(ann.id, article(), allow_bot_chats=True)
    assert ann.chats_for_prepared(private.id) == [ann.chat]


async def test_a_prepared_message_grows_old(telegram: SimulatedTelegram, bot: Bot, ann: User, clock: FakeClock) -> None:
    """And it is nobody else's."""
    waiting = await prepared(bot, ann)
    assert isinstance(waiting.expiration_date, int)
    assert waiting.expiration_date > clock()
    bob = telegram.user("Bob")
    with pytest.raises(PreparedMessageFailed, match="MESSAGE_EXPIRED"):
        await bob.send_prepared(waiting.id)
    clock.pass_(waiting.expiration_date - clock())
    with pytest.raises(PreparedMessageFailed, match="MESSAGE_EXPIRED"):
        await ann.send_prepared(waiting.id)


async def test_what_cannot_be_prepared(bot: Bot, ann: User) -> None:
    with pytest.raises(TelegramBadRequest, match="user not found"):
        await bot.save_prepared_inline_message(1, article(), allow_group_chats=True)
    with pytest.raises(TelegramBadRequest, match="no chat types"):
        await bot.save_prepared_inline_message(ann.id, article())
    nothing = InlineQueryResultCachedVideo(id="v", video_file_id="nonsense", title="Mine")
    with pytest.raises(TelegramBadRequest, match="wrong file identifier"):
        await bot.save_prepared_inline_message(ann.id, nothing, allow_group_chats=True)


# What it sells.


async def invoice_link(bot: Bot) -> str:
    prices = [LabeledPrice(label="10 credits", amount=75)]
    return await bot.create_invoice_link("10 credits", "Ten videos", "pack:10", "XTR", prices)


async def test_an_invoice_link_is_paid(telegram: SimulatedTelegram, bot: Bot, ann: User) -> None:
    """The bot is asked first, and told in the private chat."""
    link = await invoice_link(bot)
    assert link.startswith("https://t.me/$")
    paying = asyncio.create_task(ann.pay_link(link))
    query = (await next_update(bot)).pre_checkout_query
    assert query is not None
    assert (query.invoice_payload, query.total_amount, query.from_user.id) == ("pack:10", 75, ann.id)
    await bot.answer_pre_checkout_query(query.id, ok=True)
    assert await paying is InvoiceStatus.PAID
    message = (await next_update(bot)).message
    assert message is not None
    assert message.successful_payment is not None
    assert (message.chat.id, message.successful_payment.total_amount) == (ann.id, 75)
    assert [payment.amount for payment in telegram.payments] == [75]


async def test_an_invoice_link_is_refused_or_closed(bot: Bot, ann: User) -> None:
    """Neither costs anything, and the next one who opens it can pay."""
    link = await invoice_link(bot)
    assert await ann.close_link(link) is InvoiceStatus.CANCELLED
    assert await bot.get_updates() == []
    paying = asyncio.create_task(ann.pay_link(link.rpartition("$")[2]))
    query = (await next_update(bot)).pre_checkout_query
    assert query is not None
    await bot.answer_pre_checkout_query(query.id, ok=False, error_message="sold out")
    assert await paying is InvoiceStatus.FAILED
    assert (await bot.get_my_star_balance()).amount == 0
    with pytest.raises(AssertionError, match="no invoice"):
        await ann.pay_link("https://t.me/$nothing")


async def test_two_invoice_links_are_two(bot: Bot) -> None:
    assert await invoice_link(bot) != await invoice_link(bot)
