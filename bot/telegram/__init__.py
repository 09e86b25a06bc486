"""Everything that knows Telegram: taking updates, answering people, sending videos."""
