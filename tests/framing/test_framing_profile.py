"""The profile of two whole reports: names, sources, tone."""

from __future__ import annotations

from comparer.article import Article
from comparer.framing import framing_profile, load_lexicons
from comparer.records import Document, Sentence


def document(lang: str, *lines: str) -> Document:
    sentences, start = [], 0
    for index, line in enumerate(lines):
        sentences.append(Sentence(index, start, start + len(line)))
        start += len(line) + 1
    return Document(Article("\n".join(lines), lang=lang), lang, tuple(sentences))


AR = document(
    "ar",
    "سيطر إرهابيون على البلدة.",
    "وقال شهود إن الإرهابيين انسحبوا بعد هجوم وحشي.",
    "وقالت رويترز إن البلدة خالية.",
)
EN = document(
    "en",
    "Rebels took the town.",
    "The rebels withdrew, witnesses said.",
    "Witnesses said the fighters had left.",
)


def test_actors_are_listed_with_names_counts_and_categories() -> None:
    profile = framing_profile(AR, EN, load_lexicons())
    row = next(r for r in profile.actors if r.concept == "actor.nonstate_fighters")
    assert sum(n.count for n in row.a if n.category == "delegitimising") == 2
    assert {n.words.lower() for n in row.b} >= {"rebels", "the rebels", "fighters"} - {"the rebels"}
    assert row.differs
    assert row.name.en
    assert row.name.ar


def test_sources_are_counted_over_both_reports() -> None:
    profile = framing_profile(AR, EN, load_lexicons())
    counts = {(row.a, row.b) for row in profile.sources}
    assert (1, 2) in counts
    assert (1, 0) in counts


def test_tone_counts_loaded_words_per_hundred() -> None:
    profile = framing_profile(AR, EN, load_lexicons())
    assert [n.words for n in profile.tone_a.loaded] == ["وحشي"]
    assert profile.tone_a.per_100_words == round(100 / profile.tone_a.words, 2)
    assert profile.tone_b.loaded == ()
    assert profile.tone_b.per_100_words == 0
