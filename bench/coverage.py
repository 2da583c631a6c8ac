"""The figures of the night: time and memory for a city and for a nation of villages, beside a plain NumPy pass.

    python -m bench.coverage [VILLAGES]

Builds two temporary databases (SQLite, or an empty one at DATABASE_URL): a city of 3,930 villages with 90 days of
services, and a nation of VILLAGES (650,000) over 2,838 counties, four fifths of them near towns. For each it computes
and keeps everything that `zhichi reach --all` does, in a process of its own, whose peak memory is told. In the same
run, over the same rows, a plain pass reads by plain SQL and compares villages with every point by brute force: all
villages of the city, a sample of the nation's. Its distances must be those of the figures.
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta

if "ZHICHI_HOME" not in os.environ:
    os.environ["ZHICHI_HOME"] = tempfile.mkdtemp(prefix="zhichi-bench-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhichi.config.settings.embedded")

import django

django.setup()

import numpy as np  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from zhichi.domains.coverage.actions.figures import reckon_figures  # noqa: E402
from zhichi.domains.coverage.models import Figures, PointStanding  # noqa: E402
from zhichi.domains.coverage.rules.reach import Places, nearest  # noqa: E402
from zhichi.domains.network.public import (  # noqa: E402
    Locality,
    Point,
    PointItem,
    ServiceEvent,
    Status,
    Verification,
    Window,
)
from zhichi.foundation.accounts.public import SYSTEM  # noqa: E402
from zhichi.foundation.regions.public import Region, Unit  # noqa: E402

BUILD, MEASURE = "build", "measure"
CITY, NATION = 3_930, 650_000
EVERY = {"consultation": 1, "mediation": 2, "legal_aid": 8, "notary": 50}
SAMPLE = 2_000
CHINA = (75.0, 18.5, 134.0, 53.0)
JINING = (115.9, 34.5, 117.6, 35.95)
SINCE = date(2020, 1, 1)
HOURS = {str(day): [["09:00", "12:00"], ["13:30", "17:00"]] for day in range(1, 6)}
LATE = {**HOURS, "6": [["09:00", "11:30"]], "3": [["09:00", "12:00"], ["18:00", "20:00"]]}


def peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def spots(count: int, rng: random.Random, box: tuple[float, ...], centres: int) -> list[tuple[float, float]]:
    west, south, east, north = box
    towns = [(rng.uniform(west, east), rng.uniform(south, north)) for _ in range(centres)]
    wide, high = (east - west) / 60, (north - south) / 60
    found: list[tuple[float, float]] = []
    while len(found) < count:
        x, y = rng.choice(towns) if rng.random() < 0.8 else (None, None)
        lon = rng.uniform(west, east) if x is None else rng.gauss(x, wide)
        lat = rng.uniform(south, north) if y is None else rng.gauss(y, high)
        if west <= lon <= east and south <= lat <= north:
            found.append((round(lon, 6), round(lat, 6)))
    return sorted(found)  # codes run from place to place, as they do on the ground


def build(count: int) -> None:
    """A county-level unit for about 229 villages; a point at nine villages of ten; services over thirteen weeks."""
    rng = random.Random(20261123)
    call_command("migrate", verbosity=0)
    call_command("law", "load", verbosity=0)
    nation = count > 100_000
    places = spots(count, rng, CHINA if nation else JINING, 340 if nation else 14)
    root = Region.objects.create(code="370000000000", name="省", level=1, full_name="省", valid_from=SINCE)
    bureau = Unit.objects.create(code="city", name="市局", kind="bureau", tier="city")
    counties = max(14, count // 229)
    share = -(-count // counties)
    made = 0
    for county in range(counties):
        with transaction.atomic():
            here = places[county * share : (county + 1) * share]
            unit, villages = county_of(100_000 + county, here, root, bureau, rng)
            points = points_of(villages, here, unit, rng)
            offer(points, made)
            judge(points)
            serve(points[::25] if nation else points, 10 if nation else 50, rng)
            made += len(points)
    print(f"built: {count} villages, {made} points, {ServiceEvent.objects.count()} services", flush=True)


def county_of(
    number: int, here: list[tuple[float, float]], root: Region, bureau: Unit, rng: random.Random
) -> tuple[Unit, list[Region]]:
    """Towns of 25 villages, each village with its people."""
    code = f"{number:06d}"
    names = {"full_name": "地方", "name": "地方", "valid_from": SINCE}
    head = Region(code=f"{code}000000", level=3, parent=root, **names)
    towns = [
        Region(code=f"{code}{1 + n // 25:03d}000", level=4, parent_id=head.code, **names)
        for n in range(0, len(here), 25)
    ]
    villages = [
        Region(
            code=f"{towns[n // 25].code[:9]}{200 + n % 25}", level=5, parent_id=towns[n // 25].code, **names
        )
        for n in range(len(here))
    ]
    Region.objects.bulk_create([head, *towns, *villages])
    Locality.objects.bulk_create(
        Locality(region=village, lon=lon, lat=lat, people=rng.randint(200, 3000), as_of=SINCE, source="bench")
        for village, (lon, lat) in zip(villages, here, strict=True)
    )
    unit = Unit.objects.create(
        code=code, name=f"{code}局", kind="county_bureau", tier="county", parent=bureau, region_id=head.code
    )
    return unit, villages


def points_of(
    villages: list[Region], here: list[tuple[float, float]], unit: Unit, rng: random.Random
) -> list[Point]:
    rows = [
        Point(
            code=f"PLS-{village.code}-4-01",
            name="点",
            tier="village" if n % 25 else "township",
            unit=unit,
            region=village,
            lon=lon,
            lat=lat,
            hours=LATE if n % 7 == 0 else HOURS,
            status=Status.OPERATING,
        )
        for n, (village, (lon, lat)) in enumerate(zip(villages, here, strict=True))
        if rng.random() < 0.9
    ]
    return Point.objects.bulk_create(rows)


def offer(points: list[Point], made: int) -> None:
    PointItem.objects.bulk_create(
        PointItem(point=point, item=item)
        for n, point in enumerate(points, made)
        for item, every in EVERY.items()
        if n % every == 0
    )
    Window.objects.bulk_create(
        Window(point=point, code=str(k), name="综合") for point in points[::25] for k in (1, 2, 3)
    )


def serve(points: list[Point], times: int, rng: random.Random) -> None:
    now = datetime.now(UTC)
    ServiceEvent.objects.bulk_create(
        ServiceEvent(
            point=point,
            item="consultation",
            channel="on_site",
            at=now - timedelta(days=rng.randint(1, 90), minutes=rng.randint(0, 1440)),
            minutes=rng.randint(5, 50),
            server="",
            recorded_at=now,
        )
        for point in points
        for _ in range(times)
    )


def judge(points: list[Point]) -> None:
    """Two of three were found real and are alive, as a night would have found them."""
    now = timezone.now()
    today = timezone.localdate(now)
    alive = [point for n, point in enumerate(points) if n % 3]
    Verification.objects.bulk_create(
        Verification(
            point=point,
            method="on_site",
            outcome="real",
            at=now,
            by="bench",
            expires_on=today + timedelta(90),
        )
        for point in alive
    )
    PointStanding.objects.bulk_create(
        PointStanding(point=point, day=today, standing="alive", score=600, signals=[], verified=True)
        for point in alive
    )


def measure() -> None:
    began = time.perf_counter()
    parts: dict[str, float] = {}
    made = reckon_figures(by=SYSTEM, at=timezone.now())
    seconds = time.perf_counter() - began
    for one in made:
        parts[one.kind] = parts.get(one.kind, 0.0) + one.seconds
    told = ", ".join(f"{kind} {spent:.1f} s" for kind, spent in parts.items())
    print(
        f"everything kept: {seconds:.1f} s, peak {peak_mib():.0f} MiB ({told}; reading is in the first)",
        flush=True,
    )


def plain() -> None:
    """Rows by plain SQL, distances by brute force over arrays, checked against the figures."""
    began = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("SELECT region_id, lon, lat, people FROM network_locality ORDER BY region_id")
        rows = cursor.fetchall()
        cursor.execute("SELECT lon, lat FROM network_point WHERE status = 'operating'")
        points = np.array(cursor.fetchall())
    read = time.perf_counter() - began
    step = max(1, len(rows) // SAMPLE) if len(rows) > 100_000 else 1
    asked = np.array([(lon, lat) for _, lon, lat, _ in rows[::step]])
    began = time.perf_counter()
    metres = brute(np.radians(asked), np.radians(points))
    spent, peak = time.perf_counter() - began, peak_mib()
    print(
        f"plain pass: {len(rows)} villages and {len(points)} points read in {read:.1f} s;"
        f" {len(asked)} villages by all points in {spent:.1f} s = {spent * step:.0f} s for all villages,"
        f" one item, one moment; peak {peak:.0f} MiB",
        flush=True,
    )
    found, _ = nearest(Places(asked[:, 0], asked[:, 1]), Places(points[:, 0].copy(), points[:, 1].copy()))
    print(f"greatest difference from the tree: {np.abs(found - metres).max():.6f} m", flush=True)
    if step == 1:
        data = Figures.objects.get(kind="reach", about="").data
        people = np.array([row[3] for row in rows])
        mine = [int(people[metres <= band].sum()) for band in data["bands"]]
        # At the first moment every point is open.
        kept = data["moments"][0]["claimed"]["all"]["people_within"]
        print(f"people within 3, 5, 10 km of all on the register: plain {mine}, kept {kept}")


def brute(villages: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Metres to the nearest point: every pair, by the haversine formula."""
    found = np.empty(len(villages))
    for n, (lon, lat) in enumerate(villages):
        half = (
            np.sin((points[:, 1] - lat) / 2) ** 2
            + np.cos(points[:, 1]) * np.cos(lat) * np.sin((points[:, 0] - lon) / 2) ** 2
        )
        found[n] = 2 * 6_371_008.8 * np.arcsin(np.sqrt(half.min()))
    return found


def child(what: str, count: int, home: str) -> None:
    code = subprocess.call(
        [sys.executable, "-m", "bench.coverage", what, str(count)], env={**os.environ, "ZHICHI_HOME": home}
    )
    if code:
        raise SystemExit(code)


def main() -> None:
    if sys.argv[1:2] and sys.argv[1] in (BUILD, MEASURE, "plain"):
        if sys.argv[1] == BUILD:
            build(int(sys.argv[2]))
        else:
            {MEASURE: measure, "plain": plain}[sys.argv[1]]()
        return
    counts = [int(sys.argv[1])] if sys.argv[1:] else [CITY, NATION]
    for count in counts:
        print(f"-- {count} villages", flush=True)
        with tempfile.TemporaryDirectory(prefix="zhichi-bench-") as home:
            for what in (BUILD, MEASURE, "plain"):
                child(what, count, home)


if __name__ == "__main__":
    main()
