"""Tells why the database failed: it is away or full, others changed the same rows, or a statement is wrong."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import DBAPIError, NoResultFound, PendingRollbackError, SQLAlchemyError
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
CONFLICT_STATES = frozenset({"23503", "23505", "40001", "40P01"})
"""A row that another refers to is not there, one stands there already, or two transactions waited for each other."""
CONFLICT_CODES = frozenset(
    {sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE}
)


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


def is_conflict(error: BaseException) -> bool:
    """Whether rows came or went meanwhile, so that the same may well succeed when it reads them anew."""
    if isinstance(error, NoResultFound):
        return True
    orig = getattr(error, "orig", None)
    return (
        getattr(orig, "sqlstate", None) in CONFLICT_STATES or getattr(orig, "sqlite_errorcode", None) in CONFLICT_CODES
    )
