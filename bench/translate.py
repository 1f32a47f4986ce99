"""Quality of the gloss, worth of the sanity flags, speed of the batched translation.

    python bench/translate.py [--data ../shared/data] [--json FILE] [--fast]

- chrF (character n-grams to 6, beta 2) of the gloss against the reference, on all of flores-dev
  and on its two halves, with its time a sentence when its caches are warm and when they are not.
- How often each flag is raised on the output of two translation models and on the human reference,
  and how often it was right, by `translate_judged.tsv`: translations that were read beside their
  original, one a line, with what is wrong with them.
- How much faster the sentences are translated in one batch than by `argostranslate`, with a model
  of random weights and Argos's size: 6 layers, 512 dimensions, 8,000 pieces, 40 sentences, 2
  threads. Skipped with --fast.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from comparer.article import Article
from comparer.encode import load_encoder
from comparer.figures import extract_figures
from comparer.options import Options
from comparer.records import Document, Sentence
from comparer.translate import checks, gloss
from comparer.translate.argos import package_model
from comparer.translate.glossary import Glossary
from comparer.translate.packages import Package

HERE = Path(__file__).parent
FLAGS = ("untranslated", "repetition", "number_changed", "low_similarity")
ORDER = 6
BETA = 2
SPEED_SENTENCES = 40
SPEED_ROUNDS = 4
SPEED_PART = SPEED_SENTENCES // SPEED_ROUNDS
USUAL_LENGTH = 40  # tokens of a translated news sentence
THREADS = 2


def document(lines: Sequence[str], lang: str) -> Document:
    """The lines as an article of one sentence each, with its figures."""
    sentences = []
    start = 0
    for index, line in enumerate(lines):
        sentences.append(Sentence(index, start, start + len(line)))
        start += len(line) + 1
    made = Document(Article("\n".join(lines), lang=lang), lang, tuple(sentences))
    return replace(made, figures=extract_figures(made))


def chrf(hypotheses: Sequence[str], references: Sequence[str]) -> float:
    """Corpus chrF as sacrebleu computes it by default: whitespace apart, no word n-grams."""
    totals = [[0, 0, 0] for _ in range(ORDER)]
    for hypothesis, reference in zip(hypotheses, references, strict=True):
        a, b = "".join(hypothesis.split()), "".join(reference.split())
        for order, total in enumerate(totals, 1):
            ours = Counter(a[i : i + order] for i in range(len(a) - order + 1))
            theirs = Counter(b[i : i + order] for i in range(len(b) - order + 1))
            total[0] += sum(ours.values())
            total[1] += sum(theirs.values())
            total[2] += sum((ours & theirs).values())
    precision = sum(both / ours for ours, _, both in totals) / ORDER
    recall = sum(both / theirs for _, theirs, both in totals) / ORDER
    return 100 * (1 + BETA**2) * precision * recall / (BETA**2 * precision + recall)


def measure_gloss(arabic: Sequence[str], english: Sequence[str]) -> dict[str, float]:
    """chrF of the gloss and its milliseconds a sentence."""
    if not gloss.available("ar", "en"):
        print("The gloss is not measured: its dictionary (extra gloss) is not installed.")
        return {}
    encoder = load_encoder(Options(threads=THREADS))
    engine = gloss.GlossEngine(encoder, Glossary())
    doc = document(arabic, "ar")
    engine.translate(doc, doc.sentences[:50])  # loads dictionary and names
    start = time.perf_counter()
    output = engine.translate(doc, doc.sentences)
    new = (time.perf_counter() - start) / len(arabic) * 1000
    start = time.perf_counter()
    engine.translate(doc, doc.sentences)
    warm = (time.perf_counter() - start) / len(arabic) * 1000
    whole = chrf(output, english)
    print(
        f"gloss: chrF {whole:.2f} (even lines {chrf(output[::2], english[::2]):.2f}, odd "
        f"{chrf(output[1::2], english[1::2]):.2f}); {new:.1f} ms a new sentence, {warm:.1f} warm"
    )
    return {"gloss_chrf": whole, "gloss_ms": warm, "gloss_new_ms": new}


def measure_flags(arabic: Sequence[str], outputs: dict[str, Sequence[str]]) -> dict[str, float]:
    """How many of a hundred sentences are flagged, and the flags' precision where it was judged.

    The floor is held by the flags on machine translations, which alone are flagged for readers;
    what the human reference raises shows what a flag costs a translation that is right.
    """
    encoder = load_encoder(Options(threads=THREADS))
    doc = document(arabic, "ar")
    judged = read_judged()
    figures: dict[str, float] = {}
    counts: dict[bool, Counter[tuple[str, str]]] = {True: Counter(), False: Counter()}
    for system, lines in outputs.items():
        found = checks.flags(doc, doc.sentences, lines, "en", encoder)
        raised = Counter(flag for flags in found for flag in flags)
        flagged = sum(map(bool, found))
        listed = ", ".join(f"{flag} {count}" for flag, count in raised.most_common())
        quality = chrf(lines, outputs["reference"])
        print(f"{system:9} chrF {quality:5.2f}  flagged {flagged}: {listed}")
        figures[f"flagged_{system}_per_100"] = 100 * flagged / len(arabic)
        count = counts[system != "reference"]
        for index, flags in enumerate(found):
            for flag in {*flags, *judged.get((system, index), ())}:
                deserved = judged.get((system, index))
                if deserved is None:
                    outcome = "unread"
                elif flag not in flags:
                    outcome = "missed"
                else:
                    outcome = "right" if flag in deserved else "wrong"
                count[flag, outcome] += 1
    print(f"judged by hand: {len(judged)} translations")
    for machine, name in ((True, "machine"), (False, "reference")):
        for flag in FLAGS:
            right, wrong, missed, unread = (
                counts[machine][flag, outcome] for outcome in ("right", "wrong", "missed", "unread")
            )
            if right + wrong + missed + unread == 0:
                continue
            precision = right / (right + wrong) if right + wrong else 0.0
            print(
                f"  {name:9} {flag:15} right {right:2} of {right + wrong:2} ({precision:4.0%}), "
                f"missed {missed}, not read {unread}"
            )
            if machine and right + wrong:
                figures[f"{flag}_precision"] = precision
    return figures


def read_judged() -> dict[tuple[str, int], frozenset[str]]:
    """What is wrong with each translation that was read, by system and line."""
    judged = {}
    for line in (HERE / "translate_judged.tsv").read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            system, index, wrong = line.split("\t")[:3]
            judged[system, int(index)] = frozenset(wrong.split()) - {"-"}
    return judged


def measure_speed(arabic: Sequence[str], english: Sequence[str]) -> dict[str, float]:
    """How many times faster one batch is than argostranslate, and that both say the same."""
    sentences = list(arabic[:SPEED_SENTENCES])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        random_model(folder, [*arabic, *english])
        os.environ["ARGOS_PACKAGES_DIR"] = str(folder / "packages")
        os.environ["ARGOS_INTRA_THREADS"] = str(THREADS)
        package = Package("ar", "en", "1.0", folder)
        model = package_model(package, THREADS)
        theirs_of = argos_translation(folder)
        model.translate(sentences[:1])
        theirs_of(sentences[0])
        # In turns, so that whatever else the machine does slows both down alike.
        batches, ours, theirs, one_by_one = [], [], [], 0.0
        for number in range(SPEED_ROUNDS):
            start = time.perf_counter()
            ours = model.translate(sentences)
            batches.append(time.perf_counter() - start)
            start = time.perf_counter()
            theirs += [
                theirs_of(sentence)
                for sentence in sentences[number * SPEED_PART : (number + 1) * SPEED_PART]
            ]
            one_by_one += time.perf_counter() - start
    batched = statistics.mean(batches)
    same = sum(a == b for a, b in zip(ours, theirs, strict=True))
    print(
        f"speed: {SPEED_SENTENCES} sentences in {batched:.1f} s, with argostranslate "
        f"{one_by_one:.1f} s: {one_by_one / batched:.1f} times as fast; "
        f"{same} of {SPEED_SENTENCES} outputs are equal"
    )
    return {"speed_ratio": one_by_one / batched, "speed_equal": same / SPEED_SENTENCES}


def random_model(folder: Path, texts: Sequence[str]) -> None:
    """An Argos package of Argos's size whose weights are random."""
    import sentencepiece
    import torch
    from ctranslate2.converters.transformers import MarianMTLoader
    from transformers import MarianConfig, MarianMTModel

    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(texts),
        model_prefix=str(folder / "sentencepiece"),
        vocab_size=8000,
        minloglevel=2,
    )
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))
    size = pieces.get_piece_size()
    torch.manual_seed(1)
    model = MarianMTModel(
        MarianConfig(
            vocab_size=size + 1,
            pad_token_id=size,
            decoder_start_token_id=size,
            eos_token_id=pieces.eos_id(),
            forced_eos_token_id=pieces.eos_id(),
            d_model=512,
            encoder_layers=6,
            decoder_layers=6,
            encoder_attention_heads=8,
            decoder_attention_heads=8,
            encoder_ffn_dim=2048,
            decoder_ffn_dim=2048,
            max_position_embeddings=512,
        )
    ).eval()
    # Random weights would never end a sentence. The positions from a usual length on are made to
    # point at the end token, so that translations are as long as those of a trained model.
    with torch.no_grad():
        end = model.get_input_embeddings().weight[pieces.eos_id()]
        positions = model.model.decoder.embed_positions.weight
        positions[USUAL_LENGTH:] = end / end.norm() * positions[0].norm()
        spec = MarianMTLoader().get_model_spec(model)
    vocabulary = [pieces.id_to_piece(index) for index in range(size)]
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.config.unk_token, spec.config.eos_token = "<unk>", "</s>"
    spec.config.decoder_start_token = "<s>"  # noqa: S105
    spec.validate()
    spec.optimize(quantization="int8")
    (folder / "model").mkdir()
    spec.save(str(folder / "model"))
    metadata = {"from_code": "ar", "to_code": "en", "package_version": "1.0"}
    (folder / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")


def argos_translation(folder: Path) -> Any:
    """argostranslate's own translation function for a package, without its sentence splitter.

    The splitter's model would have to be downloaded; leaving it out favours argostranslate.
    """
    from argostranslate import package as packages
    from argostranslate import translate

    argos = packages.Package(folder)
    languages = translate.Language("ar", "Arabic"), translate.Language("en", "English")
    translation = translate.PackageTranslation(*languages, argos)
    translation.sentencizer.split_sentences = lambda text: [text]
    return translation.translate


def main() -> None:
    """Print the measurements and write them to --json."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--json", type=Path)
    parser.add_argument("--fast", action="store_true", help="leave the speed out")
    arguments = parser.parse_args()
    folder = arguments.data / "flores-dev"

    def lines(ending: str) -> list[str]:
        return (folder / f"flores-dev.{ending}").read_text(encoding="utf-8").splitlines()

    arabic, english = lines("ar"), lines("en")
    outputs = {"argos": lines("argos.en"), "firefox": lines("firefox.en"), "reference": english}
    figures = measure_gloss(arabic, english)
    figures |= measure_flags(arabic, outputs)
    if not arguments.fast:
        figures |= measure_speed(arabic, english)
    if arguments.json:
        arguments.json.write_text(json.dumps(figures), encoding="utf-8")


if __name__ == "__main__":
    main()
