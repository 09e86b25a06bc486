"""Which part of a file a request wants: the Range header of RFC 9110, one range of bytes at most."""

from __future__ import annotations

import re

_RANGE = re.compile(r"bytes=\s*(\d*)-(\d*)\s*", re.IGNORECASE | re.ASCII)


class NotSatisfiable(Exception):
    """No byte of the file is in the range."""


def read_range(header: str | None, size: int) -> tuple[int, int] | None:
    """Where the wanted bytes begin, and where those behind them do. Raises NotSatisfiable.

    None, for the whole file, where there is no header, or one that a server may pass over: several ranges, another
    unit, or nonsense.
    """
    found = _RANGE.fullmatch(header) if header is not None else None
    if found is None or not (found[1] or found[2]):
        return None
    if not found[1]:
        start, stop = max(0, size - int(found[2])), size
    else:
        start, stop = int(found[1]), min(size, int(found[2]) + 1) if found[2] else size
        if found[2] and int(found[2]) < int(found[1]):
            return None
    if start >= size:
        raise NotSatisfiable
    return start, stop
