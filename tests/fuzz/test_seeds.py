"""The inputs that fuzzing began with and those that it found: none breaks a grammar."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz_grammars import read_or_skip

SEEDS = sorted(Path(__file__).with_name("seeds").iterdir())


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
def test_a_seed_breaks_no_grammar(seed):
    read_or_skip(seed.read_bytes())
