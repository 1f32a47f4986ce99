"""English voice for the framing rules: who does what, and how openly the sentence says so."""

from __future__ import annotations

from dataclasses import replace

from comparer.framing.actors import actor_in
from comparer.framing.annotate import Actor, Sentence, Topic
from comparer.framing.matcher import Hit
from comparer.framing.tokens import Token, cover
from comparer.languages.en.framing_phrases import (
    actor_of,
    before_adverbs,
    before_verb,
    head_of,
    is_name,
    next_token,
    participles,
    pasts,
    run_from,
)
from comparer.languages.en.framing_reports import governs
from comparer.languages.en.framing_words import expand, words
from comparer.records import Span


def voice_of(sentence: Sentence, hit: Hit) -> tuple[str, Actor | None] | None:
    """Voice of an event and its agent: None for an agent where the words hide who did it.

    None altogether where the hit cannot be read so: "the killing" is no verb.
    """
    tokens = sentence.tokens
    category = hit.entry.category
    if (
        category == "verb"
        and hit.first
        and tokens[hit.first].norm.endswith("ing")
        and tokens[hit.first - 1].norm in words("determiners")
    ):
        return None
    if hit.first == hit.last and _is_preposition_here(tokens, hit.first):
        return None  # "Down a street".
    if category in ("verb", "active") and _is_noun_before_verb(tokens, hit):
        return None  # "Artillery fire on the outskirts stopped".
    if category == "verb" and is_noun_use(tokens, hit):
        return None  # "The plant", "the cut": nouns that tell an event are listed as such.
    if category in ("noun", "strike"):
        preceding = tokens[hit.first - 1].norm if hit.first else ""
        if preceding in words("modals") - {"to"}:
            return None  # "Will rise": a verb.
        if preceding == "to" and _begins_object(tokens, hit.last + 1):
            return None  # "Hopes to launch a force".
        agent = _agent_after(sentence, hit.last) or _adjective_agent(sentence, hit)
        if agent is None and (planner := _planner(sentence, hit.first)) is not None:
            return "active", planner
        light = _light_verb(sentence, hit.first) if agent is None else None
        if light is None:
            return "nominal", agent
        # "Planes carried out raids": the verb says little, its subject is the doer.
        if is_passive(tokens, Hit(light, light, hit.entry)):
            return "nominal", _agent_after(sentence, light)
        return "active", actor_of(
            sentence, run_from(sentence, before_verb(sentence, light), -1, limit=8)
        ) or Actor(cover(tokens, light, hit.last), frozenset(), (), "pronoun")
    if category == "intransitive":
        if tokens[hit.first].norm in words("moves") and not _is_thing_before(sentence, hit.first):
            return None  # Who leaves does so; a mask that left was taken.
        return "intransitive", _agent_of(sentence, hit)
    if category == "passive" or (category != "active" and is_passive(tokens, hit)):
        causer = _causer(sentence, hit)
        return ("active", causer) if causer else ("passive", _agent_of(sentence, hit))
    unknown = Actor(cover(tokens, hit.first, hit.last), frozenset(), (), "pronoun")
    before = before_verb(sentence, hit.first)
    if before >= 0 and tokens[before].norm == "and":
        earlier = [x for x in doers(sentence) if x.span.end <= tokens[before].start]
        return "active", earlier[-1] if earlier and _has_object(tokens, hit) else unknown
    if before >= 0 and tokens[before].norm == "to":
        return "active", unknown
    if tokens[hit.first].norm.endswith("ing") and tokens[hit.first - 1].norm not in words("be"):
        # "Police fired on the crowd, killing two": the doer is the subject before.
        earlier = [x for x in doers(sentence) if x.span.end <= tokens[hit.first].start]
        after_comma = hit.first and tokens[hit.first - 1].norm == ","
        seen = None if after_comma else _seen_doing(sentence, hit.first)
        if seen is not None:
            return "active", seen
        return "active", earlier[-1] if earlier and after_comma else unknown
    if before >= 0 and tokens[before].norm in words("determiners"):
        return "intransitive", None  # "The wounded were taken away".
    verb = tokens[hit.first].norm
    if before >= 0 and tokens[before].norm in ("it", "he", "she", "they", "we", "i", "you"):
        return "active", unknown  # "In New York over the bonds it stopped": it, not New York.
    run = run_from(sentence, before, -1, limit=8)
    of_one = bool(run) and tokens[run[0]].norm in ("a", "an")
    if category == "verb" and of_one and before == hit.first - 1 and _is_bare(hit, verb):
        return None  # "A vulture fund": a verb of one doer would end in s.
    if run and tokens[run[0]].norm in words("prepositions"):
        return "active", unknown  # "The records of many patients ended up": not the patients.
    subject = actor_of(sentence, head_of(sentence, run))
    if subject and not _has_object(tokens, hit):
        if any(verb in expand(f"v:{x}")[0] for x in words("ergative")):
            return "intransitive", None  # "The questions leaked": it happened to the subject.
        if subject.kind == "other":
            return "active", unknown  # "Production stopped": what stops is no doer.
    return "active", subject or unknown


