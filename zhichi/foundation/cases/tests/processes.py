"""Real processes on the real database."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from django.db import connections


def child(work: Callable[[], None]) -> int:
    """Fork; the child has connections of its own and never returns into pytest."""
    connections.close_all()
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        work()
        code = 0
    finally:
        os._exit(code)


def killed_after(work: Callable[[Callable[[str], None]], None], seconds: float, told: Path) -> list[str]:
    """Run `work` in a child that may tell what was acknowledged, kill it, and answer what it told."""

    def run() -> None:
        with told.open("ab", buffering=0) as out:
            work(lambda line: out.write(f"{line}\n".encode()) and None)

    before = told.read_text().splitlines() if told.exists() else []
    pid = child(run)
    # The time runs from its first sign of life, so that a slow machine is killed at work too.
    while not told.exists() or len(told.read_text().splitlines()) == len(before):
        time.sleep(0.01)
    time.sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    text = told.read_text()
    return [line for line in text[: text.rfind("\n") + 1].splitlines() if line not in before]
