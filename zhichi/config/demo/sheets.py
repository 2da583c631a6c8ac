"""A sound PDF of a few empty-looking pages, for documents of the demo city that nobody wrote."""


def sheet(words: str, pages: int) -> bytes:
    """`words` in Latin letters at the head of each page."""
    text = f"BT /F1 14 Tf 80 740 Td ({words}) Tj ET"
    kids = " ".join(f"{n + 4} 0 R" for n in range(pages))
    font = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources {font} >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>",
        f"<< /Length {len(text)} >>\nstream\n{text}\nendstream",
        *[page] * pages,
    ]
    out, places = "%PDF-1.7\n", []
    for n, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{n} 0 obj\n{body}\nendobj\n"
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}"
    tail = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return (out + head + tail).encode()
