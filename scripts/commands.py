"""Makes docs/opdrachten.md: every command of `normwijzer`, as Typer itself knows it.

`python -m scripts.commands` writes it, in Dutch: it is what the commands say of themselves.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from cli.main import app

PAGE = Path(__file__).parent.parent / "docs" / "opdrachten.md"
HEAD = """\
# Opdrachten van normwijzer

Deze pagina is gemaakt uit het programma, met `python -m scripts.commands`.
`normwijzer OPDRACHT --help` zegt hetzelfde.

De uitgangscode is 0 als het gelukt is; 2 als een zaak, een normenkader of een anker niet goed is;
3 als het register niet meer is wat het was, herhalen iets anders geeft, een toets niet slaagt of
ontbreekt, of een bewijs een fout vindt; 1 bij al het andere. Een zaak die niet goed is, houdt de
andere niet tegen.
"""


def commands() -> Iterator[tuple[str, Any]]:
    """Every command with its full name, groups opened, in the order in which help shows them."""
    yield from _within("normwijzer", typer.main.get_command(app))


def _within(name: str, group: Any) -> Iterator[tuple[str, Any]]:
    for word, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _within(f"{name} {word}", command)
        else:
            yield f"{name} {word}", command


def page() -> str:
    """The whole page, as it should be in docs/."""
    found = list(commands())
    index = [
        "| opdracht | wat |",
        "|---|---|",
        *(_row(*pair) for pair in found),
    ]
    parts = [HEAD, "\n".join(index) + "\n", *(_part(*pair) for pair in found)]
    return "\n".join(parts)


def _row(name: str, command: Any) -> str:
    return f"| [`{name}`](#{_anchor(name)}) | {_cell(_paragraphs(command)[0])} |"


def _anchor(name: str) -> str:
    return name.replace(" ", "-")


def _paragraphs(command: Any) -> list[str]:
    return [" ".join(part.split()) for part in command.help.split("\n\n")]


def _part(name: str, command: Any) -> str:
    shown = [param for param in command.params if not param.hidden]
    arguments = [str(p.metavar) for p in shown if p.param_type_name == "argument"]
    lines = [f"## {name}", "", "\n\n".join(_paragraphs(command)), ""]
    lines += ["```sh", " ".join([name, *arguments]), "```", ""]
    if shown:
        lines += ["| | |", "|---|---|", *(f"| `{_name(p)}` | {_words(p)} |" for p in shown), ""]
    return "\n".join(lines)


def _name(param: Any) -> str:
    if param.param_type_name == "argument":
        return _cell(str(param.metavar))
    return _cell(" ".join([*param.opts, *([str(param.metavar)] if param.metavar else [])]))


def _words(param: Any) -> str:
    words = [str(param.help)] if param.help else []
    if isinstance(param.show_default, str):
        words.append(f"Anders: {param.show_default}.")
    if param.envvar:
        words.append(f"Of de omgevingsvariabele `{param.envvar}`.")
    if param.required and param.param_type_name == "option":
        words.append("Verplicht.")
    return _cell(" ".join(words))


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    sys.stderr.write(f"{PAGE}\n")
