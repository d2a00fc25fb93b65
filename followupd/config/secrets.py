"""Secrets: the config says where one is kept, never what it is."""

from __future__ import annotations

import enum
import importlib
import os
import secrets
import shlex
import stat
import subprocess
from pathlib import Path
from typing import Any

from followupd.domain.record import Struct
from followupd.errors import ConfigError, Problem

MAX_BYTES = 64 * 1024
COMMAND_TIMEOUT_S = 30.0


class SecretKind(enum.StrEnum):
    """Where a secret is kept."""

    FILE = "file"  # a file that nobody else can read
    ENV = "env"  # an environment variable
    COMMAND = "command"  # the output of a command
    KEYRING = "keyring"  # the desktop's keyring, as service/username
    CREDENTIAL = "credential"  # systemd's LoadCredential=, by its name


class SecretRef(Struct, frozen=True, kw_only=True):
    """Where a secret is kept. `resolve` fetches it; neither the place nor the secret shows in `repr`.

    `value` is an absolute path, a variable, a command line, `service/username` or a credential's name.
    """

    kind: SecretKind
    value: str

    def __repr__(self) -> str:
        return f"SecretRef({self.kind}: ***)"

    def resolve(self) -> str:
        """The secret without the line end after it. Raises ConfigError, which never tells it."""
        match self.kind:
            case SecretKind.FILE:
                secret = _from_file(Path(self.value), private=True)
            case SecretKind.ENV:
                secret = os.environ.get(self.value, "")
            case SecretKind.COMMAND:
                secret = _from_command(self.value)
            case SecretKind.KEYRING:
                secret = _from_keyring(self.value)
            case SecretKind.CREDENTIAL:
                secret = _from_credential(self.value)
        if not (secret := secret.rstrip("\r\n")):
            raise _missing(f"the secret is empty or not set ({self.kind})", where=self._place())
        return secret

    def keep(self, secret: str) -> None:
        """Replaces the secret at once, for the user alone to read. Raises ConfigError; also for kinds only read."""
        match self.kind:
            case SecretKind.FILE:
                _to_file(Path(self.value).resolve(), secret)
            case SecretKind.KEYRING:
                _to_keyring(self.value, secret)
            case _:
                hint = f"run the verb with a config that keeps it in a file, and bring it to where {self.kind} reads it"
                raise _missing(f"a secret of the kind {self.kind} cannot be written", hint=hint)

    def _place(self) -> str:
        match self.kind:
            case SecretKind.FILE:
                return self.value
            case SecretKind.ENV:
                return f"${self.value}"
            case _:
                return ""


def _missing(what: str, *, where: str = "", hint: str = "") -> ConfigError:
    return ConfigError(Problem(where=where, what=what, hint=hint))


def _from_file(path: Path, *, private: bool) -> str:
    try:
        with open(path, "rb", opener=_open_at_once) as file:
            mode = os.fstat(file.fileno()).st_mode
            if not stat.S_ISREG(mode):
                raise _missing("the secret is in no regular file", where=str(path))
            if private and mode & 0o077:
                raise _missing(
                    "others can read this secret", where=str(path), hint=f"chmod 600 {shlex.quote(str(path))}"
                )
            octets = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _missing(f"the secret cannot be read: {error.strerror}", where=str(path)) from None
    return _decoded(octets, str(path))


def _to_file(path: Path, secret: str) -> None:
    beside = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
                file.write(secret)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise _missing(f"the secret cannot be written: {error.strerror}", where=str(path)) from None


def _open_at_once(path: str, flags: int) -> int:
    # a pipe would keep a blocking open waiting for ever
    return os.open(path, flags | os.O_NONBLOCK)


def _decoded(octets: bytes, where: str) -> str:
    if len(octets) > MAX_BYTES:
        raise _missing(f"the secret is larger than {MAX_BYTES // 1024} KiB", where=where)
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError:
        # `from None`: the error would carry the octets
        raise _missing("the secret is not UTF-8 text", where=where) from None


def _from_command(line: str) -> str:
    argv = shlex.split(line)
    program = argv[0]
    try:
        ran = subprocess.run(  # noqa: S603 - the user's own command, without a shell
            argv, stdin=subprocess.DEVNULL, capture_output=True, timeout=COMMAND_TIMEOUT_S, check=False
        )
    except subprocess.TimeoutExpired:
        raise _missing(f"the secret's command ({program}) took longer than {COMMAND_TIMEOUT_S:.0f} s") from None
    except OSError as error:
        raise _missing(f"the secret's command ({program}) cannot be run: {error.strerror}") from None
    if ran.returncode != 0:
        hint = "run it by hand to see why"
        raise _missing(f"the secret's command ({program}) failed with exit code {ran.returncode}", hint=hint)
    return _decoded(ran.stdout, "")


def _from_keyring(entry: str) -> str:
    keyring, errors = _keyring()
    service, _, username = entry.rpartition("/")
    try:
        return keyring.get_password(service, username) or ""
    except errors.KeyringError as error:
        raise _missing(f"the keyring cannot be read: {type(error).__name__}") from None


def _to_keyring(entry: str, secret: str) -> None:
    keyring, errors = _keyring()
    service, _, username = entry.rpartition("/")
    try:
        keyring.set_password(service, username, secret)
    except errors.KeyringError as error:
        raise _missing(f"the keyring cannot be written: {type(error).__name__}") from None


def _keyring() -> tuple[Any, Any]:
    try:
        # an extra: not among the dependencies
        return importlib.import_module("keyring"), importlib.import_module("keyring.errors")
    except ImportError:
        raise _missing(
            "the package keyring is not installed", hint="pip install keyring, or use another kind"
        ) from None


def _from_credential(name: str) -> str:
    folder = os.environ.get("CREDENTIALS_DIRECTORY")
    if not folder:
        hint = "the unit needs LoadCredential=, and followupd must be run by systemd"
        raise _missing(f"there are no systemd credentials here, so no {name}", hint=hint)
    # systemd guards the folder itself; an ACL may look like group access
    return _from_file(Path(folder) / name, private=False)
