"""The rules one by one: what raises a finding, and what answers it on the other side."""

from __future__ import annotations

import pytest

from comparer.article import Article
from comparer.framing import Lexicons, framing_differences, load_lexicons
from comparer.records import Difference, Document, Match, Sentence, Span


@pytest.fixture(scope="module")
def lexicons() -> Lexicons:
    return load_lexicons()


def lang_of(text: str) -> str:
    return "ar" if any("\u0600" <= letter <= "\u06ff" for letter in text) else "en"


def document(*lines: str) -> Document:
    sentences, start = [], 0
    for index, line in enumerate(lines):
        sentences.append(Sentence(index, start, start + len(line)))
        start += len(line) + 1
    lang = lang_of(lines[0])
    return Document(Article("\n".join(lines), lang=lang), lang, tuple(sentences))


def compare(lexicons: Lexicons, a: str, b: str) -> tuple[Difference, ...]:
    return framing_differences(document(a), document(b), (Match("m1", (0,), (0,), 1.0),), lexicons)


def aspects(lexicons: Lexicons, a: str, b: str) -> set[str]:
    return {d.aspect for d in compare(lexicons, a, b)}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # equally marked on both sides
        ("زعم الوزير أن الماء نظيف.", "The minister claimed that the water was clean."),
        ("ربما انهار السد.", "The dam may have collapsed."),
        ("نفى الوزير أن السد انهار.", "The minister denied that the dam had collapsed."),
        ("استشهد ثلاثة مقاتلين.", "Three fighters were martyred."),
        # double negation
        ("The council did not reject the plan.", "وافق المجلس على الخطة."),
        ("لم يرفض المجلس الخطة.", "The council approved the plan."),
        # قد with a perfect verb, and the month of May, are no hedges
        ("وقد انسحب الجيش من المدينة.", "The army withdrew from the city."),
        ("The army withdrew in May 2015.", "انسحب الجيش في أيار 2015."),
        # different words of the same meaning, both neutral
        ("لقي ثلاثة أشخاص حتفهم في حريق.", "Three people were killed in a fire."),
        ("أودى الحريق بحياة ثلاثة أشخاص.", "Three people died in the fire."),
        # the doer stands elsewhere in the sentence
        ("أسفرت غارة إسرائيلية عن مقتل ستة.", "An Israeli strike killed six people."),
        ("ذكر المتحدث أن الطريق مفتوح.", "The spokesman said the road was open."),
        # neither part of a compound says what it says alone
        ("بدأ المعلمون إضراباً مفتوحاً.", "Teachers began an open-ended strike over pay."),
        # a noun that is spelled like an adjective, a verb that deploys and publishes
        ("بلغت بقعة النفط الساحل.", "The oil slick reached the coast."),
        ("نشرت الفرق حواجز عائمة.", "The crews laid floating barriers."),
        # a speech that began before, quoted on one side
        ("وأضاف أن الماء نظيف.", "“The water is clean,” he added."),
        # a heading that is somebody's words
        ("«نصر تاريخي»", "An old quarrel"),
        # an adjective that judges, on both sides
        (
            "وأضاف أن كثيراً من المدنيين أصيبوا جراء القصف العشوائي.",
            "He added that many civilians were hurt by the random shelling.",
        ),
    ],
)  # fmt: skip
def test_what_both_sides_say_alike_is_nothing(lexicons: Lexicons, a: str, b: str) -> None:
    assert compare(lexicons, a, b) == ()
    assert compare(lexicons, b, a) == ()


