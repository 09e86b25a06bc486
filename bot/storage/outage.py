"""Tells a database that is away, full or too busy from a statement that is wrong: the former is tried again."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import DBAPIError, PendingRollbackError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

DATABASE_ERRORS = (SQLAlchemyError, OSError)
"""What a database raises, be it away or asked wrongly."""

AWAY_STATES = frozenset({"08", "25", "28", "3D", "40", "53", "55", "57", "58", "XX"})
"""SQLSTATE classes: no connection, read-only, refused, no such database, rolled back, out of resources, not ready,
operator intervention, system error, internal error (PostgreSQL's manual, appendix A)."""
AWAY_CODES = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
    }
)
PRIMARY_CODE = 0xFF


def is_outage(error: BaseException) -> bool:
    """Whether the very same may well succeed later."""
    if isinstance(error, OSError | PoolTimeoutError | PendingRollbackError):
        return True
    if not isinstance(error, DBAPIError):
        return False
    state = getattr(error.orig, "sqlstate", None)
    if state is not None:
        return str(state)[:2] in AWAY_STATES
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return code & PRIMARY_CODE in AWAY_CODES
    # The driver itself refuses: since its connection is gone, or since a value fits no column (a ValueError).
    cause = error.orig.__cause__ if error.orig is not None else None
    return error.connection_invalidated or (cause is not None and not isinstance(cause, ValueError))
