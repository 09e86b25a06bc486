"""When to ask a provider next, learnt from how long its tasks take. No I/O.

A plan is a row of poll times, chosen so that over the tasks seen so far the sum of two costs is least: what a task
waits in vain, as a share of its own time, and a price for each poll. So the first poll falls where most tasks are
done, and those that outlast one cluster of times are left alone until the next. The middle task is found within
MOST_POLLS. Rows are worked out for several prices, and the one is taken that keeps the middle task's wait shortest.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import add

MOST_POLLS = 4
"""At the middle task."""
MARGIN = 0.08
"""The share of tasks beyond the half that is to be found within MOST_POLLS: the times to come will differ a little."""
GOOD_WAIT = 0.04
"""A wait, as a share of the task's time, that needs no shortening."""
WAIT_QUANTILE = 0.54
"""Where in the order of waits the middle task's is sought; a little beyond the half, for the same reason."""
PRICES = (0.01, 0.02, 0.04)
"""Of a poll, in shares of a task's time: another poll is worth it when it saves that much of the wait."""
LATE = (0.1, 0.15, 0.25)
"""A wait of more than this share of the task's time is late, and hardly worse for being later."""
LATER = 0.05
"""What a wait costs in any case, late or not, so that no task is left alone for many times its own time."""
POINTS = 48
SLACK = 1.01
"""A poll a little after the time seen: tasks vary, and a poll just too early is a poll lost."""
GROWTH = 1.2
LONGEST_GAP = 30.0
SHORTEST_WAIT = 0.1
SHORTEST_TIME, LONGEST_TIME = 0.1, 86_400.0
"""Seconds; a time beyond these is taken for the nearer of them."""
FADES_AFTER = 20
PRIOR = (2.0, 2.5, 3.0, 12.0, 20.0, 28.0, 108.0)
"""What is told of the providers' times, in seconds (docs/providers.md): up to 3, 10 to 30, and 108."""
TOLD_SHARES = (0.7, 1.0, 1.4)
"""Of the time that a task is said to take: about when it may be done."""

Weighted = tuple[float, float]
"""A task's time, in seconds, and how much it counts."""


