"""The sandbox: everything around the bot, simulated on this machine."""

PATIENCE_SECONDS = 60.0
"""How long whatever waits for the bot does so: much longer than it takes, since a busy machine is slow."""
