"""What this room offers: the hooks of its procedures, the intake of legal aid."""

from collections.abc import Callable

from zhichi.domains.casework import actions
from zhichi.domains.casework.access import READERS
from zhichi.domains.casework.enums import Kind
from zhichi.domains.casework.models import LegalAid
from zhichi.domains.casework.rules import pre_check
from zhichi.foundation.cases.public import Case
from zhichi.foundation.regions.public import UnitKind
from zhichi.foundation.sockets.public import (
    CASE_NOTES,
    HOOKS,
    INTAKES,
    ITEM_CHECKS,
    LAW_LOADERS,
    OFFICE_PAGES,
    Hook,
    Intake,
    ItemCheck,
    OfficePage,
)

Doing = Callable[..., None]
LEGAL_AID = frozenset({Kind.LEGAL_AID.value})


def _hook(title: str, *needs: str, check: Doing | None = None, after: Doing | None = None) -> Hook:
    """A hook of legal aid: it reads the legal-aid row of the case, which no other kind has."""
    return Hook(check, after, title=title, kinds=LEGAL_AID, needs=frozenset(needs))


HOOKS_OF_LEGAL_AID = {
    "another_provider": _hook("新的承办人不能还是原来那位", "provider", check=actions.check_another_provider),
    "assign": _hook("重大刑事案件核对承办人的执业年限", check=actions.check_assignment),
    "notice": _hook("记下办案机关通知的事由", "ground", after=actions.keep_notice),
    "means": _hook("记下经济困难核查的结果", "result", after=actions.keep_means),
    "grant": _hook(
        "先核查经济困难再决定，记下服务形式", "form", check=actions.check_grant, after=actions.keep_form
    ),
    "regularise": _hook("先核查经济困难再补办", check=actions.check_grant),
    "close": _hook("记下办案结果和挽回的损失", "result", after=actions.keep_result),
    "file": _hook("归档", after=actions.archive),
    "quality": _hook("记下质量等次", "grade", after=actions.keep_quality),
    "subsidy": _hook("记下补贴金额", "amount", after=actions.keep_subsidy),
}


def plug_in() -> None:
    """Called once by the app's ready()."""
    for key, hook in HOOKS_OF_LEGAL_AID.items():
        HOOKS.register(f"legal_aid.{key}", hook)
    HOOKS.register("consultation.refer", Hook(actions.check_referral, title="转介前要有当事人的姓名"))
    LAW_LOADERS.register("casework.hardship", actions.load_standards)
    ITEM_CHECKS.register(Kind.LEGAL_AID, ItemCheck("先看看自己符不符合", "casework:check"))
    readers = frozenset(role.value for role in READERS)
    OFFICE_PAGES.register("casework.hardship", OfficePage("经济困难标准", "casework:standards", readers, 408))
    CASE_NOTES.register(Kind.LEGAL_AID, legal_aid_notes)
    INTAKES.register(
        Kind.LEGAL_AID,
        Intake(
            Kind.LEGAL_AID,
            str(Kind.LEGAL_AID.label),
            actions.open_legal_aid,
            desk=UnitKind.LEGAL_AID_CENTRE,
            check=actions.check_referral,
        ),
    )


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
