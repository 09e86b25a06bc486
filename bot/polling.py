"""When to ask a provider next, learnt from how long its tasks take. No I/O.

A plan is a row of look times, chosen so that over the tasks seen so far the sum of two costs is least: what a task
waits in vain, as a share of its own time, and a price for each look. So the first look falls where most tasks are
done, and those that outlast one cluster of times are left alone until the next. Of the plans for a few prices, the one
is taken that keeps the middle task's wait shortest with no more than MOST_LOOKS looks at it.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from statistics import median

MOST_LOOKS = 4
"""At the middle task."""
PRICES = (0.015, 0.022, 0.03)
"""Of a look, in shares of a task's time: another look is worth it when it saves that much of the wait."""
LATE = (0.25, 0.4)
"""A wait of more than this share of the task's time is late, and no worse for being later."""
POINTS = 48
SLACK = 1.01
"""A look a little after the time seen: tasks vary, and a look just too early is a look lost."""
GROWTH = 1.2
LONGEST_GAP = 30.0
SHORTEST_WAIT = 0.1
FADES_AFTER = 20
PRIOR = (1.5, 2.0, 2.5, 3.0, 12.0, 20.0, 28.0, 108.0)
"""What users and samples tell of the services' times, in seconds (facts: providers): 1 to 3, 10 to 30, and 108."""


@dataclass(frozen=True, slots=True)
class PollingPlan:
    """When to look at a task, in seconds since it was asked for."""

    looks: tuple[float, ...]
    usual: float | None
    """How long a task takes in the middle; None until one was seen."""

    @classmethod
    def learnt(cls, durations: Sequence[float]) -> PollingPlan:
        """The plan that these durations, in seconds, advise. With few of them, what is told elsewhere counts too."""
        seen = sorted(duration for duration in durations if math.isfinite(duration) and duration > 0)
        usual = seen[len(seen) // 2] if seen else None
        prior_weight = max(0.0, 1 - len(seen) / FADES_AFTER)
        points = [(duration, 1.0) for duration in _thinned(seen)]
        if prior_weight > 0:
            points += [(duration, prior_weight) for duration in PRIOR]
        points.sort()
        plans = [cls(_best_looks(points, price, late), usual) for price, late in product(PRICES, LATE)]
        return min(plans, key=lambda plan: plan._rank([duration for duration, _ in points]))  # noqa: SLF001

    def _rank(self, durations: Sequence[float]) -> tuple[bool, float]:
        """Less is better: first to keep within the looks, then to let the middle task wait least."""
        found = [bisect_left(self.looks, duration) for duration in durations]
        looks = median(found) + 1
        wait = median(
            self.looks[min(index, len(self.looks) - 1)] / duration - 1
            for index, duration in zip(found, durations, strict=True)
        )
        return looks > MOST_LOOKS, wait if looks <= MOST_LOOKS else looks

    def next_look(self, elapsed: float) -> float:
        """Seconds from now until a task of that age is to be looked at."""
        following = bisect_right(self.looks, elapsed + SHORTEST_WAIT / 2)
        if following < len(self.looks):
            return max(SHORTEST_WAIT, self.looks[following] - elapsed)
        return min(LONGEST_GAP, max(SHORTEST_WAIT, elapsed * (GROWTH - 1)))


def _thinned(seen: Sequence[float]) -> list[float]:
    """At most POINTS of the sorted times, evenly by rank; the longest stays."""
    if len(seen) <= POINTS:
        return list(seen)
    return [seen[round(rank * (len(seen) - 1) / (POINTS - 1))] for rank in range(POINTS)]


def _best_looks(points: Sequence[tuple[float, float]], price: float, late: float) -> tuple[float, ...]:
    """The look times with the least cost; `points` are (duration, weight), sorted.

    `cost[i]` is the least cost of what follows a look that finds the first `i` tasks done. A look placed at point `j`
    ends the wait of the tasks from `i` to `j`, and is paid for by every task that is not done before it.
    """
    count = len(points)
    behind = [0.0] * (count + 1)
    for index in range(count - 1, -1, -1):
        behind[index] = behind[index + 1] + points[index][1]
    cost = [0.0] * (count + 1)
    choice = [count] * (count + 1)
    for start in range(count - 1, -1, -1):
        best = math.inf
        for last in range(start, count):
            look = points[last][0]
            waited = sum(weight * min(look / time - 1, late) for time, weight in points[start : last + 1])
            total = waited + price * behind[start] + cost[last + 1]
            if total < best:
                best, choice[start] = total, last
        cost[start] = best
    looks: list[float] = []
    start = 0
    while start < count:
        look = points[choice[start]][0] * SLACK
        if not looks or look > looks[-1] + SHORTEST_WAIT:
            looks.append(look)
        start = choice[start] + 1
    return tuple(looks)
