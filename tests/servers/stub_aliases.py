"""The send-as aliases of an account at the stub, as the settings of Gmail show them."""

from __future__ import annotations

from google_discovery import Json
from google_stub import GoogleStub


def alias(stub: GoogleStub, account: str, address: str, *, verified: bool = True, default: bool = False) -> Json:
    """A further address of the account; what is returned may be changed, as its signature."""
    others = stub.boxes[account].send_as
    made: Json = {"sendAsEmail": address, "verificationStatus": "accepted" if verified else "pending"}
    if default:
        for one in others:
            one.pop("isDefault", None)
        made["isDefault"] = True
    others.append(made)
    return made
