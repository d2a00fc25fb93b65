"""Log events: `noun.past_verb`, on stderr. Never an address, a subject, a body or a token."""

from __future__ import annotations

import sys
from typing import Any, Protocol

ROUND_FINISHED = "round.finished"
ACCOUNT_FAILED = "account.failed"
ACCOUNT_RECOVERED = "account.recovered"
TEMPLATE_FAILED = "template.failed"
CONFIG_RELOADED = "config.reloaded"
CONFIG_REFUSED = "config.refused"
DAEMON_STARTED = "daemon.started"
DAEMON_STOPPED = "daemon.stopped"


class Log(Protocol):
    """As much of a structlog logger as is used."""

    def info(self, event: str, **fields: Any) -> Any: ...
    def warning(self, event: str, **fields: Any) -> Any: ...


def configure(log_format: str, verbosity: int) -> Log:
    """A logger to stderr: `console`, `json`, or `auto` (console on a terminal). `verbosity` -1 shows warnings alone."""
    import structlog

    as_json = log_format == "json" or (log_format == "auto" and not sys.stderr.isatty())
    renderer = structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer(colors=False)
    level = {-1: 30, 0: 20, 1: 10}[verbosity]
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    log: Log = structlog.get_logger()
    return log
