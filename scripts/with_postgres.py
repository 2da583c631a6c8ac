"""Run a command with DATABASE_URL naming a PostgreSQL: the one given, or a private one made for this run.

    python scripts/with_postgres.py COMMAND [ARGUMENT …]

The private server has its own data folder and listens only on a socket inside it; it is stopped and removed
when the command ends, also by a signal. Durability is off, as it holds nothing but test data, unless
ZHICHI_DURABLE=1 asks for a server that measures what a real one would (`make bench`).
"""

import glob
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

SETTINGS = {
    "listen_addresses": "''",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "256MB",
    "max_connections": "100",
    "autovacuum": "off",
}
DURABLE = {
    **SETTINGS,
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "autovacuum": "on",
}


def find(tool: str) -> str:
    """Path of a PostgreSQL server tool: on PATH, or the newest of Debian's versions; exits 2 without one."""
    versions = sorted(
        glob.glob(f"/usr/lib/postgresql/*/bin/{tool}"), key=lambda path: float(path.split("/")[4])
    )
    found = shutil.which(tool) or (versions[-1] if versions else None)
    if not found:
        print(
            f"zhichi: {tool} not found; install PostgreSQL (apt-get install postgresql) or set DATABASE_URL",
            file=sys.stderr,
        )
        sys.exit(2)
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class PrivatePostgres:
    """A server of our own in a temporary folder; run as `postgres` when we are root, whom initdb refuses."""

    def __init__(self) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="zhichi-pg-", dir="/tmp"))
        self.port = free_port()
        self.user: dict[str, object] = {}
        if os.geteuid() == 0:
            owner = pwd.getpwnam("postgres")
            os.chown(self.home, owner.pw_uid, owner.pw_gid)
            self.user = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}

    def _run(self, *command: str) -> None:
        done = subprocess.run(command, cwd=self.home, capture_output=True, text=True, **self.user)
        if done.returncode:
            log = self.home / "log"
            raise RuntimeError(
                f"{command[0]}: {done.stderr or done.stdout}{log.read_text() if log.exists() else ''}"
            )

    def start(self) -> str:
        data = str(self.home / "data")
        self._run(
            find("initdb"),
            "-D",
            data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        )
        settings = DURABLE if os.environ.get("ZHICHI_DURABLE") == "1" else SETTINGS
        options = " ".join(f"-c {key}={value}" for key, value in settings.items())
        options += f" -p {self.port} -k {self.home}"
        self._run(
            find("pg_ctl"), "-D", data, "-l", str(self.home / "log"), "-w", "-t", "60", "-o", options, "start"
        )
        return f"postgresql://postgres@/postgres?host={self.home}&port={self.port}"

    def stop(self) -> None:
        if (self.home / "data" / "postmaster.pid").exists():
            self._run(find("pg_ctl"), "-D", str(self.home / "data"), "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.home, ignore_errors=True)


def main(command: list[str]) -> int:
    if not command:
        print("usage: with_postgres.py COMMAND [ARGUMENT …]", file=sys.stderr)
        return 2
    if os.environ.get("DATABASE_URL"):
        return subprocess.run(command).returncode
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(143))
    server = PrivatePostgres()
    try:
        url = server.start()
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}).returncode
    except KeyboardInterrupt:
        return 130
    finally:
        server.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
