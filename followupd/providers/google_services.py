"""Google's APIs as the client library offers them, each at the server that the config names."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

Api = Literal["gmail", "calendar", "people", "pubsub"]
VERSIONS: Mapping[Api, str] = {"gmail": "v1", "calendar": "v3", "people": "v1", "pubsub": "v1"}


def built(name: Api, root: str) -> Any:
    """The API's Resource at `root`, from the discovery document that comes with the library: nothing is fetched."""
    import googleapiclient
    from googleapiclient.discovery import build_from_document

    folder = Path(googleapiclient.__file__).parent / "discovery_cache" / "documents"
    document = json.loads((folder / f"{name}.{VERSIONS[name]}.json").read_text(encoding="utf-8"))
    document["rootUrl"] = root  # `api_endpoint` alone would leave batches and uploads behind
    document["baseUrl"] = root + document["servicePath"]
    return _kept(build_from_document(document, http=_Unused()), document)


def _kept(resource: Any, description: Mapping[str, Any]) -> Any:
    """The same Resource, which makes each of those inside it once: the library would make it anew at every request."""
    for name, inner in description.get("resources", {}).items():
        make = getattr(resource, name)
        setattr(resource, name, cache(lambda make=make, inner=inner: _kept(make(), inner)))
    return resource


class _Unused:
    """In the place of the library's own transport, which would send a write twice."""

    def request(self, *args: Any, **kwargs: Any) -> Any:
        raise AssertionError("requests go through GoogleAccount.execute")

    def close(self) -> None:
        """Nothing is open."""
