"""Arabic voice for the framing rules: who does what, and how openly the sentence says so."""

from __future__ import annotations

import re
from dataclasses import replace

from comparer.framing.actors import actor_in
from comparer.framing.annotate import Actor, Sentence, Topic
from comparer.framing.matcher import Hit
from comparer.framing.tokens import Token, cover
from comparer.languages.ar.framing_phrases import (
    is_definite,
    is_name,
    is_nominative,
    is_person,
    is_prepositional,
    next_word,
    noun_phrase,
    run_from,
)
from comparer.languages.ar.framing_words import expand, words
from comparer.records import Span

_PASSIVE_VOWELS = re.compile(
    "[وف]?(?:(?![يتن])\\w\u064f|[اٱ]\u064f?(?:\\w\u0652?[تطد]|ن\u0652?\\w|س\u0652?ت)\u064f)"
)
"""قُتل, اعتُقل, استُهدف: the vowel u on the first letter of a perfect, or on its first after ا."""

_PASSIVE_OF_TA = re.compile("[وف]?ت\u064f(?:رك|رجم|وفي|وج|بودل|دوول|جوهل|نوول|قوضي)(?:ت|وا|ا)?")
"""تُرك, تُوّج: perfects whose first letter is a root's or a stem's, not the imperfect's prefix."""

_PASSIVE_OF_NUN = re.compile(
    "[وف]?ن\u064f(?:قل|شر|فذ|هب|صب|زع|سف|سب|في|ظم|حر|زح|بش|كل|قض|كب)(?:ت|وا|ا)?"
)
"""نُقل, نُشر: perfects of roots that begin with ن, which could be a prefix of the imperfect too."""

_DIACRITICS = re.compile("[\u064b-\u064e\u0650-\u0652]")


def voice_of(sentence: Sentence, hit: Hit) -> tuple[str, Actor | None] | None:
    """Voice of an event and its agent: None for an agent where the words hide who did it.

    None altogether where the hit cannot be read so: "قتل" after "تم" is no verb.

    Entries of the category "passive" are verbs that cannot be read as active (استُشهد, أصيب),
    "active" those that cannot be passive (استولى على), "strike" nouns whose genitive or adjective
    is the doer (قصف إسرائيلي), "noun" verbal nouns whose genitive is first of all the victim.
    """
    tokens = sentence.tokens
    category = hit.entry.category
    if tokens[hit.first].norm in words("times") and _is_time_here(tokens, hit.last + 1):
        return None
    unknown = Actor(cover(tokens, hit.first, hit.last), frozenset(), (), "pronoun")
    agent = _agent_after(sentence, hit.last) or _agent_fronted(sentence, hit.first)
    if category in ("noun", "strike"):
        if _after_auxiliary(sentence, hit):
            return "nominal", agent  # "تم اعتقال الصحفي": what follows is whom it befell.
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
    if is_noun_here(sentence, hit):
        return None
    if category == "passive" and hit.first == hit.last and _shares_subject(sentence, hit):
        return None  # "هاجمت … وأحرقت ثلاث مركبات": it is active here.
    if category == "passive" or _is_marked_passive(tokens[hit.first], hit):
        return "passive", agent
    if hit.first and any(
        e.category in ("auxiliary", "by") for e in sentence.entries("agent", hit.first - 1)
    ):
        return None
    subject = _subject(sentence, hit)
    if subject is not None and (subject.kind != "pronoun" or agent is None):
        return "active", subject
    if agent is not None and category != "active" and not _is_marked_active(tokens[hit.first], hit):
        return "passive", agent
    if category == "active" or _is_marked_active(tokens[hit.first], hit):
        return "active", unknown
    if _shares_subject(sentence, hit):
        return "active", unknown  # "هاجمت نقطة تفتيش وأحرقت ثلاث مركبات".
    if (
        hit.first
        and tokens[hit.first - 1].norm == "ان"
        and re.match("[يت]", tokens[hit.first].norm)
    ):
        return "active", unknown  # "على الوزير أن يغلق": its subject stands before أن.
    # Unvowelled, and no subject in sight: a passive, or a subject that was not understood.
    return "unvowelled", None


