"""English reports for the framing rules: whose words a verb of saying puts a claim in."""

from __future__ import annotations

from comparer.framing.actors import without_kinds
from comparer.framing.annotate import Actor, Sentence
from comparer.framing.matcher import Hit
from comparer.framing.tokens import Token
from comparer.languages.en.framing_phrases import (
    actor_of,
    before_verb,
    head_of,
    next_token,
    participles,
    run_from,
)
from comparer.languages.en.framing_words import irregular_verbs, words


def source_of(sentence: Sentence, hit: Hit) -> Actor | None:
    """Who is quoted by a reporting verb or phrase; None where nobody is named."""
    return without_kinds(_source_of(sentence, hit))


def _source_of(sentence: Sentence, hit: Hit) -> Actor | None:
    tokens = sentence.tokens
    after = run_from(sentence, hit.last + 1, 1, limit=8)
    if hit.entry.concept == "according":
        return actor_of(sentence, after)
    before = run_from(sentence, before_verb(sentence, hit.first), -1, limit=10)
    if hit.first and tokens[hit.first - 1].norm == ",":
        opening = _opening(tokens, hit.first - 1)
        if opening:
            before = run_from(sentence, opening - 1, -1, limit=10)
            return actor_of(sentence, before)
    if before and before[0] and tokens[before[0] - 1].norm == "who":
        before = run_from(sentence, before[0] - 2, -1, limit=10)  # "Aides who asked for … said".
    if hit.first and tokens[hit.first - 1].norm in words("be"):
        return None
    if before and not (hit.first and tokens[hit.first - 1].kind in ("punct", "quote")):
        return actor_of(sentence, before)
    if after and tokens[after[0]].norm not in words("pronouns"):
        return actor_of(sentence, after)
    return None


def speaks_in_headline(sentence: Sentence, indices: list[int]) -> Actor | None:
    """Who a colon tells to have said it: the noun that its phrase ends in."""
    tokens = sentence.tokens
    if tokens[indices[0]].norm in words("kickers"):
        return None
    cut = next((k for k, i in enumerate(indices) if k and tokens[i].norm in _AFTER_NOUN), None)
    run = indices[:cut]
    if any(
        e.category not in ("noun", "strike") and not sentence.entries("source", i)
        for i in indices
        for e in sentence.entries("event", i)
    ):
        return None  # "Israel strikes hospital: …": a clause.
    found = without_kinds(actor_of(sentence, run))
    return found if found and found.kind in ("actor", "other") else None


_AFTER_NOUN = words("prepositions") | {"of", "who", "whose"}
"""They go on with a noun phrase whose noun stands before them: "head of the party"."""


def opens_claim(sentence: Sentence, hit: Hit) -> bool:
    """Whether a participle goes on with somebody's words: "…, saying the inquiry was open"."""
    return hit.entry.concept != "according" and sentence.tokens[hit.first].norm.endswith("ing")


def _opening(tokens: tuple[Token, ...], comma: int) -> int:
    """The comma that opens what is said of a source between two, or 0: ", who was there, said"."""
    for index in range(comma - 1, max(0, comma - 14), -1):
        if tokens[index].norm in (",", ";", ":") or tokens[index].kind == "quote":
            inserted = tokens[index].norm == "," and tokens[index + 1].norm in words("insertions")
            return index if inserted else 0
    return 0


def _noun_is(role: str, tokens: tuple[Token, ...], start: int) -> bool:
    """Whether the noun of the phrase at `start` has a role: "FIFA rules", not "rules committee"."""
    for index in range(start, min(start + 5, len(tokens))):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        ends = (
            following is None
            or following.kind == "punct"
            or following.norm in words("prepositions") | words("boundary") | {"of", "and", "for"}
        )
        if ends:
            return tokens[index].norm in words(role)
    return False


