"""Arabic verb patterns: the passive and the verbal noun that a verb of the event files stands for.

Without vowels most passives are spelled like the active. Those of hollow verbs (أقال, أُقيل), of
verbs with a long first vowel (صادر, صودر) and of verbs that end in alef (ألغت, أُلغيت) are not, and
the verbal nouns of the derived stems follow their pattern, so that one entry "v:صادر/يصادر" finds
them all. Stem II shows only where the file writes its shadda (v:جمّد/يجمّد); the noun of a simple
verb follows no pattern and may be written after a second slash (v:طرد/يطرد/طرد).
"""

from __future__ import annotations

import re

SHADDA = "\u0651"
_HAMZA_SEAT = {"أ": "إ", "آ": "إي"}


def passive_past(past: str) -> str | None:
    """The perfect passive, third person, where its letters differ from the active's."""
    word = past.replace(SHADDA, "")
    if word.endswith("ى"):
        return word[:-1] + "ي"
    if SHADDA in past:
        return None
    if len(word) == 4 and word[1] == "ا" and word[0] not in "اأآت":
        return word[0] + "و" + word[2:]
    if len(word) >= 4 and word[-2] == "ا" and word[0] in "اأ":
        return word[:-2] + "ي" + word[-1]
    return None


def passive_present(present: str) -> str | None:
    """The imperfect passive, third person masculine, where its letters differ."""
    if len(present) >= 4 and present[-2] in "يو" and present not in ("يزيل", "يقول", "يقيل"):
        return present[:-2] + "ا" + present[-1]
    return None


def verbal_noun(past: str) -> str | None:
    """The verbal noun of a derived stem; None where the pattern does not tell it."""
    word = past.replace(SHADDA, "")
    body, last = word[:-1], word[-1]
    if past.find(SHADDA) == 2 and len(word) == 3:
        return f"ت{body}ية" if last == "ى" else f"ت{body}ي{last}"
    if word.startswith("أ") and len(word) == 4:
        body = "إ" + ("ي" if word[1] == "و" else word[1]) + word[2]
        if word[2] == "ا":
            return f"إ{word[1]}ا{last}ة"
        return f"{body}اء" if last == "ى" else f"{body}ا{last}"
    if word.startswith("است") and len(word) == 6:
        if word[4] == "ا":
            return f"{body}{last}ة"
        return f"{body}اء" if last == "ى" else f"{body}ا{last}"
    if re.match("ا(?:.ت|ن.|ز.د|.ط|.د)", word) and len(word) == 5:
        if word[3] == "ا":
            return f"{word[:3]}يا{last}"
        return f"{body}اء" if last == "ى" else f"{body}ا{last}"
    if len(word) == 4 and word[1] == "ا" and word[0] not in "اأآت":
        return f"م{word[:3]}اة" if last == "ى" else f"م{word}ة"
    return None
