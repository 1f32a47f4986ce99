"""Arabic noun phrases for the framing rules: where one begins, goes on and ends."""

from __future__ import annotations

import re

from comparer.framing.annotate import Sentence
from comparer.framing.tokens import Token
from comparer.languages.ar.framing_words import normalise, words


def is_name(token: Token) -> bool:
    """Whether a word may be a part of a proper name: Arabic does not show it."""
    return len(token.norm) > 2 and token.norm not in words("prepositions")


def is_prepositional(token: Token) -> bool:
    """Whether a word begins a prepositional phrase: في, or ب, ل, ك glued to what follows."""
    word = token.norm
    if word == "امام" and token.raw.startswith("إ"):
        return False  # The imam, not "in front of".
    if word in words("prepositions") or word in words("complementisers"):
        return True
    if word[:1] == "و" and len(word) > 3:
        word = word[1:]
        if word in words("prepositions"):
            return True
    if re.match("(?:[بكف]ال|لل)", word):
        return True
    if word[:1] not in ("ب", "ل", "ك") or len(word) <= 3:
        return False
    if re.search("\u064bا$|ا\u064b$", token.raw):
        return False  # "لغماً": an accusative, which no preposition leaves.
    if word.endswith("ون") and len(word) > 5:
        return False  # A nominative, which no preposition leaves: بيئيون.
    return not any(word[:cut] in words("nominal_prefix") for cut in range(4, len(word) + 1))


def _is_object_start(sentence: Sentence, index: int) -> bool:
    """Whether a noun phrase that is not a continuation of the last one begins at `index`."""
    token = sentence.tokens[index]
    return (
        token.kind == "number"
        or token.norm in words("quantities")
        or (bool(sentence.entries("person", index)) and not _is_listed_actor(sentence, index))
        or (
            token.norm.endswith("ا")
            and not token.norm.startswith("ال")
            and len(token.norm) > 3
            and not _is_listed_actor(sentence, index)  # روسيا
        )
    )


def _is_listed_actor(sentence: Sentence, index: int) -> bool:
    """Whether a lexicon lists an actor at `index`: رجال الأمن are police, whatever رجال are."""
    return any(
        e.concept.startswith(("actor.", "role."))
        for layer in ("label", "source")
        for e in sentence.entries(layer, index)
    )


def is_definite(word: str) -> bool:
    """Whether a noun has the article."""
    return word.startswith(("ال", "وال", "لل")) and len(word) > 4


def noun_phrase(sentence: Sentence, start: int, *, persons: bool = False) -> list[int]:
    """The noun phrase at `start`, times skipped; empty if something else stands there.

    `persons`: whether a person whom no lexicon lists as an actor may begin it.
    """
    tokens = sentence.tokens
    index = start
    while index < len(tokens) and tokens[index].norm in words("times"):
        index += 1
    phrase: list[int] = []
    while index < len(tokens):
        token = tokens[index]
        if token.kind == "quote" and phrase:
            index += 1
            continue
        if phrase and token.norm in words("belonging") and index + 1 < len(tokens):
            phrase += [index, index + 1]  # "سيارة تابعة للشرطة" is one noun phrase.
            index += 2
            continue
        if len(phrase) == 1 and _is_owned_carrier(sentence, phrase[0], index):
            phrase.append(index)  # "سيارة شرطة", "شاحنة للبلدية".
            index += 1
            continue
        if token.kind != "word":
            break
        if is_prepositional(token) and not _is_spelled_so(sentence, index):
            break
        if sentence.entries("event", index) and not (is_person(sentence, index) and not phrase):
            break
        if not phrase:
            if _is_object_start(sentence, index) and not (persons and is_person(sentence, index)):
                break
        elif _is_closed(sentence, phrase, token) or not _continues(sentence, phrase[-1], index):
            break
        phrase.append(index)
        index += 1
    return phrase


def _is_spelled_so(sentence: Sentence, index: int) -> bool:
    """Whether a name begins with what could be a preposition: بوكو حرام, بريطانيا."""
    word = sentence.tokens[index].norm
    return any(
        word in normalise(form).removeprefix("=").split()
        for layer in ("label", "source")
        for e in sentence.entries(layer, index)
        for form in e.forms
    )


def is_person(sentence: Sentence, index: int) -> bool:
    """Whether a word stands for persons: listed as such, or a sound plural of the nominative."""
    token = sentence.tokens[index]
    if token.kind != "word":
        return False
    listed = any(e.category == "person" for e in sentence.entries("noun", index))
    return listed or bool(sentence.entries("person", index)) or is_nominative(token)


def is_nominative(token: Token) -> bool:
    """Whether the ending ون shows the subject of its clause: متطوعون."""
    word = token.norm
    return (
        len(word) > 5
        and word.endswith("ون")
        and not word.startswith(("ي", "ت", "ال"))
        and word not in words("quantities") | words("no_plurals")
    )


def _is_owned_carrier(sentence: Sentence, first: int, index: int) -> bool:
    """Whether an actor at `index` tells whose the vehicle or weapon at `first` is."""
    tokens = sentence.tokens
    return (
        tokens[first].norm in words("carriers")
        and tokens[index].kind == "word"
        and (not is_prepositional(tokens[index]) or tokens[index].norm.startswith("لل"))
        and not is_definite(tokens[index].norm.removeprefix("ل"))
        and any(
            e.concept.startswith(("actor.", "role.")) and not e.concept.startswith("actor.state.")
            for layer in ("label", "source")
            for e in sentence.entries(layer, index)
        )
        and not any(e.category == "person" for e in sentence.entries("noun", index))
    )


