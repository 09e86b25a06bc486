"""The tables. A moment is a Unix time in seconds; a user bears the messenger's own number, as their account does."""

from __future__ import annotations

from sqlalchemy import (
    DDL,
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    event,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite counts up only an INTEGER primary key; PostgreSQL gets the wider type.
Id = BigInteger().with_variant(Integer, "sqlite")

accounts = Table(
    "accounts",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("left_on", Text),
    Column("created_at", Double, nullable=False),
    Column("invitation_code", Text),
    Column("credits", BigInteger, nullable=False, server_default="0"),
    Index("ix_accounts_invitation_code", "invitation_code", unique=True),
)

users = Table(
    "users",
    metadata,
    Column("id", BigInteger, ForeignKey("accounts.id"), primary_key=True, autoincrement=False),
    Column("banned_at", Double),
    Column("created_at", Double, nullable=False),
    Column("language", Text),
    Column("chosen_language", Text),
    Column("theme", Text),
    Column("no_news_since", Double),
    Column("name_mark", Text),
    Index("ix_users_name_mark", "name_mark", unique=True),
)

groups = Table(
    "groups",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("moved_from", BigInteger),
    Column("account_id", BigInteger, ForeignKey("accounts.id"), nullable=False),
    Column("payer", Text, nullable=False),
    Column("bare_links", Boolean, nullable=False),
    Column("locale", Text, nullable=False),
    Column("who_may_ask", Text, nullable=False),
    Column("daily_each", Integer),
    Column("daily_together", Integer),
    Column("confirmed_at", Double),
    Column("created_at", Double, nullable=False),
    Column("gone_at", Double),
    Index("ix_groups_moved_from", "moved_from", unique=True),
    Index("ix_groups_account_id", "account_id", unique=True),
)

erasures = Table(
    "erasures",
    metadata,
    Column("mark", Text, primary_key=True),
    Column("left_on", Text, nullable=False),
)

consents = Table(
    "consents",
    metadata,
    Column("user_id", BigInteger, ForeignKey("users.id"), primary_key=True),
    Column("wording", Text, primary_key=True),
    Column("given_at", Double, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("user_id", BigInteger, ForeignKey("users.id"), nullable=False),
    Column("account_id", BigInteger, nullable=False),
    Column("request", Text, nullable=False, unique=True),
    Column("reply_place", Text, nullable=False),
    Column("reply_message", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("parts", Text, nullable=False),
    Column("part_at", Double, nullable=False),
    Column("part_size", Integer, nullable=False),
    Column("model", Text, nullable=False),
    Column("options", Text, nullable=False),
    Column("price", Integer, nullable=False),
    Column("card", Text),
    Column("created_at", Double, nullable=False),
    Column("started_at", Double),
    Column("dropped_at", Double),
    Column("photos", Text, nullable=False, server_default="[]"),
    Column("album", Text),
    Column("characters", Text, nullable=False, server_default="[]"),
    Index("ix_drafts_user_id_id", "user_id", "id"),
)
"""`words`, `parts`, `options`, `photos` and `characters` are JSON, in ASCII: a text may hold characters that PostgreSQL
does not store. `account_id` is no foreign key: a change of it would lock the account after the draft."""

album_photos = Table(
    "album_photos",
    metadata,
    Column("place", Text, primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("album", Text, nullable=False),
    Column("user_id", BigInteger, ForeignKey("users.id"), nullable=False),
    Column("photo", Text),
    Column("refusal", Text),
    Column("came_at", Double, nullable=False),
    Index("ix_album_photos_user_id", "user_id"),
)
"""Photos of albums, which come one by one, for an hour: what is said with one of them tells what they are for."""

characters = Table(
    "characters",
    metadata,
    Column("id", Id, primary_key=True),
    Column("user_id", BigInteger, ForeignKey("users.id"), nullable=False),
    Column("job_id", BigInteger, nullable=False, unique=True),
    Column("provider", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("handle", Text, nullable=False),
    Column("traits", Text, nullable=False),
    Column("provider_character_id", Text),
    Column("result", Text, nullable=False),
    Column("created_at", Double, nullable=False),
    Index("ix_characters_user_id", "user_id"),
)
"""`handle` and `traits` are JSON, in ASCII; `result` is the provider's, as it came."""

character_drafts = Table(
    "character_drafts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("user_id", BigInteger, ForeignKey("users.id"), nullable=False),
    Column("request", Text, nullable=False, unique=True),
    Column("reply_place", Text, nullable=False),
    Column("reply_message", Text, nullable=False),
    Column("provider", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("price", Integer, nullable=False),
    Column("answers", Text, nullable=False),
    Column("parts", Text, nullable=False),
    Column("asked_at", Double, nullable=False),
    Column("started_at", Double),
    Index("ix_character_drafts_user_id", "user_id"),
)
"""What is asked for a character, one question after the other; `answers` and `parts` are JSON, in ASCII."""

videos = Table(
    "videos",
    metadata,
    Column("identity", Text, primary_key=True),
    Column("file_id", Text),
    Column("thumbnail", Text),
    Column("blocked_at", Double),
    Column("created_at", Double, nullable=False),
)

provider_health = Table(
    "provider_health",
    metadata,
    Column("provider", Text, primary_key=True),
    Column("capability", Text, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("cooldown_until", Double),
    Column("busy_until", Double),
    Column("reason", Text),
    Column("balance", Double),
    Column("balance_at", Double),
    Column("told", Text),
    Column("stopped_at", Double),
)
"""One row for each capability, and one, with an empty name in its place, for the operator's account."""

availability_alerts = Table(
    "availability_alerts",
    metadata,
    Column("user_id", BigInteger, ForeignKey("users.id"), primary_key=True),
    Column("job_id", BigInteger, primary_key=True, autoincrement=False),
    Column("locale", Text, nullable=False),
    Column("asked_at", Double, nullable=False),
)

tasks = Table(
    "tasks",
    metadata,
    Column("id", Id, primary_key=True),
    Column("identity", Text, nullable=False),
    Column("provider", Text, nullable=False),
    Column("capability", Text, nullable=False),
    Column("idempotency_key", Text, nullable=False, unique=True),
    Column("provider_task_id", Text),
    Column("state", Text, nullable=False),
    Column("failure", Text),
    Column("result_url", Text),
    Column("created_at", Double, nullable=False),
    Column("ended_at", Double),
    Column("took", Double),
    Column("cost", Double),
    Column("polls", Integer, nullable=False, server_default="0"),
    Column("next_poll", Double),
    Column("result", Text),
    Index(
        "ix_tasks_open",
        "identity",
        unique=True,
        sqlite_where=text("ended_at IS NULL"),
        postgresql_where=text("ended_at IS NULL"),
    ),
    Index("ix_tasks_identity", "identity"),
    Index("ix_tasks_provider_capability_ended_at", "provider", "capability", "ended_at"),
    Index("ix_tasks_provider_created_at", "provider", "created_at"),
    Index("ix_tasks_provider_task_id", "provider_task_id"),
)

jobs = Table(
    "jobs",
    metadata,
    Column("id", Id, primary_key=True),
    Column("request", Text, nullable=False, unique=True),
    Column("account_id", BigInteger, ForeignKey("accounts.id"), nullable=False),
    Column("asked_by", BigInteger, ForeignKey("users.id")),
    Column("reply_place", Text, nullable=False),
    Column("reply_message", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("order_kind", Text, nullable=False),
    Column("order_value", Text, nullable=False),
    Column("identity", Text, nullable=False),
    Column("price", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("due", Double),
    Column("leased", Boolean, nullable=False, server_default=text("false")),
    Column("woken", Boolean, nullable=False, server_default=text("false")),
    Column("token", BigInteger, nullable=False, server_default="0"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("claims", Integer, nullable=False, server_default="0"),
    Column("task_id", BigInteger, ForeignKey("tasks.id")),
    Column("failure", Text),
    Column("progress", Text),
    Column("created_at", Double, nullable=False),
    Column("queued_at", Double),
    Column("turn", Integer, nullable=False, server_default="1"),
    Column("ended_at", Double),
    Index("ix_jobs_due", "due", sqlite_where=text("due IS NOT NULL"), postgresql_where=text("due IS NOT NULL")),
    Index(
        "ix_jobs_running",
        "asked_by",
        "reply_place",
        "identity",
        unique=True,
        sqlite_where=text("ended_at IS NULL"),
        postgresql_where=text("ended_at IS NULL"),
    ),
    Index("ix_jobs_account_id_id", "account_id", "id"),
    Index(
        "ix_jobs_open",
        "account_id",
        sqlite_where=text("ended_at IS NULL"),
        postgresql_where=text("ended_at IS NULL"),
    ),
    Index("ix_jobs_reply_place_created_at", "reply_place", "created_at"),
    Index("ix_jobs_asked_by_id", "asked_by", "id"),
    Index("ix_jobs_state_id", "state", "id"),
    Index("ix_jobs_task_id", "task_id"),
)

ledger = Table(
    "ledger",
    metadata,
    Column("id", Id, primary_key=True),
    Column("account_id", BigInteger, ForeignKey("accounts.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("amount", Integer, nullable=False),
    Column("key", Text, nullable=False),
    Column("job_id", BigInteger, ForeignKey("jobs.id")),
    Column("note", Text),
    Column("at", Double, nullable=False),
    UniqueConstraint("key"),
    Index("ix_ledger_account_id_id", "account_id", "id"),
    Index("ix_ledger_job_id", "job_id"),
    Index("ix_ledger_at_id", "at", "id"),
)

payments = Table(
    "payments",
    metadata,
    Column("charge_id", Text, primary_key=True),
    Column("account_id", BigInteger, ForeignKey("accounts.id"), nullable=False),
    Column("paid_by", BigInteger, nullable=False),
    Column("credits", Integer, nullable=False),
    Column("stars", Integer, nullable=False),
    Column("paid_at", Double, nullable=False),
    Column("refunded_at", Double),
    Column("taken_back", Integer),
    Index("ix_payments_account_id", "account_id"),
    Index("ix_payments_paid_by", "paid_by"),
)

promo_codes = Table(
    "promo_codes",
    metadata,
    Column("code", Text, primary_key=True),
    Column("credits", Integer, nullable=False),
    Column("uses_left", Integer, nullable=False),
    Column("created_at", Double, nullable=False),
)

gifts = Table(
    "gifts",
    metadata,
    Column("code", Text, primary_key=True),
    Column("request", Text, unique=True),
    Column("giver_id", BigInteger, ForeignKey("accounts.id"), nullable=False),
    Column("credits", Integer, nullable=False),
    Column("taken_by", BigInteger),
    Column("created_at", Double, nullable=False),
)

inbox = Table(
    "inbox",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),
    Column("line", Text, nullable=False),
    Column("taken_at", Double, nullable=False),
    Column("holder", Text, nullable=False),
    Column("held_until", Double, nullable=False),
)
"""`holder` is the process that handles it, for as long as it says so again before `held_until`."""

notices = Table(
    "notices",
    metadata,
    Column("name", Text, primary_key=True),
)
"""What the operators were told and is still so."""

maintenance = Table(
    "maintenance",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("words", Text),
    Column("since", Double, nullable=False),
)
"""One row while no requests are taken, else none."""

audit = Table(
    "audit",
    metadata,
    Column("id", Id, primary_key=True),
    Column("at", Double, nullable=False),
    Column("operator_id", BigInteger, nullable=False),
    Column("act", Text, nullable=False),
    Column("user_id", BigInteger),
    Column("subject", Text),
    Column("why", Text),
    Index("ix_audit_user_id", "user_id"),
)

broadcasts = Table(
    "broadcasts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("operator_id", BigInteger, nullable=False),
    Column("request", Text, nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("language", Text),
    Column("state", Text, nullable=False),
    Column("created_at", Double, nullable=False),
    Column("started_at", Double),
    Column("ended_at", Double),
    Column("last_user_id", BigInteger, nullable=False, server_default="0"),
    Column("sent", Integer, nullable=False, server_default="0"),
    Column("blocked", Integer, nullable=False, server_default="0"),
    Column("failed", Integer, nullable=False, server_default="0"),
    Column("leased_until", Double),
    Column("token", BigInteger, nullable=False, server_default="0"),
)
"""`last_user_id` is how far it has come: users are written to in the order of their numbers."""

paces = Table(
    "paces",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("earliest", Double, nullable=False),
    Column("taken", Boolean, nullable=False),
    Column("last_kind", SmallInteger),
    Column("kept_until", Double, nullable=False, server_default="0"),
)
# What is in the paces counts for seconds, so it need not outlive a crash of the server.
_unlogged = DDL("ALTER TABLE paces SET UNLOGGED")  # type: ignore[no-untyped-call]  # SQLAlchemy tells no types of it
event.listen(paces, "after_create", _unlogged.execute_if(dialect="postgresql"))
