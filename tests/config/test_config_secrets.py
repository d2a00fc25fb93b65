"""Secrets: fetched from where they are kept, never told."""

from __future__ import annotations

import json
import os
import pickle
import traceback

import pytest

from followupd.config import SecretKind, SecretRef, load
from followupd.errors import ConfigError

SECRET = "hunter2"


def imap(password: str) -> str:
    return f"""\
me: {{name: Ada, addresses: ada@example.org}}
accounts:
  - name: a
    mail: {{type: imap, host: mail.example.net, username: ada, password: {password}}}
    calendars: [{{type: ics, path: c.ics}}]
"""


@pytest.mark.parametrize(
    "written",
    [
        SECRET, f'"{SECRET}"', "12345678", f"[{SECRET}]", f"{{{SECRET}: x}}", f"{{file: a, {SECRET}: b}}",
        f"{{{SECRET}}}",
        f"{{env: '{SECRET} x'}}", f"{{file: [{SECRET}]}}", f"{{credential: ../{SECRET}}}", f"{{keyring: {SECRET}}}",
        f"{{command: \"'{SECRET}\"}}", "{file: }", "true", "",
    ],
)  # fmt: skip
def test_a_literal_secret_is_refused_and_not_repeated(write, everything, written):
    with pytest.raises(ConfigError) as caught:
        load(write(imap(written)), built=everything)
    (problem,) = caught.value.problems
    assert problem.path == "accounts[0].mail.password"
    assert "{file: " in problem.hint or "such as {" in problem.hint
    told = "".join(traceback.format_exception(caught.value)) + repr(caught.value) + str(problem)
    assert SECRET not in told
    assert "12345678" not in told


def test_a_password_in_a_url_is_refused_and_not_repeated(problems, everything):
    told = problems(
        f"""\
        me: {{name: Ada, addresses: ada@example.org}}
        state: {{database: "postgresql://ada:{SECRET}@db.example/x"}}
        accounts:
          - name: a
            mail: {{type: maildir, path: M}}
            calendars:
              - {{type: ics, url: "https://ada:{SECRET}@x.example/a.ics"}}
              - {{type: caldav, url: "https://{SECRET}@x.example/", username: ada, password: {{env: DAV}}}}
        """,
        built=everything,
    )
    assert [path for _, path, _, _ in told] == [
        "state.database", "accounts[0].calendars[0].url", "accounts[0].calendars[1].url",
    ]  # fmt: skip
    assert SECRET not in str(told)


def test_neither_the_place_nor_the_secret_shows_in_repr(write, everything, monkeypatch):
    monkeypatch.setenv("IMAP_PASSWORD", SECRET)
    config = load(write(imap("{env: IMAP_PASSWORD}")), built=everything)
    password = config.accounts[0].mail.password
    assert repr(password) == "SecretRef(env: ***)"
    assert f"{password}" == "SecretRef(env: ***)"
    assert "IMAP_PASSWORD" not in repr(config)
    assert password.resolve() == SECRET


def test_a_file_is_taken_from_the_folder_of_the_config(write, everything, tmp_path):
    (tmp_path / "imap-password").write_text(f"{SECRET}\n")
    (tmp_path / "imap-password").chmod(0o600)
    config = load(write(imap("{file: imap-password}")), built=everything)
    assert config.accounts[0].mail.password.resolve() == SECRET


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o620, 0o660, 0o666])
def test_a_file_that_others_can_touch_is_refused(tmp_path, mode):
    path = tmp_path / "pass word"
    path.write_text(SECRET)
    path.chmod(mode)
    with pytest.raises(ConfigError) as caught:
        SecretRef(kind=SecretKind.FILE, value=str(path)).resolve()
    (problem,) = caught.value.problems
    assert (problem.where, problem.what) == (str(path), "others can read this secret")
    assert problem.hint == f"chmod 600 '{path}'"


def file_of(octets: bytes, tmp_path) -> SecretRef:
    path = tmp_path / "secret"
    path.write_bytes(octets)
    path.chmod(0o600)
    return SecretRef(kind=SecretKind.FILE, value=str(path))


def test_a_file_keeps_what_is_in_it_but_the_line_end(tmp_path):
    secret = {"installed": {"client_id": "x"}}
    assert json.loads(file_of(json.dumps(secret, indent=1).encode() + b"\r\n", tmp_path).resolve()) == secret


def test_blanks_belong_to_a_secret(tmp_path):
    assert file_of(b" hunter2 \n", tmp_path).resolve() == " hunter2 "


@pytest.mark.parametrize(
    ("octets", "what"),
    [
        (b"\n", "the secret is empty or not set (file)"),
        (b"\xff\xfehunter2", "the secret is not UTF-8 text"),
        (b"hunter2" * 10_000, "the secret is larger than 64 KiB"),
    ],
)
def test_a_file_that_holds_no_secret_is_told(tmp_path, octets, what):
    with pytest.raises(ConfigError) as caught:
        file_of(octets, tmp_path).resolve()
    assert caught.value.problems[0].what == what
    assert SECRET not in "".join(traceback.format_exception(caught.value))


def test_a_missing_file_a_folder_and_a_pipe_are_told(tmp_path):
    os.mkfifo(tmp_path / "pipe", 0o600)
    for name, what in (
        ("none", "the secret cannot be read: No such file or directory"),
        (".", "the secret cannot be read: Is a directory"),
        ("pipe", "the secret is in no regular file"),
    ):
        with pytest.raises(ConfigError, match=what):
            SecretRef(kind=SecretKind.FILE, value=str(tmp_path / name)).resolve()


def test_a_variable_that_is_not_set_is_named(monkeypatch):
    monkeypatch.delenv("NO_SUCH_PASSWORD", raising=False)
    with pytest.raises(ConfigError) as caught:
        SecretRef(kind=SecretKind.ENV, value="NO_SUCH_PASSWORD").resolve()
    assert str(caught.value) == "$NO_SUCH_PASSWORD: the secret is empty or not set (env)"


def command(line: str) -> SecretRef:
    return SecretRef(kind=SecretKind.COMMAND, value=line)


def test_a_command_is_run_without_a_shell():
    assert command("printf '%s\\n' 'a b; echo $HOME'").resolve() == "a b; echo $HOME"


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (f"sh -c 'echo {SECRET}; echo {SECRET} >&2; exit 3'", "the secret's command (sh) failed with exit code 3"),
        (f"no-such-program-here {SECRET}", "the secret's command (no-such-program-here) cannot be run"),
        ("true", "the secret is empty or not set (command)"),
    ],
)
def test_a_command_that_fails_is_told_without_what_it_printed(line, what):
    with pytest.raises(ConfigError) as caught:
        command(line).resolve()
    assert what in str(caught.value)
    assert SECRET not in str(caught.value)


def test_a_credential_is_what_systemd_passed(tmp_path, monkeypatch):
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    (tmp_path / "imap").write_text(SECRET)
    (tmp_path / "imap").chmod(0o440)
    assert SecretRef(kind=SecretKind.CREDENTIAL, value="imap").resolve() == SECRET
    monkeypatch.delenv("CREDENTIALS_DIRECTORY")
    with pytest.raises(ConfigError, match="LoadCredential="):
        SecretRef(kind=SecretKind.CREDENTIAL, value="imap").resolve()


def test_a_keyring_that_is_not_installed_is_told():
    with pytest.raises(ConfigError, match="the package keyring is not installed"):
        SecretRef(kind=SecretKind.KEYRING, value="mail.example.net/ada").resolve()


def test_a_secret_ref_holds_only_the_place():
    assert SECRET.encode() not in pickle.dumps(command("pass show it"))
