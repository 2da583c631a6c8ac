"""A stored file as an answer to a request, harmless whatever it holds."""

from django.http import FileResponse, Http404
from django.utils.http import content_disposition_header

from zhichi.foundation.files.actions.keeping import original
from zhichi.foundation.files.actions.keeping import shown as shown_file
from zhichi.foundation.files.models import StoredFile

# Opened in a tab of its own, the file may run nothing, load nothing and belongs to no site.
SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'none'; sandbox"


def respond(
    stored: StoredFile, *, shown: bool = True, download: bool = False, name: str = ""
) -> FileResponse:
    """Answer with the shown variant, or with the original (`shown=False`).

    Only a shown picture is displayed in the browser; everything else is saved. `name` replaces the first
    upload's name. Who may see the file is the caller's question: this asks nothing.
    """
    inline = shown and stored.is_picture and not download
    try:
        held = shown_file(stored) if shown else original(stored)
    except FileNotFoundError as error:  # destroyed with the file of its case: the row stays, with its digest
        raise Http404 from error
    response = FileResponse(held, content_type=stored.mime)
    disposition = content_disposition_header(as_attachment=not inline, filename=name or stored.name)
    response.headers["Content-Disposition"] = disposition or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, no-store"
    return response
