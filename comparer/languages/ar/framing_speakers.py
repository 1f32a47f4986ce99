"""Arabic speakers for the profile: the noun phrase that a reader would say is quoted."""

from __future__ import annotations

import re

from comparer.framing.actors import actor_in
from comparer.framing.annotate import Actor, Sentence
from comparer.framing.matcher import Hit
from comparer.framing.tokens import Token, cover
from comparer.languages.ar.framing_phrases import is_definite, is_name, is_prepositional
from comparer.languages.ar.framing_subjects import looks_like_verb
from comparer.languages.ar.framing_words import words

_LONGEST = 10
_TOWARDS = frozenset(("اليه", "اليها", "عنه", "عنها", "به", "بها", "عليه", "عليها", "فيه", "له"))
_KUNYA = frozenset(("ام", "ابو", "ابي", "بن", "ابن", "بنت", "عبد", "ال"))
"""Words that begin or go on with a name, whatever the next word is spelled like."""
_SPOKESMAN = frozenset(("باسم", "بلسان"))
"""Prepositions that go on with an office: "المتحدث باسم البلدية"."""


def speaker_of(sentence: Sentence, hit: Hit) -> Actor | None:
    """Whose words a verb or phrase reports, as a whole noun phrase; None where nobody is named.

    What is yet to be said, or was not, is said by nobody.
    """
    tokens = sentence.tokens
    if hit.entry.concept == "according":
        start = hit.last + 1
        if start < len(tokens) and (
            tokens[hit.last].norm.endswith("ما") or tokens[start].norm in ("ما", "لما")
        ):
            start += tokens[start].norm in ("ما", "لما")
            start += 1  # "بحسب ما أعلنته البلدية": the verb.
        while start < len(tokens) and tokens[start].norm in _TOWARDS:
            start += 1
        return _actor(sentence, _without_count(sentence, _phrase(sentence, start)))
    verb = tokens[hit.first]
    if _is_unsaid(tokens, hit.first):
        return None
    if _is_adjunct(verb) and hit.first:
        return _main_subject(sentence, hit.first)
    start = hit.last + 1
    if hit.gap_end is not None:
        start = hit.first + 1
    while start < len(tokens) and tokens[start].norm in words("times"):
        start += 1
    run = _phrase(sentence, start)
    if hit.entry.category in ("weak", "accuse", "deny"):
        run = _without_object(sentence, run)
    if run and not _is_object(sentence, hit, run):
        return _actor(sentence, run)
    return _actor(sentence, _before(sentence, hit.first))


def _without_object(sentence: Sentence, run: list[int]) -> list[int]:
    """The phrase without a definite noun that no genitive holds: "نواب المعارضة الحادث"."""
    for k in range(2, len(run)):
        before, word = (sentence.tokens[run[i]].norm for i in (k - 1, k))
        first = sentence.tokens[run[0]].norm
        if (
            not is_definite(first)
            and is_definite(before)
            and is_definite(word)
            and not word.endswith(("ي", "ية", "ة"))
        ):
            return run[:k]
    return run


def _is_unsaid(tokens: tuple[Token, ...], first: int) -> bool:
    if (
        re.match("[وف]?س[يتن]", tokens[first].norm)
        and tokens[first].norm.lstrip("وف")[0] == "\u0633"
    ):
        return True
    before = tokens[first - 1].norm if first else ""
    if before == "قد":  # "قد يقول" is a chance, "قد قال" what was said.
        return re.match("[يت]", tokens[first].norm) is not None
    return before in ("سوف", "لن", "لم", "لا", "ولن", "ولم", "ولا")


def _is_adjunct(token: Token) -> bool:
    """Whether it is a participle in the accusative, whose subject is that of its clause: مؤكداً."""
    return re.match("م.+(?:ا|ة|ين)$", token.norm) is not None


