"""Makes followupd/derive/wish_model.bin out of wishes/letters.txt: `make wishes`."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from random import Random

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from wishes import Letter, digest, letters

from followupd.derive import wish_model
from followupd.derive.sentences import sentences
from followupd.derive.wish_model import BUCKETS, FINENESS, RARITY_STEPS, STEPS, kinds_of, vector_of
from followupd.domain.judgement import Intent
from followupd.domain.record import replace

GREETINGS = {
    "en": ["Hi {},", "Hello {},", "Dear {},", "Hey {},", "{},", "Hi there,", "Good morning {},", "Dear Ms {},"],
    "de": [
        "Hallo {},",
        "Liebe {},",
        "Lieber {},",
        "Guten Tag Frau {},",
        "Sehr geehrter Herr {},",
        "Moin {},",
        "Hi {},",
    ],
    "fr": ["Bonjour {},", "Bonjour,", "Chère {},", "Cher {},", "Salut {},", "Madame, Monsieur,"],
    "es": ["Hola {}:", "Hola, {},", "Buenos días, {}:", "Estimada {}:", "Estimado {}:", "Buenas tardes,"],
    "it": ["Buongiorno {},", "Ciao {},", "Gentile {},"],
    "pt": ["Olá {},", "Bom dia, {},", "Cara {},"],
    "nl": ["Hoi {},", "Beste {},", "Dag {},"],
}
CLOSINGS = {
    "en": [
        "Best regards\n{}",
        "Best,\n{}",
        "Kind regards,\n{}",
        "Regards\n{}",
        "Cheers\n{}",
        "Thanks,\n{}",
        "{}",
        "All the best,\n{}",
    ],
    "de": [
        "Viele Grüße\n{}",
        "Beste Grüße\n{}",
        "Mit freundlichen Grüßen\n{}",
        "Gruß {}",
        "LG\n{}",
        "Herzliche Grüße\n{}",
        "{}",
    ],
    "fr": ["Cordialement\n{}", "Bien à vous,\n{}", "Bonne journée,\n{}", "Bien cordialement,\n{}", "{}"],
    "es": ["Un saludo\n{}", "Saludos,\n{}", "Un abrazo,\n{}", "Atentamente,\n{}", "{}"],
    "it": ["Cordiali saluti\n{}", "A presto,\n{}", "Saluti\n{}"],
    "pt": ["Cumprimentos,\n{}", "Um abraço,\n{}", "Atenciosamente\n{}"],
    "nl": ["Groet,\n{}", "Met vriendelijke groet,\n{}", "Groetjes\n{}"],
}
NAMES = [
    "Kim", "Jo", "Ada", "Anna", "Paul", "Luis", "Marta", "Tom", "Claire", "Sven",
    "Winter", "Roth", "Petit", "Ortiz", "Lee", "Berger", "Jansen", "Rossi", "Silva",
]  # fmt: skip
KEEPS = 40.0
"""C of the regression: the inverse of how strongly large weights are held down."""
ALONE = 0.3
"""What a sentence of a plain letter counts by itself, beside 1 for a letter."""


def main() -> None:
    told = letters("letters.txt")
    told += [_between(letter, Random(letter.text)) for letter in told if "\n" not in letter.text]
    kinds = [[kinds_of(one) for one in sentences(letter.text)] for letter in told]
    rarity = _rarity(kinds)
    wanted = [letter.intent for letter in told]
    # With each sentence of a plain letter by itself a wish is heard among more news than short letters have.
    other = {one.said for letter in told if letter.intent is not Intent.PLAIN for one in sentences(letter.text)}
    plain = (one for letter in told if letter.intent is Intent.PLAIN for one in sentences(letter.text))
    alone = {one.said: [kinds_of(one)] for one in plain if one.said not in other}
    kinds += alone.values()
    wanted += [Intent.PLAIN] * len(alone)
    counts = [1.0] * len(told) + [ALONE] * len(alone)
    rows = [vector_of(one, [step / RARITY_STEPS for step in rarity]) for one in kinds]
    places = ([place for place, row in enumerate(rows) for _ in row], [bucket for row in rows for bucket in row])
    matrix = csr_matrix(([value for row in rows for value in row.values()], places), shape=(len(rows), BUCKETS))
    regression = LogisticRegression(C=KEEPS, max_iter=3000, tol=1e-4)
    learned = regression.fit(matrix, [intent.value for intent in wanted], sample_weight=counts)
    zero = list(learned.classes_).index(Intent.PLAIN)
    others = [place for place in range(len(learned.classes_)) if place != zero]
    weights = learned.coef_[others] - learned.coef_[zero]
    bias = learned.intercept_[others] - learned.intercept_[zero]
    head = {
        "letters": digest("letters.txt"),
        "bias": {str(learned.classes_[place]): round(float(one), 4) for place, one in zip(others, bias, strict=True)},
    }
    data = zlib.compress(json.dumps(head).encode() + b"\n" + rarity + _steps(weights), 9)
    (Path(wish_model.__file__).parent / wish_model.FILE).write_bytes(data)
    print(f"{len(told)} letters, {len(alone)} sentences, {len(data)} bytes")


def _between(letter: Letter, chance: Random) -> Letter:
    """The letter between a greeting and a name, which say nothing of what is wanted."""
    greeting = chance.choice(GREETINGS[letter.locale]).format(chance.choice(NAMES))
    closing = chance.choice(CLOSINGS[letter.locale]).format(chance.choice(NAMES))
    return replace(letter, text=f"{greeting}\n\n{letter.text}\n\n{closing}")


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
