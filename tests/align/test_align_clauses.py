"""Sentences divide into clauses where the language's data says, and nothing is lost."""

from __future__ import annotations

import pytest

from comparer.align.clauses import clauses

DIVIDED = [
    ("ar", "وأطلقت قوات الأمن الغاز المسيل للدموع | وفتحت خراطيم المياه على الحشد."),
    ("ar", "انهار مبنى البلدية، | ونُقل الأرشيف إلى مدرسة قريبة."),
    ("ar", "قدّرت النقابة نسبة المشاركة بثمانين في المئة، | في حين قالت الوزارة إنها لم تتجاوز 55."),
    ("ar", "وصل الوفد إلى العاصمة مساءً | فيما غادر الوزير إلى جنيف."),
    ("en", "Turkey sent a rescue team, | while Greece offered two helicopters."),
    ("en", "The owner put the losses at two million dinars | and said he would rebuild."),
    ("en", "The bridge was closed; | traffic was diverted to the ferry."),
    ("en", "Police arrested three men, | who were taken to the capital."),
    ("ar", "وأُجّل الاجتماع إلى الغد | لأن نصف الأعضاء لم يحضروا."),
    ("en", "Doctors treated them in the car park | because the wards were full."),
    ("en", "Police fired tear gas | after the crowd tried to storm the gates."),
]
WHOLE = [
    ("ar", "وقالت إحدى الناجيات: «صرخنا طوال الليل ولم يجبنا أحد»."),
    ("ar", "ويفصل بين المرشحين مليون ومئتان وستون ألف صوت."),
    ("en", "“We screamed all night, and nobody answered us,” a survivor said."),
    ("ar", "وزار وزير الخارجية ووزير الدفاع مصر والأردن والعراق."),
    ("ar", "وقدّم المتطوعون الطعام والماء والدواء للنازحين والجرحى."),
    ("en", "The ministers of finance and defence met in Rabat and Tunis."),
    ("en", "Dogs, cats and hundreds of birds were saved."),
]


@pytest.mark.parametrize(("lang", "marked"), DIVIDED)
def test_a_clause_begins_where_a_claim_does(lang: str, marked: str) -> None:
    text = marked.replace("| ", "")
    wanted = [part.strip(" ،,;.") for part in marked.split("|")]
    assert [text[s.start : s.end].strip(" ،,;.") for s in clauses(text, lang)] == wanted


@pytest.mark.parametrize(("lang", "text"), WHOLE)
def test_what_is_merely_listed_is_one_clause(lang: str, text: str) -> None:
    assert len(clauses(text, lang)) == 1


def test_a_figure_is_one_word() -> None:
    text = "The system was installed at a cost of three and a half million dollars."
    figure = text.index("three"), text.index(" dollars")
    assert len(clauses(text, "en", [figure])) == 1


@pytest.mark.parametrize(
    ("lang", "text"), [*DIVIDED, *WHOLE, ("en", ""), ("ar", "—"), ("en", "; ;")]
)
def test_clauses_are_in_order_and_leave_out_only_marks(lang: str, text: str) -> None:
    found = clauses(text, lang)
    assert found
    at = 0
    for span in found:
        assert not text[at : span.start].strip(" ،,;؛–—-\n")
        assert at <= span.start <= span.end <= max(len(text), 1)
        at = span.end
