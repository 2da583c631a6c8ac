"""Done in one go, measured: the nightly count of many finished cases, the count when little has changed, the pages.

    python -m bench.measure [CASES]

One process on one core, on a fresh SQLite file. CASES (100,000) applications for legal aid with six acts and a clock
each lie in 14 counties and 24 months; every twentieth was decided late, every fiftieth lies open past its date. A live
pass over the same rows stands beside the pages, in the same run.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from statistics import median
from typing import Any, TypeVar

os.environ["ZHICHI_HOME"] = tempfile.mkdtemp(prefix="zhichi-bench-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhichi.config.settings.embedded")

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from zhichi.config.demo.city import load_regions, load_units, read_city  # noqa: E402
from zhichi.config.demo.people import load_people  # noqa: E402
from zhichi.domains.catalogue.public import count_all  # noqa: E402
from zhichi.foundation.accounts.public import Officer  # noqa: E402
from zhichi.foundation.cases.public import NO_DATE, Act, Case  # noqa: E402
from zhichi.foundation.procedures.public import current_id, procedure_of  # noqa: E402
from zhichi.foundation.regions.public import Region, Unit, UnitKind  # noqa: E402
from zhichi.foundation.timelimits.public import Clock, ClockState, Limit  # noqa: E402

MONTHS = 24
# Every so many: decided after its date, and lying open past it.
LATE, OPEN = 20, 50
PORTION = 5000
# Verb, state after it, days after the act before (spread by the number of the case).
LIFE = (
    ("file", "registered", 0),
    ("request_supplement", "materials_incomplete", 1),
    ("supplement", "under_review", 6),
    ("accept", "under_review", 1),
    ("grant", "granted", 3),
    ("conclude", "concluded", 9),
)
T = TypeVar("T")


def timed(what: str, act: Callable[[], T]) -> T:
    began = time.perf_counter()
    answer = act()
    print(f"{what:<58} {time.perf_counter() - began:8.2f} s", flush=True)
    return answer


def rows(n: int, now: datetime) -> Iterator[tuple[Case, list[Act], Clock]]:
    version = current_id("legal_aid", timezone.localdate(now))
    title = procedure_of(version).title
    counties = list(Unit.objects.filter(kind=UnitKind.COUNTY_BUREAU).select_related("region"))
    limit = Limit.objects.get(key="la.decide", version=1)
    for i in range(n):
        lies = i % OPEN == 0
        county = counties[i % len(counties)]
        at = now - timedelta(days=30 * (i % MONTHS) + 40, hours=i % 7)
        acts = list(deeds(i, at, county))
        case = Case(
            number=f"LA-BENCH-{i:07d}",
            tracking_code=f"{i:016d}",
            kind="legal_aid",
            version_id=version,
            state="under_review" if lies else "concluded",
            phase="open" if lies else "done",
            title=title,
            channel=("web", "window", "phone")[i % 3],
            region=county.region or Region.objects.first(),
            origin_unit=county,
            unit=county,
            county_unit=county,
            answers={},
            filed_at=at,
            closed_at=None if lies else acts[-1].at,
            due_on=timezone.localdate(at) + timedelta(days=limit.n) if lies else NO_DATE,
            due_limit=limit.key if lies else "",
            revision=len(acts),
        )
        yield case, acts, clock(case, limit, at, 12 if i % LATE == 1 else 5)


def deeds(i: int, at: datetime, county: Unit) -> Iterator[Act]:
    before = ""
    for seq, (verb, state, days) in enumerate(LIFE, 1):
        at += timedelta(days=days * (1 + i % 3))
        citizen = verb in {"file", "supplement"}
        yield Act(
            seq=seq,
            verb=verb,
            title=verb,
            from_state=before,
            to_state=state,
            at=at,
            actor="citizen" if citizen else "officer:1@unit:1",
            actor_name="某人",
            desk=county.name,
            entry_digest="0" * 64,
        )
        before = state


def clock(case: Case, limit: Limit, at: datetime, days: int) -> Clock:
    """Stopped after so many days, or still running where the case lies open."""
    stopped = case.closed_at is not None
    return Clock(
        subject=case.subject,
        limit=limit,
        started_at=at,
        n=limit.n,
        unit=limit.unit,
        due_on=timezone.localdate(at) + timedelta(days=limit.n),
        state=ClockState.STOPPED if stopped else ClockState.RUNNING,
        stopped_at=at + timedelta(days=days) if stopped else None,
    )


def write(n: int, now: datetime) -> None:
    many: list[tuple[Case, list[Act], Clock]] = []
    for one in [*rows(n, now), None]:
        if one is not None:
            many.append(one)
        if many and (one is None or len(many) == PORTION):
            Case.objects.bulk_create(case for case, _, _ in many)
            for case, acts, _ in many:
                for act in acts:
                    act.case = case
            Act.objects.bulk_create([act for _, acts, _ in many for act in acts], batch_size=PORTION)
            Clock.objects.bulk_create(clock for _, _, clock in many)
            many = []


def page(client: Client, address: str, times: int = 7) -> None:
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        answer: Any = client.get(address)
        taken.append(1000 * (time.perf_counter() - began))
        if answer.status_code != 200:
            raise SystemExit(f"{address}: {answer.status_code}")
    print(f"{address:<58} {median(taken):8.0f} ms")


def live_pass() -> int:
    """The least that a page without nightly counts would have to do: read every act."""
    return sum(
        1 for _ in Act.objects.order_by("case_id", "seq").values_list("case_id", "verb", "at").iterator()
    )


def main() -> int:
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    call_command("migrate", verbosity=0)
    call_command("law", "load", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    now = timezone.now()
    city = read_city()
    load_regions(at=now)
    units = load_units(city, at=now)
    load_people(city, units, at=now)
    timed(f"written: {n:,} cases", lambda: write(n, now))
    timed("counted: everything", lambda: count_all(at=now))
    timed("counted again: nothing has changed", lambda: count_all(at=now))
    Case.objects.filter(number="LA-BENCH-0000001").update(revision=7)
    timed("counted again: one case has changed", lambda: count_all(at=now))
    timed("a live pass over the acts, for comparison", live_pass)
    director = Officer.objects.filter(posts__role="bureau_director", posts__unit__tier="city").first()
    if director is None:
        raise SystemExit("the demo city has no director")
    client = Client(SERVER_NAME="localhost")
    client.force_login(director)
    newest = procedure_of(current_id("legal_aid", timezone.localdate(now))).version
    for span in ("12", "all"):
        page(client, f"/office/measure/?span={span}")
        page(client, f"/office/measure/legal_aid/?span={span}")
    page(client, f"/office/measure/legal_aid/{newest}/cases/?what=done&span=all")
    page(client, f"/office/measure/legal_aid/{newest}/cases/?what=verb.request_supplement&span=all")
    page(client, f"/office/measure/legal_aid/{newest}/cases/?what=late.la.decide&span=all")
    page(client, f"/office/measure/legal_aid/{newest}/cases/?what=late.la.decide&span=all&page=200")
    page(client, f"/office/measure/legal_aid/{newest}/cases/?what=open_late&span=all")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
