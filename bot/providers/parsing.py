"""What a provider answered, before anybody believes it: the parsed body, and the kinds of field that answers hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    FiniteFloat,
    StringConstraints,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)
from pydantic_core import from_json

from bot.providers.base import ErrorKind, ProviderError

QUOTED_CHARACTERS = 200


def _or_none(value: object, validate: ValidatorFunctionWrapHandler) -> object:
    try:
        return validate(value)
    except ValidationError:
        return None


TaskId = Annotated[str, StringConstraints(pattern=r"^[!-~]{1,200}$")]
"""A task's name, safe to store and to log: printable ASCII without spaces."""
ResultAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s\x00-\x1f\x7f]+$", max_length=4096)]
"""Where a video lies. Whether the address may be visited is for the one who visits it to judge."""

# A finished video is not given up because a figure beside it is of the wrong type: such a figure is not told.
Amount = Annotated[FiniteFloat | None, WrapValidator(_or_none)]
"""A number that may be missing or wrong."""
Seconds = Annotated[Annotated[float, Field(ge=0, allow_inf_nan=False)] | None, WrapValidator(_or_none)]
"""A length of time, not negative, that may be missing or wrong."""
Code = Annotated[Annotated[int, Field(ge=-99_999, le=99_999)] | None, WrapValidator(_or_none)]
"""A code of a few digits that may be missing or wrong."""
Flag = Annotated[bool | None, WrapValidator(_or_none)]
"""Yes or no, that may be missing or wrong."""
Sentence = Annotated[str | None, WrapValidator(_or_none)]
"""The provider's own words, that may be missing or wrong."""
Moment = Annotated[datetime | None, WrapValidator(_or_none)]
"""A date and time that may be missing or wrong."""


class Reading(BaseModel):
    """What is read of an answer. Fields that it does not name are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True, hide_input_in_errors=True)


Read = TypeVar("Read", bound=Reading)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question."""

    status: int
    """HTTP's."""
    data: object
    """The parsed JSON; None when the body was something else."""
    retry_after: float | None = None
    """Seconds, where the provider named a time."""

    @property
    def ok(self) -> bool:
        """Whether HTTP's status tells of success."""
        return 200 <= self.status < 300


def parse(body: bytes) -> object:
    """The JSON in a body; None when there is none. Never raises, however deep or broken the body is."""
    try:
        return from_json(body, allow_inf_nan=False)
    except ValueError:
        return None


def parse_or_none(model: type[Read], data: object) -> Read | None:
    """The data as the model has them, or None when they do not fit."""
    try:
        return model.model_validate(data)
    except ValidationError:
        return None


def read(model: type[Read], data: object) -> Read:
    """The data as the model has them. Raises ProviderError (BROKEN, lost) when they do not fit."""
    if data is None:
        raise ProviderError(ErrorKind.BROKEN, "the answer is not JSON", lost=True)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        wrong = sorted({".".join(str(part) for part in mistake["loc"]) or "its root" for mistake in error.errors()})
    raise ProviderError(ErrorKind.BROKEN, f"the answer is wrong at {quote(', '.join(wrong))}", lost=True)


def quote(words: str) -> str:
    """The provider's words for a line of a log: short, and on one line."""
    return ascii(words[:QUOTED_CHARACTERS])
