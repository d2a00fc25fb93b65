"""Calendars at Google (Calendar API v3), read by sync tokens.

A quiet calendar costs one request. Where something changed, and once a day when the window moves, what takes place
around the window is listed anew, and compared: see `google_reading` for why the server expands the series.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from followupd.derive.addresses import is_mine
from followupd.domain.event import Window
from followupd.domain.ids import Address, Cursor, Ref, Source
from followupd.domain.policy import Me
from followupd.errors import CursorExpired, SuspiciousShrink, Unavailable
from followupd.ports.calendars import ChangeSet, Quarantined
from followupd.providers.calendars.google_cursor import NOTHING, BadCursor, State, decode, encode
from followupd.providers.calendars.google_events import Resource, View
from followupd.providers.calendars.google_reading import Reading, window_days
from followupd.providers.google_errors import Refused

if TYPE_CHECKING:
    from googleapiclient.http import HttpRequest

    from followupd.providers.google_auth import GoogleAccount

SHRINK_FROM = 4
NOTES_CAP = 200
PAGES_CAP = 1_000
_FEED_PAGE, _LISTING_PAGE = 2_500, 500
_MARGIN = timedelta(days=2)
"""More than what zones move a day by."""
_PAGE = "nextPageToken,nextSyncToken"
_TIMES = "id,status,iCalUID,recurringEventId,eventType,start,end,originalStartTime"
_PEOPLE = "organizer(email,displayName,self),creator(email,displayName,self)"
_GUESTS = "attendees(email,displayName,responseStatus,resource,optional,self)"
FEED = f"{_PAGE},items({_TIMES},recurrence,{_PEOPLE},{_GUESTS})"
LISTING = (
    f"{_PAGE},items({_TIMES},{_PEOPLE},{_GUESTS},attendeesOmitted,guestsCanSeeOtherGuests,summary,description,"
    "location,visibility,transparency,hangoutLink,conferenceData(entryPoints(entryPointType,uri)))"
)


class GoogleCalendar:
    """A CalendarSource over one calendar of a Google account; `calendar_id` is an id of Google's, or `primary`.

    All-day events are seen from `zone`. With `me`, an attendee whom a calendar of the user's own marks as `self` is the
    user, under whatever alias. A series whose first time is over tells one PastMeeting, for that time.
    """

    def __init__(
        self, source: Source, account: GoogleAccount, calendar_id: str, zone: ZoneInfo, me: Me | None = None
    ) -> None:
        self._source = source
        self._account = account
        self._calendar_id = calendar_id
        own = Address.parse(calendar_id)
        is_own = calendar_id == "primary" or (me is not None and own is not None and is_mine(own, me))
        self._view = View(zone=zone, me=me if is_own else None)

    @property
    def source(self) -> Source:
        return self._source

    def changes_since(self, cursor: Cursor | None, window: Window, *, accept_loss: bool = False) -> ChangeSet:
        """See `CalendarSource`. Also raises CursorExpired where Google's token is too old, or it gave none."""
        before = self._decoded(cursor)
        days, zone = window_days(window), str(self._view.zone)
        reading = Reading(self._source, before, window, self._view)
        told, token = False, ""
        for page in self._pages(**self._since(before), maxResults=_FEED_PAGE, fields=FEED):
            told = told or bool(page.get("items"))
            reading.feed(_items(page))
            token = str(page.get("nextSyncToken") or "")
        if cursor is not None and not told and (before.days, before.zone) == (days, zone):
            return ChangeSet(
                changed=(), removed=(), past=(), quarantined=_quarantined(before), is_snapshot=False, cursor=cursor
            )
        for page in self._pages(
            **_around(before.days, days), singleEvents=True, maxResults=_LISTING_PAGE, fields=LISTING
        ):
            reading.listing(_items(page))
        reading.finish()
        if not accept_loss:
            self._check_loss(before, reading)
        now = State(
            token=token, days=days, zone=zone, notes=reading.notes, known=reading.known, entries=reading.entries
        )
        return ChangeSet(
            changed=tuple(reading.changed),
            removed=tuple(reading.removed),
            past=tuple(reading.past),
            quarantined=_quarantined(now),
            is_snapshot=cursor is None,
            cursor=encode(now),
        )

    def _decoded(self, cursor: Cursor | None) -> State:
        if cursor is None:
            return NOTHING
        try:
            return decode(cursor)
        except BadCursor as error:
            raise CursorExpired(self._account.account, "pull", "the cursor is not of this version") from error

    def _since(self, before: State) -> Mapping[str, Any]:
        if before is NOTHING:
            return {}
        if not before.token:
            raise CursorExpired(self._account.account, "pull", "the calendar gave no token to go on from")
        return {"syncToken": before.token}

    def _pages(self, **query: Any) -> Iterator[Mapping[str, Any]]:
        """The pages of one list. Raises where it has no end, for what is known of a part must not count as all."""
        events = self._account.service("calendar").events()
        page_token: dict[str, str] = {}
        for _ in range(PAGES_CAP):
            request = events.list(calendarId=self._calendar_id, **query, **page_token)
            page = self._asked(request, is_delta="syncToken" in query)
            if not isinstance(page, Mapping):
                raise Unavailable(self._account.account, "pull", "the calendar's answer is no list of events")
            yield page
            if not page.get("nextPageToken"):
                return
            page_token = {"pageToken": str(page["nextPageToken"])}
        raise Unavailable(self._account.account, "pull", f"the calendar's list has more than {PAGES_CAP} pages")

    def _asked(self, request: HttpRequest, *, is_delta: bool) -> Any:
        account = self._account.account
        try:
            return self._account.execute(request, "pull")
        except Refused as no:
            if no.status == 410 or (no.status == 400 and is_delta):
                raise CursorExpired(account, "pull", "Google does not know this token any more") from no
            if no.status in {403, 404}:
                raise Unavailable(account, "pull", f"there is no such calendar, or it may not be read ({no})") from no
            raise

    def _check_loss(self, before: State, reading: Reading) -> None:
        known, lost = len(before.known), reading.lost
        if known < SHRINK_FROM or lost * 2 < known:
            return
        message = f"{lost} of {known} events are gone at once; nothing is taken over until you accept that"
        raise SuspiciousShrink(self._account.account, "pull", message, before=known, now=len(reading.known))


def _items(page: Mapping[str, Any]) -> list[Resource]:
    items = page.get("items")
    return [one for one in items if isinstance(one, Mapping)] if isinstance(items, list) else []


def _around(before: tuple[int, int], days: tuple[int, int]) -> Mapping[str, str]:
    """The bounds of a listing: both windows, for what leaves the one is told as well as what comes into the other."""
    first = min(before[0] or days[0], days[0])
    last = max(before[1], days[1])
    return {"timeMin": _rfc3339(_midnight(first) - _MARGIN), "timeMax": _rfc3339(_midnight(last) + _MARGIN)}


def _midnight(day: int) -> datetime:
    return datetime(day // 10_000, day // 100 % 100, day % 100, tzinfo=UTC)


def _rfc3339(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"


def _quarantined(state: State) -> tuple[Quarantined, ...]:
    told = [Quarantined(ref=Ref(ref), why=why) for ref, reasons in state.notes.items() for why in reasons]
    if len(told) > NOTES_CAP:
        rest = Quarantined(ref=Ref("…"), why=f"{len(told) - NOTES_CAP} more are left out, for reasons like these")
        return (*told[:NOTES_CAP], rest)
    return tuple(told)
