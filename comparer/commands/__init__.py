"""Commands for many articles; `comparer.cli` has those for two."""
