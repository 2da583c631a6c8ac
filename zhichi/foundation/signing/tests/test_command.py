"""`zhichi signing`: checks a file and says so in its exit code, brings in the bureau's own, lists."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.signing.tests.factories import certified, pdf, sealed


def said(*arguments: object) -> str:
    out = StringIO()
    call_command("signing", *map(str, arguments), stdout=out)
    return out.getvalue()


@pytest.fixture
def sealed_at(city: City, tmp_path: Path) -> Path:
    at = timezone.now()
    path = tmp_path / "sealed.pdf"
    path.write_bytes(sealed(pdf(), certified(at), at))
    return path


def test_a_good_file_passes(sealed_at: Path) -> None:
    assert "任城区法律援助中心（370811-aid）" in said("check", sealed_at)
    found = json.loads(said("check", sealed_at, "--json"))
    assert found["good"] is True
    assert found["signatures"][0]["organ_code"] == "370811-aid"
    assert {prefix["length"] for prefix in found["prefixes"]} >= {len(pdf())}


@pytest.mark.parametrize("data", [pdf(), b"hello", pdf(root="/OpenAction [10 0 R /Fit]")])
def test_another_does_not(city: City, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "other.pdf"
    path.write_bytes(data)
    with pytest.raises(CommandError) as refused:
        said("check", path)
    assert refused.value.returncode == 1


def test_a_changed_file_says_so_as_json_too(sealed_at: Path) -> None:
    sealed_at.write_bytes(sealed_at.read_bytes().replace(b"(page)", b"(paGe)"))
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("signing", "check", str(sealed_at), "--json", stdout=out)
    found = json.loads(out.getvalue())
    assert found["good"] is False
    assert "改动" in found["signatures"][0]["because"]


def test_a_file_that_is_not_there_is_bad_usage(city: City) -> None:
    with pytest.raises(CommandError) as refused:
        said("check", "/nowhere/a.pdf")
    assert refused.value.returncode == 2


def test_lists_what_there_is(sealed_at: Path) -> None:
    listed = said("list")
    assert "自建测试" in listed
    assert "370811-aid" in listed
