from zhichi.domains.lawtalk.models.adviser_complaint import ANSWERERS, AdviserComplaint
from zhichi.domains.lawtalk.models.lecture import Lecture
from zhichi.domains.lawtalk.models.public_answer import KIND, PublicAnswer
from zhichi.domains.lawtalk.models.rota import AdviserRota, RotaChange
from zhichi.domains.lawtalk.models.terms import AdviserTerms

__all__ = [
    "ANSWERERS",
    "KIND",
    "AdviserComplaint",
    "AdviserRota",
    "AdviserTerms",
    "Lecture",
    "PublicAnswer",
    "RotaChange",
]
