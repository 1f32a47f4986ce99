"""Arabic sentences for the framing rules: voice, doers, sources, scope of negation.

The module is the language's `Grammar` (`comparer.framing.grammar`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from comparer.framing.actors import PLACES, actor_in, without_kinds
from comparer.framing.annotate import Actor, Marks, Mention, Sentence
from comparer.framing.matcher import Entry, Hit
from comparer.framing.tokens import Token
from comparer.languages.ar.framing_patterns import passive_past, passive_present, verbal_noun
from comparer.languages.ar.framing_phrases import (
    is_definite,
    is_name,
    is_prepositional,
    next_word,
    noun_phrase,
    run_from,
)
from comparer.languages.ar.framing_roles import slots_of
from comparer.languages.ar.framing_speakers import speaker_of
from comparer.languages.ar.framing_subjects import looks_like_verb
from comparer.languages.ar.framing_voice import (
    causers,
    doers,
    firsts,
    is_aside,
    named,
    passives,
    topics,
    voice_of,
)
from comparer.languages.ar.framing_words import (
    expand,
    longest_word,
    normalise,
    starts,
    tokenize,
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

_IMPERFECT_TA = re.compile(
    "^ت(?:ت|ست|كون|ؤ|ن.{2,}|.{2,}ي$|ش|ص|ب|ح|ض|ط|ع|ق|ك|و|خ|ر|س|ف|م|ه|د|ز|ج|غ)"
)
_HOLLOW = frozenset(("زاد", "باع", "ساق", "صاغ", "نال", "صاد", "كال", "خان", "صان", "دان"))
"""Verbs of the first stem with a long a whose feminine perfect passive (زيدت, بيعت) is no other
word; the masculine is one too often (بيع "sale", زيد)."""
_OTHER_PASSIVE = frozenset(("أصاب", "أشاد", "أقام"))
"""Verbs whose passive is another word: أصيب "was hurt", of which no target was hit; تشاد "Chad";
أقيم "was held", where nobody lives."""
_QAD = frozenset(("قد", "وقد", "فقد"))


def derive(entry: Entry, form: str) -> Iterator[tuple[str, str]]:
    """The passives and verbal nouns of an event's verb, as far as its pattern tells them; the
    passive of an outcome's: أُقيل is the end of an axis that أقال is.

    Of a verb that only answers loaded ones, the verbal noun: ارتفاع is no louder than ارتفع.
    """
    if entry.layer == "loaded" and entry.category == "plain" and form.startswith("v:"):
        past, _, present = form[2:].partition("/")
        noun = "" if " " in present else verbal_noun(past)
        if noun:
            yield entry.category, f"={noun}"
    if entry.layer == "outcome" and form.startswith("v:"):
        spec, _, rest = form[2:].partition(" ")
        past, _, present = spec.partition("/")
        changed = passive_past(past) or "", passive_present(present.partition("/")[0]) or ""
        if changed[0] and not past.endswith("ى") and past not in _OTHER_PASSIVE:
            yield entry.category, f"v:{'/'.join(changed)}{rest and ' ' + rest}"
    if entry.layer == "outcome" and " " in form and "*" not in form:
        for bare in _without_pronoun(form):
            yield entry.category, bare
    if entry.layer != "event" or entry.category != "verb" or not form.startswith("v:"):
        return
    spec, _, rest = form[2:].partition(" ")
    past, _, present = spec.partition("/")
    present, _, noun = present.partition("/")
    passives = passive_past(past) or "", passive_present(present) or ""
    tail = f" {rest}" if rest else ""
    if past.endswith("ى"):
        # ألغي is told from ألغى by its last letter alone (`_is_marked_passive`), أُلغيت by its form.
        yield "passive", f"f:{past}ت{tail}"
    elif past in _HOLLOW:
        yield "passive", f"f:{past[0]}ي{past[2]}ت{tail}"
    elif any(passives):
        yield "passive", f"v:{'/'.join(passives)}{tail}"
    noun = noun or verbal_noun(past) or ""
    if noun and not rest:
        yield "noun", f"={noun}"


_OWNED = re.compile(r"(.* \w{4,}?)(?:ه|ها|هم)")
"""A phrase that ends in a noun with a pronoun."""


def _without_pronoun(form: str) -> Iterator[str]:
    """A phrase with a noun in place of the pronoun at its end: أعيد انتخابه, أعيد انتخاب الرئيس."""
    found = _OWNED.fullmatch(form)
    if found is None or form.rpartition(" ")[2] in words("whole_words"):
        return
    phrase = found[1]
    yield phrase
    if phrase.endswith("ت") and not phrase.endswith("ات"):
        yield f"{phrase[:-1]}ة"


def negation_scope(token: Token, hit: Hit) -> int:
    """How many words may stand between a negation and what it negates."""
    if hit.entry.category == "adjective":
        return 0
    if hit.entry.category in ("without", "undo"):
        return 2
    if re.match("[وف]?(?:لا|لم|لن)$", token.norm):
        return 2
    return 5


def is_place(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether a preposition before the name at `first` makes a place of it: "في شمال العراق"."""
    if re.match("[وف]?بال", tokens[first].norm):
        return True
    index = first - 1
    while index >= 0 and tokens[index].norm in words("describes_place"):
        index -= 1
    return index >= 0 and tokens[index].norm in words("locative")


