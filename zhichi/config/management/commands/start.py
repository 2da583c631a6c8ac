"""`zhichi start`: make the deployment ready and serve it; what `make run` calls."""

import os
import subprocess
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from zhichi.config.processes import end_with_parent, why_taken
from zhichi.foundation.papers.public import Paper
from zhichi.foundation.regions.public import Region


class Command(BaseCommand):
    help = "Migrate, load the law, load the demo city into an empty database, collect static files, serve."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default %(default)s)")
        parser.add_argument("--port", type=int, default=8000, help="port (default %(default)s)")
        parser.add_argument("--workers", type=int, default=2, help="web processes (default %(default)s)")
        parser.add_argument("--empty", action="store_true", help="load no demo city into an empty database")

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        taken = why_taken(host, port)
        if taken:
            raise CommandError(f"cannot listen on {host}:{port} ({taken}); choose another with --port")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        demo = settings.ZHICHI_DEMO and not options["empty"]
        if demo and not Region.objects.exists():
            self.stdout.write("First start: loading the demo city 济宁 (about a minute)")
            self.stdout.flush()
            # Before today's law: the simulated year begins with the law as it stood then.
            call_command("demo", "load")
        call_command("law", "load", verbosity=0)
        if demo:
            call_command("demo", "logins")
            if not Paper.objects.exists():
                self.papers = issue_papers(host, port)
        call_command("serve", host=host, port=port, workers=options["workers"])


def issue_papers(host: str, port: int) -> subprocess.Popen[bytes]:
    """Beside the server, so that nobody waits for the press. Where there is none, one line says so."""
    # Printed on each paper: where it is checked.
    os.environ.setdefault("ZHICHI_ADDRESS", f"http://{host}:{port}")
    command = [sys.executable, "-m", "zhichi", "demo", "papers"]
    return subprocess.Popen(command, preexec_fn=end_with_parent, process_group=0)  # noqa: S603
