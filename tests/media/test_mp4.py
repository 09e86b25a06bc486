"""The head of an MP4 tells how the video is to be shown; no bytes do any harm."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.media.mp4 import BoxWalk, Head, VideoShape, read_shape

SAMPLE = Path(__file__).parents[2] / "bot" / "sandbox" / "sample.mp4"


def box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(body), kind) + body


LARGE_FREE_BOX = struct.pack(">I4sQ", 1, b"free", 16 + 5) + bytes(5)
UPRIGHT = (1, 0, 0, 1)
QUARTER, HALF, THREE_QUARTERS = (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0)


def track(
    width: int, height: int, *, turn: tuple[int, int, int, int] = UPRIGHT, holds: bytes = b"vide", version: int = 0
) -> bytes:
    a, b, c, d = (value << 16 for value in turn)
    before = bytes([version]) + bytes(51 if version else 39)
    sides = struct.pack(">9i", a, b, 0, c, d, 0, 0, 0, 1 << 30) + struct.pack(">II", width << 16, height << 16)
    handler = box(b"mdia", box(b"mdhd", bytes(24)) + box(b"hdlr", bytes(8) + holds + bytes(13)))
    return box(b"trak", box(b"tkhd", before + sides) + handler)


def film(*tracks: bytes, version: int = 0, between: bytes = b"") -> bytes:
    times = bytes(16) + struct.pack(">IQ", 1000, 7000) if version else bytes(8) + struct.pack(">II", 1000, 7000)
    header = box(b"mvhd", bytes([version, 0, 0, 0]) + times + bytes(80))
    return (
        box(b"ftyp", b"isom" + bytes(4)) + between + box(b"moov", header + b"".join(tracks)) + box(b"mdat", bytes(64))
    )


def test_a_real_file_tells_its_size_and_length() -> None:
    shape = read_shape(SAMPLE.read_bytes())
    assert isinstance(shape, VideoShape)
    assert (shape.width, shape.height) == (640, 360)
    assert shape.duration == pytest.approx(5, abs=0.1)


def test_tracks_that_hold_no_pictures_are_passed_over() -> None:
    sound, subtitles = track(0, 0, holds=b"soun"), track(640, 60, holds=b"sbtl")
    assert read_shape(film(sound, subtitles, track(640, 360))) == VideoShape(640, 360, 7)
    assert read_shape(film(sound, subtitles)) is Head.TELLS_NOTHING


@pytest.mark.parametrize(
    ("turn", "sides"), [(UPRIGHT, (640, 360)), (QUARTER, (360, 640)), (HALF, (640, 360)), (THREE_QUARTERS, (360, 640))]
)
def test_a_video_turned_on_its_side_has_its_sides_swapped(
    turn: tuple[int, int, int, int], sides: tuple[int, int]
) -> None:
    assert read_shape(film(track(640, 360, turn=turn))) == VideoShape(*sides, 7)


def test_the_long_forms_of_boxes_tell_the_same() -> None:
    assert read_shape(film(track(640, 360, version=1), version=1)) == VideoShape(640, 360, 7)
    assert read_shape(film(track(640, 360), between=LARGE_FREE_BOX)) == VideoShape(640, 360, 7)


@pytest.mark.parametrize("between", [b"", box(b"free", bytes(9)), LARGE_FREE_BOX])
def test_a_head_that_is_cut_off_asks_for_more(between: bytes) -> None:
    whole = film(track(640, 360), between=between)
    end_of_moov = whole.index(b"mdat") - 4
    for length in range(end_of_moov):
        assert read_shape(whole[:length]) is Head.NEEDS_MORE
    assert isinstance(read_shape(whole[:end_of_moov]), VideoShape)


def test_a_length_that_is_not_known_is_no_length() -> None:
    unknown = film(track(640, 360)).replace(struct.pack(">II", 1000, 7000), struct.pack(">II", 1000, 0xFFFFFFFF))
    assert read_shape(unknown) == VideoShape(640, 360, 0)


def test_what_stands_behind_the_pictures_or_is_no_mp4_tells_nothing() -> None:
    assert read_shape(box(b"ftyp", b"isom") + box(b"mdat", bytes(9)) + film(track(1, 1))) is Head.TELLS_NOTHING
    assert read_shape(b"<html><body>404</body></html>") is Head.TELLS_NOTHING


def is_cut(data: bytes, piece: int) -> bool:
    walk = BoxWalk()
    for offset in range(0, len(data), piece):
        walk.see(data[offset : offset + piece])
    return walk.is_cut


FILM = film(track(640, 360), between=LARGE_FREE_BOX)
FILM_ENDS = {0, 16, 16 + len(LARGE_FREE_BOX), len(FILM) - 72, len(FILM)}
"""Where its boxes begin and end."""


@pytest.mark.parametrize("piece", [1, 7, 16, 100, 1000])
def test_a_file_that_ends_within_a_box_is_cut(piece: int) -> None:
    """However its bytes come, and unless so little is there of a box that it may as well be padding."""
    for length in range(len(FILM) + 1):
        begun = length - max(end for end in FILM_ENDS if end <= length)
        assert is_cut(FILM[:length], piece) is (begun >= 8), length


@pytest.mark.parametrize(
    "whole",
    [
        SAMPLE.read_bytes(),
        box(b"ftyp", b"isom") + struct.pack(">I4s", 0, b"mdat") + bytes(99),
        box(b"ftyp", b"isom") + struct.pack(">I4s", 7, b"odd ") + bytes(99),
        struct.pack(">I4s", 5000, b"wide") + bytes(99),
        b"GIF89a" + bytes(99),
        b"",
    ],
)
def test_what_tells_no_end_is_not_cut(whole: bytes) -> None:
    """A last box without a size, one that makes no sense, another format: taken as it comes."""
    assert not is_cut(whole, 1000)


def test_boxes_beyond_number_are_not_followed() -> None:
    """Millions of empty ones take no time."""
    assert not is_cut(box(b"ftyp", b"isom") + box(b"free", b"") * 50_000 + box(b"free", bytes(9))[:-1], 100_000)


@settings(deadline=None)
@given(st.binary(max_size=400), st.integers(1, 40))
def test_no_bytes_crash_it(data: bytes, piece: int) -> None:
    for beginning in (b"", box(b"ftyp", b"isom")):
        read_shape(beginning + data)
        is_cut(beginning + data, piece)


@settings(deadline=None)
@given(st.data())
def test_no_damage_to_a_real_head_crashes_it(data: st.DataObject) -> None:
    head = bytearray(film(track(640, 360), between=LARGE_FREE_BOX))
    for _ in range(data.draw(st.integers(1, 6))):
        head[data.draw(st.integers(0, len(head) - 1))] = data.draw(st.integers(0, 255))
    read_shape(bytes(head[: data.draw(st.integers(0, len(head)))]))
