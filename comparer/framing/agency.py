"""Agency: whether the sentence says who did it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from comparer.framing import roles
from comparer.framing.actors import KIND, THING, may_be_name
from comparer.framing.annotate import Actor, Event, Marks, Mention, Sentence
from comparer.framing.attribution import mentions
from comparer.framing.finding import Finding
from comparer.framing.grammar import Grammar
from comparer.framing.names import alike
from comparer.framing.negation import negators
from comparer.framing.tokens import cover
from comparer.framing.wording import rules
from comparer.records import Span


def annotate(grammar: Grammar, sentence: Sentence) -> tuple[Event, ...]:
    """The events of the sentence with voice and agent, as the language's grammar reads them.

    Words that can be read in two ways (قتل: he killed, was killed, the killing of) keep the reading
    that names a doer, else the one that hides them.
    """
    best: dict[tuple[Span, str], Event] = {}
    for hit in sentence.hits.get("event", ()):
        reading = grammar.voice_of(sentence, hit)
        if reading is None or any(
            e.concept == "role.unnamed" for e in sentence.entries("source", hit.first)
        ):
            continue  # "Asked not to be named" names nobody to an office.
        event = Event(
            cover(sentence.tokens, hit.first, hit.last),
            hit.entry.concept,
            reading[0],
            reading[1],
            negators(grammar, sentence, hit.first) % 2 == 1,
            reading[0] in ("passive", "intransitive") and grammar.is_aside(sentence, hit),
        )
        key = event.span, event.concept
        if key not in best or _rank(event) > _rank(best[key]):
            best[key] = event
    return tuple(best.values())


def _rank(event: Event) -> int:
    if event.agent is None:
        return 1
    return {"actor": 3, "other": 2}.get(event.agent.kind, 0)


VERBAL = frozenset({"passive", "unvowelled"})
HIDING = VERBAL | {"nominal", "intransitive"}


def compare(a: Marks, b: Marks) -> list[Finding]:
    """At most one finding: a side that names the doer against one that hides or replaces them."""
    if a.talk and b.talk:
        return []
    if found := roles.compare(a, b):
        return found
    for rule in (_known_events, _any_verb, _befallen, _weapons, _in_cause):
        if found := [f for f in rule(a, b) if not _is_settled(f, a, b)]:
            return found
    return _other_doers(a, b)


def _is_settled(finding: Finding, a: Marks, b: Marks) -> bool:
    """Whether the first clause of the side that seems to hide the doer has one of its own.

    "أوقف حلفاء إيران هجماتهم" beside "Iran's proxies suspended their attacks": somebody stands
    there who acts, under whatever name, and none of those to whom the other side says it is done.
    """
    one, other = (a, b) if finding.holder == "a" else (b, a)
    if _share_subject(finding, one, other):
        return True
    voice = finding.category_b if finding.holder == "a" else finding.category_a
    if voice == "passive" or other.passives or not one.topics or not other.topics:
        return False
    doer, subject = one.topics[0].span, other.topics[0].head
    if not any(_overlap(x, doer) for x in finding.held):
        return False
    who = _nouns(other, subject)
    if who & _listed("gunmen") or _nouns(other, other.topics[0].span) & _nouns_without(one, doer):
        return False
    if any(
        e.voice == "passive"
        or _overlap(e.span, subject)
        or (e.voice == "intransitive" and e.concept in _listed("befalls") - {"dismiss", "lay_off"})
        for e in other.events
    ):
        return False
    return any(
        _overlap(m.span, subject)
        and (m.category == "person" or m.concept.startswith(("actor.", "role.", "people.")))
        and not m.concept.startswith("actor.state.")
        for m in (*other.nouns, *other.sources, *other.labels)
    ) or bool(who & {"thing.group", "thing.team"})


def _share_subject(finding: Finding, one: Marks, other: Marks) -> bool:
    """Whether the doer of one side is the active subject of the other's first clause, too.

    Whatever the verbs: "تيليغرام امتنعت عن التسليم" beside "Telegram handed them" contradicts it,
    and hides nobody.
    """
    if not one.topics or not other.topics:
        return False
    doer, subject = one.topics[0].span, _with_name(other)
    if not any(_overlap(span, doer) for span in finding.held) or not any(
        _overlap(x.span, subject) for x in other.doers
    ):
        return False
    mine = _proper_words(one, _with_name(one))
    theirs = _proper_words(other, subject)
    return bool(mine[0] & theirs[0]) or any(alike(x, y) for x in mine[1] for y in theirs[1])


def _with_name(marks: Marks) -> Span:
    """The subject of the first clause, with the name behind the noun of a body: "شركة تيليغرام"."""
    topic = marks.topics[0]
    following = next((t for t in marks.tokens if t.start > topic.span.end), None)
    if following is None or following.start > topic.span.end + 1 or marks.lang != "ar":
        return topic.span
    if not _nouns(marks, topic.head) & _listed("bodies"):
        return topic.span
    if any(m.category == "person" and _overlap(m.span, following.span) for m in marks.nouns):
        return topic.span  # "خطفت جماعة كاهناً": whom they took.
    return Span(topic.span.start, following.end)


def _proper_words(marks: Marks, span: Span) -> tuple[set[str], set[str]]:
    """What tells a subject from others of its kind: its listed roles but for those of bodies, and
    the words that no lexicon lists and that may be names."""
    bodies = _listed("bodies")
    listed = {m.concept for m in (*marks.labels, *marks.sources) if _overlap(m.span, span)}
    known = [m.span for m in (*marks.labels, *marks.sources, *marks.nouns)]
    names = {
        t.norm
        for t in marks.tokens
        if _overlap(t.span, span) and may_be_name(t) and not any(_overlap(t.span, x) for x in known)
    }
    concepts = {c for c in listed if c.startswith(("role.", "actor."))} - bodies
    return {c for c in concepts if not c.startswith("actor.state.")}, names


def _nouns_without(marks: Marks, subject: Span) -> set[str]:
    """What the nouns of a side stand for, but for those of its subject."""
    return {
        m.concept
        for m in (*marks.labels, *marks.persons, *marks.sources, *marks.nouns)
        if not _overlap(m.span, subject)
        and not m.concept.startswith(("actor.state.", "source.", "cue.", "economy."))
    }


@cache
def _camps() -> dict[str, frozenset[str]]:
    camps = rules()["camps"]
    names = {name for members in camps.values() for name in members}
    return {
        name: frozenset(camp for camp, members in camps.items() if name in members)
        for name in names
    }


@cache
def _twins() -> dict[str, str]:
    """Concepts that the lexicons of labels and of sources list for the same people."""
    pairs = [pair.split() for pair in rules()["agency"]["twins"]]
    return {one: other for pair in pairs for one, other in (pair, pair[::-1])}


@cache
def _listed(name: str) -> frozenset[str]:
    """A list of concepts that the rules treat alike (`rules.toml`, "agency")."""
    return frozenset(rules()["agency"][name].split())


def camp(actor: Actor) -> frozenset[str]:
    """The sides that an actor may stand on: two names of one side are no two doers.

    A state is a side of its own; an actor of no listed side ("a driver") may stand on any.
    """
    return frozenset().union(*(_camps().get(name, {name}) for name in _who(actor)))


def _who(actor: Actor) -> frozenset[str]:
    """Who an actor is, by its head ("the team's doctor" is a doctor); where a state or government
    is named, all it says but for its means."""
    if "role.enemy" in actor.concepts:
        return frozenset(("role.enemy",))  # "The enemy's artillery" is not the soldiers hit by it.
    if "actor.ministry" in actor.concepts:
        return frozenset(("actor.ministry", "role.ministry"))  # Whatever it is a ministry of.
    if actor.concepts & _listed("forces"):
        return actor.concepts & _listed("forces")  # Whatever country they fight in.
    owners: tuple[str, ...] = ("actor.state.", "actor.israel", "actor.government", "role.gov")
    if "role.company" in actor.head:
        owners = owners[:2]  # إدارة is a government's or a school's.
    if any(concept.startswith(owners) for concept in actor.concepts):
        return actor.concepts - _listed("means")
    return actor.head or actor.concepts


def _has_camp(actor: Actor) -> bool:
    """Whether an actor's side is known at all: a manager may well be a headmaster."""
    return any(name in _camps() or name.startswith("actor.") for name in _who(actor))


