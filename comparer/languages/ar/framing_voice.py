"""Arabic voice for the framing rules: who does what, and how openly the sentence says so."""

from __future__ import annotations

import re

from comparer.framing.actors import actor_in
from comparer.framing.annotate import Actor, Sentence, Topic
from comparer.framing.matcher import Hit
from comparer.framing.tokens import Token, cover
from comparer.languages.ar.framing_letters import (
    is_feminine,
    is_marked_active,
    is_marked_passive,
    is_vowelled_passive,
)
from comparer.languages.ar.framing_phrases import (
    is_definite,
    is_name,
    is_nominative,
    is_prepositional,
    next_word,
    noun_phrase,
    run_from,
)
from comparer.languages.ar.framing_subjects import (
    begins_clause,
    is_place_name,
    looks_like_verb,
    subject,
    subject_before,
    subject_in,
)
from comparer.languages.ar.framing_words import expand, words
from comparer.records import Span


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
        if is_vowelled_passive(tokens[hit.first]):
            return None  # نُقل is no نقل.
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
        if _loses_here(tokens, hit):
            return None  # "الحاجز فقد خُمس شعابه": it lost something, and nothing became of it.
        return "intransitive", agent
    if is_noun_here(sentence, hit) or _is_reflexive_here(sentence, hit):
        return None
    if category == "passive" and hit.first == hit.last and _shares_subject(sentence, hit):
        return None  # "هاجمت … وأحرقت ثلاث مركبات": it is active here.
    if category == "passive" or is_marked_passive(tokens[hit.first], hit):
        return "passive", agent
    if hit.first and any(
        e.category in ("auxiliary", "by") for e in sentence.entries("agent", hit.first - 1)
    ):
        return None
    doer = subject(sentence, hit)
    if doer is not None and (doer.kind != "pronoun" or agent is None):
        return "active", doer
    if agent is not None and category != "active" and not is_marked_active(tokens[hit.first], hit):
        return "passive", agent
    if category == "active" or is_marked_active(tokens[hit.first], hit):
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


def _is_reflexive_here(sentence: Sentence, hit: Hit) -> bool:
    """Whether a form with ت is not "she disperses" but the perfect of what befalls somebody, as its
    subject is no feminine: "تفرق المحتجون"."""
    tokens = sentence.tokens
    return (
        re.match("[وف]?ت", tokens[hit.first].norm) is not None
        and any(e.category == "intransitive" for e in sentence.entries("event", hit.first))
        and hit.last + 1 < len(tokens)
        and re.search("(?:ون|ان)$", tokens[hit.last + 1].norm) is not None
    )


def _loses_here(tokens: tuple[Token, ...], hit: Hit) -> bool:
    """Whether the verb of losing is an active one between its subject and its object."""
    if hit.first != hit.last or tokens[hit.first].norm not in words("undergoes") or not hit.first:
        return False
    before, following = tokens[hit.first - 1], next_word(tokens, hit.last)
    return (
        not is_vowelled_passive(tokens[hit.first])
        and before.kind == "word"
        and before.norm not in words("complementisers") | words("relatives")
        and following is not None
        and following.kind in ("word", "number")
        and following.norm not in words("times")
        and not is_prepositional(following)
    )


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
    return is_feminine(tokens[0]) and is_feminine(token)


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
    if before.kind != "word" or not (
        is_definite(before.norm) or is_place_name(sentence, index - 1)
    ):
        return False
    first = next((i for i in range(index - 1, -1, -1) if begins_clause(tokens, i)), 0)
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
    if _befalls_someone(sentence, hit):
        return True
    if is_prepositional(token):
        return False
    if hit.first == 0 or tokens[hit.first - 1].kind != "word":
        return True
    if hit.first < 5 and tokens[0].norm in words("witnesses"):
        return True  # "شهدت البلدة إغلاق المركز": no town closes it.
    if tokens[hit.first - 1].norm in words("copulas"):
        return True  # "ما زال خطف المحامية يشغل زملاءها".
    return any(f"n:{word}" in token.keys for word in words("results"))


def _befalls_someone(sentence: Sentence, hit: Hit) -> bool:
    """Whether a verbal noun goes on with those to whom it is done: "بإخراج خمسة نواب", "طرد
    المدرّسين"; or an attack is the cause of what is told: "عقب ضربة جوية"."""
    tokens = sentence.tokens
    if hit.entry.category == "strike":
        return hit.first > 0 and tokens[hit.first - 1].norm in words("causing")
    if hit.first != hit.last or hit.last + 1 >= len(tokens):
        return False
    if is_definite(tokens[hit.first].norm) or is_definite(tokens[hit.first].norm[1:]):
        return False
    governed = tokens[hit.first - 1].norm in words("governing") if hit.first else True
    if governed and hit.first > 1 and tokens[hit.first - 2].norm in words("brings_about"):
        return False  # "الحيوان الذي تسبب في قتل الرجل": its subject did it.
    if not governed and not is_prepositional(tokens[hit.first]):
        return False  # "يعتزم المجلس نقل القاضية": it is the council who does it.
    if not governed and not tokens[hit.first].norm.startswith("ل"):
        begin = next((i for i in range(hit.first, -1, -1) if begins_clause(tokens, i)), 0)
        before = actor_in(sentence, range(begin, hit.first), lambda _: False)
        if before is not None and before.concepts:
            return False  # "هدّد الوزير بطرد ثلاثة".
    following = tokens[hit.last + 1]
    return (
        following.kind == "number"
        or following.norm in words("quantities") - words("approximate")
        or any(e.category == "person" for e in sentence.entries("noun", hit.last + 1))
    )


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
            return found or subject_before(sentence, verb)
    return None


