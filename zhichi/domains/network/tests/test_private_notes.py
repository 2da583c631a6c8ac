"""A note says what was done and never to whom: numbers that name a person are refused wherever a note is written."""

import pytest

from zhichi.domains.network.actions import FactError, begin_visit, finish_visit, record_service, report_self
from zhichi.domains.network.rules.private import private_words
from zhichi.domains.network.tests.factories import AT, point
from zhichi.foundation.regions.public import Region


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("张三 身份证370811198001011234 来问离婚", "身份证号"),
        ("身份证 37081119800101 123x，问赡养费", "身份证号"),
        ("３７０８１１１９８００１０１１２３４", "身份证号"),
        ("电话13800138000", "手机号"),
        ("请回电 138 0013 8000", "手机号"),
        ("+86-13800138000", "手机号"),
    ],
)
def test_a_number_that_names_a_person_is_told(text, named):
    assert named in private_words(text)
    assert "13800138000" not in private_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "解答土地承包问题，约 20 分钟",
        "打 0537-2345678 约了 12348 的律师",
        "欠薪 138000 元，2026-11-20 到期",
        "（2026）鲁0811民初1234号",
        "统一社会信用代码 91370811MA3C123456",
    ],
)
def test_other_numbers_are_no_matter(text):
    assert private_words(text) == ""


@pytest.mark.django_db
def test_no_note_of_a_point_keeps_one(city):
    stood = point(Region.objects.get(code="370811002001"), city.units["370811-town"])
    note = "张三 13800138000"
    liming, panli = city.actor("liming"), city.actor("panli")
    with pytest.raises(FactError, match="手机号"):
        record_service(by=liming, at=AT, point=stood, item="mediation", channel="on_site", when=AT, note=note)
    with pytest.raises(FactError, match="手机号"):
        report_self(by=liming, at=AT, point=stood, note=note)
    visit = begin_visit(by=panli, at=AT, point=stood, method="on_site")
    with pytest.raises(FactError, match="手机号"):
        finish_visit(by=panli, at=AT, visit=visit, outcome="real", note=note, position=None, photos=[])
    assert not stood.events.exists()
    assert not stood.verifications.exists()
