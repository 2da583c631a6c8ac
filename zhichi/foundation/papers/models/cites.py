"""What the templates stand on. Fits `sockets.CITERS`."""

from collections.abc import Iterator

from django.urls import reverse

from zhichi.foundation.papers.models.template import PaperTemplate
from zhichi.foundation.sockets.public import Citing


def templates_cited() -> Iterator[Citing]:
    """Every template with a basis, as it was published last."""
    newest = {one.key: one for one in PaperTemplate.objects.order_by("key", "version")}
    for one in newest.values():
        basis = one.document.get("basis", "")
        if basis:
            url = reverse("papers:template", args=[one.key])
            yield Citing(
                "文书模板", one.key, one.title, basis, url, version=str(one.version), since=one.effective_from
            )
