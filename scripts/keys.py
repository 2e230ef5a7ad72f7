"""Makes docs/sleutels.md: every key that a normenkader can have, as the schema for editors says it.

`python -m scripts.keys` writes it, in Dutch, for who writes a normenkader without such an editor.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from publishing.json_schema.export import json_schema

PAGE = Path(__file__).parent.parent / "docs" / "sleutels.md"
HEAD = """\
# De sleutels van een normenkader

Deze pagina is gemaakt uit het programma, met `python -m scripts.keys`. Ze hoort bij
[een normenkader schrijven](gids/normenkader-schrijven.md): daar staat hoe je ze gebruikt.
Een sleutel die hier niet bij een deel staat, mag daar niet. Staat er bij ‘moet’
niets, dan mag de sleutel weg.
"""
Schema = Mapping[str, Any]


def page() -> str:
    """The whole page, as it should be in docs/."""
    schema = json.loads(json_schema())
    parts = {"Normenkader": schema, **schema["definitions"]}
    titles = {name: str(part.get("title", name)) for name, part in parts.items()}
    titles["Normenkader"] = "Het hele bestand"
    return "\n".join([HEAD, *(_part(titles, name, part) for name, part in parts.items())])


def _part(titles: Mapping[str, str], name: str, part: Schema) -> str:
    needed = part.get("required", ())
    rows = [
        f"| `{key}` | {'moet' if key in needed else ''} | {_cell(titles, value)} |"
        for key, value in part["properties"].items()
    ]
    said = "" if name == "Normenkader" else f"{_marked(part['description'])}\n\n"
    return f"## {titles[name]}\n\n{said}| sleutel | moet | wat |\n|---|---|---|\n" + "\n".join(
        [*rows, ""]
    )


def _cell(titles: Mapping[str, str], value: Schema) -> str:
    told = [_marked(value["description"])]
    if form := value.get("patternErrorMessage", ""):
        told.append("" if form.startswith("Mag niet leeg") or form in told[0] else form)
    if "const" in value:
        told.append(f"Altijd `{value['const']}`.")
    if choices := value.get("enum"):
        told.append(f"Kies uit: {', '.join(f'`{choice}`' for choice in choices)}.")
    if value.get("type") == "integer" and {"minimum", "maximum"} <= set(value):
        told.append(f"Van {value['minimum']} tot en met {value['maximum']}.")
    named = dict.fromkeys(titles[name] for name in _named(value))
    if named:
        told.append(f"Zie {', '.join(f'[{t}](#{_anchor(t)})' for t in named)}.")
    return " ".join(filter(None, told)).replace("|", "\\|").replace("\n", " ")


def _named(node: Any) -> Iterator[str]:
    """The parts that a value is made of, by name."""
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"].rpartition("/")[2]
        for value in node.values():
            yield from _named(value)
    if isinstance(node, list):
        for value in node:
            yield from _named(value)


def _marked(text: str) -> str:
    """Keys between quotes as code."""
    return text.replace("‘", "`").replace("’", "`")


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "-")


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    sys.stderr.write(f"{PAGE}\n")
