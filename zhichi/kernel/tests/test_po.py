"""Catalogues are read as gettext's tools write them, and written so that they read the same."""

import pytest

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


@pytest.mark.parametrize(
    "text",
    ["", "首页", 'a"b', "\\", "\\n", "a\r\n\tb", "\x85\u2028\x0b", '"', '\\\\"', "# no remark", " ends "],
)
def test_what_is_written_is_read(text: str):
    assert parse(written([Entry(text, text, ["a.html"])])) == [Entry(text, text, ["a.html"])]
