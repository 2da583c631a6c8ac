"""Run every measurement: those of the spine on SQLite and, when DATABASE_URL is given, on PostgreSQL too."""

import os
import subprocess
import sys

SINGLE = (
    "bench.ledger_verify",
    "bench.nearest",
    "bench.regions_import",
    "bench.coverage",
    "bench.forms",
    "bench.board",
    "bench.paint",
    "bench.papers",
    "bench.sealing",
    "bench.drawing",
)
BOTH = ("bench.search", "bench.spine")


def run(module: str, **environment: str) -> int:
    print(f"\n== {module} {environment.get('NAMED', '')}", flush=True)
    return subprocess.call([sys.executable, "-m", module], env={**os.environ, **environment})


def main() -> int:
    url = os.environ.get("DATABASE_URL", "")
    codes = [run(module, DATABASE_URL="", NAMED="(SQLite)") for module in (*SINGLE, *BOTH)]
    if url:
        codes += [run(module, DATABASE_URL=url, NAMED="(PostgreSQL)") for module in BOTH]
    return max(codes)


if __name__ == "__main__":
    raise SystemExit(main())
