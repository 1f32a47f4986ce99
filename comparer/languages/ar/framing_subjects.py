"""Who is the subject of an Arabic verb, before it or behind it."""

from __future__ import annotations

import re
from dataclasses import replace

from comparer.framing.actors import actor_in
from comparer.framing.annotate import Actor, Sentence
from comparer.framing.matcher import Hit
from comparer.framing.tokens import Token, cover
from comparer.languages.ar.framing_letters import (
    has_object_pronoun,
    is_feminine,
    is_marked_active,
    is_vowelled_passive,
)
from comparer.languages.ar.framing_phrases import (
    is_definite,
    is_nominative,
    is_person,
    is_prepositional,
    next_word,
    noun_phrase,
)
from comparer.languages.ar.framing_words import words


def subject(sentence: Sentence, hit: Hit) -> Actor | None:
    """The subject of an active verb; a "pronoun" actor if it is active with a subject unknown.

    Without vowels "قتل الجندي" may be "the soldier was killed" or "the soldier killed": it is
    active if another noun phrase follows as its object, or if the verb carries an object pronoun.
    """
    tokens = sentence.tokens
    unknown = Actor(cover(tokens, hit.first, hit.last), frozenset(), (), "pronoun")
    start = hit.last + 1
    if start < len(tokens) and tokens[start].norm in words("resumptives"):
        start += 1  # "يحقن فيها مدمنون أنفسهم".
    phrase = _with_members(sentence, noun_phrase(sentence, start))
    if phrase and _tells_when(tokens, phrase):
        phrase = []  # "احتجزتهما الأسبوع الماضي".
        antecedent = tokens[hit.first - 1] if hit.first else None
        if (
            antecedent is not None
            and antecedent.kind == "word"
            and not is_definite(antecedent.norm)
            and has_object_pronoun(tokens[hit.first], hit)
        ):
            return unknown  # "عن جنديين احتجزتهما": they are the object of what describes them.
    if not phrase:
        phrase = _persons_who_act(sentence, start)
        if phrase:
            return subject_in(sentence, phrase)
    if hit.gap_end is not None:
        # "أطلق الجنود النار": whatever stands before the object is the subject.
        between = [i for i in range(hit.last + 1, hit.gap_end) if tokens[i].kind == "word"]
        return subject_in(sentence, between) or subject_before(sentence, hit)
    if (
        hit.entry.category == "active"
        or has_object_pronoun(tokens[hit.first], hit)
        or is_marked_active(tokens[hit.first], hit)
    ):
        return (
            subject_in(sentence, phrase)
            or _plural_before(sentence, hit)
            or subject_before(sentence, hit)
        )
    following = next_word(tokens, phrase[-1] if phrase else hit.last)
    told = next_word(tokens, hit.last)
    before = _plural_before(sentence, hit)
    if before and not (told is None or is_prepositional(told)):
        return before
    before = subject_before(sentence, hit)
    if before and before.concepts and hit.last > hit.first:
        return before  # "إن جندياً أطلق النار على": the object stands in the hit.
    if before and phrase:
        return before
    if tokens[hit.first].norm.endswith("وا") and following and not is_prepositional(following):
        return unknown  # "وأخّروا تسع رحلات": the ending is the subject, the noun the object.
    if (
        phrase
        and following is not None
        and is_prepositional(following)
        and is_person(sentence, phrase[0])
        and _has_accusative(sentence, phrase[-1] + 1)
    ):
        return subject_in(sentence, phrase)
    if phrase and following is not None and _has_late_object(sentence, phrase[-1] + 1):
        return subject_in(sentence, phrase)
    if following is None or is_prepositional(following):
        # A cause cannot be a victim: "منعت إصابة في الركبة" is active.
        head = actor_in(sentence, phrase[:1], lambda _: False)
        return unknown if head and head.kind == "cause" else None
    if not phrase:
        return before or _person_subject(sentence, hit)
    joined = following.norm.startswith("و") and following.norm not in words("nominal_wa")
    if joined and not following.norm.endswith("ا"):
        return before
    if before:
        return before
    return subject_in(sentence, phrase)


