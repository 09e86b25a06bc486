"""Which providers there are, and how another package brings its own."""

from __future__ import annotations

import sys
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from bot.providers.registry import RegistrationError, known
from tests.providers.contract import KEY

MODULE = """
from bot.providers.base import Capability

class Example:
    name = {name!r}
    default_url = "https://api.example.com"
    capabilities = (
        Capability("clean", "eraser", cost=3.5, result_lifetime=60.0, sources=frozenset({{"sora"}})),
        Capability("clean", "scrubber", cost=None, result_lifetime=60.0),
    )

    def __init__(self, client, base_url, key, callback_key=None):
        self.base_url = base_url
"""
EXAMPLE = MODULE.format(name="example")


def install(monkeypatch: pytest.MonkeyPatch, directory: Path, source: str, target: str) -> None:
    """Put a package with an entry point where Python finds packages."""
    (directory / "example_provider.py").write_text(source)
    info = directory / "example_provider-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: example-provider\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[sorabot.providers]\nexample = {target}\n")
    monkeypatch.syspath_prepend(str(directory))
    monkeypatch.delitem(sys.modules, "example_provider", raising=False)


def test_the_four_providers_are_known_in_order_of_preference() -> None:
    assert list(known()) == ["kie", "apimall", "apikley", "savesora"]


async def test_each_is_made_in_the_same_way() -> None:
    async with httpx.AsyncClient() as client:
        for name, provider_class in known().items():
            provider = provider_class(client, provider_class.default_url, SecretStr(KEY), SecretStr("x"))
            assert provider.name == name


async def test_another_package_can_bring_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(monkeypatch, tmp_path, EXAMPLE, "example_provider:Example")
    assert list(known())[-1] == "example"
    assert known()["example"].default_url == "https://api.example.com"
    assert [capability.cost for capability in known()["example"].capabilities] == [3.5, None]


@pytest.mark.parametrize(
    ("source", "target", "why"),
    [
        (MODULE.format(name="kie"), "example_provider:Example", "taken"),
        (MODULE.format(name="Bad Name"), "example_provider:Example", "Bad Name"),
        (EXAMPLE, "example_provider:Missing", "cannot be imported"),
        ("raise RuntimeError('no luck')", "example_provider:Example", "no luck"),
        ("Example = 7", "example_provider:Example", "is not a class"),
        (EXAMPLE.replace("capabilities =", "other ="), "example_provider:Example", "it does not say what it can make"),
    ],
)
def test_one_that_cannot_be_used_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, source: str, target: str, why: str
) -> None:
    install(monkeypatch, tmp_path, source, target)
    with pytest.raises(RegistrationError, match="example_provider") as caught:
        known()
    assert why in str(caught.value)


@pytest.mark.parametrize(
    ("right", "wrong", "why"),
    [
        ('frozenset({"sora"})', '["sora"]', "'eraser' does not say whose links it takes"),
        ('frozenset({"sora"})', "frozenset({7})", "'eraser' does not say whose links it takes"),
        ('"scrubber"', '"eraser"', "two of its capabilities have the model 'eraser'"),
        ('"scrubber"', '""', "has no name"),
        ('"scrubber"', "[]", "has no name"),
        ('"clean", "eraser"', '"", "eraser"', "'eraser' does not say which kind of order it is for"),
        ("cost=3.5", 'cost="3.5"', "'eraser' has a cost that is no number"),
        ("cost=3.5", "cost=-1", "'eraser' has a cost that is no number"),
        ("result_lifetime=60.0)", "result_lifetime=0)", "'scrubber' does not say for how many seconds"),
        ("result_lifetime=60.0)", "result_lifetime=60.0, limits=7)", "'scrubber' has limits that are no Limits"),
        ('Capability("clean", "scrubber", cost=None, result_lifetime=60.0)', "None", "None among its capabilities"),
    ],
)
def test_a_capability_that_cannot_be_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, right: str, wrong: str, why: str
) -> None:
    """The package that brings it is named, and what is wrong, in one line."""
    assert right in EXAMPLE
    install(monkeypatch, tmp_path, EXAMPLE.replace(right, wrong), "example_provider:Example")
    with pytest.raises(RegistrationError) as caught:
        known()
    (line,) = str(caught.value).splitlines()
    assert line.startswith("sorabot.providers: example_provider:Example: ")
    assert why in line


def test_each_mistake_has_its_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whoever writes a provider hears of all that is wrong at once."""
    source = EXAMPLE.replace("result_lifetime=60.0", "result_lifetime=None")
    install(monkeypatch, tmp_path, source, "example_provider:Example")
    with pytest.raises(RegistrationError) as caught:
        known()
    assert len(str(caught.value).splitlines()) == 2
