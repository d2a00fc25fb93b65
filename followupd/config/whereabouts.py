"""Values that say where something is: paths, URLs, sockets, secrets. A literal secret is refused unrepeated."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

from followupd.config.secrets import SecretKind, SecretRef
from followupd.config.section import Taken
from followupd.config.wording import MAX_TEXT, shown, text_of, wrong

if TYPE_CHECKING:
    from pydantic import ValidationInfo

_WHERE_KEPT = (
    "{file: imap-password}, {env: NAME}, {command: pass show it}, {keyring: service/user} or {credential: name}"
)


def _path(value: object, info: ValidationInfo) -> Path:
    text = text_of(value, "~/Mail")
    assert info.context is not None
    try:
        folder: Path = info.context["folder"]
        return folder / Path(text).expanduser()
    except RuntimeError:
        raise wrong(f"there is no home folder for {shown(text)}", "write the whole path") from None


def _secret(value: object, info: ValidationInfo) -> SecretRef:
    if not isinstance(value, dict):
        raise wrong("must say where the secret is kept, never the secret itself", _WHERE_KEPT)
    # keys that are not known may be a secret in the wrong place: they are not told
    if len(value) != 1 or not (set(value) <= set(SecretKind)):
        raise wrong("must have exactly one of file, env, command, keyring, credential", _WHERE_KEPT)
    kind = SecretKind(next(iter(value)))
    where = value[kind]
    if not isinstance(where, str) or not where.strip() or not where.isprintable() or len(where) > MAX_TEXT:
        raise wrong(f"{kind} must say where the secret is kept, as text", _WHERE_KEPT)
    match kind:
        case SecretKind.FILE:
            return SecretRef(kind=kind, value=str(_path(where, info)))
        case SecretKind.ENV if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", where):
            raise wrong("env must be the name of an environment variable", "such as {env: IMAP_PASSWORD}")
        case SecretKind.COMMAND if not _is_command(where):
            raise wrong("command cannot be split into words: a quote is not closed", "such as {command: pass show it}")
        case SecretKind.KEYRING if not re.fullmatch(r".+/[^/]+", where):
            raise wrong("keyring must be service/username", "such as {keyring: mail.example.net/ada}")
        case SecretKind.CREDENTIAL if not re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_.-]*", where):
            raise wrong("credential must be the name of a systemd credential", "such as {credential: imap-password}")
    return SecretRef(kind=kind, value=where)


def _is_command(line: str) -> bool:
    try:
        return bool(shlex.split(line))
    except ValueError:
        return False


def _url(value: object, schemes: tuple[str, ...], example: str) -> str:
    text = text_of(value, example)
    try:
        parts = urlsplit(text)
        host, password, _ = parts.hostname, parts.username or parts.password, parts.port
    except ValueError:
        raise wrong("is no valid URL", f"such as {example}") from None
    if password is not None:
        raise wrong("must not have a user name or password in the URL", f"such as {example}")
    if parts.scheme not in schemes or not host or re.search(r"\s", text):
        raise wrong(f"is no {' or '.join(schemes)} URL", f"such as {example}")
    return text


def _calendar_url(value: object) -> str:
    url = _url(value, ("https", "http", "webcal"), "https://calendar.example.org/ada.ics")
    return re.sub("^webcal:", "https:", url)


def _database(value: object, info: ValidationInfo) -> Path | str:
    text = text_of(value, "~/.local/state/followupd/followupd.db")
    if "://" not in text:
        return _path(text, info)
    scheme = text.partition("://")[0]
    if scheme not in ("postgresql", "postgres"):
        raise wrong("is no known kind of database", "a path (SQLite) or postgresql://…")
    try:
        password = urlsplit(text).password
    except ValueError:
        raise wrong("is no valid URL", "such as postgresql://db.example.org/followupd") from None
    if password is not None or "password=" in text:
        raise wrong("must not have the password in the URL", "PostgreSQL reads it from ~/.pgpass or $PGPASSFILE")
    return text


def _listen(value: object) -> str:
    example = "127.0.0.1:8025, unix:/run/followupd/web.sock or off"
    text = text_of(value, example) if value is not False else ""
    if text == "off" or re.fullmatch(r"unix:/.+", text):
        return text
    parts = re.fullmatch(r"([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\]):([0-9]{1,5})", text)
    if not parts or int(parts[2]) > 65535:
        raise wrong(
            f"{shown(value)} is no address to listen on",
            "did you mean off?" if value is False else f"such as {example}",
        )
    return text


_SECRET_SCHEMA = {
    "oneOf": [
        {
            "type": "object",
            "required": [kind.value],
            "additionalProperties": False,
            "properties": {kind.value: {"type": "string", "minLength": 1, "description": told}},
        }
        for kind, told in (
            (SecretKind.FILE, "A file that nobody else can read."),
            (SecretKind.ENV, "An environment variable."),
            (SecretKind.COMMAND, "A command that prints the secret; it is run without a shell."),
            (SecretKind.KEYRING, "An entry of the desktop's keyring, as service/username."),
            (SecretKind.CREDENTIAL, "A systemd credential, by its name."),
        )
    ]
}


def _server_url(value: object) -> str:
    return _url(value, ("https", "http"), "https://dav.example.net/ada/")


def _topic(value: object) -> str:
    return _of_pubsub(value, "topics", "projects/my-project/topics/gmail")


def _subscription(value: object) -> str:
    return _of_pubsub(value, "subscriptions", "projects/my-project/subscriptions/gmail-ada")


def _of_pubsub(value: object, kind: str, example: str) -> str:
    """A resource of Pub/Sub by its whole name, as Google's console shows it."""
    text = text_of(value, example)
    if not re.fullmatch(rf"projects/[A-Za-z0-9.:-]+/{kind}/[A-Za-z][A-Za-z0-9._~+-]{{2,254}}", text):
        raise wrong(f"{shown(text)} is no name of one of Pub/Sub's {kind}", f"such as {example}")
    return text


def _text(*examples: str) -> dict[str, object]:
    return {"type": "string", "minLength": 1, **({"examples": list(examples)} if examples else {})}


FilePath = Annotated[Path, Taken(_path, _text("~/Mail"), located=True)]
Secret = Annotated[SecretRef, Taken(_secret, _SECRET_SCHEMA, located=True)]
CalendarUrl = Annotated[str, Taken(_calendar_url, _text("https://calendar.example.org/ada.ics"))]
ServerUrl = Annotated[str, Taken(_server_url, _text("https://dav.example.net/ada/"))]
TopicName = Annotated[str, Taken(_topic, _text("projects/my-project/topics/gmail"))]
SubscriptionName = Annotated[str, Taken(_subscription, _text("projects/my-project/subscriptions/gmail-ada"))]
DatabaseText = Annotated[Path | str, Taken(_database, _text(), located=True)]
ListenText = Annotated[str, Taken(_listen, _text("127.0.0.1:8025", "off"))]
