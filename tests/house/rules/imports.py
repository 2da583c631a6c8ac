"""Rules about imports that layers cannot say: enter a room by its door, and keep law pure (architecture.md)."""

from collections.abc import Iterator

import grimp

FLOORS_WITH_ROOMS = frozenset({"foundation", "domains", "platforms", "entrances"})
IMPURE = frozenset({"django", "ninja", "psycopg", "sqlite3", "csp", "django_htmx", "django_cotton"})


def room_of(module: str) -> str:
    """`zhichi.foundation.cases.models.case` -> `zhichi.foundation.cases`; empty for what is in no room."""
    parts = module.split(".")
    return ".".join(parts[:3]) if len(parts) > 2 and parts[1] in FLOORS_WITH_ROOMS else ""


def is_test(module: str) -> bool:
    return "tests" in module.split(".")


def _edges(graph: grimp.ImportGraph) -> Iterator[tuple[str, str, int]]:
    for importer in sorted(graph.modules):
        if graph.is_module_squashed(importer):
            continue
        for imported in sorted(graph.find_modules_directly_imported_by(importer)):
            details = graph.get_import_details(importer=importer, imported=imported)
            yield importer, imported, details[0]["line_number"] if details else 0


def door_faults(graph: grimp.ImportGraph) -> list[str]:
    """Another room is entered by `public`; its test factories only from tests; nothing else imports tests.

    Migrations are written by Django, which names a field class by the module that holds it.
    """
    faults = []
    for importer, imported, line in _edges(graph):
        if is_test(imported) and not is_test(importer):
            faults.append(f"{importer}:{line} imports the tests of {imported}")
            continue
        room = room_of(imported)
        if not room or room_of(importer) == room or ".migrations." in importer:
            continue
        tail = imported.removeprefix(room).lstrip(".")
        if tail == "public" or (is_test(importer) and tail == "tests.factories"):
            continue
        faults.append(
            f"{importer}:{line} enters {room} by {tail or 'the package'} instead of its door `public`"
        )
    return faults


def pure_faults(graph: grimp.ImportGraph) -> list[str]:
    """Kernel knows no framework; `rules` know the kernel and their own room's enums, and nothing else of ours."""
    faults = []
    for importer, imported, line in _edges(graph):
        if is_test(importer):
            continue
        parts = importer.split(".")
        room = room_of(importer)
        kernel = parts[:2] == ["zhichi", "kernel"]
        rules = bool(room) and len(parts) > 3 and parts[3] == "rules"
        if not (kernel or rules):
            continue
        if imported.split(".")[0] in IMPURE:
            faults.append(f"{importer}:{line} imports {imported}: law and arithmetic know no framework")
        elif imported.startswith("zhichi.") and not imported.startswith("zhichi.kernel"):
            own = (f"{room}.enums", f"{room}.rules")
            if kernel or not imported.startswith(own):
                faults.append(
                    f"{importer}:{line} imports {imported}: rules take values, they read no other module"
                )
    return faults