def _tells_when(tokens: tuple[Token, ...], phrase: list[int]) -> bool:
    """Whether a noun phrase is a time, told from now: "الأسبوع الماضي"."""
    after = phrase[0] + 1
    return (
        tokens[phrase[0]].norm.removeprefix("ال") in words("spans")
        and after < len(tokens)
        and tokens[after].norm in words("relative_times")
    )


def subject_in(sentence: Sentence, phrase: list[int]) -> Actor | None:
    """Who a subject is: those whom من counts, and nobody of its own where it only has "his men"."""
    tokens = sentence.tokens
    if not phrase:
        return None
    if len(phrase) == 1 and re.sub("(?:هم|ها|ه)$", "", tokens[phrase[0]].norm) in (
        words("members") - {tokens[phrase[0]].norm}
    ):
        return Actor(cover(tokens, phrase[0], phrase[0]), frozenset(), (), "pronoun")
    if (
        len(phrase) > 2
        and tokens[phrase[1]].norm == "من"
        and (tokens[phrase[0]].norm in words("members"))
    ):
        people = actor_in(sentence, phrase[2:], lambda _: False)
        if people is not None and people.concepts:
            return replace(people, span=cover(tokens, phrase[0], phrase[-1]))
    return actor_in(sentence, phrase, lambda _: False)


def _persons_who_act(sentence: Sentence, start: int) -> list[int]:
    """The noun phrase of persons at `start` if an object follows that no passive could have.

    "أوقف متطوعون حافلتين", "نشرت ممرضات في المستشفى صورا": a number or an accusative after them;
    after the ending ون, which no genitive follows, any noun.
    """
    tokens = sentence.tokens
    many = _of_many(sentence, start)
    phrase = many or noun_phrase(sentence, start, persons=True)
    if not phrase or not (many or is_person(sentence, phrase[0])):
        return []
    phrase = _with_members(sentence, phrase)
    last = phrase[-1]
    if many and _has_late_object(sentence, last + 1):
        return phrase  # "خرّب عشرات من أهالي القرية في الصعيد كنيسة".
    if last + 1 >= len(tokens):
        return []
    following = tokens[last + 1]
    if is_nominative(tokens[phrase[0]]) and last == phrase[0]:
        agrees = following.norm.endswith(("ون", "ان"))
        clause = following.norm.startswith(("و", "ي", "ت")) and not is_definite(following.norm)
        if following.kind == "number" or (
            following.kind == "word"
            and not is_prepositional(following)
            and not agrees
            and not clause
            and following.norm not in words("clause_openers") | words("times")
        ):
            return phrase
    if following.kind == "number" or following.norm in words("quantities") - words("approximate"):
        return phrase
    return phrase if _has_accusative(sentence, last + 1) else []


def _of_many(sentence: Sentence, start: int) -> list[int]:
    """The words at `start` for many out of some people: "عشرات من أهالي القرية"."""
    tokens = sentence.tokens
    if start + 2 >= len(tokens) or tokens[start].norm not in words("members"):
        return []
    if tokens[start + 1].norm != "من":
        return []
    people = noun_phrase(sentence, start + 2, persons=True)
    whose = people and (
        is_person(sentence, people[0])
        or any(e.concept.startswith("role.") for e in sentence.entries("source", people[0]))
    )
    return [start, start + 1, *people] if whose else []


def _has_accusative(sentence: Sentence, start: int) -> bool:
    """Whether a noun in the accusative follows in the clause: "صورا", "حافلتين"."""
    tokens = sentence.tokens
    for index in range(start, min(start + 8, len(tokens))):
        token = tokens[index]
        if token.kind == "punct" or token.norm in words("complementisers") | words("relatives"):
            return False
        if index > start and token.norm.startswith("و") and sentence.entries("event", index):
            return False
        if not sentence.entries("noun", index) or is_definite(token.norm):
            continue
        before = tokens[index - 1].norm
        governed = before in words("prepositions") or is_prepositional(token)
        dual = token.norm.endswith("ين") and not token.norm.endswith("يين")
        indefinite = token.norm.endswith("ا") and "\u064b" in token.raw
        if not governed and (dual or indefinite):
            return True
    return False


