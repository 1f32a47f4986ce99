"""English sentences for the framing rules: voice, doers, sources, scope of negation.

The module is the language's `Grammar` (`comparer.framing.grammar`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from comparer.framing.actors import actor_in
from comparer.framing.annotate import Actor, Sentence, Topic
from comparer.framing.matcher import Entry, Hit
from comparer.framing.tokens import Token, cover
from comparer.languages.en.framing_words import (
    adverb,
    expand,
    irregular_verbs,
    longest_word,
    normalise,
    starts,
    tokenize,
    verb_forms,
    words,
)
from comparer.records import Span

__all__ = [
    "accepts", "bars", "derive", "doers", "expand", "governs", "hints_negation", "is_aside",
    "is_future", "is_light", "is_place", "is_talk", "joins", "longest_word", "named",
    "negation_scope", "normalise", "opens_part", "passives", "patient_of", "source_of", "starts",
    "stem", "tokenize", "topics", "voice_of",
]  # fmt: skip


_NEGATIVE = re.compile(
    r"(?:un(?!der|ion|it|iq|iver|iform|til|less|cle)|non|dis(?!trict|c|h|p|tan|ease|ast)|mis(?!sion|si|t|s)"
    r"|ir(?=r)|il(?=l)|im(?=poss|pract|perf|prob|moral|mature|polite)"
    r"|in(?=abil|ac|ad|cap|comp|consi|corr|cred|depen|dir|eff|elig|eq|expe|formal|human|just|secu"
    r"|suff|toler|vali|visi|volun))\w{3,}$|\w{3,}less$"
)


_JUDGING = re.compile(r"=?[a-z]+(?:ous|ful|ish|less|ic|ical|ive|able|ible|ant|ent|al|ing|ile)")
"""How adjectives end of which the adverb judges like them: "farcically"."""
_NOUN = re.compile("(?:ion|ment|ness|ance|ence|ship|er|or|ism|ist|ity|ing|age|ure)$")
"""How nouns end of which no adverb is made."""


def derive(entry: Entry, form: str) -> Iterator[tuple[str, str]]:
    """What a form also stands for: the adverb of an adjective that is the end of an axis or judges,
    and a verb whose object stands before its particle ("turned the family away")."""
    if entry.layer == "loaded" and _JUDGING.fullmatch(form):
        yield entry.category, f"={adverb(form.lstrip('='))}"
    if entry.layer in ("outcome", "event") and form.startswith("v:"):
        verb, _, particle = form[2:].partition(" ")
        if particle in words("particles"):
            yield entry.category, f"v:{verb} * {particle}"
    if entry.layer == "outcome" and form.isalpha() and len(form) > 3 and not _NOUN.search(form):
        stem = re.sub("y$", "i", form) if not form.endswith("ly") else form
        other = re.sub("lely$", "ly", f"{stem}ly") if form.endswith("le") else f"{stem}ly"
        yield entry.category, f"={re.sub('icly$', 'ically', other)}"


def negation_scope(token: Token, hit: Hit) -> int:
    """How many words may stand between a negation and what it negates."""
    if hit.entry.category == "adjective":
        return 0
    if hit.entry.category in ("without", "undo"):
        return 2
    if hit.entry.category == "deny" and token.norm.endswith("ing"):
        return 0  # "Denying them entry hurts the economy."
    return 5 if hit.entry.category in ("fail", "deny") or token.norm in words("none") else 3


def joins(token: Token) -> bool:
    """Whether a word begins a clause that "and" or "but" joins to the one before."""
    return token.norm in ("and", "but", "while")


def bars(token: Token, hit: Hit) -> bool:
    """Whether a word begins a relative clause or an adjunct, or turns from what is undone:
    "ended in failure"."""
    if hit.entry.category == "undo" and token.norm in words("prepositions"):
        return True
    return token.norm in ("who", "which", "whom", "whose") or token.norm in words("adjuncts")


def is_light(token: Token) -> bool:
    """Whether a word is a verb that says little without what follows it ("left unchanged")."""
    return token.norm in _light_verbs()


@cache
def _light_verbs() -> frozenset[str]:
    return frozenset(form for verb in words("light_verbs") for form in verb_forms(verb))


def hints_negation(token: Token) -> bool:
    """Whether a word may hold a negation ("unfit", "powerless"), which Arabic writes as غير."""
    return bool(_NEGATIVE.match(token.norm))


def is_future(token: Token) -> bool:
    """Whether a word puts its verb into the future."""
    return token.norm in ("will", "'ll", "wo")


def is_talk(sentence: Sentence) -> bool:
    """Whether somebody speaks in the first or second person, or asks."""
    return any(t.norm in words("talk") or t.norm == "?" for t in sentence.tokens)


def is_name(token: Token) -> bool:
    """Whether a word looks like a part of a proper name."""
    return len(token.raw) > 1 and token.raw[0].isupper() and token.raw not in words("not_names")


def accepts(tokens: tuple[Token, ...], hit: Hit) -> bool:
    """Whether a hit is what it seems, given the words around it."""
    if hit.entry.layer == "certainty":
        token = tokens[hit.first]
        following = tokens[hit.last + 1] if hit.last + 1 < len(tokens) else None
        if token.norm == "may" and (
            (token.raw == "May" and hit.first > 0) or (following and following.kind == "number")
        ):
            return False
        last = tokens[hit.last].norm
        if (token.norm, last) in (
            ("is", "to"),
            ("are", "to"),
            ("close", "to"),
            ("nearing",) * 2,
        ) or (hit.last > hit.first and tokens[hit.last - 1].norm == "close"):
            deal = {t.norm for t in tokens[hit.last + 1 : hit.last + 4]} & words("deals")
            near = tokens[hit.last - 1].norm in ("close", "near") or last == "nearing"
            if near and not deal and (following is None or not following.norm.endswith("ing")):
                return False  # "Close to buying", not "close to the border".
        if token.norm == "appears":
            return following is not None and following.norm not in words("prepositions") - {"to"}
        if token.norm == "could" and (
            (following and following.norm in ("not", "n't", "no"))
            or any(t.norm in ("so", "would", "enough") for t in tokens)
            or any(t.norm in ("nobody", "none", "never") for t in tokens[: hit.first])
            or " no one " in f" {' '.join(t.norm for t in tokens[: hit.first])} "
        ):
            return False
    if hit.entry.concept == "win" and hit.entry.category == "-":
        # "a coast lost to Chile" tells who won.
        return all(t.norm != "to" for t in tokens[hit.last + 1 : hit.last + 4])
    if hit.first == hit.last and hit.first and tokens[hit.first].norm == "back":
        # "Held back", "came back": a particle, not somebody who backs it.
        before = tokens[hit.first - 1].norm
        if (
            before.endswith(("ed", "ing"))
            or before in _participles() | _pasts() | irregular_verbs().keys()
        ):
            return False
    if hit.entry.layer in ("outcome", "polarity") and _in_compound(tokens, hit):
        return False
    if hit.entry.layer in ("outcome", "event") and hit.first and hit.first == hit.last:
        # "the Falls": a capital inside a sentence that is no headline in title case.
        capitals = sum(t.raw[:1].isupper() for t in tokens)
        return not (tokens[hit.first].raw[:1].isupper() and 2 * capitals < len(tokens))
    return True


def _in_compound(tokens: tuple[Token, ...], hit: Hit) -> bool:
    """Whether a word of the hit is part of a compound that the hit does not hold whole."""
    first, last = max(0, hit.first - 1), min(len(tokens) - 1, hit.last + 1)
    return any(
        f"{tokens[i].norm}-{tokens[i + 1].norm}" in words("compounds")
        and not hit.first <= i < hit.last
        for i in range(first, last)
    )


def source_of(sentence: Sentence, hit: Hit) -> Actor | None:
    """Who is quoted by a reporting verb or phrase; None where nobody is named."""
    tokens = sentence.tokens
    after = _run(sentence, hit.last + 1, 1, limit=8)
    if hit.entry.concept == "according":
        return _actor(sentence, after)
    before = _run(sentence, _before_verb(sentence, hit.first), -1, limit=10)
    if hit.first and tokens[hit.first - 1].norm in words("be"):
        return None
    if before and not (hit.first and tokens[hit.first - 1].kind in ("punct", "quote")):
        return _actor(sentence, before)
    if after and tokens[after[0]].norm not in words("pronouns"):
        return _actor(sentence, after)
    return None


def governs(sentence: Sentence, hit: Hit) -> bool:
    """Whether a reporting verb has a claim in its scope: "said that", "..., he said"."""
    tokens = sentence.tokens
    if hit.entry.concept == "according":
        if (
            hit.gap_end is not None
            and tokens[hit.first].norm == "in"
            and not any(t.norm in ("'s", "'") for t in tokens[hit.last + 1 : hit.gap_end])
        ):
            return False  # "In the minister's words", not "in other words".
        source = source_of(sentence, hit)
        if source is None or source.kind == "pronoun":
            return False
        # "According to its curator", not "according to plan".
        return source.kind == "actor" or not any(
            t.norm in words("norms") for t in tokens[hit.last + 1 : hit.last + 6]
        )
    if hit.entry.concept == "account" or tokens[hit.last].norm in ("to", "that"):
        return True  # "Described how …", "purports to …", "admitted that …".
    first = tokens[hit.first]
    before = tokens[hit.first - 1] if hit.first else None
    if before and before.kind == "word" and _is_noun_here(before, first):
        return False
    if before and before.norm in words("determiners") and first.norm.endswith("ed"):
        return False  # "The disputed plateau", "a confirmed case".
    following = _next(tokens, hit.last)
    if following and following.norm in _participles() and first.norm in ("claim", "report"):
        return False  # "The pay claim brought by the staff".
    if following and following.norm in words("be") and not first.norm.endswith(("ed", "said")):
        return False
    if hit.entry.concept == "show" and not _is_document(sentence, hit):
        return False
    passive = before is not None and before.norm in words("be") - {"'s"}
    for index in range(hit.last + 1, min(hit.last + 9, len(tokens))):
        token = tokens[index]
        if token.norm in ("that", ":", "how", "whether") or token.kind == "quote":
            if token.norm == "that" and tokens[index - 1].norm in words("be"):
                break  # "The body found there is that of …".
            return True
        if first.norm in words("accounts") and token.norm.endswith("ing") and index > hit.last + 1:
            return True  # "Described families leaving".
        if token.norm == "," and index > hit.last + 1:
            break
        if token.norm in (".", ";") or sentence.entries("report", index):
            break
    if passive or (first.norm.endswith("ing") and (before is None or before.norm != ",")):
        return False
    if _after_claim(sentence, hit.first):
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
    if any(t.norm in words("claimed_things") for t in tokens[hit.last + 1 : hit.last + 4]):
        return False
    if first.norm in ("say", "says", "said", "saying"):
        return True
    if following.norm in ("its", "his", "her", "their", "a", "an"):
        # "Claims his phone was tapped", not "claimed its first victim".
        return hit.entry.concept in ("claim", "insist") and any(
            t.norm in words("be") | words("have") | words("modals") - {"to"}
            for t in tokens[hit.last + 2 : hit.last + 6]
        )
    return any(
        t.norm in words("be") | words("have") | words("modals") or t.norm.endswith("ed")
        for t in tokens[hit.last + 2 : hit.last + 10]
    )


def _is_document(sentence: Sentence, hit: Hit) -> bool:
    """Whether it is a document, figures or images that show it: "records show"."""
    source = source_of(sentence, hit)
    return source is not None and "role.report" in source.concepts


def _is_noun_here(before: Token, word: Token) -> bool:
    if word.norm.endswith(("ed", "ing", "said")):
        return word.norm.endswith("ing") and (
            before.norm in words("determiners") | words("prepositions") or word.norm == "telling"
        )
    return before.norm in words("determiners") | words("prepositions") | {"'s"}


def _after_claim(sentence: Sentence, first: int) -> bool:
    """Whether the verb closes a claim: a comma or quotation mark, its subject, then the verb."""
    tokens = sentence.tokens
    index = first - 1
    while index >= 0 and first - index <= 12:
        token = tokens[index]
        if token.kind == "quote" or token.norm == ",":
            following = _next(tokens, first)
            if tokens[index + 1].norm in ("which", "who", "that"):
                return False
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


def _next(tokens: tuple[Token, ...], index: int) -> Token | None:
    return tokens[index + 1] if index + 1 < len(tokens) else None


def _actor(sentence: Sentence, indices: list[int]) -> Actor | None:
    return actor_in(sentence, indices, is_name, pronouns=words("pronouns"), head_last=True)


def _before_verb(sentence: Sentence, first: int) -> int:
    """The last word of the subject of the verb at `first`: auxiliaries and adverbs are skipped."""
    tokens = sentence.tokens
    index = first - 1
    skipped = words("modals") | words("have") | words("adverbs") | words("be")
    skipped -= {"to", "'s"}
    while index >= 0 and (tokens[index].norm in skipped or tokens[index].norm.endswith("ly")):
        index -= 1
    return index


def _run(sentence: Sentence, start: int, step: int, limit: int) -> list[int]:
    """The words from `start` on, until a mark, a clause boundary or another verb of saying."""
    found: list[int] = []
    index = start
    while 0 <= index < len(sentence.tokens) and len(found) < limit:
        token = sentence.tokens[index]
        if token.kind in ("punct", "quote") or token.norm in words("boundary"):
            break
        if any(e.concept in ("say", "note", "claim") for e in sentence.entries("report", index)):
            break
        found.append(index)
        index += step
    return sorted(found)


def voice_of(sentence: Sentence, hit: Hit) -> tuple[str, Actor | None] | None:
    """Voice of an event and its agent: None for an agent where the words hide who did it.

    None altogether where the hit cannot be read so: "the killing" is no verb.
    """
    tokens = sentence.tokens
    category = hit.entry.category
    if (
        category == "verb"
        and hit.first
        and tokens[hit.first].norm.endswith("ing")
        and tokens[hit.first - 1].norm in words("determiners")
    ):
        return None
    if category == "verb" and _is_noun_use(tokens, hit):
        return None  # "The plant", "the cut": nouns that tell an event are listed as such.
    if category in ("noun", "strike"):
        if hit.first and tokens[hit.first - 1].norm in words("modals") - {"to"}:
            return None  # "Will rise": a verb.
        agent = _agent_after(sentence, hit.last) or _adjective_agent(sentence, hit)
        light = _light_verb(sentence, hit.first) if agent is None else None
        if light is None:
            return "nominal", agent
        # "Planes carried out raids": the verb says little, its subject is the doer.
        if _is_passive(tokens, Hit(light, light, hit.entry)):
            return "nominal", _agent_after(sentence, light)
        return "active", _actor(
            sentence, _run(sentence, _before_verb(sentence, light), -1, limit=8)
        ) or Actor(cover(tokens, light, hit.last), frozenset(), (), "pronoun")
    if category == "intransitive":
        return "intransitive", _agent_of(sentence, hit)
    if category == "passive" or (category != "active" and _is_passive(tokens, hit)):
        return "passive", _agent_of(sentence, hit)
    unknown = Actor(cover(tokens, hit.first, hit.last), frozenset(), (), "pronoun")
    before = _before_verb(sentence, hit.first)
    if before >= 0 and tokens[before].norm == "and":
        earlier = [x for x in doers(sentence) if x.span.end <= tokens[before].start]
        return "active", earlier[-1] if earlier and _has_object(tokens, hit) else unknown
    if before >= 0 and tokens[before].norm == "to":
        return "active", unknown
    if tokens[hit.first].norm.endswith("ing") and tokens[hit.first - 1].norm not in words("be"):
        # "Police fired on the crowd, killing two": the doer is the subject before.
        earlier = [x for x in doers(sentence) if x.span.end <= tokens[hit.first].start]
        after_comma = hit.first and tokens[hit.first - 1].norm == ","
        return "active", earlier[-1] if earlier and after_comma else unknown
    if before >= 0 and tokens[before].norm in words("determiners"):
        return "intransitive", None  # "The wounded were taken away".
    verb = tokens[hit.first].norm
    if before >= 0 and tokens[before].norm in ("it", "he", "she", "they", "we", "i", "you"):
        return "active", unknown  # "In New York over the bonds it stopped": it, not New York.
    subject = _actor(sentence, _head(sentence, _run(sentence, before, -1, limit=8)))
    if subject and not _has_object(tokens, hit):
        if any(verb in expand(f"v:{x}")[0] for x in words("ergative")):
            return "intransitive", None  # "The questions leaked": it happened to the subject.
        if subject.kind == "other":
            return "active", unknown  # "Production stopped": what stops is no doer.
    return "active", subject or unknown


def _head(sentence: Sentence, run: list[int]) -> list[int]:
    """The noun that a subject is about: not its owner ("the minister's reform"), nor what follows
    it ("an advert comparing mothers", "the head of the bank")."""
    tokens = sentence.tokens
    cut = next((k for k, i in enumerate(run) if k and tokens[i].norm in words("modifies")), None)
    run = run[:cut]  # "Nurses at a children's hospital".
    owners = [k for k, i in enumerate(run) if tokens[i].norm in ("'s", "'")]
    if owners:
        run = run[owners[-1] + 1 :]
    for k, i in enumerate(run):
        participle = tokens[i].norm.endswith("ing") and not sentence.entries("source", i)
        if k and ((k > 1 and participle) or tokens[i].norm in words("modifies")):
            return run[:k]
    return run


def _has_object(tokens: tuple[Token, ...], hit: Hit) -> bool:
    following = _next(tokens, hit.last)
    return (
        following is not None
        and following.kind != "punct"
        and following.norm != "from"
        and not following.norm.endswith("ly")
        and not _is_interval(tokens, hit.last + 1)
        and (following.norm not in words("after_participle") or _is_measure(tokens, hit.last + 1))
    )


def _is_interval(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a stretch of time before or after something stands at `index`: "a day before"."""
    words_ = [t.norm for t in tokens[index : index + 4]]
    return any(w in ("before", "after", "later", "ago", "earlier") for w in words_[1:]) and bool(
        words("measures") & set(words_[:3])
    )


