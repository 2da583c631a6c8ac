"""Rules about what Python says: chance, clocks, the shape of verbs."""

import ast
from collections.abc import Iterable, Iterator

from tests.house.rules.tree import Source

CHANCE_MODULES = ("random", "numpy.random")
CHANCE_CALLS = {
    "uuid.uuid1": "kernel.tracking or a database key names things",
    "uuid.uuid4": "kernel.tracking or secrets.token_* names things",
    "secrets.choice": "kernel.draw decides",
    "secrets.randbelow": "kernel.draw decides",
    "secrets.SystemRandom": "kernel.draw decides",
}
CHANCE_PLACES = ("zhichi/kernel/",)
CLOCK_CALLS = {
    "timezone.now",
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "datetime.datetime.now",
    "date.today",
    "datetime.date.today",
    "time.time",
}
CLOCK_IF_BARE = {"timezone.localdate", "timezone.localtime"}
DEPTHS = ("rules", "enums", "models", "access", "notices", "actions")


def dotted(node: ast.AST) -> str:
    """`a.b.c` of a name or attribute chain; empty for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        front = dotted(node.value)
        return f"{front}.{node.attr}" if front else ""
    return ""


def _imported(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node.lineno
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def part_of_room(path: str) -> str:
    """`zhichi/foundation/cases/models/case.py` -> `models`; empty outside rooms."""
    parts = path.split("/")
    if (
        len(parts) < 4
        or parts[0] != "zhichi"
        or parts[1] not in {"foundation", "domains", "platforms", "entrances"}
    ):
        return ""
    return parts[3].removesuffix(".py")


def chance_faults(sources: Iterable[Source]) -> list[str]:
    """formats.md §2 is the only chance that decides: outside kernel and demo data there is none."""
    faults = []
    for source in sources:
        if source.is_test or source.path.startswith(CHANCE_PLACES) or "demo" in source.path:
            continue
        for name, line in _imported(source.tree):
            if name in CHANCE_MODULES:
                faults.append(f"{source.path}:{line} imports {name}: chance decides only through kernel.draw")
            elif name in CHANCE_CALLS:
                faults.append(f"{source.path}:{line} imports {name}: {CHANCE_CALLS[name]}")
        for node in ast.walk(source.tree):
            if not isinstance(node, ast.Call):
                continue
            name = dotted(node.func)
            if name in CHANCE_CALLS:
                faults.append(f"{source.path}:{node.lineno} calls {name}: {CHANCE_CALLS[name]}")
            elif name.endswith("random") and name.startswith(("np.", "numpy.")):
                faults.append(
                    f"{source.path}:{node.lineno} calls {name}: chance decides only through kernel.draw"
                )
            elif getattr(node.func, "attr", "") == "order_by":
                chances = [arg for arg in node.args if isinstance(arg, ast.Constant) and arg.value == "?"]
                if chances:
                    faults.append(f"{source.path}:{node.lineno} orders by chance")
    return faults


def clock_faults(sources: Iterable[Source]) -> list[str]:
    """No clock in the depths: `at` comes in from the edge (house style 13)."""
    faults = []
    for source in sources:
        deep = part_of_room(source.path) in DEPTHS or source.path.startswith("zhichi/kernel/")
        if source.is_test or not deep:
            continue
        for node in ast.walk(source.tree):
            name = dotted(node.func) if isinstance(node, ast.Call) else ""
            if name in CLOCK_CALLS or (
                name in CLOCK_IF_BARE and isinstance(node, ast.Call) and not node.args
            ):
                faults.append(
                    f"{source.path}:{node.lineno} reads the clock ({name}); take `at` from the caller"
                )
            elif isinstance(node, ast.keyword) and node.arg in {"auto_now", "auto_now_add"}:
                faults.append(
                    f"{source.path}:{node.value.lineno} lets the database layer read the clock ({node.arg})"
                )
    return faults


def wandering_names(sources: Iterable[Source]) -> list[str]:
    """A test's parameters are in its name: read from the clock, two processes may collect different tests."""
    faults = []
    for source in sources:
        for node in ast.walk(source.tree) if source.is_test else ():
            if not isinstance(node, ast.FunctionDef):
                continue
            for call in (call for given in node.decorator_list for call in ast.walk(given)):
                name = dotted(call.func) if isinstance(call, ast.Call) else ""
                if name in CLOCK_CALLS | CLOCK_IF_BARE:
                    faults.append(f"{source.path}::{node.name} is named by the clock ({name})")
    return faults


def _opens_transaction(node: ast.FunctionDef) -> bool:
    inside = [
        *node.decorator_list,
        *(item.context_expr for n in ast.walk(node) if isinstance(n, ast.With) for item in n.items),
    ]
    return any("atomic" in dotted(i.func if isinstance(i, ast.Call) else i) for i in inside)


def verb_faults(sources: Iterable[Source]) -> list[str]:
    """Verbs, which open the transaction in `actions`, take `by=` and `at=`, and nothing by position (house style 10)."""
    faults = []
    for source in sources:
        if source.is_test or part_of_room(source.path) != "actions":
            continue
        for node in source.tree.body:
            if (
                not isinstance(node, ast.FunctionDef)
                or node.name.startswith("_")
                or not _opens_transaction(node)
            ):
                continue
            where = f"{source.path}::{node.name}"
            keywords = {argument.arg for argument in node.args.kwonlyargs}
            if node.args.args or node.args.posonlyargs:
                faults.append(f"{where} takes arguments by position; a verb is keyword-only")
            faults += [f"{where} does not take `{name}=`" for name in ("by", "at") if name not in keywords]
    return faults


def function_lengths(sources: Iterable[Source]) -> list[tuple[str, int]]:
    """(path::name, lines) of every function outside tests and migrations."""
    return [
        (f"{source.path}::{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1)
        for source in sources
        if not source.is_test and not source.is_migration
        for node in ast.walk(source.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
