"""The gallery's page: one document with its style and its script, as they stand, without a build step."""

from __future__ import annotations

from urllib.parse import urlsplit

FILES = {
    "index.html": "text/html",
    "gallery.css": "text/css",
    "gallery.js": "text/javascript",
}
"""What belongs to it, with the types."""
TELEGRAM = "https://web.telegram.org https://*.telegram.org"
"""Whose page may show it: Telegram's own in a browser."""
THIS_MACHINE = "http://127.0.0.1:* http://localhost:*"


def policy(public_url: str) -> dict[str, str]:
    """The headers that let the page load, and be loaded by, nothing but what it needs."""
    # The sandbox shows it from another port of the same machine.
    is_here = urlsplit(public_url).hostname in ("127.0.0.1", "localhost", "::1")
    directives = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self'",
        "media-src": "'self'",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": f"{TELEGRAM} {THIS_MACHINE}" if is_here else TELEGRAM,
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in directives.items()),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-cache",
    }
