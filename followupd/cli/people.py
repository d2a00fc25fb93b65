"""`followupd people`: everybody who is known; in and out of files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from followupd.cli import App, emit_json, json_option, now_option
from followupd.cli.cards import Card, distinct, one_line, plain_note, read, write
from followupd.cli.effect import complain
from followupd.cli.person import summary_json
from followupd.cli.persons import FORGOTTEN_BEFORE
from followupd.cli.session import Session, reading, trying, writing
from followupd.cli.show import instant, local
from followupd.derive.addresses import is_mine
from followupd.domain.fact import Fact, FactKind
from followupd.domain.person import Confidence, Person
from followupd.errors import Problem, StateError, UsageError, UserError

_LARGEST = 50_000_000


@click.group(invoke_without_command=True)
@now_option
@json_option
@click.pass_context
def command(ctx: click.Context, now: datetime | None, as_json: bool) -> None:
    """Everybody who was met, placed in a circle, or written to by a draft: circle, last contact, state, next due."""
    if ctx.invoked_subcommand is not None:
        return
    from followupd.daemon.rounds import preview
    from followupd.daemon.survey import survey

    with trying(ctx.obj, now) as session:
        complain(preview(session.house, session.now).errors, ())
        found = survey(session.house, session.now)
        if as_json:
            emit_json([summary_json(one) for one in found])
            return
        zone = session.config.me.timezone
        for one in found:
            contact, due = one.history.mail.last_contact, one.next_due
            name = one.history.person.name.full
            click.echo(f"{one.history.person.address}{f'  {name}' if name else ''}")
            last = local(contact, zone) if contact else "never"
            click.echo(
                f"       {one.history.mail.state}, circle {one.circle or 'none'}, last contact {last}, "
                f"next {local(due, zone) if due else 'never'}"
            )
        if not found:
            click.echo("Nobody is known yet: followupd run --once reads your calendars and mail.")


@command.command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@click.option(
    "--format", "form", type=click.Choice(["json", "csv", "vcard"]), help="By default as FILE ends; else JSON."
)
@now_option
@click.pass_obj
def export(app: App, file: Path | None, form: str | None, now: datetime | None) -> None:
    """Writes everybody who is known to FILE (or stdout), with circle, tags and your notes."""
    endings = {".csv": "csv", ".vcf": "vcard", ".vcard": "vcard"}
    form = form or endings.get(file.suffix.lower() if file else "", "json")
    with reading(app, now) as view:
        persons = {one.address: one for one in view.store.persons(view.store.people()).values()}
        cards = [_card(one, view.store.facts(people=one.addresses), view.now) for _, one in sorted(persons.items())]
    text = write(cards, form)
    if file is None:
        click.echo(text, nl=False)
        return
    try:
        file.touch(mode=0o600)  # it holds private notes
        file.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}") from error
    click.echo(f"{len(cards)} people written to {file}.", err=True)


def _card(person: Person, facts: tuple[Fact, ...], now: datetime) -> Card:
    from followupd.derive.said import said

    told = said(facts, person.addresses, now)
    notes = [fact.text for fact in facts if fact.kind is FactKind.NOTE and fact.person is not None]
    return Card(
        addresses=tuple(dict.fromkeys((person.address, *person.addresses))),
        name=one_line(person.name.full) if _is_sure(person) else "",  # a guess that was taken in would be your word
        circle=told.circle or "",
        tags=distinct(map(one_line, sorted(told.tags))),
        notes=distinct(map(plain_note, notes)),
    )


def _is_sure(person: Person) -> bool:
    return person.name.confidence is Confidence.SURE


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True))
@now_option
@json_option
@click.pass_obj
def take(app: App, file: Path, now: datetime | None, as_json: bool) -> int:
    """Takes people in from FILE (vCard, CSV with a line of names, or JSON as `export` writes it; - for stdin).

    Name, circle, tags and notes are added to what is known; several addresses become one person. Twice is as once.
    Notes are private. What cannot be read is told by line, the rest is taken, and the exit code is 2.
    """
    deck = read(_text(file), file.name)
    facts = taken = 0
    with writing(app, now) as session:
        policy = session.house.policy_at(session.now)
        circles = {each.casefold(): each for each in policy.cadence.circles}
        for card in deck.cards:
            addresses = tuple(one for one in card.addresses if not is_mine(one, policy.me))
            if not addresses:
                continue  # address books hold a card of their owner
            if card.circle and card.circle.casefold() not in circles:
                hint = f"there are {', '.join(sorted(circles.values()))}"
                deck.wrong(card.where, f"there is no circle {card.circle!r} in cadence.circles", hint)
                continue
            circle = circles.get(card.circle.casefold(), "")
            try:
                facts += _take(session, replace(card, addresses=addresses, circle=circle))
                taken += 1
            except StateError as error:
                deck.wrong(card.where, "; ".join(f"{one.where}: {one.what}" for one in error.problems), error.hint)
        at = session.now
    if as_json:
        problems = [{"where": one.where, "what": one.what, "hint": one.hint} for one in deck.problems]
        emit_json({"people": taken, "facts": facts, "problems": problems, "untold": deck.untold, "at": instant(at)})
    else:
        click.echo(f"{taken} people read, {facts} things new.")
    if deck.problems:
        raise UserError(*deck.problems, hint=f"… and {deck.untold} more" if deck.untold else "")
    return 0


def _text(file: Path) -> str:
    with click.open_file(str(file), "rb") as stream:
        raw = stream.read(_LARGEST + 1)
    if len(raw) > _LARGEST:
        raise UsageError(f"{file} is larger than {_LARGEST // 1_000_000} MB", hint="part it in several")
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return str(raw, encoding)
    except UnicodeDecodeError as error:
        name = encoding.upper().removesuffix("-SIG")
        raise UsageError(f"{file} is no {name} at octet {error.start}", hint="export it as UTF-8") from error


def _take(session: Session, card: Card) -> int:
    """Stores what is new about one person; returns how many things that are. Raises StateError."""
    store = session.house.store
    person = store.persons([card.addresses[0]])[card.addresses[0]]
    count = 0
    for address in card.addresses[1:]:
        if address not in person.addresses:
            store.merge(person.address, address)
            count += 1
    person = store.persons([card.addresses[0]])[card.addresses[0]]
    known = store.facts(people=person.addresses)
    new = [fact for fact in _facts(card, person, session.now) if not _is_known(fact, known)]
    if not new and not any(map(store.person_known, person.addresses)):
        # An address alone: in the circle that the config says.
        new = [Fact(kind=FactKind.CIRCLE, at=session.now, person=person.address)]
    for fact in new:
        if store.add_fact(fact).person != fact.person:
            raise StateError(Problem(where=str(fact.person), what=FORGOTTEN_BEFORE))
    return count + len(new)


def _facts(card: Card, person: Person, at: datetime) -> Iterator[Fact]:
    told = [(FactKind.NAME, card.name), (FactKind.CIRCLE, card.circle)]
    told += [(FactKind.TAG, tag) for tag in card.tags] + [(FactKind.NOTE, note) for note in card.notes]
    for kind, text in told:
        if text and not (kind is FactKind.NAME and _is_sure(person) and text == person.name.full):
            yield Fact(kind=kind, at=at, person=person.address, text=text)


def _is_known(fact: Fact, known: tuple[Fact, ...]) -> bool:
    """True where it was said before, and for what has one value at a time, nothing else since."""
    same_kind = [one for one in known if one.kind is fact.kind]
    if fact.kind in (FactKind.NAME, FactKind.CIRCLE):
        return bool(same_kind) and same_kind[-1].text == fact.text
    if fact.kind is FactKind.TAG:
        last = [one for one in known if one.kind in (FactKind.TAG, FactKind.UNTAG) and one.text == fact.text]
        return bool(last) and last[-1].kind is FactKind.TAG
    return any(plain_note(one.text) == fact.text for one in same_kind)
