from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from zhichi.foundation.vault.public import open_bytes, public_key, seal_bytes
from zhichi.foundation.vault.sealing import keys


def run(*words: str) -> str:
    out = StringIO()
    call_command("keys", *words, stdout=out)
    return out.getvalue()


def test_show_prints_ids_and_the_public_key_and_no_secret(each_profile):
    shown = run("show")
    assert public_key().hex() in shown
    for key in keys().keys:
        assert key.label in shown
        assert key.secret.hex() not in shown


@pytest.mark.parametrize("use", [[], ["fields"], ["signing"]])
def test_rotate_adds_a_key_and_says_to_back_up(use):
    old = seal_bytes(b"x")
    before = {key.label for key in keys().keys}
    said = run("rotate", *use)
    (new,) = {key.label for key in keys().keys} - before
    assert new in said
    assert "back up" in said
    assert "sign" in new if use == ["signing"] else "field" in new
    assert open_bytes(old) == b"x"


def test_a_damaged_keyring_is_one_line_and_exit_2(own_keys):
    run("show")
    path = next(own_keys.glob("field-*"))
    path.unlink()
    path.write_text("zz")
    with pytest.raises(CommandError, match="restore") as refused:
        run("show")
    assert refused.value.returncode == 2
