"""What may be asked for and what may be promised (国办发〔2020〕42号; 优化营商环境条例 §44; 国令716号 §7)."""

from dataclasses import replace
from datetime import date

import pytest

from zhichi.domains.catalogue.rules.promising import (
    NO_BASIS,
    ProofFacts,
    faults_of_proof,
    stands_on_law,
    why_not_needed,
    words_of,
)

SOUND = ProofFacts(
    key="economic_hardship",
    title="经济困难证明",
    basis="法律援助法§41",
    issuer="乡镇、街道",
    asked_by="法律援助中心",
    alternative="commit",
    commitment="我家的收入和财产符合经济困难标准，说的都是真的。",
    verification="部门数据核对",
    verify_days=20,
    effective_from=date(2026, 1, 1),
)


def test_a_sound_proof_has_no_fault():
    assert faults_of_proof(SOUND, {}) == {}


@pytest.mark.parametrize("basis", ["", "某局的通知", "内部管理办法", "司法部令第144号", "公证程序规则§3"])
def test_a_proof_without_law_regulation_or_decision_is_refused(basis: str):
    assert faults_of_proof(replace(SOUND, basis=basis), {}) == {"basis": NO_BASIS}


@pytest.mark.parametrize("basis", ["法律援助法§41", "山东省公共法律服务条例§16", "《中华人民共和国律师法》第十八条", "国务院关于取消一批事项的决定", "国令716号§7"])  # fmt: skip
def test_a_law_a_regulation_or_a_decision_of_the_state_council_will_do(basis: str):
    assert stands_on_law(basis, {})


def test_a_recorded_law_counts_by_its_kind_and_not_by_its_name():
    assert not stands_on_law("某条例§1", {"某条例": "normative"})
    assert stands_on_law("公证程序§1", {"公证程序": "regulation"})


def test_a_cancelled_proof_needs_no_basis():
    assert faults_of_proof(replace(SOUND, alternative="cancelled", basis="没有依据"), {}) == {}


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"excluded": "直接涉及公共安全"}, "alternative", "不适用告知承诺"),
        ({"risk": "high"}, "alternative", "风险较大"),
        ({"commitment": " 我承诺 "}, "commitment", "具体内容"),
        ({"verification": ""}, "verification", "怎么核查"),
        ({"verify_days": None}, "verify_days", "几个工作日"),
        ({"alternative": "share"}, "data_source", "哪个部门"),
        ({"alternative": "none", "data_source": "民政信息"}, "alternative", "第716号第七条"),
    ],
)
def test_what_keeps_a_proof_from_being_published(changes: dict[str, object], field: str, said: str):
    faults = faults_of_proof(replace(SOUND, **changes), {})  # type: ignore[arg-type]  # one case a row
    assert list(faults) == [field]
    assert said in faults[field]


def test_the_commitment_says_duty_content_check_consequence_and_free_choice():
    words = words_of(SOUND)
    for said in (SOUND.title, SOUND.basis, SOUND.commitment, "20个工作日", "撤销", "由我自己选"):
        assert said in words


@pytest.mark.parametrize(("alternative", "said"), [("share", "民政信息"), ("licence", "电子证照"), ("cancelled", "已经取消"), ("commit", ""), ("none", "")])  # fmt: skip
def test_why_nobody_has_to_hand_it_in(alternative: str, said: str):
    why = why_not_needed(replace(SOUND, alternative=alternative, data_source="民政信息"))
    assert (said in why) if said else why == ""
