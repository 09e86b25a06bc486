"""What a Mini App is told of who opened it, signed with the bot's token.

As at https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app. The signature for third parties
is left out.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

USER_FIELDS = ("id", "first_name", "last_name", "username", "language_code")


def init_data(token: str, user: Mapping[str, Any], *, at: int, start_param: str | None = None) -> str:
    """The query string for this User, opened at these Unix seconds.

    With a `start_param`, which may be empty, the Mini App was opened by a link; otherwise by a button.
    """
    about = {name: user[name] for name in USER_FIELDS if name in user} | {"allows_write_to_pm": True}
    fields = {
        "user": json.dumps(about, ensure_ascii=False, separators=(",", ":")),
        "auth_date": str(at),
    }
    if start_param is None:
        fields["query_id"] = f"AAH{secrets.token_urlsafe(15)}"
    else:
        fields |= {"chat_instance": str(secrets.randbits(62)), "chat_type": "sender"}
    if start_param:
        fields["start_param"] = start_param
    return urlencode(fields | {"hash": _hash(token, fields)}, quote_via=quote)


def _hash(token: str, fields: Mapping[str, str]) -> str:
    key = hmac.digest(b"WebAppData", token.encode(), "sha256")
    lines = "\n".join(f"{name}={value}" for name, value in sorted(fields.items()))
    return hmac.new(key, lines.encode(), hashlib.sha256).hexdigest()
