"""The catalogue: what the models that ship take, by their pages; and an operator's own file, each mistake told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.providers.catalogue import Catalogue, InputRefused, Model, shipped
from bot.providers.registry import models_of
from bot.settings import ProviderAccount, Settings, SettingsError

TEXT = "sora-2-text-to-video"
IMAGE = "sora-2-image-to-video"
CHARACTERS = "sora-2-characters-pro"
PRO = "sora-2-pro-text-to-video"
KIE = {"aspect_ratio": "landscape", "n_frames": "10", "remove_watermark": True, "upload_method": "s3"}
CHARACTER = {"origin_task_id": "task", "character_prompt": "a cheerful barista"}
OWN = """
[[model]]
provider = "kie"
name = "maker/five"
title = "Five"
kind = "create"
price = 2

[[model.input]]
name = "prompt"
type = "text"
required = true
max_length = 2000

[[model.input]]
name = "resolution"
type = "choice"
words = "quality"
options = ["480p", "720p"]
default = "720p"
"""
IMAGES = """
[[model.input]]
name = "image"
type = "image"
required = true
accepts = ["image/jpeg"]
"""
RATE = """
[[model.input]]
name = "rate"
type = "number"
words = "rate"
options = [{options}]
default = {default}
"""
CHARACTER_MODEL = """
[[model]]
provider = "kie"
name = "maker/hero"
title = "Hero"
kind = "character"

