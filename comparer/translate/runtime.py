"""A CTranslate2 model at work: many sentences in, one call, one translation each."""

from __future__ import annotations

import hashlib
import os
import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from comparer.errors import problem

_BATCH_TOKENS = (128, 1024)
"""Fewest and most source tokens decoded at once: fewer waste the matrix products, more only pad."""

MAX_OUTPUT = 256
"""Tokens after which CTranslate2 stops a translation, finished or not (its default)."""
MAX_INPUT = 1024
"""Source tokens that CTranslate2 reads (its default); it leaves out the rest."""
PIECE = 160
"""Source tokens in one piece of a text that is too long for one translation."""

_CLAUSE_END = re.compile(r"(?<=[،,؛;:.!?؟…])\s+")


class Tokenizer(Protocol):
    """Text to the tokens that a model was trained on, and back."""

    def encode(self, sentence: str) -> list[str]:
        """The tokens of a text."""

    def decode(self, tokens: list[str]) -> str:
        """The text of tokens."""


@dataclass(frozen=True, slots=True)
class Decoding:
    """The settings that decide what comes out, so also part of what identifies a translation."""

    beam_size: int = 4
    length_penalty: float = 1.0
    compute_type: str = "auto"
    source_prefix: tuple[str, ...] = ()
    source_suffix: tuple[str, ...] = ()
    target_prefix: tuple[str, ...] = ()


class Model:
    """A CTranslate2 model with its tokenizer: loaded at the first text, kept for the next."""

    def __init__(
        self,
        folder: Path,
        load_tokenizer: Callable[[], Tokenizer],
        decoding: Decoding,
        threads: int,
    ) -> None:
        self._folder = folder
        self._load_tokenizer = load_tokenizer
        self._decoding = decoding
        self._threads = threads
        self._lock = threading.Lock()
        self._loaded: tuple[Tokenizer, Any] | None = None
        self.fingerprint = f"{model_hash(folder)}:{decoding}"

    def load(self) -> tuple[Tokenizer, Any]:
        """The tokenizer and the `ctranslate2.Translator`; `InputError` if they cannot be loaded."""
        with self._lock:
            if self._loaded is None:
                import ctranslate2

                try:
                    translator = ctranslate2.Translator(
                        str(self._folder),
                        device="cpu",
                        compute_type=self._decoding.compute_type,
                        # A batch a thread: sharing each small product among threads gains half
                        # as much (measured on 6 layers of 512: 3 against 7 times Argos's speed).
                        inter_threads=self._threads,
                        intra_threads=1,
                    )
                    tokenizer = self._load_tokenizer()
                    tokenizer.encode("a")  # Argos's tokenizers open their file at first use.
                except (RuntimeError, ValueError, OSError) as error:
                    raise problem(
                        "translator_loads_not", path=str(self._folder),
                        reason=str(error).partition("\n")[0],
                    ) from error  # fmt: skip
                self._loaded = (tokenizer, translator)
        return self._loaded

    def translate(self, texts: Sequence[str]) -> list[str]:
        """One translation a text; one that would be cut off is made of pieces of the text."""
        tokenizer, _ = self.load()
        sources = [tokenizer.encode(text) for text in texts]
        short = [index for index, source in enumerate(sources) if len(source) <= MAX_INPUT]
        whole = self._run([sources[index] for index in short])
        outputs = {
            index: output
            for index, output in zip(short, whole, strict=True)
            if len(output) < MAX_OUTPUT
        }
        translations = [
            self._text(tokenizer, outputs.get(index, [])) for index in range(len(texts))
        ]
        cut_off = [index for index in range(len(texts)) if index not in outputs]
        pieces = [_pieces(texts[index], tokenizer) for index in cut_off]
        parts = iter(self._run([piece for row in pieces for piece in row]))
        for index, row in zip(cut_off, pieces, strict=True):
            out = [self._text(tokenizer, next(parts)) for _ in row]
            translations[index] = " ".join(filter(None, out))
        return translations

    def _run(self, sources: Sequence[list[str]]) -> list[list[str]]:
        """The tokens that the model makes of each source's; none of none."""
        filled = [index for index, source in enumerate(sources) if source]
        outputs: list[list[str]] = [[] for _ in sources]
        if not filled:
            return outputs
        _, translator = self.load()
        decoding = self._decoding
        batch = [
            [*decoding.source_prefix, *sources[index], *decoding.source_suffix] for index in filled
        ]
        fewest, most = _BATCH_TOKENS
        tokens = sum(map(len, batch))
        prefix = list(decoding.target_prefix)
        results = translator.translate_batch(
            batch,
            target_prefix=[prefix] * len(batch) if prefix else None,
            replace_unknowns=True,
            max_batch_size=min(most, max(fewest, -(-tokens // self._threads))),
            batch_type="tokens",
            beam_size=decoding.beam_size,
            num_hypotheses=1,
            length_penalty=decoding.length_penalty,
            max_input_length=MAX_INPUT,
            max_decoding_length=MAX_OUTPUT,
        )
        for index, result in zip(filled, results, strict=True):
            outputs[index] = result.hypotheses[0]
        return outputs

    def _text(self, tokenizer: Tokenizer, tokens: list[str]) -> str:
        text = tokenizer.decode(tokens)
        for token in self._decoding.target_prefix:
            text = text.removeprefix(token)
        return text.removeprefix(" ")


def _pieces(text: str, tokenizer: Tokenizer) -> list[list[str]]:
    """The tokens of a text; of one that is too long, those of runs of its clauses."""
    tokens = tokenizer.encode(text)
    if len(tokens) <= PIECE:
        return [tokens] if tokens else []
    clauses = _CLAUSE_END.split(text)
    if len(clauses) == 1:
        words = text.split()
        if len(words) == 1:
            return [tokens]
        half = len(words) // 2
        clauses = [" ".join(words[:half]), " ".join(words[half:])]
    pieces: list[list[str]] = []
    run: list[str] = []
    for clause in clauses:
        if run and len(tokenizer.encode(" ".join([*run, clause]))) > PIECE:
            pieces.extend(_pieces(" ".join(run), tokenizer))
            run = []
        run.append(clause)
    if run == clauses:
        return [tokens]
    return pieces + _pieces(" ".join(run), tokenizer)


def model_hash(folder: Path) -> str:
    """A short hash of a model folder: its files' names, sizes, beginnings and ends.

    The whole of a 100 MB model would take half a second to read; two files of equal size that
    also begin and end alike are the same model.
    """
    digest = hashlib.sha256()
    end = 1 << 16
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        size = path.stat().st_size
        digest.update(f"{path.relative_to(folder).as_posix()}:{size}:".encode())
        with path.open("rb") as file:
            digest.update(file.read(end))
            if size > 2 * end:
                file.seek(-end, os.SEEK_END)
                digest.update(file.read())
    return digest.hexdigest()[:16]
