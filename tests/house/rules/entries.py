"""Rules about the ways in: pages are locked unless reviewed, commands fail in one line."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver


class Page(NamedTuple):
    """One route: its pattern as written in the urls modules, its full name, its view."""

    route: str
    name: str
    view: object
    pattern: URLPattern


def pages(resolver: URLResolver | None = None, front: str = "", space: str = "") -> Iterator[Page]:
    """Every page the site answers, with routes such as `office/cases/<int:pk>/`."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = front + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from pages(entry, route, inner)
        else:
            yield Page(route, f"{space}{entry.name or ''}", entry.callback, entry)


def is_locked(view: object) -> bool:
    """What LoginRequiredMiddleware asks before it lets a stranger in."""
    return bool(getattr(view, "login_required", True))


def lock_faults(found: Collection[tuple[str, bool]], opened: Collection[str]) -> list[str]:
    """`found`: (route, locked). Every open page is on the reviewed list, and the list names no other."""
    open_routes = {route for route, locked in found if not locked}
    faults = [
        f"{route or '/'} is open to strangers but not reviewed" for route in sorted(open_routes - set(opened))
    ]
    return faults + [
        f"{route} is on the reviewed list but is not an open page"
        for route in sorted(set(opened) - open_routes)
    ]


def refusal_faults(command: str, code: int | str | None, output: str) -> list[str]:
    """A command line that is wrong exits 2 and says why in one line."""
    faults = []
    if code != 2:
        faults.append(f"zhichi {command}: bad usage exits {code}, not 2")
    lines = [line for line in output.splitlines() if line.strip()]
    if len(lines) != 1:
        faults.append(f"zhichi {command}: bad usage prints {len(lines)} lines, not one")
    elif not re.search(r"\w{3}", lines[0]):
        faults.append(f"zhichi {command}: bad usage says nothing")
    return faults
