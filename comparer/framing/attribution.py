"""Attribution: who is said to have said it, and how far the report stands behind them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from comparer.framing.actors import PLACES, may_be_name
from comparer.framing.annotate import Actor, Attribution, Marks, Sentence
from comparer.framing.finding import Finding
from comparer.framing.grammar import Grammar
from comparer.framing.headlines import DASHES, headline_source
from comparer.framing.matcher import Hit
from comparer.framing.names import alike
from comparer.framing.tokens import cover
from comparer.records import Span

STRICT = frozenset({"doubting", "neutral", "affirming", "vouching", "accuse", "view"})
"""Categories that put a claim in somebody's mouth."""
WEAK = frozenset({"weak", "faint"})
"""Categories that answer one of their kind: nouns ("statement") and verbs without a claim."""
CLAIM_ONLY = frozenset({"show", "learn", "hear"})
"""Concepts of verbs that are no reporting verbs at all where they govern no claim."""
OF_CLAIMS = {
    "weak": ("neutral*", "faint"),
    "regard": ("neutral*", "neutral*"),
    "write": ("neutral", "faint"),
}
"""What weak verbs count as where they govern a claim, and where they do not, by concept."""
POINTING = frozenset({"note", "point", "show"})
"""Concepts of verbs that answer "pointed out", which takes the claim for true."""
BRIEF = 20
"""Sides of at most this many words hold one claim."""
LONG = 30
"""Sides of more words than this may hold claims of several."""
SOURCED = STRICT | {"deny"}


def annotate(grammar: Grammar, sentence: Sentence) -> tuple[Attribution, ...]:
    """The reporting verbs and phrases, each with its source where the sentence names one.

    A verb without a claim in its scope ("announced a rise") says nothing about the claim: its
    category gets a "*", and it can answer an attribution on the other side but not raise one.
    """
    found = []
    headed = headline_source(grammar, sentence)
    if headed:
        found.append(_headed(sentence, *headed))
    for hit in sentence.hits.get("report", ()):
        category = hit.entry.category
        if headed and hit.first in headed[0]:
            continue  # "Report:", "Army spokesman:": words of the source.
        governs = grammar.governs(sentence, hit)
        idle = hit.entry.concept in CLAIM_ONLY and not governs
        if idle and not is_document(grammar.source_of(sentence, hit)):
            continue
        if category == "view":
            known = governs and _is_known(grammar.source_of(sentence, hit))
            category = category if known else "faint"
        elif category == "weak" and hit.entry.concept in OF_CLAIMS:
            said, other = OF_CLAIMS[hit.entry.concept]
            category = said if governs else other
        elif category not in WEAK and not governs:
            category += "*"
        found.append(
            Attribution(
                cover(sentence.tokens, hit.first, hit.last),
                category,
                grammar.source_of(sentence, hit) if category.rstrip("*") in SOURCED else None,
                hit.entry.concept,
                grammar.speaker_of(sentence, hit),
                grammar.opens_claim(sentence, hit),
            )
        )
        if hit.entry.concept == "relay":
            found += _relayed(grammar, sentence, hit)
    return tuple(found)


def _headed(sentence: Sentence, run: range, source: Actor) -> Attribution:
    """What a headline puts in somebody's mouth by a colon; a country alone, or a noun that no
    lexicon lists, may be its topic: it can only answer unless what it says is quoted."""
    told = any(not c.startswith(STATE) for c in source.head)
    beside = {run.stop + 1, run.start - 2} & set(range(len(sentence.tokens)))
    told |= any(sentence.tokens[i].kind == "quote" for i in beside)
    span = cover(sentence.tokens, run.start, run.stop - 1)
    return Attribution(span, "neutral" if told else "weak", source, HEADLINE, source)


def _is_known(source: Actor | None) -> bool:
    return source is not None and bool(source.concepts)


def is_document(source: Actor | None) -> bool:
    """Whether what is quoted is a survey, a record or the like, and nobody."""
    return source is not None and DOCUMENT in source.concepts


