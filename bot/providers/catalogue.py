"""The catalogue: the models that things are made with, each one entry of data. Forms, checks and requests come of it.

The entries that ship stand in models.toml; an operator adds further ones by MODELS_FILE, and MODELS says which of all
of them users may have. docs/models.md has what each field means.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from bot.providers.base import CHARACTER, CREATE, Capability, Provider
from bot.settings import MOST_CREDITS, Settings, SettingsError

SHIPPED = Path(__file__).with_name("models.toml")
PROMPT = "prompt"
"""The input that takes the words of what is to be created."""
CHARACTER_LIST = "character_id_list"
"""The input that takes the providers' ids of characters."""
CHARACTER_INPUTS = frozenset({"origin_task_id", "character_user_name", "character_prompt", "safety_instruction"})
"""Those that are asked for, or known, of a character that is to be made."""
DAY = 24 * 3600.0
RESULT_LIFETIME = DAY
"""Seconds for which the market's results can be relied on (docs/providers.md)."""
MOST_BYTES = 10**9
MOST_MODELS = 25
MOST_OPTIONS = 50
"""As many of each as a card has room for, beside a user's characters."""
IS_REQUIRED = "is required"
PLAIN = {"missing": "is missing", "extra_forbidden": "there is no such field", "too_short": "is missing"}
"""What pydantic says less plainly, by the type of its error."""

Scalar = str | bool | int | float
"""What one input is told, where it is no list."""
Value = Scalar | tuple[str, ...]
Name = Annotated[str, StringConstraints(pattern=r"^[!-~]{1,100}$")]


def _not_blank(words: str) -> str:
    if not words.strip():
        raise ValueError("is blank")
    return words


Label = Annotated[str, StringConstraints(max_length=40), AfterValidator(_not_blank)]
MediaType = Literal["image/jpeg", "image/png", "image/webp"]
"""Those that the bot tells apart."""


class InputType(StrEnum):
    """What an input takes."""

    TEXT = "text"
    CHOICE = "choice"
    """One of the options."""
    NUMBER = "number"
    FLAG = "flag"
    IMAGE = "image"
    """The addresses of images, in a list."""
    LIST = "list"
    """Words, in a list."""