def _mentions(marks: Marks, actor: Actor, own: Marks, *, wide: bool = True) -> bool:
    """Whether a side mentions the doer whom the other side (`own`) names.

    `wide`: whether people of the same kind are, too, under whatever other name.

    What `own` also mentions elsewhere is not the doer: where both have "the newspaper's website",
    the newspaper is no mention of its editor.
    """
    who = _who(actor)
    if who and all(name.startswith(KIND) for name in who):
        who |= _nouns(own, actor.span)  # A kind of people may go under a wider noun.
    elif who and wide:
        kinds = {n for n in _nouns(own, actor.span) if n.startswith(KIND)} - _listed("anybody")
        who |= {n for n in kinds if not n.startswith(THING)}
        who |= {twin for name in who if (twin := _twins().get(name))}
    actor = replace(actor, concepts=who)
    if actor.names and actor.concepts & _listed("offices"):
        actor = replace(actor, concepts=actor.concepts - _listed("offices"))
    elsewhere = _named(own, actor.concepts, outside=actor.span)
    named = _named(marks, actor.concepts)
    if len(named) > len(elsewhere):
        return True
    if actor.concepts and _stands_as_doer(marks, named) and _is_topic(own, actor):
        return True
    return mentions(marks, replace(actor, concepts=frozenset()))


