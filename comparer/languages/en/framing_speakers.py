"""English speakers for the profile: the noun phrase that a reader would say is quoted."""

from __future__ import annotations

from comparer.framing.annotate import Actor, Sentence
from comparer.framing.matcher import Hit
from comparer.framing.tokens import Token
from comparer.languages.en.framing_phrases import (
    actor_of,
    before_verb,
    next_token,
    participles,
    pasts,
)
from comparer.languages.en.framing_words import words

_ENDS = words("modifies") | {"to"} - {"for"}
"""After these stands only where somebody is, or whom they are sent to."""


def speaker_of(sentence: Sentence, hit: Hit) -> Actor | None:
    """Whose words a verb or phrase reports, as a whole noun phrase; None where nobody is named.

    What is yet to be said, or was not, is said by nobody.
    """
    tokens = sentence.tokens
    if hit.entry.concept == "according":
        if hit.gap_end is not None:
            inside = list(range(hit.first + 1, hit.gap_end))
            if any(tokens[i].norm in ("and", "or", "than") for i in inside):
                return None
            return _actor(sentence, [i for i in inside if tokens[i].norm not in ("'s", "'")])
        return _actor(sentence, _forward(sentence, hit.last + 1, claim=False))
    if _is_unsaid(tokens, hit.first):
        return None
    following = next_token(tokens, hit.last)
    if following and following.norm == "by":  # "Figures released by the port".
        agent = _actor(sentence, _forward(sentence, hit.last + 2, claim=False))
        if agent and agent.kind == "actor":
            return agent
    before = tokens[hit.first - 1] if hit.first else None
    if before is None or before.kind == "quote":
        return _actor(sentence, _forward(sentence, hit.last + 1, claim=True))
    if before.norm == ",":
        if tokens[hit.first].norm.endswith("ing"):
            return _main_subject(sentence, hit.first - 1)
        if not _is_inverted(sentence, hit):
            return _with_apposition(sentence, hit.first - 1)
        return _actor(sentence, _forward(sentence, hit.last + 1, claim=True))
    if before.norm in ("and", "but", "then"):
        return _main_subject(sentence, hit.first - 1)
    if before.norm in ("who", "which", "that"):
        return _actor(sentence, _backward(sentence, hit.first - 2))
    if before.kind != "word":
        return None
    last = before_verb(sentence, hit.first)
    run = _backward(sentence, last)
    if not run and last >= 0 and tokens[last].norm in ("who", "and", "but"):
        return _main_subject(sentence, last)
    return _actor(sentence, run)


def _is_unsaid(tokens: tuple[Token, ...], first: int) -> bool:
    index = first - 1
    while index >= 0 and (tokens[index].norm in words("adverbs") or tokens[index].norm == "be"):
        if tokens[index].norm in ("not", "n't", "never"):
            return True
        index -= 1
    return index >= 0 and tokens[index].norm in words("modals") | {"to", "be"} - {"did"}


def _is_verb(sentence: Sentence, index: int) -> bool:
    """Whether a word can only be a finite verb where a subject may end."""
    token = sentence.tokens[index]
    if token.raw[:1].isupper():
        return False
    if token.norm in words("be") | words("have") | words("modals") - {"'s", "to", "being"}:
        return True
    return token.norm.endswith("ed") or token.norm in pasts() or token.norm in participles()


def _is_inverted(sentence: Sentence, hit: Hit) -> bool:
    """Whether the verb after a comma has its subject behind it: ", said the mayor"."""
    tokens = sentence.tokens
    following = next_token(tokens, hit.last)
    if following is None or following.kind != "word" or tokens[hit.first].norm == "told":
        return False
    if following.norm in ("that", "reporters", "journalists") or (
        following.norm in words("pronouns") | words("prepositions")
        and following.norm not in words("determiners")
    ):
        return False
    return bool(_forward(sentence, hit.last + 1, claim=True))


def _forward(sentence: Sentence, start: int, *, claim: bool) -> list[int]:
    """The noun phrase that begins at `start`; empty if a verb shows that it begins a claim."""
    tokens = sentence.tokens
    run: list[int] = []
    for index in range(start, min(start + 12, len(tokens))):
        token = tokens[index]
        if token.norm in ("'", "'s") and run:
            run.append(index)
            continue
        if token.kind != "word" or token.norm in words("boundary") - {"and"}:
            break
        if token.norm == "and" and not (run and index + 1 < len(tokens)):
            break
        if run and token.norm in words("modifies") | {"to", "during", "after", "before"} - {"for"}:
            break
        if run and (_is_verb(sentence, index) or _is_reporting(sentence, index)):
            if claim and not _is_reduced(tokens, index):
                return []
            if not claim and _is_reduced(tokens, index):
                return _forward(sentence, index + 2, claim=False)
            break
        if run and token.norm in words("times"):
            break
        if token.norm == "by" and run and not claim and _is_document(sentence, run):
            return _forward(sentence, index + 1, claim=False)
        if token.norm == "by":
            break
        run.append(index)
    while run and tokens[run[-1]].norm in ("and", "of", "the", "a", "'"):
        run.pop()
    return run


