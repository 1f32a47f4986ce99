"""Arabic sentences for the framing rules: voice, doers, sources, scope of negation.

The module is the language's `Grammar` (`comparer.framing.grammar`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from comparer.framing.actors import actor_in
from comparer.framing.annotate import Actor, Sentence
from comparer.framing.matcher import Hit
from comparer.framing.tokens import Token, cover
from comparer.languages.ar.framing_words import (
    expand,
    longest_word,
    normalise,
    tokenize,
    words,
)
from comparer.records import Span

__all__ = [
    "accepts", "doers", "expand", "governs", "hints_negation", "is_talk", "longest_word",
    "negation_scope", "normalise", "opens_part", "passives", "source_of", "stem", "tokenize",
    "voice_of",
]  # fmt: skip

_IMPERFECT_TA = re.compile(
    "^ت(?:ت|ست|كون|ؤ|ن.{2,}|.{2,}ي$|ش|ص|ب|ح|ض|ط|ع|ق|ك|و|خ|ر|س|ف|م|ه|د|ز|ج|غ)"
)
_QAD = frozenset(("قد", "وقد", "فقد"))


def negation_scope(token: Token, hit: Hit) -> int:
    """How many words may stand between a negation and what it negates."""
    if hit.entry.category == "adjective":
        return 0
    if re.match("[وف]?(?:لا|لم|لن)$", token.norm):
        return 2
    return 5


def hints_negation(token: Token) -> bool:  # noqa: ARG001
    """Whether a word may hold a negation: Arabic has no negative prefixes."""
    return False


def is_talk(sentence: Sentence) -> bool:
    """Whether somebody speaks in the first or second person, or asks."""
    return any(t.norm in words("talk") or t.norm == "؟" for t in sentence.tokens)


def is_name(token: Token) -> bool:
    """Whether a word may be a part of a proper name: Arabic does not show it."""
    return len(token.norm) > 2 and token.norm not in words("prepositions")


def accepts(tokens: tuple[Token, ...], hit: Hit) -> bool:
    """Whether a hit is what it seems, given the words around it."""
    token = tokens[hit.first]
    following = tokens[hit.last + 1] if hit.last + 1 < len(tokens) else None
    if hit.entry.layer == "certainty" and hit.first == hit.last and token.norm in _QAD:
        return following is not None and _is_imperfect(following)
    if hit.entry.layer == "report" and re.search("[\u064c\u064d]$", token.raw):
        return False  # A noun, by its ending: "سفينة كشفٍ".
    if hit.entry.layer == "certainty" and token.raw.endswith(("بدأ", "بدأت", "يبدأ", "تبدأ")):
        return False
    if hit.entry.layer == "report" and hit.entry.concept == "claim":
        # يُدعى "is called" and الادعاء "the prosecution" are spelled like يدّعي and ادعاء.
        return not re.match("[وف]?(?:[يت]ُ?دعى|أدعى)$", token.raw)
    return True


def _is_imperfect(token: Token) -> bool:
    word = token.norm
    if word in ("لا", "لن"):
        return True
    if word.startswith("ي"):
        return len(word) > 2
    if word.startswith("ت"):
        stem = word[:-1] if word.endswith(("ت", "ا")) else word.removesuffix("وا")
        if word in words("perfect_ta") or stem in words("perfect_ta"):
            return False
        return bool(_IMPERFECT_TA.match(word)) and not word.endswith(("ت", "وا"))
    return False


def source_of(sentence: Sentence, hit: Hit) -> Actor | None:
    """Who is quoted by a reporting verb or phrase; None where nobody is named."""
    after = _run(sentence, hit.last + 1, 1, limit=8)
    if hit.entry.concept == "according":
        return actor_in(sentence, after, is_name)
    head = after
    for position, index in enumerate(after):
        if position and sentence.tokens[index].norm in words("prepositions"):
            head = after[:position]
            break
    found = actor_in(sentence, head, is_name)
    if found and found.concepts:
        return found
    before = actor_in(sentence, _run(sentence, hit.first - 1, -1, limit=6), is_name)
    if before and before.concepts:
        return before
    return found or before


def governs(sentence: Sentence, hit: Hit) -> bool:
    """Whether a reporting verb has a claim in its scope: "قال إن", "...، بحسب قوله"."""
    tokens = sentence.tokens
    if hit.entry.category in ("accuse", "deny"):
        return True
    if hit.entry.concept == "according":
        # "حسب الحاجة", "وفقًا لسرعتهم" name a measure, not a source.
        source = source_of(sentence, hit)
        return tokens[hit.last].norm.endswith("ما") or (
            source is not None and bool(source.concepts)
        )
    if any("v:قال" in t.keys or "n:زعم" in t.keys for t in tokens[hit.first : hit.last + 1]):
        return True
    before = tokens[hit.first - 1] if hit.first else None
    if before and before.norm in ("كما", "مثلما", "حسبما", "ما", "وفقما", "بحسبما"):
        return True
    if hit.entry.concept in ("affirm", "confirm") and _has_source_and_object(sentence, hit):
        return True
    for index in range(hit.last + 1, min(hit.last + 13, len(tokens))):
        token = tokens[index]
        if token.norm in words("complementisers") or token.norm == ":":
            return True
        if token.kind == "quote" and _opens_speech(tokens, index):
            return True
        if token.norm == "عن" and hit.entry.category == "vouching":
            return True
        if token.norm in words("relatives") | {".", "؛", "؟"} or any(
            e.concept != "weak_noun" for e in sentence.entries("report", index)
        ):
            break
    return False


def _has_source_and_object(sentence: Sentence, hit: Hit) -> bool:
    """Whether a listed source follows, and then the claim as a noun: "أكدت مصادر طبية وفاة"."""
    phrase = _noun_phrase(sentence, hit.last + 1)
    if not phrase:
        return False
    source = actor_in(sentence, phrase, lambda _: False)
    following = _next_word(sentence.tokens, phrase[-1])
    return (
        source is not None
        and bool(source.concepts)
        and following is not None
        and not is_prepositional(following)
    )


def _opens_speech(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the mark at `index` opens a quotation of some length, not a name or a term."""
    before = sum(token.kind == "quote" for token in tokens[:index])
    return before % 2 == 0 and all(t.kind != "quote" for t in tokens[index + 1 : index + 4])