def _stands_there(marks: Marks, actor: Actor, own: Marks) -> bool:
    """Whether a side speaks of such people as the other (`own`) names beside the act: "a dockers'
    strike" answers إضراب عمال الموانئ."""
    people = {
        m.concept for m in own.nouns if m.category == "person" and _overlap(m.span, actor.span)
    } - _listed("anybody")
    elsewhere = {m.concept for m in own.nouns if not _overlap(m.span, actor.span)}
    return bool((people - elsewhere) & {m.concept for m in marks.nouns})


def _acts_there(marks: Marks, actor: Actor, own: Marks) -> bool:
    """Whether the doer whom the other side (`own`) names is one here of whatever verb: "a court
    issued a sentence" answers "was sentenced by a court"."""

    def acting(side: Marks) -> int:
        agents = {e.agent for e in side.events if e.voice == "active" and e.agent}
        agents = {x for x in agents if not (side is own and _overlap(x.span, actor.span))}
        return len({x.span for x in agents if x.concepts & _who(actor) - _listed("offices")})

    return acting(marks) > acting(own)


def _is_topic(marks: Marks, actor: Actor) -> bool:
    return any(_overlap(topic.span, actor.span) for topic in marks.topics[:1])


def _stands_as_doer(marks: Marks, named: set[Span]) -> bool:
    """Whether one of the words of a side is the subject of its first clause, and that no passive:
    both sides then tell what one and the same party did."""
    if not marks.topics or any(x.start <= marks.topics[0].span.end + 2 for x in marks.passives):
        return False
    if marks.passives and not marks.doers:
        return False  # "The judge in charge of the inquiry was taken off it".
    topic = marks.topics[0].span
    befell = any(
        e.voice == "intransitive"
        and (0 <= e.span.start - topic.end <= 1 or 0 <= topic.start - e.span.end <= 1)
        for e in marks.events
    )
    return not befell and any(_overlap(span, topic) for span in named)


def _named(marks: Marks, concepts: frozenset[str], outside: Span | None = None) -> set[Span]:
    """The words of a side that stand for any of the concepts, but for those in `outside`."""
    forces = [m.span for m in marks.sources if m.concept in _listed("forces")]
    nobody = [e.agent.span for e in marks.events if e.agent and e.agent.kind == "unknown"]
    return {
        m.span
        for m in (*marks.labels, *marks.sources, *marks.nouns)
        if m.concept in concepts
        and not (m.span in marks.places and _may_be_place(m.concept) and not _is_owner(marks, m))
        and not (m.concept.startswith("actor.state.") and any(_overlap(m.span, x) for x in forces))
        and not (outside and _overlap(m.span, outside))
        and not any(_overlap(m.span, x) for x in nobody)
    }


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _is_owner(marks: Marks, state: Mention) -> bool:
    """Whether it is somebody's state, beside them: "to the Lebanese authorities"."""
    return state.concept.startswith("actor.state.") and any(
        m.concept in _listed("of_states")
        and (m.first == state.last + 1 or m.last == state.first - 1)
        for m in (*marks.labels, *marks.sources)
    )