def _is_reduced(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a participle describes the noun before it: "a count kept by the clinic"."""
    following = next_token(tokens, index)
    return following is not None and following.norm == "by"


def _is_document(sentence: Sentence, run: list[int]) -> bool:
    """Whether it is a count or a report, of which somebody else is the source."""
    concepts = {e.concept for e in sentence.entries("source", run[-1])}
    return "role.report" in concepts or sentence.tokens[run[-1]].norm in ("count", "figures")


def _is_reporting(sentence: Sentence, index: int) -> bool:
    return any(
        e.concept in ("say", "note", "claim", "confirm", "insist", "announce")
        for e in sentence.entries("report", index)
    ) and not (sentence.entries("source", index) or sentence.entries("label", index))


def _backward(sentence: Sentence, last: int) -> list[int]:
    """The noun phrase that ends at `last`, what stands before it in its clause left off."""
    tokens = sentence.tokens
    run: list[int] = []
    index = last
    while index >= 0 and len(run) < 14:
        token = tokens[index]
        if token.norm in ("'", "'s") and index:
            run.append(index)
            index -= 1
            continue
        if token.kind != "word" or token.norm in words("boundary"):
            break
        if run and (_is_verb(sentence, index) or _finite(sentence, index)):
            if index > 1 and tokens[index - 1].norm in ("who", "that", "which"):
                return _backward(sentence, index - 2)  # "The unions that called the march".
            if not _is_noun(sentence, index):
                break
        run.append(index)
        index -= 1
    run.sort()
    # "On Sunday the ministry", "In the capital a doctor".
    if run and tokens[run[0]].norm in words("prepositions") | words("adverbs") | words("times"):
        starts = [k for k, i in enumerate(run) if k > 1 and tokens[i].norm in ("the", "a", "an")]
        run = run[starts[-1] :] if starts else run[2:]
    cut = next((k for k, i in enumerate(run) if k and tokens[i].norm in _ENDS), None)
    run = run[:cut]
    cut = next(
        (
            k
            for k, i in enumerate(run)
            if k and tokens[i].norm.endswith("ing") and not sentence.entries("source", i)
            and tokens[i].raw.islower() and k + 1 < len(run)
        ),
        None,
    )  # fmt: skip
    return run[:cut] if cut and cut == 1 else run


def _is_noun(sentence: Sentence, index: int) -> bool:
    """Whether a word that is spelled like a verb of saying stands for somebody here: "judge"."""
    return bool(sentence.entries("source", index) or sentence.entries("label", index))


def _main_subject(sentence: Sentence, end: int) -> Actor | None:
    """The subject of the clause that ends before the token at `end`: "Survivors wept and said"."""
    tokens = sentence.tokens
    start = end
    while start > 0:
        begin = start - 1
        while begin >= 0 and tokens[begin].norm not in (",", ";", ":", "–", "—"):
            begin -= 1
        first = begin + 1
        if first >= start:
            start = begin
            continue
        opens = tokens[first].norm
        if _finite(sentence, first) and start <= end and begin > 0 and tokens[begin].norm == ",":
            return _with_apposition(sentence, begin)
        verbs = [i for i in range(first + 1, start) if _finite(sentence, i)]
        if verbs and opens not in words("pronouns") | words("boundary") | words("prepositions"):
            run = _forward(sentence, first, claim=False)
            return _actor(sentence, [i for i in run if i < verbs[0]])
        start = begin
    return None


def _finite(sentence: Sentence, index: int) -> bool:
    return _is_verb(sentence, index) or any(
        e.concept not in ("weak_noun", "according") for e in sentence.entries("report", index)
    )


def _with_apposition(sentence: Sentence, comma: int) -> Actor | None:
    """Who stands before the comma at `comma`, with what is said of them between two commas."""
    tokens = sentence.tokens
    begin = comma - 1
    while begin >= 0 and tokens[begin].norm != ",":
        if tokens[begin].norm in (";", ":", ".") or tokens[begin].kind == "quote":
            break
        begin -= 1
    inner = [i for i in range(begin + 1, comma) if tokens[i].kind == "word"]
    if begin <= 0 or tokens[begin].norm != ",":
        return _main_subject(sentence, comma)
    if inner and tokens[inner[0]].norm in ("adding", "after", "before", "when", "while", "as"):
        return _main_subject(sentence, begin)
    outer = _actor(sentence, _backward(sentence, begin - 1))
    if outer is None:
        return None
    if not inner or tokens[inner[0]].norm in words("boundary"):
        return outer
    other = actor_of(sentence, inner)
    if other is None:
        return outer
    if tokens[inner[0]].raw[:1].isupper() and not outer.names:
        named, title = other, outer
    else:
        named, title = outer, other
    return Actor(
        named.span,
        named.concepts | title.concepts,
        tuple(dict.fromkeys((*named.names, *title.names))),
        "actor",
        named.maybe,
        named.head | title.head,
    )


def _actor(sentence: Sentence, run: list[int]) -> Actor | None:
    tokens = sentence.tokens
    while run and tokens[run[0]].kind != "word":
        run = run[1:]
    if not run or all(tokens[i].norm in words("pronouns") | words("determiners") for i in run):
        return None
    found = actor_of(sentence, run)
    if found is None or found.kind in ("pronoun", "unknown"):
        return None
    if tokens[run[0]].norm == "according":
        return None
    vague = words("possessives") | {"each", "no", "every", "any", "some"}
    return None if found.kind == "other" and tokens[run[0]].norm in vague else found
