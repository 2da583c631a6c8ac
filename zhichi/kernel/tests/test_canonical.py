from collections import OrderedDict
from enum import IntEnum, StrEnum
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from zhichi.kernel import canonical
from zhichi.kernel.canonical import CanonicalError, encode

SAFE = 2**53 - 1
text = st.text(st.characters(exclude_categories=["Cs"]))
values = st.recursive(
    st.none() | st.booleans() | st.integers(-SAFE, SAFE) | text,
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(text, inner),
    max_leaves=30,
)


class Colour(StrEnum):
    RED = "red"


class Level(IntEnum):
    HIGH = 3


@settings(deadline=None, max_examples=200)
@given(values)
def test_the_fast_path_writes_the_bytes_of_rfc8785(value: Any) -> None:
    assert encode(value) == rfc8785.dumps(value)


@settings(deadline=None)
@given(st.dictionaries(text, st.integers(-5, 5) | text))
def test_plain_values_do_take_the_fast_path(value: dict[str, Any]) -> None:
    if all(key < "\ud800" for key in value):
        assert canonical._is_plain(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        # RFC 8785 section 3.2.3: sorted by UTF-16 units, not by code points
        (
            {"\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\U0001f600": 5, "\x80": 6, "\xf6": 7},
            '{"\\r":2,"1":4,"\x80":6,"\xf6":7,"\u20ac":1,"\U0001f600":5,"\ufb33":3}',
        ),
        # section 3.2.2.2: control characters, nothing else escaped
        ('\u20ac$\x0f\nA\'B"\\\\"/\x7f', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/\x7f"'),
        ({"b": [], "a": {}}, '{"a":{},"b":[]}'),
        ([True, False, None, -0, SAFE, -SAFE], f"[true,false,null,0,{SAFE},-{SAFE}]"),
        ({"二": "咫尺"}, '{"二":"咫尺"}'),
        ({Colour.RED: Level.HIGH, "z": Colour.RED}, '{"red":3,"z":"red"}'),
        (OrderedDict(b=1, a=(1, 2)), '{"a":[1,2],"b":1}'),
    ],
)
def test_known_forms(value: Any, expected: str) -> None:
    assert encode(value) == expected.encode()


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        {"a": [1, {"b": 0.5}]},
        OrderedDict(a=1.5),
        {Colour.RED: [2.5]},
        [(1.0,)],
        float("nan"),
        2**53,
        [-(2**53)],
        {1: "a"},
        {None: "a"},
        {"a": b"bytes"},
        {"a": {1, 2}},
        object(),
        "\ud800",
        {"\udfff": 1},
    ],
)
def test_what_has_no_canonical_form_is_refused(value: Any) -> None:
    with pytest.raises(CanonicalError):
        encode(value)


def test_a_value_that_holds_itself_is_refused() -> None:
    loop: list[Any] = []
    loop.append(loop)
    with pytest.raises(CanonicalError, match="itself"):
        encode(loop)
