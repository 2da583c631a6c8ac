"""The English catalogue says everything that citizens read, and nothing besides."""

import pytest

from tests.house.rules.english import (
    catalogue,
    catalogue_faults,
    citizen_templates,
    of_code,
    of_data,
    wanted,
)
from tests.house.rules.tree import Source, excuse, reviewed
from zhichi.kernel.po import Entry

pytestmark = pytest.mark.house
# Lists of exceptions only shrink: whoever translates a page lowers the number.
MOST_EXCEPTIONS = 0


def test_every_text_of_a_citizen_page_has_english_and_no_english_is_left_over():
    exceptions = reviewed("english_exceptions")
    assert excuse(catalogue_faults(wanted(), catalogue()), exceptions) == []
    assert len(exceptions) <= MOST_EXCEPTIONS


def test_the_pages_looked_at_are_those_of_citizens_with_what_they_use():
    names = citizen_templates()
    assert "services/citizen/home.html" in names
    assert "ui/layout/base.html" in names
    assert "components/door/index.html" in names
    assert not any("/officer/" in name for name in names)


def test_a_missing_a_stale_and_a_doubled_entry_are_told():
    wanted_here = {"首页": ["a.html"], "查询": ["b.html"]}
    held = [Entry("首页", "First page"), Entry("首页", "Home"), Entry("旧的", "Old"), Entry("查询", "")]
    assert catalogue_faults(wanted_here, held) == [
        "b.html: no English for 查询",
        "django.po: nothing says 旧的 any more",
        "django.po: twice 首页",
    ]


def test_texts_of_code_are_found_with_their_holes_and_without_docstrings():
    source = Source("a.py", '"""说明"""\nX = f"还有 {n} 天"\nY = "请填写“%s”。" % n\nZ = r"\\d[一二]"\n')
    assert list(of_code(source)) == ["还有 {0} 天", "请填写“{0}”。"]


def test_of_data_only_what_people_read_is_found():
    told = {
        "title": "法律咨询",
        "basis": "条例",
        "options": {"labour": "劳动"},
        "states": {"a": {"public": "已收到"}},
    }
    assert list(of_data(told)) == ["法律咨询", "劳动", "已收到"]
