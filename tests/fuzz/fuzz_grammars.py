"""Fuzzes the grammars: sentences, figures and framing of any bytes taken for text.

    pip install atheris
    python tests/fuzz/fuzz_grammars.py -max_total_time=300 tests/fuzz/seeds

An input that raises, or whose spans do not fit its text, is written to crash-*; once mended it
belongs into tests/fuzz/seeds, which tests/fuzz/test_seeds.py reads in every run.
"""

from __future__ import annotations

import re
import sys
import tempfile
from functools import cache
from pathlib import Path

if __name__ == "__main__":  # only comparer's own code is watched for new paths
    import atheris

    with atheris.instrument_imports(include=["comparer"]):
        import comparer.framing
        import comparer.segment  # noqa: F401

from comparer import languages
from comparer.article import Article
from comparer.figures import extract_figures
from comparer.framing import Lexicons, framing_differences, framing_profile, load_lexicons
from comparer.records import Document, Match
from comparer.segment import segment

DATES = (None, "2015-08-06", "0001-01-01", "9999-12-31", "1900-02-28")

SIGNS = (
    "٪", "٫", "٬", "%", ",", ".", ":", "/", "-", "–", "$", "€", "½", "1", "20", "2015", "12:30",
    "١", "٢", "٩", "«", "»", '"', "(", ")", "\n\n",
)  # fmt: skip


@cache
def lexicons() -> Lexicons:
    return load_lexicons(())


def read(data: bytes) -> None:
    """All that grammars make of the data; `AssertionError` if a span does not fit."""
    date = DATES[data[0] % len(DATES)] if data else None
    text = data[1:].decode("utf-8", "surrogatepass" if data[:1] == b"\xff" else "replace")
    documents = []
    for lang in ("ar", "en"):
        article = Article(text, lang=lang, published=date)
        document = Document(article, lang, segment(article.text, lang))
        end = 0
        for sentence in document.sentences:
            assert end <= sentence.start < sentence.end <= len(article.text)
            end = sentence.end
        figures = extract_figures(document)
        for figure in figures:
            sentence = document.sentences[figure.sentence]
            assert sentence.start <= figure.start < figure.end <= sentence.end
        documents.append(Document(article, lang, document.sentences, figures))
    a, b = documents
    if a.sentences and b.sentences:
        match = Match("m1", (0,), (0,), 0.9)
        for difference in framing_differences(a, b, (match,), lexicons()):
            for side in (difference.a, difference.b):
                for span in side.spans if side else ():
                    assert 0 <= span.start < span.end <= len(text)
        framing_profile(a, b, lexicons())


def read_or_skip(data: bytes) -> None:
    try:
        read(data)
    except UnicodeDecodeError:
        return


def write_words(path: Path) -> None:
    """Write the words that grammars know as a dictionary of libFuzzer, to be put into inputs."""
    words: set[str] = set()
    for code in languages.CODES:
        folder = languages.data_file(code, "figures_words.tsv").parent
        for table in [*folder.glob("figures_*.tsv"), *folder.glob("framing_*.tsv")]:
            words.update(re.findall(r"[^\W\d_]{2,}", table.read_text(encoding="utf-8")))
    lines = (
        '"' + "".join(f"\\x{byte:02x}" for byte in f"{word} ".encode()) + '"'
        for word in [*sorted(words), *SIGNS]
    )
    path.write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        write_words(Path(temporary) / "words")
        atheris.Setup([*sys.argv, f"-dict={temporary}/words"], read_or_skip)
        atheris.Fuzz()
