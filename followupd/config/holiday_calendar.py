"""Public holidays, from the holidays library; it is loaded when a day is asked for."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from followupd.domain.record import Struct


class HolidayCalendar(Struct, frozen=True):
    """The holidays of a country, or of a part of it: `DE`, `DE-BY` (ISO 3166)."""

    code: str

    def __contains__(self, day: date, /) -> bool:
        return day in _days_off(self.code, day.year)

    def unknown(self) -> tuple[str, str] | None:
        """What is wrong with the code and a nearest valid one, or None where its holidays are known."""
        import holidays

        country, _, part = self.code.partition("-")
        known = holidays.list_supported_countries()
        if country not in known:
            return f'the holidays of "{country}" are not known', "a country as ISO 3166 writes it, such as DE"
        if part and part not in known[country]:
            parts = ", ".join(f"{country}-{each}" for each in known[country])
            return f'"{part}" is no part of {country} with holidays of its own', parts or f"only {country}"
        return None


@lru_cache(maxsize=64)
def _days_off(code: str, year: int) -> frozenset[date]:
    from holidays import country_holidays

    country, _, part = code.partition("-")
    return frozenset(country_holidays(country, subdiv=part or None, years=year))
