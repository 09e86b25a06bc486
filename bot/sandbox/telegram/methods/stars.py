"""sendInvoice, answerPreCheckoutQuery, refunds and the bot's Stars."""

from __future__ import annotations

from typing import Any

from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.cloud import Cloud
from bot.sandbox.telegram.errors import bad_request
from bot.sandbox.telegram.methods.sending import send, writable_chat
from bot.sandbox.telegram.payments import Invoice, Payment
from bot.sandbox.telegram.queries import CheckoutAnswer

MOST_STARS = 100_000


async def send_invoice(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#sendinvoice, in Stars: XTR, no provider token, exactly one price."""
    chat = writable_chat(cloud, arguments)
    invoice = read_invoice(arguments)
    content: dict[str, Any] = {"invoice": invoice.wire}
    if not arguments.values.get("reply_markup"):
        pay = {"text": f"Pay ⭐️{invoice.amount}", "pay": True}
        content["reply_markup"] = {"inline_keyboard": [[pay]]}
    wire = send(cloud, chat, arguments, content)
    cloud.invoices[chat.id, wire["message_id"]] = invoice
    return wire


async def create_invoice_link(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#createinvoicelink."""
    return cloud.invoice_links.create(read_invoice(arguments))


def read_invoice(arguments: Arguments) -> Invoice:
    """What the call asks to be paid. Raises ApiError."""
    title = arguments.required("title", "INVOICE_TITLE_INVALID")
    if len(title) > 32:
        raise bad_request("INVOICE_TITLE_INVALID")
    description = arguments.required("description", "INVOICE_DESCRIPTION_INVALID")
    if len(description) > 255:
        raise bad_request("INVOICE_DESCRIPTION_INVALID")
    payload = arguments.required("payload", "INVOICE_PAYLOAD_INVALID")
    if len(payload.encode()) > 128:
        raise bad_request("INVOICE_PAYLOAD_INVALID")
    if arguments.text("currency") != "XTR":
        raise bad_request("CURRENCY_INVALID")
    if arguments.text("provider_token"):
        raise bad_request("PAYMENT_PROVIDER_INVALID")
    prices = arguments.structure("prices")
    if not isinstance(prices, list) or len(prices) != 1:
        raise bad_request("CURRENCY_TOTAL_AMOUNT_INVALID")
    price = prices[0]
    amount = price.get("amount") if isinstance(price, dict) else None
    if not isinstance(amount, int) or not 1 <= amount <= MOST_STARS or not price.get("label"):
        raise bad_request("CURRENCY_TOTAL_AMOUNT_INVALID")
    invoice = {
        "title": title,
        "description": description,
        "start_parameter": arguments.text("start_parameter") or "",
        "currency": "XTR",
        "total_amount": amount,
    }
    return Invoice(invoice, payload)


async def answer_pre_checkout_query(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#answerprecheckoutquery: within 10 seconds."""
    ok = arguments.flag("ok")
    error = arguments.text("error_message")
    if not ok and error is None:
        raise bad_request("error_message is empty")
    query = cloud.queries.take("checkout", arguments.required("pre_checkout_query_id"))
    query.answer(CheckoutAnswer(ok, None if ok else error))
    return True


async def refund_star_payment(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#refundstarpayment."""
    user_id = arguments.integer("user_id", 0) or 0
    refund(cloud, user_id, arguments.required("telegram_payment_charge_id"))
    return True


def refund(cloud: Cloud, user_id: int, charge_id: str) -> Payment:
    """Give the Stars back, and tell the bot by a provider message. Raises ApiError."""
    payment = cloud.payments.refund(user_id, charge_id, cloud.now())
    content = {
        "refunded_payment": {
            "currency": "XTR",
            "total_amount": payment.amount,
            "invoice_payload": payment.payload,
            "telegram_payment_charge_id": payment.charge_id,
        }
    }
    message = cloud.post(cloud.chat_of(user_id), content, sender=payment.user)
    cloud.deliver(message)
    return payment


async def get_star_transactions(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#getstartransactions."""
    offset = arguments.integer("offset", 0) or 0
    limit = arguments.integer("limit", 100) or 100
    return {"transactions": cloud.payments.transactions()[offset : offset + min(limit, 100)]}


async def get_my_star_balance(cloud: Cloud, arguments: Arguments) -> Any:
    """As at https://core.telegram.org/bots/api#getmystarbalance."""
    return {"amount": cloud.payments.balance()}
