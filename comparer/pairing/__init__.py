"""Which reports of two collections are of one event: a score and a reason for each pair found."""

from comparer.pairing.find import Found, Settings, find_pairs

__all__ = ["Found", "Settings", "find_pairs"]
