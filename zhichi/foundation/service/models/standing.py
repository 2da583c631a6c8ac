"""What is served in a case and what is not: asked before it ends, and by other rooms."""

from zhichi.foundation.cases.public import Case, Party, Record
from zhichi.foundation.service.enums import State
from zhichi.foundation.service.models.readings import needed_of
from zhichi.foundation.service.models.service import Service


def effective_service(record: Record, party: Party) -> Service | None:
    """The service by which this person counts as having got the paper, or None."""
    return Service.objects.filter(record=record, party=party, state=State.EFFECTIVE).first()


def unserved(case: Case) -> list[Service]:
    """What still has to be served before the case may end; no statement where its kind knows no such paper."""
    if not case.procedure.serves:
        return []
    return needed_of(case=case.pk)


def end_check(case: Case) -> str:
    """Fits `sockets.END_CHECKS`."""
    waiting = unserved(case)
    if not waiting:
        return ""
    papers = "、".join(dict.fromkeys(f"《{one.title}》" for one in waiting))
    return f"{papers}还没有送达，不能办结。请先在“送达”里登记送达。"