def _has_late_object(sentence: Sentence, index: int) -> bool:
    """Whether an object follows the prepositional phrase at `index` that describes the subject.

    "سرق موظفون في الوزارة ثلاث لوحات": a number or a noun without article begins it after a
    phrase that ended in a definite noun; the subject of a passive would have none.
    """
    tokens = sentence.tokens
    for _ in range(3):
        while index < len(tokens) and tokens[index].norm in words("times"):
            index += 1
        if index >= len(tokens) or tokens[index].norm in words("complementisers"):
            return False
        if tokens[index].kind != "word" or not is_prepositional(tokens[index]):
            return False
        glued = tokens[index].norm not in words("prepositions")
        start = index if glued else index + 1
        # A glued preposition is no part of the noun: "بحقد أعمى".
        phrase = [start] if glued else noun_phrase(sentence, start)
        if not phrase:
            return False
        if glued and start + 2 < len(tokens) and not _begins_object(sentence, start + 1, start):
            if tokens[start + 1].kind != "word" or is_prepositional(tokens[start + 1]):
                index = start + 1
                continue
            phrase = [start, start + 1]
        for end in range(1, len(phrase)):
            if (
                not glued
                and is_place_name(sentence, phrase[end - 1])
                and is_definite(tokens[phrase[end]].norm)
            ):
                return True  # "في برلين الجائزة": a place has no genitive.
        index = phrase[-1] + 1
        if _begins_object(sentence, index, index - 1):
            return True
    return False


def is_place_name(sentence: Sentence, index: int) -> bool:
    """Whether a word is listed as a state or a place."""
    return any(
        e.concept.startswith(("actor.state.", "place.")) for e in sentence.entries("label", index)
    )


def _begins_object(sentence: Sentence, index: int, last: int) -> bool:
    """Whether an object begins at `index`, after a prepositional phrase that ends at `last`."""
    tokens = sentence.tokens
    if index >= len(tokens):
        return False
    word = tokens[index]
    if word.kind == "number" or word.norm in words("quantities") - words("approximate"):
        return True
    if not is_definite(tokens[last].norm) and not is_definite(tokens[last].norm[1:]):
        return False
    return (
        word.kind == "word"
        and not is_prepositional(word)
        and not is_definite(word.norm)
        and not word.norm.startswith(("و", "ي", "ت"))
        and word.norm not in words("times") | words("clause_openers") | words("predicates")
        and not sentence.entries("event", index)
        and not sentence.entries("report", index)
    )


def _with_members(sentence: Sentence, phrase: list[int]) -> list[int]:
    """A noun phrase with those whom من counts it among: "عناصر من تنظيم الدولة", "فريق من"."""
    tokens = sentence.tokens
    if not phrase or phrase[-1] + 2 >= len(tokens) or tokens[phrase[-1] + 1].norm != "من":
        return phrase
    head = tokens[phrase[-1]].norm
    counted = head in words("members") or re.search("ون$|ان$", head)
    if is_definite(head) or not (counted or is_person(sentence, phrase[-1])):
        return phrase
    return [*phrase, phrase[-1] + 1, *noun_phrase(sentence, phrase[-1] + 2)]


def _person_subject(sentence: Sentence, hit: Hit) -> Actor | None:
    """A person who acts: "هاجم الشاب الدورية", not "قتل الشاب في الدورية"."""
    tokens = sentence.tokens
    first, second = hit.last + 1, next_word(tokens, hit.last + 1)
    if second is None or first >= len(tokens) or not sentence.entries("person", first):
        return None
    if is_definite(tokens[first].norm) and is_definite(second.norm):
        return actor_in(sentence, [first], lambda _: False)
    return None


