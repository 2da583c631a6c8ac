"""Pages of a sample: what the office, the witnesses and everybody else read, and what stays hidden until the end."""

import json
from hashlib import sha256
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.coverage.actions.sampling import freeze_sample, void_sample
from zhichi.domains.coverage.actions.visiting import finish_sample
from zhichi.domains.coverage.actions.witnessing import commit_nonce, invite_witness, reveal_nonce
from zhichi.domains.coverage.models import Sample
from zhichi.domains.coverage.tests.factories import point
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.kernel import crypto, draw

pytestmark = pytest.mark.django_db

BODIES = ["纪检监察组", "公证处"]
FORM = {
    "title": "实地核验",
    "tiers": ["township", "village"],
    "total": "3",
    "witnesses": "纪检监察组\n\n公证处\n",
}


@pytest.fixture
def rooms(city: City) -> list[str]:
    return [point("370811002001", city.units["370811-town"], name=f"许庄{n}室").code for n in range(5)]


def step(city: City, until: str) -> Sample:
    """A sample brought as far as `until`."""
    by, at = city.actor("gaofang"), timezone.now()
    sample = freeze_sample(by=by, at=at, title="实地核验", tiers=["village"], witnesses=BODIES, total=3)
    nonces = {witness.pk: bytes([witness.order]) * 32 for witness in sample.witnesses.all()}
    for witness in sample.witnesses.all() if until != "frozen" else ():
        passed = invite_witness(by=by, at=at, witness=witness)
        digest = sha256(nonces[witness.pk]).hexdigest()
        sample = commit_nonce(by=CITIZEN, at=at, witness=witness, passed=passed, digest=digest)
    for witness in sample.witnesses.all() if until in ("drawn", "finished") else ():
        sample = reveal_nonce(by=CITIZEN, at=at, witness=witness, nonce=nonces[witness.pk].hex())
    return finish_sample(by=by, at=timezone.now(), sample=sample) if until == "finished" else sample


def test_the_city_previews_and_freezes(city: City, rooms: list[str]):
    client = city.client("gaofang")
    assert "还没有做过核验抽样" in client.get("/office/samples/").content.decode()
    page = client.post("/office/samples/new/", FORM | {"preview": ""}).content.decode()
    assert "名单上有 5 个服务点，抽 3 个" in page
    assert not Sample.objects.exists()
    chosen = {"take-370811/village": "4", "freeze": ""}
    assert client.post("/office/samples/new/", FORM | chosen)["Location"] == "/office/samples/S2026-001/"
    assert Sample.objects.get().take == 4
    assert list(Sample.objects.get().witnesses.values_list("body", flat=True)) == BODIES


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"witnesses": "公证处"}, "见证人至少 2 位"),
        ({"left_out": "PLS-1"}, "没有写原因"),
        ({"left_out": "PLS-1 停业"}, "名单里没有 PLS-1"),
        ({"total": "0"}, "至少抽一个"),
        ({"tiers": []}, "请至少选一个层级"),
        ({"take-370811/village": "99"}, "应抽 2 到 5 个，现在是 99 个"),
    ],
)
def test_bad_input_is_told_and_kept(city: City, rooms: list[str], changes: dict[str, str], told: str):
    page = (
        city.client("gaofang").post("/office/samples/new/", FORM | {"freeze": ""} | changes).content.decode()
    )
    assert told in page
    assert "实地核验" in page
    assert not Sample.objects.exists()


def test_a_second_sample_asks_why(city: City, rooms: list[str]):
    step(city, "frozen")
    client = city.client("gaofang")
    assert "上一次抽样 S2026-001 没有完成" in client.get("/office/samples/new/").content.decode()
    assert "请写明原因" in client.post("/office/samples/new/", FORM | {"freeze": ""}).content.decode()
    client.post("/office/samples/new/", FORM | {"freeze": "", "reason": "名单漏了开发区"})
    new, old = Sample.objects.order_by("-code")
    assert new.supersedes == old
    for code in (old.code, new.code):
        page = Client().get(f"/samples/{code}/").content.decode()
        assert "名单漏了开发区" in page


def test_a_pass_is_shown_once_and_opens_the_way(city: City, rooms: list[str]):
    witness = step(city, "frozen").witnesses.first()
    answer = city.client("gaofang").post(f"/office/samples/S2026-001/witnesses/{witness.pk}/")
    passed = answer.content.decode().split("data-pass>")[1].split("<")[0]
    address = f"/samples/S2026-001/witnesses/{witness.pk}/"
    digest = sha256(b"\7" * 32).hexdigest()
    wrong = Client().post(address, {"passed": "0000", "digest": digest})
    assert "口令不对" in wrong.content.decode()
    short = Client().post(address, {"passed": passed, "digest": "07"})
    assert "64 个字符" in short.content.decode()
    assert Client().post(address, {"passed": passed, "digest": digest})["Location"] == "/samples/S2026-001/"
    witness.refresh_from_db()
    assert witness.digest == digest
    assert passed not in city.client("gaofang").get("/office/samples/S2026-001/").content.decode()


def test_until_the_end_nobody_outside_learns_which_points(city: City, rooms: list[str]):
    step(city, "drawn")
    stranger = Client()
    for path in (
        "/samples/",
        "/samples/S2026-001/",
        *(f"/samples/S2026-001/{f}.json" for f in ("manifest", "bundle")),
    ):
        answer = stranger.get(path)
        assert answer.status_code == 200
        assert not any(code in answer.content.decode() for code in rooms), path
        assert "许庄" not in answer.content.decode()
    assert stranger.get("/samples/S2026-001/names.json").status_code == 404
    assert "许庄" not in city.client("zheng").get("/office/samples/").content.decode()


