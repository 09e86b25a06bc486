"""A scripted service and a client, for all tests here."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator

import httpx
import pytest

from tests.providers.scripted_service import ScriptedService, scripted_service


@pytest.fixture
async def service() -> AsyncIterator[ScriptedService]:
    async with scripted_service() as service:
        yield service


@pytest.fixture(scope="session")
def certificates() -> ssl.SSLContext:
    """Read once: it takes longer than most of these tests."""
    return ssl.create_default_context()


@pytest.fixture
async def client(certificates: ssl.SSLContext) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(verify=certificates) as client:
        yield client
