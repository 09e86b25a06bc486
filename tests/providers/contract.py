"""The tests that every provider must pass.

To test a new one, subclass ProviderContract in `tests/providers/test_<name>.py` and give its class and a sample of each
thing that its service says. Everything else is inherited:

    class TestExample(ProviderContract):
        provider_class = Example
        created = Says({"id": "t1"})
        ...
"""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, ClassVar

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import SecretStr

from bot.providers.base import ErrorKind, Provider, ProviderError, ProviderTask, Submission
from bot.providers.catalogue import InputType, Model, shipped
from bot.providers.jobs_api import JobsApi
from bot.providers.registry import ProviderClass, mistakes_in
from bot.sandbox import PATIENCE_SECONDS
from tests.providers.garbage import GARBAGE, almost, anything
from tests.providers.scripted_provider import (
    Behaviour,
    Dribbles,
    Hangs,
    HangsUp,
    HangsUpMidway,
    Says,
    ScriptedProvider,
    scripted_provider,
)

KEY = "sk-Secret0123456789abcdef"
CALLBACK_KEY = "hook-Secret9876543210"
TASK = "task_0123456789abcdef"
RESULT = "https://files.example.com/clean.mp4"
ADDRESS = "https://sora.chatgpt.com/p/s_68e83bd7eee88191be79d2ba7158516f"
IDEMPOTENCY_KEY = "0123456789abcdef0123456789abcdef"
CALLBACK_URL = "https://bot.example.com/c/x"
IMPATIENCE = 0.25
TESTS = Path(__file__).parents[1]

Call = Callable[[Provider], Awaitable[object]]


def submission(provider: Provider, address: str = ADDRESS, *, callback_url: str | None = CALLBACK_URL) -> Submission:
    """What asks for the last of the provider's capabilities: to clean this link, or to create of it as of words."""
    capability = provider.capabilities[-1]
    entry = shipped().find(capability.model)
    inputs = {"video_url": address} if entry is None else sample_inputs(entry, address)
    return Submission(capability.model, inputs, IDEMPOTENCY_KEY, callback_url)


def sample_inputs(model: Model, words: str) -> dict[str, object]:
    """What the model requires, and nothing besides."""
    required = [each for each in model.inputs if each.required]
    return {each.name: [words] if each.type is InputType.IMAGE else words for each in required}


