"""The chat page: a messenger in the browser, for the users of the simulated Telegram."""