def _shares_subject(sentence: Sentence, hit: Hit) -> bool:
    """Whether و joins a verb, with its object after it, to one before it of the same gender."""
    tokens = sentence.tokens
    token = tokens[hit.first]
    following = next_word(tokens, hit.last)
    if is_vowelled_passive(token):
        return False
    if not token.norm.startswith(("و", "ف")) or following is None or is_prepositional(following):
        return False
    if not looks_like_verb(sentence, 0) and not sentence.entries("event", 0):
        return False
    if any(e.category in ("passive", "intransitive") for e in sentence.entries("event", 0)):
        return False
    if (
        following.kind == "word"
        and not is_definite(following.norm)
        and following.norm not in words("quantities")
    ):
        return False
    return _is_feminine(tokens[0]) and _is_feminine(token)


def _is_feminine(token: Token) -> bool:
    return token.norm.endswith("ت") or re.match("[وف]?ت", token.norm) is not None


def is_noun_here(sentence: Sentence, hit: Hit) -> bool:
    """Whether the words around a form that may be verb or noun make a noun of it: after a
    preposition قتل is "the killing"; "المزمع نشرها"."""
    tokens = sentence.tokens
    if hit.first and tokens[hit.first - 1].norm in words("governing") | words("planned"):
        return True
    if hit.entry.category in ("active", "passive"):
        return False
    return _is_noun_after_li(tokens[hit.first], hit) or _is_object_of_verb(sentence, hit.first)


def _is_object_of_verb(sentence: Sentence, index: int) -> bool:
    """Whether a form of three letters is what the verb of its clause is about: "يعتزم المجلس نقل
    القاضية"; a second verb would have و or أن before it."""
    tokens = sentence.tokens
    if index < 2 or len(tokens[index].norm) != 3 or is_vowelled_passive(tokens[index]):
        return False
    before = tokens[index - 1]
    if before.kind != "word" or not (is_definite(before.norm) or _is_place(sentence, index - 1)):
        return False
    first = next((i for i in range(index - 1, -1, -1) if _begins_clause(tokens, i)), 0)
    return re.match("[وفس]?[يت]", tokens[first].norm) is not None and looks_like_verb(
        sentence, first
    )


def _is_noun_after_li(token: Token, hit: Hit) -> bool:
    """Whether ل stands before what would be a perfect: "لنزع السلاح" is the verbal noun."""
    word = token.norm.removeprefix("و")
    if not word.startswith("ل") or word[1:2] in ("ي", "ت"):
        return False
    return not any(f"v:{word}" in expand(form)[0] for form in hit.entry.forms)


