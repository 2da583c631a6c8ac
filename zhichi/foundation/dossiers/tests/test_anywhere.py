"""The verifier runs where a judge's clerk has it: an old Python, a window that knows no Chinese, nothing installed."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from zhichi.foundation.dossiers.actions import describing
from zhichi.foundation.dossiers.actions.bundling import verifier_text
from zhichi.foundation.dossiers.tests.factories import bundle, changed, files_of, packed, sealed
from zhichi.foundation.papers.public import PressError

TREE = ast.parse(verifier_text(), feature_version=(3, 9))
NEWER = {"match_case", "TryStar", "TypeAlias"}


def test_it_takes_nothing_but_the_standard_library():
    named = {alias.name for node in ast.walk(TREE) if isinstance(node, ast.Import) for alias in node.names}
    named |= {node.module or "" for node in ast.walk(TREE) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in named} <= sys.stdlib_module_names


def test_it_uses_no_word_that_came_after_python_3_9():
    assert not NEWER & {type(node).__name__ for node in ast.walk(TREE)}
    # Unions written with | stand in annotations only, and those are not run.
    froms = [node for node in TREE.body if isinstance(node, ast.ImportFrom)]
    assert froms[0].module == "__future__"
    assert froms[0].names[0].name == "annotations"
    calls = [node for node in ast.walk(TREE) if isinstance(node, ast.Call)]
    words = {word.arg for call in calls for word in call.keywords if getattr(call.func, "id", "") == "zip"}
    assert "strict" not in words


@pytest.fixture
def file(city, monkeypatch, tmp_path: Path) -> Path:
    def printed(contents):
        raise PressError("没有")

    monkeypatch.setattr(describing, "printed", printed)
    found = tmp_path / "b.zip"
    found.write_bytes(bundle(sealed(city)))
    found.with_name("verify_dossier.py").write_bytes(verifier_text())
    return found


def run(file: Path, *, encoding: str, python: str = sys.executable) -> "subprocess.CompletedProcess[bytes]":
    surroundings = {
        "PATH": os.environ["PATH"],
        "PYTHONIOENCODING": encoding,
        "PYTHONUTF8": "0",
        "LC_ALL": "C",
    }
    command = [python, "-S", str(file.with_name("verify_dossier.py")), str(file)]
    return subprocess.run(command, capture_output=True, check=False, timeout=60, env=surroundings)


@pytest.mark.django_db
@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "gbk", "cp437", "utf-8"])
def test_a_window_without_chinese_changes_neither_answer_nor_exit(file: Path, encoding: str):
    done = run(file, encoding=encoding)
    read = encoding if encoding == "gbk" else "utf-8"
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode(read).startswith("对：案号")
    file.write_bytes(file.read_bytes()[:-1])
    done = run(file, encoding=encoding)
    assert (done.returncode, done.stderr, done.stdout.count(b"\n")) == (1, b"", 1)
    assert done.stdout.decode(read).startswith("不对：")


@pytest.mark.django_db
def test_half_a_sign_in_a_title_is_told_in_one_line_and_not_as_a_crash(file: Path):
    files = files_of(file.read_bytes())
    held = changed(files["manifest.json"], case="x").replace(b'"case":"x"', b'"case":"\xed\xa0\x80"')
    file.write_bytes(packed(files | {"manifest.json": held}))
    done = run(file, encoding="utf-8")
    assert (done.returncode, done.stderr, done.stdout.count(b"\n")) == (1, b"", 1)


@pytest.mark.django_db
@pytest.mark.parametrize("version", ["3.9", "3.13"])
def test_an_older_and_a_newer_python_say_the_same(file: Path, version: str):
    python = shutil.which(f"python{version}")
    answers = python and subprocess.run([python, "-c", ""], check=False, capture_output=True).returncode == 0
    if not python or not answers:
        pytest.skip(f"no Python {version} here")
    done = run(file, encoding="utf-8", python=python)
    assert (done.returncode, done.stderr) == (0, b"")
