"""The clients of a proof as case files that `normwijzer beoordeel` accepts."""

from __future__ import annotations

from collections.abc import Iterator

from normenkader import Normenkader
from proof.cases import ExampleClient
from proof.verdict import Proof
from zaak.template import filled_case


def client_name(client: ExampleClient) -> str:
    """The name of the file."""
    return f"{client.zaak['zaak']}.yaml"


def client_file(normenkader: Normenkader, client: ExampleClient, zin: str) -> str:
    """The case as YAML, with what it shows on top."""
    return f"# {' '.join(zin.split())}\n{filled_case(normenkader, client.zaak)}"


def all_clients(found: Proof) -> Iterator[tuple[ExampleClient, str]]:
    """Every client of a proof, with a sentence that says what it shows."""
    for verdict in found.verdicts:
        for finding in verdict.findings:
            yield from ((c, f"{verdict.eigenschap}: {finding.zin}") for c in finding.clienten)
        for grens in verdict.grenzen:
            minutes = f"{grens.minimum} en {grens.maximum} minuten"
            if grens.minimum is None:
                minutes = "zonder minuten"
            for client in grens.clienten:
                yield client, f"{verdict.eigenschap}: de grenzen van {grens.uitkomst}: {minutes}"
