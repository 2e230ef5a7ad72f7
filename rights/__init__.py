"""Who may do what, and what is stored of them."""

from rights.model import IN_WORDS, MATRIX, Actie, Gebruiker, GeenRecht, Rol
from rights.pseudonym import LOKAAL, pseudonym

__all__ = [
    "IN_WORDS",
    "LOKAAL",
    "MATRIX",
    "Actie",
    "Gebruiker",
    "GeenRecht",
    "Rol",
    "pseudonym",
]
