"""What all simulated providers share: tasks, time, money, failures on demand, and moments to act at."""

from __future__ import annotations

import asyncio
import heapq
import math
import time
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, ClassVar

from aiohttp import web

from bot.sandbox import PATIENCE_SECONDS
from bot.sandbox.providers.faults import GARBAGE, Fault, FaultLine, Refusal, Slow, Trouble, drop, garbage
from bot.sandbox.providers.results import Results
from bot.sandbox.providers.tasks import ReceivedOrder, SimulatedTask, TaskEnd

Hook = Callable[[], Awaitable[None]]
"""Called at a moment. One that raises ConnectionAbortedError closes the line there."""


class SimulatedProvider(ABC):
    """One provider. Its wire format is the subclass's; what it does on demand is set here."""

    name: ClassVar[str]
    price: float = 1.0
    refusals: ClassVar[Mapping[Trouble, Refusal]]
    """How each kind of error is told."""

    def __init__(self, address: Callable[[], str], results: Results, clock: Callable[[], float] = time.time) -> None:
        """`address` gives the server's; `clock` gives Unix seconds."""
        self._address = address
        self._results = results
        self._clock = clock
        self.key = f"{self.name}-secret-key"
        self.duration: float | Callable[[], float] = 2.0
        """Seconds that a task takes."""
        self.latency: float | Callable[[], float] = 0.0
        """Seconds by which every answer is late."""
        self.paused = False
        self.down = False
        """Every request's line is closed without an answer."""
        self.limit: tuple[int, float] | None = None
        """So many creates in so many seconds; more are answered 429."""
        self.at_once: int | None = None
        """So many tasks running; more creates are answered 429."""
        self.tasks: list[SimulatedTask] = []
        self.creates = 0
        """Requests for a new task, whatever came of them."""
        self.polls = 0
        self.most_at_once = 0
        self.over_limit = 0
        """Creates that a limit refused."""
        self.before_create: Hook | None = None
        """Before a create takes effect."""
        self.after_create: Hook | None = None
        """After it took effect, before it is answered."""
        self.on_poll: Hook | None = None
        self._balance = 10_000.0
        self._creating, self._looking, self._counting = FaultLine(), FaultLine(), FaultLine()
        self._ends: deque[TaskEnd] = deque()
        self._recent: deque[float] = deque()
        self._running: list[float] = []
        self._refunds: list[tuple[float, float]] = []
        self._by_id: dict[str, SimulatedTask] = {}
        self._by_key: dict[str, tuple[SimulatedTask, dict[str, Any]]] = {}
        self._changed = asyncio.Condition()

    @property
    def url(self) -> str:
        """The base address, without the path."""
        return f"{self._address()}/{self.name}"

    @property
    def balance(self) -> float:
        """The operator's credits. What a task cost comes back when it fails."""
        while self._refunds and self._refunds[0][0] <= self._clock():
            self._balance += heapq.heappop(self._refunds)[1]
        return self._balance

    @balance.setter
    def balance(self, credits_left: float) -> None:
        self._balance = credits_left

    # What a test or the page asks for.

    def fail_next(self, count: int = 1) -> None:
        """The next tasks are taken and then fail."""
        self._ends.extend([TaskEnd.FAILURE] * count)

    def trouble_next(self, fault: Fault | None, count: int = 1) -> None:
        """The next creates meet this; with None they go well, and what is said next comes after them."""
        self._creating.plan(fault, count)

    def trouble_next_poll(self, fault: Fault | None, count: int = 1) -> None:
        """The next polls meet this."""
        self._looking.plan(fault, count)

    def trouble_next_balance(self, fault: Fault | None, count: int = 1) -> None:
        """The next questions after the balance meet this."""
        self._counting.plan(fault, count)

    def trouble(self, fault: Fault | None) -> None:
        """Every create meets this until told otherwise."""
        self._creating.standing = fault

    def trouble_polls(self, fault: Fault | None) -> None:
        """Every poll meets this until told otherwise."""
        self._looking.standing = fault

    async def wait_for_tasks(self, count: int, *, timeout: float = PATIENCE_SECONDS) -> None:
        """Return when so many tasks were made. Raises TimeoutError."""
        async with asyncio.timeout(timeout), self._changed:
            await self._changed.wait_for(lambda: len(self.tasks) >= count)

    async def wait_for_polls(self, count: int, *, timeout: float = PATIENCE_SECONDS) -> None:
        """Return when tasks were polled so many times. Raises TimeoutError."""
        async with asyncio.timeout(timeout), self._changed:
            await self._changed.wait_for(lambda: self.polls >= count)

    # What the wire formats share.

    @abstractmethod
    def add_routes(self, app: web.Application) -> None:
        """Serve below `/<name>`."""

    @abstractmethod
    def refuse_with(self, refusal: Refusal) -> web.Response:
        """The provider's own answer with this code."""

    def refuse(self, trouble: Trouble, *, retry_after: float = 1.0) -> web.Response:
        """The provider's own answer of this kind."""
        refusal = self.refusals[trouble]
        if trouble is Trouble.RATE_LIMITED:
            refusal = Refusal(refusal.code, refusal.words, retry_after)
        return self.refuse_with(refusal)

    async def close(self) -> None:  # noqa: B027  # most have nothing to end
        """End what still goes on by itself."""

    async def make(
        self, request: web.Request, received: ReceivedOrder, answer: Callable[[SimulatedTask], Any]
    ) -> web.Response:
        """Take an order as the switches say, and answer it."""
        self.creates += 1
        if not await self._goes_on(self.before_create):
            return drop(request)
        fault = self._creating.next()
        if isinstance(fault, Refusal) or (isinstance(fault, Trouble) and fault is not Trouble.LOST_ANSWER):
            return self._meet(request, fault)
        refused = self._refused(received)
        if refused is not None:
            return refused
        task = self._same_order(received) or self._new_task(received)
        async with self._changed:
            self._changed.notify_all()
        if not await self._goes_on(self.after_create):
            return drop(request)
        await self.work(task)
        if isinstance(fault, Slow):
            await asyncio.sleep(fault.seconds)
        return drop(request) if fault is Trouble.LOST_ANSWER else web.json_response(answer(task))

    async def work(self, task: SimulatedTask) -> None:  # noqa: B027  # most answer at once
        """What comes between taking the order and answering it; nothing, where one asks later."""

    async def poll(
        self, request: web.Request, task_id: str, answer: Callable[[SimulatedTask | None], Any]
    ) -> web.Response:
        """Answer a question after a task as the switches say."""
        self.polls += 1
        if not await self._goes_on(self.on_poll):
            return drop(request)
        async with self._changed:
            self._changed.notify_all()
        fault = self._looking.next()
        if isinstance(fault, Refusal | Trouble):
            return self._meet(request, fault)
        if isinstance(fault, Slow):
            await asyncio.sleep(fault.seconds)
        task = self._by_id.get(task_id)
        if task is not None:
            task.polls += 1
        return web.json_response(answer(task))

    async def count(self, request: web.Request, answer: Callable[[], Any]) -> web.Response:
        """Answer a question after the balance as the switches say."""
        fault = self._counting.next()
        if isinstance(fault, Refusal | Trouble):
            return self._meet(request, fault)
        if isinstance(fault, Slow):
            await asyncio.sleep(fault.seconds)
        return web.json_response(answer())

    def result_url(self, task: SimulatedTask) -> str:
        """Where the clean video is served."""
        return self._results.url(task.id)

    @staticmethod
    async def _goes_on(hook: Hook | None) -> bool:
        """Call the hook; False when the asker is gone, and nothing more is to be done."""
        if hook is not None:
            try:
                await hook()
            except ConnectionAbortedError:
                return False
        return True

    def has(self, task_id: str) -> bool:
        """Whether there is such a task."""
        return task_id in self._by_id

    def conflicts(self, received: ReceivedOrder) -> bool:
        """Whether the order's key was used for another order."""
        known = self._by_key.get(received.idempotency_key or "")
        return known is not None and known[1] != received.body

    def _same_order(self, received: ReceivedOrder) -> SimulatedTask | None:
        known = self._by_key.get(received.idempotency_key or "")
        return known[0] if known is not None else None

    def _new_task(self, received: ReceivedOrder) -> SimulatedTask:
        task = SimulatedTask(
            id=f"{self.name}_{len(self.tasks) + 1:06d}",
            video_url=received.video_url,
            inputs=received.inputs,
            created_at=self._clock(),
            duration=_seconds(self.duration),
            end=self._ends.popleft() if self._ends else TaskEnd.SUCCESS,
            model=received.model,
            callback_url=received.callback_url,
            idempotency_key=received.idempotency_key,
            price=self.price,
            clock=self._clock,
        )
        self._balance -= task.price
        if task.end is TaskEnd.FAILURE:
            heapq.heappush(self._refunds, (task.ends_at, task.price))
        self.tasks.append(task)
        self._by_id[task.id] = task
        if task.idempotency_key is not None:
            self._by_key[task.idempotency_key] = (task, received.body)
        if task.duration > 0:
            self._forget_ended()
            heapq.heappush(self._running, task.ends_at)
            self.most_at_once = max(self.most_at_once, len(self._running))
        return task

    def _forget_ended(self) -> None:
        now = self._clock()
        while self._running and self._running[0] <= now:
            heapq.heappop(self._running)

    def _refused(self, received: ReceivedOrder) -> web.Response | None:
        """The answer to an order that cannot be taken now; None when it can."""
        if self.paused:
            return self.refuse(Trouble.PAUSED)
        wait = self._wait_for_a_place()
        if wait is not None:
            self.over_limit += 1
            return self.refuse(Trouble.RATE_LIMITED, retry_after=wait)
        if self._same_order(received) is None and self.balance < self.price:
            return self.refuse(Trouble.NO_CREDITS)
        return None

    def _wait_for_a_place(self) -> float | None:
        """Seconds until a limit takes another create; None when it does now, which is then counted."""
        now = self._clock()
        self._forget_ended()
        if self.at_once is not None and len(self._running) >= self.at_once:
            return _whole(self._running[0] - now)
        if self.limit is not None:
            count, window = self.limit
            while self._recent and self._recent[0] <= now - window:
                self._recent.popleft()
            if len(self._recent) >= count:
                return _whole(self._recent[0] + window - now)
            self._recent.append(now)
        return None

    def _meet(self, request: web.Request, fault: Trouble | Refusal) -> web.Response:
        if isinstance(fault, Refusal):
            return self.refuse_with(fault)
        if fault in GARBAGE:
            return garbage(fault)
        return drop(request) if fault in {Trouble.DROP, Trouble.LOST_ANSWER} else self.refuse(fault)

    async def answer_late(self) -> None:
        """Wait as long as the latency says."""
        if seconds := _seconds(self.latency):
            await asyncio.sleep(seconds)


def _seconds(told: float | Callable[[], float]) -> float:
    return told() if callable(told) else told


def _whole(seconds: float) -> float:
    """As Retry-After has it: whole seconds, and never so few that asking again is too early."""
    return float(max(1, math.ceil(seconds)))


async def read_body(request: web.Request) -> dict[str, Any]:
    """The request's JSON object; empty when it is something else."""
    try:
        body = await request.json()
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def retry_header(refusal: Refusal) -> dict[str, str]:
    """The header that says when to come back, if the refusal has one."""
    return {} if refusal.retry_after is None else {"Retry-After": f"{refusal.retry_after:g}"}
