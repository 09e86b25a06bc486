"""The four providers, simulated over HTTP on loopback, with speed, failures and moments to act at on demand.

    async with SimulatedProviders() as providers:    # port=0: a free port; clock=: Unix seconds for the tasks' times
        providers.kie.url, providers.kie.key         # base address, the operator's key; also .apikley, .apimall,
                                                     # .savesora; providers.all

What was asked
    providers.kie.tasks                              # SimulatedTask(id, video_url, created_at, ends_at, state, polls,
                                                     # paid, …); .creates, .polls, .most_at_once, .over_limit
    await providers.kie.wait_for_tasks(1); await providers.kie.wait_for_polls(2)

Speed, money, limits
    providers.kie.duration = 0.1                     # seconds of a task, or a function that gives them
    providers.kie.latency = 0.2                      # seconds by which every answer is late, or a function
    providers.kie.balance = 0                        # falls with each task, rises again when one fails
    providers.kie.limit = (20, 10.0); providers.kie.at_once = 100       # or providers.kie.keep_limits()

What goes wrong
    providers.kie.fail_next(2)                       # the next two tasks are taken, and fail
    providers.kie.paused = True
    providers.kie.trouble_next(Trouble.HTML, 3)      # the next creates meet this; trouble_next_poll(…),
                                                     # trouble_next_balance(…); for each one until told otherwise:
                                                     # trouble(…), trouble_polls(…), with None to end it
    Trouble.LOST_ANSWER, Refusal(433), Refusal(429, retry_after=7), Slow(5.0)   # a trouble is any of these
    providers.kie.codes_are_statuses = True          # kie, Apikley: HTTP 402 for code 402, not 200
    providers.kie.down = True                        # its lines drop; await providers.close_port() and open_port():
                                                     # no provider can be connected to at all

Moments (async functions; one that raises ConnectionAbortedError closes the line there)
    providers.kie.before_create = hook               # also after_create, on_poll
    providers.results.on_download = hook             # hook("start"), hook("half"), hook("end")

Callbacks of kie and Apikley
    providers.kie.callback_key = "…"                 # signs them
    providers.kie.deliveries = 2                     # how often each one is sent
    await providers.kie.callbacks.wait_for(1); providers.kie.callbacks.sent      # Callback(url, body, status)

Videos
    providers.sample.content, providers.sample.sha256
    providers.results.result = Result(padding=45_000_000)               # all; of_task["kie_000001"] = …: one task's
    Result(content=providers.sample.with_index_last().content, seconds=2.0, tells_length=False)
    Result(status=410), Result(redirects=3), Result(address="http://10.0.0.1/video.mp4"), Result(breaks_off_after=1000)
    Result(content=b"<html>", content_type="text/html")
"""

from bot.sandbox.providers.apimall import SimulatedAPIMall
from bot.sandbox.providers.callbacks import Callback, Callbacks
from bot.sandbox.providers.faults import Fault, Refusal, Slow, Trouble
from bot.sandbox.providers.jobs_api import SimulatedApikley, SimulatedKie
from bot.sandbox.providers.provider import SimulatedProvider
from bot.sandbox.providers.results import Result, Results
from bot.sandbox.providers.sample import Sample
from bot.sandbox.providers.savesora import SimulatedSaveSora
from bot.sandbox.providers.simulation import SimulatedProviders
from bot.sandbox.providers.tasks import SimulatedTask, TaskEnd, TaskState

__all__ = [
    "Callback",
    "Callbacks",
    "Fault",
    "Refusal",
    "Result",
    "Results",
    "Sample",
    "SimulatedAPIMall",
    "SimulatedApikley",
    "SimulatedKie",
    "SimulatedProvider",
    "SimulatedProviders",
    "SimulatedSaveSora",
    "SimulatedTask",
    "Slow",
    "TaskEnd",
    "TaskState",
    "Trouble",
]
