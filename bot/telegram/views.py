"""What users see: each function makes one message, its words and its buttons, and sends nothing."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from aiogram.filters.callback_data import CallbackData
from aiogram.types import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.billing.ledger import Entry
from bot.billing.payments import Payment
from bot.fulfilment.drafts import Draft
from bot.fulfilment.intake import Request
from bot.fulfilment.receipts import Receipt
from bot.jobs.job import Job
from bot.jobs.states import Failure, JobState
from bot.messenger import Delivering, Progress, Queued
from bot.orders.base import Kinds
from bot.providers.base import CREATE, ErrorKind
from bot.routing.health import Health
from bot.routing.stats import CapabilityReport, ProviderReport
from bot.settings import CreditPack
from bot.sources.base import Refusal, Source
from bot.telegram.callbacks import (
    Again,
    Buy,
    Cancel,
    ChooseLanguage,
    Confirm,
    CreateAgain,
    DeleteMe,
    Listing,
    OpenShop,
    Page,
    Show,
    ShowReceipt,
    TellMe,
    Topic,
)
from bot.telegram.menu import MenuCommand, Scope, names
from bot.telegram.texts import Texts

SECONDS_STEP = 5
LONGER = 1.5
"""What takes so many times the usual time takes longer than usual."""
LONG_WAIT_SECONDS = 60.0
"""Whoever waits for longer in the queue is told for how long."""
MEGABYTE = 1_000_000
REFUSED = frozenset({Failure.NOT_ACCEPTED, Failure.MODERATED, Failure.BANNED, Failure.UNAVAILABLE})
"""After these nothing was made, so there is nothing to account for."""
CHOSEN = "✓ "
LONGEST_QUOTE = 3000
"""UTF-16 code units, as Telegram counts the 4,096 of a message, of which the bot's own words need some."""


@dataclass(frozen=True, slots=True)
class View:
    """One message: HTML text, and buttons or none."""

    text: str
    keyboard: InlineKeyboardMarkup | None = None


@dataclass(frozen=True, slots=True)
class Prices:
    """What a video costs, for telling users."""

    price: int
    cached: int
    links_per_message: int


