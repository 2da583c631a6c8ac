"""The register as open data: GeoJSON and CSV of public fields, streamed, with entity tag and time of last change."""

import csv
import json
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import quote_etag
from django.views.decorators.http import condition, require_safe

from zhichi.domains.network.models import Point, PointItem
from zhichi.domains.network.models.published import published_at
from zhichi.domains.network.rules.hours import hours_words
from zhichi.domains.network.rules.table import defused
from zhichi.foundation.accounts.public import CITIZEN

# Name and what it is, in the order of the columns.
FIELDS = {
    "code": "编号",
    "name": "名称",
    "tier": "层级（city 市，county 县，township 乡镇，village 村）",
    "kind": "种类",
    "region_code": "所在区划代码（12 位）",
    "region": "所在区划",
    "address": "地址",
    "lon": "经度（度，CGCS2000）",
    "lat": "纬度（度，CGCS2000）",
    "phone": "电话",
    "hours": "开放时间",
    "items": "能办什么（代码，以空格分开）",
    "mode": "服务方式",
    "opened_on": "启用日期",
    "synthetic": "是否演示数据（1 是，0 否）",
}
CHUNK = 1000


class Echo:
    """A file that hands back what is written, so that the csv writer can stream."""

    def write(self, text: str) -> str:
        return text


@login_not_required
@require_safe
def about(request: HttpRequest) -> HttpResponseBase:
    context = {"fields": list(FIELDS.items()), "licence": settings.ZHICHI_OPEN_DATA_LICENCE}
    return render(request, "network/citizen/open_data.html", context)


@login_not_required
@require_safe
def geojson(request: HttpRequest) -> HttpResponseBase:
    return _sent(request, "points.geojson", "application/geo+json", _features(request))


@login_not_required
@require_safe
def table(request: HttpRequest) -> HttpResponseBase:
    # The mark at the front lets spreadsheet programs read the Chinese (RFC 4180 says nothing of it).
    return _sent(request, "points.csv", "text/csv; charset=utf-8; header=present", _lines())


def rows() -> Iterator[dict[str, Any]]:
    """Public fields of every operating point, by code."""
    points = Point.objects.visible_to(CITIZEN).order_by("code").select_related("region")
    for point in points.prefetch_related("items").iterator(chunk_size=CHUNK):
        yield {
            "code": point.code,
            "name": point.name,
            "tier": point.tier,
            "kind": point.kind,
            "region_code": point.region_id,
            "region": point.region.full_name,
            "address": point.address,
            "lon": point.lon,
            "lat": point.lat,
            "phone": point.phone,
            "hours": "；".join(hours_words(point.hours)),
            "items": " ".join(sorted(item.item for item in point.items.all())),
            "mode": point.mode,
            "opened_on": point.opened_on.isoformat() if point.opened_on else None,
            "synthetic": int(point.synthetic),
        }


def _features(request: HttpRequest) -> Iterator[str]:
    head = {
        "type": "FeatureCollection",
        "title": "济宁市公共法律服务点",
        "as_of": timezone.localdate().isoformat(),
        "licence": settings.ZHICHI_OPEN_DATA_LICENCE,
        "about": request.build_absolute_uri(reverse("network:open_data")),
    }
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "features": ['
    for number, row in enumerate(rows()):
        lon, lat = row.pop("lon"), row.pop("lat")
        geometry = None if lon is None else {"type": "Point", "coordinates": [lon, lat]}
        feature = {"type": "Feature", "id": row["code"], "geometry": geometry, "properties": row}
        yield (",\n" if number else "\n") + json.dumps(feature, ensure_ascii=False)
    yield "\n]}\n"


def _lines() -> Iterator[str]:
    writer = csv.DictWriter(Echo(), FIELDS)
    yield "\ufeff" + ",".join(FIELDS) + "\r\n"
    for row in rows():
        yield writer.writerow(
            {name: defused(value) if isinstance(value, str) else value for name, value in row.items()}
        )


def _version() -> str:
    """A digest of everything that the files are made of. Two statements and no object a row."""
    digest = sha256(f"{timezone.localdate()}|{settings.ZHICHI_OPEN_DATA_LICENCE}".encode())
    fields = (
        "code", "name", "tier", "kind", "region__full_name", "address", "lon", "lat", "phone", "hours", "mode",
        "opened_on", "synthetic",
    )  # fmt: skip
    visible = Point.objects.visible_to(CITIZEN).order_by("code")
    for row in visible.values_list(*fields).iterator(chunk_size=CHUNK):
        digest.update(repr(row).encode())
    items = PointItem.objects.order_by("point_id", "item").values_list("point_id", "item")
    for pair in items.iterator(chunk_size=CHUNK):
        digest.update(repr(pair).encode())
    return digest.hexdigest()[:32]


def _sent(request: HttpRequest, name: str, kind: str, parts: Iterator[str]) -> HttpResponseBase:
    def tag(request: HttpRequest) -> str:
        return quote_etag(f"{_version()}-{name.rpartition('.')[2]}")

    def changed(request: HttpRequest) -> datetime:
        return published_at(timezone.now())

    @condition(etag_func=tag, last_modified_func=changed)
    def whole(request: HttpRequest) -> StreamingHttpResponse:
        response = StreamingHttpResponse(parts, content_type=kind)
        response["Cache-Control"] = "public, max-age=300"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        about_page = request.build_absolute_uri(reverse("network:open_data"))
        response["Link"] = f'<{about_page}>; rel="describedby"'
        # Anybody's page may read it: there is nothing in it that is not open.
        response["Access-Control-Allow-Origin"] = "*"
        return response

    return whole(request)
