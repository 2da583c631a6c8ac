"""Nearest points among 650,000: time a query, and whether the answer is the brute-force one.

    python bench/nearest.py [POINTS] [QUERIES]

Builds a temporary database (SQLite, or an empty one at DATABASE_URL) with a nation of points: four fifths near
cities, one fifth anywhere. Each answer is compared with sorting every point by great-circle distance.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from array import array
from collections.abc import Callable
from heapq import nsmallest

os.environ["ZHICHI_HOME"] = tempfile.mkdtemp(prefix="zhichi-bench-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhichi.config.settings.embedded")

import django

django.setup()

from datetime import date  # noqa: E402

from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402

from zhichi.domains.network.public import Point, PointItem, Status, nearest  # noqa: E402
from zhichi.foundation.regions.public import Region, Unit  # noqa: E402
from zhichi.kernel.geo import distance_m  # noqa: E402

CHINA = (75.0, 18.5, 134.0, 53.0)
BATCH = 20_000
RARE_EVERY = 50_000
COMMON_EVERY = 2
Answer = Callable[[float, float], list[int]]


def positions(count: int, rng: random.Random) -> list[tuple[float, float]]:
    west, south, east, north = CHINA
    cities = [(rng.uniform(100, 122), rng.uniform(22, 42)) for _ in range(340)]
    found = []
    while len(found) < count:
        if rng.random() < 0.8:
            x, y = rng.choice(cities)
            lon, lat = rng.gauss(x, 0.6), rng.gauss(y, 0.5)
        else:
            lon, lat = rng.uniform(west, east), rng.uniform(south, north)
        if west <= lon <= east and south <= lat <= north:
            found.append((round(lon, 6), round(lat, 6)))
    return found


def build(places: list[tuple[float, float]]) -> list[int]:
    region = Region.objects.create(
        code="370000000000", name="山东省", level=1, full_name="山东省", valid_from=date(2020, 1, 1)
    )
    unit = Unit.objects.create(code="bench", name="bench", kind="bureau", tier="city")
    ids: list[int] = []
    for start in range(0, len(places), BATCH):
        with transaction.atomic():
            points = [
                Point(
                    code=f"BENCH-{start + n}",
                    name="点",
                    tier="village",
                    unit=unit,
                    region=region,
                    lon=lon,
                    lat=lat,
                    status=Status.OPERATING,
                )
                for n, (lon, lat) in enumerate(places[start : start + BATCH])
            ]
            ids += [point.pk for point in Point.objects.bulk_create(points)]
            items = [
                PointItem(point=point, item=item)
                for n, point in enumerate(points, start)
                for item, every in (("common", COMMON_EVERY), ("rare", RARE_EVERY))
                if n % every == 0
            ]
            PointItem.objects.bulk_create(items)
    return ids


def brute(lon: float, lat: float, xs: array, ys: array, wanted: range, limit: int = 10) -> list[int]:
    # A degree of latitude is 111 km everywhere: a first pass by latitude keeps the check quick and exact.
    for band in (0.3, 3.0, 400.0):
        near = [n for n in wanted if abs(ys[n] - lat) <= band]
        best = nsmallest(limit, ((distance_m(lon, lat, xs[n], ys[n]), n) for n in near))
        if band > 180 or (len(best) == limit and best[-1][0] < band * 111_000):
            return [n for _, n in best]
    return []


def run(label: str, queries: list[tuple[float, float]], ask: Answer, check: Answer) -> None:
    times, busy, right = [], [], 0
    for lon, lat in queries:
        start, worked = time.perf_counter(), time.process_time()
        got = ask(lon, lat)
        times.append((time.perf_counter() - start) * 1000)
        busy.append((time.process_time() - worked) * 1000)
        right += got == check(lon, lat)
    p95, cpu95 = (statistics.quantiles(series, n=20)[18] for series in (times, busy))
    print(
        f"{label}: {right} of {len(queries)} equal to brute force;"
        f" p50 {statistics.median(times):.2f} ms, p95 {p95:.2f} ms, worst {max(times):.1f} ms;"
        f" of processor p50 {statistics.median(busy):.2f} ms, p95 {cpu95:.2f} ms"
    )


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 650_000
    asked = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    rng = random.Random(20261122)
    call_command("migrate", verbosity=0)
    places = positions(count, rng)
    start = time.perf_counter()
    ids = build(places)
    print(f"{count} points written in {time.perf_counter() - start:.0f} s")
    back = {pk: n for n, pk in enumerate(ids)}
    xs, ys = array("d", [x for x, _ in places]), array("d", [y for _, y in places])
    west, south, east, north = CHINA
    near_people = [
        (x + rng.uniform(-0.02, 0.02), y + rng.uniform(-0.02, 0.02)) for x, y in rng.choices(places, k=asked)
    ]
    anywhere = [(rng.uniform(west, east), rng.uniform(south, north)) for _ in range(asked)]
    far = [(0.0, 0.0), (180.0, -90.0), (-120.0, 40.0), (60.0, 0.0), (141.0, 35.0), (90.0, 70.0)]

    def ask(item: str | None) -> Answer:
        return lambda lon, lat: [back[near.point.pk] for near in nearest(lon, lat, item=item)]

    def check(every: int) -> Answer:
        return lambda lon, lat: brute(lon, lat, xs, ys, range(0, count, every))

    nearest(116.0, 35.0)
    run("where people live", near_people, ask(None), check(1))
    run("anywhere in China", anywhere, ask(None), check(1))
    run("an item every second point offers", near_people, ask("common"), check(COMMON_EVERY))
    run("an item one point in 50,000 offers", anywhere[: asked // 4], ask("rare"), check(RARE_EVERY))
    run("from far away", far, ask(None), check(1))


if __name__ == "__main__":
    main()
