"""Settings: every mistake is told at once, in a line that names the setting and shows no secret."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from bot.providers.registry import known
from bot.settings import SettingsError, Updates, load, load_common

TOKEN = "123456:secret-part-of-the-token"  # made up


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing is set but a token and one key, and no `.env` is near."""
    monkeypatch.chdir(tmp_path)
    for name in ("PROVIDERS", "PUBLIC_URL", "UPDATES", "ADMIN_IDS", "CREDIT_PACKS", "HTTP_PORT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("KIE_API_KEY", "secret-key")


def test_a_token_and_one_key_are_enough() -> None:
    settings = load(known())
    assert settings.provider_names == ("kie",)
    assert settings.updates is Updates.POLLING
    assert settings.database_url == "sqlite:///data/bot.db"


def test_the_operators_order_of_providers_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAVESORA_API_KEY", "another")
    monkeypatch.setenv("PROVIDERS", "savesora, kie")
    assert load(known()).provider_names == ("savesora", "kie")


def test_lists_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADMIN_IDS", "1, 22")
    monkeypatch.setenv("CREDIT_PACKS", "1:2,3:4")
    settings = load(known())
    assert settings.admin_ids == {1, 22}
    assert [(pack.credits, pack.stars) for pack in settings.credit_packs] == [(1, 2), (3, 4)]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "no-token"),
        ("HTTP_PORT", "http"),
        ("HTTP_PORT", "70000"),
        ("PROVIDERS", "kie,nobody"),
        ("PROVIDERS", "savesora"),
        ("PROVIDERS", ","),
        ("CREDIT_PACKS", "ten for a star"),
        ("CREDIT_PACKS", "10:0"),
        ("DATABASE_URL", "mysql://somewhere"),
        ("UPDATES", "carrier pigeon"),
        ("KIE_API_URL", "api.kie.ai"),
        ("TELEGRAM_API_URL", "ftp://telegram"),
        ("ADMIN_IDS", "me"),
        ("FREE_CREDITS", "-1"),
        ("REQUIRE_CONSENT", "perhaps"),
        ("LOG_FORMAT", "xml"),
        ("LOG_LEVEL", "loud"),
        ("CREATE_PRICE_CREDITS", "-1"),
        ("CREATIONS_PER_DAY", "many"),
        ("CREDIT_PACKS", ""),
        ("CREDIT_PACKS", " "),
        ("CREDIT_PACKS", "10:75,10:80"),
        ("CREDIT_PACKS", "3000000000:1"),
        ("PRICE_CREDITS", "3000000000"),
        ("ADMIN_IDS", "-1001234567890"),
        ("ADMIN_IDS", "0"),
        ("JOB_TIMEOUT_SECONDS", "5"),
        ("KIE_API_KEY", " "),
        ("KIE_API_KEY", "two words"),
        ("KIE_API_KEY", "ключ"),
        ("DEFAULT_LOCALE", "xx"),
        ("DEFAULT_LOCALE", "../en"),
        ("PUBLIC_URL", "http://bot.example.org"),
        ("PUBLIC_URL", "https://bot.example.org:99999"),
        ("DATABASE_URL", "postgresql://u:p@host/db?pgbouncer=true"),
        ("DATABASE_URL", "sqlite:///bot.db?mode=ro"),
        ("MAX_ACTIVE_JOBS_PER_USER", "99999999999999999999"),
        ("MAX_LINKS_PER_MESSAGE", "99999999999999999999"),
        ("JOB_TIMEOUT_SECONDS", "inf"),
        ("JOB_TIMEOUT_SECONDS", "1e300"),
        ("ADMIN_IDS", "99999999999999999999999999"),
        ("STORAGE_CHAT_ID", "-99999999999999999999999999"),
    ],
)
def test_a_mistake_is_one_line_that_names_the_setting(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as raised:
        load(known())
    (mistake,) = raised.value.mistakes
    assert mistake.startswith(f"{name}: ")
    assert "\n" not in mistake


def test_a_webhook_needs_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UPDATES", "webhook")
    with pytest.raises(SettingsError, match="PUBLIC_URL"):
        load(known())


def test_all_mistakes_are_told_at_once_and_no_secret_with_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "secret-but-wrong")
    monkeypatch.setenv("PROVIDERS", "nobody")
    monkeypatch.setenv("HTTP_PORT", "x")
    with pytest.raises(SettingsError) as raised:
        load(known())
    assert len(raised.value.mistakes) == 3
    assert "secret" not in str(raised.value)


