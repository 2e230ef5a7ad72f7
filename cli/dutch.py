"""Dutch for what Typer itself says: headings, the help option, and errors in a command."""

from __future__ import annotations

import difflib
import io
import os
import sys
from typing import Any

import typer
from typer import rich_utils
from typer.core import TyperCommand, TyperGroup

from cli.shared import ANDERS, ONGELDIG, GeenUitvoer, flush, say
from cli.start import INTERRUPTED
from normenkader.reasons import reason

rich_utils.ARGUMENTS_PANEL_TITLE = "Wat je opgeeft"
rich_utils.OPTIONS_PANEL_TITLE = "Opties"
rich_utils.COMMANDS_PANEL_TITLE = "Opdrachten"
rich_utils.REQUIRED_LONG_STRING = "[verplicht]"
rich_utils.DEFAULT_STRING = "[anders: {}]"
rich_utils.ENVVAR_STRING = "[of de omgevingsvariabele {}]"

HELP = "Toon deze uitleg."


class DutchCommand(TyperCommand):
    """A command whose help option is in Dutch."""

    def get_help_option(self, ctx: Any) -> Any:
        """The help option, with a Dutch text."""
        return _dutch_help(super().get_help_option(ctx))


class DutchGroup(TyperGroup):
    """The group of all commands, with its help option and its mistakes in Dutch."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command; says the nearest one when there is none of that name."""
        if args and args[0] not in self.commands:
            nearest = difflib.get_close_matches(args[0], self.commands, n=1)
            hint = f" Bedoel je {nearest[0]!r}?" if nearest else ""
            ctx.fail(f"De opdracht {args[0]!r} bestaat niet.{hint}")
        return super().resolve_command(ctx, args)

    def get_help_option(self, ctx: Any) -> Any:
        """The help option, with a Dutch text."""
        return _dutch_help(super().get_help_option(ctx))


def _dutch_help(option: Any) -> Any:
    if option is not None:
        option.help = HELP
    return option


def run(app: typer.Typer) -> int:
    """Run the commands; a mistake in the command itself is said in Dutch, with exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Another locale has no sign for some characters: never an error for that.
            stream.reconfigure(errors="replace")
    try:
        code = int(app(standalone_mode=False) or 0)
        # Typer itself is silent about Ctrl+C.
        if code == INTERRUPTED:
            say("Afgebroken.")
        flush()
    except (typer.Abort, KeyboardInterrupt):
        say("Afgebroken.")
        return INTERRUPTED
    except (GeenUitvoer, OSError) as fout:
        return _unwritten(fout)
    except Exception as fout:
        if not hasattr(fout, "format_message"):
            raise
        say(usage_error(fout))
        return ONGELDIG
    return code


def _unwritten(fout: GeenUitvoer | OSError) -> int:
    """Say why there is no output; who stopped reading it (`| head`) is told nothing."""
    cause = fout.args[0] if isinstance(fout, GeenUitvoer) else fout
    if not isinstance(cause, BrokenPipeError):
        what = (
            "De uitvoer is niet te schrijven" if isinstance(fout, GeenUitvoer) else "Dit lukt niet"
        )
        say(f"{what}: {reason(cause)}.")
    if sys.stdout is not None:
        # What is still waiting would fail again when Python ends, in English.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return ANDERS


def usage_error(fout: Any) -> str:
    """A mistake in the command in Dutch, by the kind of error that Typer raises."""
    kind = type(fout).__name__
    hint = getattr(fout, "param", None)
    naam = hint.metavar or hint.name if hint is not None else ""
    texts = {
        "MissingParameter": f"Er ontbreekt: {naam}.",
        "NoSuchOption": f"De optie {getattr(fout, 'option_name', '')} bestaat niet.",
        "NoArgsIsHelpError": fout.format_message(),
        "BadParameter": f"Dit past niet bij {naam}: {getattr(fout, 'message', '')}",
    }
    tekst = texts.get(kind, fout.format_message())
    context = getattr(fout, "ctx", None)
    path = context.command_path if context is not None else "normwijzer"
    return tekst if kind == "NoArgsIsHelpError" else f"{tekst}\nUitleg: {path} --help"
