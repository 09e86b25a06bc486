"""The head of an MP4 tells how the video is to be shown; no bytes do any harm."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.mp4 import Head, VideoShape, read_shape

SAMPLE = Path(__file__).parents[1] / "bot" / "sandbox" / "sample.mp4"


def box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(body), kind) + body


def track(width: int, height: int, *, turned: bool = False) -> bytes:
    matrix = (
        (0, 1 << 16, 0, -(1 << 16), 0, 0, 0, 0, 1 << 30) if turned else (1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30)
    )
    body = bytes(40) + struct.pack(">9i", *matrix) + struct.pack(">II", width << 16, height << 16)
    return box(b"trak", box(b"tkhd", body))


def film(*tracks: bytes, seconds: int = 7) -> bytes:
    header = box(b"mvhd", bytes(12) + struct.pack(">II", 1000, seconds * 1000) + bytes(80))
    return box(b"ftyp", b"isom" + bytes(4)) + box(b"moov", header + b"".join(tracks)) + box(b"mdat", bytes(64))


def test_a_real_file_tells_its_size_and_length() -> None:
    shape = read_shape(SAMPLE.read_bytes())
    assert isinstance(shape, VideoShape)
    assert (shape.width, shape.height) == (640, 360)
    assert shape.duration == pytest.approx(5, abs=0.1)


def test_sound_is_passed_over_and_a_turned_video_has_its_sides_swapped() -> None:
    assert read_shape(film(track(0, 0), track(640, 360))) == VideoShape(640, 360, 7)
    assert read_shape(film(track(640, 360, turned=True))) == VideoShape(360, 640, 7)


def test_a_head_that_is_cut_off_asks_for_more() -> None:
    whole = film(track(640, 360))
    end_of_moov = whole.index(b"mdat") - 4
    for length in range(end_of_moov):
        assert read_shape(whole[:length]) is Head.NEEDS_MORE
    assert isinstance(read_shape(whole[:end_of_moov]), VideoShape)


def test_what_stands_behind_the_pictures_or_is_no_mp4_tells_nothing() -> None:
    assert read_shape(box(b"ftyp", b"isom") + box(b"mdat", bytes(9)) + film(track(1, 1))) is Head.TELLS_NOTHING
    assert read_shape(b"<html><body>404</body></html>") is Head.TELLS_NOTHING


@given(st.binary(max_size=400))
def test_no_bytes_crash_it(data: bytes) -> None:
    read_shape(data)
    read_shape(box(b"ftyp", b"isom") + data)


@given(st.data())
def test_no_damage_to_a_real_head_crashes_it(data: st.DataObject) -> None:
    head = bytearray(film(track(640, 360)))
    for _ in range(data.draw(st.integers(1, 6))):
        head[data.draw(st.integers(0, len(head) - 1))] = data.draw(st.integers(0, 255))
    read_shape(bytes(head[: data.draw(st.integers(0, len(head)))]))
