"""What deploys the bot: each file can be read, names settings that there are, and sees to it that the bot can run."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shlex
import shutil
import sys
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.http import application
from bot.metrics import Metrics
from bot.providers.registry import known
from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.bot_process import ROOT, sandbox_settings
from bot.settings import misspelt, names
from tests.test_failover import free_port
from tests.world import World, is_video, new_link

SETTINGS = set(names(known()))
PYTHONS_OWN = {"PATH", "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE"}
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
KUBERNETES = list(yaml.safe_load_all((ROOT / "deploy" / "kubernetes.yaml").read_text("utf-8")))
PODS = [each["spec"]["template"]["spec"] for each in KUBERNETES if each["kind"] == "Deployment"]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
STAGE = DOCKERFILE.rpartition("FROM ")[2]
"""The last one: what the image is."""


def bots() -> dict[str, dict[str, Any]]:
    """Compose's services that are the bot."""
    return {name: service for name, service in COMPOSE["services"].items() if service["image"] == "sorabot"}


def unit() -> ConfigParser:
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]  # the documented way to keep capitals
    parser.read_string((ROOT / "deploy" / "sorabot.service").read_text("utf-8"))
    return parser


def test_the_settings_that_deployment_names() -> None:
    """Each is one that the bot knows."""
    named = {name for service in bots().values() for name in service["environment"]}
    named |= {each["name"] for pod in PODS for container in pod["containers"] for each in container["env"]}
    named |= {word.partition("=")[0] for word in unit()["Service"]["Environment"].split()} - PYTHONS_OWN
    (line,) = re.findall(r"^ENV (.*)$", STAGE, flags=re.MULTILINE)
    named |= {word.partition("=")[0] for word in shlex.split(line)} - PYTHONS_OWN
    assert "DATABASE_URL" in named
    assert named - SETTINGS == set()


def test_compose_reads_the_bots_own_file() -> None:
    """What compose.yaml takes from .env besides the settings is not mistaken for a misspelt one."""
    taken = set(re.findall(r"\$\{(\w+)", (ROOT / "compose.yaml").read_text("utf-8")))
    assert taken == {"POSTGRES_PASSWORD", "TELEGRAM_API_ID", "TELEGRAM_API_HASH"}
    assert misspelt(taken, known()) == []


def test_profiles() -> None:
    """One process on SQLite; or a webhook and runners on PostgreSQL; a Bot API server beside either."""
    profiles = {name: service["profiles"] for name, service in COMPOSE["services"].items()}
    assert profiles == {
        "bot": ["one"],
        "webhook": ["many"],
        "runner": ["many"],
        "postgres": ["many"],
        "telegram": ["local-api"],
    }
    assert {name: service["environment"].get("UPDATES") for name, service in bots().items()} == {
        "bot": None,
        "webhook": "webhook",
        "runner": "none",
    }


def test_nothing_runs_as_root() -> None:
    """The image's user is named by its number, which Kubernetes needs; no root is written to."""
    (user,) = re.findall(r"^USER (\d+)$", STAGE, flags=re.MULTILINE)
    for pod in PODS:
        assert pod["securityContext"]["runAsUser"] == int(user)
        assert all(container["securityContext"]["readOnlyRootFilesystem"] for container in pod["containers"])
    assert all(service["read_only"] and service["cap_drop"] == ["ALL"] for service in bots().values())


def test_what_is_routed() -> None:
    """What Telegram, providers and users ask for is an address of the bot's; nothing else is reached from outside."""
    (ingress,) = (each["spec"] for each in KUBERNETES if each["kind"] == "Ingress")
    routed = {path["path"] for rule in ingress["rules"] for path in rule["http"]["paths"]}
    told = re.search(
        r"^Route (.+) from `PUBLIC_URL`", (ROOT / "docs" / "operating.md").read_text("utf-8"), re.MULTILINE
    )
    assert told is not None
    assert routed == set(re.findall(r"`(.+?)`", told[1])) == {"/telegram", "/callbacks", "/images", "/gallery"}


def test_versions_take_turns() -> None:
    """Where the schema changes, a newer version waits until no older one runs, which must not wait for it."""
    deployments = [each["spec"] for each in KUBERNETES if each["kind"] == "Deployment"]
    assert [each["strategy"]["type"] for each in deployments] == ["Recreate"] * len(PODS)


def test_probes_ask_what_answers() -> None:
    """Health and readiness are addresses of the bot's, at the port that it listens on."""

    async def ready() -> None: ...

    app = application(readiness=ready, ready=lambda: "ready", metrics=Metrics(), read_gauges=ready)
    addresses = {resource.get_info().get("path") for resource in app.router.resources()}
    asked = set()
    for pod in PODS:
        (container,) = pod["containers"]
        listens = {each["name"]: each.get("value") for each in container["env"]}["HTTP_PORT"]
        assert [str(port["containerPort"]) for port in container["ports"]] == [listens]
        asked |= {container[probe]["httpGet"]["path"] for probe in ("livenessProbe", "readinessProbe")}
    asked |= set(re.findall(r"/\w+z\b", STAGE))
    assert asked == {"/healthz", "/readyz"}
    assert asked <= addresses


def test_what_the_image_copies_is_sent() -> None:
    """.dockerignore leaves out nothing that the Dockerfile takes from the checkout."""
    sent = re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text("utf-8"), flags=re.MULTILINE)
    copied = {source for source, _ in re.findall(r"^COPY (?!--from)(\S+) (\S+)$", DOCKERFILE, flags=re.MULTILINE)}
    assert copied == set(sent)
    assert all((ROOT / name).exists() for name in copied)


def everything(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


@pytest.mark.process
async def test_the_image_by_hand(world: World, tmp_path: Path) -> None:
    """What the image has runs as it says there, and writes to data/ alone: its root can be read-only."""
    app, home, temporary = (tmp_path / name for name in ("app", "home", "tmp"))
    for name in ("bot", "locales"):
        shutil.copytree(ROOT / name, app / name, ignore=shutil.ignore_patterns("__pycache__"))
    for folder in (app / "data", home, temporary):
        folder.mkdir()
    before = everything(app)
    settings = sandbox_settings(
        token=world.telegram.token,
        telegram_url=world.telegram.url,
        database_url="sqlite:///data/bot.db",
        providers={"kie": (world.kie.url, world.kie.key)},
        HTTP_PORT=str(free_port()),
        REQUIRE_CONSENT="false",
    )
    check, run = (json.loads(command) for command in re.findall(r"^ *CMD (\[.+\])$", STAGE, flags=re.MULTILINE))
    places = {"HOME": str(home), "TMPDIR": str(temporary), "PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"}
    environment = places | settings
    bot = await asyncio.create_subprocess_exec(sys.executable, *run[1:], cwd=app, env=environment)
    try:
        said = await world.ann.say(new_link())
        await world.ann.chat.wait_for(is_video, after=said)
        checking = await asyncio.create_subprocess_exec(sys.executable, *check[1:], cwd=app, env=environment)
        assert await asyncio.wait_for(checking.wait(), PATIENCE_SECONDS) == 0
    finally:
        bot.terminate()
        assert await asyncio.wait_for(bot.wait(), PATIENCE_SECONDS) == 0
    assert {path for path in everything(app) - before if not path.startswith("data/")} == set()
    assert everything(app / "data") != set()
    assert everything(home) | everything(temporary) == set()
