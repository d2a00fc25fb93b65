"""What a user does to a calendar, on each kind of calendar; `source` reads it through the port."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from followupd.domain.ids import AccountName, Source
from followupd.ports.calendars import CalendarSource
from followupd.providers.calendars.ics import IcsCalendar

BERLIN = ZoneInfo("Europe/Berlin")


def calendar_text(*events: str) -> bytes:
    return ("BEGIN:VCALENDAR\nVERSION:2.0\n" + "".join(events) + "END:VCALENDAR\n").replace("\n", "\r\n").encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What the suite asks for beside the laws."""

    serves_damage: bool = True  # an event can be damaged
    ends_early: bool = True  # a transfer that is cut off can be made
    any_organizer: bool = True  # the user can write down somebody else's event
    guests_answer: bool = True  # guests can have said no, and rooms can be among them


class CalendarDriver(Protocol):
    """`events` are VEVENT texts by UID; `save` puts them where the source reads them, all of them anew."""

    events: dict[str, str]
    capabilities: Capabilities

    def uid(self, name: str) -> str:
        """The UID that the calendar has for the event that is `name` in `events`."""
        ...

    @property
    def source(self) -> CalendarSource: ...
    def save(self) -> None: ...
    def cut_off(self) -> None:
        """What is there now ends in the middle: a half-written export."""
        ...

    def take_away(self) -> None:
        """The calendar itself is not there."""
        ...


class Plain:
    """An iCalendar file, in which everything stands as it was written."""

    capabilities = Capabilities()

    def uid(self, name: str) -> str:
        return name


def ics_source(location: Path | str) -> IcsCalendar:
    return IcsCalendar(Source("work/calendars/0"), AccountName("work"), location, BERLIN)


@dataclass
class FileDriver(Plain):
    """One .ics file, written anew as exports are."""

    root: Path
    events: dict[str, str] = field(default_factory=dict)

    @property
    def path(self) -> Path:
        return self.root / "calendar.ics"

    @property
    def source(self) -> CalendarSource:
        return ics_source(self.path)

    def save(self) -> None:
        replace_file(self.path, calendar_text(*self.events.values()))

    def cut_off(self) -> None:
        data = self.path.read_bytes()
        replace_file(self.path, data[: len(data) - 20])

    def take_away(self) -> None:
        self.path.unlink()


def replace_file(path: Path, data: bytes) -> None:
    """As exports do it: a new inode, so that stamps differ however quick the test is."""
    fresh = path.with_name("." + path.name)
    fresh.write_bytes(data)
    os.replace(fresh, path)


@dataclass
class FolderDriver(Plain):
    """A vdir: one file a UID; only files that change are touched."""

    root: Path
    events: dict[str, str] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        return self.root / "vdir"

    @property
    def source(self) -> CalendarSource:
        return ics_source(self.folder)

    def save(self) -> None:
        self.folder.mkdir(exist_ok=True)
        wanted = {f"{hashlib.md5(uid.encode()).hexdigest()}.ics": text for uid, text in self.events.items()}
        for path in self.folder.glob("*.ics"):
            if path.name not in wanted:
                path.unlink()
        for name, text in wanted.items():
            path = self.folder / name
            data = calendar_text(text)
            if not path.exists() or path.read_bytes() != data:
                replace_file(path, data)

    def cut_off(self) -> None:
        """One of its files: the others are whole."""
        path = min(self.folder.glob("*.ics"))
        data = path.read_bytes()
        replace_file(path, data[: len(data) // 2])

    def take_away(self) -> None:
        for path in self.folder.iterdir():
            path.unlink()
        self.folder.rmdir()


@dataclass
class UrlDriver(Plain):
    """A web server that exports the calendar, with ETags."""

    url: str
    served: Served
    events: dict[str, str] = field(default_factory=dict)

    @property
    def source(self) -> CalendarSource:
        return ics_source(self.url)

    def save(self) -> None:
        self.served.status, self.served.body = 200, calendar_text(*self.events.values())

    def cut_off(self) -> None:
        self.served.body = self.served.body[:-20]

    def take_away(self) -> None:
        self.served.status = 404


@dataclass
class Served:
    """What the server answers, and what it was asked."""

    body: bytes = b""
    status: int = 200
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)


@contextmanager
def web_server() -> Iterator[tuple[str, Served]]:
    served = Served()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append((self.path, dict(self.headers)))
            etag = f'"{hashlib.md5(served.body).hexdigest()}"'
            if served.status == 200 and self.headers.get("If-None-Match") == etag:
                self.send_response(304)
                self.end_headers()
                return
            self.send_response(served.status)
            self.send_header("ETag", etag)
            self.send_header("Content-Length", str(len(served.body)))
            self.end_headers()
            self.wfile.write(served.body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/private-token/basic.ics", served
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