def _masdar_subject(sentence: Sentence, hit: Hit) -> Actor | None:
    """The doer in the genitive of a verbal noun: "قصف الجيش لـ", "اعتقال الشرطة ثلاثة"."""
    phrase = noun_phrase(sentence, hit.last + 1)
    found = actor_in(sentence, phrase, lambda _: False)
    if hit.entry.category == "noun" and hit.first < hit.last:
        return None  # "إطلاق سراح الصحافيين": the object stands in it, and what follows is theirs.
    if phrase and _only_describes(sentence.tokens, hit.last, phrase[0]):
        return None
    if found is None or not found.concepts:
        return _owner(sentence, hit) if hit.entry.category == "strike" else None
    if _is_building(sentence.tokens[phrase[0]]):
        return None
    if not found.head and hit.entry.category == "noun":
        return None  # "إغلاق مركز الشباب", "تمديد ولاية البعثة": whose it is, not who does it.
    if any(f"n:{word}" in sentence.tokens[hit.first].keys for word in words("results")):
        return None  # "مقتل الإمام": the genitive is whom it befell.
    if hit.entry.category == "strike":
        return found
    following = next_word(sentence.tokens, phrase[-1])
    if following is not None and (
        following.kind == "number" or re.search("\u064b(?:ا|ى)?$|[اى]\u064b$", following.raw)
    ):
        return found  # "قتل شرطي فتىً".
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


def _only_describes(tokens: tuple[Token, ...], last: int, index: int) -> bool:
    """Whether the word behind a verbal noun is an adjective that tells how it was done, and agrees
    with it in the article: "التفجير الانتحاري", "تفجير انتحاري"."""
    if index != last + 1 or is_definite(tokens[last].norm) != is_definite(tokens[index].norm):
        return False
    return tokens[index].norm.removeprefix("ال") in words("weapon_adjectives")


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
            if found and _is_weapon_adjective(tokens, index + 1):
                continue  # "بقذيفة مدفعية": what it was done with, not whose it is.
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
            if (
                within
                and within.concepts
                and not _is_building(tokens[index + 1])
                and not _is_weapon_adjective(tokens, index + 1)
            ):
                return within
    return None


def _is_weapon_adjective(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether only an adjective of the weapon stands at `index`: "قذيفة مدفعية", "طائرات مسيّرة"."""
    if index >= len(tokens) or tokens[index].norm not in words("weapon_adjectives"):
        return False
    return index + 1 >= len(tokens) or not is_definite(tokens[index + 1].norm)


def _leads_away(token: Token) -> bool:
    """Whether what follows is no longer the weapon's owner: "غارة على", "قصف استهدف", "عملية عند".

    After ل it is: "غارة للتحالف".
    """
    if token.kind == "punct" or token.norm in words("aiming") | words("prepositions"):
        return True
    return is_prepositional(token) and token.norm.startswith(("ب", "وب", "ك"))


def doers(sentence: Sentence) -> tuple[Actor, ...]:
    """The actors that stand beside a verb at the beginning of a clause, whatever the verb."""
    tokens = sentence.tokens
    found = []
    for index, token in enumerate(tokens):
        if not begins_clause(tokens, index) or token.kind != "word" or token.norm == "عبر":
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
        actor = subject_in(sentence, phrase)
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
            and begins_clause(tokens, index)
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


def firsts(sentence: Sentence) -> tuple[Actor, ...]:
    """Of whom it is said that they were the first to do something: "كان جنود أول من فتح النار"."""
    tokens = sentence.tokens
    for index in range(1, len(tokens) - 1):
        if tokens[index].norm not in ("اول", "اوائل") or tokens[index + 1].norm != "من":
            continue
        begin = next((i for i in range(index, -1, -1) if begins_clause(tokens, i)), 0)
        phrase = [i for i in range(begin, index) if tokens[i].norm not in words("copulas")]
        found = actor_in(sentence, phrase, lambda _: False) if phrase else None
        if found is not None and found.kind == "actor":
            return (found,)
    return ()


def causers(sentence: Sentence) -> tuple[Actor, ...]:
    """The doers of clauses that tell when or why something came about: "بعدما هاجم مسلحون"."""
    tokens = sentence.tokens
    found = []
    for doer in (*doers(sentence), *_doers_of_events(sentence)):
        first = next(i for i, t in enumerate(tokens) if t.start == doer.span.start)
        before = [t.norm for t in tokens[max(0, first - 3) : first]]
        if any(word in words("causal") for word in before):
            found.append(doer)
    return tuple(found)


def _doers_of_events(sentence: Sentence) -> list[Actor]:
    read = (voice_of(sentence, hit) for hit in sentence.hits.get("event", ()))
    return [x[1] for x in read if x and x[0] == "active" and x[1] and x[1].kind == "actor"]
