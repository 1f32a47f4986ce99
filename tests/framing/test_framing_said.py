"""What is said of a claim: how sure it is, and who stands behind it."""

from __future__ import annotations

import pytest

from comparer.article import Article
from comparer.framing import Lexicons, framing_differences, load_lexicons
from comparer.records import Document, Match, Sentence


@pytest.fixture(scope="module")
def lexicons() -> Lexicons:
    return load_lexicons()


def document(text: str, lang: str) -> Document:
    return Document(Article(text, lang=lang), lang, (Sentence(0, 0, len(text)),))


def aspects(lexicons: Lexicons, arabic: str, english: str) -> set[str]:
    match = (Match("m1", (0,), (0,), 1.0),)
    a, b = document(arabic, "ar"), document(english, "en")
    return {d.aspect for d in framing_differences(a, b, match, lexicons)}


@pytest.mark.parametrize(
    ("arabic", "english", "differ"),
    [
        # allowing answers a hedge, but not where both sides allow
        (
            "من شأن الجسر أن يتيح للشاحنات تفادي وسط البلدة.",
            "The bridge has allowed lorries to bypass the town centre.",
            True,
        ),
        (
            "من شأن الجسر أن يتيح للشاحنات تفادي وسط البلدة.",
            "The bridge would allow lorries to bypass the town centre.",
            False,
        ),
        # a bill and a court are no plans
        (
            "أقر البرلمان مشروع قانون للصيد البحري.",
            "Parliament is poised to pass a fisheries bill.",
            True,
        ),
        (
            "يعتزم المصرف فتح فرع في كوبنهاغن.",
            "The bank has opened a branch near the court in Copenhagen.",
            True,
        ),
        # what had been meant to be by then
        (
            "ألغت الفرقة الحفل قبل ساعة من موعده.",
            "The band cancelled the concert an hour before it was due to begin.",
            False,
        ),
        # two denials of doubt, two denials of news
        (
            "لا شك في أن البئر جافة.",
            "There is no question that the well is dry.",
            False,
        ),
        (
            "غرق قارب صيد ولم ترد أنباء عن ضحايا.",
            "A fishing boat sank, with no word of casualties.",
            False,
        ),
        # توقع "she signs" and "it expects"
        (
            "لم توقع شركة الملاحة العقد.",
            "The shipping line did not sign the contract.",
            False,
        ),
        # what is weighed is not done
        (
            "يداعب المالك فكرة بيع اليخت.",
            "The owner has sold the yacht.",
            True,
        ),
        (
            "يفكر المالك في بيع اليخت.",
            "The owner is toying with the idea of selling the yacht.",
            False,
        ),
        # two words for a small chance
        (
            "لا يُستبعد أن يتأجل السباق.",
            "The race may be postponed.",
            False,
        ),
        # what is awaited, mysterious or on the outskirts is not in doubt
        (
            "المسافرون عالقون في انتظار القطار.",
            "The passengers may be stranded.",
            True,
        ),
        (
            "توقفت القافلة على مشارف البلدة.",
            "The convoy stopped outside the town.",
            False,
        ),
        # not "now": الآن
        (
            "تعرض المكتبة الآن مخطوطات نادرة.",
            "The library now displays rare manuscripts.",
            False,
        ),
        # a door left open is a doubt, and answers whatever is not ruled out
        (
            "لم توصد الحكومة الباب أمام تعديل القانون.",
            "The government has not ruled out amending the law.",
            False,
        ),
        (
            "ترك النادي الباب موارباً أمام رحيل المهاجم.",
            "The club kept the door open to the striker's departure.",
            False,
        ),
        (
            "لم توصد الحكومة الباب أمام تعديل القانون.",
            "The government amended the law.",
            True,
        ),
        # who is able or allowed to is no less sure
        (
            "بات بإمكان سكان الحي ركوب الحافلة مجاناً.",
            "Residents of the district are no longer barred from the free bus.",
            False,
        ),
        (
            "ربما ركب سكان الحي الحافلة مجاناً.",
            "Residents of the district rode the bus free.",
            True,
        ),
        # what is most probable is not sure, nor is it answered by somebody's exploring
        (
            "هلك المتسلق، في أغلب الظن، وهو يستكشف الكهف.",
            "The climber died while exploring the cave.",
            True,
        ),
        (
            "اندلع الحريق، في الغالب الأعم، في المطبخ.",
            "The fire broke out in the kitchen.",
            True,
        ),
        (
            "اندلع الحريق، في الغالب الأعم، في المطبخ.",
            "The fire most probably broke out in the kitchen.",
            False,
        ),
    ],
)  # fmt: skip
def test_how_sure_it_is(lexicons: Lexicons, arabic: str, english: str, differ: bool) -> None:
    assert ("certainty" in aspects(lexicons, arabic, english)) is differ


