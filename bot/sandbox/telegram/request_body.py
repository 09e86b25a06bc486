"""Reads a call's arguments off the wire: query, form, JSON or multipart, files as a stream."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl

import aiohttp
from aiohttp import BodyPartReader, web

from bot.sandbox.telegram.arguments import Arguments, Upload
from bot.sandbox.telegram.errors import bad_request, too_large
from bot.sandbox.telegram.faults import LineDropped
from bot.sandbox.telegram.files import CHUNK_BYTES, Receiver

LARGEST_FIELDS = 1 << 20
"""Bytes of all that is not a file."""


async def read_arguments(request: web.BaseRequest, upload_limit: int) -> Arguments:
    """The call's arguments. Raises ApiError: 413 over `upload_limit` bytes of files, or 400; or LineDropped.

    The body is read to its end in any case, so that the sender gets to see the answer.
    """
    try:
        return await _read(request, upload_limit)
    except (OSError, aiohttp.ClientPayloadError, web.RequestPayloadError):
        raise LineDropped from None


async def _read(request: web.BaseRequest, upload_limit: int) -> Arguments:
    values: dict[str, Any] = dict(request.query) if request.query_string else {}
    if request.method != "POST" or not request.can_read_body:
        return Arguments(values)
    kind = request.content_type
    if kind == "multipart/form-data":
        return await _read_multipart(request, values, upload_limit)
    body = await _read_small(request)
    if kind == "application/json":
        try:
            given = json.loads(body)
        except ValueError:
            raise bad_request("can't parse JSON object") from None
        if not isinstance(given, dict):
            raise bad_request("object expected as request")
        values |= given
    else:
        values.update(parse_qsl(body.decode(), keep_blank_values=True))
    return Arguments(values)


async def _read_small(request: web.BaseRequest) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while chunk := await request.content.readany():
        size += len(chunk)
        if size <= LARGEST_FIELDS:
            pieces.append(chunk)
    if size > LARGEST_FIELDS:
        raise too_large()
    return b"".join(pieces)


async def _read_multipart(request: web.BaseRequest, values: dict[str, Any], upload_limit: int) -> Arguments:
    arguments = Arguments(values)
    try:
        reader = await request.multipart()
    except ValueError:
        raise bad_request("can't parse multipart body") from None
    room = upload_limit
    fields_room = LARGEST_FIELDS
    while (part := await reader.next()) is not None:
        if not isinstance(part, BodyPartReader) or part.name is None:
            raise bad_request("can't parse multipart body")
        if part.filename is None:
            receiver = await _receive(part, fields_room)
            fields_room -= receiver.size
            stored = receiver.finish()
            values[part.name] = stored.read().decode() if fields_room >= 0 else ""
            stored.close()
        else:
            receiver = await _receive(part, room)
            room -= receiver.size
            mime_type = part.headers.get("Content-Type", "application/octet-stream")
            arguments.uploads[part.name] = Upload(part.filename, mime_type, receiver.finish())
    if room < 0 or fields_room < 0:
        arguments.discard_uploads()
        raise too_large()
    return arguments


async def _receive(part: BodyPartReader, room: int) -> Receiver:
    """The part's bytes; of a part that is larger than `room`, its size alone is right."""
    receiver = Receiver()
    try:
        while chunk := await part.read_chunk(CHUNK_BYTES):
            if receiver.size + len(chunk) <= room:
                receiver.write(chunk)
            else:
                receiver.size += len(chunk)
    except BaseException:
        receiver.discard()
        raise
    return receiver
