"""Which sentences of two articles make the same claim, and which have no counterpart."""

from __future__ import annotations

import numpy as np

from comparer.encode import Encoder
from comparer.records import Alignment, Document, Match, Unmatched


def align(a: Document, b: Document, encoder: Encoder) -> Alignment:
    """Mutual nearest neighbours that stand out from the pair's own background."""
    claims_a, claims_b = list(a.claims()), list(b.claims())
    if not claims_a or not claims_b:
        return Alignment(
            (),
            tuple(Unmatched(s.index, 0.0) for s in claims_a),
            tuple(Unmatched(s.index, 0.0) for s in claims_b),
        )
    vectors = encoder.encode([a.slice(s) for s in claims_a] + [b.slice(s) for s in claims_b])
    cosine = vectors[: len(claims_a)] @ vectors[len(claims_a) :].T
    k = min(4, cosine.shape[0], cosine.shape[1])
    near_a = np.sort(cosine, axis=1)[:, -k:].mean(axis=1, keepdims=True)
    near_b = np.sort(cosine, axis=0)[-k:].mean(axis=0, keepdims=True)
    margin = cosine - (near_a + near_b) / 2
    score = 1 / (1 + np.exp(-(margin - 0.08) * 30 - (cosine - 0.45) * 4))
    matches: list[Match] = []
    for i, j in enumerate(score.argmax(axis=1)):
        if score[:, j].argmax() == i and score[i, j] >= 0.5:
            pair = (claims_a[i].index,), (claims_b[j].index,)
            matches.append(Match(f"m{len(matches) + 1}", *pair, float(score[i, j])))
    taken_a = {m.a[0] for m in matches}
    taken_b = {m.b[0] for m in matches}
    return Alignment(
        tuple(matches),
        tuple(
            Unmatched(s.index, float(score[i].max()))
            for i, s in enumerate(claims_a)
            if s.index not in taken_a
        ),
        tuple(
            Unmatched(s.index, float(score[:, j].max()))
            for j, s in enumerate(claims_b)
            if s.index not in taken_b
        ),
    )
