"""Papers per second per core: our press beside bare WeasyPrint on the same page, and the whole way to an issued paper.

    python -m bench.papers [PAPERS]

One process on one core, on a fresh SQLite file. *Bare* is WeasyPrint in a process that has it loaded, set to plain PDF:
what it can do at best. *Warm* is our page as PDF/A-2b with tags in such a process: the press without its start.
*Press* is what a batch costs, start of the process and all; *alone* the same for one paper, as an officer waits for it.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from statistics import median

os.environ["ZHICHI_HOME"] = tempfile.mkdtemp(prefix="zhichi-bench-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhichi.config.settings.embedded")

import django

django.setup()

from weasyprint import HTML  # noqa: E402

from zhichi.foundation.papers.press.pdf import pdf  # noqa: E402
from zhichi.foundation.papers.public import printed  # noqa: E402
from zhichi.foundation.papers.rules import page  # noqa: E402

ROUNDS = 3
WORDS = "您于2026年11月2日就“拖欠工资”提出的法律援助申请（案号LA-370811-2026-000123），经查材料齐全，本机构决定受理。"
CONTENT = {
    "title": "法律援助申请受理通知书",
    "number": "任城区援受字〔2026〕1号",
    "organ": "任城区法律援助中心",
    "unit": "任城区法律援助中心",
    "day": "2026年11月23日",
    "to": "王秀英",
    "copy_to": "",
    "layout": "letter",
    "signed": "yes",
    "body": f"<p>{WORDS}</p>" * 4,
    "check": "1234567890123452",
    "check_at": "https://zhichi.example.gov.cn/check/paper/1234567890123452/",
}


def a_second(count: int, work: Callable[[], object]) -> float:
    """The median of several rounds, in papers a second of processor time of this core's wall clock."""
    taken = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        work()
        taken.append(count / (time.perf_counter() - begin))
    return median(taken)


def main(count: int) -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    html = page(CONTENT)
    pdf(html)
    rows = {
        "bare": a_second(count, lambda: [HTML(string=html).write_pdf() for _ in range(count)]),
        "warm": a_second(count, lambda: [pdf(html) for _ in range(count)]),
        "press": a_second(count, lambda: printed([CONTENT] * count)),
        "alone": a_second(1, lambda: printed([CONTENT])),
    }
    for name, figure in rows.items():
        print(f"{name:>6}: {figure:6.2f} papers/s per core ({figure / rows['bare']:.2f} of bare WeasyPrint)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
