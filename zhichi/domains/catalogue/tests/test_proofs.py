"""The list of proofs: who may change it, what is refused, what the ledger keeps, what ships."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.actions.proofs import (
    ProofFaultsError,
    end_proof,
    load_proofs,
    publish_proof,
    read_proof,
)
from zhichi.domains.catalogue.enums import Code
from zhichi.domains.catalogue.models import Proof
from zhichi.domains.catalogue.tests.test_proof_rules import SOUND
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.ledger.public import entries_of

pytestmark = pytest.mark.django_db
LAW = Path(settings.DATA) / "law"


def today() -> date:
    return timezone.localdate()


def publish(city: City, *, who: str = "gaofang", new: bool = True, **changes: object) -> Proof:
    facts = replace(SOUND, **({"key": "wages", "effective_from": today()} | changes))  # type: ignore[arg-type]
    return publish_proof(facts=facts, new=new, by=city.actor(who), at=timezone.now())


def codes(proof: Proof) -> list[str]:
    return [entry.code for entry in entries_of(f"proof:{proof.key}")]


def test_a_new_proof_is_on_the_list_and_on_the_ledger(city: City):
    proof = publish(city)
    assert proof in Proof.objects.in_force(today())
    assert codes(proof) == [Code.PROOF_PUBLISHED]


def test_the_same_again_changes_nothing(city: City):
    publish(city)
    assert codes(publish(city, new=False)) == [Code.PROOF_PUBLISHED]


def test_a_change_is_kept_on_the_ledger(city: City):
    publish(city)
    proof = publish(city, new=False, issuer="民政部门")
    assert proof.issuer == "民政部门"
    assert codes(proof) == [Code.PROOF_PUBLISHED] * 2


@pytest.mark.parametrize("who", ["panli", "liming", "sunli", "feng"])
def test_only_the_citys_own_desks_publish(city: City, who: str):
    with pytest.raises(RefusedError, match="只有市局"):
        publish(city, who=who)
    assert not Proof.objects.filter(key="wages").exists()


def test_nothing_is_published_into_the_past(city: City):
    with pytest.raises(ProofFaultsError) as error:
        publish(city, effective_from=today() - timedelta(1))
    assert error.value.by_field == {"effective_from": "施行日期不能早于今天。"}


def test_a_key_is_used_once(city: City):
    publish(city)
    with pytest.raises(ProofFaultsError, match="换一个"):
        publish(city, title="别的证明")


def test_an_ended_proof_is_asked_for_no_more_from_that_day(city: City):
    proof = publish(city)
    end_proof(key="wages", on=today() + timedelta(1), by=city.actor("gaofang"), at=timezone.now())
    assert proof in Proof.objects.in_force(today())
    assert proof not in Proof.objects.in_force(today() + timedelta(1))
    assert codes(proof)[-1] == Code.PROOF_ENDED


@pytest.mark.parametrize("days", [-1, 0])
def test_a_proof_ends_once_and_not_in_the_past(city: City, days: int):
    publish(city)
    if days == 0:
        end_proof(key="wages", on=today(), by=city.actor("gaofang"), at=timezone.now())
    with pytest.raises(RefusedError):
        end_proof(key="wages", on=today() + timedelta(days), by=city.actor("gaofang"), at=timezone.now())


def test_what_ships_is_sound_and_loading_again_changes_nothing(city: City):
    held = Proof.objects.count()
    assert held >= 3
    assert load_proofs(LAW, at=timezone.now()) == {"证明事项": held, "新增": 0}


def test_what_the_bureau_has_changed_survives_the_next_load(city: City):
    facts = replace(Proof.objects.get(key="economic_hardship").facts, issuer="居委会")
    publish_proof(facts=facts, new=False, by=city.actor("gaofang"), at=timezone.now())
    load_proofs(LAW, at=timezone.now())
    assert Proof.objects.get(key="economic_hardship").issuer == "居委会"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("format: other", "format"),
        ("format: zhichi-proof/1\nkey: a", "出处"),
        ("format: zhichi-proof/1\nsource: x\nkey: a", "缺了"),
    ],
)
def test_a_file_that_is_no_proof_is_refused_with_its_name(tmp_path: Path, text: str, said: str):
    folder = tmp_path / "catalogue" / "proofs"
    folder.mkdir(parents=True)
    (folder / "odd.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=said):
        read_proof(folder / "odd.yaml")
    with pytest.raises(ValueError, match=r"odd\.yaml"):
        load_proofs(tmp_path / "law", at=timezone.now())
