"""送达回证 as an issued paper: from the template of the case's kind, filled from what was recorded."""

from datetime import datetime

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.papers.public import Paper, PaperTemplate, Wish, issue
from zhichi.foundation.service.models import Service
from zhichi.foundation.service.models.slip import slip_of
from zhichi.foundation.service.rules import local_day

ENDING = ".service_return"
# The lines of the slip by the field of the template that takes them.
FIELDS = {
    "送达的文书": "paper",
    "受送达人": "recipient",
    "送达地点": "place",
    "送达方式": "method",
    "收到时间": "moment",
    "受送达人签名或者盖章": "own",
    "代收人签名及与受送达人的关系": "signer",
    "不能送达、拒收的理由": "refusal",
    "见证人签名": "witnesses",
    "送达人签名（二人）": "servers",
}


def issue_slip(*, service: Service, by: Actor, at: datetime) -> Paper:
    """The slip as a PDF whose digest is on the ledger; once for each state of the service.

    RefusedError where the kind of case has no such template, or `by` may not issue papers; PressError from the press.
    """
    templates = PaperTemplate.objects.current(local_day(at))
    found = [one for one in templates if one.kind == service.case.kind and one.key.endswith(ENDING)]
    if not found:
        raise RefusedError("这种案件还没有送达回证的模板，请打印网页上的送达回证。")
    rows = dict(slip_of(service))
    answers = {name: rows[label] for label, name in FIELDS.items() if rows.get(label)}
    told = [one for one in (rows.get("结果", ""), rows.get("依据", "")) if one]
    if told:
        answers["result"] = "，".join(told)
    asked = {str(field["name"]) for field in found[0].says.fields}
    token = f"service-{service.pk}-{service.attempts.count()}-{service.state}"
    answers = {name: value for name, value in answers.items() if name in asked}
    return issue(wish=Wish(service.case, found[0], token, None, answers), by=by, at=at)