def subject_before(sentence: Sentence, hit: Hit) -> Actor | None:
    """The noun right before the verb: "الجيش قصف", "إن القوات اقتحمت"; its kind says if it acts.

    What a preposition governs is none ("في نيروبي ورفعوا").
    """
    run: list[int] = []
    index = hit.first - 1
    while index >= 0 and len(run) < 6:
        token = sentence.tokens[index]
        if token.norm in words("times") or token.norm in ("قد", "كان", "كانت", "قام", "قامت"):
            index -= 1
            continue
        if token.kind != "word" or is_prepositional(token) or is_vowelled_passive(token):
            break
        run.append(index)
        index -= 1
    befell = any(e.category == "intransitive" for i in run for e in sentence.entries("event", i))
    where = len(run) == 1 or befell or (bool(run) and is_place_name(sentence, min(run)))
    if run and where and index >= 0 and sentence.tokens[index].norm in words("locative"):
        return None  # "في لندن ارتفاعها وزادت": not London.
    found = subject_in(sentence, sorted(run))
    if found and found.kind == "other":
        return Actor(found.span, frozenset(), (), "pronoun")
    return found


def _plural_before(sentence: Sentence, hit: Hit) -> Actor | None:
    """The people before a verb whose ending is that of a plural, whatever describes them between.

    "إن محققين في الشرطة محوا تسجيلات", "رجال أمن بملابس مدنية يمنعونه", "مستوطنين يجرّفون": a verb
    agrees in number only with a subject before it. After و it is that of the verb before.
    """
    tokens = sentence.tokens
    verb = re.sub("(?:هما|هم|هن|ها|ه|نا)$", "", tokens[hit.first].norm)
    if not re.search("(?:وا?|ون)$", verb) or verb.startswith(("و", "ف")):
        return _opening_actor(sentence, hit)
    last = hit.first - 1
    if last >= 0 and tokens[last].norm in ("وهم", "هم", "قد", "كانوا"):
        last -= 1
    start = last
    while start > 0 and last - start < 8:
        if begins_clause(tokens, start) or (
            start < last and looks_like_verb(sentence, start - 1) and is_person(sentence, start)
        ):
            break
        start -= 1
    for first in range(start, last + 1):
        token = tokens[first]
        if token.kind != "word" or (first > start and is_prepositional(token)):
            continue
        if first > start and is_prepositional(tokens[first - 1]):
            continue  # Who stands behind a preposition only describes the subject.
        if not is_person(sentence, first) and token.norm not in words("members"):
            continue
        if re.search("ون$", token.norm) and looks_like_verb(sentence, first):
            continue
        phrase = [i for i in range(first, last + 1) if tokens[i].kind == "word"]
        found = actor_in(sentence, phrase, lambda _: False)
        if found is not None and found.kind == "actor":
            return found
    return None


def _opening_actor(sentence: Sentence, hit: Hit) -> Actor | None:
    """Who opens the sentence, described by a prepositional phrase, before a verb that agrees with
    them: "الهيئة العليا للإعلام توقف بث ثلاث إذاعات"."""
    tokens = sentence.tokens
    if not 2 < hit.first < 8 or not is_definite(tokens[0].norm):
        return None
    if any(t.kind != "word" for t in tokens[: hit.first]) or is_prepositional(tokens[0]):
        return None
    if not any(is_prepositional(t) for t in tokens[1 : hit.first]):
        return None
    if any(looks_like_verb(sentence, i) for i in range(1, hit.first)):
        return None
    if tokens[0].norm.endswith("ة") != is_feminine(tokens[hit.first]):
        return None
    found = actor_in(sentence, noun_phrase(sentence, 0), lambda _: False)
    return found if found and found.kind == "actor" and found.head else None


def begins_clause(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a word stands at the beginning of a clause, as far as the word before it shows."""
    if index == 0:
        return True
    before, word = tokens[index - 1], tokens[index].norm
    return (
        before.kind == "punct"
        or before.norm in words("complementisers")
        or before.norm in words("clause_openers")
        or (word.startswith("و") and len(word) > 4)
    )


def looks_like_verb(sentence: Sentence, index: int) -> bool:
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
