"""What is the same for every http."""

from __future__ import annotations

import httpx
import pytest
from pydantic import SecretStr

from bot.providers.base import ErrorKind, ProviderError
from bot.providers.http import ProviderHttp
from tests.providers.contract import KEY
from tests.providers.scripted_provider import Says, ScriptedProvider

NOW = 1_445_412_420.0
"""Wed, 21 Oct 2015 07:27:00 GMT"""


@pytest.fixture
def http(client: httpx.AsyncClient, scripted: ScriptedProvider) -> ProviderHttp:
    return ProviderHttp(client, scripted.url + "/", SecretStr(KEY), now=lambda: NOW)


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
    http: ProviderHttp, scripted: ScriptedProvider, told: str, expected: float | None
) -> None:
    scripted.behaviour = Says({}, status=429, headers={"Retry-After": told})
    assert (await http.ask("GET", "/x", patience=5)).retry_after == expected


async def test_a_closing_slash_of_the_base_address_does_no_harm(http: ProviderHttp, scripted: ScriptedProvider) -> None:
    await http.ask("GET", "/x", patience=5)
    assert scripted.asked[0].path == "/x"


@pytest.mark.parametrize(
    "url", ["", "127.0.0.1", "ftp://127.0.0.1", "http://[", "http://bad host", "http://127.0.0.1:0"]
)
async def test_a_base_address_that_cannot_be_one_is_an_error_of_ours(client: httpx.AsyncClient, url: str) -> None:
    with pytest.raises(ProviderError) as caught:
        await ProviderHttp(client, url, SecretStr(KEY)).ask("GET", "/x", patience=5)
    assert caught.value.kind is ErrorKind.BROKEN


async def test_an_answer_of_any_status_is_an_answer(http: ProviderHttp, scripted: ScriptedProvider) -> None:
    for status in (200, 204, 400, 401, 451, 500, 599):
        scripted.behaviour = Says(b"", status=status)
        assert (await http.ask("GET", "/x", patience=5)).status == status


async def test_an_answer_is_read_up_to_a_megabyte_and_no_further(
    http: ProviderHttp, scripted: ScriptedProvider
) -> None:
    scripted.behaviour = Says("x" * 990_000)
    assert (await http.ask("GET", "/x", patience=5)).data == "x" * 990_000
    scripted.behaviour = Says("x" * 1_000_000)
    with pytest.raises(ProviderError) as caught:
        await http.ask("GET", "/x", patience=5)
    assert caught.value.kind is ErrorKind.BROKEN
    assert caught.value.lost
    assert "1000000 bytes" in caught.value.detail


async def test_what_is_quoted_is_short_and_on_one_line(http: ProviderHttp) -> None:
    error = http.error(ErrorKind.BROKEN, "first line\nsecond line \x1b[31m" + "x" * 5000)
    assert "\n" not in error.detail
    assert "\x1b" not in error.detail
    assert len(error.detail) < 300
