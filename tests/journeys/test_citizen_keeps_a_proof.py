"""王秀英's daughter opens the case by its code and keeps the record of each step, and the proof when the day is sealed."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from tests.cast import City
from tests.journeys.visiting import Entering
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.cases.tests.factories import under_review
from zhichi.foundation.ledger.public import seal_days

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_each_step_can_be_kept_and_checked(enter: Entering, city: City, tmp_path: Path):
    case = under_review(city)
    villager = enter(360)
    villager.go(f"/track/?code={case.tracking_code}")
    villager.write("手机号（或身份证号、查询密码）的末四位", "8000")
    villager.press("查询")
    villager.follow("每一步的记录和证明")
    villager.titled("办理记录的证明")
    villager.sees("当天的账本第二天封印")
    villager.look("proofs-before-the-seal")
    list(seal_days(by=SYSTEM, at=timezone.now() + timedelta(days=1)))
    villager.page.reload()
    villager.sees("这份证明说明")
    villager.look("proofs", 360, 1280)
    with villager.page.expect_download() as kept:
        villager.follow("下载证明")
    kept.value.save_as(tmp_path / "proof.json")
    proof = json.loads((tmp_path / "proof.json").read_text(encoding="utf-8"))
    assert proof["entry"]["subject"] == case.subject
    assert proof["digest"] == case.acts.get(seq=1).entry_digest
