"""Chooses the engine for each language and fills the sentences' translations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from comparer import languages
from comparer.errors import ModelMissingError
from comparer.options import Options
from comparer.records import ArticleKey, Caveat, Document, Explanation, Translation
from comparer.translate import gloss
from comparer.translate.argos import ArgosEngine
from comparer.translate.engine import Engine, TextEncoder
from comparer.translate.packages import installed_packages, packages_folder, route


@dataclass(frozen=True)
class Translator:
    """The engines that translate into the reader's language, one a source language."""

    reader: str
    name: str
    """As shown to the reader: "Argos ar→en 1.0", "gloss", "none"."""
    engines: Mapping[str, Engine]
    """By the language they translate from; one that is missing cannot be translated."""


def load_translator(options: Options, encoder: TextEncoder | None = None) -> Translator:
    """The translator that these options ask for; models load at the first sentence.

    "auto" takes an installed Argos package, else the gloss, else nothing. Without an encoder the
    translation is the same but is not checked against the original by meaning.
    `ModelMissingError` if an engine asked for by name is not on this machine.
    """
    engines: dict[str, Engine] = {}
    if options.translator != "none":
        for source in languages.CODES:
            if source != options.reader and (engine := _engine(source, options, encoder)):
                engines[source] = engine
        if options.translator != "auto" and not engines:
            raise _missing(options)
    names = dict.fromkeys(engine.name for engine in engines.values())
    return Translator(options.reader, ", ".join(names) or "none", engines)


def translate(
    document: Document, key: ArticleKey, translator: Translator, options: Options
) -> tuple[Document, tuple[Caveat, ...]]:
    """The document with a translation for each sentence, and what the reader must know of it.

    A document in the reader's language comes back as it is.
    """
    if document.lang == options.reader or options.translator == "none":
        return document, ()
    engine = translator.engines.get(document.lang)
    if engine is None:
        return document, (_no_translation(document.lang, options.reader, key),)
    texts = engine.translate(document, document.sentences)
    sentences = tuple(
        replace(sentence, translation=Translation(text, engine.name)) if text else sentence
        for sentence, text in zip(document.sentences, texts, strict=True)
    )
    caveats = (_gloss_only(key),) if engine.is_gloss and options.translator == "auto" else ()
    return replace(document, sentences=sentences), caveats


def _engine(source: str, options: Options, encoder: TextEncoder | None) -> Engine | None:
    if options.translator in ("auto", "argos"):
        packages = route(installed_packages(), source, options.reader)
        if packages:
            return ArgosEngine(packages, options)
    if options.translator in ("auto", "gloss") and gloss.available(source, options.reader):
        return gloss.GlossEngine(encoder)
    return None


def _missing(options: Options) -> ModelMissingError:
    reader = options.reader
    sources = ", ".join(f"{code}→{reader}" for code in languages.CODES if code != reader)
    if options.translator == "gloss":
        return ModelMissingError(
            f"The gloss was asked for, but it cannot translate {sources} here; it reads Arabic "
            "for English readers and needs its dictionary: pip install 'comparer[gloss]'."
        )
    return ModelMissingError(
        f"Argos was asked for, but no package for {sources} is in {packages_folder()}; fetch one "
        "with 'comparer models install' or choose --translator auto."
    )


def _no_translation(source: str, reader: str, key: ArticleKey) -> Caveat:
    names = languages.get(source).names
    into = languages.get(reader).names
    return Caveat(
        "no_translation",
        Explanation(
            f"The {names['en']} text is not translated into {into['en']}: no translation model is "
            "installed; 'comparer models install' fetches one.",
            f"لم يُترجم النص من {names['ar']} إلى {into['ar']}: لا يوجد نموذج ترجمة مثبّت؛ "
            "يمكن تثبيت نموذج بالأمر comparer models install.",
        ),
        key,
    )


def _gloss_only(key: ArticleKey) -> Caveat:
    return Caveat(
        "gloss_only",
        Explanation(
            "No translation model is installed, so the translation shown is a word-for-word "
            "gloss from a dictionary; 'comparer models install' fetches a model.",
            "لا يوجد نموذج ترجمة مثبّت، ولذلك فالترجمة المعروضة معانٍ للكلمات من معجم، كلمةً "
            "كلمة؛ يمكن تثبيت نموذج بالأمر comparer models install.",
        ),
        key,
    )