def _phrase(sentence: Sentence, start: int) -> list[int]:
    """The noun phrase that begins at `start`: an office, a name, or both."""
    tokens = sentence.tokens
    run: list[int] = []
    named = 0
    quoted = False
    for index in range(start, min(start + _LONGEST, len(tokens))):
        token = tokens[index]
        if token.kind == "quote":
            if not run or tokens[index - 1].norm == ":":
                break
            quoted = not quoted
            if quoted and all(t.kind != "quote" for t in tokens[index + 1 : index + 5]):
                break  # Speech, and no name.
            continue
        if token.kind != "word" or token.norm in words("complementisers") | words("relatives"):
            break
        if quoted:
            run.append(index)
            continue
        if run and token.norm in _SPOKESMAN:
            run.append(index)
            continue
        if run and tokens[run[-1]].norm.removeprefix("و") in _KUNYA:
            named = 1
            run.append(index)
            continue
        if run and _is_name_with_family(sentence, run, index):
            named = 1
            run.append(index)
            continue
        if not run and _is_name_before_claim(sentence, index):
            run.append(index)
            continue
        if is_prepositional(token) and not (
            run and token.norm.startswith("لل") and _is_body(sentence, index)
        ):
            break
        if run and _ends_before(sentence, run, index, named):
            break
        if run and named:
            named += 1
        elif run and _is_bare_name(sentence, run, index):
            named = 1
        run.append(index)
    return run


def _ends_before(sentence: Sentence, run: list[int], index: int, named: int) -> bool:
    """Whether the word at `index` belongs to what follows the phrase: a verb, an object."""
    token, last = sentence.tokens[index], sentence.tokens[run[-1]]
    if re.search("\u064bا?$|ا\u064b$", token.raw) or token.norm in words("quantities"):
        return True
    if token.norm in words("times") or (
        re.match("[وف]..", token.norm) and _is_clause(sentence, index)
    ):
        return True
    if any(
        e.concept not in ("weak_noun", "according") for e in sentence.entries("report", index)
    ) and not (sentence.entries("label", index) or sentence.entries("source", index)):
        return True
    if any(e.category == "verb" for e in sentence.entries("event", index)) and not (
        is_definite(token.norm) or sentence.entries("source", index) or named
    ):
        return True
    if not named and not is_definite(token.norm) and looks_like_verb(sentence, index):
        return not sentence.entries("source", index) and not sentence.entries("noun", index)
    if (
        run
        and re.search("..(?:ها|هم)$", token.norm)
        and not (sentence.entries("source", index) or sentence.entries("label", index))
    ):
        return True  # "طلبياتها": whose they are shows that they are not part of the name.
    if named and is_definite(last.norm) and named > 1:
        return True  # A family name closes the name: "سعيد الحمدان الدعوات".
    listed = _concepts(sentence, index) - _concepts(sentence, run[-1])
    plural = last.norm.endswith(("ون", "ين")) or any(
        e.concept == "role.resident" for e in sentence.entries("source", run[-1])
    )
    return (
        len(run) == 1
        and plural
        and is_definite(token.norm)
        and bool(listed)
        and not is_definite(last.norm)
    )