@pytest.mark.parametrize(
    ("a", "b", "hidden"),
    [
        ("Soldiers killed three civilians.", "قُتل ثلاثة مدنيين.", "قُتل"),
        ("Soldiers killed three civilians.", "قتل ثلاثة مدنيين في القرية.", "قتل"),
        ("Soldiers demolished the house.", "تم هدم المنزل.", "هدم"),
        ("قصف الجيش المدرسة.", "The school was shelled.", "shelled"),
        ("أطلق حراس النار على عامل.", "A worker was shot.", "shot"),
        ("Police arrested two men.", "Two men were arrested.", "arrested"),
    ],
)
def test_a_hidden_doer(lexicons: Lexicons, a: str, b: str, hidden: str) -> None:
    (difference,) = compare(lexicons, a, b)
    assert difference.aspect == "agency"
    assert difference.b is not None
    assert [b[s.start : s.end] for s in difference.b.spans] == [hidden]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Soldiers killed three civilians.", "قُتل ثلاثة مدنيين."),
        ("Soldiers killed three civilians.", "قتل ثلاثة مدنيين في القرية."),
        ("Soldiers killed three civilians.", "لقي ثلاثة مدنيين حتفهم."),
        ("Soldiers demolished the house.", "تم هدم المنزل."),
        ("قصف الجيش المدرسة.", "The school was shelled."),
    ],
)
def test_that_the_doer_is_hidden_is_said_once(lexicons: Lexicons, a: str, b: str) -> None:
    (difference,) = compare(lexicons, a, b)
    said, missing = difference.explanation.en.split("; ")
    assert said.count("doer") + said.count("who did it") == 1
    assert missing.count("doer") + missing.count("does not") == 1
    said, missing = difference.explanation.ar.split("، ولا ")
    assert said.count("الفاعل") == missing.count("يذكره") == 1
    assert "فاعل" not in missing


def test_active_and_passive_of_one_spelling_are_told_apart(lexicons: Lexicons) -> None:
    assert aspects(lexicons, "قتل الجيش ثلاثة مدنيين.", "Three civilians were killed.") == {
        "agency"
    }
    assert aspects(lexicons, "قتل ثلاثة مدنيين.", "Three civilians were killed.") == set()


def test_clauses_of_a_match_limit_what_is_read(lexicons: Lexicons) -> None:
    a = "The army may withdraw, and prices rose."
    b = "ارتفعت الأسعار."
    whole = Match("m1", (0,), (0,), 1.0)
    clause = Match("m1", (0,), (0,), 1.0, spans_a=(Span(a.index("prices"), len(a)),))
    assert {d.aspect for d in framing_differences(document(a), document(b), (whole,), lexicons)}
    assert framing_differences(document(a), document(b), (clause,), lexicons) == ()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("قتل العشرات في القصف العشوائي للسوق.", "Dozens were killed in shelling of the market."),
        ("قُتل العشرات في قصف السوق.", "Dozens were killed in indiscriminate shelling."),
        ("انهارت المدرسة خلال دقائق.", "The school became a death trap within minutes."),
    ],
)
def test_words_that_judge_are_loaded_and_no_other_name(lexicons: Lexicons, a: str, b: str) -> None:
    assert aspects(lexicons, a, b) == {"loaded_language"}


def test_garbled_sides_are_left_alone(lexicons: Lexicons) -> None:
    assert (
        compare(lexicons, "قالالمتحدثباسمالجيشإنالطائرةسقطت.", "The plane may have crashed.") == ()
    )


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("قالت رويترز إن القمة ألغيت.", "Reuters said the summit was cancelled.", True),
        ("قال المرصد السوري إن سبعة قتلوا.", "SOHR said seven were killed.", True),
        ("قال الوزير إن القمة ألغيت.", "The minister said the summit was cancelled.", True),
        ("قال سكان إن القمة ألغيت.", "The minister said the summit was cancelled.", False),
        ("قالت رويترز إن القمة ألغيت.", "AFP said the summit was cancelled.", False),
    ],
)
def test_sources_are_matched_across_languages(
    lexicons: Lexicons, a: str, b: str, same: bool
) -> None:
    assert ("attribution" in aspects(lexicons, a, b)) is not same


def report(lead: str, last: str, filler: list[str]) -> Document:
    return document(lead, *filler, last)