def governs(sentence: Sentence, hit: Hit) -> bool:
    """Whether a reporting verb has a claim in its scope: "said that", "..., he said"."""
    tokens = sentence.tokens
    if hit.entry.concept == "according":
        if (
            hit.gap_end is not None
            and tokens[hit.first].norm in ("in", "on")
            and not any(t.norm in ("'s", "'") for t in tokens[hit.last + 1 : hit.gap_end])
        ):
            return False  # "In the minister's words", not "in other words".
        source = source_of(sentence, hit)
        if source is None or source.kind == "pronoun":
            return False
        if _noun_is("issued", tokens, hit.last + 1):
            return False
        if tokens[hit.last].norm == "citing" and _noun_is("grounds", tokens, hit.last + 1):
            return False
        # "According to its curator", not "according to plan".
        return source.kind == "actor" or not any(
            t.norm in words("norms") for t in tokens[hit.last + 1 : hit.last + 6]
        )
    always = hit.entry.concept in ("account", "pretext", "distance")
    if always or tokens[hit.last].norm in ("to", "that"):
        return True  # "Described how …", "purports to …", "admitted that …".
    first = tokens[hit.first]
    before = tokens[hit.first - 1] if hit.first else None
    if before and before.kind == "word" and _is_noun_here(before, first):
        return False
    if before and before.norm in words("determiners") and first.norm.endswith("ed"):
        return False  # "The disputed plateau", "a confirmed case".
    following = next_token(tokens, hit.last)
    if (
        hit.entry.category == "doubting"
        and following
        and following.norm == "to"
        and not (before and before.norm in words("be"))
        and not first.norm.endswith("ing")
    ):
        return True  # "Professed to have known nothing".
    nouns = ("claim", "report", "claims", "reports")
    if first.norm in nouns and _is_described(tokens, hit.last + 1):
        return False  # "The pay claim brought by the staff".
    auxiliary = words("be") | words("have") - {"'s"}
    if following and following.norm in auxiliary and not first.norm.endswith(("ed", "said")):
        return False  # "Heat stress had caused".
    if hit.entry.concept == "show" and not _is_document(sentence, hit):
        return False
    if hit.entry.concept == "hear" and not _sits(sentence, hit):
        return False
    passive = before is not None and before.norm in words("be") - {"'s"}
    reach = 9
    if following and following.norm in words("prepositions"):
        reach = 15  # "Claimed during a long reading of the judgment that …".
    for index in range(hit.last + 1, min(hit.last + reach, len(tokens))):
        token = tokens[index]
        if token.norm in ("that", ":", "how", "whether") or token.kind == "quote":
            if token.norm == "that" and tokens[index - 1].norm in words("be"):
                break  # "The body found there is that of …".
            if token.norm == "that" and first.norm == "found" and index > hit.last + 1:
                break  # "Found weapons on the ship that docked there".
            return True
        if first.norm in words("accounts") and token.norm.endswith("ing") and index > hit.last + 1:
            return True  # "Described families leaving".
        if token.norm == "," and index > hit.last + 1:
            break
        if token.norm in (".", ";") or any(
            reach == 9 or (e.category != "weak" and e.concept != "according")
            for e in sentence.entries("report", index)
            if not _is_document_here(sentence, index)
        ):
            break
    if passive or (first.norm.endswith("ing") and (before is None or before.norm != ",")):
        return False
    if _after_claim(sentence, hit):
        return True
    if following is None:
        return False
    if hit.entry.category == "accuse":
        if first.norm in ("accused", "blamed") and following.norm in ("of", "for"):
            return passive  # "A man accused of": who accuses him is no matter.
        return before is None or before.norm not in words("determiners")
    if hit.entry.category == "deny":
        return True
    if hit.entry.concept == "say" and following.norm.endswith("ing"):
        return True  # "Reported hearing voices".
    if hit.entry.concept not in ("say", "claim", "confirm", "affirm", "insist", "relay", "show"):
        return False
    if following.kind == "number":
        return first.norm in ("say", "says", "said")
    if following.kind != "word" or following.norm in words("prepositions") | {"and", "or", "but"}:
        return False
    if first.norm in ("say", "says", "said", "saying"):
        return True
    if any(t.norm in words("claimed_things") for t in tokens[hit.last + 1 : hit.last + 4]):
        return False
    if following.norm in ("its", "his", "her", "their", "a", "an"):
        # "Claims his phone was tapped", not "claimed its first victim".
        return hit.entry.concept in ("claim", "insist") and (
            first.norm.startswith("insist") or _has_verb(tokens, hit.last + 3, hit.last + 7)
        )
    return any(
        t.norm in words("be") | words("have") | words("modals") or t.norm.endswith("ed")
        for t in tokens[hit.last + 2 : hit.last + 10]
    ) or _has_verb(tokens, hit.last + 2, hit.last + 10)


