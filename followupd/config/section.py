"""What all sections of the config have in common."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator


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
