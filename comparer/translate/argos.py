"""Translation with installed Argos packages: our sentences, Argos's tokenizer and decoding.

`argostranslate.translate` splits the text into sentences again (with a model that it may have to
download), and decodes them about one at a time, because its batch size of 32 counts tokens. Here
the sentences of an article go to CTranslate2 in one call; the settings that decide the output
(beam, length penalty, replacing of unknown words, compute type) are those of argostranslate 1.11.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from comparer.options import Options
from comparer.records import Document, Sentence
from comparer.translate.engine import plain_text, thread_count
from comparer.translate.packages import Package

LENGTH_PENALTY = 0.2  # argostranslate.translate.apply_packaged_translation
_BATCH_TOKENS = 1024


class ArgosEngine:
    """Translates through one package, or through several in a row."""

    is_gloss = False

    def __init__(self, packages: tuple[Package, ...], options: Options) -> None:
        self._steps = [_Step(package, thread_count(options)) for package in packages]
        codes = "→".join([packages[0].source, *(package.target for package in packages)])
        versions = "+".join(package.version for package in packages if package.version)
        self.name = f"Argos {codes} {versions}".rstrip()
        self.fingerprint: str | None = "argos:" + "+".join(s.fingerprint for s in self._steps)

    def translate(self, document: Document, sentences: Sequence[Sentence]) -> list[str]:
        """One translation a sentence, in order."""
        texts = [plain_text(document, sentence) for sentence in sentences]
        for step in self._steps:
            texts = step.translate(texts)
        return texts


class _Step:
    """One package: loaded at the first sentence, kept for the next article."""

    def __init__(self, package: Package, threads: int) -> None:
        self._package = package
        self._threads = threads
        self._loaded: tuple[Any, Any] | None = None
        self.beam_size = max(1, int(os.environ.get("ARGOS_BEAM_SIZE") or 4))
        self.compute_type = os.environ.get("ARGOS_COMPUTE_TYPE") or "auto"
        self.fingerprint = f"{model_hash(package.model)}:{self.beam_size}:{self.compute_type}"

    def translate(self, texts: Sequence[str]) -> list[str]:
        tokenizer, translator = self._load()
        prefix = self._package.target_prefix
        tokens = [tokenizer.encode(text) for text in texts]
        wanted = [index for index, pieces in enumerate(tokens) if pieces]
        results = translator.translate_batch(
            [tokens[index] for index in wanted],
            target_prefix=[[prefix]] * len(wanted) if prefix else None,
            replace_unknowns=True,
            max_batch_size=_BATCH_TOKENS,
            batch_type="tokens",
            beam_size=self.beam_size,
            num_hypotheses=1,
            length_penalty=LENGTH_PENALTY,
        )
        out = [""] * len(texts)
        for index, result in zip(wanted, results, strict=True):
            text = str(tokenizer.decode(result.hypotheses[0]))
            out[index] = text.removeprefix(prefix).removeprefix(" ")
        return out

    def _load(self) -> tuple[Any, Any]:
        if self._loaded is None:
            import ctranslate2
            from argostranslate.tokenizer import BPETokenizer, SentencePieceTokenizer

            package = self._package
            sentencepiece = package.folder / "sentencepiece.model"
            tokenizer = (
                SentencePieceTokenizer(sentencepiece)
                if sentencepiece.is_file()
                else BPETokenizer(package.folder / "bpe.model", package.source, package.target)
            )
            translator = ctranslate2.Translator(
                str(package.model),
                device="cpu",
                compute_type=self.compute_type,
                inter_threads=1,
                intra_threads=self._threads,
            )
            self._loaded = (tokenizer, translator)
        return self._loaded


def model_hash(folder: Path) -> str:
    """A short hash of a model folder: its files' names, sizes, and the ends of the largest.

    The whole of a 100 MB model would take half a second to read; two models of equal size that
    also begin and end alike are the same model.
    """
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        size = path.stat().st_size
        digest.update(f"{path.relative_to(folder).as_posix()}:{size}:".encode())
        with path.open("rb") as file:
            digest.update(file.read(1 << 16))
            if size > 1 << 17:
                file.seek(-(1 << 16), os.SEEK_END)
                digest.update(file.read())
    return digest.hexdigest()[:16]