def _may_be_place(concept: str) -> bool:
    return concept.startswith("actor.state.") or concept in _listed("premises")


BRIEF = 20
"""Sides of at most this many words have one main clause: what they say is one and the same act."""


def _brief(a: Marks, b: Marks) -> bool:
    return max(len(a.tokens), len(b.tokens)) <= BRIEF


LONG = 30
"""Sides of more words than this hold too many clauses to pair a doer with a passive blindly."""


def _acts(marks: Marks) -> list[Event]:
    """The events of a side but for verbs of saying ("told", كشف)."""
    claims = (x for x in marks.attributions if not x.category.endswith("*"))
    said = {x.span for x in claims if x.category not in ("weak", "faint")}
    # "وصفته النقابة": a verb of saying, not و before "liquidated".
    said |= {x.span for x in marks.attributions if x.category == "neutral*" and x.concept == "weak"}
    return [e for e in marks.events if e.span not in said]


def hides(event: Event) -> bool:
    """Whether an event is told without its doer.

    A thing that did it ("a bullet") is no doer, and "fire of unknown origin" names none.
    """
    if event.agent is not None and event.agent.kind == "unknown":
        return True
    if event.voice == "active" and event.agent is not None and event.agent.kind == "cause":
        return event.concept in _listed("struck")
    return event.voice in HIDING and (event.agent is None or event.agent.kind == "cause")


def _is_nobody(event: Event) -> bool:
    """Whether the doers are men with guns of whom nothing is said: no more than "it was shot at"
    beside a side that knows whose men they were."""
    agent = event.agent
    return (
        agent is not None
        and agent.kind == "actor"
        and not agent.names
        and bool(agent.concepts)
        and agent.concepts <= _listed("gunmen")
    )


def _any_verb(a: Marks, b: Marks) -> list[Finding]:
    """A doer on one side that the other never mentions, and there no doer but a hiding voice."""
    if max(len(a.tokens), len(b.tokens)) > LONG or _denies(a) != _denies(b):
        return []
    for one, other, swapped in ((a, b, False), (b, a, True)):
        mine, theirs = _acts(one), _acts(other)
        if other.doers or any(e.agent and e.agent.kind in ("actor", "other") for e in theirs):
            continue
        agents = [*one.doers, *(e.agent for e in mine if e.agent and _brief(a, b))]
        doer = next((x for x in agents if x.kind == "actor" and not _mentions(other, x, one)), None)
        if doer and not doer.concepts and other.causes:
            continue  # "The Mediterranean", where the other side says its waters.
        hidden = [(span, "passive") for span in other.passives]
        if _brief(a, b):
            alike = {e.concept for e in mine if hides(e) and (e.voice in VERBAL or e.aside)}
            hidden += [
                (e.span, e.voice)
                for e in sorted(theirs, key=lambda e: e.voice in ("nominal", "intransitive"))
                if hides(e)
                and not e.aside
                and e.concept not in alike
                and (e.voice == "passive" or e.concept in _listed("befalls"))
            ]
        befallen = _nouns(other, other.topics[0].head) if other.topics else set()
        if not _brief(a, b) and befallen and not befallen & _nouns(one):
            continue  # Two long clauses, and the doer's says nothing of whom it befell.
        told = _nouns(other) - {"thing.town"}
        if len(told) > 1 and not told & _nouns(one):
            continue  # They have nothing in common but where it was.
        if doer and (_is_court_of(doer, theirs) or not _is_one_act(one, doer, other, hidden)):
            continue
        if doer and hidden and not one.passives:
            return [
                Finding(
                    "agency",
                    "agency.passive",
                    a=(doer.span,),
                    b=(hidden[0][0],),
                    category_a="active",
                    category_b=hidden[0][1],
                ).mirrored(swapped)
            ]
    return []


