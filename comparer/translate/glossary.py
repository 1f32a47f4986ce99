"""The reader's own translations of names and terms, and enforcing them on a model's output.

A trained model cannot be told what to write, so its output is corrected: the model's own rendering
of the term (asked for by translating the term alone), or a word or two that are spelled nearly as
the wanted name is, gives way to the wanted one. What cannot be found stays as it is and is
reported; nothing is ever added to a sentence.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from comparer import languages
from comparer.errors import problem
from comparer.ingest.limits import MAX_FORM_CHARACTERS
from comparer.ingest.own_file import check_cell, own_lines, read_own

NEAR = 0.75
"""How alike (`difflib` ratio) a word of the output must be to a wanted name to be taken for it."""

_IGNORED = re.compile("[\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Glossary:
    """Fixed translations: source term → target term, in the file's order."""

    entries: tuple[tuple[str, str], ...] = ()

    def terms_in(self, text: str, lang: str) -> tuple[tuple[str, str], ...]:
        """The entries whose source term stands in a text of this language, longest first."""
        if not self.entries:
            return ()
        prefixes = _prefixes(lang)
        folded = fold(text)
        found = [
            (source, target)
            for source, target in self.entries
            # Thousands of patterns take minutes, and nearly all terms are not there.
            if (term := fold(source)) in folded
            and re.search(rf"(?<!\w){prefixes}{re.escape(term)}(?!\w)", folded)
        ]
        return tuple(sorted(found, key=lambda entry: -len(entry[0])))


def read_glossary(path: Path | None) -> Glossary:
    """The glossary in a file of "source<TAB>target" lines; empty for None.

    Empty lines and lines that start with # are skipped. `InputError` names file and line.
    """
    if path is None:
        return Glossary()
    try:
        text = read_own(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise problem("glossary_encoding", path=str(path)) from error
    entries: dict[str, str] = {}
    first_seen: dict[str, int] = {}
    for number, line in own_lines(text, str(path)):
        if not line.strip() or line.startswith("#"):
            continue
        fields = [field.strip() for field in line.split("\t")]
        if len(fields) != 2 or not all(fields):
            raise problem("glossary_line", place=f"{path}:{number}", given=line.strip()[:60])
        for field in fields:
            check_cell(field, str(path), number, MAX_FORM_CHARACTERS)
        source, target = (unicodedata.normalize("NFC", field) for field in fields)
        if entries.get(fold(source), target) != target:
            raise problem(
                "glossary_twice", place=f"{path}:{number}", given=source,
                line=first_seen[fold(source)],
            )  # fmt: skip
        entries[fold(source)] = target
        first_seen.setdefault(fold(source), number)
    return Glossary(tuple(entries.items()))


def enforce(translation: str, wanted: str, rendering: str) -> str | None:
    """The translation with the wanted term in it; None if no place for it was found.

    `rendering` is what the same model makes of the source term alone.
    """
    if _find(translation, wanted):
        return translation
    for candidate in dict.fromkeys(
        (rendering, re.sub(r"^(?:the|an?) ", "", rendering, flags=re.I))
    ):
        trimmed = candidate.strip(" .,;:!?؛،؟\"'«»“”")
        if trimmed and (found := _find(translation, trimmed)):
            return found.re.sub(lambda _: wanted, translation)
    return _replace_similar(translation, wanted)


def fold(text: str) -> str:
    """The text as terms are compared: without case, diacritics, tatweel or invisible marks."""
    return _IGNORED.sub("", unicodedata.normalize("NFC", text)).casefold()


def _find(text: str, term: str) -> re.Match[str] | None:
    return re.search(rf"(?<!\w){re.escape(term)}(?!\w)", text, flags=re.IGNORECASE)


def _replace_similar(translation: str, wanted: str) -> str | None:
    """The translation with the run of words most like `wanted` replaced; None if none is."""
    words = list(re.finditer(r"[\w'’-]+", translation))
    count = len(wanted.split())
    best, place = 0.0, (0, 0)
    for width in {max(1, count - 1), count, count + 1}:
        for index in range(len(words) - width + 1):
            start, end = words[index].start(), words[index + width - 1].end()
            run = translation[start:end]
            if run[:1].casefold() != wanted[:1].casefold():
                continue
            ratio = SequenceMatcher(None, run.casefold(), wanted.casefold()).ratio()
            if ratio > best:
                best, place = ratio, (start, end)
    if best < NEAR:
        return None
    return translation[: place[0]] + wanted + translation[place[1] :]


def _prefixes(lang: str) -> str:
    """A pattern of what may be written onto the front of a word: conjunctions, prepositions."""
    path = languages.data_file(lang, "gloss_proclitics.txt")
    if not path.is_file():
        return ""
    lines = path.read_text(encoding="utf-8").split("\n")
    groups = [line.split() for line in lines if line.strip() and not line.startswith("#")]
    return "".join("(?:" + "|".join(map(re.escape, group)) + ")?" for group in groups)
