from dataclasses import dataclass


@dataclass(frozen=True)
class Validators:
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True)
class NotModified: ...


@dataclass(frozen=True)
class Fetched:
    body: bytes
    validators: Validators


def fetch(url: str, *, account: str, validators: Validators | None) -> Fetched | NotModified: ...
