"""Figure differences inside matches: value, date, unit, precision, missing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from comparer.encode import Encoder
from comparer.figures.apart import stands_apart
from comparer.figures.concepts import AGE, CASUALTIES, PEOPLE, TIMES
from comparer.figures.explain import explain
from comparer.figures.extract import Found, read_document
from comparer.figures.likeness import likeness
from comparer.figures.pairing import Pair, counts_times, expand, pair_up, same_noun
from comparer.figures.reading import Reading
from comparer.figures.severity import confidence_of, severity_of
from comparer.figures.values import Relation, numbers_in, parts_in, relation
from comparer.records import Difference, Document, Match, Side, Span

_NEAR = 2
"""Sentences on either side of a match in which any mention of a number answers it."""

_MAX_SUMMANDS = 4
_ASIDE = 4
"""Words between a figure and what it is in another unit."""
_SAME = (Relation.EQUAL, Relation.CONVERTED)
_LARGE_VAGUE = 100
_MEASURED = ("money", "distance", "area", "mass", "volume", "temperature", "speed")
_SHARED = ("count", "money", "area", "mass", "volume", "distance")
"""Kinds of amounts that a report may tell as a share of the whole."""
_VICTIMS = frozenset({"killed", "wounded", "missing"})
_LEAST_SUM = 10
"""Below it, numbers add up by chance."""
_CALENDAR = ("date", "time", "duration", "score")
"""Kinds that recur all over a report: a mention elsewhere explains nothing."""


def figure_differences(
    a: Document, b: Document, matches: tuple[Match, ...], encoder: Encoder
) -> tuple[Difference, ...]:
    """Where matched claims give different figures, with the figures as evidence.

    A figure that only one side has is "missing" when it is of a kind that reports do not drop and
    the other report has it nowhere near, nor as a sum or a part of something else.
    """
    found_a, found_b = read_document(a), read_document(b)
    groups = []
    for match in matches:
        left = [f for f in found_a if f.figure.sentence in match.a]
        right = [f for f in found_b if f.figure.sentence in match.b]
        groups.append((expand(left, right), expand(right, left)))
    alike = likeness(groups, encoder)
    paired = [pair_up(left, right, alike) for left, right in groups]
    told = [figure for pairs, _, _ in paired for pair in pairs for figure in (pair.a, pair.b)]
    out: list[Difference] = []
    for match, (left, right), here in zip(matches, groups, paired, strict=True):
        for aspect, x, y in _findings(match, left, right, here, found_a, found_b):
            if _is_told(x, y, told) or _is_apart(x, y, match, a, b):
                continue
            out.append(
                Difference(
                    "figure", aspect, match.id, severity_of(aspect, x, y),
                    confidence_of(
                        aspect, x, y, same_noun=_same(x, y), match=match.score
                    ),
                    _side(x), _side(y), explain(aspect, x, y, a, b),
                )
            )  # fmt: skip
    return tuple(out)


def _is_apart(x: Found | None, y: Found | None, match: Match, a: Document, b: Document) -> bool:
    """Is the figure that the other report lacks here part of a claim that it lacks altogether?"""
    if x is not None and y is None:
        return stands_apart(x, match, "a", a)
    return y is not None and x is None and stands_apart(y, match, "b", b)


def _is_told(x: Found | None, y: Found | None, told: Sequence[Found]) -> bool:
    """Is the figure that the other report lacks here compared elsewhere, said once more?

    A headline says six and so does a sentence below it, which is matched with "four".
    """
    lone = x if y is None else y if x is None else None
    if lone is None:
        return False
    for other in told:
        if other.line.rules is not lone.line.rules or other.figure.kind != lone.figure.kind:
            continue
        if other.figure.sentence == lone.figure.sentence:
            if _restates(lone, other):
                return True
            continue
        noun, how = same_noun(lone, other), relation(lone.reading, other.reading)
        if (how in _SAME and noun is not False) or (how is Relation.PRECISION and noun):
            # More than 200 killed, where the 212 dead of another sentence are compared.
            return True
    return False


def _restates(x: Found, other: Found) -> bool:
    """Is it the figure before it in another unit: 412 million dirhams ($112 million)?"""
    first, last = sorted((x, other), key=lambda found: found.reading.start)
    between = range(first.reading.end, last.reading.start)
    line = x.line
    return (
        x.figure.unit != other.figure.unit
        and 0 < len(between) <= _ASIDE
        and any(line.text(j) == "(" or line.tag(j, "restated") for j in between)
    )


def _same(x: Found | None, y: Found | None) -> bool | None:
    return None if x is None or y is None else same_noun(x, y)


Finding = tuple[str, Found | None, Found | None]


def _findings(
    match: Match,
    left: Sequence[Found],
    right: Sequence[Found],
    paired: tuple[list[Pair], list[Found], list[Found]],
    all_a: Sequence[Found],
    all_b: Sequence[Found],
) -> list[Finding]:
    """(aspect, figure of a, figure of b) of one match."""
    pairs, rest_a, rest_b = paired
    findings: list[Finding] = []
    for pair in pairs:
        aspect = _aspect(pair)
        if aspect is not None and not _explained(pair, left, right, all_a, all_b, match):
            findings.append((aspect, pair.a, pair.b))
    summands = _summands(left, right) | _summands(right, left)
    open_a = [
        x for x in rest_a if id(x) not in summands and not _answered(x, right, all_b, match.b)
    ]
    open_b = [y for y in rest_b if id(y) not in summands and not _answered(y, left, all_a, match.a)]
    crossed = _crossed(open_a, open_b)
    if crossed is not None:
        findings.append(("value", *crossed))
        open_a.remove(crossed[0])
        open_b.remove(crossed[1])
    _drop_shares(open_a, open_b)
    findings.extend(("missing", x, None) for x in open_a if _solid(x))
    findings.extend(("missing", None, y) for y in open_b if _solid(y))
    return findings


def _aspect(pair: Pair) -> str | None:
    """The aspect of the difference between two paired figures; None where there is none to tell."""
    x, y = pair.a.reading, pair.b.reading
    if pair.relation is Relation.UNIT:
        return "unit"
    if pair.relation is Relation.PRECISION:
        return "precision" if _precision_matters(pair) else None
    if pair.relation is not Relation.DIFFERENT or pair.same_noun is False:
        return None
    if pair.same_noun is None and (_is_one(x) or _is_one(y)):
        # "One" and واحدة come and go in translation: it must be one of the same.
        return None
    if x.kind == y.kind == "ordinal" and not _ordinals_matter(pair):
        return None
    return "date" if {"date", "time", "duration"} & {x.kind, y.kind} else "value"


def _is_one(x: Reading) -> bool:
    return x.form == "words" and x.kind == "count" and x.value == 1


def _precision_matters(pair: Pair) -> bool:
    """Another number behind it always does; the same number, where somebody was harmed or paid.

    Translators drop and add "about" and "up to" freely: reporting each was tried, and five in six
    were noise. "About" is told of victims and of what is measured or paid.
    """
    x, y = pair.a.reading, pair.b.reading
    if x.value != y.value or x.value is None:
        return x.kind not in ("date", "time")
    if x.soft or y.soft:
        return False
    people = x.roles | y.roles | x.concepts | y.concepts
    if "about" in (x.bound, y.bound):
        if not _more_than_a_few(x):
            return False
        return bool(people & _VICTIMS) or (
            x.kind in _MEASURED and not (_has_decimals(pair.a) or _has_decimals(pair.b))
        )
    return x.kind == "money" or bool(people & CASUALTIES)


def _has_decimals(found: Found) -> bool:
    """Is it written with decimals, which say how exact it is, so that "about" says no more?"""
    tokens = found.line.tokens[found.reading.start : found.reading.end]
    return any(t.value is not None and t.value != t.value.to_integral_value() for t in tokens)


def _more_than_a_few(x: Reading) -> bool:
    """Nobody says "about nine" and means ten."""
    return isinstance(x.value, Decimal) and x.value >= 10


def _ordinals_matter(pair: Pair) -> bool:
    values = pair.a.reading.value, pair.b.reading.value
    # First and second come and go in translation ("the latter", "again").
    large = all(isinstance(v, Decimal) and v >= 3 for v in values)
    return pair.same_noun is True or large


def _explained(
    pair: Pair,
    left: Sequence[Found],
    right: Sequence[Found],
    all_a: Sequence[Found],
    all_b: Sequence[Found],
    match: Match,
) -> bool:
    """Is the difference a total against its parts, or does each report have both figures?"""
    if pair.relation is not Relation.DIFFERENT:
        return False
    if _is_sum(pair.a, right) or _is_sum(pair.b, left):
        return True
    if pair.a.figure.kind in _CALENDAR or pair.same_noun is True:
        return False
    return _twin(pair.a, all_b, match.b) and _twin(pair.b, all_a, match.a)


def _is_sum(x: Found, others: Sequence[Found]) -> bool:
    """Is it what some figures of the other side add up to?"""
    return _sum_of(x, others) is not None


def _summands(figures: Sequence[Found], others: Sequence[Found]) -> set[int]:
    """The identities of the figures that add up to one of the others."""
    sums = (_sum_of(y, figures) for y in others)
    return {id(x) for found in sums if found is not None for x in found}


def _sum_of(x: Found, others: Sequence[Found]) -> tuple[Found, ...] | None:
    """The figures that add up to x: 28 killed and 24 wounded against 52 casualties."""
    value = x.reading.value
    if not isinstance(value, Decimal) or x.reading.form == "name" or x.figure.kind in _CALENDAR:
        return None
    if value < _LEAST_SUM:
        return None
    alike = [
        y
        for y in others
        if y.figure.kind == x.figure.kind and y.figure.unit == x.figure.unit
        and isinstance(y.reading.value, Decimal) and y.reading.form != "name"
        and _may_add_up(x, y)
    ]  # fmt: skip
    for count in range(2, min(len(alike), _MAX_SUMMANDS) + 1):
        for chosen in combinations(alike, count):
            if (
                sum(y.reading.value for y in chosen if isinstance(y.reading.value, Decimal))
                == value
            ):
                return chosen
    return None


def _may_add_up(total: Found, part: Found) -> bool:
    """People of any kind add up to people, other things only to what bears their name."""
    whole, summand = total.reading.concepts, part.reading.concepts
    if not whole or not summand or whole & summand:
        return True
    return bool(whole & PEOPLE and summand & PEOPLE)


def _twin(x: Found, others: Sequence[Found], but: Sequence[int]) -> bool:
    """Does a sentence near by in the other report give the same figure?"""
    near = range(min(but) - _NEAR, max(but) + _NEAR + 1) if but else range(0)
    return any(
        y.figure.sentence not in but
        and y.figure.sentence in near
        and y.figure.kind == x.figure.kind
        and relation(x.reading, y.reading) in _SAME
        and same_noun(x, y) is not False
        for y in others
    )


def _answered(
    x: Found, matched: Sequence[Found], others: Sequence[Found], sentences: Sequence[int]
) -> bool:
    """Does the other report have the number: in other words here or near, or as a sum of others?"""
    numbers = numbers_in(x.reading)
    near = range(min(sentences) - _NEAR, max(sentences) + _NEAR + 1) if sentences else range(0)
    needed = parts_in(x.reading)
    for y in others:
        if y.figure.sentence in near:
            given = numbers_in(y.reading)
            if needed <= given and numbers & given:
                return True
            if relation(x.reading, y.reading) in _SAME:
                return True
    return _twin(x, others, sentences) or _is_sum(x, matched) or _is_multiple(x, matched)


def _is_multiple(x: Found, others: Sequence[Found]) -> bool:
    """Is it told as so many times another figure: 360 against three times the 120?"""
    value = x.reading.value
    factors = [y for y in others if counts_times(y.reading)]
    return isinstance(value, Decimal) and any(
        isinstance(t.reading.value, Decimal)
        and isinstance(y.reading.value, Decimal)
        and y.figure.unit == x.figure.unit
        and t.reading.value * y.reading.value == value
        for t in factors
        for y in others
        if y is not t
    )


def _crossed(left: Sequence[Found], right: Sequence[Found]) -> tuple[Found, Found] | None:
    """The one number in digits that each side has left, of whatever kind: 2016 against 7660.

    Unless they cannot be one: people against metres.
    """
    xs = [x for x in left if _in_digits(x)]
    ys = [y for y in right if _in_digits(y)]
    if len(xs) != 1 or len(ys) != 1 or _counts_people(xs[0], ys[0]) or _counts_people(ys[0], xs[0]):
        return None
    return xs[0], ys[0]


def _counts_people(x: Found, measured: Found) -> bool:
    """Does `x` count people, where the other number measures something?"""
    people = x.reading.roles | x.reading.concepts & PEOPLE
    return bool(people) and measured.figure.kind in _MEASURED


def _drop_shares(left: list[Found], right: list[Found]) -> None:
    """Take out an amount here and the share that it is told as there: 4.1 million, two thirds."""
    for these, those in ((left, right), (right, left)):
        for share in [x for x in these if x.figure.kind == "percent"]:
            amount = next(
                (y for y in those if y.figure.kind in _SHARED and same_noun(share, y) is not False),
                None,
            )
            if amount is not None:
                these.remove(share)
                those.remove(amount)


def _in_digits(x: Found) -> bool:
    reading = x.reading
    if reading.date is not None:
        return reading.date.year is not None or reading.date.day is not None
    return reading.form in ("digits", "name")


def _solid(x: Found) -> bool:
    """Would a report of the same claim keep this figure?"""
    reading = x.reading
    if reading.kind in ("date", "time", "ordinal", "score"):
        return False
    size = reading.value if reading.value is not None else reading.low
    if not isinstance(size, Decimal):
        return False
    if size <= 2 and (reading.form != "digits" or size == size.to_integral_value()):
        # One is "a", two is a dual, "half a mile" may be "near"; 0.5 is a number.
        return False
    if AGE in reading.concepts:
        # How old somebody is may be told with any mention of the name.
        return False
    if reading.form == "digits":
        return True
    if reading.form == "vague" and size < _LARGE_VAGUE:
        # Several and dozens turn into "some" and "many".
        return False
    if reading.kind in ("duration", "percent"):
        # Three days are a few, half is most.
        return False
    # A number in words is solid when what it counts or measures is known.
    return reading.kind != "count" or bool((reading.concepts | reading.roles) - {TIMES})


def _side(found: Found | None) -> Side | None:
    if found is None:
        return None
    figure = found.figure
    value = None if figure.value is None else str(figure.value)
    return Side((Span(figure.start, figure.end),), value, figure.unit, figure.bound)
