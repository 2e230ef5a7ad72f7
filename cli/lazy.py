"""Commands whose module is read when they are used: `--help` lists them all and reads none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, ClassVar, NamedTuple

import typer

from cli.dutch import DutchCommand, DutchGroup


class Listed(NamedTuple):
    """A command before it is read: the module of its function, and the first lines of its help.

    The function has the name of the command. `kind` is the name of the command's class, in the
    same module, where that is another than usual.
    """

    module: str
    help: str
    kind: str | None = None


class LazyCommands(Mapping[str, Any]):
    """Commands by name, each made at the first time that it is asked for."""

    def __init__(self, listed: Mapping[str, Listed], made: Mapping[str, Any]) -> None:
        """Keep what is listed, and after that what is there already."""
        self._listed = listed
        self._made = dict(made)
        self._names = (*listed, *made)

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = _make(name, self._listed[name])
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._names


class LazyGroup(DutchGroup):
    """A group that reads the module of the command that runs, and of no other."""

    listed: ClassVar[Mapping[str, Listed]]

    def __init__(self, *, commands: Any = None, **settings: Any) -> None:
        """Put what is listed before the commands that are given."""
        super().__init__(**settings)
        self.commands: Any = LazyCommands(self.listed, commands or {})

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the library gives it
        """The names, in the order of the help."""
        return list(self.commands)

    def get_command(self, ctx: Any, name: str) -> Any:
        """A command as the help of its group lists it."""
        if name in self.listed:
            return DutchCommand(name, help=self.listed[name].help)
        return super().get_command(ctx, name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command itself, to run it."""
        name, _, rest = super().resolve_command(ctx, args)
        return name, self.commands[name], rest


def _make(name: str, listed: Listed) -> Any:
    """Read the module of a command, and have Typer make the command of its function."""
    module = vars(import_module(listed.module))
    only = typer.Typer(add_completion=False)
    kind = module[listed.kind] if listed.kind else DutchCommand
    only.command(name, cls=kind)(module[name.replace("-", "_")])
    return typer.main.get_command(only)
