"""A file frozen: hashes for ever, content until the law lets it go. The database refuses changes (`triggers`)."""

import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models

from zhichi.foundation.dossiers.enums import FreezeKind
from zhichi.foundation.dossiers.models.dossier import Dossier
from zhichi.foundation.dossiers.rules.freezing import Line, statement
from zhichi.foundation.statements.public import Row
from zhichi.foundation.vault.public import open_bytes, seal_bytes
from zhichi.kernel import canonical


class Freeze(Row):
    """One root over what came in since the freeze before. Nothing in it names a person.

    `leaves` are the leaf hashes, `items` [hash, digest, size, media, part, ref] of each, in the order of the lines.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="freezes", db_index=False)
    seq = models.PositiveSmallIntegerField("第几次")
    kind = models.CharField("固定", max_length=10, choices=FreezeKind.choices)
    at = models.DateTimeField("时间")
    by = models.CharField("行为人", max_length=80)
    act = models.CharField("决定的台账指纹", max_length=64, blank=True)
    hash_name = models.CharField("算法", max_length=10)
    count = models.PositiveIntegerField("件数")
    root = models.CharField("根", max_length=64)
    prev = models.CharField("前一次", max_length=64)
    digest = models.CharField("指纹", max_length=64, unique=True)
    leaves = models.JSONField("叶")
    items = models.JSONField("各件的摘要")
    entry_digest = models.CharField("台账指纹", max_length=64)

    class Meta:
        verbose_name = "卷宗固定"
        ordering = ["dossier", "seq"]
        constraints = [models.UniqueConstraint(fields=["dossier", "seq"], name="dossiers_freeze_in_order")]

    def __str__(self) -> str:
        return f"{self.dossier_id}#{self.seq} {self.get_kind_display()}"

    def said(self, number: str) -> dict[str, Any]:
        """The statement as it was chained; `number` of the case."""
        return statement(
            case=number,
            seq=self.seq,
            kind=self.kind,
            at=self.at,
            by=self.by,
            act=self.act,
            hash_name=self.hash_name,
            count=self.count,
            root=self.root,
            prev=self.prev,
        )


class FrozenContent(Row):
    """The lines of a freeze and the bytes of what is data, sealed by the vault; emptied when the file is destroyed."""

    freeze = models.OneToOneField(Freeze, on_delete=models.PROTECT, primary_key=True, related_name="content")
    sealed = models.BinaryField("密封的内容", null=True)
    erased_at = models.DateTimeField("清除时间", null=True)

    class Meta:
        verbose_name = "固定的内容"

    def __str__(self) -> str:
        return str(self.freeze_id)


def sealed_content(lines: Sequence[Line], data: Mapping[str, bytes], *, bound_to: str) -> bytes:
    """Lines and data (by digest) as they are kept; bound to the digest of their freeze."""
    plain = canonical.encode(
        {"lines": list(lines), "data": {digest: one.decode() for digest, one in data.items()}}
    )
    return seal_bytes(zlib.compress(plain, 1), context=_context(bound_to))


def content_of(freeze: Freeze) -> tuple[list[Line], dict[str, bytes]]:
    """The lines, and the bytes of what is data by digest; both empty once the file was destroyed."""
    sealed = freeze.content.sealed
    if sealed is None:
        return [], {}
    held = json.loads(zlib.decompress(open_bytes(bytes(sealed), context=_context(freeze.digest))))
    return held["lines"], {digest: text.encode() for digest, text in held["data"].items()}


def _context(digest: str) -> bytes:
    return f"dossiers.FrozenContent:{digest}".encode()
