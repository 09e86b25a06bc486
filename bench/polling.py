"""Looks per job and the delay added by polling, in a thousand jobs of each kind, in simulated time."""

from __future__ import annotations

import random
from collections.abc import Callable
from statistics import median

from bench.table import Figure
from bot.polling import PollingPlan

LEARN_FROM = 200
JOBS = 1000
LATENCY = 0.05
MOST_LOOKS = 4
LONGEST_DELAY = 0.1

KINDS: dict[str, Callable[[random.Random], float]] = {
    "1 to 3 s": lambda source: source.uniform(1, 3),
    "10 to 30 s": lambda source: source.uniform(10, 30),
    "108 s ± 5": lambda source: source.gauss(108, 5),
}


def measure() -> list[Figure]:
    """A line for each kind, and one for a mixture of all."""
    figures = [_simulate(name, draw) for name, draw in KINDS.items()]
    mixture = _simulate("all three mixed", lambda source: source.choice(list(KINDS.values()))(source))
    return [*figures, mixture]


def _simulate(name: str, draw: Callable[[random.Random], float]) -> Figure:
    source = random.Random(1)  # noqa: S311  # a simulation
    plan = PollingPlan.learnt([draw(source) for _ in range(LEARN_FROM)])
    looks: list[int] = []
    delays: list[float] = []
    for _ in range(JOBS):
        duration = draw(source)
        count, at = 1, plan.next_look(0.0)
        while at < duration:
            age = at + LATENCY
            count, at = count + 1, age + plan.next_look(age)
        looks.append(count)
        delays.append((at - duration) / duration)
    middle, delay = median(looks), median(delays)
    return Figure(
        f"polling, jobs of {name} ({JOBS:,} jobs in simulated time)",
        f"{middle:g} looks, {100 * delay:.1f} % of the job's time added, in the middle",
        "1 look, 0 %",
        f"at most {MOST_LOOKS} looks, {100 * LONGEST_DELAY:.0f} %",
        middle <= MOST_LOOKS and delay <= LONGEST_DELAY,
    )
