"""Catalogues are read as gettext's tools write them, and written so that they read the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhichi.kernel.po import Entry, PoError, parse, written

SAMPLE = """# A translator's note
#: a.html:3
#, fuzzy
msgid "首页"
msgstr ""
"First "
"page"

msgid "say \\"hi\\"\\n"
msgstr "\\\\ back"
"""


def test_it_reads_places_long_texts_and_escapes():
    first, second = parse(SAMPLE)
    assert (first.msgid, first.msgstr, first.places) == ("首页", "First page", ["a.html:3"])
    assert (second.msgid, second.msgstr) == ('say "hi"\n', "\\ back")


@pytest.mark.parametrize("text", ["nonsense", 'msgctxt "a"', '"before"', "msgid first"])
def test_what_is_no_catalogue_is_refused(text: str):
    with pytest.raises(PoError):
        parse(text)


@given(st.text(), st.text())
def test_what_is_written_is_read(msgid: str, msgstr: str):
    assert parse(written([Entry(msgid, msgstr)])) == [Entry(msgid, msgstr)]
