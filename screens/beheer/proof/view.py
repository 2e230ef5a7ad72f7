"""A proof on the page: the picture first, then each finding with its clients, and the files."""

from __future__ import annotations

import json
import re
from functools import partial
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import streamlit as st

from comparison.names import Names
from normenkader import Normenkader
from normenkader.texts import thousands
from proof import ExampleClient, Finding, Proof, Verdict
from proof.alone import few_and_many
from proof.files import all_clients, client_file, client_name
from proof.report import as_data
from publishing.markup import Pieces
from screens.access import gate
from screens.beheer.proof.bounds import show_bounds
from screens.beheer.proof.clients import clients_html
from screens.beheer.proof.html import (
    cards_html,
    client_heading,
    finding_html,
    heading,
    together_html,
)
from screens.beheer.proof.words import Failed, ordered, summary
from screens.keys import Key, Prefix
from screens.widgets import pieces

HTML = Pieces(__name__)

MOST_FINDINGS = 20
# Without a clock the same proof gives the same file.
NEVER = (1980, 1, 1, 0, 0, 0)
HOE = (
    "Wat bewezen is of niet waar, is op twee manieren nagegaan: door alle toestanden te doorlopen, "
    "en met z3, een programma dat bewijzen zoekt. {same} Antwoorden die voor de regels gelijk "
    "zijn, tellen als één toestand."
)
SAME = "Ze vonden hetzelfde."
GIVEN_UP = (
    "Soms kwam z3 er niet uit. Dat staat er dan bij: daar is alleen doorlopen. Verder vonden ze "
    "hetzelfde."
)


def show_result(found: Proof | Failed) -> None:
    """Draw a proof, or why there is none."""
    if isinstance(found, Failed):
        st.error(found.zin)
        st.text(found.details)
        return
    names = Names(found.normenkader)
    # The style sheet knows the keys, and the script reads a message aloud.
    with st.container(key=Prefix.MELDING.of(f"bewijs-{'goed' if found.holds else 'fout'}")):
        st.text(summary(found))
    st.html(cards_html(found))
    how = HOE.format(same=GIVEN_UP if any(u.by_one_method for u in found.verdicts) else SAME)
    st.html(HTML("cases", groups=thousands(found.zaken).split("."), how=how))
    for verdict in ordered(found):
        _property(names, verdict)
    if found.unjudged:
        asked = "; ".join(map(names.vraag, found.unjudged))
        st.text(
            "Bij deze vragen staat niet welk antwoord zwaarder is. Monotoon kijkt er dan niet "
            f"naar: {asked}."
        )
    _downloads(found)


def _property(names: Names, verdict: Verdict) -> None:
    """All that was found about one property."""
    if verdict.findings:
        st.html(pieces.heading(heading(verdict)))
        few, many = few_and_many(verdict.findings)
        faults_first = sorted(few, key=lambda b: b.soort != "fout")
        for i, bevinding in enumerate(faults_first[:MOST_FINDINGS]):
            _finding(names, verdict.eigenschap, bevinding, i)
        if len(faults_first) > MOST_FINDINGS:
            st.text(f"En nog {len(faults_first) - MOST_FINDINGS}. Verbeter eerst deze.")
        for together in many:
            st.html(together_html(together))
    if any(g.minimum is not None for g in verdict.grenzen):
        with st.container(key=Key.BEWIJS_GRENZEN, gap="xsmall"):
            st.html(pieces.heading("Begrensd: de minste en de meeste minuten"))
            show_bounds(names, verdict.grenzen)


def _finding(names: Names, eigenschap: str, finding: Finding, number: int) -> None:
    key = f"{eigenschap}-{number}"
    with st.container(gap="xsmall"):
        st.html(finding_html(names, finding))
        if not finding.clienten:
            return
        kop = client_heading(eigenschap, finding)
        with st.expander(kop, expanded=finding.soort == "fout", key=f"bewijs-{key}"):
            st.html(clients_html(names, finding.clienten))
            with st.container(horizontal=True):
                for n, client in enumerate(finding.clienten):
                    which = f" {n + 1}" if len(finding.clienten) > 1 else ""
                    zin = f"{eigenschap}: {finding.zin}"
                    gate.download_button(
                        f"Download cliënt{which} (YAML)",
                        data=partial(_case, names.normenkader, client, zin),
                        file_name=client_name(client),
                        mime="application/yaml",
                        key=f"bewijs-zaak-{key}-{n}",
                        icon=":material/download:",
                        on_click="ignore",
                    )


def _case(normenkader: Normenkader, client: ExampleClient, zin: str) -> bytes:
    return client_file(normenkader, client, zin).encode()


def _downloads(found: Proof) -> None:
    nk = found.normenkader
    stem = re.sub(r"[^A-Za-z0-9._-]", "-", f"bewijs-{nk.normenkader}-{nk.versie}")
    with st.container(horizontal=True):
        gate.download_button(
            "Download alle cliënten (zip)",
            data=partial(zip_of, found),
            file_name=f"{stem}.zip",
            mime="application/zip",
            key="bewijs-zip",
            icon=":material/download:",
            on_click="ignore",
        )
        gate.download_button(
            "Download het bewijs (JSON)",
            data=partial(json_of, found),
            file_name=f"{stem}.json",
            mime="application/json",
            key="bewijs-json",
            icon=":material/download:",
            on_click="ignore",
        )
    later = ", zodra de fouten uit het bestand weg zijn" if found.problems else ""
    st.text(
        "Elke cliënt is een verzonnen zaak. Je kunt hem narekenen met de opdracht normwijzer "
        f"beoordeel{later}. De cliënten met de minste en de meeste minuten zitten ook in de zip."
    )


def zip_of(found: Proof) -> bytes:
    """Every client as a case file, in one zip."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as file:
        for client, zin in all_clients(found):
            text = client_file(found.normenkader, client, zin)
            file.writestr(ZipInfo(client_name(client), NEVER), text.encode(), ZIP_DEFLATED)
    return content.getvalue()


def json_of(found: Proof) -> bytes:
    """The proof as JSON."""
    return json.dumps(as_data(found), ensure_ascii=False, indent=2).encode()