def _relayed(grammar: Grammar, sentence: Sentence, hit: Hit) -> list[Attribution]:
    """Whom the source of a relaying verb quotes: the official of "Reuters quoted an official"."""
    # They stand behind the gap ("نقلت الصحيفة عن مسؤول") or in it ("quoted an official as saying").
    for at in (hit.last,) if hit.gap_end is None else (hit.gap_end, hit.last):
        phrase = Hit(at, at, replace(hit.entry, concept="according"))
        source = grammar.source_of(sentence, phrase)
        if _is_known(source):
            return [Attribution(cover(sentence.tokens, at, at), "weak", source, "relayed")]
    return []


def compare(a: Marks, b: Marks) -> list[Finding]:
    """Findings for fact against attributed, verbs of another class, and other sources."""
    findings = _fact(a, b) or _verbs(a, b)
    return findings or _chain(a, b) or _unnamed(a, b) or _sources(a, b) or _quotation(a, b)


def _spoken(marks: Marks) -> list[Attribution]:
    """The attributions that the report makes: not those inside the words that it quotes."""
    return [
        x
        for x in marks.attributions
        if not any(s.start <= x.span.start and x.span.end <= s.end for s in marks.quoted)
    ]


def _answered(one: Marks, other: Marks, claim: Attribution) -> bool:
    """Whether the other side attributes too.

    What both sides say somebody admitted, denied or accused somebody of is their common content.
    """
    rest = Counter(x.category.rstrip("*") for x in one.attributions if x.span != claim.span)
    for x in other.attributions:
        category = x.category.rstrip("*")
        if category in ("vouching", "deny", "accuse") and rest[category]:
            rest[category] -= 1
        elif category not in WEAK:
            return True
    return False


def _is_rumour(marks: Marks, attribution: Attribution) -> bool:
    """Whether verb or source is a hedge ("unconfirmed reports say"), which `certainty` shows."""
    source = attribution.source
    for hedge in marks.hedges:
        if _is_known(source) and attribution.category in ("doubting", "view"):
            break  # "The prosecutor alleged": somebody who is named stands behind it.
        if hedge.category == "hedge" and _overlap(hedge.span, attribution.span):
            return True
        if hedge.concept == "hearsay" and source and _overlap(hedge.span, source.span):
            return True
    return False


def _brief(a: Marks, b: Marks) -> bool:
    return max(len(a.tokens), len(b.tokens)) <= BRIEF


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _fact(a: Marks, b: Marks) -> list[Finding]:
    for one, other, swapped in ((a, b, False), (b, a, True)):
        strict = [x for x in _spoken(one) if x.category in STRICT and not _is_rumour(one, x)]
        answers = {x.span for x in other.attributions}
        if (
            (one.talk and other.talk)
            or not strict
            or other.speech
            or (strict[0].category == "view" and not _brief(a, b))
            or _answered(one, other, strict[0])
            or _is_told_before(one, other, strict[0])
            or _is_topic(strict[0], other)
        ):
            continue
        named = strict[0].category in ("neutral", "doubting", "view") and strict[0].source
        phrase = strict[0].concept == "according" and max(len(a.tokens), len(b.tokens)) <= LONG
        if named and (phrase or _brief(a, b)):
            # Between short sides a verb that governs no claim ("ordered") answers no "said"; but a
            # view is one without "that" too.
            held = {x.span for x in other.attributions if x.concept == "view"}
            answers -= {x.span for x in other.attributions if x.category == "faint"} - held
        # Weak words are common; as many on the attributed side answer each other.
        weak = {x.span for x in one.attributions if x.category in WEAK}
        if len(answers) > len(weak - {x.span for x in strict}):
            continue
        if any(m.concept == "hearsay" for m in other.hedges):
            continue
        first = strict[0]
        return [
            Finding(
                "attribution",
                "attribution.fact",
                a=_evidence(first),
                b=_claim(other),
                category_a=first.category,
                category_b="fact",
            ).mirrored(swapped)
        ]
    return []


def _is_topic(claim: Attribution, other: Marks) -> bool:
    """Whether a headline's colon stands after what it is about, of which the other side speaks as
    well: "Paris court: trial opens", "Trial opens in Paris court"."""
    source = claim.source
    return (
        claim.concept == HEADLINE
        and source is not None
        and any(c.startswith(PLACES) for c in source.head)
        and not any(c.startswith(AGENCY) for c in source.head)
        and mentions(other, source)
    )


