"""What all sections of the config, and the values in them, have in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema, core_schema

from followupd.domain.record import Struct


class Section(BaseModel):
    """A mapping with known keys. One that is written without anything in it has its defaults."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, validate_default=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _empty_has_defaults(cls, value: object) -> object:
        return {} if value is None else value


def key(told: str, default: Any = ..., **checks: Any) -> Any:
    """A key of a section: what it means in a sentence, its default as it would be written, further checks."""
    return Field(default, description=told, **checks)


# Pydantic's own PlainValidator and BeforeValidator also work out how the value would be written back: nothing here is,
# and it doubles the time that building the models takes.
class Taken(Struct, frozen=True, eq=False):
    """A value is what `take` makes of it as it is written; it looks like `schema` (JSON Schema).

    With `located`, `take` is also given the context of the validation: in which folder the config is.
    """

    take: Callable[..., Any]
    schema: Mapping[str, Any]
    located: bool = False

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        if self.located:
            return core_schema.with_info_plain_validator_function(self.take)
        return core_schema.no_info_plain_validator_function(self.take)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(self.schema)


class OneOrMore(Struct, frozen=True, eq=False):
    """A list; one member may be written without it."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_listed, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        several = handler(schema)
        return {"anyOf": [several["items"], several]}


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value
