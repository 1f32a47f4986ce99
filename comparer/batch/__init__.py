"""Many pairs compared: as an iterator of reports, or to tables and an index in a folder."""

from comparer.batch.chunks import Outcome
from comparer.batch.stream import compare_many

__all__ = ["Outcome", "compare_many"]