def _is_told_before(one: Marks, other: Marks, claim: Attribution) -> bool:
    """Whether all that the other side tells too stands before words that only then begin: of
    "refused to resign, saying the inquiry was open" the refusal is nobody's claim."""
    theirs = {o.axis for o in other.outcomes} | {e.concept for e in other.events}
    mine = [
        *((o.span, o.axis) for o in one.outcomes),
        *((e.span, e.concept) for e in one.events),
    ]
    told = {what for span, what in mine if span.end <= claim.span.start}
    said = {what for span, what in mine if span.start >= claim.span.end}
    return claim.opens and bool(theirs & told) and not theirs & said


def _evidence(claim: Attribution) -> tuple[Span, ...]:
    """The words that attribute: verb and source, but of a view whose it is."""
    source = (claim.source.span,) if claim.source else ()
    if claim.source and _overlap(claim.span, claim.source.span):
        return (claim.span,)  # A headline's source, which no verb stands beside.
    return source if claim.category == "view" else (claim.span, *source)


def _claim(marks: Marks) -> tuple[Span, ...]:
    """The words that stand for an unattributed claim: its event, its outcome."""
    spans = [e.span for e in marks.events] + [o.span for o in marks.outcomes]
    return tuple(spans[:1])


def _verbs(a: Marks, b: Marks) -> list[Finding]:
    for one, other, swapped in ((a, b, False), (b, a, True)):
        theirs = {x.category.rstrip("*") for x in other.attributions}
        for mark, rule, answers, blockers in (
            ("doubting", "attribution.doubt", {"neutral", "affirming", "vouching"},
             {"doubting", "deny", "accuse"}),
            ("vouching", "attribution.vouch", {"neutral", "view"},
             {"vouching", "affirming", "doubting"}),
            ("insist", "attribution.insist", {"neutral"}, {"vouching", "affirming", "doubting"}),
            ("point", "attribution.vouch", {"neutral"}, {"vouching", "affirming", "doubting"}),
        ):  # fmt: skip
            if mark == "point" and any(x.concept in POINTING for x in other.attributions):
                continue
            mine = [x for x in _spoken(one) if mark in (x.category, x.concept)]
            if max(len(a.tokens), len(b.tokens)) > LONG:
                mine = [x for x in mine if x.concept != "pretext"]  # One of several reasons.
            if mark == "vouching" and any(x.category == "deny" for x in other.attributions):
                continue  # "Admitted" against "denied, and said" contradict each other.
            plain = [x for x in other.attributions if x.category in answers and x.concept != "show"]
            if not plain and any(x.concept == "pretext" for x in mine):
                # "Citing a shortage" names a ground, not a source: it only answers a pretext.
                plain = [x for x in other.attributions if x.concept == "according"]
            if mark == "vouching" and plain and plain[0].concept == "account" and not mine:
                # "Documented 46 cases" against "spoke of 46 cases": the claim is a noun in both.
                mine = [x for x in _spoken(one) if x.concept == "prove" and _is_known(x.source)]
            if mark == "doubting" and any(m.category == "hedge" for m in other.hedges):
                continue
            if mine and plain and not theirs & blockers:
                return [
                    Finding(
                        "attribution",
                        rule,
                        a=tuple(x.span for x in mine[:1]),
                        b=tuple(x.span for x in plain[:1]),
                        category_a=mine[0].category,
                        category_b=plain[0].category.rstrip("*"),
                    ).mirrored(swapped)
                ]
    return []


def _quotation(a: Marks, b: Marks) -> list[Finding]:
    """A finding where one brief side quotes its source word for word, and the other paraphrases."""
    if not _brief(a, b):
        return []
    for one, other, swapped in ((a, b, False), (b, a, True)):
        said = [x for x in _spoken(one) if x.source and x.category not in ("faint", "weak")]
        theirs = [x for x in other.attributions if x.category not in ("faint", "weak")]
        if any(x.concept == HEADLINE for x in theirs):
            continue  # After a colon a headline quotes too, with or without marks.
        # «هيومن رايتس ووتش»: a source in quotation marks is a name, and nobody's words.
        named = [x.span for x in said if x.concept == HEADLINE]
        quoted = [s for s in one.quoted if not any(_overlap(s, name) for name in named)]
        if not quoted or other.quotes or other.talk or not said or not theirs:
            continue
        if not any(_is_known(x.source) or (x.source and x.source.names) for x in (*said, *theirs)):
            continue  # "He added": the speech began before, and may be quoted on both sides there.
        return [
            Finding(
                "attribution",
                "attribution.quotation",
                a=tuple(quoted[:1]),
                b=(theirs[0].span,),
            ).mirrored(swapped)
        ]
    return []


