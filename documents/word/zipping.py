"""The same Word file gives the same bytes: a .docx is a zip, and a zip says when it was made."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The first moment that a zip can hold.
MOMENT = (1980, 1, 1, 0, 0, 0)


def fixed(content: bytes) -> bytes:
    """The same zip without the moments at which its files were made."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = ZipInfo(name, MOMENT)
            info.compress_type = ZIP_DEFLATED
            # As if on one system, wherever it was made.
            info.create_system, info.external_attr = 3, 0o644 << 16
            new.writestr(info, old.read(name))
    return file.getvalue()
