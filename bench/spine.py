"""The spine over HTTP: filing, a state change, the inbox among many cases, tracking; and a worker's memory.

    python -m bench.spine [CASES]

Runs on SQLite, or on the empty database at DATABASE_URL. The demo city's desks without its year; CASES (1,000,000)
rows are copied in SQL for the inbox. Two web workers on two cores, the load beside them on the same cores.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import cycle
from pathlib import Path

os.environ["ZHICHI_HOME"] = tempfile.mkdtemp(prefix="zhichi-bench-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhichi.config.settings.embedded")
# One machine files for everybody here, faster than programs may.
os.environ.setdefault("ZHICHI_PACE", "off")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from bench.load import Request, Result, drive  # noqa: E402
from bench.raw import raw_rows  # noqa: E402
from zhichi.config.demo.city import load_regions, load_units, read_city  # noqa: E402
from zhichi.config.demo.people import load_people  # noqa: E402
from zhichi.foundation.accounts.public import Officer  # noqa: E402
from zhichi.foundation.cases.public import Case  # noqa: E402
from zhichi.foundation.regions.public import Level, Region  # noqa: E402

FILINGS = 1000
READS = 2000
CLIENTS = 8


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def prepare() -> None:
    call_command("migrate", verbosity=0)
    call_command("law", "load", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    now = timezone.now()
    city = read_city()
    with transaction.atomic():
        load_regions(at=now)
        units = load_units(city, at=now)
        load_people(city, units, at=now)
    connection.close()


def serve(port: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "zhichi", "serve", "--port", str(port), "--no-housekeeper"]
    server = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL)
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return server
        time.sleep(0.1)
    raise SystemExit("the server did not start")


def filings(kind: str, count: int, tag: str) -> Iterator[Request]:
    villages = cycle(
        Region.objects.filter(level=Level.VILLAGE).order_by("code").values_list("code", flat=True)[::37]
    )
    answers = {
        "consultation": {"matter": "labour", "question": "老板不给工钱怎么办？"},
        "legal_aid": {
            "matter": "labour",
            "facts": "欠工资两万元。",
            "stage": "none",
            "hardship": "commitment",
        },
    }[kind]
    for number in range(count):
        applicant = {"name": "王秀英", "phone": f"138{number:08d}", "id_number": "11010519491231002X"}
        if kind == "consultation":
            del applicant["id_number"]
        body = {"kind": kind, "region": next(villages), "applicant": applicant, "answers": answers}
        headers = {"Content-Type": "application/json", "Idempotency-Key": f"bench-{tag}-{number:08d}"}
        yield "POST", "/api/v1/applications", json.dumps(body).encode(), headers


def cookies(officer: Officer) -> dict[str, str]:
    """A session of this officer as a browser would hold it, made in the database: the login is not measured."""
    session = SessionStore()
    session[SESSION_KEY] = str(officer.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = officer.get_session_auth_hash()
    # As the login leaves it: without them the first request would write them, which is not what is measured.
    session["accounts.began"] = session["accounts.seen"] = timezone.now().timestamp()
    session.save()
    token = "a" * 32
    jar = f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {settings.CSRF_COOKIE_NAME}={token}"
    return {"Cookie": jar, "X-CSRFToken": token}


def state_changes() -> Iterator[Request]:
    jars: dict[int, dict[str, str]] = {}
    clerks = {o.home_unit_id: o for o in Officer.objects.filter(posts__role="justice_assistant")}
    cases = list(Case.objects.filter(kind="legal_aid", state="registered").values_list("number", "unit_id"))
    for _, unit in cases:
        if unit not in jars:
            jars[unit] = cookies(clerks[unit])
    connection.close()
    for number, unit in cases:
        headers = {**jars[unit], "Content-Type": "application/x-www-form-urlencoded"}
        yield "POST", f"/office/cases/{number}/do/accept/", b"opinion=", headers


def trackings(count: int) -> Iterator[Request]:
    known = list(
        Case.objects.filter(submission__isnull=False)
        .order_by("pk")
        .values_list("tracking_code", flat=True)[:500]
    )
    phones = [
        case.parties.get(role="applicant").phone[-4:]
        for case in Case.objects.filter(tracking_code__in=known).order_by("pk")
    ]
    connection.close()
    pairs = cycle(list(zip(known, phones, strict=True)))
    for _ in range(count):
        code, ending = next(pairs)
        yield "GET", f"/api/v1/track/{code}", None, {"X-Key": ending}


SERIES = {
    "sqlite": "WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {total}) {insert} {select}",
    "postgresql": "WITH s(n) AS (SELECT generate_series(1, {total})) {insert} {select}",
}
DUE = {"sqlite": "date('now', '+' || (n % 60) || ' days')", "postgresql": "current_date + (n % 60)::int"}
DESKS = """CREATE TEMPORARY TABLE desks AS
    SELECT row_number() OVER (ORDER BY id) - 1 AS place, id, parent_id AS county
    FROM regions_unit WHERE kind IN ('justice_office', 'legal_aid_centre')"""


def multiply_cases(total: int) -> None:
    """Copy one case in SQL until there are `total` more, spread over every desk; one in seven is open."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(DESKS)
        cursor.execute("CREATE UNIQUE INDEX desks_place ON desks(place)")
        cursor.execute("SELECT count(*) FROM desks")
        at_desk = f"FROM desks WHERE place = n % {cursor.fetchone()[0]}"
        special = {
            "number": "'B-' || n",
            "tracking_code": "CAST(9000000000000000 + n AS varchar(16))",
            "unit_id": f"(SELECT id {at_desk})",
            # Begun at another desk than where it lies, as work that was passed on.
            "origin_unit_id": f"(SELECT id {at_desk.replace('n %', 'n * 7 %')})",
            "county_unit_id": f"(SELECT county {at_desk})",
            "phase": "CASE WHEN n % 7 = 0 THEN 'open' ELSE 'done' END",
            "closed_at": "CASE WHEN n % 7 = 0 THEN NULL ELSE t.filed_at END",
            "due_on": DUE[connection.vendor],
            "handler_id": "NULL",
        }
        columns = [field.column for field in Case._meta.local_fields if field.column not in {"id", "seat"}]
        values = ", ".join(special.get(column, f"t.{column}") for column in columns)
        insert = f"INSERT INTO cases_case ({', '.join(columns)})"
        select = f"SELECT {values} FROM s, (SELECT * FROM cases_case ORDER BY id LIMIT 1) t"
        cursor.execute(SERIES[connection.vendor].format(total=total, insert=insert, select=select))
    with connection.cursor() as cursor:
        # On PostgreSQL with the vacuum that would otherwise begin by itself while lists are measured.
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")
        if connection.vendor == "sqlite":
            # A gigabyte written at once lies in the write-ahead log until it is moved: no day of work looks like that.
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            cursor.execute("CHECKPOINT")
    os.sync()