def _is_closed(sentence: Sentence, phrase: list[int], token: Token) -> bool:
    """Whether an adjective has closed the phrase, so that a noun begins another: "مدبغة خاصة
    نفايات"."""
    if len(phrase) < 2:
        return False
    noun, adjective = (sentence.tokens[i].norm for i in phrase[-2:])
    if (
        adjective.endswith(("ية", "ي"))
        and not is_definite(adjective)
        and not is_definite(token.norm)
        and sentence.entries("noun", phrase[-1] + 1)
    ):
        return True  # "دبابة روسية سيارة": no adjective, so another noun phrase.
    return (
        noun.endswith("ة")
        and adjective.endswith("ة")
        and not is_definite(noun)
        and not is_definite(adjective)
        and not token.norm.endswith(("ة", "ي"))
    )


def _continues(sentence: Sentence, last: int, index: int) -> bool:
    """Whether the word at `index` belongs to the noun phrase that ends at `last` so far."""
    shared = {id(e) for e in sentence.entries("label", last)} & {
        id(e) for e in sentence.entries("label", index)
    }
    if shared:
        return True
    if (
        sentence.entries("person", index)
        and not sentence.tokens[index].norm.endswith("ا")
        and not is_definite(sentence.tokens[last].norm)
        and not _is_listed_actor(sentence, last)
        and not sentence.entries("person", last)
    ):
        return True  # "منزل عائلة": whose house it is, not whom a house met.
    if _is_object_start(sentence, index):
        return False
    if sentence.tokens[last].norm in words("groups") and is_person(sentence, index):
        return not is_definite(sentence.tokens[index].norm)  # "مجموعة قراصنة".
    if _opens_genitive(sentence.tokens[last].norm) and is_definite(sentence.tokens[index].norm):
        return True
    if _is_another_actor(sentence, index) or _are_two_states(sentence, last, index):
        return False
    before, word = sentence.tokens[last].norm, sentence.tokens[index].norm
    if word.startswith("و") and len(word) > 4 and is_definite(word[1:]):
        return bool(sentence.entries("label", index))
    if is_definite(before) == is_definite(word) and _is_nationality(sentence, last, index):
        return True  # "قراصنة كوريون شماليون".
    if not is_definite(before):
        # "منزل عائلة" is one phrase; after an actor a noun without article is its object.
        # So is one after متطوعون, whose ن no genitive leaves.
        owned = not _is_listed_actor(sentence, last) and not is_nominative(sentence.tokens[last])
        return not is_definite(word) and (_agrees(before, word) or owned)
    if not is_definite(word):
        return False
    if word.endswith("ين") and not before.endswith("ين"):
        return False  # A plural object: the adjective of a subject would end in ون.
    if before.endswith("ة") != word.endswith("ة") and not before.endswith(("ات", "وات")):
        return False
    return re.search("(?:ي|ية|يون|يين|ة)$", word) is not None


def _is_nationality(sentence: Sentence, last: int, index: int) -> bool:
    """Whether an adjective of a state describes the people before it."""
    return (
        is_person(sentence, last)
        and re.search("(?:ي|ية|يون|يين)$", sentence.tokens[index].norm) is not None
        and any(e.concept.startswith("actor.state.") for e in sentence.entries("label", index))
    )


def _agrees(noun: str, adjective: str) -> bool:
    """Whether an indefinite word can be the adjective of an indefinite noun, by its ending."""
    if noun.endswith(("ون", "ين")):
        return adjective.endswith(noun[-2:])
    if adjective.endswith("ة") and not adjective.endswith("ية"):
        return noun.endswith(("ة", "ات"))
    return adjective.endswith(("ي", "ية", "ة"))


def _are_two_states(sentence: Sentence, last: int, index: int) -> bool:
    """Whether two countries stand side by side, subject and object: "اتهمت إثيوبيا مصر"."""
    states = [
        {e.concept for e in sentence.entries("label", i) if e.concept.startswith("actor.state.")}
        for i in (last, index)
    ]
    nisba = any(sentence.tokens[i].norm.endswith(("ي", "ية", "ون")) for i in (last, index))
    return all(states) and not nisba and not states[0] & states[1]


def _opens_genitive(word: str) -> bool:
    """Whether a noun can be followed by its genitive: no article, and no plural ن left on it."""
    return not is_definite(word) and not word.endswith(("ون", "ين"))


def _is_another_actor(sentence: Sentence, index: int) -> bool:
    """Whether an actor of its own stands at `index`; a nationality only describes the last one."""
    concepts = {e.concept for e in sentence.entries("label", index)}
    concepts |= {e.concept for e in sentence.entries("source", index)}
    return any(
        c.startswith(("actor.", "role.")) and not c.startswith(("actor.state.", "actor.israel"))
        for c in concepts
    ) and not any(c.startswith("actor.state.") for c in concepts)


def next_word(tokens: tuple[Token, ...], last: int) -> Token | None:
    """The word after `last`, times skipped; None before a mark."""
    for token in tokens[last + 1 :]:
        if token.kind in ("punct", "quote"):
            return None
        if token.norm not in words("times"):
            return token
    return None


def run_from(sentence: Sentence, start: int, step: int, limit: int) -> list[int]:
    """The words from `start` on, until a mark, a complementiser or another verb of saying."""
    found: list[int] = []
    index = start
    while 0 <= index < len(sentence.tokens) and len(found) < limit:
        token = sentence.tokens[index]
        if token.kind == "punct" or token.norm in words("complementisers"):
            break
        if any(e.concept in ("say", "note", "claim") for e in sentence.entries("report", index)):
            break
        if token.kind == "word":
            found.append(index)
        index += step
    return sorted(found)