def _run(sentence: Sentence, start: int, step: int, limit: int) -> list[int]:
    found: list[int] = []
    index = start
    while 0 <= index < len(sentence.tokens) and len(found) < limit:
        token = sentence.tokens[index]
        if token.kind == "punct" or token.norm in words("complementisers"):
            break
        if any(e.concept in ("say", "claim") for e in sentence.entries("report", index)):
            break
        if token.kind == "word":
            found.append(index)
        index += step
    return sorted(found)


def voice_of(sentence: Sentence, hit: Hit) -> tuple[str, Actor | None] | None:
    """Voice of an event and its agent: None for an agent where the words hide who did it.

    None altogether where the hit cannot be read so: "قتل" after "تم" is no verb.

    Entries of the category "passive" are verbs that cannot be read as active (استُشهد, أصيب),
    "active" those that cannot be passive (استولى على), "strike" nouns whose genitive or adjective
    is the doer (قصف إسرائيلي), "noun" verbal nouns whose genitive is first of all the victim.
    """
    tokens = sentence.tokens
    category = hit.entry.category
    unknown = Actor(cover(tokens, hit.first, hit.last), frozenset(), (), "pronoun")
    agent = _agent_after(sentence, hit.last)
    if category in ("noun", "strike"):
        agent = agent or _masdar_subject(sentence, hit)
        if agent is None:
            # "قام … بسرقة", "شن … غارة": the doer is the subject of the verb before the noun.
            agent = _subject_of_light_verb(sentence, hit)
            if agent is not None:
                return "active", agent
            if not _stands_alone(sentence, hit):
                return None
        return "nominal", agent
    if category == "intransitive":
        return "intransitive", agent
    if category == "passive" or _is_vowelled_passive(tokens[hit.first]):
        return "passive", agent
    if hit.first and any(
        e.category in ("auxiliary", "by") for e in sentence.entries("agent", hit.first - 1)
    ):
        return None
    subject = _subject(sentence, hit)
    if subject is not None and (subject.kind != "pronoun" or agent is None):
        return "active", subject
    if agent is not None and category != "active":
        return "passive", agent
    # Unvowelled, and no subject in sight: a passive, or a subject that was not understood.
    return ("active", unknown) if category == "active" else ("unvowelled", None)


def _stands_alone(sentence: Sentence, hit: Hit) -> bool:
    """Whether a verbal noun tells an event of its own: "مقتل ثلاثة", "تم اعتقال", "إلى تدمير"."""
    tokens = sentence.tokens
    token = tokens[hit.first]
    if is_prepositional(token):
        return False
    if hit.first == 0 or tokens[hit.first - 1].kind != "word":
        return True
    return any(e.category == "auxiliary" for e in sentence.entries("agent", hit.first - 1)) or any(
        f"n:{word}" in token.keys for word in words("results")
    )


