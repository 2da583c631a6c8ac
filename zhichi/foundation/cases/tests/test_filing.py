"""Filing: what must be there, where it goes, how it is numbered."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.cases.public import Applicant, Case, Counter, KeyReusedError, RefusedError, file, track
from zhichi.foundation.cases.tests.factories import WANG, consultation, filed, legal_aid
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.regions.public import Region, Unit
from zhichi.foundation.timelimits.public import open_clocks

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 2, tzinfo=UTC)


def put(filing, key: str = ""):
    return file(filing=filing, key=key or uuid4().hex, by=CITIZEN, at=NOW)


def test_everything_a_case_needs_is_there(city: City):
    case = put(legal_aid()).case
    assert case.number == "LA-370811-2026-000001"
    assert (case.state, case.unit.code, case.county_unit.code) == ("registered", "370811-town", "370811")
    assert case.parties.get().name == "王秀英"
    assert [act.seq for act in case.acts.all()] == [1]
    assert {clock.limit.key for clock in open_clocks(case.subject)} == {"la.decide", "la.sd_decide"}
    assert case.records.get().key == "la.application"
    assert {
        "name": "matter",
        "label": "您遇到的是哪一类事",
        "value": "拖欠工资、劳动关系",
    } in case.records.get().data
    (entry,) = entries_of(case.subject)
    assert payload_of(entry)["content"] == case.submission.digest


def test_nothing_that_identifies_a_person_is_in_the_title_or_the_ledger_actor(city: City):
    case = put(legal_aid()).case
    assert case.title == "法律援助 · 拖欠工资、劳动关系"
    assert entries_of(case.subject)[0].actor == "citizen"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"answers": {"matter": ""}}, "matter"),
        ({"answers": {"matter": "divorce"}}, "matter"),
        ({"answers": {"facts": "  "}}, "facts"),
        ({"answers": {"facts": "字" * 4001}}, "facts"),
        ({"answers": {"stage": ["none"]}}, "stage"),
        ({"answers": {"crowd": ["king"]}}, "crowd"),
        ({"answers": {"crowd": "elderly"}}, "crowd"),
        ({"answers": {"urgent": "perhaps"}}, "urgent"),
        ({"answers": {"salary": "9"}}, "salary"),
        ({"answers": {"facts": 1.5}}, "answers"),
        ({"answers": {"facts": "\ud800"}}, "answers"),
        ({"applicant": replace(WANG, name="")}, "name"),
        ({"applicant": replace(WANG, name="王" * 81)}, "name"),
        ({"applicant": replace(WANG, phone="12345")}, "phone"),
        ({"applicant": replace(WANG, id_number="11010519491231002Y")}, "id_number"),
        ({"applicant": replace(WANG, id_type="paw")}, "id_type"),
        ({"applicant": Applicant(name="王秀英", pin="1234")}, "phone"),
        ({"channel": "pigeon"}, "channel"),
    ],
)
def test_what_is_missing_or_wrong_is_named(city: City, changes, field):
    with pytest.raises(RefusedError) as error:
        put(legal_aid(**changes))
    assert error.value.field == field
    assert str(error.value).endswith("。")
    assert not Case.objects.exists()
    assert not Counter.objects.exists()


def test_an_unknown_kind_is_refused(city: City):
    with pytest.raises(RefusedError, match="这项业务暂时不能办理。"):
        put(replace(legal_aid(), kind="marriage"))


def test_before_the_procedure_is_in_force_nothing_is_filed(city: City):
    with pytest.raises(RefusedError, match="这项业务暂时不能办理。"):
        file(filing=legal_aid(), key="early", by=CITIZEN, at=datetime(2021, 6, 1, tzinfo=UTC))


@pytest.mark.parametrize("region", ["370800000000", "370000000000"])
def test_a_place_above_the_county_is_too_wide(city: City, region):
    with pytest.raises(RefusedError, match="请选择到县（市、区）。"):
        put(legal_aid(region=region))


def test_a_place_that_is_no_more_is_refused(city: City):
    Region.objects.filter(code="370811002001").update(valid_to="2026-01-01")
    with pytest.raises(RefusedError, match="已经撤并"):
        put(legal_aid())


def test_without_any_desk_the_hotline_is_named(city: City):
    Unit.objects.update(valid_to="2026-01-01")
    with pytest.raises(RefusedError, match="12348") as error:
        put(legal_aid())
    assert error.value.field == "region"


def test_without_a_station_the_centre_takes_it(city: City):
    Unit.objects.filter(code="370811-town").update(valid_to="2026-01-01")
    assert put(legal_aid()).case.unit.code == "370811-aid"


def test_a_consultation_needs_no_name_but_a_pin(city: City):
    case = put(consultation(applicant=Applicant(pin="4321"))).case
    assert track(code=case.tracking_code, ending="4321", address="192.0.2.1", at=NOW) == case
    assert case.parties.get().masked_name == "未留姓名"
    for pin in ("", "12", "12345", "abcd", "１２３４"):
        with pytest.raises(RefusedError):
            put(consultation(applicant=Applicant(pin=pin)))


def test_a_phone_is_kept_in_its_one_form(city: City):
    case = put(legal_aid(applicant=replace(WANG, phone="138 0013 8000"))).case
    assert case.parties.get().phone == "13800138000"


def test_a_key_answers_the_first_case(city: City):
    first, again = put(legal_aid(), "same"), put(legal_aid(), "same")
    assert (first.repeated, again.repeated) == (False, True)
    assert first.case == again.case
    assert Case.objects.count() == 1


def test_a_key_with_other_content_is_refused(city: City):
    put(legal_aid(), "same")
    for other in (
        legal_aid(answers={"facts": "另一件事。"}),
        consultation(),
        legal_aid(region="370812001001"),
    ):
        with pytest.raises(KeyReusedError):
            put(other, "same")
    assert Case.objects.count() == 1


@pytest.mark.parametrize("key", ["", "k" * 81])
def test_a_key_has_a_length(city: City, key):
    with pytest.raises(RefusedError):
        file(filing=legal_aid(), key=key, by=CITIZEN, at=NOW)


def test_the_digest_of_a_filing_is_fixed(city: City):
    # Written down once: a deployment that computed another one would refuse its own repeats.
    assert legal_aid().digest() == "2e47ea6b211f74ce173a2175bad7f842c10f7ac4523ea2ebab0cba237f1e2c72"
    assert legal_aid().digest() != legal_aid(opposing=["某公司"]).digest()


def test_numbers_run_by_county_kind_and_year(city: City):
    def number(filing, year: int) -> str:
        return file(
            filing=filing, key=uuid4().hex, by=CITIZEN, at=datetime(year, 6, 1, tzinfo=UTC)
        ).case.number

    assert [number(legal_aid(), 2026), number(legal_aid(), 2026)] == [
        "LA-370811-2026-000001",
        "LA-370811-2026-000002",
    ]
    assert number(consultation(), 2026) == "LC-370811-2026-000001"
    assert number(legal_aid(region="370812001001"), 2026) == "LA-370812-2026-000001"
    assert number(legal_aid(), 2025) == "LA-370811-2025-000001"


def test_the_year_of_a_number_is_that_of_shanghai(city: City):
    eve = datetime(2025, 12, 31, 16, 30, tzinfo=UTC)
    assert filed(legal_aid(), at=eve).number == "LA-370811-2026-000001"


def test_a_refused_filing_leaves_no_gap(city: City):
    put(legal_aid())
    with pytest.raises(RefusedError):
        put(legal_aid(answers={"matter": ""}))
    assert put(legal_aid()).case.number.endswith("000002")


def test_codes_are_not_in_order(city: City):
    codes = [filed(legal_aid(), at=timezone.now()).tracking_code for _ in range(5)]
    assert len(set(codes)) == 5
    assert codes != sorted(codes) or codes != sorted(codes, reverse=True)
