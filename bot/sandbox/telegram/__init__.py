"""A simulated Telegram: the Bot API over HTTP on loopback, stateful and strict, for tests and for the chat page.

    async with SimulatedTelegram() as telegram:      # port=0: a free port
        telegram.url, telegram.token, telegram.bot   # address, token, the bot's User
        ann = telegram.user("Ann")                 # has not talked to the bot yet; started=True: she has

Users
    message = await ann.say("text")                  # to the bot; chat=group, topic=topic, reply_to=message
    await ann.say('<a href="…">this</a>', html=True) # entities in Telegram's HTML; or entities=[…]
    await ann.say("words", media="video", forwarded=True)   # a caption under a "photo", "video" or "document"
    await ann.edit(message, "text"); await ann.delete(message)
    answer = await ann.press(message, "Cancel")      # CallbackAnswer(text, show_alert, …), once the bot answered
    query = await ann.tap(message, "Cancel")         # the same without waiting; await query.answered(timeout)
    answer = await ann.query("text")                 # inline: InlineAnswer(results, cache_time, is_personal, …)
    inline = await ann.choose(answer.result("title"))   # the inline message; inline.wait_until(lambda m: m.video)
    guest = await ann.mention_as_guest("@bot …")     # the bot's message in a chat that it is not in; or ann.summon(…)
    payment = await ann.pay(invoice_message)         # Payment(charge_id, …), or raises PaymentRefused
    status = await ann.pay_link("https://t.me/$…")   # paid, or failed; or ann.close_link(…): cancelled
    telegram.refund(payment)
    ann.init_data(start_param=None)                  # what a Mini App that she opens is told of her, signed
    await ann.send_prepared(prepared_id, chat=group) # or raises PreparedMessageFailed
    ann.block_bot(); ann.unblock_bot(); ann.deactivated = True

Chats
    ann.chat                                         # her private chat with the bot
    group = telegram.group("Friends", [ann, bob])    # the first member owns it; supergroup=, forum=, privacy=,
                                                     # bot_is_admin=, username=
    topic = group.create_topic("Videos"); topic.closed = True
    group.promote(bob); group.demote(bob); group.set_bot_status("kicked"); group.bot_may_write = False
    new = group.migrate()
    await ann.say("text", chat=group, behind=group)  # as an anonymous administrator; or behind=telegram.channel("News")
    telegram.privacy_mode, telegram.inline_mode, telegram.inline_feedback, telegram.guest_mode  # BotFather's settings
    telegram.has_main_web_app = False                # links with ?startapp open nothing
    telegram.ephemeral_messages = False              # a server that does not know them

What the bot sends
    message = await ann.chat.wait_for(lambda m: m.video)     # standing or to come, edits too; timeout=60
    await ann.chat.wait_for(fits, after=message)     # after a message was sent, or after=ann.chat.mark()
    await message.wait_until(lambda m: m.deleted)
    ann.chat.messages                                # everybody's, oldest first; .from_bot(): the bot's that stand
    message.text (text or caption), .caption, .entities, .video (sha256, size, origin, width, …, read()), .file,
    .buttons, .rows, .button("text"), .reply_to, .thread_id, .edits, .deleted, .reactions, .invoice, .wire (Message),
    .receiver_id (of an ephemeral message)
    telegram.menu_button(ann.id)                     # the MenuButton that she sees; without an id, everybody else's

Calls and events
    telegram.calls                                   # Call(method, parameters, status, error, result, took_effect), the
                                                     # last 10,000; .of("sendVideo"); await .wait_for(lambda call: …)
    telegram.events.subscribe(listener); telegram.events.stream()
    await telegram.all_confirmed()                   # the bot took every update: for "it stays silent"
    telegram.inject("message", {…})                  # an update as it stands, of any kind and shape
    telegram.pending_updates, telegram.inline_messages, telegram.payments, telegram.profile, telegram.files

Faults (each returns a Fault: .hits, .lift(), await .wait_until_hit())
    faults = telegram.faults
    faults.too_many_requests(3, calls=1, method=None, chat_id=None)
    faults.outage(502)                               # a page of HTML, until lifted; calls=3, json=True
    faults.garble(Garbage.HTML_502, calls=None, method=None)     # an answer that can't be read
    faults.drop(Moment.BEFORE, method="sendVideo"); faults.drop(Moment.AFTER)     # the latter: the answer is lost
    faults.refuse(ApiError(400, "Bad Request: …"), calls=1)
    faults.keep_rates(None)                          # no 429 for coming too fast; or other Rates(…)
    faults.over_rate                                 # the calls that got one
    faults.before = hook; faults.after = hook        # async hook(call), before and after each call takes effect;
                                                     # one that raises LineDropped closes the line there
    faults.clear()

Not simulated: albums that users send, polls, stickers, animations, Markdown (refused as an unsupported parse mode), the
caching of inline answers, and the check of what a video's bytes are. A webhook may be plain http on any port, and a
Mini App plain http on this machine.
"""

from bot.sandbox.telegram.calls import Call, CallLog
from bot.sandbox.telegram.chats import Channel, Chat, Group, PrivateChat, Topic
from bot.sandbox.telegram.errors import ApiError
from bot.sandbox.telegram.events import (
    CallAnswered,
    Change,
    ChatAction,
    DraftShown,
    Event,
    Events,
    MenuButtonChosen,
    MessageChanged,
    UpdatePushed,
)
from bot.sandbox.telegram.faults import Fault, Faults, Garbage, LineDropped, Moment
from bot.sandbox.telegram.files import Origin, SentFile
from bot.sandbox.telegram.payments import Invoice, InvoiceStatus, Payment
from bot.sandbox.telegram.queries import CallbackAnswer, CheckoutAnswer, InlineAnswer, InlineResult, Query
from bot.sandbox.telegram.rates import Rate, Rates
from bot.sandbox.telegram.simulation import SimulatedTelegram
from bot.sandbox.telegram.transcript import Button, Mark, SimulatedMessage
from bot.sandbox.telegram.users import PaymentRefused, PreparedMessageFailed, Upload, User

__all__ = [
    "ApiError",
    "Button",
    "Call",
    "CallAnswered",
    "CallLog",
    "CallbackAnswer",
    "Change",
    "Channel",
    "Chat",
    "ChatAction",
    "CheckoutAnswer",
    "DraftShown",
    "Event",
    "Events",
    "Fault",
    "Faults",
    "Garbage",
    "Group",
    "InlineAnswer",
    "InlineResult",
    "Invoice",
    "InvoiceStatus",
    "LineDropped",
    "Mark",
    "MenuButtonChosen",
    "MessageChanged",
    "Moment",
    "Origin",
    "Payment",
    "PaymentRefused",
    "PreparedMessageFailed",
    "PrivateChat",
    "Query",
    "Rate",
    "Rates",
    "SentFile",
    "SimulatedMessage",
    "SimulatedTelegram",
    "Topic",
    "UpdatePushed",
    "Upload",
    "User",
]
