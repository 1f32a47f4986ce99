"""The profile of two whole reports: names, sources, tone."""

from __future__ import annotations

from dataclasses import replace

from comparer.article import Article
from comparer.framing import framing_profile, load_lexicons
from comparer.records import Document, Match, Sentence


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


def headed(lang: str, *lines: str) -> Document:
    """A document whose first line is its headline."""
    plain = document(lang, *lines)
    first, *rest = plain.sentences
    return replace(plain, sentences=(replace(first, role="headline"), *rest))


def test_claims_of_an_actor_and_a_topic_are_counted_in_both_reports() -> None:
    ar = document("ar", "قُتل خمسة مدنيين.", "وقتل الجيش مسلحين.", "وارتفعت أسعار الخبز.")
    en = document("en", "Five civilians were killed.", "The army welcomed the talks.")
    profile = framing_profile(ar, en, load_lexicons())
    assert (profile.claims_a, profile.claims_b) == (3, 2)
    topics = {share.topic: (share.a, share.b) for share in profile.topics}
    assert topics["casualties"] == (2, 1)
    assert topics["truce"] == (0, 1)
    assert all(share.name.en and share.name.ar for share in profile.topics)
    army = next(row for row in profile.actors if row.concept == "actor.state_army")
    assert (army.claims_a, army.claims_b) == (1, 1)


def test_a_word_of_several_topics_counts_for_none() -> None:
    en = document("en", "The strike went on.")
    assert framing_profile(en, en, load_lexicons()).topics == ()


def test_a_topic_needs_a_word_that_tells_of_no_other() -> None:
    """A "head" and a "passenger" may be names of a ringleader and a courier, and are not here."""
    ar = document("ar", "انتشل الغطاسون ثلاثين راكباً.", "وأمرت المحكمة بسجن السائق.")
    en = document("en", "The head of the crew pulled passengers out.", "The driver was jailed.")
    topics = {t.topic: (t.a, t.b) for t in framing_profile(ar, en, load_lexicons()).topics}
    assert topics["justice"] == (1, 1)
    assert "displacement" not in topics
    assert "sport" not in topics


def test_tone_counts_soft_words_and_names_of_acts_but_no_physical_strength() -> None:
    ar = document("ar", "وصف النقابي الانهيار بأنه مجزرة سببها جشع الملاك.", "ضرب زلزال عنيف.")
    en = document("en", "Strong winds felled trees.", "He spoke of a massacre and greedy owners.")
    profile = framing_profile(ar, en, load_lexicons())
    assert {n.words for n in profile.tone_a.loaded} >= {"مجزرة", "جشع"}
    assert "عنيف" not in {n.words for n in profile.tone_a.loaded}
    assert {n.words for n in profile.tone_b.loaded} == {"massacre", "greedy"}


def test_a_headline_names_no_passengers_and_tells_no_act_by_a_participle() -> None:
    ar = headed("ar", "غرق مركب يودي بحياة سبعة صيادين والبحث جارٍ عن مفقودين", "قال ناجون ذلك.")
    en = headed("en", "Mayor blames textile plant for spill at city guard post", "He said so.")
    profile = framing_profile(ar, en, load_lexicons())
    assert profile.headline_a.actors == ()
    assert "مفقودين" not in profile.headline_a.acts
    assert not {"plant", "post"} & set(profile.headline_b.acts)
    assert "Mayor" in profile.headline_b.actors


def test_headlines_show_who_is_named_and_whether_the_doer_is() -> None:
    ar = headed("ar", "مقتل ثلاثة مدنيين في غارة على البلدة", "وقال شهود إن القصف استمر.")
    en = headed("en", "Israeli army kills three civilians", "Witnesses said shelling went on.")
    profile = framing_profile(ar, en, load_lexicons())
    assert profile.headline_a.text == "مقتل ثلاثة مدنيين في غارة على البلدة"
    assert profile.headline_a.acts
    assert profile.headline_a.hides_doer
    assert profile.headline_b.doers == ("Israeli army",)
    assert not profile.headline_b.hides_doer


def test_a_report_without_a_headline_has_nothing_to_show_for_one() -> None:
    assert framing_profile(AR, EN, load_lexicons()).headline_a.text == ""


