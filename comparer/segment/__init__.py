"""Text → sentences with their roles and repeats."""

from __future__ import annotations

from importlib.metadata import version

from comparer.records import Role, Sentence
from comparer.segment import bylines, datelines, lines, repeats, roles, split
from comparer.segment.knowledge import Knowledge, load
from comparer.segment.lines import Paragraph
from comparer.segment.shadow import cast

RULES = 1
"""Counts up whenever the rules on top of sentencex cut or name anything differently."""

SPLITTER = f"sentencex {version('sentencex')} + comparer rules {RULES}"
"""What splits, for the report's signature."""


def segment(text: str, lang: str) -> tuple[Sentence, ...]:
    """The sentences of `text`, in order, with roles and repeats; offsets are code points of it.

    Spans are trimmed and disjoint, and every character but white space is in exactly one. A
    headline, subheading, byline or dateline is one sentence whatever stops stand in it; the
    dateline in front of a paragraph is a sentence of its own. `InputError` if `lang` is not a
    supported language.
    """
    known = load(lang)
    shadow = cast(text)
    paragraphs = lines.paragraphs(shadow.visible, known)
    pieces: list[tuple[int, int]] = []
    piece_roles: list[Role] = []
    alone: list[bool] = []
    for at, (paragraph, role) in enumerate(
        zip(paragraphs, roles.assign(paragraphs, known), strict=True)
    ):
        parts = _parts(paragraph, role, lang, known, early=at < roles.TOP)
        if not any(ch.isalnum() for ch in paragraph.text) and pieces:
            pieces[-1] = (pieces[-1][0], paragraph.end)  # "* * *" goes with what it closes
            continue
        for start, end, part_role in parts:
            pieces.append((paragraph.start + start, paragraph.start + end))
            piece_roles.append(part_role)
            alone.append(len(parts) == 1)
    spans = shadow.spans(pieces)
    if not pieces:
        return tuple(Sentence(index, start, end) for index, (start, end) in enumerate(spans))
    texts = [shadow.visible[start:end] for start, end in pieces]
    repeated = repeats.find(
        texts,
        alone,
        [role in ("byline", "dateline") for role in piece_roles],
        known,
    )
    _share_roles(texts, piece_roles, alone, repeated)
    return tuple(
        Sentence(index, start, end, role=role, repeats=earlier)
        for index, ((start, end), role, earlier) in enumerate(
            zip(spans, piece_roles, repeated, strict=True)
        )
    )


def _parts(
    paragraph: Paragraph, role: Role, lang: str, known: Knowledge, *, early: bool
) -> list[tuple[int, int, Role]]:
    """The sentences of a paragraph, as spans of its text, each with its role."""
    text = paragraph.text
    if role in ("headline", "subheading", "byline", "dateline"):
        return [(0, len(text), role)]
    parts: list[tuple[int, int, Role]] = []
    first = datelines.prefix(text, known, early=early) if role == "body" else 0
    if first:
        parts.append((0, len(text[:first].rstrip()), "dateline"))
    for start, end in split.split(text[first:], lang, known):
        sentence = text[first + start : first + end]
        credit = bylines.is_credit_sentence(sentence, known)
        parts.append((first + start, first + end, "byline" if credit else role))
    return parts


def _share_roles(
    texts: list[str], given: list[Role], alone: list[bool], repeated: list[int | None]
) -> None:
    """Correct, in `given`, what a repeat tells about the roles of both lines.

    Of two lines that say the same, a caption makes the other one a caption; the headline set once
    more is a headline; an open line that quotes the body is a pull quote and heads nothing.
    """
    for index, earlier in enumerate(repeated):
        if earlier is None or not alone[index]:
            continue
        match given[index], given[earlier]:
            case ("caption", "body") | ("body", "caption") if alone[earlier]:
                given[index] = given[earlier] = "caption"
            case "body", "headline" if texts[index] == texts[earlier]:
                given[index] = "headline"
            case "subheading", "body":
                given[index] = "body"