def _subject_of_light_verb(sentence: Sentence, hit: Hit) -> Actor | None:
    """The subject of "قام … بـ", "شن …", "نفذ …" before a verbal noun."""
    tokens = sentence.tokens
    for index in range(hit.first - 1, max(hit.first - 8, -1), -1):
        if tokens[index].kind == "punct":
            return None
        if any(e.category == "light" for e in sentence.entries("agent", index)):
            verb = Hit(index, index, hit.entry)
            phrase = _noun_phrase(sentence, index + 1)
            found = actor_in(sentence, [i for i in phrase if i < hit.first], lambda _: False)
            return found or _subject_before(sentence, verb)
    return None


def _masdar_subject(sentence: Sentence, hit: Hit) -> Actor | None:
    """The doer in the genitive of a verbal noun: "قصف الجيش لـ", "اعتقال الشرطة ثلاثة"."""
    phrase = _noun_phrase(sentence, hit.last + 1)
    found = actor_in(sentence, phrase, lambda _: False)
    if found is None or not found.concepts:
        return None
    if hit.entry.category == "strike":
        return found
    following = _next_word(sentence.tokens, phrase[-1])
    if following is None:
        return None
    if following.norm.startswith("ل") and is_prepositional(following):
        return found
    return None if is_prepositional(following) else found


def _is_vowelled_passive(token: Token) -> bool:
    return re.match("[وف]?\\w\u064f", token.raw) is not None


def _agent_after(sentence: Sentence, last: int) -> Actor | None:
    tokens = sentence.tokens
    for index in range(last + 1, min(last + 16, len(tokens))):
        if tokens[index].norm in (".", "؛", ":"):
            break
        entries = sentence.entries("agent", index)
        if any(e.category == "by" for e in entries):
            if any(e.category == "by" for e in sentence.entries("agent", index + 1)):
                continue
            found = actor_in(sentence, _run(sentence, index + 1, 1, limit=4), is_name)
            if found and not found.concepts and found.kind == "actor":
                return Actor(found.span, found.concepts, found.names, "other")
            return found
        if any(e.category == "instrument" for e in entries):
            found = actor_in(sentence, range(index + 1, min(index + 5, len(tokens))), is_name)
            if found and found.concepts:
                return found
    return None


def _subject(sentence: Sentence, hit: Hit) -> Actor | None:
    """The subject of an active verb; a "pronoun" actor if it is active with a subject unknown.

    Without vowels "قتل الجندي" may be "the soldier was killed" or "the soldier killed": it is
    active if another noun phrase follows as its object, or if the verb carries an object pronoun.
    """
    tokens = sentence.tokens
    unknown = Actor(cover(tokens, hit.first, hit.last), frozenset(), (), "pronoun")
    phrase = _noun_phrase(sentence, hit.last + 1)
    if hit.gap_end is not None:
        # "أطلق الجنود النار": whatever stands before the object is the subject.
        between = [i for i in range(hit.last + 1, hit.gap_end) if tokens[i].kind == "word"]
        return actor_in(sentence, between, lambda _: False) or _subject_before(sentence, hit)
    if hit.entry.category == "active" or _has_object_pronoun(tokens[hit.first], hit):
        return actor_in(sentence, phrase, lambda _: False) or _subject_before(sentence, hit)
    following = _next_word(tokens, phrase[-1] if phrase else hit.last)
    before = _subject_before(sentence, hit)
    if before and phrase:
        return before
    if following is None or is_prepositional(following):
        # A cause cannot be a victim: "منعت إصابة في الركبة" is active.
        head = actor_in(sentence, phrase[:1], lambda _: False)
        return unknown if head and head.kind == "cause" else None
    if not phrase:
        return before
    if following.norm.startswith("و") and not following.norm.endswith("ا"):
        return before
    if before:
        return before
    return actor_in(sentence, phrase, lambda _: False)


def is_prepositional(token: Token) -> bool:
    """Whether a word begins a prepositional phrase: في, or ب, ل, ك glued to what follows."""
    word = token.norm
    if word in words("prepositions") or word in words("complementisers"):
        return True
    if word[:1] == "و" and len(word) > 3:
        word = word[1:]
        if word in words("prepositions"):
            return True
    if re.match("(?:[بكف]ال|لل)", word):
        return True
    return word[:1] in ("ب", "ل", "ك") and len(word) > 3 and word not in words("nominal_prefix")


