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
class Example:
    name = {name!r}
    default_url = "https://api.example.com"
    sources = frozenset({{"sora"}})

    def __init__(self, client, base_url, key, callback_key=None):
        self.base_url = base_url
"""


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
    install(monkeypatch, tmp_path, MODULE.format(name="example"), "example_provider:Example")
    assert list(known())[-1] == "example"
    assert known()["example"].default_url == "https://api.example.com"


@pytest.mark.parametrize(
    ("source", "target", "why"),
    [
        (MODULE.format(name="kie"), "example_provider:Example", "taken"),
        (MODULE.format(name="Bad Name"), "example_provider:Example", "Bad Name"),
        (MODULE.format(name="example"), "example_provider:Missing", "cannot be imported"),
        ("raise RuntimeError('no luck')", "example_provider:Example", "no luck"),
        ("Example = 7", "example_provider:Example", "is not a class"),
        (MODULE.format(name="example").replace("sources =", "other ="), "example_provider:Example", "whose links"),
        (MODULE.format(name="example").replace("frozenset", "list"), "example_provider:Example", "whose links"),
    ],
)
def test_one_that_cannot_be_used_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, source: str, target: str, why: str
) -> None:
    install(monkeypatch, tmp_path, source, target)
    with pytest.raises(RegistrationError, match="example_provider") as caught:
        known()
    assert why in str(caught.value)
