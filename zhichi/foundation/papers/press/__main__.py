"""Jobs come in as one JSON list on stdin; for each, a line of JSON and the bytes it announces go out on stdout.

A job is {"pdf": html}, {"place": html} (where its day stands, as JSON) or {"docx": content}; `--check` wants none.
Exit 3: a library or the Chinese fonts are missing, said in one line. Exit 4: no font has these signs.
"""

import json
import logging
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from zhichi.foundation.papers.press.glyphs import MissingGlyphError
from zhichi.foundation.papers.press.word import word

pdf: Callable[[str], tuple[bytes, int]] | None
day_place: Callable[[str], list[float]] | None
try:
    from zhichi.foundation.papers.press.pdf import day_place, pdf
except OSError:  # what weasyprint raises where Pango is not installed
    pdf = day_place = None

MISSING, UNSETTABLE = 3, 4
# A page that does not come to an end is stopped; the parent stops waiting sooner.
CPU_SECONDS, MOST_BYTES = 120, 3 * 1024**3
PANGO = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def main() -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    log = logging.getLogger("weasyprint")
    log.setLevel(logging.WARNING)
    log.propagate = False
    log.handlers = [logging.NullHandler()]
    lacking = missing()
    if lacking:
        print(lacking, file=sys.stderr)
        return MISSING
    jobs = [] if "--check" in sys.argv else json.load(sys.stdin)
    for job in jobs:
        try:
            data, pages = done(job)
        except MissingGlyphError as error:
            print(error, file=sys.stderr)
            return UNSETTABLE
        sys.stdout.buffer.write(json.dumps({"bytes": len(data), "pages": pages}).encode() + b"\n" + data)
    return 0


def missing() -> str:
    """What this machine lacks, as one line; empty when all is there."""
    if pdf is None:
        return f"缺少排版用的库 Pango（Debian：apt-get install {PANGO}）"
    fonts = shutil.which("fc-list")
    if fonts is None:
        return ""
    listed = subprocess.run([fonts, ":lang=zh", "family"], capture_output=True, check=False)  # noqa: S603
    if not listed.stdout.strip():
        return "缺少中文字体（Debian：apt-get install fonts-noto-cjk）"
    return ""


def done(job: dict[str, Any]) -> tuple[bytes, int]:
    if "pdf" in job and pdf is not None:
        return pdf(job["pdf"])
    if "place" in job and day_place is not None:
        return json.dumps(day_place(job["place"])).encode(), 0
    return word(job["docx"]), 0


if __name__ == "__main__":
    sys.exit(main())
