"""PostgreSQL over TLS: a server of the tests' own that lets nobody in without."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.storage.database import Database, DatabaseError
from bot.storage.migrate import is_current, migrate
from tests.databases import missing
from tests.test_failover import free_port

SETTINGS = """
listen_addresses = 'localhost'
port = {port}
unix_socket_directories = ''
ssl = on
ssl_cert_file = '{folder}/server.crt'
ssl_key_file = '{folder}/server.key'
fsync = off
shared_buffers = 16MB
"""
IS_ENCRYPTED = text("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
PATIENCE_SECONDS = 60

pytestmark = pytest.mark.postgres


@dataclass(frozen=True, slots=True)
class Server:
    """A PostgreSQL with TLS, and certificates beside it."""

    port: int
    certificate: Path
    """The server's own, for `localhost`; nobody else has signed it."""
    stranger: Path
    """A certificate that has nothing to do with the server."""

    def url(self, query: str, *, host: str = "localhost") -> str:
        """The address of its database, with these parameters."""
        return f"postgresql://postgres@{host}:{self.port}/postgres?{query}"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Runs while the tests of this file do. PostgreSQL does not run as root, so there it has a user of its own."""
    binaries, openssl = _binaries(), shutil.which("openssl")
    if binaries is None or openssl is None:
        missing("no PostgreSQL server is installed here" if binaries is None else "openssl is not installed here")
        return
    who = _unprivileged()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if who:
            os.chown(folder, who["user"], who["group"])
        for subject in ("server", "stranger"):
            _make_certificate(openssl, folder / subject, who)
        data, port = folder / "data", free_port()
        _run(binaries / "initdb", "--pgdata", data, "--username=postgres", "--auth=trust", "--no-sync", who=who)
        with (data / "postgresql.conf").open("a") as settings:
            settings.write(SETTINGS.format(port=port, folder=folder))
        (data / "pg_hba.conf").write_text("hostssl all all all trust\n")
        control = binaries / "pg_ctl", "--pgdata", data, "--wait"
        _run(*control, "--log", folder / "log", "start", who=who)
        try:
            yield Server(port, folder / "server.crt", folder / "stranger.crt")
        finally:
            _run(*control, "--mode=immediate", "stop", who=who)


def _binaries() -> Path | None:
    if found := shutil.which("pg_ctl"):
        return Path(found).resolve().parent
    # Debian keeps a server's programs off the path, one folder a version.
    return max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)


def _unprivileged() -> dict[str, Any]:
    """As whom to run, in the words of `subprocess`; nothing where that is no matter."""
    if os.geteuid() != 0:
        return {}
    try:
        user = pwd.getpwnam("postgres")
    except KeyError:
        missing("there is no user `postgres` to run a server as")
        raise
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _make_certificate(openssl: str, file: Path, who: dict[str, Any]) -> None:
    _run(
        *(openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"),
        *("-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"),
        *("-keyout", f"{file}.key", "-out", f"{file}.crt"),
        who=who,
    )


def _run(*command: str | Path, who: dict[str, Any]) -> None:
    # The server goes on with what it is given for its output, so that must not be a pipe that is waited for.
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(command, stdout=output, stderr=output, timeout=PATIENCE_SECONDS, check=False, **who)
        output.seek(0)
        assert done.returncode == 0, output.read().decode()


async def _is_encrypted(url: str) -> bool:
    database = Database(url, time.time)
    await database.open()
    try:
        async with database.reading() as connection:
            return bool((await connection.execute(IS_ENCRYPTED)).scalar_one())
    finally:
        await database.close()


async def test_hosters_addresses_are_encrypted(server: Server) -> None:
    """Whatever `sslmode` a hoster names, what is sent is encrypted; none is needed for that."""
    for query in (
        "sslmode=require",
        "sslmode=require&channel_binding=prefer",
        "sslmode=prefer",
        "application_name=bot",
        f"sslmode=verify-ca&sslrootcert={server.certificate}",
        f"sslmode=verify-full&sslrootcert={server.certificate}",
    ):
        assert await _is_encrypted(server.url(query)), query
    assert await _is_encrypted(server.url("sslmode=require", host="127.0.0.1"))


async def test_tables_are_made_over_tls(server: Server) -> None:
    """A first start, with a checked certificate."""
    database = Database(server.url(f"sslmode=verify-full&sslrootcert={server.certificate}"), time.time)
    await database.open()
    try:
        await migrate(database)
        assert await is_current(database)
    finally:
        await database.close()


async def test_a_server_that_is_not_trusted_gets_nothing(server: Server) -> None:
    """A certificate of somebody else's, or for another host, is told in a sentence; so is a refusal of plain text."""
    for url, words in (
        (server.url(f"sslmode=verify-full&sslrootcert={server.stranger}"), "certificate is not one"),
        (server.url(f"sslmode=verify-ca&sslrootcert={server.stranger}"), "certificate is not one"),
        (server.url("sslmode=verify-full&sslrootcert=system"), "certificate is not one"),
        (server.url(f"sslmode=verify-full&sslrootcert={server.certificate}", host="127.0.0.1"), "certificate is not"),
        (server.url("sslmode=disable"), "may not connect from here this way"),
    ):
        with pytest.raises(DatabaseError, match=words):
            await _is_encrypted(url)
