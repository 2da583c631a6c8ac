"""Sending pages to the press, which is a process of its own: its memory, its time and its faults stay there."""

import json
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import zhichi
from zhichi.foundation.papers.rules import page

COMMAND = (sys.executable, "-m", "zhichi.foundation.papers.press")
SECONDS = 90
MISSING, UNSETTABLE = 3, 4
LONGEST = 20
ELSE = "这一项之外，其他功能照常。"


class PressError(RuntimeError):
    """A sentence for the person: the press is not there, or could not set this page."""


def printed(contents: Sequence[dict[str, Any]]) -> list[tuple[bytes, int]]:
    """The PDF of each paper and its number of pages, set in one run."""
    return _run([{"pdf": page(content)} for content in contents])


def day_places(contents: Sequence[dict[str, Any]]) -> list[list[float]]:
    """Of each paper where the day at its end stands, over which its seal is put: [page, middle, top] in mm, or []."""
    found = _run([{"place": page(content)} for content in contents])
    return [[float(one) for one in json.loads(data)] for data, _ in found]


def word_of(content: dict[str, Any]) -> bytes:
    """The same as DOCX."""
    return _run([{"docx": content}])[0][0]


def make_ready() -> None:
    """PressError in one plain line when this machine cannot set papers at all."""
    _ready()


@cache
def _ready() -> bool:
    """A success is kept; a PressError is not, so that an installation is noticed."""
    _run([])
    return True


def _run(jobs: list[dict[str, Any]]) -> list[tuple[bytes, int]]:
    try:
        done = subprocess.run(  # noqa: S603 (our own module; the page comes in on stdin)
            COMMAND,
            input=json.dumps(jobs, ensure_ascii=False).encode(),
            capture_output=True,
            cwd=Path(zhichi.__file__).parents[1],
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise PressError("排版超过了一分半钟，没有完成。内容太长或者表格太大，请改短后再试。") from error
    if done.returncode == MISSING:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise PressError(f"现在不能出 PDF：{said}。{ELSE}请告诉系统管理员。")
    if done.returncode == UNSETTABLE:
        signs = "、".join(f"“{sign}”" for sign in done.stderr.decode("utf-8", "replace").strip()[:LONGEST])
        raise PressError(
            f"字体里没有{signs}，排出来是空格。请改用别的写法，或者请系统管理员装上有这些字的字体。"
        )
    if done.returncode:
        raise PressError("排版没有完成，请把这份文书的名称告诉系统管理员。")
    return _read(done.stdout, len(jobs))


def _read(out: bytes, count: int) -> list[tuple[bytes, int]]:
    found = []
    for _ in range(count):
        line, _, rest = out.partition(b"\n")
        head = json.loads(line)
        found.append((rest[: head["bytes"]], int(head["pages"])))
        out = rest[head["bytes"] :]
    return found
