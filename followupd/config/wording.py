"""Words for what is wrong: how a value is shown, and what is nearest to it."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic_core import PydanticCustomError

MAX_TEXT = 2000


def wrong(what: str, hint: str = "", at: str = "") -> PydanticCustomError:
    """A finding: what is wrong, a nearest valid value, and the key within a section that it is about."""
    return PydanticCustomError("followupd", "{what}", {"what": what, "hint": hint, "at": at})


def nearest(word: object, words: Iterable[str]) -> str:
    """The valid word most like `word`, or an empty string."""
    import difflib

    by_fold = {each.casefold(): each for each in words}
    found = difflib.get_close_matches(str(word).casefold()[:100], by_fold, n=1, cutoff=0.6)
    return by_fold[found[0]] if found else ""


def did_you_mean(word: object, words: Iterable[str]) -> str:
    """A hint that names the nearest valid word, or an empty string."""
    near = nearest(word, words)
    return f"did you mean {near}?" if near else ""


def shown(value: object) -> str:
    """A value as a person would point at it."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{value[:60]}"'
        case int() | float():
            return str(value)
        case list():
            return "a list"
        case dict():
            return "a mapping"
        case _:
            return "nothing"


def text_of(value: object, example: str) -> str:
    """`value` as text on one line; an error where it is none, is empty, or has control characters."""
    if not isinstance(value, str):
        hint = f'in quotes: "{value}"' if isinstance(value, int | float) else f"such as {example}"
        raise wrong(f"must be text, not {shown(value)}", hint)
    if not value.strip():
        raise wrong("is empty", f"such as {example}")
    if len(value) > MAX_TEXT or not value.isprintable():
        raise wrong("has control characters or line ends, or is too long", f"such as {example}")
    return value.strip()
