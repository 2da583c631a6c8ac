"""A sender of files in pieces, as the script of the pages is one."""

import base64
import hashlib
from typing import Any

from django.test import Client

PIECE = "application/partial-upload"


def begun(client: Client, content: bytes, name: str = "%E6%AC%A0%E6%9D%A1.pdf", **headers: Any):
    digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
    told = {"Upload-Length": str(len(content)), "Upload-Name": name, "Repr-Digest": f"sha-256=:{digest}:"}
    return client.post("/uploads/", headers=told | headers)


def patch(client: Client, place: str, offset: int, piece: bytes):
    return client.patch(place, piece, content_type=PIECE, headers={"Upload-Offset": str(offset)})


def sent(client: Client, content: bytes, size: int = 100_000) -> str:
    """The whole file, piece by piece; answers its place."""
    place = begun(client, content)["Location"]
    for offset in range(0, len(content), size):
        answer = patch(client, place, offset, content[offset : offset + size])
        assert answer.status_code == 204, answer.content
    return place


def code_of(place: str) -> str:
    return place.strip("/").split("/")[-1]
