"""From glossed words to an English sentence: word order, tenses, copulas.

Only what Arabic grammar makes safe is moved: adjectives before their noun, a verb behind the
subject that follows it, "ago" behind its period.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from comparer.translate.gloss import english
from comparer.translate.gloss.phrase import Item, read_phrase, write_phrase

_OBJECTS = {
    "1S": "me", "1P": "us", "2": "you", "3MS": "him", "3FS": "it", "3D": "them", "3MP": "them",
    "3FP": "them",
}  # fmt: skip
_SUBJECTS = {
    "1S": "I", "1P": "we", "2": "you", "3MP": "they", "3FP": "they", "3MD": "they", "3FD": "they",
}  # fmt: skip
_NEGATED = {"did not": "was not", "does not": "is not"}
_PERIODS = ("second", "minute", "hour", "day", "week", "month", "year", "decade", "centurie")
_NAMED_BEFORE = ("noun", "name", "rel", "adjective", "pron", "figure")
"""What before a verb tells who does it, so that a pronoun would say it twice."""


_DIRECT = ("carry out", "demand", "welcome", "claim", "admit", "order")
"""Verbs that take their object with a preposition in Arabic (بـ), and without one in English."""


def render(items: Sequence[Item]) -> list[str]:
    """The words of the sentence in English order."""
    return _Writer(_with_one_preposition(items)).write()


def _with_one_preposition(items: Sequence[Item]) -> list[Item]:
    """The items without the prepositions that English does not say beside what stands before."""
    out: list[Item] = []
    verb: Item | None = None
    for item in items:
        doubled = item.front == ("for",) and out and out[-1].text.endswith(" to")
        object_of = item.front == ("with",) and verb is not None and verb.text in _DIRECT
        out.append(replace(item, front=()) if doubled or object_of else item)
        if item.kind == "verb":
            verb = item
        elif item.front or item.kind not in ("noun", "name", "adjective"):
            verb = None  # its object comes before any other preposition
    return out


class _Writer:
    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._at = 0
        self._previous: Item | None = None
        self._auxiliary: Item | None = None
        self._out: list[str] = []

    def write(self) -> list[str]:
        rules = {
            "noun": self._noun, "name": self._noun, "adjective": self._noun,
            "verb": self._verb, "verbal": self._verb, "manner": self._manner,
            "may": self._helps, "will": self._helps, "not": self._helps, "notadj": self._not,
            "prep": self._preposition, "skip": self._skip,
        }  # fmt: skip
        while self._at < len(self._items):
            item = self._items[self._at]
            rules.get(item.kind, self._word)(item)
        return [word for word in self._out if word]

    def _peek(self, steps: int = 1) -> Item | None:
        at = self._at + steps
        return self._items[at] if at < len(self._items) else None

    def _put(self, item: Item, *words: str, end: int | None = None) -> None:
        """Writes what stands on the item's front, then the words, and goes on behind it."""
        self._out += [*item.front, *words]
        self._previous = item
        self._at = self._at + 1 if end is None else end

    def _word(self, item: Item) -> None:
        self._put(item, item.text)

    def _skip(self, item: Item) -> None:
        self._put(item)

    def _noun(self, item: Item) -> None:
        phrase = read_phrase(self._items, self._at)
        if _needs_copula(self._previous, item):
            self._out.append("are" if self._previous and self._previous.plural else "is")
        self._out += write_phrase(phrase, self._previous)
        self._previous = phrase.head
        self._at = phrase.end

    def _verb(self, item: Item) -> None:
        self._out += item.front
        subject: Item | None = None
        end = self._at + 1
        while self._is_subject(item, end, first=subject is None):
            phrase = read_phrase(self._items, end)
            self._out += write_phrase(phrase, None)
            subject = subject or phrase.head
            end = phrase.end
        helper = self._auxiliary
        if helper is not None:
            self._out.append(_helping(helper, item))
        self._out.append(_conjugated(item, helper or self._previous, subject))
        self._auxiliary = None
        self._previous = item
        self._at = end

    def _is_subject(self, verb: Item, at: int, *, first: bool) -> bool:
        """Whether the verb's subject starts, or goes on with a name, at an index."""
        if at >= len(self._items):
            return False
        item = self._items[at]
        if item.front or item.accusative:
            return False
        if not first:
            return item.kind == "name"
        before = self._previous
        starts = before is None or before.kind in ("mark", "conj", "that") or bool(verb.front)
        if not starts or item.kind not in ("noun", "name"):
            return False
        if verb.reading is not None and verb.kind == "verb":
            return not verb.reading.owner and verb.reading.subject in ("3MS", "3FS")
        return not verb.text.endswith((" to", " in", " on", " with", " that"))

    def _manner(self, item: Item) -> None:
        """بشكل before an adjective makes an adverb of it."""
        adjective = self._peek()
        if adjective is None or adjective.front or adjective.kind not in ("adjective", "noun"):
            self._put(item, "in a manner")
        else:
            self._put(item, english.adverb(adjective.text), end=self._at + 2)

    def _helps(self, item: Item) -> None:
        """لم، سوف، قد: what English puts between the subject and the verb that follows."""
        verb = self._peek()
        if item.kind == "may" and _is_past(verb):
            self._put(item)  # "has", which the past tense says already
        elif verb is not None and verb.kind == "verb":
            self._out += item.front
            self._auxiliary = item
            self._at += 1
        elif item.kind == "not":
            self._not(item)
        else:
            self._word(item)

    def _not(self, item: Item) -> None:
        self._put(item, "no" if item.text == "does not" else "not")

    def _preposition(self, item: Item) -> None:
        period, after = self._peek(), self._peek(2)
        if item.text == "before" and period is not None and _is_period(period):
            # "three months ago", but "three months before the election"
            word = "before" if after is not None and after.text == "from" else "ago"
            skipped = 3 if word == "before" else 2
            self._put(item, period.text, word, end=self._at + skipped)
            return
        is_than = item.text == "from" and self._previous is not None and self._previous.elative
        self._put(item, "than" if is_than else item.text)


