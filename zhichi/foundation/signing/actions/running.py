"""Running the engine, a process of its own: its memory, its time and its faults stay there."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import zhichi
from zhichi.foundation.signing.engine import frames
from zhichi.foundation.signing.rules.faults import PdfFault, SigningError

COMMAND = (sys.executable, "-m", "zhichi.foundation.signing.engine")
# One paper takes hundredths of a second; whoever takes so long does not come back.
SECONDS = 60
STOPPED = "处理这份文件用的时间或者内存超过了限度，没有完成。"


class Engine:
    """What is said to it, one paper after the other."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self.process = process

    def ask(self, head: dict[str, Any], data: bytes = b"") -> tuple[dict[str, Any], bytes]:
        """Its answer. PdfFault when it stops over this paper or takes too long."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        watch = threading.Timer(SECONDS, self.process.kill)
        watch.start()
        try:
            frames.put(self.process.stdin, head, data)
            answer = frames.get(self.process.stdout)
        except (BrokenPipeError, EOFError, ValueError):
            answer = None
        finally:
            watch.cancel()
        if answer is None:
            raise PdfFault(STOPPED)
        return answer


@contextmanager
def engine(head: dict[str, Any]) -> Iterator[Engine]:
    """An engine that was told what to do. SigningError when it cannot do it at all."""
    process = subprocess.Popen(  # noqa: S603 (our own module; keys and papers come in on stdin)
        COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(zhichi.__file__).parents[1],
    )
    try:
        running = Engine(process)
        begun, _ = running.ask(head)
        if begun["fault"]:
            raise SigningError(begun["fault"])
        yield running
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(BrokenPipeError):
                pipe.close()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
