"""PostgreSQL's address, as hosters give it, and what operators read when the server lets nobody in."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.storage.database import Database, DatabaseError
from bot.storage.postgresql import read_address
from tests.databases import migrated, postgres_url

SSL_REQUEST = 80877103
"""https://www.postgresql.org/docs/current/protocol-message-formats.html"""


async def _ask(url: str, question: str) -> str:
    database = Database(url, time.time)
    await database.open()
    try:
        async with database.reading() as connection:
            return str((await connection.execute(text(question))).scalar_one())
    finally:
        await database.close()


async def _refusal(url: str) -> str:
    with pytest.raises(DatabaseError) as raised:
        await _ask(url, "SELECT 1")
    return str(raised.value)


@asynccontextmanager
async def _refusing(code: str) -> AsyncIterator[str]:
    """The address of a server that answers each client with this SQLSTATE, as PostgreSQL does."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            size = int.from_bytes(await reader.readexactly(4))
            body = await reader.readexactly(size - 4)
            if int.from_bytes(body[:4]) != SSL_REQUEST:
                break
            writer.write(b"N")
        fields = b"SFATAL\0VFATAL\0C" + code.encode() + b"\0Mno entry for user topsecret\0\0"
        writer.write(b"E" + (len(fields) + 4).to_bytes(4) + fields)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        yield f"postgresql://someone:topsecret@127.0.0.1:{server.sockets[0].getsockname()[1]}/db"


@pytest.mark.postgres
@pytest.mark.parametrize(
    "query",
    [
        "sslmode=disable",
        "sslmode=prefer",
        "sslmode=prefer&channel_binding=prefer&connect_timeout=10",
        "target_session_attrs=read-write&keepalives_idle=30",
    ],
)
async def test_hosters_parameters_connect(query: str) -> None:
    """What hosters write after the question mark, and `postgres://`, connects."""
    async with postgres_url() as url:
        assert await _ask(f"{url}?{query}", "SELECT 1") == "1"
        assert await _ask(f"postgres://{url.partition('://')[2]}?{query}", "SELECT 1") == "1"


@pytest.mark.postgres
async def test_the_server_hears_its_parameters() -> None:
    """`application_name` and `options` reach the server."""
    async with postgres_url() as url:
        named = f"{url}?application_name=clean%20bot&options=-c%20statement_timeout%3D7s"
        assert await _ask(named, "SHOW application_name") == "clean bot"
        assert await _ask(named, "SHOW statement_timeout") == "7s"


@pytest.mark.postgres
async def test_of_several_hosts_one_that_answers() -> None:
    """In a list of hosts, those that do not answer are passed over."""
    async with postgres_url() as url:
        login, _, rest = url.rpartition("@")
        host, _, path = rest.partition("/")
        assert await _ask(f"{login}@127.0.0.1:1,{host}/{path}", "SELECT 1") == "1"


@pytest.mark.postgres
async def test_no_tls_where_it_is_asked_for() -> None:
    """A server without TLS and `sslmode=require` are told in a sentence."""
    async with postgres_url() as url:
        if await _ask(url, "SHOW ssl") == "on":
            pytest.skip("the server offers TLS")
        assert "offers no TLS" in await _refusal(f"{url}?sslmode=require")
        assert "certificate file is missing" in await _refusal(f"{url}?sslmode=verify-full&sslrootcert=/nowhere.crt")


@pytest.mark.postgres
async def test_a_user_or_database_that_is_not_there() -> None:
    """The real server's refusals of a user and of a database."""
    async with postgres_url() as url:
        server, _, name = url.rpartition("/")
        assert "database that DATABASE_URL names does not exist" in await _refusal(f"{server}/{name}_not")
        stranger = f"postgresql://nobody_at_all:topsecret@{server.rpartition('@')[2]}/{name}"
        told = await _refusal(stranger)
        assert "refuses the user" in told
        assert "topsecret" not in told


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("28P01", "refuses the user or the password"),
        ("28000", "refuses the user"),
        ("3D000", "does not exist"),
        ("53300", "no connection left"),
        ("57P03", "starting or stopping"),
        ("XX000", "does not answer"),
    ],
)
async def test_a_refusal_is_a_sentence(code: str, words: str) -> None:
    """Each way to be refused tells the operator what to set right, and shows neither password nor server's words."""
    async with _refusing(code) as url:
        told = await _refusal(url)
    assert words in told
    assert "topsecret" not in told


@pytest.mark.parametrize(
    ("url", "dsn", "hosts"),
    [
        ("postgres://a:b%40c@host/db", "postgresql://a:b%40c@host/db", "host"),
        ("postgresql://a:b@h1:5432,h2:5433/db", "postgresql://a:b@h1:5432,h2:5433/db", "h1:5432,h2:5433"),
        ("postgresql:///db?host=%2Frun%2Fpostgresql", "postgresql:///db?host=%2Frun%2Fpostgresql", "/run/postgresql"),
        ("postgresql://a@[::1]:5432/db", "postgresql://a@[::1]:5432/db", "[::1]:5432"),
        ("postgresql://a@h/db?sslmode=require&channel_binding=require", "postgresql://a@h/db?sslmode=require", "h"),
        ("postgresql://a@h/db?sslmode=&sslcert=c&sslkey=k", "postgresql://a@h/db?sslcert=c&sslkey=k", "h"),
    ],
)
def test_an_address_is_read(url: str, dsn: str, hosts: str) -> None:
    """The driver gets what it understands, passwords as they were encoded."""
    address = read_address(url)
    assert (address.dsn, address.hosts) == (dsn, hosts)
    assert dsn not in repr(address)


def test_the_machines_certificates_and_patience() -> None:
    """`sslrootcert=system` and `connect_timeout` are no parameters of the driver's address."""
    address = read_address("postgresql://a@h/db?sslmode=verify-full&sslrootcert=system&connect_timeout=7")
    assert address.system_certificates
    assert address.timeout == 7
    assert address.dsn == "postgresql://a@h/db"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("pgbouncer=true", "pgbouncer"),
        ("sslmode=on", "sslmode"),
        ("target_session_attrs=writable", "target_session_attrs"),
        ("connect_timeout=soon", "connect_timeout"),
    ],
)
def test_an_odd_parameter_is_named(query: str, words: str) -> None:
    """One line that names the parameter, and nothing of the login."""
    with pytest.raises(ValueError, match=words) as raised:
        read_address(f"postgresql://someone:topsecret@host/db?{query}")
    assert "topsecret" not in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.postgres
async def test_a_fault_while_bots_are_kept_away() -> None:
    """An error of another kind is not taken for a bot that runs."""
    async with postgres_url() as url, migrated(url, time.time) as database:
        with pytest.raises(DBAPIError):
            async with database.transaction() as connection:
                with suppress(DBAPIError):
                    await connection.execute(text("SELECT 1 / 0"))
                await database.claim(connection)
