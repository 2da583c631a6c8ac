"""What a new kind of work may begin from: a few patterns that ship as data."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings

from zhichi.foundation.procedures.actions.reading import load_file


@dataclass(frozen=True)
class Pattern:
    """A sound document to be given a kind and a title."""

    key: str
    title: str
    summary: str
    document: dict[str, Any]

    def of(self, kind: str, title: str, prefix: str) -> dict[str, Any]:
        """The document for a new kind; papers of the pattern are named after it."""
        parts = [self.document["filing"], *self.document["verbs"].values()]
        renamed = {id(part): _renamed(part, kind, prefix) for part in parts}
        verbs = {name: renamed[id(verb)] for name, verb in self.document["verbs"].items()}
        filing = renamed[id(self.document["filing"])]
        return {
            "format": "zhichi-procedure/1",
            "kind": kind,
            "title": title,
            "prefix": prefix,
            "filing": filing,
            "states": self.document["states"],
            "verbs": verbs,
        }


def _renamed(part: dict[str, Any], kind: str, prefix: str) -> dict[str, Any]:
    """The paper has a key and a row of numbers of its own: two businesses never give the same number."""
    if "record" not in part:
        return dict(part)
    record = {**part["record"], "key": part["record"]["key"].replace("new_kind", kind)}
    if "number" in record:
        record["number"] = record["number"].replace("NEW", prefix)
    return {**part, "record": record}


@cache
def patterns() -> tuple[Pattern, ...]:
    """Read once a process: they ship with it."""
    files = sorted((settings.DATA / "procedures").glob("*.yaml"))
    found = [(path.stem, load_file(path)) for path in files]
    found.sort(key=lambda pair: pair[1]["order"])
    return tuple(Pattern(key, held["title"], held["summary"], held["document"]) for key, held in found)
