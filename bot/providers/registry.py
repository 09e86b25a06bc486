"""Which providers there are. A new one is a new file and one line here; or one line in another package:

    [project.entry-points."sorabot.providers"]
    example = "example_package:Example"

where `Example` is a class as ProviderClass has it. CONTRIBUTING has the steps, and tests/providers/contract.py the
tests that it must pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.metadata import EntryPoint, entry_points
from typing import Protocol, TypeGuard

import httpx
from pydantic import SecretStr

from bot.providers import catalogue
from bot.providers.apikley import Apikley
from bot.providers.apimall import APIMall
from bot.providers.base import Capability, Limits, Provider
from bot.providers.catalogue import Catalogue, Model
from bot.providers.jobs_api import JobsApi
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
    def capabilities(self) -> tuple[Capability, ...]: ...

    @property
    def limits(self) -> Limits: ...

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
    """A provider from another package cannot be used. The message names it and says why, a line a mistake."""


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


def create(name: str, account: ProviderAccount, client: httpx.AsyncClient, models: Iterable[Model] = ()) -> Provider:
    """The provider of that name, with the operator's account, and these models of the market's besides its own.

    Raises KeyError when it is not known or has no key.
    """
    provider = known()[name]
    if account.api_key is None:
        raise KeyError(name)
    made = provider(client, account.api_url or provider.default_url, account.api_key, account.callback_key)
    if isinstance(made, JobsApi):
        made.offer(models)
    return made


def chosen(settings: Settings, client: httpx.AsyncClient) -> list[Provider]:
    """The providers that the operator uses, in order of preference. Raises SettingsError: see `models_of`."""
    models = models_of(settings)
    return [create(name, settings.accounts[name], client, models.of(name)) for name in settings.provider_names]


def models_of(settings: Settings) -> Catalogue:
    """The models that users of this bot may have. Raises SettingsError with a line for each mistake about them."""
    markets = {
        name for name, provider in known().items() if isinstance(provider, type) and issubclass(provider, JobsApi)
    }
    return catalogue.load(settings, markets)


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
    if mistakes := list(mistakes_in(getattr(provider, "capabilities", None))):
        raise RegistrationError("\n".join(f"{ENTRY_POINTS}: {entry_point.value}: {mistake}" for mistake in mistakes))
    return provider


def mistakes_in(capabilities: object) -> Iterator[str]:
    """What is wrong with what a provider says that it can make: a plain sentence each."""
    if not isinstance(capabilities, tuple) or not capabilities:
        yield "it does not say what it can make; give it capabilities = (Capability(...),)"
        return
    models: list[object] = []
    for capability in capabilities:
        if not isinstance(capability, Capability):
            yield f"{capability!r} among its capabilities is no Capability"
            continue
        if capability.model in models:
            yield f"two of its capabilities have the model {capability.model!r}"
        models.append(capability.model)
        yield from (f"the capability {capability.model!r} {mistake}" for mistake in _mistakes(capability))


def _mistakes(capability: Capability) -> Iterator[str]:
    """Another package's values are of whatever type it gave them."""
    cost: object = capability.cost
    lifetime: object = capability.result_lifetime
    sources: object = capability.sources
    if not (isinstance(capability.model, str) and capability.model):
        yield "has no name; model is the provider's name of it"
    if not (isinstance(capability.kind, str) and capability.kind):
        yield "does not say which kind of order it is for"
    if cost is not None and not (_is_number(cost) and cost >= 0):
        yield "has a cost that is no number; use None where it is not known"
    if not (_is_number(lifetime) and lifetime > 0):
        yield "does not say for how many seconds its results can be relied on (result_lifetime)"
    if not isinstance(sources, frozenset) or not all(isinstance(source, str) for source in sources):
        yield 'does not say whose links it takes; give it the names, as in sources=frozenset({"sora"})'
    if not isinstance(capability.limits, Limits):
        yield "has limits that are no Limits"


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)
