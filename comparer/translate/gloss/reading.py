"""What an analysis of a word says, in terms that an English phrase can be built from."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from typing import Literal

from comparer.translate.gloss import english, lexicon
from comparer.translate.gloss.analysis import Analysis

Tense = Literal["", "past", "present", "future", "command"]
Source = Literal["dictionary", "list", "spelled"]

_NOTE = re.compile(r"\s*[\(\[<][^\)\]>]*[\)\]>]\s*")
_ENGLISH = re.compile(r"[A-Za-z\u00c0-\u024f][\w\u00c0-\u024f'. -]*$")
_CONJUNCTIONS = {"wa": "and", "fa": "so"}
_PARTICIPLES = ("Nall", "N/ap", "NK", "N0F", "NAn", "NF")
_ELATIVE_ENDINGS = ("er", "est", "re", "st")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a word: its parts, before an English sense is chosen."""

    kind: str
    """noun, adjective, name, verb, function, or a class of `ar/gloss_words.tsv`."""
    senses: tuple[str, ...]
    """English, in dictionary order, without notes."""
    source: Source = "dictionary"
    """Where it comes from; "spelled" is a name that is only transliterated."""
    offsets: tuple[int, ...] = ()
    """Where the stored score of each sense is; () if there is none."""
    preferred: tuple[str, ...] = ()
    """The senses that our own list prefers for this stem."""
    conjunction: str = ""
    preposition: str = ""
    """bi, li, ka; "to" before a verb."""
    definite: bool = False
    """It has the article."""
    owner: str = ""
    """Person, gender and number of a possessive or object pronoun: "3FS"; "" for none."""
    plural: bool = False
    """By its suffix; a broken plural has its sense in the plural."""
    dual: bool = False
    tense: Tense = ""
    passive: bool = False
    marked: Literal["", "likely", "surely"] = ""
    """Whether its writer marked it as a passive."""
    subject: str = ""
    """A verb's person, gender and number: "3MS"."""
    accusative: bool = False
    """It has the ending of an indefinite accusative: an adverb, an object."""
    elative: bool = False
    """A comparative or superlative."""
    participle: bool = False
    """Its category takes every ending, as participles do, which may stand as adjectives."""
    vocalised: str = ""
    """The word with its vowels, in Buckwalter's transliteration."""


def decode(analysis: Analysis) -> Reading | None:
    """What the analysis says; None if it has no English sense."""
    prefix, stem, suffix = analysis.prefix, analysis.stem, analysis.suffix
    senses, offsets = _senses(stem.glosses, stem.offset)
    if not senses:
        return None
    conjunction = preposition = subject = owner = ""
    definite = future = plural = dual = accusative = False
    for tag in filter(None, prefix.pos.split("+")):
        form, _, name = tag.partition("/")
        if name == "CONJ":
            conjunction = _CONJUNCTIONS.get(form, "")
        elif name == "PREP":
            preposition = form
        elif name == "DET":
            definite = True
        elif name == "FUT":
            future = True
        elif name == "SUBJUNC":
            preposition = "to"
        elif name.startswith("IV"):
            subject = name[2:]
    for tag in filter(None, suffix.pos.split("+")):
        name = tag.partition("/")[2]
        if name.startswith("NSUFF"):
            plural |= "_PL" in name
            dual |= "_DU" in name
            accusative |= "ACC_INDEF" in name
        elif name.startswith(("POSS_PRON_", "PRON_")):
            owner = name.rpartition("_")[2]
        elif "SUFF_DO:" in name:
            owner = name.partition(":")[2]
        elif name.startswith(("PVSUFF_SUBJ:", "CVSUFF_SUBJ:")):
            subject = name.partition(":")[2]
        elif name.startswith("IVSUFF_SUBJ:"):
            plural |= "MP" in name or "FP" in name
    category = stem.category
    return Reading(
        kind=_kind(category, stem.pos, senses),
        senses=senses,
        offsets=offsets,
        preferred=lexicon.preferred(analysis.spelling),
        conjunction=conjunction,
        preposition=preposition,
        definite=definite,
        owner=owner,
        plural=plural,
        dual=dual,
        tense=_tense(category, future=future),
        passive="_Pass" in category,
        subject=subject,
        accusative=accusative,
        elative=category.startswith("Nel") and senses[0].endswith(_ELATIVE_ENDINGS),
        participle=category.startswith(_PARTICIPLES),
        vocalised=prefix.vocalised + stem.vocalised + suffix.vocalised,
    )


def in_passive(reading: Reading) -> Reading:
    """The passive of a verb's reading: "resume", "be resumed"."""
    senses = tuple(
        sense if sense.startswith("be ") else f"be {english.participle(sense)}"
        for sense in reading.senses
    )
    return replace(
        reading, senses=senses, preferred=(), passive=True, marked="surely", vocalised=""
    )


def _kind(category: str, pos: str, senses: tuple[str, ...]) -> str:
    if category.startswith("FW"):
        return "function"
    if category.startswith(("PV", "IV", "CV")):
        return "verb"
    if pos.endswith("/ADJ"):
        return "adjective"
    if category == "Nprop" or senses[0][0].isupper():
        return "name"
    return "adjective" if category.startswith(("Nel", "N-ap")) else "noun"


def _tense(category: str, *, future: bool) -> Tense:
    if category.startswith("PV"):
        return "past"
    if category.startswith("IV"):
        return "future" if future else "present"
    return "command" if category.startswith("CV") else ""


@functools.lru_cache(maxsize=50_000)
def _senses(raw: tuple[str, ...], offset: int) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The senses that can be shown, and where the score of each is stored."""
    found: dict[str, int] = {}
    for index, gloss in enumerate(raw):
        for sense in clean(gloss):
            found.setdefault(sense, offset + index)
    return tuple(found), tuple(found.values())


def clean(gloss: str) -> list[str]:
    """The senses in one gloss of the dictionary, without its notes.

    "better/best" has two; "put/carry under the arm" is "put under the arm" and "carry under …".
    """
    text = _NOTE.sub(" ", gloss).strip(" !?.,")
    words = text.split()
    alternatives = [text]
    for index, word in enumerate(words):
        if "/" in word:
            alternatives = [
                " ".join([*words[:index], part, *words[index + 1 :]]).replace("/", " ")
                for part in word.split("/")
                if part
            ]
            break
    return [sense for sense in alternatives if _ENGLISH.match(sense)]
