"""Proves that a normenkader holds for every possible client, or shows the client for whom not."""

from engine.partial.size import TooLargeError
from proof.cases import ExampleClient, ShowsNothingError
from proof.declared import MethodsDifferError
from proof.limits import size_warnings
from proof.proving import NIETS_BEWEZEN, prove
from proof.reading import ToProve, build_to_prove, read_to_prove
from proof.solving.solver import NoVerdictError
from proof.verdict import Bounds, Finding, Proof, Verdict

__all__ = [
    "NIETS_BEWEZEN",
    "Bounds",
    "ExampleClient",
    "Finding",
    "MethodsDifferError",
    "NoVerdictError",
    "Proof",
    "ShowsNothingError",
    "ToProve",
    "TooLargeError",
    "Verdict",
    "build_to_prove",
    "prove",
    "read_to_prove",
    "size_warnings",
]
