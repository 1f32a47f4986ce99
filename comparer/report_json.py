"""The records of a report as JSON values, and back: `comparer.report/1` (schema/report-1.json).

Reading raises `KeyError`, `TypeError` or `ValueError` on damage; `Report.from_dict` words it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, get_args

from comparer.article import Article
from comparer.records import (
    Caveat,
    Difference,
    Document,
    Explanation,
    Figure,
    FigureKind,
    Kind,
    Match,
    Sentence,
    Side,
    Span,
    Translation,
)

_TEXT_KINDS: frozenset[FigureKind] = frozenset({"date", "time", "score"})


def number_to_text(value: Decimal | str | None) -> str | None:
    """A figure's value as the contract writes it: a plain decimal string, never an exponent."""
    return value if value is None or isinstance(value, str) else f"{value:f}"


def _number_from_text(text: str | None, kind: FigureKind) -> Decimal | str | None:
    return text if text is None or kind in _TEXT_KINDS else Decimal(text)


def document_to_dict(document: Document) -> dict[str, Any]:
    """An article with its sentences and figures as JSON values; "text" is what a span covers."""
    article = document.article
    return {
        "lang": document.lang,
        "title": article.title,
        "source": article.source,
        "published": article.published,
        "text": article.text,
        "sentences": [
            {
                "index": s.index,
                "start": s.start,
                "end": s.end,
                "text": document.slice(s),
                "role": s.role,
                "repeats": s.repeats,
                "translation": s.translation
                and {
                    "text": s.translation.text,
                    "engine": s.translation.engine,
                    "flags": list(s.translation.flags),
                },
            }
            for s in document.sentences
        ],
        "figures": [
            {
                "sentence": f.sentence,
                "start": f.start,
                "end": f.end,
                "text": document.slice(f),
                "kind": f.kind,
                "value": number_to_text(f.value),
                "low": number_to_text(f.low),
                "high": number_to_text(f.high),
                "unit": f.unit,
                "bound": f.bound,
                "counted": f.counted,
            }
            for f in document.figures
        ],
    }


def document_from_dict(data: dict[str, Any]) -> Document:
    """The article of such values."""
    article = Article(
        data["text"],
        lang=data["lang"],
        title=data["title"],
        source=data["source"],
        published=data["published"],
    )
    sentences = tuple(
        Sentence(
            index=s["index"],
            start=s["start"],
            end=s["end"],
            role=s["role"],
            repeats=s["repeats"],
            translation=s["translation"]
            and Translation(
                s["translation"]["text"],
                s["translation"]["engine"],
                tuple(s["translation"]["flags"]),
            ),
        )
        for s in data["sentences"]
    )
    figures = tuple(_figure_from_dict(f) for f in data["figures"])
    return Document(article, data["lang"], sentences, figures)


def _figure_from_dict(data: dict[str, Any]) -> Figure:
    if data["kind"] not in get_args(FigureKind):
        raise ValueError(f"no figure kind {data['kind']!r}")
    return Figure(
        sentence=data["sentence"],
        start=data["start"],
        end=data["end"],
        kind=data["kind"],
        value=_number_from_text(data["value"], data["kind"]),
        low=_number_from_text(data["low"], data["kind"]),
        high=_number_from_text(data["high"], data["kind"]),
        unit=data["unit"],
        bound=data["bound"],
        counted=data["counted"],
    )


def match_to_dict(match: Match) -> dict[str, Any]:
    """A match as JSON values."""
    return {
        "id": match.id,
        "a": list(match.a),
        "b": list(match.b),
        "score": match.score,
        "relation": match.relation,
        "spans": {
            "a": [{"start": s.start, "end": s.end} for s in match.spans_a],
            "b": [{"start": s.start, "end": s.end} for s in match.spans_b],
        },
    }


def match_from_dict(data: dict[str, Any]) -> Match:
    """The match that `match_to_dict` wrote."""
    spans = data.get("spans", {"a": [], "b": []})
    return Match(
        id=data["id"],
        a=tuple(data["a"]),
        b=tuple(data["b"]),
        score=data["score"],
        relation=data["relation"],
        spans_a=tuple(Span(s["start"], s["end"]) for s in spans["a"]),
        spans_b=tuple(Span(s["start"], s["end"]) for s in spans["b"]),
    )


def difference_to_dict(difference: Difference, a: Document, b: Document) -> dict[str, Any]:
    """A difference between two documents as JSON values."""
    return {
        "id": difference.id,
        "kind": difference.kind,
        "aspect": difference.aspect,
        "match": difference.match,
        "severity": difference.severity,
        "confidence": difference.confidence,
        "a": _side_to_dict(difference.a, a),
        "b": _side_to_dict(difference.b, b),
        "explanation": {"en": difference.explanation.en, "ar": difference.explanation.ar},
    }


def _side_to_dict(side: Side | None, document: Document) -> dict[str, Any] | None:
    if side is None:
        return None
    data: dict[str, Any] = {
        "spans": [
            {"start": span.start, "end": span.end, "text": document.slice(span)}
            for span in side.spans
        ]
    }
    for name in ("value", "unit", "bound", "category"):
        if getattr(side, name) is not None:
            data[name] = getattr(side, name)
    return data


def difference_from_dict(data: dict[str, Any]) -> Difference:
    """The difference that `difference_to_dict` wrote."""
    kind: Kind = data["kind"]
    return Difference(
        id=data["id"],
        kind=kind,
        aspect=data["aspect"],
        match=data["match"],
        severity=data["severity"],
        confidence=data["confidence"],
        a=_side_from_dict(data["a"]),
        b=_side_from_dict(data["b"]),
        explanation=Explanation(**data["explanation"]),
    )


def _side_from_dict(data: dict[str, Any] | None) -> Side | None:
    if data is None:
        return None
    return Side(
        spans=tuple(Span(s["start"], s["end"]) for s in data["spans"]),
        value=data.get("value"),
        unit=data.get("unit"),
        bound=data.get("bound"),
        category=data.get("category"),
    )


def caveat_to_dict(caveat: Caveat) -> dict[str, Any]:
    """A caveat as JSON values, in both languages."""
    data = {
        "code": caveat.code,
        "message": caveat.message.en,
        "message_ar": caveat.message.ar,
    }
    if caveat.article is not None:
        data["article"] = caveat.article
    return data


def caveat_from_dict(data: dict[str, Any]) -> Caveat:
    """The caveat of such values."""
    message = Explanation(data["message"], data.get("message_ar", data["message"]))
    return Caveat(data["code"], message, data.get("article"))
