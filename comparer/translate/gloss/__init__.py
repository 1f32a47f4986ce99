"""A word-for-word gloss: a reading aid from a dictionary, for when no model is installed."""

from comparer.translate.gloss.engine import GlossEngine, available

__all__ = ["GlossEngine", "available"]
