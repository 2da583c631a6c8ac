"""What a shell is told: 1 where the answer is no, 2 where the question was wrong."""

from pathlib import Path

import pytest

from zhichi.config.command import CommandLine


def left_with(*words: str) -> object:
    with pytest.raises(SystemExit) as left:
        CommandLine(["zhichi", *words]).execute()
    return left.value.code


def test_a_bundle_that_is_not_whole_is_answered_with_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "b.zip"
    file.write_bytes(b"no zip")
    assert left_with("dossier", "verify", str(file)) == 1
    assert left_with("dossier", "verify", str(tmp_path / "none.zip")) == 1
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 2
    assert all("不对：" in line for line in told)


@pytest.mark.parametrize(
    "words", [("dossier",), ("dossier", "verify"), ("dossier", "export", "X"), ("nothing",)]
)
def test_a_question_that_is_wrong_is_answered_with_two(words: tuple[str, ...]):
    assert left_with(*words) == 2
