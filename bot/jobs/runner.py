"""Works on due jobs, many at once, until it is told to stop."""

from __future__ import annotations

import asyncio
from asyncio import sleep
from contextlib import suppress
from typing import Protocol

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.jobs.job import Job
from bot.jobs.store import JobStore, LeaseLost
from bot.storage.tables import jobs

log = structlog.get_logger(__name__)

LONGEST_NAP_SECONDS = 5.0
SHORTEST_NAP_SECONDS = 0.02
BUSY_NAP_SECONDS = 0.25
"""After jobs were claimed, the next claim comes so soon that asking when one is due is not worth it."""
RETRY_SECONDS = (1, 2, 5, 10, 30, 60)
GIVE_UP_AFTER = 8
"""Steps in a row that went wrong."""
GIVE_UP_AFTER_CLAIMS = 50
"""Claims in a row whose step never ended: what ends the process again and again need not be this job."""
CANCELLED_SECONDS = 5.0
"""How long a cancelled step may take to end, and the database to hear of it."""


class Steps(Protocol):
    """What is done with a job that is due."""

    async def step(self, job: Job) -> Job | None:
        """Do what can be done now and store where that leads. Returns the job where it goes on at once. Whatever it
        raises is tried again later.
        """
        ...

    async def give_up(self, job: Job) -> None:
        """End a job whose step went wrong, or ended its process, again and again."""
        ...


class Runner:
    """Claims due jobs and runs their steps, `slots` at once, each under a lease.

    Two duties, side by side: `run`, and `keep_leases`, without which another worker takes long steps over.
    """

    def __init__(self, store: JobStore, steps: Steps, *, slots: int = 64) -> None:
        self._store = store
        self._steps = steps
        self._slots = slots
        self._running: dict[asyncio.Task[None], Job] = {}
        self._stopping = False
        self._starting = asyncio.Lock()
        """Held while jobs are claimed, until they are among those that run."""

    async def run(self) -> None:
        """Work until `stop` is called."""
        while not self._stopping:
            try:
                async with self._starting:
                    nap = await self._start_due()
            except (SQLAlchemyError, OSError):
                log.exception("the database did not answer")
                nap = RETRY_SECONDS[0]
            with suppress(TimeoutError):
                async with asyncio.timeout(nap):
                    await self._store.due.wait()

    async def _start_due(self) -> float:
        """Start what is due. Returns for how many seconds nothing else will be, unless the store says otherwise."""
        self._store.due.clear()
        free = self._slots - len(self._running)
        if free <= 0:
            return LONGEST_NAP_SECONDS
        claimed = await self._store.claim(free)
        for job in claimed:
            task = asyncio.create_task(self._work(job))
            self._running[task] = job
            task.add_done_callback(self._ended)
        if len(claimed) == free:
            # More may be due. Where slots became free during the claim, nothing else would say so.
            return 0.0 if len(self._running) < self._slots else LONGEST_NAP_SECONDS
        if claimed:
            return BUSY_NAP_SECONDS
        wait = await self._store.seconds_to_next()
        if wait is None:
            return LONGEST_NAP_SECONDS
        return min(max(wait, SHORTEST_NAP_SECONDS), LONGEST_NAP_SECONDS)

    def _ended(self, task: asyncio.Task[None]) -> None:
        was_full = len(self._running) >= self._slots
        wait = self._store.wait_of(self._running.pop(task))
        if was_full or (wait is not None and wait <= 0):
            self._store.due.set()
        elif wait is not None and wait < LONGEST_NAP_SECONDS:
            # Nobody has to ask the database when that will be.
            task.get_loop().call_later(wait, self._store.due.set)

    async def _work(self, job: Job) -> None:
        structlog.contextvars.bind_contextvars(job=job.id)
        try:
            if job.attempts >= GIVE_UP_AFTER or job.claims > GIVE_UP_AFTER_CLAIMS:
                log.error("giving up on a job", state=job.state, attempts=job.attempts, claims=job.claims)
                await self._steps.give_up(job)
            else:
                following: Job | None = job
                while following is not None:
                    following = await self._steps.step(following)
        except LeaseLost:
            log.info("another worker has taken the job over")
        except Exception:
            log.exception("a step went wrong", state=job.state, attempt=job.attempts + 1)
            await self._postpone(job)

    async def _postpone(self, job: Job) -> None:
        delay = RETRY_SECONDS[min(job.attempts, len(RETRY_SECONDS) - 1)]
        try:
            async with self._store.transaction() as connection:
                await self._store.postpone(connection, job, delay)
        except LeaseLost:
            log.info("another worker has taken the job over")
        except (SQLAlchemyError, OSError):
            # Its lease lapses by itself, and the job is due again then.
            log.exception("a step that went wrong could not be noted")

    async def keep_leases(self) -> None:
        """Renew the leases of what runs, and end the steps of those that were lost, until cancelled."""
        while True:
            await sleep(self._store.lease / 3)
            running = dict(self._running)
            try:
                held = await self._store.renew(list(running.values()))
            except (SQLAlchemyError, OSError):
                log.exception("leases could not be renewed")
                continue
            for task, job in running.items():
                if job.id not in held and not task.done() and not self._store.has_let_go(job):
                    log.warning("a lease was lost, its step is ended", job=job.id)
                    task.cancel()

    async def stop(self, grace: float) -> None:
        """Claim nothing more, let running steps end within `grace` seconds, and hand back what did not.

        A step that does not end when it is cancelled is left behind: it may no longer write.
        """
        self._stopping = True
        self._store.due.set()
        loop = asyncio.get_running_loop()
        deadline = loop.time() + grace
        with suppress(TimeoutError):
            async with asyncio.timeout_at(deadline), self._starting:
                pass
        if not self._running:
            return
        _, late = await asyncio.wait(list(self._running), timeout=max(0.0, deadline - loop.time()))
        left = [self._running[task].id for task in late]
        for task in late:
            task.cancel()
        if not late:
            return
        _, stubborn = await asyncio.wait(late, timeout=CANCELLED_SECONDS)
        if stubborn:
            log.error("cancelled steps have not ended", jobs=[self._running[task].id for task in stubborn])
        try:
            async with asyncio.timeout(CANCELLED_SECONDS):
                await self._store.release(jobs.c.id.in_(left))
        except (SQLAlchemyError, OSError):
            # Their leases lapse by themselves.
            log.exception("jobs could not be handed back", jobs=left)
