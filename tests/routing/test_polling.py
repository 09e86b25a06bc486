"""The polling plan: few polls, and little time lost between the provider's end and the poll that finds it."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.routing.polling import LONGEST_GAP, SHORTEST_WAIT, PollingPlan

LATENCY = 0.05
SEEDS = range(9)
DURATIONS = st.lists(st.floats(allow_nan=True, allow_infinity=True) | st.floats(0.5, 200), max_size=200)


def quick(source: random.Random) -> float:
    return source.uniform(1, 3)


def middling(source: random.Random) -> float:
    return source.uniform(10, 30)


def slow(source: random.Random) -> float:
    return source.uniform(0.9 * 108, 1.1 * 108)


def mixed(source: random.Random) -> float:
    return source.choice((quick, middling, slow))(source)


def simulate(draw: Callable[[random.Random], float], seed: int) -> tuple[float, float]:
    """The middle job's polls, and its wait as a share of its time, in 1,000 jobs after 200 to learn from."""
    source = random.Random(seed)  # noqa: S311  # a simulation
    plan = PollingPlan.learnt([draw(source) for _ in range(200)])
    polls, delays = [], []
    for _ in range(1000):
        duration = draw(source)
        count, at = 1, plan.next_poll(0.0)
        while at < duration:
            age = at + LATENCY
            count, at = count + 1, age + plan.next_poll(age)
        polls.append(count)
        delays.append((at - duration) / duration)
    return median(polls), median(delays)


@pytest.mark.parametrize("draw", [quick, middling, slow])
def test_the_middle_job_needs_at_most_four_polls_and_waits_at_most_a_tenth_of_its_time(
    draw: Callable[[random.Random], float],
) -> None:
    for seed in SEEDS:
        polls, wait = simulate(draw, seed)
        assert polls <= 4
        assert wait <= 0.1


def test_the_same_holds_for_a_mixture_of_all_three_as_a_rule() -> None:
    polls, waits = zip(*(simulate(mixed, seed) for seed in SEEDS), strict=True)
    assert median(polls) <= 4
    assert median(waits) <= 0.1
    assert max(waits) <= 0.15


def test_what_outlasts_the_quick_ones_is_left_alone_until_the_slow_ones_are_done() -> None:
    plan = PollingPlan.learnt([2.0] * 50 + [60.0] * 50)
    assert plan.next_poll(2.1) == pytest.approx(58, rel=0.05)


def test_beyond_the_longest_time_seen_the_gaps_grow_up_to_a_bound() -> None:
    plan = PollingPlan.learnt([10.0] * 50)
    gaps = [plan.next_poll(age) for age in (11, 20, 50, 100, 10_000)]
    assert gaps == sorted(gaps)
    assert gaps[0] < 3
    assert gaps[-1] == LONGEST_GAP


def test_what_is_told_elsewhere_fades_as_times_are_seen() -> None:
    assert PollingPlan.learnt([40.0]).next_poll(0.0) < 5
    assert PollingPlan.learnt([40.0] * 30).next_poll(0.0) > 39


def test_before_anything_was_seen_the_first_poll_comes_after_two_to_three_seconds() -> None:
    plan = PollingPlan.learnt([])
    assert 2 <= plan.next_poll(0.0) <= 3.1
    assert plan.usual is None


def test_when_all_tasks_take_alike_one_poll_finds_them() -> None:
    plan = PollingPlan.learnt([40.0] * 50)
    assert plan.next_poll(0.0) == pytest.approx(40, rel=0.05)
    assert plan.usual == 40


@settings(deadline=None)
@given(DURATIONS, st.floats())
def test_there_is_always_a_next_poll(durations: list[float], elapsed: float) -> None:
    plan = PollingPlan.learnt(durations)
    wait = plan.next_poll(elapsed)
    assert SHORTEST_WAIT <= wait < math.inf
    assert all(earlier < later for earlier, later in pairwise(plan.polls))
    assert all(0 < poll < math.inf for poll in plan.polls)
    if elapsed > plan.polls[-1]:
        assert wait <= LONGEST_GAP


def test_nonsense_is_not_learnt_from() -> None:
    """A time that cannot be one changes nothing; absurd ones count as the nearest that can be."""
    sound = [40.0] * 50
    assert PollingPlan.learnt([*sound, math.nan, math.inf, -math.inf, -1.0, 0.0]) == PollingPlan.learnt(sound)
    assert PollingPlan.learnt([1e9] * 50) == PollingPlan.learnt([86_400.0] * 50)
    assert PollingPlan.learnt([1e-9] * 50) == PollingPlan.learnt([0.1] * 50)
