"""Rows a second and peak memory of `zhichi regions import` on a national file, against bare reading.

    python bench/regions_import.py [ROWS] [--keep FILE.csv]

Writes about ROWS rows (default 662,000: the nation's villages with all above them) with well-formed codes,
imports it twice into an empty SQLite database in a temporary folder, and prints both runs.
"""

import argparse
import csv
import os
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

HOME = tempfile.mkdtemp(prefix="zhichi-bench-")
os.environ["ZHICHI_HOME"] = HOME
os.environ["DATABASE_URL"] = ""
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhichi.config.settings.embedded")

PROVINCES = 31
Row = tuple[str, str, int, str]


def national(rows: int) -> Iterator[Row]:
    """31 provinces of 11 cities of 9 counties of 14 townships, with villages to make up `rows`."""
    upper = PROVINCES * (1 + 11 * (1 + 9 * (1 + 14)))
    villages = max(1, round((rows - upper) / (PROVINCES * 11 * 9 * 14)))
    for p in range(11, 11 + PROVINCES):
        province = f"{p}0000000000"
        yield province, f"第{p}省", 1, ""
        for c in range(1, 12):
            city = f"{p}{c:02d}00000000"
            yield city, f"第{c}市", 2, province
            for d in range(1, 10):
                county = f"{p}{c:02d}{d:02d}000000"
                yield county, f"第{d}县", 3, city
                for t in range(100, 114):
                    township = county[:6] + f"{t:03d}000"
                    yield township, f"第{t}镇", 4, county
                    for v in range(200, 200 + villages):
                        yield township[:9] + f"{v:03d}", f"第{v}村民委员会", 5, township


def write(path: Path, rows: int) -> int:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["code", "name", "level", "parent"])
        count = 0
        for row in national(rows):
            writer.writerow(row)
            count += 1
    return count


def bare(path: Path) -> float:
    start = time.perf_counter()
    with path.open(encoding="utf-8", newline="") as file:
        for _ in csv.reader(file):
            pass
    return time.perf_counter() - start


def rss_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("rows", nargs="?", type=int, default=662_000)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    path = options.keep or Path(HOME) / "national.csv"
    rows = write(path, options.rows)
    plain = bare(path)
    print(
        f"{rows} rows, {path.stat().st_size / 1e6:.1f} MB; bare reading {plain:.1f} s, {rss_mb():.0f} MB RSS"
    )

    import django  # noqa: PLC0415 the environment above must be set first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    print(f"after migrate {rss_mb():.0f} MB RSS")
    for label in ("first import", "second import"):
        start = time.perf_counter()
        call_command("regions", "import", str(path), "--valid-from", "2023-06-30")
        took = time.perf_counter() - start
        speed = f"{rows / took:,.0f} rows/s, {took / plain:.0f} x bare"
        print(f"{label}: {took:.1f} s, {speed}, {rss_mb():.0f} MB RSS")


if __name__ == "__main__":
    main()
