"""A reference for a case that has none yet."""

from __future__ import annotations

import secrets

from zaak.privacy.scan import find_personal_data

# Without letters and digits that look alike: it is read aloud and typed over.
_SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def new_reference() -> str:
    """A random reference that says nothing about the resident."""
    while True:
        signs = "".join(secrets.choice(_SIGNS) for _ in range(8))
        reference = f"Z-{signs[:4]}-{signs[4:]}"
        if not find_personal_data(reference):
            return reference