def is_actor(marks: Marks, label: Mention) -> bool:
    """Whether a label names an actor of its own.

    An adjective describes the one before it ("السلطات البحرية" are no navy), and the head of a
    court or a party (رئيس المحكمة) rules no country.
    """
    if label.span in marks.places and label.concept.startswith(PLACES):
        return False
    tokens = marks.tokens
    word = tokens[label.first].norm
    if label.first != label.last or label.concept.startswith("actor.state."):
        return True
    if label.first and re.match("ال.+ي(?:ة|ون|ين)?$", word):
        before = tokens[label.first - 1]
        return not any(
            m.span.end == before.end and m.concept != label.concept
            for m in marks.labels
            if m.concept.startswith("actor.")
        )
    if label.concept == "actor.ruler" and label.category == "neutral" and not is_definite(word):
        following = next_word(tokens, label.last)
        return following is None or any(
            m.span.start == following.start and m.concept.startswith("actor.state.")
            for m in marks.labels
        )
    return True


def without_glued(phrase: str) -> str:
    """Words without the preposition or و that is glued to their article: للشرطة, والاتحاد."""
    return re.sub("^(?:[وف]?لل(?=..)|[وفبك]ال|و[بك]ال)", "ال", phrase)


def is_participle(token: Token) -> bool:
    """Whether a word's form shows that it stands for persons: مفقودين, الناجون, قتيلاً."""
    return (
        re.match("[وفبكل]?(?:ال)?م?..+(?:ين|ون)$", token.norm) is not None
        and not token.norm.startswith(("ي", "ت", "وي", "وت"))
    ) or re.search("\u064b", token.raw) is not None


def joins(token: Token) -> bool:
    """Whether a word begins a clause that و or لكن joins to the one before."""
    word = token.norm
    if word in ("لكن", "ولكن", "بل", "بينما", "فيما", "ثم"):
        return True
    return (
        word.startswith("و")
        and len(word) > 3
        and word not in words("nominal_wa")
        and not word.startswith(tuple(words("verbal_wa")))
    )


def bars(token: Token, hit: Hit) -> bool:
    """Whether a word begins a relative clause or an adjunct, or turns from what is undone or tells
    how: انتهت بالفشل, أوقفت فورا."""
    if hit.entry.category == "undo" and (is_prepositional(token) or token.norm in words("manner")):
        return True
    if token.raw.startswith("إن") and token.norm in words("complementisers"):
        return True  # "قال مسؤول رفض الكشف عن هويته إن": it opens the claim.
    return token.norm in words("relatives") or token.norm in words("adjuncts")