def test_the_bundle_verifies_and_the_names_fit_at_the_end(city: City, rooms: list[str]):
    step(city, "finished")
    bundle = Client().get("/samples/S2026-001/bundle.json").json()
    assert draw.verify(bundle)
    names = Client().get("/samples/S2026-001/names.json").json()["names"]
    profile = crypto.by_hash("sha256")
    found = {profile.hexdigest(bytes.fromhex(row["salt"]) + row["code"].encode()) for row in names}
    assert found == {each for stratum in bundle["manifest"]["strata"] for each in stratum["ids"]}
    assert sorted(row["code"] for row in names) == sorted(rooms)
    page = Client().get("/samples/S2026-001/").content.decode()
    assert "真实覆盖率 0 %（0 %—" in page
    assert "没有核验成 3 个" in page


def test_before_the_draw_there_is_no_bundle(city: City, rooms: list[str]):
    step(city, "committed")
    assert Client().get("/samples/S2026-001/bundle.json").status_code == 404


def test_the_end_asks_twice(city: City, rooms: list[str]):
    step(city, "drawn")
    client = city.client("gaofang")
    client.post("/office/samples/S2026-001/finish/")
    assert Sample.objects.get().state == "drawn"
    client.post("/office/samples/S2026-001/finish/", {"sure": "on"})
    assert Sample.objects.get().state == "finished"


def test_a_voided_sample_stays_with_its_reason(city: City, rooms: list[str]):
    step(city, "committed")
    client = city.client("gaofang")
    assert "请写明原因" in client.post("/office/samples/S2026-001/void/", {"reason": ""}).content.decode()
    client.post("/office/samples/S2026-001/void/", {"reason": "公证处没有来揭示"})
    for path in ("/samples/", "/samples/S2026-001/", "/office/samples/", "/office/samples/S2026-001/"):
        assert "公证处没有来揭示" in client.get(path).content.decode()
    assert "一直没有揭示" in client.get("/samples/S2026-001/").content.decode()


def test_the_county_sees_its_tasks_and_cannot_end_or_replace(city: City, rooms: list[str]):
    sample = step(city, "drawn")
    client, first = city.client("panli"), sample.points.first()
    assert "您有 3 个要核验" in client.get("/office/samples/").content.decode()
    page = client.get(f"/office/samples/S2026-001/points/{first.pk}/").content.decode()
    assert "这是突击核验" in page
    assert "启用替补" not in page
    for verb in ("finish", "void"):
        assert (
            client.post(
                f"/office/samples/S2026-001/{verb}/", {"sure": "on", "reason": "不想查了"}
            ).status_code
            == 403
        )
    refused = client.post(
        f"/office/samples/S2026-001/points/{first.pk}/", {"replace": "1", "reason": "不想查了"}
    )
    assert refused.status_code == 403
    assert city.client("liming").get("/office/samples/").status_code == 403


def test_the_points_drawn_are_folded_layer_by_layer_and_none_is_lost(city: City, rooms: list[str]):
    sample = step(city, "finished")
    page = Client().get("/samples/S2026-001/").content.decode()
    answered = list(sample.points.answered().select_related("point"))
    told = page.partition("抽中的服务点</h2>")[2]
    assert f"共 {len(answered)} 个" in told
    assert all(told.count(f'<code class="tabular muted">{each.point.code}</code>') == 1 for each in answered)
    titles = {sample.titles[each.stratum] for each in answered}
    assert all(f"<summary>{title}：" in told for title in titles)
    assert told.count("属实 0 个") == len(titles)


def test_a_substitute_is_named_at_the_end_with_the_reason(city: City, rooms: list[str]):
    sample = step(city, "drawn")
    first = sample.points.first()
    client = city.client("gaofang")
    client.post(f"/office/samples/S2026-001/points/{first.pk}/", {"replace": "1", "reason": "道路中断"})
    client.post("/office/samples/S2026-001/finish/", {"sure": "on"})
    page = Client().get("/samples/S2026-001/").content.decode()
    assert "去不了，由替补代替" in page
    assert "道路中断" in page


@pytest.mark.parametrize("path", ["/office/samples/", "/samples/"])
def test_a_list_asks_as_much_of_one_as_of_many(
    city: City, rooms: list[str], path: str, django_assert_max_num_queries: object
):
    client = city.client("gaofang")
    client.get(path)
    counts = []
    for _ in range(2):
        for _ in range(3):
            void_sample(by=city.actor("gaofang"), at=timezone.now(), sample=again(city), reason="只为数一数")
        with django_assert_max_num_queries(40) as asked:
            client.get(path)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def again(city: City) -> Sample:
    last = Sample.objects.order_by("-code").first()
    given = {
        "title": "实地核验",
        "tiers": ["village"],
        "witnesses": BODIES,
        "supersedes": last,
        "reason": "再来一次",
    }
    return freeze_sample(by=city.actor("gaofang"), at=timezone.now(), **given)


def test_the_command_lists_and_shows(city: City, rooms: list[str]):
    def said(*words: str) -> str:
        out = StringIO()
        call_command("sample", *words, stdout=out)
        return out.getvalue()

    assert "还没有抽样" in said("list")
    sample = step(city, "finished")
    assert "S2026-001" in said("list")
    assert json.loads(said("list", "--json"))[0]["estimate"]["share"] == 0
    assert "真实覆盖率 0 %（0 %—" in said("show", "S2026-001")
    assert json.loads(said("show", "S2026-001", "--json"))["commitment"] == sample.commitment
    for wrong in (["show"], ["show", "S2026-009"], ["list", "S2026-001"], []):
        with pytest.raises(CommandError):
            said(*wrong)
