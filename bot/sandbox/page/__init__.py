"""The chat page: a messenger in the browser, for the people of the simulated Telegram."""
