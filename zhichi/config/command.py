"""The command line: `zhichi COMMAND`, Django management commands under one name.

What goes wrong is said in one line on stderr, and the exit code is 2 (house style 15). A command that `answers` a
question (is this bundle whole?) says no with 1.
"""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import (
    BaseCommand,
    CommandError,
    ManagementUtility,
    get_commands,
    handle_default_options,
)
from django.db.utils import OperationalError, ProgrammingError

USAGE = 2


class CommandLine(ManagementUtility):
    """Django's dispatcher; only its answers to faults are our own."""

    def fetch_command(self, subcommand: str) -> BaseCommand:
        if subcommand not in get_commands():
            refuse(f"there is no command {subcommand!r}; `zhichi help` lists them")
        command = super().fetch_command(subcommand)
        vars(command)["run_from_argv"] = lambda argv: run(command, argv)
        return command


def refuse(reason: str, code: int = USAGE) -> None:
    """Say in one line what is wrong and leave."""
    print(f"zhichi: {reason}", file=sys.stderr)
    raise SystemExit(code)


def run(command: BaseCommand, argv: list[str]) -> None:
    """Parse and execute one command; `--traceback` shows where a fault arose."""
    parser = command.create_parser(argv[0], argv[1])
    parser.called_from_command_line = False  # its errors come as CommandError, without the usage text
    try:
        options = vars(parser.parse_args(argv[2:]))
        arguments = options.pop("args", ())
        handle_default_options(parser.parse_args(argv[2:]))
        command.execute(*arguments, **options)
    except CommandError as error:
        if "--traceback" in argv:
            raise
        told = str(error).removeprefix("Error: ")
        # 1 is what Django says where nobody says anything; of a command that answers a question it is the answer "no".
        silent = error.returncode == 1 and not getattr(command, "answers", False)
        refuse(f"{argv[1]}: {told}", USAGE if silent or told != str(error) else error.returncode)
    except (OperationalError, ProgrammingError) as error:
        if "--traceback" in argv:
            raise
        told = " ".join(str(error).split())
        refuse(f"{argv[1]}: the database does not answer as it should ({told}); has `zhichi migrate` run?")


def main() -> None:
    """Run one management command; settings default to the embedded deployment."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhichi.config.settings.embedded")
    try:
        CommandLine(["zhichi", *sys.argv[1:]]).execute()
    except (ImproperlyConfigured, ValueError) as error:
        if "--traceback" in sys.argv:
            raise
        refuse(str(error))
