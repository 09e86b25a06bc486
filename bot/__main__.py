"""The command line: run, demo, doctor, migrate, reconcile, backup, restore, copy-to."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from bot import logs
from bot.extras import ExtraMissing
from bot.listening import ListenError
from bot.ops.backup import backup, copy_to, restore
from bot.providers.registry import RegistrationError, known
from bot.sentry import reporting
from bot.settings import CommonSettings, Settings, SettingsError, check_database_url, load, load_common
from bot.storage.backup_file import BackupError
from bot.storage.database import Database, DatabaseError
from bot.storage.migrate import migrate
from bot.telegram.lazy_types import import_aiogram

WRONG_SETTINGS = 2
INTERRUPTED = 130
LARGEST_PORT = 65535
ON_THE_DATABASE = ("migrate", "backup", "restore", "copy-to")
"""What needs no token and no key."""


def main() -> None:
    """Run the command that the arguments name, and exit with its code."""
    arguments = _parser().parse_args()
    # `run` and `demo` stop by themselves; the others end as by Ctrl-C, and leave nothing unfinished behind.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        sys.exit(asyncio.run(_command(arguments)))
    except KeyboardInterrupt:
        sys.stderr.write("Interrupted.\n")
        sys.exit(INTERRUPTED)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sorabot", description="A Telegram bot that answers a link with its clean video."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="the bot: updates, jobs and HTTP server in one process")
    demo = commands.add_parser("demo", help="the whole bot offline, with a chat page to try it on")
    demo.add_argument("--port", type=_port, default=8000, help="the chat page's port (8000)")
    demo.add_argument("--no-browser", action="store_true", help="don't open the page")
    commands.add_parser("doctor", help="check settings, token, providers, database and port")
    commands.add_parser("migrate", help="bring the database to the newest schema")
    reconciling = commands.add_parser("reconcile", help="compare Telegram's list of payments with what was booked")
    reconciling.add_argument("--yes", action="store_true", help="book what is missing without asking")
    backup = commands.add_parser("backup", help="write all that a running bot's database holds to a file")
    backup.add_argument("file", type=Path, help="a new file")
    restore = commands.add_parser("restore", help="write a backup into an empty database")
    restore.add_argument("file", type=Path, help="what `backup` wrote")
    copying = commands.add_parser("copy-to", help="write all that the database holds into another, empty one")
    copying.add_argument("url", type=_database_url, help="its address, as in DATABASE_URL")
    return parser


def _database_url(words: str) -> str:
    try:
        return check_database_url(words)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _port(words: str) -> int:
    if not words.isdecimal() or int(words) > LARGEST_PORT:
        raise argparse.ArgumentTypeError(f"{words!r} is no port; write a number up to {LARGEST_PORT}")
    return int(words)


async def _command(arguments: argparse.Namespace) -> int:
    # What imports aiogram is imported where it is needed: only the settings can tell how aiogram is to be imported.
    if arguments.command == "demo":
        # The sandbox is no part of a running bot; it is loaded for the demo alone.
        from bot.sandbox.demo import run_demo

        return await run_demo(port=arguments.port, open_browser=not arguments.no_browser)
    if arguments.command == "doctor":
        # The doctor tells by itself what is wrong with the settings.
        with suppress(SettingsError, RegistrationError):
            import_aiogram(lazily=load(known()).aiogram_lazy)
        from bot.ops.doctor import examine

        return await examine()
    try:
        common = load_common() if arguments.command in ON_THE_DATABASE else load(known())
    except SettingsError as error:
        return _complain(*error.mistakes)
    except RegistrationError as error:
        return _complain(str(error))
    logs.configure(common)
    asyncio.get_running_loop().set_exception_handler(logs.note_unhandled)
    try:
        if not isinstance(common, Settings):
            return await _on_the_database(arguments, common)
        if arguments.command == "run":
            return await _run(common)
        import_aiogram(lazily=common.aiogram_lazy)
        from bot.ops.reconcile import reconcile

        return await reconcile(common, _yes if arguments.yes else _ask)
    except SettingsError as error:
        return _complain(*error.mistakes)
    except (DatabaseError, BackupError, ListenError, ValueError) as error:
        return _complain(str(error))


async def _run(settings: Settings) -> int:
    import_aiogram(lazily=settings.aiogram_lazy)
    from aiogram.exceptions import TelegramNotFound, TelegramUnauthorizedError

    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    try:
        with reporting(settings.sentry_dsn):
            return await _run_until_stopped(settings, stop)
    except ExtraMissing as error:
        return _complain(str(error))
    except (TelegramUnauthorizedError, TelegramNotFound):
        return _complain("BOT_TOKEN: Telegram refuses this token; take it anew from BotFather")


async def _run_until_stopped(settings: Settings, stop: asyncio.Event) -> int:
    from bot.app import App

    async with App(settings) as app:
        stopping = asyncio.create_task(stop.wait())
        ended = asyncio.create_task(app.wait())
        await asyncio.wait({stopping, ended}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if ended.done():
            ended.result()
        ended.cancel()
    return 0


async def _on_the_database(arguments: argparse.Namespace, settings: CommonSettings) -> int:
    url = settings.database_url
    try:
        match arguments.command:
            case "backup":
                return await backup(url, arguments.file)
            case "restore":
                return await restore(url, arguments.file)
            case "copy-to":
                return await copy_to(url, arguments.url)
        return await _migrate(settings)
    except (SQLAlchemyError, OSError) as error:
        return _complain(f"the database failed, and nothing was kept: {type(error).__name__}")


async def _migrate(settings: CommonSettings) -> int:
    database = Database(settings.database_url, time.time)
    await database.open()
    try:
        await migrate(database)
    finally:
        await database.close()
    sys.stdout.write(f"{database.name} has the newest schema.\n")
    return 0


def _yes(question: str) -> bool:
    return True


def _ask(question: str) -> bool:
    sys.stdout.write(f"{question} [y/N] ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _complain(*lines: str) -> int:
    for line in lines:
        sys.stderr.write(f"{line}\n")
    return WRONG_SETTINGS


if __name__ == "__main__":
    main()
