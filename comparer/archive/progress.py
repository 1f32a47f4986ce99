"""How far a long job is: done, rate and time left, on one line of a terminal or now and then."""

from __future__ import annotations

import sys
import time
from typing import TextIO

_REDRAW = 0.2
_REPEAT = 15.0
"""Seconds between two lines, on a terminal (redrawn in place) and elsewhere."""


class Progress:
    """Writes to stderr; `done` may start above zero, and the rate is that of this run alone."""

    def __init__(
        self, what: str, total: int | None, *, done: int = 0, stream: TextIO | None = None
    ) -> None:
        self._what, self._total = what, total
        self._first = self._done = done
        self._note = ""
        self._stream = stream or sys.stderr
        self._in_place = self._stream.isatty()
        self._begun = self._shown = time.monotonic()

    def to(self, done: int, note: str = "") -> None:
        """So many are done; `note` stands at the end of the line."""
        self._done, self._note = done, note
        now = time.monotonic()
        if now - self._shown >= (_REDRAW if self._in_place else _REPEAT):
            self._shown = now
            self._write(self.line(now - self._begun))

    def close(self) -> None:
        """The last state, on a line of its own."""
        self._write(self.line(time.monotonic() - self._begun))
        if self._in_place:
            self._stream.write("\n")

    def line(self, seconds: float) -> str:
        """What is shown after so many seconds."""
        of = f"/{self._total:,}" if self._total is not None else ""
        parts = [f"{self._what}: {self._done:,}{of}"]
        here = self._done - self._first
        if here and seconds > 0:
            parts.append(f"{60 * here / seconds:,.0f} a minute")
            if self._total is not None and self._done < self._total:
                parts.append(f"{duration((self._total - self._done) * seconds / here)} left")
        return " · ".join([*parts, *([self._note] if self._note else [])])

    def _write(self, line: str) -> None:
        self._stream.write(f"\r\x1b[2K{line}" if self._in_place else f"{line}\n")
        self._stream.flush()


def duration(seconds: float) -> str:
    """Seconds as a person says them: "45 s", "12 min", "3 h 05 min"."""
    if seconds < 60:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02} min"
