"""Files, bytes and pasted texts → articles that can be compared."""

from comparer.ingest.files import file_bytes, read_bytes, read_file
from comparer.ingest.language import detect_language
from comparer.ingest.pair import check_pair, sentence_caveats

__all__ = [
    "check_pair", "detect_language", "file_bytes", "read_bytes", "read_file", "sentence_caveats",
]  # fmt: skip