def _is_time_here(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a word before `index` is a time of day: "فجر الثلاثاء", "فجر يوم"."""
    following = tokens[index] if index < len(tokens) else None
    return (
        following is None
        or following.kind != "word"
        or following.norm in words("times") | {"يوم", "هذا", "اول"}
    )


def is_aside(sentence: Sentence, hit: Hit) -> bool:
    """Whether a passive, or a verb like قضى, only describes a noun: "صاروخ أُطلق", "التي أُخليت"."""
    tokens = sentence.tokens
    if not hit.first or hit.first != hit.last:
        return False
    before = tokens[hit.first - 1]
    if before.norm in words("relatives"):
        return True
    return (
        hit.entry.category != "intransitive"
        and hit.first > 1
        and before.kind == "word"
        and not is_definite(before.norm)
        and not is_prepositional(before)
        and not tokens[hit.first].norm.startswith(("و", "ف"))
        and any(e.category == "verb" for e in sentence.entries("event", 0))
    )


def _stands_alone(sentence: Sentence, hit: Hit) -> bool:
    """Whether a verbal noun tells an event of its own: "مقتل ثلاثة", "تم اعتقال", "إلى تدمير"."""
    tokens = sentence.tokens
    token = tokens[hit.first]
    if is_prepositional(token):
        return False
    if hit.first == 0 or tokens[hit.first - 1].kind != "word":
        return True
    if tokens[hit.first - 1].norm in words("copulas"):
        return True  # "ما زال خطف المحامية يشغل زملاءها".
    return any(f"n:{word}" in token.keys for word in words("results"))


def _after_auxiliary(sentence: Sentence, hit: Hit) -> bool:
    return any(
        e.category == "auxiliary" and _past_times(sentence.tokens, index + 1) == hit.first
        for index in range(max(hit.first - 4, 0), hit.first)
        for e in sentence.entries("agent", index)
    )


def _subject_of_light_verb(sentence: Sentence, hit: Hit) -> Actor | None:
    """The subject of "قام … بـ", "شن …", "نفذ …" before a verbal noun."""
    tokens = sentence.tokens
    for index in range(hit.first - 1, max(hit.first - 8, -1), -1):
        if tokens[index].kind == "punct":
            return None
        if any(e.category == "light" for e in sentence.entries("agent", index)):
            verb = Hit(index, index, hit.entry)
            phrase = noun_phrase(sentence, index + 1)
            found = actor_in(sentence, [i for i in phrase if i < hit.first], lambda _: False)
            return found or _subject_before(sentence, verb)
    return None


def _masdar_subject(sentence: Sentence, hit: Hit) -> Actor | None:
    """The doer in the genitive of a verbal noun: "قصف الجيش لـ", "اعتقال الشرطة ثلاثة"."""
    phrase = noun_phrase(sentence, hit.last + 1)
    found = actor_in(sentence, phrase, lambda _: False)
    if hit.entry.category == "noun" and hit.first < hit.last:
        return None  # "إطلاق سراح الصحافيين": the object stands in it, and what follows is theirs.
    if found is None or not found.concepts:
        return _owner(sentence, hit) if hit.entry.category == "strike" else None
    if _is_building(sentence.tokens[phrase[0]]):
        return None
    if any(f"n:{word}" in sentence.tokens[hit.first].keys for word in words("results")):
        return None  # "مقتل الإمام": the genitive is whom it befell.
    if hit.entry.category == "strike":
        return found
    following = next_word(sentence.tokens, phrase[-1])
    takes_object = (
        following
        and following.norm.startswith("ل")
        and is_prepositional(following)
        and not following.raw.endswith(("ي", "ية"))
    )
    if takes_object:
        return found  # "قتل جنود لفتى": ل is the object's.
    if following is None or not is_definite(sentence.tokens[phrase[-1]].norm):
        return None  # An indefinite noun goes on into its genitive.
    return None if is_prepositional(following) else found


def _is_building(token: Token) -> bool:
    """Whether a noun names what can be attacked rather than who attacks: "قصف المستشفى"."""
    return token.norm.removeprefix("ال") in words("buildings")


def _owner(sentence: Sentence, hit: Hit) -> Actor | None:
    """Whose attack it is, where ل says so: "هجوم للجيش", "غارة لطائرات التحالف"."""
    index = hit.last + 1
    if index >= len(sentence.tokens) or not sentence.tokens[index].norm.startswith("ل"):
        return None
    found = actor_in(sentence, run_from(sentence, index, 1, limit=2), lambda _: False)
    if found is None or not found.concepts or _is_building(sentence.tokens[index]):
        return None
    aim = sentence.tokens[index].norm
    return None if aim.removeprefix("لل") in words("buildings") else found


def is_vowelled_passive(token: Token) -> bool:
    """Whether the vowels that are written show a passive."""
    # يُغلق may be active (أغلق): in the imperfect the vowel shows nothing.
    return (
        _PASSIVE_VOWELS.match(token.raw) is not None
        or _PASSIVE_OF_TA.fullmatch(_DIACRITICS.sub("", token.raw)) is not None
        or _PASSIVE_OF_NUN.fullmatch(_DIACRITICS.sub("", token.raw)) is not None
    )


def _is_marked_passive(token: Token, hit: Hit) -> bool:
    """Whether vowels or the last letter show a passive: قُتل, ألغي for ألغى, يُلغى for يلغي."""
    if is_vowelled_passive(token):
        return True
    word = re.sub("[\u064b-\u0652]", "", token.raw)
    for form in hit.entry.forms:
        past, _, present = form.removeprefix("v:").partition(" ")[0].partition("/")
        if form.startswith("v:ن") and re.fullmatch(f"[وف]?{past}(?:ت|وا|تا|ا)?", word):
            # نُقل: the letter is the root's, so no "we" of the imperfect.
            return re.match("[وف]?ن\u064f", token.raw) is not None
        if not form.startswith("v:") or not past.endswith("ى") or len(past) < 3:
            continue
        shapes = [f"[وف]?{past[:-1]}ي"]
        if present.endswith(("ي", "و")):
            shapes.append(f"[وفسل]*[يتن]{present[1:-1]}ى")
        if any(re.fullmatch(shape, word) for shape in shapes):
            return True
    return False


def _is_marked_active(token: Token, hit: Hit) -> bool:
    """Whether the letters rule a passive out: a long a of the perfect (حاصر, أقال, ألغت) that the
    passive writes as و, ي or leaves (حوصر, أقيل, ألغيت), a long i of the imperfect (يقيل), or its
    hamza on ا (يأمر, يؤمر)."""
    word = re.sub("[\u064b-\u0652]", "", token.raw)
    for form in hit.entry.forms:
        past, _, present = re.sub("[\u064b-\u0652]", "", form.removeprefix("v:")).partition("/")
        past, present = past.partition(" ")[0], present.partition("/")[0].partition(" ")[0]
        if not form.startswith("v:") or len(past) < 3:
            continue
        shapes = []
        if past[-1] in "ىا":
            shapes.append(f"[وف]?{past[:-1]}(?:{past[-1]}|تا?|ا(?:ه|ها|هم|هما))")
        elif "ا" in past[1:-1]:
            shapes.append(f"[وف]?{past}(?:ت|وا|تا|ا)?(?:ه|ها|هم|هما)?")
        if len(present) > 3 and present[-2] == "ي" and past[-2] == "ا":
            shapes.append(f"[وف]?س?[يت]{present[1:]}(?:ون|ان|وا)?(?:ه|ها|هم|هما)?")
        if re.match("[يت]أ", present):
            shapes.append(f"[وف]?س?[يت]{present[1:]}(?:ون|ان|وا)?(?:ه|ها|هم|هما)?")
        if any(re.fullmatch(shape, word) for shape in shapes):
            return True
    return False


def _agent_after(sentence: Sentence, last: int) -> Actor | None:
    """The doer named after an event: "على يد …", "برصاص …", "في غارة ل…"."""
    return _agent_among(sentence, range(last + 1, min(last + 16, len(sentence.tokens))))


def _agent_fronted(sentence: Sentence, first: int) -> Actor | None:
    """The doer named before an event, up to a comma: "برصاص الجنود، أصيب …"."""
    tokens = sentence.tokens
    if first < 3 or tokens[first - 1].norm not in ("،", ","):
        return None
    return _agent_among(sentence, range(max(0, first - 10), first - 1))


def _agent_among(sentence: Sentence, indices: range) -> Actor | None:
    tokens = sentence.tokens
    for index in indices:
        if tokens[index].norm in (".", "؛", ":"):
            break
        entries = sentence.entries("agent", index)
        if any(e.category == "by" for e in entries):
            if any(e.category == "by" for e in sentence.entries("agent", index + 1)):
                continue
            found = actor_in(sentence, run_from(sentence, index + 1, 1, limit=4), is_name)
            if (
                tokens[index].norm in words("weapons")
                and found
                and not found.concepts
                and (index + 1 >= len(tokens) or not is_definite(tokens[index + 1].norm))
            ):
                continue  # "بطلقات مطاطية": what it was done with, not whose it is.
            if found and not found.concepts and found.kind == "actor":
                return Actor(found.span, found.concepts, found.names, "other")
            return found
        if any(e.category == "instrument" for e in entries):
            reach = next(
                (i for i in range(index + 1, len(tokens)) if _leads_away(tokens[i])), len(tokens)
            )
            within = actor_in(sentence, range(index + 1, min(index + 5, reach)), is_name)
            if within and within.concepts and not _is_building(tokens[index + 1]):
                return within
    return None


def _leads_away(token: Token) -> bool:
    """Whether what follows is no longer the weapon's owner: "غارة على", "قصف استهدف", "عملية عند".

    After ل it is: "غارة للتحالف".
    """
    if token.kind == "punct" or token.norm in words("aiming") | words("prepositions"):
        return True
    return is_prepositional(token) and token.norm.startswith(("ب", "وب", "ك"))


def _subject(sentence: Sentence, hit: Hit) -> Actor | None:
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
    if not phrase:
        phrase = _persons_who_act(sentence, start)
        if phrase:
            return _subject_in(sentence, phrase)
    if hit.gap_end is not None:
        # "أطلق الجنود النار": whatever stands before the object is the subject.
        between = [i for i in range(hit.last + 1, hit.gap_end) if tokens[i].kind == "word"]
        return _subject_in(sentence, between) or _subject_before(sentence, hit)
    if (
        hit.entry.category == "active"
        or has_object_pronoun(tokens[hit.first], hit)
        or _is_marked_active(tokens[hit.first], hit)
    ):
        return _subject_in(sentence, phrase) or _subject_before(sentence, hit)
    following = next_word(tokens, phrase[-1] if phrase else hit.last)
    before = _subject_before(sentence, hit)
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
        return _subject_in(sentence, phrase)
    if phrase and following is not None and _has_late_object(sentence, phrase[-1] + 1):
        return _subject_in(sentence, phrase)
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
    return _subject_in(sentence, phrase)


def _subject_in(sentence: Sentence, phrase: list[int]) -> Actor | None:
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
    return [start, start + 1, *people] if people and is_person(sentence, people[0]) else []


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
                and _is_place(sentence, phrase[end - 1])
                and is_definite(tokens[phrase[end]].norm)
            ):
                return True  # "في برلين الجائزة": a place has no genitive.
        index = phrase[-1] + 1
        if _begins_object(sentence, index, index - 1):
            return True
    return False


def _is_place(sentence: Sentence, index: int) -> bool:
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
        and word.norm not in words("times") | words("clause_openers")
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


def has_object_pronoun(token: Token, hit: Hit) -> bool:
    """Whether a verb carries its object: "اعتقلته", "قتلهم"."""
    keys = {key for form in hit.entry.forms for key in expand(form)[0]}
    found = re.match("[وف]?[سل]?(.{3,}?)(?:هما|هم|هن|ها|ه)$", token.norm)
    return bool(found) and not any(
        f"v:{token.norm[cut:]}" in keys for cut in (0, 1, 2) if len(token.norm) > cut + 2
    )


def _subject_before(sentence: Sentence, hit: Hit) -> Actor | None:
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
    if run and len(run) == 1 and index >= 0 and sentence.tokens[index].norm in words("locative"):
        return None
    found = _subject_in(sentence, sorted(run))
    if found and found.kind == "other":
        return Actor(found.span, frozenset(), (), "pronoun")
    return found


def doers(sentence: Sentence) -> tuple[Actor, ...]:
    """The actors that stand beside a verb at the beginning of a clause, whatever the verb."""
    tokens = sentence.tokens
    found = []
    for index, token in enumerate(tokens):
        if not _begins_clause(tokens, index) or token.kind != "word" or token.norm == "عبر":
            continue  # "عبر القناة": across it, or somebody crossed it.
        phrase = (
            noun_phrase(sentence, index + 1)
            if index == 0 and looks_like_verb(sentence, index)
            else noun_phrase(sentence, index)
        )
        if not phrase or sentence.entries("report", index):
            continue
        if phrase[0] == index and not (
            phrase[-1] + 1 < len(tokens) and looks_like_verb(sentence, phrase[-1] + 1)
        ):
            continue
        following = next_word(tokens, phrase[-1])
        if phrase[0] != index and (following is None or is_prepositional(following)):
            continue  # "قتل جنود في": without an object the verb may be a passive.
        actor = _subject_in(sentence, phrase)
        if actor and (
            (actor.concepts and actor.kind == "actor")
            or (actor.kind == "other" and is_nominative(tokens[phrase[0]]))
        ):
            at = phrase[-1] + 1 if phrase[0] == index else index
            verb = tokens[at]
            if any(e.category == "intransitive" for e in sentence.entries("event", at)):
                continue  # "هبطت أسهم الشركات": what befalls them, not what they do.
            if not is_vowelled_passive(verb) and "v:تم" not in verb.keys:
                found.append(actor)
    return tuple(found)


def named(sentence: Sentence) -> tuple[Actor, ...]:
    """Whom "على يد" or the like names as a doer, whatever the verb."""
    found = _agent_among(sentence, range(1, len(sentence.tokens)))
    return (found,) if found and found.kind in ("actor", "other") else ()


def topics(sentence: Sentence) -> tuple[Topic, ...]:
    """The subject of the first clause: what follows its verb, or begins it."""
    tokens = sentence.tokens
    if not tokens or is_prepositional(tokens[0]):
        return ()
    opens_with_noun = is_definite(tokens[0].norm) or any(
        layer != "label" or e.concept.startswith(("actor.", "people.", "place."))
        for layer in ("label", "source", "noun", "person")
        for e in sentence.entries(layer, 0)
    )
    verb = looks_like_verb(sentence, 0) or sentence.entries("event", 0) or not opens_with_noun
    first = 1 if verb else 0
    phrase = noun_phrase(sentence, first)
    if phrase and tokens[phrase[0]].norm in words("accesses"):
        # "تعذر الوصول إلى الموقع" is about the site.
        phrase = list(range(first, min(phrase[-1] + 4, len(tokens))))
    if not phrase:
        # A number or a person may also be whom it befell: "أصيب ثلاثة مزارعين".
        for index in range(first, min(first + 3, len(tokens))):
            if tokens[index].kind not in ("word", "number") or is_prepositional(tokens[index]):
                break
            phrase.append(index)
    if not phrase:
        return ()
    named = ("label", "source", "noun", "person")  # Not a numeral: "آلاف الأسماك".
    head = next((i for i in phrase if any(sentence.entries(x, i) for x in named)), phrase[0])
    return (Topic(cover(tokens, phrase[0], phrase[-1]), tokens[head].span),)


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


def _past_times(tokens: tuple[Token, ...], index: int) -> int:
    """The first word from `index` on that tells no time."""
    start = index
    while index + 1 < len(tokens) and (
        tokens[index].norm in words("times")
        or tokens[index].norm.removeprefix("ال") in words("spans")
    ):
        index += 1
    return index if tokens[index].kind == "word" else start


def passives(sentence: Sentence) -> tuple[Span, ...]:
    """The agentless passives: تم or جرى with a verbal noun, a vowelled passive, a listed one."""
    tokens = sentence.tokens
    found = []
    for index, token in enumerate(tokens[:-1]):
        if token.kind != "word":
            continue
        last = _past_times(tokens, index + 1)  # "جرى الشهر الماضي تسريب".
        following = tokens[last]
        auxiliary = (
            any(e.category == "auxiliary" for e in sentence.entries("agent", index))
            and not token.norm.endswith(("وا", "ون"))
            and following.norm.removeprefix("ال") not in words("happenings")
        )
        vowelled = (
            is_vowelled_passive(token)
            and _begins_clause(tokens, index)
            and not re.match("[وف]?م\u064f", token.raw)
        )
        if not (vowelled or (auxiliary and following.kind == "word")):
            continue
        if sentence.entries("report", index):
            continue
        if index and tokens[index - 1].norm in words("relatives"):
            continue  # "التي أُخليت": said of somebody, not told.
        if _agent_after(sentence, index) is None:
            found.append(cover(tokens, index, last if auxiliary else index))
    return tuple(found)
