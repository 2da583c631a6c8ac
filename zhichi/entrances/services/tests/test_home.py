"""The front page, the guides, what this site is: open to everybody, and only to be read."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/", "/guides/", "/about/"])
def test_it_is_open_and_only_read(client: Client, path: str):
    assert client.get(path).status_code == 200
    assert client.head(path).status_code == 200
    assert client.post(path).status_code == 405


def test_the_front_page_has_three_doors(client: Client):
    page = client.get("/").content.decode()
    for address in ("/map/?open=on", "/guides/", "/track/"):
        assert f'href="{address}"' in page
    assert "12348" in page


@pytest.mark.parametrize(("code", "said"), [("legal_aid", "第四十三条"), ("consultation", "7个工作日")])
def test_a_guide_says_who_what_how_long_how_much_where_and_to_whom_to_complain(
    client: Client, code: str, said: str
):
    page = client.get(f"/guides/{code}/").content.decode()
    for asked in ("谁可以办", "要带什么", "要多久", "收费", "在哪里办", "不满意怎么办", "依据", said):
        assert asked in page
    assert f'href="/apply/{code}/"' in page


@pytest.mark.parametrize(
    "path", ["/guides/moon/", "/apply/moon/", "/apply/moon/where/", "/apply/moon/check/"]
)
def test_an_unknown_service_is_not_found(client: Client, path: str):
    answer = client.get(path)
    assert answer.status_code == 404
    assert "首页" in answer.content.decode()
