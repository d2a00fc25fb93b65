"""Google's OAuth, as far as a desktop client uses it: consent by itself, PKCE, refresh, revocation."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlencode

from google_discovery import Json
from stub_answers import Answer, Refused
from stub_faults import StubClock
from stub_mailbox import new_id

CLIENT_ID, CLIENT_SECRET = "test-client.apps.googleusercontent.com", "test-secret"
SCOPES = (
    "https://www.googleapis.com/auth/gmail.compose",
    "https://www.googleapis.com/auth/gmail.readonly",
    "https://www.googleapis.com/auth/calendar.events.readonly",
)
OAUTH = {
    "/token": "oauth.token",
    "/revoke": "oauth.revoke",
    "/tokeninfo": "oauth.tokeninfo",
    "/o/oauth2/v2/auth": "oauth.auth",
    "/o/oauth2/auth": "oauth.auth",
}


@dataclass(slots=True)
class Grants:
    """Who allowed what, and the tokens that say so."""

    clock: StubClock
    lifetime: timedelta = timedelta(hours=1)
    scopes: dict[str, tuple[str, ...]] = field(default_factory=dict)  # by address, as granted now
    refresh: dict[str, str] = field(default_factory=dict)  # refresh token → address
    access: dict[str, tuple[str, datetime]] = field(default_factory=dict)  # access token → address, end
    codes: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def open(self, address: str) -> tuple[str, str]:
        """A new refresh token and access token of a user."""
        self.scopes.setdefault(address, SCOPES)
        refresh = f"1//{new_id()}"
        self.refresh[refresh] = address
        return refresh, self._access(address)

    def _access(self, address: str) -> str:
        token = f"ya29.{new_id()}"
        self.access[token] = (address, self.clock.now + self.lifetime)
        return token

    def owner(self, authorization: str) -> str:
        """Whose token it is. Raises Refused(401)."""
        address, until = self.access.get(authorization.removeprefix("Bearer "), ("", self.clock.now))
        if not address or until <= self.clock.now:
            raise Refused(401, headers={"WWW-Authenticate": 'Bearer realm="https://accounts.google.com/"'})
        return address

    def answer(self, method: str, asked: Mapping[str, str]) -> Answer:
        """One of OAuth's own requests, with what its query and form say."""
        match method:
            case "oauth.auth":
                return self.consent(asked)
            case "oauth.token":
                return self.token(asked)
            case "oauth.tokeninfo":
                return self.information(asked.get("access_token", ""))
            case _:
                self.revoke(self.refresh.get(asked.get("token", ""), ""))
                return Answer(200, {})

    def consent(self, asked: Mapping[str, str]) -> Answer:
        """Consents at once for `login_hint`, or the first user, and sends the browser back with a code."""
        code = f"4/{new_id()}"
        self.codes[code] = {**asked, "address": asked.get("login_hint") or next(iter(self.scopes))}
        back = {"code": code, "scope": asked.get("scope", ""), "state": asked.get("state", "")}
        return Answer(302, None, {"Location": f"{asked['redirect_uri']}?{urlencode(back)}"})

    def token(self, form: Mapping[str, str]) -> Answer:
        """POST /token. Refusals are OAuth's (RFC 6749, 5.2), not the API's."""
        if (form.get("client_id"), form.get("client_secret")) != (CLIENT_ID, CLIENT_SECRET):
            return Answer(401, {"error": "invalid_client", "error_description": "The OAuth client was not found."})
        if form.get("grant_type") == "refresh_token":
            address = self.refresh.get(form.get("refresh_token", ""))
            if address is None:
                return _invalid_grant("Token has been expired or revoked.")
            return Answer(200, self._answer(address))
        asked = self.codes.pop(form.get("code", ""), None)
        if asked is None or asked.get("redirect_uri") != form.get("redirect_uri"):
            return _invalid_grant("Bad Request")
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        if base64.urlsafe_b64encode(digest).decode().rstrip("=") != asked.get("code_challenge"):
            return _invalid_grant("Invalid code verifier.")
        address = asked["address"]
        self.scopes.setdefault(address, tuple(asked.get("scope", "").split()))
        refresh, _ = self.open(address)
        return Answer(200, {**self._answer(address), "refresh_token": refresh})

    def _answer(self, address: str) -> Json:
        return {
            "access_token": self._access(address),
            "expires_in": int(self.lifetime.total_seconds()),
            "scope": " ".join(self.scopes[address]),
            "token_type": "Bearer",
        }

    def information(self, token: str) -> Answer:
        """GET /tokeninfo."""
        address, until = self.access.get(token, ("", self.clock.now))
        left = int((until - self.clock.now).total_seconds())
        if not address or left <= 0:
            return Answer(400, {"error": "invalid_token", "error_description": "Invalid Value"})
        return Answer(200, {"aud": CLIENT_ID, "scope": " ".join(self.scopes[address]), "expires_in": str(left)})

    def revoke(self, address: str) -> None:
        self.refresh = {token: owner for token, owner in self.refresh.items() if owner != address}
        self.expire(address)

    def expire(self, address: str) -> None:
        self.access = {token: one for token, one in self.access.items() if one[0] != address}


def _invalid_grant(why: str) -> Answer:
    return Answer(400, {"error": "invalid_grant", "error_description": why})
