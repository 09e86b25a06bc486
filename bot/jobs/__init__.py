"""The durable machine under the main job: rows that are due, leased, worked on, and never forgotten."""
