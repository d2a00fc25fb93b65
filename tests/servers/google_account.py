"""An account at a test server, as a program that signs in sees it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from google_user import User
from stub_oauth import CLIENT_ID, CLIENT_SECRET, SCOPES


@dataclass(frozen=True, slots=True, kw_only=True)
class TestAccount:
    """Address, tokens and roots of one account. `roots` take the place of rootUrl, by API; each ends in a slash."""

    __test__ = False  # pytest: no class of tests

    address: str
    roots: Mapping[str, str]
    auth_uri: str
    token: str
    refresh_token: str = ""
    expires: datetime | None = None  # of `token`, aware UTC
    client_id: str = CLIENT_ID
    client_secret: str = CLIENT_SECRET
    scopes: tuple[str, ...] = SCOPES

    @property
    def user(self) -> User:
        return User(self.address, self.roots, self.token)

    @property
    def token_uri(self) -> str:
        return self.roots["oauth"] + "token"

    def token_json(self) -> str:
        """An authorized-user file, as google-auth writes it."""
        expiry = {"expiry": f"{self.expires:%Y-%m-%dT%H:%M:%SZ}"} if self.expires else {}
        return json.dumps(
            {
                **expiry,
                "type": "authorized_user",
                "token": self.token,
                "refresh_token": self.refresh_token,
                "token_uri": self.token_uri,
                "client_id": self.client_id,
                "client_secret": self.client_secret,
                "scopes": list(self.scopes),
            }
        )

    def client_json(self) -> str:
        """The file of a desktop client, as Google's console gives it."""
        installed = {
            "client_id": self.client_id,
            "project_id": "test",
            "auth_uri": self.auth_uri,
            "token_uri": self.token_uri,
            "client_secret": self.client_secret,
            "redirect_uris": ["http://localhost"],
        }
        return json.dumps({"installed": installed})
