"""English word order for the framing rules: which words are the doer's, which the other's."""

from __future__ import annotations

from comparer.framing.annotate import Sentence
from comparer.framing.matcher import Hit
from comparer.languages.en.framing_phrases import before_verb, run_from
from comparer.languages.en.framing_voice import is_noun_use, is_passive
from comparer.languages.en.framing_words import words

REACH = 9
"""How many words before and after a verb may be those of its parties."""


def slots_of(sentence: Sentence, hit: Hit) -> tuple[tuple[int, ...], ...]:
    """The words of the doer and of whom it is done to; none where a verb has no subject of its
    own, or is a passive without a doer."""
    tokens = sentence.tokens
    before = _phrase(sentence, run_from(sentence, before_verb(sentence, hit.first), -1, REACH))
    after = run_from(sentence, hit.last + 1, 1, REACH)
    if not before or not after or (hit.first == hit.last and is_noun_use(tokens, hit)):
        return ()
    if hit.entry.category == "passive" or is_passive(tokens, hit):
        # "Came under fire from": from tells no doer of another passive ("evacuated from").
        by = ("by", "from") if hit.entry.category == "passive" else ("by",)
        at = next((i for i in after if tokens[i].norm in by), None)
        return (_phrase(sentence, run_from(sentence, at + 1, 1, REACH)), before) if at else ()
    return before, _phrase(sentence, after)


def _phrase(sentence: Sentence, run: list[int]) -> tuple[int, ...]:
    """A run of words up to where, when or why it was."""
    cut = next((k for k, i in enumerate(run) if sentence.tokens[i].norm in words("settings")), None)
    return tuple(run[:cut])
