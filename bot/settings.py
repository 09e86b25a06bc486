"""The settings: read from the environment or `.env`, checked once, and every mistake told in one line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Literal

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

from bot.storage.postgresql import SCHEMES, read_address

TOKEN_FORM = re.compile(r"\d+:[A-Za-z0-9_-]+")
ADDRESS_FORM = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?")
PACK_FORM = re.compile(r"(\d+):(\d+)")


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

    credits: int = Field(gt=0)
    stars: int = Field(gt=0, le=100_000)


def _whole_address(value: str | None) -> str | None:
    if value is None:
        return None
    if not ADDRESS_FORM.fullmatch(value):
        raise ValueError("write a whole address, as in https://bot.example.org")
    return value.rstrip("/")


class ProviderAccount(BaseSettings):
    """The operator's account at one provider, from `<NAME>_API_KEY`, `<NAME>_API_URL` and `<NAME>_CALLBACK_KEY`."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    api_key: SecretStr | None = None
    api_url: str | None = None
    callback_key: SecretStr | None = None

    @field_validator("api_url")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        return _whole_address(value)


class Settings(BaseSettings):
    """What an operator decides. The README's reference lists each with its meaning."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True, validate_default=True
    )

    bot_token: SecretStr
    telegram_api_url: str = "https://api.telegram.org"
    telegram_api_local: bool = False
    updates: Updates = Updates.POLLING
    public_url: str | None = None
    http_host: str = "127.0.0.1"
    http_port: int = Field(default=8080, ge=0, le=65535)
    database_url: str = "sqlite:///data/bot.db"

    accounts: dict[str, ProviderAccount] = Field(default_factory=dict)
    """One for each known provider; `load` fills it."""
    providers: Annotated[tuple[str, ...] | None, NoDecode] = None

    admin_ids: Annotated[frozenset[int], NoDecode] = frozenset()
    storage_chat_id: int | None = None

    free_credits: int = Field(default=3, ge=0)
    daily_free_credits: int = Field(default=0, ge=0)
    referral_credits: int = Field(default=0, ge=0)
    price_credits: int = Field(default=1, ge=0)
    cached_price_credits: int = Field(default=0, ge=0)
    credit_packs: Annotated[tuple[CreditPack, ...], NoDecode] = (
        CreditPack(credits=10, stars=75),
        CreditPack(credits=50, stars=300),
        CreditPack(credits=200, stars=1000),
    )
    max_links_per_message: int = Field(default=10, ge=1)
    max_active_jobs_per_user: int = Field(default=5, ge=1)
    job_timeout_seconds: float = Field(default=900, gt=0)
    require_consent: bool = True
    allow_local_result_urls: bool = False
    default_locale: str = "en"
    aiogram_lazy: bool = True
    log_format: Literal["console", "json"] = "console"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("providers", "admin_ids", mode="before")
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
        return packs

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("bot_token")
    @classmethod
    def _token(cls, value: SecretStr) -> SecretStr:
        if not TOKEN_FORM.fullmatch(value.get_secret_value()):
            raise ValueError("this is not a token as BotFather gives it (123456:ABC…)")
        return value

    @field_validator("telegram_api_url", "public_url")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        return _whole_address(value)

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        if value.startswith(SCHEMES):
            read_address(value)
        elif not re.match(r"sqlite:///.", value) or value.endswith(":memory:"):
            raise ValueError("write sqlite:///path or postgresql://user:pass@host/db")
        return value

    @field_validator("public_url")
    @classmethod
    def _webhook_is_reachable(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None and info.data.get("updates") is Updates.WEBHOOK:
            raise ValueError("UPDATES=webhook needs it: the address where Telegram reaches this process")
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
    try:
        return _read(known_providers)
    except UnicodeDecodeError:
        raise SettingsError([".env: save it as UTF-8"]) from None


def _read(known_providers: Iterable[str]) -> Settings:
    mistakes: list[str] = []
    accounts = {}
    for name in known_providers:
        try:
            accounts[name] = ProviderAccount(_env_prefix=f"{name}_")
        except ValidationError as error:
            mistakes += [f"{name.upper()}_{line}" for line in mistakes_in(error)]
            accounts[name] = ProviderAccount.model_construct(api_key=SecretStr("unread"))
    try:
        settings = Settings(accounts=accounts)
    except ValidationError as error:
        mistakes += mistakes_in(error)
    if mistakes:
        raise SettingsError(mistakes)
    return settings


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
