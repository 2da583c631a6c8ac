"""A stored file: its content is its name, so that the same bytes are kept once."""

from django.db import models

from zhichi.foundation.files.enums import PICTURES, Mime


class StoredFile(models.Model):
    """`digest` is the SHA-256 of the bytes as they came, lower-case hex; `name` the cleaned name of the
    first upload.

    A room that keeps a paper keeps the name its owner gave it beside its own reference to this row.
    """

    digest = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    mime = models.CharField(max_length=100, choices=Mime)
    name = models.CharField(max_length=120)
    stored_at = models.DateTimeField()
    stored_by = models.CharField(max_length=80)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.name} ({self.size} bytes)"

    @property
    def is_picture(self) -> bool:
        return self.mime in PICTURES

    @property
    def original_path(self) -> str:
        return f"originals/{self.digest[:2]}/{self.digest[2:4]}/{self.digest}"

    @property
    def shown_path(self) -> str:
        """Where the variant without EXIF lies; for anything but a picture the original itself."""
        return (
            f"shown/{self.digest[:2]}/{self.digest[2:4]}/{self.digest}"
            if self.is_picture
            else self.original_path
        )
