"""`zhichi draw` on files, from the frozen list to the checked bundle, and every step out of its turn."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from zhichi.domains.inspections.tests.factories import NONCES, WITNESSES, manifest
from zhichi.kernel import draw

Run = Callable[..., str]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    Path("m.json").write_text(json.dumps(manifest()), encoding="utf-8")

    def called(*words: str) -> str:
        out = StringIO()
        call_command("draw", *words, stdout=out)
        return out.getvalue()

    return called


def promise(run: Run, *, skip: str = "") -> None:
    for witness, nonce in NONCES.items():
        if witness != skip:
            run("commit", "d.json", "--witness", witness, "--digest", draw.nonce_commitment("sha256", nonce))


def reveal(run: Run, *, skip: str = "") -> None:
    for witness, nonce in NONCES.items():
        if witness != skip:
            run("reveal", "d.json", "--witness", witness, "--nonce", nonce.hex())


def refused(run: Run, *words: str, code: int = 2) -> str:
    before = Path("d.json").read_bytes() if Path("d.json").exists() else b""
    with pytest.raises(CommandError) as caught:
        run(*words)
    assert caught.value.returncode == code
    assert (Path("d.json").read_bytes() if before else b"") == before
    return str(caught.value)


def test_from_the_list_to_the_checked_bundle(run: Run):
    assert "cdac9e0f91440873" in run("commit", "m.json", "--out", "d.json")
    promise(run)
    reveal(run)
    assert "A：LF015、LF014、LF008" in run("run", "d.json")
    run("bundle", "d.json", "--out", "b.json")
    assert "30 个对象里抽中 7 个" in run("verify", "b.json")


def test_a_witness_may_make_a_nonce_here_and_keep_it(run: Run):
    run("commit", "m.json", "--out", "d.json")
    for witness in WITNESSES:
        run("commit", "d.json", "--witness", witness, "--keep", f"{witness}.txt")
        assert Path(f"{witness}.txt").stat().st_mode & 0o777 == 0o600
    for witness in WITNESSES:
        run("reveal", "d.json", "--witness", witness, "--nonce", f"{witness}.txt")
    run("run", "d.json")
    run("bundle", "d.json", "--out", "b.json")
    run("verify", "b.json")


def test_a_kept_nonce_is_not_written_over(run: Run):
    run("commit", "m.json", "--out", "d.json")
    Path("mine.txt").write_text("older", encoding="ascii")
    refused(run, "commit", "d.json", "--witness", "bureau", "--keep", "mine.txt")
    assert Path("mine.txt").read_text(encoding="ascii") == "older"


def test_a_second_start_does_not_write_over_the_first(run: Run):
    run("commit", "m.json", "--out", "d.json")
    refused(run, "commit", "m.json", "--out", "d.json")


def test_nothing_is_revealed_before_all_have_promised(run: Run):
    run("commit", "m.json", "--out", "d.json")
    promise(run, skip="notary")
    assert "notary" in refused(
        run, "reveal", "d.json", "--witness", "bureau", "--nonce", NONCES["bureau"].hex()
    )


def test_a_promise_is_not_changed(run: Run):
    run("commit", "m.json", "--out", "d.json")
    promise(run)
    assert "不能再换" in refused(run, "commit", "d.json", "--witness", "bureau", "--digest", "0" * 64)


def test_a_nonce_that_was_not_promised_is_refused(run: Run):
    run("commit", "m.json", "--out", "d.json")
    promise(run)
    assert "不符" in refused(run, "reveal", "d.json", "--witness", "bureau", "--nonce", "ab" * 32)


def test_a_witness_who_never_reveals_voids_the_draw(run: Run):
    run("commit", "m.json", "--out", "d.json")
    promise(run)
    reveal(run, skip="notary")
    assert "notary" in refused(run, "run", "d.json")
    assert "没有可以公示" in refused(run, "bundle", "d.json", "--out", "b.json")


def test_nobody_draws_twice(run: Run):
    run("commit", "m.json", "--out", "d.json")
    promise(run)
    reveal(run)
    run("run", "d.json")
    assert "不能重抽" in refused(run, "run", "d.json")


def test_a_list_changed_after_the_freeze_goes_no_further(run: Run):
    run("commit", "m.json", "--out", "d.json")
    file = json.loads(Path("d.json").read_text(encoding="utf-8"))
    file["manifest"]["strata"][0]["ids"].pop()
    Path("d.json").write_text(json.dumps(file), encoding="utf-8")
    assert "改动过" in refused(run, "commit", "d.json", "--witness", "bureau", "--digest", "0" * 64)


def test_a_result_changed_by_hand_is_not_published(run: Run):
    run("commit", "m.json", "--out", "d.json")
    promise(run)
    reveal(run)
    run("run", "d.json")
    file = json.loads(Path("d.json").read_text(encoding="utf-8"))
    file["result"]["selected"]["A"][0] = "LF001"
    Path("d.json").write_text(json.dumps(file), encoding="utf-8")
    assert "改动过" in refused(run, "bundle", "d.json", "--out", "b.json")


@pytest.mark.parametrize("take", [-1, 21, 1.5, "3", True])
def test_a_list_that_cannot_be_drawn_is_refused(run: Run, take: object):
    strata = [{"key": "A", "ids": [f"LF{n}" for n in range(20)], "take": take}]
    Path("m.json").write_text(json.dumps(manifest(strata=strata, teams=None)), encoding="utf-8")
    refused(run, "commit", "m.json", "--out", "d.json")
    assert not Path("d.json").exists()


@pytest.mark.parametrize("missing", ["nowhere.json", "."])
def test_what_cannot_be_read_is_told(run: Run, missing: str):
    assert missing in refused(run, "run", missing)
    assert missing in refused(run, "verify", missing, code=1)


def test_a_bundle_that_is_wrong_exits_with_one(run: Run):
    Path("b.json").write_text("{}", encoding="utf-8")
    assert "项目" in refused(run, "verify", "b.json", code=1)
