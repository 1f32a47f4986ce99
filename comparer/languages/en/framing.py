"""English sentences for the framing rules: voice, doers, sources, scope of negation.

The module is the language's `Grammar` (`comparer.framing.grammar`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from comparer.framing.actors import PLACES
from comparer.framing.annotate import Marks, Mention, Sentence
from comparer.framing.matcher import Entry, Hit
from comparer.framing.tokens import Token
from comparer.languages.en.framing_phrases import is_name, next_token, participles, pasts
from comparer.languages.en.framing_reports import (
    governs,
    opens_claim,
    source_of,
    speaks_in_headline,
)
from comparer.languages.en.framing_roles import slots_of
from comparer.languages.en.framing_speakers import speaker_of
from comparer.languages.en.framing_voice import (
    causers,
    doers,
    firsts,
    is_aside,
    named,
    passives,
    topics,
    voice_of,
)
from comparer.languages.en.framing_words import (
    actions,
    adverb,
    expand,
    irregular_verbs,
    longest_word,
    normalise,
    paradigm,
    starts,
    tokenize,
    verb_forms,
    words,
)

__all__ = [
    "accepts", "bars", "causers", "derive", "doers", "expand", "firsts", "governs",
    "hints_negation", "is_actor", "is_aside", "is_future", "is_given", "is_light",
    "is_participle", "is_place", "is_relative", "is_talk", "is_unsaid", "joins",
    "longest_word", "named", "negation_scope", "normalise", "opens_claim", "opens_part",
    "passives", "slots_of", "source_of", "speaker_of", "speaks_in_headline", "starts", "stem",
    "tokenize", "topics", "voice_of", "without_glued",
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
    its comparative, the noun of a verb ("withdrawal"), and a verb whose object stands before its
    particle ("turned the family away")."""
    if entry.layer == "loaded" and _JUDGING.fullmatch(form):
        yield entry.category, f"={adverb(form.lstrip('='))}"
    if entry.layer in ("outcome", "event") and form.startswith("v:"):
        verb, _, particle = form[2:].partition(" ")
        if particle in words("particles"):
            yield entry.category, f"v:{verb} * {particle}"
    if entry.layer == "outcome" and form.startswith("v:"):
        for other in _reworded(form[2:]):
            yield entry.category, other
        if form[2:] in actions():
            yield entry.category, actions()[form[2:]]
    if entry.layer == "outcome" and form.lstrip("=") in words("graded"):
        yield entry.category, f"={_comparative(form.lstrip('='))}"
    if entry.layer == "outcome" and form.isalpha() and len(form) > 3 and not _NOUN.search(form):
        stem = re.sub("y$", "i", form) if not form.endswith("ly") else form
        other = re.sub("lely$", "ly", f"{stem}ly") if form.endswith("le") else f"{stem}ly"
        yield entry.category, f"={re.sub('icly$', 'ically', other)}"


def _comparative(adjective: str) -> str:
    """The comparative in -er: "tougher", "safer", "thinner", "wobblier"."""
    if adjective.endswith("e"):
        return f"{adjective}r"
    if adjective in words("doubling"):
        return f"{adjective}{adjective[-1]}er"
    return re.sub("y$", "i", adjective) + "er"


_DETERMINED = re.compile(r"(\w+) (?:the|an?|one's) ((?:[\w-]+ ?)+)")
"""A verb and its object with a determiner."""


def _reworded(phrase: str) -> Iterator[str]:
    """Other ways to say a verb and its object: "lifted a partial ban", "the ban was lifted"."""
    found = _DETERMINED.fullmatch(phrase)
    if found is None or found[1] in words("light_verbs"):
        return
    verb, noun = found.groups()
    yield f"v:{verb} * {noun}"
    if " " not in noun:
        done = paradigm(verb)[3]
        for be in ("was", "were", "has been", "have been", "had been", "is", "are", "be"):
            yield f"={noun} {be} {done}"


def negation_scope(token: Token, hit: Hit) -> int:
    """How many words may stand between a negation and what it negates."""
    if hit.entry.category == "adjective":
        return 0
    if hit.entry.category in ("without", "undo"):
        return 2
    if hit.entry.category == "deny" and token.norm.endswith("ing"):
        return 0  # "Denying them entry hurts the economy."
    return 5 if hit.entry.category in ("fail", "deny") or token.norm in words("none") else 3


