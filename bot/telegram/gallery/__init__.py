"""The gallery: a Mini App with a user's videos and credits, opened inside Telegram."""
