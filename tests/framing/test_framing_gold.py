"""Framing on the gold pairs: floors an aspect, silence on faithful pairs, swapped sides."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from comparer.article import Article
from comparer.framing import Lexicons, framing_differences, load_lexicons
from comparer.framing.annotate import Annotator
from comparer.records import ASPECTS, Difference, Document, Match, Sentence

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from gold_format import GoldPair, read_gold, read_opposed  # noqa: E402

UNSEEN = read_gold(HERE / "unseen.gold.txt")
"""Pairs that nobody tunes to."""
OUTSIDE = {
    name: read_gold(HERE / f"{name}.gold.txt")
    for name in ("blind", "second", "press", "third", "sixth", "seventh")
}
"""By editors who had seen neither rules nor lexicons; nobody tunes to second, third, sixth
and seventh."""
PAIRS = [
    pair
    for path in sorted(HERE.glob("*.gold.txt"))
    if path.name.split(".")[0] not in ("unseen", *OUTSIDE)
    for pair in read_gold(path)
]
ALL = PAIRS + UNSEEN + [pair for pairs in OUTSIDE.values() for pair in pairs]
PRECISION = RECALL = 0.9
"""Never lowered: what is measured is nearer to 1, and the goal of the project is 0.85."""
UNSEEN_PRECISION = UNSEEN_RECALL = 0.85
CONTROL_ALARMS = 1
OUTSIDE_FLOORS = {
    "blind": {
        "labelling": (0.84, 0.94),
        "agency": (0.93, 0.81),
        "attribution": (0.94, 0.94),
        "certainty": (0.90, 0.94),
        "contradiction": (0.94, 0.94),
        "loaded_language": (0.83, 0.86),
    },
    "second": {
        "labelling": (0.73, 0.70),
        "agency": (0.75, 0.92),
        "attribution": (0.91, 0.76),
        "certainty": (0.86, 0.82),
        "contradiction": (0.73, 0.32),
        "loaded_language": (0.63, 0.82),
    },
    "press": {
        "labelling": (0.95, 0.93),
        "agency": (0.93, 0.91),
        "attribution": (0.96, 0.92),
        "certainty": (0.95, 0.92),
        "contradiction": (0.93, 0.94),
        "loaded_language": (0.95, 0.95),
    },
    "third": {
        "labelling": (0.90, 0.70),
        "agency": (0.90, 0.80),
        "attribution": (0.80, 0.85),
        "certainty": (0.90, 0.85),
        "contradiction": (0.90, 0.73),
        "loaded_language": (0.60, 0.85),
    },
    "sixth": {
        "labelling": (0.75, 0.80),
        "agency": (0.85, 0.75),
        "attribution": (0.85, 0.85),
        "certainty": (0.90, 0.85),
        "contradiction": (0.80, 0.70),
        "loaded_language": (0.75, 0.80),
    },
    "seventh": {
        "labelling": (0.80, 0.70),
        "agency": (0.60, 0.65),
        "attribution": (0.90, 0.75),
        "certainty": (0.85, 0.85),
        "contradiction": (0.75, 0.80),
        "loaded_language": (0.75, 0.75),
    },
}
"""Precision and recall an aspect, a little under what was measured: raised, never lowered."""
OUTSIDE_CONTROL_ALARMS = {
    "blind": 2,
    "second": 6,
    "press": 12,
    "third": 3,
    "sixth": 3,
    "seventh": 6,
}


@pytest.fixture(scope="module")
def lexicons() -> Lexicons:
    return load_lexicons()


def document(text: str, lang: str) -> Document:
    return Document(Article(text, lang=lang), lang, (Sentence(0, 0, len(text)),))


def differences(
    lexicons: Lexicons, text_a: str, lang_a: str, text_b: str, lang_b: str
) -> tuple[Difference, ...]:
    match = Match("m1", (0,), (0,), 1.0)
    a, b = read(lexicons, text_a, lang_a), read(lexicons, text_b, lang_b)
    return framing_differences(a.document, b.document, (match,), lexicons, (a, b))


READ: dict[tuple[str, str], Annotator] = {}


def read(lexicons: Lexicons, text: str, lang: str) -> Annotator:
    """The text as the rules read it, once for all tests: reading is what takes the time."""
    if (text, lang) not in READ:
        READ[text, lang] = Annotator(lexicons.model(lang), document(text, lang))
    return READ[text, lang]


FOUND: dict[GoldPair, tuple[Difference, ...]] = {}


def of(lexicons: Lexicons, pair: GoldPair) -> tuple[Difference, ...]:
    """What is found in a pair, once for all tests."""
    if pair not in FOUND:
        FOUND[pair] = differences(lexicons, pair.a, pair.lang_a, pair.b, pair.lang_b)
    return FOUND[pair]


def test_gold_is_large_enough() -> None:
    assert len(PAIRS) >= 200
    assert sum(not pair.expected for pair in PAIRS) >= 60
    assert {(pair.lang_a, pair.lang_b) for pair in PAIRS} >= {
        ("ar", "en"),
        ("en", "ar"),
        ("en", "en"),
        ("ar", "ar"),
    }


def scores(lexicons: Lexicons, pairs: list[GoldPair]) -> dict[str, tuple[int, float, float]]:
    """Aspect → gold pairs, precision, recall, each over the pairs labelled for the aspect."""
    gold, found, right = Counter[str](), Counter[str](), Counter[str]()
    for pair in pairs:
        got = {d.aspect for d in of(lexicons, pair)} & pair.judged
        gold.update(pair.expected)
        found.update(got)
        right.update(got & pair.expected)
    return {
        aspect: (
            gold[aspect],
            right[aspect] / max(1, found[aspect]),
            right[aspect] / max(1, gold[aspect]),
        )
        for aspect in ASPECTS["framing"]
        if aspect != "emphasis"  # It needs whole reports: test_framing_rules.py.
    }


def test_precision_and_recall_hold_in_each_aspect(lexicons: Lexicons) -> None:
    for aspect, (gold, precision, recall) in scores(lexicons, PAIRS).items():
        assert gold >= 20
        assert recall >= RECALL, aspect
        assert precision >= PRECISION, aspect


def test_precision_and_recall_hold_on_pairs_nobody_tuned_to(lexicons: Lexicons) -> None:
    found = scores(lexicons, UNSEEN)
    for aspect, (gold, precision, recall) in found.items():
        assert gold >= 15
        assert recall >= UNSEEN_RECALL, aspect
        assert precision >= UNSEEN_PRECISION, aspect


@pytest.mark.parametrize("name", OUTSIDE)
def test_precision_and_recall_hold_on_pairs_by_an_outsider(lexicons: Lexicons, name: str) -> None:
    for aspect, (gold, precision, recall) in scores(lexicons, OUTSIDE[name]).items():
        assert gold >= 10
        floor_precision, floor_recall = OUTSIDE_FLOORS[name][aspect]
        assert recall >= floor_recall, aspect
        assert precision >= floor_precision, aspect


@pytest.mark.parametrize(
    ("pairs", "allowed"),
    [
        (PAIRS, CONTROL_ALARMS),
        (UNSEEN, CONTROL_ALARMS),
        *((OUTSIDE[name], OUTSIDE_CONTROL_ALARMS[name]) for name in OUTSIDE),
    ],
    ids=["tuned", "unseen", *OUTSIDE],
)
def test_faithful_pairs_stay_silent(
    lexicons: Lexicons, pairs: list[GoldPair], allowed: int
) -> None:
    alarms = [
        pair.line
        for pair in pairs
        if not pair.expected and {d.aspect for d in of(lexicons, pair)} & pair.judged
    ]
    assert len(alarms) <= allowed, alarms


def test_swapped_sides_mirror_the_result(lexicons: Lexicons) -> None:
    for pair in ALL:
        one = {(d.aspect, d.a, d.b) for d in of(lexicons, pair)}
        other = differences(lexicons, pair.b, pair.lang_b, pair.a, pair.lang_a)
        assert {(d.aspect, d.b, d.a) for d in other} == one, pair.line


def test_a_text_against_itself_is_silent(lexicons: Lexicons) -> None:
    for pair in ALL:
        for text, lang in ((pair.a, pair.lang_a), (pair.b, pair.lang_b)):
            assert differences(lexicons, text, lang, text, lang) == ()


def test_every_difference_has_evidence_reason_and_probability(lexicons: Lexicons) -> None:
    for pair in PAIRS:
        for d in of(lexicons, pair):
            assert d.kind == "framing"
            assert d.aspect in ASPECTS["framing"]
            assert 0 < d.confidence < 1
            sides = [side for side in (d.a, d.b) if side]
            assert sides
            for side, text in ((d.a, pair.a), (d.b, pair.b)):
                for span in side.spans if side else ():
                    assert 0 <= span.start < span.end <= len(text)
            for reason in (d.explanation.en, d.explanation.ar):
                assert reason.endswith(".")
                assert "{" not in reason
            shown = [text[s.start : s.end] for side, text in ((d.a, pair.a), (d.b, pair.b))
                     for s in (side.spans if side else ())]  # fmt: skip
            assert any(words in d.explanation.en for words in shown)


def test_diacritics_and_tatweel_change_nothing(lexicons: Lexicons) -> None:
    plain = differences(
        lexicons, "زعم المتحدث أن الأسعار ارتفعت.", "ar", "The spokesman said prices fell.", "en"
    )
    marked = differences(
        lexicons, "زَعَـمَ المتحدّثُ أنَّ الأسعارَ ارتفعَـت.", "ar", "The spokesman said prices fell.", "en"
    )
    assert (
        [d.aspect for d in plain]
        == [d.aspect for d in marked]
        == [
            "attribution",
            "contradiction",
        ]
    )


OPPOSED_FLOORS = {"opposed": (0.93, 0.85), "opposed_apart": (0.89, 0.50)}
"""Precision and recall, a little under what was measured; nobody tunes to the second file."""


@pytest.mark.parametrize("name", OPPOSED_FLOORS)
def test_contradictory_counterparts_are_told_from_faithful_ones(
    lexicons: Lexicons, name: str
) -> None:
    triples = read_opposed(HERE / f"{name}.tsv")
    assert len(triples) >= 300
    found, false = (
        sum(
            any(
                d.aspect == "contradiction"
                for d in differences(lexicons, t.text, t.lang, getattr(t, side), t.other_lang)
            )
            for t in triples
        )
        for side in ("contradictory", "faithful")
    )
    precision, recall = OPPOSED_FLOORS[name]
    assert found / len(triples) >= recall
    assert found / (found + false) >= precision


READ_ALL = """
import sys
sys.path.insert(0, sys.argv[1])
from test_framing_gold import PAIRS, load_lexicons, shown
lexicons = load_lexicons()
print(*reversed([shown(lexicons, pair) for pair in reversed(PAIRS)]), sep="\\n")
"""


def shown(lexicons: Lexicons, pair: GoldPair) -> str:
    """What is found in a pair, in one line."""
    return repr([(d.aspect, d.a, d.b) for d in of(lexicons, pair)])


def test_findings_do_not_depend_on_the_order_of_sets_nor_of_pairs(lexicons: Lexicons) -> None:
    """Python orders the words of a set anew in each process, by a seed."""
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    other = subprocess.run(
        [sys.executable, "-c", READ_ALL, str(HERE)],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    assert other.stdout.splitlines() == [shown(lexicons, pair) for pair in PAIRS]
