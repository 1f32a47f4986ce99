"""Work in a thread of its own that the page looks in on, and that can be stopped."""

from __future__ import annotations

import threading
import traceback
from abc import ABC, abstractmethod
from typing import Literal

from comparer.errors import Cancelled, ComparerError, problem

State = Literal["running", "done", "stopped", "failed"]


class Task(ABC):
    """Work in a thread; it begins when it is made, so that a subclass sets its fields first."""

    def __init__(self, name: str) -> None:
        self.state: State = "running"
        self.error: ComparerError | None = None
        """What is wrong, where it failed."""
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ask the work to end at its next step."""
        self._stop.set()

    def wait(self, seconds: float) -> bool:
        """Whether the work has ended, after waiting this long at most."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    @abstractmethod
    def _work(self) -> None:
        """Do the work, and ask `_go_on` at every step."""

    def _go_on(self) -> None:
        """Nothing; `Cancelled` if the work is to end."""
        if self._stop.is_set():
            raise Cancelled("It was stopped.")

    def _run(self) -> None:
        try:
            self._work()
            self.state = "done"
        except Cancelled:
            self.state = "stopped"
        except ComparerError as error:
            self.error, self.state = error, "failed"
        except Exception as error:
            # For whoever runs the page; its reader is told in one sentence.
            traceback.print_exc()
            self.error, self.state = problem("unexpected", name=type(error).__name__), "failed"
