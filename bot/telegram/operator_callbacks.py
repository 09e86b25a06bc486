"""The operators' buttons: what each one carries; and the one under a broadcast, which is for its readers."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from bot.settings import TELEGRAM_IDS_BELOW
from bot.telegram.callbacks import Amount, JobId, PageNumber

UserId = Annotated[int, Field(ge=1, lt=TELEGRAM_IDS_BELOW)]
"""As Telegram counts users."""


class Desk(StrEnum):
    """What the panel of /admin opens."""

    STATS = "stats"
    PROVIDERS = "providers"
    AUDIT = "audit"
    BROADCAST = "broadcast"
    MAINTENANCE_ON = "maintenance-on"
    MAINTENANCE_OFF = "maintenance-off"


class Open(CallbackData, prefix="admin"):
    """Open something from the panel."""

    desk: Desk


class AuditPage(CallbackData, prefix="audit"):
    """Turn to a page of /audit; 0 is the newest."""

    number: PageNumber


class ShowUser(CallbackData, prefix="user"):
    """Show a user."""

    user: UserId


class ShowJob(CallbackData, prefix="job"):
    """Show a job's story."""

    job: JobId


class SetBan(CallbackData, prefix="ban"):
    """Ban a user, or let them in again."""

    user: UserId
    banned: bool


class Give(CallbackData, prefix="give"):
    """Give a user credits."""

    user: UserId
    credits: Amount


class Take(CallbackData, prefix="take"):
    """Take credits back from a user."""

    user: UserId
    credits: Amount


class SetProvider(CallbackData, prefix="provider"):
    """Stop a provider, or start it."""

    name: str
    stopped: bool


class Begin(CallbackData, prefix="send"):
    """Send a broadcast to all, or to those who speak a language."""

    broadcast: JobId
    language: str


class Stop(CallbackData, prefix="stop"):
    """Send a broadcast to nobody else."""

    broadcast: JobId


class HowFar(CallbackData, prefix="how-far"):
    """Tell how far a broadcast has come."""

    broadcast: JobId


class News(CallbackData, prefix="news"):
    """A reader wants broadcasts, or no more."""

    wanted: bool