def _is_clause(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    if token.norm in words("nominal_wa") or sentence.entries("source", index):
        return False
    return token.norm.startswith(tuple(words("verbal_wa"))) or not is_definite(token.norm[1:])


def _concepts(sentence: Sentence, index: int) -> set[str]:
    return {e.concept for e in sentence.entries("source", index)}


def _is_bare_name(sentence: Sentence, run: list[int], index: int) -> bool:
    """Whether a word without article after one with it can only be a name: "الوزير سامي"."""
    token, last = sentence.tokens[index], sentence.tokens[run[-1]]
    return (
        is_definite(last.norm)
        and not is_definite(token.norm)
        and not sentence.entries("source", index)
        and not sentence.entries("label", index)
    )


def _is_name_with_family(sentence: Sentence, run: list[int], index: int) -> bool:
    """Whether a first name that begins like a preposition stands here: "الناشط بيبرس التلاوي"."""
    tokens = sentence.tokens
    return (
        is_definite(tokens[run[-1]].norm)
        and re.match("(?!لل)[بلك](?!ال)...", tokens[index].norm) is not None
        and tokens[index].norm not in words("prepositions")
        and index + 1 < len(tokens)
        and re.match("ال.+ي$", tokens[index + 1].norm) is not None
        and not _concepts(sentence, index + 1)
        and not sentence.entries("label", index + 1)
    )


def _is_name_before_claim(sentence: Sentence, index: int) -> bool:
    """Whether a word that begins like a preposition is the name before a claim: "قال لافروف إن"."""
    tokens = sentence.tokens
    return (
        re.match("(?!لل)[بلك](?!ال)...", tokens[index].norm) is not None
        and tokens[index].norm not in words("prepositions")
        and index + 1 < len(tokens)
        and tokens[index + 1].norm in words("complementisers")
    )


def _is_body(sentence: Sentence, index: int) -> bool:
    """Whether "لل" joins an office to its body ("المدير العام للشركة"), not to its hearers."""
    concepts = _concepts(sentence, index)
    return bool(concepts) and not any(c.startswith(("role.media", "source.")) for c in concepts)


def _is_object(sentence: Sentence, hit: Hit, run: list[int]) -> bool:
    """Whether the phrase behind a verb is what is said, since its subject stands before it."""
    first = hit.first
    before = sentence.tokens[first - 1] if first else None
    if before is None or before.kind != "word" or is_prepositional(before):
        return False
    return not (_concepts(sentence, run[0]) or _concepts(sentence, run[-1]))


def _before(sentence: Sentence, first: int) -> list[int]:
    """The subject before its verb: "ناجون تحدثوا", "القضاء يقول"."""
    tokens = sentence.tokens
    index = first - 1
    run: list[int] = []
    while index >= 0 and len(run) < 5:
        token = tokens[index]
        if (
            token.kind != "word"
            or token.norm in words("complementisers")
            or is_prepositional(token)
        ):
            break
        if sentence.entries("report", index) and not sentence.entries("source", index):
            break
        run.append(index)
        index -= 1
    run.sort()
    while run and not (_concepts(sentence, run[0]) or sentence.entries("person", run[0])):
        run = run[1:]
    return run


def _main_subject(sentence: Sentence, end: int) -> Actor | None:
    """The subject of the clause that a participle goes on with."""
    tokens = sentence.tokens
    for hit in reversed([h for h in sentence.hits.get("report", ()) if h.last < end]):
        category = hit.entry.category
        if category in ("weak", "faint", "view") or _is_adjunct(tokens[hit.first]):
            continue
        found = speaker_of(sentence, hit)
        if found:
            return found
    start = 0
    for index in range(min(end, len(tokens))):
        if tokens[index].norm in ("–", "—", "-") and index < 8:
            start = index + 1
    while start < end and not (
        looks_like_verb(sentence, start) or sentence.entries("event", start)
        or sentence.entries("report", start)
    ):  # fmt: skip
        start += 1
    run = _phrase(sentence, start + 1)
    return _actor(sentence, run) if run and run[-1] < end else None


def _without_count(sentence: Sentence, run: list[int]) -> list[int]:
    """Whose count or record it is: "إحصاء أولي للدفاع المدني"."""
    tokens = sentence.tokens
    if not run or "role.report" not in _concepts(sentence, run[0]):
        return run
    for index in range(run[0] + 1, min(run[0] + 5, len(tokens))):
        if tokens[index].kind != "word":
            break
        body = _concepts(sentence, index) | {
            e.concept for e in sentence.entries("label", index) if e.concept.startswith("actor.")
        }
        if body - {"role.report"}:
            return [i for i in range(index, max(run[-1], index + 1) + 1) if i < len(tokens)]
    return run


def _actor(sentence: Sentence, run: list[int]) -> Actor | None:
    if not run:
        return None
    found = actor_in(sentence, run, is_name)
    if found is None or found.kind in ("pronoun", "unknown", "cause"):
        return None
    concepts, names = found.concepts, found.names
    inner = _apposition(sentence, run[-1])
    if inner:
        beside = actor_in(sentence, inner, is_name)
        if beside:
            concepts, names = concepts | beside.concepts, (*names, *beside.names)
    return Actor(
        cover(sentence.tokens, run[0], run[-1]),
        concepts,
        names,
        found.kind,
        found.maybe,
        found.head,
    )


def _apposition(sentence: Sentence, last: int) -> list[int]:
    """What is said of somebody between two commas, where the claim follows the second."""
    tokens = sentence.tokens
    if last + 1 >= len(tokens) or tokens[last + 1].norm not in ("،", ","):
        return []
    inner: list[int] = []
    for index in range(last + 2, min(last + 11, len(tokens))):
        token = tokens[index]
        if token.norm in ("،", ","):
            following = tokens[index + 1] if index + 1 < len(tokens) else None
            ends = following and following.norm in words("complementisers") | {"في", "امام", "لدي"}
            return inner if ends else []
        if token.kind != "word" or token.norm in words("complementisers"):
            return []
        inner.append(index)
    return []
