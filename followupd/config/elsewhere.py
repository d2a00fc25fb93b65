"""What the config names that lies elsewhere: templates, mailboxes, calendars."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from followupd.config.crosscheck import Entries, entries, section
from followupd.config.reading import Document, Found, Loc
from followupd.config.schema import ConfigSection
from followupd.config.values import Config, IcsFile, Maildir
from followupd.config.whereabouts import FilePath
from followupd.config.wording import did_you_mean, shown

NamesIn = Callable[[Sequence[Path]], Sequence[str]]
"""The names of the templates in folders, and of the shipped ones."""


def templates_unknown(document: Document, path: Path, names_in: NamesIn) -> Iterator[Found]:
    """What names a template that is nowhere; nothing where the folders themselves are wrong."""
    folders = _folders(document, path)
    if folders is None:
        return
    names = names_in(folders)
    for loc, part in _with_template(document):
        name = part.get("template")
        none = ["none"] if loc[0] == "followups" else []
        if isinstance(name, str) and name.strip() not in (*names, *none):
            at = (*loc, "template")
            hint = did_you_mean(name, names) or f"looked in {', '.join(map(str, folders))} and among the shipped ones"
            yield Found(place=document.place(at), what=f"there is no template {shown(name)}", hint=hint, loc=at)


def _with_template(document: Document) -> Entries:
    """The parts of the config that may name a template."""
    circles = section(document, "cadence", "circles")
    return [
        *entries(document, "followups"),
        *(((*keys,), section(document, *keys)) for keys in (("no_reply",), ("cadence", "default"))),
        *((("cadence", "circles", name), section(document, "cadence", "circles", name)) for name in circles),
        *entries(document, "cadence", "people"),
    ]


def absent(document: Document, config: Config) -> Iterator[Found]:
    """Mailboxes and calendars in files that are not there."""
    for number, account in enumerate(config.accounts):
        own: Loc = ("accounts", number)
        named: list[tuple[Loc, Path]] = []
        if isinstance(account.mail, Maildir):
            named.append(((*own, "mail", "path"), account.mail.path))
        for index, calendar in enumerate(account.calendars):
            if isinstance(calendar, IcsFile):
                named.append(((*own, "calendars", index, "path"), calendar.path))
        for loc, path in named:
            if not os.path.exists(path):
                yield Found(place=document.place(loc), what=f"there is nothing at {path}", loc=loc)


def _folders(document: Document, path: Path) -> list[Path] | None:
    written = document.data.get("templates", ...) if isinstance(document.data, dict) else ...
    if written is ...:
        written = ConfigSection.model_fields["templates"].get_default(call_default_factory=True)
    try:
        return TypeAdapter(list[FilePath]).validate_python(written, context={"folder": path.parent})
    except ValidationError:
        return None
