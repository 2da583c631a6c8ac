"""Wang's wages: from her village to a filed, subsidised case, every act on the ledger."""

import pytest

from tests.cast import City
from zhichi.foundation.cases.tests.factories import do, filed, legal_aid
from zhichi.foundation.ledger.public import entries_of

pytestmark = pytest.mark.django_db


def granted(city: City):
    case = filed(legal_aid())
    do(city, case, "accept", "liming")
    do(city, case, "grant", "sunli", form="arbitration", reason="进城务工人员讨薪。")
    return case


def test_a_case_goes_from_the_village_to_the_archive(city: City):
    case = granted(city)
    do(city, case, "assign", "zhaojing", provider=city.people["chen"].pk)
    do(city, case, "accept_assignment", "chen")
    do(city, case, "sign_agreement", "chen", signed_on="2026-11-20", authority="特别授权")
    do(city, case, "log_service", "chen", done_on="2026-11-21", act="drafting", note="写仲裁申请书。")
    do(
        city,
        case,
        "close",
        "chen",
        result="won",
        recovered="20000.00",
        closed_on="2026-11-22",
        report="拿回工资。",
    )
    do(city, case, "file", "zhaojing", complete=True)
    do(city, case, "check_quality", "sunli", grade="good")
    do(city, case, "subsidise", "zhaojing", amount="800.00", paid_on="2026-11-22")
    assert (case.state, case.phase) == ("subsidised", "done")
    assert case.legal_aid.recovered_fen == 2_000_000
    assert [entry.code for entry in entries_of(case.subject)][:3] == [
        "cases.legal_aid.filed",
        "cases.legal_aid.accept",
        "cases.legal_aid.grant",
    ]
    codes = list(entries_of(case.subject).values_list("code", flat=True))
    assert case.acts.count() == sum(code.startswith("cases.") for code in codes) == 11
    assert codes[codes.index("cases.legal_aid.grant") + 1] == "dossiers.dossier.frozen"


def test_the_case_moves_from_the_station_to_the_centre(city: City):
    case = filed(legal_aid())
    assert case.unit.code == "370811-town"
    do(city, case, "accept", "liming")
    assert case.unit.code == "370811-aid"
