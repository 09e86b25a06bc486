"""Refusals, with Telegram's codes and in Telegram's words."""

from __future__ import annotations

from typing import Any


class ApiError(Exception):
    """A call is answered with `ok: false`. `parameters` are Telegram's ResponseParameters."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.parameters = parameters

    def wire(self) -> dict[str, Any]:
        """The answer's body."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(description: str, **parameters: int) -> ApiError:
    """400, with the words that follow `Bad Request: `."""
    return ApiError(400, f"Bad Request: {description}", **parameters)


def forbidden(description: str) -> ApiError:
    """403, with the words that follow `Forbidden: `."""
    return ApiError(403, f"Forbidden: {description}")


def conflict(description: str) -> ApiError:
    """409, with the words that follow `Conflict: `."""
    return ApiError(409, f"Conflict: {description}")


def too_many_requests(retry_after: int) -> ApiError:
    """429. `retry_after` is in seconds."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


def too_large() -> ApiError:
    """413: more was uploaded than is allowed."""
    return ApiError(413, "Request Entity Too Large")


def unauthorized() -> ApiError:
    """401: there is no such token."""
    return ApiError(401, "Unauthorized")
