"""Run axe over every page and write what it saw to data/accessibility.json, from which /accessibility/ is drawn.

    python scripts/accessibility.py

The file is written whatever was found: the statement says what does not work too. Ends as the tests ended.
"""

import json
import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RESULT = ROOT / "data" / "accessibility.json"
TESTS = "tests/journeys/test_every_page.py"
WIDTHS = {"citizen": [360, 1280], "elder": [360], "kiosk": [1080], "office": [360, 1280]}


def said(*command: str) -> str:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def gathered(parts: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """One result of the parts: routes by what they are, violations by rule, places no machine can judge."""
    pages: dict[str, list[str]] = {}
    others: dict[str, str] = {}
    rules: dict[str, list[str]] = {}
    broken: dict[str, dict[str, Any]] = {}
    undecided: dict[str, int] = {}
    axe = ""
    for part in parts:
        who = part["part"].partition("-")[0]
        for route, what in part["seen"].items():
            if what == "page":
                pages.setdefault(route, []).append(who)
            else:
                others[route] = what
        axe, rules = part["axe"] or axe, rules | part["rules"]
        for one in part["broken"]:
            entry = broken.setdefault(
                one["rule"],
                {
                    "impact": one["impact"],
                    "help": one["help"],
                    "levels": rules[one["rule"]],
                    "pages": [],
                    "places": 0,
                },
            )
            entry["pages"] = sorted({*entry["pages"], one["route"]})
            entry["places"] += len(one["nodes"])
        for rule, places in part["undecided"].items():
            undecided[rule] = undecided.get(rule, 0) + places
    levels: dict[str, int] = {}
    for tags in rules.values():
        levels[level(tags)] = levels.get(level(tags), 0) + 1
    return {
        "axe": axe,
        "rules": dict(sorted(levels.items())),
        "widths": WIDTHS,
        "violations": dict(sorted(broken.items())),
        "undecided": dict(sorted(undecided.items())),
        "pages": {route: " ".join(sorted(who)) for route, who in sorted(pages.items())},
        "others": dict(sorted((route, what) for route, what in others.items() if route not in pages)),
    }


def level(tags: Iterable[str]) -> str:
    """A, AA, AAA of WCAG 2.0 to 2.2, or "practice"."""
    found = set(tags)
    held = [
        name
        for name in ("aaa", "aa", "a")
        if any(tag in found for tag in (f"wcag{v}{name}" for v in (2, 21, 22)))
    ]
    return held[0].upper() if held else "practice"


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-n",
            os.environ.get("JOBS", "auto"),
            "-m",
            "browser",
            TESTS,
        ]
        code = subprocess.call(command, cwd=ROOT, env={**os.environ, "ZHICHI_AXE": folder})
        parts = [json.loads(path.read_text("utf-8")) for path in sorted(Path(folder).glob("*.json"))]
    if len(parts) != 4:
        print(f"accessibility: {len(parts)} of 4 parts were left; nothing is written", file=sys.stderr)
        return code or 2
    changed = bool(said("git", "status", "--porcelain", "--untracked-files=no"))
    result = {
        "format": "zhichi-axe/1",
        "date": datetime.now(UTC).astimezone(timezone(timedelta(hours=8))).date().isoformat(),
        "release": tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"],
        "commit": said("git", "rev-parse", "HEAD"),
        "changed": changed,
        **gathered(parts),
    }
    RESULT.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(
        f"{RESULT.relative_to(ROOT)}: {len(result['pages'])} pages, {len(result['violations'])} rules broken"
    )
    return code


if __name__ == "__main__":
    raise SystemExit(main())
