"""What a normenkader is: its schema, reading it with places, checks, versions and hash."""

from normenkader.file.problems import InvalidInputError, Problem
from normenkader.library import Library, NotInForceError, read_library
from normenkader.model import Normenkader
from normenkader.reading import parse_normenkader, read_normenkader

__all__ = [
    "InvalidInputError",
    "Library",
    "Normenkader",
    "NotInForceError",
    "Problem",
    "parse_normenkader",
    "read_library",
    "read_normenkader",
]
