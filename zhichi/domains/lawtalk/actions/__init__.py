from zhichi.domains.lawtalk.actions.allowing import allow, take_back
from zhichi.domains.lawtalk.actions.arranging import change_day, end_rota, set_rota
from zhichi.domains.lawtalk.actions.clearing import publish, send_back, withdraw
from zhichi.domains.lawtalk.actions.complaining import LockedError, answer_complaint, complain
from zhichi.domains.lawtalk.actions.copying import copy_forward
from zhichi.domains.lawtalk.actions.drafting import draft, findings
from zhichi.domains.lawtalk.actions.lecturing import confirm_lecture, record_lecture
from zhichi.domains.lawtalk.actions.terms import set_terms

__all__ = [
    "LockedError",
    "allow",
    "answer_complaint",
    "change_day",
    "complain",
    "confirm_lecture",
    "copy_forward",
    "draft",
    "end_rota",
    "findings",
    "publish",
    "record_lecture",
    "send_back",
    "set_rota",
    "set_terms",
    "take_back",
    "withdraw",
]