def _links(marks: Marks) -> list[Actor]:
    """The links of the chain of sources: everybody quoted, and the agencies that are named."""
    links = [
        x.source
        for x in marks.attributions
        if x.source and x.source.concepts and (x.category in SOURCED or x.concept == "relayed")
    ]
    links += [
        Actor(m.span, frozenset({m.concept}), head=frozenset({m.concept}))
        for m in marks.sources
        if m.concept.startswith(AGENCY)
    ]
    kept: list[Actor] = []
    for link in links:
        if not any(_overlap(link.span, x.span) or link.concepts & x.concepts for x in kept):
            kept.append(link)
    return kept


AGENCY = "source."
"""Concepts that begin so are news agencies and other bodies that gather reports."""


def _chain(a: Marks, b: Marks) -> list[Finding]:
    """A finding where one side names a chain ("Reuters, citing the Observatory"), the other a link.

    The other side's one source must be a link of the chain, and the rest of it unmentioned there.
    """
    if not _brief(a, b):
        return []
    for one, other, swapped in ((a, b, False), (b, a, True)):
        links, theirs = _links(one), _links(other)
        if len(links) != 2 or len(theirs) != 1:
            continue
        if any(x.concept in ("relay", "relayed") for x in other.attributions):
            continue  # It names a chain too, if not one that the lexicons know.
        if not any(c.startswith((AGENCY, "role.media")) for x in links for c in x.concepts):
            continue
        missing = [x for x in links if not same(x, theirs[0])]
        if len(missing) != 1 or mentions(other, missing[0]):
            continue
        return [
            Finding(
                "attribution",
                "attribution.chain",
                a=tuple(sorted((x.span for x in links), key=lambda span: span.start)),
                b=(theirs[0].span,),
            ).mirrored(swapped)
        ]
    return []


def _unnamed(a: Marks, b: Marks) -> list[Finding]:
    """A finding where one side's source would not be named and the other quotes an office."""
    if max(len(a.tokens), len(b.tokens)) > LONG:
        return []
    for one, other, swapped in ((a, b, False), (b, a, True)):
        hidden = [m for m in one.sources if m.concept == UNNAMED]
        theirs = _named(other)
        if not hidden or not theirs or not any(x.category in SOURCED for x in one.attributions):
            continue
        if any(m.concept in (UNNAMED, "role.source") for m in other.sources):
            continue
        offices = [
            x for x in theirs if any(c not in VAGUE and not c.startswith(STATE) for c in x.concepts)
        ]
        if offices:
            return [
                Finding(
                    "attribution",
                    "attribution.source",
                    a=(hidden[0].span,),
                    b=(offices[0].span,),
                ).mirrored(swapped)
            ]
    return []


def _sources(a: Marks, b: Marks) -> list[Finding]:
    mine, theirs = _named(a), _named(b)
    if not mine or not theirs:
        return []
    shared = any(mentions(b, _itself(a, x)) for x in mine) or any(
        mentions(a, _itself(b, x)) for x in theirs
    )
    if all(x.concepts <= POLITICIANS for x in (*mine, *theirs)):
        return []
    if shared and not any(_apart(a, mine, b, theirs, kind) for kind in KINDS):
        return []
    return [
        Finding(
            "attribution",
            "attribution.source",
            a=tuple(x.span for x in mine[:1]),
            b=tuple(x.span for x in theirs[:1]),
        )
    ]


