import pytest

from zhichi.kernel import writes


def test_reads_do_not_write_unless_a_reason_is_given() -> None:
    assert not writes.writes_allowed()
    with writes.allowed("counter against guessing"):
        assert writes.writes_allowed()
    assert not writes.writes_allowed()


def test_the_door_closes_after_an_error() -> None:
    with pytest.raises(RuntimeError), writes.allowed("access log"):
        raise RuntimeError
    assert not writes.writes_allowed()


def test_a_reason_must_be_given() -> None:
    with pytest.raises(ValueError, match="why"), writes.allowed(""):
        pass