def family(pid: int) -> Iterator[tuple[int, bool]]:
    """Process ids under `pid`, itself included, each with whether it has no children: by parent, not by group."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(ProcessLookupError, FileNotFoundError):
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(stat.parent.name))
    todo = [pid]
    while todo:
        one = todo.pop()
        todo += children.get(one, [])
        yield one, one not in children


def memory(server: subprocess.Popen[bytes]) -> tuple[list[float], float]:
    """Resident MiB of each process of the server, and of the largest web worker (a process without children)."""
    sizes, workers = [], [0.0]
    for pid, is_leaf in family(server.pid):
        with suppress(ProcessLookupError, FileNotFoundError, KeyError):
            status = Path(f"/proc/{pid}/status").read_text().splitlines()
            lines = dict(line.split(":", 1) for line in status if ":" in line)
            sizes.append(int(lines["VmRSS"].split()[0]) / 1024)
            if is_leaf:
                workers.append(sizes[-1])
    return sorted(sizes, reverse=True), max(workers)


def main() -> None:
    total = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    prepare()
    port = free_port()
    server = serve(port)
    asking: list[float] = []

    def load(requests: Iterator[Request], wanted: int) -> Result:
        result = drive(port, requests, clients=CLIENTS, expect=lambda status: status == wanted)
        asking.append(result.own)
        return result

    print(f"the spine on {connection.vendor}, two workers, {CLIENTS} clients")
    try:
        load(filings("consultation", 100, "warm"), 201)
        result = load(filings("legal_aid", FILINGS, "file"), 201)
        raw, _ = raw_rows(500)
        print(f"file an application              {result}")
        print(f"  the same rows by plain SQL     {raw:>9,.0f} /s   ratio {result.rate / raw:.2f}")
        print(f"a state change by an officer     {load(state_changes(), 302)}")
        print(f"track a case                     {load(trackings(READS), 200)}")
        health = (("GET", "/api/v1/health", None, {}) for _ in range(READS))
        print(f"  beside: /api/v1/health         {load(health, 200)}")
        begin = time.perf_counter()
        multiply_cases(total)
        print(f"  ({total:,} cases made in {time.perf_counter() - begin:.0f} s)")
        for who in ("liming", "sunli", "zhengju"):
            jar = cookies(Officer.objects.get(username=who))
            for tab in ("mine", "all"):

                def pages(count: int, tab: str = tab, jar: dict[str, str] = jar) -> Iterator[Request]:
                    return (("GET", f"/office/?tab={tab}", None, jar) for _ in range(count))

                # The first askers fill the caches of a database that was just written to tenfold.
                load(pages(100), 200)
                print(f"inbox {who:<8} {tab:<5}              {load(pages(READS), 200)}")
        sizes, worker = memory(server)
        print(f"memory of the processes, MiB     {', '.join(f'{size:.0f}' for size in sizes)}")
        print(f"a web worker, MiB                {worker:>9,.0f}")
        print(f"the load itself, µs a request    {sum(asking) / len(asking):>9,.0f}")
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)


if __name__ == "__main__":
    main()
