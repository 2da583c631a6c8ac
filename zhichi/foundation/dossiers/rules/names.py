"""What the files of a bundle are called: by number, never by what people named them."""

EXTENSIONS = {
    "application/json": "json",
    "application/pdf": "pdf",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/ofd": "ofd",
}


def item_path(seq: int, n: int, media: str) -> str:
    return f"items/{seq:03d}-{n:04d}.{EXTENSIONS.get(media, 'bin')}"
