"""Reads a video's shape from the head of an MP4 file, and whether all of it came. No I/O, and no bytes are changed.

The boxes are those of ISO/IEC 14496-12: `ftyp`, then `moov` with `mvhd` (duration) and, for each track, `tkhd` (width,
height, rotation) and `hdlr` (what it holds). Where `moov` stands behind the pictures, the head does not tell.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

LARGEST_MOOV = 4_000_000
MOST_BOXES = 10_000
"""No video has as many outermost boxes: one that does is not followed to its end."""
_LARGE = 1
"""A box of this size has its true size, in 64 bits, behind its kind."""


@dataclass(frozen=True, slots=True)
class VideoShape:
    """How a video is to be shown."""

    width: int
    height: int
    duration: float
    """Seconds."""


class Head(Enum):
    """Why the bytes at hand tell no shape."""

    NEEDS_MORE = "needs more"
    """More of the file's beginning would tell."""
    TELLS_NOTHING = "tells nothing"
    """It is no MP4, or its `moov` stands at the end."""


def read_shape(data: bytes) -> VideoShape | Head:
    """The shape that the first bytes of a file tell. Never raises."""
    offset = 0
    while True:
        if len(data) - offset < 8:
            return Head.NEEDS_MORE if _plausible(data) else Head.TELLS_NOTHING
        size, kind, header = _box_at(data, offset)
        if size == _LARGE and len(data) - offset < header:
            return Head.NEEDS_MORE if _plausible(data) else Head.TELLS_NOTHING
        if (offset == 0 and kind != b"ftyp") or kind == b"mdat" or size < header:
            return Head.TELLS_NOTHING
        if kind == b"moov":
            if size > LARGEST_MOOV:
                return Head.TELLS_NOTHING
            if len(data) < offset + size:
                return Head.NEEDS_MORE
            return _read_moov(data[offset + header : offset + size]) or Head.TELLS_NOTHING
        offset += size


class BoxWalk:
    """Follows a file's outermost boxes as its bytes pass, to tell whether it ends where they do. Keeps no bytes."""

    def __init__(self) -> None:
        self._header = b""
        """What has come of the next box's header."""
        self._left = 0
        """Bytes of the present box, its header included, that are still to come."""
        self._boxes = 0
        self._follows = True

    @property
    def is_cut(self) -> bool:
        """Whether a box says that it is longer than what came of it. Never of a file that is no MP4."""
        return self._left > 0 or len(self._header) >= 8

    def see(self, data: bytes) -> None:
        """Take the next bytes. Never raises."""
        data, self._header = self._header + data, b""
        offset = 0
        while self._follows:
            if self._left > len(data) - offset:
                self._left -= len(data) - offset
                return
            offset, self._left = offset + self._left, 0
            if len(data) - offset < 8:
                self._header = data[offset:]
                return
            size, kind, header = _box_at(data, offset)
            if size == _LARGE and len(data) - offset < header:
                self._header = data[offset:]
                return
            self._boxes += 1
            self._follows = size >= header and self._boxes <= MOST_BOXES and (self._boxes > 1 or kind == b"ftyp")
            self._left = size if self._follows else 0


def _plausible(data: bytes) -> bool:
    return data[4:8] == b"ftyp" or len(data) < 8


def _box_at(data: bytes, offset: int) -> tuple[int, bytes, int]:
    """A box's size, kind and length of header; the size is still _LARGE where the header is cut off."""
    size, kind = struct.unpack_from(">I4s", data, offset)
    if size != _LARGE:
        return size, kind, 8
    if len(data) - offset < 16:
        return size, kind, 16
    return struct.unpack_from(">Q", data, offset + 8)[0], kind, 16


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    offset = 0
    while len(data) - offset >= 8:
        size, kind, header = _box_at(data, offset)
        if size < header or offset + size > len(data):
            return
        yield kind, data[offset + header : offset + size]
        offset += size


def _read_moov(moov: bytes) -> VideoShape | None:
    duration = 0.0
    sides: tuple[int, int] | None = None
    for kind, body in _boxes(moov):
        if kind == b"mvhd":
            duration = _read_duration(body)
        elif kind == b"trak" and sides is None:
            sides = _read_track(body)
    if sides is None:
        return None
    return VideoShape(width=sides[0], height=sides[1], duration=duration)


def _read_track(trak: bytes) -> tuple[int, int] | None:
    """Width and height as shown; None for a track of another kind, subtitles say, which may have sides as well."""
    sides: tuple[int, int] | None = None
    is_video = False
    for kind, body in _boxes(trak):
        if kind == b"tkhd":
            sides = _read_sides(body)
        elif kind == b"mdia":
            is_video = any(name == b"hdlr" and inner[8:12] == b"vide" for name, inner in _boxes(body))
    return sides if is_video else None


def _read_duration(mvhd: bytes) -> float:
    form, offset = (">IQ", 20) if mvhd[:1] == b"\x01" else (">II", 12)
    if len(mvhd) < offset + struct.calcsize(form):
        return 0.0
    scale, duration = struct.unpack_from(form, mvhd, offset)
    unknown = (1 << (64 if form == ">IQ" else 32)) - 1
    return duration / scale if scale and duration != unknown else 0.0


def _read_sides(tkhd: bytes) -> tuple[int, int] | None:
    matrix = 52 if tkhd[:1] == b"\x01" else 40
    if len(tkhd) < matrix + 44:
        return None
    a, b = struct.unpack_from(">ii", tkhd, matrix)
    width, height = (side >> 16 for side in struct.unpack_from(">II", tkhd, matrix + 36))
    if not width or not height:
        return None
    turned = a == 0 and b != 0
    return (height, width) if turned else (width, height)