def _is_preposition_here(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a word that may be a verb too ("down") leads to a noun phrase as a preposition."""
    if tokens[index].norm not in ("down", "up", "over", "out", "near", "round", "past", "like"):
        return False
    return index == 0 or tokens[index - 1].norm not in words("modals")


def _is_noun_before_verb(tokens: tuple[Token, ...], hit: Hit) -> bool:
    """Whether a bare form with a preposition is the noun of a subject, as its verb follows."""
    if hit.first == hit.last or not hit.first:
        return False
    if tokens[hit.last].norm not in words("prepositions") | {"on", "at"}:
        return False
    if not _is_bare(Hit(hit.first, hit.first, hit.entry), tokens[hit.first].norm):
        return False
    if tokens[hit.first - 1].norm in words("modals") | words("pronouns") | {"to"}:
        return False
    return _is_finite_later(tokens, hit.last + 1)


def _seen_doing(sentence: Sentence, first: int) -> Actor | None:
    """Who is told, shown or caught at doing what a participle says: "with settlers driving out
    families", "shows policemen kicking a man"."""
    tokens = sentence.tokens
    for index in range(first - 1, max(first - 7, -1), -1):
        word = tokens[index].norm
        if word in words("perceives"):
            found = actor_of(sentence, list(range(index + 1, first))) if index + 1 < first else None
            return found if found and found.kind == "actor" else None
        if tokens[index].kind != "word" or word in words("prepositions") | words("be"):
            return None
    return None


def _causer(sentence: Sentence, hit: Hit) -> Actor | None:
    """Who had something done: "the governor has had the church sealed"."""
    tokens = sentence.tokens
    for index in range(hit.first - 2, max(hit.first - 8, 0), -1):
        if tokens[index].kind != "word" and tokens[index].norm not in ("'s", "'"):
            return None
        if tokens[index].norm in (words("be") | words("boundary")) - {"'s"}:
            return None
        if tokens[index].norm not in ("had", "have", "has", "having", "ordered", "wants", "got"):
            continue
        if tokens[index + 1].norm not in words("determiners") and not any(
            tokens[i].norm == "'s" for i in range(index, hit.first)
        ):
            return None
        run = run_from(sentence, before_verb(sentence, index), -1, limit=6)
        found = actor_of(sentence, head_of(sentence, run)) if run else None
        return found if found and found.kind == "actor" else None
    return None


def _is_thing_before(sentence: Sentence, index: int) -> bool:
    """Whether the subject before a verb is a listed thing and no person or actor."""
    run = head_of(sentence, run_from(sentence, before_verb(sentence, index), -1, limit=6))
    found = actor_of(sentence, run) if run else None
    if found is None or found.concepts or found.names:
        return False
    return any(e.category == "thing" for e in sentence.entries("noun", run[-1]))


def _is_bare(hit: Hit, verb: str) -> bool:
    """Whether a verb stands in its bare form, that of "they fund"."""
    return any(form.removeprefix("v:").split(" ")[0] == verb for form in hit.entry.forms)


def _has_object(tokens: tuple[Token, ...], hit: Hit) -> bool:
    following = next_token(tokens, hit.last)
    return (
        following is not None
        and following.kind != "punct"
        and following.norm != "from"
        and not following.norm.endswith("ly")
        and not _is_interval(tokens, hit.last + 1)
        and (following.norm not in words("after_participle") or _is_measure(tokens, hit.last + 1))
    )


def _is_interval(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a stretch of time before or after something stands at `index`: "a day before"."""
    words_ = [t.norm for t in tokens[index : index + 4]]
    return any(w in ("before", "after", "later", "ago", "earlier") for w in words_[1:]) and bool(
        words("measures") & set(words_[:3])
    )


def _begins_object(tokens: tuple[Token, ...], index: int) -> bool:
    return index < len(tokens) and (
        tokens[index].norm in words("determiners") or tokens[index].kind == "number"
    )


def _light_verb(sentence: Sentence, first: int) -> int | None:
    for index in range(first - 1, max(first - 6, -1), -1):
        if sentence.tokens[index].kind != "word":
            return None
        if any(e.category == "light" for e in sentence.entries("agent", index)):
            return index
    return None


def _planner(sentence: Sentence, first: int) -> Actor | None:
    """Who has in mind an act that the indefinite noun at `first` tells: "is considering a levy"."""
    tokens = sentence.tokens
    verb = first - 2
    if verb < 1 or tokens[first - 1].norm not in ("a", "an"):
        return None
    if tokens[verb].norm not in words("plans"):
        return None
    run = run_from(sentence, before_verb(sentence, verb), -1, limit=8)
    found = actor_of(sentence, head_of(sentence, run)) if run else None
    return found or Actor(cover(tokens, verb, first), frozenset(), (), "pronoun")


def is_noun_use(tokens: tuple[Token, ...], hit: Hit) -> bool:
    """Whether a form that may be noun or verb ("attack", "raids") is a noun here."""
    word = tokens[hit.first].norm
    if word.endswith(("ed", "ing")) or word in participles() or hit.last > hit.first:
        return False
    if word in pasts() and not _is_bare(hit, word):
        return False  # "Broke".
    before = tokens[hit.first - 1] if hit.first else None
    if before is None or before.kind == "punct":
        return True
    if before.norm in words("determiners") | words("prepositions") - {"to"}:
        return True
    following = next_token(tokens, hit.last)
    if following and word not in pasts() and following.norm in pasts():
        return True  # "The vile attack took place".
    if following and following.norm.endswith("ed"):
        after = next_token(tokens, hit.last + 1)
        if after is not None and after.norm == "by":
            return True  # "The order issued by the general".
    at_end = (
        following is None
        or following.kind != "word"
        or following.norm in words("prepositions") | words("boundary") | words("be")
    )
    return at_end and before.norm not in words("modals") | words("pronouns") | {"to"}


def is_passive(tokens: tuple[Token, ...], hit: Hit) -> bool:
    """Whether a verb is a passive, or a participle that describes a noun."""
    word = tokens[hit.first].norm
    if not (word.endswith("ed") or word in participles()):
        return False
    index = before_adverbs(tokens, hit.first)
    before = tokens[index].norm if index >= 0 else ""
    if before in words("be") or before in words("get"):
        return True
    if before in words("have") or before in words("modals"):
        return False
    if before in words("subjects") and not (
        before in ("it", "you") and index and tokens[index - 1].norm in words("perceives")
    ):
        return False  # "Two soldiers it seized": their clause has a subject of its own.
    if word in participles() and word not in pasts() and not word.endswith("ed"):
        return True  # "Taken" cannot be a past: "Three stations taken off air".
    following = next_token(tokens, hit.last)
    if word in words("aimed") and following and following.norm in ("at", "on", "into"):
        return False  # "Guards shot at the lorry".
    if _shares_object(tokens, hit.last):
        return False
    following = next_token(tokens, hit.last)
    if following is None or following.kind in ("punct", "quote"):
        return True
    if any(t.norm == "ago" for t in tokens[hit.last + 2 : hit.last + 5]):
        return True  # "A school put up three years ago".
    if following.norm == "to" or _is_measure(tokens, hit.last + 1):
        return False  # "Threatened to kill", "drowned at least thirty".
    if _in_relative(tokens, hit.first) or _has_late_object(tokens, hit.last + 1):
        return False
    if _is_main_verb(tokens, hit):
        return False
    if tokens[hit.last].norm in words("prepositions") and _is_finite_later(tokens, hit.last + 1):
        return index >= 0  # "The body pulled from the canal has been identified".
    after = words("after_participle") | {"of"}
    return following.norm in after and index >= 0


def _is_main_verb(tokens: tuple[Token, ...], hit: Hit) -> bool:
    """Whether a form that may be past or participle is the one finite verb of a full sentence:
    "the dealer paid for the shipment", not "three men killed in a raid"."""
    word = tokens[hit.first].norm
    if not (word.endswith("ed") or word in pasts()) or hit.first < 2:
        return False
    if tokens[0].norm not in ("the", "a", "an"):
        return False
    if tokens[-1].norm != "." or any(t.kind == "punct" for t in tokens[: hit.first]):
        return False
    if any(t.norm in words("boundary") for t in tokens[: hit.first]):
        return False
    return not any(_may_be_finite(t) for t in tokens[1 : hit.first]) and not _is_finite_later(
        tokens, hit.last + 1
    )


def _may_be_finite(token: Token) -> bool:
    word = token.norm
    finite = words("be") | words("have") | words("modals") - {"to"}
    return (word in finite and word != "'s") or word in pasts() or word.endswith("ed")


def _is_finite_later(tokens: tuple[Token, ...], start: int) -> bool:
    """Whether another finite verb of the same clause may follow."""
    for token in tokens[start:]:
        if token.kind == "punct" or token.norm in words("boundary"):
            return False
        if _may_be_finite(token):
            return True
    return False


def _has_late_object(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a particle stands at `index` and the object behind it: "shot out a lamp"."""
    if index + 1 >= len(tokens) or tokens[index].norm not in ("up", "out", "down", "off"):
        return False
    object_ = tokens[index + 1]
    if object_.norm in words("determiners"):
        return True
    return (
        object_.kind == "word"
        and object_.norm.endswith("s")
        and not is_name(object_)
        and object_.norm not in words("after_participle") | words("boundary") | words("times")
    )


def _in_relative(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether a relative clause ends in a verb: "the bill that the house passed in May"."""
    for index in range(first - 2, max(first - 6, 0), -1):
        if tokens[index].norm in words("be"):
            return False
        if tokens[index].norm in ("that", "which", "whom"):
            return tokens[index + 1].norm in words("determiners")
    return False


def _shares_object(tokens: tuple[Token, ...], last: int) -> bool:
    """Whether a second finite verb follows with the object of both: "shot and wounded two men"."""
    if last + 3 >= len(tokens) or tokens[last + 1].norm not in ("and", "or", "then"):
        return False
    second, object_ = tokens[last + 2].norm, tokens[last + 3]
    return (second.endswith("ed") or second in pasts()) and (
        object_.kind == "number"
        or (object_.kind == "word" and object_.norm not in words("after_participle"))
    )


def _is_measure(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a number with its bound stands at `index`: "at least thirty", "about 30"."""
    pair = [t.norm for t in tokens[index : index + 2]]
    return pair in (["at", "least"], ["at", "most"]) or (
        pair[:1] == ["about"] and tokens[index + 1 : index + 2] != () and pair[1].isdigit()
    )


def _agent_after(sentence: Sentence, last: int) -> Actor | None:
    """The doer named after an event: "by X", "at the hands of X", "in an X strike"."""
    return _agent_among(sentence, range(last + 1, min(last + 16, len(sentence.tokens))))


def _agent_of(sentence: Sentence, hit: Hit) -> Actor | None:
    return _agent_after(sentence, hit.last) or _agent_fronted(sentence, hit.first)


def _agent_fronted(sentence: Sentence, first: int) -> Actor | None:
    """The doer named before an event, up to a comma: "In an Israeli raid, three people died"."""
    commas = [i for i in range(min(first, 12)) if sentence.tokens[i].norm == ","]
    if not commas or sentence.tokens[0].norm not in words("prepositions"):
        return None
    return _agent_among(sentence, range(commas[0]))


def _agent_among(sentence: Sentence, indices: range) -> Actor | None:
    tokens = sentence.tokens
    for index in indices:
        token = tokens[index]
        if token.norm in (".", ";", ":"):
            break
        if token.norm == "," and _opens_passive(tokens, index + 1, indices.stop):
            break  # "It was not broadcast, the film was uploaded by": by whom it was uploaded.
        entries = sentence.entries("agent", index)
        if any(e.category == "by" for e in entries):
            if any(e.category == "by" for e in sentence.entries("agent", index + 1)):
                continue
            if token.norm == "by" and _is_anothers(tokens, indices.start, index):
                continue
            run = run_from(sentence, index + 1, 1, limit=6)
            if not run or tokens[run[0]].kind == "number" or tokens[run[0]].norm in words("counts"):
                counted = actor_of(sentence, run) if run else None
                if counted is None or not counted.concepts:
                    continue  # "By two notches".
            if tokens[run[0]].norm.endswith("ing"):
                if token.norm != "by":
                    continue
                return Actor(cover(tokens, run[0], run[0]), frozenset(), (), "cause")
            measured = words("measures") & {tokens[i].norm for i in run[:2]}
            if measured and not (len(run) > 1 and measured <= words("vehicles")):
                continue  # "By a week", "by lorry"; "by a lorry" names what did it.
            event = any(e.category in ("noun", "strike") for e in sentence.entries("event", run[0]))
            if event and (len(run) == 1 or tokens[run[1]].norm in words("prepositions")):
                # "By strangulation in her flat": how it happened.
                return Actor(cover(tokens, run[0], run[0]), frozenset(), (), "cause")
            return actor_of(sentence, run)
        if any(e.category == "instrument" for e in entries):
            start = max(indices.start, index - 4)
            opens = [i for i in range(start, index) if tokens[i].norm in words("determiners")]
            if opens and opens[-1] > start:
                start = opens[-1]  # "A photographer took a bullet": not the photographer's.
            governed = [i for i in range(start, index) if tokens[i].norm in words("prepositions")]
            owner = [i for i in range(governed[-1] + 1 if governed else start, index)
                     if not _is_instrument(sentence, i)]  # fmt: skip
            found = actor_in(sentence, owner, is_name)
            if found and found.concepts:
                return found
    return None


def _opens_passive(tokens: tuple[Token, ...], start: int, stop: int) -> bool:
    """Whether a form of be and a participle stand between `start` and the next "by"."""
    by = next((i for i in range(start, stop) if tokens[i].norm == "by"), start)
    return any(
        tokens[i].norm in words("be")
        and (tokens[i + 1].norm.endswith("ed") or tokens[i + 1].norm in participles())
        for i in range(start, by - 1)
    )


def _is_instrument(sentence: Sentence, index: int) -> bool:
    return any(e.category == "instrument" for e in sentence.entries("agent", index))


def is_aside(sentence: Sentence, hit: Hit) -> bool:
    """Whether a passive is a participle behind a noun: "a missile fired from Yemen"; or a verb
    like "die" in a relative clause: "children who had died"."""
    tokens = sentence.tokens
    if hit.entry.category == "intransitive":
        last = before_verb(sentence, hit.first)
        return last >= 0 and tokens[last].norm in ("who", "which", "that")
    if hit.entry.category == "passive":
        return False
    index = before_adverbs(tokens, hit.first)
    before = tokens[index].norm if index >= 0 else ""
    if before in words("be"):
        # "Due to be deployed", "who were evicted".
        return index > 0 and tokens[index - 1].norm in ("to", "who", "which", "that")
    return before not in words("get") and any(
        _is_finite_active(sentence, i) or tokens[i].norm in words("be") | words("modals")
        for i in range(1, hit.first)
    )


def _is_anothers(tokens: tuple[Token, ...], start: int, by: int) -> bool:
    """Whether "by" belongs to another participle than the one before `start`: "died from gas given
    off by the heater", but not "shot and killed by"."""
    index = by - 1
    if index > start and tokens[index].norm in words("particles"):
        index -= 1
    word = tokens[index].norm
    if index <= start or not (word.endswith("ed") or word in participles()):
        return False
    return tokens[index - 1].norm not in ("and", "or", "then", ",")


def _adjective_agent(sentence: Sentence, hit: Hit) -> Actor | None:
    """The doer before a noun of action: "Israeli bombardment", "the army's arrest of"."""
    run = run_from(sentence, hit.first - 1, -1, limit=4)
    for position in range(len(run) - 1, -1, -1):
        word = sentence.tokens[run[position]].norm
        cut = words("prepositions") | words("determiners") | words("perceives")
        if word in cut or word.endswith("ed"):
            run = run[position + 1 :]
            break
    if run and all(sentence.tokens[i].norm in words("weapon_adjectives") for i in run):
        return None  # "Artillery shelling": what with, not whose.
    if run and sentence.tokens[run[-1]].norm in words("buildings"):
        return None
    found = actor_in(sentence, run, is_name)
    of = next_token(sentence.tokens, hit.last)
    if found and run[:1] == [0] and not found.names and _owns(sentence.tokens, run):
        found = replace(found, kind="actor", names=(sentence.tokens[0].norm,))
    if found and run and sentence.tokens[run[-1]].norm in ("'s", "'"):
        befell = sentence.tokens[hit.last].norm in words("befalling")
        if befell and (of is None or of.norm != "of"):
            return None  # "The goalkeeper's injury" befell him.
    if found is None or found.concepts:
        return found
    if found.names and of and of.norm == "of" and sentence.tokens[run[-1]].norm in ("'s", "'"):
        return found  # "Samsung's closure of the factory".
    return None


def _owns(tokens: tuple[Token, ...], run: list[int]) -> bool:
    """Whether the first word of a sentence is a name, as 's follows it: "Samsung's closure of"."""
    return (
        len(run) == 2
        and is_name(tokens[0])
        and tokens[1].norm == "'s"
        and tokens[0].norm not in words("times") | words("no_owners")
    )


def doers(sentence: Sentence) -> tuple[Actor, ...]:
    """The actors that begin a clause as the subject of a finite active verb, whatever the verb."""
    tokens = sentence.tokens
    found = []
    for index in range(1, len(tokens)):
        if not _is_finite_active(sentence, index):
            continue
        run = run_from(sentence, before_verb(sentence, index), -1, limit=6)
        if not run or any(tokens[i].norm in words("prepositions") for i in run):
            continue
        actor = actor_of(sentence, head_of(sentence, run))
        if actor is None or actor.kind not in ("actor", "other"):
            continue
        if tokens[index].norm in words("undergoes") and _names_thing(sentence, actor):
            continue  # "The reef had lost a fifth of its coral": it befell the reef.
        if actor.concepts or _takes_object(tokens, index):
            found.append(actor)
    return tuple(found)


def _names_thing(sentence: Sentence, actor: Actor) -> bool:
    """Whether the last noun of a subject that no lexicon lists as one who acts is a thing's."""
    last = next(i for i, t in enumerate(sentence.tokens) if t.end == actor.span.end)
    return not actor.concepts and any(e.category == "thing" for e in sentence.entries("noun", last))


def _takes_object(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a noun phrase surely follows the verb at `index`."""
    following = next_token(tokens, index)
    return following is not None and (
        following.norm in words("determiners")
        or following.kind == "number"
        or _is_measure(tokens, index + 1)
    )


def _is_finite_active(sentence: Sentence, index: int) -> bool:
    tokens = sentence.tokens
    word = tokens[index]
    if word.kind != "word":
        return False
    if sentence.entries("report", index) and (
        word.norm not in words("acts_too")
        or any(h.first == index and governs(sentence, h) for h in sentence.hits["report"])
    ):
        return False
    following = next_token(tokens, index)
    if following is None or following.kind not in ("word", "number"):
        return False
    if any(e.category == "intransitive" for e in sentence.entries("event", index)):
        return False
    before = tokens[index - 1].norm
    if before in words("have"):
        done = word.norm.endswith("ed") or word.norm in participles()
        return done and following.norm not in words("after_participle")
    if before in words("be"):
        return word.norm.endswith("ing")
    if before in words("modals") - {"to"}:
        return word.norm not in words("be") | words("have") | words("adverbs")
    if before in words("determiners") | words("prepositions"):
        return False
    if not (word.norm.endswith("ed") or word.norm in pasts()):
        return False
    if _shares_object(tokens, index):
        return True
    if word.norm in words("aimed") and following.norm in ("at", "on", "into"):
        return True
    return following.norm not in words("after_participle") - {
        "over", "down", "up", "off", "out", "into", "through", "around", "on", "to", "back",
    }  # fmt: skip


def passives(sentence: Sentence) -> tuple[Span, ...]:
    """The agentless passives: a form of be or get, then a participle, and no "by" after it."""
    tokens = sentence.tokens
    found = []
    for index in range(1, len(tokens)):
        word = tokens[index].norm
        if not (word.endswith("ed") or word in participles()) or word in words("stative"):
            continue
        before = before_adverbs(tokens, index)
        if before >= 0 and _is_headline_passive(sentence, index):
            found.append(cover(tokens, index, index))
            continue
        if before < 0 or tokens[before].norm not in words("be") | words("get"):
            continue
        if before and tokens[before - 1].norm in ("who", "which", "that"):
            continue  # "Families who were evicted": said of somebody, not told.
        said = any(e.category not in ("weak", "faint") for e in sentence.entries("report", index))
        if said or _agent_after(sentence, index):
            continue
        found.append(cover(tokens, before, index))
    return tuple(found)


def _is_headline_passive(sentence: Sentence, index: int) -> bool:
    """Whether a participle is the verb of a headline: "Three radio stations taken off air"."""
    tokens = sentence.tokens
    finite = words("be") | words("have") | words("modals")
    if tokens[-1].norm in (".", "!", "?") or len(tokens) > 14:
        return False
    if any(t.norm in finite or t.kind != "word" for t in tokens[:index]):
        return False
    following = next_token(tokens, index)
    if following is not None and following.norm not in words("after_participle") | {"off"}:
        return False
    return not sentence.entries("report", index) and _agent_after(sentence, index) is None


def topics(sentence: Sentence) -> tuple[Topic, ...]:
    """The subject of the first clause: what stands before its first finite verb."""
    tokens = sentence.tokens
    finite = words("be") | words("have") | words("modals") - {"to"}
    for index in range(1, len(tokens)):
        word, before = tokens[index].norm, tokens[index - 1].norm
        if word == "'s" or not (
            word in finite or word in pasts() or (word.endswith("ed") and len(word) > 4)
        ):
            continue
        if before in words("determiners") | words("prepositions"):
            continue  # "The armed men", "in armed raids".
        run = run_from(sentence, before_verb(sentence, index), -1, limit=10)
        end = next((k for k, i in enumerate(run) if tokens[i].norm in words("prepositions")), None)
        if end and tokens[run[end - 1]].norm not in words("accesses"):
            run = run[:end]  # But "access to the site was lost" is about the site.
        return (Topic(cover(tokens, run[0], run[-1]), tokens[run[-1]].span),) if run else ()
    return ()


def named(sentence: Sentence) -> tuple[Actor, ...]:
    """Whom "by" or the like names as a doer, whatever the verb."""
    found = _agent_among(sentence, range(1, len(sentence.tokens)))
    return (found,) if found and found.kind in ("actor", "other") else ()


def firsts(sentence: Sentence) -> tuple[Actor, ...]:
    """Of whom it is said that they were the first to do something: "soldiers were the first to"."""
    tokens = sentence.tokens
    for index in range(2, len(tokens) - 1):
        if tokens[index].norm != "first" or tokens[index + 1].norm != "to":
            continue
        before = index - 1
        while before > 0 and tokens[before].norm in words("be") | words("determiners"):
            before -= 1
        run = run_from(sentence, before, -1, limit=6)
        found = actor_of(sentence, head_of(sentence, run)) if run else None
        if found is not None and found.kind == "actor":
            return (found,)
    return ()


def causers(sentence: Sentence) -> tuple[Actor, ...]:
    """The doers of clauses that tell when or why something came about: "after police charged"."""
    tokens = sentence.tokens
    found = []
    for doer in (*doers(sentence), *_doers_of_events(sentence)):
        first = next(i for i, t in enumerate(tokens) if t.start == doer.span.start)
        if first and tokens[first - 1].norm in words("causal"):
            found.append(doer)
    return tuple(found)


def _doers_of_events(sentence: Sentence) -> list[Actor]:
    read = (voice_of(sentence, hit) for hit in sentence.hits.get("event", ()))
    return [x[1] for x in read if x and x[0] == "active" and x[1] and x[1].kind == "actor"]