def is_actor(marks: Marks, label: Mention) -> bool:
    """Whether a label names an actor of its own: a bloc's leader rules no country."""
    if label.span in marks.places and label.concept.startswith(PLACES):
        return False
    if label.concept != "actor.ruler" or label.category != "neutral":
        return True
    if any(m.span == label.span and m.concept.startswith("actor.") for m in marks.labels
           if m.concept != label.concept):  # fmt: skip
        return False  # "Opposition leader".
    before = marks.tokens[label.first - 1] if label.first else None
    if before is None:
        return True
    owner = marks.tokens[label.first - 2] if label.first > 1 else None
    whose = owner if before.norm in ("'s", "'") else before
    return not any(
        whose is not None
        and m.span.end == whose.end
        and m.concept.startswith("actor.")
        and not m.concept.startswith("actor.state.")
        for m in marks.labels
    )


def without_glued(phrase: str) -> str:
    """The words: English glues nothing to an article."""
    return phrase


def is_participle(token: Token) -> bool:
    """English shows persons by no ending: "the missing" is told by its article alone."""
    return token.norm == "missing"


def joins(token: Token) -> bool:
    """Whether a word begins a clause that "and" or "but" joins to the one before."""
    return token.norm in ("and", "but", "while")


def bars(token: Token, hit: Hit) -> bool:
    """Whether a word begins a relative clause or an adjunct, or turns from what is undone or tells
    how: "ended in failure", "ended swiftly"."""
    if hit.entry.category == "undo" and (
        token.norm in words("prepositions") or token.norm.endswith("ly")
    ):
        return True
    return is_relative(token) or token.norm in words("adjuncts")


def is_relative(token: Token) -> bool:
    """Whether a word begins a relative clause and nothing else, as "that" may."""
    return token.norm in ("who", "which", "whom", "whose")


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


PAST_STATE = 7
"""How many words after "after" what lasted until then may stand."""
NOT_YET = 5
"""How many words after "before" what had not happened by then may stand."""


