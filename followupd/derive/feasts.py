"""Feasts, school holidays and turns of the year by their names: the first day, and the day after the last."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import easter

from followupd.derive import later_words as known
from followupd.derive.words import table


def _fourth_thursday(year: int) -> date:
    """Of November."""
    return date(year, 11, 22 + (3 - date(year, 11, 1).weekday()) % 7)


FEASTS: dict[str, Callable[[int], tuple[date, date]]] = {
    **dict.fromkeys(
        table("easter ostern paques pascua pasqua pascoa pasen ostertage osterfeiertage"),
        lambda year: (easter(year), easter(year) + timedelta(days=2)),
    ),
    **dict.fromkeys(
        ["osterferien"], lambda year: (easter(year) - timedelta(days=13), easter(year) + timedelta(days=8))
    ),
    **dict.fromkeys(
        table("pentecost whitsun pfingsten pentecote pentecostes pinksteren"),
        lambda year: (easter(year) + timedelta(days=49), easter(year) + timedelta(days=51)),
    ),
    **dict.fromkeys(
        table("christmas xmas weihnachten noel navidad navidades natale natal kerst kerstmis weihnachtstage"),
        lambda year: (date(year, 12, 24), date(year, 12, 27)),
    ),
    **dict.fromkeys(
        table("weihnachtsferien weihnachtsurlaub weihnachtspause kerstvakantie"),
        lambda year: (date(year, 12, 24), date(year + 1, 1, 2)),
    ),
    **dict.fromkeys(known.NEW_YEARS, lambda year: (date(year, 1, 1), date(year, 1, 2))),
    **dict.fromkeys(known.EPIPHANY, lambda year: (date(year, 1, 6), date(year, 1, 7))),
    "thanksgiving": lambda year: (_fourth_thursday(year), _fourth_thursday(year) + timedelta(days=1)),
    **dict.fromkeys(known.SUMMER_END, lambda year: (date(year, 9, 1), date(year, 9, 15))),
    **dict.fromkeys(
        table("sommerferien sommerpause sommerurlaub zomervakantie sommerloch"),
        lambda year: (date(year, 7, 1), date(year, 9, 1)),
    ),
    "spatsommer": lambda year: (date(year, 8, 1), date(year, 9, 1)),
    **dict.fromkeys(["jahresende"], lambda year: (date(year, 12, 1), date(year + 1, 1, 1))),
    **dict.fromkeys(["jahresanfang", "jahresbeginn"], lambda year: (date(year, 1, 1), date(year, 1, 15))),
}
