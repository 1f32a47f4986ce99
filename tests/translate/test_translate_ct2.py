"""Folders with CTranslate2 models of other makers."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from toy_model import PAIRS, train

from comparer.errors import InputError, ModelMissingError
from comparer.options import Options
from comparer.translate import load_translator, translate
from comparer.translate.ct2 import _decoding, _tokenizer_files


@pytest.fixture(scope="module")
def marian(tmp_path_factory) -> Path:
    """A folder as OPUS-MT models have it after conversion from Transformers."""
    folder = tmp_path_factory.mktemp("opus-mt-ar-en")
    train(folder, PAIRS, source_eos=True)
    for name in ("source.spm", "target.spm"):
        shutil.copy(folder / "sentencepiece.model", folder / name)
    (folder / "sentencepiece.model").unlink()
    for path in list((folder / "model").iterdir()):
        path.rename(folder / path.name)
    return folder


def test_a_converted_opus_mt_model_translates(marian, document):
    options = Options(translator=f"ct2:{marian}", reader="en")
    translator = load_translator(options)
    assert translator.name == f"CTranslate2 {marian.name} ar→en"
    translated, _ = translate(document([ar for ar, _ in PAIRS]), "a", translator, options)
    assert [s.translation.text for s in translated.sentences] == [en for _, en in PAIRS]


def test_an_unpacked_argos_package_is_used_as_such(trained, tmp_path, document):
    folder = tmp_path / "unpacked"
    shutil.copytree(trained, folder)
    metadata = {"from_code": "ar", "to_code": "en", "package_version": "2.0"}
    (folder / "metadata.json").write_text(json.dumps(metadata))
    options = Options(translator=f"ct2:{folder}", reader="en")
    assert load_translator(options).name == "Argos ar→en 2.0"
    with pytest.raises(ModelMissingError, match="does not translate"):
        load_translator(Options(translator=f"ct2:{folder}", reader="ar"))


def test_a_folder_that_is_not_there_is_a_missing_model(tmp_path):
    with pytest.raises(ModelMissingError, match="no folder"):
        load_translator(Options(translator=f"ct2:{tmp_path}/none", reader="en"))


def test_a_folder_without_model_or_tokenizer_says_what_it_lacks(tmp_path):
    with pytest.raises(InputError, match=r"model\.bin"):
        load_translator(Options(translator=f"ct2:{tmp_path}", reader="en"))
    (tmp_path / "model.bin").write_bytes(b"x")
    with pytest.raises(InputError, match="SentencePiece"):
        load_translator(Options(translator=f"ct2:{tmp_path}", reader="en"))


def vocabulary(folder: Path, tokens: list[str], start: str, **config: object) -> Path:
    (folder / "shared_vocabulary.json").write_text(json.dumps(tokens))
    config |= {"eos_token": "</s>", "decoder_start_token": start}
    (folder / "config.json").write_text(json.dumps(config))
    return folder


def test_language_tokens_follow_the_vocabulary(tmp_path):
    nllb = vocabulary(tmp_path, ["arb_Arab", "eng_Latn"], "</s>")
    made = _decoding(nllb, "ar", "en")
    assert (made.source_prefix, made.source_suffix) == (("arb_Arab",), ("</s>",))
    assert made.target_prefix == ("eng_Latn",)

    m2m = vocabulary(tmp_path, ["__ar__", "__en__"], "</s>")
    made = _decoding(m2m, "en", "ar")
    assert (made.source_prefix, made.target_prefix) == (("__en__",), ("__ar__",))

    several = vocabulary(tmp_path, [">>ara<<", ">>heb<<"], "</s>")
    assert _decoding(several, "en", "ar").source_prefix == (">>ara<<",)
    assert _decoding(several, "ar", "en").source_prefix == ()


def test_the_end_token_is_added_where_the_model_does_not_add_it_itself(tmp_path):
    plain = vocabulary(tmp_path, ["a"], "<s>")
    assert _decoding(plain, "ar", "en").source_suffix == ()
    marian_own = vocabulary(tmp_path, ["a"], "</s>", add_source_eos=True)
    assert _decoding(marian_own, "ar", "en").source_suffix == ()


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (("source.spm", "target.spm"), ("source.spm", "target.spm")),
        (("sentencepiece.bpe.model",), ("sentencepiece.bpe.model",) * 2),
        (("vocab.aren.spm",), ("vocab.aren.spm",) * 2),
        (("srcvocab.aren.spm", "trgvocab.aren.spm"), ("srcvocab.aren.spm", "trgvocab.aren.spm")),
    ],
)
def test_tokenizer_files_are_found_by_their_usual_names(tmp_path, files, expected):
    for name in files:
        (tmp_path / name).touch()
    assert tuple(path.name for path in _tokenizer_files(tmp_path, "ar", "en")) == expected
