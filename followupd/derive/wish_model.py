"""What a letter wants, judged by all of its words at once: for what no phrase of the tables says.

A multinomial logistic regression over the words of each sentence and pairs of neighbours, and over the parts of three
to five letters of each word. Both kinds are weighed by TF-IDF and brought to length one by themselves.
`tests/corpora/train_wishes.py` makes `wish_model.bin` from the letters of `tests/corpora/wishes/`.
"""

from __future__ import annotations

import json
import math
import pkgutil
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from operator import mul

from followupd.derive.sentences import Sentence
from followupd.domain.judgement import Intent
from followupd.domain.record import Struct

BUCKETS = 1 << 16
"""Features are told apart by their CRC-32 modulo this."""
FILE = "wish_model.bin"

Kinds = tuple[list[int], list[int]]
"""The buckets of a sentence: those of words and of pairs, and those of parts of words."""
_NO_WORDS = frozenset({"addr", "url"})
"""An address or a link alone says nothing of what is wanted."""
_PARTS = (3, 5)
_LONGEST = 60
RARITY_STEPS = 20
"""Steps of 1 in which inverse document frequencies are kept, up to 12.75."""
STEPS, FINENESS = 18, 30
"""With these a weight of up to 38 is kept as exactly as 6 %, and one of 0.002 still differs from none."""


class Model(Struct, frozen=True):
    """A row of numbers for each feature: its inverse document frequency, and its weights against a plain reply."""

    letters: str  # SHA-256 in hex of the file that it was learned from
    bias: Mapping[Intent, float]
    rarity: Sequence[float]  # by bucket
    weights: Mapping[Intent, Sequence[float]]  # by bucket


def likely(kinds: Iterable[Kinds]) -> Mapping[Intent, float]:
    """How likely a letter of these sentences wants each thing, from 0 to 1 and 1 in all."""
    model = _model()
    values = vector_of(kinds, model.rarity)
    scores = {Intent.PLAIN: 0.0} | {
        intent: bias + sum(map(mul, values.values(), map(model.weights[intent].__getitem__, values)))
        for intent, bias in model.bias.items()
    }
    highest = max(scores.values())
    shares = {intent: math.exp(score - highest) for intent, score in scores.items()}
    total = sum(shares.values())
    return {intent: share / total for intent, share in shares.items()}


def kinds_of(one: Sentence) -> Kinds:
    """The buckets of one sentence: of words and pairs of them, and of parts of words; as often as they come."""
    said = (word for word in one.said.split() if word[0].isalnum() and word not in _NO_WORDS)
    words = ["0" if word[0].isdigit() else word for word in said]
    row = ["^", *words, "?" if one.asked else "."]
    pairs = (f"{first} {second}" for first, second in pairwise(row))
    return [*map(_bucket, row), *map(_bucket, pairs)], [part for word in words for part in _parts(word)]


def vector_of(per_sentence: Iterable[Kinds], rarity: Sequence[float]) -> dict[int, float]:
    """The value of each bucket that a letter has anything in."""
    values: dict[int, float] = {}
    for kind in zip(*per_sentence, strict=True):
        counted = Counter(chain.from_iterable(kind))
        raw = {
            bucket: rarity[bucket] if count == 1 else (1 + math.log(count)) * rarity[bucket]
            for bucket, count in counted.items()
        }
        length = math.hypot(*raw.values())
        for bucket, value in raw.items():
            values[bucket] = values.get(bucket, 0.0) + value / length
    return values


def learned_from() -> str:
    """The SHA-256 in hex of the letters behind the model."""
    return _model().letters


@lru_cache(maxsize=20_000)
def _parts(word: str) -> tuple[int, ...]:
    whole = f"_{word[:_LONGEST]}_"
    lengths = [length for length in range(_PARTS[0], _PARTS[1] + 1) if length < len(whole)]
    parts = ["~" + whole[begin : begin + length] for length in lengths for begin in range(len(whole) - length + 1)]
    return tuple(map(_bucket, parts if len(lengths) > _PARTS[1] - _PARTS[0] else [*parts, "~" + whole]))


def _bucket(feature: str) -> int:
    return zlib.crc32(feature.encode()) % BUCKETS


@lru_cache(maxsize=1)
def _model() -> Model:
    data = pkgutil.get_data(__package__, FILE)
    assert data is not None
    head, _, numbers = zlib.decompress(data).partition(b"\n")
    told = json.loads(head)
    steps, rarities = [step_value(step) for step in range(256)], [step / RARITY_STEPS for step in range(256)]
    rows = [numbers[begin : begin + BUCKETS] for begin in range(0, len(numbers), BUCKETS)]
    bias = {Intent(intent): value for intent, value in told["bias"].items()}
    return Model(
        letters=told["letters"],
        bias=bias,
        rarity=[rarities[step] for step in rows[0]],
        weights={intent: [steps[step] for step in row] for intent, row in zip(bias, rows[1:], strict=True)},
    )


def step_value(step: int) -> float:
    """The weight that a byte of the file stands for: 128 is none, and steps grow with what they stand for."""
    return math.copysign(math.expm1(abs(step - 128) / STEPS), step - 128) / FINENESS
