"""Filling in a fillable PDF as viewers do: with pypdf, with PDFium's own editor, and without appearances."""

from __future__ import annotations

import ctypes
from io import BytesIO

import pypdfium2
import pypdfium2.raw as pdfium
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, TextStringObject


def values_by_pypdf(pdf: bytes) -> dict[str, object]:
    """Name → value of every field, as pypdf reads them."""
    return {name: field.get("/V") for name, field in (PdfReader(BytesIO(pdf)).get_fields() or {}).items()}


def values_by_pdfium(pdf: bytes) -> dict[str, str]:
    """Name → value of every field, as PDFium reads them."""
    found = {}
    with pypdfium2.PdfDocument(pdf) as document:
        document.init_forms()
        form = document.formenv.raw
        for page in document:
            for annotation in _annotations(page):
                name = _text(pdfium.FPDFAnnot_GetFormFieldName, form, annotation)
                found[name] = _text(pdfium.FPDFAnnot_GetFormFieldValue, form, annotation)
                pdfium.FPDFPage_CloseAnnot(annotation)
            page.close()
    return found


def filled_by_pypdf(pdf: bytes, values: dict[str, str]) -> bytes:
    """The form with these values written by pypdf, with appearances that it draws."""
    writer = PdfWriter(clone_from=BytesIO(pdf))
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    return _written(writer)


def filled_without_looks(pdf: bytes, values: dict[str, str]) -> bytes:
    """The form with these values, and no field has an appearance any more."""
    writer = PdfWriter(clone_from=BytesIO(pdf))
    for page in writer.pages:
        for annotation in page.get("/Annots", []):
            field = annotation.get_object()
            field.pop("/AP", None)
            if field.get("/T") in values:
                field[NameObject("/V")] = TextStringObject(values[field["/T"]])
    return _written(writer)


def filled_by_pdfium(pdf: bytes, values: dict[str, str]) -> bytes:
    """The form with these values typed into PDFium's editor, field by field, and saved by it."""
    with pypdfium2.PdfDocument(pdf) as document:
        document.init_forms()
        form = document.formenv.raw
        for page in document:
            for annotation in _annotations(page):
                name = _text(pdfium.FPDFAnnot_GetFormFieldName, form, annotation)
                if name in values:
                    assert pdfium.FORM_SetFocusedAnnot(form, annotation)
                    pdfium.FORM_SelectAllText(form, page)
                    typed = (values[name] + "\0").encode("utf-16-le")
                    letters = (ctypes.c_ushort * (len(typed) // 2)).from_buffer_copy(typed)
                    pdfium.FORM_ReplaceSelection(form, page, letters)
                    pdfium.FORM_ForceToKillFocus(form)
                pdfium.FPDFPage_CloseAnnot(annotation)
            page.close()
        kept = BytesIO()
        document.save(kept)
    return kept.getvalue()


def _annotations(page):
    for place in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, place)
        if pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_WIDGET:
            yield annotation


def _text(ask, form, annotation) -> str:
    long = ask(form, annotation, None, 0)
    buffer = ctypes.create_string_buffer(long)
    ask(form, annotation, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), long)
    return buffer.raw[: long - 2].decode("utf-16-le")


def _written(writer: PdfWriter) -> bytes:
    kept = BytesIO()
    writer.write(kept)
    return kept.getvalue()
