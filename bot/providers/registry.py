"""Which providers there are. A new one is a new file and one line here; or one line in another package:

    [project.entry-points."sorabot.providers"]
    example = "example_package:Example"

where `Example` is a class as ProviderClass has it. CONTRIBUTING has the steps, and tests/providers/contract.py the
tests that it must pass.
"""

from __future__ import annotations

import re
from importlib.metadata import EntryPoint, entry_points
from typing import Protocol

import httpx
from pydantic import SecretStr

from bot.providers.apikley import Apikley
from bot.providers.apimall import APIMall
from bot.providers.base import Provider
from bot.providers.kie import Kie
from bot.providers.savesora import SaveSora
from bot.settings import ProviderAccount, Settings

ENTRY_POINTS = "sorabot.providers"
NAME_FORM = re.compile(r"[a-z][a-z0-9_]*")


class ProviderClass(Protocol):
    """A class that a provider is made from. Its settings are `<NAME>_API_KEY`, `<NAME>_API_URL` (`default_url`
    unless set) and `<NAME>_CALLBACK_KEY`, with its name in capitals.
    """

    @property
    def name(self) -> str: ...

    @property
    def default_url(self) -> str: ...

    @property
    def sources(self) -> frozenset[str]: ...

    def __call__(
        self, client: httpx.AsyncClient, base_url: str, key: SecretStr, callback_key: SecretStr | None = None
    ) -> Provider: ...


BUILT_IN: tuple[ProviderClass, ...] = (
    Kie,
    APIMall,
    Apikley,
    SaveSora,
)
"""In order of preference, for operators who do not choose one."""


class RegistrationError(Exception):
    """A provider from another package cannot be used. The message names it and says why."""


def known() -> dict[str, ProviderClass]:
    """Every provider by its name, the built-in ones first. Raises RegistrationError."""
    classes = {provider.name: provider for provider in BUILT_IN}
    for entry_point in sorted(entry_points(group=ENTRY_POINTS), key=lambda found: found.name):
        provider = _load(entry_point)
        if provider.name in classes:
            raise RegistrationError(
                f"{ENTRY_POINTS}: {entry_point.value} takes the name {provider.name}, which is taken"
            )
        classes[provider.name] = provider
    return classes


def create(name: str, account: ProviderAccount, client: httpx.AsyncClient) -> Provider:
    """The provider of that name, with the operator's account. Raises KeyError when it is not known or has no key."""
    provider = known()[name]
    if account.api_key is None:
        raise KeyError(name)
    return provider(client, account.api_url or provider.default_url, account.api_key, account.callback_key)


def chosen(settings: Settings, client: httpx.AsyncClient) -> list[Provider]:
    """The providers that the operator uses, in order of preference."""
    return [create(name, settings.accounts[name], client) for name in settings.provider_names]


def _load(entry_point: EntryPoint) -> ProviderClass:
    try:
        provider: ProviderClass = entry_point.load()
    except Exception as error:
        # Another package's import may raise anything; the operator needs to hear whose it is.
        raise RegistrationError(f"{ENTRY_POINTS}: {entry_point.value} cannot be imported: {error!r}") from error
    name = getattr(provider, "name", None)
    if (
        not callable(provider)
        or not isinstance(name, str)
        or not isinstance(getattr(provider, "default_url", None), str)
    ):
        raise RegistrationError(f"{ENTRY_POINTS}: {entry_point.value} is not a class with a name and a default_url")
    if not NAME_FORM.fullmatch(name):
        raise RegistrationError(f"{ENTRY_POINTS}: {entry_point.value} has the name {name!r}; use a to z, 0 to 9 and _")
    sources = getattr(provider, "sources", None)
    if not isinstance(sources, frozenset) or not all(isinstance(source, str) for source in sources):
        raise RegistrationError(
            f"{ENTRY_POINTS}: {entry_point.value} does not say whose links it takes;"
            ' give it the names of the sources, as in sources = frozenset({"sora"})'
        )
    return provider
