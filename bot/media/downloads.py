"""Fetches results: public https alone, as a stream, within bounds of size and time.

A provider's answer names an address, and whoever wrote that answer must not be able to make the bot fetch from inside
the operator's network. So each host is resolved here, every address of it has to be public, and the connection goes to
an address that was checked; redirects pass the same gate.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from enum import StrEnum
from types import TracebackType

import httpx

from bot.media.mp4 import BoxWalk, Head, VideoShape, read_shape

CHUNK = 128 * 1024
HEAD_LIMIT = 256 * 1024
LARGEST = 2_000_000_000
CONNECT_SECONDS = 10.0
READ_SECONDS = 30.0
WHOLE_SECONDS = 900.0
REDIRECTS = 5
MOST_ADDRESSES = 4
"""Of one host, that are tried in turn while none can be connected to."""
LONGEST_NUMBER = 18
NOT_PUBLIC = tuple(
    map(
        ipaddress.ip_network,
        (
            "192.0.0.0/24",
            "192.31.196.0/24",
            "192.88.99.0/24",
            "192.175.48.0/24",
            "2001:4:112::/48",
            "2620:4f:8000::/48",
            "3fff::/20",
        ),
    )
)
"""Ranges that Python counts as global and no result lies in: protocol assignments (RFC 6890), 6to4's anycast (RFC
7526), AS112 (RFC 7534, RFC 7535), documentation (RFC 9637)."""
ISATAP = frozenset({0x0000_5EFE, 0x0200_5EFE})
"""The third quarter of an IPv6 address that leads into a site's own network (RFC 5214, 6.1)."""
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
USER_AGENT = "sorabot"

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
"""Turns a host's name and a port into IP addresses."""


class DownloadErrorKind(StrEnum):
    """What went wrong, as far as the delivery cares."""

    REFUSED = "refused"
    """The address is not one that the bot fetches from."""
    GONE = "gone"
    NOT_A_VIDEO = "not a video"
    TOO_LARGE = "too large"
    TOO_SLOW = "too slow"
    """The bytes come, but so few of them that waiting for all is no use."""
    BROKEN = "broken"
    """A 5xx, a timeout, a dropped line, too few bytes: another try may help."""


class DownloadError(Exception):
    """A result could not be fetched. The text names no address: it may be signed."""

    def __init__(self, kind: DownloadErrorKind, detail: str) -> None:
        super().__init__(f"{kind.value}: {detail}")
        self.kind = kind


