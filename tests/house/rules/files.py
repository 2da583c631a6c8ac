"""Rules about files: which furniture a room may hold, how long things are, what no file may name."""

import re
import statistics
from collections.abc import Collection, Iterable, Mapping

from tests.house.rules.code import function_lengths
from tests.house.rules.tree import Source

FURNITURE = {
    *(
        "README",
        "__init__",
        "apps",
        "enums",
        "rules",
        "models",
        "notices",
        "access",
        "actions",
        "public",
        "forms",
    ),
    *("views", "api", "tasks", "management", "plugs", "urls", "templates", "migrations", "tests", "static"),
    *("middleware", "context", "templatetags", "locale"),
}
ACTORS = {"__init__", "citizen", "officer", "supervisor", "admin"}
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc", "core", "lib", "shared"}
README_LINES = 60

SOURCE_MEDIAN, SOURCE_P95, SOURCE_MAX = 60, 300, 300
TEST_MEDIAN, TEST_MAX = 90, 400
TEMPLATE_P95, TEMPLATE_MAX = 90, 150
FUNCTION_LINES, FUNCTION_SHARE = 60, 0.01

# Written in pieces, so that this file does not name what it forbids.
_HOSTS = "|".join(
    ("registry[.]npm" + "js", "files[.]python" + "hosted", "pypi[.]" + "org", "registry[.]yarn" + "pkg")
)
FORBIDDEN = re.compile(rf'(?<![.\w])/{"work"}/|{_HOSTS}|"resolved": "https?:')


def furniture_faults(paths: Iterable[str], exceptions: Collection[str] = ()) -> list[str]:
    """The same furniture in every room; another file needs a reviewed exception (architecture.md, "A room")."""
    faults = set()
    for path in paths:
        parts = path.split("/")
        if NAMELESS & {part.removesuffix(".py") for part in parts} and path.endswith(".py"):
            faults.add(f"{path}: what has no noun of its own sits in kernel under its own name")
        if (
            len(parts) < 4
            or parts[1] not in {"foundation", "domains", "platforms", "entrances"}
            or parts[0] != "zhichi"
        ):
            continue
        piece = parts[3].rsplit(".", 1)[0]
        place = "/".join(parts[:4])
        if piece not in FURNITURE and place not in exceptions:
            faults.add(f"{place}: not a piece of furniture a room may have")
        if (
            piece == "views"
            and len(parts) == 5
            and parts[4].removesuffix(".py") not in ACTORS
            and path not in exceptions
        ):
            faults.add(
                f"{path}: views are sorted by who sits in front: {', '.join(sorted(ACTORS - {'__init__'}))}"
            )
        if piece == "views" and len(parts) == 4 and path not in exceptions:
            faults.add(f"{path}: views are a package sorted by who sits in front")
    return sorted(faults)


def readme_faults(rooms: Iterable[str], texts: Mapping[str, str]) -> list[str]:
    """Every room says what it is for, in at most 60 lines; `texts` maps path to content."""
    faults = []
    for room in rooms:
        text = texts.get(f"{room}/README.md")
        if text is None:
            faults.append(f"{room}: no README.md")
        elif len(text.splitlines()) > README_LINES:
            faults.append(f"{room}/README.md: {len(text.splitlines())} lines, at most {README_LINES}")
        elif len(text.strip()) < 80:
            faults.append(f"{room}/README.md: says next to nothing")
    return faults


def percentile(values: list[int], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))] if ordered else 0


def size_faults(python: Iterable[Source], templates: Iterable[Source]) -> list[str]:
    """The sizes of house-style.md, last section. Empty `__init__.py` files and migrations do not count."""
    counted = [source for source in python if not source.is_migration and source.lines]
    code = [source for source in counted if not source.is_test]
    tests = [source for source in counted if source.is_test]
    pages = list(templates)
    faults = [f"{s.path}: {s.lines} lines, at most {SOURCE_MAX}" for s in code if s.lines > SOURCE_MAX]
    faults += [
        f"{s.path}: {s.lines} lines, a test file has at most {TEST_MAX}" for s in tests if s.lines > TEST_MAX
    ]
    faults += [
        f"{s.path}: {s.lines} lines, a template has at most {TEMPLATE_MAX}"
        for s in pages
        if s.lines > TEMPLATE_MAX
    ]
    for title, group, share, limit in (
        ("source files, median", code, 0.5, SOURCE_MEDIAN),
        ("source files, 95th percentile", code, 0.95, SOURCE_P95),
        ("tests, median", tests, 0.5, TEST_MEDIAN),
        ("templates, 95th percentile", pages, 0.95, TEMPLATE_P95),
    ):
        lengths = [source.lines for source in group]
        measured = (
            (statistics.median(lengths) if lengths else 0) if share == 0.5 else percentile(lengths, share)
        )
        if measured > limit:
            faults.append(f"{title}: {measured:g} lines, at most {limit}")
    lengths_of = function_lengths(code)
    long = [(name, lines) for name, lines in lengths_of if lines > FUNCTION_LINES]
    if len(long) > FUNCTION_SHARE * len(lengths_of):
        faults += [
            f"{name}: {lines} lines; at most 1 % of functions exceed {FUNCTION_LINES}" for name, lines in long
        ]
    return faults


def naming_faults(texts: Iterable[Source]) -> list[str]:
    """No file names a package registry or a folder of the machine it was written on."""
    return [
        f"{source.path}:{number} names {found.group()}"
        for source in texts
        for number, line in enumerate(source.text.splitlines(), 1)
        if (found := FORBIDDEN.search(line))
    ]


def dependency_faults(required: Iterable[str], decided: str) -> list[str]:
    """Each dependency has a row with its reason in the decision record 0002, and the record names no other."""
    names = {
        re.split(r"[<>=~!;\[\s]", line, maxsplit=1)[0] for line in required if re.match(r"[A-Za-z@]", line)
    }
    rows = dict(re.findall(r"^\| ([\w@./-]+) \| (.*?) \|$", decided, re.MULTILINE))
    rows.pop("package", None)
    faults = [
        f"{name}: docs/decisions/0002 does not say why it is here" for name in sorted(names - set(rows))
    ]
    faults += [
        f"{name}: in docs/decisions/0002, but nothing requires it" for name in sorted(set(rows) - names)
    ]
    return faults + [f"{name}: no reason given" for name, why in rows.items() if not why.strip(" -")]