def _light_verb(sentence: Sentence, first: int) -> int | None:
    for index in range(first - 1, max(first - 6, -1), -1):
        if sentence.tokens[index].kind != "word":
            return None
        if any(e.category == "light" for e in sentence.entries("agent", index)):
            return index
    return None


def _is_noun_use(tokens: tuple[Token, ...], hit: Hit) -> bool:
    """Whether a form that may be noun or verb ("attack", "raids") is a noun here."""
    word = tokens[hit.first].norm
    if word.endswith(("ed", "ing")) or word in _participles() or hit.last > hit.first:
        return False
    before = tokens[hit.first - 1] if hit.first else None
    if before is None or before.kind == "punct":
        return True
    if before.norm in words("determiners") | words("prepositions") - {"to"}:
        return True
    following = _next(tokens, hit.last)
    if following and word not in _pasts() and following.norm in _pasts():
        return True  # "The vile attack took place".
    at_end = (
        following is None
        or following.kind != "word"
        or following.norm in words("prepositions") | words("boundary") | words("be")
    )
    return at_end and before.norm not in words("modals") | words("pronouns") | {"to"}


def _before_adverbs(tokens: tuple[Token, ...], first: int) -> int:
    """The last word before `first` that is no adverb; -1 if there is none."""
    index = first - 1
    while index >= 0 and (
        tokens[index].norm in words("adverbs") or tokens[index].norm.endswith("ly")
    ):
        index -= 1
    return index


