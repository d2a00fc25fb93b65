"""Words that depend on a language: greetings, lists of names, days. Babel is imported when a date is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from followupd.domain.record import Struct

if TYPE_CHECKING:
    from babel import Locale

MOST_GREETED = 4
"""A greeting names at most so many people."""
_WEEKDAY_IS_CLEAR_DAYS = 5


class Phrases(Struct, frozen=True, kw_only=True):
    """What one language says. `hello` and the `on_…` have a place for what they are said of."""

    hello: str
    neutral: str  # to somebody whose name is not sure
    everyone: str
    and_: str
    on_day: str
    on_date: str


_PHRASES = {
    "en": Phrases(
        hello="Hi {},", neutral="Hello,", everyone="Hello everyone,", and_="and", on_day="on {}", on_date="on {}"
    ),
    "de": Phrases(
        hello="Hallo {},", neutral="Guten Tag,", everyone="Hallo zusammen,", and_="und", on_day="am {}", on_date="am {}"
    ),
    "fr": Phrases(
        hello="Bonjour {},",
        neutral="Bonjour,",
        everyone="Bonjour à toutes et à tous,",
        and_="et",
        on_day="{}",
        on_date="le {}",
    ),
    "es": Phrases(
        hello="Hola, {}:", neutral="Hola:", everyone="Hola a todos:", and_="y", on_day="el {}", on_date="el {}"
    ),
    "it": Phrases(
        hello="Ciao {},", neutral="Buongiorno,", everyone="Buongiorno a tutti,", and_="e", on_day="{}", on_date="il {}"
    ),
    "nl": Phrases(
        hello="Hallo {},", neutral="Goedendag,", everyone="Hallo allemaal,", and_="en", on_day="op {}", on_date="op {}"
    ),
}


def language_of(locale: str) -> str:
    """The language of a locale in either notation: `de` of `de_AT` and `de-AT`."""
    return re.split(r"[-_.@]", locale.strip().lower(), maxsplit=1)[0]


def phrases(locale: str) -> Phrases | None:
    """What the language of `locale` says, or None where that is not known."""
    return _PHRASES.get(language_of(locale))


def greeting(first_names: Sequence[str | None], locale: str) -> str | None:
    """A greeting that is never wrong: by name only where every name is sure (not None), and they are few.

    None where the language is not known.
    """
    words = phrases(locale)
    if words is None:
        return None
    sure = [name for name in first_names if name]
    if sure and len(sure) == len(first_names) <= MOST_GREETED:
        return words.hello.format(join_names(sure, locale))
    return words.everyone if len(first_names) > 2 else words.neutral


def join_names(names: Sequence[str], locale: str) -> str:
    """`Kim, Jo and Ana`."""
    if len(names) < 2:
        return "".join(names)
    words = phrases(locale)
    if words is None:
        return ", ".join(names)
    last = names[-1]
    and_ = "e" if words.and_ == "y" and re.match(r"h?[ií](?!e)", last, re.IGNORECASE) else words.and_
    return f"{', '.join(names[:-1])} {and_} {last}"


def day(value: date, locale: str) -> str:
    """`Tuesday`."""
    from babel.dates import format_date

    return format_date(value, "EEEE", locale=_locale(locale))


def full_date(value: date, now: date, locale: str) -> str:
    """`3 November`, with the year where it is not this one, in the order of the locale."""
    from babel.dates import format_date, format_skeleton

    if value.year != now.year:
        return format_date(value, "long", locale=_locale(locale))
    return format_skeleton("MMMMd", value, locale=_locale(locale))


def time(value: datetime, locale: str) -> str:
    """`14:30`, or `2:30 PM` where that is the custom."""
    from babel.dates import format_time

    return format_time(value, "short", locale=_locale(locale)).replace("\u202f", " ")


def when(value: date, now: date, locale: str) -> str:
    """`on Tuesday` within some days, else `on 3 November`: never `today`, for nobody knows when the draft is sent."""
    words = phrases(locale)
    near = abs((_day(now) - _day(value)).days) <= _WEEKDAY_IS_CLEAR_DAYS
    told = day(value, locale) if near else full_date(value, now, locale)
    return (words.on_day if near else words.on_date).format(told) if words else told


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _locale(name: str) -> Locale:
    from babel import Locale, UnknownLocaleError

    for told in (name.partition(".")[0].replace("-", "_"), language_of(name)):
        try:
            return Locale.parse(told)
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse("en")
