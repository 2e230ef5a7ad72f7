"""Who may do what, and what is stored of them."""

from rights.model import IN_WORDS, MATRIX, Action, NoRightError, Role, User
from rights.pseudonym import LOKAAL, pseudonym

__all__ = [
    "IN_WORDS",
    "LOKAAL",
    "MATRIX",
    "Action",
    "NoRightError",
    "Role",
    "User",
    "pseudonym",
]
