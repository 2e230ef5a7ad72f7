"""What is stored of a person: a pseudonym that only the holder of the key can make again."""

from __future__ import annotations

import hashlib
import hmac
import json
from base64 import b32encode

from rights.model import Role, User

LENGTH = 16


def pseudonym(key: bytes, issuer: str, onderwerp: str) -> str:
    """The pseudonym of one account at one identity provider: `u-` and 80 bits in base32."""
    if not (key and issuer and onderwerp):
        raise ValueError("A pseudonym needs a key, an issuer and a subject.")
    # JSON keeps the two apart: ("a", "bc") is somebody else than ("ab", "c").
    message = json.dumps([issuer, onderwerp]).encode()
    digest = hmac.new(key, message, hashlib.sha256).digest()
    return f"u-{b32encode(digest).decode().lower()[:LENGTH]}"


# Without a login: whoever sits at this computer.
LOKAAL = User("lokaal", frozenset(Role))
