"""Backups and copies: from either database into either, whole, verified, and all or nothing."""

from __future__ import annotations

import asyncio
import gzip
import shutil
import stat
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text

from bot.ops.backup import backup, copy_to, restore
from bot.storage import database as databases
from bot.storage import migrate as migrating
from bot.storage.backup_file import BackupError
from bot.storage.copying import Tally, tally, whole
from bot.storage.database import Database, DatabaseError
from bot.storage.migrate import newest
from bot.storage.tables import ledger, metadata
from tests.databases import migrated, postgres_url
from tests.storage.any_rows import add_rows, all_rows

ROWS = 600
"""More than are written at once."""
NewUrl = Callable[[str], Awaitable[str]]
KINDS = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
ADDS_A_COLUMN = """
import sqlalchemy as sa
from alembic import op

revision = "9000"
down_revision = "{before}"

def upgrade():
    op.add_column("users", sa.Column("nickname", sa.Text()))
"""


@pytest.fixture
async def new_url(tmp_path: Path) -> AsyncIterator[NewUrl]:
    """Makes the address of one more empty database of a kind."""
    async with AsyncExitStack() as stack:
        numbers = iter(range(100))

        async def make(kind: str) -> str:
            if kind == "postgres":
                return await stack.enter_async_context(postgres_url())
            return f"sqlite:///{tmp_path / f'{next(numbers)}.db'}"

        yield make


async def _filled(url: str, rows: int = ROWS) -> dict[str, list[tuple[object, ...]]]:
    async with migrated(url, time.time) as database:
        await add_rows(database, rows)
        return await all_rows(database)


async def _rows(url: str) -> dict[str, list[tuple[object, ...]]]:
    async with migrated(url, time.time) as database:
        return await all_rows(database)


@pytest.mark.parametrize("source", KINDS)
@pytest.mark.parametrize("target", KINDS)
async def test_there_and_back(source: str, target: str, new_url: NewUrl, tmp_path: Path) -> None:
    """Every row comes back as it was, and new rows are numbered after those that came."""
    first, second, file = await new_url(source), await new_url(target), tmp_path / "backup"
    rows = await _filled(first)
    assert await backup(first, file) == 0
    assert await restore(second, file) == 0
    assert await _rows(second) == rows
    async with migrated(second, time.time) as database, database.transaction() as connection:
        values = {column.name: 1 for column in ledger.columns if not column.primary_key and not column.nullable}
        added = ledger.insert().values(values | {"kind": "x", "key": "a new one"}).returning(ledger.c.id)
        assert await connection.scalar(added) == ROWS + 1


@pytest.mark.parametrize("source", KINDS)
@pytest.mark.parametrize("target", KINDS)
async def test_copied(source: str, target: str, new_url: NewUrl, capsys: pytest.CaptureFixture[str]) -> None:
    """A copy has every row and says its sums; copying once more finds it whole, and doubles nothing."""
    first, second = await new_url(source), await new_url(target)
    rows = await _filled(first)
    for _ in range(2):
        assert await copy_to(first, second) == 0
        assert await _rows(second) == rows
        assert f"the ledger's sum is {sum(range(1, ROWS + 1)):,} credits" in capsys.readouterr().out


@pytest.mark.parametrize("kind", KINDS)
async def test_only_into_an_empty_database(kind: str, new_url: NewUrl, tmp_path: Path) -> None:
    """What has a row of its own is left as it is."""
    first, second, file = await new_url("sqlite"), await new_url(kind), tmp_path / "backup"
    await _filled(first)
    await backup(first, file)
    rows = await _filled(second, 1)
    with pytest.raises(DatabaseError, match="is not empty"):
        await restore(second, file)
    with pytest.raises(DatabaseError, match="is not empty"):
        await copy_to(first, second)
    assert await _rows(second) == rows


