from dataclasses import FrozenInstanceError

import pytest

from zhichi.kernel.verdict import ALLOWED, Verdict


def test_a_verdict_is_true_when_allowed() -> None:
    assert ALLOWED
    assert ALLOWED.because == ""


def test_a_refusal_is_false_and_says_why() -> None:
    refusal = Verdict(False, "只有本单位的负责人可以延长期限。")
    assert not refusal
    assert refusal.because == "只有本单位的负责人可以延长期限。"


def test_a_verdict_cannot_be_turned() -> None:
    with pytest.raises(FrozenInstanceError):
        Verdict(False).allowed = True
