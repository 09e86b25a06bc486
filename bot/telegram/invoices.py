"""What an invoice says, wherever it is shown: credits for Telegram Stars."""

from __future__ import annotations

from typing import Any

from aiogram.types import LabeledPrice

from bot.billing.payments import payload_of
from bot.settings import CreditPack
from bot.telegram.views import Views

CURRENCY = "XTR"


def of_pack(views: Views, locale: str, pack: CreditPack) -> dict[str, Any]:
    """The parameters of an invoice for a pack that its payer gets."""
    title = views.say(locale, "pack-title", credits=pack.credits).text
    description = views.say(locale, "pack-description", credits=pack.credits).text
    return terms(title, description, payload_of(pack), pack.stars)


def terms(title: str, description: str, payload: str, stars: int) -> dict[str, Any]:
    """What `sendInvoice` and `createInvoiceLink` have in common."""
    return {
        "title": title,
        "description": description,
        "payload": payload,
        "currency": CURRENCY,
        "prices": [LabeledPrice(label=title, amount=stars)],
        "provider_token": "",
    }
