import stat
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from zhichi.foundation.vault import keyring
from zhichi.foundation.vault.enums import Purpose
from zhichi.foundation.vault.keyring import KeyringError


def ids(folder: str) -> list[str]:
    return [key.label for key in keyring.load(Path(folder)).keys]


def test_a_keyring_is_made_once_with_a_key_for_every_purpose(own_keys: Path):
    first = keyring.load(own_keys)
    assert {key.purpose for key in first.keys} == set(Purpose)
    assert len({key.secret for key in first.keys}) == len(Purpose)
    assert keyring.load(own_keys).keys == first.keys
    assert [path.name for path in own_keys.parent.iterdir()] == ["vault"]


def test_only_the_owner_may_read_the_keys(own_keys: Path):
    keyring.load(own_keys)
    assert stat.S_IMODE(own_keys.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in own_keys.iterdir()} == {0o600}


def test_processes_that_start_together_agree(own_keys: Path):
    with ProcessPoolExecutor(4) as pool:
        seen = list(pool.map(ids, [str(own_keys)] * 8))
    assert all(labels == seen[0] for labels in seen)
    assert [path.name for path in own_keys.parent.iterdir()] == ["vault"]


def test_a_lost_key_is_named(own_keys: Path):
    lost = keyring.load(own_keys).newest[Purpose.FIELD]
    keyring.rotate(own_keys, Purpose.FIELD)
    (own_keys / f"{lost.label}.key").unlink()
    with pytest.raises(KeyringError, match=rf"{lost.id.hex()}.*restore"):
        keyring.find(own_keys, lost.id)


def test_a_keyring_without_its_blind_key_is_refused_not_remade(own_keys: Path):
    lost = keyring.load(own_keys).newest[Purpose.BLIND]
    (own_keys / f"{lost.label}.key").unlink()
    with pytest.raises(KeyringError, match=r"no blind key: restore"):
        keyring.load(own_keys)


@pytest.mark.parametrize("content", ["", "zz", "00" * 32, "00" * 31])
def test_a_damaged_key_file_is_named(own_keys: Path, content: str):
    key = keyring.load(own_keys).newest[Purpose.FIELD]
    path = own_keys / f"{key.label}.key"
    path.unlink()
    path.write_text(content)
    with pytest.raises(KeyringError, match=path.name):
        keyring.load(own_keys)


def test_a_key_made_by_another_process_is_found_even_within_one_clock_tick(own_keys: Path, monkeypatch):
    stale = keyring.load(own_keys)
    key = keyring.new_key(Purpose.FIELD, 2)
    keyring._write(own_keys, key)
    real, calls = keyring._read, []

    class Sticky:
        """A cache that took two changes for one."""

        def __call__(self, folder, changed):
            return stale if not calls else real(folder, changed)

        def cache_clear(self):
            calls.append(1)

    monkeypatch.setattr(keyring, "_read", Sticky())
    assert keyring.find(own_keys, key.id) == key


def test_the_blind_key_is_never_rotated(own_keys: Path):
    with pytest.raises(KeyringError, match="index"):
        keyring.rotate(own_keys, Purpose.BLIND)


def test_the_newest_version_is_used_also_past_nine(own_keys: Path):
    for _ in range(10):
        newest = keyring.rotate(own_keys, Purpose.FIELD)
    assert newest.version == 11
    assert keyring.load(own_keys).newest[Purpose.FIELD] == newest
