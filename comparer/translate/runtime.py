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

from comparer.errors import InputError

BATCH_TOKENS = 1024
"""Source tokens decoded at once. Larger batches only pad more; smaller ones leave cores idle."""

LONGEST = 160
"""Source tokens in one piece: CTranslate2 stops a translation after 256 tokens, and models trained
on single sentences drop clauses well before that."""

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
                        inter_threads=1,
                        intra_threads=self._threads,
                    )
                    tokenizer = self._load_tokenizer()
                    tokenizer.encode("a")  # Argos's tokenizers open their file at first use.
                except (RuntimeError, ValueError, OSError) as error:
                    raise InputError(
                        f"The translation model in {self._folder} cannot be loaded "
                        f"({str(error).splitlines()[0]}); install it again."
                    ) from error
                self._loaded = (tokenizer, translator)
        return self._loaded

    def translate(self, texts: Sequence[str]) -> list[str]:
        """One translation a text; overlong texts are translated clause by clause."""
        tokenizer, translator = self.load()
        decoding = self._decoding
        pieces: list[list[str]] = []
        owners: list[int] = []
        for index, text in enumerate(texts):
            for piece in _pieces(text, tokenizer):
                pieces.append([*decoding.source_prefix, *piece, *decoding.source_suffix])
                owners.append(index)
        prefix = list(decoding.target_prefix)
        results = translator.translate_batch(
            pieces,
            target_prefix=[prefix] * len(pieces) if prefix else None,
            replace_unknowns=True,
            max_batch_size=BATCH_TOKENS,
            batch_type="tokens",
            beam_size=decoding.beam_size,
            num_hypotheses=1,
            length_penalty=decoding.length_penalty,
        )
        outputs: list[list[str]] = [[] for _ in texts]
        for owner, result in zip(owners, results, strict=True):
            outputs[owner].append(self._text(tokenizer, result.hypotheses[0]))
        return [" ".join(filter(None, parts)) for parts in outputs]

    def _text(self, tokenizer: Tokenizer, tokens: list[str]) -> str:
        text = tokenizer.decode(tokens)
        for token in self._decoding.target_prefix:
            text = text.removeprefix(token)
        return text.removeprefix(" ")


def _pieces(text: str, tokenizer: Tokenizer) -> list[list[str]]:
    """The tokens of a text; of one that is too long, those of runs of its clauses."""
    tokens = tokenizer.encode(text)
    if len(tokens) <= LONGEST:
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
        if run and len(tokenizer.encode(" ".join([*run, clause]))) > LONGEST:
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
