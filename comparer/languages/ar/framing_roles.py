"""Arabic word order for the framing rules: which words are the doer's, which the other's."""

from __future__ import annotations

from comparer.framing.annotate import Sentence
from comparer.framing.matcher import Hit
from comparer.languages.ar.framing_letters import has_object_pronoun, is_vowelled_passive
from comparer.languages.ar.framing_phrases import is_prepositional, run_from
from comparer.languages.ar.framing_voice import is_noun_here
from comparer.languages.ar.framing_words import words

REACH = 10
"""How many words before and after a verb may be those of its parties."""


def slots_of(sentence: Sentence, hit: Hit) -> tuple[tuple[int, ...], ...]:
    """The words of the doer and of whom it is done to: in one where both stand behind the verb, as
    only their order tells them apart; none for a passive without a doer."""
    tokens = sentence.tokens
    if is_noun_here(sentence, hit) or has_object_pronoun(tokens[hit.first], hit):
        return ()
    before: list[int] = []
    if not tokens[hit.first].norm.startswith(("و", "ف")):
        before = run_from(sentence, hit.first - 1, -1, REACH)
        opened = [k for k, i in enumerate(before) if tokens[i].norm in words("clause_openers")]
        before = before[opened[-1] + 1 :] if opened else before
        governed = (k for k, i in enumerate(before) if is_prepositional(tokens[i]))
        before = before[: next(governed, None)]
    after = run_from(sentence, hit.last + 1, 1, REACH)
    cut = next((k for k, i in enumerate(after) if tokens[i].norm in words("settings")), None)
    after = after[:cut]
    doer = next((i for i in after if _introduces_doer(sentence, i)), None)
    passive = hit.entry.category == "passive" or is_vowelled_passive(tokens[hit.first])
    if passive and doer is None and hit.gap_end in after:
        doer = hit.gap_end  # "تعرض … لقصف الجيش", "لقصف من الجيش": it stands behind the noun.
    if doer is not None:
        at = after.index(doer)
        return tuple(after[at + 1 :]), (*before, *after[:at])
    if passive:
        return ()
    return (tuple(before), tuple(after)) if before else (tuple(after),)


def _introduces_doer(sentence: Sentence, index: int) -> bool:
    return any(e.category == "by" for e in sentence.entries("agent", index))
