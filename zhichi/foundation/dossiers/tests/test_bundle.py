"""The evidence bundle: what is in it, always the same bytes, checked with nothing but the standard library."""

import json
import shutil
import subprocess
import zipfile

import pytest
from django.core.management import CommandError, call_command

from zhichi.foundation.dossiers.actions import describing
from zhichi.foundation.dossiers.public import BundleError
from zhichi.foundation.dossiers.tests.factories import alone, bundle, decided, files_of, sealed
from zhichi.foundation.files.public import StoredFile
from zhichi.foundation.papers.public import PressError
from zhichi.foundation.vault.public import public_key

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_press(monkeypatch):
    def printed(contents):
        raise PressError("现在不能出 PDF：缺少排版用的库 Pango。")

    monkeypatch.setattr(describing, "printed", printed)


def test_a_citizen_checks_a_bundle_with_python_alone(city, tmp_path):
    file = tmp_path / "bundle.zip"
    dossier = sealed(city)
    file.write_bytes(bundle(dossier))
    done = alone(file, "--key", public_key().hex())
    assert (done.returncode, done.stderr) == (0, "")
    assert f"对：案号 {dossier.case.number}，固定 2 次" in done.stdout
    assert "还没有封印的台账条目" in done.stdout
    without = alone(file)
    assert without.returncode == 0
    assert "没有核对：公钥是不是司法局的" in without.stdout


def test_the_same_state_gives_the_same_bytes_also_after_it_was_taken_out(city, tmp_path):
    dossier = sealed(city)
    first = bundle(dossier)
    out = tmp_path / "b.zip"
    call_command("dossier", "export", dossier.case.number, "--out", str(out))
    assert out.read_bytes() == first == bundle(dossier)
    assert [one.name for one in tmp_path.iterdir()] == ["b.zip"]


def test_common_tools_open_it(city, tmp_path):
    file = tmp_path / "bundle.zip"
    file.write_bytes(bundle(decided(city)))
    with zipfile.ZipFile(file) as box:
        assert box.testzip() is None
    if shutil.which("unzip"):
        assert subprocess.run(["unzip", "-tq", str(file)], check=False, capture_output=True).returncode == 0


def test_it_holds_the_exact_papers_the_index_and_says_what_it_has_not(city):
    files = files_of(bundle(sealed(city)))
    assert list(files)[:2] == ["manifest.json", "signature.json"]
    assert {"README.txt", "verify_dossier.py", "index.html", "catalogue.json", "ledger/entries.json"} <= set(
        files
    )
    assert "index.pdf" not in files
    assert any("没有 index.pdf" in note for note in json.loads(files["manifest.json"])["notes"])
    assert any(data.startswith(b"%PDF-") for data in files.values())
    told = files["index.html"].decode()
    for words in (
        "卷内目录",
        "卷内备考表",
        "决定以后补入：申请人今天才找到工友。",
        "给予法律援助决定书",
        "王秀英",
    ):
        assert words in told


def test_it_is_refused_when_something_frozen_is_gone_or_changed(city):
    dossier = decided(city)
    stored = StoredFile.objects.get(name="合同.pdf")
    from django.core.files.storage import default_storage  # noqa: PLC0415

    with default_storage.open(stored.original_path, "wb") as file:
        file.write(b"%PDF-1.4 other")
    with pytest.raises(BundleError, match="和固定时不一样"):
        bundle(dossier)
    default_storage.delete(stored.original_path)
    with pytest.raises(BundleError, match="找不到了"):
        bundle(dossier)


def test_the_command_lists_exports_and_verifies(city, tmp_path, capsys):
    dossier = sealed(city)
    call_command("dossier", "list", "--frozen", "--json")
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["number"], told["root"], told["late"]) == (dossier.case.number, dossier.root, 1)
    out = tmp_path / "b.zip"
    call_command("dossier", "export", dossier.case.number, "--out", str(out))
    call_command("dossier", "verify", str(out), "--key", public_key().hex())
    assert "对：案号" in capsys.readouterr().out
    with pytest.raises(CommandError, match="用另一把公钥签的") as wrong:
        call_command("dossier", "verify", str(out), "--key", "00" * 32)
    assert wrong.value.returncode == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["export", "LA-000000-2026-000001", "--out", "x.zip"], 2),
        (["verify", "no-such.zip"], 1),
    ],
)
def test_the_command_says_in_one_line_what_is_wrong(db, words, code):
    with pytest.raises(CommandError) as wrong:
        call_command("dossier", *words)
    assert wrong.value.returncode == code
    assert "\n" not in str(wrong.value)