def test_emphasis_needs_a_claim_at_the_top_and_far_down(lexicons: Lexicons) -> None:
    filler_en = [f"Paragraph number {n} tells of the weather." for n in "abcdefg"]
    filler_ar = [f"تتحدث الفقرة {n} عن الطقس." for n in "أبتثجحخ"]
    a = report("Rescuers found the missing ship.", "Schools stay open.", filler_en)
    b = report("تبقى المدارس مفتوحة.", "عثر رجال الإنقاذ على السفينة المفقودة.", filler_ar)
    last = len(a.sentences) - 1
    matches = (Match("m1", (0,), (last,), 1.0),)
    (difference,) = framing_differences(a, b, matches, lexicons)
    assert difference.aspect == "emphasis"
    assert difference.a is not None
    assert difference.b is not None
    assert (difference.a.category, difference.b.category) == ("lead", "far down")
    parallel = tuple(Match(f"m{k}", (k,), (k,), 1.0) for k in range(last + 1))
    found = framing_differences(a, a, parallel, lexicons)
    assert "emphasis" not in {d.aspect for d in found}


@pytest.mark.parametrize(
    ("a", "b", "both_can_be_true"),
    [
        # what is undone
        ("رفعت المحكمة الحظر عن التطبيق.", "The court allowed the app again.", True),
        ("رفعت المحكمة الحظر عن التطبيق.", "The court banned the app.", False),
        ("The ministers lifted the ban.", "The ministers extended the ban.", False),
        # two negatives
        ("لم تغب الشركة عن المعرض.", "The company was at the fair.", True),
        ("لم تغب الشركة عن المعرض.", "The company stayed away from the fair.", False),
        # of how many
        ("جميع الركاب بخير.", "None of the passengers was hurt.", True),
        ("صوّت الجميع لصالح المشروع.", "Nobody voted for the bill.", False),
        # of two opposites one belongs to the negation
        ("لم تقلع الطائرة في موعدها.", "The plane took off late.", True),
        # a relative clause is out of the scope of a negation before it
        (
            "رفضت المحكمة الطعن الذي تقدم به الحزب.",
            "The court rejected the appeal filed by the party.",
            True,
        ),
        # what stands without
        ("سقط صاروخ دون وقوع إصابات.", "A rocket fell without causing casualties.", True),
        ("بُني الجدار بترخيص.", "The wall was built without a permit.", False),
        # order
        (
            "وقع الانفجار قبل وصول الموكب.",
            "The explosion happened after the convoy arrived.",
            False,
        ),
        # a particle behind its object
        ("استقبلت المدينة اللاجئين.", "The city turned the refugees away.", False),
        # a verb that says little alone
        ("بقيت أسعار الفائدة بلا تغيير.", "Interest rates were left unchanged.", True),
        ("رُفعت أسعار الفائدة.", "Interest rates were left unchanged.", False),
        # a negation does not reach what only says which one or where
        (
            "لا يزال الخطر قائمًا في جنوب المجر.",
            "The danger has not passed in southern Hungary.",
            True,
        ),
        ("يقع المصنع في جنوب البلاد.", "The plant is in the north of the country.", False),
        # nor into an adjunct
        (
            "بدأت المحادثات ولم يحضر الوزير قبل بدئها.",
            "The minister stayed away before talks began.",
            True,
        ),
        (
            "تقاعس المفتشون عن فحص الرافعة قبل بدء الأشغال.",
            "Inspectors examined the crane before the works began.",
            False,
        ),
        # a negated refusal
        ("لا يُستبعد أن تبيع الشركة ذراعها.", "The company may sell its arm.", True),
        ("تستبعد الشركة أن تبيع ذراعها.", "The company will sell its arm.", False),
        # keeping somebody from it
        ("حالت الثلوج دون وصول القوافل.", "Snow kept the convoys from arriving.", True),
        ("حالت الثلوج دون وصول القوافل.", "The convoys arrived despite the snow.", False),
        # opposite words of opposite numbers
        ("لا أحد من ركاب القطار السريع أصيب.", "All the passengers were unhurt.", True),
        # a long subject between a verb and what it governs
        (
            "تراجع كبير مهندسي شركة المياه البلدية في المدينة عن شهادته.",
            "The water company's chief engineer stood by his testimony.",
            False,
        ),
        # "none but" is everyone
        ("ما من شاحنة في القافلة إلا وخضعت للتفتيش.", "Every lorry was searched.", True),
        # "until this evening" excepts nothing
        ("لم تصل القافلة حتى مساء أمس.", "The convoy had arrived by last night.", False),
        # a word that describes what is known already
        ("وصلت المياه إلى الحي.", "Water reached the parched district.", True),
        # what is said with "without" has been said
        (
            "أبقى البنك الفائدة من دون تغيير للاجتماع الثاني.",
            "The bank left rates where they were for a second meeting.",
            True,
        ),
        # an embargo is denied by none who renews it
        (
            "The council failed to renew the arms embargo.",
            "جدّد المجلس حظر السلاح المفروض على البلاد.",
            False,
        ),
        # nor is a failing that is denied
        ("لم يقصّر الجار في مساعدة الأسرة.", "The neighbour helped the family.", True),
        # names
        (
            "رحبت منظمة العفو الدولية بتنفيذ الاتفاق.",
            "Human Rights Watch welcomed the execution of the deal.",
            True,
        ),
        (
            "اتفقت الشركتان على التعاون، وفق «لويدز ليست».",
            "The two companies agreed to cooperate.",
            True,
        ),
    ],
)
def test_what_cannot_both_be_true(
    lexicons: Lexicons, a: str, b: str, both_can_be_true: bool
) -> None:
    assert ("contradiction" in aspects(lexicons, a, b)) is not both_can_be_true