class Views:
    """All messages, in every language."""

    def __init__(
        self,
        texts: Texts,
        prices: Prices,
        sources: Sequence[Source],
        kinds: Kinds,
        *,
        wait: Callable[[int], float | None] = lambda place: None,
    ) -> None:
        """`wait` tells in how many seconds a place in the queue has its turn, where that is known."""
        self._wait = wait
        self._kinds = kinds
        self._texts = texts
        self._prices = prices
        self._sources = sources

    def say(self, locale: str, key: str, **values: object) -> View:
        """A message that is its words alone."""
        return View(self._texts.get(locale, key, **values))

    def say_for(self, kind: str | None, locale: str, key: str, **values: object) -> View:
        """The same, in the words for this kind of order where it has its own."""
        return View(
            self._texts.get_for(kind, locale, key, **values) if kind else self._texts.get(locale, key, **values)
        )

    def start(self, locale: str, balance: int) -> View:
        sample = self._sources[0].sample
        text = self._texts.get(locale, "start", balance=balance, price=self._prices.price, sample=sample)
        copy = InlineKeyboardButton(
            text=self._texts.get(locale, "start-copy-sample"), copy_text=CopyTextButton(text=sample)
        )
        topics = [
            InlineKeyboardButton(
                text=self._texts.get(locale, f"start-to-{topic.value}"), callback_data=Show(what=topic).pack()
            )
            for topic in Topic
        ]
        return View(text, InlineKeyboardMarkup(inline_keyboard=[[copy], topics]))

    @property
    def locales(self) -> Sequence[str]:
        """The languages that a user can choose from."""
        return self._texts.locales

    def languages(self, locale: str, chosen: str | None) -> View:
        """The languages, each by its own name; the one that is spoken now is marked."""
        spoken = None if chosen is None else self._texts.language(chosen)
        offered = {"": self._texts.get(locale, "language-as-telegram")}
        offered |= {each: self._texts.get(each, "language-name") for each in self._texts.locales}
        rows = [
            [
                InlineKeyboardButton(
                    text=f"{CHOSEN if language == (spoken or '') else ''}{name}",
                    callback_data=ChooseLanguage(locale=language).pack(),
                )
            ]
            for language, name in offered.items()
        ]
        return View(self._texts.get(locale, "language-ask"), InlineKeyboardMarkup(inline_keyboard=rows))

    def welcome(self, locale: str, words: str, balance: int) -> View:
        """What this is, behind the words on what somebody came with."""
        start = self.start(locale, balance)
        return View(f"{words}\n\n{start.text}", start.keyboard)

    def help(self, locale: str, commands: Sequence[MenuCommand], *, for_operator: bool) -> View:
        prices = self._prices
        how = {"price": prices.price, "cached": prices.cached, "links": prices.links_per_message}
        lines = [self._texts.get(locale, "help", **how), "", *self._commands(locale, names(commands, Scope.USERS))]
        if for_operator:
            own = self._commands(locale, names(commands, Scope.OPERATORS))
            lines += ["", self._texts.get(locale, "help-operators"), *own]
        return View("\n".join(lines))

    def _commands(self, locale: str, offered: Sequence[str]) -> list[str]:
        return [f"/{name} – {self._texts.get(locale, f'command-{name}')}" for name in offered]

    def what_to_send(self, locale: str) -> View:
        return self.say(locale, "what-to-send", sample=self._sources[0].sample)

    def refusals(self, locale: str, refusals: Sequence[Refusal]) -> View:
        return View("\n".join(self._texts.get(locale, f"refusal-{refusal.reason}") for refusal in refusals))

    def consent(self, locale: str, kind: str, videos: int) -> View:
        text = self._texts.get_for(kind, locale, "consent-ask", videos=videos)
        return View(text, _button(self._texts.get(locale, "consent-confirm"), Confirm(kind=kind)))

    def consent_noted(self, locale: str, kind: str, jobs: int) -> View:
        return View(self._texts.get_for(kind, locale, "consent-thanks" if jobs else "consent-thanks-first"))

    def balance(self, locale: str, balance: int, reserved: int, latest: Sequence[Entry]) -> View:
        parts = [self._texts.get(locale, "balance", balance=balance)]
        if reserved:
            parts.append(self._texts.get(locale, "balance-reserved", reserved=reserved))
        if latest:
            parts.append("\n" + self._texts.get(locale, "balance-latest"))
            parts += [self._entry(locale, entry) for entry in latest]
        return View("\n".join(parts))

    def _entry(self, locale: str, entry: Entry) -> str:
        return self._texts.get(
            locale,
            "entry",
            at=datetime.fromtimestamp(entry.at, UTC),
            amount=f"{entry.amount:+d}".replace("-", "−") if entry.amount else "±0",
            what=self._texts.get(locale, f"entry-{entry.kind.value}"),
        )

    def out_of_credits(self, locale: str, balance: int, price: int) -> View:
        text = self._texts.get(locale, "out-of-credits", price=price, balance=balance)
        return View(text, _button(self._texts.get(locale, "open-shop"), OpenShop()))

    def maintenance(self, locale: str, words: str | None) -> View:
        """That no request is taken, in the operator's own words where there are any."""
        key, quoted = "maintenance-words" if words else "maintenance-default", self.quote(words or "")
        return self.say(locale, key, words=quoted)

    def quote(self, words: str) -> str:
        """Somebody's own words, for use within a text; cut where a message could not hold more."""
        if len(words.encode("utf-16-le")) > 2 * LONGEST_QUOTE:
            words = words.encode("utf-16-le")[: 2 * (LONGEST_QUOTE - 1)].decode("utf-16-le", "ignore") + "…"
        return html.escape(words)

    def shop(self, locale: str, packs: Sequence[CreditPack]) -> View:
        rows = [
            [
                InlineKeyboardButton(
                    text=self._texts.get(locale, "pack", credits=pack.credits, stars=pack.stars),
                    callback_data=Buy(credits=pack.credits, stars=pack.stars).pack(),
                )
            ]
            for pack in packs
        ]
        return View(self._texts.get(locale, "shop"), InlineKeyboardMarkup(inline_keyboard=rows))

    def shop_closed(self, locale: str) -> View:
        return View(self._texts.get(locale, "shop-closed"), _button(self._texts.get(locale, "tell-me"), TellMe()))

    def refund(self, locale: str, payment: Payment, *, again: bool) -> View:
        return self.say(locale, "refund-again" if again else "refund-done", **self.refund_values(payment))

    def refund_told(self, locale: str, payment: Payment, balance: int) -> View:
        return self.say(locale, "refund-told", taken=payment.taken_back or 0, balance=balance)

    def refund_values(self, payment: Payment) -> dict[str, Any]:
        """What the operators' words on a refund need."""
        taken = payment.taken_back or 0
        charge = html.escape(payment.charge_id)
        return {"charge": charge, "credits": payment.credits, "taken": taken, "missing": payment.missing}

    def payments(self, payments: Sequence[Payment]) -> str:
        """A user's payments for the operators, a line each, in the default language."""
        lines = [
            self._texts.get(
                "",
                "support-payment",
                at=datetime.fromtimestamp(payment.paid_at, UTC),
                stars=payment.stars,
                credits=payment.credits,
                charge=payment.charge_id,
                refunded="no" if payment.refunded_at is None else "yes",
            )
            for payment in payments
        ]
        return "\n".join(lines or [self._texts.get("", "support-no-payment")])

    def result_buttons(self, job: Job) -> InlineKeyboardMarkup | None:
        """What can be done about a job that has come to an end; nothing in a group, where all would see it."""
        if is_in_group(job):
            return None
        rows = _button(self._texts.get(job.locale, "receipt-open"), ShowReceipt(job=job.id)).inline_keyboard
        if job.order_kind == CREATE:
            rows += _button(self._texts.get(job.locale, "create-again"), CreateAgain(job=job.id)).inline_keyboard
        return InlineKeyboardMarkup(inline_keyboard=rows)

    def receipt(self, locale: str, receipt: Receipt, balance: int | None) -> View:
        """`balance` is None where others would see it."""
        job = receipt.job
        parts = [self._texts.get(locale, "receipt", number=str(job.id))]
        if receipt.reserved_at is not None:
            at = datetime.fromtimestamp(receipt.reserved_at, UTC)
            parts.append(self._texts.get(locale, "receipt-reserved", at=at, credits=job.price))
        if receipt.settled_at is not None:
            at = datetime.fromtimestamp(receipt.settled_at, UTC)
            key = "receipt-given-back" if receipt.given_back else "receipt-spent"
            parts.append(self._texts.get(locale, key, at=at, credits=job.price))
        if receipt.providers:
            parts.append(self._texts.get(locale, "receipt-provider", name=", ".join(receipt.providers)))
        elif job.state in (JobState.DELIVERING, JobState.DELIVERED):
            parts.append(self._texts.get(locale, "receipt-known"))
        if receipt.took is not None:
            parts.append(self._texts.get(locale, "receipt-took", seconds=max(1, round(receipt.took))))
        if job.failure is not None:
            parts.append(self._texts.get_for(job.order_kind, locale, f"failure-{job.failure.value}"))
        if balance is not None:
            parts.append(self._texts.get(locale, "receipt-balance", balance=balance))
        return View("\n".join(parts))

    def videos(self, locale: str, jobs: Sequence[Job], *, page: int, more: bool) -> View:
        rows = [
            [InlineKeyboardButton(text=name, callback_data=Again(job=job.id).pack())]
            for job, name in zip(jobs, self._video_names(locale, jobs), strict=True)
        ]
        rows.append(self._page_buttons(locale, Listing.VIDEOS, page, more))
        text = self._texts.get(locale, "history-videos" if jobs or page else "history-no-videos")
        return View(text, InlineKeyboardMarkup(inline_keyboard=rows))

    def _video_names(self, locale: str, jobs: Sequence[Job]) -> list[str]:
        """When each came, and what it was made of where only its user knows; where several came in one minute, with
        the end of the link's number.
        """
        moments = [datetime.fromtimestamp(job.ended_at or job.created_at, UTC) for job in jobs]
        names = [self._texts.get(locale, "history-video", at=at) for at in moments]
        orders = [self._kinds.read(job.order_kind, job.order_value) for job in jobs]
        return [
            name if order.identity is not None and names.count(name) == 1 else f"{name} · {order.title}"
            for name, order in zip(names, orders, strict=True)
        ]

    def entries(self, locale: str, entries: Sequence[Entry], *, page: int, more: bool) -> View:
        lines = [self._texts.get(locale, "history-entries")]
        lines += [self._entry(locale, entry) for entry in entries]
        buttons = self._page_buttons(locale, Listing.ENTRIES, page, more)
        return View("\n".join(lines), InlineKeyboardMarkup(inline_keyboard=[buttons]))

    def _page_buttons(self, locale: str, of: Listing, page: int, more: bool) -> list[InlineKeyboardButton]:
        places = {"newer": Page(of=of, number=page - 1)} if page else {}
        if more:
            places["older"] = Page(of=of, number=page + 1)
        other = Listing.ENTRIES if of is Listing.VIDEOS else Listing.VIDEOS
        places[other] = Page(of=other, number=0)
        return [
            InlineKeyboardButton(text=self._texts.get(locale, f"history-to-{key}"), callback_data=place.pack())
            for key, place in places.items()
        ]

    def delete_me(self, locale: str, balance: int) -> View:
        text = self._texts.get(locale, "delete-me-ask", balance=balance)
        return View(text, _button(self._texts.get(locale, "delete-me-confirm"), DeleteMe()))

    def queued(self, job: Job, place: int) -> View:
        seconds = self._wait(place) or 0.0
        key = "progress-queued-long" if seconds >= LONG_WAIT_SECONDS else "progress-queued"
        text = self._texts.get(job.locale, key, place=place, minutes=round(seconds / 60))
        return View(text, _button(self._texts.get(job.locale, "cancel"), Cancel(job=job.id)))

    def progress(self, job: Job, progress: Progress, now: float) -> View:
        if isinstance(progress, Queued):
            return self.queued(job, progress.place)
        if isinstance(progress, Delivering):
            return View(self._texts.get_for(job.order_kind, job.locale, "progress-delivering"))
        seconds = int(max(0.0, now - progress.since) // SECONDS_STEP * SECONDS_STEP)
        doing = self._texts.get_for(job.order_kind, job.locale, "progress-making")
        key, usual = "progress", 0.0
        if progress.usual is not None:
            key, usual = "progress-longer" if seconds > progress.usual * LONGER else "progress-usual", progress.usual
        values = {"seconds": seconds, "minutes": seconds // 60}
        values |= {"usual": max(1, round(usual)), "usual_minutes": max(1, round(usual / 60))}
        return View(self._texts.get_for(job.order_kind, job.locale, key, doing=doing, **values))

    def caption(self, locale: str, job: Job) -> str:
        """What stands under a job's video, wherever it is forwarded to."""
        address = self._kinds.read(job.order_kind, job.order_value).address
        if address is None:
            return self._texts.get(locale, "caption-plain")
        return self._texts.get(locale, "caption", link=html.escape(address))

    def too_big(self, job: Job, *, address: str, size: int, lifetime: float) -> View:
        text = self._texts.get(
            job.locale,
            "too-big",
            megabytes=size // MEGABYTE,
            hours=int(max(0.0, lifetime) // 3600),
        )
        button = InlineKeyboardButton(text=self._texts.get(job.locale, "too-big-open"), url=address)
        return View(text, InlineKeyboardMarkup(inline_keyboard=[[button]]))

    def ended(self, job: Job, balance: int) -> View | None:
        """How a job ended; None when the video says it all."""
        if job.state is JobState.CANCELLED:
            reserved = job.price if job.queued_at is not None else 0
            key = "inline-cancelled" if is_in_group(job) else "cancelled"
            return self.say(job.locale, key, credits=reserved, balance=balance)
        if job.failure is None:
            return None
        why = self._texts.get_for(job.order_kind, job.locale, f"failure-{job.failure.value}")
        # The credit may have gone on at once: to another link that waited for it, or with a refund.
        key = "credit-back" if balance >= job.price else "credit-back-used"
        if is_in_group(job):
            key = "inline-credit-back"
        credit = self._texts.get(job.locale, key, credits=job.price, balance=balance)
        has_receipt = job.queued_at is not None and job.failure not in REFUSED
        buttons = self.result_buttons(job) if has_receipt else None
        rows = [] if buttons is None else buttons.inline_keyboard
        if job.failure is Failure.UNAVAILABLE:
            words = self._texts.get_for(job.order_kind, job.locale, "tell-me-link")
            rows = [*_button(words, TellMe(job=job.id)).inline_keyboard, *rows]
        return View(f"{why} {credit}", InlineKeyboardMarkup(inline_keyboard=rows))

    def providers(self, locale: str, reports: Sequence[ProviderReport]) -> View:
        return View("\n\n".join(self._provider(locale, report) for report in reports))

    def _provider(self, locale: str, report: ProviderReport) -> str:
        """The account; and what can be made there, a line each where there is more than one thing."""
        account, capabilities = report.account, report.capabilities
        lines = [self._texts.get(locale, "provider", name=account.provider)]
        one = capabilities[0] if len(capabilities) == 1 else None
        usable = account.is_well and not account.is_empty and account.stopped_at is None
        trouble = one.health if one is not None and usable else account
        lines.append(self._state(locale, trouble))
        if account.balance is not None:
            lines.append(self._texts.get(locale, "provider-balance", value=round(account.balance, 1)))
        if one is not None:
            return "\n".join([*lines, *self._day(locale, one)])
        for capability in capabilities:
            facts = "; ".join([self._state(locale, capability.health), *self._day(locale, capability)])
            name = self.quote(capability.health.capability)
            lines.append(self._texts.get(locale, "provider-capability", name=name, facts=facts))
        return "\n".join(lines)

    def _state(self, locale: str, health: Health) -> str:
        if health.stopped_at is not None:
            return self._texts.get(locale, "provider-stopped")
        state = "empty" if health.is_empty else "working" if health.is_well else "cooldown"
        reason = self._texts.get(locale, f"provider-reason-{(health.reason or ErrorKind.BROKEN).value}")
        return self._texts.get(locale, f"provider-{state}", reason=reason, failures=health.failures)

    def _day(self, locale: str, report: CapabilityReport) -> list[str]:
        figures = {"success": report.success_percent, "time": report.median_time, "cost": report.cost_per_task}
        return [
            self._texts.get(locale, "provider-day", done=report.done, failed=report.failed),
            *(
                self._texts.get(locale, f"provider-{name}", value=round(value, 1))
                for name, value in figures.items()
                if value is not None
            ),
        ]


def is_in_group(asked: Job | Draft | Request) -> bool:
    """Whether others read the answer, too: nothing of the user's own stands in it then."""
    return asked.reply_to.place.startswith("-")


def _button(text: str, data: CallbackData) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text=text, callback_data=data.pack())]])
