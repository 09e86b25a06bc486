"""PostgreSQL's address as hosters give it, and what the server says when it lets nobody in.

The parameters are libpq's: https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS
"""

from __future__ import annotations

import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

SCHEMES = ("postgresql://", "postgres://")
SSL_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
SESSION_ATTRIBUTES = ("any", "primary", "standby", "read-write", "read-only", "prefer-standby")

DRIVER_READS = frozenset(
    {
        *("host", "port", "dbname", "user", "password", "passfile", "krbsrvname", "target_session_attrs"),
        *("sslmode", "sslrootcert", "sslcert", "sslkey", "sslpassword", "sslcrl", "sslnegotiation"),
        *("ssl_min_protocol_version", "ssl_max_protocol_version"),
    }
)
SERVER_READS = frozenset({"application_name", "options"})
WITHOUT_EFFECT = frozenset(
    {
        *("channel_binding", "gssencmode", "sslcompression", "sslsni", "client_encoding"),
        *("fallback_application_name", "tcp_user_timeout"),
        *("keepalives", "keepalives_idle", "keepalives_interval", "keepalives_count"),
    }
)
"""Taken, since hosters write them, and left out: the driver has no such thing, or does it in its own way."""

REFUSALS = {
    "28P01": "the server refuses the user or the password of DATABASE_URL",
    "28000": "the server refuses the user of DATABASE_URL: it does not exist, or may not connect from here this way",
    "3D000": "the database that DATABASE_URL names does not exist on the server",
    "42501": "the user of DATABASE_URL may not connect to this database",
    "53300": "the server has no connection left for another client",
    "57P03": "the server is starting or stopping; try again in a moment",
}
"""By SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html)."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the database is, and how to get in."""

    dsn: str = field(repr=False)
    """As the driver reads it; it has the password."""
    hosts: str
    """For an operator to read, as the next one."""
    database: str = ""
    timeout: float | None = None
    """Seconds for a connection to be made; None for the driver's own."""
    system_certificates: bool = False
    """Whether the server's certificate has to be one that this machine trusts."""

    @property
    def connect(self) -> Callable[[], Awaitable[Any]]:
        """Makes a connection of the driver's."""
        import asyncpg  # an extra; SQLite does without it

        more: dict[str, Any] = {}
        if self.timeout is not None:
            more["timeout"] = self.timeout
        if self.system_certificates:
            more["ssl"] = ssl.create_default_context()
        return partial(asyncpg.connect, self.dsn, **more)


def read_address(url: str) -> Address:
    """Read `postgresql://…`. Raises ValueError with a sentence that has no part of the user or the password."""
    try:
        parts = urlsplit(url)
        query = dict(parse_qsl(parts.query, keep_blank_values=True, errors="strict"))
    except ValueError:
        raise _unreadable() from None
    login, _, hosts = parts.netloc.rpartition("@")
    if parts.fragment or "@" in login or any(character.isspace() for character in url):
        raise _unreadable()
    hosts = hosts or query.get("host", "")
    for host in hosts.split(","):
        _, _, port = host.rpartition("]")[2].partition(":")
        if port and not port.isdecimal():
            raise _unreadable()
    _check(query)
    timeout = float(query.pop("connect_timeout", "0") or 0)
    system = query.get("sslrootcert") == "system"
    left_out = WITHOUT_EFFECT | ({"sslrootcert", "sslmode"} if system else set())
    rest = urlencode({name: value for name, value in query.items() if value and name not in left_out})
    return Address(
        dsn=f"postgresql://{parts.netloc}{parts.path}" + (f"?{rest}" if rest else ""),
        hosts=unquote(hosts) or "localhost",
        database=unquote(parts.path.lstrip("/")),
        timeout=timeout if timeout > 0 else None,
        system_certificates=system,
    )


def _check(query: dict[str, str]) -> None:
    known = DRIVER_READS | SERVER_READS | WITHOUT_EFFECT | {"connect_timeout"}
    if unknown := [name for name in query if name not in known]:
        raise ValueError(f"?{unknown[0][:40]}= is not a parameter that is known here; leave it out")
    for name, values in (("sslmode", SSL_MODES), ("target_session_attrs", SESSION_ATTRIBUTES)):
        if query.get(name) and query[name] not in values:
            raise ValueError(f"?{name}= must be one of {', '.join(values)}")
    if not query.get("connect_timeout", "").lstrip("-").isdecimal() and query.get("connect_timeout"):
        raise ValueError("?connect_timeout= is a number of seconds")


def _unreadable() -> ValueError:
    return ValueError(
        "write postgresql://user:pass@host:port/db, with @ : / ? # % and spaces in the password as "
        "%40 %3A %2F %3F %23 %25 %20"
    )


def why_refused(error: BaseException) -> str | None:
    """What an operator can do about a connection that was not made, in a sentence; None where nothing is known."""
    state = getattr(getattr(error, "orig", None), "sqlstate", None)
    if state in REFUSALS:
        return REFUSALS[state]
    words = str(error)
    if "rejected SSL upgrade" in words:
        return "the server offers no TLS, which ?sslmode= in DATABASE_URL asks for"
    if "root certificate file" in words or isinstance(error, FileNotFoundError):
        return "a certificate file is missing; name the server's in DATABASE_URL as ?sslrootcert="
    if isinstance(error, ssl.SSLCertVerificationError):
        return "the server's certificate is not one that DATABASE_URL's ?sslmode= trusts"
    return None
