"""Which verbs of a procedure count as a visit and which send a case back: from its document and one data file."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from zhichi.domains.catalogue.rules.measure import Marks
from zhichi.foundation.procedures.public import Verb, procedure_of


@cache
def definitions() -> dict[str, Any]:
    """`data/catalogue/measure.yaml`: {visits: {kind: [verb]}, unknown: sentence}."""
    path = Path(settings.DATA) / "catalogue" / "measure.yaml"
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


def marks_of(version_id: int) -> Marks:
    """The marks of one procedure version."""
    procedure = procedure_of(version_id)
    return Marks(
        visits=frozenset(definitions()["visits"].get(procedure.kind, ()))
        | {verb.name for verb in procedure.verbs.values() if verb.visit},
        returns=frozenset(verb.name for verb in procedure.verbs.values() if sends_back(verb)),
    )


def sends_back(verb: Verb) -> bool:
    """Whether the applicant is told to bring more (补正): the clocks stand still until he has."""
    return any(effect.action == "suspend" and effect.target == "supplement" for effect in verb.clocks)