class InputRefused(Exception):
    """A model does not take this. `field` is the input; the message says why, and quotes nothing."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"{field} {why}")
        self.field = field
        self.why = why


class Input(BaseModel):
    """One input of a model. Without `words`, nobody is asked for it: the default is sent."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    name: Name
    type: Annotated[InputType, Field(strict=False)]
    required: bool = False
    words: Label | None = None
    """What users see it called: `input-<words>` of the locales, or these very words where they have none."""
    options: Annotated[tuple[str | int | float, ...], Field(strict=False)] = ()
    default: Annotated[Value, Field(union_mode="left_to_right")] | None = None
    """What is sent where nothing was chosen; nothing, where it is None."""
    max_length: int | None = Field(default=None, ge=1)
    """In characters (Unicode code points), of a text."""
    minimum: float | None = Field(default=None, allow_inf_nan=False)
    maximum: float | None = Field(default=None, allow_inf_nan=False)
    max_items: int | None = Field(default=None, ge=1)
    max_bytes: int | None = Field(default=None, ge=1, le=MOST_BYTES)
    """Of each image."""
    accepts: Annotated[tuple[MediaType, ...], Field(strict=False)] = ()
    """The media types of images; empty where those that the bot knows are all taken."""

    _bounds: ClassVar[Mapping[InputType, frozenset[str]]] = {
        InputType.TEXT: frozenset({"max_length"}),
        InputType.CHOICE: frozenset({"options"}),
        InputType.NUMBER: frozenset({"minimum", "maximum", "options"}),
        InputType.FLAG: frozenset(),
        InputType.IMAGE: frozenset({"max_items", "max_bytes", "accepts"}),
        InputType.LIST: frozenset({"max_items"}),
    }

    @model_validator(mode="after")
    def _makes_sense(self) -> Input:
        bounds = frozenset().union(*self._bounds.values())
        foreign = sorted((self.model_fields_set & bounds) - self._bounds[self.type])
        if foreign:
            raise ValueError(f"{', '.join(foreign)} is not for type {self.type.value}")
        if self.type is InputType.CHOICE and not self.options:
            raise ValueError("a choice needs options")
        if self.words is not None and not self.choices:
            raise ValueError("users can choose among options, or whether a flag is set; leave words out")
        if self.words is not None and self.default is None:
            raise ValueError("what users can choose needs a default")
        if any(isinstance(each, float) and not math.isfinite(each) for each in (*self.options, self.default)):
            raise ValueError("nan and inf are no numbers that could be sent")
        if self.default is not None:
            try:
                self.check(self.default)
            except InputRefused as error:
                raise ValueError(f"its own default {error.why}") from None
        return self

    @property
    def choices(self) -> tuple[Scalar, ...]:
        """What can be chosen; empty where that is no short list."""
        return (True, False) if self.type is InputType.FLAG else self.options

    def check(self, value: object) -> None:
        """Raises InputRefused for a value that the model does not take."""
        why = self._why_not(value)
        if why is not None:
            raise InputRefused(self.name, why)

    def _why_not(self, value: object) -> str | None:
        match self.type:
            case InputType.TEXT:
                return self._why_no_text(value)
            case InputType.CHOICE:
                return None if self._is_option(value) else "is none of its options"
            case InputType.NUMBER:
                return self._why_no_number(value)
            case InputType.FLAG:
                return None if isinstance(value, bool) else "is neither true nor false"
            case InputType.IMAGE | InputType.LIST:
                return self._why_no_list(value)

    def _is_option(self, value: object) -> bool:
        return any(type(value) is type(option) and value == option for option in self.options)

    def _why_no_text(self, value: object) -> str | None:
        if not isinstance(value, str):
            return "is no text"
        if self.required and not value.strip():
            return IS_REQUIRED
        if self.max_length is not None and len(value) > self.max_length:
            return f"is longer than {self.max_length} characters"
        return None

    def _why_no_number(self, value: object) -> str | None:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return "is no number"
        if self.options and value not in self.options:
            return "is none of its options"
        if self.minimum is not None and value < self.minimum:
            return f"is less than {self.minimum:g}"
        if self.maximum is not None and value > self.maximum:
            return f"is more than {self.maximum:g}"
        return None

    def _why_no_list(self, value: object) -> str | None:
        if not isinstance(value, list | tuple) or not all(isinstance(item, str) and item for item in value):
            return "is no list"
        if self.required and not value:
            return IS_REQUIRED
        if self.max_items is not None and len(value) > self.max_items:
            return f"has more than {self.max_items} items"
        return None