def _has_verb(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether a finite verb stands there: an auxiliary, or one with its object behind it."""
    for index in range(start, min(end, len(tokens))):
        word, following = tokens[index].norm, next_token(tokens, index)
        if tokens[index].kind in ("punct", "quote"):
            return False
        if word in words("be") | words("have") | words("modals") - {"to"}:
            return True
        if not word.endswith("s") or word.endswith("ss") or following is None:
            continue
        if word[:-1] in irregular_verbs() or following.kind == "number":
            return True
        if following.norm in words("determiners") | words("possessives") | {"half", "no"}:
            return True  # "Cuts half its costs", "covers the whole floor".
    return False


def _sits(sentence: Sentence, hit: Hit) -> bool:
    """Whether it is a court, a jury or an inquiry that hears it, and no person."""
    run = run_from(sentence, before_verb(sentence, hit.first), -1, limit=10)
    source = actor_of(sentence, head_of(sentence, run))
    return source is not None and bool(source.head & _SITTING)


_SITTING = frozenset({"role.court", "actor.court", "role.jury", "role.report", "role.lawmaker"})
"""Who is told things at a hearing: an inquest and an inquiry are read as documents."""


def _is_document(sentence: Sentence, hit: Hit) -> bool:
    """Whether it is a document, figures or images that show it: "records show"."""
    source = source_of(sentence, hit)
    return source is not None and "role.report" in source.concepts


def _is_described(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a participle at `index` describes the noun before it: "claims lodged by"."""
    if index >= len(tokens):
        return False
    following = next_token(tokens, index)
    return tokens[index].norm in participles() or (
        tokens[index].norm.endswith("ed")
        and following is not None
        and following.norm in ("by", "against", "with", "in", "on", "under")
    )


def _is_document_here(sentence: Sentence, index: int) -> bool:
    """Whether a word like "report" is what somebody says it in: "in their annual report"."""
    tokens = sentence.tokens
    near = {t.norm for t in tokens[max(0, index - 2) : index]}
    return bool(sentence.entries("source", index)) and bool(
        near & (words("determiners") | words("possessives"))
    )


def _is_noun_here(before: Token, word: Token) -> bool:
    if word.norm.endswith(("ed", "ing", "said")):
        return word.norm.endswith("ing") and (
            before.norm in words("determiners") | words("prepositions") or word.norm == "telling"
        )
    return before.norm in words("determiners") | words("prepositions") | {"'s"}


def _after_claim(sentence: Sentence, hit: Hit) -> bool:
    """Whether the verb closes a claim: a comma or quotation mark, its subject, then the verb."""
    tokens, first = sentence.tokens, hit.first
    index = first - 1
    while index >= 0 and first - index <= 12:
        token = tokens[index]
        if token.kind == "quote" or token.norm == ",":
            following = next_token(tokens, first)
            if tokens[index + 1].norm in ("which", "who", "that"):
                return False
            if tokens[first].norm == "found" and following and following.kind == "word":
                source = source_of(sentence, hit)
                if source is None or not source.concepts:
                    return False  # "In all probability, the manuscript found in Sanaa".
            return index > 1 and (
                following is None
                or following.kind in ("punct", "quote")
                or following.norm in words("prepositions") | words("times") | {"as", "when"}
                or tokens[first].norm == "told"
            )
        if token.norm in (".", ";", ":"):
            return False
        index -= 1
    return False
