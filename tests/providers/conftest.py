"""A scripted provider and a client, for all tests here."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator

import httpx
import pytest

from tests.providers.scripted_provider import ScriptedProvider, scripted_provider


@pytest.fixture
async def scripted() -> AsyncIterator[ScriptedProvider]:
    async with scripted_provider() as scripted:
        yield scripted


@pytest.fixture(scope="session")
def certificates() -> ssl.SSLContext:
    """Read once: it takes longer than most of these tests."""
    return ssl.create_default_context()


@pytest.fixture
async def client(certificates: ssl.SSLContext) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(verify=certificates) as client:
        yield client