def _is_one_act(one: Marks, doer: Actor, other: Marks, hidden: list[tuple[Span, str]]) -> bool:
    """Whether what one side's doer does and what the other tells without a doer is the same act.

    The verbs are the same by the lexicon, or it is done to the same thing: the subject of the
    passive is among the nouns of the doer's side.
    """
    spans = [span for span, _ in hidden]
    told = {e.concept for e in other.events if any(_overlap(e.span, x) for x in spans)}
    if told & {e.concept for e in _acts(one)}:
        return True
    befell = _nouns(other, other.topics[0].span) if other.topics else set()
    rest = _nouns_without(one, doer.span)
    return bool((befell or _nouns(other)) & rest)


def _befallen(a: Marks, b: Marks) -> list[Finding]:
    """A doer on one side, and on the other the one it is done to as the subject of another verb.

    "A sniper hit a photographer" against "a photographer took a bullet": what it befell is told
    without a word of who did it, whatever the verbs.
    """
    if max(len(a.tokens), len(b.tokens)) > LONG or _denies(a) != _denies(b):
        return []
    for one, other, swapped in ((a, b, False), (b, a, True)):
        if not one.topics or not other.topics:
            continue
        subject, topic = one.topics[0], other.topics[0]
        agents = [*one.doers, *(e.agent for e in _acts(one) if e.agent and e.voice == "active")]
        agents += _unvowelled_doers(one, other)
        doer = next(
            (
                x
                for x in agents
                if x.kind == "actor" and x.concepts and _overlap(x.span, subject.span)
            ),
            None,
        )
        if doer is None or _mentions(other, doer, one) or _is_from_there(other, doer):
            continue
        if _is_court_of(doer, _acts(other)) or _does_too(one, other):
            continue
        if any(x.source and _overlap(x.source.span, doer.span) for x in one.attributions):
            continue
        if _nouns(one, subject.span) & _nouns(other, topic.span):
            continue
        if {n for n in _nouns(one, doer.span) & _nouns(other) if n.startswith("thing.")}:
            continue  # "The hospital received twenty" against "twenty were taken to the hospital".
        theirs = [*other.doers, *other.named, *(e.agent for e in _acts(other) if e.agent)]
        if any(x.kind in ("actor", "other") and not _overlap(x.span, topic.span) for x in theirs):
            continue
        befallen = _nouns(other, topic.head)
        if not befallen & _nouns(one) - _nouns(one, doer.span):
            continue
        return [
            Finding(
                "agency",
                "agency.befallen",
                a=(doer.span,),
                b=(topic.span,),
                category_a="active",
                category_b="intransitive",
            ).mirrored(swapped)
        ]
    return []


def _in_cause(a: Marks, b: Marks) -> list[Finding]:
    """What befell somebody on both sides, and only one says by whose act it came about.

    "Thirty were hurt after police charged the queue" against "thirty were hurt in a stampede".
    """
    if max(len(a.tokens), len(b.tokens)) > LONG or _denies(a) != _denies(b):
        return []
    for one, other, swapped in ((a, b, False), (b, a, True)):
        theirs = _acts(other)
        if any(x.kind == "actor" for x in (*other.doers, *other.named)):
            continue
        if any(e.agent and e.agent.kind in ("actor", "other") for e in theirs):
            continue
        doer = next(
            (
                x
                for x in one.causers
                if x.kind == "actor" and x.concepts and not _mentions(other, x, one)
            ),
            None,
        )
        if doer is None:
            continue
        mine = {e.concept for e in _acts(one) if hides(e) and e.voice != "nominal"}
        befell = [
            e for e in theirs if e.concept in mine & _listed("befalls") and hides(e) and not e.aside
        ]
        harmed = any(
            e.concept in _listed("force") and e.agent and _overlap(e.agent.span, doer.span)
            for e in _acts(one)
        )
        if befell and (harmed or other.causes):
            return [
                Finding(
                    "agency",
                    "agency.passive",
                    a=(doer.span,),
                    b=(befell[0].span,),
                    category_a="active",
                    category_b=befell[0].voice,
                ).mirrored(swapped)
            ]
    return []


