"""Figures in the clauses of a match that the other report has not.

"Twenty-six protesters were injured, while nine officers were hurt by stones": where the other
report tells of the protesters alone, the officers are a claim that it lacks, not a figure missing
from one that it makes.
"""

from __future__ import annotations

from comparer.align.clauses import clauses, goes_on
from comparer.figures.extract import Found
from comparer.records import ArticleKey, Document, Match


def stands_apart(found: Found, match: Match, side: ArticleKey, document: Document) -> bool:
    """Does it stand in a claim of its own within the match, without a counterpart?

    A clause that goes on about the same subject ("and has set aside $2 million") is none.
    """
    spans = match.spans(side)
    start = found.figure.start
    if not spans or any(span.start <= start < span.end for span in spans):
        return False
    sentence = document.sentences[found.figure.sentence]
    text = document.slice(sentence)
    for clause in clauses(text, document.lang):
        if clause.start <= start - sentence.start < clause.end:
            return not goes_on(text[clause.start : clause.end], document.lang)
    return True
