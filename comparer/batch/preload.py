"""What every worker process needs, loaded once by the process that they are forked from.

Importing this module loads the encoder. Workers forked afterwards start at once, and share its
memory and that of the libraries as long as they do not write to it.
"""

from __future__ import annotations

import contextlib
import gc

import comparer.batch.run
import comparer.pipeline  # noqa: F401
from comparer.encode import load_encoder
from comparer.errors import ComparerError
from comparer.options import Options

# A worker that is to use another encoder finds the libraries loaded, and says itself what is wrong.
with contextlib.suppress(ComparerError):
    load_encoder(Options(threads=1))

# A collection would write to every object, and so unshare the memory that they lie in.
gc.collect()
gc.freeze()
