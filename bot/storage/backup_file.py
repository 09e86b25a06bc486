"""A backup as a file: lines of JSON, compressed with gzip, the same from either database.

The first line tells what is in it, and each further line has some rows of one table. The last one has the counts and
sums of the rows, and the SHA-256 of all lines before it.
"""

from __future__ import annotations

import gzip
import json
import os
import tempfile
import zlib
from collections.abc import AsyncGenerator, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from bot.storage.copying import Batch, Batches, Contents, Tally

FORMAT, VERSION = "sorabot backup", 1
COMPRESSION = 6
END = b'{"rows":'
DAMAGED = (EOFError, zlib.error, ValueError, LookupError, TypeError, StopIteration, gzip.BadGzipFile)
"""What reading a file raises that is not as it was written."""


class BackupError(Exception):
    """The file cannot be written, or is no whole backup; the text is a sentence for the operator."""


async def write_backup(path: Path, contents: Contents, batches: Batches) -> Tally:
    """Write a new file that its owner alone can read; it has its name only once it is whole. Raises BackupError."""
    counted, digest = Tally(), sha256()
    with _unfinished(path) as (unfinished, file):

        def write(lines: bytes) -> None:
            digest.update(lines)
            with _told(path):
                file.write(lines)

        write(_line({"format": FORMAT, "version": VERSION, **asdict(contents)}))
        async for batch in batches:
            counted.add(batch, contents.columns[batch.table])
            write(_line([batch.table, [list(row) for row in batch.rows]]))
        write(_end(counted, digest.hexdigest()))
        with _told(path):
            file.close()
            _publish(unfinished, path)
    return counted


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """An error of the file system in this block is told as one of this file."""
    try:
        yield
    except FileExistsError:
        raise BackupError(f"{path} is there already; name a new file") from None
    except OSError as error:
        raise BackupError(f"{path} cannot be written: {error.strerror}") from None


@contextmanager
def _unfinished(path: Path) -> Iterator[tuple[Path, gzip.GzipFile]]:
    """A file beside the one that is to be, removed when the block ends."""
    with _told(path):
        if path.exists():
            raise FileExistsError
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.", suffix=".unfinished")
    try:
        with (
            os.fdopen(descriptor, "wb") as raw,
            gzip.GzipFile(filename="", fileobj=raw, mode="wb", compresslevel=COMPRESSION, mtime=0) as file,
        ):
            yield Path(name), file
    finally:
        Path(name).unlink(missing_ok=True)


def _publish(unfinished: Path, path: Path) -> None:
    with unfinished.open("rb") as file:
        os.fsync(file.fileno())
    try:
        os.link(unfinished, path)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems have no second names for a file.
        unfinished.rename(path)


def read_contents(path: Path) -> Contents:
    """What a backup consists of, after all of it was read and found whole. Raises BackupError."""
    with _lines(path) as lines:
        contents = _contents(path, next(lines))
    for _ in _batches(path):
        pass
    return contents


async def read_batches(path: Path) -> AsyncGenerator[Batch, None]:
    """Its rows. Raises BackupError, at the end where not before, when it is cut or altered."""
    for batch in _batches(path):
        yield batch


def _batches(path: Path) -> Iterator[Batch]:
    counted, digest = Tally(), sha256()
    with _lines(path) as lines:
        line = next(lines)
        contents = _contents(path, line)
        while not line.startswith(END):
            digest.update(line)
            line = next(lines)
            if line.startswith(b"["):
                batch = Batch(*json.loads(line))
                counted.add(batch, contents.columns[batch.table])
                yield batch
        if line != _end(counted, digest.hexdigest()) or next(lines, None) is not None:
            raise ValueError("its sums differ")


@contextmanager
def _lines(path: Path) -> Iterator[Iterator[bytes]]:
    try:
        with gzip.open(path, "rb") as file:
            yield iter(file)
    except DAMAGED:
        raise BackupError(f"{path} is no backup of this bot's, or it was cut or altered") from None
    except OSError as error:
        raise BackupError(f"{path} cannot be read: {error.strerror}") from None


def _contents(path: Path, line: bytes) -> Contents:
    head = json.loads(line)
    if head["format"] != FORMAT:
        raise ValueError("another format")
    if head["version"] > VERSION:
        raise BackupError(f"{path} was made by a newer version of the bot; use that one")
    return Contents(head["revision"], head["columns"])


def _line(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"


def _end(counted: Tally, digest: str) -> bytes:
    return _line({"rows": counted.rows, "digests": counted.digests, "credits": counted.credits, "sha256": digest})
