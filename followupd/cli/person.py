"""`followupd person`: one person's whole timeline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import click

from followupd.cli import App, emit_json, json_option, now_option
from followupd.cli.effect import complain
from followupd.cli.persons import find_person, ref_argument
from followupd.cli.session import trying
from followupd.cli.show import instant, local, title_of
from followupd.daemon.rounds import preview
from followupd.daemon.survey import Surveyed, survey
from followupd.domain.draft import DraftRecord
from followupd.domain.event import Occurrence
from followupd.domain.meeting import Met
from followupd.domain.message import MessageRecord

_EVER = datetime(1970, 1, 1, tzinfo=UTC)


@click.command()
@ref_argument
@now_option
@json_option
@click.pass_obj
def command(app: App, ref: str, now: datetime | None, as_json: bool) -> None:
    """Where things stand with REF (an address, a name or a draft id), why, and all that came before."""
    with trying(app, now) as session:
        seen = preview(session.house, session.now)
        complain(seen.errors, ())
        person = find_person(session, ref)
        (found,) = survey(session.house, session.now, [person.address])
        letters = session.house.store.messages_with(person.addresses, _EVER, session.now)
        document = person_json(found, letters, session.now)
        if as_json:
            emit_json(document)
            return
        zone = session.config.me.timezone
        said = found.history.said
        click.echo(f"{found.history.person.name.full or person.address} <{'>, <'.join(document['addresses'])}>")
        click.echo(f"  state: {document['reply_state']}")
        for evidence in found.history.mail.evidence:
            click.echo(f"    {local(evidence.at, zone)}: {evidence.what}")
        click.echo(f"  circle: {found.circle or 'none'}; tags: {', '.join(sorted(said.tags)) or 'none'}")
        click.echo(f"  last contact: {_when(found.history.mail.last_contact, zone)}")
        click.echo(f"  next check-in due: {_when(found.next_due, zone)}")
        for promise in said.promises:
            click.echo(f"  you promised ({promise.ref}): {promise.text}")
        for entry in document["timeline"]:
            click.echo(f"  {local(datetime.fromisoformat(entry['at']), zone)}  {entry['what']}: {entry['text']}")


def _when(at: datetime | None, zone: Any) -> str:
    return "never" if at is None else local(at, zone)


def person_json(found: Surveyed, letters: tuple[MessageRecord, ...], now: datetime) -> dict[str, Any]:
    """One person, as the public interface shows them."""
    history = found.history
    timeline = sorted(_timeline(found, letters, now), key=lambda entry: (entry["at"], entry["what"]))
    return {
        **summary_json(found),
        "tags": sorted(history.said.tags),
        "promises": [
            {"ref": one.ref, "text": one.text, "made_at": instant(one.made_at), "due": instant(one.due)}
            for one in history.said.promises
        ],
        "evidence": [{"at": instant(one.at), "what": one.what} for one in history.mail.evidence],
        "successor": history.mail.successor,
        "timeline": timeline,
    }


def summary_json(found: Surveyed) -> dict[str, Any]:
    """What `people` shows of one person."""
    history = found.history
    return {
        "addresses": list(dict.fromkeys((history.person.address, *history.person.addresses))),
        "name": history.person.name.full,
        "circle": found.circle,
        "reply_state": history.mail.state.value,
        "last_contact": instant(history.mail.last_contact),
        "next_due": instant(found.next_due),
    }


def _timeline(found: Surveyed, letters: tuple[MessageRecord, ...], now: datetime) -> Iterator[dict[str, Any]]:
    history = found.history
    for letter in letters:
        yield _entry(letter.date, _what(letter), letter.subject, **_judged(letter))
    for meeting in history.meetings:
        met = any(isinstance(v, Met) and v.person.address == history.person.address for v in meeting.verdicts)
        if met:
            what = "met" if meeting.occurrence.end <= now else "will meet"
            yield _entry(meeting.occurrence.start, what, _title(meeting.occurrence))
    for record in history.drafts:
        yield _entry(record.planned_at, "draft", record.subject, id=record.id, **_state(record))
    for fact in history.facts:
        yield _entry(fact.at, fact.kind.value, fact.text, until=instant(fact.until))


def _entry(at: datetime, what: str, text: str, **more: Any) -> dict[str, Any]:
    return {"at": instant(at), "what": what, "text": text, **{key: value for key, value in more.items() if value}}


def _what(letter: MessageRecord) -> str:
    if letter.outgoing:
        return "you wrote"
    return letter.judgement.kind.value if letter.judgement is not None else "they wrote"


def _judged(letter: MessageRecord) -> dict[str, Any]:
    judged = letter.judgement
    if judged is None or letter.outgoing:
        return {}
    intent = judged.intent.value if judged.intent is not None else None
    return {"intent": intent, "until": instant(judged.until), "because": list(judged.because)}


def _state(record: DraftRecord) -> dict[str, Any]:
    return {
        "purpose": record.purpose.value,
        "state": record.state.value,
        "sent_at": instant(record.sent_at),
        "settled_at": instant(record.settled_at),
    }


def _title(occurrence: Occurrence) -> str:
    from followupd.domain.decision import MeetingRef

    return title_of(MeetingRef(id=occurrence.id, title=occurrence.event.title, start=occurrence.start))
