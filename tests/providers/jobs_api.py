"""Samples of the wire format that kie and Apikley share."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bot.providers.base import ErrorKind
from tests.providers.contract import ADDRESS, KEY, RESULT, TASK
from tests.providers.scripted_provider import Says

CODES = {
    400: ErrorKind.BAD_INPUT,
    401: ErrorKind.AUTH,
    402: ErrorKind.NO_CREDITS,
    403: ErrorKind.AUTH,
    404: ErrorKind.BROKEN,
    408: ErrorKind.BROKEN,
    422: ErrorKind.BAD_INPUT,
    429: ErrorKind.RATE_LIMITED,
    433: ErrorKind.NO_CREDITS,
    455: ErrorKind.PAUSED,
    500: ErrorKind.BROKEN,
    501: ErrorKind.JOB_FAILED,
    505: ErrorKind.PAUSED,
    599: ErrorKind.BROKEN,
}
SENTENCES = {
    "This interface is temporarily paused": ErrorKind.PAUSED,
    "video_url is required": ErrorKind.BAD_INPUT,
    "This link is not supported": ErrorKind.BAD_INPUT,
    "The model name you specified is not supported": ErrorKind.PAUSED,
    "Server exception, please try again later": ErrorKind.BROKEN,
}


def record(state: str, *, resultWaterMarkUrls: list[str] | None = None, **fields: Any) -> Says:  # noqa: N803
    """The answer to a poll. `fields` replace the record's own."""
    result: dict[str, object] = {"resultUrls": [RESULT]} if state == "success" else {}
    if resultWaterMarkUrls is not None:
        result = {"resultWaterMarkUrls": resultWaterMarkUrls, **result}
    told = {
        "taskId": TASK,
        "model": "sora-watermark-remover",
        "state": state,
        "param": json.dumps({"model": "sora-watermark-remover", "input": {"video_url": ADDRESS}}),
        "resultJson": json.dumps(result),
        "failCode": None,
        "failMsg": None,
        "costTime": None,
        "completeTime": None,
        "createTime": 1_757_584_164_490,
        **fields,
    }
    return Says({"code": 200, "msg": "success", "data": told})


refusals: Mapping[str, tuple[Says, ErrorKind]] = {
    **{f"code {code} at 200": (Says({"code": code, "msg": f"no, {KEY}"}), kind) for code, kind in CODES.items()},
    **{f"status {code}": (Says({"msg": f"no, {KEY}"}, status=code), kind) for code, kind in CODES.items()},
    **{words: (Says({"code": 500, "msg": words}, status=500), kind) for words, kind in SENTENCES.items()},
    "a code that differs from the status": (Says({"code": 402, "msg": "no"}, status=500), ErrorKind.NO_CREDITS),
    "a code of success at a bad status": (Says({"code": 200, "msg": "success"}, status=429), ErrorKind.RATE_LIMITED),
    "a code in letters": (Says({"code": "402", "msg": "no"}), ErrorKind.NO_CREDITS),
}
unclear = frozenset(
    {
        *(f"{form} {code}{at}" for code in (408, 500) for form, at in (("code", " at 200"), ("status", ""))),
        "Server exception, please try again later",
    }
)
