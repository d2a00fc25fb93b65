"""Values of the config that stand for themselves: names, times, globs. Each has its JSON Schema beside it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Annotated, Any
from zoneinfo import ZoneInfo, available_timezones

from followupd.config import durations
from followupd.config.section import OneOrMore, Taken
from followupd.config.wording import MAX_TEXT, nearest, shown, text_of, wrong
from followupd.domain.ids import Address
from followupd.domain.policy import Duration, Never, Unit

HOLIDAY_CODE = r"[A-Z]{2}(-[A-Z0-9]{1,5})?"


def _named(value: object) -> str:
    text = text_of(value, "work")
    if len(text) > 64 or not re.fullmatch(r"\w[\w. -]*", text):
        raise wrong(f"{shown(text)} is no name", "letters, digits, dots, blanks and dashes, such as work")
    return text


def _signature(value: object) -> str:
    if not isinstance(value, str) or len(value) > MAX_TEXT:
        raise wrong(f"must be text of at most {MAX_TEXT} characters, not {shown(value)}", 'such as "Ada"')
    if not value.replace("\n", "").replace("\t", "").isprintable():
        raise wrong("has control characters", "plain text")
    return value.rstrip()


def _duration(value: object, allowed: Callable[[Duration | Never], bool], examples: list[str]) -> Duration | Never:
    example = ", ".join(examples[:-1]) + f" or {examples[-1]}"
    parsed = durations.parse(value) if isinstance(value, str) else None
    if parsed is None:
        meant = durations.meant(value) if isinstance(value, str) else None
        near = f"did you mean {meant}?" if meant else ""
        number = isinstance(value, int) and not isinstance(value, bool)
        units = f"with its unit, such as {value}h or {value}d" if number else ""
        raise wrong(f"{shown(value)} is no duration", near or units or f"such as {example}")
    if not allowed(parsed):
        name = Never.NEVER.value if isinstance(parsed, Never) else str(parsed)
        raise wrong(f"{name} does not fit here", f"such as {example}")
    return parsed


def _span(value: object, least: timedelta = timedelta()) -> timedelta:
    examples = ["5m", "2h", "3d"]
    parsed = _duration(value, lambda d: isinstance(d, Duration) and d.unit is not Unit.BUSINESS_DAYS, examples)
    assert isinstance(parsed, Duration)
    if parsed.span < least:
        raise wrong(f"{parsed} is too short", f"at least {least.seconds // 60}m")
    return parsed.span


def _poll_span(value: object) -> timedelta:
    return _span(value, timedelta(minutes=1))


def _after(value: object) -> Duration:
    parsed = _duration(value, lambda duration: isinstance(duration, Duration), durations.EXAMPLES)
    assert isinstance(parsed, Duration)
    return parsed


def _every(value: object) -> Duration | Never:
    return _duration(value, lambda duration: isinstance(duration, Never) or duration.amount > 0, ["4w", "90d", "never"])


def _own_address(value: object) -> str:
    text = text_of(value, "ada@example.org")
    if any(wild in text for wild in "*?["):
        local, at, domain = text.partition("@")
        if not (local and at and re.search(r"[^\W_]", domain)):
            raise wrong(f"{shown(text)} matches too much to be you", 'such as "*@ada.example"')
        return text.lower()
    address = Address.parse(text)
    if address is None:
        inner = re.search(r"[^\s<>]+@[^\s<>]+", text)
        raise wrong(
            f"{shown(text)} is no mail address",
            f"did you mean {inner[0].lower()}?" if inner else "such as ada@example.org",
        )
    return address


def _timezone(value: object) -> ZoneInfo:
    name = text_of(value, "Europe/Berlin")
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        zones = available_timezones()
        by_city = {zone.rpartition("/")[2].casefold(): zone for zone in sorted(zones)}
        near = by_city.get(name.replace(" ", "_").casefold()) or nearest(name, zones)
        raise wrong(
            f"{shown(name)} is no time zone", f"did you mean {near}?" if near else "such as Europe/Berlin"
        ) from None


def _locale(value: object) -> str:
    text = text_of(value, "en")
    if text == "en":
        return text
    from babel import Locale
    from babel.core import UnknownLocaleError

    try:
        return str(Locale.parse(text.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        from babel.localedata import locale_identifiers

        near = nearest(text.replace("-", "_"), locale_identifiers())
        raise wrong(
            f"{shown(text)} is no known locale", f"did you mean {near}?" if near else "such as en, de or pt_BR"
        ) from None


def _day(value: object) -> date:
    text = text_of(value, "2026-11-01")
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        raise wrong(f"{text} is no day of the calendar", "such as 2026-11-01") from None
    raise wrong(f"{shown(text)} is no date", "such as 2026-11-01")


def _minute(value: object) -> int:
    parts = re.fullmatch(r"([0-9]|[01][0-9]|2[0-3]):([0-5][0-9])", value) if isinstance(value, str) else None
    if parts:
        return int(parts[1]) * 60 + int(parts[2])
    if value == "24:00":
        return 24 * 60
    hour = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 24
    raise wrong(f"{shown(value)} is no time of day", f'did you mean "{value:02}:00"?' if hour else 'such as "09:00"')


def _template(value: object) -> str:
    name = text_of(value, "thanks")
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}", name):
        raise wrong(f"{shown(name)} is no template name", "the file's name without .md.j2, such as thanks")
    return name


def _text(value: object) -> str:
    return text_of(value, "ada")


def _display_name(value: object) -> str:
    return text_of(value, "Ada Example")


def _glob(value: object) -> str:
    return text_of(value, '"standup*"')


def _folder(value: object) -> str:
    name = text_of(value, "Drafts")
    if name.startswith("/") or ".." in name.split("/"):
        raise wrong(f"{shown(name)} is no folder of a mailbox", "such as Drafts or Archive/2026")
    return name


def _holiday_code(value: object) -> str:
    code = text_of(value, "DE or DE-BY")
    if not re.fullmatch(HOLIDAY_CODE, code):
        raise wrong(f"{shown(code)} is no country, as ISO 3166 writes it", "such as DE, or DE-BY for a part of it")
    return code


def _taken(take: Callable[[Any], Any], *examples: str, **more: object) -> Taken:
    return Taken(take, {"type": "string", "examples": list(examples), **more})


_CLOCK = durations.PATTERN.replace("|bd", "")

Name = Annotated[str, _taken(_named, "work", maxLength=64)]
LineText = Annotated[str, _taken(_text, "ada", minLength=1)]
DisplayName = Annotated[str, _taken(_display_name, "Ada Example", minLength=1)]
Signature = Annotated[str, _taken(_signature, "Ada")]
OwnAddress = Annotated[Address | str, _taken(_own_address, "ada@example.org", "*@ada.example")]
Zone = Annotated[ZoneInfo, _taken(_timezone, "Europe/Berlin")]
LocaleName = Annotated[str, _taken(_locale, "en", "de", "pt_BR")]
Day = Annotated[date, _taken(_day, "2026-11-01", format="date", pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
TimeOfDay = Annotated[int, _taken(_minute, "09:00", pattern=r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$|^24:00$")]
TemplateName = Annotated[str, _taken(_template, "thanks", pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")]
FolderName = Annotated[str, _taken(_folder, "Drafts", minLength=1)]
HolidayCode = Annotated[str, _taken(_holiday_code, "DE", "DE-BY", pattern=f"^{HOLIDAY_CODE}$")]
GlobText = Annotated[str, _taken(_glob, "standup*", minLength=1)]
After = Annotated[Duration, _taken(_after, *durations.EXAMPLES, pattern=durations.PATTERN)]
Every = Annotated[Duration | Never, _taken(_every, "4w", "90d", "never", pattern=f"^never$|{durations.PATTERN}")]
Span = Annotated[timedelta, _taken(_span, "5m", "2h", "3d", pattern=_CLOCK)]
PollSpan = Annotated[timedelta, _taken(_poll_span, "5m", "2h", "3d", pattern=_CLOCK)]

Globs = Annotated[list[GlobText], OneOrMore()]
OwnAddresses = Annotated[list[OwnAddress], OneOrMore()]
