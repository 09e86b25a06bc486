"""What is the same for every exchange."""

from __future__ import annotations

import httpx
import pytest
from pydantic import SecretStr

from bot.providers.base import ErrorKind, ProviderError
from bot.providers.exchange import Exchange
from tests.providers.contract import KEY
from tests.providers.scripted_service import Says, ScriptedService

NOW = 1_445_412_420.0
"""Wed, 21 Oct 2015 07:27:00 GMT"""


@pytest.fixture
def exchange(client: httpx.AsyncClient, service: ScriptedService) -> Exchange:
    return Exchange(client, service.url + "/", SecretStr(KEY), now=lambda: NOW)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("0", 0.0),
        ("7", 7.0),
        ("1.5", 1.5),
        ("999999999", 3600.0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 60.0),
        ("Wed, 21 Oct 2015 07:00:00 GMT", 0.0),
        ("soon", None),
        ("-1", None),
        ("nan", None),
        ("", None),
        ("Wed, 99 Oct 2015 07:28:00 GMT", None),
    ],
)
async def test_a_time_to_wait_is_told_in_seconds(
    exchange: Exchange, service: ScriptedService, told: str, expected: float | None
) -> None:
    service.behaviour = Says({}, status=429, headers={"Retry-After": told})
    assert (await exchange.ask("GET", "/x", patience=5)).retry_after == expected


async def test_a_closing_slash_of_the_base_address_does_no_harm(exchange: Exchange, service: ScriptedService) -> None:
    await exchange.ask("GET", "/x", patience=5)
    assert service.asked[0].path == "/x"


@pytest.mark.parametrize(
    "url", ["", "127.0.0.1", "ftp://127.0.0.1", "http://[", "http://bad host", "http://127.0.0.1:0"]
)
async def test_a_base_address_that_cannot_be_one_is_an_error_of_ours(client: httpx.AsyncClient, url: str) -> None:
    with pytest.raises(ProviderError) as caught:
        await Exchange(client, url, SecretStr(KEY)).ask("GET", "/x", patience=5)
    assert caught.value.kind is ErrorKind.BROKEN


async def test_an_answer_of_any_status_is_an_answer(exchange: Exchange, service: ScriptedService) -> None:
    for status in (200, 204, 400, 401, 451, 500, 599):
        service.behaviour = Says(b"", status=status)
        assert (await exchange.ask("GET", "/x", patience=5)).status == status


async def test_an_answer_is_read_up_to_a_megabyte_and_no_further(exchange: Exchange, service: ScriptedService) -> None:
    service.behaviour = Says("x" * 990_000)
    assert (await exchange.ask("GET", "/x", patience=5)).data == "x" * 990_000
    service.behaviour = Says("x" * 1_000_000)
    with pytest.raises(ProviderError) as caught:
        await exchange.ask("GET", "/x", patience=5)
    assert caught.value.kind is ErrorKind.BROKEN
    assert caught.value.lost
    assert "1000000 bytes" in caught.value.detail


async def test_what_is_quoted_is_short_and_on_one_line(exchange: Exchange) -> None:
    error = exchange.error(ErrorKind.BROKEN, "first line\nsecond line \x1b[31m" + "x" * 5000)
    assert "\n" not in error.detail
    assert "\x1b" not in error.detail
    assert len(error.detail) < 300
