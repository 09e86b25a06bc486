"""What all simulated providers share: tasks, time, money, failures on demand, and moments to act at."""

from __future__ import annotations

import asyncio
import time
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from aiohttp import web

MAX_JUNK = 10 * 1024 * 1024
Hook = Callable[[], Awaitable[None]]


class TaskEnd(StrEnum):
    """How a task will end."""

    SUCCESS = "success"
    FAILURE = "failure"


class Trouble(StrEnum):
    """What a service can be made to answer with. The names are those of the kinds of error."""

    AUTH = "auth"
    NO_CREDITS = "no_credits"
    BAD_INPUT = "bad_input"
    MODERATION = "moderation"
    RATE_LIMITED = "rate_limited"
    PAUSED = "paused"
    BROKEN = "broken"
    HTML = "html"
    HALF_JSON = "half json"
    WRONG_TYPES = "wrong types"
    JUNK = "junk"
    DROP = "drop"
    """The line drops before anything is done."""
    LOST_ANSWER = "lost answer"
    """It is done, and the line drops before the answer."""


@dataclass(slots=True)
class SimulatedTask:
    """One task. Moments are Unix seconds, times are seconds."""

    id: str
    video_url: str
    created_at: float
    duration: float
    end: TaskEnd
    callback_url: str | None = None
    idempotency_key: str | None = None
    looks: int = 0
    paid: float = 0.0

    @property
    def ends_at(self) -> float:
        return self.created_at + self.duration


@dataclass(slots=True)
class Exchange:
    """One create, as the hooks see it."""

    video_url: str
    callback_url: str | None = None
    idempotency_key: str | None = None
    body: dict[str, Any] = field(default_factory=dict)


