"""The engine: SQLite for one process, PostgreSQL for many, and transactions that mean the same on both."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

import structlog
from filelock import FileLock, Timeout
from sqlalchemy import ColumnElement, Double, Table, bindparam, cast, event, func, null, select, text
from sqlalchemy.dialects.postgresql import Insert as PostgresqlInsert
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import Insert as SqliteInsert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, DisconnectionError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.storage.postgresql import SCHEMES, Address, read_address, why_refused
from bot.storage.sqlite import WholeConnection, connect, why_unreadable

Clock = Callable[[], float]
"""Tells the time: Unix seconds."""

Insert = SqliteInsert | PostgresqlInsert

CHANNEL = "sorabot_jobs"
BOTS_LOCK = 7_266_228
"""An advisory lock of PostgreSQL's, which running bots share for as long as they listen."""
CLAIM_SECONDS = 5
"""How long a claim waits for bots that are stopping."""
LOCK_NOT_AVAILABLE = "55P03"
SQLITE_CONNECTIONS = 3
BUSY_TIMEOUT_MS = 10_000
LISTEN_AGAIN_SECONDS = 2.0
WRITABLE_SECONDS = 5.0
"""How long the question whether the database can be written to may take."""

log = structlog.get_logger(__name__)


class DatabaseError(Exception):
    """The database cannot be used; the text says why, in a sentence for the operator, without a password."""


class DatabaseMissing(DatabaseError):
    """There is no such SQLite file, and it is not for this command to make one."""


