"""Risk signals of open complaints, all of them at once, beside a bare read of the same rows in the same run.

    python -m bench.risks [CASES]

One process on one core, on a fresh SQLite file (or DATABASE_URL). CASES (100000) open complaints, each with its row,
six acts, five documents, a party and two clocks; one in fifty has one fault: two months past, no hearing before the
draft, one handler. The bare read fetches acts, documents and clocks as plain tuples and counts them.
"""

import os
import sys
import tempfile
import time
from collections import Counter
from datetime import timedelta

os.environ["ZHICHI_HOME"] = tempfile.mkdtemp(prefix="zhichi-bench-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhichi.config.settings.embedded")

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from zhichi.config.demo.city import load_regions, load_units, read_city  # noqa: E402
from zhichi.config.demo.people import load_people  # noqa: E402
from zhichi.domains.complaints.models import Complaint, about  # noqa: E402
from zhichi.foundation.accounts.public import Officer  # noqa: E402
from zhichi.foundation.cases.public import Act, Case, Party, PartyRole, Record  # noqa: E402
from zhichi.foundation.procedures.public import current_id  # noqa: E402
from zhichi.foundation.regions.public import Level, Region, Unit  # noqa: E402
from zhichi.foundation.risks.public import found_in  # noqa: E402
from zhichi.foundation.statements.public import insert_all  # noqa: E402
from zhichi.foundation.timelimits.public import Clock, Limit  # noqa: E402

VERBS = ("file", "classify", "accept", "assign", "investigate", "hear_respondent")
PAPERS = ("cp.register", "cp.classification", "cp.acceptance_notice", "cp.handlers", "cp.defence")
LOT = 400


def prepare(count: int) -> None:
    call_command("migrate", verbosity=0)
    call_command("law", "load", verbosity=0)
    now, city = timezone.now(), read_city()
    load_regions(at=now)
    load_people(city, load_units(city, at=now), at=now)
    region = Region.objects.filter(level=Level.VILLAGE)[0]
    unit = Unit.objects.get(path__endswith="/", region__code="370811000000", kind="county_bureau")
    first, second = Officer.objects.order_by("pk")[:2]
    limit, version = Limit.objects.get(key="cmp.backstop"), current_id("complaint", now.date())
    for start in range(0, count, LOT):
        lot(range(start, min(start + LOT, count)), region, unit, first, second, limit, version)


def lot(
    numbers: range, region: Region, unit: Unit, first: Officer, second: Officer, limit: Limit, version: int
) -> None:
    now = timezone.now()
    cases = [
        Case(
            number=f"TS-BENCH-{n:07}",
            tracking_code=f"B{n:011}",
            kind="complaint",
            version_id=version,
            state="investigating",
            phase="open",
            title="投诉",
            channel="web",
            region=region,
            origin_unit=unit,
            unit=unit,
            county_unit=unit,
            answers={"target": "lawyer", "respondent": f"律师{n}", "happened": "收费不办事。"},
            filed_at=now - timedelta(days=30 if n % 50 else 80),
        )
        for n in numbers
    ]
    insert_all(cases)
    Complaint.objects.bulk_create(
        Complaint(
            case=case,
            target="lawyer",
            sort="complaint",
            first=first,
            second=None if n % 50 == 1 else second,
            about=about(case.answers),
        )
        for n, case in zip(numbers, cases, strict=True)
    )
    parties = [
        Party(case=case, role=PartyRole.APPLICANT, name="王秀英", phone="13800138000") for case in cases
    ]
    for party in parties:
        party.set_indexes()
    insert_all(parties)
    acts = [
        Act(
            case=case,
            seq=seq,
            verb=verb,
            title=verb,
            from_state="",
            to_state="investigating",
            at=case.filed_at + timedelta(days=seq),
            actor=f"officer:{seq}",
            actor_name="某人",
            desk="某局",
            entry_digest="0" * 64,
        )
        for case in cases
        for seq, verb in enumerate(VERBS, 1)
    ]
    insert_all(acts)
    records = [
        Record(
            case=act.case,
            act=act,
            key=key,
            title=key,
            unit=unit,
            data=[{"name": "note", "title": "说明", "value": "有"}],
            made_at=act.at,
        )
        for place, key in enumerate(PAPERS)
        for act in acts[place :: len(VERBS)]
    ]
    insert_all(records)
    insert_all(
        [
            Clock(
                subject=case.subject,
                limit=limit,
                started_at=case.filed_at,
                n=2,
                unit="month",
                due_on=(case.filed_at + timedelta(days=61)).date(),
                raw_on=(case.filed_at + timedelta(days=61)).date(),
            )
            for case in cases
        ]
    )


def bare(keys: list[int]) -> int:
    seen = 0
    for start in range(0, len(keys), 900):
        some = keys[start : start + 900]
        seen += len(Act.objects.filter(case__in=some).values_list("case", "verb", "at", "actor"))
        seen += len(Record.objects.filter(case__in=some).values_list("case", "key", "made_at"))
        numbers = Case.objects.filter(pk__in=some).values_list("number", flat=True)
        seen += len(
            Clock.objects.filter(subject__in=[f"case:{one}" for one in numbers]).values_list(
                "subject", "due_on"
            )
        )
    return seen


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    start = time.perf_counter()
    prepare(count)
    print(f"{count} open complaints written in {time.perf_counter() - start:.1f} s", flush=True)
    keys = list(Complaint.objects.order_by("pk").values_list("pk", flat=True))
    start = time.perf_counter()
    rows = bare(keys)
    read = time.perf_counter() - start
    start = time.perf_counter()
    found = found_in("complaint", keys, at=timezone.now())
    took = time.perf_counter() - start
    counted = Counter(hit.key for hits in found.values() for hit in hits)
    print(f"bare read of {rows} rows: {read:.1f} s")
    print(f"signals: {took:.1f} s, {count / took:.0f} complaints/s, {dict(counted)}")


if __name__ == "__main__":
    main()
