"""Where everything that must not be lost is kept: tables, the engine, migrations."""
