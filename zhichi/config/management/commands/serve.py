"""`zhichi serve --port N`: the web processes and the housekeeper, until Ctrl-C."""

import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from zhichi.config.processes import run_together, why_taken


class Command(BaseCommand):
    help = "Serve the site with granian (WSGI) and run the periodic work beside it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default %(default)s)")
        parser.add_argument("--port", type=int, default=8000, help="port (default %(default)s)")
        parser.add_argument("--workers", type=int, default=2, help="web processes (default %(default)s)")
        parser.add_argument("--threads", type=int, default=1, help="threads in each (default %(default)s)")
        parser.add_argument(
            "--live-port", type=int, default=0, help="port of the process that streams boards (default: none)"
        )
        parser.add_argument("--no-housekeeper", action="store_true", help="periodic work runs elsewhere")

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        if min(options["workers"], options["threads"]) < 1:
            raise CommandError("--workers and --threads are at least 1")
        taken = why_taken(host, port)
        if taken:
            raise CommandError(f"cannot listen on {host}:{port} ({taken}); choose another with --port")
        live = options["live_port"]
        if live and (taken := "the same port" if live == port else why_taken(host, live)):
            raise CommandError(f"cannot stream on {host}:{live} ({taken}); choose another with --live-port")
        # Without the list of static files every page would be answered with 500.
        if not staticfiles_storage.exists("staticfiles.json"):
            call_command("collectstatic", verbosity=0, interactive=False)
        connections.close_all()
        os.environ.setdefault("ZHICHI_ADDRESS", f"http://{host}:{port}")
        web = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)]
        web += ["--workers", str(options["workers"]), "--blocking-threads", str(options["threads"])]
        web += [
            "--no-ws",
            "--respawn-failed-workers",
            "--workers-kill-timeout",
            "8",
            "--log-level",
            "warning",
        ]
        commands = [[*web, "zhichi.config.wsgi:application"]]
        if live:
            os.environ.setdefault("ZHICHI_LIVE", f"http://{host}:{live}")
            commands.append(streaming(host, live))
        if not options["no_housekeeper"]:
            commands.append([sys.executable, "-m", "zhichi", "housekeep", "--loop"])
        self.stdout.write(f"zhichi serves on http://{host}:{port} (Ctrl-C ends it)")
        self.stdout.flush()
        if run_together(commands):
            raise CommandError("a process ended by itself; what it said is above")


def streaming(host: str, port: int) -> list[str]:
    """One ASGI process: it holds thousands of open lines and looks at the database once a second."""
    live = [sys.executable, "-m", "granian", "--interface", "asgi", "--host", host, "--port", str(port)]
    live += ["--workers", "1", "--no-ws", "--log-level", "warning"]
    # An open line never ends by itself, and browsers come back by themselves: nobody waits for them.
    live += ["--workers-kill-timeout", "2"]
    return [*live, "--backlog", "2048", "zhichi.config.asgi:application"]
