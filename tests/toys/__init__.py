"""Parts of the tests' own that the bot takes without a change in `bot/`: what CONTRIBUTING says of adding each."""
