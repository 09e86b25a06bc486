"""Telegram Stars: what was paid, and what was given back."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.sandbox.telegram.errors import bad_request

LINK = "https://t.me/$"


class InvoiceStatus(StrEnum):
    """What came of an invoice that was opened."""

    PAID = "paid"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Invoice:
    """What somebody is asked to pay."""

    wire: dict[str, Any]
    """The Bot API's Invoice."""
    payload: str

    @property
    def title(self) -> str:
        """What is sold."""
        return str(self.wire["title"])

    @property
    def amount(self) -> int:
        """Stars."""
        return int(self.wire["total_amount"])


class InvoiceLinks:
    """Invoices that stand in no message. Each can be paid by many, and more than once."""

    def __init__(self) -> None:
        self._invoices: dict[str, Invoice] = {}

    def create(self, invoice: Invoice) -> str:
        """A link that opens this invoice."""
        slug = secrets.token_urlsafe(12)
        self._invoices[slug] = invoice
        return f"{LINK}{slug}"

    def open(self, link: str) -> Invoice | None:
        """The invoice behind a link, or behind its last part, which Mini Apps name; None where there is none."""
        return self._invoices.get(link.removeprefix(LINK))


@dataclass(slots=True, eq=False)
class Payment:
    """A payment that went through."""

    charge_id: str
    """telegram_payment_charge_id"""
    user: dict[str, Any]
    amount: int
    """Stars."""
    payload: str
    date: int
    refunded_at: int | None = None


class Payments:
    """The bot's Stars."""

    def __init__(self) -> None:
        self._payments: dict[str, Payment] = {}

    def charge(self, user: dict[str, Any], amount: int, payload: str, date: int) -> Payment:
        """A user pays."""
        charge_id = f"stx{secrets.token_urlsafe(40)}"
        payment = Payment(charge_id, user, amount, payload, date)
        self._payments[charge_id] = payment
        return payment

    def find(self, charge_id: str) -> Payment:
        """The payment with this id. Raises KeyError."""
        return self._payments[charge_id]

    def refund(self, user_id: int, charge_id: str, date: int) -> Payment:
        """Give the Stars back. Raises ApiError."""
        payment = self._payments.get(charge_id)
        if payment is None or payment.user["id"] != user_id:
            raise bad_request("CHARGE_NOT_FOUND")
        if payment.refunded_at is not None:
            raise bad_request("CHARGE_ALREADY_REFUNDED")
        payment.refunded_at = date
        return payment

    def balance(self) -> int:
        """The bot's Stars."""
        return sum(payment.amount for payment in self._payments.values() if payment.refunded_at is None)

    def __iter__(self) -> Iterator[Payment]:
        return iter(tuple(self._payments.values()))

    def transactions(self) -> list[dict[str, Any]]:
        """The Bot API's StarTransaction list, oldest first. A refund bears the id of its payment."""
        dated: list[tuple[int, dict[str, Any]]] = []
        for payment in self._payments.values():
            partner = {
                "type": "user",
                "transaction_type": "invoice_payment",
                "user": payment.user,
                "invoice_payload": payment.payload,
            }
            base = {"id": payment.charge_id, "amount": payment.amount}
            dated.append((payment.date, {**base, "date": payment.date, "source": partner}))
            if payment.refunded_at is not None:
                dated.append((payment.refunded_at, {**base, "date": payment.refunded_at, "receiver": partner}))
        return [transaction for _, transaction in sorted(dated, key=lambda one: one[0])]
