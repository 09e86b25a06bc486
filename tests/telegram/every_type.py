"""Run as a script: prints what aiogram makes of updates, answers and calls, as JSON. Its argument: lazy or ordinary."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from bot.telegram.lazy_types import import_aiogram

if TYPE_CHECKING:
    from aiogram import Bot

UPDATES = Path(__file__).with_name("updates.json")
TOKEN = "1:unused"  # nothing is sent with it
METHODS_A_BOT_CALLS = (
    "AnswerCallbackQuery AnswerInlineQuery AnswerPreCheckoutQuery CopyMessage DeleteMessage DeleteWebhook"
    " EditMessageCaption EditMessageMedia EditMessageReplyMarkup EditMessageText GetChat GetChatMember GetFile GetMe"
    " GetMyCommands GetStarTransactions GetUpdates RefundStarPayment SendChatAction SendDocument SendInvoice"
    " SendMediaGroup SendMessage SendPhoto SendVideo SetChatMenuButton SetMessageReaction SetMyCommands SetWebhook"
)


def main(way: str) -> None:
    import_aiogram(lazily=way == "lazy")
    from aiogram import Bot, methods, types

    bot = Bot(TOKEN)
    updates = json.loads(UPDATES.read_text())
    called = [getattr(methods, name) for name in METHODS_A_BOT_CALLS.split()]
    sys.stdout.write(
        json.dumps(
            {
                "built at import": types.Message.__pydantic_complete__,
                "updates": [_result(types.Update, update, bot) for update in updates],
                "wrong updates": list(_wrong(types.Update, updates, bot)),
                "calls": [_call(method) for method in called],
                "answers": list(_answers(called, updates, bot)),
            },
            indent=1,
        )
    )


def _result(model: type[BaseModel], values: Any, bot: Bot) -> Any:
    """What becomes of these values: all that was read, which parts know the bot, or every error."""
    return _read(lambda: model.model_validate(values, context={"bot": bot}))


def _read(make: Callable[[], BaseModel]) -> Any:
    try:
        made = make()
    except ValidationError as error:
        return error.errors(include_url=False, include_context=False, include_input=False)
    return [repr(made.model_dump(warnings="error")), sorted(set(_bots(made)))]


def _bots(value: Any) -> Iterator[str]:
    if isinstance(value, BaseModel):
        yield f"{type(value).__name__} {getattr(value, 'bot', None) is not None}"
        for part in dict(value).values():
            yield from _bots(part)
    elif isinstance(value, list):
        for part in value:
            yield from _bots(part)


def _wrong(model: type[BaseModel], updates: list[Any], bot: Bot) -> Iterator[Any]:
    """Each update with each of its values replaced by one of the wrong kind."""
    for update in updates:
        for key, value in update.items():
            yield _result(model, {**update, key: "wrong"}, bot)
            for inner in value if isinstance(value, dict) else ():
                yield _result(model, {**update, key: {**value, inner: [["wrong"]]}}, bot)


def _call(method: type[BaseModel]) -> Any:
    """The errors of a call with nothing, and with each of its values of the wrong kind."""
    values = [{}, *({name: object()} for name in method.model_fields)]
    return [method.__name__, *(_read(partial(method, **value)) for value in values)]


def _answers(called: list[Any], updates: list[Any], bot: Bot) -> Iterator[Any]:
    from aiogram.methods import Response

    results = [True, 1, "text", [], *(update["message"] for update in updates[:3])]
    for method in called:
        answer: Any = Response.__class_getitem__(method.__returning__)
        for result in results:
            yield _result(answer, {"ok": True, "result": result}, bot)
        refusal = {"ok": False, "error_code": 429, "description": "Slowly", "parameters": {"retry_after": 3}}
        yield _result(answer, refusal, bot)


if __name__ == "__main__":
    main(sys.argv[1])
