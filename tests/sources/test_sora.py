"""Sora's links: the good ones become one canonical address, the bad ones get their reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.base import Found, Link, Refusal, find, read_link
from bot.sources.sora import Reason, Sora

SORA = (Sora(),)

HEX = "68e83bd7eee88191be79d2ba7158516f"
GOOD = f"https://sora.chatgpt.com/p/s_{HEX}"
LINK = Link(source="sora", id=f"s_{HEX}", address=GOOD, short="…516f")
HEXES = st.text("0123456789abcdef", min_size=32, max_size=32)
IDS = HEXES.map(lambda text: f"s_{text}") | st.from_regex(r"01[0-9A-HJKMNP-TV-Z]{24}", fullmatch=True)


@pytest.mark.parametrize(
    "written",
    [
        GOOD,
        f"http://sora.chatgpt.com/p/s_{HEX}",
        f"https://www.sora.chatgpt.com/p/s_{HEX}",
        f"https://sora.com/p/s_{HEX}",
        f"www.sora.com/p/s_{HEX}/",
        f"sora.chatgpt.com/p/s_{HEX}",
        f"HTTPS://SORA.ChatGPT.com/p/S_{HEX.upper()}",
        f"{GOOD}?psh=HXVzZXItYWJj&x=1#top",
        f"s_{HEX}",
        f"({GOOD})",
        f"<{GOOD}>",
        f"«{GOOD}»",
        f"see [this]({GOOD}), it is good",
        f"{GOOD}.",
        f"{GOOD},",
        f"\u200b{GOOD}\u200b",
        f"one\n{GOOD}\ntwo",
        f"\u2068{GOOD}\u2069",
        f"_{GOOD}_",
        f"-{GOOD}",
        f"Link:{GOOD}",
        f"看这个{GOOD}。好",
        f"▶️{GOOD}🔥",
        f"[elsewhere](https://example.org/)[here]({GOOD})",
        f"{GOOD}?{'x' * 4000}",
    ],
)
def test_every_form_of_a_public_link_becomes_the_same_canonical_one(written: str) -> None:
    assert find(written, (), SORA).links == (LINK,)


@pytest.mark.parametrize(
    "id_", ["01JXYZABCDEFGH1234567890", "01JXYZABCDEFGHJKMNPQRSTVWX", "01jxyzabcdefghjkmnpqrstvwx"]
)
def test_the_other_form_of_id_is_taken_as_it_is(id_: str) -> None:
    (link,) = find(f"https://sora.chatgpt.com/p/{id_}?psh=who", (), SORA).links
    assert link == Link(source="sora", id=id_, address=f"https://sora.chatgpt.com/p/{id_}", short=f"…{id_[-4:]}")


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("https://sora.chatgpt.com/d/gen_01abc", Reason.DRAFT),
        ("https://sora.chatgpt.com/g/gen_01abc", Reason.GENERATION),
        ("https://sora.chatgpt.com/t/task_01abc", Reason.TASK),
        ("https://sora.chatgpt.com/profile/ann", Reason.PROFILE),
        ("https://sora.chatgpt.com/explore", Reason.EXPLORE),
        ("https://sora.chatgpt.com/storyboard/1", Reason.STORYBOARD),
        ("https://videos.openai.com/az/vg-assets/a.mp4?sig=1", Reason.SIGNED_FILE),
        ("https://sora.chatgpt.com/", Reason.NOT_A_VIDEO),
        ("https://sora.chatgpt.com/p/s_123", Reason.NOT_A_VIDEO),
        (f"https://sora.chatgpt.com/p/../p/s_{HEX}", Reason.NOT_A_VIDEO),
        (f"https://sora.chatgpt.com/p/%73_{HEX}", Reason.NOT_A_VIDEO),
        (f"https://sora.chatgpt.com/p/ſ_{HEX}", Reason.NOT_A_VIDEO),
        (f"https://sora.chatgpt.com/p/s_{HEX}/../x", Reason.NOT_A_VIDEO),
        (f"https://sora.chatgpt.com/p/s_\u202e{HEX}", Reason.NOT_A_VIDEO),
        ("https://sora.chatgpt.com/p/terms-of-use-and-privacy", Reason.NOT_A_VIDEO),
    ],
)
def test_other_pages_get_their_own_reason(written: str, why: Reason) -> None:
    assert find(written, (), SORA) == Found(refusals=(Refusal("sora", why),))


@pytest.mark.parametrize(
    "written",
    [
        f"https://ann@sora.chatgpt.com/p/s_{HEX}",
        f"https://sora.chatgpt.com@evil.example/p/s_{HEX}",
        f"https://sora.chatgpt.com.evil.example/p/s_{HEX}",
        f"https://sora.chatgpt.com:8443/p/s_{HEX}",
        f"https://sоra.chatgpt.com/p/s_{HEX}",
        f"https://evil.example/?u={GOOD}",
        f"https://evil.example/?u=({GOOD})",
        f"https://evil.example/?u='{GOOD}'",
        f"https://evil.example/?u=\u200b{GOOD}",
        f"https://evil.example/a,{GOOD}",
        f"evil.example:{GOOD}",
        f"https://sora.chatgpt.com\\@evil.example/p/s_{HEX}",
        f"https://sora.chatgpt.com:443/p/s_{HEX}",
        f"https://xn--sra-jua.chatgpt.com/p/s_{HEX}",
        f"https://sora%2echatgpt.com/p/s_{HEX}",
        f"x{GOOD}",
        f"ſ_{HEX}",
        f"https://evil.example\\s_{HEX}",
        f"https://evil.example/s_{HEX}",
        f"ftp://sora.chatgpt.com/p/s_{HEX}",
        f"prefixs_{HEX}",
        f"s_{HEX}0",
        "what can you do?",
        "",
    ],
)
def test_what_is_no_link_of_ours_is_left_alone(written: str) -> None:
    found = find(written, (), SORA)
    assert found.links == ()
    assert found.refusals == ()


PARTS = [
    *Sora.hosts,
    "https://",
    "/p/",
    "s_",
    "S_",
    "ſ_",
    HEX,
    HEX.upper(),
    "?psh=",
    *"@:#,;_()\\ ",
    "..",
    "%2f",
    "\u202e",
]


@given(st.lists(st.sampled_from(PARTS)))
def test_no_mixture_of_a_links_parts_leads_anywhere_else(parts: list[str]) -> None:
    for link in find("".join(parts), (), SORA).links:
        assert link == LINK
        assert read_link(link.address, SORA) == link


@given(IDS)
def test_canonical_of_canonical_is_itself(id_: str) -> None:
    link = read_link(f"https://sora.com/p/{id_}?psh=who", SORA)
    assert link is not None
    assert link.id == id_
    assert read_link(link.address, SORA) == link
    assert find(link.address, (), SORA).links == (link,)
