"""The simulated providers, an HTTP client, and a clock that tests move."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator

import httpx
import pytest

from bot.sandbox.providers import SimulatedProviders
from tests.clock import FakeClock


@pytest.fixture
async def providers(clock: FakeClock) -> AsyncIterator[SimulatedProviders]:
    async with SimulatedProviders(clock=clock) as providers:
        yield providers


@pytest.fixture(scope="session")
def certificates() -> ssl.SSLContext:
    """Nothing here is encrypted, but each client would read all certificates for itself."""
    return ssl.create_default_context()


@pytest.fixture
async def client(certificates: ssl.SSLContext) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(verify=certificates) as client:
        yield client