def test_a_chain_of_sources_shows_its_links(lexicons: Lexicons) -> None:
    (found,) = compare(
        lexicons,
        "قالت رويترز نقلاً عن المرصد السوري إن الغارة أصابت سوقاً.",
        "The strike hit a market, the Syrian Observatory said.",
    )
    assert found.aspect == "attribution"
    assert found.a is not None
    assert len(found.a.spans) == 2
    assert "سلسلة" in found.explanation.ar


def test_a_denied_act_hides_no_doer(lexicons: Lexicons) -> None:
    found = aspects(lexicons, "أطلق الجنود الرصاص المطاطي.", "No rubber bullets were fired.")
    assert "agency" not in found


@pytest.mark.parametrize(
    ("arabic", "same", "opposite"),
    [
        ("ما زال المنزل مهدمًا وسكانه ما زالوا محاصرين.", None, "All were brought to the surface."),
        ("لا يزال الناشط طليقًا.", "The activist remains at large.", "The activist was arrested."),
        (
            "ما زالت الألغام منتشرة، ولا تزال الحقول مزروعة بالألغام.",
            None,
            "The fields have been cleared of mines.",
        ),
    ],
)
def test_what_still_is_so_is_an_outcome(
    lexicons: Lexicons, arabic: str, same: str | None, opposite: str
) -> None:
    assert "contradiction" in aspects(lexicons, arabic, opposite)
    assert same is None or "contradiction" not in aspects(lexicons, arabic, same)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("اتهم الأهالي الشركة بالجشع.", "Residents criticised the owners of the ferry."),
        (
            "The strike hit a depot and caused chaos in the city.",
            "أصابت الضربة مستودعاً في المدينة.",
        ),
        ("استهدفت ضربة المستودع وسادت الفوضى المدينة.", "The strike hit the depot in the city."),
        ("He was charged with corruption.", "اتهم بإساءة استعمال أموال الصندوق."),
        ("Officials are looking into the theft.", "يحقق المسؤولون في الحادث."),
        ("أقر الشريك بالذنب أمام المحكمة.", "The partner spoke before the court."),
        ("Lawmakers visited the site of the explosion.", "زار النواب الموقع وبحثوا الوضع."),
        ("أسفر حريق قاتل عن إصابة الرجل.", "The man was hurt in a fire."),
    ],
)
def test_a_word_that_only_judges_elsewhere_is_no_name(lexicons: Lexicons, a: str, b: str) -> None:
    """Greed, chaos, theft, an explosion: not what the owner, the strike, officials are called."""
    assert "labelling" not in aspects(lexicons, a, b)


