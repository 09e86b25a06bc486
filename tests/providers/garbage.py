"""What should never come as an answer, and does."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from tests.providers.scripted_provider import Behaviour, Floods, Says

GARBAGE: Mapping[str, Behaviour] = {
    "HTML": Says(b"<!doctype html><title>Welcome</title>"),
    "HTML of a gateway": Says(b"<html><h1>502 Bad Gateway</h1></html>", status=502),
    "half a JSON": Says(b'{"code": 200, "data": {"taskId": "'),
    "nothing": Says(b""),
    "binary": Says(bytes(range(256))),
    "null": Says(None),
    "a number": Says(200),
    "a sentence": Says("success"),
    "a list": Says([{"code": 200}]),
    "an empty object": Says({}),
    "data of a wrong type": Says({"code": 200, "success": True, "data": ["taskId", "task_id"]}),
    "data without a name": Says({"code": 200, "success": True, "data": {"taskId": None, "task_id": None}}),
    "a name of a wrong type": Says({"code": 200, "success": True, "data": {"taskId": {}, "task_id": [1]}}),
    "a name with a line in it": Says({"code": 200, "success": True, "data": {"taskId": "a\nb", "task_id": "a\0b"}}),
    "an endless nest": Says(b"[" * 200_000),
    "an endless number": Says(b'{"code": ' + b"9" * 6000 + b"}"),
    "half a letter": Says(b'{"code": 200, "success": true, "data": {"taskId": "\\ud800", "task_id": "\\ud800"}}'),
    "a lot of junk": Floods(10_000_000),
    "a redirect": Says(b"", status=302, headers={"Location": "/elsewhere"}),
    "a redirect to another place": Says(b"", status=307, headers={"Location": "http://127.0.0.1:9/"}),
    "packed, but not": Says(b"not packed at all", headers={"Content-Encoding": "gzip"}),
}


def anything() -> st.SearchStrategy[object]:
    """Any JSON value."""
    scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
    return st.recursive(
        scalars,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
        max_leaves=12,
    )


@st.composite
def almost(draw: st.DrawFn, sample: object) -> object:
    """A good answer with something wrong in one place."""
    answer: Any = copy.deepcopy(sample)
    place = answer
    while isinstance(place, dict) and place:
        name = draw(st.sampled_from(sorted(place)))
        if not isinstance(place[name], dict) or draw(st.booleans()):
            place[name] = draw(anything())
            return answer
        place = place[name]
    return answer