async def resolve(host: str, port: int) -> Sequence[str]:
    """The addresses of a host, from the system's resolver. Raises OSError when there are none."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


class PublicOnly(httpx.AsyncBaseTransport):
    """Lets requests to public https hosts through, connected to an address that was checked."""

    def __init__(self, transport: httpx.AsyncBaseTransport, resolver: Resolver = resolve) -> None:
        self._transport = transport
        self._resolver = resolver

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        if url.scheme != "https" or url.port is not None or url.userinfo:
            raise DownloadError(DownloadErrorKind.REFUSED, "not a plain https address")
        host = url.raw_host.decode("ascii")
        *others, last = await self._public_addresses(host)
        for address in others:
            try:
                return await self._transport.handle_async_request(_connected_to(request, address, host))
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        return await self._transport.handle_async_request(_connected_to(request, last, host))

    async def _public_addresses(self, host: str) -> Sequence[str]:
        try:
            addresses = await self._resolver(host, 443)
        except (OSError, UnicodeError) as error:
            raise DownloadError(DownloadErrorKind.BROKEN, f"its host is not found ({type(error).__name__})") from error
        if not addresses or not all(_is_public(address) for address in addresses):
            raise DownloadError(DownloadErrorKind.REFUSED, "its host is not public")
        return list(dict.fromkeys(addresses))[:MOST_ADDRESSES]

    async def aclose(self) -> None:
        await self._transport.aclose()


def _connected_to(request: httpx.Request, address: str, host: str) -> httpx.Request:
    """A request of its own, because the one at hand still has to say where a relative redirect leads."""
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": host.rstrip(".")},
    )


def _is_public(address: str) -> bool:
    try:
        ip = ipaddress.ip_address(address.split("%", 1)[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.is_site_local or (int(ip) >> 32) & 0xFFFF_FFFF in ISATAP:
            return False
        ip = ip.ipv4_mapped or ip.sixtofour or ip
    if any(ip in network for network in NOT_PUBLIC):
        return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


class Download:
    """A result that is being fetched: what its head tells, and then its bytes, once."""

    def __init__(self, response: httpx.Response, head: bytes, rest: AsyncIterator[bytes], *, public: bool) -> None:
        length = response.headers.get("Content-Length", "")
        self.size: int | None = int(length) if length.isdecimal() and len(length) <= LONGEST_NUMBER else None
        """Bytes, where the server tells."""
        self.content_type: str = response.headers.get("Content-Type", "")
        self.head = head
        """The first bytes: as many as it took to read the shape, HEAD_LIMIT or a little more at most."""
        shape = read_shape(head)
        self.shape: VideoShape | None = shape if isinstance(shape, VideoShape) else None
        self.public = public
        """Whether anybody, Telegram too, can fetch from the address."""
        self._rest = rest

    async def chunks(self) -> AsyncIterator[bytes]:
        """All bytes as they are. Raises DownloadError when fewer come than were promised, or too many.

        Where the server promises no number, an MP4 that ends within a box counts as one that did not come whole.
        """
        walk = BoxWalk()
        received = len(self.head)
        walk.see(self.head)
        yield self.head
        async for chunk in self._rest:
            received += len(chunk)
            if self.size is None:
                walk.see(chunk)
            yield chunk
        if self.size is not None and received != self.size:
            raise DownloadError(DownloadErrorKind.BROKEN, f"{received} of {self.size} bytes came")
        if self.size is None and walk.is_cut:
            raise DownloadError(DownloadErrorKind.BROKEN, f"it ends within a box, after {received} bytes")


class Downloads:
    """The client for results. Use it as an async context manager.

    `largest` is in bytes. `connect_seconds` and `read_seconds` bound each step: within the latter, CHUNK bytes have to
    come. `whole_seconds` bounds all of them together, the reading of the bytes included.
    """

    def __init__(
        self,
        *,
        allow_local: bool = False,
        largest: int = LARGEST,
        whole_seconds: float = WHOLE_SECONDS,
        connect_seconds: float = CONNECT_SECONDS,
        read_seconds: float = READ_SECONDS,
        resolver: Resolver = resolve,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        """`largest` is in bytes. Many parameters because each limit is one that a test has to reach."""
        self._public = not allow_local
        self._largest = largest
        self._whole_seconds = whole_seconds
        self._read_seconds = read_seconds
        # A kept connection would be found again by its IP address, and serve another host with this one's certificate.
        inner = transport or httpx.AsyncHTTPTransport(limits=httpx.Limits(max_keepalive_connections=0))
        self._client = httpx.AsyncClient(
            transport=inner if allow_local else PublicOnly(inner, resolver),
            timeout=httpx.Timeout(read_seconds, connect=connect_seconds),
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": "identity"},
        )

    async def __aenter__(self) -> Downloads:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._client.aclose()

    @asynccontextmanager
    async def open(self, url: str) -> AsyncIterator[Download]:
        """Begin to fetch. Raises DownloadError, here or while the bytes are read."""
        deadline = asyncio.get_running_loop().time() + self._whole_seconds
        with _download_errors():
            async with asyncio.timeout_at(deadline):
                response = await self._begin(url)
        try:
            _check(response)
            rest = self._bounded(response, deadline)
            head = await _read_head(rest)
            _check_head(head)
            yield Download(response, head, rest, public=self._public)
        finally:
            await response.aclose()

    async def _begin(self, url: str) -> httpx.Response:
        request: httpx.Request | None = self._client.build_request("GET", url)
        for _ in range(REDIRECTS + 1):
            if request is None:
                break
            # Not left to the client, which would read the whole body of a redirect, however long.
            response = await self._client.send(request, stream=True)
            if not response.has_redirect_location:
                return response
            request = response.next_request
            await response.aclose()
        raise DownloadError(DownloadErrorKind.BROKEN, "it redirects without end")

    async def _bounded(self, response: httpx.Response, deadline: float) -> AsyncIterator[bytes]:
        received = 0
        chunks = response.aiter_raw(CHUNK)
        while True:
            by = min(deadline, asyncio.get_running_loop().time() + self._read_seconds)
            with _download_errors(too_late=DownloadErrorKind.TOO_SLOW):
                async with asyncio.timeout_at(by):
                    chunk = await anext(chunks, None)
            if chunk is None:
                return
            received += len(chunk)
            if received > self._largest:
                raise DownloadError(DownloadErrorKind.TOO_LARGE, f"more than {self._largest} bytes")
            yield chunk


@contextmanager
def _download_errors(*, too_late: DownloadErrorKind = DownloadErrorKind.BROKEN) -> Iterator[None]:
    try:
        yield
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError) as error:
        # A host whose letters cannot be decoded is a UnicodeError of the idna package.
        raise DownloadError(DownloadErrorKind.REFUSED, "not an address") from error
    except httpx.HTTPError as error:
        raise DownloadError(DownloadErrorKind.BROKEN, type(error).__name__) from error
    except TimeoutError as error:
        raise DownloadError(too_late, "it took too long") from error


def _check(response: httpx.Response) -> None:
    if response.status_code in (401, 403, 404, 410):
        raise DownloadError(DownloadErrorKind.GONE, f"status {response.status_code}")
    if response.status_code != httpx.codes.OK:
        raise DownloadError(DownloadErrorKind.BROKEN, f"status {response.status_code}")
    kind = response.headers.get("Content-Type", "").lower()
    if kind.startswith(("text/", "application/json", "application/xml", "application/xhtml")):
        raise DownloadError(DownloadErrorKind.NOT_A_VIDEO, kind)
    if response.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise DownloadError(DownloadErrorKind.BROKEN, "its bytes are encoded, though that was not asked for")


def _check_head(head: bytes) -> None:
    if not head:
        raise DownloadError(DownloadErrorKind.BROKEN, "it is empty")
    if head[:200].removeprefix(BYTE_ORDER_MARK).lstrip().startswith((b"<", b"{")):
        raise DownloadError(DownloadErrorKind.NOT_A_VIDEO, "it begins like a page")


async def _read_head(chunks: AsyncIterator[bytes]) -> bytes:
    head = b""
    async for chunk in chunks:
        head += chunk
        if read_shape(head) is not Head.NEEDS_MORE or len(head) >= HEAD_LIMIT:
            break
    return head
