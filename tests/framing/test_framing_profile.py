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
    rows = [(row.words_a, row.a, row.words_b.lower(), row.b) for row in profile.sources]
    assert rows == [("شهود", 1, "witnesses", 2), ("رويترز", 1, "", 0)]


def test_a_named_source_is_one_in_both_scripts() -> None:
    ar = document("ar", "قال بلينكن إن المحادثات صعبة.", "وقال لافروف إن المحادثات انتهت.")
    en = document("en", "The talks are hard, Blinken said.")
    rows = framing_profile(ar, en, load_lexicons()).sources
    assert [(row.words_a, row.words_b, row.a, row.b) for row in rows] == [
        ("بلينكن", "Blinken", 1, 1),
        ("لافروف", "", 1, 0),
    ]


def test_a_word_counts_for_one_actor_and_capitals_do_not_divide_it() -> None:
    profile = framing_profile(AR, EN, load_lexicons())
    counts = {n.words: n.count for row in profile.actors for n in row.b}
    assert counts == {"Rebels": 2, "fighters": 1}


def test_tone_counts_loaded_words_per_hundred() -> None:
    profile = framing_profile(AR, EN, load_lexicons())
    assert [n.words for n in profile.tone_a.loaded] == ["وحشي"]
    assert profile.tone_a.per_100_words == round(100 / profile.tone_a.words, 2)
    assert profile.tone_b.loaded == ()
    assert profile.tone_b.per_100_words == 0


def test_a_row_of_names_tells_of_naming_and_not_of_ambiguous_words() -> None:
    """Residents are no protesters, an island no state, and who is named once is no cast."""
    profile = framing_profile(
        document("ar", "قال سكان في الجزيرة إن الجرحى نُقلوا إلى بيوتهم."),
        document("en", "Residents of the island said the army took the injured home."),
        load_lexicons(),
    )
    assert profile.actors == ()
