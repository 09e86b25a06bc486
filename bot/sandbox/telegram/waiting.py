"""Waiting for something to happen, without asking for it again and again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Waiters(Generic[Thing]):
    """Those who wait until something fits."""

    __slots__ = ("_waiting",)

    def __init__(self) -> None:
        self._waiting: list[tuple[Callable[[Thing], bool], asyncio.Future[Thing]]] = []

    def tell(self, thing: Thing) -> None:
        """Wake those whom this fits."""
        if not self._waiting:
            return
        for waiter in list(self._waiting):
            fits, future = waiter
            if future.done():
                continue
            try:
                if not fits(thing):
                    continue
            except Exception as error:
                # It belongs to the one who waits, not to the one who tells.
                future.set_exception(error)
            else:
                future.set_result(thing)
            self._waiting.remove(waiter)

    async def wait(self, fits: Callable[[Thing], bool], timeout: float) -> Thing:
        """The next thing that fits. Raises TimeoutError after `timeout` seconds, and whatever `fits` raises."""
        future: asyncio.Future[Thing] = asyncio.get_running_loop().create_future()
        waiter = (fits, future)
        self._waiting.append(waiter)
        try:
            async with asyncio.timeout(timeout):
                return await future
        finally:
            if waiter in self._waiting:
                self._waiting.remove(waiter)