def is_relative(token: Token) -> bool:
    """Whether a word begins a relative clause: الذي."""
    return (
        re.match("[وفبكل]?(?:الذي|التي|الذين|اللذ[اي]ن|اللت[اي]ن)$|لل(?:ذي|تي|ذين)$", token.norm)
        is not None
    )


def is_light(token: Token) -> bool:
    """Whether a word is a verb that says little without what follows it: ألقى السلاح, رفع الحظر."""
    return not _light_verbs().isdisjoint(token.keys)


@cache
def _light_verbs() -> frozenset[str]:
    return frozenset(key for verb in words("light_verbs") for key in expand(f"v:{verb}")[0])


def hints_negation(token: Token) -> bool:  # noqa: ARG001
    """Whether a word may hold a negation: Arabic has no negative prefixes."""
    return False


def is_future(token: Token) -> bool:
    """Whether a verb inflects for the future: سيفتح, وستنضم."""
    return re.match("[وف]?س[يتن]\\w{3,}", token.norm) is not None


PAST_STATE = 5
"""How many words after بعد what lasted until then may stand."""
NOT_YET = 2
"""How many words after قبل أن the verb of what had not happened by then may stand."""


def is_unsaid(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether what stands at `first` is told as over, or as not yet come: بعد أشهر من الحصار,
    قبل أن تصل."""
    for index in range(first - 1, max(-1, first - PAST_STATE - 1), -1):
        token = tokens[index]
        if token.kind in ("punct", "quote") or joins(token):
            return False
        between = tokens[index + 1 : first]
        if token.norm in ("بعد", "وبعد", "عقب", "اثر"):
            lasted = tokens[first + 1].norm if first + 1 < len(tokens) else ""
            if not between and lasted in words("lasting"):
                return True  # بعد إغلاق دام ثلاثة أيام
            return any(t.norm in words("spans") for t in between) and any(
                t.norm == "من" for t in between
            )
        if token.norm in ("قبل", "قبيل") and between and first - index - 1 <= NOT_YET:
            return between[0].norm == "ان"
    return False


def is_given(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether the word at `first` only describes a noun that the reader is to know: القرى
    المحاصرة."""
    return (
        first > 0
        and re.match(r"الم(?!\w?ا\w{2,3}[هة]$)\w{3,}", tokens[first].norm) is not None
        and re.match("[وفبكل]?ال|لل", tokens[first - 1].norm) is not None
    )


def is_talk(sentence: Sentence) -> bool:
    """Whether somebody speaks in the first or second person, or asks."""
    return any(t.norm in words("talk") or t.norm == "؟" for t in sentence.tokens)


NAMESAKE = "namesake"
"""The category of a newspaper or network that is called like a thing: الجزيرة, الأهرام."""


def _stands_as_press(tokens: tuple[Token, ...], hit: Hit) -> bool:
    """Whether such a name stands where only the press does: "قناة الجزيرة", "قالت الجزيرة إن"."""
    before = tokens[hit.first - 1] if hit.first else None
    following = tokens[hit.last + 1].norm if hit.last + 1 < len(tokens) else ""
    if following == ":" or following in words("complementisers") | words("press_editions"):
        return True
    if before is None:
        return False
    if before.norm in ("عن", "وعن"):  # "نقلاً عن الجزيرة", but not "بعيداً عن الجزيرة".
        near = tokens[max(hit.first - _RELAYED, 0) : hit.first - 1]
        return any("نقل" in token.norm for token in near)
    return (
        before.kind == "quote"
        or before.norm in words("press_places")
        or tokens[hit.first].norm.startswith("لل")
    )


_RELAYED = 5
"""How many words before the name the verb of "نقلت الوكالة أمس عن" may begin."""


def accepts(tokens: tuple[Token, ...], hit: Hit) -> bool:
    """Whether a hit is what it seems, given the words around it."""
    token = tokens[hit.first]
    if hit.first == hit.last and _is_other_hamza(token, hit.entry):
        return False
    following = tokens[hit.last + 1] if hit.last + 1 < len(tokens) else None
    if hit.entry.category == NAMESAKE and not _stands_as_press(tokens, hit):
        return False  # "بلغ الجزيرة": the island, not the network.
    if hit.entry.concept == "actor.state.yemen" and token.raw.endswith("ى"):
        return False  # اليمنى: the right hand or eye, not اليمني.
    if hit.first == hit.last and hit.entry.layer == "source" and token.norm == "مطلع":
        return following is not None and following.norm == "علي"  # Not مطلع العام.
    if (
        hit.entry.layer == "event"
        and following
        and following.norm in ("اليمني", "اليسري")
        and following.raw.endswith("ى")
        and token.norm.endswith(("ه", "ها", "هم"))
    ):
        return False  # "عينه اليمنى": a part of the body, no verb with its object.
    if hit.entry.layer == "certainty" and hit.first == hit.last and token.norm in _QAD:
        return following is not None and _is_imperfect(following)
    if hit.entry.layer == "polarity" and hit.first == hit.last and token.norm.endswith("الا"):
        # ألا is "that not", إلا "except".
        return ("إ" in token.raw) is (hit.entry.category == "weakneg")
    if (
        hit.entry.layer == "event"
        and hit.entry.category not in ("noun", "intransitive")
        and re.search("\u064bا?$|ا\u064b$", token.raw)
    ):
        return False  # A noun, by its ending: فجراً "at dawn".
    if hit.entry.layer == "outcome" and hit.first == hit.last and hit.gap_end is None:
        before = tokens[hit.first - 1].norm if hit.first else ""
        if (
            token.norm in ("قبل", "وقبل")
            and (before or following is None or following.norm == "ان")
            and any(form.startswith("v:قبل/") for form in hit.entry.forms)
        ):
            return False  # The preposition, which opens few clauses that a verb could open.
        if token.norm.removeprefix("ال") == "اطفاء" and before in words("brigades"):
            return False  # رجال الإطفاء put out nothing by their name.
        if token.norm in words("patients") and not re.match("[وفبكل]?ال|لل", before):
            return False  # للمريض: a person under treatment, whatever of theirs is healthy.
        if token.norm == "عين" and before.removeprefix("ال") in words("named_places"):
            return False  # قاعدة عين الأسد is a name.
    if (
        hit.entry.layer == "outcome"
        and hit.first
        and token.norm.lstrip("ال").startswith("مفتوح")
        and tokens[hit.first - 1].norm in words("open_ended")
    ):
        return False
    if hit.entry.layer == "event" and token.norm in words("no_verbs"):
        return "\u0651" in token.raw  # غير "not", حول "about": only a shadda makes verbs of them.
    if hit.entry.layer in ("report", "certainty") and _is_signing(tokens, hit.first):
        return False
    if hit.entry.concept in ("say", "write") and token.norm in words("no_sayings"):
        return "\u0651" in token.raw  # دون "without", عقب "after": so too is دوّن "put down".
    if hit.entry.layer == "report" and re.search("[\u064c\u064d]$", token.raw):
        return False  # A noun, by its ending: "سفينة كشفٍ".
    if (
        hit.entry.layer == "certainty"
        and token.norm in ("يدرس", "تدرس")
        and re.search("^.\u064f|\u0651", token.raw)
    ):
        return False  # Taught, not studied: تُدرَّس.
    if hit.entry.layer == "certainty" and token.raw.endswith(("بدأ", "بدأت", "يبدأ", "تبدأ")):
        return False
    if hit.entry.layer == "report" and hit.entry.concept == "claim":
        # يُدعى "is called" and الادعاء "the prosecution" are spelled like يدّعي and ادعاء.
        return not re.match("[وف]?(?:[يت]ُ?دعى|أدعى)$", token.raw)
    return True


def _is_signing(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether توقع is the imperfect of وقّع: after لم or أن, or in the future, she signs; expecting
    would be تتوقع there."""
    word = tokens[index].norm
    if re.match("[وف]?ستوقع", word):
        return True
    return word == "توقع" and index > 0 and tokens[index - 1].norm in words("before_imperfect")


def _is_other_hamza(token: Token, entry: Entry) -> bool:
    """Whether a word writes a hamza that every form which fits it writes elsewhere or not at all.

    The letters that are compared know one alef; الأبطال "the heroes" is no form of إبطال, and الأم
    "the mother" none of آلام. An alef written without its hamza may be any.
    """
    written = re.sub("[\u064b-\u0652]", "", token.raw)
    if not _HAMZAS.intersection(written) or len(written) != len(token.norm):
        return False
    other = False
    for form in entry.forms:
        if expand(form)[0].isdisjoint(token.keys):
            continue
        word = form.lstrip("=!").partition(" ")[0]
        at = -1 if form[1:2] == ":" else token.norm.find(normalise(word))
        if at < 0 or not any(
            mine in _HAMZAS and its != mine and its in _ALEFS
            for mine, its in zip(written[at:], word, strict=False)
        ):
            return False
        other = True
    return other


_HAMZAS = frozenset("أإآ")
_ALEFS = _HAMZAS | {"ا"}


def _is_imperfect(token: Token) -> bool:
    word = token.norm
    if re.match("[يت]\u064f", token.raw):
        return True  # The damma of a fourth stem or a passive: قد تُحدث.
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
    return without_kinds(_source_of(sentence, hit))


def _source_of(sentence: Sentence, hit: Hit) -> Actor | None:
    after = run_from(sentence, hit.last + 1, 1, limit=8)
    if hit.entry.concept == "according":
        heard = next((k for k, i in enumerate(after) if k and _is_hearer(sentence, i)), None)
        return actor_in(sentence, after[:heard], is_name)
    head = after
    for position, index in enumerate(after):
        word = sentence.tokens[index].norm
        if position and (word in words("prepositions") or _is_hearer(sentence, index)):
            head = after[:position]
            break
    found = actor_in(sentence, head, is_name)
    if found and found.concepts:
        return found
    before = actor_in(sentence, run_from(sentence, hit.first - 1, -1, limit=6), is_name)
    if before and before.concepts:
        return before
    return found or before


def _is_hearer(sentence: Sentence, index: int) -> bool:
    """Whether the press stands here with the preposition of whom something is told: لصحيفة محلية.

    One that is named is a link of the chain: "told Le Monde".
    """
    token = sentence.tokens[index]
    if not token.norm.startswith("ل") or not is_prepositional(token):
        return False
    entries = sentence.entries("source", index)
    named = (e for i in (index, index + 1) for e in sentence.entries("source", i))
    return any(e.concept == "role.media" for e in entries) and not any(
        e.concept.startswith("source.") for e in named
    )


def speaks_in_headline(sentence: Sentence, indices: list[int]) -> Actor | None:
    """Who a colon tells to have said it: the noun that its phrase begins with."""
    if sentence.tokens[indices[0]].norm in words("kickers"):
        return None
    if any(looks_like_verb(sentence, i) and not _is_listed(sentence, i) for i in indices):
        return None  # "الجيش يقصف مستشفى: ...": a clause.
    found = without_kinds(actor_in(sentence, indices, is_name))
    return found if found and found.kind in ("actor", "other") else None


def _is_listed(sentence: Sentence, index: int) -> bool:
    return bool(sentence.entries("source", index) or sentence.entries("label", index))


def opens_claim(sentence: Sentence, hit: Hit) -> bool:
    """Whether a participle with a particle behind it goes on with somebody's words: قائلاً إن."""
    following = sentence.tokens[hit.last + 1 : hit.last + 2]
    return _ADDING.match(sentence.tokens[hit.first].norm) is not None and any(
        token.norm in words("complementisers") for token in following
    )


_ADDING = re.compile("(?:و|ف)?(?:قائل|م\\w{3,})(?:ا|[ةه]|ين|تين)$")
"""Participles in the accusative, as they go with a verb before: قائلاً، مؤكدة، مضيفين."""


def governs(sentence: Sentence, hit: Hit) -> bool:
    """Whether a reporting verb has a claim in its scope: "قال إن", "...، بحسب قوله"."""
    tokens = sentence.tokens
    if hit.entry.category in ("accuse", "deny"):
        return True
    if hit.entry.concept in ("account", "pretext", "distance"):
        return True
    if hit.entry.concept == "according":
        # "حسب الحاجة", "وفقًا لسرعتهم" name a measure, not a source.
        source = source_of(sentence, hit)
        last = tokens[hit.last].norm
        following = tokens[hit.last + 1].norm if hit.last + 1 < len(tokens) else ""
        if following in words("put_out"):
            return True  # "في بيان صادر عن".
        if last.endswith("ما") and following in words("customary"):
            return False
        if last.endswith("ما") or last.removesuffix("م").endswith(("قوله", "قولها", "تعبيره")):
            return True
        if source is None or source.kind != "actor":
            return False
        if _light_stem(tokens[hit.last + 1].norm) in _issued():
            return False
        if source.concepts:
            return True
        # Who is listed nowhere is a source of what is told "on the authority of" somebody.
        return tokens[hit.first].norm.removeprefix("و") in words("on_authority") and not any(
            _light_stem(t.norm) in _norms() for t in tokens[hit.last + 1 : hit.last + 3]
        )
    if hit.entry.concept == "show":
        source = source_of(sentence, hit)
        if source is None or "role.report" not in source.concepts:
            return False
    if hit.entry.concept == "learn":
        source = source_of(sentence, hit)  # "علمت الصحيفة أن", not "علما بأن".
        if source is None or not any(
            c.startswith(("role.media", "source.")) for c in source.concepts
        ):
            return False
    if any("v:قال" in t.keys or "n:زعم" in t.keys for t in tokens[hit.first : hit.last + 1]):
        return True
    if hit.entry.category == "doubting" and tokens[hit.first].norm.lstrip("و") in words("sayings"):
        return True  # "بحسب مزاعم المدعية".
    before = tokens[hit.first - 1] if hit.first else None
    if before and before.norm in ("كما", "مثلما", "حسبما", "ما", "وفقما", "بحسبما"):
        return True
    if hit.entry.concept in ("say", "announce") and _announces_result(sentence, hit):
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
        if token.norm in (".", "؛", "؟") or (
            token.norm in words("relatives") and hit.entry.concept != "show"
        ):
            break
        if not sentence.entries("source", index) and any(
            e.concept not in ("weak_noun", "according") for e in sentence.entries("report", index)
        ):
            break
    return False


def _announces_result(sentence: Sentence, hit: Hit) -> bool:
    """Whether somebody listed announces as a noun what befell others: يعلن مقتل."""
    tokens = sentence.tokens
    phrase = noun_phrase(sentence, hit.last + 1)
    following = next_word(tokens, phrase[-1] if phrase else hit.last)
    words_behind = [tokens[i] for i in phrase] + ([following] if following else [])
    source = source_of(sentence, hit)
    return (
        source is not None
        and bool(source.concepts)
        and any(token.norm in words("results") for token in words_behind)
    )


@cache
def _norms() -> frozenset[str]:
    """What a thing may be done according to without being said by anybody, without clitics."""
    return frozenset(_light_stem(word) for word in words("norms"))


@cache
def _issued() -> frozenset[str]:
    return frozenset(_light_stem(word) for word in words("issued"))


def _has_source_and_object(sentence: Sentence, hit: Hit) -> bool:
    """Whether a listed source follows, and then the claim as a noun: "أكدت مصادر طبية وفاة"."""
    phrase = noun_phrase(sentence, hit.last + 1)
    if not phrase:
        return False
    source = actor_in(sentence, phrase, lambda _: False)
    following = next_word(sentence.tokens, phrase[-1])
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
