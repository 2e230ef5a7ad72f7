"""Dutch for what Typer itself says: headings, the help option, and errors in a command."""

from __future__ import annotations

import difflib
import io
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer
from typer import rich_utils
from typer.core import TyperCommand, TyperGroup

from cli.given import require_values
from cli.shared import ANDERS, ONGELDIG, OutputError, flush, say
from cli.start import INTERRUPTED
from normenkader.file.reasons import reason
from normenkader.file.text import quoted, short, visible

rich_utils.ARGUMENTS_PANEL_TITLE = "Wat je opgeeft"
rich_utils.OPTIONS_PANEL_TITLE = "Opties"
rich_utils.COMMANDS_PANEL_TITLE = "Opdrachten"
rich_utils.REQUIRED_LONG_STRING = "[verplicht]"
rich_utils.DEFAULT_STRING = "[anders: {}]"
rich_utils.ENVVAR_STRING = "[of de omgevingsvariabele {}]"

NAME = "normwijzer"
HELP = "Toon deze uitleg."


class DutchCommand(TyperCommand):
    """A command that is explained in Dutch."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what is given; stops where something of it is empty, or is no text."""
        given, _, _ = self.make_parser(ctx).parse_args(args=list(args))
        require_values(self.get_params(ctx), given)
        left: list[str] = super().parse_args(ctx, args)
        return left

    def get_help_option(self, ctx: Any) -> Any:
        """The help option, with a Dutch text."""
        return _dutch_help(super().get_help_option(ctx))

    def get_params(self, ctx: Any) -> Any:
        """What can be given, with nothing about types: the texts say what each is."""
        return _without_types(super().get_params(ctx))

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """How the command is written, in Dutch."""
        _usage(self.collect_usage_pieces(ctx), ctx, formatter)


class DutchGroup(TyperGroup):
    """The group of all commands, with its help option and its mistakes in Dutch."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command; says the nearest one when there is none of that name."""
        if args and args[0] not in self.commands:
            nearest = difflib.get_close_matches(args[0], self.commands, n=1)
            hint = f" Bedoel je {nearest[0]!r}?" if nearest else ""
            ctx.fail(f"De opdracht {quoted(args[0])} bestaat niet.{hint}")
        return super().resolve_command(ctx, args)

    def get_help_option(self, ctx: Any) -> Any:
        """The help option, with a Dutch text."""
        return _dutch_help(super().get_help_option(ctx))

    def get_params(self, ctx: Any) -> Any:
        """What can be given, with nothing about types: the texts say what each is."""
        return _without_types(super().get_params(ctx))

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """How a command is written, in Dutch."""
        _usage(self.collect_usage_pieces(ctx), ctx, formatter)


def _dutch_help(option: Any) -> Any:
    if option is not None:
        option.help = HELP
    return option


def _without_types(params: Any) -> Any:
    """Only a name that stands for a value (`MAP`) is shown, never a type of the program."""
    for param in params:
        param.display_type_rich = _type_shown(param)
        # Who reads a file says why it can't: the library only says that it does not fit.
        param.type_descriptor.parameter_info.readable = False
    return params


def _type_shown(param: Any) -> Callable[[Any], str | None]:
    shown = param.metavar if param.param_type_name == "option" else None
    return lambda ctx: shown  # noqa: ARG005 - the library asks with a context


def _usage(pieces: list[str], ctx: Any, formatter: Any) -> None:
    words = {"[OPTIONS]": "[OPTIES]", "COMMAND [ARGS]...": "OPDRACHT …"}
    hidden = {
        p for param in ctx.command.params if param.hidden for p in param.get_usage_pieces(ctx)
    }
    pieces = [piece for piece in pieces if piece not in hidden]
    named = (words.get(piece, piece.removesuffix("...").strip("{}")) for piece in pieces)
    formatter.write_usage(ctx.command_path, " ".join(named), prefix="Gebruik: ")


def run(app: typer.Typer) -> int:
    """Run the commands; a mistake in the command itself is said in Dutch, with exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Another locale has no sign for some characters: never an error for that.
            stream.reconfigure(errors="replace")
    try:
        code = int(app(prog_name=NAME, standalone_mode=False) or 0)
        # Typer itself is silent about Ctrl+C.
        if code == INTERRUPTED:
            say("Afgebroken.")
        flush()
    except (typer.Abort, KeyboardInterrupt):
        say("Afgebroken.")
        return INTERRUPTED
    except (OutputError, OSError) as error:
        return _unwritten(error)
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
        say(usage_error(error))
        return ONGELDIG
    return code


def _unwritten(error: OutputError | OSError) -> int:
    """Say why there is no output; who stopped reading it (`| head`) is told nothing."""
    cause = error.args[0] if isinstance(error, OutputError) else error
    if not isinstance(cause, BrokenPipeError):
        say(_why(error, cause))
    if sys.stdout is not None:
        # What is still waiting would fail again when Python ends, in English.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return ANDERS


def _why(error: OutputError | OSError, cause: Any) -> str:
    if isinstance(error, OutputError):
        return f"De uitvoer is niet te schrijven: {reason(cause)}."
    try:
        Path.cwd()
    except OSError:
        return "De map waarin je werkt, bestaat niet meer. Ga eerst naar een andere map."
    named = f" met {short(str(error.filename))}" if isinstance(error.filename, str) else ""
    return f"Dit lukt niet{named}: {reason(cause)}."


def usage_error(error: Any) -> str:
    """A mistake in the command in Dutch, by the kind of error that Typer raises."""
    kind, said = type(error).__name__, str(getattr(error, "message", ""))
    if kind == "NoArgsIsHelpError":
        return str(error.format_message())
    about = getattr(error, "param", None)
    name = about.metavar or about.name if about is not None else ""
    if about is not None and about.param_type_name == "option":
        name = " of ".join(about.opts)
    option = visible(str(getattr(error, "option_name", "")))
    texts = {
        "MissingParameter": f"Er ontbreekt: {name}.",
        "NoSuchOption": f"De optie {option} bestaat niet.{_options_meant(error)}",
        "BadParameter": f"Dit past niet bij {name}.",
        "BadOptionUsage": f"Na {option} hoort een waarde.",
        "BadArgumentUsage": "Er ontbreekt een waarde.",
    }
    tekst = texts.get(kind) or _dutch(said)
    if kind == "BadOptionUsage" and "not take a value" in said:
        tekst = f"{option} krijgt geen waarde."
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else NAME
    return f"{tekst}\nUitleg: {path} --help"


def _options_meant(error: Any) -> str:
    found = " of ".join(sorted(getattr(error, "possibilities", None) or ()))
    return f" Bedoel je {found}?" if found else ""


def _dutch(said: str) -> str:
    """Another mistake: what is ours is in Dutch already."""
    if extra := re.fullmatch(r"Got unexpected extra argument\(s\) \((.*)\)", said, re.DOTALL):
        return f"Te veel opgegeven: {extra[1]}."
    return said if said.startswith("De opdracht ") else "De opdracht is zo niet goed."
