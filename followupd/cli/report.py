"""`followupd report`: what the user made of what was drafted, to learn from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from math import ceil
from typing import TYPE_CHECKING, Any

import click

from followupd.cli import App, emit_json, json_option, now_option
from followupd.cli.session import reading
from followupd.cli.show import instant
from followupd.domain.draft import IN_MAILBOX, DraftRecord, DraftState, LineFate
from followupd.domain.record import Struct

if TYPE_CHECKING:
    from followupd.compose.templates import TemplateLibrary

ENDS = ("sent_unedited", "sent_edited", "sent_unknown", "deleted", "skipped", "snoozed", "retired")
_SAID = {
    "sent_unedited": "sent as they were",
    "sent_edited": "sent edited",
    "sent_unknown": "sent, not known whether edited",
}
ENOUGH = 2
"""From so many sent drafts on, a line is said to be changed always, or mostly."""


@click.group()
def command() -> None:
    """What became of the drafts."""


@command.command("edits")
@now_option
@json_option
@click.pass_obj
def edits(app: App, now: datetime | None, as_json: bool) -> None:
    """For each template what became of its drafts, how long they lay before that, and which of its lines you keep
    removing or rewriting. Learnt from which lines of ours are still there: no word of yours is kept."""
    from followupd.compose.templates import TemplateLibrary

    with reading(app, now) as view:
        placed = [record for record in view.store.drafts() if record.placed_at is not None]
        library = TemplateLibrary.load(view.config.templates)
        templates = _templates(placed, library)
    if as_json:
        emit_json({"now": instant(view.now), "templates": templates})
    else:
        click.echo("\n".join(_lines(templates)) or "No draft has been placed yet: there is nothing to tell.")


def _templates(placed: Iterable[DraftRecord], library: TemplateLibrary) -> list[dict[str, Any]]:
    by_template: dict[str, list[DraftRecord]] = {}
    for record in placed:
        by_template.setdefault(record.template, []).append(record)
    return [
        {"template": name, **_template(records), "lines": _told_lines(records, library, name)}
        for name, records in sorted(by_template.items())
    ]


def _template(records: Sequence[DraftRecord]) -> dict[str, Any]:
    ended = {end: [record for record in records if _end(record) == end] for end in ENDS}
    total = sum(map(len, ended.values()))
    return {
        "placed": len(records),
        "open": sum(record.state in IN_MAILBOX for record in records),
        "ended": {
            end: {"count": len(some), "share": round(len(some) / total, 3) if total else None, **_lay(some)}
            for end, some in ended.items()
        },
        **_lay([record for some in ended.values() for record in some]),
    }


def _end(record: DraftRecord) -> str | None:
    if record.state is DraftState.SENT:
        return {True: "sent_edited", False: "sent_unedited", None: "sent_unknown"}[record.edited]
    return record.state.value if record.state.value in ENDS else None


def _lay(records: Iterable[DraftRecord]) -> dict[str, Any]:
    """How long these lay in the mailbox, in seconds: the median, and what nine of ten lay for at most."""
    lay = sorted(
        max(timedelta(), end - record.placed_at).total_seconds()
        for record in records
        if record.placed_at is not None and (end := record.sent_at or record.settled_at) is not None
    )
    median, most = (round(lay[ceil(len(lay) * part) - 1]) if lay else None for part in (0.5, 0.9))
    return {"lay_s": {"median": median, "p90": most}}


class _Tally(Struct):
    sent: int = 0
    gone: int = 0
    changed: int = 0


def _told_lines(records: Iterable[DraftRecord], library: TemplateLibrary, name: str) -> list[dict[str, Any]]:
    """The lines that the template has today, each with what became of it in the letters that were sent."""
    from followupd.compose.lines import line_name

    tallies = _tallies(records)
    source = next((one.source for one in library.templates if one.spec.name == name), "")
    told, seen = [], set[str]()
    for number, text in enumerate(source.split("\n"), 1):
        one = line_name(text)
        if one in tallies and one not in seen:
            seen.add(one)
            tally = tallies[one]
            gap = "gap(" in text
            told.append(
                {
                    "line": number, "text": text.strip(), "sent": tally.sent, "removed": tally.gone,
                    "changed": tally.changed, "gap": gap, "verdict": None if gap else _verdict(tally),
                }
            )  # fmt: skip
    return told


def _tallies(records: Iterable[DraftRecord]) -> Mapping[str, _Tally]:
    tallies: dict[str, _Tally] = {}
    for record in records:
        if not record.fates:
            continue
        fates: dict[str, set[str]] = {}
        for line, fate in zip(record.lines, record.fates, strict=True):
            fates.setdefault(line, set()).add(fate)
        for line, found in fates.items():
            tally = tallies.setdefault(line, _Tally())
            tally.sent += 1
            tally.gone += found == {LineFate.GONE}
            tally.changed += found not in ({LineFate.GONE}, {LineFate.KEPT})
    return tallies


def _verdict(tally: _Tally) -> str | None:
    """Of the line that the user would rather not have, in words; None where it mostly stays as it is."""
    if tally.sent < ENOUGH:
        return None
    for word, count in (("removed", tally.gone), ("changed", tally.changed), ("removed or changed", _touched(tally))):
        if count == tally.sent:
            return f"always {word}"
        if count * 2 > tally.sent:
            return f"mostly {word}"
    return None


def _touched(tally: _Tally) -> int:
    return tally.gone + tally.changed


def _lines(templates: Iterable[Mapping[str, Any]]) -> list[str]:
    lines: list[str] = []
    for told in templates:
        lines.append(f"{told['template']}: {told['placed']} placed, {told['open']} still lie there")
        for end, one in told["ended"].items():
            if one["count"]:
                share = f"{one['count']:>5}  {one['share']:>4.0%}  {_SAID.get(end, end)}"
                lay = one["lay_s"]
                lines.append(f"{share}, after {_span(lay['median'])} (90 % within {_span(lay['p90'])})")
        for line in told["lines"]:
            if line["verdict"]:
                count = f"{line['removed']} removed, {line['changed']} changed of {line['sent']}"
                lines.append(f"       line {line['line']} is {line['verdict']} ({count}): {_short(line['text'])}")
    return lines


def _span(seconds: int | None) -> str:
    if seconds is None:
        return "?"
    for size, unit in ((86_400, "d"), (3_600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds / size:.1f}".removesuffix(".0") + f" {unit}"
    return f"{seconds} s"


def _short(text: str) -> str:
    return text if len(text) <= 90 else f"{text[:89]}…"
