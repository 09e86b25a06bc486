"""What the page is told, as JSON: a user's videos, receipts and entries."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import Any

from bot.billing.ledger import Entry
from bot.fulfilment.accounts import Statement
from bot.fulfilment.gallery import OwnVideo
from bot.orders.base import Outcome
from bot.providers.base import CREATE
from bot.settings import CreditPack
from bot.telegram.gallery.file_addresses import FileAddresses, Part
from bot.telegram.texts import Texts

TAG = re.compile(r"<[^>]*>")
WORDS = (
    "caption-plain",
    "create-again",
    "gallery-balance",
    "gallery-back",
    "gallery-credits",
    "gallery-entries",
    "gallery-from",
    "gallery-more",
    "gallery-not-found",
    "gallery-not-shared",
    "gallery-outside",
    "gallery-paid",
    "gallery-play",
    "gallery-search",
    "gallery-send",
    "gallery-share",
    "gallery-shared",
    "gallery-title",
    "gallery-to",
    "gallery-too-big",
    "gallery-trouble",
    "gallery-videos",
    "history-no-videos",
    "open-shop",
)
"""What the page says by itself."""


def words(texts: Texts, locale: str) -> dict[str, str]:
    """The page's own words in this language, by their keys."""
    return {key: plain(texts.get(locale, key)) for key in WORDS}


def plain(text: str) -> str:
    """A text without its markup."""
    return html.unescape(TAG.sub("", text))


def video(own: OwnVideo, addresses: FileAddresses) -> dict[str, Any]:
    """One of the user's videos. Moments are Unix seconds."""
    job, order = own.job, own.order
    return {
        "id": job.id,
        "at": job.ended_at or job.created_at,
        "title": order.title,
        "words": order.full_title,
        "link": order.address,
        "isCreation": job.order_kind == CREATE and order.makes is Outcome.VIDEO,
        "thumbnail": None if own.thumbnail is None else addresses.make(Part.THUMBNAIL, job.id),
    }


def account(statement: Statement) -> dict[str, Any]:
    """What the user has."""
    return {"balance": statement.balance, "reserved": statement.reserved}


def entries(texts: Texts, locale: str, latest: Sequence[Entry]) -> list[dict[str, Any]]:
    """Entries of the ledger, each with what it is for."""
    return [
        {"at": entry.at, "amount": entry.amount, "what": texts.get(locale, f"entry-{entry.kind.value}")}
        for entry in latest
    ]


def packs(texts: Texts, locale: str, offered: Sequence[CreditPack]) -> list[dict[str, Any]]:
    """Packs of credits, each as its button says it."""
    return [
        {
            "credits": pack.credits,
            "stars": pack.stars,
            "label": texts.get(locale, "pack", credits=pack.credits, stars=pack.stars),
        }
        for pack in offered
    ]
