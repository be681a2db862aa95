"""Logs: a sentence plus key=values, on stderr, as lines to read or as JSON. Bot tokens never get in.

Message texts do not belong in a log either; that is for the callers to keep, since no filter can know them.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any, TextIO

import structlog
from structlog.typing import Processor

_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]{20,}")
_HIDDEN = "<token>"

# Libraries that tell every request, with the token in its address.
_TALKATIVE = ("httpx", "httpcore", "telegram", "aiohttp.access", "apscheduler", "alembic", "asyncio", "aiosqlite")


def scrub(value: Any) -> Any:
    """The value with every bot token in it hidden, at any depth."""
    if isinstance(value, str):
        return _TOKEN.sub(_HIDDEN, value)
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, bytes):
        return scrub(value.decode("utf-8", "replace"))
    if isinstance(value, Mapping):
        return {scrub(key): scrub(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [scrub(one) for one in value]
    return scrub(repr(value) if isinstance(value, BaseException) else str(value))


def _scrubbed(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    # ProcessorFormatter keeps the record and its own marks under names that begin with an underscore.
    return {key: one if key.startswith("_") else scrub(one) for key, one in event.items()}


def configure(json: bool, *, quiet: bool = False, stream: TextIO | None = None) -> None:
    """Set up logging of this process, ours and every library's. ``quiet`` leaves out what is merely news."""
    out = stream or sys.stderr
    colours = not json and out.isatty()
    before: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
        # Exceptions become text here, so that the scrubber below sees them.
        structlog.processors.format_exc_info,
        _scrubbed,
    ]
    render: Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if json
        else structlog.dev.ConsoleRenderer(colors=colours, exception_formatter=structlog.dev.plain_traceback)
    )
    handler = logging.StreamHandler(out)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=before,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, render],
        )
    )
    root = logging.getLogger()
    for old in root.handlers[:]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(logging.WARNING if quiet else logging.INFO)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(True)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *before,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
