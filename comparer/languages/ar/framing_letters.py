"""What the letters and vowels of an Arabic verb show of its voice, its object and its gender."""

from __future__ import annotations

import re

from comparer.framing.matcher import Hit
from comparer.framing.tokens import Token
from comparer.languages.ar.framing_words import expand

_PASSIVE_VOWELS = re.compile(
    "[وف]?(?:(?![يتن])\\w\u064f|[اٱ]\u064f?(?:\\w\u0652?[تطد]|ن\u0652?\\w|س\u0652?ت)\u064f)"
)
"""قُتل, اعتُقل, استُهدف: the vowel u on the first letter of a perfect, or on its first after ا."""

_PASSIVE_OF_TA = re.compile("[وف]?ت\u064f(?:رك|رجم|وفي|وج|بودل|دوول|جوهل|نوول|قوضي)(?:ت|وا|ا)?")
"""تُرك, تُوّج: perfects whose first letter is a root's or a stem's, not the imperfect's prefix."""

_PASSIVE_OF_NUN = re.compile(
    "[وف]?ن\u064f(?:قل|شر|فذ|هب|صب|زع|سف|سب|في|ظم|حر|زح|بش|كل|قض|كب|بذ|شل|هش|طح|كث|قب|قح|دد|به|حي|شط)"
    "(?:ت|وا|ا)?"
)
"""نُقل, نُشر: perfects of roots that begin with ن, which could be a prefix of the imperfect too."""

_DIACRITICS = re.compile("[\u064b-\u064e\u0650-\u0652]")


def is_vowelled_passive(token: Token) -> bool:
    """Whether the vowels that are written show a passive."""
    # يُغلق may be active (أغلق): in the imperfect the vowel shows nothing.
    return (
        _PASSIVE_VOWELS.match(token.raw) is not None
        or _PASSIVE_OF_TA.fullmatch(_DIACRITICS.sub("", token.raw)) is not None
        or _PASSIVE_OF_NUN.fullmatch(_DIACRITICS.sub("", token.raw)) is not None
    )


def is_marked_passive(token: Token, hit: Hit) -> bool:
    """Whether vowels or the last letter show a passive: قُتل, ألغي for ألغى, يُلغى for يلغي."""
    if is_vowelled_passive(token):
        return True
    word = re.sub("[\u064b-\u0652]", "", token.raw)
    for form in hit.entry.forms:
        past, _, present = form.removeprefix("v:").partition(" ")[0].partition("/")
        if not form.startswith("v:") or not past.endswith("ى") or len(past) < 3:
            continue
        shapes = [f"[وف]?{past[:-1]}ي"]
        if present.endswith(("ي", "و")):
            shapes.append(f"[وفسل]*[يتن]{present[1:-1]}ى")
        if any(re.fullmatch(shape, word) for shape in shapes):
            return True
    return False


def is_marked_active(token: Token, hit: Hit) -> bool:
    """Whether the letters rule a passive out: a long a of the perfect (حاصر, أقال, ألغت) that the
    passive writes as و, ي or leaves (حوصر, أقيل, ألغيت), a long i of the imperfect (يقيل), or its
    hamza on ا (يأمر, يؤمر)."""
    word = re.sub("[\u064b-\u0652]", "", token.raw)
    for form in hit.entry.forms:
        past, _, present = re.sub("[\u064b-\u0652]", "", form.removeprefix("v:")).partition("/")
        past, present = past.partition(" ")[0], present.partition("/")[0].partition(" ")[0]
        if not form.startswith("v:") or len(past) < 3:
            continue
        shapes = []
        if past[-1] in "ىا":
            shapes.append(f"[وف]?{past[:-1]}(?:{past[-1]}|تا?|ا(?:ه|ها|هم|هما))")
        elif "ا" in past[1:-1]:
            shapes.append(f"[وف]?{past}(?:ت|وا|تا|ا)?(?:ه|ها|هم|هما)?")
        if len(present) > 3 and present[-2] == "ي" and past[-2] == "ا":
            shapes.append(f"[وف]?س?[يت]{present[1:]}(?:ون|ان|وا)?(?:ه|ها|هم|هما)?")
        if re.match("[يت]أ", present):
            shapes.append(f"[وف]?س?[يت]{present[1:]}(?:ون|ان|وا)?(?:ه|ها|هم|هما)?")
        if any(re.fullmatch(shape, word) for shape in shapes):
            return True
    return False


def has_object_pronoun(token: Token, hit: Hit) -> bool:
    """Whether a verb carries its object: "اعتقلته", "قتلهم"."""
    keys = {key for form in hit.entry.forms for key in expand(form)[0]}
    found = re.match("[وف]?[سل]?(.{3,}?)(?:هما|هم|هن|ها|ه)$", token.norm)
    return bool(found) and not any(
        f"v:{token.norm[cut:]}" in keys for cut in (0, 1, 2) if len(token.norm) > cut + 2
    )


def is_feminine(token: Token) -> bool:
    """Whether a verb agrees with a feminine subject, by its first or last letter."""
    return token.norm.endswith("ت") or re.match("[وف]?ت", token.norm) is not None
