"""`doctor` tells in a line each what is fine and what is not, and shows no secret."""

from __future__ import annotations

import re
import shutil
import socket
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from bot import storage
from bot.ops.doctor import examine
from bot.ops.surroundings import clock_finding
from bot.sandbox.bot_process import sandbox_settings
from bot.sandbox.telegram import Garbage
from bot.storage.migrate import newest
from tests.test_money import invoice
from tests.world import World, ask, balance

MIGRATIONS = Path(storage.__file__).parent / "migrations"


@pytest.fixture(autouse=True)
def environment(world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    settings = sandbox_settings(
        token=world.telegram.token,
        telegram_url=world.telegram.url,
        database_url=world.database_url,
        providers={provider.name: (provider.url, provider.key) for provider in world.providers.all},
        MODELS="",
    )
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)


async def test_when_all_is_well_every_line_says_so(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert await examine() == 0
    told = capsys.readouterr().out
    assert "FAIL" not in told
    for subject in (
        "settings",
        "token",
        "groups",
        "webhook",
        "clock",
        "disk",
        "kie",
        "apikley",
        "apimall",
        "savesora",
        "database",
        "kie, last day",
        "payments",
        "balances",
        "port",
    ):
        assert f" {subject}:" in told
    for secret in (world.telegram.token.split(":")[1], world.kie.key, world.providers.savesora.key):
        assert secret not in told


async def test_what_is_wrong_has_its_line_and_what_to_do(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KIE_API_KEY", "a-wrong-key")
    monkeypatch.setenv("BOT_TOKEN", "1:a-wrong-token")
    world.providers.savesora.balance = 0
    assert await examine() == 1
    told = capsys.readouterr().out
    assert "FAIL token: Telegram refuses it" in told
    assert "FAIL kie: the key is refused" in told
    assert "FAIL savesora: the account is empty" in told
    assert "a-wrong" not in told


async def test_settings_that_cannot_be_read_are_told_and_nothing_else_is_tried(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HTTP_PORT", "nonsense")
    assert await examine() == 1
    assert capsys.readouterr().out.startswith("FAIL settings: HTTP_PORT")


async def test_a_payment_that_was_never_booked_is_warned_of(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    async with world.bot():
        bill = await invoice(world.ann)
        checkout = await world.ann.checkout(bill)
        assert (await checkout.answered()).ok
    world.ann._charge(bill)
    assert await examine() == 0
    assert "warn payments: 1 differ" in capsys.readouterr().out


async def test_a_new_database_is_said_to_be_empty(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'new.db'}")
    assert await examine() == 0
    assert "new.db: empty" in capsys.readouterr().out


async def test_a_newer_schema(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    """A newer version's database is a failure."""
    with closing(sqlite3.connect(world.database_url.removeprefix("sqlite:///"))) as file:
        file.execute("UPDATE alembic_version SET version_num = 'from-the-future'")
        file.commit()
    assert await examine() == 1
    assert re.search("FAIL database: .*made by a newer version", capsys.readouterr().out)


async def test_an_older_schema(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An older version's database is brought up by `run`."""
    versions = tmp_path / "migrations" / "versions"
    versions.mkdir(parents=True)
    for name in (f"{newest()}_here.py", "9999_to_come.py"):
        (versions / name).touch()
    monkeypatch.setattr("bot.storage.migrate.MIGRATIONS", versions.parent)
    assert await examine() == 0
    assert re.search("ok   database: .*its schema is older", capsys.readouterr().out)


async def test_nobody_to_give_stars_back(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Stars that are taken without an operator are warned of."""
    assert await examine() == 0
    assert "warn operators: ADMIN_IDS is empty" in capsys.readouterr().out
    monkeypatch.setenv("ADMIN_IDS", str(world.ann.id))
    assert await examine() == 0
    assert "warn operators" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("host", "code", "words"),
    [
        ("::1", 0, "ok   port: ::1:"),
        ("localhost", 0, "ok   port: localhost:"),
        ("192.0.2.1", 1, "FAIL port: HTTP_HOST: 192.0.2.1"),
        ("no-such-host.invalid", 1, "FAIL port: HTTP_HOST: no-such-host.invalid"),
    ],
)
async def test_a_host_is_tried(
    host: str, code: int, words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """IPv6 is tried as well as IPv4, and a host that is none of this machine's is blamed for itself."""
    monkeypatch.setenv("HTTP_HOST", host)
    assert await examine() == code
    assert words in capsys.readouterr().out


async def test_a_port_in_use(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A port that another program has is blamed, not the host."""
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        monkeypatch.setenv("HTTP_PORT", str(taken.getsockname()[1]))
        assert await examine() == 1
    assert "FAIL port: HTTP_PORT: 127.0.0.1:" in capsys.readouterr().out


async def test_beside_a_running_bot(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its port is its own."""
    async with world.bot() as app:
        monkeypatch.setenv("HTTP_PORT", str(app.port))
        assert await examine() == 0
    assert f"ok   port: 127.0.0.1:{app.port} is the running bot's" in capsys.readouterr().out


async def test_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A database that is not there yet is told so, and is not there afterwards."""
    monkeypatch.setenv("DATABASE_URL", "sqlite:///not-yet.db")
    assert await examine() == 0
    assert "ok   database: not-yet.db: empty; `run` or `migrate` makes its tables" in capsys.readouterr().out
    assert not (tmp_path / "not-yet.db").exists()


async def test_another_programs_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its tables are not touched."""
    with closing(sqlite3.connect(tmp_path / "others.db")) as file:
        file.execute("CREATE TABLE users (id)")
    monkeypatch.setenv("DATABASE_URL", "sqlite:///others.db")
    assert await examine() == 1
    assert "FAIL database: others.db has a table users of another program's" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("setting", "value", "extra"),
    [
        ("SENTRY_DSN", "https://key@sentry.example.org/1", "sentry"),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", "https://traces.example.org", "tracing"),
    ],
)
async def test_an_extra_that_is_missing(
    setting: str, value: str, extra: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As `run` tells it."""
    for module in ("sentry_sdk", "opentelemetry.exporter.otlp.proto.http.trace_exporter"):
        monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setenv(setting, value)
    assert await examine() == 1
    assert f"FAIL settings: {setting}: install sorabot with its `{extra}` extra" in capsys.readouterr().out


@pytest.mark.parametrize("garbage", [Garbage.BROKEN_UTF8, Garbage.HTML_502])
async def test_unreadable_answers(world: World, capsys: pytest.CaptureFixture[str], garbage: Garbage) -> None:
    """A Telegram that answers with what nobody can read does not answer; the settings are not blamed."""
    world.telegram.faults.garble(garbage)
    assert await examine() == 1
    told = capsys.readouterr().out
    assert "ok   settings" in told
    assert "FAIL token: Telegram does not answer" in told
    assert "port:" in told


async def test_a_balance_that_nobody_booked(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    """Credits without an entry in the ledger are found."""
    async with world.bot():
        await balance(world.ann)
    with closing(sqlite3.connect(world.database_url.removeprefix("sqlite:///"))) as file, file:
        file.execute("UPDATE accounts SET credits = 1000 WHERE id = ?", (world.ann.id,))
    assert await examine() == 1
    assert f"FAIL balances: 1 are not the sum of their entries: accounts {world.ann.id};" in capsys.readouterr().out


async def set_webhook(world: World, url: str) -> None:
    async with httpx.AsyncClient() as client:
        address = f"{world.telegram.url}/bot{world.telegram.token}/setWebhook"
        assert (await client.post(address, json={"url": url})).status_code == 200


async def test_a_webhook_while_polling(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    """Somebody else's webhook takes the updates; its address, which is secret, is not shown."""
    await set_webhook(world, "https://bot.example.org/telegram/secret-path")
    assert await examine() == 0
    told = capsys.readouterr().out
    assert "warn webhook: one is set, to bot.example.org, while UPDATES=polling" in told
    assert "secret-path" not in told


async def test_polling_while_a_webhook_is_wanted(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """None is set, or another one, or Telegram cannot deliver; and PUBLIC_URL is tried."""
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
    public = f"http://127.0.0.1:{port}"
    monkeypatch.setenv("UPDATES", "webhook")
    monkeypatch.setenv("PUBLIC_URL", public)
    assert await examine() == 0
    told = capsys.readouterr().out
    assert "warn webhook: none is set yet; `run` sets it" in told
    assert f"warn PUBLIC_URL: 127.0.0.1:{port} does not answer from here (ConnectError)" in told
    await set_webhook(world, f"{public}/elsewhere")
    await examine()
    assert "warn webhook: it is set to 127.0.0.1, by another program" in capsys.readouterr().out
    async with world.bot(updates="webhook", public_url=public, http_port=port):
        await ask(world.ann, "/help", "How it works")
        await examine()
        told = capsys.readouterr().out
        assert "ok   webhook: set, and Telegram delivers to it" in told
        assert f"ok   PUBLIC_URL: 127.0.0.1:{port} answers" in told
    world.telegram._cloud.webhook["last_error_message"] = "Connection refused"
    await examine()
    assert "warn webhook: Telegram could not deliver lately: Connection refused; see" in capsys.readouterr().out


async def test_privacy_mode(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    """Which messages of groups it sees, and how to change that."""
    await examine()
    assert "groups: privacy mode is on" in capsys.readouterr().out
    world.telegram.privacy_mode = False
    await examine()
    assert "groups: privacy mode is off" in capsys.readouterr().out


async def test_what_leads_to_the_gallery(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing without PUBLIC_URL; a link only once BotFather knows the address."""
    await examine()
    assert "ok   gallery: off, as PUBLIC_URL is not set" in capsys.readouterr().out
    monkeypatch.setenv("PUBLIC_URL", "http://127.0.0.1:9")
    await examine()
    assert "?startapp opens it, too, if http://127.0.0.1:9/gallery is the main" in capsys.readouterr().out
    world.telegram.has_main_web_app = False
    await examine()
    assert "name http://127.0.0.1:9/gallery as the main Mini App in BotFather" in capsys.readouterr().out


async def test_a_full_disk(world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Too little space for the database is a failure."""
    monkeypatch.setattr("shutil.disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9, 10**6))
    assert await examine() == 1
    assert "FAIL disk: 1 MB are free where the database is; make room" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (3.0, "ok   clock: it agrees with Telegram's"),
        (61.0, "warn clock: it is 61 s ahead of Telegram's; let"),
        (-3600.0, "warn clock: it is 3600 s behind Telegram's; let"),
    ],
)
def test_the_clock(ahead: float, words: str) -> None:
    """A clock that is wrong is told with what to do."""
    assert str(clock_finding(ahead)).startswith(words)


async def test_without_a_storage_chat(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    """What inline messages then can't do is warned of, unless neither inline nor guest mode is on."""
    assert await examine() == 0
    told = capsys.readouterr().out
    assert "ok   inline mode: on; whether feedback is on" in told
    assert "warn storage chat: STORAGE_CHAT_ID is not set" in told
    world.telegram.inline_mode = world.telegram.guest_mode = False
    assert await examine() == 0
    told = capsys.readouterr().out
    assert "ok   inline mode: off" in told
    assert "storage chat" not in told


@pytest.mark.parametrize("started", [True, False])
async def test_the_storage_chat(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *, started: bool
) -> None:
    """Whether the bot may write there is found out without a message."""
    olga = world.telegram.user("Olga", started=started)
    monkeypatch.setenv("STORAGE_CHAT_ID", str(olga.id))
    assert await examine() == (0 if started else 1)
    told = capsys.readouterr().out
    assert ("ok   storage chat" if started else "FAIL storage chat: the bot may not write") in told
    assert olga.chat.from_bot() == []
