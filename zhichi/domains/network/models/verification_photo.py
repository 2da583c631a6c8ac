"""A photo taken for a verification. `phash` is its 64-bit perceptual hash (signed) (equal pictures are found)."""

from django.db import models

from zhichi.domains.network.models.verification import Verification
from zhichi.foundation.files.public import StoredFile


class VerificationPhoto(models.Model):
    """A photo taken for a verification. `phash` is its 64-bit perceptual hash (signed) (equal pictures are found)."""

    verification = models.ForeignKey(
        Verification, verbose_name="核验", on_delete=models.CASCADE, related_name="photos"
    )
    file = models.ForeignKey(
        StoredFile, verbose_name="照片", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    phash = models.BigIntegerField("图像指纹", db_index=True)
    taken_at = models.DateTimeField("拍摄时间", null=True, blank=True)
