"""The gloss of whole sentences: a reading aid in English order that invents nothing."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from comparer.encode import load_encoder
from comparer.errors import ModelMissingError
from comparer.figures import extract_figures
from comparer.options import Options
from comparer.translate import gloss, load_translator, translate
from comparer.translate.gloss import dictionary
from comparer.translate.gloss.analysis import analyses, from_buckwalter, to_buckwalter
from comparer.translate.gloss.names import latin, spell
from comparer.translate.gloss.reading import clean
from comparer.translate.gloss.units import readings_of
from comparer.translate.glossary import Glossary

pytestmark = pytest.mark.skipif(
    not gloss.available("ar", "en"), reason="the dictionary (extra gloss) is not installed"
)


@pytest.fixture(scope="module")
def engine():
    return gloss.GlossEngine(load_encoder(Options()), Glossary())


@pytest.fixture
def glossed(engine, document):
    def make(*lines: str) -> list[str]:
        doc = document(lines)
        doc = replace(doc, figures=extract_figures(doc))
        return engine.translate(doc, doc.sentences)

    return make


def test_transliteration_is_reversible():
    assert from_buckwalter(to_buckwalter("مُؤَامَرَةٌ")) == "مؤامرة"


def test_a_word_is_split_into_prefix_stem_and_suffix():
    entries = dictionary.load(dictionary.folder())
    found = {
        (a.prefix.vocalised, a.stem.glosses[0], a.suffix.vocalised)
        for a in analyses(to_buckwalter("وبالمدينة"), entries)
    }
    assert ("wabiAl", "city", "ap") in found
    assert analyses(to_buckwalter("ستانفوردشاير"), entries) == ()


def test_readings_say_what_the_parts_mean():
    found = [r for r in readings_of("وسيقتلونهم") if "kill" in r.senses]
    assert {(r.conjunction, r.tense, r.owner, r.plural) for r in found} == {
        ("and", "future", "3MP", True)
    }
    assert "3MP" in {r.subject for r in found}
    found = [r for r in readings_of("لمدينتهم") if "city" in r.senses]
    assert ("li", "3MP", False) in {(r.preposition, r.owner, r.definite) for r in found}


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("أعلنت الحكومة الميزانية الجديدة", "The government announced the new budget"),
        ("أعلن رئيس الوزراء استقالته", "The prime minister announced his resignation"),
        ("هذا مهم", "This is important"),
        ("لم يعلن الجيش الهدنة", "The army did not announce the truce"),
        ("قبل 3 أيام من الانتخابات", "3 days before elections"),
        ("سيزور الرئيس لبنان يوم الاثنين", "on Monday"),
        ("في يوم الجمعة", "On Friday"),
        ("في يوم 20 سبتمبر", "On September 20"),
        ("في عام 1998", "In 1998"),
        ("ولعام 2015", "And for 2015"),
        ("وفقا للوزارة", "According to the ministry"),
        ("قامت الحكومة بالإصلاحات.", "The government carried out reforms."),
        ("غادر الجيش. عاد السكان.", "left. The residents went"),
        ("قبل ثلاثة أشهر", "Three months ago"),
        ("أكثر من 300 متظاهر", "More than 300 demonstrators"),
        ("بشكل كبير", "Significantly"),
        ("بشكل سريع", "Quickly"),
        ("بالمدينة", "In the city"),
        ("في القرن التاسع عشر", "19th century"),
        ("المدينة القديمة الكبيرة", "The large old city"),
    ],
)
def test_english_order_and_forms(glossed, arabic, english):
    (text,) = glossed(arabic)
    assert english in text


@pytest.mark.parametrize(
    ("word", "sense", "other"),
    [
        ("فرّقتهم", "separate", "group"), ("قُتل", "be killed", "kill"), ("قُصف", "be bombed", "bomb"),
        ("تُستأنف", "be resumed", "resume"), ("الشّمس", "sun", ""), ("بمدينتِهِم", "city", ""),
        ("الصبّاغ", "dyer", "color"), ("كتاباً", "book", ""), ("مِن", "from", "who"),
    ],
)  # fmt: skip
def test_a_reading_that_the_marks_contradict_is_none(word, sense, other):
    senses = {sense for reading in readings_of(word) for sense in reading.senses}
    assert sense in senses
    assert other not in senses


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("غرقت عبّارة قرب الجزيرة", "ferry"),
        ("قالت أم محمد إن ابنها عاد", "Umm Muhammad"),
        ("لا نعرف هل فاز سعيد أم يوسف", " or "),
        ("رفض وزير النقل سعيد الحمدان الاستقالة", "minister of the transportation Said Al-Hamdan"),
        ("قال الوزير سعيد جداً بالقرار", "happy"),
        ("خصصت الحكومة تعويضاً قدره ألف دولار", "compensation of $1,000"),
        ("أعلنت الحكومة الحداد ثلاثة أيام", "mourning"),
        ("حريق يودي بحياة 41 راكباً", "kills 41"),
        ("ولم تُجدَّد الشبكة", "not renewed"),
    ],
)
def test_names_marks_and_set_phrases(glossed, arabic, english):
    (text,) = glossed(arabic)
    assert english in text


@pytest.mark.parametrize(
    ("arabic", "english", "never"),
    [
        ("غرقت السفينة في مياه الخليج", "the Gulf", "Persian"),
        ("الناقلة المتجهة للخليج", "the Gulf", "Persian"),
        ("سفن حربية في الخليج الفارسي", "the Persian Gulf", "Arab"),
        ("سفن حربية في خليج عدن", "the Gulf of Aden", "Persian"),
        ("زار الوفد القدس المحتلة", "occupied Jerusalem", " of the "),
        ("قصف مواقع في الجولان السوري", "Syrian Golan", " of the "),
        ("دخلت قوات الاحتلال المخيم", "the occupation forces", "Israel"),
        ("ندد الوزير بالعدوان", "aggression", "enemy"),
        ("أعلن الحوثيون الهدنة", "Houthis", "Houthises"),
        ("استشهد شاب قرب الحاجز", "martyred", "quoted"),
        ("انتشر الحشد الشعبي في المدينة", "Popular Mobilization", "crowd"),
        ("اقتحموا الحرم الجامعي", "university campus", "sacred"),
        ("سقط خمسة جرحى", "five wounded", "woundeds"),
    ],
)
def test_names_of_places_and_groups_are_neutral_and_say_what_is_written(
    glossed, arabic, english, never
):
    (text,) = glossed(arabic)
    assert english.lower() in text.lower()
    assert never not in text


def test_the_sense_fits_the_stem_and_the_sentence(glossed):
    (text,) = glossed("يعاني المريض من سرطان الرئة")
    assert "cancer" in text
    assert "crayfish" not in text


def test_figures_come_from_extraction(glossed):
    (text,) = glossed("قتل ٣٥٠ شخصا في ٥ آب ٢٠١٥ على بعد ١٢ كم من المدينة")
    for part in ("350", "August 5, 2015", "12 kilometres"):
        assert part in text


def test_every_number_of_the_gloss_stands_in_the_original(glossed):
    lines = ["دفعت 2.5 مليون دولار في 2018 أي 58% من 4300 عقد", "بين 20 و30 قتيلا و1,200 جريح"]
    for line, text in zip(lines, glossed(*lines), strict=True):
        wanted = set(re.findall(r"\d+", line.replace(",", "")))
        assert set(re.findall(r"\d+", text.replace(",", ""))) <= wanted


def test_nothing_is_left_in_arabic_letters(glossed):
    (text,) = glossed("قال بيبرس تلاوي لـ«العربي الجديد»: «سقطت القريتين»، ثم غادر")
    assert not re.search("[\u0600-\u06ff]", text)


def test_diacritics_tatweel_and_bidi_marks_do_not_matter(glossed):
    plain, marked = glossed("أعلنت الحكومة الهدنة", "\u200fأَعْلَنَتِ الحُكُومَةُ الهُدْنـــةَ\u200e")
    assert marked == plain


def test_a_sentence_alone_is_glossed_as_in_an_article(glossed):
    line = "أعلنت الحكومة الهدنة"
    assert glossed(line) == glossed("ضرب زلزال المدينة", line)[1:]


def test_names_get_the_spelling_people_use():
    assert latin("محمد") in ("Mohamed", "Mohammed", "Muhammad", "Mohammad")
    assert latin("ستانفورد").startswith("Stanf")
    assert spell("الكتالونية").startswith("al-K")


def test_the_readers_glossary_goes_first(document):
    engine = gloss.GlossEngine(None, Glossary((("داعش", "Daesh"), ("الهدنة", "the cease-fire"))))
    doc = document(["قاتل الجيش داعش بعد الهدنة"])
    (text,) = engine.translate(doc, doc.sentences)
    assert "Daesh" in text
    assert "the cease-fire" in text


def test_auto_falls_back_to_the_gloss_and_says_so(document):
    options = Options(translator="auto", reader="en")
    translator = load_translator(options)
    assert translator.name == "gloss"
    doc = document(["أعلنت الحكومة الهدنة"])
    translated, caveats = translate(doc, "a", translator, options)
    assert translated.sentences[0].translation.engine == "gloss"
    assert [caveat.code for caveat in caveats] == ["gloss_only"]
    _, caveats = translate(doc, "a", translator, Options(translator="gloss", reader="en"))
    assert caveats == ()


def test_english_is_not_glossed_for_arabic_readers(document):
    options = Options(translator="auto", reader="ar")
    translator = load_translator(options)
    assert translator.name == "none"
    translated, caveats = translate(document(["The town fell"], "en"), "b", translator, options)
    assert translated.sentences[0].translation is None
    assert [(caveat.code, caveat.article) for caveat in caveats] == [("no_translation", "b")]
    with pytest.raises(ModelMissingError, match="gloss"):
        load_translator(Options(translator="gloss", reader="ar"))


def test_without_its_dictionary_the_gloss_says_what_to_install(monkeypatch):
    monkeypatch.setattr(dictionary, "folder", lambda: None)
    with pytest.raises(ModelMissingError, match=r"comparer\[gloss\]"):
        load_translator(Options(translator="gloss", reader="en"))
    assert load_translator(Options(translator="auto", reader="en")).name == "none"


def test_no_note_of_the_dictionary_reaches_the_reader():
    """Over 140,000 senses: no tag such as [fem.sg.], no alternative, no mark of grammar."""
    entries = dictionary.load(dictionary.folder())
    stems = [dictionary.parse_stem(line) for lines in entries.stems.values() for line in lines]
    senses = {sense for stem in stems for raw in stem.glosses for sense in clean(raw)}
    assert len(senses) > 20_000
    assert [sense for sense in senses if re.search(r"[\[\]<>()/+=;|]", sense)] == []
    tags = re.compile(r"\b(?:fem|masc|sg|pl|dual|acc|gen|nom|pron)\.", re.IGNORECASE)
    assert [sense for sense in senses if tags.search(sense)] == []
