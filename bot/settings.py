"""The settings: read from the environment or `.env`, checked once, and every mistake told in one line."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from ipaddress import ip_address
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.languages import languages
from bot.storage.postgresql import SCHEMES, read_address

TOKEN_FORM = re.compile(r"\d+:[A-Za-z0-9_-]+")
ADDRESS_FORM = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?")
DSN_FORM = re.compile(r"https?://[^\s/?#@]+@[^\s/?#@]+(/[^\s?#]*)?/\d+")
PACK_FORM = re.compile(r"(\d+):(\d+)")
PUBLIC_SERVER = "https://api.telegram.org"
WEBHOOK_PORTS = (443, 80, 88, 8443)
"""Where Telegram's own server delivers updates (https://core.telegram.org/bots/api#setwebhook)."""
MOST_CREDITS = 1_000_000
"""In one setting: sums of a few thousand such stay within 32 bits."""
MOST_JOBS = 1_000_000
LONGEST_TIMEOUT_SECONDS = 7 * 24 * 3600
TELEGRAM_IDS_BELOW = 2**52
"""A Telegram id has at most 52 significant bits (Bot API, User and Chat)."""
MISSPELT_LETTERS = 2
SHORTEST_TIMEOUT_SECONDS = 30
"""A provider needs longer for most videos; what is shorter was meant as minutes."""


class SettingsError(Exception):
    """The settings are wrong. `mistakes` has one plain line for each, without the value of any secret."""

    def __init__(self, mistakes: list[str]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


class Updates(StrEnum):
    """How Telegram's updates reach this process."""

    POLLING = "polling"
    WEBHOOK = "webhook"
    NONE = "none"


class CreditPack(BaseModel):
    """Credits that are sold together, and their price in Telegram Stars."""

    model_config = ConfigDict(frozen=True)

    credits: int = Field(gt=0, le=MOST_CREDITS)
    stars: int = Field(gt=0, le=100_000)


def check_database_url(value: str) -> str:
    """The address, if it can be one of a database. Raises ValueError with a sentence without the password."""
    if value.startswith(SCHEMES):
        read_address(value)
    elif not re.match(r"sqlite:///.", value) or value.endswith(":memory:"):
        raise ValueError("write sqlite:///path or postgresql://user:pass@host/db")
    elif "?" in value:
        raise ValueError("a path of SQLite's takes no ?parameters; leave them out")
    return value


def _whole_address(value: str | None) -> str | None:
    if value is None:
        return None
    if not ADDRESS_FORM.fullmatch(value):
        raise ValueError("write a whole address, as in https://bot.example.org")
    try:
        _ = urlsplit(value).port
    except ValueError:
        raise ValueError("its port is no number up to 65535") from None
    return value.rstrip("/")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class ProviderAccount(BaseSettings):
    """The operator's account at one provider, from `<NAME>_API_KEY`, `<NAME>_API_URL` and `<NAME>_CALLBACK_KEY`."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    api_key: SecretStr | None = None
    api_url: str | None = None
    callback_key: SecretStr | None = None

    @field_validator("api_key", "callback_key")
    @classmethod
    def _key(cls, value: SecretStr | None) -> SecretStr | None:
        # A key goes into a header, which takes no other characters.
        if value is not None and not re.fullmatch(r"[!-~]+", value.get_secret_value()):
            raise ValueError("a key has letters, digits and signs, no spaces; without a key, leave the line out")
        return value

    @field_validator("api_url")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        return _whole_address(value)


class CommonSettings(BaseSettings):
    """What every command needs."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True, validate_default=True
    )

    database_url: str = "sqlite:///data/bot.db"
    default_locale: str = "en"
    log_format: Literal["console", "json"] = "console"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        return check_database_url(value)

    @field_validator("default_locale")
    @classmethod
    def _spoken(cls, value: str) -> str:
        if value not in languages():
            raise ValueError(f"there are no words in this language; there is {', '.join(languages())}")
        return value


