"""The door of `foundation.dossiers`."""

from zhichi.foundation.dossiers.actions.adding import add_late
from zhichi.foundation.dossiers.actions.bundling import write_bundle
from zhichi.foundation.dossiers.actions.destroying import (
    answer_destruction,
    propose_destruction,
    witness_destruction,
)
from zhichi.foundation.dossiers.actions.ending import end, end_finished
from zhichi.foundation.dossiers.actions.freezing import freeze
from zhichi.foundation.dossiers.actions.holding import lift_hold, set_hold
from zhichi.foundation.dossiers.actions.opening import BundleError, kept_in
from zhichi.foundation.dossiers.actions.taking import export
from zhichi.foundation.dossiers.enums import DossierState, FreezeKind
from zhichi.foundation.dossiers.models import Destruction, Dossier, Freeze, composition_of

__all__ = [
    "BundleError",
    "Destruction",
    "Dossier",
    "DossierState",
    "Freeze",
    "FreezeKind",
    "add_late",
    "answer_destruction",
    "composition_of",
    "end",
    "end_finished",
    "export",
    "freeze",
    "kept_in",
    "lift_hold",
    "propose_destruction",
    "set_hold",
    "witness_destruction",
    "write_bundle",
]
