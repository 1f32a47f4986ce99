"""Translation with any CTranslate2 model folder: converted OPUS-MT, NLLB, M2M-100 or Firefox.

What the converters leave in the folder decides how text becomes tokens; nothing is configured:

- SentencePiece files: `source.spm` and `target.spm` (OPUS-MT), `sentencepiece.bpe.model` (NLLB,
  M2M-100), `vocab.spm` or `vocab.aren.spm` (Firefox, Bergamot), or any single .spm or .model file.
- Language tokens: a vocabulary with `eng_Latn` (NLLB) or `__en__` (M2M-100) wants the source's
  token before the text and the target's at the start of the output; one with `>>ara<<` (OPUS-MT
  into several languages) wants the target's before the text.
- The end-of-sentence token: models converted from Transformers were trained with it on the source
  side, but their configuration does not say so as Marian's does (`add_source_eos`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from comparer.encode import physical_cores
from comparer.errors import missing_model, problem
from comparer.options import Options
from comparer.translate.engine import TextEngine
from comparer.translate.runtime import Decoding, Model

_PAIRS = (("source.spm", "target.spm"), ("source.model", "target.model"))
_SHARED = ("sentencepiece.bpe.model", "sentencepiece.model", "vocab.spm", "spiece.model")

# ISO 639-1 to the codes that multilingual vocabularies use.
_FLORES = {"ar": "arb_Arab", "en": "eng_Latn"}
_ISO_639_3 = {"ar": ("ara", "arb"), "en": ("eng",)}


class Ct2Engine(TextEngine):
    """Translates with the model in a folder from one language into another."""

    def __init__(self, folder: Path, source: str, target: str, options: Options) -> None:
        check_folder(folder)
        files = _tokenizer_files(folder, source, target)
        decoding = _decoding(folder, source, target)
        self.name = f"CTranslate2 {folder.resolve().name} {source}→{target}"
        self._model = Model(
            folder, lambda: _SpmPair(*files), decoding, options.threads or physical_cores()
        )
        self.fingerprint = f"{source}→{target}:{self._model.fingerprint}"

    def translate_texts(self, texts: Sequence[str]) -> list[str]:
        """One translation a text, in order."""
        return self._model.translate(texts)


class _SpmPair:
    """SentencePiece on both sides; one file may serve both."""

    def __init__(self, source: Path, target: Path) -> None:
        import sentencepiece

        self._source = sentencepiece.SentencePieceProcessor(model_file=str(source))
        self._target = sentencepiece.SentencePieceProcessor(model_file=str(target))

    def encode(self, sentence: str) -> list[str]:
        return list(self._source.encode(sentence, out_type=str))

    def decode(self, tokens: list[str]) -> str:
        return str(self._target.decode_pieces(tokens)).replace("▁", " ")


def check_folder(folder: Path) -> None:
    """Nothing if the folder holds a CTranslate2 model, else a `ComparerError` that says why."""
    if not folder.is_dir():
        raise missing_model("translator_folder", path=str(folder))
    if not (folder / "model.bin").is_file():
        raise problem("translator_no_model", path=str(folder))


def _tokenizer_files(folder: Path, source: str, target: str) -> tuple[Path, Path]:
    pairs = (*_PAIRS, (f"srcvocab.{source}{target}.spm", f"trgvocab.{source}{target}.spm"))
    for first, second in pairs:
        if (folder / first).is_file() and (folder / second).is_file():
            return folder / first, folder / second
    shared = [folder / name for name in _SHARED]
    shared += sorted(folder.glob("*.spm")) + sorted(folder.glob("*.model"))
    for path in shared:
        if path.is_file():
            return path, path
    raise problem("translator_no_tokenizer", path=str(folder))


def _decoding(folder: Path, source: str, target: str) -> Decoding:
    made = Decoding(compute_type="default")  # in the numbers that the model was converted to
    vocabulary = _vocabulary(folder)
    config = _json(folder / "config.json")
    config = config if isinstance(config, dict) else {}
    eos = str(config.get("eos_token", "</s>"))
    # The Transformers converter writes the decoder's start token, which for Marian, M2M-100 and
    # NLLB is the end-of-sentence token; OpenNMT models start with <s> and want no such token.
    wants_eos = not config.get("add_source_eos") and config.get("decoder_start_token") == eos
    suffix = (eos,) if wants_eos else ()
    for codes in (_FLORES, {code: f"__{code}__" for code in (source, target)}):
        if {codes.get(source), codes.get(target)} <= vocabulary:
            source_prefix, target_prefix = (codes[source],), (codes[target],)
            return replace(
                made, source_prefix=source_prefix, source_suffix=suffix, target_prefix=target_prefix
            )
    for code in _ISO_639_3.get(target, ()):
        if f">>{code}<<" in vocabulary:
            return replace(made, source_prefix=(f">>{code}<<",), source_suffix=suffix)
    return replace(made, source_suffix=suffix)


def _vocabulary(folder: Path) -> frozenset[str]:
    """The tokens on the source side; empty if the folder does not say."""
    for name in ("shared_vocabulary", "source_vocabulary"):
        tokens = _json(folder / f"{name}.json")
        if isinstance(tokens, list):
            return frozenset(token for token in tokens if isinstance(token, str))
        text = folder / f"{name}.txt"
        if text.is_file():
            return frozenset(text.read_text(encoding="utf-8", errors="replace").split("\n"))
    return frozenset()


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
