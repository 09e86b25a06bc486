"""A language: Esperanto, as far as the tests read it. All else it says in English."""

from __future__ import annotations

import shutil
from pathlib import Path

from bot.languages import locales_folder

LANGUAGE = "eo"
WORDS = {
    "command-help = How it works": "command-help = Kiel ĝi funkcias",
    "<b>How it works</b>": "<b>Kiel ĝi funkcias</b>",
    "language-name = English": "language-name = Esperanto",
    "language-ask = In which language shall I write to you?": "language-ask = En kiu lingvo mi skribu al vi?",
    "about-short = Send": "about-short = Sendu",
    "support-answer =": "support-answer = Respondo:",
    "went-wrong = ": "went-wrong = Pardonon. ",
}


def add_language(folder: Path) -> Path:
    """Put it beside the bot's own languages, a copy of which goes into the folder. Returns where it is."""
    shutil.copytree(locales_folder(), folder, dirs_exist_ok=True)
    file = shutil.copytree(folder / "en", folder / LANGUAGE) / "bot.ftl"
    text = file.read_text("utf-8")
    for english, own in WORDS.items():
        assert text.count(english) == 1
        text = text.replace(english, own)
    file.write_text(text, "utf-8")
    return folder / LANGUAGE
