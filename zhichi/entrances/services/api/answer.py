"""How an operation answers: a shape written out as JSON once."""

from collections.abc import Mapping

from django.http import HttpResponse
from pydantic import BaseModel


def answer(
    shape: BaseModel, *, status: int = 200, private: bool = False, headers: Mapping[str, str] | None = None
) -> HttpResponse:
    """The response of a shape that was checked when it was made. `private` answers are kept by no cache."""
    response = HttpResponse(
        shape.model_dump_json(by_alias=True), status=status, content_type="application/json", headers=headers
    )
    if private:
        response["Cache-Control"] = "no-store"
    return response
