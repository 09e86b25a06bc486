"""Where the HTTP server listens, and why it cannot."""

from __future__ import annotations

import errno
import os
import socket
from contextlib import closing

ALIVE = "alive\n"
"""What /healthz answers."""


class ListenError(Exception):
    """The HTTP server cannot listen. The text names the setting that is to blame."""

    def __init__(self, host: str, port: int, error: OSError) -> None:
        super().__init__(_why(host, port, error))


def _why(host: str, port: int, error: OSError) -> str:
    if isinstance(error, socket.gaierror):
        return f"HTTP_HOST: {host} is no address or name of this machine"
    if error.errno == errno.EADDRNOTAVAIL:
        return f"HTTP_HOST: {host} is not an address of this machine"
    if error.errno == errno.EADDRINUSE:
        return f"HTTP_PORT: {host}:{port} is in use by another program, or the bot is running already"
    return f"HTTP_PORT: {host}:{port} cannot be used: {os.strerror(error.errno or 0)}"


def try_to_listen(host: str, port: int) -> None:
    """See whether the address can be listened at. Raises ListenError."""
    try:
        for family, kind, protocol, _, address in socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        ):
            with closing(socket.socket(family, kind, protocol)) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                if family == socket.AF_INET6:
                    # As asyncio's servers do: the same port may serve IPv4 beside it.
                    probe.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
                probe.bind(address)
    except OSError as error:
        raise ListenError(host, port, error) from None
