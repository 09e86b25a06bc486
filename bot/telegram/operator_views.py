"""What operators see: each function makes one message, its words and its buttons, and sends nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.audit import Line
from bot.fulfilment.cases import BookedEntry, JobCase, UserCase
from bot.fulfilment.figures import CapabilityFigures, Figures, Period
from bot.jobs.job import Job
from bot.routing.stats import ProviderReport
from bot.telegram.operator_callbacks import (
    AuditPage,
    Begin,
    Desk,
    Give,
    HowFar,
    News,
    Open,
    SetBan,
    SetProvider,
    ShowJob,
    ShowUser,
    Stop,
    Take,
)
from bot.telegram.texts import Texts
from bot.telegram.views import View, Views
from bot.users.broadcasts import Broadcast, BroadcastState, Readers

OFFERED_CREDITS = (1, 5, 20)
SHORTEST = 100
"""So much of an operator's own words stands in a line of the audit log."""


class OperatorViews:
    """All messages for operators, and the button under a broadcast."""

    def __init__(self, texts: Texts, views: Views) -> None:
        self._texts = texts
        self._views = views

    def panel(self, locale: str, *, in_maintenance: bool) -> View:
        """What /admin opens."""
        other = Desk.MAINTENANCE_ON if in_maintenance else Desk.MAINTENANCE_OFF
        desks = [desk for desk in Desk if desk is not other]
        rows = [[self._button(locale, f"admin-{desk.value}", Open(desk=desk))] for desk in desks]
        return self._view(locale, "admin", rows)

    # Figures.

    def stats(self, locale: str, figures: Figures) -> View:
        parts = [self._texts.get(locale, "stats", users=figures.users)]
        parts += [self._period(locale, period) for period in figures.periods]
        week = figures.periods[1]
        if week.capabilities:
            parts.append("\n".join(self._capability(locale, each) for each in week.capabilities))
        return View("\n\n".join(parts))

    def _period(self, locale: str, period: Period) -> str:
        values = {
            "days": period.days,
            "delivered": period.delivered,
            "failed": period.failed,
            "cancelled": period.cancelled,
            "success": "–" if period.success_percent is None else str(period.success_percent),
            "seconds": "–" if period.median_time is None else str(max(1, round(period.median_time))),
            "spent": period.spent,
            "stars": period.stars,
            "back": period.stars_back,
            "users": period.new_users,
        }
        return self._texts.get(locale, "stats-period", **values)

    def _capability(self, locale: str, figures: CapabilityFigures) -> str:
        name = self._views.quote(f"{figures.provider}, {figures.capability}")
        return self._texts.get(locale, "stats-capability", name=name, done=figures.done, failed=figures.failed)

    # Users and jobs.

    def user(self, locale: str, case: UserCase) -> View:
        facts = {
            "user": str(case.id),
            "since": _moment(case.since),
            "language": case.language or "–",
            "balance": case.balance,
            "reserved": case.reserved,
            "payments": case.payments,
            "stars": case.stars,
        }
        parts = [self._texts.get(locale, "user", **facts)]
        if case.banned_at is not None:
            parts.append(self._texts.get(locale, "user-banned", at=_moment(case.banned_at)))
        if not case.wants_news:
            parts.append(self._texts.get(locale, "user-no-news"))
        counts = ", ".join(f"{state.value} {count}" for state, count in sorted(case.jobs.items()))
        parts.append(self._texts.get(locale, "user-jobs", counts=counts or "–"))
        return View("\n".join(parts), _keyboard(self._user_buttons(locale, case)))

    def _user_buttons(self, locale: str, case: UserCase) -> list[list[InlineKeyboardButton]]:
        ban = self._button(
            locale,
            "user-ban" if case.banned_at is None else "user-unban",
            SetBan(user=case.id, banned=case.banned_at is None),
        )
        give = [self._credits(f"+{n}", Give(user=case.id, credits=n)) for n in OFFERED_CREDITS]
        take = [self._credits(f"−{n}", Take(user=case.id, credits=n)) for n in OFFERED_CREDITS]
        jobs = [self._job_button(job) for job in case.latest]
        return [[ban], give, take, jobs]

    def _credits(self, text: str, data: CallbackData) -> InlineKeyboardButton:
        return InlineKeyboardButton(text=text, callback_data=data.pack())

    def _job_button(self, job: Job) -> InlineKeyboardButton:
        return InlineKeyboardButton(text=f"{job.id} {job.state.value}", callback_data=ShowJob(job=job.id).pack())

    def job(self, locale: str, case: JobCase) -> View:
        """Its whole story: no secret, and no address of a result."""
        job = case.job
        facts = {
            "number": str(job.id),
            "kind": job.order_kind,
            "identity": self._views.quote(job.identity or "–"),
            "request": self._views.quote(job.request),
            "asked": "–" if job.asked_by is None else str(job.asked_by),
            "account": str(job.account_id),
            "price": job.price,
            "state": job.state.value,
            "failure": "–" if job.failure is None else job.failure.value,
            "attempts": job.attempts,
        }
        moments = [("asked", job.created_at), ("queued", job.queued_at), ("due", job.due), ("ended", job.ended_at)]
        lines = [self._texts.get(locale, "job", **facts)]
        lines += [self._texts.get(locale, f"job-{name}", at=_moment(at)) for name, at in moments if at is not None]
        lines += [
            self._texts.get(
                locale,
                "job-task",
                number=str(task.id),
                provider=self._views.quote(f"{task.provider}, {task.capability}"),
                state=task.state.value,
                failure="–" if task.failure is None else task.failure.value,
                theirs=self._views.quote(task.provider_task_id or "–"),
                polls=task.polls,
                at=_moment(task.created_at),
                took="–" if task.took is None else str(round(task.took, 1)),
                cost="–" if task.cost is None else str(task.cost),
            )
            for task in case.tasks
        ]
        lines += [self._entry(locale, entry) for entry in case.entries]
        asked = [] if job.asked_by is None else [self._button(locale, "job-user", ShowUser(user=job.asked_by))]
        return View("\n".join(lines), _keyboard([asked]))

    def _entry(self, locale: str, entry: BookedEntry) -> str:
        values = {"kind": entry.kind.value, "amount": f"{entry.amount:+d}", "at": _moment(entry.at)}
        return self._texts.get(locale, "job-entry", **values)

    # Providers.

    def providers(self, locale: str, reports: Sequence[ProviderReport]) -> View:
        """How each stands, with buttons to let it rest or wake it."""
        rows = [self._provider_buttons(locale, report) for report in reports]
        return View(self._views.providers(locale, reports).text, _keyboard(rows))

    def _provider_buttons(self, locale: str, report: ProviderReport) -> list[InlineKeyboardButton]:
        account, name = report.account, report.account.provider
        is_well = account.is_well and all(each.health.is_well for each in report.capabilities)
        buttons = []
        if account.stopped_at is None:
            buttons.append(self._button(locale, "provider-stop", SetProvider(name=name, rests=True), name=name))
        if account.stopped_at is not None or not is_well:
            buttons.append(self._button(locale, "provider-wake", SetProvider(name=name, rests=False), name=name))
        return buttons

    # The audit log.

    def audit(self, locale: str, lines: Sequence[Line], *, page: int, more: bool) -> View:
        head = self._texts.get(locale, "audit" if lines or page else "audit-nothing")
        buttons = []
        if page:
            buttons.append(self._button(locale, "history-to-newer", AuditPage(number=page - 1)))
        if more:
            buttons.append(self._button(locale, "history-to-older", AuditPage(number=page + 1)))
        text = "\n".join([head, *(self._line(locale, line) for line in lines)])
        return View(text, _keyboard([buttons]))

    def _line(self, locale: str, line: Line) -> str:
        on = [str(line.user_id)] if line.user_id is not None else []
        on += [self._views.quote(line.subject)] if line.subject else []
        why = line.why or ""
        on += [self._views.quote(why if len(why) <= SHORTEST else f"{why[:SHORTEST]}…")] if why else []
        return self._texts.get(
            locale,
            "audit-line",
            at=_moment(line.at),
            operator=str(line.operator_id),
            act=self._texts.get(locale, f"act-{line.act.value}"),
            on=" · ".join(["", *on]),
        )

    # Broadcasts.

    def broadcast_text(self, text: str, locale: str) -> View:
        """The broadcast as its readers get it."""
        return View(text, self.news_button(locale, wanted=True))

    def news_button(self, locale: str, *, wanted: bool) -> InlineKeyboardMarkup:
        """The button by which a reader, who wants news or does not, chooses otherwise."""
        button = self._button(locale, "news-stop" if wanted else "news-again", News(wanted=not wanted))
        return InlineKeyboardMarkup(inline_keyboard=[[button]])

    def broadcast_ask(self, locale: str, broadcast: Broadcast, readers: Readers) -> View:
        """To whom shall it go?"""
        number = broadcast.id
        rows = [[self._button(locale, "broadcast-all", Begin(broadcast=number, language=""), users=readers.all)]]
        rows += [
            [
                self._button(
                    locale,
                    "broadcast-language",
                    Begin(broadcast=number, language=language),
                    language=language,
                    users=count,
                )
            ]
            for language, count in readers.by_language
        ]
        rows.append([self._button(locale, "broadcast-drop", Stop(broadcast=number))])
        return self._view(locale, "broadcast-ask", rows)

    def broadcast(self, locale: str, broadcast: Broadcast) -> View:
        """How far it has come."""
        text = self._texts.get(locale, f"broadcast-{broadcast.state.value}", **broadcast_values(broadcast))
        if broadcast.state is not BroadcastState.SENDING:
            return View(text)
        buttons = [
            self._button(locale, "broadcast-how-far", HowFar(broadcast=broadcast.id)),
            self._button(locale, "broadcast-cancel", Stop(broadcast=broadcast.id)),
        ]
        return View(text, _keyboard([buttons]))

    # What they share.

    def _view(self, locale: str, key: str, rows: list[list[InlineKeyboardButton]]) -> View:
        return View(self._texts.get(locale, key), _keyboard(rows))

    def _button(self, locale: str, key: str, data: CallbackData, **values: object) -> InlineKeyboardButton:
        return InlineKeyboardButton(text=self._texts.get(locale, key, **values), callback_data=data.pack())


def _keyboard(rows: list[list[InlineKeyboardButton]]) -> InlineKeyboardMarkup | None:
    """The rows that have buttons."""
    filled = [row for row in rows if row]
    return InlineKeyboardMarkup(inline_keyboard=filled) if filled else None


def broadcast_values(broadcast: Broadcast) -> dict[str, object]:
    """What the words on how a broadcast stands need."""
    return {
        "language": broadcast.language or "–",
        "sent": broadcast.sent,
        "blocked": broadcast.blocked,
        "failed": broadcast.failed,
    }


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
