"""Every command with arguments that give it work, and the folder in which it finds that."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from normenkader import Library, Normenkader
from register.integrity.anchor import keep_anchor
from register.moving.backup import backup
from register.moving.transfer import export
from register.store.opening import open_register, prepare
from register.store.place import OWNER_VARIABLE, VARIABLE, place
from tests.conftest import RULES, contract_lines
from tests.costs.cost_price.example import filled
from tests.costs.tariffs.example import write_tariffs
from tests.proof.small import small
from tests.register.deciding import AUDITOR, MOMENT, record_all
from tests.register.replaying.other_version import write_rules

SETTINGS = {VARIABLE: "vol", OWNER_VARIABLE: "leeg"}
A, B = "demo-ib@2026.1", "demo-ib@2026.2"
TWO = ("--regels", "twee")
Moment = tuple[str, int]
READ: Moment = ("read_library", 1)
MADE: list[Moment] = [("new_file", 1), ("sync", 1)]
GIVEN: list[Moment] = [("write_private", 1), ("_write_nameless", 1)]
# Before the first process that helps, between two of them, and while they work.
SPREAD: list[Moment] = [("_processes", 1), ("_begin", 2), ("_result", 1)]
# By the words of a command: arguments, and moments at which it is at work (the name of a function,
# and which call of it). There is more than one of both where the work is another.
COMMANDS: dict[str, list[tuple[list[str], list[Moment]]]] = {
    "beoordeel": [(["zaken.jsonl", "--json"], [READ, ("judge", 5), ("write_line", 3)])],
    "beschikking": [(["1", "--naar", "uit.docx", "--gegevens", "gegevens.yaml"], GIVEN)],
    "brief": [(["1", "--naar", "uit.pdf", "--gegevens", "gegevens.yaml"], [("pdf", 1), *GIVEN])],
    "bericht": [
        (["1", "--testbericht"], [("make_trial", 1), ("broken_rules", 1), ("tell", 1)]),
        (["1", "--testbericht", "--naar", "bericht.xml"], [("give", 1), *GIVEN]),
    ],
    "bewijs": [(["klein.yaml", "--zaken", "clienten"], [("prove", 1), ("ask", 1)])],
    "controleer": [(["twee"], [READ, ("check_labels", 2)])],
    "declaraties": [
        (["maanden.csv", "2026-01-01", "2026-12-31", "90"], [("read_declared", 1), ("excesses", 1)])
    ],
    "dmn": [([A, "--naar", "uit.dmn"], [("dmn_xml", 1), *MADE])],
    "evaluatie": [(["1", "--naar", "uit.yaml"], [("empty_evaluation", 1), *GIVEN])],
    "herindicatie": [(["zaak.json", "zaak.json", "--json"], [READ, ("account", 1), ("plain", 1)])],
    "huisstijl": [(["stijl", "--begin"], [("starting_files", 1), ("sync", 2)])],
    "kosten": [
        (["--zaak", "zaken.jsonl", "--regels", "met-tarieven"], [READ, ("product_cost", 3)]),
        (["--besluit", "1", "--regels", "met-tarieven"], [("read_all_tariffs", 1), ("report", 1)]),
    ],
    "kostprijs": [(["kostprijs.yaml"], [("read_cost_price", 1), ("prices", 1)])],
    "maanden": [(["--ingang=2026-01-01", "--einde=2026-12-31", "--minuten=90"], [("maanden", 1)])],
    "normenkaders": [([], [READ])],
    "omzetten": [(["oud.jsonl", "--json"], [READ, ("convert", 1), ("write_line", 1)])],
    "publiceer": [
        ([A, "--naar", "uit.html"], [("publiceer", 1), ("publish", 1), *MADE]),
        ([A, "--naar", "er-al.html", "--overschrijf"], MADE),
    ],
    "schema": [(["--naar", "uit.json"], [("schema", 1), *MADE])],
    "sjabloon": [(["demo-ib"], [("empty_case", 1)])],
    "verzending": [(["1", "2026-12-01"], [("record_sending", 1)])],
    "termijnen": [(["--melding", "2026-07-01"], [("read_dates", 1), ("terms_of", 1)])],
    "toets": [(["drechtsteden-ib-2016@2016.1"], [("read_toetsen", 1), ("judge", 5)])],
    "vergelijk": [
        ([A, B, *TWO, "--zaken", "zaken.jsonl", "--kernen", "1"], [READ, ("judge_both", 5)]),
        ([A, B, *TWO, "--zaken", "veel.jsonl", "--kernen", "2"], SPREAD),
        ([A, B, *TWO, "--register", "--kernen", "1"], [("judge_both", 5)]),
    ],
    "weken": [
        (["2026-01-01", "2026-12-31", "90"], [("weken", 1), ("weeks_of", 1)]),
        (["--besluit", "1", "--json"], [("parts_of", 1), ("plain", 1)]),
    ],
    "verslag": [
        (["1", "--naar", "uit.docx", "--gegevens", "gegevens.yaml"], [("docx", 1), *GIVEN])
    ],
    "volgende-vraag": [(["deel.json"], [("check_partial", 1), ("volgende_vraag", 1)])],
    "voor-client": [(["zaak.json", "--html", "uit.html"], [("client_html", 1), *MADE])],
    "waarom-niet": [(["zaak.json"], [("judge", 1), ("course", 5)])],
    "register anker": [
        (["nieuw.anker"], [("write_whole", 1), ("sync", 1)]),
        (["oud.anker"], [("read_anchor", 1), ("sync", 1)]),
    ],
    "register gevolgd": [([], [("followed", 1)])],
    "register termijnen": [([], [("in_time", 1), ("releasable", 1)])],
    "register bewaartermijn": [(["--op", "2041-08-01"], [("past_term", 1)])],
    "register controleer": [(["--anker", "oud.anker"], [("step", 5), ("_content", 5)])],
    "register herhaal": [
        (["--kernen", "1"], [("replay_one", 5), ("check_zaak", 5)]),
        (["--met", A, "--kernen", "1"], [("judge_with", 5)]),
    ],
    "register inrichten": [([], [("prepare", 1)])],
    "register invoer": [(["uitvoer.jsonl"], [("link", 1), ("link", 5)])],
    "register reservekopie": [(["kopie.sqlite"], [("_copy", 1), ("check_backup", 1), *MADE])],
    "register terugzetten": [(["oude-kopie.sqlite"], [("check_backup", 1), ("link", 5)])],
    "register uitvoer": [(["uit.jsonl.gz"], [("_put", 5), *MADE])],
}


def make_folder(folder: Path, bibliotheek: Library, demo: Normenkader) -> None:
    """Everything that the commands ask for."""
    zaken = [
        {**line["zaak"], "zaak": f"T-{i}", "normenkader": "demo-ib"}
        for i, line in enumerate(contract_lines("cases.jsonl"))
    ]
    zaken = [zaak for zaak in zaken if zaak.get("normenkader", "demo-ib") == "demo-ib"][:20]
    lines = [json.dumps(zaak, ensure_ascii=False) + "\n" for zaak in zaken]
    (folder / "zaken.jsonl").write_text("".join(lines), "utf-8")
    # More than one process gets at once.
    (folder / "veel.jsonl").write_text("".join(lines * 15), "utf-8")
    (folder / "zaak.json").write_text(lines[1], "utf-8")
    open_one = zaken[1] | {"clientfactoren": dict.fromkeys(zaken[1]["clientfactoren"], "onbekend")}
    (folder / "deel.json").write_text(json.dumps(open_one), "utf-8")
    old = [{"zaak": f"A-{i}", "omzetting": {"product": "BGI3"}} for i in range(3)]
    (folder / "oud.jsonl").write_text("".join(json.dumps(o) + "\n" for o in old), "utf-8")
    (folder / "maanden.csv").write_text("maand;minuten\n2026-01;60\n", "utf-8")
    (folder / "kostprijs.yaml").write_text(filled(), "utf-8")
    (folder / "er-al.html").write_text("er al", "utf-8")
    (folder / "klein.yaml").write_text(json.dumps(small(demo).normenkader.content), "utf-8")
    write_rules(folder / "twee")
    shutil.copytree(RULES / "demo-ib", folder / "met-tarieven" / "demo-ib")
    write_tariffs(folder / "met-tarieven")
    given = {"datum": "2026-07-16", "beslist_door": "een consulent", "gemeente": "een gemeente"}
    (folder / "gegevens.yaml").write_text(json.dumps(given), "utf-8")
    register = open_register(place(str(folder / "vol")))
    record_all(register, bibliotheek, zaken[1:])
    export(register, AUDITOR, folder / "uitvoer.jsonl")
    backup(register, AUDITOR, folder / "oude-kopie.sqlite")
    keep_anchor(register, AUDITOR, folder / "oud.anker", MOMENT)
    register.close()
    prepare(place(str(folder / "leeg")))
