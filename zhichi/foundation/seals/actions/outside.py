"""A document that comes from outside, brought as PDF: whether it may be sealed, its pages and its digest."""

from dataclasses import dataclass
from datetime import datetime

from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.files.public import Mime, StoredFile, original
from zhichi.foundation.seals.rules.book import Rulebook
from zhichi.foundation.seals.rules.sheets import is_empty, pages_of
from zhichi.foundation.signing.public import PdfCheck, PdfFault, check_pdf, inspect_pdf
from zhichi.foundation.vault.public import crypto


@dataclass(frozen=True)
class Brought:
    """`kind` is one of the rulebook's documents; `pages` as the applicant counted them."""

    file: StoredFile
    title: str
    kind: str
    pages: int


def brought_fault(brought: Brought, book: Rulebook) -> tuple[str, int, str]:
    """(one sentence or "", pages, digest of the bytes)."""
    if brought.kind not in book.documents:
        return "请选择是什么文件。", 0, ""
    if not 2 <= len(brought.title.strip()) <= 100:
        return "请写文件名称，2 到 100 个字。", 0, ""
    with original(brought.file) as held:
        data = held.read()
    if is_empty(data):
        return "这份文件是空白的，空白文件不能盖章。", 0, ""
    pages = pages_of(data)
    if pages and pages != brought.pages:
        return f"文件有 {pages} 页，您写的是 {brought.pages} 页，请核对。", 0, ""
    return "", pages or brought.pages, crypto().hexdigest(data)


def refuse_hostile(brought: Brought, *, at: datetime) -> None:
    """RefusedError for a PDF with a script, a file inside, a password, a wrong or empty page, a bomb, or a signature
    over something else than what stands there now."""
    if brought.file.mime != Mime.PDF:
        raise RefusedError("请交 PDF 文件，其他格式先转成 PDF。", "file")
    with original(brought.file) as held:
        data = held.read()
    try:
        inspect_pdf(data)
    except PdfFault as error:
        raise RefusedError(str(error), "file") from error
    if b"/ByteRange" in data and is_tampered(check_pdf(data, at=at)):
        raise RefusedError("文件里已有的电子签名以后，内容被改动过，不能盖章。请交没有改动过的原件。", "file")


def is_tampered(proved: PdfCheck) -> bool:
    """Whether a signature in it, whoever made it, is broken or something it does not allow was added behind it."""
    return bool(proved.fault) or any(not one.intact or one.changed for one in proved.signatures)
