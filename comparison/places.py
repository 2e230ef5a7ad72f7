"""Where in a normenkader a path is, in words: the part, what it is about, and which of its keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from comparison.names import Names, plain_word
from comparison.proof import BEWIJS, exception_words, is_exception, only_proof
from normenkader.file.problems import DataPath
from normenkader.words import called

DELEN = {
    "bronnen": "Bronnen",
    "onderbouwingen": "Onderbouwingen",
    "leefgebieden": "Leefgebieden",
    "vragen": "Vragen",
    "benaming": "Hoe de onderdelen heten",
    "tellingen": "Tellingen",
    "fasen": "Fasen",
    "producten": "Producten",
    "modules": "Modules",
    "uitkomsten": "Uitkomsten",
    "besluit": "Het besluit",
    "client": "Teksten voor de cliënt",
    "bewijs": "Bewijs",
    "oordeel_professional": "Oordeel van de professional",
    "aannames": "Aannames",
    "open_punten": "Open punten",
}
UITGAVE = "Uitgave"
UITGAVE_KEYS = ("normenkader", "versie", "titel", "status", "melding", "geldig")
VRAGEN = {
    "toegang": "Vragen over toegang",
    "leefgebieden": "Vragen over elk leefgebied",
    "clientfactoren": "Vragen over de cliënt",
    "zaak": "Vragen over de zaak",
}
# Their keys are names of questions, which can be any word: nothing in them is a part with a name.
CONDITIONS = frozenset({"als", "verplicht_als"})
# Of what changes, said by what it is about and its values alone: a norm time, an effect, bounds.
SILENT = frozenset({"dan", "minuten", "tijd", "vanaf", "tot", "tot_en_met", "minimum", "maximum"})
# The ways in which a row of norm times says its time.
TIMES = frozenset({"minuten", "tijd", "vraag"})
# Keys that are called otherwise in one part.
CALLED = {
    ("onderbouwingen", "plaats"): "plaats van het onderzoek",
    ("onderbouwingen", "houdbaar_jaren"): "houdbaar",
}
Subject = Callable[[Names, dict[str, Any]], str]


@dataclass(frozen=True)
class Place:
    """A place: its part, the id of its rule ("" where it has none), and what it is about.

    `wat` is the rest of the place in words, "" for the whole of what it is about; `bron` is the
    nearest source as plain data, None where there is none. `keys` are all keys of the path, and
    `ouders` what they lead through: the last one holds the value itself.
    """

    deel: str
    regel: str
    onderwerp: str
    wat: str
    bron: Any
    keys: DataPath
    ouders: tuple[Any, ...]

    @property
    def section(self) -> str:
        """The section of questions in which the place stands, "" outside questions."""
        return str(self.keys[1]) if len(self.keys) > 1 and self.keys[0] == "vragen" else ""

    @property
    def fase(self) -> dict[str, Any]:
        """The stage in which the place stands, empty outside stages."""
        inside = len(self.ouders) > 2 and self.keys[0] == "fasen"
        return self.ouders[2] if inside and isinstance(self.ouders[2], dict) else {}


def place(names: Names, content: Any, pad: DataPath, *, changed: bool = True) -> Place:
    """Find the place of a path that exists in the plain `content`.

    `changed` is False for what stands in one of two normenkaders only.
    """
    parents = [content]
    for key in pad:
        parents.append(parents[-1][key])
    # What a path is about is the nearest part on it that has a name of its own.
    subject, at, bron, regel = "", 0, None, ""
    for depth in range(1, len(parents)):
        node = parents[depth]
        if _in_conditions(pad[:depth]):
            continue
        if found := _about(names, pad[:depth], node):
            subject, at = found, depth
        if isinstance(node, dict):
            bron = node.get("bron", bron)
            regel = str(node.get("regel") or regel)
    if pad[:2] == ("client", "regels") and len(pad) > 2:
        regel = str(pad[2])
    part = _part(names, pad, parents)
    if bron is None and regel:
        bron = names.bron_van(regel)
    wat = _rest(names, pad, parents, at, changed=changed)
    return Place(part, regel, subject or _first(pad, part), wat, bron, pad, tuple(parents))


def _in_conditions(pad: DataPath) -> bool:
    return pad[0] in ("vragen", "fasen") and any(key in CONDITIONS for key in pad)


def inside(place: Place, key: str | int, waarde: Any) -> Place:
    """The place of a key within a place."""
    return replace(place, keys=(*place.keys, key), ouders=(*place.ouders, waarde))


def _part(names: Names, pad: DataPath, parents: list[Any]) -> str:
    first, called_here = str(pad[0]), names.normenkader.benaming
    if only_proof(pad, parents):
        return BEWIJS
    if first in UITGAVE_KEYS:
        return UITGAVE
    if first == "leefgebieden":
        return called_here.meervoud.capitalize()
    if pad[:2] == ("vragen", "leefgebieden"):
        every = "elk" if called_here.lidwoord == "het" else "elke"
        return f"Vragen over {every} {called_here.enkelvoud}"
    if first == "vragen" and len(pad) > 1:
        return VRAGEN.get(str(pad[1]), f"Vragen: {plain_word(pad[1])}")
    if first == "fasen" and len(parents) > 2 and isinstance(parents[2], dict):
        return str(parents[2].get("titel") or DELEN[first])
    return DELEN.get(first) or plain_word(first).capitalize()


def _first(pad: DataPath, part: str) -> str:
    """What a place is about that is in nothing with a name: its first key, or its part."""
    return plain_word(pad[0]).capitalize() if part in (UITGAVE, BEWIJS) else part


def _about(names: Names, pad: DataPath, node: Any) -> str:
    """What this node of a path is about, "" where it has no name of its own."""
    if pad[0] == "client":
        return _about_client(names, pad)
    if not isinstance(node, dict):
        return ""
    if "regel" in node:
        return _rule(names, node)
    if pad[-1] == "bron" or is_exception(node):
        return ""
    if pad[:2] == ("besluit", "langste_duur"):
        return _longest(names, node)
    if pad == ("besluit", "dagbesteding"):
        return "Dagbesteding naast begeleiding"
    if "onderwerp" in node:
        return f"{DELEN.get(str(pad[0]), 'Onderwerp')}, ‘{node['onderwerp']}’"
    key = next((k for k in SUBJECTS if k in node), None)
    return SUBJECTS[key](names, node) if key is not None else ""


def _rule(names: Names, node: dict[str, Any]) -> str:
    if "band" in node:
        return f"Bandbreedte {node['band']}"
    if "leefgebied" in node and not TIMES.isdisjoint(node):
        return f"Normtijd {names.leefgebied(node['leefgebied'])}"
    return names.regel(node["regel"])


def _longest(names: Names, node: dict[str, Any]) -> str:
    if "product" in node:
        return f"Langste duur van {names.product(node['product'])}"
    return f"Langste duur bij {names.doel(node.get('doelrichting'))}"


SUBJECTS: dict[str, Subject] = {
    "fase": lambda _, n: f"Fase ‘{n.get('titel') or n['fase']}’",
    "vraag": lambda _, n: f"Vraag ‘{n.get('tekst') or n['vraag']}’",
    "leefgebied": lambda names, n: names.about(n["leefgebied"]),
    "product": lambda names, n: f"Product {names.product(n['product'])}",
    "uitkomst": lambda names, n: f"Uitkomst {names.uitkomst(n['uitkomst'])}",
    "voorwaarde": lambda _, n: f"Voorwaarde ‘{n.get('tekst') or n['voorwaarde']}’",
    "document": lambda _, n: f"Bron ‘{n.get('titel') or n['document']}’",
    "telling": lambda _, n: f"Telling ‘{n.get('tekst') or n['telling']}’",
    "module": lambda names, n: f"Module {names.module(n['module'])}",
    "reden": lambda _, n: f"Reden {n['reden']} ({n.get('naam')})",
    "onderbouwing": lambda _, n: f"Onderbouwing ‘{n['studie']}’" if "studie" in n else "",
}


def _about_client(names: Names, pad: DataPath) -> str:
    """The tables of the texts for the client have the codes of other parts as keys."""
    if len(pad) != 3:
        return ""
    table, code = pad[1], pad[2]
    by_table: dict[str | int, Callable[[Any], str]] = {
        "regels": names.regel,
        "leefgebieden": names.about,
        "producten": lambda c: f"Product {names.product(c)}",
        "uitkomsten": lambda c: f"Uitkomst {names.uitkomst(c)}",
        "antwoorden": lambda c: f"Vraag {names.vraag(c, 'leefgebieden')}",
    }
    return by_table[table](code) if table in by_table and isinstance(code, str) else ""


def _rest(names: Names, pad: DataPath, parents: list[Any], at: int, *, changed: bool) -> str:
    """The keys of a path after what it is about, in words."""
    words = ["tekst voor de cliënt"] if pad[0] == "client" and at else []
    for depth in range(max(at, _skipped(pad)), len(pad)):
        last = depth == len(pad) - 1
        silent = at and pad[depth] in SILENT and (changed or not last)
        # An answer and its number in a list say of what list.
        if not silent and (last or not isinstance(pad[depth + 1], int)):
            words.append(_word(names, pad, parents, depth))
    return ", ".join(words)


def _skipped(pad: DataPath) -> int:
    """How many of the first keys the name of the part says already."""
    return 2 if pad[0] == "vragen" else 1


def _word(names: Names, pad: DataPath, parents: list[Any], depth: int) -> str:
    key, parent, above = pad[depth], parents[depth], str(pad[depth - 1]) if depth else ""
    if isinstance(key, int):
        return _item(parents[depth + 1], key, called(above))
    if isinstance(parent, dict) and above == "minuten":
        return names.doel(key)
    if pad[0] == "fasen" and "tijd" in pad[:depth]:
        at = pad.index("tijd")
        return names.antwoord(parents[at]["vragen"][depth - at - 1], typed(key), "leefgebieden")
    if depth > 1 and pad[depth - 2] == "minuten":
        stage = parents[2] if len(parents) > 2 and isinstance(parents[2], dict) else {}
        return f"{plain_word(stage.get('vraag_niveau', 'niveau'))} {key}"
    if depth > 2 and pad[:2] == ("client", "antwoorden"):
        return f"antwoord {names.antwoord(pad[2], typed(key), 'leefgebieden')}"
    return key_word(pad, key)


def key_word(pad: DataPath, key: str | int) -> str:
    """How people call a key in this part of a normenkader."""
    return CALLED.get((str(pad[0]), str(key))) or called(key)


def _item(node: Any, index: int, list_name: str) -> str:
    """A part of a list that has no subject of its own: an exception, an answer, a text.

    Of anything else its number.
    """
    if is_exception(node):
        return exception_words(node)
    if isinstance(node, dict) and "waarde" in node:
        name, code = str(node.get("naam")), str(node["waarde"]).lower()
        return f"antwoord {name}" if name == code else f"antwoord {name} ({code})"
    if isinstance(node, dict) and "tekst" in node:
        return f"‘{node['tekst']}’"
    return f"{list_name} {index + 1}"


def typed(key: str) -> Any:
    """An answer that is the key of a table, as it is given in a case."""
    if key in ("true", "false"):
        return key == "true"
    return int(key) if key.isdecimal() else key
