"""`zhichi procedures check FILE`: is this procedure sound? `list`: what is published. `bpmn KIND`: for other tools.

`import FILE`: a draft from a BPMN file of ours or from YAML."""

from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import DatabaseError
from django.utils import timezone

from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.procedures.actions import (
    NoProcedureError,
    ProcedureError,
    as_bpmn,
    current_id,
    document_in_file,
    known_names,
    known_with_forms,
    load_file,
    shipped_limits,
    start_draft,
)
from zhichi.foundation.procedures.actions.citing import law_faults
from zhichi.foundation.procedures.models import ProcedureVersion
from zhichi.foundation.procedures.rules import EditError, Known, ProcedureFault, faults_of
from zhichi.foundation.procedures.rules.advice import advice_of


class Command(BaseCommand):
    help = (
        "Check a procedure file (exit 0, or 2 with place and reason), list what is published, export, import."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parts = parser.add_subparsers(dest="part", required=True)
        check = parts.add_parser("check", help="exit 0 when the file is sound, 2 otherwise")
        check.add_argument("file", type=Path)
        parts.add_parser("list", help="published versions")
        export = parts.add_parser("bpmn", help="the version in force today as BPMN 2.0 XML")
        export.add_argument("kind", help="e.g. legal_aid; `zhichi procedures list` names them")
        export.add_argument("--output", type=Path, help="write here instead of standard output")
        taking = parts.add_parser("import", help="make a draft of a BPMN file of ours or of a YAML file")
        taking.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        if options["part"] == "check":
            self.check_file(options["file"])
        elif options["part"] == "import":
            self.take_in(options["file"])
        elif options["part"] == "bpmn":
            self.export(options["kind"], options["output"])
        else:
            for version in ProcedureVersion.objects.order_by("kind", "version"):
                gone = " (withdrawn)" if version.withdrawn_at else ""
                self.stdout.write(
                    f"{version.kind} v{version.version} {version.effective_from} {version.title}{gone}"
                )

    def check_file(self, path: Path) -> None:
        try:
            document = load_file(path)
            faults = faults_of(document, names_here(document)) or law_here(document)
        except ProcedureError as error:
            faults = error.faults
        if faults:
            self.refuse(faults)
        for one in advice_of(document):
            self.stdout.write(f"advice: {one}")
        self.stdout.write(f"{path}: sound ({len(document['states'])} states, {len(document['verbs'])} verbs)")

    def take_in(self, path: Path) -> None:
        try:
            document = document_in_file(path)
            held = ProcedureVersion.objects.filter(kind=document["kind"]).order_by("-version").first()
            draft = start_draft(document=document, based_on=held, by=SYSTEM, at=timezone.now())
        except ProcedureError as error:
            self.refuse(error.faults)
        except EditError as error:
            self.refuse([ProcedureFault(str(path), str(error))])
        self.stdout.write(
            f"{path}: now a draft; look at it in the office under /office/procedures/drafts/{draft.kind}/"
        )

    def export(self, kind: str, output: Path | None) -> None:
        try:
            version = ProcedureVersion.objects.get(pk=current_id(kind, timezone.localdate()))
        except NoProcedureError:
            held = ProcedureVersion.objects.order_by("kind").values_list("kind", flat=True).distinct()
            known = ", ".join(held) or "nothing; load the law first: zhichi law load"
            self.refuse(
                [ProcedureFault(kind, f"no procedure of this kind is in force today (there is {known})")]
            )
        document = as_bpmn(version.document)
        if output is None:
            self.stdout.write(document.decode())
            return
        try:
            output.write_bytes(document)
        except OSError as error:
            self.refuse([ProcedureFault(str(output), error.strerror or "cannot be written")])

    def refuse(self, faults: list[ProcedureFault]) -> NoReturn:
        for fault in faults:
            self.stderr.write(str(fault))
        raise SystemExit(2)


def law_here(document: Mapping[str, Any]) -> list[ProcedureFault]:
    """What it cites, held against the register of laws where there is a database."""
    try:
        return law_faults(document, timezone.localdate())
    except DatabaseError:
        return []


def names_here(document: object) -> Known:
    """The names of this deployment; where the law is not loaded yet, its limits are read from the files that ship."""
    try:
        here = known_with_forms(document)
    except DatabaseError:
        here = known_names(limits=(), unused=())
    if here.limits:
        return here
    law = settings.DATA / "law"
    return known_names(limits=shipped_limits(law), unused=shipped_limits(law, enabled=False))
