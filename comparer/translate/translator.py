"""Chooses the engine for each language and fills the sentences' translations."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from comparer import languages
from comparer.encode import Encoder
from comparer.errors import ModelMissingError, missing_model
from comparer.options import Options
from comparer.records import (
    ArticleKey,
    Caveat,
    Document,
    Explanation,
    Translation,
    TranslationFlag,
)
from comparer.translate import checks, gloss
from comparer.translate.argos import ArgosEngine
from comparer.translate.ct2 import Ct2Engine
from comparer.translate.engine import Engine, TextEngine, plain_text
from comparer.translate.glossary import Glossary, enforce, read_glossary
from comparer.translate.packages import (
    installed_packages,
    packages_folder,
    read_package,
    route,
)
from comparer.translate.spelling import consistent


@dataclass(frozen=True)
class Translator:
    """The engines that translate into the reader's language, one a source language."""

    reader: str
    name: str
    """As shown to the reader: "Argos ar→en 1.0", "gloss", "none"."""
    engines: Mapping[str, Engine]
    """By the language they translate from; one that is missing cannot be translated."""
    glossary: Glossary
    encoder: Encoder | None


def load_translator(options: Options, encoder: Encoder | None = None) -> Translator:
    """The translator that these options ask for; models load at the first sentence.

    "auto" takes an installed Argos package, else the gloss, else nothing. Without an encoder the
    translation is the same, but its figures and meaning are not checked against the original.
    `ModelMissingError` if an engine asked for by name is not on this machine; `InputError` if a
    model folder or the glossary file cannot be used.
    """
    engines: dict[str, Engine] = {}
    glossary = read_glossary(options.glossary)
    if options.translator != "none":
        for source in languages.CODES:
            if source != options.reader:
                engine = _engine(source, options, encoder, glossary)
                if engine is not None:
                    engines[source] = engine
        if options.translator != "auto" and not engines:
            raise _missing(options)
    names = dict.fromkeys(engine.name for engine in engines.values())
    return Translator(options.reader, ", ".join(names) or "none", engines, glossary, encoder)


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
    sentences = document.sentences
    texts = engine.translate(document, sentences)
    caveats: list[Caveat] = []
    flags: list[tuple[TranslationFlag, ...]] = [()] * len(texts)
    if isinstance(engine, TextEngine):
        texts = [_unescaped(text) for text in texts]
        texts, missed = _with_glossary(document, texts, engine, translator.glossary)
        if document.lang == "ar":
            originals = [plain_text(document, sentence) for sentence in sentences]
            kept = [target for _, target in translator.glossary.entries]
            texts = consistent(originals, texts, kept)
        flags = checks.flags(document, sentences, texts, options.reader, translator.encoder)
        if missed:
            caveats.append(_glossary_not_applied(missed, key))
    if engine.is_gloss and options.translator == "auto":
        caveats.append(_gloss_only(key))
    translated = tuple(
        replace(sentence, translation=Translation(text, engine.name, marks)) if text else sentence
        for sentence, text, marks in zip(sentences, texts, flags, strict=True)
    )
    return replace(document, sentences=translated), tuple(caveats)


def _unescaped(text: str) -> str:
    """The text without the HTML entities that models learn from web pages ("&quot;")."""
    return html.unescape(text) if "&" in text else text


def _engine(
    source: str, options: Options, encoder: Encoder | None, glossary: Glossary
) -> Engine | None:
    wanted = options.translator
    if wanted.startswith("ct2:"):
        folder = Path(wanted.removeprefix("ct2:")).expanduser()
        package = read_package(folder)
        if package is not None:  # an unpacked Argos package is a CTranslate2 model too
            fits = (package.source, package.target) == (source, options.reader)
            return ArgosEngine((package,), options) if fits else None
        return Ct2Engine(folder, source, options.reader, options)
    if wanted in ("auto", "argos"):
        packages = route(installed_packages(), source, options.reader)
        if packages:
            return ArgosEngine(packages, options)
    if wanted in ("auto", "gloss") and gloss.available(source, options.reader):
        return gloss.GlossEngine(encoder, glossary)
    return None


def _with_glossary(
    document: Document, texts: list[str], engine: TextEngine, glossary: Glossary
) -> tuple[list[str], tuple[str, ...]]:
    """The translations with the glossary's terms, and the terms that found no place."""
    out = list(texts)
    missed: dict[str, None] = {}
    for index, (sentence, text) in enumerate(zip(document.sentences, texts, strict=True)):
        entries = glossary.terms_in(plain_text(document, sentence), document.lang)
        renderings = engine.known_or_new([source for source, _ in entries]) if entries else {}
        for source, target in entries:
            changed = enforce(out[index], target, renderings.get(source, "")) if text else None
            if changed is None:
                missed[source] = None
            else:
                out[index] = changed
    return out, tuple(missed)


def _missing(options: Options) -> ModelMissingError:
    reader = options.reader
    directions = ", ".join(f"{code}→{reader}" for code in languages.CODES if code != reader)
    if options.translator.startswith("ct2:"):
        return missing_model(
            "translator_other_languages",
            path=options.translator.removeprefix("ct2:"),
            directions=directions,
        )
    if options.translator == "gloss":
        return missing_model("translator_no_gloss", directions=directions)
    return missing_model(
        "translator_no_package", directions=directions, path=str(packages_folder())
    )


def _glossary_not_applied(terms: tuple[str, ...], key: ArticleKey) -> Caveat:
    listed = ", ".join(terms)
    return Caveat(
        "glossary_not_applied",
        Explanation(
            f"The translation writes these terms otherwise than the glossary says: {listed}.",
            f"ترد هذه المصطلحات في الترجمة على غير ما في المسرد: {'، '.join(terms)}.",
        ),
        key,
    )


def _no_translation(source: str, reader: str, key: ArticleKey) -> Caveat:
    names = languages.get(source).names
    into = languages.get(reader).names
    return Caveat(
        "no_translation",
        Explanation(
            f"The {names['en']} text is not translated into {into['en']}: no translation model is "
            f"installed; 'comparer models install {source}-{reader}' fetches one.",
            f"لم يُترجم النص من {names['ar']} إلى {into['ar']}: لا يوجد نموذج ترجمة مثبّت؛ "
            f"يمكن تثبيت نموذج بالأمر \u2066comparer models install {source}-{reader}\u2069.",
        ),
        key,
    )


def _gloss_only(key: ArticleKey) -> Caveat:
    return Caveat(
        "gloss_only",
        Explanation(
            "No translation model is installed, so the translation shown is a word-for-word "
            "gloss from a dictionary; 'comparer models install' fetches a model.",
            "لا يوجد نموذج ترجمة مثبّت، ولذلك فالترجمة المعروضة شرح كلمة بكلمة من معجم؛ "
            "يمكن تثبيت نموذج بالأمر comparer models install.",
        ),
        key,
    )