def is_unsaid(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether what stands at `first` is told as over, or as not yet come: "after two years of
    layoffs", "before it got near"."""
    for index in range(first - 1, max(-1, first - PAST_STATE - 1), -1):
        token = tokens[index]
        if token.kind in ("punct", "quote") or token.norm in ("and", "but"):
            return False
        between = tokens[index + 1 : first]
        if token.norm in ("after", "following"):
            if len(between) > 1 and between[-1].norm in words("span"):
                return True  # "After a three-day closure".
            return any(t.norm in words("spans") for t in between[:-1]) and any(
                t.norm in ("of", "in", "'s", "'") for t in between
            )
        if token.norm == "before" and between and first - index <= NOT_YET:
            return between[0].norm in words("pronouns") | {"any", "anyone", "anybody", "being"}
    return False


def is_given(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether the word at `first` only describes a noun that the reader is to know: "the parched
    villages"."""
    if first == 0 or first + 1 >= len(tokens) or not tokens[first].norm.endswith(("ed", "ing")):
        return False
    following = tokens[first + 1]
    return (
        tokens[first - 1].norm in ("the", "its", "his", "her", "their")
        and following.kind == "word"
        and following.norm not in words("prepositions") | words("adjuncts")
        and following.norm not in _function_words()
    )


def is_talk(sentence: Sentence) -> bool:
    """Whether somebody speaks in the first or second person, or asks.

    "Our soldiers" is what a state's own media call them, whoever speaks.
    """
    return any(
        t.norm == "?" or (t.norm in words("talk") and not sentence.entries("label", i))
        for i, t in enumerate(sentence.tokens)
    )


def _is_gunfire(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether "fire" is said of a weapon: "tear gas was fired", "fired rubber bullets at them"."""
    if tokens[at].norm not in verb_forms("fire"):
        return False
    before = at - 1
    while before > 0 and tokens[before].norm in words("be") | words("have") | words("adverbs"):
        before -= 1
    if before >= 0 and tokens[before].norm in words("fired") | words("open_fire"):
        return True
    following = [t.norm for t in tokens[at + 1 : at + 5]]
    return following[:1] in (["at"], ["into"], ["back"], ["upon"], ["towards"], ["toward"]) or any(
        word in words("fired") for word in following
    )


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
    if hit.entry.layer == "report" and _is_thing(tokens, hit):
        return False
    if (
        hit.entry.category == "accuse"
        and hit.first == hit.last
        and tokens[hit.first].norm == "accused"
        and hit.first
        and tokens[hit.first - 1].norm in words("determiners")
    ):
        return False  # "The accused" is somebody, not a charge.
    if hit.entry.concept == "win" and hit.entry.category == "-":
        # "a coast lost to Chile" tells who won.
        return all(t.norm != "to" for t in tokens[hit.last + 1 : hit.last + 4])
    if hit.first == hit.last and hit.first and tokens[hit.first].norm == "back":
        # "Held back", "came back": a particle, not somebody who backs it.
        before = tokens[hit.first - 1].norm
        if (
            before.endswith(("ed", "ing"))
            or before in participles() | pasts() | irregular_verbs().keys()
        ):
            return False
    if hit.entry.layer == "loaded" and hit.entry.category.startswith("soft"):
        return not _has_object(tokens, hit)
    if hit.entry.layer == "outcome" and _is_other_sense(tokens, hit):
        return False
    if hit.entry.concept in words("firing_staff") and _is_gunfire(tokens, hit.last):
        return False
    if hit.entry.layer in ("outcome", "polarity") and _in_compound(tokens, hit):
        return False
    if hit.entry.layer in ("outcome", "event") and hit.first and hit.first == hit.last:
        # "the Falls": a capital inside a sentence that is no headline in title case.
        capitals = sum(t.raw[:1].isupper() for t in tokens)
        return not (tokens[hit.first].raw[:1].isupper() and 2 * capitals < len(tokens))
    return True


def _has_object(tokens: tuple[Token, ...], hit: Hit) -> bool:
    """Whether what looks like an adjective in -ing is a verb: "failing to pay", "appealing her
    sentence"."""
    following = next_token(tokens, hit.last)
    return (
        hit.first == hit.last
        and f"v:{tokens[hit.first].norm}" not in hit.entry.forms
        and tokens[hit.first].norm.endswith("ing")
        and following is not None
        and following.norm in words("determiners") | {"to", "against"}
    )


def _is_thing(tokens: tuple[Token, ...], hit: Hit) -> bool:
    """Whether a word that is also a verb of proof or showing is a noun here: "any document"."""
    return (
        hit.first > 0
        and hit.first == hit.last
        and hit.entry.concept in ("prove", "show", "relay", "write")
        and not tokens[hit.first].norm.endswith(("ed", "ing"))
        and tokens[hit.first - 1].norm in words("articles")
    )


NEAR_OBJECT = 4
"""How many words away what is fired may stand."""


def _is_other_sense(tokens: tuple[Token, ...], hit: Hit) -> bool:
    """Whether a verb alone is used in a sense that is no end of an axis: "fired two rockets",
    "leaving thousands stranded"."""
    if hit.first != hit.last or hit.gap_end is not None:
        return False
    word, following = tokens[hit.first].norm, next_token(tokens, hit.last)
    if word in verb_forms("fire") and not hit.entry.concept.startswith("fire"):
        near = tokens[max(0, hit.first - NEAR_OBJECT) : hit.last + 1 + NEAR_OBJECT]
        at = following is not None and following.norm in ("at", "into")
        return at or any(t.norm in words("fired_things") for t in near)
    if word not in verb_forms("leave") or following is None:
        return False
    least = [t.norm for t in tokens[hit.last + 1 : hit.last + 3]] == ["at", "least"]
    return following.kind == "number" or following.norm in words("quantities") or least


def _in_compound(tokens: tuple[Token, ...], hit: Hit) -> bool:
    """Whether a word of the hit is part of a compound that the hit does not hold whole."""
    first, last = max(0, hit.first - 1), min(len(tokens) - 1, hit.last + 1)
    return any(
        f"{tokens[i].norm}-{tokens[i + 1].norm}" in words("compounds")
        and not hit.first <= i < hit.last
        for i in range(first, last)
    )


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
