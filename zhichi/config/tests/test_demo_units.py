"""The demo city's units, exported as a table, come back identically."""

import csv
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from zhichi.config.demo.city import load_regions, load_units, read_city
from zhichi.foundation.ledger.public import Entry
from zhichi.foundation.regions.public import Unit, UnitRegion

pytestmark = pytest.mark.django_db


def everything() -> list[list[tuple[object, ...]]]:
    codes = dict(Unit.objects.values_list("pk", "code"))
    units = [
        (*row[1:], *(codes[int(pk)] for pk in row[0].strip("/").split("/")))
        for row in Unit.objects.order_by("code").values_list(
            "path",
            "code",
            "name",
            "kind",
            "tier",
            "parent__code",
            "region",
            "phone",
            "valid_from",
            "valid_to",
        )
    ]
    links = UnitRegion.objects.order_by("unit__code", "region", "valid_from")
    entries = Entry.objects.filter(subject__startswith="unit:").order_by("subject", "seq")
    return [
        units,
        list(links.values_list("unit__code", "region", "valid_from", "valid_to")),
        list(entries.values_list("subject", "seq", "code")),
    ]


def test_the_units_of_the_demo_city_come_back_identically_from_their_table(tmp_path: Path) -> None:
    now, path = timezone.now(), tmp_path / "units.csv"
    load_regions(at=now)
    with transaction.atomic():
        load_units(read_city(), at=now)
        call_command("units", "export", str(path))
        before = everything()
        transaction.set_rollback(True)
    assert not Unit.objects.exists()
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == len(before[0]) + 1 > 150
    call_command("units", "import", str(path))
    assert everything() == before
