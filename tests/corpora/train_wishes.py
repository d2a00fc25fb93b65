"""Makes followupd/derive/wish_model.bin out of wishes/letters.txt: `make wishes`."""

from __future__ import annotations

import json
import zlib
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from wishes import digest, letters

from followupd.derive import wish_model
from followupd.derive.sentences import sentences
from followupd.derive.wish_model import BUCKETS, FINENESS, RARITY_STEPS, STEPS, kinds_of, vector_of
from followupd.domain.judgement import Intent

KEEPS = 40.0
"""C of the regression: the inverse of how strongly large weights are held down."""
ALONE = 0.3
"""What a sentence of a plain letter counts by itself, beside 1 for a letter."""


def main() -> None:
    told = letters("letters.txt")
    kinds = [[kinds_of(one) for one in sentences(letter.text)] for letter in told]
    rarity = _rarity(kinds)
    wanted = [letter.intent for letter in told]
    # With each sentence of a plain letter by itself a wish is heard among more news than short letters have.
    alone = {
        one.said: [kinds_of(one)] for letter in told if letter.intent is Intent.PLAIN for one in sentences(letter.text)
    }
    kinds += alone.values()
    wanted += [Intent.PLAIN] * len(alone)
    counts = [1.0] * len(told) + [ALONE] * len(alone)
    rows = [vector_of(one, [step / RARITY_STEPS for step in rarity]) for one in kinds]
    places = ([place for place, row in enumerate(rows) for _ in row], [bucket for row in rows for bucket in row])
    matrix = csr_matrix(([value for row in rows for value in row.values()], places), shape=(len(rows), BUCKETS))
    regression = LogisticRegression(C=KEEPS, max_iter=3000, tol=3e-4)
    learned = regression.fit(matrix, [intent.value for intent in wanted], sample_weight=counts)
    plain = list(learned.classes_).index(Intent.PLAIN)
    others = [place for place in range(len(learned.classes_)) if place != plain]
    weights = learned.coef_[others] - learned.coef_[plain]
    bias = learned.intercept_[others] - learned.intercept_[plain]
    head = {
        "letters": digest("letters.txt"),
        "bias": {str(learned.classes_[place]): round(float(one), 4) for place, one in zip(others, bias, strict=True)},
    }
    data = zlib.compress(json.dumps(head).encode() + b"\n" + rarity + _steps(weights), 9)
    (Path(wish_model.__file__).parent / wish_model.FILE).write_bytes(data)
    print(f"{len(told)} letters, {len(alone)} sentences, {len(data)} bytes")


def _rarity(kinds: list[list[tuple[list[int], list[int]]]]) -> bytes:
    """Inverse document frequencies, smoothed, in steps."""
    found = np.zeros(BUCKETS)
    for one in kinds:
        found[list({bucket for sentence in one for kind in sentence for bucket in kind})] += 1
    return bytes(np.round((np.log((1 + len(kinds)) / (1 + found)) + 1) * RARITY_STEPS).astype(int).tolist())


def _steps(weights: np.ndarray) -> bytes:
    """Each weight as the step that is next to it."""
    size = np.round(STEPS * np.log1p(np.abs(weights) * FINENESS)).clip(0, 127)
    return bytes((128 + np.sign(weights) * size).astype(int).flatten().tolist())


if __name__ == "__main__":
    main()
