"""Gmail's search operators, as far as clients of it use them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from stub_answers import Refused
from stub_mailbox import Mail, Mailbox

Match = Callable[[Mail], bool]

_TOKEN = re.compile(r'\s*([(){}]|-(?=\S)|"[^"]*"|[^\s(){}":]+:(?=[("])|[^\s(){}"]+)')
_PLACES = {"inbox": "INBOX", "sent": "SENT", "draft": "DRAFT", "drafts": "DRAFT", "trash": "TRASH", "spam": "SPAM"}


def search(box: Mailbox, query: str, now: datetime) -> Match:
    """What `query` matches. Raises Refused for what this server does not know: better than an answer that is wrong."""
    return _Query(box, query, now).parse()


class _Query:
    """A query, read from left to right."""

    def __init__(self, box: Mailbox, text: str, now: datetime) -> None:
        self._tokens = _TOKEN.findall(text)
        self._box, self._now = box, now

    def parse(self) -> Match:
        return self._all_of("")

    def _next(self) -> str:
        return self._tokens.pop(0) if self._tokens else ""

    def _all_of(self, end: str, *, any_of: bool = False, field: str = "") -> Match:
        """The terms up to `end`: all of them, or any where they stand in braces; OR binds two neighbours."""
        terms: list[Match] = []
        either = False
        while (token := self._next()) not in (end, ""):
            if token == "OR":
                either = True
                continue
            if token == "AND":
                continue
            term = self._term(token, field)
            if either and terms:
                term = _either(terms.pop(), term)
            terms.append(term)
            either = False
        return (lambda mail: any(t(mail) for t in terms)) if any_of else (lambda mail: all(t(mail) for t in terms))

    def _term(self, token: str, field: str) -> Match:
        if token == "-":
            inner = self._term(self._next(), field)
            return lambda mail: not inner(mail)
        if token == "(":
            return self._all_of(")", field=field)
        if token == "{":
            return self._all_of("}", any_of=True, field=field)
        if token.endswith(":") and self._tokens:
            return self._term(self._next(), token[:-1].lower())
        name, colon, value = token.partition(":")
        if colon and not token.startswith('"') and not field:
            return self._operator(name.lower(), value)
        return self._operator(field, token.strip('"')) if field else _words(token.strip('"'))

    def _operator(self, name: str, value: str) -> Match:
        if name in ("from", "to", "cc", "bcc"):
            wanted = value.lower()
            return lambda mail: wanted in mail.people[name]
        match name:
            case "subject":
                return lambda mail: value.lower() in mail.subject.lower()
            case "rfc822msgid":
                return lambda mail: mail.message_id.strip("<>") == value.strip("<>")
            case "in" | "label" | "is":
                return self._place(value.lower())
            case "after" | "newer":
                return lambda mail: mail.at >= _moment(value)
            case "before" | "older":
                return lambda mail: mail.at < _moment(value)
            case "newer_than" | "older_than":
                since = self._now - _span(value)
                return (lambda mail: mail.at >= since) if name == "newer_than" else (lambda mail: mail.at < since)
            case _:
                raise Refused(501, message=f"The test server does not know the search operator {name}:")

    def _place(self, value: str) -> Match:
        if value == "anywhere":
            return lambda mail: True
        if value == "read":
            return lambda mail: "UNREAD" not in mail.labels
        wanted = {id for id, name in self._box.labels.items() if value in (id.lower(), name.lower().replace(" ", "-"))}
        label = _PLACES.get(value)
        return lambda mail: bool(mail.labels & wanted) or label in mail.labels


def _either(one: Match, other: Match) -> Match:
    return lambda mail: one(mail) or other(mail)


def names_a_place(query: str) -> bool:
    """Whether a query looks into the trash and the junk mail by itself."""
    return bool(re.search(r"(?<![\w-])in:(trash|spam|anywhere)\b", query.lower()))


def _words(words: str) -> Match:
    return lambda mail: words.lower() in mail.raw.decode("utf-8", "replace").lower()


def _moment(value: str) -> datetime:
    if value.isdigit() and len(value) > 8:
        return datetime.fromtimestamp(int(value), UTC)
    try:
        return datetime.strptime(value.replace("-", "/"), "%Y/%m/%d").replace(tzinfo=UTC)
    except ValueError:
        raise Refused(501, message=f"The test server does not know the date {value}") from None


def _span(value: str) -> timedelta:
    if not (match := re.fullmatch(r"(\d+)([dmy])", value)):
        raise Refused(501, message=f"The test server does not know the span {value}")
    return timedelta(days=int(match[1]) * {"d": 1, "m": 30, "y": 365}[match[2]])
