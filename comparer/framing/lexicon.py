"""The framing lexicons: tab-separated files, read, checked line by line, and made searchable.

A file has a header line that names its columns, then one entry a line; blank lines and lines that
begin with "# " are skipped. Columns:

    concept    what the words stand for, shared by all languages (kill, nonstate_fighters …)
    category   the connotation or class of these words (neutral, delegitimising, doubting …)
    forms      the words, separated by "|"; each language's module says how it inflects them
    example    a text that must match (may be empty)
    lookalike  texts that must not match, separated by "|" (may be empty)
    note       for the people who edit the file (may be empty)

A user's file has two more columns, `lang` and (optional, "label" if absent) `layer`.
"""

from __future__ import annotations

import hashlib
import importlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import cast

from comparer import languages
from comparer.collector import collector_off
from comparer.errors import problem
from comparer.framing.grammar import Grammar
from comparer.framing.matcher import GAP, Entry, Hit, PhraseMatcher
from comparer.framing.tokens import Token
from comparer.ingest.limits import MAX_FORM_CHARACTERS, MAX_FORM_WORDS
from comparer.ingest.own_file import check_cell, own_lines, read_own

BUILT_IN: dict[str, str] = {
    "lexicon.tsv": "label",
    "lexicon_persons.tsv": "person",
    "lexicon_loaded.tsv": "loaded",
    "framing_attribution.tsv": "report",
    "framing_sources.tsv": "source",
    "framing_certainty.tsv": "certainty",
    "framing_polarity.tsv": "polarity",
    "framing_events.tsv": "event",
    "framing_outcomes.tsv": "outcome",
    "framing_agents.tsv": "agent",
    "framing_roles.tsv": "role",
    "framing_nouns.tsv": "noun",
    "framing_kinds.tsv": "noun",
    "framing_topics.tsv": "topic",
}
"""The data files of every language, and the layer that each fills."""

LAYERS = frozenset(BUILT_IN.values())
COLUMNS = ("concept", "category", "forms", "example", "lookalike", "note")
_REQUIRED = ("concept", "category", "forms")
POLARITY: dict[str, frozenset[int]] = {
    "positive": frozenset({1}), "negative": frozenset({-1}), "emotive": frozenset({-1}),
    "scare": frozenset({-1}), "intensifier": frozenset({1, -1}),
    "soft_positive": frozenset({1}), "soft_negative": frozenset({-1}),
    "leaning_positive": frozenset({1}), "leaning_negative": frozenset({-1}), "plain": frozenset(),
    "named": frozenset(),
}  # fmt: skip
"""The categories of the layer `loaded`, and which way each judges; an intensifier goes either."""
_NO_WORD = re.compile(r"(?:^| )(?:[va]:|[=!])(?![\w'’])")
"""A mark of inflection without the word that it is for."""
_PRESENTATION_FORM = re.compile("[\ufb50-\ufdff\ufe70-\ufefe]")


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """One language's grammar module and everything its lexicons can find."""

    code: str
    grammar: Grammar
    matcher: PhraseMatcher
    entries: tuple[Entry, ...]

    def tokens(self, text: str, start: int, end: int) -> tuple[Token, ...]:
        """The words of `text[start:end]`, with offsets in `text`."""
        return self.grammar.tokenize(text, start, end)

    def find(self, tokens: tuple[Token, ...]) -> dict[str, tuple[Hit, ...]]:
        """The hits per layer."""
        return self.matcher.find(tokens)


@dataclass(frozen=True, slots=True)
class Lexicons:
    """All lexicons that a comparison uses; `hashes` go into the report's signature."""

    models: dict[str, LanguageModel]
    hashes: dict[str, str]
    """File name → first 12 hex digits of the SHA-256 of its content."""

    def model(self, lang: str) -> LanguageModel:
        """The language's model; every supported language has one."""
        return self.models[lang]


def load_lexicons(paths: tuple[Path, ...] = ()) -> Lexicons:
    """The built-in lexicons and the user's own; `InputError` names the file and line at fault."""
    hashes: dict[str, str] = {}
    own: list[Entry] = []
    for path in paths:
        content = read_own(Path(path))
        own.extend(parse(content, Path(path).name))
        hashes[Path(path).name] = _digest(content)
    models = {}
    with collector_off():
        for code in languages.CODES:
            built_in, its_hashes = _built_in(code)
            hashes.update(its_hashes)
            mine = tuple(entry for entry in own if entry.lang == code)
            models[code] = _model(code, built_in + mine) if mine else _built_in_model(code)
    return Lexicons(models, dict(sorted(hashes.items())))


