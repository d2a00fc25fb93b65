"""What followupd asks to be allowed at Google, what for, and what of it was not granted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from followupd.providers.google_token import Token

_SCOPE = "https://www.googleapis.com/auth/"
_COMPOSE, _READONLY = f"{_SCOPE}gmail.compose", f"{_SCOPE}gmail.readonly"
_EVENTS, _PUBSUB, _CARDS = f"{_SCOPE}calendar.events.readonly", f"{_SCOPE}pubsub", f"{_SCOPE}contacts.readonly"
PURPOSES: Mapping[str, str] = {
    _COMPOSE: "put drafts into your mailbox",
    _READONLY: "see who answers",
    _EVENTS: "see whom you met",
    _PUBSUB: "hear of new mail at once",
    _CARDS: "know people by the names in your contacts",
}
"""What each scope is for. `gmail.compose` would allow sending too: the transport does not."""

_MAILBOX = frozenset({"https://mail.google.com/", f"{_SCOPE}gmail.modify"})
_WIDER: Mapping[str, frozenset[str]] = {
    _COMPOSE: _MAILBOX,
    _READONLY: _MAILBOX,
    _EVENTS: frozenset(f"{_SCOPE}calendar{more}" for more in ("", ".readonly", ".events")),
    _PUBSUB: frozenset({f"{_SCOPE}cloud-platform"}),
    _CARDS: frozenset({f"{_SCOPE}contacts"}),
}
"""Scopes that allow as much and more; a token that was made elsewhere may have one."""

_BY_METHOD: Mapping[str, str] = {
    "gmail.users.drafts.create": _COMPOSE,
    "gmail.users.drafts.delete": _COMPOSE,
    "gmail": _READONLY,
    "calendar": _EVENTS,
    "pubsub": _PUBSUB,
    "people": _CARDS,
}


def scopes_for(*, mail: bool, calendars: bool, push: bool = False, contacts: bool = False) -> tuple[str, ...]:
    """The least that an account needs."""
    return (
        *((_COMPOSE, _READONLY) if mail else ()),
        *((_EVENTS,) if calendars else ()),
        *((_PUBSUB,) if push else ()),
        *((_CARDS,) if contacts else ()),
    )


def scope_of(method_id: str) -> str:
    """The scope that a method, such as `gmail.users.messages.get`, is asked for with."""
    return _BY_METHOD.get(method_id) or _BY_METHOD[method_id.partition(".")[0]]


def missing(token: Token, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The scopes that were not granted; none where the token does not say."""
    granted = frozenset(token.scopes)
    return tuple(scope for scope in wanted if granted and not granted & {scope, *_WIDER.get(scope, ())})


def named(scopes: Iterable[str]) -> str:
    """Each scope with what it is for."""
    return "; ".join(f"{scope.rpartition('/')[2]} (to {PURPOSES[scope]})" for scope in scopes)
