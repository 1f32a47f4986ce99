"""Labelling: one actor, act, place or victim under names of different connotation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from comparer.framing import agency
from comparer.framing.annotate import Marks, Mention
from comparer.framing.finding import Finding
from comparer.framing.names import alike, skeleton
from comparer.framing.tokens import cover
from comparer.records import Span

UNMARKED = frozenset({"neutral", "generic"})
CUE = "cue."
"""Concepts that begin so only show what a sentence is about: "cue.economy" for "economy.…"."""
CUED = ("economy.", "sport.", "people.migrant_numbers")
"""Concepts whose words are too common elsewhere ("cut", "win", "rise") to count without a cue."""
CLASSES = {
    "delegitimising": "against", "dehumanising": "against", "emotive": "against",
    "legitimising": "for", "honorific": "for", "figurative": "against",
}  # fmt: skip
"""Categories that translators choose among freely: one answers another of its class."""
FIGURATIVE = "figurative"
"""Metaphors and verbs that judge ("rammed through", "freefall"): loaded words, no other names."""
METAPHORS = {frozenset({FIGURATIVE}), frozenset({"euphemistic"})}
"""What answers each other in an act: "wiped out" and قضى على are as far from "killed"."""
PEOPLE = "people"
"""The domain of all who can act or suffer: their names can stand for each other although no
concept joins them."""
SHORT = 16
"""How many words a side may have for all that could answer a name to stand in it."""
COMMAS = frozenset({",", "،"})
NAMES = ".names"
"""Concepts that end so list words that are never plain, whoever or whatever they name."""
NAMED = frozenset(
    {
        PEOPLE, "animal", "business", "crime", "culture", "drugs", "education", "environment",
        "food", "gender", "health", "housing", "law", "market", "media", "migration", "place",
        "religion", "science", "tech", "transport", "weapon",
    }
)  # fmt: skip
"""Domains of persons, places and things: words there are nouns, whose judgement is in the name."""
HEAD = "head."
"""Concepts that begin so list words that judge beside a ruler's or a family's name alone: نظام is a
system, and a government in نظام وهبي."""
NEAR = 3
"""Within how many words of the name the other side has its own word for what a head stands for."""
OTHER_SENSE = "sense"
"""The domain of words that also name what nobody judges: a cage, a tent, a whale."""
JUDGING = frozenset({"delegitimising", "dehumanising", "emotive", "honorific"})
"""Categories that are no plain choice of words in any report."""
MILD = frozenset({"plain", "soft_negative", "soft_positive"})
LENGTH = 28
"""How many words a side may have for a name that judges to need an answer."""


def compare(a: Marks, b: Marks) -> list[Finding]:
    """A finding for each concept that both sides name, with connotations that differ.

    Words that a lexicon lists under several categories of a concept may have any of them, so they
    answer all and raise none but those of one class.
    """
    a, b = _with_heads(a, b), _with_heads(b, a)
    findings: list[Finding] = []
    shown: set[tuple[Span, ...]] = set()
    elsewhere_a, elsewhere_b = _unpaired(a, b), _unpaired(b, a)
    settled_a, settled_b = _settled(a, b), _settled(b, a)
    short = max(len(a.tokens), len(b.tokens)) <= SHORT
    for concept in _concepts(a, b):
        mine, theirs = _of(a.labels, concept), _of(b.labels, concept)
        if not mine or not theirs:
            continue
        domain = _domain(concept)
        only_a = _raised(mine, settled_a, _possible(theirs))
        only_b = _raised(theirs, settled_b, _possible(mine))
        only_a = frozenset(c for c in only_a if (domain, c) not in elsewhere_b)
        only_b = frozenset(c for c in only_b if (domain, c) not in elsewhere_a)
        if not only_a and not only_b:
            continue
        if domain == "act" and {only_a, only_b} == METAPHORS:
            continue
        # In a short sentence, a name of people seldom stands beside another for the same ones.
        if (domain != PEOPLE or not short) and (
            (not only_b and _is_extra(mine, theirs, only_a))
            or (not only_a and _is_extra(theirs, mine, only_b))
        ):
            continue
        spans_a = _spans(mine, only_a) or _spans(mine, UNMARKED) or tuple(mine)
        spans_b = _spans(theirs, only_b) or _spans(theirs, UNMARKED) or tuple(theirs)
        if spans_a in shown or spans_b in shown:
            continue
        shown.update((spans_a, spans_b))
        if only_a | only_b == {FIGURATIVE}:
            findings += _figurative(a, b, spans_a if only_a else (), spans_b if only_b else ())
            continue
        findings.append(
            Finding(
                "labelling",
                "labelling.both" if only_a and only_b else "labelling.one",
                a=spans_a,
                b=spans_b,
                category_a=min(mine[spans_a[0]] & only_a or mine[spans_a[0]]),
                category_b=min(theirs[spans_b[0]] & only_b or theirs[spans_b[0]]),
            )
        )
    return findings or _people_left(a, b) or _doers(a, b) or _alone(a, b)


def _with_heads(one: Marks, other: Marks) -> Marks:
    """The marks with each word that judges beside a name read for what it is, or left out.

    The other side must have the same name beside its own word: "Wahbi's government" for نظام وهبي,
    where "the Patriot system" is none.
    """
    if not any(m.concept.startswith(HEAD) for m in one.labels):
        return one
    labels = []
    for m in one.labels:
        if not m.concept.startswith(HEAD):
            labels.append(m)
            continue
        concept = m.concept.removeprefix(HEAD)
        name = next((i for i in _beside(one, m) if _is_shared(one, i, other, concept)), None)
        if name is not None:
            first, last = min(m.first, name), max(m.last, name)
            span = cover(one.tokens, first, last)
            labels.append(Mention(span, concept, m.category, first, last))
    return replace(one, labels=tuple(labels))


def _beside(side: Marks, head: Mention) -> list[int]:
    """Where the name may stand: after an Arabic head; "the Kabila clan", "clan of Kabila"."""
    places = [head.last + 1] if side.lang == "ar" else [head.first - 1, head.last + 2]
    return [i for i in places if 0 <= i < len(side.tokens) and side.tokens[i].kind == "word"]


def _is_shared(one: Marks, name: int, other: Marks, concept: str) -> bool:
    """Whether the other side has a name beside its own word for a concept."""
    word = one.tokens[name]
    if one.lang != "ar" and word.raw.islower():
        return False
    return any(
        _is_same_name(word.norm.removesuffix("'s"), token.norm.removesuffix("'s"))
        and (other.lang == "ar" or not token.raw.islower())
        for m in other.labels
        if m.concept == concept
        for token in other.tokens[max(0, m.first - NEAR) : m.last + NEAR + 1]
        if token.kind == "word"
    )


def _is_same_name(one: str, other: str) -> bool:
    """Whether two words beside such a head are one name, short as it may be: وهبي, Wahbi."""
    return alike(one, other) or (len(skeleton(one)) > 0 and skeleton(one) == skeleton(other))


def _figurative(
    a: Marks, b: Marks, spans_a: tuple[Span, ...], spans_b: tuple[Span, ...]
) -> list[Finding]:
    """Loaded wording for what the other side says plainly, unless it has loaded words as well."""
    other = b if spans_a else a
    if any(m.category not in MILD for m in other.loaded):
        return []
    return [
        Finding(
            "loaded_language", "loaded.figurative", a=spans_a or spans_b, b=(),
            category_a="negative",
        ).mirrored(not spans_a)
    ]  # fmt: skip


def _is_extra(one: Readings, other: Readings, raised: frozenset[str]) -> bool:
    """Whether the marked words come on top of names that the other side has as well.

    "Executed the prisoners in cold blood" has its "executed" like the other side: what it adds is
    loaded wording, not another name.
    """
    shared = {span for span, categories in one.items() if not categories & raised}
    plain = _possible({span: one[span] for span in shared})
    return bool(plain & _possible(other)) and len(shared) >= sum(
        not categories & raised for categories in other.values()
    )


def _alone(a: Marks, b: Marks) -> list[Finding]:
    """A name that judges, in one of two short sentences of which the other has none.

    Whatever noun the other side has in its place ("healer" for "quack"), it does not judge.
    """
    if max(len(a.tokens), len(b.tokens)) > LENGTH:
        return []
    found = [
        (span, min(categories), swapped)
        for one, other, swapped in ((a, b, False), (b, a, True))
        if not _is_marked(other)
        for span, categories in _names_left(one, other).items()
    ]
    if len(found) != 1:
        return []
    ((span, category, swapped),) = found
    finding = Finding(
        "labelling", "labelling.alone", a=(span,), b=(), category_a=category
    ).mirrored(swapped)
    # Where nobody is said to have done it, the name tells of the doer, not another name for them.
    hidden = [x for f in agency.compare(a, b) if f.holder == finding.holder for x in f.held]
    return [] if any(x.start <= span.start < x.end for x in hidden) else [finding]


def _is_marked(side: Marks) -> bool:
    """Whether a side has any name or word that judges, which may answer any other.

    A metaphor in another sense is none: of مطحنة, the mill that burned, nothing is said.
    """
    names: dict[Span, set[str]] = {}
    for m in side.labels:
        names.setdefault(m.span, set()).add(m.category)
    return any(
        _class(c) in ("against", "for", "emotive") and FIGURATIVE not in c for c in names.values()
    ) or any(m.category not in MILD for m in side.loaded)


def _names_left(one: Marks, other: Marks) -> dict[Span, frozenset[str]]:
    """Span → categories of the names that judge, whatever they stand for, in no apposition."""
    left = _left(one, other)
    return {
        m.span: left[m.span][0]
        for m in one.labels
        if m.span in left
        and _is_judging(m, *left[m.span])
        and not _is_apposed(one, m)
        and not _is_proper(one, m, other)
    }


def _is_judging(name: Mention, categories: frozenset[str], domains: frozenset[str]) -> bool:
    """Whether a name judges in every sense that it may have."""
    if OTHER_SENSE in domains or FIGURATIVE in categories:
        return False
    return name.concept.endswith(NAMES) or (
        domains <= NAMED and categories <= JUDGING and _class(categories) != "?"
    )


def _is_proper(one: Marks, name: Mention, other: Marks) -> bool:
    """Whether a word is a proper name: الكفرة, which the other side spells Kufra; "Mills-Hicks"."""
    if name.first < name.last:
        return False
    if one.lang != "ar":
        return _is_family_name(one, name.first)
    if other.lang == "ar":
        return False
    word = one.tokens[name.first].norm
    return any(
        t.kind == "word" and t.raw[0].isupper() and not t.raw.isupper() and alike(word, t.norm)
        for t in other.tokens[1:]
    )


def _is_family_name(side: Marks, index: int) -> bool:
    """Whether a word and the one before it have capitals that a headline does not explain."""
    words = [t for t in side.tokens if t.kind == "word"]
    before = [t for t in side.tokens[:index] if t.kind == "word"][-1:]
    return (
        bool(before)
        and all(t.raw[0].isupper() and not t.raw.isupper() for t in (*before, side.tokens[index]))
        and 2 * sum(t.raw[0].isupper() for t in words) < len(words)
    )


def _is_apposed(side: Marks, name: Mention) -> bool:
    """Whether a name stands between commas: "Sergei, a mobster from Minsk, opened a shop"."""
    before = side.tokens[max(0, name.first - 2) : name.first]
    after = side.tokens[name.last + 1 : name.last + 4]
    return all(any(t.norm in COMMAS for t in tokens) for tokens in (before, after))


def _concepts(a: Marks, b: Marks) -> list[str]:
    """The concepts that the sides name, without those whose domain lacks its cue."""
    mentions = (*a.labels, *b.labels)
    # A phrase says itself what it is about: "fuel price hike" needs no other word of prices.
    cues = tuple({m.concept.removeprefix(CUE) for m in mentions if m.concept.startswith(CUE)})
    phrases = {m.concept for m in mentions if m.first < m.last}
    return sorted(
        concept
        for concept in {m.concept for m in mentions}
        if not concept.startswith(CUE)
        and (not concept.startswith(CUED) or concept.startswith(cues) or concept in phrases)
    )


def _people_left(a: Marks, b: Marks) -> list[Finding]:
    """A marked name of people against a plain one, where each is the only one left unpaired.

    "Terrorists" on one side and "prisoners" on the other stand under no common concept, but if
    nothing else in two short sentences can answer either, they name the same people.
    """
    if max(len(a.tokens), len(b.tokens)) > SHORT:
        return []
    left_a, left_b = (
        {span: left for span, left in _left(x, y).items() if PEOPLE in left[1]}
        for x, y in ((a, b), (b, a))
    )
    if len(left_a) != 1 or len(left_b) != 1:
        return []
    ((span_a, (categories_a, _)),) = left_a.items()
    ((span_b, (categories_b, _)),) = left_b.items()
    classes = {_class(categories_a), _class(categories_b)}
    if len(classes) != 2 or "?" in classes or not classes & {"", "for"}:
        return []
    return [
        Finding(
            "labelling", "labelling.people", a=(span_a,), b=(span_b,),
            category_a=min(categories_a), category_b=min(categories_b),
        )
    ]  # fmt: skip


def _doers(a: Marks, b: Marks) -> list[Finding]:
    """A marked and a plain name for those who are said to have done one and the same thing.

    A word that judges an act names nobody: "the streets were deserted".
    """
    marked = {
        span: categories
        for side in (a, b)
        for span, (categories, domains) in _left(side, b if side is a else a).items()
        if _class(categories) not in ("", "?") and domains & NAMED
    }
    for x in a.events:
        for y in b.events:
            if x.concept != y.concept or not x.agent or not y.agent:
                continue
            names = [_named_in(marked, doer.span) for doer in (x.agent, y.agent)]
            if bool(names[0]) == bool(names[1]) or x.agent.concepts & y.agent.concepts:
                continue
            if not (x.agent.concepts and y.agent.concepts):
                continue
            return [
                Finding(
                    "labelling", "labelling.people", a=(x.agent.span,), b=(y.agent.span,),
                    category_a=min(names[0] or ("neutral",)),
                    category_b=min(names[1] or ("neutral",)),
                )
            ]  # fmt: skip
    return []


def _named_in(marked: dict[Span, frozenset[str]], doer: Span) -> frozenset[str]:
    """The categories of a marked name that stands in the words for a doer."""
    return frozenset(
        category
        for span, categories in marked.items()
        if doer.start <= span.start and span.end <= doer.end
        for category in categories
    )


def _left(one: Marks, other: Marks) -> dict[Span, tuple[frozenset[str], frozenset[str]]]:
    """Span → categories and domains of the names that no concept of the other side names."""
    named = {m.concept for m in other.labels}
    answered = {m.span for m in one.labels if m.concept.endswith(NAMES) and m.concept in named}
    names = {m.span for m in one.labels if m.concept.endswith(NAMES)} - answered
    paired = {m.span for m in one.labels if m.concept in named} - names
    left: dict[Span, tuple[frozenset[str], frozenset[str]]] = {}
    for m in one.labels:
        if m.span not in paired and m.category not in ("generic", "cue"):
            categories, domains = left.get(m.span, (frozenset(), frozenset()))
            left[m.span] = (categories | {m.category}, domains | {_domain(m.concept)})
    return left


def _class(categories: Iterable[str]) -> str:
    """The class that all the categories share: "" if they are plain, "?" if they are mixed."""
    classes = {"" if c in UNMARKED else CLASSES.get(c, c) for c in categories}
    return classes.pop() if len(classes) == 1 else "?"


def _unpaired(one: Marks, other: Marks) -> frozenset[tuple[str, str]]:
    """Domain and category of the marked names of one side whose concept the other never names.

    They are likely to render what the other side lists under another concept of that domain.
    """
    unpaired = set()
    for categories, domains in _left(one, other).values():
        its = _class(categories)
        for domain in domains if its not in ("", "?") else ():
            unpaired.add((domain, its))
            unpaired.update((domain, c) for c, its_class in CLASSES.items() if its_class == its)
    return frozenset(unpaired)


def _settled(one: Marks, other: Marks) -> frozenset[Span]:
    """The names that the other side answers: by the same category of one of their concepts, or,
    where the mark is an adjective ("rigged elections"), by a word of its group elsewhere.
    """
    marked = (m for m in other.labels if m.category not in UNMARKED | {"cue"})
    theirs = {(m.concept, m.category) for m in marked}
    same = {m.span for m in one.labels if (m.concept, m.category) in theirs}
    groups = {m.concept for m in other.loaded if m.category != "plain"}
    words = [m for m in one.loaded if m.concept in groups]
    return frozenset(
        {
            *same,
            *(m.span for m in one.labels for w in words if m.first <= w.first and w.last <= m.last),
        }
    )


def _domain(concept: str) -> str:
    domain = concept.partition(".")[0]
    return PEOPLE if domain in ("actor", "people", "victim") else domain


Readings = dict[Span, frozenset[str]]
"""Span → the categories it may have."""


def _of(labels: tuple[Mention, ...], concept: str) -> Readings:
    readings: dict[Span, frozenset[str]] = {}
    for mention in labels:
        if mention.concept == concept:
            readings[mention.span] = readings.get(mention.span, frozenset()) | {mention.category}
    return readings


def _raised(
    readings: Readings, settled: frozenset[Span], answers: frozenset[str]
) -> frozenset[str]:
    """The marked categories that some words have beyond doubt, answered nowhere.

    Words with several categories of one class ("slaves": stirs, takes away standing) have that
    class, if the other side answers none of them.
    """
    sure = (
        categories
        for span, categories in readings.items()
        if not categories & (UNMARKED | answers) and span not in settled
    )
    return frozenset(
        c
        for categories in sure
        if len(categories) == 1 or _class(categories) != "?"
        for c in categories
    )


def _possible(readings: Readings) -> frozenset[str]:
    """The categories that answer: a metaphor answers a name that judges, and the other way."""
    possible = frozenset(c for categories in readings.values() for c in categories)
    against = {c for c, its_class in CLASSES.items() if its_class == "against"}
    return possible | against if FIGURATIVE in possible else possible | _figures(possible & against)


def _figures(against: frozenset[str]) -> frozenset[str]:
    return frozenset({FIGURATIVE}) if against else frozenset()


def _spans(readings: Readings, wanted: frozenset[str]) -> tuple[Span, ...]:
    return tuple(span for span, categories in readings.items() if categories & wanted)
