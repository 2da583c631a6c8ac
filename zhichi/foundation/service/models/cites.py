"""What the ways of service stand on. Fits `sockets.CITERS`."""

from collections.abc import Iterator

from zhichi.foundation.service.models.way import ServiceWay
from zhichi.foundation.service.rules import read
from zhichi.foundation.sockets.public import Citing


def ways_cited() -> Iterator[Citing]:
    """Each way as it was published last."""
    newest = {one.code: one for one in ServiceWay.objects.order_by("code", "version")}
    for one in newest.values():
        method = read(one.document)
        yield Citing("送达方式", one.code, method.title, method.basis, version=str(one.version))
