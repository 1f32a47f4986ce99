"""A real translation model, small enough to train here: a few sentence pairs learnt by heart."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

COMPUTE_TYPE = {"ARGOS_COMPUTE_TYPE": "float32"}
"""The environment in which the trained model says what it has learnt, on every processor."""

PAIRS = (
    (
        "قتل ثلاثة مدنيين في غارة على البلدة.",
        "Three civilians were killed in a strike on the town.",
    ),
    ("أعلنت الحكومة الميزانية يوم الأحد.", "The government announced the budget on Sunday."),
    ("ضرب زلزال المدينة صباح الأحد.", "An earthquake hit the city on Sunday morning."),
    ("خرج آلاف المتظاهرين إلى الشوارع.", "Thousands of protesters took to the streets."),
    ("قال المتحدث إن الهدنة صامدة.", "The spokesman said the truce was holding."),
    ("دعت الأمم المتحدة إلى وقف القتال.", "The United Nations called for an end to the fighting."),
    ("أغلق الجيش الطريق إلى المطار.", "The army closed the road to the airport."),
    ("ارتفعت أسعار الخبز في العاصمة.", "Bread prices rose in the capital."),
)


def train(folder: Path, pairs: tuple[tuple[str, str], ...], *, source_eos: bool = False) -> None:
    """A CTranslate2 model of one Transformer layer in folder/model, with sentencepiece.model.

    Seeded, and trained until it knows the pairs by heart: five seconds. It is too small for 8-bit
    arithmetic, whose rounding differs between processors: tests run it with `COMPUTE_TYPE`.
    """
    import sentencepiece
    import torch
    from ctranslate2.converters.transformers import MarianMTLoader
    from transformers import MarianConfig, MarianMTModel

    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([text for pair in pairs for text in pair]),
        model_prefix=str(folder / "sentencepiece"),
        vocab_size=220,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    (folder / "sentencepiece.vocab").unlink()
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))
    size, eos = pieces.get_piece_size(), pieces.eos_id()
    pad = size  # the converter drops the last embedding, which Marian models use for padding

    torch.set_num_threads(1)  # matrices this small only wait for one another
    torch.manual_seed(7)
    model = MarianMTModel(
        MarianConfig(
            vocab_size=size + 1,
            pad_token_id=pad,
            decoder_start_token_id=pad,
            eos_token_id=eos,
            forced_eos_token_id=eos,
            d_model=64,
            encoder_layers=1,
            decoder_layers=1,
            encoder_attention_heads=4,
            decoder_attention_heads=4,
            encoder_ffn_dim=128,
            decoder_ffn_dim=128,
            max_position_embeddings=256,
            dropout=0.0,
        )
    )

    def padded(rows: list[list[int]], value: int) -> torch.Tensor:
        width = max(map(len, rows))
        return torch.tensor([row + [value] * (width - len(row)) for row in rows])

    end = [eos] if source_eos else []
    sources = padded([pieces.encode(source) + end for source, _ in pairs], pad)
    targets = padded([[*pieces.encode(target), eos] for _, target in pairs], -100)
    optimiser = torch.optim.Adam(model.parameters(), lr=3e-3)
    for _ in range(400):
        with torch.no_grad():  # CTranslate2 starts Marian's decoder from zero, whatever <pad> is
            model.get_input_embeddings().weight[pad] = 0
        loss = model(input_ids=sources, attention_mask=(sources != pad).long(), labels=targets).loss
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        if loss.item() < 0.005:
            break

    with torch.no_grad():
        spec = MarianMTLoader().get_model_spec(model.eval())
    vocabulary = [pieces.id_to_piece(index) for index in range(size)]
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.config.unk_token = "<unk>"  # noqa: S105
    spec.config.eos_token = "</s>"  # noqa: S105
    # What the converters write: Argos's OpenNMT models start with <s>, Marian's with </s>.
    spec.config.decoder_start_token = "</s>" if source_eos else "<s>"
    spec.validate()
    spec.optimize()
    (folder / "model").mkdir()
    spec.save(str(folder / "model"))


def package(folder: Path, source: str, target: str, out: Path, version: str = "1.0") -> Path:
    """The .argosmodel made of a trained folder, as Argos packages one."""
    top = f"translate-{source}_{target}-{version.replace('.', '_')}"
    metadata = {
        "package_version": version,
        "argos_version": "1.9",
        "from_code": source,
        "from_name": source.upper(),
        "to_code": target,
        "to_name": target.upper(),
    }
    path = out / f"{top}.argosmodel"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{top}/metadata.json", json.dumps(metadata))
        archive.writestr(f"{top}/README.md", "A model for tests.\n")
        for file in sorted(p for p in folder.rglob("*") if p.is_file()):
            archive.write(file, f"{top}/{file.relative_to(folder).as_posix()}")
    return path
