"""Pictures as the file takes them in: no finer than paper shows, so printing makes none smaller."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader

FINEST = 3300  # pixels along the longer side: 300 an inch over the width of a Letter sheet that lies
_QUALITY = 92


def for_paper(data: bytes) -> bytes:
    """The picture with its longer side at most FINEST; as it is where it is no larger, or cannot be read.

    A PNG stays a PNG and a JPEG a JPEG; it is turned as the camera says, and nothing but the picture is left.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    kind, size = reader.format().toStdString(), reader.size()
    if kind not in ("png", "jpeg") or max(size.width(), size.height()) <= FINEST:
        return data
    reader.setAutoTransform(True)
    reader.setScaledSize(size.scaled(QSize(FINEST, FINEST), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return data
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    if not _plain(image).save(kept, kind.upper(), _QUALITY if kind == "jpeg" else -1):
        return data
    return bytes(kept.data().data())


def _plain(image: QImage) -> QImage:
    """The picture in the colours of screens and in a form that every viewer knows, without remarks."""
    srgb = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    if image.colorSpace().isValid() and image.colorSpace() != srgb:
        image = image.convertedToColorSpace(srgb)
    forms = QImage.Format
    if image.isGrayscale() and not image.hasAlphaChannel():
        image = image.convertToFormat(forms.Format_Grayscale8)
    else:
        image = image.convertToFormat(forms.Format_ARGB32 if image.hasAlphaChannel() else forms.Format_RGB32)
    for remark in image.textKeys():
        image.setText(remark, "")
    return image
