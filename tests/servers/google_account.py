"""An account at a test server, as a program that signs in sees it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl, urlsplit

import requests
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
    hand: type[User] = User

    @property
    def user(self) -> User:
        return self.hand(self.address, self.roots, self.token)

    @property
    def token_uri(self) -> str:
        return self.roots["oauth"] + "token"

    def consent(self, url: str) -> str:
        """What the browser is sent back to when the user opens `url` (an authorisation URL) and agrees."""
        asked = dict(parse_qsl(urlsplit(url).query))
        page = requests.get(url, params={"login_hint": self.address}, allow_redirects=False, timeout=30)
        if page.status_code != 302:  # a page with a button for each user
            form = {**asked, "email": self.address}
            page = requests.post(f"{self.auth_uri}/callback", data=form, allow_redirects=False, timeout=30)
        return page.headers["Location"]

    def signed_in(self, back: str) -> TestAccount:
        """The account with the tokens that the code in a redirect (without PKCE) is good for."""
        form = {
            "grant_type": "authorization_code",
            "code": dict(parse_qsl(urlsplit(back).query))["code"],
            "redirect_uri": back.partition("?")[0],
            "client_id": self.client_id,
            "client_secret": self.client_secret,
        }
        answer = requests.post(self.token_uri, data=form, timeout=30)
        assert answer.ok, answer.text
        told = answer.json()
        return dataclasses.replace(self, token=told["access_token"], refresh_token=told["refresh_token"])

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
