"""Whether a Maildir has the folders that are needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from followupd.domain.ids import AccountName
from followupd.domain.message import Folder
from followupd.errors import Unavailable
from followupd.ports.health import Check
from followupd.providers.mailboxes.maildir_folders import find_folders, mapped_errors

_WANTED = {
    Folder.INBOX: "answers cannot be seen",
    Folder.SENT: "what you send cannot be seen, and a sent draft will look deleted",
}


def examine(account: AccountName, path: Path, named: Mapping[Folder, str]) -> Iterator[Check]:
    """The folders by their purpose, and what is wrong without one."""
    try:
        with mapped_errors(account, "doctor"):
            folders = find_folders(path, named)
    except Unavailable as error:
        fix = "correct the path in the config, or let mbsync or offlineimap fetch the mail first"
        yield Check(name="mailbox", ok=False, detail=error.message, fix=fix, error=error)
        return
    found = {role: [each.name for each in folders if each.folder is role] for role in (*_WANTED, Folder.TRASH)}
    told = "; ".join(f"{role}: {', '.join(names[:3])}" for role, names in found.items() if names)
    yield Check(name="mailbox", ok=True, detail=told or "reachable")
    for role, why in _WANTED.items():
        if not found[role]:
            fix = f"name it in the config: folders: {{{role}: NAME}}"
            yield Check(name=f"folder {role}", ok=False, detail=f"no {role} folder was found: {why}", fix=fix)
