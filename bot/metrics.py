"""What the bot counts, for Prometheus."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

JOB_SECONDS = (1, 2, 5, 10, 20, 30, 60, 120, 300, 900)
UPDATE_SECONDS = (0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30)
LAG_SECONDS = (0.01, 0.03, 0.1, 0.3, 1, 3)


class Metrics:
    """The counters of one process, in a registry of their own."""

    def __init__(self) -> None:
        """Long because it lists them all."""
        self._registry = CollectorRegistry()
        self.jobs_accepted = Counter(
            "sorabot_jobs_accepted", "Jobs that credits were reserved for", registry=self._registry
        )
        self.jobs_ended = Counter(
            "sorabot_jobs_ended", "Jobs that ended, by outcome", ["outcome", "kind"], registry=self._registry
        )
        self.jobs = Gauge(
            "sorabot_jobs", "Jobs that have not ended", ["kind", "state", "provider"], registry=self._registry
        )
        self.job_wait_seconds = Histogram(
            "sorabot_job_wait_seconds",
            "From reservation to the first task",
            buckets=JOB_SECONDS,
            registry=self._registry,
        )
        self.job_seconds = Histogram(
            "sorabot_job_seconds",
            "From reservation to delivery",
            buckets=JOB_SECONDS,
            registry=self._registry,
        )
        self.provider_creates = Counter(
            "sorabot_provider_creates", "Tasks asked for", ["provider", "capability"], registry=self._registry
        )
        self.provider_polls = Counter(
            "sorabot_provider_polls", "Polls at tasks", ["provider", "capability"], registry=self._registry
        )
        self.provider_errors = Counter(
            "sorabot_provider_errors",
            "Errors of providers",
            ["provider", "capability", "kind"],
            registry=self._registry,
        )
        self.creates_unanswered = Counter(
            "sorabot_provider_creates_unanswered",
            "Creates whose answer was lost: the operator may pay for their tasks twice, a user never does",
            ["provider", "capability"],
            registry=self._registry,
        )
        self.provider_works = Gauge(
            "sorabot_provider_works",
            "1 while it is given jobs, else 0",
            ["provider", "capability"],
            registry=self._registry,
        )
        self.provider_balance = Gauge(
            "sorabot_provider_balance", "The operator's credits there", ["provider"], registry=self._registry
        )
        self.stars = Counter("sorabot_stars", "Telegram Stars that moved", ["what"], registry=self._registry)
        self.users = Gauge("sorabot_users", "Users that the bot knows", registry=self._registry)
        self.updates = Counter("sorabot_updates", "Updates that were handled", ["kind"], registry=self._registry)
        self.update_seconds = Histogram(
            "sorabot_update_seconds",
            "Handling an update",
            ["kind"],
            buckets=UPDATE_SECONDS,
            registry=self._registry,
        )
        self.updates_waiting = Gauge(
            "sorabot_updates_waiting", "Updates that wait for their turn", registry=self._registry
        )
        self.telegram_calls = Counter(
            "sorabot_telegram_calls", "Calls of the Bot API", ["method", "outcome"], registry=self._registry
        )
        self.loop_lag_seconds = Histogram(
            "sorabot_loop_lag_seconds",
            "By how much the event loop is late",
            buckets=LAG_SECONDS,
            registry=self._registry,
        )
        self.log_errors = Counter("sorabot_log_errors", "Errors in the log", registry=self._registry)

        self.creations_blocked = Counter(
            "sorabot_creations_blocked",
            "Words that were refused because of BLOCKED_WORDS_FILE",
            registry=self._registry,
        )

        self.images = Counter(
            "sorabot_images", "Requests for users' photos, by what was answered", ["answer"], registry=self._registry
        )
        self.updates_unreadable = Counter(
            "sorabot_updates_unreadable",
            "Updates that nothing could be made of: of a kind or shape that this version does not know",
            registry=self._registry,
        )

    def text(self) -> bytes:
        """All of it in Prometheus's text format."""
        return generate_latest(self._registry)
