"""Office files are zip archives that carry the time they were made; these carry none."""

from __future__ import annotations

import io
import re
import zipfile

# The first moment a zip archive can name.
EPOCH = (1980, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def without_times(data: bytes) -> bytes:
    """The same archive with every timestamp set to 1980-01-01, so that equal content is equal."""
    fixed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z\2", content)
            stamped = zipfile.ZipInfo(entry.filename, EPOCH)
            stamped.compress_type = zipfile.ZIP_DEFLATED
            stamped.create_system = 0
            target.writestr(stamped, content)
    return fixed.getvalue()
