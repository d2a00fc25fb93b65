"""From pydantic's errors to findings that a person can act on, with the help of the JSON Schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from followupd.config.reading import Document, Found, Loc
from followupd.config.wording import did_you_mean, shown

_TYPES = {
    "string_type": "text",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "list_type": "a list",
    "dict_type": "a mapping of keys",
    "model_type": "a mapping of keys",
    "model_attributes_type": "a mapping of keys",
}


def findings(errors: Iterable[Mapping[str, Any]], document: Document, schema: Mapping[str, Any]) -> Iterator[Found]:
    """One finding for each of pydantic's errors; `schema` is the JSON Schema of what was validated."""
    for error in errors:
        yield _finding(error, document, schema)


def _finding(error: Mapping[str, Any], document: Document, schema: Mapping[str, Any]) -> Found:
    loc, value, part = _follow(error["loc"], document.data, schema)
    context = error.get("ctx", {})
    match error["type"]:
        case "followupd":
            at = (*loc, context["at"]) if context["at"] else loc
            return Found(place=document.place(at), what=context["what"], hint=context["hint"], loc=at)
        case "missing":
            key = str(error["loc"][-1])
            return Found(
                place=document.place(loc), what="is missing", hint=_example(key, part, schema), loc=(*loc, key)
            )
        case "union_tag_not_found":
            what, kinds = "is missing", _kinds(part)
            return Found(place=document.place(loc), what=what, hint=f"one of {', '.join(kinds)}", loc=(*loc, "type"))
        case "union_tag_invalid":
            at, kinds, told = (*loc, "type"), _kinds(part), value["type"]
            return Found(place=document.place(at), what=_none_of(told, kinds), hint=did_you_mean(told, kinds), loc=at)
        case "extra_forbidden":
            known = list(part.get("properties", {}))
            key = str(error["loc"][-1])
            hint = did_you_mean(key, known) or f"known: {', '.join(known)}"
            at = (*loc, key)
            return Found(place=document.place(at, of_key=True), what="is no key that is known here", hint=hint, loc=at)
        case "literal_error":
            words = [str(word) for word in part.get("enum", [part.get("const")])]
            return Found(
                place=document.place(loc), what=_none_of(value, words), hint=did_you_mean(value, words), loc=loc
            )
    what, hint = _plain(error["type"], context, value)
    return Found(place=document.place(loc), what=what, hint=hint or _example("", part, schema), loc=loc)


def _plain(kind: str, context: Mapping[str, Any], value: object) -> tuple[str, str]:
    """The errors that need no look at the schema: what, and a hint where one is at hand."""
    match kind:
        case "greater_than_equal" | "less_than_equal":
            word, bound = ("less", context.get("ge")) if "ge" in context else ("more", context.get("le"))
            return f"{shown(value)} is {word} than {bound}", f"such as {bound}"
        case "too_short":
            return "must have at least one entry", ""
        case "too_long":
            return f"has more than {context['max_length']} entries", f"at most {context['max_length']}"
        case "bool_type" if str(value).lower() in ("yes", "no", "on", "off", "y", "n"):
            truth = "true" if str(value).lower() in ("yes", "on", "y") else "false"
            return f"must be true or false, not {shown(value)}", f"did you mean {truth}?"
        case "int_type" if isinstance(value, str) and value.isascii() and value.isdigit():
            return "must be a whole number, without quotes", f"did you mean {value[:20]}?"
        case _ if kind in _TYPES:
            return f"must be {_TYPES[kind]}, not {shown(value)}", ""
    return f"{shown(value)} does not fit here ({kind})", ""


def _none_of(value: object, words: list[str]) -> str:
    return f"{shown(value)} is none of {', '.join(words)}"


def _kinds(part: Mapping[str, Any]) -> list[str]:
    return list(part["discriminator"]["mapping"])


def _example(key: str, part: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    """A valid example from the schema: of `part`, or of its key."""
    part = _resolved(part["properties"][key], schema) if key else part
    members = _resolved(part.get("items", {}), schema)
    if examples := part.get("examples") or members.get("examples"):
        example = f"[{examples[0]}]" if members else examples[0]
        return f"such as {key}: {example}" if key else f"such as {example}"
    return ""


def _follow(segments: Loc, data: Any, schema: Mapping[str, Any]) -> tuple[Loc, Any, Mapping[str, Any]]:
    """The part of pydantic's `segments` that stands in the file, the value there, and the schema of that.

    pydantic's way has more in it than the file: the names of alternatives, an index where a list was written as its
    one member, and last the key that is missing or not known.
    """
    loc: Loc = ()
    part = _resolved(schema, schema)
    for segment in segments:
        if "discriminator" in part:
            part = _resolved({"$ref": part["discriminator"]["mapping"][segment]}, schema)
            continue
        below = part.get("items") if isinstance(segment, int) else part.get("properties", {}).get(segment)
        if below is None and isinstance(part.get("additionalProperties"), dict):
            below = part["additionalProperties"]
        stands = segment in data if isinstance(data, dict) else isinstance(data, list) and isinstance(segment, int)
        if below is None or not (stands or isinstance(segment, int)):
            break
        part = _resolved(below, schema)
        if stands:
            loc, data = (*loc, segment), data[segment]
    return loc, data, part


def _resolved(part: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """`part` with references followed; of alternatives the last that is not null: the list, not its one member."""
    if "$ref" in part:
        return _resolved(schema["$defs"][part["$ref"].rpartition("/")[2]], schema)
    wanted = [each for each in part.get("anyOf", ()) if each.get("type") != "null"]
    return _resolved(wanted[-1], schema) if wanted else part