def test_greed_that_is_said_to_be_the_landlords_is_their_name(lexicons: Lexicons) -> None:
    found = aspects(lexicons, "تسبب جشع الملاك في رفع الأجرة.", "The landlords raised the rent.")
    assert "labelling" in found


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("رفض الوزير الدعوات إلى استقالته.", "The minister offered his resignation."),
        ("رفض الوزير الدعوات المطالبة باستقالته.", "The minister stepped down."),
        ("The mayor rejected calls to step down.", "قدم رئيس البلدية استقالته."),
        ("The mayor dismissed demands that he resign.", "أعلن رئيس البلدية استقالته."),
        ("The company brushed off calls to recall the car.", "استدعت الشركة السيارة."),
    ],
)
def test_what_was_called_for_and_refused_is_not_done(lexicons: Lexicons, a: str, b: str) -> None:
    assert "contradiction" in aspects(lexicons, a, b)
    assert "contradiction" not in aspects(lexicons, a, a)


def test_a_resignation_on_offer_is_one_handed_in_or_offered(lexicons: Lexicons) -> None:
    offered = "The minister offered his resignation."
    assert aspects(lexicons, offered, "عرض الوزير استقالته.") == set()
    assert aspects(lexicons, offered, "قدم الوزير استقالته.") == set()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "رفض وزير النقل الدعوات إلى استقالته قائلاً إن التحقيق جارٍ.",
            "The transport minister offered his resignation on Tuesday.",
        ),
        (
            "The union called off its strike, saying that the talks were going well.",
            "علقت النقابة إضرابها.",
        ),
    ],
)
def test_words_that_follow_a_claim_attribute_nothing_before_them(
    lexicons: Lexicons, a: str, b: str
) -> None:
    assert "attribution" not in aspects(lexicons, a, b)


def test_a_participle_attributes_what_follows_it(lexicons: Lexicons) -> None:
    a = "استقبل الوزير الصحفيين قائلاً إن السد انهار."
    assert "attribution" in aspects(lexicons, a, "The dam collapsed.")


@pytest.mark.parametrize(
    ("active", "passive"),
    [
        # people of a kind that is no actor of the news
        ("كسر نجارون أبواب المعبد القديم.", "The doors of the old temple were broken."),
        ("جرى الأسبوع الماضي تسريب الملفات.", "Two programmers leaked the files last week."),
        # a verb that no lexicon lists: people stand behind it, what was done to them before it
        ("أبقى مهندسون صمامات الخزان مغلقة.", "The reservoir's valves were left shut."),
        ("قتل أفراد من الجيش راعياً قرب الحدود.", "A herder was killed near the border."),
    ],
)  # fmt: skip
def test_people_of_any_kind_are_doers(lexicons: Lexicons, active: str, passive: str) -> None:
    assert aspects(lexicons, active, passive) == {"agency"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # both have a subject that acts, under whatever name
        (
            "أوقف حلفاء إيران في العراق هجماتهم على القواعد.",
            "Iran's proxies have suspended their attacks on the bases.",
        ),
        # a verb in the infinitive, a participle that is the one finite verb, a compound noun
        ("The merchant paid for the shipment in cash.", "دفع التاجر ثمن الشحنة نقداً."),
        (
            "تعتزم الوزارة نقل القاضية إلى محكمة أخرى.",
            "The ministry has transferred the judge to another court.",
        ),
        # his men are whoever they are on the other side
        (
            "قال قائد الشرطة إن عناصره أطلقوا الغاز.",
            "The police chief said his officers had fired gas.",
        ),
        # what a ban is on does nothing
        ("حظر الهواتف المحمولة في المدارس.", "Mobile phones to be banned in schools."),
    ],
)  # fmt: skip
def test_a_subject_of_ones_own_hides_no_doer(lexicons: Lexicons, a: str, b: str) -> None:
    assert "agency" not in aspects(lexicons, a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("أوقف القبطان على ذمة التحقيق.", "The captain was detained."),
        ("أوقف القبطان على ذمة النيابة.", "The captain was detained."),
        ("سارت الأعمال بحسب الأصول.", "Work went ahead."),
        ("سارت الرحلة وفق ما هو مقرر.", "The trip went ahead."),
        ("أوقف العمل بحسب تعليمات الوزارة.", "Work was stopped."),
        ("صرفت الرواتب على حسب الأقدمية.", "Salaries were paid."),
        ("Work went according to plan.", "سار العمل."),
        ("The ferry sailed according to schedule.", "أبحرت العبارة."),
        ("The tickets were priced according to distance.", "سعرت التذاكر."),
        ("Matches are played according to FIFA rules.", "تقام المباريات."),
        ("Results differ according to the method used.", "تختلف النتائج."),
    ],
)
def test_a_norm_is_no_source(lexicons: Lexicons, a: str, b: str) -> None:
    assert "attribution" not in aspects(lexicons, a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("غرق القارب على ذمة الصحيفة.", "The boat sank."),
        ("غرق القارب وفق ما قالت الوزارة.", "The boat sank."),
        ("غرق القارب بحسب لجنة القواعد في البرلمان.", "The boat sank."),
        ("The boat sank, according to the rules committee.", "غرق القارب."),
    ],
)
def test_whoever_watches_over_a_norm_is_one(lexicons: Lexicons, a: str, b: str) -> None:
    assert "attribution" in aspects(lexicons, a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The army shelled the village.", "سقطت قذائف على القرية."),
        (
            "أطلقت الشرطة قنابل الغاز على المتظاهرين.",
            "Tear gas canisters landed among the protesters.",
        ),
        ("فرقت الشرطة المتظاهرين.", "Tear gas was fired at the protesters."),
        ("Police used water cannon on protesters.", "استُخدمت خراطيم المياه ضد المحتجين."),
        ("Soldiers opened fire on the crowd.", "انهالت الطلقات المطاطية على الحشد."),
    ],
)
def test_a_weapon_that_acts_alone_hides_the_doer(lexicons: Lexicons, a: str, b: str) -> None:
    assert aspects(lexicons, a, b) - {"loaded_language"} == {"agency"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The army shelled the village.", "سقطت قذائف الجيش على القرية."),
        ("سقطت قذائف على القرية.", "Shells landed in the village."),
        ("The army shelled the village.", "انهار مبنى في القرية."),
        ("The minister opened the shelter.", "سقطت قذائف على الملجأ."),
    ],
)
def test_a_weapon_hides_no_doer_who_is_named_or_did_something_else(
    lexicons: Lexicons, a: str, b: str
) -> None:
    assert "agency" not in aspects(lexicons, a, b)


