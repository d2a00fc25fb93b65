"""`followupd people`: everybody who is known; in and out of files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import click

from followupd.cli import App, emit_json, json_option, now_option
from followupd.cli.cards import MOST, Card, read, write
from followupd.cli.effect import complain
from followupd.cli.person import summary_json
from followupd.cli.session import Session, reading, trying, writing
from followupd.cli.show import instant, local
from followupd.domain.fact import Fact, FactKind
from followupd.domain.person import Person
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
    else:
        file.write_text(text, encoding="utf-8", newline="")
        click.echo(f"{len(cards)} people written to {file}.", err=True)


def _card(person: Person, facts: tuple[Fact, ...], now: datetime) -> Card:
    from followupd.derive.said import said

    told = said(facts, person.addresses, now)
    notes = [fact.text for fact in facts if fact.kind is FactKind.NOTE and fact.person is not None]
    return Card(
        addresses=tuple(dict.fromkeys((person.address, *person.addresses))),
        name=person.name.full,
        circle=told.circle or "",
        tags=tuple(sorted(told.tags)),
        notes=tuple(dict.fromkeys(notes)),
    )


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True))
@now_option
@json_option
@click.pass_obj
def take(app: App, file: Path, now: datetime | None, as_json: bool) -> None:
    """Takes people in from FILE (vCard, CSV with a line of names, or JSON as `export` writes it; - for stdin).

    Name, circle, tags and notes are added to what is known; several addresses become one person. Twice is as once.
    """
    with click.open_file(str(file), "rb") as stream:
        raw = stream.read(_LARGEST + 1)
    if len(raw) > _LARGEST:
        raise UsageError(f"{file} is larger than {_LARGEST // 1_000_000} MB")
    try:
        deck = read(raw.decode("utf-8-sig"), file.name)
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} is no UTF-8 at octet {error.start}", hint="export it as UTF-8") from error
    with writing(app, now) as session:
        circles = session.house.policy_at(session.now).cadence.circles
        facts = 0
        for card in deck.cards[:MOST]:
            if card.circle and card.circle not in circles:
                what = f"there is no circle {card.circle!r} in cadence.circles"
                deck.problems.append(
                    Problem(where=card.where, what=what, hint=f"there are {', '.join(sorted(circles))}")
                )
                continue
            try:
                facts += _take(session, card)
            except StateError as error:
                deck.problems.append(Problem(where=card.where, what=str(error)))
    taken = len(deck.cards[:MOST])
    if as_json:
        problems = [{"where": one.where, "what": one.what, "hint": one.hint} for one in deck.problems]
        emit_json({"people": taken, "facts": facts, "problems": problems, "at": instant(session.now)})
    else:
        click.echo(f"{taken} people read, {facts} things new.")
    if deck.problems:
        raise UserError(*deck.problems)


def _take(session: Session, card: Card) -> int:
    """Stores what is new about one person; returns how many things that are."""
    store = session.house.store
    person = store.persons([card.addresses[0]])[card.addresses[0]]
    for address in card.addresses[1:]:
        if address not in person.addresses:
            store.merge(person.address, address)
    person = store.persons([card.addresses[0]])[card.addresses[0]]
    known = store.facts(people=person.addresses)
    count = 0
    for number, fact in enumerate(_facts(card, person, session.now)):
        if not _is_known(fact, known):
            store.add_fact(
                Fact(
                    kind=fact.kind, at=fact.at + number * timedelta(microseconds=1), person=fact.person, text=fact.text
                )
            )
            count += 1
    return count


def _facts(card: Card, person: Person, at: datetime) -> Iterator[Fact]:
    told = [(FactKind.NAME, card.name), (FactKind.CIRCLE, card.circle)]
    told += [(FactKind.TAG, tag) for tag in card.tags] + [(FactKind.NOTE, note) for note in card.notes]
    for kind, text in told:
        if text and not (kind is FactKind.NAME and text == person.name.full):
            yield Fact(kind=kind, at=at, person=person.address, text=text)


def _is_known(fact: Fact, known: tuple[Fact, ...]) -> bool:
    """True where it was said before, and for what has one value at a time, nothing else since."""
    same_kind = [one for one in known if one.kind is fact.kind]
    if fact.kind in (FactKind.NAME, FactKind.CIRCLE):
        return bool(same_kind) and same_kind[-1].text == fact.text
    if fact.kind is FactKind.TAG:
        last = [one for one in known if one.kind in (FactKind.TAG, FactKind.UNTAG) and one.text == fact.text]
        return bool(last) and last[-1].kind is FactKind.TAG
    return any(one.text == fact.text for one in same_kind)
