"""SQLite's driver, so that a cancelled task cannot tear a transaction, and a statement is one call to its thread."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from aiosqlite.context import contextmanager
from aiosqlite.core import Connection
from aiosqlite.cursor import Cursor


def why_unreadable(error: BaseException) -> str | None:
    """What is wrong with the file, in words for an operator; None where nothing is known."""
    code = getattr(getattr(error, "orig", None), "sqlite_errorcode", None)
    return "this is no SQLite database" if code == sqlite3.SQLITE_NOTADB else None


class WholeCursor(Cursor):
    """A cursor that brings a statement's rows along; the driver's own goes to the connection's thread four times."""

    _rows: Iterable[sqlite3.Row] = ()

    async def execute(self, sql: str, parameters: Iterable[Any] | None = None) -> WholeCursor:
        self._rows = await self._execute(self._run, sql, tuple(parameters or ()))  # type: ignore[no-untyped-call]
        return self

    def _run(self, sql: str, parameters: tuple[Any, ...]) -> Iterable[sqlite3.Row]:
        self._cursor.execute(sql, parameters)
        return self._cursor.fetchall() if self._cursor.description else ()

    async def fetchall(self) -> Iterable[sqlite3.Row]:
        return self._rows

    async def close(self) -> None:
        # No row is left to be read, so nothing is done but letting go.
        self._cursor.close()


class WholeConnection(Connection):
    """A connection whose calls run to their end.

    A cancellation that comes while the connection's thread is at work waits for it. Within a transaction
    (`keep_whole`) it waits for the transaction's end; else SQLAlchemy would close the connection under the running
    statement, which keeps its lock on the file for as long as anything refers to its cursor.
    """

    keep_whole = False
    cancelled: asyncio.CancelledError | None = None
    """A cancellation that came in while `keep_whole` was set; whoever set it raises this at the end."""

    @contextmanager
    async def cursor(self) -> Cursor:
        return WholeCursor(self, self._conn.cursor())

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if not self._running or not self._connection:
            raise ValueError("Connection closed")  # the driver's own error, which SQLAlchemy knows
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._tx.put_nowait((future, partial(fn, *args, **kwargs)))
        cancelled: asyncio.CancelledError | None = None
        while not future.done():
            try:
                await asyncio.shield(future)
            except asyncio.CancelledError as error:
                cancelled = error
            except Exception:  # noqa: S110  # the call's own, raised by `result` below
                pass
        if cancelled is not None:
            if not self.keep_whole:
                # An error that nobody hears of any more is looked at all the same, or asyncio complains of it.
                future.exception()
                raise cancelled
            self.cancelled = cancelled
        return future.result()


def connect(*args: Any, **kwargs: Any) -> WholeConnection:
    """As `sqlite3.connect`, in a thread that does not keep the process from ending. To be awaited."""
    # Cursors are made and closed beside the thread, which is idle then.
    connector = partial(sqlite3.connect, *args, **{**kwargs, "check_same_thread": False})
    connection = WholeConnection(connector, iter_chunk_size=64)
    connection._thread.daemon = True  # noqa: SLF001  # as SQLAlchemy does with the connections that it makes
    return connection
