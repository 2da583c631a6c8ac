"""Files of cases, what is frozen of them for ever, and what becomes of them."""

from zhichi.foundation.dossiers.models.compositions import composition_of
from zhichi.foundation.dossiers.models.destruction import Destruction
from zhichi.foundation.dossiers.models.dossier import Dossier
from zhichi.foundation.dossiers.models.freeze import Freeze, FrozenContent
from zhichi.foundation.dossiers.models.hold import Hold
from zhichi.foundation.dossiers.models.late import LatePaper

__all__ = [
    "Destruction",
    "Dossier",
    "Freeze",
    "FrozenContent",
    "Hold",
    "LatePaper",
    "composition_of",
]