class Model(BaseModel):
    """One model at one provider. Those with one name at several providers stand in for each other."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    provider: Name
    name: Name
    """The provider's own."""
    title: Label
    """What users see it called, in every language."""
    kind: Literal["create", "character"]
    """The kind of order that it is for."""
    cost: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    """What a task costs, in the provider's own credits; None where it is not known."""
    price: int | None = Field(default=None, ge=0, le=MOST_CREDITS)
    """In credits; None: CREATE_PRICE_CREDITS."""
    usual_seconds: float | None = Field(default=None, gt=0, le=DAY, allow_inf_nan=False)
    """How long a task usually takes, until that is learnt."""
    inputs: Annotated[tuple[Input, ...], Field(alias="input", strict=False, min_length=1)]

    @model_validator(mode="after")
    def _makes_sense(self) -> Model:
        named = [each.name for each in self.inputs]
        if twice := sorted({name for name in named if named.count(name) > 1}):
            raise ValueError(f"two of its inputs have the name {twice[0]}")
        if self.kind == CREATE and not any(each.name == PROMPT and each.type is InputType.TEXT for each in self.inputs):
            raise ValueError(f"it has no input {PROMPT} of type text, for the words")
        if unasked := [each.name for each in self.inputs if self._cannot_be_given(each)]:
            raise ValueError(f"{unasked[0]} is required, and nobody is asked for it; give it a default")
        options = sum(len(each.choices) for each in self.asked)
        if options > MOST_OPTIONS:
            raise ValueError(f"its {options} options are more than the {MOST_OPTIONS} that a card has room for")
        return self

    def _cannot_be_given(self, each: Input) -> bool:
        is_of_words = each.name in (CHARACTER_INPUTS if self.kind == CHARACTER else {PROMPT})
        taken = is_of_words or (self.kind == CREATE and each == self.image)
        return each.required and each.default is None and not taken

    @property
    def capability(self) -> Capability:
        """What its provider can make by it."""
        return Capability(self.kind, self.name, self.cost, RESULT_LIFETIME, usual=self.usual_seconds)

    @property
    def asked(self) -> tuple[Input, ...]:
        """The inputs that users choose."""
        return tuple(each for each in self.inputs if each.words is not None)

    @property
    def wants_image(self) -> bool:
        """Whether it makes nothing without an image."""
        return any(each.type is InputType.IMAGE and each.required for each in self.inputs)

    @property
    def image(self) -> Input | None:
        """The input that takes images; None where it takes none."""
        return next((each for each in self.inputs if each.type is InputType.IMAGE), None)

    @property
    def character_list(self) -> Input | None:
        """The input that takes characters; None where the words alone can name them."""
        found = self.input(CHARACTER_LIST)
        return found if found is not None and found.type is InputType.LIST else None

    def input(self, name: str) -> Input | None:
        """The input with this name."""
        return next((each for each in self.inputs if each.name == name), None)

    def cost_in_credits(self, settings: Settings) -> int:
        """What users pay."""
        return settings.create_price_credits if self.price is None else self.price

    def body(self, chosen: Mapping[str, object]) -> dict[str, object]:
        """All inputs as the provider takes them: what was chosen, and the defaults. Raises InputRefused."""
        if strangers := sorted(set(chosen) - {each.name for each in self.inputs}):
            raise InputRefused(strangers[0], "is no input of this model")
        values: dict[str, object] = {}
        for each in self.inputs:
            value = chosen.get(each.name, each.default)
            if value is not None:
                each.check(value)
                values[each.name] = value
            elif each.required:
                raise InputRefused(each.name, IS_REQUIRED)
        return values

    @property
    def _form(self) -> tuple[object, ...]:
        """What those with one name have in common."""
        taken = [each for each in self.inputs if each.words is not None or each.required]
        return (self.kind, self.price, sorted(taken, key=lambda each: each.name))


