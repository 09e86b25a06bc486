"""sorabot: a Telegram bot that answers a pasted video link with the clean video."""
