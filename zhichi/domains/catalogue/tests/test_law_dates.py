"""Days that no law can have are refused with the row and the reason, in files and in the browser."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.actions.law_loading import LawDataError, read_laws
from zhichi.domains.catalogue.models import Law
from zhichi.domains.catalogue.rules.law_dates import Span, day_fault, order_faults, span_faults
from zhichi.domains.catalogue.tests.law_factories import legal_affairs

TODAY = date(2026, 11, 23)
YEAR = timezone.localdate().year
LAW = """format: zhichi-laws/1
laws:
  - key: x-law
    title: 某某法
    kind: law
    issuer: 某机关
    articles: []
    versions:
"""


def spans(*rows: tuple[str, str, str]) -> list[Span]:
    """Each (adopted, effective, ended); empty where not known."""
    days = [[date.fromisoformat(day) if day else None for day in row] for row in rows]
    return [Span(f"第{n}版", *row) for n, row in enumerate(days, start=1)]


@pytest.mark.parametrize(
    ("row", "field", "words"),
    [
        (("2030-01-01", "", ""), "adopted_on", "还没有到"),
        (("2026-11-24", "2027-01-01", ""), "adopted_on", "还没有到"),
        (("2020-05-01", "2020-04-30", ""), "effective_from", "早于公布日期"),
        (("", "2020-05-01", "2020-05-01"), "effective_to", "不晚于施行日期"),
        (("2020-05-01", "", "2019-05-01"), "effective_to", "不晚于公布日期"),
        (("1911-10-10", "", ""), "adopted_on", "太早"),
        (("", "2326-11-23", ""), "effective_from", "太远"),
    ],
)
def test_a_text_with_an_impossible_day(row: tuple[str, str, str], field: str, words: str):
    (fault,) = span_faults(spans(row)[0], TODAY)
    assert (fault.field, words in fault.sentence) == (field, True)


@pytest.mark.parametrize(
    "row", [("2020-05-01", "2020-05-01", ""), ("", "", ""), ("2026-11-23", "2027-03-01", "2030-01-01")]
)
def test_a_text_with_possible_days(row: tuple[str, str, str]):
    assert span_faults(spans(row)[0], TODAY) == []


def test_texts_out_of_order():
    faults = order_faults(spans(("2021-01-01", "2021-06-01", ""), ("2020-01-01", "2021-06-01", "")))
    assert [(one.name, one.field) for one in faults] == [("第2版", "adopted_on"), ("第2版", "effective_from")]
    (lasting,) = order_faults(spans(("", "2021-06-01", "2024-01-01"), ("", "2023-01-01", "")))
    assert (lasting.name, lasting.field) == ("第1版", "effective_to")
    assert order_faults(spans(("", "2021-06-01", "2023-01-01"), ("", "2023-01-01", ""))) == []


def test_a_day_is_judged_by_today():
    assert day_fault(TODAY + timedelta(365), TODAY) == ""
    assert "太远" in day_fault(date(2130, 1, 1), TODAY)


class TestFiles:
    @pytest.mark.parametrize(
        ("versions", "place"),
        [
            ("{name: 甲, source: F, adopted_on: 2030-01-01}", "x-law.versions.0.adopted_on（甲）"),
            (
                "{name: 甲, source: F, adopted_on: 2020-05-01, effective_from: 2020-01-01}",
                "x-law.versions.0.effective_from（甲）",
            ),
            ("{name: 甲, source: F, effective_from: 2026-02-30}", "x-law.versions.0.effective_from"),
            (
                "{name: 甲, source: F, effective_from: 2022-01-01}\n"
                "      - {name: 乙, source: F, effective_from: 2021-01-01}",
                "x-law.versions.1.effective_from（乙）",
            ),
        ],
    )
    def test_the_row_is_named_and_nothing_is_read(self, tmp_path: Path, versions: str, place: str):
        folder = tmp_path / "catalogue" / "laws"
        folder.mkdir(parents=True)
        (folder / "bad.yaml").write_text(f"{LAW}      - {versions}\n", encoding="utf-8")
        with pytest.raises(LawDataError) as error:
            read_laws(tmp_path, today=TODAY)
        (fault,) = error.value.faults
        assert place in fault
        assert "bad.yaml" in fault

    @pytest.mark.django_db
    def test_the_command_says_so_and_loads_nothing(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
        folder = tmp_path / "catalogue" / "laws"
        folder.mkdir(parents=True)
        (tmp_path / "law").mkdir()
        row = "{name: 甲, source: F, adopted_on: 2130-01-01}"
        (folder / "bad.yaml").write_text(f"{LAW}      - {row}\n", encoding="utf-8")
        with pytest.raises(CommandError) as refused:
            call_command("law", "load", folder=str(tmp_path / "law"))
        assert refused.value.returncode == 2
        assert not Law.objects.filter(key="x-law").exists()


@pytest.mark.django_db
class TestTheBrowser:
    VERSION = {"name": "2026年修订", "source": "演练", "number": "", "adopted_on": ""}

    @pytest.mark.parametrize(
        ("said", "words"),
        [
            (
                {"effective_from": f"{YEAR + 4}-01-01", "adopted_on": f"{YEAR + 3}-01-01"},
                "还没有到，没有公布的",
            ),
            ({"effective_from": "2026-01-01", "adopted_on": "2026-06-01"}, "早于公布日期2026年6月1日"),
            ({"effective_from": "2021-01-01"}, "施行日期要晚于前一个版本"),
            ({"effective_from": "2126-01-01"}, "太远，请检查年份"),
        ],
    )
    def test_a_version_is_refused_beside_the_field(self, city: City, said: dict[str, str], words: str):
        legal_affairs(city)
        url = "/office/laws/legal-aid-law/versions/add/"
        answer = city.client("songfa").post(url, {**self.VERSION, **said})
        assert (answer.status_code, words in answer.content.decode()) == (422, True)

    def test_a_law_and_an_article_too(self, city: City):
        legal_affairs(city)
        client = city.client("songfa")
        law = {**self.VERSION, "title": "某某办法", "kind": "normative", "issuer": "市局", "aliases": ""}
        days = {"effective_from": "2026-01-01", "adopted_on": "2026-06-01"}
        assert "早于公布日期" in client.post("/office/laws/add/", {**law, **days}).content.decode()
        asked = {"number": "72", "gist": "要点", "valid_from": "2001-01-01"}
        said = client.post("/office/laws/legal-aid-law/articles/add/", asked).content.decode()
        assert "最早文本从2022年1月1日起施行" in said

    @pytest.mark.parametrize(
        ("path", "extra"),
        [("43/change/", {"kind": "repealed", "gist": "", "number": ""}), ("repeal/", {"seen": "on"})],
    )
    def test_a_change_is_not_recorded_for_an_impossible_day(
        self, city: City, path: str, extra: dict[str, str]
    ):
        legal_affairs(city)
        day = f"{timezone.localdate().year + 200}-01-01"
        asked = {"effective_on": day, "document": "演练", "note": "", **extra}
        answer = city.client("songfa").post(f"/office/laws/legal-aid-law/{path}", asked)
        assert (answer.status_code, "太远，请检查年份" in answer.content.decode()) == (422, True)
