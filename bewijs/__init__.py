"""Proves that a normenkader holds for every possible client, or shows the client for whom not."""

from bewijs.cases import ToontNiets, Voorbeeld
from bewijs.declared import MethodenVerschillen
from bewijs.limits import size_warnings
from bewijs.proving import NIETS_BEWEZEN, prove
from bewijs.reading import TeBewijzen, build_to_prove, read_to_prove
from bewijs.solver import GeenUitkomst
from bewijs.verdict import Bevinding, Bewijs, Grens, Uitslag
from engine.partial.size import TeGroot

__all__ = [
    "NIETS_BEWEZEN",
    "Bevinding",
    "Bewijs",
    "GeenUitkomst",
    "Grens",
    "MethodenVerschillen",
    "TeBewijzen",
    "TeGroot",
    "ToontNiets",
    "Uitslag",
    "Voorbeeld",
    "build_to_prove",
    "prove",
    "read_to_prove",
    "size_warnings",
]
