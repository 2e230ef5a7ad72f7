"""The commands of `normwijzer`."""

from __future__ import annotations

import typer

from cli.judge import beoordeel
from cli.norms import controleer, normenkaders, sjabloon

app = typer.Typer(
    name="normwijzer",
    help="Een voorstel voor begeleiding (Wmo 2015): product, minuten per week en waarom.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
)
for command in (beoordeel, normenkaders, controleer, sjabloon):
    app.command()(command)

if __name__ == "__main__":
    app()
