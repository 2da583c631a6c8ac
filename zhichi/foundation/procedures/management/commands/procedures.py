"""`zhichi procedures check FILE`: is this procedure sound? `list`: what is published."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from zhichi.foundation.procedures.actions import ProcedureError, known_names, load_file
from zhichi.foundation.procedures.models import ProcedureVersion
from zhichi.foundation.procedures.rules import faults_of


class Command(BaseCommand):
    help = "Check a procedure file (exit 0, or 2 with the place and the reason), or list what is published."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parts = parser.add_subparsers(dest="part", required=True)
        check = parts.add_parser("check", help="exit 0 when the file is sound, 2 otherwise")
        check.add_argument("file", type=Path)
        parts.add_parser("list", help="published versions")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["part"] == "list":
            for version in ProcedureVersion.objects.order_by("kind", "version"):
                self.stdout.write(f"{version.kind} v{version.version} {version.effective_from} {version.title}")
            return
        try:
            document = load_file(options["file"])
            faults = faults_of(document, known_names(with_limits=False))
        except ProcedureError as error:
            faults = error.faults
        if faults:
            for fault in faults:
                self.stderr.write(str(fault))
            raise SystemExit(2)
        self.stdout.write(f"{options['file']}: sound ({len(document['states'])} states, {len(document['verbs'])} verbs)")
