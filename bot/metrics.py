"""What the bot counts, for Prometheus."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

JOB_SECONDS = (1, 2, 5, 10, 20, 30, 60, 120, 300, 900)


class Metrics:
    """The counters of one process, in a registry of their own."""

    def __init__(self) -> None:
        """Long because it lists them all."""
        self._registry = CollectorRegistry()
        self.jobs_accepted = Counter(
            "sorabot_jobs_accepted", "Jobs that credits were reserved for", registry=self._registry
        )
        self.jobs_ended = Counter(
            "sorabot_jobs_ended", "Jobs that ended, by outcome", ["outcome"], registry=self._registry
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
