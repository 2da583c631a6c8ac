"""A few child processes that live and die together: what `zhichi serve` starts."""

import ctypes
import signal
import socket
import subprocess
import sys
import time
from types import FrameType
from typing import Final

PR_SET_PDEATHSIG: Final = 1
GRACE_SECONDS: Final = 10.0
POLL_SECONDS: Final = 0.2


def why_taken(host: str, port: int) -> str:
    """Why nothing can listen there, in the system's words; empty when it is free."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except (OSError, OverflowError) as error:
        return getattr(error, "strerror", None) or str(error)
    return ""


def end_with_parent() -> None:
    """In the child: be told to end when the parent dies, however it dies (on Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Stopped(Exception):
    """SIGINT or SIGTERM arrived."""


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stopped


def run_together(commands: list[list[str]]) -> int:
    """Run all until one ends or a signal comes, then end the rest.

    Returns 0 after a signal, 1 when a child ended by itself. Children get SIGTERM first and SIGKILL after ten
    seconds. Each stands in a group of its own, so that a Ctrl-C at the terminal reaches only this process,
    which then ends them in order.
    """
    children: list[subprocess.Popen[bytes]] = []
    code = 0
    try:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, _stop)
        for command in commands:
            children.append(subprocess.Popen(command, preexec_fn=end_with_parent, process_group=0))  # noqa: S603
        while all(child.poll() is None for child in children):
            time.sleep(POLL_SECONDS)
        code = 1
    except Stopped:
        code = 0
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        end(children)
    return code


def end(children: list[subprocess.Popen[bytes]]) -> None:
    """SIGTERM to all, then SIGKILL to those that are still there after the grace."""
    for child in children:
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + GRACE_SECONDS
    for child in children:
        try:
            child.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