WEAPON = "thing.weapon"


def _weapons(a: Marks, b: Marks) -> list[Finding]:
    """A doer of an act of force on one side, and on the other the weapon as the subject, alone.

    "Police dispersed them" against "tear gas rained down on them", whatever the verbs.
    """
    if not _brief(a, b) or _denies(a) != _denies(b):
        return []
    for one, other, swapped in ((a, b, False), (b, a, True)):
        topic = other.topics[0].span if other.topics else None
        if topic is None or "thing.fire" in (nouns := _nouns(other, topic)) or WEAPON not in nouns:
            continue
        theirs = [*other.doers, *other.named, *(e.agent for e in _acts(other) if e.agent)]
        if any(x.kind in ("actor", "other") and not _overlap(x.span, topic) for x in theirs):
            continue
        acts = [
            e
            for e in _acts(one)
            if e.concept in _listed("force")
            and e.voice == "active"
            and not e.negated
            and e.agent is not None
            and e.agent.kind == "actor"
            and e.agent.concepts
            and not _mentions(other, e.agent, one)
        ]
        # What both sides tell apart from the weapon makes it one act.
        if acts and (_nouns(one) & _nouns(other)):
            doer = acts[0].agent
            return [
                Finding(
                    "agency",
                    "agency.befallen",
                    a=(doer.span, acts[0].span) if doer else (acts[0].span,),
                    b=(topic,),
                    category_a="active",
                    category_b="intransitive",
                ).mirrored(swapped)
            ]
    return []


def _is_court_of(doer: Actor, hidden: list[Event]) -> bool:
    """Whether the doer is a court and a judgment is told, which nobody else gives: "was sentenced
    to eight years" hides no doer."""
    return "role.court" in doer.concepts and any(e.concept in _listed("judged") for e in hidden)


def _does_too(one: Marks, other: Marks) -> bool:
    """Whether the subjects of both sides do one and the same thing, whoever they are."""

    def done(side: Marks) -> set[str]:
        return {
            e.concept
            for e in side.events
            if e.voice == "active"
            and e.agent is not None
            and e.agent.kind == "actor"
            and _overlap(e.agent.span, side.topics[0].span)
        }

    return bool(done(one) & done(other))


def _is_from_there(marks: Marks, doer: Actor) -> bool:
    """Whether a state that acts is only a place on the other side: "received him from Cyprus"
    answers "Cyprus handed him over"."""
    return any(
        m.concept.startswith("actor.state.") and m.concept in doer.head for m in marks.labels
    )


def _unvowelled_doers(marks: Marks, other: Marks) -> list[Actor]:
    """The noun behind a verb that may be active or passive, where the other side knows nothing of
    it but tells what befell another: "خطف مسلحون كاهنا" against "a priest disappeared"."""
    topic = marks.topics[0]
    who = frozenset(_nouns(marks, topic.span))
    acts = any(
        e.voice == "unvowelled" and 0 <= topic.span.start - e.span.end <= 1 for e in marks.events
    ) or (bool(other.passives) and _follows_verb(marks))
    hidden = other.passives or any(
        hides(e) and e.concept in _listed("befalls") for e in _acts(other)
    )
    if not acts or not hidden or not who or who & _nouns(other):
        return []
    return [Actor(topic.span, who, (), "actor")]


def _follows_verb(marks: Marks) -> bool:
    """Whether people are the subject of a verb that stands first, and that no lexicon lists."""
    topic, first = marks.topics[0], marks.tokens[0]
    return (
        0 <= topic.span.start - first.end <= 1
        and not any(_overlap(first.span, e.span) for e in marks.events)
        and any(_overlap(m.span, topic.head) and m.category == "person" for m in marks.nouns)
    )


def _nouns(marks: Marks, within: Span | None = None) -> set[str]:
    """What the nouns of a side, or of a stretch of it, stand for; states only describe."""
    return {
        m.concept
        for m in (*marks.labels, *marks.persons, *marks.sources, *marks.nouns)
        if (within is None or _overlap(m.span, within))
        and not m.concept.startswith(("actor.state.", "source.", "cue.", "economy."))
    }


