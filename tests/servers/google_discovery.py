"""The discovery documents that come with google-api-python-client: which methods there are, and their shapes."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

Json = dict[str, Any]

DOCUMENTS = (("gmail", "v1"), ("calendar", "v3"), ("people", "v1"), ("pubsub", "v1"))
_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "array": list,
    "object": dict,
}
_FORMATS = {
    "int64": r"-?\d+",
    "uint64": r"\d+",
    "byte": r"[A-Za-z0-9_+/-]*={0,2}",
    "date": r"\d{4}-\d\d-\d\d",
    "date-time": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A method of an API by its id, such as `gmail.users.drafts.create`."""

    id: str
    api: str
    http_method: str
    path: re.Pattern[str]
    parameters: Mapping[str, Json]
    scopes: frozenset[str]
    request: str | None
    response: str | None


@functools.cache
def _document(name: str, version: str) -> Json:
    import googleapiclient

    folder = Path(googleapiclient.__file__).parent / "discovery_cache" / "documents"
    document: Json = json.loads((folder / f"{name}.{version}.json").read_text())
    return document


def schema(api: str, name: str) -> Json:
    document = _document(api, dict(DOCUMENTS)[api])
    found: Json = document["schemas"][name]
    return found


@functools.cache
def methods() -> tuple[Method, ...]:
    """Every method of the APIs, those with fewer variables in their path first."""
    found = [one for name, version in DOCUMENTS for one in _methods(name, _document(name, version))]
    return tuple(sorted(found, key=lambda one: one.path.pattern.count("(?P<")))


def _methods(api: str, document: Json) -> Iterator[Method]:
    def walk(resource: Json) -> Iterator[Json]:
        yield from resource.get("methods", {}).values()
        for below in resource.get("resources", {}).values():
            yield from walk(below)

    for method in walk(document):
        path = document["servicePath"] + (method.get("flatPath") or method["path"])
        upload = "/upload" if method.get("supportsMediaUpload") else None
        yield Method(
            id=method["id"],
            api=api,
            http_method=method["httpMethod"],
            path=re.compile(
                (f"(?:{upload})?" if upload else "") + "/" + re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(path))
            ),
            parameters={**document["parameters"], **method.get("parameters", {})},
            scopes=frozenset(method.get("scopes", ())),
            request=method.get("request", {}).get("$ref"),
            response=method.get("response", {}).get("$ref"),
        )


def find_method(http_method: str, path: str) -> tuple[Method, dict[str, str]] | None:
    """The method that a request is for, and the variables in its path."""
    for method in methods():
        if method.http_method == http_method and (match := method.path.fullmatch(path)):
            return method, {name: unquote(value) for name, value in match.groupdict().items()}
    return None


def wrong_parameters(method: Method, query: Mapping[str, list[str]]) -> list[str]:
    """What Google would refuse in a query: unknown names, values of another type, one too many."""
    wrong = []
    for name, values in query.items():
        shape = method.parameters.get(name)
        if shape is None:
            if name != "uploadType":
                wrong.append(f'Invalid JSON payload received. Unknown name "{name}": Cannot bind query parameter.')
            continue
        if len(values) > 1 and not shape.get("repeated"):
            wrong.append(f"{name} is given more than once")
        for value in values:
            if shape["type"] == "boolean" and value not in ("true", "false"):
                wrong.append(f"{name} is no boolean: {value}")
            elif shape["type"] == "integer" and not re.fullmatch(r"-?\d+", value):
                wrong.append(f"{name} is no integer: {value}")
            elif pattern := _FORMATS.get(shape.get("format", "") if shape["type"] == "string" else ""):
                if not re.fullmatch(pattern, value):
                    wrong.append(f"{name} is no {shape['format']}: {value}")
            elif "enum" in shape and value not in shape["enum"]:
                wrong.append(f"{name} is none of {shape['enum']}: {value}")
    return wrong


def departures(api: str, name: str, value: object, *, asked: bool = False) -> list[str]:
    """Where `value` departs from a schema, as `path: why`. What is `asked` may give times without an offset."""
    found = _departures(api, schema(api, name), value, name)
    return [one for one in found if not (asked and one.endswith("is no date-time"))]


def _departures(api: str, shape: Json, value: object, where: str) -> Iterator[str]:
    if "$ref" in shape:
        shape = schema(api, shape["$ref"])
    kind = shape.get("type", "any")
    if kind == "any":
        return
    if not isinstance(value, _TYPES[kind]) or (isinstance(value, bool) and kind != "boolean"):
        yield f"{where}: {type(value).__name__} instead of {kind}"
        return
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _departures(api, shape["items"], item, f"{where}[{number}]")
    elif isinstance(value, dict):
        for key, item in value.items():
            inner = shape.get("properties", {}).get(key, shape.get("additionalProperties"))
            if inner is None:
                yield f"{where}.{key}: there is no such field"
            else:
                yield from _departures(api, inner, item, f"{where}.{key}")
    elif isinstance(value, str):
        pattern = _FORMATS.get(shape.get("format", ""))
        if pattern and not re.fullmatch(pattern, value):
            yield f"{where}: {value[:40]!r} is no {shape['format']}"
        if "enum" in shape and value not in shape["enum"]:
            yield f"{where}: {value!r} is none of {shape['enum']}"