[[model.input]]
name = "voice"
type = "text"
required = true
"""


def with_field(line: str) -> str:
    """The model with one field more."""
    return OWN.replace("price = 2", f"price = 2\n{line}")


def model(name: str) -> Model:
    found = shipped().find(name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "given", "body"),
    [
        (TEXT, {"prompt": "a fox"}, {"prompt": "a fox", **KIE}),
        (IMAGE, {"prompt": "a", "image_urls": ["https://a"]}, {"prompt": "a", "image_urls": ["https://a"], **KIE}),
        (CHARACTERS, CHARACTER, CHARACTER),
        (
            PRO,
            {"prompt": "a fox"},
            {
                "prompt": "a fox",
                "aspect_ratio": "landscape",
                "n_frames": "10",
                "size": "high",
                "remove_watermark": True,
            },
        ),
    ],
)
def test_defaults(name: str, given: dict[str, object], body: dict[str, object]) -> None:
    """What is required, and the rest as the pages have it."""
    assert model(name).body(given) == body


@pytest.mark.parametrize(
    ("name", "given", "why"),
    [
        (TEXT, {"prompt": "x" * 10_000}, None),
        (TEXT, {"prompt": "x" * 10_001}, "prompt is longer than 10000 characters"),
        (TEXT, {"prompt": "🦊" * 10_000, "aspect_ratio": "portrait", "n_frames": "15", "upload_method": "oss"}, None),
        (TEXT, {}, "prompt is required"),
        (TEXT, {"prompt": " \n"}, "prompt is required"),
        (TEXT, {"prompt": 7}, "prompt is no text"),
        (TEXT, {"prompt": "a", "aspect_ratio": "square"}, "aspect_ratio is none of its options"),
        (TEXT, {"prompt": "a", "n_frames": 10}, "n_frames is none of its options"),
        (TEXT, {"prompt": "a", "n_frames": "25"}, "n_frames is none of its options"),
        (TEXT, {"prompt": "a", "remove_watermark": "true"}, "remove_watermark is neither true nor false"),
        (TEXT, {"prompt": "a", "size": "high"}, "size is no input of this model"),
        (IMAGE, {"prompt": "a"}, "image_urls is required"),
        (IMAGE, {"prompt": "a", "image_urls": []}, "image_urls is required"),
        (IMAGE, {"prompt": "a", "image_urls": "https://a"}, "image_urls is no list"),
        (CHARACTERS, {**CHARACTER, "origin_task_id": "x" * 101}, "origin_task_id is longer than 100 characters"),
        (CHARACTERS, {**CHARACTER, "character_user_name": "x" * 40}, None),
        (
            CHARACTERS,
            {**CHARACTER, "character_user_name": "x" * 41},
            "character_user_name is longer than 40 characters",
        ),
        (CHARACTERS, {**CHARACTER, "character_prompt": "x" * 1001}, "character_prompt is longer than 1000 characters"),
        (
            CHARACTERS,
            {**CHARACTER, "safety_instruction": "x" * 1001},
            "safety_instruction is longer than 1000 characters",
        ),
        (PRO, {"prompt": "a", "character_id_list": ["a"] * 5, "size": "standard"}, None),
        (PRO, {"prompt": "a", "character_id_list": ["a"] * 6}, "character_id_list has more than 5 items"),
        (PRO, {"prompt": "a", "size": "low"}, "size is none of its options"),
        (PRO, {"prompt": "a", "upload_method": "s3"}, "upload_method is no input of this model"),
    ],
)
def test_bounds(name: str, given: dict[str, object], why: str | None) -> None:
    """Those of the pages, to the character."""
    if why is None:
        assert given.items() <= model(name).body(given).items()
        return
    with pytest.raises(InputRefused) as caught:
        model(name).body(given)
    assert str(caught.value) == why


def settings(**changes: Any) -> Settings:
    accounts = {"kie": ProviderAccount(api_key=SecretStr("unused"))}
    return Settings.model_validate({"bot_token": SecretStr("123:token"), "accounts": accounts} | changes)


def loaded(folder: Path, text: str, **changes: Any) -> Catalogue:
    file = folder / "models.toml"
    file.write_text(text, "utf-8")
    return models_of(settings(models_file=str(file), **changes))


def test_a_file_of_ones_own(tmp_path: Path) -> None:
    """Its models stand behind those that ship; without a price of its own, one costs what the setting says."""
    catalogue = loaded(tmp_path, OWN)
    assert [model.name for model in catalogue] == [TEXT, IMAGE, CHARACTERS, PRO, "maker/five"]
    five = catalogue.find("maker/five")
    assert five is not None
    assert five.cost_in_credits(settings()) == 2
    assert model(TEXT).cost_in_credits(settings(create_price_credits=9)) == 9


def test_the_example_in_the_file_that_ships(tmp_path: Path) -> None:
    """It is commented out, and is right."""
    text = Path("bot/providers/models.toml").read_text("utf-8")
    example = [
        line.removeprefix("#").removeprefix(" ") for line in text.partition("\n#\n")[2].split("\n\n")[0].splitlines()
    ]
    assert "maker/text-to-video" in [model.name for model in loaded(tmp_path, "\n".join(example))]
    assert shipped().find("maker/text-to-video") is None


def test_which_models_users_may_have(tmp_path: Path) -> None:
    """Those that are named, in that order; or none."""
    assert [model.name for model in loaded(tmp_path, OWN, models="maker/five, " + TEXT)] == ["maker/five", TEXT]
    assert list(models_of(settings(models=()))) == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("[[model", ["it is no TOML: "]),
        ("[[models]]", ["there is no such field"]),
        (OWN.replace('"kie"', '"savesora"'), ["maker/five: provider: savesora is not among apikley, kie"]),
        (OWN.replace("price = 2", 'price = "two"'), ["maker/five: price: "]),
        (OWN.replace("price = 2", "price = -2"), ["maker/five: price: "]),
        (OWN.replace('kind = "create"', 'kind = "paint"'), ["maker/five: kind: "]),
        (OWN.replace('title = "Five"\n', ""), ["maker/five: title: is missing"]),
        (OWN.replace('name = "maker/five"\n', ""), ["model 1: name: is missing"]),
        (OWN.replace('name = "prompt"', 'name = "words"'), ["maker/five: it has no input prompt"]),
        (OWN.replace('"720p"\n', '"1080p"\n'), ["maker/five: resolution: its own default is none of its options"]),
        (OWN.replace('default = "720p"\n', ""), ["maker/five: resolution: what users can choose needs a default"]),
        (OWN.replace('options = ["480p", "720p"]\n', ""), ["maker/five: resolution: a choice needs options"]),
        (OWN.replace("max_length = 2000", "maximum = 2000"), ["maker/five: prompt: maximum is not for type text"]),
        (OWN.replace('type = "choice"', 'type = "pick"'), ["maker/five: resolution: type: "]),
        (OWN.replace("resolution", "prompt"), ["maker/five: two of its inputs have the name prompt"]),
        (OWN + '[[model.input]]\nname = "mode"\ntype = "text"\nrequired = true\n', ["maker/five: mode is required"]),
        (OWN + OWN, ["maker/five: kie has a model of that name already"]),
        (
            OWN + OWN.replace('"kie"', '"apikley"').replace("price = 2", "price = 3"),
            ["maker/five: kind, price and what"],
        ),
        (with_field("usual_seconds = inf"), ["maker/five: usual_seconds: "]),
        (with_field("usual_seconds = 1e200"), ["maker/five: usual_seconds: "]),
        (with_field("cost = nan"), ["maker/five: cost: "]),
        (OWN.replace('"Five"', '"  "'), ["maker/five: title: is blank"]),
        (OWN + IMAGES.replace("jpeg", "jpg"), ["maker/five: image: accepts: "]),
        (OWN + IMAGES + IMAGES.replace('"image"', '"tail"', 1), ["maker/five: tail is required"]),
        (OWN + RATE.format(options="1.5, nan", default="1.5"), ["maker/five: rate: nan and inf are no numbers"]),
        (OWN + RATE.format(options="1.5", default="nan"), ["maker/five: rate: nan and inf are no numbers"]),
        (
            OWN + RATE.format(options=", ".join(map(str, range(1, 50))), default="1"),
            ["maker/five: its 51 options are more than the 50 that a card has room for"],
        ),
        (CHARACTER_MODEL, ["maker/hero: voice is required"]),
        (
            OWN.replace('title = "Five"\n', "").replace("2000", "0"),
            ["maker/five: title: ", "maker/five: prompt: max_length: "],
        ),
    ],
)
def test_mistakes_in_a_file(tmp_path: Path, text: str, lines: list[str]) -> None:
    """Each is one line, which says where it stands and what is wrong."""
    with pytest.raises(SettingsError) as caught:
        loaded(tmp_path, text)
    assert len(caught.value.mistakes) == len(lines)
    for told, expected in zip(caught.value.mistakes, lines, strict=True):
        assert told.startswith("MODELS_FILE: ")
        assert expected in told
        assert "\n" not in told


def test_more_models_than_a_card_has_room_for(tmp_path: Path) -> None:
    """Of those that ship, three create."""
    others = "".join(OWN.replace("maker/five", f"maker/{number}") for number in range(23))
    with pytest.raises(SettingsError) as caught:
        loaded(tmp_path, others)
    assert caught.value.mistakes == [
        "MODELS: a card has room for 25 models to create with, and these are 26; name fewer"
    ]
    assert len(list(loaded(tmp_path, others, models="maker/1, maker/2"))) == 2


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes(b"# \xe9")
    for path in (tmp_path / "none.toml", tmp_path, tmp_path / "latin.toml"):
        with pytest.raises(SettingsError, match=r"MODELS_FILE: (it cannot be read|save it as UTF-8)"):
            models_of(settings(models_file=str(path)))


def test_a_model_that_nobody_knows() -> None:
    with pytest.raises(SettingsError) as caught:
        models_of(settings(models="sora-3, " + TEXT))
    assert caught.value.mistakes == [
        f"MODELS: sora-3 is not known; known are {TEXT}, {IMAGE}, {CHARACTERS}, {PRO}",
    ]
