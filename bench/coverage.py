"""The figures of the night: time and memory for a city and for a nation of villages, beside a plain NumPy pass.

    python -m bench.coverage [VILLAGES]

Builds two temporary databases (SQLite, or an empty one at DATABASE_URL): a city of 3,930 villages with 90 days of
services, and a nation of VILLAGES (650,000) over 2,844 counties, four fifths of them near cities. For each it computes and
keeps everything that `zhichi reach --all` does, in a process of its own, whose peak memory is told. In the same run, over
the same rows, a plain pass reads by plain SQL and compares every village with every point by brute force: all of them in
the city, a sample in the nation; its distances must be those that were kept.
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
import time

BUILD, MEASURE = "build", "measure"
CITY, NATION = 3_930, 650_000
EVERY = {"consultation": 1, "mediation": 2, "legal_aid": 8, "notary": 50}
SAMPLE = 2_000
CHINA = (75.0, 18.5, 134.0, 53.0)
JINING = (115.9, 34.5, 117.6, 35.95)
BATCH = 20_000


def peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def spots(count: int, rng: random.Random, box: tuple[float, ...], centres: int) -> list[tuple[float, float]]:
    west, south, east, north = box
    towns = [(rng.uniform(west, east), rng.uniform(south, north)) for _ in range(centres)]
    wide, high = (east - west) / 60, (north - south) / 60
    found = []
    while len(found) < count:
        x, y = rng.choice(towns) if rng.random() < 0.8 else (None, None)
        lon = rng.uniform(west, east) if x is None else rng.gauss(x, wide)
        lat = rng.uniform(south, north) if y is None else rng.gauss(y, high)
        if west <= lon <= east and south <= lat <= north:
            found.append((round(lon, 6), round(lat, 6)))
    return sorted(found)  # codes run from place to place, as they do on the ground


def build(count: int) -> None:
    """A tree of regions with a county-level unit for about 229 villages, a place for each village, a point at most of
    them, and for the city services over thirteen weeks."""
    from datetime import UTC, date, datetime, timedelta

    from django.core.management import call_command
    from django.db import transaction

    from zhichi.domains.network.public import Locality, Point, PointItem, ServiceEvent, Status, Window
    from zhichi.foundation.regions.public import Region, Unit

    rng = random.Random(20261123)
    call_command("migrate", verbosity=0)
    call_command("law", "load", verbosity=0)
    nation = count > 100_000
    places = spots(count, rng, CHINA if nation else JINING, 340 if nation else 14)
    since = date(2020, 1, 1)
    counties = max(14, count // 229)
    root = Region.objects.create(code="370000000000", name="省", level=1, full_name="省", valid_from=since)
    bureau = Unit.objects.create(code="city", name="市局", kind="bureau", tier="city")
    share = -(-count // counties)
    made = 0
    hours = {str(day): [["09:00", "12:00"], ["13:30", "17:00"]] for day in range(1, 6)}
    late = {**hours, "6": [["09:00", "11:30"]], "3": [["09:00", "12:00"], ["18:00", "20:00"]]}
    for county in range(counties):
        with transaction.atomic():
            code = f"{100_000 + county:06d}"
            head = f"{code}000000"
            here = places[county * share : (county + 1) * share]
            regions = [Region(code=head, name=code, level=3, parent=root, full_name=code, valid_from=since)]
            regions += [
                Region(
                    code=f"{code}{1 + n // 25:03d}000",
                    name="镇",
                    level=4,
                    parent_id=head,
                    full_name="镇",
                    valid_from=since,
                )
                for n in range(0, len(here), 25)
            ]
            villages = [
                Region(
                    code=f"{code}{1 + n // 25:03d}{200 + n % 25:03d}",
                    name="村",
                    level=5,
                    parent_id=f"{code}{1 + n // 25:03d}000",
                    full_name="村",
                    valid_from=since,
                )
                for n in range(len(here))
            ]
            Region.objects.bulk_create(regions + villages, batch_size=BATCH)
            unit = Unit.objects.create(
                code=code,
                name=f"{code}局",
                kind="county_bureau",
                tier="county",
                parent=bureau,
                region_id=head,
            )
            Locality.objects.bulk_create(
                Locality(
                    region=village,
                    lon=lon,
                    lat=lat,
                    people=rng.randint(200, 3000),
                    as_of=since,
                    source="bench",
                    synthetic=True,
                )
                for village, (lon, lat) in zip(villages, here, strict=True)
            )
            points = [
                Point(
                    code=f"PLS-{village.code}-4-01",
                    name="点",
                    tier="village" if n % 25 else "township",
                    unit=unit,
                    region=village,
                    lon=lon,
                    lat=lat,
                    hours=late if n % 7 == 0 else hours,
                    status=Status.OPERATING,
                    synthetic=True,
                )
                for n, (village, (lon, lat)) in enumerate(zip(villages, here, strict=True))
                if rng.random() < 0.9
            ]
            points = Point.objects.bulk_create(points, batch_size=BATCH)
            PointItem.objects.bulk_create(
                PointItem(point=point, item=item)
                for n, point in enumerate(points, made)
                for item, every in EVERY.items()
                if n % every == 0
            )
            made += len(points)
            Window.objects.bulk_create(
                Window(point=point, code=str(k), name="综合") for point in points[::25] for k in (1, 2, 3)
            )
            now = datetime.now(UTC)
            served = points[::25] if nation else points
            ServiceEvent.objects.bulk_create(
                ServiceEvent(
                    point=point,
                    item="consultation",
                    channel="on_site",
                    at=now - timedelta(days=rng.randint(1, 90), minutes=rng.randint(0, 1440)),
                    minutes=rng.randint(5, 50),
                    server="",
                    recorded_at=now,
                    synthetic=True,
                )
                for point in served
                for _ in range(10 if nation else 50)
            )
    print(f"built: {count} villages, {made} points, {ServiceEvent.objects.count()} services", flush=True)


def measure() -> None:
    from django.utils import timezone

    from zhichi.domains.coverage.actions.figures import reckon_figures
    from zhichi.foundation.accounts.public import SYSTEM

    began, parts = time.perf_counter(), {}
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
    """Rows by plain SQL, distances by brute force over arrays, checked against what was kept."""
    import numpy as np
    from django.db import connection

    from zhichi.domains.coverage.models import Figures

    began = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("SELECT region_id, lon, lat, people FROM network_locality ORDER BY region_id")
        rows = cursor.fetchall()
        cursor.execute("SELECT lon, lat FROM network_point WHERE status = 'operating'")
        points = np.radians(np.array(cursor.fetchall()))
    read = time.perf_counter() - began
    step = max(1, len(rows) // SAMPLE) if len(rows) > 100_000 else 1
    asked = rows[::step]
    where = np.radians(np.array([(lon, lat) for _, lon, lat, _ in asked]))
    began = time.perf_counter()
    nearest = np.empty(len(asked))
    for n, (lon, lat) in enumerate(where):
        half = (
            np.sin((points[:, 1] - lat) / 2) ** 2
            + np.cos(points[:, 1]) * np.cos(lat) * np.sin((points[:, 0] - lon) / 2) ** 2
        )
        nearest[n] = 2 * 6_371_008.8 * np.arcsin(np.sqrt(half.min()))
    spent = time.perf_counter() - began
    data = Figures.objects.filter(kind="reach", about="").first().data
    listed = {row[0]: row[1] for row in data["moments"][0]["listed"]}
    whole = data["moments"][0]["all"]
    # Every point is open at the first moment, so the plain distances must be the kept ones.
    wrong = sum(
        1
        for (code, *_), metres in zip(asked, nearest, strict=True)
        if metres > 3_000.5 and code in listed and abs(listed[code] - metres) > 1
    )
    print(
        f"plain pass: rows read in {read:.1f} s; {len(asked)} of {len(rows)} villages by {len(points)} points in {spent:.1f} s"
        f" = {spent * step:.0f} s for all, one item, one moment; peak {peak_mib():.0f} MiB; {wrong} distances differ",
        flush=True,
    )
    if step == 1:
        people = np.array([n for *_, n in rows])
        mine = [int(people[nearest <= band].sum()) for band in data["bands"]]
        print(f"people within 3, 5, 10 km: plain {mine}, kept {whole['people_within']}", flush=True)


def child(what: str, count: int, home: str) -> None:
    code = subprocess.call(
        [sys.executable, "-m", "bench.coverage", what, str(count)], env={**os.environ, "ZHICHI_HOME": home}
    )
    if code:
        raise SystemExit(code)


def main() -> None:
    if sys.argv[1:2] and sys.argv[1] in (BUILD, MEASURE, "plain"):
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhichi.config.settings.embedded")
        import django

        django.setup()
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
