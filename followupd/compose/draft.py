"""From a decision to final bytes: what may be said, said by a template, signed, and written down."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from datetime import datetime

from followupd.compose.context import View, World, world
from followupd.compose.errors import BadGreeting, NeedsFact, UnsafeDraft
from followupd.compose.lines import NO_LINE
from followupd.compose.mime import Letter, message_id, to_bytes
from followupd.compose.signing import signed_html, signed_text
from followupd.compose.templates import Template, TemplateLibrary
from followupd.compose.text import one_line
from followupd.compose.tone import bad_greeting
from followupd.domain.decision import Act, Follows
from followupd.domain.draft import GAP_CLOSES, GAP_OPENS, NEEDS_WORDS, ComposedDraft
from followupd.domain.fact import Fact
from followupd.domain.history import PersonHistory
from followupd.domain.ids import Address
from followupd.domain.meeting import Meeting
from followupd.domain.message import Mailbox, Signature
from followupd.domain.policy import Me
from followupd.errors import Problem, TemplateError

__all__ = ["NeedsFact", "UnsafeDraft", "compose"]

_MAX_SUBJECT = 200
_ANSWERED = ("re", "r", "res", "rif", "aw", "antw", "antwort", "sv", "svar", "vs", "odp", "ynt")  # as clients write it
_REPLY_MARKS = re.compile(rf"(?:(?:{'|'.join(_ANSWERED)})\s?(?:\[\d{{1,3}}\])?\s?[:：]\s*)+", re.IGNORECASE)


def compose(
    act: Act,
    *,
    meeting: Meeting | None,
    people: Sequence[PersonHistory],
    facts: Sequence[Fact],
    me: Me,
    sender: Address,
    library: TemplateLibrary,
    now: datetime,
    write: Callable[[Letter], bytes] = to_bytes,
    signature: Signature | None = None,
) -> ComposedDraft:
    """The draft that `act` asks for: the same bytes for the same arguments. `people` are those of `act`, in its order.

    Raises: NeedsFact where something is not known that the template needs; TemplateError where the template is wrong;
    UnsafeDraft where the message could not be written so that it is read as it was meant. `write` makes the bytes.
    `signature` stands below the letter, beside what the template closes it with.
    """
    reach = world(act, meeting=meeting, people=people, facts=facts, me=me, sender=sender, now=now)
    template = library.get(act.template or "none")
    rendered = library.render(template.spec.name, reach)
    wrong = bad_greeting(rendered.text)
    if wrong is not None:
        raise BadGreeting(template.spec.name, wrong, f"{template.path}:{template.front.body_line}")
    written = _tidy(rendered.text)
    text = written if signature is None else signed_text(written, signature)
    letter = Letter(
        sender=Mailbox(address=sender, name=me.name),
        to=tuple(_mailbox(address, view) for address, view in zip(act.people, reach.people, strict=True)),
        subject=_subject(rendered.subject, act.follows, template),
        date=now.astimezone(me.timezone),
        key=act.key,
        generation=act.generation,
        text=text,
        html=_html(_tidy(rendered.markdown), signature) if template.front.html else None,
        references=act.follows.references if act.follows is not None else (),
    )
    raw = write(letter)
    return ComposedDraft(
        raw=raw,
        sha256=hashlib.sha256(raw).hexdigest(),
        message_id=message_id(letter),
        subject=letter.subject,
        body=text,
        stance=template.spec.stance,
        flags=frozenset({NEEDS_WORDS}) if has_gap(written) else frozenset(),
        sources={**rendered.sources, **({"signature": f"kept by the mailbox for {sender}"} if text != written else {})},
        # What has no bytes lies nowhere, and is never compared.
        lines=_with_lines_below(_lines(library, template, reach, rendered.text, act.follows), text) if raw else (),
    )


def _lines(
    library: TemplateLibrary, template: Template, reach: World, text: str, follows: Follows | None
) -> tuple[str, ...]:
    found = library.lines(template.spec.name, reach, text)
    return (NO_LINE, *found[1:]) if found and follows is not None else found


def _with_lines_below(lines: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Those of the subject and the letter's lines, and as many of no template as the signature has."""
    all_of_it = 1 + sum(1 for line in text.split("\n") if line.strip())
    return lines and (*lines, *[NO_LINE] * (all_of_it - len(lines)))


def has_gap(text: str) -> bool:
    """True where a gap for the user's own words stands in `text`."""
    return GAP_OPENS in text and GAP_CLOSES in text


def _mailbox(address: Address, view: View) -> Mailbox:
    name = view.told.get("full_name")
    return Mailbox(address=address, name=str(name.value) if name is not None else "")


def _subject(rendered: str, follows: Follows | None, template: Template) -> str:
    if follows is not None and (continued := one_line(follows.subject, _MAX_SUBJECT)):
        return f"Re: {_REPLY_MARKS.sub('', continued, count=1)}".strip()
    subject = one_line(rendered, _MAX_SUBJECT)
    if not subject:
        where = f"{template.path}:{template.front.subject_line}"
        raise TemplateError(Problem(where=where, what="the subject comes out empty", hint="say what stands without it"))
    return subject


def _tidy(text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n") + "\n"


def _html(markdown: str, signature: Signature | None) -> str:
    """A page of the text alone: raw HTML stays text, and nothing is fetched but what the user's own signature shows."""
    from markdown_it import MarkdownIt

    renderer = MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(["image", "html_block", "html_inline"])
    page = (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>\n{renderer.render(markdown)}</body></html>\n'
    )
    return page if signature is None else signed_html(page, signature)