def test_who_fires_tear_gas_dismisses_nobody(lexicons: Lexicons) -> None:
    found = aspects(lexicons, "Tear gas was fired at the staff.", "عينت الشركة موظفين.")
    assert "contradiction" not in found
    found = aspects(lexicons, "The clerk was fired on Monday.", "عُيّن الموظف الاثنين.")
    assert "contradiction" in found


def test_a_call_and_its_refusal_do_not_contradict_each_other(lexicons: Lexicons) -> None:
    a = "Opposition lawmakers called on the minister to resign."
    b = "رفض الوزير دعوات نواب المعارضة إلى استقالته."
    assert "contradiction" not in aspects(lexicons, a, b)


def test_a_suspended_sentence_convicts(lexicons: Lexicons) -> None:
    a = "وبرأت المحكمة شقيقه نبيل لعدم كفاية الأدلة."
    b = "His brother Nabil was convicted of fraud and given a suspended sentence of one year."
    assert "contradiction" in aspects(lexicons, a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("أودع الحبس الاحتياطي.", "He was held in pre-trial detention."),
        ("قال إن القضية تصفية حسابات.", "He said the case was meant to settle political scores."),
        ("استمعت المحكمة إلى 44 شاهداً.", "The court heard from 44 witnesses."),
    ],
)
def test_words_of_the_court_room_are_equals(lexicons: Lexicons, a: str, b: str) -> None:
    assert aspects(lexicons, a, b) <= {"certainty"}


def test_who_is_sentenced_or_acquitted_is_so_by_a_court(lexicons: Lexicons) -> None:
    a = "قضت محكمة الجنايات بسجن الوزير السابق ثماني سنوات."
    assert "agency" not in aspects(lexicons, a, "A former minister was sentenced to eight years.")
    assert "agency" not in aspects(lexicons, "وبرأت المحكمة شقيقه.", "His brother was acquitted.")
    assert "agency" in aspects(lexicons, "اعتقل الجيش شقيقه.", "His brother was arrested.")