def quoted(ar: Document, en: Document, *pairs: tuple[int, int]) -> list[tuple[str, int, str, int]]:
    """The rows of sources, of two reports whose sentences match as given."""
    matches = tuple(Match(f"m{i}", (a,), (b,), 1.0) for i, (a, b) in enumerate(pairs))
    rows = framing_profile(ar, en, load_lexicons(), matches=matches).sources
    return [(row.words_a, row.a, row.words_b, row.b) for row in rows]


def test_sources_pair_by_name_by_office_and_by_the_claims_that_match() -> None:
    ar = document(
        "ar",
        "وقالت أم كريم، وهي ممرضة: «لم يأت أحد لمساعدتنا».",
        "وقال العقيد باسل الجابري، المتحدث باسم الشرطة، إن الحريق أُخمد.",
        "ونفت إدارة المصنع أن تكون الأبواب مقفلة.",
    )
    en = document(
        "en",
        "The factory's owner denied that the doors were locked.",
        "The fire was out, police spokesman Col. Basil al-Jabri told reporters.",
        '"Nobody came to help us," said Umm Karim, a nurse.',
    )
    assert quoted(ar, en, (0, 2), (1, 1), (2, 0)) == [
        ("أم كريم", 1, "Umm Karim", 1),
        ("إدارة المصنع", 1, "The factory's owner", 1),
        ("العقيد باسل الجابري", 1, "police spokesman Col. Basil al-Jabri", 1),
    ]


def test_a_participle_has_the_subject_of_its_clause() -> None:
    ar = document("ar", "ورفض وزير الصحة نبيل الشامي الاستقالة، مؤكداً أن الدواء متوفر.")
    en = document(
        "en", "Health Minister Nabil al-Shami offered to resign, saying an audit would find more."
    )
    (row,) = quoted(ar, en)
    assert row == ("وزير الصحة نبيل الشامي", 1, "Health Minister Nabil al-Shami", 1)


def test_what_is_yet_to_be_said_and_who_is_held_pending_inquiry_quote_nobody() -> None:
    ar = document("ar", "أوقفت الشرطة ثلاثة سائقين على ذمة التحقيق.", "سيكشف التقرير الأسباب.")
    en = document("en", "The report will say who is to blame.", "Nurses did not say why they left.")
    assert quoted(ar, en) == []


def test_one_office_is_one_source_with_its_holder() -> None:
    ar = document("ar", "قالت وزيرة العمل هدى سالم إن الأجور سترتفع.", "وقالت الوزيرة إن ذلك قريب.")
    en = document(
        "en", "Pay will rise, Labour Minister Huda Salem said.", "The minister said soon."
    )
    assert quoted(ar, en) == [("وزيرة العمل هدى سالم", 2, "Labour Minister Huda Salem", 2)]


def test_sources_with_other_names_are_two() -> None:
    ar = document("ar", "قال سامي حداد إن الجسر آمن.")
    en = document("en", "The bridge is safe, Rami Khalil said.")
    assert len(quoted(ar, en, (0, 0))) == 2


def test_an_actor_is_called_what_its_names_have_in_common() -> None:
    """The coast guard is no army, sea authorities no navy, and a name to call anybody no actor."""
    ar = document(
        "ar",
        "وقالت السلطات البحرية إن خفر السواحل أنقذ الطاقم.",
        "وانتقد النائب جشع الملاك.",
        "واحتشد مئات أمام المقر.",
    )
    en = document("en", "The coast guard saved the crew.", "Hundreds of rioters gathered.")
    matches = (Match("m1", (0,), (0,), 1.0), Match("m2", (2,), (1,), 1.0))
    rows = {
        row.concept: row for row in framing_profile(ar, en, load_lexicons(), matches=matches).actors
    }
    army = rows["actor.state_army"]
    assert (army.name.en, army.name.ar) == ("coast guard", "خفر السواحل")
    assert [n.words for n in army.a] == ["خفر السواحل"]
    assert "people.names" not in rows
    assert [n.words for n in rows["actor.protesters"].b] == ["rioters"]


def test_names_that_no_matched_claim_shares_are_not_one_actor() -> None:
    ar = document("ar", "قال رئيس المحكمة إن الجلسة أُجلت.", "وعُدّل النظام الداخلي للنادي.")
    en = document("en", "The government welcomed it.", "The president spoke.", "The hearing moved.")
    rows = framing_profile(ar, en, load_lexicons(), matches=(Match("m1", (0,), (2,), 1.0),)).actors
    assert not any(row.a and row.b for row in rows)
