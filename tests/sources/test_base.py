"""Links in what users write: each is found once, and no string does any harm."""

from __future__ import annotations

import time
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources import SOURCES
from bot.sources.base import Found, Link, read_link
from bot.sources.base import find as find_of
from tests.toys.source import Clips

HEX = "68e83bd7eee88191be79d2ba7158516f"
GOOD = f"https://sora.chatgpt.com/p/s_{HEX}"
LINK = Link(source="sora", id=f"s_{HEX}", address=GOOD, short="…516f")


def find(text: str, hidden: Iterable[str] = ()) -> Found:
    """What the bot as it is delivered finds."""
    return find_of(text, hidden, SOURCES)


def test_other_peoples_addresses_are_noticed() -> None:
    assert find("https://example.org/video").strangers
    assert find("example.org/video").strangers
    assert not find("just words. And more").strangers


def test_a_list_without_spaces_is_taken_apart() -> None:
    found = find(f"{GOOD},https://sora.com/p/s_{'0' * 32};s_{'1' * 32}.")
    assert [link.id for link in found.links] == [LINK.id, f"s_{'0' * 32}", f"s_{'1' * 32}"]
    assert find(f"{GOOD}?a=b,https://sora.com/p/s_{'0' * 32}").links == (LINK,)


@pytest.mark.parametrize(
    "written",
    [
        "url={}",
        "[InternetShortcut]\r\nURL={}\r\n",
        "IDList=\nURL={}\nIconIndex=0",
        "1.{}",
        "12.{}\n13.nothing",
        "link:{}",
    ],
)
def test_what_introduces_a_link(written: str) -> None:
    """A name and a sign, as in a shortcut's file, or a number with a dot, without a space."""
    assert find(written.format(GOOD)).links == (LINK,)


def test_slashes_as_json_may_write_them() -> None:
    escaped = GOOD.replace("/", "\\/")
    assert find(f'{{"links":["{escaped}"]}}').links == (LINK,)
    assert find(escaped).links == (LINK,)
    assert find(f"https:\\/\\/evil.example\\/{escaped}").links == ()


@pytest.mark.parametrize(
    "written",
    [
        "https://evil.example/?url={}",
        "evil.example?url={}",
        "evil.example/url={}",
        "evil.example=1&url={}",
        "a.b={}",
        "1.2.{}",
        "v1.{}",
        "user@1.{}",
    ],
)
def test_a_link_in_another_address_is_none(written: str) -> None:
    """Nor where something else than a name or a number stands before it."""
    assert find(written.format(GOOD)).links == ()


def test_links_come_in_order_and_each_once() -> None:
    other = f"s_{'0' * 32}"
    found = find(f"{GOOD} {other} {GOOD}", [GOOD, f"https://sora.com/p/s_{'1' * 32}"])
    assert [link.id for link in found.links] == [LINK.id, other, f"s_{'1' * 32}"]


def test_addresses_behind_text_links_may_be_anything() -> None:
    hidden = ["", " ", "tg://user?id=1", "mailto:ann@example.org", "https://", "//", f" {GOOD}?psh=who ", "\0"]
    found = find("poll here", hidden)
    assert found.links == (LINK,)
    assert found.refusals == ()


@pytest.mark.parametrize(
    "junk", ["a.", "https://", "_", "(", "s_", "a=(", ",s_", "-", ".", "é", f"s_{HEX},", "http://a,http://"]
)
def test_a_longer_text_takes_only_proportionally_longer(junk: str) -> None:
    def fewest_seconds(length: int) -> float:
        text = (junk * (length // len(junk) + 1))[:length]
        spent = []
        for _ in range(3):
            began = time.process_time()
            find(text)
            spent.append(time.process_time() - began)
        return min(spent)

    assert fewest_seconds(160_000) < 20 * fewest_seconds(20_000) + 0.02


@given(st.text())
def test_no_string_crashes_it(text: str) -> None:
    find(text, [text])
    read_link(text, SOURCES)


def test_no_host_is_of_two_sources() -> None:
    """An address leads to one source, and each source's sample is a link of its own."""
    hosts = [host for source in SOURCES for host in source.hosts]
    assert len(hosts) == len(set(hosts))
    assert all(host == host.lower() for host in hosts)
    for source in SOURCES:
        link = read_link(source.sample, SOURCES)
        assert link is not None
        assert (link.source, link.address) == (source.name, source.sample)


def test_each_source_names_its_videos() -> None:
    """In a list of videos a source's own short name tells one from another."""
    found = find_of(f"{GOOD} https://clips.example/v/77", (), (*SOURCES, Clips()))
    assert [link.short for link in found.links] == ["…516f", "clip 77"]