@pytest.mark.parametrize(
    ("arabic", "english", "differ"),
    [
        # what says outright that the report does not vouch for it
        (
            "أعلن المدرب أن الحارس تعافى.",
            "The coach announced, without offering any proof, that the goalkeeper had recovered.",
            True,
        ),
        (
            "أوضح البنك أن الودائع آمنة.",
            "If the bank is to be believed, the deposits are safe.",
            True,
        ),
        (
            "قال المقاول للسكان إن الأساسات متينة.",
            "The contractor would have residents believe that the foundations are sound.",
            True,
        ),
        (
            "زعم المقاول أن الأساسات متينة.",
            "The contractor would have residents believe that the foundations are sound.",
            False,
        ),
        # an office, and somebody who would not be named
        (
            "قال مسؤول ماليزي طلب عدم ذكر اسمه إن الميناء سيُغلق.",
            "The Malaysian transport ministry said the port would close.",
            True,
        ),
        (
            "أفاد المدير المالي بأن المصنع بيع.",
            "The factory has been sold, people familiar with the matter said.",
            True,
        ),
        (
            "قال مسؤول ماليزي إن الميناء سيُغلق.",
            "A Malaysian official, speaking on condition of anonymity, said the port would close.",
            False,
        ),
        # where a source is does not make it another's
        (
            "انهار السقف، وفق ما ذكره الدفاع المدني في نيروبي.",
            "The roof collapsed, according to shopkeepers in Nairobi.",
            True,
        ),
        (
            "احتشد ألف شخص، حسب تقديرات المنظمين.",
            "A thousand people gathered, by police estimates.",
            True,
        ),
        # showing a thing, as a clause and as a noun
        (
            "أظهرت صور الأقمار الاصطناعية أن السد انهار.",
            "Satellite images showed the collapse of the dam.",
            False,
        ),
        # a chain on both sides
        (
            "نقلت صحيفة نيكاي عن مسؤول تنفيذي في هوندا قوله إن المصنع أُغلق.",
            "The Nikkei newspaper quoted a Honda executive as saying the plant had closed.",
            False,
        ),
        # a view without "that" is one
        (
            "يعتقد الباحثون أن القناع يعود إلى القرن العاشر.",
            "Researchers believe the mask dates from the tenth century.",
            False,
        ),
        # proof and mere argument
        (
            "أثبتت الدراسة أن الضوضاء تضعف السمع.",
            "The study argued that noise impairs hearing.",
            True,
        ),
        # the accused accuse nobody, and a council renews without a word
        (
            "ذكرت صحيفة لوموند أن المتهم غادر المدينة.",
            "The accused left the city.",
            True,
        ),
        (
            "جدّد مجلس الأمن مهمة المراقبين.",
            "The Security Council renewed the observers' mission.",
            False,
        ),
        # whom a headline quotes by a colon or a dash
        (
            "الأرصاد: عاصفة رملية تصل إلى الساحل",
            "Sandstorm reaches the coast",
            True,
        ),
        (
            "نقابة المعلمين: الإضراب مستمر",
            "Strike to go on, teachers' union says",
            False,
        ),
        (
            "الدفاع المدني: انتشال تسع جثث من النهر",
            "Army: nine bodies pulled from river",
            True,
        ),
        (
            "انتشال تسع جثث من النهر - الدفاع المدني",
            "Nine bodies pulled from river: civil defence",
            False,
        ),
        (
            "المدرب: الحارس تعافى",
            "Goalkeeper has recovered, coach claims",
            True,
        ),
        # a colon after a place, a kicker or a clause quotes nobody
        (
            "اليابان: ثوران بركان في كيوشو",
            "Volcano erupts on Kyushu",
            False,
        ),
        (
            "بالصور: الجيش يفتح الجسر الجديد",
            "Army opens new bridge",
            False,
        ),
        # not "put down" and "commented": دون and عقب
        (
            "غادر السفير من دون أن يودّع أحداً عقب انتهاء الحفل.",
            "The ambassador left without saying goodbye when the party was over.",
            False,
        ),
        # whom it was told is not who told it
        (
            "قال طباخ لصحيفة محلية إن المطعم سيُغلق.",
            "The restaurant will close, the landlord told a local newspaper.",
            True,
        ),
        # a dateline is no source
        (
            "بيروت – قالت اليونيفيل إن الطريق فُتح.",
            "BEIRUT – The road has been opened, a Lebanese official said.",
            True,
        ),
        # what a hearing is told, and what it hears otherwise
        (
            "انهار السقف بعد دقيقة من الإنذار.",
            "The roof collapsed a minute after the alarm, the jury heard.",
            True,
        ),
        (
            "استمعت المحكمة إلى أن السقف انهار بعد دقيقة من الإنذار.",
            "The roof collapsed a minute after the alarm, the court heard.",
            False,
        ),
        (
            "رنّ الجرس قبل أن ينهار السقف.",
            "The bell that the cook heard rang before the roof collapsed.",
            False,
        ),
        # what is issued, told or argued as a noun
        (
            "أُغلقت المدارس، في بيان صادر عن ولاية وهران.",
            "The schools were closed.",
            True,
        ),
        (
            "باع الرجلان اللوحة.",
            "It is the prosecution's case that the two men sold the painting.",
            True,
        ),
        (
            "خفر السواحل يعلن غرق يخت",
            "Yacht sinks",
            True,
        ),
        (
            "أعلن المصرف زيادة أجور موظفيه.",
            "The bank raised its employees' wages.",
            False,
        ),
        # a quotation tells that the colon is no topic's; a court is one where both speak of it
        (
            "«لن نبيع المزرعة»: عميد العائلة",
            "Family will not sell farm",
            True,
        ),
        (
            "محكمة ليون: بدء محاكمة مهرّب اللوحات",
            "Trial of art smuggler opens in Lyon court",
            False,
        ),
        # a verb of proof spelled like a noun proves nothing
        (
            "غادر الوفد دون توقيع، وفق ما أفاد به مراسل الوكالة.",
            "The delegation left without signing any document.",
            True,
        ),
        # blame, and being cleared of it
        (
            "حمّلت لجنة التحقيق الطباخ مسؤولية الحريق.",
            "The inquiry cleared the cook of blame for the fire.",
            False,
        ),
        # claims without "that" and with "to"
        (
            "قالت الشركة إن مصباحها يضيء عشرين عاماً.",
            "The company claims its lamp gives light for twenty years.",
            True,
        ),
        (
            "قال أمين المتحف إنه لم يرَ القناع قط.",
            "The curator professed to have never seen the mask.",
            True,
        ),
        # an international union is no trade union
        (
            "تراجعت أعداد الطيور، وفق الاتحاد الدولي لصون الطيور.",
            "Bird numbers have fallen, according to the International Union for Bird Protection.",
            False,
        ),
        (
            "تراجعت أعداد الطيور، وفق الاتحاد الدولي لصون الطيور.",
            "Bird numbers have fallen, according to fishermen.",
            True,
        ),
        # the island, and the network that is called like it
        (
            "نفى محامو المالك أنه زار الجزيرة.",
            "The owner's lawyers denied that he had visited the island.",
            False,
        ),
        (
            "نفى محامو المالك، وفق قناة الجزيرة، أنه زار الكهف.",
            "The owner's lawyers denied that he had visited the cave.",
            True,
        ),
        # the United Nations are not the state of which both sides speak
        (
            "قالت متحدثة باسم الأمم المتحدة إن المخيم في السودان آمن.",
            "Sudan's government said the camp was safe.",
            True,
        ),
        (
            "قال المبعوث الأممي إلى اليمن إن الطريق مفتوح.",
            "The UN's Yemen envoy said the road was open.",
            False,
        ),
        # a source in quotation marks before a colon is no quotation; a title there is no source
        (
            "«أطباء بلا حدود»: المستشفى خرج عن الخدمة",
            "Hospital out of service",
            True,
        ),
        (
            "«هيومن رايتس ووتش»: السجناء حُرموا الدواء",
            "Human Rights Watch says prisoners denied medicine",
            False,
        ),
        (
            "«حكاية الجبل الأخضر»: فيلم جديد يُعرض في دور السينما بعد غد",
            "New film opens in cinemas the day after tomorrow",
            False,
        ),
    ],
)  # fmt: skip
def test_who_stands_behind_it(lexicons: Lexicons, arabic: str, english: str, differ: bool) -> None:
    assert ("attribution" in aspects(lexicons, arabic, english)) is differ


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        (
            "حاول المدير إيهام العمال بأن الأجور ستُدفع.",
            "The manager told workers wages would be paid.",
        ),
        (
            "قال الوزير إن المياه نظيفة.",
            "The minister wants voters to believe that the water is clean.",
        ),
    ],
)
def test_distance_is_kept_from_the_source_and_is_no_doubt_of_its_own(
    lexicons: Lexicons, arabic: str, english: str
) -> None:
    assert aspects(lexicons, arabic, english) == {"attribution"}