def _is_object_start(sentence: Sentence, index: int) -> bool:
    """Whether a noun phrase that is not a continuation of the last one begins at `index`."""
    token = sentence.tokens[index]
    return (
        token.kind == "number"
        or token.norm in words("quantities")
        or bool(sentence.entries("person", index))
        or (token.norm.endswith("ا") and not token.norm.startswith("ال") and len(token.norm) > 3)
    )


def _is_definite(word: str) -> bool:
    return word.startswith(("ال", "وال", "لل")) and len(word) > 4


def _noun_phrase(sentence: Sentence, start: int) -> list[int]:
    """The noun phrase at `start`, times skipped; empty if something else stands there."""
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
        if token.kind != "word" or is_prepositional(token) or sentence.entries("event", index):
            break
        if not phrase:
            if _is_object_start(sentence, index):
                break
        elif not _continues(sentence, phrase[-1], index):
            break
        phrase.append(index)
        index += 1
    return phrase


def _continues(sentence: Sentence, last: int, index: int) -> bool:
    """Whether the word at `index` belongs to the noun phrase that ends at `last` so far."""
    shared = {id(e) for e in sentence.entries("label", last)} & {
        id(e) for e in sentence.entries("label", index)
    }
    if shared:
        return True
    if _is_object_start(sentence, index):
        return False
    if _opens_genitive(sentence.tokens[last].norm) and _is_definite(sentence.tokens[index].norm):
        return True
    if _is_another_actor(sentence, index):
        return False
    before, word = sentence.tokens[last].norm, sentence.tokens[index].norm
    if word.startswith("و") and len(word) > 4 and _is_definite(word[1:]):
        return bool(sentence.entries("label", index))
    if not _is_definite(before):
        return not _is_definite(word) and _agrees(before, word)
    if not _is_definite(word):
        return False
    if before.endswith("ة") != word.endswith("ة") and not before.endswith(("ات", "وات")):
        return False
    return re.search("(?:ي|ية|يون|يين|ة)$", word) is not None


def _agrees(noun: str, adjective: str) -> bool:
    """Whether an indefinite word can be the adjective of an indefinite noun, by its ending."""
    if noun.endswith(("ون", "ين")):
        return adjective.endswith(noun[-2:])
    if adjective.endswith("ة") and not adjective.endswith("ية"):
        return noun.endswith(("ة", "ات"))
    return adjective.endswith(("ي", "ية", "ة"))


def _opens_genitive(word: str) -> bool:
    """Whether a noun can be followed by its genitive: no article, and no plural ن left on it."""
    return not _is_definite(word) and not word.endswith(("ون", "ين"))


def _is_another_actor(sentence: Sentence, index: int) -> bool:
    """Whether an actor of its own stands at `index`; a nationality only describes the last one."""
    concepts = {e.concept for e in sentence.entries("label", index)}
    concepts |= {e.concept for e in sentence.entries("source", index)}
    return any(
        c.startswith(("actor.", "role.")) and not c.startswith(("actor.state.", "actor.israel"))
        for c in concepts
    ) and not any(c.startswith("actor.state.") for c in concepts)


def _next_word(tokens: tuple[Token, ...], last: int) -> Token | None:
    """The word after `last`, times skipped; None before a mark."""
    for token in tokens[last + 1 :]:
        if token.kind in ("punct", "quote"):
            return None
        if token.norm not in words("times"):
            return token
    return None


def _has_object_pronoun(token: Token, hit: Hit) -> bool:
    """Whether a verb carries its object: "اعتقلته", "قتلهم"."""
    keys = {key for form in hit.entry.forms for key in expand(form)[0]}
    found = re.match("[وف]?[سل]?(.{3,}?)(?:هما|هم|هن|ها|ه)$", token.norm)
    return bool(found) and not any(
        f"v:{token.norm[cut:]}" in keys for cut in (0, 1, 2) if len(token.norm) > cut + 2
    )


def _subject_before(sentence: Sentence, hit: Hit) -> Actor | None:
    """The noun right before the verb: "الجيش قصف", "إن القوات اقتحمت"; its kind says if it acts."""
    run: list[int] = []
    index = hit.first - 1
    while index >= 0 and len(run) < 6:
        token = sentence.tokens[index]
        if token.norm in words("times") or token.norm in ("قد", "كان", "كانت", "قام", "قامت"):
            index -= 1
            continue
        if token.kind != "word" or is_prepositional(token):
            break
        run.append(index)
        index -= 1
    found = actor_in(sentence, sorted(run), lambda _: False)
    if found and found.kind == "other":
        return Actor(found.span, frozenset(), (), "pronoun")
    return found


