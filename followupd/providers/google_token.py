"""A token and a client as they are kept: read with care, and never shown."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Protocol

from followupd.domain.record import Struct


class TokenStore(Protocol):
    """Where the token is kept."""

    def resolve(self) -> str:
        """The token as JSON. Raises UserError where there is none, or it cannot be read."""
        ...

    def keep(self, secret: str) -> None:
        """Replaces it, at once and for nobody else to read. Raises UserError where that is not possible."""
        ...


class Token(Struct, frozen=True, kw_only=True):
    """An authorised user as google-auth writes it, with `granted_at` of our own; no part of it shows in `repr`."""

    access: str = ""
    refresh: str = ""
    client_id: str = ""
    client_secret: str = ""
    token_uri: str = ""
    scopes: tuple[str, ...] = ()
    expires_at: datetime | None = None
    granted_at: datetime | None = None

    def __repr__(self) -> str:
        return f"Token(scopes={self.scopes}, expires_at={self.expires_at}, granted_at={self.granted_at})"

    @classmethod
    def parse(cls, text: str) -> Token | None:
        """The token in `text`, or None where it is none."""
        try:
            told = json.loads(text)
        except (ValueError, RecursionError):
            return None
        if not isinstance(told, dict):
            return None
        words = {name: value for name, value in told.items() if isinstance(value, str)}
        scopes = told.get("scopes") or words.get("scope") or ()
        listed = scopes.split() if isinstance(scopes, str) else scopes if isinstance(scopes, list) else ()
        token = cls(
            access=words.get("token") or words.get("access_token", ""),
            refresh=words.get("refresh_token", ""),
            client_id=words.get("client_id", ""),
            client_secret=words.get("client_secret", ""),
            token_uri=words.get("token_uri", ""),
            scopes=tuple(each for each in listed if isinstance(each, str)),
            expires_at=_instant(words.get("expiry", "")),
            granted_at=_instant(words.get("granted_at", "")),
        )
        return token if token.access or token.refresh else None

    def dump(self) -> str:
        """The token as authorised-user JSON."""
        told = {
            "type": "authorized_user",
            "token": self.access,
            "refresh_token": self.refresh,
            "client_id": self.client_id,
            "client_secret": self.client_secret,
            "token_uri": self.token_uri,
            "scopes": list(self.scopes),
            "expiry": _text(self.expires_at),
            "granted_at": _text(self.granted_at),
        }
        return json.dumps({name: value for name, value in told.items() if value}, indent=2) + "\n"


def _instant(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)  # google-auth writes naive UTC


def _text(at: datetime | None) -> str:
    return "" if at is None else at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Client(Struct, frozen=True, kw_only=True):
    """The OAuth client, as Google's console gives it out."""

    id: str
    secret: str
    auth_uri: str = ""
    token_uri: str = ""

    def __repr__(self) -> str:
        return f"Client(id={self.id!r})"

    @classmethod
    def parse(cls, text: str) -> Client | None:
        """The client of a desktop app in `text`, or None where it is none."""
        try:
            told = json.loads(text)
        except (ValueError, RecursionError):
            return None
        inner = told.get("installed") if isinstance(told, dict) else None
        if not isinstance(inner, dict) or not isinstance(inner.get("client_id"), str):
            return None
        words = {name: value for name, value in inner.items() if isinstance(value, str)}
        return cls(
            id=inner["client_id"],
            secret=words.get("client_secret", ""),
            auth_uri=words.get("auth_uri", ""),
            token_uri=words.get("token_uri", ""),
        )
