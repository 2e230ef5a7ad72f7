"""What a normenkader is: its schema, reading it with places, checks, versions and hash."""

from normenkader.file.problems import OngeldigeInvoer, Probleem
from normenkader.library import Bibliotheek, NietInWerking, read_library
from normenkader.model import Normenkader
from normenkader.reading import parse_normenkader, read_normenkader

__all__ = [
    "Bibliotheek",
    "NietInWerking",
    "Normenkader",
    "OngeldigeInvoer",
    "Probleem",
    "parse_normenkader",
    "read_library",
    "read_normenkader",
]
