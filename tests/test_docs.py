"""The documents keep up with the program."""

from __future__ import annotations

import re
from pathlib import Path

from normenkader import parse_normenkader
from normenkader.stages import STAGES
from normenkader.texts import number
from normenkader.units import EENHEDEN, minutes_per_week
from normenkader.words import KEYS
from practice.agreement.alpha import MINSTENS, MINSTENS_VOOR_INTERVAL
from proof import size_warnings
from scripts import architecture, commands, keys
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")
TOUR = (ROOT / "docs" / "tour.md").read_text("utf-8")
INDEX = ROOT / "docs" / "README.md"
PAGES = (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")))
GUIDE = (ROOT / "docs" / "gids" / "normenkader-schrijven.md").read_text("utf-8")
DEMO = (ROOT / "rules" / "demo-ib" / "2026.1.yaml").read_text("utf-8")


def links(page: Path) -> list[Path]:
    found = re.findall(r"\]\((?!http)([^)#]+)\)", page.read_text("utf-8"))
    return [(page.parent / link).resolve() for link in found]


def test_the_readme_is_short_enough_to_read() -> None:
    assert len(README.splitlines()) <= 120


def test_the_map_of_the_readme_has_every_package() -> None:
    packages = sorted(p.parent.name for p in ROOT.glob("*/__init__.py"))
    assert len(packages) > 15
    assert [p for p in packages if f"`{p}/`" not in README] == []


def test_the_page_of_commands_is_what_the_program_has() -> None:
    assert commands.PAGE.read_text("utf-8") == commands.page(), "python -m scripts.commands"
    names = [name for name, _ in commands.commands()]
    assert {"normwijzer beoordeel", "normwijzer register herhaal"} <= set(names)


def test_the_page_of_keys_is_what_a_normenkader_can_have() -> None:
    assert keys.PAGE.read_text("utf-8") == keys.page(), "python -m scripts.keys"
    titles = re.findall(r"^## (.+)$", keys.page(), flags=re.MULTILINE)
    assert len(titles) == len(set(titles)) > 50


def test_the_map_of_packages_is_that_of_the_imports() -> None:
    assert architecture.PAGE.read_text("utf-8") == architecture.page(), (
        "python -m scripts.architecture"
    )
    assert "proof_walking x-. independent .-x proof_solving" in architecture.drawing()


def test_an_arrow_that_follows_from_others_is_left_out() -> None:
    arrows = {("a", "b"), ("b", "c"), ("a", "c"), ("a", "d")}
    assert architecture.without_detours(arrows) == arrows - {("a", "c")}


def test_architecture_names_every_contract() -> None:
    text = architecture.PAGE.read_text("utf-8")
    contracts = [c["name"] for c in architecture.linter()["contracts"]]
    assert [c for c in contracts if f"*{c}*" not in text] == []


def test_the_index_has_every_document() -> None:
    there = set(links(INDEX))
    missing = [p for p in (ROOT / "docs").rglob("*.md") if p != INDEX and p not in there]
    assert missing == []


def test_every_figure_has_a_command_that_is_there() -> None:
    rows = re.findall(
        r"^\| .+ \| `(.+?)` \| .+ \|$",
        (ROOT / "docs" / "metingen.md").read_text("utf-8"),
        flags=re.MULTILINE,
    )
    assert len(rows) > 5
    for command in rows:
        module = command.removeprefix("python -m ").replace(".", "/")
        assert command.startswith("./test") or (ROOT / f"{module}.py").is_file(), command


def test_examples_of_rules_are_those_of_the_demonstration() -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", README + TOUR, flags=re.DOTALL)
    assert len(blocks) == 3
    assert all(block in DEMO for block in blocks)


def test_guide_names_every_stage_in_order() -> None:
    places = [GUIDE.index(f"| `{stage}` |") for stage in STAGES]
    assert places == sorted(places)


ALLES = (ROOT / "tests" / "kaders" / "alles" / "2026.1.yaml").read_text("utf-8")


def guide_blocks() -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", GUIDE, flags=re.DOTALL)


def flat(text: str) -> str:
    """Lines without what they begin with, so that an example may stand less deep."""
    return "\n".join(line.strip() for line in text.strip().splitlines())


def test_the_small_normenkader_of_the_guide_is_in_order() -> None:
    small = next(block for block in guide_blocks() if "normenkader: hulp-thuis" in block)
    nk = parse_normenkader(small, "hulp-thuis.yaml")
    assert nk.timed
    assert size_warnings(nk) == ()


def test_examples_of_the_additions_are_those_of_a_normenkader_that_has_them_all() -> None:
    section = GUIDE[
        GUIDE.index("### De tijd van een leefgebied") : GUIDE.index("## De uitleg voor")
    ]
    blocks = re.findall(r"```yaml\n(.*?)```", section, flags=re.DOTALL)
    assert len(blocks) >= 14
    assert [b for b in blocks if flat(b) not in flat(ALLES)] == []


def test_the_guide_says_what_every_unit_is() -> None:
    for unit in EENHEDEN:
        minutes = minutes_per_week(unit)
        word = "minuut" if minutes == 1 else "minuten"
        assert f"| `{unit}` | {number(minutes)} {word} per week |" in GUIDE


def test_the_guide_names_every_key() -> None:
    keys = {key.rpartition(".")[2] for key in KEYS}
    assert sorted(key for key in keys if not re.search(rf"\b{key}\b", GUIDE)) == []


def test_links_lead_somewhere() -> None:
    broken = [(page.name, link.name) for page in PAGES for link in links(page) if not link.exists()]
    assert broken == []


def test_the_guide_names_the_minimum_of_the_program_for_alpha() -> None:
    guide = (ROOT / "docs" / "gids" / "oefening.md").read_text("utf-8")
    assert (
        f"Alpha is er vanaf {MINSTENS} onderdelen, een **interval** vanaf {MINSTENS_VOOR_INTERVAL}."
    ) in guide
