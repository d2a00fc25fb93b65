"""Asking the user for their consent: a desktop client, PKCE and a state (RFC 8252, RFC 7636)."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

from followupd.domain.ids import AccountName
from followupd.domain.record import replace
from followupd.errors import AuthRequired, ProviderError, UsageError
from followupd.providers.google_grant import NoLongerGranted, exchanged
from followupd.providers.google_token import Client, Token
from followupd.providers.google_transport import Transport

GOOGLE_AUTH = "https://accounts.google.com/o/oauth2/v2/auth"
_AROUND = string.whitespace + "<>\"'`\u201c\u201d\u2018\u2019"
"""What an address is often copied with."""


class Consent:
    """One authorisation under way: `url` is what the user opens, `finish` takes what their browser was sent back to."""

    def __init__(
        self,
        account: AccountName,
        *,
        client_secret: str,
        scopes: tuple[str, ...],
        roots: Mapping[str, str],
        redirect_uri: str,
        clock: Callable[[], datetime],
    ) -> None:
        from google_auth_oauthlib.flow import Flow

        client = Client.parse(client_secret)
        if client is None:
            what = "the client secret is not the JSON of a desktop client"
            raise UsageError(what, hint="make one in Google's console (see the README), of the type Desktop app")
        self._account = account
        self._client = client
        self._scopes = scopes
        self._redirect_uri = redirect_uri
        self._transport = Transport(roots)
        self._clock = clock
        installed = {"client_id": client.id, "client_secret": "", "auth_uri": GOOGLE_AUTH, "token_uri": GOOGLE_AUTH}
        self._flow = Flow.from_client_config({"installed": installed}, scopes, redirect_uri=redirect_uri)
        url, self._state = self._flow.authorization_url(access_type="offline", prompt="consent")
        # the library takes nothing but https, and a trial's server is on loopback
        self.url = str(url).replace(GOOGLE_AUTH, _auth_uri(client, roots), 1)

    def is_back(self, landed: str) -> bool:
        """Whether `landed`, the URL that a browser came back to, belongs to this authorisation."""
        asked = _asked(landed)
        return asked.get("state") == self._state and bool({"code", "error"} & asked.keys())

    def finish(self, landed: str) -> Token:
        """The token that the user's consent is worth; which scopes they left out shows in it.

        Raises AuthRequired where they declined, Unavailable, Throttled; UsageError unless `is_back`.
        """
        if not self.is_back(landed):
            raise UsageError("this is not the address that the browser was sent to in the end")
        asked = _asked(landed)
        if "code" not in asked:
            raise AuthRequired(self._account, "auth", "you declined, or Google refused; nothing was changed")
        form = {
            "grant_type": "authorization_code",
            "code": asked["code"],
            "redirect_uri": self._redirect_uri,
            "code_verifier": str(self._flow.code_verifier),
        }
        now = self._clock()
        try:
            token = exchanged(
                self._transport,
                form,
                self._client,
                self._client.token_uri,
                account=self._account,
                operation="auth",
                now=now,
            )
        except NoLongerGranted as refusal:
            raise _refused(self._account, refusal.error) from None
        return replace(
            token,
            scopes=token.scopes or self._scopes,  # RFC 6749, 5.1: told where they differ from those asked for
            client_id=self._client.id,
            client_secret=self._client.secret,
            token_uri=self._client.token_uri,
            granted_at=now,
        )


def _refused(account: AccountName, error: str) -> ProviderError:
    if error == "invalid_client":
        return AuthRequired(account, "auth", "Google does not know the OAuth client; download its JSON anew")
    return AuthRequired(account, "auth", f"Google refuses the code that it gave ({error}): begin again")


def _asked(landed: str) -> dict[str, str]:
    try:
        told = parse_qs(urlsplit(landed[:10_000].strip(_AROUND)).query, max_num_fields=50)
    except ValueError:
        return {}
    return {name: values[0] for name, values in told.items()}


def _auth_uri(client: Client, roots: Mapping[str, str]) -> str:
    if not (root := roots.get("oauth", "")):
        return GOOGLE_AUTH
    if urlsplit(client.auth_uri)[:2] == urlsplit(root)[:2]:
        return client.auth_uri
    return f"{root.rstrip('/')}/o/oauth2/v2/auth"