def _denies(marks: Marks) -> bool:
    """Whether a side has a plain negation: "no bullets were fired" hides no doer."""
    return any(m.category == "neg" for m in marks.negations)


def _shared(a: Marks, b: Marks) -> list[str]:
    """The events that both sides tell."""
    return sorted({e.concept for e in a.events} & {e.concept for e in b.events})


def _known_events(a: Marks, b: Marks) -> list[Finding]:
    """One event, told with its doer here and without there."""
    for concept in _shared(a, b):
        mine = [e for e in _acts(a) if e.concept == concept]
        theirs = [e for e in _acts(b) if e.concept == concept]
        if not mine or not theirs:
            continue
        for one, other, own, its, swapped in (
            (mine, theirs, a, b, False),
            (theirs, mine, b, a, True),
        ):
            bare = any(_is_nobody(e) for e in other)
            if not all(hides(e) or _is_nobody(e) for e in other):
                continue
            if all(e.voice == "intransitive" for e in other) and any(
                e.voice == "intransitive" and e.aside for e in one
            ):
                continue  # "Buried children who had died": they died on both sides.
            named = next((e for e in one if e.agent and e.agent.kind == "actor"), None)
            if (
                named is None
                and _brief(a, b)
                and concept not in _listed("inanimate")
                and all(e.agent is None for e in other)
                and all(
                    e.voice in VERBAL
                    or (e.voice == "intransitive" and concept in _listed("befalls"))
                    or (
                        concept not in _listed("struck")
                        and any(_overlap(e.span, x) for x in its.passives)
                    )
                    for e in other
                )
            ):
                named = next(
                    (
                        e
                        for e in one
                        if e.agent
                        and e.agent.kind == "other"
                        and e.voice != "intransitive"
                        and not _is_thing(own, e.agent.span)
                    ),
                    None,
                )
            if named is None or named.agent is None:
                continue
            if bare and not _proper(named.agent):
                continue
            if _is_court_of(named.agent, other):
                continue
            if _mentions(its, _own(named.agent, bare), own):
                continue
            if not bare and _acts_there(its, named.agent, own):
                continue
            if named.voice != "active" and _stands_there(its, named.agent, own):
                continue
            if _answered(named, own, its):
                continue
            listed = [c for c in named.agent.concepts if not named.agent.names or KIND not in c]
            if not listed and not _brief(a, b):
                continue  # A name that no lexicon lists may be translated, not transliterated.
            return [
                Finding(
                    "agency",
                    "agency.hidden",
                    a=(named.agent.span, named.span),
                    b=tuple(e.span for e in other[:1]),
                    category_a=named.voice,
                    category_b=other[0].voice,
                ).mirrored(swapped)
            ]
    return []


def _is_thing(marks: Marks, span: Span) -> bool:
    """Whether words name only what can be acted on: "the phones", not a lorry or a firm."""
    nouns = [m for m in marks.nouns if _overlap(m.span, span)]
    return bool(nouns) and all(
        m.category == "thing" and m.concept not in _listed("acting_things") for m in nouns
    )


def _answered(event: Event, own: Marks, its: Marks) -> bool:
    """Whether the other side tells the same act in another sense of the verb, with its doer: رفع
    ضريبة is to raise a tax, not to tax."""
    senses = {e.concept for e in own.events if e.span == event.span}
    return any(
        e.concept in senses
        and e.voice == "active"
        and e.agent is not None
        and e.agent.kind in ("actor", "other")
        for e in its.events
    )


def _is_distinct(one: Actor, other: Actor) -> bool:
    """Whether two doers bear names that cannot be each other's: two states, a gang and the police.

    A state only tells who somebody is where it is theirs: "an Iran-backed militia" is Iraq's.
    """
    mine, theirs = _proper(one), _proper(other)
    return bool(mine) and bool(theirs) and not mine & theirs


def _proper(actor: Actor) -> frozenset[str]:
    who = _who(actor)
    states = frozenset(c for c in actor.concepts if c.startswith("actor.state."))
    if states and who & _listed("of_states"):
        return states
    return who & _listed("proper")