def parse(
    content: bytes, name: str, *, lang: str | None = None, layer: str | None = None
) -> tuple[Entry, ...]:
    """The entries of one file. Without `lang` the file's own `lang` column is required."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise problem("lexicon_encoding", place=f"{name}:{line}") from None
    rows = _rows(text, name)
    try:
        header_line, header = next(rows)
    except StopIteration:
        raise problem("lexicon_empty", name=name, columns=", ".join(COLUMNS)) from None
    allowed = COLUMNS if lang else (*COLUMNS, "lang", "layer")
    required = _REQUIRED if lang else (*_REQUIRED, "lang")
    for column in header:
        if column not in allowed:
            raise problem(
                "lexicon_column", place=f"{name}:{header_line}", column=column,
                columns=", ".join(allowed),
            )  # fmt: skip
    for column in required:
        if column not in header:
            raise problem("lexicon_lacks", place=f"{name}:{header_line}", column=column)
    seen: dict[tuple[str, str, str, str, str], int] = {}
    entries = []
    for number, cells in rows:
        if len(cells) > len(header):
            raise problem("lexicon_cells", place=f"{name}:{number}", n=len(cells), most=len(header))
        row = dict(zip(header, [*cells, *[""] * (len(header) - len(cells))], strict=True))
        entry = _entry(row, name, number, lang, layer)
        for form in entry.forms:
            key = (entry.lang, entry.layer, entry.concept, entry.category, form)
            if key in seen:
                raise problem(
                    "lexicon_repeats", place=f"{name}:{number}", form=form, concept=entry.concept,
                    line=seen[key],
                )  # fmt: skip
            seen[key] = number
        entries.append(entry)
    return tuple(entries)


def _rows(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    for number, stripped in own_lines(text, name):
        if not stripped.strip() or stripped.startswith("# ") or stripped == "#":
            continue
        if not unicodedata.is_normalized("NFC", stripped):
            raise problem("lexicon_not_nfc", place=f"{name}:{number}")
        if found := _PRESENTATION_FORM.search(stripped):
            letter = f"U+{ord(found.group()):04X}"
            raise problem("lexicon_presentation", place=f"{name}:{number}", letter=letter)
        cells = [cell.strip() for cell in stripped.split("\t")]
        for cell in cells:
            check_cell(cell, name, number)
        yield number, cells


def _entry(
    row: dict[str, str], name: str, number: int, lang: str | None, layer: str | None
) -> Entry:
    for column in ("concept", "category", "forms"):
        if not row[column]:
            raise problem("lexicon_field", place=f"{name}:{number}", column=column)
    code = lang or row["lang"]
    if code not in languages.CODES:
        raise problem(
            "lexicon_language", place=f"{name}:{number}", given=code,
            known=", ".join(languages.CODES),
        )  # fmt: skip
    its_layer = layer or row.get("layer") or "label"
    if its_layer not in LAYERS:
        raise problem(
            "lexicon_layer", place=f"{name}:{number}", given=its_layer,
            known=", ".join(sorted(LAYERS)),
        )  # fmt: skip
    if its_layer == "loaded" and row["category"] not in POLARITY:
        raise problem(
            "lexicon_category", path=name, line=str(number), category=row["category"],
            allowed=", ".join(POLARITY),
        )  # fmt: skip
    forms = tuple(form.strip() for form in row["forms"].split("|"))
    grammar = grammar_of(code)
    for form in forms:
        if not form:
            raise problem("lexicon_empty_form", place=f"{name}:{number}")
        if not lang:  # The forms of the built-in files are held to it by a test.
            check_form(form, grammar, name, number)
    return Entry(
        lang=code,
        layer=its_layer,
        concept=row["concept"],
        category=row["category"],
        forms=forms,
        example=row.get("example", ""),
        lookalikes=tuple(
            tuple(token.norm for token in grammar.tokenize(text, 0, len(text)))
            for text in row.get("lookalike", "").split("|")
            if text.strip()
        ),
        note=row.get("note", ""),
        source=name,
        line=number,
    )


def check_form(form: str, grammar: Grammar, name: str, number: int) -> None:
    """`InputError` for a form without a word, with too many, or with gaps that match anything."""
    check_cell(form, name, number, MAX_FORM_CHARACTERS)
    place = {"path": name, "line": str(number), "form": form}
    words = () if _NO_WORD.search(form) else grammar.expand(form)
    if not words or len(words) > MAX_FORM_WORDS or not all(words):
        raise problem("lexicon_form", **place, most=MAX_FORM_WORDS)
    # Each gap multiplies the places where what comes after it is looked for.
    if words.count(GAP) > 1 or GAP in (words[0], words[-1]):
        raise problem("lexicon_gap", **place)


@cache
def grammar_of(code: str) -> Grammar:
    """The language's grammar module, `comparer.languages.CODE.framing`."""
    return cast(Grammar, importlib.import_module(f"comparer.languages.{code}.framing"))


@cache
def _built_in(code: str) -> tuple[tuple[Entry, ...], dict[str, str]]:
    entries: list[Entry] = []
    hashes = {}
    for name, layer in BUILT_IN.items():
        content = languages.data_file(code, name).read_bytes()
        entries.extend(parse(content, f"{code}/{name}", lang=code, layer=layer))
        hashes[f"{code}/{name}"] = _digest(content)
    return tuple(entries), hashes


@cache
def _built_in_model(code: str) -> LanguageModel:
    return _model(code, _built_in(code)[0])


def _model(code: str, entries: Iterable[Entry]) -> LanguageModel:
    grammar = grammar_of(code)
    matcher = PhraseMatcher(grammar.expand)
    entries = tuple(entries)
    for entry in entries:
        derived: dict[str, Entry] = {}
        for form in entry.forms:
            matcher.add_form(form, grammar.starts(form), entry)
            for category, other in grammar.derive(entry, form):
                derived.setdefault(category, replace(entry, category=category, example=""))
                matcher.add_form(other, grammar.starts(other), derived[category])
    return LanguageModel(code, grammar, matcher, entries)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
