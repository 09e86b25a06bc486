"""What the job needs of a messenger, and how a messenger may fail it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from bot.jobs.job import Job


class MessengerError(Exception):
    """The messenger did not do what it was asked. One of the kinds below."""


class Unreachable(MessengerError):
    """This chat cannot be written to: the user blocked the bot, or the chat is gone."""


class NoVideosHere(MessengerError):
    """This chat takes no videos; words may be told there."""


class Unavailable(MessengerError):
    """The messenger does not answer at the moment; later it will."""


class NotNow(Unavailable):
    """The chat has no room at the moment. Nothing was sent; `seconds` tells after how long to come back."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"no room for {seconds:.1f} s")
        self.seconds = seconds


class FileUnknown(MessengerError):
    """The messenger no longer knows the file by this id."""


class CannotShow(MessengerError):
    """The messenger cannot show the file in this place: it has nowhere to keep it first, or takes it for no video."""


class ResultUnusable(MessengerError):
    """The video cannot be fetched from its address: gone, refused, too slow, or not a video."""


class ResultBroken(MessengerError):
    """The video did not come whole from its address; another try may bring it."""


@dataclass(frozen=True, slots=True)
class Queued:
    """The job waits for a provider."""

    place: int
    """1 is next."""


@dataclass(frozen=True, slots=True)
class Making:
    """A provider works on the order."""

    since: float
    """Unix seconds."""
    usual: float | None
    """How many seconds it usually takes, once that is known."""


@dataclass(frozen=True, slots=True)
class Delivering:
    """The result is on its way to the user."""


Progress = Queued | Making | Delivering


@dataclass(frozen=True, slots=True)
class MadeVideo:
    """Where the video that was made is to be had: a file that the messenger knows, or an address."""

    file_id: str | None = None
    address: str | None = None
    lifetime: float | None = None
    """For how many more seconds the address can be relied on."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A video that the messenger keeps."""

    file_id: str
    """Its name for the file, for sending it again."""
    thumbnail: str | None = None
    """Its name for a small picture of it, where there is one."""


@dataclass(frozen=True, slots=True)
class MadeCharacter:
    """A character that was made, as its user hears of it."""

    handle: str
    """What words call it, without the @; empty where the provider told no name."""
    traits: str


Keep = Callable[[KeptFile], Awaitable[None]]
"""Notes a file for sending it again."""


class Notifier(Protocol):
    """Tells users something that they did not just ask for."""

    async def notify(self, user_id: int, key: str, *, locale: str | None = None, **values: object) -> None:
        """Send the words for `key`, in the default language unless told. Raises MessengerError."""
        ...


class Messenger(Protocol):
    """One place that users talk to the bot from."""

    async def deliver(self, job: Job, video: MadeVideo, *, keep: Keep) -> KeptFile | None:
        """Send the video in answer to the user's message; say that it is AI-generated, and nothing that is the user's
        own affair: others may get to see it.

        Returns the file as the messenger keeps it, None where it keeps none; where it has to have the file before it
        can show it, `keep` is awaited with it in between. Raises MessengerError.
        """
        ...

    async def close(self, job: Job, *, balance: int, character: MadeCharacter | None = None) -> None:
        """Bring the job's progress message to its end: gone when a video was delivered, else the character that was
        made, or why there is nothing and what comes next.

        A failure, and a character, is told even where no progress message stands. `balance` is what the account holds;
        of a delivered video it is 0, since nothing is told. Raises MessengerError.
        """
        ...

    def show(self, job: Job, progress: Progress) -> None:
        """Let the progress message tell this, as soon as the rates allow."""
        ...
