"""`zhichi complaints risk`: what endangers the open complaints; with --demo how many of the demo's faults are found."""

import json
from argparse import ArgumentParser
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from zhichi.domains.complaints.enums import KIND
from zhichi.domains.complaints.models import Complaint
from zhichi.domains.complaints.rules.confusion import confusion
from zhichi.foundation.risks.public import found_in, signals

FAULTS = "demo_faults.json"


class Command(BaseCommand):
    help = "Risk signals of complaints, computed now: risk [--demo] [--json]."
    answers = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parts = parser.add_subparsers(dest="part", required=True, metavar="risk")
        risk = parts.add_parser("risk", help="what stands against complaints at this moment")
        risk.add_argument(
            "--demo",
            action="store_true",
            help="hold it against the faults of the demo city; exit 1 on any miss",
        )
        risk.add_argument("--json", action="store_true", help="as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["demo"]:
            self.demo(as_json=options["json"])
        else:
            self.live(as_json=options["json"])

    def live(self, *, as_json: bool) -> None:
        keys = list(Complaint.objects.filter(case__closed_at=None).values_list("pk", flat=True))
        found = found_in(KIND, keys, at=timezone.now())
        counted = Counter(hit.key for hits in found.values() for hit in hits)
        told = {key: counted[key] for key, one in signals(KIND).items() if one.enabled}
        if as_json:
            self.stdout.write(json.dumps({"open": len(keys), "signals": told}, ensure_ascii=False))
            return
        self.stdout.write(f"{len(keys)} open complaints, {sum(told.values())} signals")
        for key, count in told.items():
            self.stdout.write(f"{key:4} {count:6} {signals(KIND)[key].title}")

    def demo(self, *, as_json: bool) -> None:
        seeded = _seeded(Path(settings.HOME) / FAULTS)
        numbers = dict(Complaint.objects.filter(case__number__in=seeded).values_list("pk", "case__number"))
        if gone := sorted(set(seeded) - set(numbers.values())):
            raise CommandError(
                f"{len(gone)} of the demo's complaints are not in this database, {gone[0]} first",
                returncode=2,
            )
        found = found_in(KIND, sorted(numbers), at=timezone.now())
        told = confusion(seeded, {numbers[pk]: [hit.key for hit in hits] for pk, hits in found.items()})
        if as_json:
            self.stdout.write(json.dumps(asdict(told), ensure_ascii=False))
        else:
            for name, value in asdict(told).items():
                self.stdout.write(f"{name}: {value}")
        if told.false_negative or told.false_positive:
            raise CommandError("not every fault was found, or something else was", returncode=1)


def _seeded(path: Path) -> dict[str, list[str]]:
    try:
        held: dict[str, list[str]] = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise CommandError("no faults are known here: run `zhichi demo load` first", returncode=2) from None
    return held
