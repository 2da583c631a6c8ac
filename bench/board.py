"""How many people can watch the board of a hall: `python -m bench.board [--viewers 1000] [--calls 5]`.

Starts the streaming process alone (granian, ASGI, one worker) on a fresh database, opens the streams over loopback,
gives out numbers, and measures how long it takes until every viewer has the new board, and the memory of the
process (resident, with its granian parent, from /proc). Prints one JSON line.
"""

import argparse
import asyncio
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ["ZHICHI_HOME"] = tempfile.mkdtemp(prefix="zhichi-bench-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhichi.config.settings.test")

import django

django.setup()

from asgiref.sync import sync_to_async  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from tests.cast import build_city  # noqa: E402
from zhichi.config.management.commands.serve import streaming  # noqa: E402
from zhichi.domains.reception.tests.factories import open_now  # noqa: E402
from zhichi.domains.reception.tests.factories import window as window_of  # noqa: E402
from zhichi.foundation.accounts.public import SYSTEM  # noqa: E402
from zhichi.foundation.appointments.public import Hall, Resource, take_ticket  # noqa: E402


def prepare() -> tuple[str, int]:
    """A fresh database with one hall and one person in it; answers the code of its point and the id of its window."""
    call_command("migrate", verbosity=0)
    point, hall = open_now(build_city())
    ticket(hall, window_of(hall), 0)
    return point.code, window_of(hall).pk


def ticket(hall: Hall, window: Resource, n: int) -> None:
    at = timezone.now()
    take_ticket(hall=hall, spans=[], extra=window, once=f"bench{n}", by=SYSTEM, at=at)


def resident_mib(pid: int) -> float:
    """Of a process and its children, in MiB."""
    pids, total = [pid], 0.0
    while pids:
        one = pids.pop()
        try:
            status = Path(f"/proc/{one}/status").read_text()
            pids += [int(c) for c in Path(f"/proc/{one}/task/{one}/children").read_text().split()]
        except OSError:
            continue
        total += next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024
    return total


async def watch(port: int, code: str, seen: list[float], ready: list[int]) -> None:
    """One viewer: notes the moment of each board after the first."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET /live/halls/{code}/ HTTP/1.1\r\nHost: bench\r\n\r\n".encode())
    first = True
    while line := await reader.readline():
        if line.startswith(b"event: board"):
            if first:
                ready.append(1)
                first = False
            else:
                seen.append(time.perf_counter())


async def run(port: int, code: str, window: int, viewers: int, calls: int, pid: int) -> dict[str, object]:
    ready: list[int] = []
    seen: list[float] = []
    tasks = []
    for n in range(viewers):
        tasks.append(asyncio.create_task(watch(port, code, seen, ready)))
        if n % 50 == 49:
            await asyncio.sleep(0.05)
    deadline = time.monotonic() + 60
    while len(ready) < viewers and time.monotonic() < deadline:
        await asyncio.sleep(0.1)
    delays: list[float] = []
    resource = await sync_to_async(Resource.objects.select_related("hall").get)(pk=window)
    for n in range(1, calls + 1):
        seen.clear()
        await sync_to_async(ticket)(resource.hall, resource, n)
        begun = time.perf_counter()
        while len(seen) < viewers and time.perf_counter() - begun < 30:
            await asyncio.sleep(0.02)
        delays += [moment - begun for moment in seen]
    answer = {
        "viewers": len(ready),
        "told": len(delays),
        "of": viewers * calls,
        "p50_s": round(statistics.median(delays), 2),
        "last_s": round(max(delays), 2),
        "resident_mib": round(resident_mib(pid)),
    }
    for task in tasks:
        task.cancel()
    return answer


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--viewers", type=int, default=1000)
    parser.add_argument("--calls", type=int, default=5)
    asked = parser.parse_args()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    code, window = prepare()
    process = subprocess.Popen(streaming("127.0.0.1", port), env=os.environ)
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)
        print(json.dumps(asyncio.run(run(port, code, window, asked.viewers, asked.calls, process.pid))))
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(15)


if __name__ == "__main__":
    sys.exit(main())
