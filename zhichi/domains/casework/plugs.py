"""What this room offers: the hooks of its procedures, the intake of legal aid."""

from zhichi.domains.casework import actions
from zhichi.domains.casework.enums import Kind
from zhichi.domains.casework.models import LegalAid
from zhichi.domains.casework.rules import pre_check
from zhichi.foundation.cases.public import Case
from zhichi.foundation.sockets.public import (
    CASE_NOTES,
    HOOKS,
    INTAKES,
    Hook,
    Intake,
)


def plug_in() -> None:
    """Called once by the app's ready()."""
    HOOKS.register("legal_aid.another_provider", Hook(check=actions.check_another_provider))
    HOOKS.register("legal_aid.assign", Hook(check=actions.check_assignment))
    HOOKS.register("legal_aid.notice", Hook(after=actions.keep_notice))
    HOOKS.register("legal_aid.means", Hook(after=actions.keep_means))
    HOOKS.register("legal_aid.grant", Hook(check=actions.check_grant, after=actions.keep_form))
    HOOKS.register("legal_aid.regularise", Hook(check=actions.check_grant))
    HOOKS.register("legal_aid.close", Hook(after=actions.keep_result))
    HOOKS.register("legal_aid.file", Hook(after=actions.archive))
    HOOKS.register("legal_aid.quality", Hook(after=actions.keep_quality))
    HOOKS.register("legal_aid.subsidy", Hook(after=actions.keep_subsidy))
    HOOKS.register("consultation.refer", Hook(check=actions.check_referral, after=actions.send_referral))
    CASE_NOTES.register(Kind.LEGAL_AID, legal_aid_notes)
    INTAKES.register(Kind.LEGAL_AID, Intake(Kind.LEGAL_AID, Kind.LEGAL_AID.label, actions.open_legal_aid))


def legal_aid_notes(case: Case) -> list[dict[str, str]]:
    """The pre-check of scope and means, and what was found since; advice to the officer."""
    advice = pre_check(case.answers)
    notes = [
        {"label": "范围和经济条件", "value": f"{advice.advice.label}。{advice.explanation}"},
        {"label": "依据", "value": advice.article},
    ]
    row = LegalAid.objects.filter(case=case).first()
    if row is not None and row.means_result:
        notes.append({"label": "核查结果", "value": MEANS[row.means_result]})
    if row is not None and row.recovered_fen:
        notes.append({"label": "挽回损失", "value": f"{row.recovered_fen / 100:,.2f} 元"})
    return notes


MEANS = {"hardship": "符合经济困难标准", "not_hardship": "不符合经济困难标准", "exempt": "免予核查"}
