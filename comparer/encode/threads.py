"""How many threads a model should use."""

from __future__ import annotations

import os
from pathlib import Path

_TOPOLOGY = Path("/sys/devices/system/cpu")
_QUOTA = Path("/sys/fs/cgroup/cpu.max")


def physical_cores() -> int:
    """The physical cores that this process may use, at least 1.

    More threads than cores is no small loss: matrix products spin against each other, and the
    bundled encoder on 4 threads and 2 cores is twelve times slower than on 2.
    """
    allowed: set[int] = (
        os.sched_getaffinity(0)
        if hasattr(os, "sched_getaffinity")
        else set(range(os.cpu_count() or 1))
    )
    siblings = {_siblings(cpu) for cpu in allowed}
    return max(1, min(len(siblings), _container_limit()))


def _siblings(cpu: int) -> str:
    """What names the core of a logical CPU; every CPU its own core where the system is silent."""
    try:
        return (_TOPOLOGY / f"cpu{cpu}" / "topology" / "thread_siblings_list").read_text()
    except OSError:
        return str(cpu)


def _container_limit() -> int:
    """Whole CPUs that a container's quota allows; as good as unlimited where there is none."""
    try:
        quota, period = _QUOTA.read_text().split()
        return max(1, int(quota) // int(period))
    except (OSError, ValueError):
        return 1 << 16
