"""Where files are from one another."""

from __future__ import annotations

import os
from pathlib import Path


def relative(path: Path, start: Path) -> str:
    """The path from `start` on, so that both can be moved together; absolute on another drive."""
    try:
        return os.path.relpath(path, start)
    except ValueError:
        return str(path.absolute())
