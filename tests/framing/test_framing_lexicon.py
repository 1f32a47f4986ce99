"""The lexicon files: what the loader rejects, and what every entry must and must not match."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from comparer import languages
from comparer.article import Article
from comparer.errors import InputError
from comparer.framing import framing_differences, load_lexicons
from comparer.framing.lexicon import BUILT_IN, Lexicons, check_form, parse
from comparer.framing.matcher import PhraseMatcher, start_of
from comparer.records import Document, Match, Sentence

HEADER = "lang\tconcept\tcategory\tforms\texample\tlookalike\tnote\n"


@pytest.fixture(scope="module")
def lexicons() -> Lexicons:
    return load_lexicons()


def concepts(lexicons: Lexicons, lang: str, layer: str) -> set[str]:
    return {e.concept for e in lexicons.model(lang).entries if e.layer == layer}


def test_at_least_300_concepts_have_words_in_both_languages(lexicons: Lexicons) -> None:
    shared = concepts(lexicons, "ar", "label") & concepts(lexicons, "en", "label")
    assert len(shared) >= 400


@pytest.mark.parametrize("lang", languages.CODES)
def test_loaded_words_are_many_and_in_groups_of_near_synonyms(
    lexicons: Lexicons, lang: str
) -> None:
    entries = [e for e in lexicons.model(lang).entries if e.layer == "loaded"]
    judging = {form for e in entries if e.category != "plain" for form in e.forms}
    assert len(judging) >= 1500
    assert len({e.concept for e in entries}) >= 30


@pytest.mark.parametrize("lang", languages.CODES)
def test_every_entry_has_a_note(lexicons: Lexicons, lang: str) -> None:
    entries = lexicons.model(lang).entries
    assert [f"{e.source}:{e.line}" for e in entries if not e.note] == []


@pytest.mark.parametrize("layer", sorted(set(BUILT_IN.values())))
def test_every_concept_is_in_every_language(lexicons: Lexicons, layer: str) -> None:
    everywhere = [concepts(lexicons, code, layer) for code in languages.CODES]
    assert all(found == everywhere[0] for found in everywhere)


@pytest.mark.parametrize("lang", languages.CODES)
def test_every_example_matches(lexicons: Lexicons, lang: str) -> None:
    model = lexicons.model(lang)
    examples = [e for e in model.entries if e.example]
    missed = []
    for entry in examples:
        tokens = model.tokens(entry.example, 0, len(entry.example))
        hits = [h for i in range(len(tokens)) for h in model.matcher.hits_at(tokens, i)]
        if not any(hit.entry is entry for hit in hits):
            missed.append(f"{entry.source}:{entry.line} {entry.example}")
    assert len(examples) > 600
    assert missed == []


@pytest.mark.parametrize("lang", languages.CODES)
def test_no_lookalike_matches(lexicons: Lexicons, lang: str) -> None:
    model = lexicons.model(lang)
    tried, matched = 0, []
    for entry in model.entries:
        for words in entry.lookalikes:
            text = " ".join(words)
            tried += 1
            found = model.find(model.tokens(text, 0, len(text)))
            if any(hit.entry is entry for hits in found.values() for hit in hits):
                matched.append(f"{entry.source}:{entry.line} {text}")
    assert tried > 20
    assert matched == []


def test_hashes_name_every_file(lexicons: Lexicons) -> None:
    expected = {f"{code}/{name}" for code in languages.CODES for name in BUILT_IN}
    assert set(lexicons.hashes) == expected


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ar\tx\tneutral\tﻛﻠﻤﺔ", "mine.tsv:2 has the Arabic presentation form"),
        ("en\tx\tneutral\tcafe\u0301", "mine.tsv:2 is not in Unicode NFC form"),
        ("en\tx\tneutral\tword|word", "mine.tsv:2 repeats 'word'"),
        ("fr\tx\tneutral\tmot", "mine.tsv:2 has the language 'fr'"),
        ("en\t\tneutral\tword", "mine.tsv:2 has no concept"),
        ("en\tx\tneutral\tone||two", "mine.tsv:2 has an empty form"),
        ("en\tx\tneutral\tword\t\t\tnote\textra", "mine.tsv:2 has 8 columns"),
    ],
)
def test_a_bad_line_is_named(line: str, said: str) -> None:
    with pytest.raises(InputError) as raised:
        parse((HEADER + line + "\n").encode(), "mine.tsv")
    assert said in str(raised.value)


def test_a_bad_header_is_named() -> None:
    with pytest.raises(InputError, match=r"mine\.tsv:1 names a column 'colour'"):
        parse(b"lang\tconcept\tcategory\tforms\tcolour\n", "mine.tsv")
    with pytest.raises(InputError, match=r"mine\.tsv:1 lacks the column 'lang'"):
        parse(b"concept\tcategory\tforms\n", "mine.tsv")
    with pytest.raises(InputError, match=r"mine\.tsv is empty"):
        parse(b"", "mine.tsv")


def test_a_file_that_is_not_utf8_is_named() -> None:
    with pytest.raises(InputError, match=r"mine\.tsv:2 is not UTF-8"):
        parse(HEADER.encode() + b"en\tx\tneutral\tcaf\xe9\n", "mine.tsv")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load_lexicons((tmp_path / "none.tsv",))


def test_a_users_file_is_used_and_hashed(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(
        HEADER
        + "en\tactor.green_men\teuphemistic\tpolite people\t\t\t\n"
        + "ar\tactor.green_men\tdelegitimising\tجندي بلا شارة|=جنود بلا شارات\t\t\t\n",
        encoding="utf-8",
    )
    lexicons = load_lexicons((path,))
    assert "mine.tsv" in lexicons.hashes
    ar, en = "انتشر جنود بلا شارات في المطار.", "Polite people appeared at the airport."
    found = framing_differences(
        Document(Article(ar, lang="ar"), "ar", (Sentence(0, 0, len(ar)),)),
        Document(Article(en, lang="en"), "en", (Sentence(0, 0, len(en)),)),
        (Match("m1", (0,), (0,), 1.0),),
        lexicons,
    )
    (difference,) = (d for d in found if d.aspect == "labelling")
    assert difference.a is not None
    assert difference.b is not None
    assert (difference.a.category, difference.b.category) == ("delegitimising", "euphemistic")


@pytest.mark.parametrize("lang", languages.CODES)
def test_built_in_forms_are_held_to_what_is_asked_of_a_readers(lang: str) -> None:
    model = load_lexicons().model(lang)
    for entry in model.entries:
        for form in entry.forms:
            check_form(form, model.grammar, entry.source, entry.line)


@pytest.mark.parametrize("lang", languages.CODES)
def test_forms_wait_under_every_beginning_of_their_keys(lang: str) -> None:
    model = load_lexicons().model(lang)
    wrong = [
        form
        for entry in model.entries
        for written in entry.forms
        for form in (written, *(other for _, other in model.grammar.derive(entry, written)))
        if not {start_of(key) for key in model.grammar.expand(form)[0]}
        <= model.grammar.starts(form)
    ]
    assert wrong == []


def test_several_threads_find_the_same_in_a_lexicon_just_loaded() -> None:
    """Forms are inflected when a text first needs them, and no thread sees half of it."""
    entries = load_lexicons().model("en").entries
    grammar = load_lexicons().model("en").grammar
    text = "Gunmen attacked the besieged town and killed three civilians, the ministry claimed."
    tokens = grammar.tokenize(text, 0, len(text))
    for _ in range(3):
        matcher = PhraseMatcher(grammar.expand)
        for entry in entries:
            for form in entry.forms:
                matcher.add_form(form, grammar.starts(form), entry)
        with ThreadPoolExecutor(4) as pool:
            found = list(pool.map(matcher.find, [tokens] * 8))
        assert found[0]["label"]
        assert all(other == found[0] for other in found)