def _own(actor: Actor, distinct: bool) -> Actor:
    """An actor by what tells them from the other: "troops" on both sides are no mention."""
    return replace(actor, concepts=_proper(actor), head=frozenset()) if distinct else actor


def _is_marked(marks: Marks, doer: Actor) -> bool:
    """Whether a doer goes under a hostile name only: another name of theirs is labelling."""
    its = [
        m for m in marks.labels if doer.span.start <= m.span.start and m.span.end <= doer.span.end
    ]
    if any(m.concept.endswith(".names") for m in its):
        return True  # "Separatist stooges", whoever they are.
    return bool(its) and all(m.category not in ("neutral", "generic", "cue") for m in its)


def _other_doers(a: Marks, b: Marks) -> list[Finding]:
    """One event, and doers of different camps of whom neither side mentions the other's."""
    if max(len(a.tokens), len(b.tokens)) > LONG:
        return []
    if found := _strangers(a, b):
        return found
    pairs = [
        tuple([e.agent for e in side.events if e.concept == concept and e.agent] for side in (a, b))
        for concept in _shared(a, b)
    ]
    if _brief(a, b):
        pairs.append((list(a.doers), list(b.doers)))
    for doers_a, doers_b in pairs:
        doers = [[x for x in side if x.kind == "actor"] for side in (doers_a, doers_b)]
        if (
            all(doers)
            and (
                (distinct := _is_distinct(doers[0][0], doers[1][0]))
                or all(_has_camp(x) for side in doers for x in side)
            )
            and not any(_mentions(b, _own(x, distinct), a, wide=False) for x in doers[0])
            and not any(_mentions(a, _own(x, distinct), b, wide=False) for x in doers[1])
            and (distinct or not camp(doers[0][0]) & camp(doers[1][0]))
            and _is_marked(a, doers[0][0]) == _is_marked(b, doers[1][0])
        ):
            return [Finding("agency", "agency.other", a=(doers[0][0].span,), b=(doers[1][0].span,))]
    return []


def _strangers(a: Marks, b: Marks) -> list[Finding]:
    """The same act by people of two countries, or of two kinds of which neither holds the other.

    "Armenian soldiers opened fire" against "Azerbaijani soldiers", "picnickers set fire to the
    reserve" against "charcoal makers". Neither side may say anything of the other's doers.
    """
    for one, other in _alike_subjects(a, b):
        mine, theirs = _states(one), _states(other)
        if mine and theirs:
            told = [{m.concept for m in side.labels} for side in (a, b)]
            distinct = not mine & told[1] and not theirs & told[0]
        else:
            distinct = not mine and not theirs and _are_two_kinds(a, one, b, other)
        if distinct:
            return [Finding("agency", "agency.other", a=(one.span,), b=(other.span,))]
    return []


def _alike_subjects(a: Marks, b: Marks) -> Iterator[tuple[Actor, Actor]]:
    """The doers of one act told on both sides as active; the subjects of "the first to do it"."""
    for concept in _shared(a, b):
        doers = [
            [
                e.agent
                for e in side.events
                if e.concept == concept and e.voice == "active" and e.agent
            ]
            for side in (a, b)
        ]
        if all(doers):
            yield doers[0][0], doers[1][0]
    if a.firsts and b.firsts:
        yield a.firsts[0], b.firsts[0]


def _states(actor: Actor) -> frozenset[str]:
    return frozenset(c for c in actor.concepts if c.startswith("actor.state."))


def _are_two_kinds(a: Marks, one: Actor, b: Marks, other: Actor) -> bool:
    """Whether two doers are people of different kinds, with nothing in common by any lexicon."""
    if one.kind != "actor" or other.kind != "actor" or one.names or other.names:
        return False
    nouns = [_nouns(a, one.span), _nouns(b, other.span)]
    kinds = [{n for n in side if n.startswith(KIND)} for side in nouns]
    if not all(kinds) or any(side & _listed("anybody") for side in kinds):
        return False
    if nouns[0] & nouns[1] or camp(one) & camp(other):
        return False
    rest = [_nouns_without(a, one.span), _nouns_without(b, other.span)]
    return bool(rest[0] & rest[1]) and not nouns[0] & rest[1] and not nouns[1] & rest[0]
