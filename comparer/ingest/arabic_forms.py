"""Arabic as PDF files hand it over: presentation forms, and letters in visual order."""

from __future__ import annotations

import re
import unicodedata

_FORMS = re.compile("[\ufb50-\ufdcf\ufdf0-\ufdfb\ufe70-\ufefc]+")
_WORD = re.compile("[\u0621-\u064a]{3,}")
_RTL = "\u0590-\u065f\u066d-\u06ef\u06fa-\u08ff\ufb1d-\ufefc"
# What runs from left to right inside: Latin words with all between them, else single figures.
_LTR = re.compile(
    rf"[0-9A-Za-z\u00c0-\u024f%](?:[^{_RTL}\u0660-\u066c\u06f0-\u06f9\n()\[\]«»]*[0-9A-Za-z\u00c0-\u024f])?"
    r"|[\u0660-\u0669\u06f0-\u06f9]+(?:[٫٬.,:/][\u0660-\u0669\u06f0-\u06f9]+)*"
)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_FIGURE = re.compile(r"\d+(?:[.,:/٫٬]\d+)*")
_MIRRORED = str.maketrans("()[]{}«»<>“”", ")(][}{»«><”“")

MIN_EVIDENCE = 4
"""Words that tell the direction, before it is judged."""


def has_presentation_forms(text: str) -> bool:
    """Whether a fair part of the text is written with presentation forms."""
    return sum(map(len, _FORMS.findall(text))) > max(5, 0.05 * len(text))


def plain_letters(text: str) -> str:
    """`text` with Arabic presentation forms as ordinary letters; all else is left alone."""
    return _FORMS.sub(lambda match: "".join(map(_plain, match.group())), text)


def _plain(form: str) -> str:
    """The letters of one form; a diacritic's form stands on a blank or tatweel, which goes."""
    letters = unicodedata.normalize("NFKC", form)
    return letters[1:] if letters[0] in " \u0640" and len(letters) > 1 else letters


def is_visual_order(text: str) -> bool:
    """Whether the letters of Arabic words stand in reverse.

    Told by what begins and ends a word: the article ال begins one, and ة and ى only end one.
    """
    forward = backward = 0
    for word in _WORD.findall(plain_letters(text[:20_000])):
        forward += word.startswith("ال") + (word[-1] in "ةى")
        backward += word.endswith("لا") + (word[0] in "ةى")
    return backward >= MIN_EVIDENCE and backward > 3 * forward


def logical_order(line: str) -> str:
    """A line in visual order as it is read: reversed, but for figures and Latin words.

    The bidirectional algorithm backwards, as far as news needs it: after Arabic letters a figure
    keeps its inner separators to itself, and a sign or hyphen beside it runs with the Arabic.
    """
    turned = line[::-1].translate(_MIRRORED)
    return _LTR.sub(_turned_back, turned)


def _turned_back(match: re.Match[str]) -> str:
    run = match.group()
    if _LATIN.search(run):
        return run[::-1]
    return _FIGURE.sub(lambda figure: figure.group()[::-1], run)