def test_secrets_do_not_show_in_what_settings_poll_like() -> None:
    settings = load(known())
    assert "secret" not in repr(settings)


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://user:SECRETp@SSword@127.0.0.1:5999/db",
        "postgresql://user:x@127.0.0.1:SSword@host/db",
        "postgresql://user:SSword@host:port/db",
        "sqlite:///:memory:",
    ],
)
def test_a_database_address_that_cannot_be_read_is_told_without_any_of_it(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    with pytest.raises(SettingsError) as error:
        load(known())
    assert [line.split(":")[0] for line in error.value.mistakes] == ["DATABASE_URL"]
    assert "SSword" not in str(error.value.mistakes)


def test_a_file_that_is_not_utf_8_is_told_so(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"DEFAULT_LOCALE=\xff\xfe")
    with pytest.raises(SettingsError) as error:
        load(known())
    assert error.value.mistakes == [".env: save it as UTF-8"]


def test_a_file_that_may_not_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", path)

    monkeypatch.setattr("bot.settings.dotenv_values", refuse)
    with pytest.raises(SettingsError) as error:
        load(known())
    assert error.value.mistakes == [".env: it cannot be read: Permission denied"]


@pytest.mark.parametrize(
    ("address", "server", "taken"),
    [
        ("https://bot.example.org", None, True),
        ("https://bot.example.org:8443/bot", None, True),
        ("https://bot.example.org:8080", None, False),
        ("http://bot.example.org:80", None, False),
        ("http://127.0.0.1:8080", None, True),
        ("http://[::1]:8080", None, True),
        ("http://bot.internal:8080", "http://telegram.internal:8081", True),
    ],
)
def test_where_a_webhook_can_be(monkeypatch: pytest.MonkeyPatch, address: str, server: str | None, taken: bool) -> None:
    """Telegram's own server delivers by https to four ports; a server of one's own delivers anywhere."""
    monkeypatch.setenv("UPDATES", "webhook")
    monkeypatch.setenv("PUBLIC_URL", address)
    if server is not None:
        monkeypatch.setenv("TELEGRAM_API_URL", server)
    if taken:
        assert load(known()).public_url == address
        return
    with pytest.raises(SettingsError) as raised:
        load(known())
    (mistake,) = raised.value.mistakes
    assert mistake.startswith("PUBLIC_URL: ")


def test_callbacks_alone_may_come_to_any_port(monkeypatch: pytest.MonkeyPatch) -> None:
    """With polling, `PUBLIC_URL` is for the providers, which take any port."""
    monkeypatch.setenv("PUBLIC_URL", "https://bot.example.org:8080")
    assert load(known()).public_url == "https://bot.example.org:8080"


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("BOT_TOKN", "BOT_TOKEN"),
        ("Admin_Id", "ADMIN_IDS"),
        ("CREDITPACKS", "CREDIT_PACKS"),
        ("KIE_APIKEY", "KIE_API_KEY"),
        ("SAVESORA_SECRET", "SAVESORA_"),
    ],
)
def test_a_misspelt_name_in_the_file(tmp_path: Path, name: str, meant: str) -> None:
    """What is almost a setting is one line that names the nearest; its value stays out."""
    (tmp_path / ".env").write_text(f"{name}=topsecret\n")
    with pytest.raises(SettingsError) as raised:
        load(known())
    (mistake,) = raised.value.mistakes
    assert mistake.startswith(f"{name}: ")
    assert f"did you mean {meant}" in mistake
    assert "topsecret" not in mistake


def test_other_programs_names_in_the_file(tmp_path: Path) -> None:
    """Names of other programs, as a compose file needs them, are nobody's mistake."""
    others = ("TELEGRAM_API_ID", "TELEGRAM_API_HASH", "HTTP_PROXY", "POSTGRES_PASSWORD", "LOG_FILE", "TZ", "BOT_NAME")
    (tmp_path / ".env").write_text("".join(f"{name}=1\n" for name in others))
    assert load(known()).provider_names == ("kie",)


@pytest.mark.parametrize(
    ("value", "models"), [(None, None), ("", ()), (" , ", ()), ("one, two/three", ("one", "two/three"))]
)
@pytest.mark.parametrize("in_file", [True, False])
def test_which_models(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, value: str | None, models: tuple[str, ...] | None, in_file: bool
) -> None:
    """Left out, all; with nothing behind it, none."""
    if value is not None and in_file:
        (tmp_path / ".env").write_text(f"MODELS={value}\n")
    elif value is not None:
        monkeypatch.setenv("MODELS", value)
    assert load(known()).models == models


def test_migrate_needs_neither_token_nor_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the database and the log need is enough."""
    monkeypatch.delenv("BOT_TOKEN")
    monkeypatch.delenv("KIE_API_KEY")
    monkeypatch.setenv("LOG_LEVEL", "debug")
    assert load_common().log_level == "DEBUG"
    monkeypatch.setenv("DEFAULT_LOCALE", "xx")
    with pytest.raises(SettingsError, match="DEFAULT_LOCALE"):
        load_common()
