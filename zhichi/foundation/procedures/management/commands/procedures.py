"""`zhichi procedures check FILE`: is this procedure sound? `list`: what is published. `bpmn KIND`: for other tools."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import DatabaseError
from django.utils import timezone

from zhichi.foundation.accounts.public import Role
from zhichi.foundation.procedures.actions import (
    NoProcedureError,
    ProcedureError,
    current_id,
    known_names,
    load_file,
    shipped_limits,
)
from zhichi.foundation.procedures.enums import Actor
from zhichi.foundation.procedures.models import ProcedureVersion, procedure_of
from zhichi.foundation.procedures.rules import Known, ProcedureFault, bpmn, faults_of
from zhichi.foundation.regions.public import Tier


class Command(BaseCommand):
    help = "Check a procedure file (exit 0, or 2 with the place and the reason), list what is published, export BPMN."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parts = parser.add_subparsers(dest="part", required=True)
        check = parts.add_parser("check", help="exit 0 when the file is sound, 2 otherwise")
        check.add_argument("file", type=Path)
        parts.add_parser("list", help="published versions")
        export = parts.add_parser("bpmn", help="the version in force today as BPMN 2.0 XML")
        export.add_argument("kind", help="e.g. legal_aid; `zhichi procedures list` names them")
        export.add_argument("--output", type=Path, help="write here instead of standard output")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["part"] == "check":
            self.check_file(options["file"])
        elif options["part"] == "bpmn":
            self.export(options["kind"], options["output"])
        else:
            for version in ProcedureVersion.objects.order_by("kind", "version"):
                self.stdout.write(
                    f"{version.kind} v{version.version} {version.effective_from} {version.title}"
                )

    def check_file(self, path: Path) -> None:
        try:
            document = load_file(path)
            faults = faults_of(document, names_here())
        except ProcedureError as error:
            faults = error.faults
        if faults:
            self.refuse(faults)
        self.stdout.write(f"{path}: sound ({len(document['states'])} states, {len(document['verbs'])} verbs)")

    def export(self, kind: str, output: Path | None) -> None:
        try:
            procedure = procedure_of(current_id(kind, timezone.localdate()))
        except NoProcedureError:
            held = ProcedureVersion.objects.order_by("kind").values_list("kind", flat=True).distinct()
            known = ", ".join(held) or "nothing; load the law first: zhichi law load"
            self.refuse(
                [ProcedureFault(kind, f"no procedure of this kind is in force today (there is {known})")]
            )
        roles = {value: str(label) for value, label in [*Role.choices, *Actor.choices]}
        tiers = {value: str(label) for value, label in Tier.choices}
        document = bpmn(procedure, roles=roles, tiers=tiers)
        if output is None:
            self.stdout.write(document.decode())
            return
        try:
            output.write_bytes(document)
        except OSError as error:
            self.refuse([ProcedureFault(str(output), error.strerror or "cannot be written")])

    def refuse(self, faults: list[ProcedureFault]) -> None:
        for fault in faults:
            self.stderr.write(str(fault))
        raise SystemExit(2)


def names_here() -> Known:
    """The names of this deployment; where the law is not loaded yet, its limits are read from the files that ship."""
    try:
        here = known_names()
    except DatabaseError:
        here = known_names(limits=())
    return here if here.limits else known_names(limits=shipped_limits(settings.DATA / "law"))
