"""What comes in after the decision is taken, and everybody sees that it came late."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.cases.tests.factories import do
from zhichi.foundation.dossiers.models import Freeze, LatePaper
from zhichi.foundation.dossiers.public import Dossier, FreezeKind, add_late, end, kept_in
from zhichi.foundation.dossiers.tests.factories import PDF, decided, stored
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.service.tests.factories import serve_all

pytestmark = pytest.mark.django_db
REASON = "申请人今天才找到工友。"


def add(city, dossier, who="zhaojing", reason=REASON, data=PDF + b"late"):
    papers = [(stored("证言.pdf", data), "工友证言")]
    return add_late(dossier=dossier, papers=papers, reason=reason, by=city.actor(who), at=timezone.now())


def test_a_late_paper_has_a_freeze_of_its_own_chained_to_the_decision(city):
    dossier = decided(city)
    first = Freeze.objects.get()
    second = add(city, dossier)
    assert (second.seq, second.kind, second.prev) == (2, FreezeKind.LATE, first.digest)
    first.refresh_from_db()
    assert first.root == dossier.root
    (late,) = [one for one in kept_in(dossier) if one.is_late]
    assert (late.line["title"], late.line["because"], late.line["made_by"]) == ("工友证言", REASON, "赵静")
    assert late.freeze.seq == 2
    dossier.refresh_from_db()
    assert dossier.late == 1
    assert entries_of(dossier.case.subject).order_by("-seq")[0].code == "dossiers.dossier.frozen"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"reason": " 补 "}, "为什么现在才补入"),
        ({"who": "qianwei"}, "由这件案子的经办单位补入"),
        ({"who": "chen"}, "由这件案子的经办单位补入"),
    ],
)
def test_without_reason_or_right_nothing_is_added(city, change, told):
    dossier = decided(city)
    with pytest.raises(RefusedError, match=told):
        add(city, dossier, **change)
    assert (Freeze.objects.count(), LatePaper.objects.count()) == (1, 0)


def test_the_same_file_is_not_added_twice(city):
    dossier = decided(city)
    add(city, dossier)
    with pytest.raises(RefusedError, match="已经补入过"):
        add(city, dossier)
    assert (Freeze.objects.count(), LatePaper.objects.count()) == (2, 1)


def test_what_follows_in_the_procedure_is_frozen_at_the_end_and_not_called_late(city):
    dossier = decided(city)
    do(city, dossier.case, "terminate", "sunli")
    do(city, dossier.case, "object", "citizen")
    do(city, dossier.case, "uphold_decision", "zhouhong")
    serve_all(dossier.case, city.actor("zhaojing"), timezone.now())
    do(city, dossier.case, "conclude_objection", "zhouhong")
    ended = end(case=dossier.case, by=city.actor("zhaojing"), at=timezone.now())
    assert ended is not None
    assert ended.state == "archived"
    assert ended.keep_until.year == timezone.localdate().year + 30
    assert not any(one.is_late for one in kept_in(ended))
    assert {one.line["key"] for one in kept_in(ended) if one.is_after} >= {"record:la.objection"}
    assert end(case=dossier.case, by=city.actor("zhaojing"), at=timezone.now()) is None


def test_the_page_marks_it_and_refuses_what_is_no_paper(city):
    dossier, clerk = decided(city), city.client("zhaojing")
    page = f"/office/dossiers/of/{dossier.case.number}/"
    sent = {"name": "工友证言", "reason": REASON, "paper": SimpleUploadedFile("a.svg", b"<svg/>")}
    answer = clerk.post(f"{page}late/", sent)
    assert answer.status_code == 422
    assert "工友证言" in answer.content.decode()
    assert not LatePaper.objects.exists()
    sent["paper"] = SimpleUploadedFile("证言.pdf", PDF + b"late")
    assert clerk.post(f"{page}late/", sent).url == page
    told = clerk.get(page).content.decode()
    assert "有 1 件是决定以后补入的" in told
    assert REASON in told
    assert Dossier.objects.get().late == 1
