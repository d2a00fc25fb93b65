"""The config file: read, checked as a whole, and turned into frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from followupd.config.secrets import SecretKind, SecretRef
from followupd.config.values import (
    Account,
    CalDav,
    CalendarAccess,
    Config,
    Gmail,
    GoogleAccess,
    GoogleCalendars,
    GooglePush,
    IcsFile,
    IcsUrl,
    Imap,
    MailAccess,
    Maildir,
    Poll,
    Tls,
)
from followupd.errors import ConfigError, Problem

if TYPE_CHECKING:
    from followupd.config.elsewhere import NamesIn
    from followupd.config.reading import Document, Found
    from followupd.config.schema import ConfigSection

BUILT: Mapping[str, tuple[str, ...]] = {
    "mail": ("maildir", "gmail"),
    "calendars": ("ics", "google"),
    "database": ("sqlite",),
}
"""The account types and databases that this version can use; the others are known, and refused."""


def load(
    path: Path,
    *,
    thorough: bool = False,
    names_in: NamesIn | None = None,
    built: Mapping[str, tuple[str, ...]] = BUILT,
) -> Config:
    """The config in `path`. Raises ConfigError with every problem at once, in the order of the file.

    `thorough` also asks the holidays library for the country, which takes a tenth of a second; else `Config.policy`
    does. With `names_in`, which gives the names of the templates in folders, rules must name templates that exist.
    """
    from followupd.config.building import config_of
    from followupd.config.crosscheck import crosscheck, holidays_unknown
    from followupd.config.reading import read

    path = path.absolute()
    document = read(path)
    section, found = _validated(document, path)
    found += document.found
    found += crosscheck(document, built)
    if thorough:
        found += holidays_unknown(document)
    if names_in is not None:
        from followupd.config.elsewhere import templates_unknown

        told = {each.loc for each in found}
        found += [each for each in templates_unknown(document, path, names_in) if each.loc not in told]
    if found or section is None:
        found.sort(key=lambda each: (each.place.line, each.place.column))
        raise ConfigError(*(each.problem(path) for each in found))
    return config_of(section, path)


def warnings(config: Config) -> tuple[Problem, ...]:
    """What is valid in the config and probably meant otherwise: mailboxes that are not there, rules never reached."""
    from followupd.config.elsewhere import absent
    from followupd.config.reading import read
    from followupd.config.unreachable import unreachable

    document = read(config.path)
    found = [*absent(document, config), *unreachable(document, config)]
    return tuple(each.problem(config.path) for each in sorted(found, key=lambda one: one.place.line))


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the config."""
    from followupd.config.schema import ConfigSection

    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **ConfigSection.model_json_schema()}


def _validated(document: Document, path: Path) -> tuple[ConfigSection | None, list[Found]]:
    from pydantic import ValidationError

    from followupd.config.schema import ConfigSection

    try:
        return ConfigSection.model_validate(document.data, context={"folder": path.parent}), []
    except ValidationError as error:
        from followupd.config.findings import findings

        return None, list(findings(error.errors(include_url=False, include_input=False), document, json_schema()))


__all__ = [
    "BUILT",
    "Account",
    "CalDav",
    "CalendarAccess",
    "Config",
    "Gmail",
    "GoogleAccess",
    "GoogleCalendars",
    "GooglePush",
    "IcsFile",
    "IcsUrl",
    "Imap",
    "MailAccess",
    "Maildir",
    "Poll",
    "SecretKind",
    "SecretRef",
    "Tls",
    "json_schema",
    "load",
    "warnings",
]
