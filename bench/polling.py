"""Polls per job and the delay added by polling, in a thousand jobs of each kind, in simulated time."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from statistics import median

from bench.table import Figure
from bot.routing.polling import PollingPlan

LEARN_FROM = 200
JOBS = 1000
LATENCY = 0.05
MOST_POLLS = 4
LONGEST_DELAY = 0.1
LONGEST_LEARNING = 0.02
"""Seconds in which nothing else of the bot runs."""

KINDS: dict[str, Callable[[random.Random], float]] = {
    "1 to 3 s": lambda source: source.uniform(1, 3),
    "10 to 30 s": lambda source: source.uniform(10, 30),
    "108 s ± 5": lambda source: source.gauss(108, 5),
}


def measure() -> list[Figure]:
    """A line for each kind, one for a mixture of all, and one for the time that a plan takes to learn."""
    figures = [_simulate(name, draw) for name, draw in KINDS.items()]
    mixture = _simulate("all three mixed", lambda source: source.choice(list(KINDS.values()))(source))
    return [*figures, mixture, _time_to_learn()]


def _time_to_learn() -> Figure:
    source = random.Random(1)  # noqa: S311  # a simulation
    durations = [source.choice(list(KINDS.values()))(source) for _ in range(LEARN_FROM)]
    spent = []
    for _ in range(5):
        began = time.process_time()
        PollingPlan.learnt(durations)
        spent.append(time.process_time() - began)
    return Figure(
        f"polling, a plan learnt from {LEARN_FROM} tasks",
        f"{1000 * min(spent):.1f} ms of CPU, at best of 5",
        "–",
        f"at most {1000 * LONGEST_LEARNING:.0f} ms",
        min(spent) <= LONGEST_LEARNING,
    )


def _simulate(name: str, draw: Callable[[random.Random], float]) -> Figure:
    source = random.Random(1)  # noqa: S311  # a simulation
    plan = PollingPlan.learnt([draw(source) for _ in range(LEARN_FROM)])
    polls: list[int] = []
    delays: list[float] = []
    for _ in range(JOBS):
        duration = draw(source)
        count, at = 1, plan.next_poll(0.0)
        while at < duration:
            age = at + LATENCY
            count, at = count + 1, age + plan.next_poll(age)
        polls.append(count)
        delays.append((at - duration) / duration)
    middle, delay = median(polls), median(delays)
    return Figure(
        f"polling, jobs of {name} ({JOBS:,} jobs in simulated time)",
        f"{middle:g} polls, {100 * delay:.1f} % of the job's time added, in the middle",
        "1 poll, 0 %",
        f"at most {MOST_POLLS} polls, {100 * LONGEST_DELAY:.0f} %",
        middle <= MOST_POLLS and delay <= LONGEST_DELAY,
    )