class Database:
    """One database. Make it with `Database(url, clock)`, then `await open()`; `await close()` when done.

    Raises DatabaseError where PostgreSQL's driver is not installed.

    `clock` is used on SQLite, and everywhere when `trust_clock` is set; otherwise PostgreSQL's own clock counts, since
    many machines share it.
    """

    def __init__(self, url: str, clock: Clock, *, trust_clock: bool = False) -> None:
        self._clock = clock
        self.is_sqlite = not url.startswith(SCHEMES)
        self._uses_clock = self.is_sqlite or trust_clock
        self._ahead = clock() - monotonic()
        self.name: str
        """The database as an operator may see it, without a password."""
        self._one_writer = asyncio.Lock()
        self._file_lock: FileLock | None = None
        self._writer: AsyncConnection | None = None
        self._announcing: set[AsyncConnection] = set()
        self._callbacks: list[Callable[[], None]] = []
        self._listener: asyncio.Task[None] | None = None
        if self.is_sqlite:
            file = make_url(url)
            self._path = Path(file.database or "")
            self.name = str(file.database)
            self._engine = _sqlite_engine(file, begin="BEGIN IMMEDIATE")
            self._reading = _sqlite_engine(file, begin=None)
        else:
            address = read_address(url)
            self.name = f"postgresql at {address.hosts}/{address.database}"
            self._engine = _postgresql_engine(address)
            self._reading = self._engine.execution_options(isolation_level="AUTOCOMMIT")

    @property
    def folder(self) -> Path | None:
        """Where the SQLite file is; None for PostgreSQL."""
        return self._path.absolute().parent if self.is_sqlite else None

    @property
    def is_missing(self) -> bool:
        """Whether this is an SQLite file that is not there."""
        return self.is_sqlite and not self._path.exists()

    @property
    def now(self) -> ColumnElement[float]:
        """The present moment, for use in a statement; it is that of the statement's execution."""
        if self._uses_clock:
            return bindparam("now", callable_=self._clock, type_=Double)
        return cast(func.extract("epoch", func.clock_timestamp()), Double)

    def time(self) -> float:
        """The present moment by the same clock as `now`, in Unix seconds: what stands in rows is compared with this.

        On PostgreSQL, it is as exact as the last `note_time`.
        """
        return self._clock() if self._uses_clock else monotonic() + self._ahead

    def note_time(self, now: float) -> None:
        """A statement has just told what `now` is."""
        self._ahead = now - monotonic()

    async def open(self, *, exclusive: bool = True) -> None:
        """Connect. With `exclusive`, an SQLite file that another process uses is refused, and one that is not there
        is made. Raises DatabaseError.
        """
        if self.is_sqlite:
            path = self._path
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise DatabaseError(f"{path.parent} cannot be made: {error.strerror}") from None
            if exclusive:
                self._lock_file(path)
            elif self.is_missing:
                raise DatabaseMissing(f"there is no {self.name} yet; DATABASE_URL names the database")
        try:
            async with self._engine.connect() as connection:
                self.note_time((await connection.execute(select(self.now))).scalar_one())
        except (SQLAlchemyError, OSError) as error:
            await self.close()
            refused = why_unreadable(error) if self.is_sqlite else why_refused(error)
            raise DatabaseError(
                f"{self.name}: {refused}" if refused else f"{self.name} does not answer: {type(error).__name__}"
            ) from error

    def _lock_file(self, path: Path) -> None:
        lock = FileLock(f"{path}.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise DatabaseError(
                f"{path} is in use by another process: stop the bot first. SQLite serves one process; for many, set"
                " DATABASE_URL to PostgreSQL."
            ) from None
        except OSError as error:
            raise DatabaseError(f"{path} cannot be opened: {error.strerror}") from None
        self._file_lock = lock

    async def close(self) -> None:
        """Let go of every connection and of the file."""
        if self._listener is not None:
            self._listener.cancel()
            with suppress(asyncio.CancelledError):
                await self._listener
        if self._writer is not None:
            await self._writer.close()
        await self._engine.dispose()
        await self._reading.dispose()
        if self._file_lock is not None:
            self._file_lock.release()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """All that is written inside is kept, or nothing is: an exception undoes it.

        On SQLite a cancellation that comes while a statement runs is raised when the transaction has ended.
        """
        async with self._writing() as connection:
            try:
                async with connection.begin():
                    yield connection
                if connection in self._announcing:
                    self._call_back()
            finally:
                self._announcing.discard(connection)

    @asynccontextmanager
    async def one_statement(self) -> AsyncIterator[AsyncConnection]:
        """A connection for one statement that writes, which is a transaction by itself: a third of the round trips."""
        async with self.transaction() if self.is_sqlite else self.reading() as connection:
            yield connection

    @asynccontextmanager
    async def _writing(self) -> AsyncIterator[AsyncConnection]:
        """A connection to write with: on SQLite the one and only, which is never given back."""
        if not self.is_sqlite:
            async with self._engine.connect() as connection:
                yield connection
            return
        async with self._one_writer:
            writer = self._writer or await self._open_writer()
            driver: WholeConnection = (await writer.get_raw_connection()).driver_connection  # type: ignore[assignment]
            driver.keep_whole = True
            try:
                yield writer
            finally:
                if writer.invalidated or driver.in_transaction:
                    await self._close_writer(writer, driver)
                driver.keep_whole = False
                cancelled, driver.cancelled = driver.cancelled, None
                if cancelled is not None:
                    raise cancelled

    async def _open_writer(self) -> AsyncConnection:
        self._writer = await self._engine.connect()
        return self._writer

    async def _close_writer(self, writer: AsyncConnection, driver: WholeConnection) -> None:
        """Let go of a connection that is not as a transaction should leave it; its locks end with it."""
        self._writer = None
        log.warning("the database's writer is replaced")
        await driver.close()
        await writer.invalidate()
        await writer.close()

    async def can_write(self) -> bool:
        """Whether a transaction that writes can be opened now."""
        try:
            async with asyncio.timeout(WRITABLE_SECONDS), self.transaction() as connection:
                if self.is_sqlite:
                    return True
                read_only = await connection.scalar(text("SELECT current_setting('transaction_read_only')"))
                return bool(read_only == "off")
        except (SQLAlchemyError, OSError):
            return False

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A connection to read with: each statement sees what is kept at its moment."""
        async with self._reading.connect() as connection:
            yield connection

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[AsyncConnection]:
        """A connection to read with: all statements see what is kept at one moment, and hold up nobody who writes."""
        if self.is_sqlite:
            async with self.reading() as connection:
                await connection.exec_driver_sql("BEGIN")
                try:
                    yield connection
                finally:
                    await connection.exec_driver_sql("ROLLBACK")
            return
        async with self._engine.connect() as connection:
            options: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
            await connection.execution_options(**options)
            yield connection

    async def claim(self, connection: AsyncConnection, otherwise: str = "is in use by a running bot") -> None:
        """Keep running bots away until this transaction ends. Raises DatabaseError, with words, where one is at work.

        On SQLite, who opened the file with `exclusive` is alone already.
        """
        if self.is_sqlite:
            return
        try:
            await connection.execute(text(f"SET LOCAL lock_timeout = '{CLAIM_SECONDS}s'"))
            await connection.execute(text(f"SELECT pg_advisory_xact_lock({BOTS_LOCK})"))
            await connection.execute(text("SET LOCAL lock_timeout TO DEFAULT"))
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", None) != LOCK_NOT_AVAILABLE:
                raise
            raise DatabaseError(f"{self.name} {otherwise}; stop it first") from None

    def insert(self, table: Table) -> Insert:
        """An insert that can be told what to do when the row stands there already."""
        return sqlite_insert(table) if self.is_sqlite else postgresql_insert(table)

    async def announce(self, connection: AsyncConnection) -> None:
        """Tell every process, as soon as this transaction is kept, that a job may be due."""
        self.announced(connection)
        if not self.is_sqlite:
            await connection.execute(text(f"NOTIFY {CHANNEL}"))

    @property
    def announcement(self) -> ColumnElement[Any]:
        """Announces to other processes what `announce` does, for use in what a statement returns; then `announced` is
        to be called where the statement returned anything.
        """
        return null() if self.is_sqlite else func.pg_notify(CHANNEL, "")

    def announced(self, connection: AsyncConnection) -> None:
        """Tell this process, too."""
        self._announcing.add(connection)

    def on_announcement(self, callback: Callable[[], None]) -> None:
        """Have `callback` called after each announcement that was kept."""
        self._callbacks.append(callback)

    def listen(self) -> None:
        """Hear what other processes announce, too. SQLite has no other process."""
        if not self.is_sqlite and self._listener is None:
            self._listener = asyncio.create_task(self._listen())

    @asynccontextmanager
    async def session(self) -> AsyncIterator[tuple[Any, asyncio.Event]]:
        """A connection of PostgreSQL's driver, closed at the end, and an event that tells when the server closed it.

        It raises the driver's own errors.
        """
        closed = asyncio.Event()
        async with self._engine.connect() as connection:
            raw: Any = (await connection.get_raw_connection()).driver_connection
            raw.add_termination_listener(partial(_set, closed))
            try:
                yield raw, closed
            finally:
                await connection.invalidate()

    def _call_back(self) -> None:
        for callback in self._callbacks:
            callback()

    async def _listen(self) -> None:
        while True:
            try:
                async with self.session() as (connection, closed):
                    await connection.execute(f"SELECT pg_advisory_lock_shared({BOTS_LOCK})")
                    await connection.add_listener(CHANNEL, lambda *_: self._call_back())
                    self._call_back()
                    await closed.wait()
            except Exception as error:
                # What is asked of the driver's own connection fails with the driver's own errors.
                log.warning("listening for jobs failed, trying again", error=type(error).__name__)
            await asyncio.sleep(LISTEN_AGAIN_SECONDS)


def _set(event: asyncio.Event, *_: object) -> None:
    event.set()


def _sqlite_engine(url: URL, *, begin: str | None) -> AsyncEngine:
    """`begin` opens each transaction; None for an engine that only reads, a statement at a time."""
    engine = create_async_engine(
        url.set(drivername="sqlite+aiosqlite"),
        isolation_level=None if begin else "AUTOCOMMIT",
        pool_reset_on_return="rollback" if begin else None,
        # Each connection is a thread; more of them would only be opened and closed again.
        pool_size=SQLITE_CONNECTIONS,
        max_overflow=0,
        connect_args={"async_creator_fn": connect},
        hide_parameters=True,
    )

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        # The driver's own BEGIN comes too late to lock; ours stands below.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        cursor.close()

    if begin is not None:

        @event.listens_for(engine.sync_engine, "begin")
        def open_transaction(connection: Any) -> None:
            connection.exec_driver_sql(begin)

    return engine


def _postgresql_engine(address: Address) -> AsyncEngine:
    try:
        engine = create_async_engine(
            "postgresql+asyncpg://",
            async_creator=address.connect,
            pool_size=8,
            max_overflow=8,
            # Each connection prepares its statements anew, so the one that was used last is used next.
            pool_use_lifo=True,
            hide_parameters=True,
        )
    except ModuleNotFoundError:
        raise DatabaseError("PostgreSQL needs a driver: install sorabot with its `postgres` extra") from None

    @event.listens_for(engine.sync_engine, "checkout")
    def pass_over_closed(connection: Any, *_: object) -> None:
        # The driver hears of a cut line by itself, so no ping, of three round trips, is needed.
        if connection.driver_connection.is_closed():
            raise DisconnectionError("the server has closed it")

    return engine