@dataclass(frozen=True, slots=True)
class PollingPlan:
    """When to poll a task, in seconds since it was asked for."""

    polls: tuple[float, ...]
    """Rising, each more than SHORTEST_WAIT after the one before."""
    usual: float | None
    """How long a task takes in the middle, or is said to take until one was seen."""

    @classmethod
    def learnt(cls, durations: Sequence[float], told: float | None = None) -> PollingPlan:
        """The plan that these durations, in seconds, advise. With few of them, what is told elsewhere counts too, among
        it how long such a task is said to take.
        """
        seen = sorted(
            min(max(duration, SHORTEST_TIME), LONGEST_TIME)
            for duration in durations
            if math.isfinite(duration) and duration > 0
        )
        usual = seen[len(seen) // 2] if seen else told
        elsewhere = PRIOR if told is None else (*PRIOR, *(told * share for share in TOLD_SHARES))
        weight = max(0.0, 1 - len(seen) / FADES_AFTER)
        prior = [(duration, weight) for duration in elsewhere if weight > 0]
        points = sorted([(duration, 1.0) for duration in _thinned(seen)] + prior)
        times = sorted([(duration, 1.0) for duration in seen] + prior)
        plans = (_best_polls(points, waits, price) for waits in _waits(points) for price in PRICES)
        return cls(min(plans, key=lambda polls: _rank(polls, times)), usual)

    def next_poll(self, elapsed: float) -> float:
        """Seconds from now, at least SHORTEST_WAIT, until a task of that age is to be polled."""
        elapsed = max(elapsed, 0.0)
        following = bisect_right(self.polls, elapsed + SHORTEST_WAIT / 2)
        if following < len(self.polls):
            return max(SHORTEST_WAIT, self.polls[following] - elapsed)
        return min(LONGEST_GAP, max(SHORTEST_WAIT, elapsed * (GROWTH - 1)))


def _thinned(seen: Sequence[float]) -> list[float]:
    """At most POINTS of the sorted times, evenly by rank; the longest stays."""
    if len(seen) <= POINTS:
        return list(seen)
    return [seen[round(rank * (len(seen) - 1) / (POINTS - 1))] for rank in range(POINTS)]


def _rank(polls: Sequence[float], times: Sequence[Weighted]) -> tuple[float, float, float]:
    """Less is better: tasks missing within MOST_POLLS, then the middle task's wait, then what all wait and cost."""
    whole = sum(weight for _, weight in times)
    within = total = 0.0
    waits: list[Weighted] = []
    for duration, weight in times:
        index = min(bisect_left(polls, duration), len(polls) - 1)
        wait = polls[index] / duration - 1
        waits.append((wait, weight))
        within += weight if index < MOST_POLLS else 0.0
        total += weight * (wait + PRICES[0] * (index + 1))
    waits.sort()
    sums = list(accumulate(weight for _, weight in waits))
    middle = waits[bisect_left(sums, whole * WAIT_QUANTILE)][0]
    return max(0.0, 0.5 + MARGIN / 2 - within / whole), max(middle, GOOD_WAIT), total


def _waits(points: Sequence[Weighted]) -> list[list[list[float]]]:
    """For each LATE: in `[start][last - start]`, the cost of what tasks `start` to `last` wait for a poll at `last`."""
    times = [duration for duration, _ in points]
    weights = [0.0, *accumulate(weight for _, weight in points)]
    shares = [0.0, *accumulate(weight / duration for duration, weight in points)]
    by_late = []
    for late in LATE:
        # Of the tasks that a poll finds, those before `edges` have waited for the most that counts.
        edges = [bisect_left(times, poll / (1 + late)) for poll in times]
        rows = []
        for start in range(len(times)):
            row = []
            for last in range(start, len(times)):
                edge = max(start, edges[last])
                in_time = times[last] * (shares[last + 1] - shares[edge]) - (weights[last + 1] - weights[edge])
                whole = times[last] * (shares[last + 1] - shares[start]) - (weights[last + 1] - weights[start])
                row.append(late * (weights[edge] - weights[start]) + in_time + LATER * whole)
            rows.append(row)
        by_late.append(rows)
    return by_late


def _best_polls(points: Sequence[Weighted], waits: Sequence[Sequence[float]], price: float) -> tuple[float, ...]:
    """The poll times with the least cost that find the middle task in time; `points` are sorted, `waits` are theirs.

    `after[i]` is the least cost of what follows a poll that finds the first `i` tasks done. A poll placed at point `j`
    ends the wait of the tasks from `i` to `j`, and is paid for by every task that is not done before it. It is worked
    out from the end: first for the polls beyond MOST_POLLS, which are as many as it takes, then for each one before,
    of which the last may not come before the middle.
    """
    count = len(points)
    behind = [0.0] * (count + 1)
    for start in range(count - 1, -1, -1):
        behind[start] = behind[start + 1] + price * points[start][1]
    middle = bisect_left(behind, -behind[0] * (0.5 - MARGIN), key=float.__neg__) - 1
    after = [0.0] * (count + 1)
    beyond = [count] * count
    for start in range(count - 1, -1, -1):
        beyond[start], after[start] = _cheapest(start, start, waits, after, behind)
    choices = [beyond]
    for earliest in (middle, *[0] * (MOST_POLLS - 1)):
        chosen = [_cheapest(start, max(start, earliest), waits, after, behind) for start in range(count)]
        choices.append([last for last, _ in chosen])
        after = [*(cost for _, cost in chosen), 0.0]
    return _polls(points, choices[::-1])


def _cheapest(
    start: int, earliest: int, waits: Sequence[Sequence[float]], after: Sequence[float], behind: Sequence[float]
) -> tuple[int, float]:
    """Where the next poll is best placed when the tasks from `start` on are left, and what that costs."""
    totals = list(map(add, waits[start][earliest - start :], after[earliest + 1 :]))
    least = min(totals)
    return earliest + totals.index(least), least + behind[start]


def _polls(points: Sequence[Weighted], choices: Sequence[Sequence[int]]) -> tuple[float, ...]:
    polls: list[float] = []
    start = number = 0
    while start < len(points):
        last = choices[min(number, len(choices) - 1)][start]
        poll = points[last][0] * SLACK
        if not polls or poll > polls[-1] + SHORTEST_WAIT:
            polls.append(poll)
        start, number = last + 1, number + 1
    return tuple(polls)
