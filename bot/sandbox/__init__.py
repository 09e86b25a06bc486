"""The sandbox: everything around the bot, simulated on this machine."""