def _itself(marks: Marks, source: Actor) -> Actor:
    """A source without what others share with it: where it is ("relatives in Nairobi"), its
    document ("police estimates"), and the country of the press or of a watchdog: "Syrian state
    television" is not the Syrian Observatory."""
    dropped = {
        m.concept for m in marks.labels if m.span in marks.places and _overlap(m.span, source.span)
    }
    if any(c.startswith((AGENCY, "role.media")) for c in source.concepts):
        dropped |= {c for c in source.concepts if c.startswith(STATE)}
    if source.concepts - dropped - {DOCUMENT}:
        dropped.add(DOCUMENT)
    kept = source.concepts - dropped
    return replace(source, concepts=kept) if kept else source


HEADLINE = "headline"
"""The concept of a source that only a colon or a dash sets off."""
STATE = "actor.state."
DOCUMENT = "role.report"
"""What holds a source's words: a record, an estimate, footage."""
UNNAMED = "role.unnamed"
"""What says that a source would not be named, or is known only to be in the know."""
VAGUE = frozenset({"role.official", "role.source", "role.gov", "actor.government", UNNAMED})
"""Sources that an unnamed one may be called in a word: "an official", "the government"."""
POLITICIANS = frozenset({
    "role.president", "role.lawmaker", "role.party", "actor.ruler", "actor.party",
    "actor.parliament",
})  # fmt: skip
"""Offices that one person may hold together: the leader of a party is a member of parliament."""
PARTIES = (
    "actor.state.", "actor.israel", "actor.hamas", "actor.hezbollah", "actor.houthis", "actor.is",
    "actor.taliban", "actor.pkk", "actor.qaeda", "actor.org.",
)  # fmt: skip
KINDS: tuple[tuple[str, ...], ...] = (PARTIES, ("source.",))
"""How the concepts of states, parties and unions of states begin, and those of agencies: names of
one source only."""


def _apart(
    a: Marks, mine: list[Actor], b: Marks, theirs: list[Actor], kind: tuple[str, ...]
) -> bool:
    """Whether the sources are of two parties, or two agencies, each of which its side alone quotes.

    "The Russian ministry" and "the Ukrainian ministry" are two sources for all that they share;
    and where each side quotes one source, it is no matter whom else it speaks of.
    """
    of_a, of_b = (
        {c for x in side for c in x.concepts if c.startswith(kind)} for side in (mine, theirs)
    )
    if not of_a or not of_b or of_a & of_b:
        return False
    if len(mine) == len(theirs) == 1 and _brief(a, b):
        return True
    named_a, named_b = ({m.concept for m in (*s.labels, *s.sources)} for s in (a, b))
    return not (of_a & named_b or of_b & named_a)


def _named(marks: Marks) -> list[Actor]:
    """The sources of a side, if every one is known to the lexicons; else nothing can be said."""
    sources = [
        x.source
        for x in marks.attributions
        if x.source and (x.category in SOURCED or x.concept == "relayed" or _is_agency(x.source))
    ]
    return sources if sources and all(x.concepts for x in sources) else []


def _is_agency(source: Actor) -> bool:
    """Whether a source is a news agency: what it announces, as noun or clause, is its report."""
    return any(concept.startswith("source.") for concept in source.concepts)


def mentions(marks: Marks, actor: Actor) -> bool:
    """Whether a side mentions an actor anywhere, under any name; a country where it tells only
    where ("in Lebanon", "BEIRUT – ") is no mention of an official of it."""
    begin = _after_dateline(marks)
    official = any(not c.startswith(STATE) for c in actor.concepts)
    concepts = {
        m.concept
        for m in (*marks.labels, *marks.sources)
        if not (official and m.concept.startswith(STATE))
        or (m.span.start >= begin and m.span not in marks.places)
    }
    if concepts & actor.concepts:
        return True
    return any(
        alike(name, token.norm)
        for name in dict.fromkeys((*actor.names, *actor.maybe))
        for token in marks.tokens
        if may_be_name(token)
    )


def _after_dateline(marks: Marks) -> int:
    """Where the text begins behind the place that an agency puts before it; 0 without one."""
    opening = marks.tokens[:DATELINE]
    return next((t.end for t in opening if t.norm in DASHES), 0)


DATELINE = 8
"""Within how many tokens the dash of a dateline stands: "BEIRUT, Nov 3 (AFP) –"."""


def same(one: Actor, other: Actor) -> bool:
    """Whether two actors may be one and the same."""
    if one.concepts & other.concepts:
        return True
    return any(alike(x, y) for x in one.names for y in other.names)
