"""Calendars in the iCalendar format: one .ics file, a folder of them (vdir), or an https URL."""

from __future__ import annotations

from datetime import UTC, tzinfo
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from followupd.derive.glance import day_of
from followupd.domain.event import Window
from followupd.domain.ids import AccountName, Cursor, Ref, Source
from followupd.domain.record import replace
from followupd.errors import CursorExpired, SuspiciousShrink, Unavailable
from followupd.ports.calendars import ChangeSet, Quarantined
from followupd.providers.calendars import ics_files
from followupd.providers.calendars.ics_cursor import (
    BadCursor,
    Header,
    Known,
    Stamp,
    decode,
    encode,
    pack,
    unpack,
)
from followupd.providers.calendars.ics_reading import Reading

if TYPE_CHECKING:
    from followupd.providers.http import Fetched, NotModified, Validators

NOTES_CAP = 200
SHRINK_FROM = 4


class Fetch(Protocol):
    """GETs a URL, conditionally; see `followupd.providers.http.fetch`."""

    def __call__(self, url: str, *, account: str, validators: Validators | None) -> Fetched | NotModified: ...


class IcsCalendar:
    """A CalendarSource over iCalendar data. `location` is a file, a folder, or a URL (https, http or webcal).

    `timezone` is what floating times and all-day events are taken in. What was over before the window is only
    looked at lightly; a series whose first occurrence is over tells one PastMeeting, for that occurrence.
    An event whose TZID nobody knows is told in a zone that stands in for it, and is named in `quarantined`.
    """

    def __init__(
        self,
        source: Source,
        account: AccountName,
        location: Path | str,
        timezone: tzinfo,
        fetch: Fetch | None = None,
    ) -> None:
        self._source = source
        self._account = account
        self._location = location
        self._timezone = timezone
        self._fetch = fetch

    @property
    def source(self) -> Source:
        return self._source

    def changes_since(self, cursor: Cursor | None, window: Window, *, accept_loss: bool = False) -> ChangeSet:
        """See `CalendarSource`. A file unchanged since `cursor` costs one stat, a URL one conditional request."""
        header, body = self._decoded(cursor)
        days = (day_of(window.start.astimezone(UTC)), day_of(window.end.astimezone(UTC)))
        same = header is not None and header.window == days and header.zone == str(self._timezone)
        contents = self._look(header if same else None)
        if contents is None and header is not None and cursor is not None:
            return _nothing(header, cursor)
        assert contents is not None
        files = _digest(contents.listing)
        if same and header is not None and header.files == files:
            return _nothing(header, encode(replace(header, validators=contents.validators), body))
        reading = Reading(self._source, self._known(header, body), header, window, self._timezone)
        try:
            reading.read(contents.listing, contents.read)
        except ics_files.Unreadable as error:
            raise self._unavailable(str(error)) from error
        self._check_loss(reading, accept_loss)
        now = Header(
            window=days,
            zone=str(self._timezone),
            files=files if reading.complete else "",
            notes=reading.notes,
            validators=contents.validators,
        )
        return ChangeSet(
            changed=tuple(reading.changed),
            removed=tuple(reading.removed),
            past=tuple(reading.past),
            quarantined=_quarantined(now),
            is_snapshot=cursor is None,
            cursor=encode(now, pack(reading.entries)),
        )

    def _decoded(self, cursor: Cursor | None) -> tuple[Header | None, str]:
        if cursor is None:
            return None, ""
        try:
            return decode(cursor)
        except BadCursor as error:
            raise CursorExpired(self._account, "pull", "the cursor is not of this version") from error

    def _known(self, header: Header | None, body: str) -> Known:
        if header is None:
            return {}
        try:
            return unpack(body)
        except BadCursor as error:
            raise CursorExpired(self._account, "pull", "the cursor cannot be read") from error

    def _look(self, header: Header | None) -> Contents | None:
        """What there is to read, or None where the server says that nothing changed since `header`."""
        if isinstance(self._location, Path):
            try:
                return Files(self._location)
            except ics_files.Unreadable as error:
                raise self._unavailable(str(error)) from error
        from followupd.providers.http import Fetched, Validators, fetch_patiently

        fetch = self._fetch or fetch_patiently
        validators = Validators(*header.validators) if header is not None and any(header.validators) else None
        fetched = fetch(self._location, account=self._account, validators=validators)
        return Body(fetched) if isinstance(fetched, Fetched) else None

    def _check_loss(self, reading: Reading, accept_loss: bool) -> None:
        before, lost = reading.uids_before, reading.uids_before - reading.uids_now
        if accept_loss or len(before) < SHRINK_FROM or len(lost) * 2 < len(before):
            return
        message = f"{len(lost)} of {len(before)} events are gone at once; nothing is taken over until you accept that"
        raise SuspiciousShrink(self._account, "pull", message, before=len(before), now=len(reading.uids_now))

    def _unavailable(self, why: str) -> Unavailable:
        what = str(self._location) if isinstance(self._location, Path) else "the calendar's URL"
        return Unavailable(self._account, "pull", f"{what}: {why}")


class Contents(Protocol):
    """What stands at a location: names and stamps, and the bytes on demand."""

    listing: dict[str, Stamp]
    validators: tuple[str, str]

    def read(self, name: str) -> bytes: ...


class Files:
    """A file, or a folder of them."""

    def __init__(self, location: Path) -> None:
        self.location = location
        self.listing = ics_files.listing(location)
        self.validators = ("", "")

    def read(self, name: str) -> bytes:
        """The bytes of one file. Raises Unreadable."""
        return ics_files.read(self.location, name, self.listing[name])


class Body:
    """What a URL answered."""

    def __init__(self, fetched: Fetched) -> None:
        self._body = fetched.body
        self.listing: dict[str, Stamp] = {"": (blake2b(fetched.body, digest_size=16).hexdigest(),)}
        self.validators = (fetched.validators.etag, fetched.validators.last_modified)

    def read(self, name: str) -> bytes:
        """The body, whatever the name."""
        return self._body


def _digest(listing: dict[str, Stamp]) -> str:
    return blake2b(repr(listing).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _nothing(header: Header, cursor: Cursor) -> ChangeSet:
    return ChangeSet(
        changed=(), removed=(), past=(), quarantined=_quarantined(header), is_snapshot=False, cursor=cursor
    )


def _quarantined(header: Header) -> tuple[Quarantined, ...]:
    told = [Quarantined(ref=Ref(ref), why=why) for ref, reasons in header.notes.items() for why in reasons]
    if len(told) > NOTES_CAP:
        rest = Quarantined(ref=Ref("…"), why=f"{len(told) - NOTES_CAP} more are left out, for reasons like these")
        return (*told[:NOTES_CAP], rest)
    return tuple(told)