async def test_a_file_of_its_owner_alone(new_url: NewUrl, tmp_path: Path) -> None:
    """A backup holds what users trust the bot with; it takes no other file's place, and leaves nothing beside it."""
    url, file = await new_url("sqlite"), tmp_path / "new" / "backup"
    file.parent.mkdir()
    await _filled(url, 1)
    await backup(url, file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    whole = file.read_bytes()
    with pytest.raises(BackupError, match="is there already"):
        await backup(url, file)
    assert file.read_bytes() == whole
    with pytest.raises(BackupError, match="cannot be written"):
        await backup(url, tmp_path / "nowhere" / "backup")
    assert list(file.parent.iterdir()) == [file]


async def test_at_one_moment(database: Database) -> None:
    """What is written while a copy is made is not in it, and whoever writes does not wait for it."""
    await add_rows(database, ROWS)
    async with whole(database) as (contents, batches):
        begun = Tally()
        first = await anext(batches)
        begun.add(first, contents.columns[first.table])
        await add_rows(database, ROWS, first=ROWS + 1)
        rest = await tally(contents, batches)
    assert begun.rows + rest.rows == dict.fromkeys(metadata.tables, ROWS)


def _damage(whole: bytes, random: Random) -> Iterator[bytes]:
    lines = gzip.decompress(whole).splitlines(keepends=True)
    yield b""
    yield b"no backup"
    yield gzip.compress(b"{}\n")
    for _ in range(10):
        yield whole[: random.randrange(len(whole))]
        yield gzip.compress(b"".join(lines[: random.randrange(len(lines))]))
        line = random.randrange(1, len(lines))
        yield gzip.compress(b"".join(lines[:line] + lines[line + 1 :]))
        # Some bits of gzip's own head mean nothing.
        place = random.randrange(10, len(whole))
        yield whole[:place] + bytes([whole[place] ^ (1 << random.randrange(8))]) + whole[place + 1 :]
        text = bytearray(b"".join(lines))
        text[random.randrange(len(text))] ^= 1
        yield gzip.compress(bytes(text))
    yield gzip.compress(b"".join([*lines, b"{}\n"]))


async def test_cut_or_altered(new_url: NewUrl, tmp_path: Path) -> None:
    """A backup of which a bit is missing or changed is refused, and nothing of it is kept."""
    url, file, damaged = await new_url("sqlite"), tmp_path / "backup", tmp_path / "damaged"
    await _filled(url, 20)
    await backup(url, file)
    target = await new_url("sqlite")
    for content in _damage(file.read_bytes(), Random(1)):  # noqa: S311  # it decides nothing that has to be secret
        damaged.write_bytes(content)
        with pytest.raises(BackupError, match="no backup of this bot's, or it was cut or altered"):
            await restore(target, damaged)
    with pytest.raises(BackupError, match="cannot be read"):
        await restore(target, tmp_path / "nowhere")
    assert await restore(target, file) == 0


@pytest.mark.parametrize("kind", KINDS)
async def test_what_does_not_arrive_is_not_kept(kind: str, new_url: NewUrl) -> None:
    """A copy that the database holds otherwise than it was sent is undone."""
    first, second = await new_url("sqlite"), await new_url(kind)
    await _filled(first, 20)
    async with migrated(second, time.time) as target:
        if target.is_sqlite:
            spoil = "CREATE TRIGGER spoil AFTER INSERT ON gifts BEGIN UPDATE gifts SET credits = 0; END"
        else:
            spoil = "CREATE RULE spoil AS ON INSERT TO gifts DO ALSO UPDATE gifts SET credits = 0"
        async with target.transaction() as connection:
            await connection.exec_driver_sql(spoil)
    with pytest.raises(DatabaseError, match="nothing was kept"):
        await copy_to(first, second)
    assert not any((await _rows(second)).values())


@pytest.mark.parametrize("kind", KINDS)
async def test_from_an_older_version(
    kind: str, new_url: NewUrl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backup that an older version made is brought up; one of a newer version is refused in a sentence."""
    first, second, file = await new_url("sqlite"), await new_url(kind), tmp_path / "backup"
    await _filled(first)
    await backup(first, file)
    versions = tmp_path / "migrations" / "versions"
    shutil.copytree(migrating.MIGRATIONS, versions.parent)
    (versions / "9000_another.py").write_text(ADDS_A_COLUMN.format(before=newest()))
    with monkeypatch.context() as patched:
        patched.setattr(migrating, "MIGRATIONS", versions.parent)
        assert await restore(second, file) == 0
        async with migrated(second, time.time) as database, database.reading() as connection:
            assert await connection.scalar(text("SELECT count(*) FROM users WHERE nickname IS NULL")) == ROWS
        with pytest.raises(DatabaseError, match="its schema is older"):
            await backup(first, tmp_path / "another")
        async with migrated(first, time.time):
            await backup(first, file.with_suffix(".newer"))
    with pytest.raises(DatabaseError, match="newer version"):
        await restore(await new_url(kind), file.with_suffix(".newer"))
    with pytest.raises(DatabaseError, match="newer version"):
        await backup(first, tmp_path / "another")


async def test_a_bot_is_at_work(new_url: NewUrl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is restored or copied under a running bot, on either database; a backup is made."""
    monkeypatch.setattr(databases, "CLAIM_SECONDS", 1)
    file, filled = tmp_path / "backup", await new_url("sqlite")
    await _filled(filled, 1)
    for kind in ("sqlite", "postgres"):
        url = await new_url(kind)
        async with migrated(url, time.time) as database:
            heard = asyncio.Event()
            database.on_announcement(heard.set)
            database.listen()
            if kind == "postgres":
                await heard.wait()
            await backup(url, file.with_suffix(f".{kind}"))
            with pytest.raises(DatabaseError, match="in use by"):
                await restore(url, file.with_suffix(f".{kind}"))
            with pytest.raises(DatabaseError, match="in use by"):
                await copy_to(url, await new_url("sqlite"))
            with pytest.raises(DatabaseError, match="in use by"):
                await copy_to(filled, url)


async def test_nothing_to_copy(new_url: NewUrl, tmp_path: Path) -> None:
    """A wrong address in the settings does not become a backup of nothing."""
    with pytest.raises(DatabaseError, match="DATABASE_URL names the database"):
        await backup(await new_url("sqlite"), tmp_path / "backup")
