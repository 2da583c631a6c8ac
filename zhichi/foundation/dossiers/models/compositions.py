"""The rules of composition that ship (`data/law/dossiers/`), each file read once."""

from functools import cache
from pathlib import Path

import yaml
from django.conf import settings

from zhichi.foundation.dossiers.rules.composition import Composition, CompositionError, read_composition

ANY = "any"


def composition_of(kind: str) -> Composition:
    """Of this kind of case; a kind without rules of its own has those of any."""
    known = _all()
    return known.get(kind) or known[ANY]


@cache
def _all() -> dict[str, Composition]:
    folder = Path(settings.DATA) / "law" / "dossiers"
    return {rule.kind: rule for rule in map(_read, sorted(folder.glob("*.yaml")))}


def _read(path: Path) -> Composition:
    try:
        return read_composition(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (CompositionError, KeyError) as error:
        raise CompositionError(f"{path.name}: {error}") from error
