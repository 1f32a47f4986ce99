"""Translations for the reader: an aid to reading, never a source of evidence."""

from comparer.translate.translator import Translator, load_translator, translate

__all__ = ["Translator", "load_translator", "translate"]
