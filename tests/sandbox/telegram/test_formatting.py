"""The HTML parse mode and what Telegram recognises by itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.telegram import ApiError
from bot.sandbox.telegram.formatting import Formatted, cut, parse, parse_html, recognise


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("a &lt;b&gt; &amp; &quot;c&quot; &#33; &copy;", 'a <b> & "c" ! &copy;', []),
        ("😀<b>x</b>", "😀x", [("bold", "x")]),
        ("<b>a<i>b</i></b>", "ab", [("bold", "ab"), ("italic", "b")]),
        ('<a href="https://x.org/?a=1&amp;b=2">x</a>', "x", [("text_link", "x")]),
        ('<pre><code class="language-python">x</code></pre>', "x", [("pre", "x")]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", "x")]),
        ('<span class="tg-spoiler">x</span>', "x", [("spoiler", "x")]),
    ],
)
def test_html_becomes_text_and_entities(source: str, text: str, entities: list[tuple[str, str]]) -> None:
    formatted = parse_html(source)
    assert formatted.text == text
    assert [(entity["type"], cut(text, entity)) for entity in formatted.entities] == entities


def test_a_link_keeps_its_address() -> None:
    (entity,) = parse_html('<a href="https://x.org/?a=1&amp;b=2">x</a>').entities
    assert entity["url"] == "https://x.org/?a=1&b=2"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("é</b>", "Unexpected end tag at byte offset 2"),
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("1 < 2 > 1", 'Unsupported start tag "" at byte offset 2'),
        ("x <b", "Unclosed start tag at byte offset 2"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler"'),
    ],
)
def test_bad_html_is_refused_in_telegrams_words(source: str, words: str) -> None:
    with pytest.raises(ApiError) as refusal:
        parse_html(source)
    assert refusal.value.description.startswith("Bad Request: can't parse entities: ")
    assert words in refusal.value.description


def test_space_around_a_text_is_dropped_and_entities_move_along() -> None:
    formatted = parse(" \n<b>x </b> ", "HTML", None)
    assert formatted == Formatted("x", ({"offset": 0, "type": "bold", "length": 1},))


def test_addresses_mentions_and_commands_are_recognised() -> None:
    text = "/clean@clean_video_bot see sora.com/p/s_1, https://x.org/a?b=c. and @somebody"
    formatted = recognise(Formatted(text))
    assert [(entity["type"], cut(text, entity)) for entity in formatted.entities] == [
        ("bot_command", "/clean@clean_video_bot"),
        ("url", "sora.com/p/s_1"),
        ("url", "https://x.org/a?b=c"),
        ("mention", "@somebody"),
    ]


@settings(deadline=None)
@given(st.text())
def test_no_text_is_more_than_refused(source: str) -> None:
    try:
        formatted = parse_html(source)
    except ApiError as error:
        assert error.code == 400  # noqa: PT017  # either way is right
    else:
        assert all(cut(formatted.text, entity) for entity in formatted.entities)
