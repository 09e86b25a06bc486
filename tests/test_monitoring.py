"""The dashboard and the alert rules: they can be read, and name metrics and labels that there are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from bot.jobs.states import ENDED
from bot.telegram.call_metrics import OUTCOMES
from tests.test_documents import metrics, quoted, rows
from tests.test_house import ROOT

DASHBOARD: dict[str, Any] = json.loads((ROOT / "deploy" / "grafana.json").read_text("utf-8"))
RULES: dict[str, Any] = yaml.safe_load((ROOT / "deploy" / "alerts.yaml").read_text("utf-8"))
ALERTS = [rule for group in RULES["groups"] for rule in group["rules"]]
ADDED = {"le", "instance", "job"}
"""Labels that Prometheus adds to each metric, or to a histogram's buckets."""
ENDINGS = {"counter": ["_total"], "gauge": [""], "histogram": ["_bucket", "_sum", "_count"]}


def expressions() -> Iterator[str]:
    """All that Prometheus is asked."""
    for panel in DASHBOARD["panels"]:
        yield from (target["expr"] for target in panel["targets"])
    yield from (alert["expr"] for alert in ALERTS)


def shown() -> dict[str, set[str]]:
    """Each series that the bot shows, with its labels."""
    return {
        f"{metric._name}{ending}": set(metric._labelnames)
        for metric in metrics().values()
        for ending in ENDINGS[str(metric._type)]
    }


def selected(expression: str) -> Iterator[tuple[str, set[str]]]:
    """Each of the bot's series in it, with the labels that it is chosen by."""
    for name, matchers in re.findall(r"\b(sorabot_\w+)(?:\{([^}]*)\})?", expression):
        yield name, set(re.findall(r"(\w+)\s*[=!]~?", matchers))


@pytest.mark.parametrize("expression", sorted(set(expressions())))
def test_what_is_asked_is_there(expression: str) -> None:
    """Each series exists, and so does each label that it is chosen or summed by."""
    series = shown()
    found = list(selected(expression))
    assert [name for name, _ in found if name not in series] == []
    assert [labels for name, labels in found if labels - series[name] - ADDED] == []
    together = {label for name, _ in found for label in series[name]} | ADDED
    for labels in re.findall(r"\bby \(([^)]*)\)", expression):
        assert set(re.findall(r"\w+", labels)) - together == set()


@pytest.mark.parametrize("expression", sorted(set(expressions())))
def test_what_is_asked_can_be_read(expression: str) -> None:
    """As Prometheus reads it."""
    promql_parser = pytest.importorskip("promql_parser")
    assert promql_parser.parse(expression) is not None


def test_the_parser_finds_mistakes() -> None:
    """What cannot be read is not taken for read."""
    promql_parser = pytest.importorskip("promql_parser")
    with pytest.raises(ValueError, match=r"."):
        promql_parser.parse("sum by (kind (sorabot_jobs)")


def test_each_metric_is_on_the_dashboard() -> None:
    """None is counted that nobody sees."""
    asked = {
        name for panel in DASHBOARD["panels"] for target in panel["targets"] for name, _ in selected(target["expr"])
    }
    endings = [ending for of in ENDINGS.values() for ending in of if ending]
    seen = {next((name.removesuffix(end) for end in endings if name.endswith(end)), name) for name in asked}
    assert {metric._name for metric in metrics().values()} - seen == set()


def test_panels_do_not_overlap() -> None:
    """Each has a number and a place of its own."""
    places = [(panel["gridPos"]["x"], panel["gridPos"]["y"]) for panel in DASHBOARD["panels"]]
    assert len(set(places)) == len(places) == len({panel["id"] for panel in DASHBOARD["panels"]})


def test_each_alert_is_explained() -> None:
    """docs/operating.md says of each what it means, and of none that there is not."""
    assert all(alert["labels"]["severity"] in ("warning", "critical") for alert in ALERTS)
    assert all(alert["annotations"]["summary"] for alert in ALERTS)
    explained = [
        name for row in rows(ROOT / "docs" / "operating.md") for name in quoted(row[0]) if name.startswith("Sorabot")
    ]
    assert explained == [alert["alert"] for alert in ALERTS]


def test_the_outcomes_that_alerts_name() -> None:
    """A label's value that the bot never gives would keep an alert silent for ever."""
    outcomes = {name for _, name in OUTCOMES} | {state.value for state in ENDED}
    named = {
        value
        for expression in expressions()
        for values in re.findall(r"outcome[=!]~?\"([^\"]*)\"", expression)
        for value in values.split("|")
    }
    assert named - outcomes == set()