def doers(sentence: Sentence) -> tuple[Actor, ...]:
    """The actors that stand beside a verb at the beginning of a clause, whatever the verb."""
    tokens = sentence.tokens
    found = []
    for index, token in enumerate(tokens):
        if not _begins_clause(tokens, index) or token.kind != "word":
            continue
        phrase = (
            _noun_phrase(sentence, index + 1)
            if index == 0 and _looks_like_verb(sentence, index)
            else _noun_phrase(sentence, index)
        )
        if not phrase or sentence.entries("report", index):
            continue
        if phrase[0] == index and not (
            phrase[-1] + 1 < len(tokens) and _looks_like_verb(sentence, phrase[-1] + 1)
        ):
            continue
        following = _next_word(tokens, phrase[-1])
        if phrase[0] != index and (following is None or is_prepositional(following)):
            continue  # "قتل جنود في": without an object the verb may be a passive.
        actor = actor_in(sentence, phrase, lambda _: False)
        if actor and actor.concepts and actor.kind == "actor":
            verb = tokens[phrase[-1] + 1] if phrase[0] == index else token
            if not _is_vowelled_passive(verb) and "v:تم" not in verb.keys:
                found.append(actor)
    return tuple(found)


def _begins_clause(tokens: tuple[Token, ...], index: int) -> bool:
    if index == 0:
        return True
    before, word = tokens[index - 1], tokens[index].norm
    return (
        before.kind == "punct"
        or before.norm in words("complementisers")
        or before.norm in words("clause_openers")
        or (word.startswith("و") and len(word) > 4)
    )


def _looks_like_verb(sentence: Sentence, index: int) -> bool:
    """Whether a word at the beginning of a clause is shaped like a verb (أبطأت, يمنع)."""
    token = sentence.tokens[index]
    word = token.norm.removeprefix("و") if len(token.norm) > 3 else token.norm
    if token.kind != "word" or word.startswith("ال") or is_prepositional(token):
        return False
    if sentence.entries("report", index):
        return False
    if any(e.category == "verb" for e in sentence.entries("event", index)):
        return True
    if any(e.category == "light" for e in sentence.entries("agent", index)):
        return True
    if index == 0 and word != token.norm and token.norm not in words("nominal_wa"):
        return True
    if len(word) > 3 and word.endswith("ت") and not word.endswith(("ات", "يت", "وت")):
        return True
    return len(word) > 3 and word[0] in "يت" and not word.endswith(("ة", "ية"))


def passives(sentence: Sentence) -> tuple[Span, ...]:
    """The agentless passives: تم or جرى with a verbal noun, a vowelled passive, a listed one."""
    tokens = sentence.tokens
    found = []
    for index, token in enumerate(tokens[:-1]):
        following = tokens[index + 1]
        if token.kind != "word":
            continue
        auxiliary = any(e.category == "auxiliary" for e in sentence.entries("agent", index))
        vowelled = (
            _is_vowelled_passive(token)
            and _begins_clause(tokens, index)
            and not re.match("[وف]?[يتمن]\u064f", token.raw)
        )
        if not (vowelled or (auxiliary and following.kind == "word")):
            continue
        if sentence.entries("report", index):
            continue
        if _agent_after(sentence, index) is None:
            found.append(cover(tokens, index, index + 1 if auxiliary else index))
    return tuple(found)


def stem(token: Token) -> str:
    """What clitics and inflection leave of a content word; empty for a function word."""
    word = token.norm
    if token.kind != "word":
        return "" if token.kind == "punct" else word
    if len(word) < 3 or word in words("prepositions") | words("complementisers"):
        return ""
    return _light_stem(word)


@lru_cache(maxsize=50_000)
def _light_stem(word: str) -> str:
    word = re.sub("^(?:[وف]?(?:[بكل]?ال|لل)|[وف](?=....))", "", word)
    word = re.sub("(?:ات|ون|ين|ان|ها|هم|ة|ه|ي|ا)$", "", word) if len(word) > 4 else word
    return word[:5]


def opens_part(token: Token) -> bool:
    """Whether a word divides a headline in two."""
    return token.norm in ("بعد", "فيما", "بينما", "وسط", "لكن", "مع")