def _is_passive(tokens: tuple[Token, ...], hit: Hit) -> bool:
    word = tokens[hit.first].norm
    if not (word.endswith("ed") or word in _participles()):
        return False
    index = _before_adverbs(tokens, hit.first)
    before = tokens[index].norm if index >= 0 else ""
    if before in words("be") or before in words("get"):
        return True
    if before in words("have") or before in words("modals"):
        return False
    if _shares_object(tokens, hit.last):
        return False
    following = _next(tokens, hit.last)
    if following is None or following.kind in ("punct", "quote"):
        return True
    if any(t.norm == "ago" for t in tokens[hit.last + 2 : hit.last + 5]):
        return True  # "A school put up three years ago".
    if following.norm == "to" or _is_measure(tokens, hit.last + 1):
        return False  # "Threatened to kill", "drowned at least thirty".
    if _in_relative(tokens, hit.first) or _has_late_object(tokens, hit.last + 1):
        return False
    return following.norm in words("after_participle") and index >= 0


def _has_late_object(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a particle stands at `index` and the object behind it: "shot out a lamp"."""
    if index + 1 >= len(tokens) or tokens[index].norm not in ("up", "out", "down", "off"):
        return False
    object_ = tokens[index + 1]
    if object_.norm in words("determiners"):
        return True
    return (
        object_.kind == "word"
        and object_.norm.endswith("s")
        and not is_name(object_)
        and object_.norm not in words("after_participle") | words("boundary") | words("times")
    )


def _in_relative(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether a relative clause ends in a verb: "the bill that the house passed in May"."""
    for index in range(first - 2, max(first - 6, 0), -1):
        if tokens[index].norm in words("be"):
            return False
        if tokens[index].norm in ("that", "which", "whom"):
            return tokens[index + 1].norm in words("determiners")
    return False


def _shares_object(tokens: tuple[Token, ...], last: int) -> bool:
    """Whether a second finite verb follows with the object of both: "shot and wounded two men"."""
    if last + 3 >= len(tokens) or tokens[last + 1].norm not in ("and", "or", "then"):
        return False
    second, object_ = tokens[last + 2].norm, tokens[last + 3]
    return (second.endswith("ed") or second in _pasts()) and (
        object_.kind == "number"
        or (object_.kind == "word" and object_.norm not in words("after_participle"))
    )


def _is_measure(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a number with its bound stands at `index`: "at least thirty", "about 30"."""
    pair = [t.norm for t in tokens[index : index + 2]]
    return pair in (["at", "least"], ["at", "most"]) or (
        pair[:1] == ["about"] and tokens[index + 1 : index + 2] != () and pair[1].isdigit()
    )


@cache
def _participles() -> frozenset[str]:
    return frozenset(participle for _, participle in irregular_verbs().values())


def _agent_after(sentence: Sentence, last: int) -> Actor | None:
    """The doer named after an event: "by X", "at the hands of X", "in an X strike"."""
    return _agent_among(sentence, range(last + 1, min(last + 16, len(sentence.tokens))))


def _agent_of(sentence: Sentence, hit: Hit) -> Actor | None:
    return _agent_after(sentence, hit.last) or _agent_fronted(sentence, hit.first)


def _agent_fronted(sentence: Sentence, first: int) -> Actor | None:
    """The doer named before an event, up to a comma: "In an Israeli raid, three people died"."""
    commas = [i for i in range(min(first, 12)) if sentence.tokens[i].norm == ","]
    if not commas or sentence.tokens[0].norm not in words("prepositions"):
        return None
    return _agent_among(sentence, range(commas[0]))


def _agent_among(sentence: Sentence, indices: range) -> Actor | None:
    tokens = sentence.tokens
    for index in indices:
        token = tokens[index]
        if token.norm in (".", ";", ":"):
            break
        entries = sentence.entries("agent", index)
        if any(e.category == "by" for e in entries):
            if any(e.category == "by" for e in sentence.entries("agent", index + 1)):
                continue
            if token.norm == "by" and _is_anothers(tokens, indices.start, index):
                continue
            run = _run(sentence, index + 1, 1, limit=6)
            if not run or tokens[run[0]].kind == "number":
                continue
            if tokens[run[0]].norm.endswith("ing"):
                if token.norm != "by":
                    continue
                return Actor(cover(tokens, run[0], run[0]), frozenset(), (), "cause")
            measured = words("measures") & {tokens[i].norm for i in run[:2]}
            if measured and not (len(run) > 1 and measured <= words("vehicles")):
                continue  # "By a week", "by lorry"; "by a lorry" names what did it.
            event = any(e.category in ("noun", "strike") for e in sentence.entries("event", run[0]))
            if event and (len(run) == 1 or tokens[run[1]].norm in words("prepositions")):
                # "By strangulation in her flat": how it happened.
                return Actor(cover(tokens, run[0], run[0]), frozenset(), (), "cause")
            return _actor(sentence, run)
        if any(e.category == "instrument" for e in entries):
            start = max(indices.start, index - 4)
            opens = [i for i in range(start, index) if tokens[i].norm in words("determiners")]
            if opens and opens[-1] > start:
                start = opens[-1]  # "A photographer took a bullet": not the photographer's.
            found = actor_in(sentence, range(start, index), is_name)
            if found and found.concepts:
                return found
    return None


def patient_of(sentence: Sentence, hit: Hit, voice: str) -> Actor | None:
    """To whom an event is done: the object of an active verb, the subject of a passive."""
    tokens = sentence.tokens
    if voice == "passive" and not is_aside(sentence, hit):
        return _actor(
            sentence,
            _head(sentence, _run(sentence, _before_verb(sentence, hit.first), -1, limit=6)),
        )
    if voice != "active":
        return None
    run = _run(sentence, hit.last + 1, 1, limit=6)
    end = next(
        (k for k, i in enumerate(run) if k and tokens[i].norm in words("prepositions")), len(run)
    )
    return _actor(sentence, run[:end]) if end else None


def is_aside(sentence: Sentence, hit: Hit) -> bool:
    """Whether a passive is a participle behind a noun: "a missile fired from Yemen"; or a verb
    like "die" in a relative clause: "children who had died"."""
    tokens = sentence.tokens
    if hit.entry.category == "intransitive":
        last = _before_verb(sentence, hit.first)
        return last >= 0 and tokens[last].norm in ("who", "which", "that")
    if hit.entry.category == "passive":
        return False
    index = _before_adverbs(tokens, hit.first)
    before = tokens[index].norm if index >= 0 else ""
    if before in words("be"):
        # "Due to be deployed", "who were evicted".
        return index > 0 and tokens[index - 1].norm in ("to", "who", "which", "that")
    return before not in words("get") and any(
        _is_finite_active(sentence, i) or tokens[i].norm in words("be") | words("modals")
        for i in range(1, hit.first)
    )


def _is_anothers(tokens: tuple[Token, ...], start: int, by: int) -> bool:
    """Whether "by" belongs to another participle than the one before `start`: "died from gas given
    off by the heater", but not "shot and killed by"."""
    index = by - 1
    if index > start and tokens[index].norm in words("particles"):
        index -= 1
    word = tokens[index].norm
    if index <= start or not (word.endswith("ed") or word in _participles()):
        return False
    return tokens[index - 1].norm not in ("and", "or", "then", ",")


def _adjective_agent(sentence: Sentence, hit: Hit) -> Actor | None:
    """The doer before a noun of action: "Israeli bombardment", "the army's arrest of"."""
    run = _run(sentence, hit.first - 1, -1, limit=4)
    for position in range(len(run) - 1, -1, -1):
        word = sentence.tokens[run[position]].norm
        if word in words("prepositions") | words("determiners") or word.endswith("ed"):
            run = run[position + 1 :]
            break
    if run and sentence.tokens[run[-1]].norm in words("buildings"):
        return None
    found = actor_in(sentence, run, is_name)
    of = _next(sentence.tokens, hit.last)
    if found and run[:1] == [0] and not found.names and _owns(sentence.tokens, run):
        found = replace(found, kind="actor", names=(sentence.tokens[0].norm,))
    if found and run and sentence.tokens[run[-1]].norm in ("'s", "'"):
        befell = sentence.tokens[hit.last].norm in words("befalling")
        if befell and (of is None or of.norm != "of"):
            return None  # "The goalkeeper's injury" befell him.
    if found is None or found.concepts:
        return found
    if found.names and of and of.norm == "of" and sentence.tokens[run[-1]].norm in ("'s", "'"):
        return found  # "Samsung's closure of the factory".
    return None


def _owns(tokens: tuple[Token, ...], run: list[int]) -> bool:
    """Whether the first word of a sentence is a name, as 's follows it: "Samsung's closure of"."""
    return (
        len(run) == 2
        and is_name(tokens[0])
        and tokens[1].norm == "'s"
        and tokens[0].norm not in words("times") | words("no_owners")
    )


def doers(sentence: Sentence) -> tuple[Actor, ...]:
    """The actors that begin a clause as the subject of a finite active verb, whatever the verb."""
    tokens = sentence.tokens
    found = []
    for index in range(1, len(tokens)):
        if not _is_finite_active(sentence, index):
            continue
        run = _run(sentence, _before_verb(sentence, index), -1, limit=6)
        if not run or any(tokens[i].norm in words("prepositions") for i in run):
            continue
        actor = _actor(sentence, _head(sentence, run))
        if actor is None or actor.kind not in ("actor", "other"):
            continue
        if actor.concepts or _takes_object(tokens, index):
            found.append(actor)
    return tuple(found)


def _takes_object(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a noun phrase surely follows the verb at `index`."""
    following = _next(tokens, index)
    return following is not None and (
        following.norm in words("determiners")
        or following.kind == "number"
        or _is_measure(tokens, index + 1)
    )


def _is_finite_active(sentence: Sentence, index: int) -> bool:
    tokens = sentence.tokens
    word = tokens[index]
    if word.kind != "word":
        return False
    if sentence.entries("report", index) and (
        word.norm not in words("acts_too")
        or any(h.first == index and governs(sentence, h) for h in sentence.hits["report"])
    ):
        return False
    following = _next(tokens, index)
    if following is None or following.kind not in ("word", "number"):
        return False
    if any(e.category == "intransitive" for e in sentence.entries("event", index)):
        return False
    before = tokens[index - 1].norm
    if before in words("have"):
        done = word.norm.endswith("ed") or word.norm in _participles()
        return done and following.norm not in words("after_participle")
    if before in words("be"):
        return word.norm.endswith("ing")
    if before in words("modals") - {"to"}:
        return word.norm not in words("be") | words("have") | words("adverbs")
    if before in words("determiners") | words("prepositions"):
        return False
    if not (word.norm.endswith("ed") or word.norm in _pasts()):
        return False
    if _shares_object(tokens, index):
        return True
    return following.norm not in words("after_participle") - {
        "over", "down", "up", "off", "out", "into", "through", "around", "on", "to", "back",
    }  # fmt: skip


@cache
def _pasts() -> frozenset[str]:
    return frozenset(past for past, _ in irregular_verbs().values())


def passives(sentence: Sentence) -> tuple[Span, ...]:
    """The agentless passives: a form of be or get, then a participle, and no "by" after it."""
    tokens = sentence.tokens
    found = []
    for index in range(1, len(tokens)):
        word = tokens[index].norm
        if not (word.endswith("ed") or word in _participles()) or word in words("stative"):
            continue
        before = _before_adverbs(tokens, index)
        if before < 0 or tokens[before].norm not in words("be") | words("get"):
            continue
        if before and tokens[before - 1].norm in ("who", "which", "that"):
            continue  # "Families who were evicted": said of somebody, not told.
        if sentence.entries("report", index) or _agent_after(sentence, index):
            continue
        found.append(cover(tokens, before, index))
    return tuple(found)


def topics(sentence: Sentence) -> tuple[Topic, ...]:
    """The subject of the first clause: what stands before its first finite verb."""
    tokens = sentence.tokens
    finite = words("be") | words("have") | words("modals") - {"to"}
    for index in range(1, len(tokens)):
        word, before = tokens[index].norm, tokens[index - 1].norm
        if word == "'s" or not (
            word in finite or word in _pasts() or (word.endswith("ed") and len(word) > 4)
        ):
            continue
        if before in words("determiners") | words("prepositions"):
            continue  # "The armed men", "in armed raids".
        run = _run(sentence, _before_verb(sentence, index), -1, limit=10)
        end = next((k for k, i in enumerate(run) if tokens[i].norm in words("prepositions")), None)
        if end and tokens[run[end - 1]].norm not in words("accesses"):
            run = run[:end]  # But "access to the site was lost" is about the site.
        return (Topic(cover(tokens, run[0], run[-1]), tokens[run[-1]].span),) if run else ()
    return ()


def named(sentence: Sentence) -> tuple[Actor, ...]:
    """Whom "by" or the like names as a doer, whatever the verb."""
    found = _agent_among(sentence, range(1, len(sentence.tokens)))
    return (found,) if found and found.kind in ("actor", "other") else ()


def is_place(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether a preposition before the name at `first` makes a place of it: "in northern Iraq"."""
    index = first - 1
    while index >= 0 and (tokens[index].norm in words("describes_place") or is_name(tokens[index])):
        index -= 1
    if index > 0 and tokens[index].norm == "of":
        return tokens[index - 1].norm in words("describes_place")  # "West of Goma".
    return index >= 0 and tokens[index].norm in words("locative")


def stem(token: Token) -> str:
    """What inflection leaves of a content word; empty for a function word."""
    word = token.norm
    if token.kind == "punct" or (len(word) < 3 and token.kind == "word"):
        return ""
    if word in _function_words():
        return ""
    return word[:5] if token.kind == "word" else word


@cache
def _function_words() -> frozenset[str]:
    roles = ("be", "have", "get", "modals", "prepositions", "pronouns", "boundary", "determiners")
    return frozenset().union(*(words(role) for role in roles)) | words("times")


def opens_part(token: Token) -> bool:
    """Whether a word divides a headline: "Owner denies … as oil reaches shore"."""
    return token.norm in ("as", "and", "after", "while", "amid", "but")
