"""The short video that the simulated providers serve. scripts/make_sample_video.py makes the file."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SAMPLE_PATH = Path(__file__).parents[1] / "sample.mp4"
HEADER = 8
CONTAINERS = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl"})


@dataclass(frozen=True, slots=True)
class Sample:
    """A video file (MP4)."""

    content: bytes

    @classmethod
    def shipped(cls) -> Sample:
        """The one that comes with the sandbox: five seconds, its index first."""
        return cls(SAMPLE_PATH.read_bytes())

    @property
    def sha256(self) -> str:
        """Of the whole file, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()

    def with_index_last(self) -> Sample:
        """The same video with its index (`moov`) behind the pictures, as cameras write it."""
        boxes = {kind: self.content[start:end] for kind, start, end in _boxes(self.content, 0, len(self.content))}
        index = bytearray(boxes.pop(b"moov"))
        _move_chunks(index, 0, len(index), by=-len(index))
        return Sample(b"".join(boxes.values()) + bytes(index))


def _boxes(data: bytes | bytearray, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Each box's kind, beginning and end (ISO/IEC 14496-12, 4.2)."""
    while start < end:
        size, kind = struct.unpack_from(">I4s", data, start)
        yield kind, start, start + size
        start += size


def _move_chunks(index: bytearray, start: int, end: int, *, by: int) -> None:
    """Correct where the index says that the pictures lie (`stco`)."""
    for kind, begins, ends in _boxes(index, start, end):
        if kind in CONTAINERS:
            _move_chunks(index, begins + HEADER, ends, by=by)
        elif kind == b"stco":
            (count,) = struct.unpack_from(">I", index, begins + HEADER + 4)
            places = f">{count}I"
            offsets = struct.unpack_from(places, index, begins + HEADER + 8)
            struct.pack_into(places, index, begins + HEADER + 8, *(offset + by for offset in offsets))