class ProviderContract:
    """Give the fields without a value; the others where the provider differs."""

    provider_class: ClassVar[Any]
    model: ClassVar[str | None] = None
    """The model of the catalogue that is asked for; None: the provider's own, that cleans."""
    created: ClassVar[Says]
    """The answer to a submission."""
    task: ClassVar[ProviderTask]
    """What is to be read of `created`."""
    refusals: ClassVar[Mapping[str, tuple[Says, ErrorKind]]]
    """By what it tells of: an answer that is an error, and its kind. What a provider words, let it word with KEY."""
    unclear: ClassVar[frozenset[str]] = frozenset()
    """Those of the refusals after which the provider may have made a task all the same."""

    running: ClassVar[Mapping[str, Says]] = {}
    """By state: the answer to a poll of a task that runs. Empty for a provider that answers at once."""
    finished: ClassVar[Says | None] = None
    """The answer to a poll of a task that is done."""
    finished_task: ClassVar[ProviderTask | None] = None
    """What is to be read of `finished`."""
    failed: ClassVar[Says | None] = None
    """The answer to a poll of a task that failed."""

    balance: ClassVar[tuple[Says, float] | None] = None
    """An answer about the account, and its credits; None where the provider does not tell."""
    callback: ClassVar[bytes | None] = None
    """The body of a callback that speaks of TASK; None for a provider without callbacks."""

    # What the tests need; `scripted` and `client` stand in conftest.py.

    @pytest.fixture
    def provider(self, client: httpx.AsyncClient, scripted: ScriptedProvider) -> Provider:
        return self.make(client, scripted.url)

    @pytest.fixture
    def hasty(self, client: httpx.AsyncClient, scripted: ScriptedProvider) -> Provider:
        return self.make(client, scripted.url, patience=IMPATIENCE)

    def make(self, client: httpx.AsyncClient, url: str, key: str = KEY, **options: Any) -> Provider:
        provider: Provider = self.provider_class(client, url, SecretStr(key), **options)
        if self.model is not None:
            assert isinstance(provider, JobsApi)
            provider.offer(model for model in shipped().of(provider.name) if model.name == self.model)
        return provider

    @classmethod
    def calls(cls) -> dict[str, Call]:
        """The calls that ask the provider something."""
        calls: dict[str, Call] = {"submit": lambda provider: provider.submit(submission(provider))}
        if cls.finished is not None:
            calls["poll"] = lambda provider: provider.poll(TASK)
        if cls.balance is not None:
            calls["balance"] = lambda provider: provider.balance()
        return calls

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        cases: dict[str, Mapping[str, object]] = {
            "call": self.calls(),
            "refusal": {name: (*refusal, name in self.unclear) for name, refusal in self.refusals.items()},
            "garbage": GARBAGE,
        }
        for name, values in cases.items():
            if name in metafunc.fixturenames:
                metafunc.parametrize(name, list(values.values()), ids=list(values))

    # Success.

    async def test_an_order_becomes_a_task(self, provider: Provider, scripted: ScriptedProvider) -> None:
        scripted.behaviour = self.created
        assert await provider.submit(submission(provider)) == self.task

    async def test_an_order_says_which_video_is_meant_and_whose_account_pays(
        self, provider: Provider, scripted: ScriptedProvider
    ) -> None:
        scripted.behaviour = self.created
        await provider.submit(submission(provider))
        (asked,) = scripted.asked
        assert ADDRESS in str(asked.body)
        assert KEY in asked.headers.get("Authorization", "") + str(asked.body)
        assert asked.headers["User-Agent"]
        assert "application/json" in asked.headers["Accept"]
        if self.callback is not None:
            assert CALLBACK_URL in str(asked.body)

    async def test_an_order_without_a_callback_names_none(self, provider: Provider, scripted: ScriptedProvider) -> None:
        scripted.behaviour = self.created
        await provider.submit(submission(provider, callback_url=None))
        (asked,) = scripted.asked
        assert "callback" not in str(asked.body).lower()

    async def test_a_task_that_runs_has_no_video_yet(self, provider: Provider, scripted: ScriptedProvider) -> None:
        assert bool(self.running) == (self.finished is not None), "a provider with polls has a sample of each state"
        for state, answer in self.running.items():
            scripted.behaviour = answer
            told = await provider.poll(TASK)
            assert (told.id, told.result_url) == (TASK, None), state

    async def test_a_task_that_is_done_has_its_video(self, provider: Provider, scripted: ScriptedProvider) -> None:
        if self.finished is None:
            assert self.task.result_url == RESULT, "a provider without polls answers an order with the video"
            return
        scripted.behaviour = self.finished
        assert await provider.poll(TASK) == self.finished_task
        assert self.finished_task is not None
        assert self.finished_task.is_done
        if self.finished_task.result is None:
            assert self.finished_task.result_url == RESULT

    async def test_the_balance_is_told_where_the_provider_tells_it(
        self, provider: Provider, scripted: ScriptedProvider
    ) -> None:
        if self.balance is None:
            assert await provider.balance() is None
            assert not scripted.asked
            return
        scripted.behaviour, expected = self.balance
        assert await provider.balance() == expected

    # The provider says no.

    async def test_a_refusal_is_of_its_kind(
        self, provider: Provider, scripted: ScriptedProvider, refusal: tuple[Says, ErrorKind, bool]
    ) -> None:
        scripted.behaviour, kind, lost = refusal
        with pytest.raises(ProviderError) as caught:
            await provider.submit(submission(provider))
        assert caught.value.kind is kind
        assert caught.value.lost == lost

    async def test_a_task_that_failed_is_told_as_failed(self, provider: Provider, scripted: ScriptedProvider) -> None:
        if self.failed is None:
            assert self.finished is None, "a provider with polls has a sample of a failed task"
            return
        scripted.behaviour = self.failed
        with pytest.raises(ProviderError) as caught:
            await provider.poll(TASK)
        assert caught.value.kind is ErrorKind.JOB_FAILED

    async def test_the_time_that_the_provider_asks_for_is_passed_on(
        self, provider: Provider, scripted: ScriptedProvider
    ) -> None:
        scripted.behaviour = Says({}, status=429, headers={"Retry-After": "7"})
        with pytest.raises(ProviderError) as caught:
            await provider.submit(submission(provider))
        assert caught.value.kind is ErrorKind.RATE_LIMITED
        assert caught.value.retry_after == 7.0

    @pytest.mark.parametrize("words", [b"error code: 1010", b"<!doctype html><title>Error 1010</title>"])
    async def test_a_client_turned_away_at_the_edge_is_not_a_bad_key(
        self, provider: Provider, scripted: ScriptedProvider, words: bytes
    ) -> None:
        scripted.behaviour = Says(words, status=403)
        with pytest.raises(ProviderError) as caught:
            await provider.submit(submission(provider))
        assert caught.value.kind is ErrorKind.BROKEN
        assert "1010" in caught.value.detail

    async def test_a_gateway_that_gave_up_leaves_open_whether_the_order_was_taken(
        self, provider: Provider, scripted: ScriptedProvider
    ) -> None:
        scripted.behaviour = Says(b"<html><h1>504 Gateway Time-out</h1></html>", status=504)
        with pytest.raises(ProviderError) as caught:
            await provider.submit(submission(provider))
        assert caught.value.kind is ErrorKind.BROKEN
        assert caught.value.lost

    # Nothing sensible comes.

    async def test_garbage_is_a_broken_provider(
        self, provider: Provider, scripted: ScriptedProvider, call: Call, garbage: Behaviour
    ) -> None:
        scripted.behaviour = garbage
        try:
            told = await call(provider)
        except ProviderError as error:
            assert error.kind is ErrorKind.BROKEN  # noqa: PT017  # the other outcome is checked too
        else:
            assert told is None, "a balance may be not understood; a task never"
        assert len(scripted.asked) == 1, "a redirect is not followed, and nothing is asked twice"

    @pytest.mark.parametrize("silence", [Hangs(), HangsUp(), Dribbles()], ids=["hangs", "hangs up", "dribbles"])
    async def test_an_answer_that_never_comes_is_a_broken_provider_that_may_have_heard(
        self, hasty: Provider, scripted: ScriptedProvider, call: Call, silence: Behaviour
    ) -> None:
        scripted.behaviour = silence
        async with asyncio.timeout(PATIENCE_SECONDS):
            with pytest.raises(ProviderError) as caught:
                await call(hasty)
        assert caught.value.kind is ErrorKind.BROKEN
        assert caught.value.lost

    async def test_half_an_answer_is_a_broken_provider_that_may_have_heard(
        self, hasty: Provider, scripted: ScriptedProvider
    ) -> None:
        scripted.behaviour = HangsUpMidway(self.created)
        with pytest.raises(ProviderError) as caught:
            await hasty.submit(submission(hasty))
        assert caught.value.kind is ErrorKind.BROKEN
        assert caught.value.lost

    async def test_a_provider_that_is_not_there_has_heard_nothing(self, client: httpx.AsyncClient, call: Call) -> None:
        async with scripted_provider() as gone:
            url = gone.url
        with pytest.raises(ProviderError) as caught:
            await call(self.make(client, url))
        assert caught.value.kind is ErrorKind.BROKEN
        assert not caught.value.lost

    async def test_a_call_can_be_cancelled(self, provider: Provider, scripted: ScriptedProvider) -> None:
        scripted.behaviour = Hangs()
        asking = asyncio.create_task(provider.submit(submission(provider)))
        await scripted.was_asked.wait()
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking

    @settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.differing_executors])
    @given(data=st.data())
    def test_whatever_json_comes_is_a_task_or_an_error(self, data: st.DataObject) -> None:
        samples = [self.created] + [sample for sample in (self.finished, self.failed) if sample is not None]
        answer = data.draw(st.one_of(anything(), *(almost(sample.body) for sample in samples)))
        status = data.draw(st.sampled_from([200, 201, 301, 400, 401, 403, 429, 500, 503, 599]))

        def respond(request: httpx.Request) -> httpx.Response:
            return httpx.Response(status, json=answer)

        async def ask() -> None:
            async with httpx.AsyncClient(transport=httpx.MockTransport(respond)) as client:
                provider = self.make(client, "http://127.0.0.1")
                for ask in (provider.submit(submission(provider)), provider.poll(TASK)):
                    try:
                        told = await ask
                    except ProviderError as error:
                        assert KEY not in str(error)  # noqa: PT017  # either outcome is right, each has its own check
                    else:
                        assert isinstance(told, ProviderTask)
                        assert told.id.isascii()
                        assert told.id.isprintable()
                        assert told.result_url is None or told.result_url.startswith(("http://", "https://"))
                for other in (provider.balance(), *map(provider.probe, provider.capabilities)):
                    try:
                        assert isinstance(await other, float | int | None)
                    except ProviderError as error:
                        assert KEY not in str(error)  # noqa: PT017

        asyncio.run(ask())

    # Callbacks.

    async def test_a_callback_names_its_task(self, provider: Provider) -> None:
        if self.callback is None:
            assert provider.read_callback({}, b'{"data": {"taskId": "t", "task_id": "t"}}') is None
            return
        assert provider.read_callback({}, self.callback) == TASK

    @settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.differing_executors])
    @given(body=st.binary() | anything().map(lambda value: Says(value).encoded))
    def test_whatever_is_sent_as_a_callback_is_a_name_or_nothing(self, body: bytes) -> None:
        for key in (None, SecretStr(CALLBACK_KEY)):
            client = httpx.AsyncClient(transport=httpx.MockTransport(lambda _: httpx.Response(200)))
            provider = self.make(client, "http://127.0.0.1", callback_key=key)
            told = provider.read_callback({"X-Webhook-Timestamp": "x", "X-Webhook-Signature": "ü"}, body)
            assert told is None or told.isprintable()

    # Secrets.

    async def test_the_key_is_in_no_error_and_no_log(
        self, hasty: Provider, scripted: ScriptedProvider, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        assert KEY not in repr(hasty)
        quoting = Says({"code": 500, "msg": KEY, "error": {"code": KEY, "message": KEY}, "success": False}, status=500)
        refusals = [answer for answer, _ in self.refusals.values()]
        at_the_edge = Says(f"error code: 1010 {KEY}".encode(), status=403)
        behaviours: list[Behaviour] = [quoting, at_the_edge, HangsUp(), *refusals]
        for behaviour in behaviours:
            scripted.behaviour = behaviour
            with pytest.raises(ProviderError) as caught:
                await hasty.submit(submission(hasty))
            self._assert_key_is_absent_from(caught.value)
        assert KEY not in caplog.text

    async def test_the_key_is_in_no_variable_that_a_traceback_shows(
        self, hasty: Provider, scripted: ScriptedProvider, call: Call
    ) -> None:
        behaviours: list[Behaviour] = [Hangs(), HangsUp(), Says({"code": 401}, status=401), Says(b"<html>")]
        for behaviour in behaviours:
            scripted.behaviour = behaviour
            with pytest.raises(ProviderError) as caught:
                await call(hasty)
            self._assert_key_is_absent_from(caught.value)
            self._assert_key_is_absent_from_frames_of(caught.value)

    @pytest.mark.parametrize("key", ["", f"{KEY}\n", f"{KEY}ключ", f"{KEY} {KEY}"])
    async def test_a_key_that_cannot_be_one_is_refused_without_being_shown(
        self, client: httpx.AsyncClient, scripted: ScriptedProvider, key: str
    ) -> None:
        with pytest.raises(ProviderError) as caught:
            await self.make(client, scripted.url, key=key).submit(submission(self.provider_class))
        assert caught.value.kind is ErrorKind.AUTH
        assert not scripted.asked
        self._assert_key_is_absent_from(caught.value)
        self._assert_key_is_absent_from_frames_of(caught.value)

    def _assert_key_is_absent_from(self, error: BaseException) -> None:
        assert KEY not in f"{error!s} {error!r} {error.args}"
        assert error.__cause__ is None
        assert error.__context__ is None

    def _assert_key_is_absent_from_frames_of(self, error: BaseException) -> None:
        frames = [
            frame
            for frame, _ in traceback.walk_tb(error.__traceback__)
            if TESTS not in Path(frame.f_code.co_filename).parents
        ]
        assert frames
        for frame in frames:
            assert KEY not in repr(frame.f_locals), frame.f_code.co_qualname

    # The class itself.

    def test_it_can_be_registered(self) -> None:
        provider_class: ProviderClass = self.provider_class
        assert provider_class.default_url.startswith("https://")
        assert not provider_class.default_url.endswith("/")
        assert provider_class.name.islower()
        assert list(mistakes_in(provider_class.capabilities)) == []
