"""What a kind of order says of itself. The pipeline serves any kind, and knows none. No I/O.

An order is a value: what is to be made. Its class is the kind: what it costs, whether two of them have one result, what
a provider must be able to do for it, and what the provider is told.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.providers.base import Capability
from bot.settings import Settings


class UnknownOrder(Exception):
    """What a job's row holds is no order of a kind that this version knows."""


class Outcome(StrEnum):
    """What comes of an order."""

    VIDEO = "video"
    """A file, which the user is sent."""
    CHARACTER = "character"
    """Something of the user's at the provider, which is kept and told."""


@dataclass(frozen=True, slots=True)
class UserFile:
    """A user's file among the inputs: the provider is told an address that serves it for the time of the job."""

    file_id: str
    """The messenger's name for it."""


class Order(BaseModel, ABC):
    """One order. Two with the same fields are equal; it is stored as the JSON of its fields."""

    model_config = ConfigDict(frozen=True)

    kind: ClassVar[str]
    """Names the kind, in rows, metrics and texts: it stays."""
    consent: ClassVar[str | None] = None
    """Names the wording that a user confirms once before the first order of this kind; a new wording has a new name.
    None where nothing is to be confirmed.
    """
    each_confirms: ClassVar[bool] = False
    """Whether each who asks confirms that themselves, also where a group pays, for whose members an administrator has
    confirmed the rest.
    """

    makes: ClassVar[Outcome] = Outcome.VIDEO
    """What comes of it."""

    @property
    def identity(self) -> str | None:
        """The same for all orders that have the same result, which is then made once and sent to all who ask; None
        where each result belongs to its own request.
        """
        return None

    @property
    @abstractmethod
    def title(self) -> str:
        """What tells it from others of the same user's, in a few letters."""

    @property
    def full_title(self) -> str:
        """What it was asked for with, whole: shown to its user, who also finds it by them."""
        return self.title

    @property
    def address(self) -> str | None:
        """Where the public can see what it begins with; None where there is no such place."""
        return None

    @abstractmethod
    def price(self, settings: Settings, *, known: bool) -> int:
        """What it costs, in credits; `known` says that its result has been delivered before."""

    def daily_limit(self, settings: Settings) -> int | None:
        """How many of this kind one user may have made in a day; None where there is no limit."""
        return None

    @abstractmethod
    def is_made_by(self, capability: Capability) -> bool:
        """Whether a provider that is capable of this can make it."""

    @property
    def only_at(self) -> str | None:
        """The name of the one provider that can make it, where what it builds on stands there; None: any."""
        return None

    def can_be_asked_of(self, provider: str, capability: Capability) -> bool:
        """Whether this provider, with this capability, can make it."""
        return self.only_at in (None, provider) and self.is_made_by(capability)

    @property
    def files(self) -> tuple[str, ...]:
        """The messenger's names of the user's files that a provider has to fetch."""
        return ()

    @abstractmethod
    def inputs(self) -> Mapping[str, object]:
        """What a provider's model is told, by the names of its inputs. A UserFile may stand in a list."""


class Kinds:
    """The kinds of order of one bot."""

    def __init__(self, kinds: Iterable[type[Order]]) -> None:
        self._kinds = {kind.kind: kind for kind in kinds}

    def consent(self, kind: str) -> str | None:
        """The wording that users confirm before an order of this kind; None where there is none, or no such kind."""
        found = self._kinds.get(kind)
        return None if found is None else found.consent

    def each_confirms(self, kind: str) -> bool:
        """Whether each who asks confirms it themselves, whoever pays."""
        found = self._kinds.get(kind)
        return found is not None and found.each_confirms

    def makes(self, kind: str) -> Outcome:
        """What comes of an order of this kind; a video, where there is no such kind."""
        found = self._kinds.get(kind)
        return Outcome.VIDEO if found is None else found.makes

    def read(self, kind: str, value: str) -> Order:
        """The order that `order.model_dump_json()` made this value of. Raises UnknownOrder."""
        try:
            return self._kinds[kind].model_validate_json(value)
        except KeyError:
            raise UnknownOrder(f"there is no kind of order {kind!r}") from None
        except ValidationError:
            raise UnknownOrder(f"an order of the kind {kind!r} cannot be read") from None
