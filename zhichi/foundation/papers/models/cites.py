"""What the templates stand on. Fits `sockets.CITERS`."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from zhichi.foundation.papers.models.template import PaperTemplate
from zhichi.foundation.sockets.public import Citing


def templates_cited() -> Iterator[Citing]:
    """Every template with a basis, as it is in force."""
    for one in PaperTemplate.objects.current(timezone.localdate()):
        basis = one.document.get("basis", "")
        if basis:
            url = reverse("papers:template", args=[one.key])
            yield Citing(
                "文书模板", one.key, one.title, basis, url, version=str(one.version), since=one.effective_from
            )
