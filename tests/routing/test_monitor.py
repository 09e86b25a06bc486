"""What operators are told of an account."""

from __future__ import annotations

import pytest

from bot.providers.base import CLEAN, Capability
from bot.routing.health import Health
from bot.routing.monitor import LOW_FOR_TASKS, OperatorNews, news_of

MODELS = [Capability(CLEAN, f"model-{cost}", cost=cost, result_lifetime=3600.0) for cost in (10.0, 50.0, None)]


@pytest.mark.parametrize(("tasks", "news"), [(LOW_FOR_TASKS, None), (LOW_FOR_TASKS - 1, OperatorNews.LOW)])
def test_low_for_the_dearest(tasks: int, news: OperatorNews | None) -> None:
    """It is low as soon as it does not last for the dearest of its models."""
    assert news_of(Health("kie", balance=tasks * 50.0), MODELS) is news