class SimulatedService(ABC):
    """One provider. Its wire format is the subclass's; what it does on demand is set here."""

    name: str
    price: float = 1.0

    def __init__(self, address: Callable[[], str], result_address: Callable[[], str]) -> None:
        self._address = address
        self._result_address = result_address
        self.key = f"{self.name}-secret-key"
        self.duration: float | Callable[[], float] = 2.0
        self.balance = 10_000.0
        self.paused = False
        self.tasks: list[SimulatedTask] = []
        self.creates = 0
        """Requests for a new task, whatever came of them."""
        self.looks = 0
        self.most_at_once = 0
        self.limit: tuple[int, float] | None = None
        """So many creates in so many seconds; more are answered 429."""
        self.over_limit = 0
        self.before_create: Hook | None = None
        self.after_create: Hook | None = None
        self.on_look: Hook | None = None
        self._create_troubles: deque[Trouble | None] = deque()
        self._look_troubles: deque[Trouble] = deque()
        self._standing_trouble: Trouble | None = None
        self._ends: deque[TaskEnd] = deque()
        self._recent: deque[float] = deque()
        self._changed = asyncio.Condition()

    @property
    def url(self) -> str:
        """The base address, without the path."""
        return f"{self._address()}/{self.name}"

    # What a test or the page asks for.

    def fail_next(self, count: int = 1) -> None:
        """The next tasks are taken and then fail."""
        self._ends.extend([TaskEnd.FAILURE] * count)

    def trouble_next(self, trouble: Trouble | None, count: int = 1) -> None:
        """The next creates meet this; with None they go well, and what is said next comes after them."""
        self._create_troubles.extend([trouble] * count)

    def trouble_next_look(self, trouble: Trouble, count: int = 1) -> None:
        """The next looks meet this."""
        self._look_troubles.extend([trouble] * count)

    def trouble(self, trouble: Trouble | None) -> None:
        """Every create meets this until told otherwise."""
        self._standing_trouble = trouble

    async def wait_for_tasks(self, count: int, *, timeout: float = 10.0) -> None:
        """Return when so many tasks were made. Raises TimeoutError."""
        async with asyncio.timeout(timeout), self._changed:
            await self._changed.wait_for(lambda: len(self.tasks) >= count)

    async def wait_for_looks(self, count: int, *, timeout: float = 10.0) -> None:
        """Return when tasks were looked at so many times. Raises TimeoutError."""
        async with asyncio.timeout(timeout), self._changed:
            await self._changed.wait_for(lambda: self.looks >= count)

    # What the wire formats share.

    @abstractmethod
    def add_routes(self, app: web.Application) -> None:
        """Serve below `/<name>`."""

    @abstractmethod
    def refuse(self, trouble: Trouble) -> web.Response:
        """The service's own answer of this kind."""

    async def make(
        self, request: web.Request, exchange: Exchange, answer: Callable[[SimulatedTask], Any]
    ) -> web.Response:
        """Take an order as the switches say, and answer it."""
        self.creates += 1
        if self.before_create is not None and not await self._lives_on(request, self.before_create):
            return web.Response()
        trouble = self._next_trouble(self._create_troubles)
        if trouble is not None and trouble is not Trouble.LOST_ANSWER:
            return self._meet(request, trouble)
        task = self._same_order(exchange)
        if task is None:
            if self.balance < self.price:
                return self.refuse(Trouble.NO_CREDITS)
            task = self._new_task(exchange)
        async with self._changed:
            self._changed.notify_all()
        if self.after_create is not None:
            await self.after_create()
        if trouble is Trouble.LOST_ANSWER:
            return self._meet(request, trouble)
        return web.json_response(answer(task))

    @staticmethod
    async def _lives_on(request: web.Request, hook: Hook) -> bool:
        """Call the hook; a ConnectionAbortedError of its means that the asker is gone, and nothing is to be done."""
        try:
            await hook()
        except ConnectionAbortedError:
            if request.transport is not None:
                request.transport.abort()
            return False
        return True

    def _same_order(self, exchange: Exchange) -> SimulatedTask | None:
        if exchange.idempotency_key is None:
            return None
        return next((task for task in self.tasks if task.idempotency_key == exchange.idempotency_key), None)

    def _new_task(self, exchange: Exchange) -> SimulatedTask:
        duration = self.duration() if callable(self.duration) else self.duration
        self.balance -= self.price
        task = SimulatedTask(
            id=f"{self.name}_{len(self.tasks) + 1:06d}",
            video_url=exchange.video_url,
            created_at=time.time(),
            duration=duration,
            end=self._ends.popleft() if self._ends else TaskEnd.SUCCESS,
            callback_url=exchange.callback_url,
            idempotency_key=exchange.idempotency_key,
            paid=self.price,
        )
        self.tasks.append(task)
        self.most_at_once = max(self.most_at_once, sum(task.ends_at > task.created_at for task in self._running()))
        return task

    def _running(self) -> list[SimulatedTask]:
        now = time.time()
        return [task for task in self.tasks if task.ends_at > now]

    async def look(
        self, request: web.Request, task_id: str, answer: Callable[[SimulatedTask | None], Any]
    ) -> web.Response:
        """Answer a question after a task as the switches say."""
        self.looks += 1
        if self.on_look is not None and not await self._lives_on(request, self.on_look):
            return web.Response()
        async with self._changed:
            self._changed.notify_all()
        if self._look_troubles:
            return self._meet(request, self._look_troubles.popleft())
        task = next((task for task in reversed(self.tasks) if task.id == task_id), None)
        if task is not None:
            task.looks += 1
            if self.has_ended(task) and task.end is TaskEnd.FAILURE and task.paid:
                self.balance += task.paid
                task.paid = 0.0
        return web.json_response(answer(task))

    def has_ended(self, task: SimulatedTask) -> bool:
        """Whether the task's time is over."""
        return time.time() >= task.ends_at

    def result_url(self, task: SimulatedTask) -> str:
        """Where the clean video is served."""
        return f"{self._result_address()}/{task.id}.mp4"

    def _next_trouble(self, troubles: deque[Trouble | None]) -> Trouble | None:
        if troubles and (trouble := troubles.popleft()) is not None:
            return trouble
        if self._standing_trouble is not None:
            return self._standing_trouble
        if self.paused:
            return Trouble.PAUSED
        if self._is_over_limit():
            self.over_limit += 1
            return Trouble.RATE_LIMITED
        return None

    def _is_over_limit(self) -> bool:
        if self.limit is None:
            return False
        count, window = self.limit
        now = time.time()
        while self._recent and self._recent[0] <= now - window:
            self._recent.popleft()
        if len(self._recent) >= count:
            return True
        self._recent.append(now)
        return False

    def _meet(self, request: web.Request, trouble: Trouble) -> web.Response:
        match trouble:
            case Trouble.HTML:
                return web.Response(text="<html><body>502 Bad Gateway</body></html>", content_type="text/html")
            case Trouble.HALF_JSON:
                return web.Response(text='{"code": 200, "data": {"task', content_type="application/json")
            case Trouble.WRONG_TYPES:
                return web.json_response({"code": [], "success": "yes", "data": 7})
            case Trouble.JUNK:
                return web.Response(body=b"[" * MAX_JUNK, content_type="application/json")
            case Trouble.DROP | Trouble.LOST_ANSWER:
                assert request.transport is not None  # noqa: S101  # the request is being answered
                request.transport.abort()
                return web.Response()
            case _:
                return self.refuse(trouble)