class Settings(CommonSettings):
    """What an operator decides. docs/settings.md lists each with its meaning."""

    bot_token: SecretStr
    telegram_api_url: str = "https://api.telegram.org"
    telegram_api_local: bool = False
    updates: Updates = Updates.POLLING
    public_url: str | None = None
    http_host: str = "127.0.0.1"
    http_port: int = Field(default=8080, ge=0, le=65535)

    accounts: dict[str, ProviderAccount] = Field(default_factory=dict)
    """One for each known provider; `load` fills it."""
    providers: Annotated[tuple[str, ...] | None, NoDecode] = None

    admin_ids: Annotated[frozenset[int], NoDecode] = frozenset()
    storage_chat_id: int | None = Field(default=None, gt=-TELEGRAM_IDS_BELOW, lt=TELEGRAM_IDS_BELOW)
    support_contact: str | None = None

    free_credits: int = Field(default=3, ge=0, le=MOST_CREDITS)
    daily_free_credits: int = Field(default=0, ge=0, le=MOST_CREDITS)
    referral_credits: int = Field(default=0, ge=0, le=MOST_CREDITS)
    price_credits: int = Field(default=1, ge=0, le=MOST_CREDITS)
    cached_price_credits: int = Field(default=0, ge=0, le=MOST_CREDITS)
    create_price_credits: int = Field(default=5, ge=0, le=MOST_CREDITS)
    creations_per_day: int = Field(default=0, ge=0, le=MOST_CREDITS)
    models: Annotated[tuple[str, ...] | None, NoDecode] = None
    models_file: str | None = None
    blocked_words_file: str | None = None
    credit_packs: Annotated[tuple[CreditPack, ...], NoDecode] = (
        CreditPack(credits=10, stars=75),
        CreditPack(credits=50, stars=300),
        CreditPack(credits=200, stars=1000),
    )
    max_links_per_message: int = Field(default=10, ge=1, le=1000)
    max_active_jobs_per_user: int = Field(default=5, ge=1, le=MOST_JOBS)
    job_timeout_seconds: float = Field(default=900, gt=0, le=LONGEST_TIMEOUT_SECONDS)
    require_consent: bool = True
    keep_days: int = Field(default=90, ge=1, le=36_500)
    allow_local_result_urls: bool = False
    aiogram_lazy: bool = True
    sentry_dsn: SecretStr | None = None
    otel_exporter_otlp_endpoint: str | None = None

    @field_validator("providers", "admin_ids", "models", mode="before")
    @classmethod
    def _comma_separated(cls, value: object) -> object:
        if isinstance(value, str):
            return [part.strip() for part in value.split(",") if part.strip()]
        return value

    @field_validator("credit_packs", mode="before")
    @classmethod
    def _packs(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        packs = []
        for part in value.split(","):
            match = PACK_FORM.fullmatch(part.strip())
            if not match:
                raise ValueError("write credits:Stars, comma-separated, as in 10:75,50:300")
            packs.append({"credits": int(match[1]), "stars": int(match[2])})
        if len({pack["credits"] for pack in packs}) < len(packs):
            raise ValueError("each number of credits can be sold at one price")
        return packs

    @field_validator("admin_ids")
    @classmethod
    def _users(cls, value: frozenset[int]) -> frozenset[int]:
        if any(number <= 0 for number in value):
            raise ValueError("write the ids of users, which are positive; what begins with - is a group or a channel")
        if any(number >= TELEGRAM_IDS_BELOW for number in value):
            raise ValueError("one of these is longer than any id of Telegram's")
        return value

    @field_validator("bot_token")
    @classmethod
    def _token(cls, value: SecretStr) -> SecretStr:
        if not TOKEN_FORM.fullmatch(value.get_secret_value()):
            raise ValueError("this is not a token as BotFather gives it (123456:ABC…)")
        return value

    @field_validator("sentry_dsn")
    @classmethod
    def _dsn(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not DSN_FORM.fullmatch(value.get_secret_value()):
            raise ValueError("this is not a DSN as Sentry gives it (https://…@…/123)")
        return value

    @field_validator("telegram_api_url", "public_url", "otel_exporter_otlp_endpoint")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        return _whole_address(value)

    @field_validator("public_url")
    @classmethod
    def _webhook_is_reachable(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None and info.data.get("updates") is Updates.WEBHOOK:
            raise ValueError("UPDATES=webhook needs it: the address where Telegram reaches this process")
        if value is None or info.data.get("telegram_api_url") != PUBLIC_SERVER:
            # A Bot API server of one's own takes http, too.
            return value
        address = urlsplit(value)
        if _is_loopback(address.hostname or ""):
            return value
        if address.scheme != "https":
            raise ValueError("write https://…: Telegram and the providers deliver to nothing else")
        if info.data.get("updates") is Updates.WEBHOOK and (address.port or 443) not in WEBHOOK_PORTS:
            raise ValueError(f"Telegram delivers to the ports {', '.join(map(str, WEBHOOK_PORTS))} alone")
        return value

    @field_validator("providers")
    @classmethod
    def _have_keys(cls, value: tuple[str, ...] | None, info: ValidationInfo) -> tuple[str, ...] | None:
        accounts: dict[str, ProviderAccount] = info.data.get("accounts", {})
        if value is None:
            if not any(account.api_key for account in accounts.values()):
                keys = ", ".join(f"{name.upper()}_API_KEY" for name in accounts)
                raise ValueError(f"no provider has a key; set one of {keys}")
            return None
        if not value:
            raise ValueError("name at least one provider")
        if unknown := [name for name in value if name not in accounts]:
            raise ValueError(f"{', '.join(unknown)} is not known; known are {', '.join(accounts)}")
        if keyless := [f"{name.upper()}_API_KEY" for name in value if accounts[name].api_key is None]:
            raise ValueError(f"{', '.join(keyless)} is not set")
        return value

    @property
    def provider_names(self) -> tuple[str, ...]:
        """The providers to use, in order of preference."""
        if self.providers is not None:
            return self.providers
        return tuple(name for name, account in self.accounts.items() if account.api_key is not None)


def load(known_providers: Iterable[str]) -> Settings:
    """Read the settings. Raises SettingsError with every mistake at once."""
    with _readable():
        return _read(list(known_providers))


def load_common() -> CommonSettings:
    """Read what every command needs, for those that need nothing else. Raises SettingsError."""
    with _readable():
        try:
            return CommonSettings()
        except ValidationError as error:
            raise SettingsError(mistakes_in(error)) from None


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except UnicodeDecodeError:
        raise SettingsError([".env: save it as UTF-8"]) from None
    except OSError as error:
        raise SettingsError([f".env: it cannot be read: {error.strerror}"]) from None


def _read(known_providers: list[str]) -> Settings:
    file = dotenv_values(".env")
    mistakes = misspelt(file, known_providers)
    if os.environ.get("CREDIT_PACKS", file.get("CREDIT_PACKS")) == "":
        mistakes.append("CREDIT_PACKS: is empty; write a pack, or leave the line out for the usual ones")
    accounts = {}
    for name in known_providers:
        try:
            accounts[name] = ProviderAccount(_env_prefix=f"{name}_")
        except ValidationError as error:
            mistakes += [f"{name.upper()}_{line}" for line in mistakes_in(error)]
            accounts[name] = ProviderAccount.model_construct(api_key=SecretStr("unread"))
    # An empty value is none elsewhere; here it says that there are none.
    own: dict[str, Any] = {"models": ()} if os.environ.get("MODELS", file.get("MODELS")) == "" else {}
    try:
        settings = Settings(accounts=accounts, **own)
    except ValidationError as error:
        raise SettingsError(mistakes + mistakes_in(error)) from None
    if settings.job_timeout_seconds < SHORTEST_TIMEOUT_SECONDS:
        mistakes.append(f"JOB_TIMEOUT_SECONDS: seconds, at least {SHORTEST_TIMEOUT_SECONDS}; jobs would end unfinished")
    if mistakes:
        raise SettingsError(mistakes)
    return settings


def names(known_providers: Iterable[str]) -> list[str]:
    """Every setting, as the environment has it."""
    own = [name for name in Settings.model_fields if name != "accounts"]
    accounts = [f"{provider}_{field}" for provider in known_providers for field in ProviderAccount.model_fields]
    return [name.upper() for name in own + accounts]


def misspelt(written: Iterable[str], known_providers: Iterable[str]) -> list[str]:
    """A line for each name that is no setting and was surely meant as one.

    `.env` may hold other programs' settings, too; so a name counts when two letters or fewer make it a setting, or
    when it begins with a provider's name.
    """
    providers = list(known_providers)
    known = names(providers)
    prefixes = tuple(f"{provider.upper()}_" for provider in providers)
    lines = []
    for name in written:
        capitals = name.upper()
        if capitals in known:
            continue
        nearest = min(known, key=lambda candidate: _letters_between(capitals, candidate))
        if capitals.startswith(prefixes) or _letters_between(capitals, nearest) <= MISSPELT_LETTERS:
            lines.append(f"{name}: there is no such setting in .env; did you mean {nearest}?")
    return lines


def _letters_between(one: str, other: str) -> int:
    """How many letters have to be put in, taken out or changed to turn one into the other."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        above, row = row, [i]
        for j, letter_there in enumerate(other, 1):
            row.append(min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != letter_there)))
    return row[-1]


def mistakes_in(error: ValidationError) -> list[str]:
    """One line for each mistake, naming the setting; values stay out, they may be secrets."""
    lines = []
    for mistake in error.errors(include_input=False, include_url=False):
        name = str(mistake["loc"][0]).upper() if mistake["loc"] else ""
        message = mistake["msg"].removeprefix("Value error, ")
        if mistake["type"] == "missing":
            message = "is not set"
        lines.append(f"{name}: {message}" if name else message)
    return list(dict.fromkeys(lines))
