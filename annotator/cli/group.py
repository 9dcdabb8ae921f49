"""A group of commands in which a first word that is no command goes to a default one."""

from collections.abc import Sequence
from typing import Any

import click
from typing_extensions import override


class Doors(click.Group):
    """Commands in the order they are given, and one for everything else."""

    def __init__(self, *, commands: Sequence[click.Command], default: str, **settings: Any) -> None:
        super().__init__(commands=commands, **settings)
        self.default = default

    @override
    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (not args[0].startswith("-") and args[0] not in self.commands):
            args = [self.default, *args]
        return super().parse_args(ctx, args)

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    @override
    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "[PROJECT|FILES]...")
        formatter.write_usage(ctx.command_path, "COMMAND [ARGS]...", prefix="       ")
