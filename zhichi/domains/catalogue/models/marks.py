"""Which verbs of a procedure count as a visit and which send a case back: from its document and from one data file."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from zhichi.domains.catalogue.rules.measure import Marks
from zhichi.foundation.procedures.public import Phase, Procedure, Verb, procedure_of


@cache
def definitions() -> dict[str, Any]:
    """`data/catalogue/measure.yaml`: {visits: {kind: [verb]}, unknown: sentence}."""
    path = Path(settings.DATA) / "catalogue" / "measure.yaml"
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


def marks_of(version_id: int) -> Marks:
    """The marks of one procedure version."""
    procedure = procedure_of(version_id)
    return Marks(
        visits=frozenset(definitions()["visits"].get(procedure.kind, ())),
        returns=frozenset(verb.name for verb in procedure.verbs.values() if sends_back(procedure, verb)),
    )


def sends_back(procedure: Procedure, verb: Verb) -> bool:
    """An officer's verb after which the citizen must bring more, to be taken up again where it was (补正).

    A refusal waits for the citizen too, but what he then does leads elsewhere.
    """
    target = procedure.states.get(verb.to)
    if target is None or target.phase != Phase.WAITING or any(by.role == "citizen" for by in verb.by):
        return False
    brought = (one for one in procedure.verbs_from(verb.to) if any(by.role == "citizen" for by in one.by))
    open_again = {one.to for one in brought} - {verb.to}
    supplements = any(effect.action == "suspend" and effect.target == "supplement" for effect in verb.clocks)
    return supplements or bool(open_again & set(verb.from_))
