"""What stands against the end of a complaint, besides what has to be served on who complained."""

from zhichi.foundation.cases.public import Case
from zhichi.foundation.service.public import Service, State

SETTLED = (State.EFFECTIVE, State.WAIVED)
DECISION = "cp.decision"


def unsettled(case: Case) -> str:
    """The respondent has the decision too; who complained was told in writing where it went. One statement."""
    if case.state == "decided":
        waiting = Service.objects.filter(case=case, record__key=DECISION, party=None)
        if waiting.exclude(state__in=SETTLED).exists():
            return "《投诉处理决定书》还没有送给被投诉人，不能办结。请先在“送达”里登记送达。"
    if case.state == "handed_over" and not case.acts.filter(verb="tell_transfer").exists():
        return "还没有书面告知投诉人已经转办，不能办结。请先办“书面告知投诉人已转办”。"
    return ""
