import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from zhichi.config.processes import why_taken

RUN = "import sys; from zhichi.config.processes import run_together; sys.exit(run_together([{}]))"


def started(*children: str) -> subprocess.Popen[str]:
    """A parent that runs these Python snippets together; each prints its process id first."""
    listed = ", ".join(f"[sys.executable, '-c', {child!r}]" for child in children)
    return subprocess.Popen([sys.executable, "-c", RUN.format(listed)], stdout=subprocess.PIPE, text=True)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{pid}/stat") as stat:
        return stat.read().rsplit(")", 1)[1].split()[0] != "Z"


# One write each, so that the lines of two children never mix.
TELL = "import os, time; os.write(1, b'%d\\n' % os.getpid()); "
SLEEPER = TELL + "time.sleep(60)"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_all_children_and_leaves_with_zero(number: int) -> None:
    parent = started(SLEEPER, SLEEPER)
    pids = [int(parent.stdout.readline()) for _ in range(2)]
    parent.send_signal(number)
    assert parent.wait(20) == 0
    assert [pid for pid in pids if is_alive(pid)] == []


def test_a_child_that_ends_by_itself_ends_the_others() -> None:
    parent = started(SLEEPER, TELL)
    pids = [int(parent.stdout.readline()) for _ in range(2)]
    assert parent.wait(20) == 1
    assert [pid for pid in pids if is_alive(pid)] == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children of their parent's death")
def test_children_do_not_survive_a_killed_parent() -> None:
    parent = started(SLEEPER)
    pid = int(parent.stdout.readline())
    parent.kill()
    parent.wait(20)
    deadline = time.monotonic() + 10
    while is_alive(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_alive(pid)


def test_a_taken_port_is_named() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        port = held.getsockname()[1]
        assert why_taken("127.0.0.1", port) == "Address already in use"
    assert why_taken("127.0.0.1", port) == ""
