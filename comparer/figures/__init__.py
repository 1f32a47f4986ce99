"""Figures: extraction from the original text, and comparison inside matches."""

from comparer.figures.compare import figure_differences
from comparer.figures.extract import extract_figures

__all__ = ["extract_figures", "figure_differences"]
