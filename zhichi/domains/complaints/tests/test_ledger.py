"""投诉台账 (domain.md §3.6): from the cases themselves, by whoever may know of them."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.utils import timezone

from zhichi.domains.complaints.models.ledger import COLUMNS, HEAD, Wish, complaints_of, lines_of, totals_of
from zhichi.domains.complaints.tests.factories import complained, decided, do, serve_respondent
from zhichi.foundation.cases.tests.factories import day
from zhichi.foundation.service.tests.factories import serve_all

pytestmark = pytest.mark.django_db
URL = "/office/complaints/"


def line_of(town, case):
    rows = complaints_of(town.actor("luoke"), Wish()).filter(pk=case.pk).select_related("case")
    (line,) = lines_of(rows, at=timezone.now())
    return dict(zip(COLUMNS, line, strict=True))


def test_what_was_done_stands_in_its_line(town):
    case = decided(town)
    serve_all(case, town.actor("panli"), day("2026-06-16"))
    serve_respondent(town, case, "2026-06-17")
    line = line_of(town, case)
    assert (line["number"], line["complainant"], line["kind"]) == (case.number, "王**", "律师、律师事务所")
    assert (line["accepted_on"], line["decided_on"]) == ("2026-06-02", "2026-06-15")
    assert (line["handlers"], line["result"], line["remedy"]) == ("潘丽、罗科", "责令改正", "是")
    assert (line["served"], line["served_respondent"]) == ("2026-06-16", "2026-06-17")
    assert line["decision"] == "任城区司投决字〔2026〕1号"


def test_a_transfer_stands_with_its_letter(town):
    case = complained()
    do(town, case, "classify", "luoke")
    do(town, case, "transfer", "luoke", organ="兖州区司法局")
    line = line_of(town, case)
    assert (line["passed_to"], line["letter"]) == ("兖州区司法局", "任城区司投转字〔2026〕1号")


def test_a_kept_name_is_not_in_it(town):
    complained(answers={"protect": "yes"})
    page = town.client("luoke").get(URL).content.decode()
    assert "某***" in page
    assert "王**" not in page


def test_every_total_leads_to_its_rows(town):
    complained()
    complained(answers={"target": "notary"})
    client = town.client("luoke")
    whole = client.get(URL).content.decode()
    assert "?target=notary" in whole
    assert "公证处、公证员 1 件" in whole
    rows = complaints_of(town.actor("luoke"), Wish(target="notary"))
    assert (rows.count(), totals_of(rows)) == (1, [("notary", "公证处、公证员", 1)])


@pytest.mark.parametrize(
    ("wish", "many"),
    [
        (Wish(state="done"), 0),
        (Wish(state="open"), 1),
        (Wish(sort="complaint"), 0),
        (Wish(since=day("2026-06-02").date()), 0),
        (Wish(until=day("2026-06-01").date()), 1),
    ],
)
def test_it_is_filtered(town, wish, many):
    complained("2026-06-01")
    assert complaints_of(town.actor("luoke"), wish).count() == many


def test_what_cannot_be_read_is_told_and_narrows_nothing(town):
    complained()
    answer = town.client("luoke").get(URL, {"since": "昨天", "target": "<script>"})
    assert answer.status_code == 200
    assert "共 1 件" in answer.content.decode()


def test_another_county_reads_its_own(town):
    case = complained()
    assert case.number not in town.client("tianye").get(URL).content.decode()
    assert case.number in town.client("gaofang").get(URL).content.decode()


@pytest.mark.parametrize("who", ["feng", "chen"])
def test_who_keeps_no_such_book_is_refused(town, who):
    assert town.client(who).get(URL).status_code == 403


def test_the_table_has_the_bureaus_columns_and_no_formula(town):
    complained(answers={"respondent": "=1+1"})
    answer = town.client("luoke").get(f"{URL}table.xlsx")
    with ZipFile(BytesIO(answer.content)) as book:
        words = book.read("xl/worksheets/sheet1.xml").decode()
    told = [words.index(f"<t>{title}</t>") for title in HEAD]
    assert told == sorted(told)
    assert "<t>'=1+1</t>" in words
    assert "<f>" not in words


def test_its_length_costs_no_statement(town, django_assert_max_num_queries):
    client = town.client("luoke")
    complained()
    client.get(URL)
    for _ in range(5):
        complained()
    with django_assert_max_num_queries(24):
        client.get(URL)
