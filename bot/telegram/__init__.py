"""Everything that knows Telegram: taking updates, answering users, sending videos."""
