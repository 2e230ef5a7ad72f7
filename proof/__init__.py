"""Proves that a normenkader holds for every possible client, or shows the client for whom not."""

from engine.partial.size import TeGroot
from proof.cases import ToontNiets, Voorbeeld
from proof.declared import MethodenVerschillen
from proof.limits import size_warnings
from proof.proving import NIETS_BEWEZEN, prove
from proof.reading import TeBewijzen, build_to_prove, read_to_prove
from proof.solving.solver import GeenUitkomst
from proof.verdict import Bevinding, Bewijs, Grens, Uitslag

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
