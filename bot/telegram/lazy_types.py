"""aiogram imported quickly: each of its types is built when it is first used.

aiogram asks pydantic to build all of its 400 types while it is imported: seconds of CPU and 100 MB, of which a bot
needs the few types that it meets.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel


def import_aiogram(*, lazily: bool = True) -> None:
    """Import aiogram. To have an effect, it has to be called before anything else imports it.

    With `lazily`, what aiogram hands to `model_rebuild` of each type is kept, and used when the type is first needed.
    """
    if not lazily or "aiogram" in sys.modules:
        return
    names: dict[str, Any] = {}

    def keep(_: type[BaseModel], /, *, _types_namespace: Mapping[str, Any] | None = None, **_others: Any) -> None:
        names.update(_types_namespace or {})

    ordinary = BaseModel.__dict__["model_rebuild"]
    BaseModel.model_rebuild = classmethod(keep)  # type: ignore[assignment, method-assign]
    try:
        import aiogram.methods
        import aiogram.types
    finally:
        BaseModel.model_rebuild = ordinary  # type: ignore[method-assign]
    if names:
        # pydantic rebuilds a type at its first use, and knows no names but those of the type's own module.
        for kind in (aiogram.types.TelegramObject, aiogram.methods.TelegramMethod, aiogram.methods.Response):
            _give_names(kind, names)


def _give_names(kind: type[BaseModel], names: Mapping[str, Any]) -> None:
    build = kind.model_rebuild.__func__  # type: ignore[attr-defined]

    def rebuild(
        model: type[BaseModel],
        *,
        force: bool = False,
        raise_errors: bool = True,
        _parent_namespace_depth: int = 2,
        _types_namespace: Mapping[str, Any] | None = None,
    ) -> Any:
        return build(model, force=force, raise_errors=raise_errors, _types_namespace=_types_namespace or names)

    kind.model_rebuild = classmethod(rebuild)  # type: ignore[assignment, method-assign]
