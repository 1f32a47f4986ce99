"""Translation with installed Argos packages: our sentences, Argos's tokenizer and decoding.

`argostranslate.translate` splits the text into sentences again (with a model that it may have to
download), and decodes them about one at a time, because its batch size of 32 counts tokens. Here
the sentences of an article go to CTranslate2 in one call; the settings that decide the output
(beam, length penalty, replacing of unknown words, compute type) are those of argostranslate 1.11.
"""

from __future__ import annotations

from collections.abc import Sequence

from comparer.encode import physical_cores
from comparer.options import Options
from comparer.translate.engine import TextEngine
from comparer.translate.packages import Package, argos_setting
from comparer.translate.runtime import Decoding, Model, Tokenizer

LENGTH_PENALTY = 0.2  # argostranslate.translate.apply_packaged_translation


class ArgosEngine(TextEngine):
    """Translates through one package, or through several in a row."""

    def __init__(self, packages: Sequence[Package], options: Options) -> None:
        self._models = [
            package_model(package, options.threads or physical_cores()) for package in packages
        ]
        codes = "→".join([packages[0].source, *(package.target for package in packages)])
        versions = "+".join(package.version for package in packages if package.version)
        self.name = f"Argos {codes} {versions}".rstrip()
        self.fingerprint = "+".join(model.fingerprint for model in self._models)

    def translate_texts(self, texts: Sequence[str]) -> list[str]:
        """One translation a text, in order."""
        out = list(texts)
        for model in self._models:
            out = model.translate(out)
        return out


def package_model(package: Package, threads: int) -> Model:
    """The model of a package, decoding as Argos does; it is loaded at the first text."""

    def tokenizer() -> Tokenizer:
        from argostranslate.tokenizer import BPETokenizer, SentencePieceTokenizer

        sentencepiece = package.folder / "sentencepiece.model"
        made: Tokenizer = (
            SentencePieceTokenizer(sentencepiece)
            if sentencepiece.is_file()
            else BPETokenizer(package.folder / "bpe.model", package.source, package.target)
        )
        return made

    decoding = Decoding(
        beam_size=max(1, int(argos_setting("ARGOS_BEAM_SIZE") or 4)),
        length_penalty=LENGTH_PENALTY,
        compute_type=argos_setting("ARGOS_COMPUTE_TYPE") or "auto",
        target_prefix=(package.target_prefix,) if package.target_prefix else (),
    )
    return Model(package.model, tokenizer, decoding, threads)