def _is_past(item: Item | None) -> bool:
    if item is None:
        return False
    tense = item.reading.tense if item.reading is not None else ""
    return item.kind in ("verbal", "was") or (item.kind == "verb" and tense == "past")


def _is_period(item: Item) -> bool:
    """Whether a figure is a length of time: "3 days"."""
    last = item.text.rpartition(" ")[2]
    return item.kind == "figure" and last.removesuffix("s") in _PERIODS


def _needs_copula(previous: Item | None, item: Item) -> bool:
    """Whether English wants "is" between a subject and what is said of it."""
    if previous is None or item.front or item.definite or item.owner or item.accusative:
        return False
    if previous.kind in ("pron", "dem"):
        return item.kind in ("noun", "adjective")
    if previous.kind not in ("noun", "name") or not previous.defined:
        return False
    return item.kind == "adjective" and not item.elative


def _helping(helper: Item, verb: Item) -> str:
    """What is put before a verb: "did not", which before a passive is "was not"."""
    return _NEGATED.get(helper.text, helper.text) if verb.text.startswith("be ") else helper.text


def _conjugated(item: Item, previous: Item | None, subject: Item | None) -> str:
    """The verb in its tense, with a pronoun where nothing else names its subject."""
    reading = item.reading
    if reading is None or item.kind != "verb":
        return item.text
    phrase = item.text
    left = previous.kind if previous is not None and not item.front else ""
    pronoun = ""
    if subject is None and left not in _NAMED_BEFORE:
        code = "2" if reading.subject.startswith("2") else reading.subject
        pronoun = _SUBJECTS.get(code, "")
    if subject is not None:
        many = subject.plural or subject.many
    else:
        before = previous is not None and left == "noun" and previous.plural
        many = bool(pronoun) or reading.plural or before
    after_that = left == "that" and previous is not None and previous.text == "that"
    bare = left in ("to", "can", "will", "may", "not") or item.front[-1:] == ("to",)
    passive = phrase.startswith("be ")
    if reading.tense == "present" and (bare or after_that):
        text = f"to {phrase}" if after_that else phrase
        if left == "not" and passive and previous is not None and previous.text in _NEGATED:
            text = phrase[3:]
    elif reading.tense == "past":
        text = ("were" if many else "was") + phrase[2:] if passive else english.past(phrase)
    elif reading.tense == "future":
        text = f"will {phrase}"
    elif left == "was":
        text = phrase[3:] if passive else english.progressive(phrase)
    elif passive:
        text = ("are" if many else "is") + phrase[2:]
    else:
        text = phrase if many or reading.tense == "command" else english.third_person(phrase)
    if reading.owner and left != "rel":  # "which he saw him" says the same person twice
        text += " " + _OBJECTS["2" if reading.owner.startswith("2") else reading.owner]
    return f"{pronoun} {text}".strip()
