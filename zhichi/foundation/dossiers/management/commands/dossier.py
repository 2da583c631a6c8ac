"""`zhichi dossier list`, `export` and `verify`: frozen files of cases."""

import json
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.dossiers.actions.opening import BundleError
from zhichi.foundation.dossiers.actions.taking import export
from zhichi.foundation.dossiers.models import Dossier
from zhichi.foundation.dossiers.verifier.verify_dossier import Wrong, verify
from zhichi.foundation.vault.public import KeyringError, public_keys

TOLD = (
    "case__number",
    "case__kind",
    "state",
    "items",
    "late",
    "lacks",
    "frozen_at",
    "root",
    "keeping",
    "keep_until",
)


class Command(BaseCommand):
    # Exit 1: something is wrong with the file; 2: with the question.
    answers = True
    help = "List frozen files of cases, export one as an evidence bundle, check a bundle."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parts = parser.add_subparsers(dest="part", required=True, metavar="list|export|verify")
        listed = parts.add_parser("list", help="the files there are, newest first")
        listed.add_argument("--frozen", action="store_true", help="those that are frozen and not destroyed")
        listed.add_argument("--json", action="store_true", help="as JSON")
        out = parts.add_parser("export", help="write the evidence bundle of a case")
        out.add_argument("case", help="number of the case, such as LA-370811-2026-000123")
        out.add_argument("--out", required=True, type=Path, help="where to write the zip")
        out.add_argument("--purpose", default="命令行导出", help="what for; it is told to the ledger")
        check = parts.add_parser("verify", help="check a bundle: exit 0 when all is right, 1 when not")
        check.add_argument("file", type=Path)
        check.add_argument("--key", default="", help="the public key, taken from another place (hex)")

    def handle(self, *args: Any, **options: Any) -> None:
        part = options["part"]
        if part == "list":
            self.list(frozen=options["frozen"], as_json=options["json"])
        elif part == "export":
            self.export(options["case"], options["out"], options["purpose"])
        else:
            self.verify(options["file"], options["key"])

    def list(self, *, frozen: bool, as_json: bool) -> None:
        found = Dossier.objects.order_by("-frozen_at", "-pk")
        rows = (found.exclude(state="destroyed") if frozen else found).values_list(*TOLD)
        names = [name.removeprefix("case__") for name in TOLD]
        told = [dict(zip(names, row, strict=True)) for row in rows.iterator(2000)]
        if as_json:
            self.stdout.write(json.dumps(told, ensure_ascii=False, default=str))
            return
        for one in told:
            lacks = f"，缺{'、'.join(one['lacks'])}" if one["lacks"] else ""
            self.stdout.write(f"{one['number']}  {one['state']}  {one['items']} 件{lacks}  {one['root']}")
        self.stdout.write(f"{len(told)} 卷")

    def export(self, number: str, out: Path, purpose: str) -> None:
        dossier = (
            Dossier.objects.select_related("case__unit", "case__county_unit")
            .filter(case__number=number)
            .first()
        )
        if dossier is None:
            raise CommandError(f"{number} 没有固定过的卷宗：案号写错了，或者还没有作出决定", returncode=2)
        try:
            # Beside its place, so that a fault leaves nothing under the name.
            with tempfile.NamedTemporaryFile(dir=out.parent, prefix=f".{out.name}.", delete=False) as file:
                draft = Path(file.name)
                try:
                    export(dossier=dossier, purpose=purpose, out=file, by=SYSTEM, at=timezone.now())
                    file.close()
                    draft.replace(out)
                except BaseException:
                    draft.unlink(missing_ok=True)
                    raise
        except OSError as error:
            raise CommandError(f"写不了 {out}：{error.strerror}", returncode=2) from error
        except (BundleError, RefusedError, KeyringError) as error:
            raise CommandError(str(error), returncode=1) from error
        self.stdout.write(f"{out}：{out.stat().st_size} 字节。核对：zhichi dossier verify {out}")

    def verify(self, file: Path, key: str) -> None:
        """The same checks as the file in the bundle; and the keys of this deployment are known to be ours."""
        try:
            with file.open("rb") as opened:
                lines = verify(opened, key)
        except OSError as error:
            raise CommandError(f"不对：打不开 {file}：{error.strerror}", returncode=1) from error
        except Wrong as error:
            raise CommandError(f"不对：{error}", returncode=1) from error
        self.stdout.write("\n".join(lines))
        try:
            ours = {held.hex() for _, held in public_keys()}
        except KeyringError:
            ours = set()
        if not key and not any(held in line for held in ours for line in lines):
            self.stdout.write("注意：签名的公钥不是本系统的。")