class _Content(BaseModel):
    """What a file of models holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: tuple[Model, ...] = ()


class Catalogue:
    """Models, in order of preference."""

    def __init__(self, models: Iterable[Model] = ()) -> None:
        self.models: Sequence[Model] = tuple(models)

    def __iter__(self) -> Iterator[Model]:
        return iter(self.models)

    def of(self, provider: str) -> tuple[Model, ...]:
        """Those of one provider."""
        return tuple(model for model in self.models if model.provider == provider)

    def find(self, name: str) -> Model | None:
        """The first with this name: of what users choose, all with it have the same."""
        return next((model for model in self.models if model.name == name), None)

    def possible(self, kind: str, providers: Iterable[Provider]) -> tuple[Model, ...]:
        """Those for a kind of order that these providers are capable of."""
        there = {(provider.name, capability.model) for provider in providers for capability in provider.capabilities}
        return tuple(model for model in self.models if model.kind == kind and (model.provider, model.name) in there)

    def offered(self, kind: str, providers: Iterable[Provider]) -> tuple[Model, ...]:
        """The same, one of each name."""
        fitting = self.possible(kind, providers)
        return tuple({model.name: model for model in reversed(fitting)}.values())[::-1]


def shipped() -> Catalogue:
    """The entries that come with the bot."""
    return Catalogue(_read(SHIPPED.read_text("utf-8"), SHIPPED.name))


def load(settings: Settings, markets: Collection[str]) -> Catalogue:
    """What users of this bot may have. `markets` are the names of the providers with the market's wire format.

    Raises SettingsError with a line for each mistake in MODELS_FILE or MODELS.
    """
    models = [*shipped(), *_own(settings.models_file, markets)]
    if mistakes := [f"MODELS_FILE: {mistake}" for mistake in _disagreements(models)]:
        raise SettingsError(mistakes)
    if settings.models is not None:
        models = _allowed(models, settings.models)
    creating = {model.name for model in models if model.kind == CREATE}
    if len(creating) > MOST_MODELS:
        told = f"a card has room for {MOST_MODELS} models to create with, and these are {len(creating)}; name fewer"
        raise SettingsError([f"MODELS: {told}"])
    return Catalogue(models)


def _allowed(models: Sequence[Model], allowed: Sequence[str]) -> list[Model]:
    """Those with these names, in this order. Raises SettingsError for a name that none has."""
    names = list(dict.fromkeys(model.name for model in models))
    if unknown := [name for name in allowed if name not in names]:
        raise SettingsError([f"MODELS: {', '.join(unknown)} is not known; known are {', '.join(names)}"])
    return sorted((m for m in models if m.name in allowed), key=lambda model: allowed.index(model.name))


def _own(path: str | None, markets: Collection[str]) -> tuple[Model, ...]:
    if path is None:
        return ()
    try:
        text = Path(path).read_text("utf-8")
    except OSError as error:
        raise SettingsError([f"MODELS_FILE: it cannot be read: {error.strerror}"]) from None
    except UnicodeDecodeError:
        raise SettingsError(["MODELS_FILE: save it as UTF-8"]) from None
    models = _read(text, "MODELS_FILE")
    strange = [model for model in models if model.provider not in markets]
    if strange:
        known = ", ".join(sorted(markets))
        raise SettingsError(
            [f"MODELS_FILE: {_called(m.name)}: provider: {m.provider} is not among {known}" for m in strange]
        )
    return models


def _read(text: str, what: str) -> tuple[Model, ...]:
    """The entries of a file. Raises SettingsError, each mistake a line that begins with `what`."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError([f"{what}: it is no TOML: {error}"]) from None
    try:
        return _Content.model_validate(data).model
    except ValidationError as error:
        mistakes = error.errors(include_url=False, include_context=False, include_input=False)
        lines = [f"{what}: {_where(data, m['loc'])}{PLAIN.get(m['type']) or _why(m['msg'])}" for m in mistakes]
        raise SettingsError(list(dict.fromkeys(lines))) from None


def _where(data: Any, loc: Sequence[int | str]) -> str:
    """Where a mistake stands, in the names that the file gives: its model, its input, its field."""
    parts: list[str] = []
    node = data
    for step in loc:
        node = _inside(node, step)
        if isinstance(step, int) and parts and parts[-1] in ("model", "input"):
            name = node.get("name") if isinstance(node, dict) else None
            parts[-1] = _called(name) if isinstance(name, str) else f"{parts[-1]} {step + 1}"
        elif isinstance(step, str) and re.fullmatch(r"[a-z_]+", step):
            parts.append(step)
    return "".join(f"{part}: " for part in parts)


def _inside(node: Any, step: int | str) -> Any:
    try:
        return node[step]
    except (KeyError, IndexError, TypeError):
        return None


def _called(name: str) -> str:
    return name if re.fullmatch(r"[!-~]{1,100}", name) else ascii(name[:100])


def _why(message: str) -> str:
    return message.removeprefix("Value error, ").replace("\n", " ")


def _disagreements(models: Sequence[Model]) -> Iterator[str]:
    """What those with one name do not have in common, and entries that are there twice."""
    first: dict[str, Model] = {}
    there: set[tuple[str, str]] = set()
    for model in models:
        if (model.provider, model.name) in there:
            yield f"{model.name}: {model.provider} has a model of that name already"
        elif model._form != first.setdefault(model.name, model)._form:  # noqa: SLF001  # of its own class
            other = first[model.name].provider
            yield f"{model.name}: kind, price and what users give must be the same as at {other}"
        there.add((model.provider, model.name))
