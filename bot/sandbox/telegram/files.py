"""Files that Telegram keeps: received as a stream, big ones on disk, and equal ones once."""

from __future__ import annotations

import hashlib
import secrets
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from bot.media.mp4 import VideoShape, read_shape
from bot.sandbox.telegram.errors import ApiError, bad_request
from bot.sandbox.telegram.thumbnails import Thumbnail, draw, fit

IN_MEMORY_BYTES = 1 << 20
CHUNK_BYTES = 256 * 1024
SHAPE_BYTES = 256 * 1024
DOWNLOAD_LIMIT = 20_000_000
"""The largest file that getFile gives away."""
FOLDERS = {"video": "videos", "document": "documents", "photo": "photos", "thumbnail": "thumbnails"}
PREFIXES = {"video": "BAAC", "document": "BQAC", "photo": "AgAC", "thumbnail": "AAMC"}
NAMES = {"video": "Video", "document": "Document", "photo": "Photo", "thumbnail": "Thumbnail"}


class Origin(StrEnum):
    """How a file came into a message."""

    UPLOAD = "upload"
    URL = "url"
    FILE_ID = "file_id"
    PERSON = "user"
    """A user sent it."""


class StoredFile:
    """A file's bytes."""

    __slots__ = ("_spool", "sha256", "size")

    def __init__(self, spool: tempfile.SpooledTemporaryFile[bytes], sha256: str, size: int) -> None:
        self._spool = spool
        self.sha256 = sha256
        """Hexadecimal."""
        self.size = size
        """Bytes."""

    def chunks(self, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        """The bytes, or those from `start` to before `stop`, a piece at a time."""
        position = start
        end = self.size if stop is None else stop
        while position < end:
            self._spool.seek(position)
            chunk = self._spool.read(min(CHUNK_BYTES, end - position))
            position += len(chunk)
            yield chunk

    def read(self, size: int = -1) -> bytes:
        """The first bytes, or all of them."""
        self._spool.seek(0)
        return self._spool.read(size)

    def close(self) -> None:
        """Give back the disk space."""
        self._spool.close()


class Receiver:
    """Takes a file's bytes while they arrive."""

    __slots__ = ("_digest", "_spool", "size")

    def __init__(self) -> None:
        self._spool = tempfile.SpooledTemporaryFile[bytes](max_size=IN_MEMORY_BYTES)  # lives on in StoredFile
        self._digest = hashlib.sha256()
        self.size = 0

    def write(self, chunk: bytes | memoryview) -> None:
        """Take the next bytes."""
        self._spool.write(chunk)
        self._digest.update(chunk)
        self.size += len(chunk)

    def finish(self) -> StoredFile:
        """All bytes are here."""
        return StoredFile(self._spool, self._digest.hexdigest(), self.size)

    def discard(self) -> None:
        """The bytes are not wanted."""
        self._spool.close()


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as a message shows it."""

    kind: str
    """video, document or photo; or thumbnail, which stands in no message by itself."""
    file_id: str
    file_unique_id: str
    stored: StoredFile
    name: str
    mime_type: str
    path: str
    """Where `/file/bot<token>/` serves it."""
    width: int = 0
    height: int = 0
    duration: int = 0
    """Whole seconds."""
    origin: Origin = Origin.UPLOAD
    """How it came into this message."""
    url: str | None = None
    """The address that it was fetched from."""
    thumbnail: Thumbnail | None = None
    """A video's."""

    @property
    def sha256(self) -> str:
        """Of its bytes, hexadecimal."""
        return self.stored.sha256

    @property
    def size(self) -> int:
        """Bytes."""
        return self.stored.size

    def read(self) -> bytes:
        """All its bytes."""
        return self.stored.read()

    def wire(self) -> dict[str, object] | list[dict[str, object]]:
        """The Bot API's Video, Document, or list of PhotoSize."""
        wire: dict[str, object] = {
            "file_id": self.file_id,
            "file_unique_id": self.file_unique_id,
            "file_size": self.size,
        }
        if self.kind == "photo":
            return [{**wire, "width": self.width, "height": self.height}]
        wire |= {"mime_type": self.mime_type, "file_name": self.name}
        if self.kind == "video":
            wire |= {"width": self.width, "height": self.height, "duration": self.duration}
        if self.thumbnail is not None:
            wire["thumbnail"] = self.thumbnail.wire()
        return wire


class Files:
    """All files, found by file_id and by path."""

    def __init__(self) -> None:
        self.local_folder: Path | None = None
        """Where a server in local mode lays the files that it hands out; it names them by their absolute path then."""
        self.largest_handed_out = DOWNLOAD_LIMIT
        """In bytes."""
        self._by_id: dict[str, SentFile] = {}
        self._by_path: dict[str, SentFile] = {}
        self._stored: dict[str, StoredFile] = {}
        self._thumbnails: dict[str, Thumbnail] = {}
        """By their videos' hashes."""
        self._undrawn: dict[str, tuple[str, Thumbnail]] = {}
        """Those that nobody has asked for, with their videos' hashes, by their own file_ids."""

    def keep(
        self,
        stored: StoredFile,
        kind: str,
        *,
        name: str,
        mime_type: str,
        origin: Origin,
        shape: VideoShape | None = None,
        url: str | None = None,
    ) -> SentFile:
        """Give a file an id. Its shape is read from the bytes where it is not given.

        Many parameters because each is something that Telegram keeps of a file.
        """
        same = self._stored.setdefault(stored.sha256, stored)
        if same is not stored:
            stored.close()
        shape = shape or _shape(same, kind)
        file = SentFile(
            kind=kind,
            file_id=_new_file_id(kind),
            file_unique_id=f"AgAD{same.sha256[:12]}",
            stored=same,
            name=name,
            mime_type=mime_type,
            path=self._new_path(kind, name),
            width=shape.width,
            height=shape.height,
            duration=round(shape.duration),
            origin=origin,
            url=url,
            thumbnail=self._thumbnail(same.sha256, shape) if kind == "video" else None,
        )
        return self._add(file)

    def _new_path(self, kind: str, name: str) -> str:
        extension = name.rpartition(".")[2] if "." in name else "bin"
        return f"{FOLDERS[kind]}/file_{len(self._by_path) + 1}.{extension}"

    def _add(self, file: SentFile) -> SentFile:
        self._by_id[file.file_id] = file
        self._by_path[file.path] = file
        return file

    def _thumbnail(self, sha256: str, shape: VideoShape) -> Thumbnail:
        known = self._thumbnails.get(sha256)
        if known is not None:
            return known
        width, height = fit(shape.width, shape.height)
        thumbnail = Thumbnail(_new_file_id("thumbnail"), f"AQAD{sha256[:12]}", width, height)
        self._thumbnails[sha256] = thumbnail
        self._undrawn[thumbnail.file_id] = sha256, thumbnail
        return thumbnail

    def _draw(self, sha256: str, thumbnail: Thumbnail) -> SentFile:
        receiver = Receiver()
        receiver.write(draw(sha256, thumbnail.width, thumbnail.height))
        drawn = receiver.finish()
        stored = self._stored.setdefault(drawn.sha256, drawn)
        file = SentFile(
            kind="thumbnail",
            file_id=thumbnail.file_id,
            file_unique_id=thumbnail.file_unique_id,
            stored=stored,
            name="thumbnail.jpg",
            mime_type="image/jpeg",
            path=self._new_path("thumbnail", "thumbnail.jpg"),
            width=thumbnail.width,
            height=thumbnail.height,
        )
        return self._add(file)

    def find(self, file_id: str, kind: str | None = None) -> SentFile:
        """The file that the bot knows by this id. Raises ApiError."""
        if file_id in self._undrawn:
            self._draw(*self._undrawn.pop(file_id))
        file = self._by_id.get(file_id)
        if file is None:
            raise wrong_file()
        if kind is not None and kind != file.kind:
            raise bad_request(f"can't use file of type {NAMES[file.kind]} as {NAMES[kind]}")
        return replace(file, origin=Origin.FILE_ID, url=None)

    def forget(self, file_id: str) -> None:
        """Let a file_id lose its meaning, as it does for another bot."""
        del self._by_id[file_id]

    def path_of(self, file: SentFile) -> str:
        """What getFile names as the file's path."""
        if self.local_folder is None:
            return file.path
        path = self.local_folder / file.path.replace("/", "_")
        path.write_bytes(file.read())
        return str(path.absolute())

    def at_path(self, path: str) -> SentFile | None:
        """The file that is served at this path."""
        return self._by_path.get(path)

    def close(self) -> None:
        """Drop all bytes."""
        for stored in self._stored.values():
            stored.close()
        self._stored.clear()


def _new_file_id(kind: str) -> str:
    return f"{PREFIXES[kind]}AgADGQEAA{secrets.token_urlsafe(33)}"


def wrong_file() -> ApiError:
    """The refusal of what is neither a file_id nor an address."""
    return bad_request("wrong file identifier/HTTP URL specified")


def _shape(stored: StoredFile, kind: str) -> VideoShape:
    if kind == "video":
        shape = read_shape(stored.read(SHAPE_BYTES))
        if isinstance(shape, VideoShape):
            return shape
    return VideoShape(320, 320, 0.0)
