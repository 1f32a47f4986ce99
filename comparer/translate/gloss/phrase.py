"""Noun phrases in English order: adjectives before their noun, idafa joined by "of"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comparer.translate.gloss import english
from comparer.translate.gloss.choose import Pick
from comparer.translate.gloss.names import latin
from comparer.translate.gloss.reading import Reading

_OWNERS = {
    "1S": "my", "1P": "our", "2": "your", "3MS": "his", "3FS": "its", "3D": "their",
    "3MP": "their", "3FP": "their",
}  # fmt: skip
_PREPOSITIONS = {"bi": "with", "ka": "as", "li": "for", "to": "to"}


@dataclass(frozen=True, slots=True)
class Item:
    """A word in English, before the words around it are looked at."""

    text: str
    kind: str
    """noun, adjective, name, verb, figure, mark, or a class of `ar/gloss_words.tsv`."""
    reading: Reading | None = None
    front: tuple[str, ...] = ()
    """Conjunction and preposition, which go before the whole phrase."""
    definite: bool = False
    plural: bool = False
    owner: str = ""
    accusative: bool = False
    many: bool = False
    """A figure other than one."""
    elative: bool = False
    """A comparative, a superlative or an ordinal: it stands before its noun in Arabic too."""
    participle: bool = False
    """A noun by its form that may be said of another."""

    @property
    def defined(self) -> bool:
        """Whether it means something in particular."""
        return self.definite or bool(self.owner) or self.kind == "name"


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A run of nouns in idafa, each with its adjectives."""

    groups: tuple[tuple[Item, ...], ...]
    """A noun and its adjectives, in Arabic order; an adjective alone is a group too."""
    end: int
    """Index after its last item."""

    @property
    def head(self) -> Item:
        """The noun that the phrase is about."""
        heads = [group[0] for group in self.groups]
        return next((item for item in heads if item.kind in ("noun", "name")), heads[0])


def to_item(pick: Pick) -> Item:
    """The word with its front parts taken off."""
    reading = pick.reading
    front = tuple(filter(None, (reading.conjunction,)))
    if reading.source == "spelled":
        return Item(latin(pick.sense), "name", reading, front)
    text = pick.sense if reading.source == "list" else english.plain(pick.sense)
    if reading.preposition:
        preposition = _PREPOSITIONS[reading.preposition]
        if reading.preposition == "bi" and (reading.kind == "name" or english.is_place(text)):
            preposition = "in"
        front = (*front, preposition)
    if reading.kind == "noun" and reading.source != "list" and (reading.plural or reading.dual):
        text = english.plural(text)
        if reading.dual:
            text = "two " + text
    return Item(
        text,
        reading.kind,
        reading,
        front,
        definite=reading.definite,
        plural=reading.plural or (reading.kind == "noun" and english.is_plural(text)),
        owner=reading.owner[:1] if reading.owner.startswith("2") else reading.owner,
        accusative=reading.accusative,
        elative=reading.elative,
        participle=reading.participle and english.is_adjectival(text),
    )


def read_phrase(items: Sequence[Item], start: int) -> NounPhrase:
    """The noun phrase that starts with this noun, name or adjective."""
    groups: list[list[Item]] = [[items[start]]]
    end = start + 1
    while end < len(items):
        item, before = items[end], items[end - 1]
        if item.front or item.kind not in ("noun", "name", "adjective"):
            break
        qualifies = item.kind == "adjective" or _qualifies(item, before)
        if qualifies:
            head = next((g[0] for g in reversed(groups) if g[0].kind in ("noun", "name")), None)
            if head is None or (item.definite != head.defined and not item.elative):
                break
        elif not _joins(item, before):
            break
        if qualifies and _takes_adjectives(groups[-1][0], item):
            groups[-1].append(item)
        else:
            groups.append([item])
        end += 1
    return NounPhrase(tuple(map(tuple, groups)), end)


def _qualifies(item: Item, before: Item) -> bool:
    """Whether a noun after a noun is said of it, as a participle that agrees with it is.

    Any other noun with the article after one with the article begins something new: an object.
    """
    if item.kind != "noun" or before.kind not in ("noun", "adjective") or item.owner:
        return False
    if item.definite:
        is_participle = item.reading is not None and item.reading.participle
        return is_participle and before.definite and not before.elative
    return item.participle and not before.defined and not before.accusative


def _takes_adjectives(head: Item, item: Item) -> bool:
    """Whether an adjective is written before this noun: "the Syrian Golan".

    Of names only those with the article: behind another it may be the rest of a person's name,
    as in محمد المصري.
    """
    return not item.elative and (head.kind == "noun" or (head.kind == "name" and head.definite))


def _joins(item: Item, before: Item) -> bool:
    """Whether a noun or name goes on with the idafa of the noun before it."""
    if item.kind == "name":
        return before.kind != "adjective"
    if before.kind == "adjective":
        return before.elative
    return not before.defined and not before.accusative


def write_phrase(phrase: NounPhrase, previous: Item | None) -> list[str]:
    """The words of a noun phrase; `previous` is the item before it, if it belongs together."""
    items = [item for group in phrase.groups for item in group]
    words = list(items[0].front)
    left = previous if not words else None
    counted = left is not None and left.kind == "figure"
    defined = any(group[0].defined for group in phrase.groups)
    for position, group in enumerate(phrase.groups):
        head = group[0]
        before = phrase.groups[position - 1][0] if position else None
        if before is not None and not _is_apposition(before, head):
            words.append("of")
        is_last = position == len(phrase.groups) - 1
        text = head.text
        counts = not position and counted and left is not None and left.many
        if counts and head.kind == "noun" and not head.plural:
            text = english.plural(text)
        adjectives = [item.text for item in reversed(group[1:])]
        if head.owner:
            words.append(_OWNERS[head.owner])
        elif position or left is None or left.kind not in ("dem", "quant"):
            first = adjectives[0] if adjectives else text
            words.append(
                _article(
                    head,
                    first,
                    inner=defined and not is_last and not (counted and not position),
                    alone=is_last and not position and not counted,
                )
            )
        words += [*adjectives, text]
    return [word for word in words if word]


def _is_apposition(before: Item, head: Item) -> bool:
    """Whether two parts of a phrase stand side by side: names, a title and a name, "first man"."""
    return before.elative or (head.kind == "name" and (before.kind == "name" or before.definite))


def _article(head: Item, first: str, *, inner: bool, alone: bool) -> str:
    """The article of a noun in a phrase; "" for none.

    `inner`: it is made definite by the noun after it. `alone`: nothing follows in the idafa.
    Definite plurals are mostly generic in Arabic ("the prices rose") and go without.
    """
    if head.kind == "name":
        return ""
    if head.elative:
        return "the" if head.definite or not alone else ""
    if head.definite:
        from_list = head.reading is not None and head.reading.source == "list"
        return "the" if not head.plural or from_list else ""
    if inner:
        return "the"
    is_one = head.kind == "noun" and not (head.plural or head.accusative or head.participle)
    if alone and is_one and not first[:1].isupper() and not first.startswith("two "):
        return english.article(first)
    return ""
