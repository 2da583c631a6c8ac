"""`zhichi ledger seal` and `zhichi ledger verify`."""

import json
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils import timezone

from zhichi.foundation.ledger.actions import Machine, seal_days
from zhichi.foundation.ledger.models.audit import Report, verify_all
from zhichi.foundation.ledger.models.chain import LedgerRaceError
from zhichi.foundation.ledger.rules.formats import LedgerError
from zhichi.foundation.vault.public import KeyringError

FAULTS_SHOWN = 100


class Command(BaseCommand):
    # Exit 1 is the answer no, 2 a wrong question.
    answers = True
    help = "Seal the days that are over, or read the whole ledger back and say what is wrong."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="seal|verify")
        seal = verbs.add_parser("seal", help="seal every day that is over and has no seal yet")
        seal.add_argument(
            "--date", type=_day, metavar="YYYY-MM-DD", help="stop after this day (default: yesterday)"
        )
        verify = verbs.add_parser("verify", help="check every digest, chain, payload, seal and signature")
        verify.add_argument("--json", action="store_true", help="print the report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["verb"] == "seal":
                self.seal(options["date"])
            else:
                self.verify(as_json=options["json"])
        except (KeyringError, LedgerError) as error:
            raise CommandError(str(error), returncode=2) from error
        except (LedgerRaceError, DatabaseError) as error:
            raise CommandError(str(error), returncode=1) from error

    def seal(self, until: date | None) -> None:
        made = 0
        for seal in seal_days(by=Machine(), at=timezone.now(), until=until):
            made += 1
            self.stdout.write(f"{seal.date}  {seal.count} entries  {seal.digest}")
        if not made:
            self.stdout.write("nothing to seal: every day that is over has its seal")

    def verify(self, *, as_json: bool) -> None:
        report = verify_all()
        self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False) if as_json else _sentence(report))
        if not report.fault_count:
            return
        if not as_json:
            for subject, seq, what in report.faults[:FAULTS_SHOWN]:
                self.stdout.write(f"{subject}{f' entry {seq}' if seq else ''}: {what}")
        raise CommandError(f"the ledger has {report.fault_count} faults", returncode=1)


def _sentence(report: Report) -> str:
    count = report.count
    rate = count.entries / report.seconds if report.seconds else 0
    return (
        f"{count.entries} entries, {count.payloads} payloads, {count.erased} erased, {count.seals} seals"
        f" in {report.seconds:.1f} s ({rate:.0f} entries a second): {report.fault_count} faults"
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text} is not a date like 2026-11-22") from None


_day.__name__ = "date"  # argparse names the type in its message
