"""`followupd people`: everybody who is known; in and out of files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from followupd.cli import App, emit_json, json_option, now_option
from followupd.cli.cards import Card, distinct, one_line, plain_note, read, write
from followupd.cli.effect import complain
from followupd.cli.intake import Intake
from followupd.cli.person import summary_json
from followupd.cli.session import trying, writing
from followupd.cli.show import instant, local
from followupd.cli.words import STATES
from followupd.derive.sharing import is_sure
from followupd.domain.fact import Fact, FactKind
from followupd.domain.ids import Address
from followupd.domain.person import Person
from followupd.errors import UsageError, UserError

_LARGEST = 50_000_000
_ENDINGS = {".json": "json", ".csv": "csv", ".vcf": "vcard", ".vcard": "vcard"}


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
                f"       {STATES[one.history.mail.state]}; circle {one.circle or 'none'}; last contact {last}; "
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
    """Writes everybody who is known to FILE (or stdout, also as -), with circle, tags and your notes."""
    from followupd.daemon.survey import listed

    form = form or _form_of(file)
    with trying(app, now) as session:
        store, known = session.house.store, listed(session.house, session.now)
        persons = {one.address: one for one in store.persons(store.people()).values()}
        of = {each: one.address for one in persons.values() for each in one.addresses}
        heard: dict[Address, list[Fact]] = {address: [] for address in persons}
        for fact in store.facts(people=of):
            if fact.person is not None:
                heard[of[fact.person]].append(fact)
        # What you said is never left out, whomever it is about.
        told = sorted(address for address in persons if address in known or heard[address])
        cards = [_card(persons[address], heard[address], session.now) for address in told]
    text = write(cards, form)
    if file is None or str(file) == "-":
        click.echo(text, nl=False)
        return
    try:
        file.touch(mode=0o600)  # it holds private notes
        file.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}") from error
    click.echo(f"{_people(len(cards))} written to {file}.", err=True)


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"


def _form_of(file: Path | None) -> str:
    ending = file.suffix.lower() if file is not None else ""
    form = _ENDINGS.get(ending or ".json")
    if form is None:
        raise UsageError(f"{ending!r} says no format", hint=f"one of {', '.join(_ENDINGS)}, or --format")
    return form


def _card(person: Person, facts: Sequence[Fact], now: datetime) -> Card:
    from followupd.derive.said import said

    told = said(facts, person.addresses, now)
    notes = [fact.text for fact in facts if fact.kind is FactKind.NOTE and fact.person is not None]
    return Card(
        addresses=tuple(dict.fromkeys((person.address, *person.addresses))),
        name=one_line(person.name.full) if is_sure(person) else "",  # a guess that was taken in would be your word
        circle=told.circle or "",
        tags=distinct(map(one_line, sorted(told.tags))),
        notes=distinct(map(plain_note, notes)),
    )


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
    with writing(app, now) as session:
        taken, facts = Intake(session).take(deck)
    deck.put_in_order()
    if as_json:
        problems = [{"where": one.where, "what": one.what, "hint": one.hint} for one in deck.problems]
        emit_json(
            {"people": taken, "facts": facts, "problems": problems, "untold": deck.untold, "at": instant(session.now)}
        )
    else:
        click.echo(f"{_people(taken)} read, {facts} {'thing' if facts == 1 else 'things'} new.")
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
