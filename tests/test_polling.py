"""The polling plan: few looks, and little time lost between the provider's end and the look that finds it."""

from __future__ import annotations

import random
from collections.abc import Callable
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.polling import LONGEST_GAP, SHORTEST_WAIT, PollingPlan

LATENCY = 0.05
DURATIONS = st.lists(st.floats(allow_nan=True, allow_infinity=True), max_size=60)


def quick(source: random.Random) -> float:
    return source.uniform(1, 3)


def middling(source: random.Random) -> float:
    return source.uniform(10, 30)


def slow(source: random.Random) -> float:
    return source.gauss(108, 5)


def mixed(source: random.Random) -> float:
    return source.choice((quick, middling, slow))(source)


def simulate(draw: Callable[[random.Random], float]) -> tuple[float, float]:
    """The middle job's looks, and its wait as a share of its time, in 1,000 jobs after 200 to learn from."""
    source = random.Random(20_26)  # noqa: S311  # a simulation
    plan = PollingPlan.learnt([draw(source) for _ in range(200)])
    looks, delays = [], []
    for _ in range(1000):
        duration = draw(source)
        count, at = 1, plan.next_look(0.0)
        while at < duration:
            age = at + LATENCY
            count, at = count + 1, age + plan.next_look(age)
        looks.append(count)
        delays.append((at - duration) / duration)
    return median(looks), median(delays)


@pytest.mark.parametrize("draw", [quick, middling, slow])
def test_the_middle_job_needs_at_most_four_looks_and_waits_at_most_a_tenth_of_its_time(
    draw: Callable[[random.Random], float],
) -> None:
    looks, wait = simulate(draw)
    assert looks <= 4
    assert wait <= 0.1


def test_a_mixture_of_all_three_costs_little_more() -> None:
    looks, wait = simulate(mixed)
    assert looks <= 4
    assert wait <= 0.13


def test_before_anything_was_seen_the_first_look_comes_after_one_to_three_seconds() -> None:
    plan = PollingPlan.learnt([])
    assert 1 <= plan.next_look(0.0) <= 3
    assert plan.usual is None


def test_when_all_tasks_take_alike_one_look_finds_them() -> None:
    plan = PollingPlan.learnt([40.0] * 50)
    assert plan.next_look(0.0) == pytest.approx(40, rel=0.05)
    assert plan.usual == 40


@given(DURATIONS, st.floats(0, 1e6))
def test_there_is_always_a_next_look(durations: list[float], elapsed: float) -> None:
    plan = PollingPlan.learnt(durations)
    wait = plan.next_look(elapsed)
    assert wait >= SHORTEST_WAIT
    assert list(plan.looks) == sorted(set(plan.looks))
    if not plan.looks or elapsed > plan.looks[-1]:
        assert wait <= LONGEST_GAP
